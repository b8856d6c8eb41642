"""Templates that differ in their pages: sections, paper, headers and footers, settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.formats.word.house_corpus.writer import (
    A4,
    LYING,
    MARGINS,
    Template,
    field_of,
    letterhead,
    line,
    nested_field,
    page_in_a_box,
    references,
    relationship,
    relationships,
    section_end,
)

_BOTH = references("header-default", "footer-default")
_PLAIN = letterhead(line("Northbank House"), line("Charity 123 ", field_of(" PAGE ")))
_HOUSE = _PLAIN.stories
_GRID = '<w:docGrid w:linePitch="360"/>'
_EDGE = '<w:{} w:val="single" w:sz="4" w:space="4" w:color="C00000"/>'
_ANY_ORDER = (
    f'{_GRID}<w:titlePg/><w:vAlign w:val="center"/><w:bidi/><w:cols w:num="2"/><w:lnNumType w:countBy="5"/>'
    f"<w:pgBorders>{_EDGE.format('left')}{_EDGE.format('top')}</w:pgBorders>{MARGINS}{A4}{_BOTH}"
)
_WITH_UNITS = (
    '<w:pgSz w:w="21cm" w:h="297mm"/><w:pgMar w:top="1in" w:right="72pt" w:bottom="1440.4" w:left="6pc" '
    'w:header="708" w:footer="708" w:gutter="0"/>'
)
_OLD_SETTINGS = (
    '<w:attachedTemplate r:id="rId9"/><w:mailMerge><w:mainDocumentType w:val="formLetters"/></w:mailMerge>'
    '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
)
_FRAMED = (
    '<w:p><w:pPr><w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="1"/></w:pPr>'
    f"{field_of(' PAGE ')}</w:p>"
)

SECTIONS: Mapping[str, Template] = {
    "plain": _PLAIN,
    "nothing at all": Template(styles=None, section=""),
    "grid alone": Template(section=f"{A4}{MARGINS}{_GRID}"),
    "grid of an old program": Template(section=f'{A4}{MARGINS}<w:docGrid w:linePitch="360" w:charSpace="4294961151"/>'),
    "grid before title page": replace(
        _PLAIN, section=f'{_BOTH}{A4}{MARGINS}<w:cols w:space="708"/>{_GRID}<w:titlePg/>'
    ),
    "properties in any order": replace(_PLAIN, section=_ANY_ORDER),
    "letter paper": replace(_PLAIN, section=f'{_BOTH}<w:pgSz w:w="12240" w:h="15840" w:code="1"/>{MARGINS}'),
    "measures with units": replace(_PLAIN, section=_BOTH + _WITH_UNITS),
    "margins without sides": replace(_PLAIN, section=f'{_BOTH}{A4}<w:pgMar w:left="1440" w:right="1440"/>'),
    "cover, then text": replace(_PLAIN, before=section_end(f"{_BOTH}{A4}{MARGINS}<w:titlePg/>"), section=A4 + MARGINS),
    "three sections": replace(
        _PLAIN,
        before=section_end(references("header-default") + A4 + MARGINS)
        + section_end(references("footer-default") + A4 + MARGINS),
        section=A4 + MARGINS,
    ),
    "wide tables at the end": replace(_PLAIN, before=section_end(_BOTH + A4 + MARGINS), section=LYING + MARGINS),
    "cover that lies": replace(_PLAIN, before=section_end(_BOTH + LYING + MARGINS), section=A4 + MARGINS),
    "only pages that lie": replace(_PLAIN, section=_BOTH + LYING + MARGINS),
}

HEADERS: Mapping[str, Template] = {
    "empty footer": letterhead(line("Northbank House"), "<w:p/>"),
    "empty header": letterhead("<w:p/>", _HOUSE["footer-default"]),
    "both empty": letterhead("<w:p/>", "<w:p/>"),
    "no page number": letterhead(line("Northbank House"), line("Charity 123")),
    "header alone": replace(_PLAIN, section=references("header-default") + A4 + MARGINS),
    "footer alone": replace(_PLAIN, section=references("footer-default") + A4 + MARGINS),
    "page number in a box": letterhead(line("Northbank House"), page_in_a_box()),
    "page number in a frame": letterhead(line("Northbank House"), _FRAMED),
    "page number in a condition alone": letterhead(
        line("Northbank House"),
        f"<w:p>{nested_field(' IF ', ' PAGE ', ' = 1 &quot;First&quot; &quot;Later&quot; ')}</w:p>",
    ),
    "says it all": letterhead(
        line(field_of(" TITLE ", "House template"), ", version ", field_of(' DOCPROPERTY "Version" ', "0.1")),
        line(field_of(" PAGE ")),
    ),
    "first page different": replace(
        _PLAIN,
        section=f"{references('header-first', 'header-default', 'footer-default')}{A4}{MARGINS}<w:titlePg/>",
        stories={**_HOUSE, "header-first": line("Letterhead")},
    ),
    "first page empty": replace(_PLAIN, section=f"{_BOTH}{A4}{MARGINS}<w:titlePg/>"),
    "title page switched off": replace(_PLAIN, section=f'{_BOTH}{A4}{MARGINS}<w:titlePg w:val="0"/>'),
    "left and right pages": replace(
        _PLAIN,
        section=references("header-even", "header-default", "footer-default", "footer-even") + A4 + MARGINS,
        stories={**_HOUSE, "header-even": line("Left"), "footer-even": line("")},
        settings="<w:evenAndOddHeaders/>",
    ),
    "left pages without a header": replace(_PLAIN, settings="<w:mirrorMargins/><w:evenAndOddHeaders/>"),
    "left and right switched off": replace(_PLAIN, settings='<w:evenAndOddHeaders w:val="false"/>'),
    "settings of another time": replace(
        _PLAIN,
        settings=_OLD_SETTINGS,
        parts={
            "word/_rels/settings.xml.rels": relationships(
                relationship("rId9", "attachedTemplate", "file:///C:/Users/ann/Normal.dotm", "External")
            ).encode()
        },
    ),
}
