// What the worker finds before its own script: Pyodide's loader, its engine, and what it says of itself.
// biome-ignore lint/suspicious/noExplicitAny: the loader returns Python, which has no types here
declare function loadPyodide(options: object): Promise<any>;
declare const _createPyodideModule: unknown;
declare const LOCK: object;
