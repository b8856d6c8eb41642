// A browser in which the program stays silent, stops, or comes late. No time passes: the page's long waits are kept,
// and end when the test says so.
export default async function play({ open, ready, go, type }) {
  const seen = {};
  const opened = async (worker) => (await open(undefined, (page) => page.evaluateOnNewDocument(prepare, worker))).page;
  const told = (page) =>
    page.evaluate(() => ({
      words: document.getElementById("program").textContent,
      look: document.getElementById("program").className,
      waits: window.waits.map(({ ms }) => ms),
    }));
  const started = (page) => page.waitForFunction(() => window.workers?.length === 1, { polling: 20 });

  const silent = await opened("silent");
  await started(silent);
  await go(silent, "you");
  await type(silent, "name", "Riverbend Carers");
  seen.before = await told(silent);
  await silent.evaluate(() => window.waits.splice(0).forEach(({ then }) => then()));
  seen.silent = await told(silent);
  seen.name = await silent.$eval('[name="name"]', (each) => each.value);
  await silent.evaluate(() => window.workers[0].onmessage({ data: { stage: "loading" } }));
  seen.late = await told(silent);

  const stopped = await opened("silent");
  await started(stopped);
  await stopped.evaluate(() => window.workers[0].onerror({ message: "out of memory" }));
  seen.stopped = await told(stopped);

  const real = await opened("");
  await ready(real);
  seen.real = await told(real);
  return seen;
}

/** Keep waits of a minute and more, and where it is wanted let no program start. */
function prepare(worker) {
  const { setTimeout, clearTimeout } = window;
  window.waits = [];
  window.setTimeout = (then, ms, ...rest) => {
    if (!(ms >= 60_000)) return setTimeout(then, ms, ...rest);
    const id = -1 - Math.floor(performance.now() * 1000);
    window.waits.push({ id, ms, then });
    return id;
  };
  window.clearTimeout = (id) => {
    window.waits = window.waits.filter((each) => each.id !== id);
    clearTimeout(id);
  };
  if (worker !== "silent") return;
  window.workers = [];
  window.Worker = class {
    constructor() {
      window.workers.push(this);
    }
    postMessage() {}
  };
}
