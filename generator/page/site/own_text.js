// A text of an organisation's own: its label, what is wrong with it, and how to write more than plain words.
import { h, sentence } from "./dom.js";

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
  input.value = value;
  input.addEventListener("input", () => give(input.value.trim()));
  const element = h(
    "div",
    { class: "question" },
    h("label", { class: "label", for: input.id }, label),
    help,
    error,
    input,
    printed ? howTo(printed, input) : null,
  );
  const told = (/** @type {Store} */ store) =>
    [...store.refused, ...store.said.problems].filter(
      (each) => each.key === key(store) || each.key.startsWith(`${key(store)}.`),
    );
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
      h("li", {}, "A job title can follow your answers: choose a duty below, and put it in where you are typing."),
    ),
    ...duties(store, input),
  );
}

/** A list of duties, to put the job title of whoever has one into a text.
 * @param {Store} store
 * @param {HTMLTextAreaElement} input */
function duties(store, input) {
  const asked = store.form.steps
    .flatMap((step) => step.questions)
    .filter(({ key }) => key.startsWith("roles.") && store.said.asked[key]);
  const select = h(
    "select",
    { id: `${input.id}-duty` },
    ...asked.map(({ key, label }) =>
      h("option", { value: key.slice("roles.".length) }, duty(store.said.asked[key]?.label ?? label)),
    ),
  );
  const put = h("button", { type: "button", class: "quiet" }, "Put it in");
  put.addEventListener("click", () => {
    input.setRangeText(`{{ role('${select.value}') }}`, input.selectionStart, input.selectionEnd, "end");
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  });
  return [h("label", { for: select.id }, "The job title of whoever …"), select, put];
}

/** @param {string} question */
const duty = (question) => question.replace(/^Who (.*)\?$/, "… $1");
