"""Documents for the tests of the Word writer, and what each of their paragraphs must say."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.document import (
    Block,
    Bullet,
    Clause,
    Document,
    Guidance,
    Inlines,
    Meta,
    Section,
    SectionKind,
    shown,
)
from generator.document.traverse import passages
from generator.passes.number import number
from tests.builders import bullets, clause, doc, head, inlines, link, p, ref, sec, strong, sub, table, value
from tests.finish import resolve
from tests.policies import joined

META = Meta(
    language="en-GB",
    organisation="Northbank Youth Trust",
    description="A policy for tests.",
    version="1.2",
    modified=date(2026, 5, 1),
)


def finished(*sections: Section, meta: Meta = META, title: str = "Social media policy") -> Document:
    """Return a document as writers get it: numbered, and its references found."""
    return resolve(number(doc(*sections, title=title, meta=meta)))


def said(document: Document) -> list[tuple[str, str]]:
    """Return the number and the words of every paragraph that a final document must show, in reading order."""
    lines = [("", words) for words in (document.title, document.byline) if words]
    for section in document.sections:
        lines += _of_section(section)
    return lines


def _of_section(section: Section) -> Iterator[tuple[str, str]]:
    if section.heading:
        yield section.number, section.title
    if section.label:
        yield "", section.label
    for block in section.blocks:
        if isinstance(block, Clause):
            (_, words), *rest = (line for inner in block.blocks for line in _of_block(inner))
            yield block.number, joined(block.label, words)
            yield from rest
        else:
            yield from _of_block(block)
    for part in section.sections:
        yield from _of_section(part)


def _of_block(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Guidance):
        return
    for words, carrier in passages(block):
        yield "•" if isinstance(carrier, Bullet) else "", _words(words)


def _words(children: Inlines) -> str:
    return "".join(map(shown, children))


# ---- samples

_LONG = (
    "Everyone who works or gives time for the Trust, paid or unpaid, must follow this policy whenever they use "
    "social media in our name, and must read it again each year."
)


def policy() -> Document:
    """Return a policy of some eight pages that has every kind of part, block and inline."""
    titles = ["Introduction", "Scope", "Responsibilities", "Guidelines", "Accounts", "Personal use", "Safe use", "Law"]
    sections = [_section(position, title) for position, title in enumerate(titles)]
    return finished(*_front(), *sections, _with_subsections(), *_schedules())


def _front() -> tuple[Section, ...]:
    control = table(
        ["Item", "Detail"],
        ["Policy", "Social media policy"],
        ["Registration", "Registered charity in England and Wales: 1234567"],
        ["Next review", "1 May 2027"],
    )
    history = table(["Version", "Date", "Change"], ["1.0", "1 May 2025", "First issue"], ["1.2", "1 May 2026", _LONG])
    return (
        sec("control", "Document control", control, kind=SectionKind.FRONT),
        sec("history", "Change history", history, kind=SectionKind.FRONT),
    )


def _section(position: int, title: str) -> Section:
    lead = value("roles.lead", "Chief Executive")
    link_to_law = link("https://www.gov.uk/data-protection?a=1&b=2", "the law on data")
    clauses = [
        clause(f"s{position}.known", "The ", lead, " must make sure that ", strong("everybody"), " knows this policy."),
        clause(f"s{position}.see", "See ", ref("many.rights.none"), ", ", ref("slip"), " and ", link_to_law, "."),
        clause(f"s{position}.long", _LONG),
    ]
    rules = clause(
        f"s{position}.rules",
        "Posts must not:",
        bullets(
            "bully anybody;", inlines("name ", value("name", "Northbank Youth Trust"), " in jest;"), "break the law."
        ),
        p("This holds off duty as well."),
        table(["SectionKind", "Who decides"], ["Urgent", "Chair"]),
    )
    heading = head(f"s{position}.head", f"What {title.lower()} asks", rules, clause(f"s{position}.last", _LONG))
    return sec(f"s{position}", title, p(_LONG), bullets("one", "two"), *clauses, heading)


def _with_subsections() -> Section:
    inner = head("many.rights.inner", "Without a number", clause("many.rights.none", "Rights stay."))
    return sec(
        "many",
        "Organisation accounts",
        p("This section covers every account."),
        sub("many.users", "Users", clause("many.users.only", "Only some, as ", ref("s3.known"), " says."), p("Ends.")),
        sub("many.rights", "Rights", clause("many.rights.all", "All of ", ref("control"), "."), inner),
    )


def _schedules() -> tuple[Section, ...]:
    pen = table(["To complete", "Answer"], ["Name", ""], ["Signature", ""])
    return (
        sec("slip", "Slip", p("I have read it."), pen, clause("slip.back", "Give it back."), kind=SectionKind.SCHEDULE),
        sec(
            "contacts",
            "Contacts",
            sub("contacts.now", "Now", clause("contacts.ring", "Ring.")),
            pen,
            kind=SectionKind.SCHEDULE,
        ),
    )


def draft() -> Document:
    """Return a draft with guidance in every place, a value that nobody gave and one that another field lent."""
    note = Guidance((p("Choose one rule, see ", link("https://example.org/?a=1&b=2", "this"), "."), bullets("a", "b")))
    lent = value("roles.media", "Chief Executive", "roles.lead")
    rules = clause(
        "a.one", "Ask the ", value("roles.lead", None), " or the ", lent, ".", Guidance((p("In a clause."),))
    )
    control = table(["Item", "Detail"], ["Policy", "Social media policy"])
    return finished(
        sec(
            "control",
            "Document control",
            note,
            control,
            Guidance((control, p("Twin."))),
            control,
            kind=SectionKind.FRONT,
        ),
        sec(
            "a",
            "First",
            rules,
            note,
            head("a.head", "Heading", Guidance((p("On a heading."),)), clause("a.two", "Two.")),
        ),
        sec("slip", "Slip", control, kind=SectionKind.SCHEDULE),
        meta=replace(META, draft=True),
    )


def jpeg(width: int, height: int) -> bytes:
    """Return a grey photo. Its tables stand before its frame, as those of many cameras do."""

    def segment(marker: int, content: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content

    # Each table of codes has one code, a nought: "no difference" for the first number of a block, "the rest is nought".
    codes = b"".join(segment(0xC4, bytes([kind, 1, *bytes(16)])) for kind in (0x00, 0x10))
    frame = segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0")
    scan = segment(0xDA, b"\1\1\0\0\x3f\0") + bytes((-(-width // 8) * -(-height // 8) * 2 + 7) // 8)
    return (
        b"\xff\xd8" + segment(0xFE, b"x" * 17) + segment(0xDB, b"\0" + b"\1" * 64) + codes + frame + scan + b"\xff\xd9"
    )


def png(width: int, height: int, shade: int = 0xFF) -> bytes:
    """Return an image of one shade of grey, white unless another is named."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes([shade]) * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
