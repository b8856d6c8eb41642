// A question whose answer is a list: one group of fields for each entry, to add to and to take from.
import { announce, h, idOf } from "./dom.js";
import { DAY, field } from "./fields.js";

/** @import { Entry, Question } from "./types.d.ts" */
/** @import { Store } from "./types.d.ts" */
/** @import { Field } from "./fields.js" */

/** @param {Question} question
 * @param {string} describedBy
 * @param {Store} store
 * @returns {Field} */
export function entriesField(question, describedBy, store) {
  const list = h("div", { class: "entries" });
  const add = h("button", {
    type: "button",
    class: "secondary",
    id: idOf(question.key),
    "aria-describedby": describedBy,
  });
  const element = h("div", {}, list, add);
  /** @type {{ element: HTMLElement, fields: { key: string, made: Field }[] }[]} */
  let drawn = [];
  let isOpen = false;

  add.addEventListener("click", () => {
    isOpen = true;
    draw(drawn.length + 1);
    drawn.at(-1)?.fields[0]?.made.focus();
  });

  /** @param {number} number */
  function draw(number) {
    while (drawn.length > number) drawn.pop()?.element.remove();
    while (drawn.length < number) {
      const entry = drawEntry(drawn.length);
      drawn.push(entry);
      list.append(entry.element);
    }
    add.textContent = number ? "Add another" : "Add one";
  }

  /** @param {number} at */
  function drawEntry(at) {
    const fields = (question.fields ?? []).map((each) => ({ key: each.key, made: drawField(each, at) }));
    const remove = h("button", { type: "button", class: "quiet" }, `Remove number ${at + 1}`);
    remove.addEventListener("click", () => {
      const left = read().filter((_, place) => place !== at);
      drawn = [];
      list.replaceChildren();
      isOpen = false;
      store.give(question.key, left);
      announce(`Removed. ${left.length} left.`);
      add.focus();
    });
    const isRare = (/** @type {string} */ key) => question.fields?.find((each) => each.key === key)?.tier === "rare";
    const elements = (/** @type {boolean} */ rare) =>
      fields.filter(({ key }) => isRare(key) === rare).map(({ made }) => made.element);
    const more = elements(true);
    const group = h(
      "fieldset",
      { class: "entry" },
      h("legend", {}, `Number ${at + 1}`),
      ...elements(false),
      more.length ? h("details", { class: "how" }, h("summary", {}, `More about number ${at + 1}`), ...more) : null,
      remove,
    );
    return { element: group, fields };
  }

  /** @param {Question} each
   * @param {number} at
   * @returns {Field} */
  function drawField(each, at) {
    const name = `${question.key}[${at}].${each.key}`;
    const hint = each.help
      ? h("p", { class: "hint", id: idOf(name, "-hint") }, each.kind === "date" ? DAY : each.help)
      : null;
    const made = field(each, name, hint?.id ?? "");
    const isGroup = each.kind === "choice" && made.element.classList.contains("options");
    const label = h(isGroup ? "legend" : "label", isGroup ? {} : { for: idOf(name) }, each.label);
    made.element = h(isGroup ? "fieldset" : "div", { class: "question" }, label, hint, made.element);
    return made;
  }

  /** @returns {Entry[]} */
  function read() {
    return drawn.map(({ fields }) => {
      const told = fields.map(({ key, made }) => [key, String(made.read())]);
      return Object.fromEntries(told.filter(([, text]) => text));
    });
  }

  return {
    element,
    read: () => read().filter((entry) => Object.keys(entry).length > 0),
    write: (given) => {
      const entries = /** @type {Entry[]} */ (Array.isArray(given) ? given : []);
      // An entry that somebody has just added has no words yet, and stays.
      draw(isOpen ? Math.max(drawn.length, entries.length) : entries.length);
      if (list.contains(document.activeElement)) return;
      entries.forEach((entry, at) => {
        for (const { key, made } of drawn[at]?.fields ?? []) made.write(entry[key], {});
      });
    },
    focus: () => add.focus(),
    isGroup: true,
  };
}
