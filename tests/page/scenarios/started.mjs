// Opens the page and returns what is there before anybody has answered anything.
export default async function play({ open, ready }) {
  const { page, requests, complaints } = await open();
  await ready(page);
  const seen = await page.evaluate(() => ({
    preview: document.getElementById("preview").contentDocument.body.textContent,
    name: document.querySelector('[name="name"]').value,
    text: window.policyMaker.store.said.text,
    notice: document.getElementById("notice").textContent,
  }));
  return { ...seen, requests, complaints };
}
