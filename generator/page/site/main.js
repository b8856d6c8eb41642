// The page: draws the form from what was made with it, at once, and starts the program behind it.
import { drawChange } from "./change.js";
import { drawCheck } from "./check.js";
import { announce, byId, h, renew, sentence } from "./dom.js";
import { drawDownloads, isUnsaved, noteSaved } from "./downloads.js";
import { drawAbout, drawFinish, drawScreens, drawStart } from "./ends.js";
import { startEngine } from "./engine.js";
import { showSummary } from "./errors.js";
import { asFiles, keep, keeping, kept, notice, whenOthersKeep } from "./keep.js";
import { takeLink } from "./link.js";
import { offerBack } from "./lost.js";
import { isShown, showFirst, showPreview } from "./preview.js";
import { isAbout } from "./question.js";
import { drawList, drawStep, foldList, reveal, WIDE } from "./steps.js";
import { makeStore } from "./store.js";

/** @import { Form } from "./types.d.ts" */

/** @type {Form} */
const form = JSON.parse(byId("form").textContent ?? "");
const ask = startEngine(tellState);
const store = makeStore(form, ask, asFiles(form.brand));
const TITLE = document.title;
const START = { id: "start", title: "Before you start" };
const CHECK = { id: "check", title: "Check your answers" };
const FINISH = { id: "finish", title: "Download and use it" };
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
/** Links that lead to a place on the page, and neither away from a screen nor into the history.
 * @type {Record<string, string>} */
const PLACES = { "#policy": "policy-title", "#main": "main" };

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
  // A slow computer may come after it was given up.
  delete document.documentElement.dataset.reason;
  place.className = "program";
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
  // What is said of a policy as a whole is put right at its title.
  if (/^policies\.[^.]+$/.test(key)) return wayTo(`${key}.title`);
  const { policy, part } = wantedPart(changeOf(key));
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

/** Return the address at which the part of a policy can be changed that a key is about, without its #.
 * @param {string} key */
function changeOf(key) {
  const [, policy = "", part, at = ""] =
    /^policies\.([^.]+)\.(?:(?:wording|sections|reasons)\.(.+)|extra\[(\d+)\].*)$/.exec(key) ?? [];
  return `change/${policy}/${part ?? store.said.own[policy]?.extra?.[Number(at)]?.id ?? ""}`;
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

/** Return what the address names; nothing where it is none that this page makes. */
function wantedScreen() {
  try {
    return decodeURIComponent(window.location.hash.slice(1));
  } catch {
    return "";
  }
}

/** Return the part of a policy that is to be changed, if there is such a part.
 * @param {string} wanted */
function wantedPart(wanted) {
  const [, policy = "", part = ""] = /^change\/([^/]+)\/(.+)$/.exec(wanted) ?? [];
  if (!Object.hasOwn(form.policies, policy)) return {};
  const isOurs = Object.hasOwn(form.policies[policy]?.parts ?? {}, part);
  const isOwn = (store.said.own[policy]?.extra ?? []).some((each) => each.id === part);
  return isOurs || isOwn || (part && isShown(policy, part)) ? { policy, part } : {};
}

/** Show the screen that the address names. */
function route() {
  const wanted = wantedScreen();
  const { policy, part } = wantedPart(wanted);
  current = policy && part ? "change" : (order.find((each) => each.id === wanted)?.id ?? "start");
  showSummary([]);
  byId("screen-change-place").replaceChildren();
  if (document.documentElement.dataset.routed) foldList();
  change = null;
  if (policy && part) {
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
  offerBack(store);
  const isChanged = change?.update(store);
  drawAround();
  renew(
    byId("job-titles"),
    store.said.titles.map((title) => h("option", { value: title })),
  );
  await showPreview(store);
  await isChanged;
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
  if (keeping.isOn) keeping.turn(keep(store));
}

/** Have the file as it is kept: one that was begun here has comments. */
async function writeKept() {
  const { text, id } = store.said;
  if (keptText.of === text) return;
  const isNew = store.isBegun && Object.keys(store.said.answers).length > 0;
  const said = isNew ? (await ask({ do: "keep", id, text })).said : { text };
  keptText = { of: text, text: said.text };
}

// ---- files of answers

/** @param {File} file */
async function openFile(file) {
  const isLosing = isUnsaved(store) && !keeping.isOn;
  const question = `Open ${file.name} in place of the answers here? They have not been downloaded.`;
  if (isLosing && !window.confirm(question)) return;
  announce(`Opening ${file.name}`);
  const text = await textOf(file);
  // A browser gives a second download of the same name a number.
  const id = file.name.replace(/( ?\(\d+\))?\.ya?ml$/i, "");
  const wrong = text === null ? [NO_TEXT] : await store.open(id, text);
  if (wrong.length) {
    const where = (/** @type {number} */ line) => (line ? `${file.name}, line ${line}` : file.name);
    const focus = () => byId("open").focus();
    // What was said of a file that was opened before is not about this one.
    notice("");
    showSummary(wrong.map((told) => ({ text: `${where(told.line)}: ${sentence(told)}`, focus })));
    return;
  }
  noteSaved(store);
  notice(`Opened ${file.name}. What this page has no question for stays in the file as it is.`);
  go("check", () => byId("notice").scrollIntoView());
}

const NO_TEXT = {
  key: "",
  line: 0,
  message: "this is no file of answers, or it is not UTF-8",
  hint: "choose the file that ends in .yaml; if it is that one, save it as UTF-8 text",
};

/** Return what a file says, to the letter; nothing where it is no text that the program would read.
 * @param {File} file */
async function textOf(file) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

// ---- answers from elsewhere

/** Go on with what this browser kept, or say that it cannot be read, and hand it out as it is.
 * @param {import("./keep.js").Kept} before */
async function goBack(before) {
  const wrong = await store.open(before.id, before.text, { brand: before.brand, isBegun: before.isBegun });
  if (wrong.length === 0) {
    noteSaved(store);
    return notice("Your answers are back: this browser kept them.");
  }
  // What cannot be read must not be written over.
  keeping.turn(false);
  const href = URL.createObjectURL(new Blob([before.text], { type: "application/yaml" }));
  const away = h("a", { class: "button secondary", href, download: `${before.id || "answers"}.yaml` }, "Download them");
  notice("This page cannot read the answers that this browser kept. It has left them alone.", [away]);
}

/** Give the answers that came in the address, unless there are some that somebody may want more.
 * @param {boolean} isEmpty */
function takeAddress(isEmpty) {
  const answers = takeLink(form);
  if (!answers) return;
  const told = "The link that you followed";
  const give = () => {
    for (const [key, given] of answers) store.give(key, given);
    notice(`${told} brought answers along. Check that they are true for you.`);
  };
  if (answers.length === 0) {
    notice(`${told} brings no answer that this page knows. It may have been cut short: ask for it again.`);
  } else if (isEmpty) give();
  else {
    const take = h("button", { type: "button", class: "secondary" }, "Use the answers from the link");
    take.addEventListener("click", give);
    notice(`${told} brings answers along, and there are some here already.`, [take]);
  }
}

/** Stop keeping what another tab of this page has kept or forgotten since: the last to type wins, and this one says so. */
function heedOtherTabs() {
  whenOthersKeep(() => {
    if (!keeping.isOn) return;
    keeping.turn(false);
    const again = h("button", { type: "button", class: "secondary" }, "Keep these");
    again.addEventListener("click", () => {
      keeping.turn(keep(store));
      notice("");
    });
    const what = kept() ? "keeps answers of its own now" : "has had everything forgotten";
    notice(`Another tab with this page ${what}. This browser no longer keeps the answers in this tab.`, [again]);
  });
}

// ---- start

drawScreens(steps, { check: CHECK, finish: FINISH, order }, goOn);
foldList();
drawStart(openFile, () => goOn("start"));
drawFinish(store);
drawAbout(form);
store.listen(follow);
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const place = PLACES[link?.getAttribute("href") ?? ""];
  if (!place) return;
  event.preventDefault();
  byId(place).focus();
});
window.addEventListener("hashchange", () => {
  takeAddress(!store.isTouched);
  route();
});
window.addEventListener("beforeunload", (event) => {
  if (isUnsaved(store) && !keeping.isOn) event.preventDefault();
});
WIDE.addEventListener("change", drawAround);
heedOtherTabs();
const before = kept();
takeAddress(!before);
route();
for (const step of steps) step.update(store);
drawDownloads(store, "", wayTo);
showFirst(form.preview).then(routeAgain);

async function begin() {
  if (before) await goBack(before);
  else if (form.isPrefilled && !store.isTouched) {
    notice("This page came with some answers filled in. Check that they are true for you.");
  }
  routeAgain();
  store.hear();
}
begin();

/** Draw the screen of a part again, now that its words are known; what somebody has typed there stays. */
function routeAgain() {
  if (current === "change" && !store.isTouched) route();
}

/** @type {any} */ (window).policyMaker = { ask, store };
