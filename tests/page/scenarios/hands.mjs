// What somebody has under their hand stays there while an answer is on its way, and what they take away has it in it.
export default async function play({ open, ready, heard, go, saved, given }) {
  const { page, complaints } = await open();
  await ready(page);
  await page.evaluate((text) => window.policyMaker.store.open("sample", text), given.text);
  await heard(page);
  await go(page, "you");
  await page.evaluate((id) => {
    const inside = document.getElementById("preview").contentDocument;
    const link = inside.querySelector(`a.policy-maker-change[href$="/${id}"]`);
    link.focus();
    window.held = {
      clause: inside.getElementById(id),
      link,
      download: document.querySelector('a[download="social-media.docx"]'),
      step: document.querySelector('#steps a[href="#facts"]'),
    };
  }, given.clause);
  const answers = (
    await saved(page, "sample.yaml", () =>
      page.evaluate(() => {
        window.policyMaker.store.give("name", "Late Carers");
        document.querySelector('a[download="sample.yaml"]').click();
      }),
    )
  ).toString();
  const seen = await page.evaluate(() => ({
    stays: Object.fromEntries(Object.entries(window.held).map(([name, node]) => [name, node.isConnected])),
    hasFocus: document.getElementById("preview").contentDocument.activeElement === window.held.link,
    shown: document.getElementById("preview").contentDocument.querySelector("header").textContent,
    isUnsaved: !window.dispatchEvent(new Event("beforeunload", { cancelable: true })),
  }));
  return { ...seen, answers, complaints };
}
