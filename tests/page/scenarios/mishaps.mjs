// What goes wrong in real life: odd addresses, odd files, a refusing browser, a second tab, what was kept and is broken.
import { writeFileSync } from "node:fs";
import path from "node:path";

export default async function play({ name, open, ready, heard, shown, go, type, address, scratch, given }) {
  const seen = {};
  const { page, complaints } = await open(`${address}#%E0%A4%A`);
  const said = (place = page) => place.evaluate(() => window.policyMaker.store.said.text);
  const notice = (place = page) => place.$eval("#notice", (each) => each.textContent);
  const choose = async (field, file, content) => {
    writeFileSync(path.join(scratch, file), content);
    await (await page.$(field)).uploadFile(path.join(scratch, file));
  };

  // Before the program has started somebody has typed, and wants to leave.
  await page.waitForFunction(() => window.policyMaker);
  seen.oddAddress = await page.evaluate(() => document.documentElement.dataset.screen);
  seen.warnsEarly = await page.evaluate(() => {
    window.policyMaker.store.give("name", "Early Carers");
    return !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  });
  await ready(page);
  seen.early = await said();

  // Addresses.
  await page.evaluate(() => {
    window.location.hash = "#change/social-media/no-such-part";
  });
  await shown(page, "start");
  for (const odd of ["#change/__proto__/constructor", "#change/social-media/__proto__"]) {
    await go(page, "you");
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, odd);
    await shown(page, "start");
  }
  await go(page, "you");
  await page.focus(".skip-link");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "main");
  seen.skipped = await page.evaluate(() => [document.documentElement.dataset.screen, window.location.hash]);
  await go(page, "facts");
  await page.evaluate(() => window.history.back());
  await shown(page, "you");
  await page.evaluate(() => window.history.forward());
  await shown(page, "facts");

  // Links, which somebody else made: one that was cut, one that would like to bring more than answers.
  await page.evaluate(() => {
    window.location.hash = "#answers=eyJuYW1lIjoi";
  });
  await shown(page, "start");
  seen.cutLink = await notice();
  await page.evaluate((answers) => {
    window.location.hash = `#answers=${btoa(JSON.stringify(answers))}`.replace(/=+$/, "");
  }, given.link);
  await page.waitForSelector("#notice button");
  seen.beforeLink = await said();
  await page.click("#notice button");
  await heard(page);
  seen.afterLink = await said();

  // Files.
  seen.noText = [];
  for (const [file, content] of [
    ["wide.yaml", Buffer.from(`\ufeff${given.text}`, "utf16le")],
    ["picture.yaml", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff])],
  ]) {
    await go(page, "you");
    await go(page, "start");
    page.once("dialog", (dialog) => dialog.accept());
    await choose("#open", file, content);
    seen.noText.push(await (await page.waitForSelector(".summary li")).evaluate((each) => each.textContent));
    page.removeAllListeners("dialog");
  }
  page.once("dialog", (dialog) => dialog.accept());
  await choose("#open", "windows.yaml", given.windows);
  await shown(page, "check");
  await page.evaluate(() => window.policyMaker.store.give("name", "Another Name"));
  await heard(page);
  seen.windows = await said();
  await go(page, "look");
  await choose('[name="brand.logo"]', "logo.png", "no picture");
  await page.waitForSelector('[data-key="brand.logo"] .error:not([hidden])');
  seen.logo = await page.$eval('[data-key="brand.logo"] .error', (each) => each.textContent);
  await page.click('[data-key="brand.logo"] button');
  await page.waitForSelector('[data-key="brand.logo"] .error', { hidden: true });
  await heard(page);
  seen.withoutLogo = await page.evaluate(() => document.querySelectorAll("a[download]").length);

  await page.evaluate(() => document.getElementById("preview").contentWindow.scrollTo(0, 5000));
  await choose('[name="brand.logo"]', "logo.png", Buffer.from(given.logo, "base64"));
  await page.waitForFunction(() => document.getElementById("preview").contentWindow.scrollY < 200, { polling: 20 });
  await heard(page);
  seen.given = await page.$eval('[data-key="brand.logo"] .held', (each) => each.textContent);

  // From what is wrong a link leads to it, where there is a place to lead to.
  const ours = ["policies", "social-media", "extra"];
  await page.evaluate((path, after) => {
    const { store } = window.policyMaker;
    store.say([[[...path, 0], { after, id: "ours", text: "Say {{ nope }}" }]]);
    store.say([[[...path.slice(0, 2), "sections", "nonsense"], false]]);
  }, ours, given.clause);
  await heard(page);
  await go(page, "check");
  seen.wrong = await page.$$eval("#check-list .has-error li", (lines) =>
    lines.map((line) => [line.textContent, Boolean(line.querySelector("a"))]),
  );
  await page.click("#check-list .has-error a");
  await shown(page, "change/social-media/ours");
  await page.evaluate((path) => {
    window.policyMaker.store.say([[path, null], [[...path.slice(0, 2), "sections"], null]]);
  }, ours);
  await go(page, "check");
  await heard(page);

  // A tablet that is turned.
  const steps = () => page.$eval("#steps-title", (each) => each.textContent);
  seen.wide = await steps();
  await page.setViewport({ width: 360, height: 740 });
  await page.waitForFunction(() => !document.getElementById("steps-fold").open, { polling: 20 });
  seen.narrow = await steps();
  await page.setViewport({ width: 1280, height: 900 });

  // A browser that keeps nothing, one that keeps it for a second tab too, and one that kept something broken.
  seen.keeping = await page.evaluate(() => {
    const box = document.getElementById("keep");
    const real = Storage.prototype.setItem;
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    box.click();
    const refused = [box.checked, document.getElementById("notice").textContent];
    Storage.prototype.setItem = real;
    box.click();
    return { refused, isOn: box.checked };
  });
  await page.evaluate((words) => window.policyMaker.store.say(words), given.words);
  await heard(page);
  const other = (await open(`${address}#change/social-media/${given.clause}`)).page;
  await ready(other);
  seen.reopened = await other.$eval("#screen-change textarea", (each) => each.value);
  await other.evaluate(() => window.policyMaker.store.give("name", "The Other Tab"));
  await heard(other);
  await page.waitForFunction(() => !document.getElementById("keep").checked);
  seen.otherTab = await notice();
  await page.close({ runBeforeUnload: false });
  await other.evaluate(() => localStorage.setItem("policy-maker", JSON.stringify({ id: "oak", text: "name: [Oak", brand: 5 })));
  await other.close({ runBeforeUnload: false });
  const last = (await open()).page;
  await ready(last);
  await last.evaluate(() => window.policyMaker.store.give("name", "Fresh"));
  await heard(last);
  seen.broken = await last.evaluate(() => ({
    notice: document.getElementById("notice").textContent,
    file: document.querySelector("#notice a").download,
    kept: JSON.parse(localStorage.getItem("policy-maker")).text,
  }));
  return { ...seen, name, complaints };
}
