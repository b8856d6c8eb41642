"""Open an organisation's own Word file, and say in plain words what is wrong with it when it cannot be used."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from generator.ooxml.markup import PACKAGE, R, W

_LARGEST_MB = 50
_OLE = b"\xd0\xcf\x11\xe0"
"""How old Word files begin, and new ones under a password (MS-OFFCRYPTO, 2.3.3)."""

_STRICT = "http://purl.oclc.org/ooxml/"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


class WordTemplateError(ValueError):
    """Raised when a Word template cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A relationship of a part in the template; `target` is a part's name, or an address when `outside`."""

    id: str
    kind: str
    target: str
    outside: bool


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """The parts of a Word file, by name; `document` is the name of its main part."""

    parts: Mapping[str, bytes]
    kinds: Mapping[str, str]
    endings: Mapping[str, str]
    document: str = ""

    def content(self, name: str) -> bytes:
        """Return the bytes of a part. Raises WordTemplateError when it is missing."""
        content = self.parts.get(name)
        if content is None:
            raise WordTemplateError(f'the Word template is broken: its part "{name}" is missing')
        return content

    def tree(self, name: str) -> etree._Element:
        """Return a part as XML. Raises WordTemplateError when it is missing or broken."""
        try:
            root = etree.fromstring(self.content(name), _PARSER)
        except etree.XMLSyntaxError:
            raise WordTemplateError(f'the Word template is broken: its part "{name}" cannot be read') from None
        if root.getroottree().docinfo.doctype:
            raise WordTemplateError(f'the Word template is broken: its part "{name}" declares a document type')
        return root

    def kind(self, name: str) -> str:
        """Return the content type of a part."""
        return self.kinds.get(name) or self.endings.get(name.rpartition(".")[2].lower(), "")

    def pointers(self, owner: str) -> Iterator[Pointer]:
        """Yield the relationships of a part; the package itself is the owner ""."""
        folder, _, name = owner.rpartition("/")
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self.parts:
            return
        for entry in self.tree(path).iter(f"{{{PACKAGE}/relationships}}Relationship"):
            outside = entry.get("TargetMode") == "External"
            target = entry.get("Target", "")
            inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield Pointer(entry.get("Id", ""), entry.get("Type", ""), target if outside else inside, outside)

    def related(self, owner: str, kind: str) -> Iterator[Pointer]:
        """Yield the relationships of one kind that the Office formats define."""
        return (pointer for pointer in self.pointers(owner) if pointer.kind == f"{R}/{kind}")


def open_template(content: bytes) -> TemplateFile:
    """Return the parts of a DOCX or DOTX file.

    Raises WordTemplateError for a file that is no Word file, is locked, holds macros, or is broken.
    """
    parts = _unzipped(content)
    loose = TemplateFile(parts, *_content_types(parts))
    main = next((pointer.target for pointer in loose.related("", "officeDocument")), "")
    if not main and any(pointer.kind.startswith(_STRICT) for pointer in loose.pointers("")):
        raise WordTemplateError("the Word template is a Strict Open XML file: save it as Word Document (.docx)")
    if "macroEnabled" in loose.kind(main) or any("vbaProject" in name for name in parts):
        raise WordTemplateError("the Word template holds macros: save it as Word Document (.docx) or Template (.dotx)")
    if main not in parts or "wordprocessingml" not in loose.kind(main):
        raise WordTemplateError("the Word template is not a Word document")
    template = TemplateFile(loose.parts, loose.kinds, loose.endings, main)
    if template.tree(main).tag != f"{{{W}}}document":
        raise WordTemplateError("the Word template is broken: its main part is not a document")
    return template


def _unzipped(content: bytes) -> dict[str, bytes]:
    if content.startswith(_OLE):
        raise WordTemplateError(
            "the Word template has a password or is in the old .doc format: save it as .docx without a password"
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_MB * 2**20:
                raise WordTemplateError(f"the Word template holds more than {_LARGEST_MB} MB")
            return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError):
        # RuntimeError: a zip under a password; NotImplementedError: a way of packing that Word does not use.
        raise WordTemplateError("the Word template is not a Word file, or it is damaged") from None


def _content_types(parts: Mapping[str, bytes]) -> tuple[dict[str, str], dict[str, str]]:
    """Return content types by part and by ending (part 2, 10.1.2)."""
    root = TemplateFile(parts, {}, {}).tree("[Content_Types].xml")
    kinds = {
        entry.get("PartName", "").lstrip("/"): entry.get("ContentType", "") for entry in root if entry.get("PartName")
    }
    endings = {
        entry.get("Extension", "").lower(): entry.get("ContentType", "") for entry in root if entry.get("Extension")
    }
    return kinds, endings
