// Asks the program many things at once and returns what it said of each.
export default async function play({ open, ready, given }) {
  const { page, complaints } = await open();
  await ready(page);
  const said = await page.evaluate(async (requests) => {
    const found = {};
    for (const [name, request] of Object.entries(requests)) {
      try {
        found[name] = (await window.policyMaker.ask(request)).said;
      } catch (error) {
        found[name] = String(error);
      }
    }
    return found;
  }, given.requests);
  return { said, complaints };
}
