// Somebody with a keyboard and no mouse answers what has to be answered, step by step, and downloads everything.
// Returns what was saved, what was on each screen, and all that the page asked for.
export default async function play({ open, ready, heard, shown, saved, given }) {
  const { page, requests, complaints } = await open();
  const drawn = await page.evaluate(() => document.querySelectorAll("[name]").length);
  const screens = [];
  const note = async () => {
    const seen = await page.evaluate(() => ({
      screen: document.documentElement.dataset.screen,
      title: document.title,
      focus: document.activeElement?.textContent?.trim() ?? "",
      summary: document.getElementById("summary")?.textContent ?? "",
      downloads: [...document.querySelectorAll("a[download]")].map((link) => link.download),
    }));
    screens.push(seen);
    return seen;
  };
  await tabTo(page, "[data-go=first]");
  await page.keyboard.press("Enter");
  await shown(page, "you");
  await ready(page);
  // Nothing is answered yet: the page says what is missing and leads there.
  await continueTo(page, null);
  await note();
  for (let step = 0; step < 12; step += 1) {
    const before = await page.evaluate(() => document.documentElement.dataset.screen);
    if (before === "finish") break;
    for (const [name, value] of Object.entries(given.answers[before] ?? {})) {
      await answer(page, name, value);
      // One answer may bring the next question.
      await heard(page);
    }
    await note();
    await continueTo(page, before);
  }
  const last = await note();
  const files = {};
  for (const name of last.downloads) files[name] = (await saved(page, name)).toString("base64");
  const text = await page.evaluate(() => window.policyMaker.store.said.text);
  return { screens, files, text, drawn, requests, complaints };
}

/** Press Tab until something is reached. */
async function tabTo(page, selector) {
  for (let count = 0; count < 200; count += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

async function answer(page, name, value) {
  await tabTo(page, `[name="${name}"]`);
  const kind = await page.evaluate(() => document.activeElement.type);
  if (kind === "radio") {
    await page.keyboard.press(" ");
    for (let count = 0; count < 20; count += 1) {
      if (await page.evaluate((wanted) => document.activeElement.value === wanted, value)) break;
      await page.keyboard.press("ArrowDown");
    }
  } else if (kind === "checkbox") await page.keyboard.press(" ");
  else await page.keyboard.type(value);
}

async function continueTo(page, before) {
  await tabTo(page, ".screen:not([hidden]) button.primary");
  await page.keyboard.press("Enter");
  if (before === null) await page.waitForSelector(".summary");
  else await page.waitForFunction((old) => document.documentElement.dataset.screen !== old, { polling: 20 }, before);
}
