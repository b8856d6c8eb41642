"""The theme and the font table: what Word offers in its menus, so that additions look like the rest."""

from __future__ import annotations

from functools import lru_cache

from generator.formats.word.markup import DECLARATION, WORD_NAMESPACES, escape
from generator.formats.word.package import Companion, PackagePart, Relationship, companion, office_kind

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_ACCENTS = ("7F7F7F", "A5A5A5", "44546A", "5B9BD5", "70AD47")


@lru_cache(maxsize=64)
def theme(font: str, colour: str) -> Companion:
    """Return a theme whose fonts and first accent are the organisation's (20.1.6.9); `colour` is `#rrggbb`."""
    fills, lines, effects = _SOLID * 3, f'<a:ln w="6350">{_SOLID}</a:ln>' * 3, _NO_EFFECT * 3
    faces = f'<a:latin typeface="{escape(font)}"/><a:ea typeface=""/><a:cs typeface=""/>'
    content = (
        f'{DECLARATION}<a:theme xmlns:a="{_MAIN}" name="Policy"><a:themeElements>'
        f'<a:clrScheme name="Policy">{_colours(colour.removeprefix("#").upper())}</a:clrScheme>'
        f'<a:fontScheme name="Policy"><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="Policy"><a:fillStyleLst>{fills}</a:fillStyleLst><a:lnStyleLst>{lines}'
        f"</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fills}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
    part = PackagePart(
        "word/theme/theme1.xml", content.encode(), "application/vnd.openxmlformats-officedocument.theme+xml"
    )
    return Companion(Relationship("theme", office_kind("theme"), "theme/theme1.xml"), (part,))


def font_table(font: str) -> Companion:
    """Return the table of fonts; where Calibri is not installed, Carlito has the same widths (17.8.3.1)."""
    instead = '<w:altName w:val="Carlito"/>' if font == "Calibri" else ""
    fonts = f'<w:font w:name="{escape(font)}">{instead}</w:font>'
    return companion("fontTable", f"{DECLARATION}<w:fonts {WORD_NAMESPACES}>{fonts}</w:fonts>".encode())


_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_NO_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def _colours(accent: str) -> str:
    accents = {f"accent{place}": value for place, value in enumerate((accent, *_ACCENTS), start=1)}
    named = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "404040", "lt2": "F2F2F2", **accents}
    named |= {"hlink": accent, "folHlink": accent}
    return "".join([f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in named.items()])
