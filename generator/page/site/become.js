// The preview becomes another page where it differs, and stays as it is where it does not: what somebody is about to
// click there, has selected or has reached with the keyboard stays under their hand, and little is laid out anew.
import { middle } from "./dom.js";

/** Give an element the attributes and children of another, and leave alone what both have.
 * @param {Element} shown
 * @param {Element} wanted it stays in its own document */
export function become(shown, wanted) {
  alike(shown, wanted);
  const old = [...shown.childNodes];
  const fresh = [...wanted.childNodes];
  const { first, end, oldEnd } = middle(old, fresh);
  if (end === oldEnd) {
    for (let at = first; at < end; at += 1)
      replace(/** @type {ChildNode} */ (old[at]), /** @type {Node} */ (fresh[at]));
    return;
  }
  const before = old[oldEnd] ?? null;
  const document = shown.ownerDocument;
  for (const gone of old.slice(first, oldEnd)) gone.remove();
  for (const come of fresh.slice(first, end)) shown.insertBefore(document.importNode(come, true), before);
}

/** @param {ChildNode} shown
 * @param {Node} wanted */
function replace(shown, wanted) {
  if (shown.isEqualNode(wanted)) return;
  if (shown.nodeName === wanted.nodeName && shown.nodeType === Node.ELEMENT_NODE) {
    become(/** @type {Element} */ (/** @type {unknown} */ (shown)), /** @type {Element} */ (wanted));
  } else shown.replaceWith((shown.ownerDocument ?? document).importNode(wanted, true));
}

/** @param {Element} shown
 * @param {Element} wanted */
function alike(shown, wanted) {
  for (const { name } of [...shown.attributes]) if (!wanted.hasAttribute(name)) shown.removeAttribute(name);
  for (const { name, value } of wanted.attributes)
    if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
}
