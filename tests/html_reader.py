"""What a page of ours says to a reader: an HTML5 parser's account of it that knows nothing of the writer.

It refuses a page with a parse error and words in `main` that stand in no block.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import html5lib

_BLOCKS = {"h2": "h2", "h3": "h3", "h4": "h4", "p": "p", "li": "li", "th": "cell", "td": "cell"}


@dataclass(frozen=True, slots=True)
class Said:
    """One block: what it is, the number beside it and its words, character for character."""

    kind: str
    number: str
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page taken apart. `links` and `ids` are of the whole page, in order."""

    root: Element
    blocks: tuple[Said, ...]
    ids: tuple[str, ...]
    links: tuple[str, ...]

    def words(self, path: str) -> list[str]:
        """Return the words of each element that an ElementPath finds."""
        return [_words(element) for element in self.root.iterfind(path)]


def read_html(page: str) -> Page:
    """Return what the page says. Raises AssertionError when it is not HTML5 or has stray words."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(page)
    assert not parser.errors, parser.errors
    main = root.find("body/main")
    assert main is not None, "a page has a main part"
    return Page(
        root,
        tuple(_blocks(main)),
        tuple(element.attrib["id"] for element in root.iter() if "id" in element.attrib),
        tuple(element.attrib["href"] for element in root.iter("a")),
    )


def _blocks(container: Element) -> Iterator[Said]:
    assert not (container.text or "").strip(), f"stray words in {container.tag}: {container.text}"
    for element in container:
        assert not (element.tail or "").strip(), f"stray words after {element.tag}: {element.tail}"
        kind = _BLOCKS.get(str(element.tag))
        if kind:
            yield _said(kind, element)
        else:
            yield from _blocks(element)


def _said(kind: str, block: Element) -> Said:
    permalink = block[0] if len(block) and not block.text and block[0].get("class") == "permalink" else None
    words = _words(block)
    if permalink is None or words == _words(permalink):
        return Said(kind, "", words)
    number = _words(permalink)
    assert words.startswith(f"{number} "), "a space follows the number, for whoever copies the words"
    return Said(kind, number, words.removeprefix(f"{number} "))


def _words(element: Element) -> str:
    return "".join(element.itertext())
