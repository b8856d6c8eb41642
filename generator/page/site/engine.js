// The program beside the page: starts the worker, hands it requests, and says when it cannot run.

import { unpack } from "./letters.js";

/** @import { Ask, Files } from "./types.d.ts" */
/** @typedef {Awaited<ReturnType<Ask>>} Answer */

const PARTS = ["worker.js", "python.wasm", "library.zip", "files.bin", "templates.json", "ready.bin"];
/** How long the worker may be silent while it starts before somebody is told. */
const PATIENCE_MS = 90_000;

/** @type {Map<string, (content: string) => void>} */
const awaited = new Map();

/** A hosted page loads each part as a script, since it may fetch nothing: the script calls this. */
/** @type {any} */ (window).policyMakerPart = (/** @type {string} */ name, /** @type {string} */ content) =>
  awaited.get(name)?.(content);

/** Wait for the whole page: the parts stand at its end. */
function parsed() {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}

/** Return a part as letters: from this file, or from the script that the page names.
 * @param {string} name
 * @returns {Promise<string>} */
function part(name) {
  const here = document.getElementById(`part:${name}`);
  if (here) {
    const content = here.textContent ?? "";
    here.remove();
    return Promise.resolve(content);
  }
  const places = JSON.parse(document.getElementById("parts")?.textContent ?? "{}");
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    awaited.set(name, resolve);
    script.onload = () => script.remove();
    script.onerror = () => reject(new Error(`${name} could not be loaded`));
    script.src = places[name];
    document.head.append(script);
  });
}

/** Start the program. `tell` hears each stage: unpacking, starting, loading, ready; or that it failed.
 * @param {(state: { stage?: string, failed?: string }) => void} tell */
export function startEngine(tell) {
  /** @type {Map<number, { resolve: (answer: Answer) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let last = 0;
  let watch = 0;
  /** @type {(worker: Worker) => void} */
  let begun;
  /** @type {Promise<Worker>} */
  const ready = new Promise((resolve) => {
    begun = resolve;
  });

  /** @param {string} reason */
  const fail = (reason) => {
    clearTimeout(watch);
    tell({ failed: reason });
  };
  const look = () => {
    clearTimeout(watch);
    watch = window.setTimeout(() => fail("it did not start in time"), PATIENCE_MS);
  };

  async function start() {
    look();
    if (typeof WebAssembly === "undefined") throw new Error("it has no WebAssembly");
    if (typeof DecompressionStream === "undefined") throw new Error("it is too old");
    await parsed();
    const [code, ...rest] = await Promise.all(PARTS.map(part));
    const script = await unpack(code ?? "").text();
    const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    worker.onerror = (event) => fail(event.message || "the worker stopped");
    worker.onmessage = ({ data }) => {
      if (data.failed) return fail(data.failed);
      if (data.stage) {
        look();
        if (data.stage === "ready") {
          clearTimeout(watch);
          begun(worker);
        }
        return tell(data);
      }
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.bug) asked?.reject(new Error(data.bug));
      else asked?.resolve({ said: data.said, files: data.files });
    };
    worker.postMessage({ parts: Object.fromEntries(PARTS.slice(1).map((name, place) => [name, rest[place]])) });
  }
  start().catch((error) => fail(String(error.message ?? error)));

  /** Ask the program something; what is asked before it is ready waits.
   * @param {object} request
   * @param {Files} [files]
   * @returns {Promise<Answer>} */
  return async function ask(request, files) {
    const worker = await ready;
    return new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, request, files });
    });
  };
}
