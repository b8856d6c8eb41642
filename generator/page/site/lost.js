// What goes with an answer: a policy that is not wanted takes along what was said for it, and it can be had back.
import { announce, byId, h } from "./dom.js";
import { notice } from "./keep.js";

/** @import { Given, Said, Store } from "./types.d.ts" */

/** Return how many answers and texts went that nobody took away: another answer did.
 * @param {Said} before
 * @param {Said} after
 * @param {[string, Given][]} sent */
export function goneWith(before, after, sent) {
  const given = new Set(sent.map(([key]) => key));
  // A reason goes with what it was the reason for.
  const answers = Object.keys(before.answers).filter(
    (key) => !(key in after.answers) && !given.has(key) && !key.includes(".reasons."),
  );
  const texts = (/** @type {Said} */ said) =>
    Object.values(said.own).reduce(
      (count, own) => count + Object.keys(own.wording ?? {}).length + (own.extra ?? []).length,
      0,
    );
  return answers.length + Math.max(0, texts(before) - texts(after));
}

/** What the notice on top offers back.
 * @type {Store["lost"]} */
let offered = null;

/** Say what went with the last answer, and offer it back; with the next answer the offer ends.
 * @param {Store} store */
export function offerBack(store) {
  const { lost } = store;
  if (lost === offered) return;
  offered = lost;
  if (!lost) return notice("");
  const told = lost.count === 1 ? "One other answer has" : `${lost.count} other answers have`;
  const words = `${told} gone with your last one.`;
  const back = h("button", { type: "button", class: "secondary" }, "Undo");
  back.addEventListener("click", () => store.undo());
  notice(words, [back]);
  announce(`${words} You can undo that at the top of the page.`, "lost");
  byId("notice").scrollIntoView({ block: "nearest" });
}
