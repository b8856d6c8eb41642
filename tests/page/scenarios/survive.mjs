// Answers and the ways to lose them: closing, reloading, a new start of the browser, a link, forgetting.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export default async function play({ name, launch, open, ready, heard, go, type, address, scratch }) {
  const seen = {};
  const profile = path.join(scratch, "profile");
  let browser = await launch(profile);
  const opened = async (url) => {
    const { page } = await open(url, undefined, browser);
    await ready(page);
    return page;
  };
  try {
    let page = await opened();
    await go(page, "you");
    await type(page, "name", "Riverbend Carers");
    await heard(page);
    // Firefox is asked by another way, which answers for itself.
    if (name === "chromium") {
      const dialogs = [];
      page.on("dialog", async (dialog) => {
        dialogs.push(dialog.type());
        await dialog.accept();
      });
      await page.reload({ waitUntil: "domcontentloaded" });
      await ready(page);
      seen.dialogs = dialogs;
      seen.withoutKeeping = await page.evaluate(() => window.policyMaker.store.said.answers.name ?? "");
    }

    await go(page, "finish");
    await page.click('[name="keep"]');
    await page.evaluate(() => window.policyMaker.store.give("name", "Riverbend Carers"));
    await page.evaluate(() =>
      window.policyMaker.store.say([[["policies", "social-media", "wording", "general-guidelines.own-up"], "Our secret."]]),
    );
    await heard(page);
    seen.link = await page.evaluate(() => {
      [...document.querySelectorAll("#finish-keep button")].find((each) => each.textContent === "Make a link").click();
      return document.getElementById("link").value;
    });

    // The browser is started anew, once it has written to the disk what the page keeps.
    await page.close();
    if (name === "chromium") await written(path.join(profile, "Default/Local Storage/leveldb"), "Our secret.");
    await browser.close();
    browser = await launch(profile);
    page = await opened();
    seen.afterRestart = await page.evaluate(() => window.policyMaker.store.said.answers.name ?? "");
    seen.notice = await page.evaluate(() => document.getElementById("notice").textContent);
    seen.keptWords = await page.evaluate(() => window.policyMaker.store.said.text.includes("Our secret."));

    await go(page, "finish");
    await page.evaluate(() => {
      const button = [...document.querySelectorAll("#finish-keep button")].find((each) => each.textContent === "Forget everything");
      button.click();
      button.click();
    });
    await heard(page);
    seen.forgotten = await page.evaluate(() => ({
      kept: localStorage.getItem("policy-maker"),
      answers: Object.keys(window.policyMaker.store.said.answers).length,
      field: document.querySelector('[name="name"]').value,
    }));
    await page.close();

    page = await opened(`${address}${seen.link.slice(seen.link.indexOf("#"))}`);
    seen.fromLink = await page.evaluate(() => ({
      answers: window.policyMaker.store.said.answers,
      text: window.policyMaker.store.said.text,
      hash: window.location.hash,
      notice: document.getElementById("notice").textContent,
    }));
    return seen;
  } finally {
    await browser.close().catch(() => {});
  }
}

/** Wait until some words stand in a file of a folder, in letters of one byte or of two. */
async function written(folder, words) {
  const forms = [Buffer.from(words, "latin1"), Buffer.from(words, "utf16le")];
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const contents = readdirSync(folder).map((file) => readFileSync(path.join(folder, file)));
    if (contents.some((content) => forms.some((form) => content.includes(form)))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the browser has written nothing of what the page keeps");
}
