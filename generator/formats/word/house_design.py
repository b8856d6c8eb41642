"""An organisation's own Word template: its styles, theme, page, header and footer, without its numbering.

Styles meet by name, as in Word: a German Heading 1 has the id `berschrift1`, and is `heading 1` all the
same. The template's lists are left behind, so that no heading is numbered twice; and so are its words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from lxml import etree

from generator.formats.word.design import DEFAULT_FONT, FIRST_PAGE_APART, Design
from generator.formats.word.house_fields import House
from generator.formats.word.house_frames import written
from generator.formats.word.house_page import house_page, markup_of
from generator.formats.word.house_template import HouseTemplate, open_template
from generator.formats.word.inherited import Styles, styles_by_id
from generator.formats.word.markup import WORD_NAMESPACES, w
from generator.formats.word.merged_styles import merged_styles
from generator.formats.word.moved_parts import moved, new_name
from generator.formats.word.package import Companion, Relationship, office_kind
from generator.formats.word.page_setup import FLUSH
from generator.formats.word.running_heads import add_mark, complete, running_heads
from generator.formats.word.schema_order import insert_in_order
from generator.formats.word.styles import all_styles, contents_entry
from generator.formats.word.switches import is_on
from generator.formats.word.theme import font_table, theme
from generator.formats.word.unnumbered import paragraph_properties


@lru_cache(maxsize=16)
def adopted(template: bytes, colour: str, language: str, mark: str) -> Design:
    """Return the design of a template. `mark` is a paragraph that stands on top of every header.

    Raises WordTemplateError when the template cannot be used.
    """
    house = open_template(template)
    settings = house.tree("settings")
    page = house_page(house, settings)
    merged = merged_styles(house.tree("styles"), all_styles(colour, page.paper.text_width), language)
    styles = styles_by_id(merged.root)
    faces = _faces(house)
    _set_contents(styles, page.paper.text_width, styles.text_size("ContentsEntry", faces).letter)
    paper = replace(page.paper, stops=_stops(styles), edges=_edges(styles))
    heads = running_heads(house.package, page, House(_properties(house), merged))
    add_mark(heads, mark)
    our_footers = complete(heads, paper)
    frames = written(list(heads.theirs.values()), house.package)
    return Design(
        etree.tostring(merged.root, xml_declaration=True, encoding="UTF-8", standalone=True),
        paper,
        (_theme(house, colour), font_table(DEFAULT_FONT)),
        styles.text_size("BodyText", faces),
        styles.text_size("TableText", faces),
        headers=tuple(each for each in frames if each.role == "header"),
        our_headers=heads.our_headers,
        footers=(*(each for each in frames if each.role == "footer"), *our_footers),
        first_page=FIRST_PAGE_APART if "first" in heads.kinds else "",
        opposite_pages="<w:evenAndOddHeaders/>" if "even" in heads.kinds else "",
        mirrored_margins="<w:mirrorMargins/>" if is_on(settings.find(w("mirrorMargins"))) else "",
        colours="".join(map(markup_of, settings.iterfind(w("clrSchemeMapping")))),
    )


def _properties(house: HouseTemplate) -> Mapping[str, str]:
    """Return the properties that the house gave to its files, by their names in small letters."""
    pointers = house.package.pointers("").values()
    part = next((each.part for each in pointers if each.short_kind == "custom-properties"), "")
    found = house.package.tree(part).iter("{*}property") if part else ()
    return {each.get("name", "").lower(): "".join(map(str, each.itertext())) for each in found}


# ---- theme


def _theme(house: HouseTemplate, colour: str) -> Companion:
    """Return the template's theme, to which its styles may point; ours when it has none."""
    part = house.part("theme")
    if not part:
        return theme(DEFAULT_FONT, colour)
    pointer = Relationship("theme", office_kind("theme"), new_name(part).removeprefix("word/"))
    return Companion(pointer, moved(house.package, part))


def _faces(house: HouseTemplate) -> dict[str, str]:
    """Return the theme's typefaces for headings and for text."""
    part = house.part("theme")
    if not part:
        return {"major": DEFAULT_FONT, "minor": DEFAULT_FONT}
    root = house.package.tree(part)
    found = {name: root.find(f".//{{*}}{name}Font/{{*}}latin") for name in ("major", "minor")}
    return {name: each.get("typeface", "") for name, each in found.items() if each is not None}


# ---- tab stops


_LINES = ("Header", "Footer")
_FEWEST_LETTERS = 4
"""Room for a number of two digits, its dot and a space."""


def _stops(styles: Styles) -> tuple[int, ...]:
    return tuple(sorted({stop for style in _LINES for stop in styles.tab_stops(style)}))


def _edges(styles: Styles) -> str:
    return FLUSH if any(map(styles.indents, _LINES)) else ""


def _set_contents(styles: Styles, width: int, letter: int) -> None:
    """Let entries of the contents list stop where their column ends, whatever stops the house's own lists have."""
    properties = contents_entry(width, styles.tab_stops("TOC1"), letter)
    for each in etree.fromstring(f"<w:pPr {WORD_NAMESPACES}>{properties}</w:pPr>"):
        insert_in_order(paragraph_properties(styles.by_id["ContentsEntry"]), each)
