// The summary of what is wrong, on top of a screen: each line leads to its field.
import { byId, h, linked } from "./dom.js";

/** @typedef {{ text: string, focus: () => void }} Fault */

/** Show what is wrong and move there; with nothing wrong the summary goes. Return whether there is anything.
 * @param {Fault[]} faults */
export function showSummary(faults) {
  const place = byId("summary");
  document.title = document.title.replace(/^Error: /, "");
  if (faults.length === 0) {
    place.replaceChildren();
    return false;
  }
  const title = h("h2", { id: "summary-title" }, "There is a problem");
  const lines = faults.map(({ text, focus }) => {
    return h("li", {}, linked(text, focus));
  });
  const box = h(
    "div",
    { class: "summary", role: "alert", "aria-labelledby": title.id, tabindex: "-1" },
    title,
    h("ul", {}, ...lines),
  );
  place.replaceChildren(box);
  document.title = `Error: ${document.title}`;
  box.focus();
  return true;
}
