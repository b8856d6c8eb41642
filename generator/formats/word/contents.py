"""The contents list: a field that Word can update, with every entry already there and linked.

Entries show no page numbers, since only a layout engine knows them; whoever updates the field in Word
gets them. Nothing asks for an update on opening: the numbers and titles are right as they are.
"""

from __future__ import annotations

from generator.document import Section, SectionKind
from generator.formats.word.blocks import NEW_PAGE
from generator.formats.word.bookmarks import Bookmark
from generator.formats.word.first_page import fit_on_first_page
from generator.formats.word.inlines import Story, run
from generator.formats.word.markup import KEEP_WITH_NEXT, paragraph

FEWEST_SECTIONS = 6
"""A shorter policy is seen at a glance and has no contents list."""

# Outline level 1 (\o, \u), as hyperlinks (\h), without tabs and page numbers in web view (\z) (17.16.5.68).
_INSTRUCTION = ' TOC \\o "1-1" \\h \\z \\u '
_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    f'<w:r><w:instrText xml:space="preserve">{_INSTRUCTION}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def has_contents(sections: tuple[Section, ...]) -> bool:
    """Tell whether a document is long enough for a contents list."""
    return sum(section.kind is not SectionKind.FRONT for section in sections) >= FEWEST_SECTIONS


def contents(sections: tuple[Section, ...], story: Story) -> str:
    """Return the contents list in the control by which Word offers to update it (17.5.2.12).

    It stands under the front parts where the first page has room for all of it, and else on a page of its own.
    """
    *others, last = [_entry(section, story.bookmarks[section.id]) for section in sections]
    kept = [paragraph("TOC1", entry, KEEP_WITH_NEXT) for entry in others]
    entries = "".join([*kept, paragraph("TOC1", last + _END)]).replace("</w:pPr>", f"</w:pPr>{_BEGIN}", 1)
    heading = paragraph("TOCHeading", run("Contents"), "" if _fits(sections) else NEW_PAGE)
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{heading}{entries}</w:sdtContent></w:sdt>"
    )


def _entry(section: Section, bookmark: Bookmark) -> str:
    """Number, tab, title, as Word writes them; a number that a space follows in the heading has a space here."""
    match section.kind:
        case SectionKind.SECTION:
            words = f"{run(section.number)}<w:r><w:tab/></w:r>{run(section.title)}"
        case _:
            words = run(section.heading)
    return f'<w:hyperlink w:anchor="{bookmark.name}" w:history="1">{words}</w:hyperlink>'


def _fits(sections: tuple[Section, ...]) -> bool:
    front = [section for section in sections if section.kind is SectionKind.FRONT]
    return fit_on_first_page(front, entries=len(sections))
