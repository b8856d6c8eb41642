"""The order in which the schema wants the properties of a section, a paragraph, a run and a style.

Word opens files whose properties stand in any order; validators and strict readers do not, so what comes from
somebody else's file is put in order.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from generator.formats.word.markup import w

SECTION = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
)
"""17.6.17."""

_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr"
)
_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath"
)
_STYLE = (
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
)
_TABLE = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
)
_CELL = "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers"
_SIDES = "top start left bottom end right insideH insideV tl2br tr2bl"

_ORDERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        w(parent): tuple(map(w, children.split()))
        for parent, children in {
            "sectPr": SECTION,
            "pPr": _PARAGRAPH,
            "rPr": _RUN,
            "style": _STYLE,
            "tblStylePr": "pPr rPr tblPr trPr tcPr",
            "tblPr": _TABLE,
            "tcPr": _CELL,
            "pBdr": "top left bottom right between bar",
            "pgBorders": "top left bottom right",
            "tblBorders": _SIDES,
            "tcBorders": _SIDES,
            "tblCellMar": _SIDES,
            "tcMar": _SIDES,
            "docDefaults": "rPrDefault pPrDefault",
            "styles": "docDefaults latentStyles style",
        }.items()
    }
)


_REPEATED = tuple(map(w, ("headerReference", "footerReference", "style", "tblStylePr")))


def put_in_order(root: etree._Element) -> None:
    """Put the children of every element below the root in the order of the schema, where it has one.

    Of a property that is said twice the last one counts.
    """
    for parent in list(root.iter(*_ORDERS)):
        order = _ORDERS[str(parent.tag)]
        children = list({child if child.tag in _REPEATED else child.tag: child for child in parent}.values())
        ordered = sorted(children, key=lambda child: order.index(child.tag) if child.tag in order else len(order))
        if ordered != list(parent):
            parent[:] = ordered


def insert_in_order(parent: etree._Element, child: etree._Element) -> None:
    """Put a child in its place among its siblings, instead of another of its name."""
    for other in parent.findall(str(child.tag)):
        parent.remove(other)
    order = _ORDERS[str(parent.tag)]
    place = order.index(child.tag)
    before = sum(sibling.tag in order and order.index(sibling.tag) < place for sibling in parent)
    parent.insert(before, child)
