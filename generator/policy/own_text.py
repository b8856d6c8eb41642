"""An organisation's own Markdown becomes the blocks of a clause, with every fault at its line and column.

Nothing of it is lost in silence: what Markdown would drop, or a clause cannot show, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from generator.diagnostics import Diagnostic, Problems, quoted
from generator.document import Block, Clause, Misshapen, Paragraph, shown
from generator.document.traverse import passages
from generator.policy.losses import first_loss
from generator.policy.own_braces import MOST_TOLD, Fault, FilledText, Place, fill
from generator.policy.plain_words import plain_blocks
from generator.policy.said import Heading, Said
from generator.source.characters import looks_unfilled
from generator.template.load import scanning_environment
from generator.template.scan import scan_section

_BREAK = "leave a blank line there to start a paragraph, or write on"
_NO_CLAUSE: tuple[tuple[re.Pattern[str], Fault], ...] = (
    (re.compile(r"\\(?=\n *\S)"), ("a line break after a backslash would be lost", _BREAK)),
    (re.compile(r"\S(?= {2,}\n *\S)"), ("a line break after two spaces would be lost", _BREAK)),
    (re.compile(r"^ *\d+[.)] +(?=\S)", re.MULTILINE), ("a clause of your own has no numbers", "write - before each")),
    (re.compile(r"^ *#{1,6} +(?=\S)", re.MULTILINE), ("a clause of your own has no heading", "write **bold** words")),
    (
        re.compile(r"^ *(?=([-*_])(?: *\1){2,} *$|={3,} *$)", re.MULTILINE),
        ("a clause of your own has no rule or underlined heading", "leave a blank line there, or write **bold** words"),
    ),
    (re.compile(r"^ *!!!", re.MULTILINE), ("a note would be in drafts only", "write a paragraph")),
)  # fmt: skip
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class OwnText:
    """Markdown that an organisation wrote: for which section, and where each of its characters stands."""

    section: str
    text: str
    place: Place


def read_own_text(own: OwnText, work_out: Callable[[str], str]) -> tuple[Block, ...]:
    """Return the blocks of a clause. Raises Problems with all that keeps the text from being one.

    `work_out` returns what a pair of braces prints, and raises Problems.
    """
    if faults := list(islice(_faults(own.text), MOST_TOLD)):
        raise Problems([Diagnostic(own.place(offset), *fault) for offset, fault in faults])
    filled = fill(own.text, own.place, work_out)
    if plain := plain_blocks(filled.words):
        return _clause_blocks(Said(plain), own.place)
    blocks = _clause_blocks(_read(own, filled), own.place)
    lost = first_loss(filled.words, blocks)
    if lost is not None:
        at = filled.written_at(lost)
        word = _WORD.match(own.text, at)
        message = f"{quoted(word[0] if word else own.text[at])} would be lost"
        raise Problems([Diagnostic(own.place(at), message, "write it without the marks around it")])
    return blocks


def _faults(text: str) -> Iterator[tuple[int, Fault]]:
    """Yield what a clause cannot hold, by its offset."""
    for pattern, fault in _NO_CLAUSE:
        for found in pattern.finditer(text):
            yield found.start() + len(found[0]) - len(found[0].lstrip()), fault


def _read(own: OwnText, filled: FilledText) -> Said:
    """Return what a text says. Raises Problems, each at its place."""
    try:
        return _read_lines(own, filled.words)
    except Problems as found:
        raise Problems(_placed(problem, own, filled) for problem in found.diagnostics) from None


def _read_lines(own: OwnText, words: str) -> Said:
    """Return what some words say. Raises Problems, each at its line there."""
    from generator.policy.read_markdown import read_markdown  # noqa: PLC0415  # plain words need no library

    scan = scan_section(own.section, "", words, scanning_environment())
    if scan.problems:
        raise Problems(scan.problems)
    said = read_markdown(scan.text, "", own.section)
    if said.problems:
        raise Problems(said.problems)
    return said


def _placed(problem: Diagnostic, own: OwnText, filled: FilledText) -> Diagnostic:
    """Return a problem at a line of a text, at its place in the file; it may have no column, and no line."""
    line, column = problem.location.line, problem.location.column
    if not line:
        return replace(problem, location=own.place(0))
    offset = sum(len(each) + 1 for each in filled.words.split("\n")[: line - 1]) + max(column - 1, 0)
    return replace(problem, location=own.place(filled.written_at(offset)))


def _clause_blocks(said: Said, place: Place) -> tuple[Block, ...]:
    """Return the blocks of a clause. Raises Problems where a text has another shape, or is a blank."""
    blocks = tuple([part for part in said.parts if not isinstance(part, Clause | Heading)])
    message, hint = "", ""
    if len(blocks) < len(said.parts) or not blocks:
        message, hint = "a clause is a paragraph, then paragraphs, bullets or a table", "leave out headings and numbers"
    elif not isinstance(blocks[0], Paragraph):
        message, hint = "a clause starts with a paragraph", "put a sentence before the bullets or the table"
    if message:
        raise Problems([Diagnostic(place(0), message, hint)])
    try:
        Clause("own", blocks)
    except Misshapen as broken:
        raise Problems([Diagnostic(place(0), broken.rule, broken.hint)]) from None
    runs = ["".join(map(shown, words)) for block in blocks for words, _ in passages(block)]
    if blanks := [run for run in runs if looks_unfilled(run)]:
        hint = "write the words"
        raise Problems([Diagnostic(place(0), f"the text is {quoted(run)}, a blank to fill in", hint) for run in blanks])
    return blocks
