"""The same policy made by other tools, as their guides say: python-docx, docxtpl, docxtemplater, pandoc; and the floor.

Each gets what suits it best: pandoc the finished Markdown, docxtpl and docxtemplater a Word file with a placeholder
for each value, python-docx the finished paragraphs, the floor the finished bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
from docxtpl import DocxTemplate

from generator.document import Document, Placeholder, walk
from generator.document.traverse import leaves
from tests.policies import joined, numbered
from tests.tools import NODE_MODULES, find

LEVEL = 3
"""How hard a Word file of ours is packed."""


def values_of(document: Document) -> dict[str, str]:
    """Return the values that a policy prints, each under a name that a template language knows."""
    shown = [inline for node in walk(document.sections) for inline in leaves(node) if isinstance(inline, Placeholder)]
    words = dict.fromkeys(inline.value for inline in shown if inline.value)
    return {f"value_{at}": word for at, word in enumerate(words)}


def paragraphs(document: Document) -> list[tuple[bool, str]]:
    """Return the lines of a policy in order, and whether each is the title of a section."""
    return [(number.isdigit(), joined(number, words)) for number, words in numbered(document)]


def plain_docx(lines: list[tuple[bool, str]]) -> bytes:
    """Return a Word file as the guide of python-docx makes it: a heading or a paragraph for each line."""
    word = docx.Document()
    for is_heading, line in lines:
        if is_heading:
            word.add_heading(line, level=1)
        else:
            word.add_paragraph(line)
    return _bytes_of(word)


def template_docx(lines: list[tuple[bool, str]], values: dict[str, str], marks: tuple[str, str]) -> bytes:
    """Return a Word file with the lines, and the name of each value between marks in its place."""
    names = {value: f"{marks[0]}{name}{marks[1]}" for name, value in values.items()}
    # The longest first, or a part of a value would be taken for another.
    known = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    return plain_docx([(is_heading, known.sub(lambda found: names[found[0]], line)) for is_heading, line in lines])


def by_docxtpl(template: bytes, values: dict[str, str], output: Path) -> None:
    """Fill a template and save it."""
    word = DocxTemplate(io.BytesIO(template))
    word.render(values, autoescape=True)
    word.save(output)


def pandoc(source: Path, folder: Path) -> list[list[object]]:
    """Return the two commands that make a web page and a Word file."""
    start = ["pandoc", "-s", "-f", "gfm+yaml_metadata_block", source, "-o"]
    return [[*start, folder / f"pandoc.{kind}"] for kind in ("html", "docx")]


def has_pandoc() -> bool:
    return find("pandoc") is not None


def has_docxtemplater() -> bool:
    return all((NODE_MODULES / name).is_dir() for name in ("docxtemplater", "pizzip"))


DOCXTEMPLATER = """
const fs = require("fs"), Zip = require("pizzip"), Templater = require("docxtemplater");
const [template, values, output] = process.argv.slice(1);
const word = new Templater(new Zip(fs.readFileSync(template)));
word.render(JSON.parse(fs.readFileSync(values, "utf-8")));
fs.writeFileSync(output, word.getZip().generate({type: "nodebuffer", compression: "DEFLATE"}));
"""
"""A run of docxtemplater, as its guide has it."""


def parts_of(word: bytes) -> list[tuple[str, bytes]]:
    """Return the parts of a Word file, unpacked."""
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def floor(parts: list[tuple[str, bytes]], texts: dict[str, bytes], folder: Path) -> None:
    """Pack the parts of a Word file as hard as we do and write three files: what no program can do without."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content, compresslevel=LEVEL)
    write({**texts, "docx": packed.getvalue()}, folder, "floor")


def write(files: dict[str, bytes], folder: Path, name: str) -> None:
    for kind, content in files.items():
        (folder / f"{name}.{kind}").write_bytes(content)


def _bytes_of(word: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()
