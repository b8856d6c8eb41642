// Opens the page and returns what is there before anybody has answered anything.
export default async function play({ open, ready, heard }) {
  const { page, requests, complaints } = await open();
  await ready(page);
  const seen = await page.evaluate(() => ({
    preview: document.getElementById("preview").contentDocument.body.textContent,
    name: document.querySelector('[name="name"]').value,
    text: window.policyMaker.store.said.text,
    notice: document.getElementById("notice").textContent,
  }));
  // Whoever starts anew starts where everybody does.
  await page.evaluate(() => {
    const { store } = window.policyMaker;
    store.brand = {};
    store.give("name", "Somebody Else");
    store.clear();
  });
  await heard(page);
  seen.afterForgetting = await page.evaluate(() => {
    const { brand, said } = window.policyMaker.store;
    return { brand: Object.keys(brand), text: said.text, problems: said.problems };
  });
  return { ...seen, requests, complaints };
}
