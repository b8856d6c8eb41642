"""The organisation's logo: a picture in line with the text, as large as fits a small box."""

from __future__ import annotations

from struct import unpack

from generator.document.look import Logo
from generator.formats.word.markup import escape
from generator.formats.word.package import Companion, PackagePart, Relationship, office_kind

_BOX_MM = (65.0, 22.0)
_EMU_PER_MM = 36000
"""English Metric Units, in which drawings are measured (20.1.10.16)."""

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMESPACES = f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"'
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_PNG_END, _JPEG_END = b"IEND\xaeB`\x82", b"\xff\xd9"
"""The last bytes of a whole picture (ISO/IEC 15948, 11.2.5; ITU-T T.81, B.1.1.3); more may follow."""
_FRAME_STARTS = frozenset(range(0xFFC0, 0xFFD0)) - {0xFFC4, 0xFFC8, 0xFFCC}
"""Markers that begin a frame; the three others define tables (ITU-T T.81, table B.1)."""


def logo_run(logo: Logo) -> str:
    """Return a run that shows the logo; its alternative text is read aloud in its place (20.4.2.5)."""
    width, height = _fitted(*image_size(logo.content))
    named = f'name="Logo" descr="{escape(logo.alt)}"'
    extent = f'cx="{width}" cy="{height}"'
    picture = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="1" {named}/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="logo"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic>"
    )
    return (
        f'<w:r><w:drawing><wp:inline {_NAMESPACES} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:docPr id="1" {named}/><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture">{picture}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def logo_companion(logo: Logo) -> Companion:
    """Return the image file in the package, and the pointer to it."""
    ending = "png" if logo.content.startswith(_PNG) else "jpeg"
    pointer = Relationship("logo", office_kind("image"), f"media/logo.{ending}")
    return Companion(pointer, (PackagePart(f"word/media/logo.{ending}", logo.content, f"image/{ending}"),))


def image_size(content: bytes) -> tuple[int, int]:
    """Return width and height in pixels. Raises ValueError when it is no PNG or JPEG file, or not a whole one."""
    if content.startswith(_PNG):
        size, end = _png_size(content), _PNG_END
    elif content.startswith(_JPEG):
        size, end = _jpeg_size(content), _JPEG_END
    else:
        raise ValueError("the logo is neither a PNG nor a JPEG file")
    if end not in content:
        raise ValueError("the logo is cut off before its end")
    return size


def _png_size(content: bytes) -> tuple[int, int]:
    """The first chunk is the header, and begins with the size (ISO/IEC 15948, 11.2.2)."""
    if content[12:16] != b"IHDR":
        raise ValueError("the logo is a PNG file without a picture")
    width, height = unpack(">II", content[16:24].ljust(8, b"\0"))
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Walk the segments to the first start of a frame (ITU-T T.81, B.2.2)."""
    place = 2
    while place + 9 <= len(content):
        marker, length = unpack(">HH", content[place : place + 4])
        if marker in _FRAME_STARTS:
            height, width = unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + length
    raise ValueError("the logo is a JPEG file without a picture")


def _fitted(width: int, height: int) -> tuple[int, int]:
    """The largest size in the box that keeps the picture's shape."""
    scale = min(_BOX_MM[0] / max(width, 1), _BOX_MM[1] / max(height, 1))
    return round(width * scale * _EMU_PER_MM), round(height * scale * _EMU_PER_MM)
