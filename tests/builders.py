"""Documents in one line, for tests."""

from __future__ import annotations

from generator.document import (
    Block,
    Bullet,
    BulletList,
    Clause,
    CrossReference,
    Document,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Meta,
    Paragraph,
    Placeholder,
    Section,
    SectionBlock,
    SectionKind,
    Strong,
    Table,
    Text,
)

META = Meta(language="en-GB", organisation="Northbank Youth Trust", description="A policy for tests.")


def inlines(*parts: str | Inline) -> Inlines:
    """Return inlines; a bare string is text."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def p(*parts: str | Inline, id: str = "") -> Paragraph:
    return Paragraph(inlines(*parts), id)


def strong(*parts: str | Inline) -> Strong:
    return Strong(inlines(*parts))


def emphasis(*parts: str | Inline) -> Emphasis:
    return Emphasis(inlines(*parts))


def link(target: str, *parts: str | Inline) -> Link:
    return Link(target, inlines(*parts))


def value(field: str, text: str | None, source: str = "") -> Placeholder:
    return Placeholder(field, text, source or field)


def ref(target: str, *otherwise: str | Inline) -> CrossReference:
    return CrossReference(target, inlines(*otherwise))


def bullets(*items: str | Inlines) -> BulletList:
    return BulletList(tuple(Bullet(inlines(item) if isinstance(item, str) else item) for item in items))


def clause(id: str, *parts: str | Inline | Block) -> Clause:
    """Return a clause: leading strings and inlines make its paragraph, blocks follow."""
    words = [part for part in parts if isinstance(part, str | Inline)]
    blocks = [part for part in parts if not isinstance(part, str | Inline | Clause)]
    return Clause(id, (p(*words), *blocks))


def table(header: list[str], *rows: list[str]) -> Table:
    def cell(text: str) -> Inlines:
        return inlines(text) if text else ()

    return Table(tuple(cell(text) for text in header), tuple(tuple(cell(text) for text in row) for row in rows))


def sec(id: str, title: str, *parts: SectionBlock | Section, kind: SectionKind = SectionKind.SECTION) -> Section:
    """Return a section: blocks first, then its parts."""
    blocks = tuple(part for part in parts if not isinstance(part, Section))
    return Section(id, title, kind, blocks, tuple(part for part in parts if isinstance(part, Section)))


def sub(id: str, title: str, *parts: SectionBlock | Section) -> Section:
    return sec(id, title, *parts, kind=SectionKind.SUBSECTION)


def head(id: str, title: str, *parts: SectionBlock) -> Section:
    return sec(id, title, *parts, kind=SectionKind.SUBHEADING)


def doc(*sections: Section, title: str = "Social media policy", meta: Meta = META) -> Document:
    return Document(title, meta, sections)
