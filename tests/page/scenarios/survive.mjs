// Answers and the ways to lose them: closing, reloading, a new start of the browser, a link, forgetting.
export default async function play({ name, launch, open, ready, heard, address }) {
  const seen = {};
  let { page } = await open();
  await ready(page);
  const dialogs = [];
  page.on("dialog", async (dialog) => {
    dialogs.push(dialog.type());
    await dialog.accept();
  });
  await page.evaluate(() => {
    window.location.hash = "#you";
  });
  await page.type('[name="name"]', "Riverbend Carers");
  await heard(page);
  // Firefox is asked by another way, which answers for itself.
  if (name === "chromium") await page.reload({ waitUntil: "domcontentloaded" });
  seen.dialogs = dialogs;
  if (name === "chromium") await ready(page);
  seen.withoutKeeping = await page.evaluate(() => (window.policyMaker.store.said.answers.name ?? ""));

  await page.evaluate(() => {
    window.location.hash = "#finish";
  });
  await page.click('[name="keep"]');
  await page.evaluate(() => window.policyMaker.store.give("name", "Riverbend Carers"));
  await page.evaluate(() =>
    window.policyMaker.store.say([[["policies", "social-media", "wording", "general-guidelines.own-up"], "Our secret."]]),
  );
  await heard(page);
  await page.waitForFunction(() => localStorage.getItem("policy-maker")?.includes("secret"), { polling: 20 });
  seen.link = await page.evaluate(() => {
    [...document.querySelectorAll("#finish-keep button")].find((button) => button.textContent === "Make a link").click();
    return document.getElementById("link").value;
  });

  // The browser is started anew. Chromium writes to the disk what a page keeps some seconds later.
  await new Promise((resolve) => setTimeout(resolve, name === "chromium" ? 6000 : 0));
  await page.browser().close();
  await launch();
  ({ page } = await open());
  await ready(page);
  seen.afterRestart = await page.evaluate(() => window.policyMaker.store.said.answers.name ?? "");
  seen.notice = await page.evaluate(() => document.getElementById("notice").textContent);
  seen.keptWords = await page.evaluate(() => window.policyMaker.store.said.text.includes("Our secret."));

  await page.evaluate(() => {
    window.location.hash = "#finish";
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

  const opened = await open(`${address}${seen.link.slice(seen.link.indexOf("#"))}`);
  await ready(opened.page);
  await heard(opened.page);
  seen.fromLink = await opened.page.evaluate(() => ({
    answers: window.policyMaker.store.said.answers,
    text: window.policyMaker.store.said.text,
    hash: window.location.hash,
    notice: document.getElementById("notice").textContent,
  }));
  return seen;
}
