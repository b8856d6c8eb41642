// What a screen reader is told: of each screen the tree that it reads, and of what happens what is announced.
const ASKED = ["button", "checkbox", "combobox", "DisclosureTriangle", "link", "radio", "textbox", "ColorWell", "spinbutton"];

export default async function play({ open, ready, heard, go, given }) {
  const { page, complaints } = await open();
  await ready(page);
  await page.evaluate((text) => window.policyMaker.store.open("sample", text), given.text);
  await heard(page);
  const screens = {};
  for (const screen of given.screens) {
    await go(page, screen);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll(".screen:not([hidden]) details")) details.open = true;
    });
    const found = nodes(await page.accessibility.snapshot({ interestingOnly: false }));
    const main = nodes(found.find((each) => each.role === "main"));
    screens[screen] = {
      landmarks: found.filter(({ role }) => ["banner", "navigation", "main", "complementary", "contentinfo"].includes(role)).map(({ role }) => role),
      headings: main.filter(({ role }) => role === "heading").map(({ level }) => level),
      focus: found.filter(({ focused }) => focused).map(({ role, name }) => `${role} ${name}`),
      nameless: found.filter(({ role, name }) => ASKED.includes(role) && !name).length,
      // Of several radios the name of their group says what they answer.
      loose: main.filter(({ role, group }) => role === "radio" && !group).length,
      steps: Object.fromEntries(found.filter(({ role, within }) => role === "link" && within === "Steps").map(({ name, description }) => [name, description ?? ""])),
      names: main.filter(({ role }) => ASKED.includes(role)).map(({ role, name, description }) => [role, name, description ?? ""]),
      downloads: found.filter(({ role, name }) => role === "link" && / to download/.test(name)).map(({ name }) => name),
    };
  }
  return { screens, said: await announcements(page, { heard, go, given }), complaints };
}

/** Return a node of the tree and all that it holds, each with the name of the group and of the landmark it is in. */
function nodes(node, group = "", within = "") {
  const inner = ["group", "radiogroup"].includes(node.role) ? (node.name ?? "") : group;
  const place = node.role === "navigation" ? node.name : within;
  return [{ ...node, group, within }, ...(node.children ?? []).flatMap((child) => nodes(child, inner, place))];
}

/** Return what is announced when something happens. */
async function announcements(page, { heard, go, given }) {
  const said = {};
  const after = async (name, act) => {
    await page.evaluate(() => {
      document.getElementById("announcer").textContent = "";
    });
    await act();
    await heard(page);
    const words = await page.waitForFunction(() => document.getElementById("announcer").textContent, { polling: 20 });
    said[name] = await words.jsonValue();
  };
  const give = (key, value) => page.evaluate((key, value) => window.policyMaker.store.give(key, value), key, value);
  await go(page, "you");
  await after("changed", () => give("name", "Another Name"));
  await go(page, "parts");
  await after("gone", () => give("policies.social-media.sections.ai-content", "false"));
  await after("asked", () => give(`policies.social-media.sections.${given.section}`, "false"));
  await page.click("#screen-parts button.primary");
  await page.waitForSelector(".summary");
  const tree = nodes(await page.accessibility.snapshot({ interestingOnly: false }));
  said.wrong = tree.filter(({ role }) => role === "alert").map(({ name, focused }) => [name, focused ?? false]);
  said.field = tree.filter(({ invalid }) => invalid && invalid !== "false").map(({ description }) => description);
  said.program = await page.evaluate(() => document.getElementById("program").getAttribute("role"));
  return said;
}
