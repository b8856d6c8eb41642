// In the preview a part is dropped, a clause reworded, and one's own put after it; each change is marked and shown.
export default async function play({ open, ready, heard, shown, go, type, given }) {
  const { page, complaints } = await open();
  await ready(page);
  await page.evaluate((text) => window.policyMaker.store.open("sample", text), given.text);
  await heard(page);
  const seen = {};
  const frame = await (await page.$("#preview")).contentFrame();
  const change = async (id) => {
    const link = await frame.waitForSelector(`a.policy-maker-change[href$="/${id}"]`);
    await link.evaluate((each) => each.scrollIntoView({ block: "center" }));
    await link.click();
    await shown(page, `change/social-media/${id}`);
  };
  const done = () => page.click("#screen-change button.primary");
  const summary = async () => (await page.waitForSelector(".summary")).evaluate((each) => each.textContent);

  await change(given.clause);
  seen.title = await page.$eval("#screen-change h1", (each) => each.textContent);
  await type(page, `policies.social-media.wording.${given.clause}`, "Say {{ nonsense }}");
  await heard(page);
  seen.wrong = await page.$eval("#screen-change .error:not([hidden])", (each) => each.textContent);
  await done();
  seen.summary = await summary();
  seen.title0 = await titled(page, heard, `policies.social-media.wording.${given.clause}`);
  await type(page, `policies.social-media.wording.${given.clause}`, "Tell the [job title of whoever plans nothing].");
  await heard(page);
  seen.stray = await page.$eval("#screen-change .error:not([hidden])", (each) => each.textContent);
  await type(page, `policies.social-media.wording.${given.clause}`, "Say so **at once**.");
  await heard(page);
  seen.reworded = await marked(page);
  await type(page, "policies.social-media.extra", "Tell your buddy too.");
  await heard(page);
  seen.added = await marked(page);

  await change(given.section);
  await page.click(`#screen-change [name="policies.social-media.sections.${given.section}"]`);
  await heard(page);
  seen.dropped = await marked(page);
  seen.missing = await page.evaluate(() => window.policyMaker.store.said.missing);
  await done();
  seen.asksWhy = await summary();
  await type(page, `policies.social-media.reasons.${given.section}`, "Nobody can comment.");
  await heard(page);
  await done();
  await shown(page, "start");

  // Single clauses of a section that has to stay can go and come one by one.
  await change(given.holder);
  const box = (id) => `#screen-change [name="policies.social-media.sections.${id}"]`;
  await page.waitForSelector(box(given.single), { visible: true });
  seen.stays = await page.$eval("#screen-change", (each) => each.textContent);
  const isIn = () =>
    page.evaluate((id) => Boolean(document.getElementById("preview").contentDocument.getElementById(id)), given.single);
  seen.single = [await isIn()];
  for (let times = 0; times < 2; times += 1) {
    await page.click(box(given.single));
    await heard(page);
    seen.single.push(await isIn());
    seen[`text${times}`] = await page.evaluate(() => window.policyMaker.store.said.text);
  }
  await page.click(box(given.single));
  await heard(page);
  await done();
  await shown(page, "start");
  await go(page, "check");
  seen.check = await page.$eval("#check-list", (each) => each.textContent);
  await go(page, `change/social-media/${given.single}`);
  seen.back = await page.$eval("#screen-change h1", (each) => each.textContent);
  seen.text = await page.evaluate(() => window.policyMaker.store.said.text);
  seen.complaints = complaints;
  return seen;
}

/** Begin with the usual words, put a job title behind them, and return what stands in the field, the file and the list. */
async function titled(page, heard, key) {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll("#screen-change details")) each.open = true;
  });
  const press = (words) =>
    page.evaluate((wanted) => {
      [...document.querySelectorAll("#screen-change button")].find((each) => each.textContent === wanted).click();
    }, words);
  await press("Start from the words above");
  await press("Put it in");
  await heard(page);
  return page.evaluate((name) => {
    const { store } = window.policyMaker;
    const preview = document.getElementById("preview").contentDocument.body.textContent;
    return { field: document.getElementsByName(name)[0].value, file: store.said.text, preview };
  }, key);
}

/** Return the words that are marked, once the preview has moved there and stands still. */
async function marked(page) {
  const found = await page.waitForFunction(
    () => {
      const frame = document.getElementById("preview");
      const blocks = [...frame.contentDocument.querySelectorAll(".policy-maker-new, .policy-maker-gone")];
      const place = blocks[0]?.getBoundingClientRect();
      const isInView = Boolean(place) && place.top >= 0 && place.top < frame.contentWindow.innerHeight;
      return isInView && blocks.map((each) => each.textContent.replace(/^Change\s\S+\s?/, "").trim());
    },
    { polling: 20 },
  );
  return found.jsonValue();
}
