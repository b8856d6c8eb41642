// Lets axe judge every screen, with everything unfolded, at each width, light and dark, empty and answered.
// Also complains of a screen that scrolls sideways.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const OPTIONS = {
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "target-size": { enabled: true } },
  // A policy has its own judge, and runs no script.
  iframes: false,
  preload: false,
};
/** In the dark only the colours differ. */
const COLOURS = { resultTypes: ["violations"], runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] }, iframes: false, preload: false };

export default async function play({ open, ready, heard, shown, given }) {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const { page, complaints } = await open();
  await ready(page);
  await page.evaluate(axe);
  if (given.text) await page.evaluate((text) => window.policyMaker.store.open("sample", text), given.text);
  await heard(page);
  if (given.fault) await page.evaluate(spoil);
  const found = [];
  for (const screen of given.screens) {
    await page.evaluate(visit, screen);
    await shown(page, screen);
    for (const width of given.widths) {
      await page.setViewport({ width, height: 900 });
      found.push(...(await judge(page, OPTIONS, `${screen} at ${width} px in light`)));
    }
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    found.push(...(await judge(page, COLOURS, `${screen} in dark`)));
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
  }
  for (const [width, size] of [[1920, "100%"], [1280, "200%"]]) {
    await page.setViewport({ width, height: 900 });
    for (const screen of given.screens) {
      await page.evaluate(visit, screen);
      await shown(page, screen);
      const wide = await page.evaluate(sideways, size);
      if (wide > 0) found.push(`${screen} at ${width} px with letters of ${size} scrolls sideways by ${wide} px`);
    }
  }
  return { found, complaints };
}

/** Return how far the page can be scrolled sideways with letters of a size. */
function sideways(size) {
  document.documentElement.style.fontSize = size;
  return document.documentElement.scrollWidth - window.innerWidth;
}

/** Go to a screen and try to go on from it, so that what is wrong there is told; unfold everything. */
async function visit(screen) {
  const came = () => new Promise((resolve) => window.addEventListener("hashchange", resolve, { once: true }));
  const go = async (hash) => {
    if (window.location.hash === hash) return;
    const isThere = came();
    window.location.hash = hash;
    await isThere;
  };
  await go(`#${screen}`);
  document.querySelector(".screen:not([hidden]) form")?.requestSubmit();
  // Where nothing is wrong that has led to the next screen.
  if (window.location.hash !== `#${screen}`) await came();
  await go(`#${screen}`);
  for (const details of document.querySelectorAll("details")) details.open = true;
}

/** Put something onto the page that axe has to complain of, and that is too wide. */
function spoil() {
  document.querySelector("main").insertAdjacentHTML("beforeend", '<p><input type="text"></p><pre>' + "wide ".repeat(200) + "</pre>");
}

async function judge(page, options, where) {
  const heard = await page.evaluate(async (options) => {
    const sideways = document.documentElement.scrollWidth - window.innerWidth;
    const { violations } = await window.axe.run(options);
    return {
      sideways,
      violations: violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}: ${nodes[0].target.join(" ")})`),
    };
  }, options);
  const wide = heard.sideways > 0 ? [`scrolls sideways by ${heard.sideways} px`] : [];
  return [...heard.violations, ...wide].map((words) => `${where}: ${words}`);
}
