// The steps of the interview, one a screen: those questions first without which there is no policy.
import { announce, byId, h, idOf, renew } from "./dom.js";
import { showSummary } from "./errors.js";
import { drawQuestion, problemsOf } from "./question.js";

/** @import { Step, Question } from "./types.d.ts" */
/** @import { Store } from "./types.d.ts" */
/** @import { Drawn } from "./question.js" */
/** @typedef {{ id: string, title: string, element: HTMLElement, drawn: Drawn[], update: (store: Store) => void }} Screen */

/** How many questions may share a reason before it is given once, at the top. */
const SHARED = 8;

/** Draw a step.
 * @param {Step} step
 * @param {Store} store
 * @param {(from: string) => void} goOn
 * @returns {Screen} */
export function drawStep(step, store, goOn) {
  const counts = new Map();
  for (const { why, completes } of step.questions) if (!completes) counts.set(why, (counts.get(why) ?? 0) + 1);
  const shared = [...counts].filter(([why, count]) => why && count > SHARED).map(([why]) => why);
  const drawn = step.questions.map((each) => drawQuestion(each, store, !shared.includes(each.why)));
  const groups = group(step, drawn);
  const button = h("button", { type: "submit", class: "primary" }, "Continue");
  const form = h(
    "form",
    { novalidate: true, autocomplete: "off" },
    ...groups.map((each) => each.element),
    h("div", { class: "buttons" }, button),
  );
  const element = h(
    "section",
    { class: "screen", id: `screen-${step.id}`, hidden: true },
    h("h1", { tabindex: "-1" }, step.title),
    step.intro ? h("p", { class: "lead" }, step.intro) : null,
    ...shared.map((why) => h("p", { class: "why" }, h("span", { class: "why-mark" }, "Why we ask: "), why)),
    form,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!showSummary(faults(drawn, store))) goOn(step.id);
  });
  const isOpen = (/** @type {Drawn} */ each) =>
    !element.hidden && !each.element.hidden && !each.element.closest("details:not([open])");
  return {
    id: step.id,
    title: step.title,
    element,
    drawn,
    update(store) {
      const before = new Set(drawn.filter(isOpen));
      for (const each of drawn) each.update(store);
      for (const each of groups) each.update(store);
      const come = drawn.filter((each) => isOpen(each) && !before.has(each)).length;
      if (before.size && come)
        announce(come === 1 ? "There is one more question." : `There are ${come} more.`, "questions");
    },
  };
}

/** Return what is wrong on a step, or missing, each with the field that it is about.
 * @param {Drawn[]} drawn
 * @param {Store} store */
export function faults(drawn, store) {
  return drawn
    .filter((each) => store.said.asked[each.key])
    .flatMap((each) => {
      const told = problemsOf(store, each.key);
      const isMissing = store.said.asked[each.key]?.required && !store.given(each.key)?.length;
      const missing = isMissing ? [`Answer this: ${store.said.asked[each.key]?.label ?? each.question.label}`] : [];
      const all = told.length ? told : missing;
      each.showErrors(all);
      return all.map((text) => ({ text, focus: () => reveal(each) }));
    });
}

/** Lead somebody to a question, also where it is folded away.
 * @param {Drawn} drawn */
export function reveal(drawn) {
  const folded = drawn.element.closest("details");
  if (folded) folded.open = true;
  drawn.focus();
}

/** Return the questions of a step in groups: those that matter first, and those that may wait folded.
 * @param {Step} step
 * @param {Drawn[]} drawn */
function group(step, drawn) {
  const isFirst = (/** @type {Question} */ each) => each.tier === "first" || (each.is_aside && each.kind === "yes-no");
  const leads = step.questions.some((each) => each.tier === "first");
  const shown = leads
    ? drawn.filter((each) => isFirst(each.question))
    : drawn.filter((each) => each.question.tier !== "rare");
  const folded = drawn.filter((each) => !shown.includes(each));
  const open = { element: h("div", {}, ...shown.map((each) => each.element)), update: () => {} };
  return folded.length ? [open, fold(step, folded)] : [open];
}

/** @param {Step} step
 * @param {Drawn[]} drawn */
function fold(step, drawn) {
  const summary = h("summary", { id: idOf(`more-${step.id}`) });
  const element = h("details", { class: "more" }, summary, ...drawn.map((each) => each.element));
  return {
    element,
    /** @param {Store} store */
    update(store) {
      const asked = drawn.filter((each) => store.said.asked[each.key]);
      const given = asked.filter((each) => store.given(each.key)?.length).length;
      element.hidden = asked.length === 0;
      const count = asked.length === 1 ? "1 more question" : `${asked.length} more questions`;
      const isFilledIn = asked.some((each) => store.said.asked[each.key]?.meant || store.said.asked[each.key]?.holder);
      const usual = isFilledIn ? ": what is usual is filled in" : "";
      summary.textContent = `${count}, which can wait${usual}${given ? ` (${given} answered)` : ""}`;
      // Whoever says that several people share the duties wants to say who.
      if (step.id === "duties" && store.given("one_person") === "false" && !element.dataset.opened) {
        element.dataset.opened = "yes";
        element.open = true;
      }
    },
  };
}

/** Whether the list of steps stands beside the questions. */
export const WIDE = window.matchMedia("(min-width: 48rem)");

/** Fold the list of steps on a phone, where it would push the questions off the screen. */
export function foldList() {
  /** @type {HTMLDetailsElement} */ (byId("steps-fold")).open = WIDE.matches;
}

WIDE.addEventListener("change", foldList);

/** Draw the list of steps.
 * @param {{ id: string, title: string, drawn?: Drawn[] }[]} screens
 * @param {string} current
 * @param {Store} store */
export function drawList(screens, current, store) {
  const at = screens.findIndex((screen) => screen.id === current);
  renew(
    byId("steps-title"),
    WIDE.matches
      ? [h("span", {}, "Steps")]
      : [h("span", {}, `Step ${at + 1} of ${screens.length}`), h("span", { class: "all" }, "All steps")],
  );
  renew(
    byId("steps"),
    screens.map((screen) => {
      const state = stateOf(screen, store);
      const id = `state-${screen.id}`;
      const isCurrent = screen.id === current;
      const link = h(
        "a",
        {
          href: `#${screen.id}`,
          "aria-current": isCurrent ? "step" : undefined,
          "aria-describedby": state.words ? id : undefined,
        },
        screen.title,
      );
      const look = state.name === "done" ? "visually-hidden" : "state";
      return h("li", { class: state.name }, link, state.words ? h("span", { class: look, id }, state.words) : null);
    }),
  );
}

/** @param {{ drawn?: Drawn[] }} screen
 * @param {Store} store */
function stateOf({ drawn = [] }, store) {
  const asked = drawn.filter((each) => store.said.asked[each.key]);
  const wrong = asked.filter((each) => problemsOf(store, each.key).length).length;
  const missing = asked.filter((each) => store.said.asked[each.key]?.required && !store.given(each.key)?.length).length;
  if (wrong) return { name: "wrong", words: wrong === 1 ? "1 to put right" : `${wrong} to put right` };
  if (missing) return { name: "missing", words: `${missing} to answer` };
  const isDone = asked.some((each) => store.given(each.key)?.length);
  return isDone ? { name: "done", words: "Answered" } : { name: "", words: "" };
}
