// Lets axe judge every screen, with everything unfolded, in each view, light and dark, empty and answered.
// Also complains of a screen that scrolls sideways.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const ALL = {
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "target-size": { enabled: true } },
  // A policy has its own judge, and runs no script.
  iframes: false,
  preload: false,
};
/** What a view can change: in another only the layout differs, and in the dark the colours. */
const SEEN = { ...ALL, runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"] }, rules: {} };

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
    for (const view of given.views) {
      await page.setViewport({ width: view.width, height: 900, deviceScaleFactor: view.zoom ?? 1 });
      await page.evaluate(letters, view.letters ?? "");
      for (const scheme of view.schemes ?? ["light"]) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        const rules = view.rules === "all" && scheme === "light" ? ALL : SEEN;
        found.push(...(await judge(page, rules, `${screen} in ${scheme}, ${JSON.stringify(view)}`)));
      }
    }
  }
  return { found, complaints };
}

/** Give letters a size, as somebody's own settings do. */
function letters(size) {
  document.documentElement.style.fontSize = size;
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
