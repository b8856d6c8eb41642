// Runs one scenario in one browser and prints what it saw as JSON.
// Arguments: chromium or firefox-esr, the name of the scenario, the address of the page. Standard input: JSON for it.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import puppeteer from "puppeteer-core";

const [name, scenario, address] = process.argv.slice(2);
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
const opened = [];

/** Start the browser with a profile that is kept until the scenario ends. */
async function launch() {
  const browser = await puppeteer.launch({
    executablePath: `/usr/bin/${name}`,
    headless: true,
    protocolTimeout: 120_000,
    userDataDir: path.join(scratch, "profile"),
    ...BROWSERS[name],
  });
  opened.push(browser);
  if (name === "chromium") {
    const session = await browser.target().createCDPSession();
    await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: downloads });
  }
  return browser;
}

/** Open the page in a tab of its own and note all that it asks for, and what it complains of. */
async function open(url = address, prepare = async () => {}, browser = opened.at(-1)) {
  const page = await browser.newPage();
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

/** Wait until the program has heard of everything. Throws what it says when it cannot start. */
async function ready(page) {
  const state = await page.waitForFunction(
    () => {
      const { program, reason, heard } = document.documentElement.dataset;
      return reason ?? (program === "ready" && heard !== undefined && program);
    },
    { polling: 50, timeout: 90_000 },
  );
  const said = await state.jsonValue();
  if (said !== "ready") throw new Error(said);
}

/** Wait until the program has heard what was answered. */
async function heard(page) {
  await page.waitForFunction(() => window.policyMaker.store.isHeard, { polling: 20, timeout: 60_000 });
}

/** Click a download and return what the browser saved. */
async function saved(page, file) {
  const target = path.join(downloads, file);
  rmSync(target, { force: true });
  const before = existsSync(downloads) ? readdirSync(downloads).length : 0;
  await page.$eval(`a[download="${file}"]`, (link) => link.click());
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    const isDone = existsSync(target) && readdirSync(downloads).every((each) => !/\.(part|crdownload)$/.test(each));
    if (isDone && readFileSync(target).length > 0) return readFileSync(target);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${file} was not saved; ${before} files were there before`);
}

const given = JSON.parse((await text(process.stdin)) || "{}");
try {
  await launch();
  const { default: play } = await import(`./scenarios/${scenario}.mjs`);
  console.log(JSON.stringify(await play({ name, address, scratch, launch, open, ready, heard, saved, given })));
} finally {
  for (const browser of opened) await browser.close().catch(() => {});
  rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
}
