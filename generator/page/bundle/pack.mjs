// Runs pack.py in the Python of the page. Arguments: the folders of pyodide, wheels, the program and what it writes.
import path from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, wheels, generator, out] = process.argv.slice(2).map((folder) => path.resolve(folder));
const { loadPyodide } = await import(pathToFileURL(path.join(pyodide, "pyodide.mjs")).href);
// Sets come in the order of their hashes, and some of them end in the code.
const python = await loadPyodide({
  env: { PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" },
});
const started = python.runPython("import sys; sorted(sys.modules)");
for (const [name, root] of Object.entries({ pyodide, wheels, generator, out })) {
  python.FS.mkdirTree(`/host/${name}`);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, `/host/${name}`);
}
python.runPython("import sys; sys.path.insert(0, '/host')");
python.pyimport("generator.page.bundle.pack").pack(started);
