"""The contents list: an entry for each section and schedule, in two columns, with the page on which it begins.

Only a layout engine knows page numbers, so they are PAGEREF fields whose last result is empty: Word works them out
when it shows a print preview, prints or makes a PDF, and LibreOffice at once. They stand outside a TOC field, in which
LibreOffice would show the empty result, and nothing asks for an update on opening. Numbers and titles are REF fields,
so they follow when somebody edits a heading.
"""

from __future__ import annotations

from functools import lru_cache

from generator.document import Section, SectionKind
from generator.formats.word.bookmarks import legal_name
from generator.formats.word.inlines import field_runs, run
from generator.formats.word.markup import paragraph
from generator.formats.word.page_setup import TAB, SetUps

FEWEST_SECTIONS = 6
"""A shorter policy is seen at a glance and has no contents list."""


def listed(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the sections that a contents list names, none where a document is too short for one.

    Parts before section 1 stand on the page of the list.
    """
    found = tuple([each for each in sections if each.kind in {SectionKind.SECTION, SectionKind.SCHEDULE}])
    return found if len(found) >= FEWEST_SECTIONS else ()


def contents(sections: tuple[Section, ...], set_ups: SetUps, properties: str = "") -> list[str]:
    """Return the contents list, which ends the page set-up above it and its own; `properties` are its heading's."""
    heading = paragraph("TOCHeading", run("Contents"), properties + set_ups.first)
    # None is kept with the next one, or all would stay in one column.
    entries = [_entry(legal_name(each.id), each.number, each.title, "") for each in sections[:-1]]
    last = sections[-1]
    return [heading, *entries, _entry(legal_name(last.id), last.number, last.title, set_ups.columns)]


# Organisations whose policies have the same parts have the same entries.
@lru_cache(maxsize=512)
def _entry(name: str, number: str, title: str, properties: str) -> str:
    """Number, title and page, linked; the words are those of the heading."""
    counted = field_runs(f" REF {name} \\r \\h ", number.removesuffix("."))
    # The letter of a schedule has no column of its own, since the word before it is long.
    between = run(". ") if " " in number else run(".") + TAB
    # The space keeps a page from a title that goes up to it.
    words = counted + between + field_runs(f" REF {name} \\h ", title) + run(" ") + TAB
    words += field_runs(f" PAGEREF {name} \\h ", "")
    link = f'<w:hyperlink w:anchor="{name}" w:history="1">{words}</w:hyperlink>'
    return paragraph("ContentsEntry", link, properties)
