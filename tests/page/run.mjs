// Plays scenarios in one browser, one after the other, and says of each what it saw.
// Argument: chromium or firefox-esr. Standard input and output: a line of JSON each, what to play and what was seen.
// A scenario waits for what the page shows of itself (`data-screen`, `data-state`), and never for a time.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const [name] = process.argv.slice(2);
const scratch = mkdtempSync(path.join(tmpdir(), "policy-maker-"));
const downloads = path.join(scratch, "downloads");
const FIREFOX_SAVES = {
  "browser.download.folderList": 2,
  "browser.download.dir": downloads,
  "browser.download.useDownloadDir": true,
  "browser.download.always_ask_before_handling_new_types": false,
  "browser.download.alwaysOpenPanel": false,
  "browser.helperApps.neverAsk.saveToDisk":
    "application/yaml,text/html,text/markdown,application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};
const BROWSERS = {
  chromium: { args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] },
  "firefox-esr": { browser: "firefox", extraPrefsFirefox: FIREFOX_SAVES },
};
/** Firefox hears of the folder by its preferences. */
const CONTEXTS = { chromium: { downloadBehavior: { policy: "allow", downloadPath: downloads } } };
/** How long any one wait may take, also on a computer that has much else to do. */
const PATIENCE_MS = 90_000;

/** Start the browser, with a profile that goes with it or with one that is kept. */
function launch(profile) {
  return puppeteer.launch({
    executablePath: `/usr/bin/${name}`,
    headless: true,
    protocolTimeout: 2 * PATIENCE_MS,
    userDataDir: profile,
    ...BROWSERS[name],
  });
}

/** Open the page in a tab of its own and note all that it asks for, and what it complains of. */
async function open(place, url, given, prepare) {
  const page = await place.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const noted = { requests: [], complaints: [] };
  page.on("request", (request) => noted.requests.push(request.url()));
  page.on("console", (message) => noted.complaints.push(message.text()));
  page.on("pageerror", (error) => noted.complaints.push(error.stack ?? error.message));
  await page.setViewport(given.viewport ?? { width: 1280, height: 900 });
  await prepare(page);
  // Whoever opens a file from the disk needs no network.
  if (given.offline) await page.setOfflineMode(true);
  await page.goto(url, { waitUntil: "domcontentloaded" });
  return { page, ...noted };
}

/** Wait until the program runs and all that stands on the page follows from it. Throws what it says if it cannot. */
async function ready(page) {
  const state = await page.waitForFunction(
    () => {
      const { program, reason, state } = document.documentElement.dataset;
      return reason ?? (program === "ready" && state === "settled" && program);
    },
    { polling: 20 },
  );
  const said = await state.jsonValue();
  if (said !== "ready") throw new Error(said);
}

/** Wait until everything on the page follows from what was answered. */
async function heard(page) {
  await page.waitForFunction(() => document.documentElement.dataset.state === "settled", { polling: 20 });
}

/** Wait until a screen is shown. */
async function shown(page, screen) {
  await page.waitForFunction((wanted) => document.documentElement.dataset.screen === wanted, { polling: 20 }, screen);
}

/** Go to a screen by its address, as a link or the browser's own buttons do. */
async function go(page, screen) {
  await page.evaluate((wanted) => {
    window.location.hash = `#${wanted}`;
  }, screen);
  await shown(page, screen);
}

/** Type into a field in place of what is there. */
async function type(page, key, words) {
  const field = await page.waitForSelector(`.screen:not([hidden]) [name="${key}"]`, { visible: true });
  await field.evaluate((each) => each.select());
  if (words === "") await field.press("Backspace");
  else await field.type(words);
}

/** Click a download and return what the browser saved. */
async function saved(page, file, click = () => page.$eval(`a[download="${file}"]`, (link) => link.click())) {
  const target = path.join(downloads, file);
  rmSync(target, { force: true });
  await click();
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const isDone = existsSync(target) && readdirSync(downloads).every((each) => !/\.(part|crdownload)$/.test(each));
    if (isDone && readFileSync(target).length > 0) return readFileSync(target);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${file} was not saved; there are ${readdirSync(downloads)}`);
}

/** Play a scenario where nothing is kept from the one before. */
async function played(browser, { scenario, address, given }) {
  const context = await browser.createBrowserContext(CONTEXTS[name]);
  const tools = { ready, heard, shown, go, type, saved, launch, scratch };
  const opening = (url = address, prepare = async () => {}, place = context) => open(place, url, given, prepare);
  try {
    const { default: play } = await import(`./scenarios/${scenario}.mjs`);
    return { seen: await play({ ...tools, name, address, given, open: opening }) };
  } catch (error) {
    return { error: String(error.stack ?? error) };
  } finally {
    // Whoever leaves answers behind is asked whether to close, and nobody is there to say so.
    for (const page of await context.pages()) await page.close({ runBeforeUnload: false }).catch(() => {});
    await context.close().catch(() => {});
  }
}

const browser = await launch();
try {
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await played(browser, JSON.parse(line)))}\n`);
  }
} finally {
  await browser.close().catch(() => {});
  rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
}
