// Parts of a policy that can stay or go: a box to tick for each, and a reason where a regulator expects it.
import { byId, h, sentence } from "./dom.js";
import { textPart } from "./own_text.js";

/** @import { Single, Store } from "./types.d.ts" */
/** @import { Part } from "./own_text.js" */

/** What is known of a part: whether it is in while nobody says anything of it, and whether somebody has to say why not.
 * @typedef {{ isUsual: boolean, isExpected: boolean }} Known */

/** A box to tick, and the reason for leaving out what it stands for.
 * @param {Store} store
 * @param {string} policy
 * @param {string} id
 * @param {string} label
 * @param {() => Known} known
 * @returns {Part} */
export function keeping(store, policy, id, label, known) {
  const key = `policies.${policy}.sections.${id}`;
  const reasonKey = `policies.${policy}.reasons.${id}`;
  const own = () => store.said.own[policy] ?? {};
  const box = h("input", { type: "checkbox", name: key, id: `change-${key}`, value: "true" });
  box.checked = (own().sections?.[id] ?? String(known().isUsual)) === "true";
  const reason = textPart({
    name: reasonKey,
    label: "Why do you leave it out?",
    hint: "One sentence. It stays in your file and is not printed.",
    rows: 2,
    value: own().reasons?.[id] ?? "",
    give: (text) =>
      store.said.asked[reasonKey]
        ? store.give(reasonKey, text)
        : store.say([[["policies", policy, "reasons", id], text || null]]),
    key: () => reasonKey,
  });
  box.addEventListener("input", () => {
    const told = box.checked === known().isUsual ? null : box.checked;
    if (store.said.asked[key]) store.give(key, told === null ? "" : String(told));
    else store.say([[["policies", policy, "sections", id], told]]);
    reason.element.hidden = box.checked;
  });
  const focusReason = () => byId(`change-${reasonKey}`).focus();
  const isAbout = (/** @type {string} */ told) => told === key || told.startsWith(`${key}.`);
  return {
    element: h(
      "div",
      { class: "question leave-out" },
      h("div", { class: "option" }, box, h("label", { for: box.id }, label)),
      reason.element,
    ),
    update(store) {
      reason.element.hidden = box.checked || (!known().isUsual && !own().reasons?.[id]);
      reason.update(store);
    },
    faults: (store) => [
      ...reason.faults(store),
      ...store.said.problems
        .filter((each) => isAbout(each.key))
        .map((each) => ({
          text: sentence(each),
          focus: () => (reason.element.hidden ? box.focus() : focusReason()),
        })),
      ...(!box.checked && known().isExpected && !own().reasons?.[id] && !store.given(reasonKey)
        ? [{ text: "Say why you leave it out: a regulator expects it.", focus: focusReason }]
        : []),
    ],
  };
}

/** What is known of a section: asked among the questions, unless it does not fit who asks.
 * @param {Store} store
 * @param {string} policy
 * @param {string} id
 * @returns {Known} */
export function ofSection(store, policy, id) {
  const asked = store.said.asked[`policies.${policy}.sections.${id}`];
  const reason = store.said.asked[`policies.${policy}.reasons.${id}`];
  return { isUsual: asked ? asked.meant === "true" : true, isExpected: Boolean(reason?.required) };
}

/** The clauses of a section that can stay or go by themselves, as the program knows them; asked for again at each answer.
 * @param {Store} store
 * @param {string} policy
 * @param {string} section */
export function singlesOf(store, policy, section) {
  /** @type {Single[]} */
  let found = [];
  return {
    list: () => found,
    /** @param {string} id
     * @returns {Known} */
    known: (id) => found.find((each) => each.id === id) ?? { isUsual: true, isExpected: false },
    async ask() {
      found = await store.singles(policy, section);
    },
  };
}

/** A box for each single clause of a section.
 * @param {string} policy
 * @param {ReturnType<typeof singlesOf>} singles
 * @returns {Part} */
export function choosing(policy, singles) {
  /** @type {Map<string, Part>} */
  const parts = new Map();
  const list = h("div", {});
  const element = h(
    "fieldset",
    { class: "question singles", hidden: true },
    h("legend", {}, "Single clauses"),
    h(
      "p",
      { class: "hint" },
      "Tick what you want and leave out what you do not. The clauses that are not listed here are in every policy: you can say them in your own words.",
    ),
    list,
  );
  return {
    element,
    update(store) {
      const clauses = singles.list();
      for (const { id, words } of clauses) {
        if (!parts.has(id))
          parts.set(
            id,
            keeping(store, policy, id, words, () => singles.known(id)),
          );
      }
      const shown = clauses.map(({ id }) => /** @type {Part} */ (parts.get(id)));
      if (shown.length !== list.children.length || shown.some((each, at) => each.element !== list.children[at]))
        list.replaceChildren(...shown.map((each) => each.element));
      for (const each of shown) each.update(store);
      element.hidden = shown.length === 0;
    },
    faults: (store) => singles.list().flatMap(({ id }) => parts.get(id)?.faults(store) ?? []),
  };
}
