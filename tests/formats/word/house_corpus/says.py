"""Templates whose headers show more than words: properties, controls, fields, changes, drawings.

Beside each template stands what its header says in a policy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.formats.word.house_corpus.writer import (
    Template,
    bound,
    control,
    field_of,
    letterhead,
    line,
    relationship,
    words,
)

_CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_EXTENDED = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
_COVER = "{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}"
_FOOTER = line("Charity 123 ", field_of(" PAGE "))
_TITLE, _NAME = "Social media policy", "Northbank Youth Trust"
_BY = 'w:author="A" w:date="2020-01-01T00:00:00Z"'


def _says(*content: str) -> Template:
    return letterhead(line(*content), _FOOTER)


_TRACKED = (
    f'<w:p><w:pPr><w:rPr><w:ins w:id="1" {_BY}/></w:rPr><w:pPrChange w:id="2" {_BY}><w:pPr/></w:pPrChange></w:pPr>'
    f'<w:ins w:id="3" {_BY}>{words("New house")}</w:ins>'
    f'<w:del w:id="4" {_BY}><w:r><w:delText>Old house</w:delText></w:r></w:del></w:p>'
)
_MARKED = (
    '<w:p><w:bookmarkStart w:id="0" w:name="s0"/><w:commentRangeStart w:id="7"/>'
    f'{words("Marked house")}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    f'<w:bookmarkEnd w:id="0"/><w:smartTag w:uri="urn:x" w:element="place">{words(" in Leeds")}</w:smartTag>'
    f'<w:hyperlink w:anchor="_top">{words(" (up)")}</w:hyperlink></w:p>'
)
_WATERMARK = (
    '<w:p><w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:path textpathok="t" o:connecttype="rect"/>'
    '<v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" '
    'type="#_x0000_t136" style="position:absolute;'
    "margin-left:0;margin-top:0;width:400pt;height:100pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="silver" stroked="f"><v:fill opacity=".5"/>'
    '<v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string="CONTROLLED COPY"/></v:shape></w:pict>'
    "</w:r></w:p>"
)
_ALL_IN_ONE_RUN = (
    '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TI</w:instrText><w:instrText>TLE </w:instrText>'
    '<w:fldChar w:fldCharType="separate"/><w:t>Template</w:t><w:fldChar w:fldCharType="end"/></w:r>'
)
_ASKS = '<w:alias w:val="Company"/><w:showingPlcHdr/>'
_BLOCK = control(_ASKS, line("[Company]"))
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM_PART = (
    f'<Properties xmlns="{_CUSTOM}/custom-properties" xmlns:vt="{_CUSTOM}/docPropsVTypes">'
    '<property fmtid="{D5CDD505}" pid="2" name="Classification"><vt:lpwstr>Internal</vt:lpwstr></property></Properties>'
)

SAYS: Mapping[str, tuple[Template, str]] = {
    "controls of properties": (
        _says(
            bound("/ns0:Properties[1]/ns0:Company[1]", _EXTENDED, "[Organization Name]"),
            " / ",
            bound("/ns1:coreProperties[1]/ns0:title[1]", _CORE, "[Document title]"),
            " / ",
            bound("/ns0:CoverPageProperties[1]/ns0:PublishDate[1]", _COVER, "[Pick the date]"),
        ),
        f"{_NAME} / {_TITLE} / 1 May 2026",
    ),
    "control of the house's own data": (
        _says(control('<w:dataBinding w:xpath="/a/b[1]" w:storeItemID="{1}"/><w:text/>', words("1 High Street"))),
        "1 High Street",
    ),
    "control around a paragraph": (letterhead(_BLOCK, _FOOTER), _NAME),
    "fields of properties": (
        _says(
            field_of(" TITLE ", "House template"),
            " / ",
            f'<w:fldSimple w:instr=" DOCPROPERTY  Company  \\* MERGEFORMAT ">{words("Old Trust")}</w:fldSimple>',
            " / ",
            field_of(" AUTHOR ", "ann"),
        ),
        f"{_TITLE} / {_NAME} / {_NAME}",
    ),
    "field of a property that the house has": (
        replace(
            _says(field_of(' DOCPROPERTY "Classification" ', "Old")),
            links={"": relationship("r5", "custom-properties", "docProps/custom.xml")},
            parts={"docProps/custom.xml": _CUSTOM_PART.encode()},
        ),
        "Internal",
    ),
    "field in one run": (_says(_ALL_IN_ONE_RUN), _TITLE),
    "title as a style": (_says(field_of(' STYLEREF "Title" ', "Template")), _TITLE),
    "heading of the page": (_says(field_of(" STYLEREF  &quot;Heading 1&quot;  ", "Chapter")), _TITLE),
    "typed blanks": (
        _says(
            "[Organisation",
            words(" name]"),
            " – <title>, version {{ version }}".replace("<", "&lt;").replace(">", "&gt;"),
        ),
        f"{_NAME} – {_TITLE}, version 1.2",
    ),
    "blanks of other programs": (
        _says("{organisation} / ${title} / ‹document title›"),
        f"{_NAME} / {_TITLE} / {_TITLE}",
    ),
    "a line that asks for a detail": (_says("Insert company name"), _NAME),
    "brackets around a control": (_says("[", control(_ASKS, words("Company")), "]"), _NAME),
    "what a control holds, without the control": (
        letterhead(f"<w:p/><w:sdtContent>{line('Northbank House')}</w:sdtContent>", _FOOTER),
        "Northbank House",
    ),
    "end of a field whose beginning is gone": (
        _says("Northbank House", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        "Northbank House",
    ),
    "link of a field to nowhere": (_says(field_of(' HYPERLINK "" \\o "tip" ', "Our page")), "Our page"),
    "numbers of paragraphs": (
        letterhead(
            '<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="1D21507B">'
            f"{words('Northbank House')}</w:p>",
            _FOOTER,
        ),
        "Northbank House",
    ),
    "a line of strokes": (_says("______________________"), "______________________"),
    "tracked changes": (letterhead(_TRACKED, _FOOTER), "New house"),
    "comments and marks": (letterhead(_MARKED, _FOOTER), "Marked house in Leeds (up)"),
    "watermark": (letterhead(_WATERMARK + line("Northbank House"), _FOOTER), "Northbank House"),
}
