// The screen on which one part of a policy is dropped, reworded, or followed by an organisation's own clause.
import { byId, h, sentence } from "./dom.js";
import { showSummary } from "./errors.js";
import { showPart, wordsOfPart } from "./preview.js";

/** @import { Own, Path } from "./types.d.ts" */
/** @import { Store } from "./types.d.ts" */

/** How somebody writes more than plain words, folded away. */
const howTo = () =>
  h(
    "details",
    { class: "how" },
    h("summary", {}, "Bold type, lists, and people by their duty"),
    h(
      "ul",
      {},
      h("li", {}, "**Two stars** on each side make words bold."),
      h("li", {}, "Lines that begin with a dash and a space make a list, below a line that ends in a colon."),
      h(
        "li",
        {},
        "{{ role('accountable_lead') }} prints the job title of whoever has that duty, also when it changes.",
      ),
    ),
  );

/** Draw the screen for a part.
 * @param {Store} store
 * @param {string} policy
 * @param {string} id
 * @param {() => void} done
 * @returns {{ element: HTMLElement, update: (store: Store) => void }} */
export function drawChange(store, policy, id, done) {
  const own = () => store.said.own[policy] ?? {};
  const part = store.form.policies[policy]?.parts[id];
  const extra = (own().extra ?? []).find((each) => each.id === id);
  const { number, words } = wordsOfPart(id);
  const title = extra
    ? "Your own clause"
    : part?.kind === "clause" || !part
      ? `Clause ${number}`
      : `${number} ${part.title}`.trim();
  const isWords = isClause(store, policy, id);
  const fields = [
    ...(extra ? [ownClause(store, policy, id)] : []),
    ...(part?.optional ? [keeping(store, policy, id)] : []),
    ...(isWords && !extra ? [wording(store, policy, id, words)] : []),
    following(store, policy, id),
  ];
  const form = h(
    "form",
    { novalidate: true, autocomplete: "off" },
    ...fields.map((each) => each.element),
    h("div", { class: "buttons" }, h("button", { type: "submit", class: "primary" }, "Done")),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const faults = fields.flatMap((each) => each.faults(store));
    if (!showSummary(faults)) done();
  });
  const element = h(
    "section",
    { class: "screen", id: "screen-change" },
    h("h1", { tabindex: "-1" }, title),
    words && isWords ? h("div", { class: "inset words" }, ...words.split("\n").map((line) => h("p", {}, line))) : null,
    part && !part.optional
      ? h(
          "p",
          { class: "hint" },
          isWords
            ? "This clause is part of the core: it stays, and you can change its words."
            : "This part is part of the core and stays.",
        )
      : null,
    form,
  );
  showPart(id);
  return {
    element,
    update(store) {
      for (const each of fields) each.update(store);
    },
  };
}

/** @typedef {{ element: HTMLElement, update: (store: Store) => void, faults: (store: Store) => import("./errors.js").Fault[] }} Part */

/** A text with its label, hint and error.
 * @param {{ name: string, label: string, hint: string, rows: number, value: string, give: (text: string) => void,
 *   key: (store: Store) => string }} wanted
 * @returns {Part} */
function textPart({ name, label, hint, rows, value, give, key }) {
  const error = h("p", { class: "error", id: `q-${name}-error`, hidden: true });
  const help = h("p", { class: "hint", id: `q-${name}-hint` }, hint);
  const input = h("textarea", { name, id: `q-${name}`, rows, "aria-describedby": `${error.id} ${help.id}` });
  input.value = value;
  input.addEventListener("input", () => give(input.value.trim()));
  const element = h(
    "div",
    { class: "question" },
    h("label", { class: "label", for: input.id }, label),
    help,
    error,
    input,
    howTo(),
  );
  const told = (/** @type {Store} */ store) =>
    [...store.refused, ...store.said.problems].filter(
      (each) => each.key === key(store) || each.key.startsWith(`${key(store)}.`),
    );
  const part = {
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
  return part;
}

/** @param {Store} store
 * @param {string} policy
 * @param {string} id
 * @param {string} words
 * @returns {Part} */
function wording(store, policy, id, words) {
  const path = ["policies", policy, "wording", id];
  const part = textPart({
    name: path.join("."),
    label: "Say it in your own words",
    hint: "Leave this empty to keep the usual words.",
    rows: 6,
    value: store.said.own[policy]?.wording?.[id] ?? "",
    give: (text) => store.say([[path, text || null]]),
    key: () => path.join("."),
  });
  const copy = h("button", { type: "button", class: "quiet" }, "Start from the words above");
  copy.addEventListener("click", () => {
    const input = /** @type {HTMLTextAreaElement} */ (part.element.querySelector("textarea"));
    // Braces are for values in an organisation's own text.
    input.value = words.replace(/[{}]/g, "");
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  });
  part.element.append(copy);
  return part;
}

/** @param {Store} store
 * @param {string} policy
 * @param {string} id
 * @returns {Part} */
function keeping(store, policy, id) {
  const key = `policies.${policy}.sections.${id}`;
  const isIn = () => store.answer(key) !== "false" && store.said.own[policy]?.sections?.[id] !== "false";
  const box = h("input", { type: "checkbox", name: key, id: "change-keep", value: "true" });
  box.checked = isIn();
  const reasonKey = `policies.${policy}.reasons.${id}`;
  const reason = textPart({
    name: reasonKey,
    label: "Why do you leave it out?",
    hint: "One sentence. It stays in your file and is not printed.",
    rows: 2,
    value: store.said.own[policy]?.reasons?.[id] ?? "",
    give: (text) =>
      store.said.asked[reasonKey]
        ? store.give(reasonKey, text)
        : store.say([[["policies", policy, "reasons", id], text || null]]),
    key: () => reasonKey,
  });
  box.addEventListener("input", () => {
    if (store.said.asked[key]) {
      const meant = store.said.asked[key]?.meant === "true";
      store.give(key, box.checked === meant ? "" : String(box.checked));
    } else store.say([[["policies", policy, "sections", id], box.checked ? null : "false"]]);
    reason.update(store);
  });
  const element = h(
    "div",
    { class: "question" },
    h("div", { class: "option" }, box, h("label", { for: box.id }, "Keep this part")),
    reason.element,
  );
  const isAbout = (/** @type {string} */ told) => told === key || told.startsWith(`${key}.`);
  return {
    element,
    update(store) {
      reason.element.hidden = box.checked;
      reason.update(store);
    },
    faults: (store) => [
      ...reason.faults(store),
      ...store.said.problems
        .filter((each) => isAbout(each.key))
        .map((each) => ({
          text: sentence(each),
          focus: () => (reason.element.hidden ? box.focus() : byId(`q-${reasonKey}`).focus()),
        })),
      ...(store.said.asked[reasonKey]?.required && !store.given(reasonKey)
        ? [{ text: "Say why you leave it out: a regulator expects it", focus: () => byId(`q-${reasonKey}`).focus() }]
        : []),
    ],
  };
}

// ---- clauses of their own

/** @param {Own} own */
const extras = (own) => own.extra ?? [];

/** Return an id that no clause of a policy has.
 * @param {Store} store
 * @param {string} policy */
function freeId(store, policy) {
  const taken = new Set(extras(store.said.own[policy] ?? {}).map((each) => each.id));
  let number = 1;
  while (taken.has(`our-clause-${number}`)) number += 1;
  return `our-clause-${number}`;
}

/** Tell whether an id is that of a clause, and not of a section that holds some.
 * @param {Store} store
 * @param {string} policy
 * @param {string} id */
const isClause = (store, policy, id) => (store.form.policies[policy]?.parts[id]?.kind ?? "clause") === "clause";

/** @param {Store} store
 * @param {string} policy
 * @param {string} after
 * @returns {Part} */
function following(store, policy, after) {
  let id = "";
  const place = () => extras(store.said.own[policy] ?? {}).findIndex((each) => each.id === id);
  let at = -1;
  return textPart({
    name: `policies.${policy}.extra`,
    label: isClause(store, policy, after) ? "Add a clause of your own after it" : "Add a clause of your own at its end",
    hint: "It gets the next number, and what follows is numbered afresh.",
    rows: 4,
    value: "",
    give: (text) => {
      if (at < 0) {
        if (!text) return;
        id = freeId(store, policy);
        at = extras(store.said.own[policy] ?? {}).length;
        return store.say([[["policies", policy, "extra", at], { after, id, text }]]);
      }
      if (text) return store.say([[["policies", policy, "extra", at, "text"], text]]);
      store.say([takenOut(store, policy, place())]);
      at = -1;
    },
    key: () => `policies.${policy}.extra[${at}]`,
  });
}

/** @param {Store} store
 * @param {string} policy
 * @param {string} id
 * @returns {Part} */
function ownClause(store, policy, id) {
  const at = extras(store.said.own[policy] ?? {}).findIndex((each) => each.id === id);
  const path = ["policies", policy, "extra", at];
  const part = textPart({
    name: `policies.${policy}.extra[${at}].text`,
    label: "Your words",
    hint: "Change them, or remove the clause.",
    rows: 5,
    value: extras(store.said.own[policy] ?? {})[at]?.text ?? "",
    give: (text) => text && store.say([[[...path, "text"], text]]),
    key: () => `policies.${policy}.extra[${at}]`,
  });
  const remove = h("button", { type: "button", class: "quiet" }, "Remove this clause");
  remove.addEventListener("click", () => {
    store.say([takenOut(store, policy, at)]);
    window.location.hash = "#check";
  });
  part.element.append(remove);
  return part;
}

/** Return the change that takes a clause out, and the list with the last of them.
 * @param {Store} store
 * @param {string} policy
 * @param {number} at
 * @returns {[Path, unknown]} */
function takenOut(store, policy, at) {
  const isLast = extras(store.said.own[policy] ?? {}).length <= 1;
  return [isLast ? ["policies", policy, "extra"] : ["policies", policy, "extra", at], null];
}
