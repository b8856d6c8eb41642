// Takes pictures of web pages as Chromium paints them, and prints them to PDFs.
// Reads [[html, start of the names of its files], …] from standard input. A picture is one screen high, or less.
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const WIDTHS = [360, 768, 1440];
const SCHEMES = ["light", "dark"];
const HIGHEST = 3000;

let input = "";
for await (const chunk of process.stdin) input += chunk;

async function paint(page, name, width, scheme) {
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0, at = 1; top < height; top += HIGHEST, at += 1) {
    const clip = { x: 0, y: top, width, height: Math.min(HIGHEST, height - top) };
    const number = String(at).padStart(2, "0");
    await page.screenshot({ path: `${name}-${width}-${scheme}-${number}.png`, clip, captureBeyondViewport: true });
  }
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"],
});
try {
  for (const [html, name] of JSON.parse(input)) {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(html).href);
    for (const width of WIDTHS) {
      for (const scheme of SCHEMES) await paint(page, name, width, scheme);
    }
    await page.emulateMediaFeatures([]);
    await page.pdf({ path: `${name}-print.pdf`, preferCSSPageSize: true, printBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
