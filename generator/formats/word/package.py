"""The package: parts, what they are and how they find each other, in a zip that is always the same."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from generator.formats.word.markup import DECLARATION, PACKAGE, R, escape
from generator.formats.word.zip import zip_of


@dataclass(frozen=True, slots=True)
class PackagePart:
    """A file of the package. `kind` is its content type, empty where its extension says enough."""

    name: str
    content: bytes
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A pointer from a part to another one, or to an address outside the package."""

    id: str
    kind: str
    target: str
    outside: bool = False


CORE_PROPERTIES_KIND = f"{PACKAGE}/relationships/metadata/core-properties"
CORE_PROPERTIES_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"


def office_kind(name: str) -> str:
    """Return the full kind of a relationship that the Office formats define (part 1, 15.2)."""
    return f"{R}/{name}"


def word_type(name: str) -> str:
    """Return the content type of a part of a Word document."""
    return f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"


@dataclass(frozen=True, slots=True)
class Companion:
    """What the document points at: the pointer, the part that it leads to, and the parts which that one needs."""

    pointer: Relationship
    parts: tuple[PackagePart, ...]


def companion(kind: str, content: bytes, *needed: PackagePart) -> Companion:
    """Return a companion that is the only one of its kind, in the part of that name."""
    pointer = Relationship(kind, office_kind(kind), f"{kind}.xml")
    return Companion(pointer, (PackagePart(f"word/{kind}.xml", content, word_type(kind)), *needed))


def hyperlinks(links: Mapping[str, str]) -> Iterable[Relationship]:
    """Return the pointers to outside addresses, whose ids are in `links`."""
    return (Relationship(name, office_kind("hyperlink"), address, outside=True) for address, name in links.items())


def relationships_part(owner: str, pointers: Iterable[Relationship]) -> PackagePart:
    """Return the part that holds an owner's pointers; the package itself is the owner "" (part 2, 9.3)."""
    content = f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(map(_relationship, pointers))}</Relationships>'
    return PackagePart(path_of_relationships(owner), (DECLARATION + content).encode())


def path_of_relationships(owner: str) -> str:
    """Return the name of the part that holds an owner's pointers."""
    folder, _, name = owner.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _relationship(pointer: Relationship) -> str:
    # Ids and kinds may come from a house template.
    id, kind, target = map(escape, (pointer.id, pointer.kind, pointer.target))
    mode = ' TargetMode="External"' if pointer.outside else ""
    return f'<Relationship Id="{id}" Type="{kind}" Target="{target}"{mode}/>'


_OWN = {"word/document.xml", "docProps/core.xml", "customXml/item1.xml"}
"""The parts in which each document says something else."""


class Zipped(bytes):
    """A zip that knows what is in it, as `unpacked` gives it: who just packed it need not unpack it."""

    contents: tuple[bytes, ...]


def zipped(parts: Sequence[PackagePart]) -> bytes:
    """Return the package as a zip whose bytes depend on nothing but the parts and the zlib at hand."""
    every = (_content_types(parts), *parts)
    made = Zipped(zip_of([(part.name, part.content) for part in every], _OWN))
    made.contents = tuple(piece for part in every for piece in (part.name.encode(), part.content))
    return made


def unpacked(content: bytes) -> Iterator[bytes]:
    """Yield the name and the content of each part of a package; the whole of a file that is none."""
    if isinstance(content, Zipped):
        yield from content.contents
        return
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = [part for name in package.namelist() for part in (name.encode(), package.read(name))]
    except BROKEN_ZIP:
        parts = [content]
    yield from parts


BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,  # a part is under a password
    NotImplementedError,  # a way of packing that it does not know
    ValueError,
    struct.error,  # names, times and places in the file that make no sense
)
"""What zipfile raises for a package that is damaged, or that it does not know."""


def _content_types(parts: Sequence[PackagePart]) -> PackagePart:
    """The part that says what each part is (part 2, 10.1.2)."""
    overrides = [f'<Override PartName="/{part.name}" ContentType="{part.kind}"/>' for part in parts if part.kind]
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    content = f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{defaults}{"".join(overrides)}</Types>'
    return PackagePart("[Content_Types].xml", content.encode())
