// Shows each Word file as docx-preview does in Chromium, and prints it to a PDF, numbers and bullets included.
// Reads [[docx, pdf], …] from standard input.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const require = createRequire(import.meta.url);
const scripts = ["jszip/dist/jszip.min.js", "docx-preview"];
const library = await Promise.all(scripts.map((name) => readFile(require.resolve(name), "utf8")));

let input = "";
for await (const chunk of process.stdin) input += chunk;

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  for (const [docx, pdf] of JSON.parse(input)) {
    const content = (await readFile(docx)).toString("base64");
    const page = await browser.newPage();
    await page.setContent("<!doctype html><title>docx-preview</title><body></body>");
    for (const script of library) await page.evaluate(script);
    await page.evaluate(async (content) => {
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
      await window.docx.renderAsync(bytes, document.body);
    }, content);
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    await page.close();
  }
} finally {
  await browser.close();
}
