"""Parts of a template that come along: what a header or a theme shows, under names that cannot meet ours.

Only pictures, drawings and links to pages on the web come along. Whatever runs, or is fetched from elsewhere when a
policy is opened, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit
from zlib import crc32

from generator.formats.word.house_error import WordTemplateError, broken, unwanted
from generator.formats.word.house_package import Package, Pointer
from generator.formats.word.package import PackagePart, Relationship, relationships_part
from generator.formats.word.picture import MOST_PIXELS, stated_size
from generator.formats.word.svg import is_still

FOLDER = "word/brand"

_LARGEST_PICTURE = 10 * 2**20

_DRAWINGS = {
    "chart",
    "chartColorStyle",
    "chartStyle",
    "chartUserShapes",
    "diagramColors",
    "diagramData",
    "diagramDrawing",
    "diagramLayout",
    "diagramQuickStyle",
    "themeOverride",
}
_UNWANTED = {
    "aFChunk": "a piece of another document",
    "activeXControlBinary": "an ActiveX control",
    "attachedTemplate": "a link to another template",
    "audio": "sound",
    "control": "an ActiveX control",
    "customXml": "ink",
    "frame": "a frame with another document",
    "media": "a film or sound",
    "oleObject": "an OLE object",
    "package": "an embedded file",
    "subDocument": "another document",
    "vbaProject": "macros",
    "video": "a film",
}
_SCHEMES = {"http", "https", "mailto", "tel"}


def new_name(part: str) -> str:
    """Return what a part is called here: all of them live in one folder, so pointers need no path."""
    flat = part.replace("/", "-")
    safe = re.sub(r"[^A-Za-z0-9._-]", "_", flat)
    # Names that differ only in what was made safe still differ.
    return f"{FOLDER}/{safe}" if safe == flat else f"{FOLDER}/{crc32(flat.encode()):08x}-{safe}"


def moved(package: Package, part: str) -> tuple[PackagePart, ...]:
    """Return a part under its new name and, after it, every part to which it points."""
    pointers = package.pointers(part).values()
    first = PackagePart(new_name(part), package.content(part), package.content_type(part))
    return (first, *needed_by(package, part, first.name, pointers))


def needed_by(package: Package, part: str, owner: str, pointers: Iterable[Pointer]) -> tuple[PackagePart, ...]:
    """Return the parts to which a part points, first of them its pointers; the part itself is now called `owner`.

    Raises WordTemplateError when one of them must not come along.
    """
    return tuple(_needed(package, part, owner, list(pointers), {part}))


def _needed(package: Package, part: str, owner: str, pointers: list[Pointer], seen: set[str]) -> Iterator[PackagePart]:
    for pointer in pointers:
        check_pointer(pointer, part)
    if pointers:
        yield relationships_part(owner, map(_moved_pointer, pointers))
    for pointer in pointers:
        if pointer.part and pointer.part not in seen:
            seen.add(pointer.part)
            yield PackagePart(new_name(pointer.part), _content(package, pointer), package.content_type(pointer.part))
            theirs = list(package.pointers(pointer.part).values())
            yield from _needed(package, pointer.part, new_name(pointer.part), theirs, seen)


def _moved_pointer(pointer: Pointer) -> Relationship:
    target = pointer.target if pointer.outside else new_name(pointer.part).removeprefix(f"{FOLDER}/")
    return Relationship(pointer.id, pointer.kind, target, pointer.outside)


# ---- what may come along


def check_pointer(pointer: Pointer, owner: str) -> None:
    """Raise WordTemplateError when a pointer leads to what must not come along."""
    kind = pointer.short_kind
    if kind == "hyperlink":
        check_address(pointer.target, owner)
    elif pointer.outside:
        what = {"image": "a linked picture", "oleObject": "an OLE link"}.get(kind, f"a link of the kind {kind}")
        raise unwanted(f"{what} ({pointer.target[:80]})", owner)
    elif kind != "image" and kind not in _DRAWINGS:
        raise unwanted(_UNWANTED.get(kind, f"something of the kind {kind}"), owner)
    elif not pointer.part:
        raise broken(f'its part "{owner}" names a part that is missing')


def check_address(address: str, owner: str) -> str:
    """Return the address of a link. Raises WordTemplateError when it leads elsewhere than to a page or to somebody."""
    try:
        scheme = urlsplit(address.strip()).scheme
    except ValueError:
        scheme = ""
    if scheme.lower() not in _SCHEMES and not address.startswith("#"):
        raise unwanted(f"a link to {address[:80]}", owner)
    return address


def _content(package: Package, pointer: Pointer) -> bytes:
    content, kind = package.content(pointer.part), package.content_type(pointer.part)
    if pointer.short_kind != "image":
        package.tree(pointer.part)
        return content
    if not kind.startswith("image/"):
        raise unwanted(f'as a picture something of the type "{kind}"', pointer.part)
    if len(content) > _LARGEST_PICTURE:
        raise _large(pointer.part, f"larger than {_LARGEST_PICTURE // 2**20} MB")
    width, height = stated_size(content)
    if width * height > MOST_PIXELS:
        raise _large(pointer.part, f"of {width} by {height} pixels")
    if kind.startswith("image/svg") and not is_still(content, package.tree(pointer.part)):
        raise unwanted("a drawing with a script or a link", pointer.part)
    return content


def _large(part: str, what: str) -> WordTemplateError:
    return WordTemplateError(
        f'the Word template has in its part "{part}" a picture {what}', "put a smaller picture there, and save it"
    )
