import { createServer } from "node:http";

// Words that would like to be markup, in answers and in own words, and everything by which a page could call out.
export default async function play({ open, ready, heard, given }) {
  const { page, requests, complaints } = await open();
  await ready(page);
  await page.evaluate((answers) => {
    for (const [key, value] of answers) window.policyMaker.store.give(key, value);
  }, given.answers);
  await heard(page);
  await page.evaluate((words) => window.policyMaker.store.say(words), given.words);
  await heard(page);
  const shown = await page.evaluate(() => {
    const inside = document.getElementById("preview").contentDocument;
    return {
      problems: window.policyMaker.store.said.problems.map((each) => `${each.key}: ${each.message}`),
      text: inside.body.textContent,
      scripts: inside.querySelectorAll("script, img[onerror], [onclick], iframe").length,
      hacked: [window.hacked, document.getElementById("preview").contentWindow.hacked].filter(Boolean).length,
    };
  });
  // Markup put into the preview by hand runs nothing either.
  shown.hackedByHand = await page.evaluate(async () => {
    const frame = document.getElementById("preview");
    frame.contentDocument.body.innerHTML = '<img src="data:," onerror="parent.hacked = 1"><svg onload="parent.hacked = 1"></svg>';
    const script = frame.contentDocument.createElement("script");
    script.textContent = "parent.hacked = 1";
    frame.contentDocument.body.append(script);
    document.body.insertAdjacentHTML("beforeend", '<img src="data:," onerror="window.hacked = 1">');
    const pictures = [frame.contentDocument.querySelector("img"), document.body.lastElementChild];
    const failed = (picture) => new Promise((resolve) => picture.addEventListener("error", resolve));
    await Promise.all(pictures.map(failed));
    return window.hacked ?? 0;
  });
  // Somebody listens outside; nothing arrives.
  const arrived = [];
  const outside = createServer((request, response) => {
    arrived.push(request.url);
    response.end("heard");
  });
  await new Promise((resolve) => outside.listen(0, "127.0.0.1", resolve));
  const before = requests.length;
  const port = outside.address().port;
  await page.evaluate(call, `http://127.0.0.1:${port}/`);
  // What was called before this has arrived by now, if it arrives at all.
  await fetch(`http://127.0.0.1:${port}/last`);
  outside.close();
  return { shown, arrived, requests: requests.slice(0, before), complaints };
}

/** Try every way by which a page can call somebody. */
async function call(outside) {
  const code = `fetch("${outside}worker").catch(() => {}).finally(() => postMessage("done"))`;
  const worker = new Worker(URL.createObjectURL(new Blob([code])));
  const isDone = new Promise((resolve) => {
    worker.onmessage = worker.onerror = resolve;
  });
  const ended = (element) =>
    new Promise((resolve) => {
      element.onload = element.onerror = element.onclose = resolve;
    });
  const isOver = [isDone];
  const picture = new Image();
  isOver.push(ended(picture));
  picture.src = `${outside}picture`;
  navigator.sendBeacon(`${outside}beacon`, "x");
  try {
    isOver.push(ended(new WebSocket(`${outside.replace("http", "ws")}socket`)));
  } catch {
    // It may not even be made.
  }
  const style = document.createElement("link");
  Object.assign(style, { rel: "stylesheet", href: `${outside}style` });
  const script = document.createElement("script");
  script.src = `${outside}script`;
  isOver.push(ended(style), ended(script));
  document.head.append(style, script);
  const frame = document.getElementById("preview").contentDocument;
  frame.body.insertAdjacentHTML("beforeend", `<img src="${outside}frame"><link rel="preload" as="image" href="${outside}preload">`);
  isOver.push(ended(frame.querySelector(`img[src="${outside}frame"]`)), fetch(`${outside}fetch`));
  await Promise.allSettled(isOver);
}
