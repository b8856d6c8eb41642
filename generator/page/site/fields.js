// One field for each kind of question: how it looks, what it says, and how an answer is put into it.
import { h, idOf } from "./dom.js";

/** @import { Choice, Given, Question, Asked } from "./types.d.ts" */

/** A field on the page. `read` returns what it says; `write` puts an answer into it; `focus` is where a link leads.
 * @typedef {{
 *   element: HTMLElement,
 *   read: () => Given,
 *   write: (given: Given | undefined, asked: Asked) => void,
 *   focus: () => void,
 *   isGroup: boolean,
 * }} Field */

const FEW = 7;
/** How somebody may write a day here. */
export const DAY = "Such as 14 May 2026.";

/** Return the field of a question. `name` is the path of its key, which is what scripts know it by.
 * @param {Question} question
 * @param {string} name
 * @param {string} describedBy
 * @returns {Field} */
export function field(question, name, describedBy) {
  switch (question.kind) {
    case "yes-no":
      return radios(name, describedBy, [
        { value: "true", label: "Yes" },
        { value: "false", label: "No" },
      ]);
    case "choice":
      return (question.choices ?? []).length <= FEW && !question.is_open
        ? radios(name, describedBy, question.choices ?? [])
        : select(name, describedBy, question);
    case "choices":
      return checkboxes(name, describedBy, question.choices ?? []);
    case "job-titles":
      return lines(name, describedBy);
    case "colour":
      return colour(name, describedBy);
    default:
      return text(question, name, describedBy);
  }
}

/** @param {string} name
 * @param {string} describedBy
 * @param {{ value: string, label: string, help?: string }[]} choices
 * @returns {Field} */
function radios(name, describedBy, choices) {
  const inputs = choices.map((choice, at) =>
    h("input", { type: "radio", name, value: choice.value, id: idOf(name, at ? `-${at}` : "") }),
  );
  const element = h(
    "div",
    { class: choices.every((choice) => choice.label.length < 8) ? "options inline" : "options" },
    ...choices.map((choice, at) => option(/** @type {HTMLInputElement} */ (inputs[at]), choice)),
  );
  return {
    element,
    read: () => inputs.find((input) => input.checked)?.value ?? "",
    write: (given, asked) => {
      const shown = given || asked.meant;
      for (const input of inputs) input.checked = input.value === shown;
    },
    focus: () => inputs[0]?.focus(),
    isGroup: describedBy !== "",
  };
}

/** @param {HTMLInputElement} input
 * @param {{ label: string, help?: string }} choice */
function option(input, choice) {
  const help = choice.help ? h("span", { class: "hint", id: `${input.id}-hint` }, choice.help) : null;
  if (help) input.setAttribute("aria-describedby", help.id);
  return h("div", { class: "option" }, input, h("label", { for: input.id }, choice.label), help);
}

/** @param {string} name
 * @param {string} describedBy
 * @param {{ value: string, label: string, help?: string }[]} choices
 * @returns {Field} */
function checkboxes(name, describedBy, choices) {
  const inputs = choices.map((choice, at) =>
    h("input", { type: "checkbox", name, value: choice.value, id: idOf(name, at ? `-${at}` : "") }),
  );
  return {
    element: h(
      "div",
      { class: "options" },
      ...choices.map((choice, at) => option(/** @type {HTMLInputElement} */ (inputs[at]), choice)),
    ),
    read: () => inputs.filter((input) => input.checked).map((input) => input.value),
    write: (given, asked) => {
      const several = given?.length ? given : (asked.meant ?? []);
      const shown = typeof several === "string" ? [several] : several;
      for (const input of inputs) {
        input.checked = shown.some((each) => each === input.value);
        const called = asked.called?.[input.value];
        const label = input.nextElementSibling;
        if (called && label && label.textContent !== called) label.textContent = called;
        const choice = /** @type {HTMLElement} */ (input.closest(".option"));
        choice.hidden = !input.checked && asked.offered?.includes(input.value) === false;
      }
    },
    focus: () => inputs[0]?.focus(),
    isGroup: describedBy !== "",
  };
}

/** @param {string} name
 * @param {string} describedBy
 * @param {Question} question
 * @returns {Field} */
function select(name, describedBy, question) {
  const choices = question.choices ?? [];
  if (question.is_open) return suggested(choices, text(question, name, describedBy));
  const input = h(
    "select",
    { name, id: idOf(name), "aria-describedby": describedBy },
    h("option", { value: "" }, "Choose"),
    ...choices.map((choice) => h("option", { value: choice.value }, choice.label)),
  );
  return {
    element: input,
    read: () => input.value,
    write: (given, asked) => {
      input.value = String(given || asked.meant || "");
    },
    focus: () => input.focus(),
    isGroup: false,
  };
}

/** A field for words of one's own, with some to choose from. The file has a short name for each, and nobody sees it.
 * @param {Choice[]} choices
 * @param {Field} typed
 * @returns {Field} */
function suggested(choices, typed) {
  const input = /** @type {HTMLInputElement} */ (typed.element.querySelector("input"));
  const list = h("datalist", { id: `${input.id}-list` }, ...choices.map(({ label }) => h("option", { value: label })));
  input.setAttribute("list", list.id);
  typed.element.append(list);
  return {
    ...typed,
    read: () => choices.find((each) => isAlike(each.label, input.value))?.value ?? shortName(input.value),
    write: (given) => {
      const words = wordsOf(choices, String(given ?? ""));
      if (!isAlike(input.value, words)) input.value = words;
    },
  };
}

/** @param {string} one
 * @param {string} other */
const isAlike = (one, other) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** @param {string} words */
const shortName = (words) =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** Return the words for what the file calls by a short name.
 * @param {Choice[]} choices
 * @param {string} value */
export function wordsOf(choices, value) {
  const words = value.charAt(0).toUpperCase() + value.slice(1).replaceAll("-", " ");
  return choices.find((each) => each.value === value)?.label ?? words;
}

/** @param {Question} question
 * @param {string} name
 * @param {string} describedBy
 * @returns {Field} */
function text(question, name, describedBy) {
  const input = h("input", {
    type: "text",
    name,
    id: idOf(name),
    "aria-describedby": describedBy,
    autocomplete: "off",
    class: WIDTHS[question.kind] ?? "",
    inputmode: question.kind === "number" ? "numeric" : question.kind === "address" ? "url" : undefined,
    spellcheck: question.kind === "text" ? "true" : "false",
    list: question.kind === "job-title" ? "job-titles" : undefined,
  });
  return {
    element: h("div", {}, input),
    read: () => (question.kind === "date" ? asDay(input.value.trim()) : input.value.trim()),
    write: (given) => {
      if (input.value.trim() !== (given ?? "")) input.value = String(given ?? "");
    },
    focus: () => input.focus(),
    isGroup: false,
  };
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Return a day as the file has it, where somebody has written the month as a word; all else stays as it is.
 * @param {string} words */
function asDay(words) {
  const [, first, other, year] = /^(\w+)\.? +(\w+)[.,]? +(\d{4})$/.exec(words) ?? [];
  const [day, name] = /^\d/.test(first ?? "") ? [first, other] : [other, first];
  const month = MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
  const number = /^(\d{1,2})(st|nd|rd|th)?$/.exec(day ?? "")?.[1];
  return month && number ? `${year}-${two(month)}-${two(number)}` : words;
}

/** @param {string | number} number */
const two = (number) => String(number).padStart(2, "0");

/** @type {Record<string, string>} */
const WIDTHS = { number: "short", date: "short", colour: "short" };

/** A list, one a line.
 * @param {string} name
 * @param {string} describedBy
 * @returns {Field} */
function lines(name, describedBy) {
  const input = h("textarea", { name, id: idOf(name), rows: 5, "aria-describedby": describedBy });
  const read = () =>
    input.value
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  return {
    element: input,
    read,
    write: (given) => {
      const wanted = /** @type {string[]} */ (Array.isArray(given) ? given : given ? [given] : []);
      if (read().join("\n") !== wanted.join("\n")) input.value = wanted.join("\n");
    },
    focus: () => input.focus(),
    isGroup: false,
  };
}

/** @param {string} name
 * @param {string} describedBy
 * @returns {Field} */
function colour(name, describedBy) {
  const made = text({ key: name, kind: "colour", tier: "usual", label: "" }, name, describedBy);
  const input = /** @type {HTMLInputElement} */ (made.element.querySelector("input"));
  const picker = h("input", {
    type: "color",
    "aria-label": "Pick a colour",
    value: "#14506e",
    oninput: () => {
      input.value = picker.value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  made.element.classList.add("with-picker");
  made.element.append(picker);
  const { write } = made;
  made.write = (given, asked) => {
    write(given, asked);
    if (/^#[0-9a-f]{6}$/i.test(String(given))) picker.value = String(given);
  };
  return made;
}
