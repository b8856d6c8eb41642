// The files to take away: there from the first moment that a policy can be made, on every step.
import { byId, h, linked, sentence } from "./dom.js";
import { isMade } from "./store.js";

/** @import { Store } from "./types.d.ts" */

/** The format that a board signs: it comes first. */
const SIGNED = "docx";
/** @type {string[]} */
let addresses = [];
/** The text that was downloaded last. */
let saved = "";

/** Tell whether there are answers that no download has.
 * @param {Store} store */
export function isUnsaved(store) {
  return store.isTouched && store.said.text !== saved;
}

/** Note that the answers as they are now are somewhere safe.
 * @param {Store} store */
export function noteSaved(store) {
  saved = store.said.text;
}

/** @param {Store} store
 * @param {string} kept what the file of answers says as it is kept
 * @param {(key: string) => (() => void) | null} wayTo */
export function drawDownloads(store, kept, wayTo) {
  for (const address of addresses) URL.revokeObjectURL(address);
  addresses = [];
  const place = byId("downloads");
  const focused = document.activeElement?.id ?? "";
  const rows = isMade(store) ? policyRows(store) : [waiting(store, wayTo)];
  const hasAnswers = Object.keys(store.said.answers).length > 0;
  const answers = hasAnswers
    ? link(`${store.said.id}.yaml`, new Blob([kept], { type: "application/yaml" }), "Your answers", "secondary")
    : null;
  answers?.addEventListener("click", () => noteSaved(store));
  const keep = answers
    ? h(
        "div",
        { class: "download-row" },
        answers,
        h("span", { class: "hint" }, "To open here again, and for the installed policygen."),
      )
    : null;
  place.replaceChildren(h("h3", {}, "Download"), ...rows, ...(keep ? [keep] : []));
  if (focused.startsWith("download-")) document.getElementById(focused)?.focus();
}

/** @param {Store} store */
function policyRows(store) {
  const { formats } = store.form;
  const ordered = [...formats].sort((one, two) => Number(two.name === SIGNED) - Number(one.name === SIGNED));
  const names = Object.keys(store.files).map((path) => path.slice(path.indexOf("/") + 1));
  const org = Object.keys(store.files)[0]?.split("/")[0] ?? "";
  const policies = [...new Set(names.map((name) => name.slice(0, name.indexOf("."))))];
  return policies.map((policy) => {
    const links = ordered.flatMap(({ name, title, ending, type }) => {
      const content = store.files[`${org}/${policy}${ending}`];
      if (!content) return [];
      return [
        link(`${policy}${ending}`, new Blob([content], { type }), title, name === SIGNED ? "primary" : "secondary"),
      ];
    });
    const title =
      policies.length > 1 ? h("p", { class: "policy-name" }, store.form.policies[policy]?.title ?? policy) : null;
    return h("div", { class: "download-row" }, title, ...links);
  });
}

/** @param {string} name
 * @param {Blob} content
 * @param {string} label
 * @param {string} look */
function link(name, content, label, look) {
  const href = URL.createObjectURL(content);
  addresses.push(href);
  return h("a", { id: `download-${name}`, class: `button ${look}`, href, download: name }, label);
}

/** Say what is still needed.
 * @param {Store} store
 * @param {(key: string) => (() => void) | null} wayTo */
function waiting(store, wayTo) {
  const { missing, problems } = store.said;
  const wrong = [...store.refused, ...problems];
  const keys = missing.length ? missing : [...new Set(wrong.map((told) => told.key))];
  if (keys.length === 0) return h("p", { class: "hint" }, "The files appear here once the program runs.");
  const words = missing.length
    ? "The policy can be made once you have answered:"
    : "Something has to be put right before the policy can be made:";
  const questions = store.form.steps.flatMap((step) => step.questions);
  const lines = keys.slice(0, 6).map((key) => {
    const question = questions.find((each) => each.key === key || key.startsWith(`${each.key}[`));
    const told = wrong.find((each) => each.key === key);
    const text = missing.length ? (question?.label ?? key) : told ? sentence({ ...told, hint: "" }) : key;
    return h("li", {}, linked(text, wayTo(key)));
  });
  return h("div", {}, h("p", { class: "hint" }, words), h("ul", { class: "waiting" }, ...lines));
}
