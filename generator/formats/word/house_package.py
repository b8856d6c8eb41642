"""The zip of an organisation's own Word file: its parts by name, what they are, and where they point.

A part is unpacked when it is asked for and not before, and no further than the limits allow: a few kilobytes of zip
can unpack to gigabytes, and a megabyte of XML can take a hundred in memory. A part that nobody needs may be damaged.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from generator.formats.word.house_error import LARGEST_FILE, WordTemplateError, broken
from generator.formats.word.package import BROKEN_ZIP, path_of_relationships

_MOST_ENTRIES = 10_000
_MOST_UNPACKED = 50 * 2**20
_MOST_MARKS = 400_000
_MOST_MARKS_OF_THE_TEXT = 1_000_000
"""Brackets and equals signs: an upper limit of elements and attributes, each of which takes up to 200 bytes."""

_OLE = b"\xd0\xcf\x11\xe0"
"""How old Word files begin, and new ones under a password (MS-OFFCRYPTO, 2.3.3)."""

_ENTRY = b"PK\x01\x02"
"""How each entry of a zip's directory begins (APPNOTE, 4.3.12)."""

# The format knows UTF-8 and UTF-16 (part 2, 8.1.4); in the other three a bracket is a bracket too.
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_ENCODINGS = {b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"iso-8859-1", b"windows-1252"}
_DOCUMENT_TYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A relationship: its kind in full, what it says it leads to, and the part that this is, empty when it is none."""

    id: str
    kind: str
    target: str
    outside: bool
    part: str

    @property
    def short_kind(self) -> str:
        """The last word of the kind, which is the same in all versions of the format."""
        return self.kind.rpartition("/")[2]


class Package:
    """The parts of a file, whose names meet whatever their case (part 2, 6.2.2.3).

    Making one and asking it raises WordTemplateError where the file is damaged or too large.
    """

    def __init__(self, content: bytes) -> None:
        _check_size(content)
        with _readable():
            self._archive = zipfile.ZipFile(BytesIO(content))
            self._entries: dict[str, zipfile.ZipInfo] = {}
            for entry in self._archive.infolist():
                self._entries.setdefault(_tidy(entry.filename).lower(), entry)
        self._room, self._marks = _MOST_UNPACKED, _MOST_MARKS
        self._overrides, self._defaults = self._content_types()

    @property
    def names(self) -> list[str]:
        """The names of all parts."""
        return [_tidy(entry.filename) for entry in self._entries.values()]

    def find(self, name: str) -> str:
        """Return the name of a part as the file has it, empty when there is no such part."""
        entry = self._entries.get(name.lower())
        return "" if entry is None else _tidy(entry.filename)

    def content(self, name: str) -> bytes:
        """Return the bytes of a part."""
        entry = self._entries[name.lower()]
        with _readable(), zipfile.ZipFile.open(self._archive, entry) as file:
            content = file.read(self._room + 1)
        self._room -= len(content)
        if self._room < 0:
            raise _too_much(f"unpacks to more than {_MOST_UNPACKED // 2**20} MB")
        return content

    def tree(self, name: str) -> etree._Element:
        """Return a part as XML of the caller's own, without comments."""
        content = self._checked(name)
        self._marks -= _marks(content)
        if self._marks < 0:
            raise _too_much(f"has too many styles or other elements, the last of them in {name}")
        try:
            return etree.fromstring(content, _safe_parser())
        except etree.XMLSyntaxError:
            raise _unreadable(name) from None

    def text(self, name: str) -> bytes:
        """Return the bytes of the part with the text, which may be larger than the others, to be read bit by bit."""
        content = self._checked(name)
        if _marks(content) > _MOST_MARKS_OF_THE_TEXT:
            raise _too_much(f"has too many elements in {name}")
        return content

    def content_type(self, name: str) -> str:
        """Return what a part is, empty when the file does not say."""
        ending = name.lower().rpartition(".")[2]
        return self._overrides.get(name.lower()) or self._defaults.get(ending, "")

    def pointers(self, owner: str) -> dict[str, Pointer]:
        """Return where a part points, by id; the package itself is the owner ""."""
        name = self.find(path_of_relationships(owner))
        found = self.tree(name).iter("{*}Relationship") if name else ()
        return {each.get("Id", ""): self._pointer(owner, each) for each in found}

    def _pointer(self, owner: str, element: etree._Element) -> Pointer:
        target, outside = element.get("Target", ""), element.get("TargetMode") == "External"
        # A place in the part itself, as Word writes for links into the text ("#_top"), is no part.
        path = unquote(target.partition("#")[0]).replace("\\", "/")
        part = "" if outside or not path else self.find(_tidy(normpath(join("/", dirname(owner), path))))
        return Pointer(element.get("Id", ""), element.get("Type", ""), target, outside, part)

    def _checked(self, name: str) -> bytes:
        content = self.content(name)
        if _DOCUMENT_TYPE.search(content):
            # The format has no document types (part 2, 8.1.4), and entities do harm.
            raise broken(f'its part "{name}" declares a document type')
        declared = _DECLARED.match(content)
        if declared and declared[1].lower() not in _ENCODINGS:
            raise _unreadable(name)
        return content

    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        name = self.find("[Content_Types].xml")
        if not name:
            raise _no_word_file()
        root = self.tree(name)
        overrides = {_tidy(each.get("PartName", "")).lower(): each for each in root.iter("{*}Override")}
        defaults = {each.get("Extension", "").lower(): each for each in root.iter("{*}Default")}
        kinds = [{key: each.get("ContentType", "") for key, each in every.items()} for every in (overrides, defaults)]
        return kinds[0], kinds[1]


# ---- what is refused


def _safe_parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def _check_size(content: bytes) -> None:
    if content.startswith(_OLE):
        raise WordTemplateError(
            "the Word template has a password or is in the old .doc format", "save it as .docx without a password"
        )
    if len(content) > LARGEST_FILE:
        raise _too_much(f"is larger than {LARGEST_FILE // 2**20} MB")
    if content.count(_ENTRY) > _MOST_ENTRIES:
        raise _too_much(f"holds more than {_MOST_ENTRIES:,} files")


def _marks(content: bytes) -> int:
    return content.count(b"<") + content.count(b"=")


@contextmanager
def _readable() -> Iterator[None]:
    """Say that the file is damaged, in whichever way the library for zips finds out."""
    try:
        yield
    except WordTemplateError:
        raise
    except BROKEN_ZIP:
        raise _no_word_file() from None


def _tidy(name: str) -> str:
    """Return a name as it is in other zips too: some programs write backslashes, or a stroke in front."""
    return name.replace("\\", "/").lstrip("/")


def _no_word_file() -> WordTemplateError:
    return WordTemplateError("the Word template is not a Word file, or it is damaged")


def _unreadable(name: str) -> WordTemplateError:
    return broken(f'its part "{name}" cannot be read')


def _too_much(what: str) -> WordTemplateError:
    return WordTemplateError(
        f"the Word template {what}", "save a copy with no more than its styles, header and footer, and name that one"
    )
