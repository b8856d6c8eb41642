"""Templates that must not become a policy's design, each with words of the reason that is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.formats.word.docx_samples import png
from tests.formats.word.house_corpus.writer import (
    A4,
    MARGINS,
    NAMESPACES,
    Template,
    bound,
    control,
    field_of,
    letterhead,
    line,
    nested_field,
    picture,
    references,
    relationship,
    style,
    words,
)

_FOOTER = line("Charity 123 ", field_of(" PAGE "))
_HEADER = "word/header-default.xml"
_EXTENDED = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"


def _says(*content: str) -> Template:
    return letterhead(line(*content), _FOOTER)


def _pointing(content: str, kind: str, target: str, mode: str = "") -> Template:
    return replace(_says(content), links={_HEADER: relationship("rId1", kind, target, mode)})


def _shown(part: str, content: bytes) -> Template:
    """Return a template whose header shows a picture from a part of this name and content."""
    return replace(_pointing(picture("rId1"), "image", part), parts={f"word/{part}": content})


_OBJECT = '<w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet" ShapeID="x" r:id="rId1"/></w:object></w:r>'
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">%s</svg>'
_TEXT = letterhead(line("House"), _FOOTER)
_VML = '<w:r><w:pict><v:shape id="x"><v:imagedata src="http://bad.example/x.png"/></v:shape></w:pict></w:r>'
_SIMPLE = '<w:fldSimple w:instr=" INCLUDETEXT c:\\x.docx "><w:r><w:t>x</w:t></w:r></w:fldSimple>'


ACTIVE: Mapping[str, tuple[Template, str]] = {
    "linked picture": (
        _pointing(picture("rId1", 1, "link"), "image", "http://bad.example/x.png", "External"),
        "a linked picture (http://bad.example/x.png)",
    ),
    "linked picture on a share": (
        _pointing(picture("rId1", 1, "link"), "image", "file:///\\\\server\\x.png", "External"),
        "a linked picture (file:///\\\\server\\x.png)",
    ),
    "linked old picture": (_says(_VML), "a linked picture (http://bad.example/x.png)"),
    "OLE object": (replace(_pointing(_OBJECT, "oleObject", "x.bin"), parts={"word/x.bin": b"x"}), "an OLE object"),
    "OLE link": (_pointing(_OBJECT, "oleObject", "file:///c:/x.xlsx", "External"), "an OLE link (file:///c:/x.xlsx)"),
    "embedded file": (
        replace(_pointing(_OBJECT, "package", "x.xlsx"), parts={"word/x.xlsx": b"x"}),
        "an embedded file",
    ),
    "ActiveX": (
        replace(
            _pointing('<w:r><w:object><w:control r:id="rId1"/></w:object></w:r>', "control", "x.xml"),
            parts={"word/x.xml": b"<x/>"},
        ),
        "an ActiveX control",
    ),
    "another document": (
        replace(
            letterhead('<w:altChunk r:id="rId1"/><w:p/>', _FOOTER),
            links={_HEADER: relationship("rId1", "aFChunk", "x.html")},
            parts={"word/x.html": b"x"},
        ),
        "a piece of another document",
    ),
    "DDE": (_says(field_of(" DDEAUTO c:\\\\windows\\\\cmd.exe x ")), "the field DDEAUTO"),
    "DDE in pieces": (
        _says(field_of(" DDEAUTO c:\\x ").replace("DDEAUTO", "DDE</w:instrText></w:r><w:r><w:instrText>AUTO")),
        "the field DDEAUTO",
    ),
    "a kind of field that is worked out": (
        _says(nested_field(" ", " QUOTE DDEAUTO ", " c:\\x.exe ")),
        "a field whose kind another field gives",
    ),
    "picture from elsewhere": (
        _says(field_of(' INCLUDEPICTURE "http://bad.example/x.png" ')),
        "the field INCLUDEPICTURE",
    ),
    "text from elsewhere": (_says(_SIMPLE), "the field INCLUDETEXT"),
    "macro button": (_says(field_of(" MACROBUTTON NoMacro [Click here] ")), "the field MACROBUTTON"),
    "link to a file": (
        _pointing(f'<w:hyperlink r:id="rId1">{words("x")}</w:hyperlink>', "hyperlink", "file:///c:/x.exe", "External"),
        "a link to file:///c:/x.exe",
    ),
    "link of a field to a script": (_says(field_of(' HYPERLINK "javascript:x" ')), "a link to javascript:x"),
    **{
        f"drawing with {what}": (_shown("media/x.svg", _SVG % content), "a drawing with a script or a link")
        for what, content in {
            "a script": b"<script>alert(1)</script>",
            "a script by another name": b'<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
            "something to run later": b'<g\nonload\n=\n"x()"/>',
            "a picture from elsewhere": b'<image x:href="&#104;ttp://bad.example/x.png"/>',
            "a link that comes later": b'<a><set attributeName="x:href" to="http://bad.example"/></a>',
            "a style from elsewhere": b"<style>@\\69mport 'http://bad.example/x.css';</style>",
            "a filling from elsewhere": b'<rect fill="url( http://bad.example/x )"/>',
            "a page in it": b"<foreignObject/>",
        }.items()
    },
    "drawing with a style sheet": (
        _shown("media/x.svg", b'<?xml-stylesheet href="http://bad.example/x.css"?>' + _SVG % b""),
        "a drawing with a script or a link",
    ),
    "picture that is none": (_shown("media/x.bin", b"x"), "as a picture something of the type"),
    "huge picture": (_shown("media/x.png", png(1, 1)[:16] + b"\\0\\1\\0\\0" * 2 + png(1, 1)[24:]), "a picture of "),
}

BLANKS: Mapping[str, tuple[Template, str]] = {
    "control to fill in": (_says(bound("/a/Fax[1]", _EXTENDED, "[Fax]")), 'a control that says "[Fax]"'),
    "control for words": (
        _says(control("<w:showingPlcHdr/><w:text/>", words("Click or tap here to enter text."))),
        'a control that says "Click or tap here to enter text."',
    ),
    "property that nobody has": (
        _says(field_of(' DOCPROPERTY "Document number" ', "")),
        "a field DOCPROPERTY Document number",
    ),
    "field to fill in": (_says(field_of(' FILLIN "Who?" ', "")), "a field FILLIN Who?"),
    "place in the text": (_says(field_of(" REF Subject ", "x")), "a field REF Subject"),
    "style that a policy does not use": (
        _says(field_of(' STYLEREF "Chapter title" ', "x")),
        "a field STYLEREF Chapter title",
    ),
    "typed blank": (_says("[Insert fax number]"), "[Insert fax number]"),
    "blank of another program": (_says("${fax}"), '"${fax}"'),
    "typed line that asks": (_says("Insert logo here"), '"Insert logo here"'),
    "typed word for later": (_says(" TBC "), '" TBC "'),
    "typed day": (_says("Approved on dd/mm/yyyy"), '"dd/mm/yyyy"'),
    "list to choose from": (_says(control("<w:dropDownList/>", words("Choose an item."))), '"Choose an item."'),
    "field without end": (
        _says(field_of(" PAGE ").replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "")),
        "a field PAGE that has no end",
    ),
    "typed line": (_says("Approved by: ________"), ": ________"),
    "form field": (_says(field_of(" FORMTEXT ", "     ")), "a field FORMTEXT"),
}

BROKEN: Mapping[str, tuple[Template, str]] = {
    "header that is not there": (replace(_TEXT, stories={}), "a part that it names is missing"),
    "header that is none": (
        replace(_TEXT, parts={_HEADER: f"<w:ftr {NAMESPACES}/>".encode()}),
        'its part "word/header-default.xml" is no header',
    ),
    "page without room": (
        Template(section=f'{A4}<w:pgMar w:top="8000" w:bottom="8000" w:left="1" w:right="1"/>'),
        "margins leave no room for text",
    ),
    "page without measure": (Template(section=f'<w:pgSz w:w="wide" w:h="1"/>{MARGINS}'), '"wide" is no measure'),
    "page without end": (Template(section=f'<w:pgSz w:w="999999" w:h="1"/>{MARGINS}'), '"999999" is no measure'),
    "unknown characters": (
        Template(parts={"word/styles.xml": b'<?xml version="1.0" encoding="UTF-7"?><x/>'}),
        'its part "word/styles.xml" cannot be read',
    ),
    "document type": (
        Template(parts={"word/styles.xml": "<!DOCTYPE x><x/>".encode("utf-16")}),
        'its part "word/styles.xml" declares a document type',
    ),
    "too many styles": (
        Template(styles="".join([style(f"s{at}", f"s{at}") for at in range(10_001)])),
        "more than 10,000 styles",
    ),
    "too many elements": (Template(styles="<w:p/>" * 500_000), "too many styles or other elements"),
    "too much text": (Template(before="<w:p/>" * 1_100_000), "too many elements in word/document.xml"),
    "too much to unpack": (
        Template(before=f"<w:p><w:r><w:t>{'a' * 9_000_000}</w:t></w:r></w:p>" * 6),
        "unpacks to more than 50 MB",
    ),
    "references without a section": (
        replace(_TEXT, section=references("header-even") + A4 + MARGINS, stories={}),
        "a part that it names is missing",
    ),
}

FAULTS = {**ACTIVE, **BLANKS, **BROKEN}
