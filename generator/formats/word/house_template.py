"""Open an organisation's own Word file, and say in plain words what is wrong with it when it cannot be used.

python-docx finds the parts, what they are and how they point at each other. What a file may do to us is looked at
before: python-docx gets no zip that unpacks to too much, and no XML that declares a document type.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from docx.opc.package import OpcPackage
from docx.opc.part import Part as WordPart
from docx.opc.part import XmlPart
from docx.opc.rel import Relationships
from lxml import etree

from generator.formats.word.markup import w
from generator.formats.word.package import office_kind

_LARGEST_MB = 50
_OLE = b"\xd0\xcf\x11\xe0"
"""How old Word files begin, and new ones under a password (MS-OFFCRYPTO, 2.3.3)."""

_STRICT = "http://purl.oclc.org/ooxml/"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


class WordTemplateError(ValueError):
    """Raised when a Word template cannot be used: the fact says why, the action what to do."""

    def __init__(self, fact: str, action: str = "open it in Word and save it as Word Document (.docx)") -> None:
        super().__init__(fact)
        self.fact, self.action = fact, action


def open_template(content: bytes) -> WordPart:
    """Return the main part of a DOCX or DOTX file, from which its other parts are reached.

    Raises WordTemplateError for a file that is no Word file, is locked, holds macros, or is broken.
    """
    names = _safe_names(content)
    package = _opened(content)
    main = related(package.rels, "officeDocument")
    if main is None and any((pointer.reltype or "").startswith(_STRICT) for pointer in package.rels.values()):
        raise WordTemplateError("the Word template is a Strict Open XML file", "save it as Word Document (.docx)")
    kind = "" if main is None else str(main.content_type)
    if "macroEnabled" in kind or any("vbaProject" in name for name in names):
        raise WordTemplateError(
            "the Word template holds macros", "save it as Word Document (.docx) or Template (.dotx)"
        )
    if main is None or "wordprocessingml" not in kind:
        raise WordTemplateError("the Word template is not a Word document")
    if tree(main).tag != w("document"):
        raise WordTemplateError("the Word template is broken: its main part is not a document")
    return main


def part_name(part: WordPart) -> str:
    """Return the name of a part as it is in the zip."""
    return str(part.partname.membername)


def tree(part: WordPart) -> etree._Element:
    """Return a part as XML of the caller's own. Raises WordTemplateError when it is broken."""
    return _parsed(part_name(part), part.blob)


def related(pointers: Relationships, kind: str) -> WordPart | None:
    """Return the part that the first pointer of a kind leads to, where the Office formats define the kind."""
    wanted = office_kind(kind)
    return next((target(pointers, id) for id, pointer in pointers.items() if pointer.reltype == wanted), None)


def target(pointers: Relationships, id: str) -> WordPart:
    """Return the part that a pointer leads to. Raises WordTemplateError when it leads to none in the file."""
    pointer = pointers.get(id)
    if pointer is None or pointer.is_external:
        raise WordTemplateError("the Word template is broken: a part that it names is missing")
    return pointer.target_part


def _safe_names(content: bytes) -> list[str]:
    """Return the names of what is in the zip, all of which can be unpacked and, where it is XML, be read."""
    if content.startswith(_OLE):
        raise WordTemplateError(
            "the Word template has a password or is in the old .doc format", "save it as .docx without a password"
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_MB * 2**20:
                raise WordTemplateError(f"the Word template holds more than {_LARGEST_MB} MB")
            for name in archive.namelist():
                unpacked = archive.read(name)
                if name.lower().endswith((".xml", ".rels")):
                    _parsed(name, unpacked)
            return archive.namelist()
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError):
        # RuntimeError: a zip under a password; NotImplementedError: a way of packing that Word does not use.
        raise WordTemplateError("the Word template is not a Word file, or it is damaged") from None


def _parsed(name: str, content: bytes) -> etree._Element:
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError:
        raise WordTemplateError(f'the Word template is broken: its part "{name}" cannot be read') from None
    _check_doctype(name, root)
    return root


def _check_doctype(name: str, root: etree._Element) -> None:
    """The format has no document types (part 2, 8.1.4), and entities do harm."""
    if root.getroottree().docinfo.doctype:
        raise WordTemplateError(f'the Word template is broken: its part "{name}" declares a document type')


def _opened(content: bytes) -> OpcPackage:
    """Return the package, without a document type in a part of XML that is not called so either."""
    try:
        package = OpcPackage.open(BytesIO(content))
        trees = {part_name(part): part.element for part in package.iter_parts() if isinstance(part, XmlPart)}
    except KeyError as error:
        # A part that is named and not there, or without a content type; python-docx says which.
        raise WordTemplateError(f"the Word template is broken: {error.args[0]}") from None
    except (etree.XMLSyntaxError, AttributeError, TypeError, ValueError, RecursionError):
        # Elements and attributes that the package must have and has not, and parts that never end.
        raise WordTemplateError("the Word template is broken: its parts cannot be read") from None
    for name, root in trees.items():
        _check_doctype(name, root)
    return package
