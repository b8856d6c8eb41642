"""Text in Markdown: the same characters come out, whoever reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html.parser import HTMLParser

import cmarkgfm
import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.formats.markdown_escape import escape_heading, escape_line_start, escape_text, escape_url
from tests.strategies import words

ANYWHERE = {
    "\\": "\\\\",
    "`": "\\`",
    "*": "\\*",
    "_": "\\_",
    "[": "\\[",
    "]": "\\]",
    "{": "&#123;",
    "}": "&#125;",
    "<": "&lt;",
    "|": "&#124;",
    "~": "&#126;",
    "$": "&#36;",
    "^": "&#94;",
}
HARMLESS = ">#+-=:.;,?%/@()\"'" + "!&0aéß—“”שלום🙂"


@pytest.mark.parametrize("character", ANYWHERE)
def test_characters(character: str) -> None:
    """A character that some generator reads as markup is escaped wherever it stands, each time."""
    escaped = ANYWHERE[character]

    assert escaped == escape_text(character)
    assert f"a {escaped}{escaped} b{escaped}" == escape_text(f"a {character}{character} b{character}")


@pytest.mark.parametrize("character", HARMLESS)
def test_harmless_characters(character: str) -> None:
    """A character that no generator reads as markup within a line stays as it is."""
    assert f"a {character} b" == escape_text(f"a {character} b")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Tea & Toast", "Tea & Toast"),
        ("R&D", "R&amp;D"),
        ("&amp;", "&amp;amp;"),
        ("&#38;", "&amp;#38;"),
        ("AT&T; B&Q", "AT&amp;T; B&amp;Q"),
        ("a & #1", "a & #1"),
        ("a==b = c", "a&#61;&#61;b = c"),
        ("Stop!", "Stop&#33;"),
        ("Stop! Now", "Stop! Now"),
        ("![a](b)", "!\\[a\\](b)"),
        ("", ""),
    ],
)
def test_where_it_depends(text: str, escaped: str) -> None:
    """An ampersand is escaped where a character code could start, an exclamation mark where a link could follow."""
    assert escaped == escape_text(text)


LINE_STARTS = {
    "1. x": "1\\. x",
    "12) x": "12\\) x",
    "123456789. x": "123456789\\. x",
    "1.x": "1\\.x",
    "1 x": "1 x",
    "1234567890. x": "1234567890. x",
    "- x": "\\- x",
    "-x": "\\-x",
    "+ x": "\\+ x",
    "# x": "\\# x",
    "#x": "\\#x",
    "> x": "&#62; x",
    "= x": "&#61; x",
    ": x": "&#58; x",
    "% x": "&#37; x",
    "\u00a0x": "&#160;x",
    "export leeds": "&#101;xport leeds",
    "import x": "&#105;mport x",
    "exports": "exports",
    "importance": "importance",
    "Export Leeds": "Export Leeds",
    "We export leeds": "We export leeds",
    "x - y": "x - y",
    "x 1. y": "x 1. y",
    "": "",
}


@pytest.mark.parametrize("line", LINE_STARTS)
def test_line_starts(line: str) -> None:
    """What would start a list, a heading or the like at the start of a line starts nothing."""
    assert LINE_STARTS[line] == escape_line_start(line)


# ---- read back


class Page(HTMLParser):
    """The words of a page, and the elements that they stand in."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  # the base class names it
        """Note an element."""
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words.append(data)


EXTENSIONS = ["tables", "attr_list", "def_list", "md_in_html", "footnotes", "abbr", "admonition", "toc"]
READERS: Mapping[str, Callable[[str], str]] = {
    "markdown-it": MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
    "Python-Markdown": lambda text: markdown.markdown(text, extensions=EXTENSIONS),
    "cmark-gfm": cmarkgfm.github_flavored_markdown_to_html,
}


def read(reader: str, text: str) -> tuple[str, list[str]]:
    """Return the words that a reader shows for an escaped text, and the elements it makes of it."""
    page = Page()
    page.feed(READERS[reader](escape_line_start(escape_text(text))))
    page.close()
    return "".join(page.words).rstrip("\n"), page.elements


NASTY = [*ANYWHERE, *HARMLESS]
PATTERNS = [
    "{0}",
    "{0}x",
    "{0} x",
    "x{0}",
    "x {0}",
    "x {0} y",
    "{0}{0}",
    "{0}x{0}",
    "x {0}y{0} z",
    "{0}{0}x{0}{0}",
    "{0}{0}{0}",
    "1{0}",
    "1{0} x",
]
TEXTS = [pattern.format(character) for character in NASTY for pattern in PATTERNS]
PHRASES = [
    "Tea & Toast <Trust> *Ltd*",
    "Tea & Toast @ St Mary's*",
    "{{ name }} {% if %} {# x #} ${x} $x$ {x}",
    "[a](b) [a][b] [a]: b ![a](b) [^1] [^1]: x",
    "<b> <!-- x --> <https://x.org> <a@b.org> </b> <br/>",
    "&amp; &lt; &#38; &nbsp; AT&T R&D;",
    "*a* _b_ **c** __d__ ~~e~~ `f` ``g`` ***h***",
    "a\\*b \\\\ \\",
    "1. a 2) b - c + d",
    "| a | b |",
    "a | b",
    "--- *** ___ ===",
    "---",
    "===",
    "```",
    "~~~",
    ":::tip",
    ": definition",
    "*[HTML]: x",
    "Setext ===",
    "#hashtag ##",
    "x^2^ H~2~O ==y==",
    "(c) (tm) ... -- --- 'q' \"q\"",
    "import x from 'y'",
    "import x",
    "export default x",
    "export leeds",
    "%% x",
    "@mention #123 https://x.org/a-b www.example.org a_b@c.org",
    "שלום & مرحبا",
]


@pytest.mark.parametrize("reader", READERS)
def test_read_back(reader: str) -> None:
    """Every character, wherever it stands, comes out as itself in one plain paragraph."""
    changed = [(text, *read(reader, text)) for text in TEXTS if read(reader, text) != (text, ["p"])]

    assert [] == changed


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", PHRASES)
def test_phrases_read_back(reader: str, text: str) -> None:
    """What looks like markup comes out as those very characters; only an address may become a link."""
    shown, elements = read(reader, text)

    assert text == shown
    assert {"p"} >= set(elements) - {"a"}
    assert ("a" in elements) <= ("www." in text or "://" in text or "@b" in text)


@pytest.mark.parametrize("text", ["https://x.org/a_b", "www.x.org/a*b", "https://x.org/?a=1&b=2", "ftp://x.org/~a"])
def test_bare_addresses_read_back(text: str) -> None:
    """An address that stands in the words of an organisation comes out as those very characters on GitHub."""
    assert text == read("cmark-gfm", text)[0]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("title", ["Why #", "C#", "Why ##", "#", "# #", "Why # x", "#1", "Why \\#", "*#"])
def test_headings_read_back(reader: str, title: str) -> None:
    """A heading keeps the number signs that it ends with: no reader takes them for the end of its mark."""
    page = Page()
    page.feed(READERS[reader](f"## {escape_heading(title)}"))
    page.close()

    assert (title, ["h2"]) == ("".join(page.words).strip("\n"), page.elements)


def test_exclamation_marks_at_the_start() -> None:
    """A line of words may start with exclamation marks."""
    assert ("!!! note", ["p"]) == read("Python-Markdown", "!!! note")


@given(words)
def test_any_words_read_back(text: str) -> None:
    """Whatever the words, every reader shows them as they are."""
    assert dict.fromkeys(READERS, text) == {reader: read(reader, text)[0] for reader in READERS}


# ---- addresses


@pytest.mark.parametrize(
    ("url", "escaped"),
    [
        ("https://www.example.org/a-b?c=d#e", "https://www.example.org/a-b?c=d#e"),
        ("https://x.org/a_b*c", "https://x.org/a_b*c"),
        ("https://x.org/(a)", "https://x.org/%28a%29"),
        ("https://x.org/?a=1&copy=2", "https://x.org/?a=1&amp;copy=2"),
        ("https://x.org/?a&1", "https://x.org/?a&1"),
        ("https://x.org/%20", "https://x.org/%20"),
        ("https://x.org/é", "https://x.org/é"),
        ("mailto:a@b.org", "mailto:a@b.org"),
    ],
)
def test_addresses(url: str, escaped: str) -> None:
    """An address holds nothing that would end it or mean something to a generator."""
    assert escaped == escape_url(url)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=20))
def test_addresses_read_back(path: str) -> None:
    """Whatever the address, its link holds the words it should and nothing more."""
    for reader, render in READERS.items():
        page = Page()
        page.feed(render(f"[a]({escape_url('https://x.org/' + path)}) b"))

        assert (reader, "a b") == (reader, "".join(page.words).strip())
