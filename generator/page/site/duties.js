// Job titles in an organisation's own words. The file has a short name for whoever has a duty; people read what the duty is.

/** @import { Store } from "./types.d.ts" */

const IN_FILE = /\{\{\s*role\((['"])([\w-]+)\1\)\s*\}\}/g;
const ON_PAGE = /\[job title of whoever ([^\]]+)\]/g;

/** Return the duties that somebody can have now, by their short names.
 * @param {Store} store
 * @returns {Map<string, string>} */
export function dutiesNow(store) {
  const asked = store.form.steps
    .flatMap((step) => step.questions)
    .filter(({ key }) => key.startsWith("roles.") && store.said.asked[key]);
  return new Map(
    asked.map(({ key, label }) => [
      key.slice("roles.".length),
      (store.said.asked[key]?.label ?? label).replace(/^Who (.*)\?$/, "$1"),
    ]),
  );
}

/** @param {string} words */
export const titleOf = (words) => `[job title of whoever ${words}]`;

/** Return a text of the file as people read it.
 * @param {Store} store
 * @param {string} text */
export function asRead(store, text) {
  const duties = dutiesNow(store);
  return text.replace(IN_FILE, (whole, _, id) => {
    const words = duties.get(id);
    return words && idOf(duties, words) === id ? titleOf(words) : whole;
  });
}

/** Return a text that people read as the file has it.
 * @param {Store} store
 * @param {string} text */
export function asFiled(store, text) {
  const duties = dutiesNow(store);
  return text.replace(ON_PAGE, (whole, words) => {
    const id = idOf(duties, words);
    return id ? `{{ role('${id}') }}` : whole;
  });
}

/** Return what stands in a text for a job title and is that of no duty; nothing where all are.
 * @param {Store} store
 * @param {string} text */
export const strayTitle = (store, text) => asFiled(store, text).match(ON_PAGE)?.[0] ?? "";

/** @param {Map<string, string>} duties
 * @param {string} words */
function idOf(duties, words) {
  const wanted = words.replace(/\s+/g, " ").trim().toLowerCase();
  return [...duties].find(([, each]) => each.toLowerCase() === wanted)?.[0];
}
