// In the preview a part is dropped, a clause reworded, and one's own put after it; each change is marked and shown.
export default async function play({ open, ready, heard, given }) {
  const { page, complaints } = await open();
  await ready(page);
  await page.evaluate((text) => window.policyMaker.store.open("sample", text), given.text);
  await heard(page);
  const seen = {};
  const frame = await (await page.$("#preview")).contentFrame();
  const marks = () =>
    page.evaluate(() => {
      const frame = document.getElementById("preview");
      const found = [...frame.contentDocument.querySelectorAll(".policy-maker-new, .policy-maker-gone")];
      const place = found[0]?.getBoundingClientRect();
      return {
        words: found.map((each) => each.textContent.replace(/^Change\s\S+\s?/, "").trim()),
        isInView: Boolean(place) && place.top >= 0 && place.top < frame.contentWindow.innerHeight,
      };
    });
  const go = async (id) => {
    await frame.waitForSelector(`a.policy-maker-change[href$="/${id}"]`);
    await frame.$eval(`a.policy-maker-change[href$="/${id}"]`, (link) => link.scrollIntoView({ block: "center" }));
    await (await frame.$(`a.policy-maker-change[href$="/${id}"]`)).click();
    await page.waitForFunction((hash) => decodeURIComponent(window.location.hash) === hash, { polling: 20 }, `#change/social-media/${id}`);
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve, 600));

  await go(given.clause);
  seen.title = await page.evaluate(() => document.querySelector("#screen-change h1").textContent);
  await page.type(`[name="policies.social-media.wording.${given.clause}"]`, "Say {{ nonsense }}");
  await heard(page);
  seen.wrong = await page.evaluate(() => document.querySelector("#screen-change .error:not([hidden])")?.textContent ?? "");
  await page.click("#screen-change button.primary");
  seen.summary = await page.evaluate(() => document.querySelector(".summary")?.textContent ?? "");
  await page.$eval(`[name="policies.social-media.wording.${given.clause}"]`, (field) => {
    field.value = "";
  });
  await page.type(`[name="policies.social-media.wording.${given.clause}"]`, "Say so **at once**.");
  await heard(page);
  await settled();
  seen.reworded = await marks();
  await page.type('[name="policies.social-media.extra"]', "Tell your buddy too.");
  await heard(page);
  await settled();
  seen.added = await marks();

  await go(given.section);
  await page.click("#change-keep");
  await heard(page);
  await settled();
  seen.dropped = await marks();
  seen.missing = await page.evaluate(() => window.policyMaker.store.said.missing);
  await page.click("#screen-change button.primary");
  seen.asksWhy = await page.evaluate(() => document.querySelector(".summary")?.textContent ?? "");
  await page.type(`#screen-change [name="policies.social-media.reasons.${given.section}"]`, "Nobody can comment.");
  await heard(page);
  await page.click("#screen-change button.primary");
  await page.waitForFunction(() => !window.location.hash.startsWith("#change"), { polling: 20 });
  seen.text = await page.evaluate(() => window.policyMaker.store.said.text);
  seen.complaints = complaints;
  return seen;
}
