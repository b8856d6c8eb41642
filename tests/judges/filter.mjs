// Opens a list of policies in Chromium, types words into its box, and tells what is left of the list, as JSON.
// Arguments: an HTML file, then what to type; where that is nothing, no script may run.
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [file, ...typed] = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

async function left(page) {
  const rows = await page.$$eval("main tbody tr", (all) =>
    all.filter((row) => row.checkVisibility()).map((row) => row.cells[0].textContent),
  );
  const told = await page.$eval(".filter", (filter) => filter.checkVisibility() && filter.querySelector("output").textContent);
  return [...rows, told];
}

try {
  const seen = {};
  for (const words of typed) {
    const page = await browser.newPage();
    await page.setViewport({ width: 360, height: 800 });
    await page.setJavaScriptEnabled(words !== "");
    await page.goto(pathToFileURL(file).href);
    if (words) await page.type("#page_filter", words);
    seen[words] = await left(page);
    await page.close();
  }
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}
