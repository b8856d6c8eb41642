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
};

export default async function play({ open, ready, given }) {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const { page, complaints } = await open();
  await ready(page);
  await page.evaluate(axe);
  if (given.text) await page.evaluate((text) => window.policyMaker.store.open("sample", text), given.text);
  await page.waitForFunction(() => window.policyMaker.store.isHeard, { polling: 20 });
  if (given.fault) await page.evaluate(spoil);
  const found = [];
  for (const scheme of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const width of given.widths) {
      await page.setViewport({ width, height: 900 });
      for (const screen of given.screens) found.push(...(await judge(page, screen, `${screen} at ${width} px in ${scheme}`)));
    }
  }
  return { found, complaints };
}

/** Put something onto the page that axe has to complain of, and that is too wide. */
function spoil() {
  document.querySelector("main").insertAdjacentHTML("beforeend", '<p><input type="text"></p><pre>' + "wide ".repeat(200) + "</pre>");
}

async function judge(page, screen, where) {
  const heard = await page.evaluate(
    async (hash, options) => {
      window.location.hash = hash;
      await new Promise((resolve) => setTimeout(resolve, 50));
      for (const details of document.querySelectorAll("details")) details.open = true;
      for (const button of document.querySelectorAll(".screen:not([hidden]) form")) button.requestSubmit?.();
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (window.location.hash !== hash) window.location.hash = hash;
      await new Promise((resolve) => setTimeout(resolve, 50));
      const sideways = document.documentElement.scrollWidth - window.innerWidth;
      const { violations } = await window.axe.run(options);
      return {
        sideways,
        violations: violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}: ${nodes[0].target.join(" ")})`),
      };
    },
    `#${screen}`,
    OPTIONS,
  );
  const wide = heard.sideways > 0 ? [`scrolls sideways by ${heard.sideways} px`] : [];
  return [...heard.violations, ...wide].map((words) => `${where}: ${words}`);
}
