// A start for others: answers in the fragment of an address, which no browser sends to anybody.
import { asText } from "./keep.js";

/** @import { Form, Given, Store } from "./types.d.ts" */

/** What a link never carries: files, and reasons that an organisation gives itself. Its own words are no answers. */
const NOT_IN_A_LINK = /^brand\.(logo|word_template)$|\.reasons\./;

/** Return the address of this page with the answers in its fragment, which no browser sends to anybody.
 * @param {Store} store */
export function linkOf(store) {
  const answers = Object.entries(store.said.answers).filter(([key]) => !NOT_IN_A_LINK.test(key));
  const bytes = new TextEncoder().encode(JSON.stringify(Object.fromEntries(answers)));
  const packed = asText(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return `${window.location.href.replace(/#.*$/, "")}#answers=${packed}`;
}

/** Return the answers that the address carries, and take them out of it; null where it is of another kind.
 * @param {Form} form
 * @returns {[string, Given][] | null} */
export function takeLink(form) {
  const [, packed] = /^#answers=(.*)$/.exec(window.location.hash) ?? [];
  if (packed === undefined) return null;
  history.replaceState(null, "", "#start");
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0),
    );
    const found = JSON.parse(new TextDecoder().decode(bytes));
    const known = new Set(form.steps.flatMap((step) => step.questions.map((each) => each.key)));
    const answers = Object.entries(found).filter(
      ([key, given]) => known.has(key) && !NOT_IN_A_LINK.test(key) && isGiven(given),
    );
    return /** @type {[string, Given][]} */ (answers);
  } catch {
    return [];
  }
}

/** Tell whether something from outside is an answer.
 * @param {unknown} given */
function isGiven(given) {
  if (typeof given === "string") return true;
  if (!Array.isArray(given)) return false;
  const isText = (/** @type {unknown} */ each) => typeof each === "string";
  const isEntry = (/** @type {unknown} */ each) =>
    typeof each === "object" && each !== null && !Array.isArray(each) && Object.values(each).every(isText);
  return given.every(isText) || given.every(isEntry);
}
