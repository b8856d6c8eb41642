// Answers that outlive the page: in this browser when somebody wants that, or in a link.
import { byId, h } from "./dom.js";

/** @import { Files, Given } from "./types.d.ts" */
/** @import { Store } from "./types.d.ts" */

const PLACE = "policy-maker";
/** What a link never carries: an organisation's own words, and files. */
const NOT_IN_A_LINK = /^brand\.(logo|word_template)$/;

/** @typedef {{ id: string, text: string, isBegun: boolean, brand: Record<string, string> }} Kept */

/** Return what this browser keeps; nothing where it keeps nothing, or may not.
 * @returns {Kept | null} */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE) ?? "null");
    return typeof found?.text === "string" && typeof found.id === "string" ? found : null;
  } catch {
    return null;
  }
}

/** Keep the answers as they are now. Return whether the browser took them.
 * @param {Store} store */
export function keep(store) {
  const brand = Object.fromEntries(Object.entries(store.brand).map(([name, content]) => [name, asText(content)]));
  try {
    localStorage.setItem(PLACE, JSON.stringify({ id: store.id, text: store.said.text, isBegun: store.isBegun, brand }));
    return true;
  } catch {
    return false;
  }
}

/** Have the browser forget all that it kept. */
export function forget() {
  try {
    localStorage.removeItem(PLACE);
  } catch {
    // A browser that may keep nothing has kept nothing.
  }
}

/** @param {Uint8Array} content */
function asText(content) {
  let text = "";
  for (const byte of content) text += String.fromCharCode(byte);
  return btoa(text);
}

/** @param {Record<string, string>} texts
 * @returns {Files} */
export function asFiles(texts) {
  const bytes = (/** @type {string} */ text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, bytes(text)]));
}

// ---- a link

/** Return the address of this page with the answers in its fragment, which no browser sends to anybody.
 * @param {Store} store */
export function linkOf(store) {
  const answers = Object.entries(store.said.answers).filter(([key]) => !NOT_IN_A_LINK.test(key));
  const bytes = new TextEncoder().encode(JSON.stringify(Object.fromEntries(answers)));
  const packed = asText(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return `${window.location.href.replace(/#.*$/, "")}#answers=${packed}`;
}

/** Return the answers that the address carries, and take them out of it; nothing where it carries none.
 * @param {Store} store
 * @returns {[string, Given][] | null} */
export function takeLink(store) {
  const [, packed] = /^#answers=([\w-]+)$/.exec(window.location.hash) ?? [];
  if (!packed) return null;
  history.replaceState(null, "", "#start");
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0),
    );
    const found = JSON.parse(new TextDecoder().decode(bytes));
    const known = new Set(store.form.steps.flatMap((step) => step.questions.map((each) => each.key)));
    const answers = Object.entries(found).filter(
      ([key, given]) => known.has(key) && !NOT_IN_A_LINK.test(key) && isGiven(given),
    );
    return /** @type {[string, Given][]} */ (answers);
  } catch {
    return null;
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

/** Say something on top of the screen.
 * @param {string} text
 * @param {Node[]} [beside] */
export function notice(text, beside = []) {
  const place = byId("notice");
  place.hidden = !text;
  place.replaceChildren(h("span", {}, text), ...beside);
}
