// Runs Python, beside the page, so that the page never waits for it. The text of this file follows, in one script,
// that of Pyodide: a worker of modules made from a blob stays silent in Chromium when the page was opened from a disk.
import { unpack } from "./letters.js";

/** @type {any} */
let engine;

/** Return the bytes of a part.
 * @param {string} [part] */
const bytesOf = async (part = "") => new Uint8Array(await unpack(part).arrayBuffer());

/** Put files that stand in a row behind a line that names them into a folder.
 * @param {any} disk
 * @param {string} folder
 * @param {Uint8Array} row */
function putFiles(disk, folder, row) {
  const end = row.indexOf(10);
  let at = end + 1;
  for (const [path, size] of JSON.parse(new TextDecoder().decode(row.subarray(0, end)))) {
    disk.mkdirTree(`${folder}/${path.slice(0, path.lastIndexOf("/"))}`);
    disk.writeFile(`${folder}/${path}`, row.subarray(at, at + size));
    at += size;
  }
}

/** Start Python with everything that came along; it has nothing to fetch.
 * @param {Record<string, string>} parts */
async function start(parts) {
  tell({ stage: "unpacking" });
  // Pyodide waits for ever where WebAssembly is forbidden: find out first.
  await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  const [wasm, library, files, templates, ready] = await Promise.all([
    bytesOf(parts["python.wasm"]),
    bytesOf(parts["library.zip"]),
    bytesOf(parts["files.bin"]),
    bytesOf(parts["templates.json"]),
    bytesOf(parts["ready.bin"]),
  ]);
  tell({ stage: "starting" });
  self.fetch = async (/** @type {any} */ wanted) => {
    const url = String(wanted?.url ?? wanted);
    if (url.endsWith(".wasm")) return new Response(wasm, { headers: { "Content-Type": "application/wasm" } });
    if (url.endsWith("library.zip")) return new Response(library);
    throw new Error(`nothing is fetched: ${url}`);
  };
  const python = await loadPyodide({
    indexURL: "https://local.invalid/",
    stdLibURL: "https://local.invalid/library.zip",
    lockFileContents: { info: LOCK, packages: {} },
    packageBaseUrl: "https://local.invalid/",
    createPyodideModule: _createPyodideModule,
    fsInit: async (/** @type {any} */ disk, /** @type {{ sitePackages: string }} */ { sitePackages }) =>
      putFiles(disk, sitePackages, files),
  });
  tell({ stage: "loading" });
  const module = python.pyimport("generator.page.engine");
  const held = module.desk_from(new TextDecoder().decode(templates), python.toPy(ready));
  engine = (/** @type {object} */ request, /** @type {Record<string, Uint8Array>} */ files) => {
    const given = python.toPy(files);
    const answer = module.ask(held, JSON.stringify(request), given);
    const made = answer.files.toJs({ dict_converter: Object.fromEntries });
    const said = JSON.parse(answer.as_json());
    answer.destroy();
    given.destroy();
    return { said, files: made };
  };
  tell({ stage: "ready" });
}

/** @param {object} message */
function tell(message) {
  self.postMessage(message);
}

self.onmessage = async ({ data }) => {
  if (data.parts) {
    try {
      await start(data.parts);
    } catch (error) {
      tell({ failed: String(error) });
    }
    return;
  }
  try {
    tell({ id: data.id, ...engine(data.request, data.files ?? {}) });
  } catch (error) {
    tell({ id: data.id, bug: String(error) });
  }
};
