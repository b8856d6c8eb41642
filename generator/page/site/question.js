// One question: what is asked, why, what is meant without an answer, what is wrong with the one there is.
import { h, idOf, sentence, stopped } from "./dom.js";
import { entriesField } from "./entries.js";
import { DAY, field } from "./fields.js";
import { logoField, templateNote } from "./pictures.js";

/** @import { Asked, Given, Question, Told } from "./types.d.ts" */
/** @import { Store } from "./types.d.ts" */

/** A question on the page.
 * @typedef {{
 *   key: string,
 *   question: Question,
 *   element: HTMLElement,
 *   update: (store: Store) => void,
 *   showErrors: (told: string[]) => void,
 *   focus: () => void,
 * }} Drawn */

/** What is said otherwise here than in a terminal.
 * @type {Record<string, string>} */
const HERE = {
  "brand.word_template": "A Word file of your own, with your header and footer.",
  "brand.logo": "A PNG or JPEG file. It is read here and goes nowhere else.",
  job_titles:
    "One a line. Those who could have something to do with the subject. Job titles, not names: they stay true.",
};

/** Draw a question. `given` hears each answer; `reason` is whether the reason for asking stands at the question.
 * @param {Question} question
 * @param {Store} store
 * @param {boolean} reason
 * @returns {Drawn} */
export function drawQuestion(question, store, reason) {
  const { key } = question;
  const isPart = key.includes(".sections.");
  const help = HERE[key] ?? (question.kind === "date" ? DAY : question.help) ?? "";
  const hint = h("p", { class: "hint", id: idOf(key, "-hint") }, help);
  const hasReason = reason && Boolean(question.why);
  const why = h(
    "p",
    { class: "why", id: idOf(key, "-why") },
    h("span", { class: "why-mark" }, "Why we ask: "),
    question.why ?? "",
  );
  const meant = h("p", { class: "meant", id: idOf(key, "-meant"), hidden: true });
  const error = h("p", { class: "error", id: idOf(key, "-error"), hidden: true });
  const note = h("p", { class: "note", id: idOf(key, "-note"), hidden: true });
  const describedBy = [error.id, help ? hint.id : "", hasReason ? why.id : "", meant.id, note.id]
    .filter(Boolean)
    .join(" ");
  const made = isPart ? partField(question, describedBy) : fieldOf(question, describedBy, store);
  const label = h(
    made.isGroup ? "legend" : "label",
    made.isGroup ? { class: "label" } : { class: "label", for: idOf(key) },
  );
  const parts = [help ? hint : null, hasReason ? why : null, error, made.element, meant, note];
  const element = h(
    "div",
    {
      class: `question ${question.kind}${isPart ? " part" : ""}${question.completes ? " completes" : ""}`,
      "data-key": key,
    },
    made.isGroup
      ? h("fieldset", { "aria-describedby": describedBy }, label, ...parts)
      : h("div", {}, ...(isPart ? parts : [label, ...parts])),
  );
  let isChanged = false;
  made.element.addEventListener("input", () => {
    isChanged = true;
    store.give(key, isPart && made.read() === (store.said.asked[key]?.meant ?? "") ? "" : made.read());
  });
  made.element.addEventListener("change", () => {
    isChanged = false;
    store.hear();
  });

  return {
    key,
    question,
    element,
    update(store) {
      const asked = store.said.asked[key];
      element.hidden = !asked;
      if (!asked) return;
      if (!isPart) label.textContent = asked.label ?? question.label;
      const given = store.given(key);
      // What only helps to ask the rest is asked for its own sake: nothing is chosen beforehand.
      made.write(given, question.is_aside ? {} : asked);
      show(meant, meaning(question, given, asked));
      show(note, cautions(store, key));
      if (isPart) show(hint, partHint(question, store));
      element.classList.toggle("is-required", Boolean(asked.required) && !given?.length);
      // What is wrong is told once somebody has finished typing.
      if (!isChanged || !error.hidden) this.showErrors(problemsOf(store, key));
    },
    showErrors(told) {
      show(error, told.join(" "), "Error: ");
      element.classList.toggle("has-error", told.length > 0);
      for (const input of made.element.querySelectorAll("input, select, textarea")) {
        if (told.length) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
    },
    focus: made.focus,
  };
}

/** @param {Question} question
 * @param {string} describedBy
 * @param {Store} store */
function fieldOf(question, describedBy, store) {
  if (question.kind === "entries") return entriesField(question, describedBy, store);
  if (question.key === "brand.word_template") return templateNote();
  if (question.kind === "file") return logoField(question, describedBy, store);
  return field(question, question.key, describedBy);
}

/** @param {HTMLElement} element
 * @param {string} text
 * @param {string} [mark] */
function show(element, text, mark = "") {
  element.hidden = !text;
  if (element.textContent === mark + text) return;
  element.replaceChildren(...(mark && text ? [h("span", { class: "visually-hidden" }, mark)] : []), text);
}

/** Return what counts where nobody answers.
 * @param {Question} question
 * @param {Given | undefined} given
 * @param {Asked} asked */
function meaning(question, given, asked) {
  if (given?.length) return "";
  if (asked.holder) return stopped(`If you leave this empty, it falls to: ${asked.holder}`);
  const isTyped = ["text", "number", "address", "job-title", "date"].includes(question.kind);
  if (isTyped && typeof asked.meant === "string" && asked.meant)
    return stopped(`If you leave this empty: ${asked.meant}`);
  return isTyped && question.example && asked.required ? stopped(`For example: ${question.example}`) : "";
}

/** Return what is wrong with the answer to a question.
 * @param {Store} store
 * @param {string} key */
export function problemsOf(store, key) {
  const told = [...store.refused, ...store.said.problems].filter((each) => isAbout(each, key));
  return told.map(sentence);
}

/** @param {Store} store
 * @param {string} key */
function cautions(store, key) {
  return store.said.warnings
    .filter((each) => isAbout(each, key))
    .map(sentence)
    .join(" ");
}

/** Tell whether something is about the answer to a question.
 * @param {Told} told
 * @param {string} key */
export function isAbout(told, key) {
  return (
    told.key === key ||
    told.key.startsWith(`${key}[`) ||
    (told.key.startsWith(`${key}.`) && !key.startsWith("policies"))
  );
}

// ---- a part of a policy

/** A box to tick: kept or left out.
 * @param {Question} question
 * @param {string} describedBy
 * @returns {import("./fields.js").Field} */
function partField(question, describedBy) {
  const { key, label } = question;
  const input = h("input", {
    type: "checkbox",
    name: key,
    value: "true",
    id: idOf(key),
    "aria-describedby": describedBy,
  });
  return {
    element: h("div", { class: "option" }, input, h("label", { for: input.id }, label)),
    read: () => String(input.checked),
    write: (given, asked) => {
      input.checked = (given || asked.meant) === "true";
    },
    focus: () => input.focus(),
    isGroup: false,
  };
}

/** @param {Question} question
 * @param {Store} store */
function partHint(question, store) {
  const place = String(store.answer("jurisdiction"));
  const policy = question.key.split(".")[1] ?? "";
  const length = store.answer(`policies.${policy}.length`) === "full" ? "full" : "short";
  // What a part lists, such as duties, has no words until there are some.
  const words = question.words?.[length] ? `About ${question.words[length]} words.` : "";
  const expected =
    store.answer("kind") === "charity"
      ? (question.expects ?? [])
          .filter((each) => each.jurisdictions.includes(place))
          .map((each) => `The ${each.publisher} expects this: ${each.text}`)
      : [];
  return [question.help, words, ...new Set(expected)].filter(Boolean).join(" ");
}
