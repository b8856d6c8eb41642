// Opens files of answers as somebody does, changes one answer in each, and returns what would be downloaded.
import { writeFileSync } from "node:fs";
import path from "node:path";

export default async function play({ open, ready, heard, go, scratch, given }) {
  const { page, complaints } = await open();
  await ready(page);
  const seen = {};
  // It asks before it puts a file in the place of answers that nobody has downloaded.
  const asked = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.message());
    await dialog.accept();
  });
  for (const [id, { text, key, value }] of Object.entries(given.files)) {
    const file = path.join(scratch, `${id}.yaml`);
    writeFileSync(file, text);
    // What was wrong with the file before is told until somebody goes on.
    await go(page, "you");
    await go(page, "start");
    const before = await page.evaluate(() => window.policyMaker.store.said.text);
    await (await page.$("#open")).uploadFile(file);
    await page.waitForFunction(
      (old) => window.policyMaker.store.said.text !== old || document.querySelector(".summary"),
      { polling: 20 },
      before,
    );
    await heard(page);
    const opened = await page.evaluate(() => window.policyMaker.store.said.text);
    if (key) {
      await page.evaluate((name, given) => window.policyMaker.store.give(name, given), key, value);
      await heard(page);
    }
    seen[id] = await page.evaluate(() => {
      const { store } = window.policyMaker;
      const errors = [...document.querySelectorAll(".error:not([hidden])")];
      return {
        text: store.said.text,
        id: store.said.id,
        problems: store.said.problems.map((each) => each.key),
        summary: document.getElementById("summary").textContent,
        atFields: Object.fromEntries(
          errors.map((error) => [error.closest("[data-key]")?.dataset.key, error.textContent]),
        ),
        downloads: [...document.querySelectorAll("a[download]")].map((link) => link.download),
      };
    });
    seen[id].opened = opened;
  }
  return { seen, asked, complaints };
}
