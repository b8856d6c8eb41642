// Opens the page and says, in milliseconds, when its form can be used, when its program runs, and how long it takes
// until all follows from an answer: the slowest of those until there is a policy, and the median of others.
const UNTIL_A_POLICY = [
  ["name", "Riverbend Carers"],
  ["roles.accountable_lead", "Manager"],
  ["facts.has_staff", "true"],
  ["facts.works_with_children", "false"],
  ["facts.works_with_adults_at_risk", "false"],
];
const OTHERS = Array.from({ length: 12 }, (_, at) => ["name", `Riverbend Carers ${at}`]);

export default async function play({ open, ready, heard }) {
  const { page } = await open(undefined, (each) =>
    each.evaluateOnNewDocument(() => {
      window.noted = {};
      const note = () => {
        const { screen, program } = document.documentElement?.dataset ?? {};
        if (screen) window.noted.form ??= performance.now();
        if (program === "ready") window.noted.ready ??= performance.now();
        if (!window.noted.ready) setTimeout(note, 2);
      };
      note();
    }),
  );
  await ready(page);
  const after = await page.evaluate(async (answers) => {
    const took = [];
    const { store } = window.policyMaker;
    const settled = () => document.documentElement.dataset.state === "settled";
    for (const [key, value] of answers) {
      const start = performance.now();
      store.give(key, value);
      while (settled()) await new Promise((go) => setTimeout(go, 0));
      while (!settled()) await new Promise((go) => setTimeout(go, 2));
      took.push(performance.now() - start);
    }
    return took;
  }, [...UNTIL_A_POLICY, ...OTHERS]);
  await heard(page);
  const others = after.slice(UNTIL_A_POLICY.length).sort((one, other) => one - other);
  const first = Math.max(...after.slice(0, UNTIL_A_POLICY.length));
  return { ...(await page.evaluate(() => window.noted)), first, other: others[others.length >> 1] };
}
