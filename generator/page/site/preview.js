// The policy beside the questions: the very page that is downloaded, in a frame that runs no script.
import { become } from "./become.js";
import { announce, byId, h, renew } from "./dom.js";

/** @import { Store } from "./types.d.ts" */

const frame = () => /** @type {HTMLIFrameElement} */ (byId("preview"));
const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");
/** What stands by itself in a policy, and can have changed. */
const BLOCKS = "header h1, header p, main h2, main h3, main h4, main p, main li, main td, main th";
const OURS = `
.policy-maker-change { float: right; clear: right; margin: 0 0 0.25rem 0.75rem; padding: 0.125rem 0.5rem; min-width: 24px; min-height: 24px;
  border: 1px solid var(--line); border-radius: 1rem; background: var(--ground); color: var(--accent);
  font: 400 0.8125rem/1.4 system-ui, sans-serif; text-indent: 0; letter-spacing: 0; text-decoration: none }
.policy-maker-change:hover, .policy-maker-change:focus { border-color: currentColor; text-decoration: underline }
.policy-maker-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.policy-maker-new { background: var(--marked); color: var(--marked-ink); box-shadow: 0 0 0 0.25rem var(--marked); outline: 1px solid transparent }
.policy-maker-new a, .policy-maker-new strong { color: inherit }
.policy-maker-gone { border-top: 0.25rem dashed var(--note) }
header .logo { background: transparent }
@media print { .policy-maker-change { display: none } }
`;

/** The policy that somebody wants to see, where there are several. */
let shown = "";
/** What was shown last of each policy: its page, and the words of its blocks.
 * @type {Map<string, { html: string, words: string[] }>} */
const last = new Map();
/** The policy that stands in the frame. */
let standing = "";

/** Return a page as a document that runs nothing, and its styles, which this page forbids inside of one.
 * @param {string} html */
function read(html) {
  /** @type {string[]} */
  const styles = [];
  const bare = html.replace(/<style>([\s\S]*?)<\/style>/g, (_, /** @type {string} */ style) => {
    styles.push(style);
    return "";
  });
  return { found: new DOMParser().parseFromString(bare, "text/html"), styles };
}

/** Show the policies as they are now, mark what has changed, and go there.
 * @param {Store} store */
export async function showPreview(store) {
  const paths = Object.keys(store.files).filter((name) => name.endsWith(".html"));
  const policies = paths.map(policyOf);
  if (!policies.includes(shown)) shown = policies[0] ?? "";
  drawBar(store, policies);
  const page = store.files[paths[policies.indexOf(shown)] ?? ""];
  if (!page) return;
  const html = new TextDecoder().decode(page);
  await ready();
  if (html === last.get(shown)?.html && standing === shown) return;
  // Whoever has opened a file has changed nothing in it.
  show(html, shown, store.isTouched ? (last.get(shown)?.words ?? null) : null);
}

/** Show a page that was made with this one, while the program starts.
 * @param {Record<string, string>} pages */
export async function showFirst(pages) {
  const [name, html] = Object.entries(pages)[0] ?? [];
  if (!name || html === undefined) return;
  await ready();
  if (!standing) show(html, policyOf(name), null);
}

/** @param {string} path */
function policyOf(path) {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.html$/, "");
}

/** The empty frame, once it is there.
 * @type {Promise<void> | null} */
let empty = null;

/** Wait for the empty frame. */
function ready() {
  empty ??= new Promise((resolve) => {
    frame().addEventListener("load", () => resolve(), { once: true });
    frame().srcdoc = '<!DOCTYPE html><html lang="en-GB"><title>Preview</title><body></body></html>';
  });
  return empty;
}

/** Put a page into the frame, and mark what it says otherwise than some words that stood there.
 * @param {string} html
 * @param {string} policy
 * @param {string[] | null} before */
function show(html, policy, before) {
  const { found, styles } = read(html);
  const inside = frame().contentDocument;
  const view = /** @type {any} */ (frame().contentWindow);
  if (!inside || !view) return;
  // The page forbids styles inside of it, and the frame takes that over: they are adopted instead.
  dress(inside, view, [...styles, OURS].join("\n"));
  inside.documentElement.lang = found.documentElement.lang;
  inside.title = found.title;
  const words = [...found.querySelectorAll(BLOCKS)].map(wordsOf);
  const change = before && standing === policy ? (mark(before, found) ?? newLogo(inside, found)) : null;
  if (standing && standing !== policy) view.scrollTo(0, 0);
  last.set(policy, { html, words });
  standing = policy;
  harmless(found);
  addLinks(found, policy);
  become(inside.body, found.body);
  if (change) goTo(inside, view, change);
}

/** The style that the frame has. */
let worn = "";

/** Give the frame a style, unless it has it.
 * @param {Document} inside
 * @param {any} view
 * @param {string} style */
function dress(inside, view, style) {
  if (style === worn) return;
  worn = style;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(style);
  inside.adoptedStyleSheets = [sheet];
}

/** Take from a page whatever could do something; our writers put nothing of that kind there.
 * @param {Document} found */
function harmless(found) {
  for (const element of found.querySelectorAll("script, iframe, object, embed, form, base, meta, link, style"))
    element.remove();
  for (const element of found.body.querySelectorAll("*")) {
    for (const { name } of [...element.attributes])
      if (name.startsWith("on") || name === "style") element.removeAttribute(name);
    const address = element.getAttribute("href");
    // A link out of the preview would leave the page with everything in it.
    if (address !== null && !address.startsWith("#")) {
      element.removeAttribute("href");
      element.setAttribute("title", address);
    }
  }
}

/** Give each part with an id a link to the screen on which it can be changed.
 * @param {Document} found
 * @param {string} policy */
function addLinks(found, policy) {
  for (const part of found.querySelectorAll("main .clause[id], main section[id] > h2")) {
    const id = part.id || part.parentElement?.id || "";
    const number = part.querySelector(".permalink")?.textContent ?? "";
    const link = found.createElement("a");
    link.className = "policy-maker-change";
    link.href = `#change/${policy}/${id}`;
    link.target = "_parent";
    const name = found.createElement("span");
    name.className = "policy-maker-hidden";
    name.textContent = ` ${number || part.textContent?.slice(0, 60)}`;
    link.append("Change", name);
    if (part.matches("h2")) part.before(link);
    else part.prepend(link);
  }
}

// ---- what has changed

/** @param {Element} block */
const wordsOf = (block) =>
  [...block.childNodes]
    .filter((node) => !(node instanceof Element && node.matches("ul, ol, p, table")))
    .map((node) => node.textContent ?? "")
    .join("")
    // A number that is another now is no change of the words.
    .replace(/\d+(\.\d+)*/g, "#")
    .trim();

/** Mark what is new in a page, or where something went, and return an address of the first such place.
 * @param {string[]} before the words of the blocks that stood there
 * @param {Document} found
 * @returns {string | null} */
function mark(before, found) {
  const blocks = [...found.querySelectorAll(BLOCKS)];
  const known = new Set(before);
  const added = blocks.filter((block) => wordsOf(block) && !known.has(wordsOf(block)));
  if (added.length) {
    for (const block of added) block.classList.add("policy-maker-new");
    announce(
      added.length === 1
        ? "One place of the policy has changed."
        : `${added.length} places of the policy have changed.`,
    );
    return ".policy-maker-new";
  }
  const left = new Set(blocks.map(wordsOf));
  const gone = before.findIndex((words) => words && !left.has(words));
  if (gone < 0) return null;
  const next = before.slice(gone).find((words) => words && left.has(words));
  const place = blocks.findLast((block) => wordsOf(block) === next) ?? blocks.at(-1);
  place?.classList.add("policy-maker-gone");
  announce("Something has gone from the policy.");
  return ".policy-maker-gone";
}

/** Return an address of the top of a page where its logo is another than the one that stands there.
 * @param {Document} inside
 * @param {Document} found
 * @returns {string | null} */
function newLogo(inside, found) {
  const [before, after] = [inside, found].map((page) => page.querySelector("header .logo")?.getAttribute("src"));
  if (before === after) return null;
  announce(after ? "The policy has your logo." : "The logo has gone from the policy.");
  return "header";
}

/** Where the preview is gliding to, while it is.
 * @type {number | null} */
let goal = null;

/** @param {Document} inside
 * @param {any} view
 * @param {string} selector */
function goTo(inside, view, selector) {
  const place = inside.querySelector(selector);
  if (!place) return;
  const { top, bottom } = place.getBoundingClientRect();
  // What is in view now is not for long where the last answer has sent the preview elsewhere.
  const ahead = goal === null ? 0 : goal - view.scrollY;
  if (top >= ahead && bottom <= ahead + view.innerHeight) return;
  const wanted = view.scrollY + top - view.innerHeight / 3;
  if (!STILL.matches && "onscrollend" in view) {
    goal = Math.max(0, Math.min(wanted, inside.documentElement.scrollHeight - view.innerHeight));
    view.onscrollend = () => {
      goal = null;
    };
  }
  view.scrollTo({ top: wanted, behavior: STILL.matches ? "auto" : "smooth" });
}

/** Go to a part of the policy that is shown.
 * @param {string} id */
export function showPart(id) {
  const inside = frame().contentDocument;
  const place = inside?.getElementById(id);
  if (place) /** @type {any} */ (frame().contentWindow).scrollTo(0, place.offsetTop - 40);
}

/** Tell whether a policy is shown that has a part.
 * @param {string} policy
 * @param {string} id */
export function isShown(policy, id) {
  return standing === policy && Boolean(frame().contentDocument?.getElementById(id));
}

/** Return the words of a part as they are now, without what the page adds; and as somebody types them, with stars.
 * @param {string} id */
export function wordsOfPart(id) {
  const part = frame().contentDocument?.getElementById(id);
  if (!part) return { number: "", words: "", typed: "" };
  const copy = /** @type {HTMLElement} */ (part.cloneNode(true));
  const number = copy.querySelector(".permalink")?.textContent ?? "";
  for (const each of copy.querySelectorAll(".policy-maker-change")) each.remove();
  if (copy.matches(".clause")) copy.querySelector("p > .permalink")?.remove();
  const words = textOf(copy);
  for (const strong of copy.querySelectorAll("strong")) strong.textContent = `**${strong.textContent}**`;
  // Braces are for values in an organisation's own text.
  return { number, words, typed: textOf(copy).replace(/[{}]/g, "") };
}

/** @param {HTMLElement} part */
function textOf(part) {
  const blocks = [...part.querySelectorAll(":scope > h2, :scope > p, :scope > ul > li")];
  const words = blocks.map(
    (block) => `${block.matches("li") ? "- " : ""}${(block.textContent ?? "").replace(/\s+/g, " ").trim()}`,
  );
  return words.join("\n").replace(/\n(?!- )/g, "\n\n");
}

// ---- several policies

/** Say what the preview shows, and let somebody choose where there are several policies.
 * @param {Store} store
 * @param {string[]} policies */
function drawBar(store, policies) {
  const { missing } = store.said;
  const state =
    store.refused.length || !store.isCurrent
      ? "This is the policy as it was before something went wrong."
      : missing.some((key) => !key.includes(".reasons."))
        ? "Examples stand where an answer is missing."
        : "This is your policy as it is now.";
  const bar = byId("preview-bar");
  const line = h("p", { class: "hint" }, `${state} Every part has a link to change it.`);
  if (policies.length < 2) return renew(bar, [line]);
  const select = h(
    "select",
    { id: "which-policy" },
    ...policies.map((each) => h("option", { value: each }, store.form.policies[each]?.title ?? each)),
  );
  select.addEventListener("change", () => {
    shown = select.value;
    showPreview(store);
  });
  renew(bar, [line, h("label", { for: select.id }, "Policy shown"), select]);
  /** @type {HTMLSelectElement} */ (byId(select.id)).value = shown;
}
