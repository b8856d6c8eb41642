// Reads YAML texts, given as a JSON list, with the reader of yaml-language-server: prints what each says, as JSON.
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const texts = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => parse(text))));
