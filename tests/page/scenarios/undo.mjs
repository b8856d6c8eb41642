// An answer takes others along: somebody is told so, has them back at a click, and loses the offer with the next answer.
export default async function play({ open, ready, heard, go, given }) {
  const { page, complaints } = await open();
  await ready(page);
  await page.evaluate((text) => window.policyMaker.store.open("sample", text), given.text);
  await heard(page);
  const text = () => page.evaluate(() => window.policyMaker.store.said.text);
  const notice = () => page.$eval("#notice", (each) => (each.hidden ? "" : each.textContent));
  const click = async (name, value) => {
    await page.click(`.screen:not([hidden]) [name="${name}"][value="${value}"]`);
    await heard(page);
  };
  const seen = {};
  await go(page, "policies");
  await click("policies", "team-social-media");
  seen.both = [await text(), await notice()];
  await click("policies", "social-media");
  seen.one = [await text(), await notice()];
  await page.click("#notice button");
  await heard(page);
  seen.undone = [await text(), await notice()];
  await go(page, "duties");
  await click("one_person", "true");
  seen.told = await notice();
  await click("one_person", "false");
  seen.next = await notice();
  return { ...seen, complaints };
}
