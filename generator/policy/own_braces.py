"""The double braces in an organisation's own text, each worked out by itself, so that a fault has its exact place.

A value or a reference is all that may stand in them. Every other mark of the template language is refused: what Jinja
takes for a note or a statement would be lost in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple, TypeAlias

import jinja2
from jinja2 import nodes

from generator.context.values import TemplateFault
from generator.diagnostics import Diagnostic, Hint, Location, Problems, quoted
from generator.source.characters import refused_characters

ONLY_VALUES = (
    "only values and references work here, not the rest of the template language",
    'write {{ role("…") }}, {{ ref("…") }} or another name from the template guide',
)
_WITHOUT_THEM = "take the curly brackets out, or choose a duty from the list under the text"
MOST_TOLD = 10
"""How many faults of one text are told."""
_MARK = re.compile(
    r"\{\{(?P<code>(?:[^\"'{}]|\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+')*+)\}\}|\{%.*?%\}|\{#.*?#\}|\{\{|\}\}|\{%|%\}|\{#|#\}|\{:",
    re.DOTALL,
)
_LOST = "is a mark of the template language, and words near it would be lost", "write round brackets, or leave it out"
_MEANING = {
    "{{": ("these braces do not close", "write }} after the name"),
    "}}": ("these braces close nothing", "write {{ before the name, or leave them out"),
    "{%": ONLY_VALUES,
    "%}": ONLY_VALUES,
    "{:": ("a clause of your own takes no attributes", "remove what stands in {: }"),
}
_NOT_PLAIN = re.compile(r"[*\[\]<>`{}|\\]|&#?\w+;")
"""What would be read as Markdown in words in quotes."""

_SIGNS = {"-", "+"}

Fault: TypeAlias = tuple[str, str]
"""What is wrong, and what to do about it."""
Place = Callable[[int], Location]
"""Tells where a character of a text stands, by its offset."""


class Piece(NamedTuple):
    """Words as they were written, or what a pair of braces prints in their place; `at` is where they start."""

    at: int
    words: str
    is_printed: bool = False


@dataclass(frozen=True, slots=True)
class FilledText:
    """A text with what its braces print in their place: tokens."""

    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """The text to be read."""
        return "".join(piece.words for piece in self.pieces)

    def written_at(self, offset: int) -> int:
        """Return which character of the text as it was written one of the words came from."""
        left = offset
        for piece in self.pieces:
            if left < len(piece.words):
                return piece.at if piece.is_printed else piece.at + left
            left -= len(piece.words)
        return self.pieces[-1].at


def fill(text: str, place: Place, work_out: Callable[[str], str]) -> FilledText:
    """Return a text with its braces worked out by a function that returns what they print, or raises Problems.

    Raises Problems with all that is wrong with the braces.
    """
    faults = dict(islice(_faults(text), MOST_TOLD))
    problems = [Diagnostic(place(offset), *fault) for offset, fault in faults.items()]
    pieces: list[Piece] = []
    printed: dict[str, str] = {}
    end = 0
    for found in _MARK.finditer(text):
        if len(problems) >= MOST_TOLD:
            break
        pieces.append(Piece(end, text[end : found.start()]))
        end = found.end()
        if found["code"] is None:
            if found[0] == "{{":
                # Whatever follows may belong to them.
                break
            continue
        if found.start() in faults:
            continue
        try:
            if found[0] not in printed:
                printed[found[0]] = work_out(found[0])
            pieces.append(Piece(found.start(), printed[found[0]], is_printed=True))
        except Problems as wrong:
            problems += [replace(fault, location=place(found.start())) for fault in wrong.diagnostics]
    if problems:
        raise Problems(replace(told, hint=Hint(told.hint, on_page=_WITHOUT_THEM)) for told in problems)
    return FilledText((*pieces, Piece(end, text[end:])))


def _faults(text: str) -> Iterator[tuple[int, Fault]]:
    """Yield each mark of the template language that prints no value, by its offset, and what to say of it."""
    for found in _MARK.finditer(text):
        code, mark = found["code"], found[0][:2]
        if code is None:
            yield found.start(), _MEANING.get(mark, (f"{quoted(mark)} {_LOST[0]}", _LOST[1]))
            if mark == "{{":
                # Whatever follows may belong to them.
                return
        elif not code.strip():
            yield found.start(), ("there is no name in these braces", "write one, or leave them out")
        elif code[:1] in _SIGNS or code[-1:] in _SIGNS:
            yield found.start(), ("a sign within the braces takes away the spaces around them", "write {{ name }}")


def check_values(environment: jinja2.Environment, braces: str) -> None:
    """Refuse what prints no value or reference: the rest of Jinja, and words that would be read as Markdown.

    Raises TemplateFault.
    """
    for node in environment.parse(braces).find_all(nodes.Node):
        if not _is_value(node):
            raise TemplateFault(*ONLY_VALUES)
        if isinstance(node, nodes.Const) and (mark := _NOT_PLAIN.search(node.value)):
            raise TemplateFault(f"the words in quotes hold {quoted(mark[0])}", "write plain words there")


def _is_value(node: nodes.Node) -> bool:
    """Tell whether a piece of a template is a name, a name within a name, a function called, or plain words."""
    match node:
        case nodes.Output():
            return not any(isinstance(child, nodes.Const) for child in node.nodes)
        case nodes.Getattr():
            return isinstance(node.node, nodes.Name | nodes.Getattr)
        case nodes.Call():
            return isinstance(node.node, nodes.Name)
        case nodes.Const():
            return isinstance(node.value, str) and not any(refused_characters(node.value))
        case _:
            return isinstance(node, nodes.Template | nodes.TemplateData | nodes.Name | nodes.Keyword)
