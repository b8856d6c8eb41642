// Check your answers: all that was answered and all that is meant, step by step, and what is worth a look.
import { h, linked, sentence } from "./dom.js";
import { asRead } from "./duties.js";
import { wordsOf } from "./fields.js";
import { reveal } from "./steps.js";

/** @import { Entry, Given, Question } from "./types.d.ts" */
/** @import { Store } from "./types.d.ts" */
/** @import { Screen } from "./steps.js" */

/** @param {Store} store
 * @param {Screen[]} screens
 * @param {(key: string) => (() => void) | null} wayTo
 * @returns {HTMLElement[]} */
export function drawCheck(store, screens, wayTo) {
  const { problems, warnings } = store.said;
  return [
    ...notes("To put right", "has-error", [...store.refused, ...problems], wayTo),
    ...notes("Worth a look", "", warnings, wayTo),
    ...screens.map((screen) => drawSummary(screen, store)).filter((each) => each !== null),
    ...ownWords(store),
  ];
}

/** @param {string} title
 * @param {string} look
 * @param {import("./types.d.ts").Told[]} told
 * @param {(key: string) => (() => void) | null} wayTo */
function notes(title, look, told, wayTo) {
  if (told.length === 0) return [];
  const lines = told.map((each) => {
    const way = wayTo(each.key);
    const text = way || !each.line ? sentence(each) : `Line ${each.line} of your file: ${sentence(each)}`;
    return h("li", {}, linked(text, way));
  });
  return [h("div", { class: `box ${look}` }, h("h2", {}, title), h("ul", {}, ...lines))];
}

/** @param {Screen} screen
 * @param {Store} store */
function drawSummary(screen, store) {
  const rows = screen.drawn
    .filter((each) => store.said.asked[each.key] && !each.key.includes(".reasons."))
    .map((each) => ({ each, given: store.given(each.key), asked: store.said.asked[each.key] }))
    .filter(
      ({ each, given, asked }) => given?.length || asked?.meant || asked?.required || each.question.tier === "first",
    );
  if (rows.length === 0) return null;
  const list = h("dl", { class: "answers" });
  for (const { each, given, asked } of rows) {
    const label = asked?.label ?? each.question.label;
    const question = asked?.called ? calledSo(each.question, asked.called) : each.question;
    const words = given?.length ? worded(question, given) : worded(question, asked?.meant ?? "");
    const value = h("dd", {}, words || "Not answered yet");
    if (!given?.length && words) value.append(h("span", { class: "usual" }, " (what is usual)"));
    const change = h("a", { href: `#${screen.id}` }, "Change", h("span", { class: "visually-hidden" }, ` ${label}`));
    change.addEventListener("click", () => setTimeout(() => reveal(each)));
    list.append(h("div", {}, h("dt", {}, label), value, h("dd", { class: "change" }, change)));
  }
  return h("section", {}, h("h2", {}, screen.title), list);
}

/** Return a question with its choices as they are called by the answers that there are.
 * @param {Question} question
 * @param {Record<string, string>} called
 * @returns {Question} */
const calledSo = (question, called) => ({
  ...question,
  choices: (question.choices ?? []).map((each) => ({ ...each, label: called[each.value] ?? each.label })),
});

/** Return an answer in words.
 * @param {Question} question
 * @param {Given} given
 * @returns {string} */
function worded(question, given) {
  if (question.kind === "yes-no") return given === "true" ? "Yes" : given === "false" ? "No" : "";
  const choice = (/** @type {string} */ value) =>
    question.is_open || question.choices?.some((each) => each.value === value)
      ? wordsOf(question.choices ?? [], value)
      : value;
  // The path of a picture is one that the page has made up.
  if (question.kind === "file") return String(given).split("/").pop() ?? "";
  if (typeof given === "string") return choice(given);
  // A body and its register may be called alike.
  const entry = (/** @type {Entry} */ each) => [
    ...new Set((question.fields ?? []).map((field) => worded(field, each[field.key] ?? "")).filter(Boolean)),
  ];
  return given.map((each) => (typeof each === "string" ? choice(each) : entry(each).join(", "))).join("\n");
}

/** What somebody changed in the policy itself: clauses chosen one by one, and words of their own.
 * @param {Store} store */
function ownWords(store) {
  const rows = Object.entries(store.said.own).flatMap(([policy, own]) => [
    ...Object.entries(own.sections ?? {})
      .filter(([id]) => id.includes("."))
      .map(([id, kept]) => ({
        policy,
        id,
        text: store.form.policies[policy]?.parts[id]?.title ?? "",
        label: kept === "true" ? "A clause you put in" : "A clause you left out",
      })),
    ...Object.entries(own.wording ?? {}).map(([id, text]) => ({
      policy,
      id,
      text,
      label: "Your own words in place of ours",
    })),
    ...(own.extra ?? []).map(({ id, text }) => ({ policy, id, text, label: "A clause of your own" })),
  ]);
  if (rows.length === 0) return [];
  const list = h("dl", { class: "answers" });
  for (const { policy, id, text: filed, label } of rows) {
    const text = asRead(store, filed);
    const change = h(
      "a",
      { href: `#change/${policy}/${id}` },
      "Change",
      h("span", { class: "visually-hidden" }, ` ${label}: ${text.slice(0, 40)}`),
    );
    list.append(h("div", {}, h("dt", {}, label), h("dd", {}, text), h("dd", { class: "change" }, change)));
  }
  return [h("section", {}, h("h2", {}, "Your own changes"), list)];
}
