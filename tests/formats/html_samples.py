"""Documents for the tests of the page, every kind of thing in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.document import (
    Block,
    Clause,
    Document,
    Guidance,
    Section,
    SectionKind,
)
from generator.document.look import Look
from generator.passes.number import number
from tests.as_text import html_of
from tests.builders import META, bullets, clause, doc, head, link, p, ref, sec, strong, sub, table, value
from tests.finish import resolve
from tests.html_reader import Page, read_html
from tests.tools import ROOT

CSS = (ROOT / "templates" / "_shared" / "page.css").read_text(encoding="utf-8")
HOSTILE = "Tea & Toast <Trust> *Ltd* \"x\" 'y' </style><script>alert(1)</script> &amp; `z` {{ q }} <!-- ]]>"
DRAFT = replace(META, draft=True)


def final(*sections: Section) -> Document:
    return resolve(number(doc(*sections)))


def page(document: Document, look: Look | None = None) -> Page:
    return read_html(html_of(document, look or Look()))


def written(*blocks: Block | Clause, document: Document | None = None) -> str:
    """Return the HTML of blocks that stand in section 1."""
    html = html_of(document or final(sec("s", "S", *blocks)), Look())
    return html.split("</a> S</h2>\n")[1].split("</section>")[0]


FRONT = sec(
    "front",
    "Front",
    table([], ["Version", "1.10"]),
    head("more", "More", p("x")),
    kind=SectionKind.FRONT,
)
CHANNELS = ["Platform", "Handle", "Owner", "Administrators", "Comments"]
LONG = "Northbank" * 20


def whole_policy(*notes: Block) -> tuple[Section, ...]:
    """Return the sections of a policy that has every kind of part."""
    return (
        FRONT,
        sec("key-points", "At a glance", bullets("Think first.", "Unsure? Ask."), kind=SectionKind.FRONT),
        sec(
            "introduction",
            "Introduction",
            *notes,
            p("Why: ", value("purpose", "לעזור (1)"), "."),
            clause("i.a", "Ask."),
        ),
        sec("roles", "Roles", table(["Role", "Duty"], ["Communications Officer", "Plans."], [LONG, LONG])),
        sec(
            "accounts",
            "Our accounts",
            sub("accounts.new", "New accounts", clause("a.a", "Use them to:", bullets("answer;", "thank."))),
            sub(
                "accounts.register",
                HOSTILE,
                table(CHANNELS, ["Instagram", LONG, "Communications Officer", "2", "open"]),
            ),
        ),
        sec(
            "rules",
            "Rules",
            clause(
                "rules.a",
                strong("Own up:"),
                " as ",
                ref("rules.b"),
                " and ",
                link("https://x.example/?a&b", "x"),
                " ask.",
            ),
            head("rules.more", "More", clause("rules.b", "Tell ", value("lead", "the Chair", "chair"), ".")),
        ),
        sec("signing", "Signing", table(["Name", "Signature", "Date"], ["", "", ""]), kind=SectionKind.SCHEDULE),
        sec(
            "slip",
            "Slip",
            clause("slip.a", "I agree."),
            table(["Name", "Signature"], ["", ""]),
            kind=SectionKind.SCHEDULE,
        ),
    )


SHAPES = {
    "nothing": doc(),
    "a front part": final(FRONT),
    "a paragraph before a clause": final(sec("a", "A", p("One."), clause("a.b", "Two."))),
    "bullets in a clause": final(sec("a", "A", clause("a.b", "Use them to:", bullets("answer;", "thank.")))),
    "sub-sections": final(
        sec("a", "A", sub("a.b", "B", clause("a.b.c", "C.")), sub("a.d", "D", clause("a.d.e", "E.")))
    ),
    "sub-headings": final(sec("a", "A", clause("a.b", "B."), head("a.c", "C", clause("a.c.d", "D.")))),
    "a heading in a sub-section": final(sec("a", "A", sub("a.b", "B", head("a.b.c", "C", clause("a.b.c.d", "D."))))),
    "a signing table": final(
        sec("a", "A", table(["Name", "Signature", "Date"], ["", "", ""]), kind=SectionKind.SCHEDULE)
    ),
    "names for a pen": final(sec("a", "A", table(["Name", "Signature"], ["", ""]))),
    "a clause in a schedule": final(sec("a", "A", clause("a.b", "I agree."), kind=SectionKind.SCHEDULE)),
    "a reference": final(sec("a", "A", clause("a.b", "See ", ref("a.c"), ".")), sec("a.c", "C", p("x"))),
    "other words": final(sec("a", "A", clause("a.b", "See ", ref("gone", "the law"), "."))),
    "every kind of part": final(*whole_policy()),
    "a draft": number(doc(sec("a", "A", Guidance((p("Ask."), bullets("two"))), p(value("x", None))), meta=DRAFT)),
}


each_shape = pytest.mark.parametrize("document", SHAPES.values(), ids=SHAPES.keys())
