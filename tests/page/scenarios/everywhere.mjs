// What other people's scripts find on every screen: fields by their names, and downloads by the names of their files.
export default async function play({ open, ready, heard, go, given }) {
  const { page, complaints } = await open();
  await ready(page);
  await page.evaluate((text) => window.policyMaker.store.open("sample", text), given.text);
  await heard(page);
  const screens = {};
  for (const screen of given.screens) {
    await go(page, screen);
    await heard(page);
    screens[screen] = await page.evaluate(() => {
      for (const add of document.querySelectorAll(".screen:not([hidden]) .entries + button")) add.click();
      const fields = [...document.querySelectorAll(".screen:not([hidden]) [name]")];
      return {
        names: [...new Set(fields.map((each) => each.name))],
        downloads: [...document.querySelectorAll("a[download]")]
          .filter((link) => link.offsetParent && link.href.startsWith("blob:"))
          .map((link) => link.download),
      };
    });
  }
  return { screens, complaints };
}
