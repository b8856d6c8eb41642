// Opens each page in Chromium at three widths, light and dark, and lets axe judge it: WCAG 2.2 AA and good practice.
// Also complains of a page that scrolls sideways (WCAG 2.2, 1.4.10), fetches anything or writes to the console.
// A page of a web host may fetch what stands on the same host. Arguments: HTML files, or addresses of pages. Prints one
// complaint a line; exits 1 if there is one.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const WIDTHS = [320, 768, 1280];
const SCHEMES = ["light", "dark"];
const OPTIONS = {
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  // It is off by default.
  rules: { "target-size": { enabled: true } },
};

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const complaints = [];

async function judge(browser, file, width, scheme) {
  const isHosted = file.startsWith("http");
  const where = `${isHosted ? file : path.basename(file)} at ${width} px in ${scheme}`;
  const complain = (words) => complaints.push(`${where}: ${words}`);
  const url = isHosted ? file : pathToFileURL(file).href;
  const isOurs = (address) => address === url || (isHosted && new URL(address).origin === new URL(url).origin);
  // Of its own, since a site may remember which colours it was first seen in.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!isOurs(request.url()) && !request.url().startsWith("data:")) complain(`fetches ${request.url()}`);
  });
  page.on("console", (message) => complain(`console: ${message.text()}`));
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(url);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflow > 0) complain(`scrolls sideways by ${overflow} px`);
  // Axe takes what is folded for hidden, also where a style sheet shows it.
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  await page.evaluate(axe);
  const { violations } = await page.evaluate((options) => window.axe.run(options), OPTIONS);
  for (const { id, help, nodes } of violations) {
    const targets = nodes.slice(0, 3).map((node) => node.target.join(" "));
    complain(`${id}: ${help} (${nodes.length} times: ${targets.join(", ")})`);
  }
  await context.close();
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  for (const file of process.argv.slice(2)) {
    for (const width of WIDTHS) {
      for (const scheme of SCHEMES) await judge(browser, file, width, scheme);
    }
  }
} finally {
  await browser.close();
}

for (const complaint of complaints) console.log(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;
