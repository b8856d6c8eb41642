"""What holds whatever is put in: how problems are told, and what a policy may never say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from generator.diagnostics import Diagnostic
from tests.fuzz.fuzzer import Fault, Files
from tests.policies import docx_lines, html_lines, markdown_lines

_OF_THE_PROGRAM = re.compile(
    r"Traceback|\w+Error\b|Exception|pydantic|NoneType|object at 0x|jinja2?\.|lxml|<class|\bNone\b|<[a-z_.]+>"
)
_NEVER_SAID = ("{{", "}}", "{%", "..", "None", "Undefined")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


# ---- what is told


def told_badly(diagnostics: Iterable[Diagnostic], files: Files) -> Fault | None:
    """Return what is wrong with how problems are told, or None."""
    found = tuple(diagnostics)
    if not found:
        return Fault("no diagnostics", "Problems without any")
    given = b"\n".join(files.values()).decode(errors="replace").casefold()
    for diagnostic in found:
        for fault in _faults(diagnostic, files, given):
            return Fault(f"{fault}: {shape(diagnostic.message)}", str(diagnostic))
    return None


def _faults(told: Diagnostic, files: Files, given: str) -> Iterator[str]:
    place, text = told.location, f"{told.message}\n{told.hint}"
    lines = _lines_of(files, place.file)
    if lines is None:
        yield "names no file of the input"
    elif not 0 <= place.line <= len(lines):
        yield "names no line of its file"
    elif place.line and not 0 <= place.column <= len(lines[place.line - 1]) + 1:
        yield "names no column of its line"
    if not told.message.strip():
        yield "no message"
    if not told.hint.strip():
        yield "no hint"
    if text.count("\n") > 1 or _CONTROL.search(text.replace("\n", "")):
        yield "more than a line"
    if any(words.endswith(".") and _last_word(words) not in given for words in (told.message, told.hint)):
        # A hint may end with the person's own words: "write it as key: e.g."
        yield "a full stop"
    if any(found[0].casefold() not in given for found in _OF_THE_PROGRAM.finditer(text)):
        yield "words of the program"


def _last_word(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1].casefold()


def _lines_of(files: Files, name: str) -> list[str] | None:
    if name in files:
        text = files[name].decode("utf-8-sig", errors="replace")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [] if any(path.startswith(f"{name}/") for path in files) else None


def shape(message: str) -> str:
    """Return a message without what it quotes and counts, so that two of one kind are the same."""
    return re.sub(r"0x\w+|\d+", "0", re.sub(r'"[^"]*"', '"…"', message))


# ---- what is said


def said_badly(made: Mapping[str, bytes], given: str) -> Fault | None:
    """Return what is wrong with a policy in its formats; what was given to it may be said."""
    for name, part in _word_parts(made["docx"]):
        try:
            etree.fromstring(part)
        except etree.XMLSyntaxError as error:
            return Fault("not XML", f"{name}: {error}")
    said = markdown_lines(made["md"].decode())
    page, word = html_lines(made["html"].decode()), docx_lines(made["docx"])[2:]
    if difference := _difference(said, page) or _difference([line for line in said if line], word):
        return Fault("other words in another format", difference)
    text = "\n".join(said)
    for words in _NEVER_SAID:
        if words in text and words.casefold() not in given.casefold():
            return Fault(f"says {words}", next(line for line in said if words in line))
    if _PRIVATE.search(text):
        return Fault("says a token", next(line for line in said if _PRIVATE.search(line)))
    return None


def _word_parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    with ZipFile(BytesIO(content)) as package:
        yield from ((name, package.read(name)) for name in package.namelist() if name.endswith((".xml", ".rels")))


def _difference(one: list[str], other: list[str]) -> str:
    if one == other:
        return ""
    return next(
        (f"{a!r}\n{b!r}" for a, b in zip(one, other, strict=False) if a != b), f"{len(one)}, {len(other)} lines"
    )
