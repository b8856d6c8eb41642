"""Styles (17.7): what a reader sees is a style's doing, so that people in Word can restyle the whole at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.formats.word.column_widths import CELL_MARGIN
from generator.formats.word.markup import DECLARATION, KEEP_WITH_NEXT, WORD_NAMESPACES, escape, twips
from generator.formats.word.numbering import (
    BULLET_LIST,
    CLAUSE_INDENT,
    POLICY_LIST,
    SCHEDULE_LIST,
    list_of,
)
from generator.formats.word.page_setup import COLUMN_GAP

_INK = "404040"
SMALL_SIZE = 20
"""Ten points in half points, for tables and the contents list."""
LINE_SPACING = 1.12
"""Between lines, where 1 is none."""
_GREY = "595959"
"""Seven to one against white: secondary words stay readable."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; the properties are in the order of the schema (17.3.1.26, 17.3.2.28).

    `ours` tells a style that we named from one that Word knows by its name.
    """

    id: str
    name: str
    paragraph: str = ""
    run: str = ""
    parent: str = "Normal"
    following: str = ""
    ours: bool = False


@lru_cache(maxsize=64)
def styles_part(font: str, colour: str, language: str, text_width: int) -> bytes:
    """Return word/styles.xml: the styles of this program and no others."""
    defaults = _defaults(font, language)
    styles = all_styles(colour, text_width, _size(SMALL_SIZE / 2))
    return f"{DECLARATION}<w:styles {WORD_NAMESPACES}>{defaults}{_LATENT}{styles}</w:styles>".encode()


def all_styles(colour: str, text_width: int, small: str = "") -> str:
    """Return every style; `colour` is `#rrggbb`, and `text_width` the room between the margins in twips.

    `small` is how large the words of tables and of the contents list are; in a house of its own they are as large as
    all others.
    """
    ink = colour.removeprefix("#").upper()
    paragraphs = (*_text_styles(small), *_heading_styles(ink), *_page_styles(ink, text_width, small))
    return "".join([_NORMAL, *map(_paragraph_style, paragraphs), _character_styles(ink), _table_styles()])


def _defaults(font: str, language: str) -> str:
    face, tongue = escape(font), escape(language)
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{face}" w:eastAsia="{face}" w:hAnsi="{face}" '
        f'w:cs="{face}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'<w:lang w:val="{tongue}" w:eastAsia="{tongue}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


# Word's own styles stay out of the lists until somebody uses them (17.7.4.5).
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
    'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
)

_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    f'<w:pPr><w:spacing w:line="{round(LINE_SPACING * 240)}" w:lineRule="auto"/></w:pPr></w:style>'
)

_KEEP = f"{KEEP_WITH_NEXT}<w:keepLines/>"
_BOLD = "<w:b/><w:bCs/>"


def _spacing(before: float, after: float) -> str:
    """Points above and below. Text has half its distance on each side, since a table has none of its own."""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"/>'


def _size(points: float) -> str:
    half_points = round(points * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _text_styles(small: str) -> tuple[Style, ...]:
    """Running text, with or without a number."""
    loose, tight = _spacing(4, 4), _spacing(2, 2)
    beside = f'<w:ind w:left="{CLAUSE_INDENT}"/>'
    return (
        Style("BodyText", "Body Text", loose),
        Style("Lead", "Lead", loose, f'<w:color w:val="{_INK}"/>', ours=True),
        Style("Clause2", "Clause 2", list_of(1, POLICY_LIST) + loose, ours=True),
        Style("Clause3", "Clause 3", list_of(2, POLICY_LIST) + loose, ours=True),
        Style("ScheduleClause2", "Schedule Clause 2", list_of(1, SCHEDULE_LIST) + loose, ours=True),
        Style("ScheduleClause3", "Schedule Clause 3", list_of(2, SCHEDULE_LIST) + loose, ours=True),
        Style("ClauseText", "Clause Text", loose + beside, ours=True),
        Style("ListBullet", "List Bullet", list_of(0, BULLET_LIST) + tight),
        Style("ListBullet2", "List Bullet 2", list_of(1, BULLET_LIST) + tight),
        Style("TableText", "Table Text", _spacing(2, 2), small, ours=True),
        Style("TableHeading", "Table Heading", f"{KEEP_WITH_NEXT}{_spacing(2, 2)}", _BOLD + small, ours=True),
        # At the foot of its row, just above the line to write on.
        Style("FormText", "Form Text", _spacing(15, 1), ours=True),
        Style("AfterTable", "After Table", '<w:spacing w:line="20" w:lineRule="exact"/>', _size(1), ours=True),
    )


def _heading_styles(ink: str) -> tuple[Style, ...]:
    """Titles and headings. Contents lists and screen readers go by the outline level (17.3.1.20).

    What is not in the list of sections is not based on a style that is: some readers would count it all the same. It is
    based on Heading 2, which is in no list, since others know a heading by the name of what it is based on.
    """
    coloured = f'{_BOLD}<w:color w:val="{ink}"/>'
    largest = coloured + _size(15)
    first = f'{_spacing(18, 4)}<w:outlineLvl w:val="0"/>'
    second = f'{_spacing(12, 3)}<w:outlineLvl w:val="1"/>'
    third = f'{_spacing(10, 2)}<w:outlineLvl w:val="2"/>'
    sections, schedules = list_of(0, POLICY_LIST), list_of(0, SCHEDULE_LIST)
    return (
        Style("Title", "Title", f"{_KEEP}{_spacing(0, 2)}", coloured + _size(26), following="Subtitle"),
        Style("Subtitle", "Subtitle", f"{_KEEP}{_spacing(0, 14)}", f'<w:color w:val="{_GREY}"/>{_size(14)}'),
        Style("Heading1", "heading 1", _KEEP + sections + first, largest, following="Clause2"),
        Style("Heading2", "heading 2", _KEEP + second, coloured + _size(12.5), following="Clause2"),
        Style("Heading3", "heading 3", _KEEP + third, coloured + _size(11), following="Clause3"),
        Style("FrontHeading", "Front Heading", _KEEP + first, largest, "Heading2", "BodyText", ours=True),
        Style(
            "ScheduleHeading",
            "Schedule Heading",
            _KEEP + schedules + first,
            largest,
            "Heading2",
            "ScheduleClause2",
            ours=True,
        ),
    )


def _page_styles(ink: str, text_width: int, small: str) -> tuple[Style, ...]:
    """What stands around the text: logo, contents, header, footer, the mark of a draft, comments."""
    aside = f'<w:color w:val="{_GREY}"/>{_size(9)}'
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="BFBFBF"/></w:pBdr>'
    contents_heading = f'{_BOLD}<w:color w:val="{ink}"/>{_size(15)}'
    number = f'<w:tab w:val="left" w:pos="{twips(10)}"/>'
    page = f'<w:tab w:val="right" w:leader="dot" w:pos="{text_width}"/>'
    warning = f'{_BOLD}<w:color w:val="C00000"/>{_size(14)}'
    return (
        Style("Logo", "Logo", f"{KEEP_WITH_NEXT}{_spacing(0, 16)}", ours=True),
        Style("TOCHeading", "TOC Heading", f"{_KEEP}{_spacing(18, 4)}", contents_heading, following="BodyText"),
        Style("TOC1", "toc 1", f"<w:tabs>{number}{page}</w:tabs>{_spacing(1, 1)}"),
        Style("ContentsEntry", "Contents Entry", contents_entry(text_width), small, "TOC1", ours=True),
        Style("Header", "header", rule + _spacing(0, 10), aside),
        Style("Footer", "footer", "", aside),
        Style("DraftMark", "Draft Mark", '<w:jc w:val="center"/>', warning, ours=True),
        Style("CommentText", "annotation text", _spacing(0, 4), _size(10)),
    )


def contents_entry(text_width: int, stops: Iterable[int] = (), letter: int = 0) -> str:
    """Return the properties of an entry of the contents list, whatever tab stops the style has that it is based on.

    Where letters are wide, a number of two digits has room all the same.
    """
    number, page = max(twips(8), round(letter * _NUMBER_LETTERS)), (text_width - COLUMN_GAP) // 2
    cleared = "".join([f'<w:tab w:val="clear" w:pos="{stop}"/>' for stop in stops if stop not in {number, page}])
    tabs = f'{cleared}<w:tab w:val="left" w:pos="{number}"/><w:tab w:val="right" w:pos="{page}"/>'
    # No indent at the right: LibreOffice would not show a page number that stands in it.
    indent = f'<w:ind w:left="{number}" w:hanging="{number}"/>'
    return f"<w:tabs>{tabs}</w:tabs>{_spacing(0, 1)}{indent}"


_NUMBER_LETTERS = 3.4
"""Two digits, a dot and a gap, in ordinary letters."""


def _paragraph_style(style: Style) -> str:
    custom = ' w:customStyle="1"' if style.ours else ""
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.parent}"/>{following}<w:qFormat/>{paragraph}{run}</w:style>'
    )


def _character_styles(ink: str) -> str:
    plain = '<w:basedOn w:val="DefaultParagraphFont"/>'
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        f'<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>{plain}'
        f'<w:rPr><w:color w:val="{ink}"/><w:u w:val="single"/></w:rPr></w:style>'
        f'<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>{plain}'
        f"<w:rPr>{_size(8)}</w:rPr></w:style>"
    )


def _table_styles() -> str:
    """Cells stand in a grid; the heading row is shaded, and a column of names is bold (17.7.6). A form has lines."""
    borders = _borders("BFBFBF", "top", "left", "bottom", "right", "insideH", "insideV")
    lines = _borders("7F7F7F", "bottom", "insideH")
    names = f'<w:tblStylePr w:type="firstCol"><w:rPr>{_BOLD}</w:rPr></w:tblStylePr>'
    shade = '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/></w:tcPr>'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{_cell_margins(0, 108)}</w:tblPr></w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="PolicyTable"><w:name w:val="Policy Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        f"{_cell_margins(CELL_MARGIN // 4, CELL_MARGIN)}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow">{shade}</w:tblStylePr>{names}</w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="PolicyForm"><w:name w:val="Policy Form"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders>'
        f"{_cell_margins(CELL_MARGIN // 4, 0)}</w:tblPr>{names}</w:style>"
    )


def _borders(colour: str, *sides: str) -> str:
    return "".join([f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>' for side in sides])


def _cell_margins(upright: int, level: int) -> str:
    margins = (("top", upright), ("left", level), ("bottom", upright), ("right", level))
    sides = "".join([f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in margins])
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"
