// Compiles Markdown files as MDX, runs them and renders them with React.
// Standard input: a JSON list of [source, target]. Prints one complaint a line; exits 1 if there is one.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { evaluate } from "@mdx-js/mdx";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import * as runtime from "react/jsx-runtime";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";

const complaints = [];
// React says on the console what it does not like.
console.error = (...parts) => complaints.push(parts.join(" "));

let input = "";
for await (const chunk of process.stdin) input += chunk;

for (const [source, target] of JSON.parse(input)) {
  try {
    const text = await readFile(source, "utf8");
    const { default: Page } = await evaluate(text, { ...runtime, remarkPlugins: [remarkFrontmatter, remarkGfm] });
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, renderToStaticMarkup(createElement(Page)));
  } catch (error) {
    complaints.push(`${source}: ${error.message}`);
  }
}

for (const complaint of complaints) console.log(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;
