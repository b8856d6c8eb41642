"""Templates that differ in the parts of their files: names, pointers, pictures, and styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.formats.word.house_corpus.writer import (
    A4,
    MARGINS,
    NAMESPACES,
    SIGN,
    Template,
    field_of,
    letterhead,
    line,
    picture,
    references,
    relationship,
    style,
    words,
)

_FOOTER = line("Charity 123 ", field_of(" PAGE "))
_PLAIN = letterhead(line("Northbank House"), _FOOTER)
_PICTURED = letterhead(line("Northbank House ", picture("rId1")), _FOOTER)
_HEADER = "word/header-default.xml"


def _pictured(target: str, part: str) -> Template:
    """Return a template whose header shows a picture, with the target of the pointer and the name of the part."""
    return replace(_PICTURED, links={_HEADER: relationship("rId1", "image", target)}, parts={part: SIGN})


PARTS: Mapping[str, Template] = {
    "picture": _pictured("media/sign.png", "word/media/sign.png"),
    "names in another case": _pictured("Media/SIGN.png", "word/media/Sign.PNG"),
    "names with spaces": _pictured("media/our%20sign%C3%A9.png", "word/media/our sign\u00e9.png"),
    "names with backslashes": _pictured("media\\sign.png", "word\\media\\sign.png"),
    "names from the root": _pictured("/word/media/sign.png", "word/media/sign.png"),
    "two names for one part": replace(_PLAIN, parts={"docProps/Thumbnail.jpeg": b"1", "docProps/thumbnail.jpeg": b"2"}),
    "links into the text": replace(
        _PLAIN,
        links={"word/document.xml": relationship("r7", "hyperlink", "#_top") + relationship("r8", "image", "NULL")},
    ),
    "parts that are not there": replace(
        _PLAIN,
        links={
            "": relationship("r2", "extended-properties", "docProps/app.xml")
            + relationship("r3", "urn:thumbnail", "docProps/thumbnail.jpeg"),
            "word/document.xml": relationship("r7", "glossaryDocument", "glossary/document.xml")
            + relationship("r8", "theme", "theme/theme1.xml")
            + relationship("r9", "fontTable", "fontTable.xml"),
        },
    ),
    "picture that is not there": replace(_PICTURED, links={_HEADER: relationship("rId1", "image", "../NULL")}),
    "pictures with one number": replace(
        _PLAIN,
        section=f"{references('header-first', 'header-default', 'footer-default')}{A4}{MARGINS}<w:titlePg/>",
        stories={
            **_PLAIN.stories,
            "header-default": line("House ", picture("rId1"), picture("rId1")),
            "header-first": line(picture("rId1", 5)),
        },
        links={
            _HEADER: relationship("rId1", "image", "media/sign.png"),
            "word/header-first.xml": relationship("rId1", "image", "media/sign.png"),
        },
        parts={"word/media/sign.png": SIGN},
    ),
    "link in the header": replace(
        letterhead(f'<w:p><w:hyperlink r:id="rId1">{words("northbank.example.org")}</w:hyperlink></w:p>', _FOOTER),
        links={_HEADER: relationship("rId1", "hyperlink", "https://northbank.example.org/?a&amp;b", "External")},
    ),
    "UTF-16": replace(
        _PLAIN,
        styles=None,
        links={"word/document.xml": relationship("r7", "styles", "styles.xml")},
        parts={
            "word/styles.xml": f'<?xml version="1.0" encoding="UTF-16"?><w:styles {NAMESPACES}/>'.encode("utf-16"),
        },
    ),
    "dangers in the text": replace(
        _PLAIN,
        before=line(field_of(" DDEAUTO c:\\x.exe ")) + line("[Insert name]"),
        links={"word/document.xml": relationship("r7", "oleObject", "http://bad.example/x", "External")},
    ),
    "ids of any kind": replace(
        letterhead(line("Northbank House ", picture("a&amp;b")), _FOOTER),
        links={_HEADER: relationship("a&amp;b", "image", "media/sign.png")},
        parts={"word/media/sign.png": SIGN},
    ),
}


# ---- styles


def _tabs(*stops: str) -> str:
    found = (stop.split() for stop in stops)
    return "<w:tabs>" + "".join([f'<w:tab w:val="{kind}" w:pos="{place}"/>' for kind, place in found]) + "</w:tabs>"


def _styled(styles: str, template: Template = Template()) -> Template:  # noqa: B008  # frozen
    return replace(template, styles=styles)


_NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>{}</w:style>'
_RIGHT_STOP = '<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9016"/></w:tabs></w:pPr>'
_OLD_TABS = f"<w:pPr>{_tabs('center 4513', 'right 9026')}</w:pPr>"
_RIGHT = '<w:pPr><w:bidi/><w:jc w:val="right"/></w:pPr><w:rPr><w:rtl/></w:rPr>'
_WIDE = '<w:rPr><w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/><w:sz w:val="28"/></w:rPr>'
_CIRCLE = style("A", "A", '<w:basedOn w:val="B"/>') + style("B", "B", '<w:basedOn w:val="A"/><w:next w:val="gone"/>')

STYLES: Mapping[str, Template] = {
    "latent styles alone": _styled('<w:latentStyles w:count="376"/>'),
    "stops in header and footer": _styled(style("Kopf", "header", _OLD_TABS) + style("Fuss", "footer", _OLD_TABS)),
    "contents with a stop at the right alone": _styled(style("TOC1", "toc 1", _RIGHT_STOP)),
    "contents with an indent": _styled(
        style("TOC1", "toc 1", f'<w:pPr>{_tabs("left 440", "right 9016")}<w:ind w:start="720"/></w:pPr>')
    ),
    "contents with a stop in the middle": _styled(style("TOC1", "toc 1", f"<w:pPr>{_tabs('center 2000')}</w:pPr>")),
    "ordinary text with an indent": _styled(
        _NORMAL.format('<w:pPr><w:ind w:left="1440" w:right="1440"/></w:pPr>')
        + style("Cell", "table text", '<w:pPr><w:ind w:left="600"/></w:pPr>')
    ),
    "first lines with an indent": _styled(_NORMAL.format('<w:pPr><w:ind w:firstLine="720"/></w:pPr>')),
    "from right to left": _styled(_NORMAL.format(_RIGHT)),
    "from right to left by default": _styled(
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rtl/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:bidi/></w:pPr>"
        f"</w:pPrDefault></w:docDefaults>{_NORMAL.format('')}"
    ),
    "letterhead from right to left": _styled(_NORMAL.format(_RIGHT), letterhead(line("עמותת הנוער"), _FOOTER)),
    "wide letters": _styled(_NORMAL.format(_WIDE)),
    "letters drawn wide": _styled(_NORMAL.format('<w:rPr><w:b/><w:w w:val="150"/></w:rPr>')),
    "styles in a circle": _styled(_CIRCLE),
    "a long line of styles": _styled(
        "".join([style(f"s{at}", f"s{at}", f'<w:basedOn w:val="s{at - 1}"/>') for at in range(1, 900)])
    ),
    "styles twice": _styled(style("A", "A") + style("A", "B") + style("C", "A") + _NORMAL.format("")),
    "another default": _styled(
        '<w:style w:type="paragraph" w:default="1" w:styleId="Own"><w:name w:val="Own"/></w:style>'
    ),
    "properties of styles in any order": _styled(
        style(
            "Heading1",
            "heading 1",
            '<w:rPr><w:sz w:val="40"/><w:b/></w:rPr><w:pPr><w:outlineLvl w:val="0"/><w:jc w:val="left"/>'
            '<w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:qFormat/><w:basedOn w:val="Normal"/>',
        )
        + _NORMAL.format("")
    ),
    "words that cannot be seen": _styled(
        style("Heading1", "heading 1", '<w:pPr><w:framePr w:w="100"/></w:pPr><w:rPr><w:color w:val="FFFFFF"/></w:rPr>')
        + style("BodyText", "Body Text", "<w:rPr><w:vanish/></w:rPr>")
    ),
    "words that cannot be seen anywhere": _styled(
        '<w:docDefaults><w:rPrDefault><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + _NORMAL.format("")
        + style("Pale", "Pale", '<w:rPr><w:color w:val="FEFEFE"/></w:rPr>')
        + style("BodyText", "Body Text", '<w:basedOn w:val="Pale"/><w:pPr><w:ind w:right="-781"/></w:pPr>')
    ),
    "changes in styles": _styled(
        _NORMAL.format(
            '<w:pPr><w:pPrChange w:id="1" w:author="A" w:date="2020-01-01T00:00:00Z"><w:pPr/></w:pPrChange></w:pPr>'
        )
    ),
}
