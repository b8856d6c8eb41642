"""The table of output formats, and all that the rest of the program knows of each.

Their writers are loaded when something is written: a build that finds all as it should be needs none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.formats.word.package import unpacked

if TYPE_CHECKING:
    from generator.document import Document, Table
    from generator.document.look import Look


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what people call it, how its files are named and served, and how a finished document becomes one.

    `substance` gives what a file says apart from how it is packed: two files of equal substance are the same
    output, though another machine wrote them in other bytes.
    """

    name: str
    title: str
    ending: str
    media_type: str
    write: Callable[[Document, Look], bytes]
    substance: Callable[[bytes], Iterable[bytes]]
    lists: tuple[str, ...] = ()
    """The formats that the list of all policies links to when it is in this one; none where there is no such list."""
    write_list: Callable[[Document, Look], bytes] | None = None
    """How that list becomes a file, where it is not as a policy does."""
    write_rows: Callable[[Table], bytes] | None = None
    """How the rows of its table stand in it, one after the other and nothing between."""
    is_packed: bool = False
    """Whether what a file says has to be unpacked, and the same may stand in other bytes."""
    by_default: bool = True
    """Whether a policy comes in it when nobody says in what; only such a format is for readers to find."""
    takes_waiting: bool = False
    """Whether its writer puts in the values that wait in a document; any other gets a document with all in place."""

    def written(self, document: Document, look: Look) -> bytes:
        """Return a finished policy, in which values may wait, as a file."""
        from generator.document.whole import whole  # noqa: PLC0415

        return self.write(document if self.takes_waiting else whole(document), look)

    def write_list_of(self, document: Document, look: Look) -> bytes:
        """Return the list of all policies, a document, as a file."""
        return (self.write_list or self.write)(document, look)

    def file_of(self, policy: str) -> str:
        """Return the name of a policy's file."""
        return f"{policy}{self.ending}"


def _lines(content: bytes) -> tuple[bytes]:
    """A text is the same with the line ends of Windows, which git may put into a checkout."""
    return (content.replace(b"\r\n", b"\n"),)


def _markdown(document: Document, _: Look) -> bytes:
    from generator.formats.write_markdown import write_markdown  # noqa: PLC0415

    return write_markdown(document)


def _markdown_rows(table: Table) -> bytes:
    from generator.formats.write_markdown import rows_markdown  # noqa: PLC0415

    return rows_markdown(table).encode()


def _page(document: Document, look: Look) -> bytes:
    from generator.formats.write_html import write_html  # noqa: PLC0415

    return write_html(document, look)


def _list_page(document: Document, look: Look) -> bytes:
    from generator.formats.write_html import write_html_list  # noqa: PLC0415

    return write_html_list(document, look)


def _page_rows(table: Table) -> bytes:
    from generator.formats.html_body import rows_html  # noqa: PLC0415

    return rows_html(table).encode()


def _fragment(document: Document, look: Look) -> bytes:
    from generator.formats.write_fragment import write_fragment  # noqa: PLC0415

    return write_fragment(document, look)


def _word_file(document: Document, look: Look) -> bytes:
    from generator.formats.write_docx import write_docx  # noqa: PLC0415

    return write_docx(document, look)


_ROWS = (
    Format(
        "html",
        "Web page",
        ".html",
        "text/html; charset=utf-8",
        _page,
        _lines,
        takes_waiting=True,
        lists=("html", "docx", "md"),
        write_list=_list_page,
        write_rows=_page_rows,
    ),
    Format(
        "docx",
        "Word",
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _word_file,
        unpacked,  # deflate differs between machines
        takes_waiting=True,
        is_packed=True,
    ),
    Format(
        "md",
        "Markdown",
        ".md",
        "text/markdown; charset=utf-8",
        _markdown,
        _lines,
        takes_waiting=True,
        lists=("md",),
        write_rows=_markdown_rows,
    ),
    Format(
        "fragment",
        "Part of a web page",
        ".fragment.html",
        "text/html; charset=utf-8",
        _fragment,
        _lines,
        takes_waiting=True,
        by_default=False,  # for a website that has its own pages
    ),
)
FORMATS: Mapping[str, Format] = MappingProxyType({row.name: row for row in _ROWS})
"""Every format by its name, as people look for them: a page to read, a file to sign, the text of both."""
DEFAULT_FORMATS = tuple(row.name for row in _ROWS if row.by_default)
"""The formats in which a policy comes when nobody says in what."""


def format_of(path: str) -> Format:
    """Return the format of a file by how its name ends, the longest ending first. Raises KeyError for another."""
    fitting = [row for row in _ROWS if path.endswith(row.ending)]
    if not fitting:
        raise KeyError(path)
    return max(fitting, key=lambda row: len(row.ending))
