// Somebody who wants no motion answers questions: returns every way in which something moved.
export default async function play({ open, ready, heard, go, given }) {
  const { page, complaints } = await open(undefined, (page) =>
    page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: given.wish }]),
  );
  await ready(page);
  await page.evaluate((text) => window.policyMaker.store.open("sample", text), given.text);
  await heard(page);
  await page.evaluate(() => {
    window.moves = [];
    const { contentWindow } = document.getElementById("preview");
    for (const view of [window, contentWindow]) {
      for (const name of ["scrollTo", "scrollBy", "scroll"]) {
        const real = view[name].bind(view);
        view[name] = (...where) => {
          window.moves.push(where[0]?.behavior ?? "auto");
          real(...where);
        };
      }
      const { prototype } = view.Element;
      prototype.scrollIntoView = (how) => window.moves.push(how?.behavior ?? "auto");
    }
  });
  // The last part of the policy goes, the first changes: the preview has far to go each time.
  for (const [key, value] of given.answers) {
    await page.evaluate((key, value) => window.policyMaker.store.give(key, value), key, value);
    await heard(page);
  }
  for (const screen of given.screens) await go(page, screen);
  const moving = await page.evaluate(() => {
    const inside = document.getElementById("preview").contentDocument;
    return [document, inside].flatMap((each) => [
      ...each.getAnimations().map(String),
      ...[...each.querySelectorAll("*")].flatMap((element) => {
        const style = each.defaultView.getComputedStyle(element);
        const isMoving =
          style.animationName !== "none" || !/^0s(, 0s)*$/.test(style.transitionDuration) || style.scrollBehavior !== "auto";
        return isMoving ? [element.outerHTML.slice(0, 80)] : [];
      }),
    ]);
  });
  return { moves: await page.evaluate(() => window.moves), moving, complaints };
}
