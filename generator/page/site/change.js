// The screen on which one part of a policy is dropped, reworded, or followed by an organisation's own clause.
import { h } from "./dom.js";
import { showSummary } from "./errors.js";
import { choosing, keeping, ofSection, singlesOf } from "./leave_out.js";
import { textPart } from "./own_text.js";
import { showPart, wordsOfPart } from "./preview.js";

/** @import { Own, Path } from "./types.d.ts" */
/** @import { Store } from "./types.d.ts" */
/** @import { Part } from "./own_text.js" */

/** Draw the screen for a part.
 * @param {Store} store
 * @param {string} policy
 * @param {string} id
 * @param {() => void} done
 * @returns {{ element: HTMLElement, update: (store: Store) => Promise<void> }} */
export function drawChange(store, policy, id, done) {
  const own = () => store.said.own[policy] ?? {};
  const part = store.form.policies[policy]?.parts[id];
  const extra = (own().extra ?? []).find((each) => each.id === id);
  const { number, words, typed } = wordsOfPart(id);
  const title = extra
    ? "Your own clause"
    : part?.kind === "clause" || !part
      ? number
        ? `Clause ${number}`
        : `“${part?.title}”`
      : `${number} ${part.title}`.trim();
  const isWords = isClause(store, policy, id);
  const singles = singlesOf(store, policy, id.split(".")[0] ?? id);
  const isSection = !id.includes(".") && !extra;
  const known = () => (isSection ? ofSection(store, policy, id) : singles.known(id));
  const keep = isSection ? "Keep this section" : "Keep this clause";
  const fields = [
    ...(extra ? [ownClause(store, policy, id)] : []),
    ...(part?.optional ? [keeping(store, policy, id, keep, known)] : []),
    ...(isWords && !extra ? [wording(store, policy, id, typed)] : []),
    ...(isSection ? [choosing(policy, singles)] : []),
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
            ? "Every policy needs this clause, so it cannot be left out. You can say it in your own words."
            : "Every policy needs this part, so it cannot be left out as a whole. You can change what stands in it.",
        )
      : null,
    form,
  );
  showPart(id);
  return {
    element,
    async update(store) {
      for (const each of fields) each.update(store);
      if (!store.isHeard) return;
      await singles.ask();
      for (const each of fields) each.update(store);
    },
  };
}

/** @param {Store} store
 * @param {string} policy
 * @param {string} id
 * @param {string} typed the usual words as somebody would type them
 * @returns {Part} */
function wording(store, policy, id, typed) {
  const path = ["policies", policy, "wording", id];
  const part = textPart({
    name: path.join("."),
    label: "Say it in your own words",
    hint: "Leave this empty to keep the usual words.",
    rows: 6,
    value: store.said.own[policy]?.wording?.[id] ?? "",
    give: (text) => store.say([[path, text || null]]),
    key: () => path.join("."),
    printed: store,
  });
  const copy = h("button", { type: "button", class: "quiet" }, "Start from the words above");
  copy.addEventListener("click", () => {
    const { input } = part;
    input.value = typed;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  });
  part.element.append(copy);
  return part;
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
    printed: store,
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
    printed: store,
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
