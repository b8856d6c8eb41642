"""Scan the source of a section line by line: the parts it declares, the place of every line.

The scan sees the source before Jinja does, so it knows each clause even when a condition hides it. It
gives back the source with every attribute list reduced to an id and every line of prose marked with
its number (one private-use character), so that the reader can say where a fault is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import jinja2

from generator.diagnostics import Diagnostic, Location, did_you_mean, quoted
from generator.document import NO_PART, PartId
from generator.template.line_marks import mark

ID = re.compile(r"[a-z][a-z0-9-]*")
_ATTRIBUTES = re.compile(r"\{:[ ]*([^}\n]*)\}")
_LINE_START = re.compile(r" *(\d+\.[ ]+|[-*+][ ]+|#{1,6}[ ]+)?(?=[^\s|{!]|$)| *(\|[ ]*)(?=[^\s|:-]|$)")
_GUIDANCE = re.compile(r" *!!! guidance(?= *$)")
_REFUSED = (
    (re.compile(r"!\["), "images are not part of a policy", "describe it in words"),
    (re.compile(r"<(?!https?://)[A-Za-z/!?]"), "raw HTML is not allowed", "write Markdown, or put a space after <"),
    (re.compile(r"&(\w+|#\d+|#x[0-9a-fA-F]+);"), "character codes are not allowed", "type the character itself"),
    (re.compile(r"^\s*>"), "quotations are not part of a policy", "write a paragraph"),
    (re.compile(r"^\s*(`{3}|~{3})|`"), "code is not part of a policy", "write plain words"),
    (re.compile(r"^(#|#{4,6}) "), "only ## and ### headings are used", "write ## or ###"),
    (re.compile(r"^\s*(([-*_])( *\2){2,}|={3,})\s*$"), "rules and underlined headings are not used", "write ## Title"),
    (re.compile(r"^\s*:?-+:?\s*\|[\s:|-]*$"), "a row of a table starts with |", "write | before and after cells"),
    (re.compile(r"^\s*\*?\[[^\]]+\]:"), "nothing is defined in a line of its own", "write it where it is used"),
    (re.compile(r"\[\^(?![^\]]*\]:)"), "footnotes are not part of a policy", "write the note where it belongs"),
    (re.compile(r"(?<=\])\[[^\]]*\]"), "an address is written beside the words of its link", "write [words](https://…)"),
    (re.compile(r"(?<!~)~~(?=[^\s~])"), "struck words are not part of a policy", "leave them out"),
    (re.compile(r"^\s*: "), "lists of definitions are not part of a policy", "write a paragraph or a table"),
    (re.compile(r"^\s*\[TOC\]\s*$"), "the list of contents makes itself", "remove this line"),
    (re.compile(r"^\s*!!! (?!guidance\s*$)"), "only guidance notes are used", "write !!! guidance"),
)  # fmt: skip
_KEYS = {"when", "needs", "meets"}
_CLASSES = {"optional", "off", "full"}


class Default(StrEnum):
    """In which lengths of a policy a part is while the organisation says nothing of it."""

    ON = "true"
    FULL = "full"
    """In the full length only."""
    OFF = "false"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a template that can be named or can go: a section, heading, clause, paragraph or bullet.

    A part that has only a condition has an id that was made up.
    """

    id: PartId
    kind: str
    line: int
    parent: PartId = NO_PART
    title: str = ""
    optional: bool = False
    default: Default = Default.ON
    when: str = ""
    needs: tuple[PartId, ...] = ()
    meets: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """What one source holds: marked text, declared parts in order, and what is wrong with it."""

    text: str
    parts: tuple[Part, ...]
    problems: tuple[Diagnostic, ...]


def scan_section(section: str, file: str, source: str, environment: jinja2.Environment, first_line: int = 1) -> Scan:
    """Return the scan of a section's source; `first_line` is the line of the file where it starts.

    Raises jinja2.TemplateSyntaxError when the braces themselves are wrong.
    """
    scanner = _Scanner(section, file)
    text = "".join(
        scanner.data(token, line + first_line - 1) if kind == "data" else scanner.code(token)
        for line, kind, token in environment.lex(source)
    )
    return Scan(text, tuple(scanner.parts), (*scanner.problems, *_table_problems(source, file, first_line)))


@dataclass
class _Scanner:
    """Walks the lines of one section, remembering the headings and the block it is in."""

    section: str
    file: str
    parts: list[Part] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    at_start: bool = True
    subsection: PartId = NO_PART
    heading: PartId = NO_PART
    clause: PartId = NO_PART
    block: str = ""

    def code(self, token: str) -> str:
        self.at_start = token.endswith("\n")
        return token

    def data(self, token: str, first_line: int) -> str:
        lines = token.split("\n")
        done = []
        for offset, line in enumerate(lines):
            if offset:
                self.at_start = True
            done.append(self._line(line, first_line + offset, is_last=offset == len(lines) - 1))
        return "\n".join(done)

    def _line(self, line: str, number: int, *, is_last: bool) -> str:
        if not line:
            # A blank line ends a block; the empty rest of a line that code began does not.
            self.block = "" if self.at_start and not is_last else self.block
            return line
        self._refuse(line, number)
        if self.at_start:
            self._enter_block(line)
        line = _ATTRIBUTES.sub(lambda found: self._declare(found, line, number), line)
        marked = _mark(line, number) if self.at_start else line
        self.at_start = False
        return marked if is_last else marked.rstrip(" ")

    def _refuse(self, line: str, number: int) -> None:
        for pattern, message, hint in _REFUSED:
            found = pattern.search(line)
            if found and (self.at_start or not pattern.pattern.startswith("^")):
                self.problems.append(Diagnostic(Location(self.file, number, found.start() + 1), message, hint))

    def _enter_block(self, line: str) -> None:
        """Note what kind of block the line starts, or that it goes on with the one before."""
        role = _role(line)
        indented = line.startswith("    ")
        if role == "heading":
            self.block = "subheading" if line.startswith("###") else "subsection"
        elif role == "clause":
            self.block = "clause"
        elif role == "bullet":
            self.block = "bullet"
        elif not self.block and not line.lstrip().startswith("{:"):
            self.block = "table" if line.lstrip().startswith("|") else "paragraph"
        if not indented and self.block != "clause" and (role != "text" or self.block == "paragraph"):
            self.clause = NO_PART

    def _declare(self, found: re.Match[str], line: str, number: int) -> str:
        column = found.start() + 1
        from markdown.extensions.attr_list import get_attrs_and_remainder  # noqa: PLC0415  # few starts scan anything

        values, rest = get_attrs_and_remainder(found[1])
        attributes = {key: value or "" for key, value in values if key not in (".", "id")}
        classes = {value for key, value in values if key == "."}
        ids = [value for key, value in values if key == "id"]
        self._check_attributes(attributes, classes, ids, rest, Location(self.file, number, column))
        id_ = PartId.within(self.section, ids[0]) if ids else PartId.made_up(self.section, len(self.parts) + 1)
        part = Part(
            id=id_,
            kind=self.block or "paragraph",
            line=number,
            parent=self._parent(),
            title=line[: found.start()].strip("# ") if self.block in ("subsection", "subheading") else "",
            optional="optional" in classes,
            default=_default(classes),
            when=attributes.get("when", ""),
            needs=tuple(map(PartId, attributes.get("needs", "").split())),
            meets=tuple(attributes.get("meets", "").split()),
        )
        self.parts.append(part)
        self._enter_part(part)
        return "{: #" + id_.name + " }"

    def _parent(self) -> PartId:
        section = PartId(self.section)
        match self.block:
            case "subsection":
                return section
            case "subheading":
                return self.subsection or section
            case "bullet" | "paragraph" if self.clause:
                return self.clause
            case _:
                return self.heading or self.subsection or section

    def _enter_part(self, part: Part) -> None:
        match part.kind:
            case "subsection":
                self.subsection, self.heading, self.clause = part.id, NO_PART, NO_PART
            case "subheading":
                self.heading, self.clause = part.id, NO_PART
            case "clause":
                self.clause = part.id
            case _:
                pass

    def _check_attributes(
        self, attributes: dict[str, str], classes: set[str], ids: list[str], rest: str, place: Location
    ) -> None:
        def problem(message: str, hint: str) -> None:
            self.problems.append(Diagnostic(place, message, hint))

        for message, hint in _attribute_faults(attributes):
            problem(message, hint)
        for name in sorted(classes - _CLASSES):
            problem(f"unknown mark {quoted('.' + name)}", did_you_mean(name, _CLASSES))
        for name in ids:
            if not ID.fullmatch(name):
                problem(
                    f"the id {quoted(name)} is not in small letters, digits and hyphens",
                    "rename it, for example own-up",
                )
        if rest.strip():
            problem(f"cannot read the attributes {quoted(rest)}", 'write {: #id when="…" .optional }')
        for message, hint in _optional_faults(classes, ids):
            problem(message, hint)
        if self.block == "table":
            problem("a table takes no attributes", "put {% if … %} lines around it, or around a row")
        if len(ids) > 1:
            problem("a part has more than one id", "keep one")


def _table_problems(source: str, file: str, first_line: int) -> Iterator[Diagnostic]:
    """Yield a problem for each row that Markdown would cut, fill up or take for words."""
    width, before = 0, ""
    for number, line in enumerate(source.split("\n"), start=first_line):
        row = _BRACES.sub("", line).strip()
        if not row and line.strip():
            continue  # only braces: they stand around rows
        if not row.startswith("|"):
            width, before = 0, row
            continue
        place = Location(file, number, len(line) - len(line.lstrip()) + 1)
        cells = len(_CELL_ENDS.findall(row)) - 1
        if not width and before:
            yield Diagnostic(place, "a table starts right below other words", "leave a blank line before it")
        elif not row.endswith("|"):
            yield Diagnostic(place, "this row of a table does not end with |", "add it")
        elif width and cells != width:
            yield Diagnostic(place, f"this row has {cells} cells and the heading row {width}", "make them as many")
        width, before = width or cells, row


_BRACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_CELL_ENDS = re.compile(r"(?<!\\)\|")


def _attribute_faults(attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key, value in sorted(attributes.items()):
        if key not in _KEYS:
            quotes = "put single quotes inside the double ones" if '"' in key or "'" in key else ""
            yield f"unknown attribute {quoted(key)}", quotes or did_you_mean(key, _KEYS)
        elif not value:
            yield f"the attribute {quoted(key)} has no value", f'write {key}="…"'


def _optional_faults(classes: set[str], ids: list[str]) -> Iterator[tuple[str, str]]:
    if "optional" in classes and not ids:
        yield "an optional part has no id", "give it one, so that an organisation can name it"
    if {"off", "full"} <= classes:
        yield "a part is off or in the full length, not both", "keep .off or .full"
    elif classes & {"off", "full"} and "optional" not in classes:
        yield "a part that is not in every policy is optional", "add .optional"


def _default(classes: set[str]) -> Default:
    if "off" in classes:
        return Default.OFF
    return Default.FULL if "full" in classes else Default.ON


def _role(line: str) -> str:
    stripped = line.lstrip()
    if re.match(r"\d+\.[ ]", stripped):
        return "clause"
    if re.match(r"[-*+][ ]", stripped):
        return "bullet"
    return "heading" if re.match(r"#{1,6}[ ]", stripped) else "text"


def _mark(line: str, number: int) -> str:
    """Return the line with its mark where Markdown keeps it: after a marker, in the first cell, as a note's title."""
    if found := _GUIDANCE.match(line):
        return f'{found[0]} "{mark(number, "text")}"'
    found = _LINE_START.match(line)
    if found is None or (found.end() == len(line) and not any(found.groups())):
        return line
    return line[: found.end()] + mark(number, _role(line)) + line[found.end() :]
