"""Read a Word file as Word would show it: an independent reader of styles, lists, fields and bookmarks.

It knows nothing of the writer. Numbers are counted from numbering.xml by the rules of ECMA-376 part 1,
17.9; what a REF field shows is worked out from its bookmark, apart from the result cached in the file.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Reference:
    """A REF field: the bookmark it names, its switches, and the result in the file."""

    bookmark: str
    switches: frozenset[str]
    cached: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: the name of its style, the number that Word counts, and the words in the file."""

    style: str
    number: str
    words: str
    bookmarks: dict[str, str]
    """The words inside each bookmark that starts here."""
    references: tuple[Reference, ...]
    in_contents: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The body of a Word file."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> list[tuple[str, str]]:
        """Number and words of every paragraph outside the contents list."""
        return [(line.number, line.words) for line in self.lines if not line.in_contents]

    def now(self, reference: Reference) -> str:
        """Return what Word would show for a reference when its fields are updated (17.16.5.51)."""
        line = next(line for line in self.lines if reference.bookmark in line.bookmarks)
        return line.number.rstrip(".") if "r" in reference.switches else line.bookmarks[reference.bookmark]

    @property
    def references(self) -> list[Reference]:
        """Every REF field in reading order."""
        return [reference for line in self.lines for reference in line.references]


def part(content: bytes, name: str) -> etree._Element:
    """Return a part of the package as XML."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def part_names(content: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.namelist()


def edited(content: bytes, edit: Callable[[etree._Element], None]) -> bytes:
    """Return the file after an edit of its body, as somebody in Word could make it."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(text)
                edit(root[0])
                text = etree.tostring(root)
            new.writestr(name, text)
    return buffer.getvalue()


def paragraph_with(body: etree._Element, words: str) -> etree._Element:
    """Return the first paragraph outside the contents list that says the words."""
    return next(p for p in body.iter(f"{_W}p") if _words(p) == words and not _in_contents(p))


def read_docx(content: bytes) -> Reading:
    """Return the body of a Word file, paragraph by paragraph, in reading order."""
    styles = _Styles(part(content, "word/styles.xml"))
    counter = _Counter(styles, part(content, "word/numbering.xml"))
    body = part(content, "word/document.xml")[0]
    return Reading(tuple(_line(paragraph, styles, counter) for paragraph in body.iter(f"{_W}p")))


def _line(paragraph: etree._Element, styles: _Styles, counter: _Counter) -> Line:
    return Line(
        styles.name(_style(paragraph)),
        counter.number(paragraph),
        _words(paragraph),
        dict(_bookmarks(paragraph)),
        tuple(_references(paragraph)),
        _in_contents(paragraph),
    )


def _style(paragraph: etree._Element) -> str:
    return _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))


def _value(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get(f"{_W}val", ""))


def _words(paragraph: etree._Element) -> str:
    return "".join(_text(element) for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br"))


def _text(element: etree._Element) -> str:
    if element.tag == f"{_W}t":
        text = element.text or ""
        kept = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        return text if kept else text.strip(" ")
    if element.tag == f"{_W}br":
        return " "
    parent = element.getparent()
    return "\t" if parent is not None and parent.tag == f"{_W}r" else ""


def _in_contents(paragraph: etree._Element) -> bool:
    return _style(paragraph) in {"TOCHeading", "ContentsEntry"}


def _bookmarks(paragraph: etree._Element) -> Iterator[tuple[str, str]]:
    for start in paragraph.iter(f"{_W}bookmarkStart"):
        words, number = "", start.get(f"{_W}id")
        for element in start.itersiblings():
            if element.tag == f"{_W}bookmarkEnd" and element.get(f"{_W}id") == number:
                break
            words += _words(element)
        yield str(start.get(f"{_W}name")), words


def _references(paragraph: etree._Element) -> Iterator[Reference]:
    instruction, result, state = "", "", ""
    for element in paragraph.iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}t"):
        if element.tag == f"{_W}fldChar":
            state = str(element.get(f"{_W}fldCharType"))
            if state == "end" and (found := re.fullmatch(r" REF (\w+)((?: \\\w)*) ", instruction)):
                yield Reference(found[1], frozenset(re.findall(r"\\(\w)", found[2])), result)
            if state == "end":
                instruction, result = "", ""
        elif state == "begin":
            instruction += element.text or ""
        elif state == "separate":
            result += element.text or ""


# ---- lists


class _Styles:
    """Styles by id; properties are inherited one by one (17.7.2)."""

    def __init__(self, root: etree._Element) -> None:
        self.by_id = {str(style.get(f"{_W}styleId")): style for style in root.iter(f"{_W}style")}

    def name(self, id: str) -> str:
        return _value(self.by_id[id].find(f"{_W}name"))

    def inherited(self, id: str, path: str) -> str:
        """Return the nearest value on the way from a style to the one it is based on."""
        while id in self.by_id:
            value = _value(self.by_id[id].find(path))
            if value:
                return value
            id = _value(self.by_id[id].find(f"{_W}basedOn"))
        return ""


@dataclass(slots=True)
class _List:
    levels: list[etree._Element]
    counts: dict[int, int] = field(default_factory=dict)

    def count(self, depth: int) -> str:
        """Count one paragraph at a level and return its number (17.9.11, 17.9.10)."""
        for above in range(depth):
            self.counts.setdefault(above, self._start(above))
        self.counts[depth] = self.counts[depth] + 1 if depth in self.counts else self._start(depth)
        for below in [level for level in self.counts if level > depth]:
            restart = _value(self.levels[below].find(f"{_W}lvlRestart"))
            if not restart or depth < int(restart):
                del self.counts[below]
        text = _value(self.levels[depth].find(f"{_W}lvlText"))
        return re.sub(r"%(\d)", lambda found: self._shown(int(found[1]) - 1), text)

    def _start(self, depth: int) -> int:
        return int(_value(self.levels[depth].find(f"{_W}start")) or "0")

    def _shown(self, depth: int) -> str:
        number = self.counts[depth]
        match _value(self.levels[depth].find(f"{_W}numFmt")):
            case "decimal":
                return str(number)
            case "upperLetter":
                return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(number - 1) % 26] * ((number - 1) // 26 + 1)
            case other:
                raise NotImplementedError(other)


class _Counter:
    """Counts every list of a document. Lists made from one definition count together (17.9.15)."""

    def __init__(self, styles: _Styles, numbering: etree._Element) -> None:
        self.styles = styles
        lists = {
            str(definition.get(f"{_W}abstractNumId")): _List(definition.findall(f"{_W}lvl"))
            for definition in numbering.iter(f"{_W}abstractNum")
        }
        self.lists = {
            str(instance.get(f"{_W}numId")): lists[_value(instance.find(f"{_W}abstractNumId"))]
            for instance in numbering.iter(f"{_W}num")
        }

    def number(self, paragraph: etree._Element) -> str:
        """Return the number of a paragraph, empty when it is in no list; a bullet is its mark."""
        style = _style(paragraph)
        own = _value(paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId"))
        id = own or self.styles.inherited(style, f"{_W}pPr/{_W}numPr/{_W}numId")
        if id in {"", "0"}:
            return ""
        return self.lists[id].count(self._depth(paragraph, style, id))

    def _depth(self, paragraph: etree._Element, style: str, id: str) -> int:
        """A style's level is the one that names the style; a level in the style itself is ignored (17.3.1.19)."""
        own = _value(paragraph.find(f"{_W}pPr/{_W}numPr/{_W}ilvl"))
        if own:
            return int(own)
        bound = [_value(level.find(f"{_W}pStyle")) for level in self.lists[id].levels]
        return bound.index(style) if style in bound else 0
