// A browser that cannot run the program says so, and keeps what was typed.
export default async function play({ open, go, type }) {
  const { page } = await open(undefined, (page) =>
    page.evaluateOnNewDocument(() => {
      delete window.WebAssembly;
    }),
  );
  await page.waitForFunction(() => document.documentElement.dataset.program === "failed", { polling: 20 });
  await go(page, "you");
  await type(page, "name", "Riverbend Carers");
  return page.evaluate(() => ({
    words: document.getElementById("program").textContent,
    role: document.getElementById("program").getAttribute("role"),
    name: document.querySelector('[name="name"]').value,
  }));
}
