// What has been answered: the organisation's file is the truth, and the program changes it, answer by answer.
// An answer is shown at once; what follows from it comes when the program has heard it.

import { goneWith } from "./lost.js";

/** @import { Ask, Files, Form, Given, Path, Said, Store, Told } from "./types.d.ts" */

/** The format that stands beside the questions. */
const SHOWN = "html";

/** Return the place where answers are kept while the page is open.
 * @param {Form} form
 * @param {Ask} ask
 * @param {Files} brand the files that everybody starts with
 * @returns {Store} */
export function makeStore(form, ask, brand) {
  const asides = new Set(
    form.steps.flatMap((step) => step.questions.filter((each) => each.is_aside).map((each) => each.key)),
  );
  /** @type {((store: Store) => void)[]} */
  const listeners = [];
  /** @type {Map<string, Given>} */
  let answers = new Map();
  /** Answers that do not fit into the file, which have stayed in their fields.
   * @type {Map<string, Given>} */
  let unheard = new Map();
  /** @type {[Path, unknown][]} */
  let words = [];
  let isBusy = false;
  let isStale = false;

  /** @type {Store} */
  const store = {
    form,
    said: form.start,
    refused: [],
    files: {},
    brand,
    id: "",
    isBegun: !form.isPrefilled,
    isTouched: false,
    isCurrent: true,
    lost: null,
    get isHeard() {
      return !isBusy && !isStale && answers.size === 0 && words.length === 0;
    },

    given(key) {
      return answers.get(key) ?? unheard.get(key) ?? store.said.answers[key];
    },

    answer(key) {
      const given = store.given(key);
      return given?.length ? given : (store.said.asked[key]?.meant ?? "");
    },

    give(key, given) {
      answers.set(key, given);
      unheard.delete(key);
      store.isTouched = true;
      tell();
      hear();
    },

    say(changes) {
      words.push(...changes);
      store.isTouched = true;
      tell();
      hear();
    },

    async open(id, text, { brand = {}, isBegun = false } = {}) {
      const { said, files } = await tried(ask({ do: "answer", id, text }, brand));
      if (said.unreadable) return /** @type {Told[]} */ (said.unreadable);
      startFrom({ id, brand, isBegun, said, files });
      return [];
    },

    clear() {
      startFrom({ id: "", brand, isBegun: !form.isPrefilled, said: form.start, files: {} });
      hear();
    },

    async singles(policy, section) {
      const { said } = await tried(ask({ do: "clauses", ...paper(), policy, section }));
      return said.clauses ?? [];
    },

    undo() {
      if (!store.lost) return;
      startFrom({ said: store.lost.said });
      store.isTouched = true;
      hear();
    },

    hear() {
      hear();
    },

    listen(listener) {
      listeners.push(listener);
    },
  };

  function tell() {
    for (const listener of listeners) listener(store);
  }

  /** Leave all answers behind and go on with others.
   * @param {Partial<Store>} begun */
  function startFrom(begun) {
    answers = new Map();
    unheard = new Map();
    words = [];
    Object.assign(store, { refused: [], isTouched: false, lost: null }, begun);
    tell();
  }

  /** What is answered while the program is busy is heard together when it is not. */
  async function hear() {
    isStale = true;
    if (isBusy) return;
    isBusy = true;
    while (isStale) {
      isStale = false;
      const sent = [...answers];
      const sentWords = words;
      words = [];
      // Of several answers one may not fit into the file: then each is given by itself.
      const isHeard = await hearNow(sent, sentWords, sent.length > 1);
      if (!isHeard) for (const each of sent) await hearNow([each], [], false);
      tell();
      // The page is shown before the files are made that nobody looks at while typing.
      if (!isStale && isMade(store)) await makeRest();
    }
    isBusy = false;
    tell();
  }

  /** Have the files made in which the policies are not shown. */
  async function makeRest() {
    const { said } = store;
    const formats = form.formats.map((each) => each.name).filter((name) => name !== SHOWN);
    const { files } = await tried(ask({ do: "files", formats, ...paper(), id: said.id }, store.brand));
    if (store.said === said) store.files = { ...store.files, ...files };
  }

  /** What the program is told of what there was before. */
  function paper() {
    const { answers: own, text } = store.said;
    return {
      id: store.id,
      text: text || null,
      asides: Object.fromEntries(Object.entries(own).filter(([key]) => asides.has(key))),
    };
  }

  /** Return whether the program could do with some answers together what it was asked to.
   * @param {[string, Given][]} sent
   * @param {[Path, unknown][]} sentWords
   * @param {boolean} mayFail */
  async function hearNow(sent, sentWords, mayFail) {
    const before = store.said;
    const { said, files } = await asked(sent, sentWords);
    // Somebody may have opened another file meanwhile.
    if (store.said !== before) return true;
    if (said.unreadable && mayFail) return false;
    for (const [key, given] of sent) {
      if (answers.get(key) !== given) continue;
      answers.delete(key);
      // What was typed stays in its field until it is right.
      if (said.unreadable) unheard.set(key, given);
    }
    if (said.unreadable) {
      const [key = String(sentWords[0]?.[0].join(".") ?? "")] = sent[0] ?? [];
      store.refused = said.unreadable.map((/** @type {Told} */ told) => ({ ...told, key }));
    } else {
      store.refused = store.refused.filter((each) => unheard.has(each.key));
      store.said = /** @type {Said} */ (said);
      if (sent.length || sentWords.length) {
        const count = sentWords.length ? 0 : goneWith(before, store.said, sent);
        store.lost = count ? { said: before, count } : null;
      }
      // While something is wrong nothing is made, and what was made before is shown on.
      store.isCurrent = Object.keys(files).length > 0;
      if (store.isCurrent) store.files = files;
    }
    return true;
  }

  /** @param {[string, Given][]} sent
   * @param {[Path, unknown][]} sentWords */
  async function asked(sent, sentWords) {
    const request = { do: "answer", ...paper(), answers: sent, words: sentWords, formats: [SHOWN] };
    return tried(ask(request, store.brand));
  }

  /** @param {ReturnType<Ask>} asking */
  async function tried(asking) {
    try {
      return await asking;
    } catch {
      // Never seen; the answers are in the file all the same, up to this one.
      const message = "the program cannot go on with this, and that is a fault of the program";
      return { said: { unreadable: [{ key: "", line: 0, message, hint: "change it, or leave it out" }] }, files: {} };
    }
  }

  return store;
}

/** Tell whether the policies can be made as things are, and are made.
 * @param {Store} store */
export function isMade(store) {
  const { missing, problems } = store.said;
  return (
    store.refused.length === 0 && missing.length === 0 && problems.length === 0 && Object.keys(store.files).length > 0
  );
}
