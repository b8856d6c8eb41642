"""Turn a document into a Word file whose numbers, references and contents are Word's own.

The words and numbers that a reader sees are the model's. How each part of the file is written is told
in `generator.formats.word`; this module says which parts there are and what stands where.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.document import Document, Section, SectionKind
from generator.document.late import with_values
from generator.document.look import Look
from generator.formats.word.blocks import NEW_PAGE, Setting, close, top_section
from generator.formats.word.bookmarks import numbers, with_own_names
from generator.formats.word.bound_values import values_of
from generator.formats.word.comments import Comments
from generator.formats.word.contents import contents, listed
from generator.formats.word.design import Design, own_design
from generator.formats.word.details import filled
from generator.formats.word.first_page import Room, below_title, contents_height, section_height
from generator.formats.word.house import house_design
from generator.formats.word.inlines import Story, run
from generator.formats.word.logo import logo_companion, logo_run
from generator.formats.word.markup import DECLARATION, WORD_NAMESPACES, paragraph
from generator.formats.word.numbering import numbering_part
from generator.formats.word.package import (
    CORE_PROPERTIES_KIND,
    CORE_PROPERTIES_TYPE,
    Companion,
    PackagePart,
    Relationship,
    companion,
    hyperlinks,
    office_kind,
    relationships_part,
    word_type,
    zipped,
)
from generator.formats.word.page_setup import DRAFT_MARK, Frame, SetUps, footers, headers, set_ups
from generator.formats.word.properties import core_properties, settings_part


def write_docx(document: Document, look: Look) -> bytes:
    """Return the whole document as a DOCX file; the same document and look give the same bytes.

    Raises `house_error.WordTemplateError` when the look's Word template cannot be used, and ValueError when its
    logo cannot.
    """
    return zipped(parts_of(document, look))


def parts_of(document: Document, look: Look) -> list[PackagePart]:
    """Return the parts of the file, in the order in which they stand in it."""
    document = with_own_names(document)
    design = _design(document, look)
    story = Story(values_of(document), numbers(document), document.values)
    comments = Comments(Story(story.values)) if document.meta.draft else None
    frames = _frames(document, design, story)
    layout = _Layout(
        design,
        set_ups(frames, design.paper, design.first_page),
        Setting(design.paper.text_width, design.cells.letter, comments),
        below_title(design, look.logo),
    )
    written = [f"{DECLARATION}<w:document {WORD_NAMESPACES}><w:body>", _title_block(document, look, story)]
    _body(written, document.sections, story, layout)
    content = story.filled_in([*written, "</w:body></w:document>"])
    companions = [
        *_companions(document, design),
        *design.companions,
        *(each.companion for each in frames),
        story.values.companion(),
    ]
    companions += [comments.companion()] if comments and comments.said else []
    companions += [logo_companion(look.logo)] if look.logo else []
    pointers = [*(each.pointer for each in companions), *hyperlinks(story.links)]
    parts = [
        *_package_parts(document),
        PackagePart("word/document.xml", content, word_type("document.main")),
        relationships_part("word/document.xml", pointers),
        *(part for each in companions for part in each.parts),
    ]
    # Two headers of a template may show the same picture.
    return list({part.name: part for part in parts}.values())


def _design(document: Document, look: Look) -> Design:
    language = document.meta.language
    if look.word_template is None:
        return own_design(look.font, look.colour, look.paper, language)
    return house_design(look.word_template, look.colour, language, DRAFT_MARK if document.meta.draft else "")


def _frames(document: Document, design: Design, story: Story) -> tuple[Frame, ...]:
    """Return headers and footers: those of a house, filled with the document's details, and ours."""
    theirs = (replace(each, part=filled(each.part, document)) for each in (*design.headers, *(design.footers or ())))
    ours = headers(document, story.values, design.paper, design.our_headers)
    return (*theirs, *ours, *(footers(document, design.paper) if design.footers is None else ()))


def _package_parts(document: Document) -> tuple[PackagePart, ...]:
    """What the package says of itself: where the document is, and whose it is."""
    core = PackagePart("docProps/core.xml", core_properties(document), CORE_PROPERTIES_TYPE)
    pointers = (
        Relationship("document", office_kind("officeDocument"), "word/document.xml"),
        Relationship("core", CORE_PROPERTIES_KIND, core.name),
    )
    return (relationships_part("", pointers), core)


def _companions(document: Document, design: Design) -> tuple[Companion, ...]:
    return (
        companion("styles", design.styles),
        companion("numbering", numbering_part()),
        companion("settings", settings_part(design, document.meta.language)),
    )


# ---- the body


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the body is laid out: the design, the set-ups of its pages, how sections are set, room on the first page."""

    design: Design
    pages: SetUps
    setting: Setting
    room: Room


def _body(written: list[str], sections: tuple[Section, ...], story: Story, layout: _Layout) -> None:
    """Front parts, contents, and the rest; what would run over the end of the first page begins a page."""
    design, pages, setting, room = layout.design, layout.pages, layout.setting, layout.room
    front = [section for section in sections if section.kind in {SectionKind.LEAD, SectionKind.FRONT}]
    rest, entries = sections[len(front) :], listed(sections)
    for section in front:
        # The first part stays under the title, however long it is.
        fits = room.takes(section_height(section, design, story.late)) or section is front[0]
        if not section.heading:
            close(written)
        written += top_section(section, setting, "" if fits else NEW_PAGE)
    if entries:
        close(written)
        headings = [with_values(each.heading, story.late) for each in entries]
        fits = room.takes(contents_height(headings, design))
        written += contents(entries, pages, "" if fits else NEW_PAGE)
    for before, section in zip((None, *rest), rest, strict=False):
        # A sheet has a page of its own.
        alone = section.is_sheet or (before and before.is_sheet)
        written += top_section(section, setting, NEW_PAGE if alone else "")
    close(written)
    written.append(pages.rest if entries else pages.first)


def _title_block(document: Document, look: Look, story: Story) -> str:
    logo = paragraph("Logo", logo_run(look.logo)) if look.logo else ""
    name = document.byline
    organisation = paragraph("Subtitle", story.values.control("name", name, run(name))) if name else ""
    return logo + paragraph("Title", run(document.title)) + organisation
