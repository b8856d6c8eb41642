"""Read the Markdown of a template into blocks and headings.

The source carries line marks and value tokens (see `scan` and `phrases`); the marks say where a fault
is and are dropped, the tokens become placeholders still to be filled. A construct that the model does
not have is refused with its line, never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from generator.diagnostics import Diagnostic, Location, Problems
from generator.document import (
    Block,
    Bullet,
    BulletList,
    Clause,
    Emphasis,
    Guidance,
    Inline,
    Inlines,
    Link,
    Misshapen,
    Paragraph,
    PartId,
    Placeholder,
    SectionBlock,
    Strong,
    Table,
    Text,
)
from generator.document.blocks import require_no_twin_lists
from generator.document.inlines import require_inlines
from generator.document.spaces import NO_BREAK_SPACE, unbroken
from generator.document.traverse import join_to
from generator.passes.phrases import TOKEN_RANGE
from generator.policy.link_targets import target_of
from generator.policy.markdown_tree import markdown_elements
from generator.policy.said import HEADINGS, Heading, Refused, Said
from generator.template.line_marks import MARK_RANGE, first_mark, unmark

_MARK = re.compile(f"[{MARK_RANGE}]")
_PIECE = re.compile(f"([{MARK_RANGE}]|{TOKEN_RANGE})")
_SPACE = re.compile(r"[ \t\n]+")


def read_markdown(source: str, file: str, section: str) -> Said:
    """Return what a marked source says; ids are given whole, under the id of the section."""
    reader = _Reader(file, section)
    try:
        parts = reader.parts(markdown_elements(source, file))
    except Problems as found:
        return Said((), tuple(found.diagnostics))
    return Said(tuple(parts), tuple(reader.problems))


@dataclass
class _Reader:
    """Reads the elements of one section; remembers the line it has come to."""

    file: str
    section_id: str
    problems: list[Diagnostic] = field(default_factory=list)
    line: int = 0

    def parts(self, elements: list[ET.Element]) -> list[SectionBlock | Heading]:
        done: list[SectionBlock | Heading] = []
        for element in elements:
            if element.tag in HEADINGS:
                done.append(self.heading(element))
                continue
            try:
                for block in self.section_block(element):
                    self.expect_no_twin(done, block)
                    done.append(block)
            except Misshapen as broken:
                self.refuse(Refused(broken.rule, broken.hint))
            except Refused as refused:
                self.refuse(refused)
        return done

    def heading(self, element: ET.Element) -> Heading:
        title = self.title(element)
        self.look_at(element)
        return Heading(element.tag, title, self.id_of(element) or PartId.made_up(self.section_id), self.line)

    def title(self, heading: ET.Element) -> str:
        with suppress(Misshapen, Refused):
            inlines = self.inlines(heading)
            if len(inlines) == 1 and isinstance(inlines[0], Text) and heading.get("id"):
                return inlines[0].value.replace(NO_BREAK_SPACE, " ")
        self.refuse(Refused("a heading is plain words with an id", "write ## Title {: #id }"))
        return "?"

    # ---- blocks

    def expect_no_twin(self, done: list[SectionBlock | Heading], block: SectionBlock) -> None:
        if done and not isinstance(done[-1], Heading):
            require_no_twin_lists((done[-1], block))

    def section_block(self, element: ET.Element) -> Iterator[SectionBlock]:
        if element.tag == "ol":
            for item in element:
                yield from self.clause(item)
        else:
            yield self.block(element)

    def clause(self, item: ET.Element) -> Iterator[Clause]:
        told = len(self.problems)
        blocks = tuple(self.item_blocks(item, "clause"))
        id_ = self.id_of(item) or next((self.id_of(child) for child in item if child.tag == "p"), "")
        if not id_ and len(self.problems) == told:
            self.refuse(Refused("a clause has no id", "write {: #its-name } on the line below it"))
        elif blocks and id_:
            first = blocks[0]
            named = Paragraph(first.children) if isinstance(first, Paragraph) else first
            yield Clause(id_, (named, *blocks[1:]))

    def item_blocks(self, item: ET.Element, role: str) -> Iterator[Block]:
        """Yield the blocks of a list item, whose first words may stand bare."""
        self.expect(item, role)
        # In a tight list the words are bare; anything after them is a block.
        tight = ET.Element("p")
        tight.text = item.text
        rest = list(item)
        while rest and rest[0].tag in ("strong", "em", "a"):
            tight.append(rest.pop(0))
        if "".join(tight.itertext()).strip():
            yield Paragraph(self.inlines(tight))
        for element in rest:
            if element.tag == "ol":
                raise Refused("a numbered list stands within a clause", "leave a blank line before it, or use bullets")
            yield self.block(element)

    def block(self, element: ET.Element) -> Block:
        match element.tag:
            case "p":
                return Paragraph(self.inlines(element), self.id_of(element))
            case "ul":
                return BulletList(tuple(self.bullet(item) for item in element))
            case "table":
                return self.table(element)
            case "div":
                return self.guidance(element)
            case tag:
                self.look_at(element)
                raise not_here(tag)

    def bullet(self, item: ET.Element) -> Bullet:
        blocks = list(self.item_blocks(item, "bullet"))
        if not blocks:
            return Bullet(())
        if len(blocks) > 1 or not isinstance(blocks[0], Paragraph):
            raise Refused("a bullet is one paragraph", "end the list before the next paragraph")
        return Bullet(blocks[0].children, self.id_of(item) or blocks[0].id)

    def table(self, element: ET.Element) -> Table:
        head, *body = [tuple([self.inlines(cell) for cell in row]) for row in element.iter("tr")]
        self.look_at(element)
        # Markdown has no table without a heading row, so an empty one is none.
        return Table(head if any(head) else (), tuple(body))

    def guidance(self, element: ET.Element) -> Guidance:
        blocks = tuple([self.block(child) for child in list(element)[1:]])
        self.look_at(element)
        return Guidance(blocks)

    # ---- inlines

    def inlines(self, element: ET.Element) -> Inlines:
        parts: list[Inline] = []
        for part in self.inline_parts(element):
            join_to(parts, part)
            # At once, while the line is that of the fault.
            require_inlines(tuple(parts[-2:]))
        return _trimmed(parts)

    def inline_parts(self, element: ET.Element) -> Iterator[Inline]:
        yield from self.words(element.text)
        for child in element:
            yield self.inline(child)
            yield from self.words(child.tail)

    def inline(self, element: ET.Element) -> Inline:
        match element.tag:
            case "strong":
                return Strong(self.inlines(element))
            case "em":
                return Emphasis(self.inlines(element))
            case "a":
                return Link(target_of(element), self.inlines(element))
            case tag:
                raise Refused(f"{_NAMES.get(tag, tag)} cannot be part of a policy", "write plain words")

    def words(self, text: str | None) -> Iterator[Inline]:
        """Yield texts and placeholders; note the lines passed and refuse a list marker that was not seen as one."""
        if not text:
            return
        first, *pieces = _PIECE.split(_SPACE.sub(" ", text))
        # The first words at once, while the line is theirs; the rest together, since there may be thousands of lines.
        yield from _text(first)
        run: list[str] = []
        for ours, words in zip(pieces[::2], pieces[1::2], strict=True):
            if _MARK.match(ours):
                self.pass_mark(ours)
            else:
                yield from _text("".join(run))
                run.clear()
                yield Placeholder(ours, None, ours)
            run.append(words)
        yield from _text("".join(run))

    # ---- places

    def expect(self, item: ET.Element, role: str) -> None:
        """Take the mark that a list item must start with."""
        found = next((text for text in item.itertext() if text.strip()), "").lstrip()[:1]
        if not _MARK.fullmatch(found):
            return
        self.line, actual = unmark(found)
        if actual == role:
            _drop_first_mark(item, found)

    def pass_mark(self, mark: str) -> None:
        self.line, role = unmark(mark)
        if role in _STARTS:
            self.refuse(Refused(f"this line starts a {role} but reads on from the line before", _STARTS[role]))

    def look_at(self, element: ET.Element) -> None:
        if found := first_mark("".join(element.itertext())):
            self.line, _ = unmark(found)

    def id_of(self, element: ET.Element) -> str:
        own = element.get("id", "")
        return PartId.within(self.section_id, own) if own else ""

    def refuse(self, refused: Refused) -> None:
        self.problems.append(Diagnostic(Location(self.file, self.line), refused.message, refused.hint))


def not_here(tag: str) -> Refused:
    """Return the refusal of an element where it stands."""
    return Refused(f"{_NAMES.get(tag, tag)} cannot be part of a policy here", "write it as a paragraph or a list")


_STARTS = {
    "clause": "leave a blank line before it; after a list at the margin, put words between",
    "bullet": "indent it by four spaces, or put words between it and the clause",
}
_NAMES = {
    "pre": "code or an indented paragraph",
    "ol": "a numbered list",
    "h1": "a # heading",
    "h2": "a ## heading",
    "h3": "a ### heading",
    "hr": "a rule",
    "br": "a line break",
    "img": "an image",
}


def _drop_first_mark(item: ET.Element, mark: str) -> None:
    for element in item.iter():
        if element.text and mark in element.text:
            element.text = element.text.replace(mark, "", 1)
            return


def _trimmed(parts: list[Inline]) -> Inlines:
    """Return the inlines without space at either end, and with their numbers held where they belong."""
    if parts and isinstance(parts[0], Text):
        parts[:1] = _text(parts[0].value.lstrip(" "))
    if parts and isinstance(parts[-1], Text):
        parts[-1:] = _text(parts[-1].value.rstrip(" "))
    return tuple([Text(unbroken(part.value)) if isinstance(part, Text) else part for part in parts])


def _text(value: str) -> list[Inline]:
    return [Text(value)] if value else []
