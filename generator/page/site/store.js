// What has been answered: the organisation's file is the truth, and the program changes it, answer by answer.
// An answer is shown at once; what follows from it comes when the program has heard it.

/** @import { Ask, Form, Given, Path, Said, Store, Told } from "./types.d.ts" */

/** Return the place where answers are kept while the page is open.
 * @param {Form} form
 * @param {Ask} ask
 * @returns {Store} */
export function makeStore(form, ask) {
  const asides = new Set(
    form.steps.flatMap((step) => step.questions.filter((each) => each.is_aside).map((each) => each.key)),
  );
  /** @type {((store: Store) => void)[]} */
  const listeners = [];
  /** @type {Map<string, Given>} */
  let answers = new Map();
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
    brand: {},
    id: "",
    isBegun: !form.isPrefilled,
    isTouched: false,
    get isHeard() {
      return !isBusy && !isStale && answers.size === 0;
    },

    given(key) {
      return answers.has(key) ? answers.get(key) : store.said.answers[key];
    },

    answer(key) {
      const given = store.given(key);
      return given?.length ? given : (store.said.asked[key]?.meant ?? "");
    },

    give(key, given) {
      answers.set(key, given);
      store.isTouched = true;
      tell();
      hear();
    },

    say(changes) {
      words.push(...changes);
      store.isTouched = true;
      hear();
    },

    async open(id, text, { brand = {}, isBegun = false } = {}) {
      const { said } = await ask({ do: "answer", id, text, asides: {}, answers: [], words: [] }, brand);
      if (said.unreadable) return /** @type {Told[]} */ (said.unreadable);
      answers = new Map();
      words = [];
      Object.assign(store, { id, brand, isBegun, said, refused: [], isTouched: false });
      hear();
      return [];
    },

    clear() {
      answers = new Map();
      words = [];
      Object.assign(store, {
        id: "",
        brand: {},
        isBegun: !form.isPrefilled,
        said: form.start,
        refused: [],
        files: {},
        isTouched: false,
      });
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

  /** What is answered while the program is busy is heard together when it is not. */
  async function hear() {
    isStale = true;
    if (isBusy) return;
    isBusy = true;
    while (isStale) {
      isStale = false;
      await hearNow();
    }
    isBusy = false;
    tell();
  }

  async function hearNow() {
    const sent = new Map(answers);
    const sentWords = words;
    words = [];
    const request = {
      do: "answer",
      id: store.id,
      text: store.said.text || null,
      asides: Object.fromEntries(Object.entries(store.said.answers).filter(([key]) => asides.has(key))),
      answers: [...sent],
      words: sentWords,
    };
    const before = store.said;
    const { said, files } = await ask(request, store.brand);
    // Somebody may have opened another file meanwhile.
    if (store.said !== before) return;
    for (const [key, given] of sent) if (answers.get(key) === given) answers.delete(key);
    if (said.unreadable) {
      store.refused = said.unreadable.map((/** @type {Told} */ told) => ({
        ...told,
        key: [...sent.keys()][0] ?? told.key,
      }));
      return tell();
    }
    store.refused = [];
    store.said = /** @type {Said} */ (said);
    // While something is wrong nothing is made, and what was made before is shown on.
    if (Object.keys(files).length) store.files = files;
    tell();
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
