"""Read a policy back from its web page, or from the part of one: headings, clauses and their words, with their ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from generator.compare.pieces import Piece, Pieces, linked, tidy

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
_LINES = {"p", "li", "td", "th", *_HEADINGS}
_UNREAD = {"head", "nav", "script", "style"}
_ROW = "tr"
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
"""Elements that never end (HTML standard, 13.1.2)."""


def read_html(content: bytes) -> tuple[Piece, ...]:
    """Return what a page says; whatever bytes there are, something is read."""
    reader = _Reader()
    reader.feed(content.decode("utf-8", "replace"))
    reader.close()
    return reader.finished()


@dataclass(slots=True)
class _Element:
    name: str
    kind: str
    id: str
    href: str = ""
    words: list[str] = field(default_factory=list)

    @property
    def is_unread(self) -> bool:
        """Whether nothing of it is the policy's."""
        return self.name in _UNREAD or self.kind == "skip-link"


class _Reader(HTMLParser):
    """Goes through a page; `self._open` are the elements that are open, the innermost last."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces = Pieces()
        self._open: list[_Element] = []
        self._cells: list[str] = []
        self._number = ""
        self._unread = 0
        """In how many elements that are not read we are."""

    def finished(self) -> tuple[Piece, ...]:
        """Return what has been read."""
        while self._open:
            self._close()
        return self._pieces.finished()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.handle_data(" ")
        if tag in _LINES:
            self._end_line()
        if tag not in _VOID:
            element = _Element(tag, given.get("class", ""), given.get("id", ""), given.get("href", ""))
            self._open.append(element)
            self._unread += element.is_unread

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those within it that nobody closed."""
        if self._open and (self._open[-1].name == tag or any(each.name == tag for each in self._open)):
            while self._close() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Add words to what they stand in."""
        if self._open and not self._unread:
            self._open[-1].words.append(data)

    def _end_line(self) -> None:
        """End a paragraph or bullet that nobody closed before the next begins (13.1.2.4)."""
        if self._open and self._open[-1].name in {"p", "li"}:
            self._close()

    # ---- what ends

    def _close(self) -> str:
        closed = self._open.pop()
        if self._unread:
            self._unread -= closed.is_unread
            return closed.name
        words = "".join(closed.words)
        if closed.name == "a" and closed.kind == "permalink":
            self._number = tidy(words)
            return closed.name
        if closed.name in _HEADINGS:
            self._heading(closed, words)
        elif closed.name in {"td", "th"}:
            self._cells.append(words)
        elif closed.name == _ROW:
            self._pieces.row(self._cells)
            self._cells = []
        elif closed.name in {"p", "li"}:
            self._line(closed, words)
        elif closed.kind == "label" or not self._open:
            pass
        else:
            self._hand_on(closed, words)
        return closed.name

    def _hand_on(self, closed: _Element, words: str) -> None:
        """Words in a line belong to the line; those that stand in no line are one."""
        within = any(each.name in _LINES for each in self._open)
        if within:
            self._open[-1].words.append(linked(words, closed.href) if closed.name == "a" else words)
        else:
            self._pieces.line(words)

    def _heading(self, closed: _Element, words: str) -> None:
        number, self._number = self._number, ""
        if closed.name == "h1":
            self._pieces.name(words)
        else:
            # Where a heading has no number, its words are the link to it.
            title, number = (words, number) if tidy(words) else (number, "")
            self._pieces.heading(_HEADINGS[closed.name], number, title, self._inside())

    def _line(self, closed: _Element, words: str) -> None:
        number, self._number = self._number, ""
        if closed.kind in {"draft", "label"}:
            return
        if number:
            self._pieces.clause(number, words, self._inside())
        else:
            self._pieces.line(words)

    def _inside(self) -> str:
        """Return the id of the section or clause that is open."""
        return next((each.id for each in reversed(self._open) if each.id), "")
