// The files to take away: there from the first moment that a policy can be made, on every step.
import { byId, h, linked, sentence } from "./dom.js";
import { isMade } from "./store.js";

/** @import { Store } from "./types.d.ts" */
/** @typedef {{ name: string, label: string, look: string, type: string, content: BlobPart }} Download */
/** @typedef {{ title: string, hint: string, files: Download[] }} Row */
/** @typedef {{ key: string, text: string }} Line */

/** The format that a board signs: it comes first. */
const SIGNED = "docx";
/** Addresses of files by their names, with what they hold. A link may be followed while the next is made.
 * @type {Map<string, { address: string, content: BlobPart }>} */
const held = new Map();
/** What is drawn, without what the files say. */
let drawn = "";
/** The file that somebody wants while an answer is on its way into it. */
let wanted = "";
/** The text that was downloaded last. */
let saved = "";

/** Tell whether there are answers that no download has.
 * @param {Store} store */
export function isUnsaved(store) {
  return store.isTouched && (!store.isHeard || store.said.text !== saved);
}

/** Note that the answers as they are now are somewhere safe.
 * @param {Store} store */
export function noteSaved(store) {
  saved = store.said.text;
}

/** Draw the links anew only where there are others: what somebody is about to click stays under the pointer.
 * @param {Store} store
 * @param {string} kept what the file of answers says as it is kept
 * @param {(key: string) => (() => void) | null} wayTo */
export function drawDownloads(store, kept, wayTo) {
  const rows = [...(isMade(store) ? policyRows(store) : []), ...answersRow(store, kept)];
  const waiting = isMade(store) ? null : waitingFor(store);
  const shape = JSON.stringify([waiting, rows.map(({ title, files }) => [title, files.map((each) => each.name)])]);
  if (shape !== drawn) {
    drawn = shape;
    release(rows);
    draw(store, rows, waiting, wayTo);
  }
  for (const file of rows.flatMap((row) => row.files)) point(file);
  const link = document.getElementById(`download-${wanted}`);
  wanted = "";
  link?.click();
}

/** @param {Store} store
 * @param {Row[]} rows
 * @param {{ words: string, lines: Line[] } | null} waiting
 * @param {(key: string) => (() => void) | null} wayTo */
function draw(store, rows, waiting, wayTo) {
  const focused = document.activeElement?.id ?? "";
  const lines = waiting?.lines.map(({ key, text }) => h("li", {}, linked(text, wayTo(key)))) ?? [];
  byId("downloads").replaceChildren(
    h("h3", {}, "Download"),
    ...(waiting ? [h("p", { class: "hint" }, waiting.words)] : []),
    ...(lines.length ? [h("ul", { class: "waiting" }, ...lines)] : []),
    ...rows.map(({ title, hint, files }) =>
      h(
        "div",
        { class: "download-row" },
        title ? h("p", { class: "policy-name" }, title) : null,
        ...files.map((each) => linkTo(store, each, title)),
        hint ? h("span", { class: "hint" }, hint) : null,
      ),
    ),
  );
  if (focused.startsWith("download-")) document.getElementById(focused)?.focus();
}

/** @param {Store} store
 * @param {Download} file
 * @param {string} of the title of its policy, where there are several */
function linkTo(store, { name, label, look }, of) {
  const more = h("span", { class: "visually-hidden" }, ` to download${of ? `: ${of}` : ""}`);
  const link = h("a", { id: `download-${name}`, class: `button ${look}`, href: "#", download: name }, label, more);
  link.addEventListener("click", (event) => {
    // The last answer is on its way into the file: whoever has just given it means the file with it.
    if (!store.isHeard && document.documentElement.dataset.program === "ready") {
      event.preventDefault();
      wanted = name;
    } else if (name.endsWith(".yaml")) noteSaved(store);
  });
  return link;
}

/** Let go of the files that nobody can take away any more.
 * @param {Row[]} rows */
function release(rows) {
  const names = new Set(rows.flatMap(({ files }) => files.map((each) => each.name)));
  for (const [name, { address }] of held) {
    if (names.has(name)) continue;
    URL.revokeObjectURL(address);
    held.delete(name);
  }
}

/** Let a link lead to what its file says now.
 * @param {Download} file */
function point({ name, type, content }) {
  const before = held.get(name);
  const isSame = before?.content === content;
  const address = isSame ? before.address : URL.createObjectURL(new Blob([content], { type }));
  if (before && !isSame) URL.revokeObjectURL(before.address);
  held.set(name, { address, content });
  document.getElementById(`download-${name}`)?.setAttribute("href", address);
}

/** @param {Store} store
 * @returns {Row[]} */
function policyRows(store) {
  const { formats, policies } = store.form;
  const ordered = [...formats].sort((one, two) => Number(two.name === SIGNED) - Number(one.name === SIGNED));
  const names = Object.keys(store.files).map((path) => path.slice(path.indexOf("/") + 1));
  const org = Object.keys(store.files)[0]?.split("/")[0] ?? "";
  const made = [...new Set(names.map((name) => name.slice(0, name.indexOf("."))))];
  return made.map((policy) => ({
    title: made.length > 1 ? (policies[policy]?.title ?? policy) : "",
    hint: "",
    files: ordered.flatMap(({ name, title, ending, type }) => {
      const content = store.files[`${org}/${policy}${ending}`];
      const look = name === SIGNED ? "primary" : "secondary";
      return content ? [{ name: `${policy}${ending}`, label: title, look, type, content }] : [];
    }),
  }));
}

/** @param {Store} store
 * @param {string} kept
 * @returns {Row[]} */
function answersRow(store, kept) {
  if (Object.keys(store.said.answers).length === 0) return [];
  const name = `${store.said.id}.yaml`;
  const file = { name, label: "Your answers", look: "secondary", type: "application/yaml", content: kept };
  return [{ title: "", hint: "To open here again, and for the installed policygen.", files: [file] }];
}

/** Say what is still needed.
 * @param {Store} store
 * @returns {{ words: string, lines: Line[] }} */
function waitingFor(store) {
  const { missing, problems } = store.said;
  const wrong = [...store.refused, ...problems];
  const keys = missing.length ? missing : [...new Set(wrong.map((told) => told.key))];
  if (keys.length === 0) return { words: "The files appear here once the program runs.", lines: [] };
  const words = missing.length
    ? "The policy can be made once you have answered:"
    : "Something has to be put right before the policy can be made:";
  const questions = store.form.steps.flatMap((step) => step.questions);
  const lines = keys.slice(0, 6).map((key) => {
    const question = questions.find((each) => each.key === key || key.startsWith(`${each.key}[`));
    const told = wrong.find((each) => each.key === key);
    const fact = told ? sentence({ ...told, hint: "" }) : key;
    return { key, text: missing.length ? (question?.label ?? key) : fact };
  });
  return { words, lines };
}
