// Answers that outlive the page, in this browser, when somebody wants that.
import { byId, h } from "./dom.js";

/** @import { Files } from "./types.d.ts" */
/** @import { Store } from "./types.d.ts" */

const PLACE = "policy-maker";

/** @typedef {{ id: string, text: string, isBegun: boolean, brand: Files }} Kept */

/** Return what this browser keeps; nothing where it keeps nothing, or may not.
 * @returns {Kept | null} */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE) ?? "null");
    if (typeof found?.text !== "string" || typeof found.id !== "string") return null;
    return { ...found, isBegun: found.isBegun === true, brand: asFiles(found.brand ?? {}) };
  } catch {
    return null;
  }
}

/** @type {(() => void)[]} */
const listeners = [];

/** Whether this browser keeps what is answered. */
export const keeping = {
  isOn: kept() !== null,

  /** @param {boolean} isOn */
  turn(isOn) {
    keeping.isOn = isOn;
    for (const listener of listeners) listener();
  },

  /** Be told now and at each change.
   * @param {() => void} listener */
  listen(listener) {
    listeners.push(listener);
    listener();
  },
};

/** Be told when another tab has kept other answers, or forgotten all.
 * @param {() => void} then */
export function whenOthersKeep(then) {
  window.addEventListener("storage", ({ key }) => {
    if (key === PLACE || key === null) then();
  });
}

/** Keep the answers as they are now. Return whether the browser took them; where it does not, say so.
 * @param {Store} store */
export function keep(store) {
  const brand = Object.fromEntries(Object.entries(store.brand).map(([name, content]) => [name, asText(content)]));
  try {
    localStorage.setItem(PLACE, JSON.stringify({ id: store.id, text: store.said.text, isBegun: store.isBegun, brand }));
    return true;
  } catch {
    notice("This browser could not keep your answers. Download them.");
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

/** Return bytes as letters; `asFiles` does the same the other way.
 * @param {Uint8Array} content */
export function asText(content) {
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

/** Say something on top of the screen.
 * @param {string} text
 * @param {Node[]} [beside] */
export function notice(text, beside = []) {
  const place = byId("notice");
  place.hidden = !text;
  place.replaceChildren(h("span", {}, text), ...beside);
}
