// Opens a page in Chromium and tells what a reader sees of it, as JSON: on a telephone, on a desk, in the dark.
// Arguments: an HTML file, the id of a part to go to, and where to write what a printer would get, as a PDF.
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [file, part, pdf] = process.argv.slice(2);
const url = pathToFileURL(file).href;
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

async function open(width, scheme = "light") {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(url);
  return page;
}

// What is underlined, each kind of element once, with its class.
const underlined = () => {
  const kinds = new Set();
  for (const element of document.querySelectorAll("main *")) {
    const style = getComputedStyle(element);
    if (style.textDecorationLine !== "none" || parseFloat(style.borderBottomWidth) * (style.display === "inline")) {
      kinds.add([element.localName, element.className].filter(Boolean).join("."));
    }
  }
  return [...kinds].sort();
};

async function phone() {
  const page = await open(320);
  return page.evaluate((listed) => {
    const shown = [...document.querySelectorAll("nav li a")].filter((link) => link.checkVisibility(listed));
    const cells = [...document.querySelectorAll("table.pairs tr")].map((row) =>
      [...row.children].map((cell) => Math.round(cell.getBoundingClientRect().top)),
    );
    return {
      start: document.querySelector("main").getBoundingClientRect().top,
      contents: shown.length,
      pairsSideBySide: cells.every((tops) => tops.every((top) => top === tops[0])),
      overflow: document.documentElement.scrollWidth - window.innerWidth,
    };
  }, { contentVisibilityAuto: true });
}

async function desk() {
  const page = await open(1440);
  const links = await page.$$eval("nav li a", (all) => all.filter((link) => link.checkVisibility()).length);
  const lines = { atRest: await page.evaluate(underlined) };
  await page.hover(".clause p");
  lines.pointedAt = await page.evaluate(underlined);
  await page.evaluate((id) => document.getElementById(id).scrollIntoView(), part);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const top = await page.$eval("nav", (nav) => nav.getBoundingClientRect().top);
  const marked = await page.$$eval("nav a:target-current", (all) => all.map((link) => link.textContent));
  return { links, lines, top, marked };
}

async function dark() {
  const page = await open(360, "dark");
  return page.evaluate(() => {
    const ground = (selector) => getComputedStyle(document.querySelector(selector)).backgroundColor;
    return { page: ground("html"), logo: ground(".logo") };
  });
}

try {
  const seen = { phone: await phone(), desk: await desk(), dark: await dark() };
  const page = await open(1440);
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}
