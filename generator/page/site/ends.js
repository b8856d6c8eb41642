// The first screen and the last: going on with a file, keeping answers, handing out a start, leaving nothing behind.
import { announce, byId, h } from "./dom.js";
import { forget, keep, keeping, notice } from "./keep.js";
import { linkOf } from "./link.js";

/** @import { Form, Store } from "./types.d.ts" */
/** @import { Screen } from "./steps.js" */
/** @typedef {{ id: string, title: string }} Stop */

const AFTER = [
  "Download the policy and your answers. Keep the answers: next year you open them here and change what has changed.",
  "Read the policy from start to end. Every sentence has to be true for you: change a part in the preview, or drop it.",
  "Have your board approve it. Then come back, give the day and who approved it, and download it once more.",
  "Give it to everybody whom it covers, and put it where they find it.",
];

/** Put all screens onto the page, each with a way on and a way back.
 * @param {Screen[]} steps
 * @param {{ check: Stop, finish: Stop, order: Stop[] }} stops
 * @param {(from: string) => void} goOn */
export function drawScreens(steps, { check, finish, order }, goOn) {
  const goOnFromCheck = () =>
    h("button", { type: "button", class: "primary", onclick: () => goOn(check.id) }, "Continue");
  byId("screens").replaceChildren(
    ...steps.map((step) => step.element),
    h("div", { id: "screen-change-place" }),
    h(
      "section",
      { class: "screen", id: `screen-${check.id}`, hidden: true },
      h("h1", { tabindex: "-1" }, check.title),
      h(
        "p",
        { class: "lead" },
        "Look at everything once before you take the policy to your board. Where you gave no answer, what is usual counts.",
      ),
      // The list is long: whoever has seen it, or uses a keyboard, need not go through all of it.
      h("p", {}, goOnFromCheck()),
      h("div", { id: "check-list" }),
      h("div", { class: "buttons" }, goOnFromCheck()),
    ),
    h(
      "section",
      { class: "screen", id: `screen-${finish.id}`, hidden: true },
      h("h1", { tabindex: "-1" }, finish.title),
      h("ol", { class: "after" }, ...AFTER.map((line) => h("li", {}, line))),
      h("p", { class: "below" }, h("a", { href: "#policy", class: "button primary" }, "Go to the downloads")),
      h("h2", {}, "Keep your answers"),
      h("div", { id: "finish-keep" }),
      h("div", { class: "buttons" }),
    ),
  );
  order.forEach(({ id }, at) => {
    const before = order[at - 1];
    const buttons = document.querySelector(`#screen-${id} .buttons`);
    if (before) buttons?.append(h("a", { class: "back", href: `#${before.id}` }, "Back"));
  });
}

/** @param {(file: File) => Promise<void>} openFile
 * @param {() => void} goOn */
export function drawStart(openFile, goOn) {
  const open = h("input", {
    type: "file",
    id: "open",
    name: "open",
    accept: ".yaml,.yml",
    "aria-describedby": "open-hint",
  });
  open.addEventListener("change", async () => {
    const file = open.files?.[0];
    if (file) await openFile(file);
    open.value = "";
  });
  byId("start-again").replaceChildren(
    h("h2", {}, "Go on with answers you have"),
    h("label", { class: "label", for: "open" }, "Open a file of answers"),
    h(
      "p",
      { class: "hint", id: "open-hint" },
      "It ends in .yaml: you downloaded it here, or the installed policygen has it.",
    ),
    open,
  );
  for (const button of document.querySelectorAll("[data-go=first]")) button.addEventListener("click", goOn);
}

/** @param {Form} form */
export function drawAbout(form) {
  const text = h("pre", { tabindex: "0", "aria-label": "Licences" });
  const details = h("details", {}, h("summary", {}, "What this page is made of, and its licences"), text);
  details.addEventListener("toggle", () => {
    text.textContent = byId("licences").textContent;
  });
  byId("about").replaceChildren(h("p", {}, `Made with ${form.version}.`), details);
}

/** @param {Store} store */
export function drawFinish(store) {
  byId("finish-keep").replaceChildren(
    ...keepingHere(store),
    h("h2", {}, "Hand out a start"),
    ...handingOut(store),
    h("h2", {}, "Leave nothing behind"),
    ...forgetting(store),
  );
}

/** @param {Store} store */
function keepingHere(store) {
  const box = h("input", { type: "checkbox", id: "keep", name: "keep", "aria-describedby": "keep-hint" });
  keeping.listen(() => {
    box.checked = keeping.isOn;
  });
  box.addEventListener("change", () => {
    if (!box.checked) forget();
    keeping.turn(box.checked && keep(store));
    if (keeping.isOn) notice("");
    if (box.checked) announce("This browser keeps your answers.");
    else announce("This browser keeps none of your answers.");
  });
  return [
    h("div", { class: "option" }, box, h("label", { for: box.id }, "Keep my answers in this browser")),
    h(
      "p",
      { class: "hint", id: "keep-hint" },
      "Only on a computer of your own. Another page that was opened from this computer’s disk may be able to read what a page from the disk keeps, and some browsers forget it after a week without a visit. The downloaded file is your record.",
    ),
  ];
}

/** @param {Store} store */
function handingOut(store) {
  const address = h("input", {
    type: "text",
    id: "link",
    name: "link",
    readonly: true,
    hidden: true,
    "aria-describedby": "link-hint",
  });
  const make = h("button", { type: "button", class: "secondary" }, "Make a link");
  make.addEventListener("click", () => {
    address.value = linkOf(store);
    address.hidden = false;
    address.select();
    announce("The link is made and selected. Copy it.");
  });
  return [
    h(
      "p",
      { class: "hint", id: "link-hint" },
      "A link to this page with your answers filled in, for others to start from. It has no words of your own from the policy, and no pictures. Whoever has the link can read the answers in it.",
    ),
    make,
    h("label", { class: "visually-hidden", for: address.id }, "The link"),
    address,
  ];
}

/** @param {Store} store */
function forgetting(store) {
  const sure = h("p", { class: "hint", hidden: true }, "All answers on this page will be gone. Press again to do it.");
  const clear = h("button", { type: "button", class: "warning" }, "Forget everything");
  clear.addEventListener("click", () => {
    if (sure.hidden) {
      sure.hidden = false;
      announce(sure.textContent ?? "");
      return;
    }
    forget();
    keeping.turn(false);
    store.clear();
    sure.hidden = true;
    notice("Everything is forgotten. Files that you downloaded are still on this computer.");
    window.location.hash = "#start";
  });
  return [sure, clear];
}
