"""The organisation's logo: a picture in line with the text, as large as fits a small box."""

from __future__ import annotations

from generator.document.look import Logo
from generator.formats.word.markup import escape
from generator.formats.word.package import Companion, PackagePart, Relationship, office_kind
from generator.formats.word.picture import image_size

_BOX_MM = (65.0, 22.0)
_EMU_PER_MM = 36000
"""English Metric Units, in which drawings are measured (20.1.10.16)."""

LOGO_ID = 1
"""Every picture of a file has a number of its own (20.4.2.5); those of a house template follow."""

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMESPACES = f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"'


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
        f'<wp:extent {extent}/><wp:docPr id="{LOGO_ID}" {named}/><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture">{picture}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def logo_companion(logo: Logo) -> Companion:
    """Return the image file in the package, and the pointer to it."""
    kind = logo.kind
    pointer = Relationship("logo", office_kind("image"), f"media/logo.{kind}")
    return Companion(pointer, (PackagePart(f"word/media/logo.{kind}", logo.content, f"image/{kind}"),))


def _fitted(width: int, height: int) -> tuple[int, int]:
    """The largest size in the box that keeps the picture's shape."""
    scale = min(_BOX_MM[0] / width, _BOX_MM[1] / height)
    return max(round(width * scale * _EMU_PER_MM), 1), max(round(height * scale * _EMU_PER_MM), 1)
