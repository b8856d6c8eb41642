// Elements of the page, made without a string of HTML: what somebody typed can never become markup.

/** @typedef {Node | string | null | undefined | false} Child */

/** Return an element with attributes, listeners (`onclick`) and children.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]} */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child || child === "").map((child) => /** @type {Node} */ (child)));
  return element;
}

/** Return the element with an id; the frame of the page has it.
 * @param {string} id
 * @returns {HTMLElement} */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
}

/** Give a place other children, and leave those alone that say the same: what somebody is about to click or has reached
 * with the keyboard stays under their hand. What listens to something must not say the same as what listens otherwise.
 * @param {Element} place
 * @param {Iterable<Node>} children */
export function renew(place, children) {
  const wanted = [...children];
  const { first, end, oldEnd } = middle([...place.childNodes], wanted);
  const before = place.childNodes[oldEnd] ?? null;
  for (const gone of [...place.childNodes].slice(first, oldEnd)) gone.remove();
  for (const come of wanted.slice(first, end)) place.insertBefore(come, before);
}

/** Return where two rows of nodes begin and cease to differ.
 * @param {Node[]} old
 * @param {Node[]} wanted */
export function middle(old, wanted) {
  const shorter = Math.min(old.length, wanted.length);
  let first = 0;
  while (first < shorter && old[first]?.isEqualNode(wanted[first] ?? null)) first += 1;
  let same = 0;
  while (same < shorter - first && old.at(-1 - same)?.isEqualNode(wanted.at(-1 - same) ?? null)) same += 1;
  return { first, end: wanted.length - same, oldEnd: old.length - same };
}

/** Return an id for an element that belongs to a key: keys have brackets and dots.
 * @param {string} key
 * @param {string} [suffix] */
export function idOf(key, suffix = "") {
  return `q-${key}${suffix}`;
}

/** Return a message of the program as a sentence or two.
 * @param {{ message: string, hint: string }} told */
export function sentence({ message, hint }) {
  return [message, hint].filter(Boolean).map(asSentence).join(" ");
}

/** @param {string} text */
const asSentence = (text) => stopped(text.charAt(0).toUpperCase() + text.slice(1));

/** Return words with a stop at their end, and never two.
 * @param {string} text */
export function stopped(text) {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

let saying = 0;
/** What is about to be said, by what it is about.
 * @type {Map<string, string>} */
const unsaid = new Map();

/** Say something to people who hear the page, once there is nothing newer to say of the same: not at every letter.
 * @param {string} text
 * @param {string} [about] */
export function announce(text, about = "") {
  unsaid.set(about, text);
  clearTimeout(saying);
  saying = window.setTimeout(() => {
    byId("announcer").textContent = [...unsaid.values()].join(" ");
    unsaid.clear();
  }, 700);
}

/** Return words as a link that does something, or plain where there is nothing to do.
 * @param {string} text
 * @param {(() => void) | null} way */
export function linked(text, way) {
  if (!way) return text;
  const link = h("a", { href: "#" }, text);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    way();
  });
  return link;
}
