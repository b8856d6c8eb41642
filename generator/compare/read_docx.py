"""Read a policy back from its Word file, also from one that somebody edited and saved with another program.

Headings are known by their level in the outline, clauses by the number that Word counts, both by their bookmarks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.compare.pieces import Piece, Pieces, linked, tidy
from generator.compare.word_numbers import Counter, Styles, value
from generator.formats.word.house_package import Package
from generator.formats.word.markup import R, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENTS = ("toc heading", "contents entry", "toc ")
"""How the names of the styles of a contents list begin."""
_NOT_READ = {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", w("instrText"), w("del")}
_LINK = f"{{{R}}}id"


def read_docx(content: bytes) -> tuple[Piece, ...]:
    """Return what a Word file says. Raises WordTemplateError where it is none, or is damaged."""
    package = Package(content)
    document = package.find("word/document.xml")
    styles = Styles.of(_part(package, "word/styles.xml"))
    counter = Counter.of(styles, _part(package, "word/numbering.xml"))
    addresses = {each.id: each.target for each in package.pointers(document).values() if each.outside}
    reader = _Reader(styles, counter, addresses, Pieces())
    root = package.tree(document) if document else None
    if root is not None:
        for body in root.iter(w("body")):
            reader.read(body)
    return reader.pieces.finished()


def _part(package: Package, name: str) -> _Element | None:
    return package.tree(name) if package.find(name) else None


@dataclass(frozen=True, slots=True)
class _Reader:
    styles: Styles
    counter: Counter
    addresses: Mapping[str, str]
    pieces: Pieces

    def read(self, container: _Element) -> None:
        """Read paragraphs and tables, whatever they are wrapped in."""
        for element in container:
            if element.tag == w("p"):
                self._paragraph(element)
            elif element.tag == w("tr"):
                self.pieces.row([self._cell(cell) for cell in element.iter(w("tc"))])
            elif element.tag not in _NOT_READ:
                self.read(element)

    def _cell(self, cell: _Element) -> str:
        return " ".join(self._words(each) for each in cell.iter(w("p")))

    def _paragraph(self, paragraph: _Element) -> None:
        style = value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        name, number = self.styles.name(style), self.counter.number(paragraph)
        words = self._words(paragraph)
        outline = self.styles.inherited(style, f"{w('pPr')}/{w('outlineLvl')}")
        if name.startswith(_CONTENTS):
            return
        if name == "title":
            self.pieces.name(words)
        elif outline.isdecimal() and tidy(words):
            self.pieces.heading(int(outline) + 2, number, words, _bookmark(paragraph))
        elif number and tidy(words):
            self.pieces.clause(number, words, _bookmark(paragraph))
        else:
            self.pieces.line(words)

    # ---- words

    def _words(self, paragraph: _Element) -> str:
        """Return the words that a reader sees, without those that only say what a field shall show."""
        shown: list[str] = []
        hidden = 0
        for element in _shown(paragraph):
            if element.tag == w("fldChar"):
                kind = element.get(w("fldCharType"))
                hidden += {"begin": 1, "separate": -1}.get(kind or "", 0)
            elif element.tag == w("hyperlink"):
                address = self.addresses.get(element.get(_LINK, ""), "")
                shown.append(linked(self._words(element), address))
            elif not hidden:
                shown.append(_text(element))
        return "".join(shown)


def _shown(container: _Element) -> Iterator[_Element]:
    """Yield what is in a paragraph, each link as one."""
    for element in container:
        if element.tag in _NOT_READ:
            continue
        yield element
        if element.tag != w("hyperlink"):
            yield from _shown(element)


def _text(element: _Element) -> str:
    if element.tag == w("t"):
        return element.text or ""
    return " " if element.tag in {w("br"), w("tab"), w("cr")} else "\u2011" if element.tag == w("noBreakHyphen") else ""


def _bookmark(paragraph: _Element) -> str:
    """Return the name of the first bookmark that stands in a paragraph; those that Word makes begin with a line."""
    names = (each.get(w("name"), "") for each in paragraph.iter(w("bookmarkStart")))
    return next((name for name in names if not name.startswith("_")), "")
