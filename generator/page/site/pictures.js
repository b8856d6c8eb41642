// The logo, which is read here and goes nowhere; and what only the installed program does with a Word template.
import { h, idOf } from "./dom.js";

/** @import { Question } from "./types.d.ts" */
/** @import { Store } from "./types.d.ts" */
/** @import { Field } from "./fields.js" */

/** @param {Question} question
 * @param {string} describedBy
 * @param {Store} store
 * @returns {Field} */
export function logoField(question, describedBy, store) {
  const input = h("input", {
    type: "file",
    name: question.key,
    id: idOf(question.key),
    accept: "image/png,image/jpeg",
    "aria-describedby": describedBy,
  });
  const held = h("p", { class: "held" });
  const remove = h("button", { type: "button", class: "quiet" }, "Remove the logo");
  const element = h("div", {}, input, h("div", { class: "held-row" }, held, remove));
  // The path of the picture is the answer, and this field has no way to show it: it is held here.
  let path = "";
  input.addEventListener("change", async (event) => {
    event.stopPropagation();
    const file = input.files?.[0];
    if (!file) return;
    const name = `${store.said.id}/logo${/\.jpe?g$/i.test(file.name) ? ".jpg" : ".png"}`;
    store.brand = { ...store.brand, [name]: new Uint8Array(await file.arrayBuffer()) };
    answer(name);
  });
  input.addEventListener("input", (event) => event.stopPropagation());
  remove.addEventListener("click", () => {
    input.value = "";
    answer("");
    input.focus();
  });
  /** @param {string} name */
  function answer(name) {
    path = name;
    element.dispatchEvent(new Event("input"));
    // There is no more to come, as there is of what somebody types.
    element.dispatchEvent(new Event("change"));
  }
  return {
    element,
    read: () => path,
    write: (given) => {
      path = String(given ?? "");
      held.textContent = path in store.brand ? `You gave ${path.split("/").pop()}.` : path;
      remove.hidden = held.hidden = !path;
    },
    focus: () => input.focus(),
    isGroup: false,
  };
}

/** @returns {Field} */
export function templateNote() {
  let path = "";
  const element = h("p", { class: "inset" });
  return {
    element,
    read: () => path,
    write: (given) => {
      path = String(given ?? "");
      element.textContent = path
        ? `Your file names ${path}. It stays in your answers; only the installed policygen can use it.`
        : "Only the installed policygen can do this. Download your answers, put the Word file beside them, and build there.";
    },
    focus: () => element.focus(),
    isGroup: true,
  };
}
