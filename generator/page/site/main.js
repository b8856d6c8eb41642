// The page: draws the form from what was made with it, at once, and starts the program behind it.
import { drawChange } from "./change.js";
import { drawCheck } from "./check.js";
import { announce, byId, h, renew, sentence } from "./dom.js";
import { drawDownloads, isUnsaved, noteSaved } from "./downloads.js";
import { startEngine } from "./engine.js";
import { showSummary } from "./errors.js";
import { asFiles, forget, keep, kept, linkOf, notice, takeLink } from "./keep.js";
import { showFirst, showPreview } from "./preview.js";
import { isAbout } from "./question.js";
import { drawList, drawStep, foldList, reveal } from "./steps.js";
import { makeStore } from "./store.js";

/** @import { Form } from "./types.d.ts" */

/** @type {Form} */
const form = JSON.parse(byId("form").textContent ?? "");
const ask = startEngine(tellState);
const store = makeStore(form, ask);
store.brand = asFiles(form.brand);
const TITLE = document.title;
const START = { id: "start", title: "Before you start" };
const CHECK = { id: "check", title: "Check your answers" };
const FINISH = { id: "finish", title: "Sign it and keep it" };
const steps = form.steps.map((step) => drawStep(step, store, goOn));
const order = [START, ...steps, CHECK, FINISH];
/** @type {ReturnType<typeof drawChange> | null} */
let change = null;
/** The screen that is shown, and the one where somebody was before changing a part. */
let current = "start";
let origin = "check";
/** How often something has followed from an answer. */
let followed = 0;
let keptText = { of: "", text: "" };
let keepsHere = kept() !== null;

// ---- the program

/** @param {{ stage?: string, failed?: string }} state */
function tellState(state) {
  document.documentElement.dataset.program = state.stage ?? "failed";
  const place = byId("program");
  if (state.failed !== undefined) {
    document.documentElement.dataset.reason = state.failed;
    place.className = "program failed";
    place.textContent =
      `This browser cannot run the program: ${state.failed}. ` +
      "Open this file in a newer Chrome, Edge, Firefox or Safari, on a computer. What you have typed is still here.";
    return;
  }
  place.textContent = state.stage === "ready" ? "Ready." : "The program is starting …";
  place.classList.toggle("ready", state.stage === "ready");
}

// ---- screens

/** @param {string} from */
function goOn(from) {
  const step = steps.find((each) => each.id === from);
  // What decides most stands in the file, also where somebody left it as it was.
  for (const { key, question } of step?.drawn ?? []) {
    const meant = store.said.asked[key]?.meant;
    if (question.tier === "first" && question.is_written && meant && !store.given(key)?.length) store.give(key, meant);
  }
  const next = order[order.findIndex((each) => each.id === from) + 1];
  if (next) window.location.hash = `#${next.id}`;
}

/** Return the way to where something with a key can be changed; there is none to what this page does not ask.
 * @param {string} key
 * @returns {(() => void) | null} */
function wayTo(key) {
  const [, policy, part] = /^policies\.([^.]+)\.(?:wording|sections|reasons)\.(.+)$/.exec(key) ?? [];
  const screen = steps.find((each) => each.drawn.some((one) => isAt(one.key, key)));
  const drawn = screen?.drawn.find((one) => isAt(one.key, key));
  if (screen && drawn) {
    return () =>
      go(screen.id, () => {
        reveal(drawn);
        document.getElementsByName(key)[0]?.focus();
      });
  }
  if (!policy || !part) return null;
  return () => {
    window.location.hash = `#change/${policy}/${part}`;
  };
}

/** @param {string} own
 * @param {string} key */
const isAt = (own, key) =>
  own === key || key.startsWith(`${own}[`) || isAbout({ key, line: 0, message: "", hint: "" }, own);

/** Go to a screen, and do something there.
 * @param {string} id
 * @param {() => void} then */
function go(id, then) {
  if (window.location.hash === `#${id}`) return then();
  window.addEventListener("hashchange", () => setTimeout(then), { once: true });
  window.location.hash = `#${id}`;
}

/** Show the screen that the address names. */
function route() {
  const wanted = decodeURIComponent(window.location.hash.slice(1));
  const [, policy, part] = /^change\/([^/]+)\/(.+)$/.exec(wanted) ?? [];
  current = policy && part ? "change" : (order.find((each) => each.id === wanted)?.id ?? "start");
  showSummary([]);
  byId("screen-change-place").replaceChildren();
  if (document.documentElement.dataset.routed) foldList();
  change = null;
  if (policy && part && form.policies[policy]) {
    change = drawChange(store, policy, part, () => {
      window.location.hash = `#${origin}`;
    });
    byId("screen-change-place").append(change.element);
    change.update(store);
  } else origin = current;
  for (const screen of document.querySelectorAll(".screen")) {
    /** @type {HTMLElement} */ (screen).hidden = screen.id !== `screen-${current}`;
  }
  drawAround();
  const heading = document.querySelector(`#screen-${current} h1`);
  document.title = current === "start" ? TITLE : `${heading?.textContent} – ${TITLE}`;
  if (heading instanceof HTMLElement && document.documentElement.dataset.routed) {
    heading.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
  document.documentElement.dataset.routed = "yes";
  document.documentElement.dataset.screen = current === "change" ? wanted : current;
}

/** Draw what says on a screen how far somebody is. */
function drawAround() {
  drawList(order, current === "change" ? origin : current, store);
  if (current === "check") renew(byId("check-list"), drawCheck(store, steps, wayTo));
}

// ---- what follows from answers

async function follow() {
  followed += 1;
  const now = followed;
  tellProgress("busy");
  for (const step of steps) step.update(store);
  change?.update(store);
  drawAround();
  renew(
    byId("job-titles"),
    store.said.titles.map((title) => h("option", { value: title })),
  );
  await showPreview(store);
  if (store.isHeard) await settle();
  if (store.isHeard && now === followed) tellProgress("settled");
}

/** Show whether everything on the page follows from the answers as they are now.
 * @param {"busy" | "settled"} progress */
function tellProgress(progress) {
  document.documentElement.dataset.state = progress;
  byId("policy").setAttribute("aria-busy", String(progress === "busy"));
}

/** Have the files ready that can be taken away, and kept what is to be kept. */
async function settle() {
  await writeKept();
  drawDownloads(store, keptText.text, wayTo);
  if (keepsHere && !keep(store)) notice("This browser could not keep your answers. Download them.");
}

/** Have the file as it is kept: one that was begun here has comments. */
async function writeKept() {
  const { text, id } = store.said;
  if (keptText.of === text) return;
  const isNew = store.isBegun && Object.keys(store.said.answers).length > 0;
  const said = isNew ? (await ask({ do: "keep", id, text })).said : { text };
  keptText = { of: text, text: said.text };
}

// ---- the first and the last screen

function drawStart() {
  const open = h("input", { type: "file", id: "open", name: "open", accept: ".yaml,.yml" });
  open.addEventListener("change", async () => {
    const file = open.files?.[0];
    if (!file) return;
    await openFile(file.name.replace(/( ?\(\d+\))?\.ya?ml$/i, ""), await file.text(), file.name);
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
  for (const button of document.querySelectorAll("[data-go=first]")) {
    button.addEventListener("click", () => goOn("start"));
  }
}

function drawAbout() {
  const text = h("pre", { tabindex: "0", "aria-label": "Licences" });
  const details = h("details", {}, h("summary", {}, "What this page is made of, and its licences"), text);
  details.addEventListener("toggle", () => {
    text.textContent = byId("licences").textContent;
  });
  byId("about").replaceChildren(h("p", {}, `Made with ${form.version}.`), details);
}

/** @param {string} id
 * @param {string} text
 * @param {string} name */
async function openFile(id, text, name) {
  const isLosing = isUnsaved(store) && !keepsHere;
  if (isLosing && !window.confirm(`Open ${name} in place of the answers here? They have not been downloaded.`)) return;
  announce(`Opening ${name}`);
  const wrong = await store.open(id, text);
  if (wrong.length) {
    showSummary(
      wrong.map((told) => ({
        text: `${name}, line ${told.line}: ${sentence(told)}`,
        focus: () => byId("open").focus(),
      })),
    );
    return;
  }
  noteSaved(store);
  notice(`Opened ${name}. What this page has no question for stays in the file as it is.`);
  go("check", () => byId("notice").scrollIntoView());
}

function drawFinish() {
  const box = h("input", { type: "checkbox", id: "keep", name: "keep" });
  box.checked = keepsHere;
  box.addEventListener("change", () => {
    keepsHere = box.checked;
    if (keepsHere) keep(store);
    else forget();
    announce(keepsHere ? "This browser keeps your answers." : "This browser has forgotten your answers.");
  });
  const address = h("input", {
    type: "text",
    id: "link",
    name: "link",
    readonly: true,
    "aria-describedby": "link-hint",
  });
  const make = h("button", { type: "button", class: "secondary" }, "Make a link");
  make.addEventListener("click", () => {
    address.value = linkOf(store);
    address.hidden = false;
    address.select();
    announce("The link is made and selected. Copy it.");
  });
  address.hidden = true;
  const clear = h("button", { type: "button", class: "warning" }, "Forget everything");
  const sure = h("p", { class: "hint", hidden: true }, "All answers on this page will be gone. Press again to do it.");
  clear.addEventListener("click", () => {
    if (sure.hidden) {
      sure.hidden = false;
      announce(sure.textContent ?? "");
      return;
    }
    forget();
    keepsHere = box.checked = false;
    store.clear();
    sure.hidden = true;
    notice("Everything is forgotten. Files that you downloaded are still on this computer.");
    window.location.hash = "#start";
  });
  byId("finish-keep").replaceChildren(
    h("div", { class: "option" }, box, h("label", { for: box.id }, "Keep my answers in this browser")),
    h(
      "p",
      { class: "hint" },
      "Only on a computer of your own. Another page that was opened from this computer’s disk may be able to read what a page from the disk keeps, and some browsers forget it after a week without a visit. The downloaded file is your record.",
    ),
    h("h2", {}, "Hand out a start"),
    h(
      "p",
      { class: "hint", id: "link-hint" },
      "A link to this page with your answers filled in, for others to start from. It has no words of your own from the policy, and no pictures. Whoever has the link can read the answers in it.",
    ),
    make,
    h("label", { class: "visually-hidden", for: address.id }, "The link"),
    address,
    h("h2", {}, "Leave nothing behind"),
    sure,
    clear,
  );
}

function drawFrames() {
  byId("screens").replaceChildren(
    ...steps.map((step) => step.element),
    h("div", { id: "screen-change-place" }),
    h(
      "section",
      { class: "screen", id: "screen-check", hidden: true },
      h("h1", { tabindex: "-1" }, CHECK.title),
      h(
        "p",
        { class: "lead" },
        "Look at everything once before you take the policy to your board. Where you gave no answer, what is usual counts.",
      ),
      h("div", { id: "check-list" }),
      h("div", { class: "buttons" }, continueTo("check")),
    ),
    h(
      "section",
      { class: "screen", id: "screen-finish", hidden: true },
      h("h1", { tabindex: "-1" }, FINISH.title),
      h("ol", { class: "after" }, ...AFTER.map((line) => h("li", {}, line))),
      h("p", {}, h("a", { href: "#policy", class: "button primary", "data-policy": "yes" }, "Go to the downloads")),
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

const AFTER = [
  "Download the policy and your answers. Keep the answers: next year you open them here and change what has changed.",
  "Read the policy from start to end. Every sentence has to be true for you: change a part in the preview, or drop it.",
  "Have your board approve it. Then come back, give the day and who approved it, and download it once more.",
  "Give it to everybody whom it covers, and put it where they find it.",
];

/** @param {string} id */
function continueTo(id) {
  const button = h("button", { type: "button", class: "primary" }, "Continue");
  button.addEventListener("click", () => goOn(id));
  return button;
}

// ---- start

drawFrames();
foldList();
drawStart();
drawFinish();
drawAbout();
store.listen(follow);
window.addEventListener("hashchange", () => {
  if (window.location.hash === "#policy") {
    byId("policy-title").focus();
    history.replaceState(null, "", `#${origin}`);
    return;
  }
  route();
});
window.addEventListener("beforeunload", (event) => {
  if (isUnsaved(store) && !keepsHere) event.preventDefault();
});
const link = takeLink(store);
const before = kept();
route();
for (const step of steps) step.update(store);
drawDownloads(store, "", wayTo);
showFirst(form.preview);

async function begin() {
  if (before) {
    const wrong = await store.open(before.id, before.text, {
      brand: asFiles(before.brand ?? {}),
      isBegun: before.isBegun,
    });
    noteSaved(store);
    if (wrong.length === 0) notice("Your answers are back: this browser kept them.");
  }
  const give = () => {
    for (const [key, given] of link ?? []) store.give(key, given);
  };
  if (link && before) {
    const take = h("button", { type: "button", class: "secondary" }, "Use the answers from the link");
    take.addEventListener("click", give);
    notice("The link that you followed brings answers along, and this browser has kept some of yours.", [take]);
  } else if (link) {
    give();
    notice("The link that you followed brought answers along. Check that they are true for you.");
  }
  if (form.isPrefilled && !before && !link) {
    notice("This page came with some answers filled in. Check that they are true for you.");
  }
  store.hear();
}
begin();

/** @type {any} */ (window).policyMaker = { ask, store };
