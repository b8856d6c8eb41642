"""Bookmarks, links, values and text of any kind."""

from __future__ import annotations

import pytest
from hypothesis import given

from generator.document import Clause, Document, Meta, walk
from tests import judges
from tests.builders import bullets, clause, p, sec, strong, table, value
from tests.docx_reader import part, read_docx
from tests.formats.word.docx_samples import finished, policy, said
from tests.formats.word.written import W, body_of, written
from tests.strategies import documents

# ---- bookmarks, links, values


def test_bookmarks_are_legal_and_their_own() -> None:
    """Long, odd and all but equal ids have bookmarks of different legal names; two of 60 letters differ at the end."""
    ids = ["A.b", "a-b", "a_b", "1st", "é", "x" * 60, "x" * 59 + "y"]
    marks = [*body_of(written(finished(*(sec(id, "T") for id in ids)))).iter(f"{W}bookmarkStart")]
    names = [mark.get(f"{W}name") for mark in marks]

    assert ["A_b", "a_b_2", "a_b_3", "p_1st", "p__", "x" * 40, "x" * 38 + "_2"] == names
    assert len(ids) == len({mark.get(f"{W}id") for mark in marks})


@given(documents())
def test_bookmarks_are_balanced(document: Document) -> None:
    """Every heading and clause has one bookmark, which begins and ends in the same paragraph."""
    body = body_of(written(document))
    starts = [(mark.get(f"{W}id"), mark.getparent()) for mark in body.iter(f"{W}bookmarkStart")]
    ends = [(mark.get(f"{W}id"), mark.getparent()) for mark in body.iter(f"{W}bookmarkEnd")]

    assert starts == ends
    named = [node for node in walk(document.sections) if isinstance(node, Clause) or node.heading]
    assert len(named) == len({number for number, _ in starts})


def test_one_address_has_one_relationship() -> None:
    """An address is stored once, unchanged, however often it is linked."""
    pointers = part(written(policy()), "word/_rels/document.xml.rels")
    links = [pointer for pointer in pointers if pointer.get("TargetMode") == "External"]

    assert ["https://www.gov.uk/data-protection?a=1&b=2"] == [pointer.get("Target") for pointer in links]


def test_values_are_bound_to_one_store() -> None:
    """Every control shows the value that its XPath finds in the store, and names the store by its id."""
    content = written(policy())
    store = part(content, "customXml/item1.xml")
    properties = part(content, "customXml/itemProps1.xml")
    bound = [
        control for control in body_of(content).iter(f"{W}sdt") if control.find(f"{W}sdtPr/{W}dataBinding") is not None
    ]
    for control in bound:
        binding = control.find(f"{W}sdtPr/{W}dataBinding")
        assert binding is not None
        found = store.xpath(str(binding.get(f"{W}xpath")), namespaces={"v": "urn:policygen:values"})
        assert "".join(text.text or "" for text in control.iter(f"{W}t")) == found[0].text
        assert binding.get(f"{W}storeItemID") == next(iter(properties.attrib.values()))

    assert {"Northbank Youth Trust", "Chief Executive"} == {value.text for value in store}
    assert len(bound) > len(store)


def test_facts_are_plain_words() -> None:
    """Only names and roles are controls: a fact is said once and needs none."""
    body = body_of(written(finished(sec("a", "A", p("In ", value("facts.reply", "two days"), ".")))))

    assert [] == [control for control in body.iter(f"{W}sdt") if "two days" in "".join(control.itertext())]


def test_bold_values_stay_bold() -> None:
    """A value in bold words is plain words, since LibreOffice shows what is in a control neither bold nor stressed."""
    lead = value("roles.lead", "Chair")
    body = body_of(written(finished(sec("a", "A", p("Tell ", strong("the ", lead), ".")), meta=Meta("en-GB", "", "D"))))

    assert [] == list(body.iter(f"{W}sdt"))
    assert ["the ", "Chair"] == [
        "".join(run.itertext()) for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}b") is not None
    ]


# ---- text


HOSTILE = [
    "& < > * _ | # { } [ ] %1 \\h",
    "\"double\" 'single' “curly” ‘quotes’",
    "e\u0301 A\u030a \u1e9b\u0323 ﬁ",
    "x" * 300,
    "🙂 \U0001f469\u200d\U0001f4bb \u2011 \u00ad",
    "مؤسسة 2024 الخير",
    "Tea עברית & مرحبا toast",
    "1. 2) a",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_survives(text: str) -> None:
    """Every character is the one that was given, wherever in the document or in its properties it stands."""
    words = p("x ", strong(text), " ", value("name", text), " ", value("facts.a", text))
    document = finished(
        sec("a", text, words, bullets(text), table([text], [text]), clause("c", text)),
        title=text,
        meta=Meta(language="en-GB", organisation=text, description=text, author=text, version=text),
    )
    content = written(document)

    assert said(document) == read_docx(content).text
    assert text == part(content, "docProps/core.xml")[0].text
    assert [] == judges.docx_schema(content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", [("plain", False)]),
        ("مؤسسة 2024 الخير", [("مؤسسة 2024 الخير", True)]),
        ("Tea עברית toast", [("Tea ", False), ("עברית", True), (" toast", False)]),
        ("ÉÀ “x”", [("ÉÀ “x”", False)]),
    ],
)
def test_right_to_left_words_are_marked(text: str, expected: list[tuple[str, bool]]) -> None:
    """Words that run from right to left are runs of their own that say so; no character changes."""
    body = body_of(written(finished(sec("a", "A", p(text)))))
    last = body.findall(f"{W}p")[-1]
    found = [("".join(run.itertext()), run.find(f"{W}rPr/{W}rtl") is not None) for run in last.iter(f"{W}r")]

    assert expected == found
