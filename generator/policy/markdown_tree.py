"""Markdown to a tree of elements, by Python-Markdown with what a policy may use; tokens and marks pass through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree as ET

import markdown
from markdown.util import AtomicString

from generator.diagnostics import Diagnostic, Location, Problems
from generator.passes.phrases import TOKEN_RANGE
from generator.policy.section_pieces import MOST_BRACKETS
from generator.source.characters import refused_characters
from generator.template.line_marks import MARK_RANGE, line_at

OURS = re.compile(f"[{MARK_RANGE}]|{TOKEN_RANGE}")
"""A character that we put in: the mark of a line, or the token of a value."""


def markdown_elements(source: str, file: str) -> list[ET.Element]:
    """Return the elements of a marked source. Raises Problems for characters that no text may hold."""
    if bad := [*_refused_in(source, file), *_codes_in(source, file), *_crowded(source, file)]:
        raise Problems(bad)
    return list(_tree(source))


def _tree(source: str) -> ET.Element:
    """Return what Python-Markdown makes of a source before it writes it out as text."""
    converter = _converter().reset()
    lines = source.split("\n")
    for preprocessor in converter.preprocessors:
        lines = preprocessor.run(lines)
    root = ET.Element(converter.doc_tag)
    converter.parser.parseChunk(root, "\n".join(lines))
    for element in root.iter():
        if element.text and not _MARKED.search(element.text):
            element.text = AtomicString(element.text)
    for treeprocessor in converter.treeprocessors:
        treeprocessor.run(root)
    return root


_MARKED = re.compile(r"[\\\[<*_]|  \n")
"""With one of these starts whatever is no plain words in a line. To look for each by itself takes half of the time."""


def _refused_in(source: str, file: str) -> Iterator[Diagnostic]:
    """Yield a problem for each character that no text may hold, apart from tokens and marks: braces can print any."""
    for offset, name in refused_characters(source):
        if not OURS.fullmatch(source[offset]):
            yield Diagnostic(Location(file, line_at(source, offset)), f"the text holds {name}", "remove it")


def _codes_in(source: str, file: str) -> Iterator[Diagnostic]:
    """Yield a problem for each character code: a template may not have any, but its braces can print them."""
    for found in _CODE.finditer(source):
        message, hint = "the braces print a character code", "type the character itself"
        yield Diagnostic(Location(file, line_at(source, found.start())), message, hint)


_CODE = re.compile(r"&(?:\w+|#\d+|#x[0-9a-fA-F]+);")


def _crowded(source: str, file: str) -> Iterator[Diagnostic]:
    """Yield a problem where Python-Markdown would look for the other end of each bracket for minutes."""
    if source.count("[") > MOST_BRACKETS:
        place = Location(file, line_at(source, source.rindex("[")))
        yield Diagnostic(place, f"the text has more than {MOST_BRACKETS} square brackets", "take them out")


# By module: by their short names they are only found where the metadata of the package is installed too.
_EXTENSIONS = tuple(f"markdown.extensions.{name}" for name in ("attr_list", "tables", "admonition"))


@cache
def _converter() -> markdown.Markdown:
    converter = markdown.Markdown(extensions=list(_EXTENSIONS), tab_length=4)
    # What these would swallow or rewrite has been refused by the scan, or belongs to the values.
    converter.preprocessors.deregister("html_block")
    for name in ("html", "entity", "automail", "backtick"):
        converter.inlinePatterns.deregister(name)
    return converter
