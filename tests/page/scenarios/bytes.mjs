// Makes every organisation that is given, in every format, and returns the digests of the files.
export default async function play({ open, ready, given }) {
  const { page, requests, complaints } = await open();
  await ready(page);
  const digests = {};
  const problems = {};
  for (const [id, { text, brand }] of Object.entries(given.organisations)) {
    const made = await page.evaluate(make, id, text, brand, given.formats);
    Object.assign(digests, made.digests);
    problems[id] = made.problems;
  }
  return { digests, problems, requests, complaints };
}

async function make(id, text, brand, formats) {
  const bytes = (packed) => Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const files = Object.fromEntries(Object.entries(brand).map(([name, packed]) => [name, bytes(packed)]));
  const answer = await window.policyMaker.ask({ do: "make", id, text, stage: "final", formats }, files);
  const digests = {};
  for (const [name, content] of Object.entries(answer.files)) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
    digests[name] = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  return { digests, problems: answer.said.problems.map((each) => each.message) };
}
