// A text of an organisation's own: its label, what is wrong with it, and how to write more than plain words.
import { h, sentence } from "./dom.js";
import { asFiled, asRead, dutiesNow, strayTitle, titleOf } from "./duties.js";

/** @import { Store } from "./types.d.ts" */

/** @typedef {{ element: HTMLElement, update: (store: Store) => void, faults: (store: Store) => import("./errors.js").Fault[] }} Part */

/** A text with its label, hint and error. What is printed can have more than plain words, and needs the store for them.
 * @param {{ name: string, label: string, hint: string, rows: number, value: string, give: (text: string) => void,
 *   key: (store: Store) => string, printed?: Store }} wanted
 * @returns {Part & { input: HTMLTextAreaElement }} */
export function textPart({ name, label, hint, rows, value, give, key, printed }) {
  // The same key may have its question on another screen.
  const id = `change-${name}`;
  const error = h("p", { class: "error", id: `${id}-error`, hidden: true });
  const help = h("p", { class: "hint", id: `${id}-hint` }, hint);
  const input = h("textarea", { name, id, rows, "aria-describedby": `${error.id} ${help.id}` });
  input.value = printed ? asRead(printed, value) : value;
  input.addEventListener("input", () => {
    const text = input.value.trim();
    give(printed ? asFiled(printed, text) : text);
  });
  const element = h(
    "div",
    { class: "question" },
    h("label", { class: "label", for: input.id }, label),
    help,
    error,
    input,
    printed ? howTo(printed, input) : null,
  );
  const told = (/** @type {Store} */ store) => [
    ...(printed ? stray(printed, input.value) : []),
    ...[...store.refused, ...store.said.problems].filter(
      (each) => each.key === key(store) || each.key.startsWith(`${key(store)}.`),
    ),
  ];
  return {
    element,
    update(/** @type {Store} */ store) {
      const text = told(store).map(sentence).join(" ");
      error.hidden = !text;
      error.textContent = text;
      element.classList.toggle("has-error", Boolean(text));
    },
    faults: (/** @type {Store} */ store) =>
      told(store).map((each) => ({ text: sentence(each), focus: () => input.focus() })),
    input,
  };
}

/** Return what is wrong with the job titles in a text.
 * @param {Store} store
 * @param {string} text */
function stray(store, text) {
  const found = strayTitle(store, text);
  const hint = "choose a duty from the list under the text, and put it in";
  return found ? [{ message: `nobody has the duty in ${found}`, hint }] : [];
}

/** How somebody writes more than plain words, folded away.
 * @param {Store} store
 * @param {HTMLTextAreaElement} input */
function howTo(store, input) {
  return h(
    "details",
    { class: "how" },
    h("summary", {}, "Bold type, lists and job titles"),
    h(
      "ul",
      {},
      h("li", {}, "**Two stars** on each side make words bold."),
      h("li", {}, "Lines that begin with a dash and a space make a list, below a line that ends in a colon."),
      h(
        "li",
        {},
        "A job title can follow your answers: choose a duty below, and put it in where you are typing. The policy has the title in place of the square brackets; write “the” before them.",
      ),
    ),
    ...duties(store, input),
  );
}

/** A list of duties, to put the job title of whoever has one into a text.
 * @param {Store} store
 * @param {HTMLTextAreaElement} input */
function duties(store, input) {
  const select = h(
    "select",
    { id: `${input.id}-duty` },
    ...[...dutiesNow(store).values()].map((words) => h("option", { value: words }, `… ${words}`)),
  );
  const put = h("button", { type: "button", class: "quiet" }, "Put it in");
  put.addEventListener("click", () => {
    const before = input.value.slice(0, input.selectionStart);
    const gap = /\S$/.test(before) ? " " : "";
    input.setRangeText(gap + titleOf(select.value), input.selectionStart, input.selectionEnd, "end");
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  });
  return [h("label", { for: select.id }, "The job title of whoever …"), select, put];
}
