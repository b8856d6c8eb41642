"""What a policy takes over from a house template, and what it leaves behind."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from generator.document.look import Look
from generator.formats.write_docx import write_docx
from tests.builders import sec, table
from tests.docx_reader import part
from tests.formats.word.docx_samples import finished, policy
from tests.formats.word.house_corpus import CORPUS
from tests.formats.word.house_corpus.faults import BROKEN
from tests.formats.word.house_corpus.writer import Template
from tests.tools import run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def branded(template: Template | str) -> bytes:
    """Return a policy in the design of a template, or of the one in the corpus that has a trait."""
    chosen = CORPUS[template] if isinstance(template, str) else template
    return write_docx(policy(), Look(word_template=chosen.saved()))


def section(content: bytes) -> etree._Element:
    return next(part(content, "word/document.xml").iter(f"{W}sectPr"))


def style(content: bytes, id: str) -> etree._Element:
    (found,) = [each for each in part(content, "word/styles.xml").iter(f"{W}style") if each.get(f"{W}styleId") == id]
    return found


def words(content: bytes, name: str) -> str:
    return "".join(text.text or "" for text in part(content, name).iter(f"{W}t"))


# ---- pages


@pytest.mark.parametrize("trait", ["cover, then text", "three sections", "cover that lies", "wide tables at the end"])
def test_a_section_keeps_the_headers_of_the_one_before(trait: str) -> None:
    """Headers and footers that the last section takes over from earlier ones are taken over by the policy."""
    content = branded(trait)

    assert "Northbank House" == words(content, "word/brand/header-default.xml")
    assert words(content, "word/brand/footer-default.xml").startswith("Charity 123")


def test_a_policy_stands_upright() -> None:
    """Of several sections the last that stands upright gives the page; a template of lying pages keeps them."""
    widths = {
        trait: int(next(section(branded(trait)).iter(f"{W}pgSz")).get(f"{W}w", "0"))
        for trait in ("wide tables at the end", "cover that lies", "only pages that lie")
    }

    assert {"wide tables at the end": 11906, "cover that lies": 11906, "only pages that lie": 16838} == widths


def test_a_page_is_measured_in_twips() -> None:
    """Measures with a unit or a fraction become whole twips, and margins that are not said are an inch."""
    units = section(branded("measures with units"))
    sides = section(branded("margins without sides"))

    assert ["11906", "16838"] == [units[2].get(f"{W}{name}") for name in "wh"]
    assert ["1440", "1440", "1440", "1440"] == [
        units[3].get(f"{W}{name}") for name in ("top", "right", "bottom", "left")
    ]
    assert "1440" == sides[3].get(f"{W}top")


def test_a_number_below_nothing_is_written_so() -> None:
    """Letters that stand closer than usual in an old file still do, in the way that the format has for it."""
    (grid,) = section(branded("grid of an old program")).iter(f"{W}docGrid")

    assert "-6145" == grid.get(f"{W}charSpace")


def test_the_text_of_a_cover_decides_nothing() -> None:
    """Columns, line numbers and where words stand on the page belong to the text that is left behind."""
    names = [etree.QName(each).localname for each in section(branded("properties in any order"))]

    assert ["headerReference", "footerReference", "pgSz", "pgMar", "pgBorders", "titlePg", "docGrid"] == names


def test_settings_of_the_house_stay_behind() -> None:
    """Neither a template to fetch nor letters to merge nor a protection comes along."""
    content = branded("settings of another time")
    names = {etree.QName(each).localname for each in part(content, "word/settings.xml")}

    assert not names & {"attachedTemplate", "mailMerge", "documentProtection"}


@pytest.mark.parametrize(
    ("trait", "expected"),
    [
        ("no page number", "Charity 123Social media policy, Version 1.2Page 1 of 1"),
        ("plain", "Charity 123 1Social media policy, Version 1.2"),
        ("fields of properties", "Charity 123 1Version 1.2"),
        ("says it all", "1"),
    ],
)
def test_a_footer_gets_what_a_page_does_not_say(trait: str, expected: str) -> None:
    """Title, version and page number are added where neither header nor footer of the house has them, and no more."""
    assert expected == words(branded(trait), "word/brand/footer-default.xml")


def test_an_empty_footer_is_none() -> None:
    """A footer that says nothing makes room for ours."""
    assert "Social media policy, Version 1.2Page 1 of 1" == words(branded("empty footer"), "word/footer-default.xml")


# ---- lines and columns


def test_our_lines_end_at_the_right_margin() -> None:
    """Tab stops of the house's header and footer are off in our lines, which have one at the width of the text."""
    narrow = replace(
        CORPUS["stops in header and footer"],
        section='<w:pgSz w:w="8391" w:h="11906"/><w:pgMar w:left="1000" w:right="1000"/>',
    )
    content = branded(narrow)
    for name in ("header", "footer"):
        tabs = part(content, f"word/{name}-default.xml").iter(f"{W}tab")
        stops = [(each.get(f"{W}val"), each.get(f"{W}pos")) for each in tabs if each.get(f"{W}pos")]
        assert [("clear", "4513"), ("clear", "9026"), ("right", "6391")] == stops


def test_contents_stop_where_their_columns_do() -> None:
    """An entry of the contents list has a stop after its number and at the end of its column, and none of the house."""
    stops = style(branded("contents with a stop at the right alone"), "ContentsEntry").iter(f"{W}tab")

    assert [("clear", "9016"), ("left", "454"), ("right", "4229")] == [
        (each.get(f"{W}val"), each.get(f"{W}pos")) for each in stops
    ]


@pytest.mark.parametrize(
    "trait", ["contents with an indent", "contents with a stop in the middle", "first lines with an indent"]
)
def test_a_stop_follows_the_number_in_a_contents_list(trait: str) -> None:
    """Where the house begins its contents within the page, or has stops for other things, ours have their own."""
    stops = [
        (stop.get(f"{W}val"), stop.get(f"{W}pos")) for stop in style(branded(trait), "ContentsEntry").iter(f"{W}tab")
    ]

    assert ("left", "454") == next(stop for stop in stops if stop[0] != "clear")


@pytest.mark.parametrize("trait", ["wide letters", "letters drawn wide"])
def test_a_number_in_a_contents_list_has_room(trait: str) -> None:
    """Where the letters of a house are large or wide, the words of its contents begin further to the right."""
    ours, theirs = (
        [each.get(f"{W}left") for each in style(branded(it), "ContentsEntry").iter(f"{W}ind")]
        for it in ("plain", trait)
    )

    assert ["454"] == ours
    assert int(theirs[0] or "0") > 600


@pytest.mark.parametrize("trait", ["ordinary text with an indent", "first lines with an indent"])
def test_indents_of_ordinary_text_stay_out_of_tables_and_lists(trait: str) -> None:
    """Cells, contents, and our lines in header and footer begin and end at the edges that they have."""
    content = branded(trait)
    sides = {
        id: {each.get(f"{W}{side}") for each in style(content, id).iter(f"{W}ind") for side in ("left", "firstLine")}
        for id in ("TableText", "TableHeading", "TOC1", "Header", "Footer")
    }

    assert {id: {"0"} for id in sides} == sides


def test_our_lines_leave_the_indents_of_a_house_header() -> None:
    """A header style that keeps away from the margins does not push the title out of our header."""
    house = Template(styles=_INDENTED)
    line = next(part(branded(house), "word/header-default.xml").iter(f"{W}ind"))

    assert ["0", "0"] == [line.get(f"{W}{side}") for side in ("left", "right")]


_INDENTED = (
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:pPr><w:ind w:left="900" w:right="900"/>'
    "</w:pPr></w:style>"
)


@pytest.mark.parametrize("trait", ["wide letters", "letters drawn wide"])
def test_columns_follow_the_letters_of_the_house(trait: str) -> None:
    """A large and wide typeface gives a column of names more room than our own does."""
    signing = finished(sec("a", "A", table(["Role", "Name", "Signature"], ["Chair", "", ""])))
    looks = (Look(), Look(word_template=CORPUS[trait].saved()))
    roles = [next(part(write_docx(signing, look), "word/document.xml").iter(f"{W}gridCol")) for look in looks]
    ours, theirs = (int(role.get(f"{W}w", "0")) for role in roles)

    assert theirs > ours * 1.3


# ---- styles


@pytest.mark.parametrize("trait", ["from right to left", "from right to left by default"])
def test_english_runs_from_left_to_right(trait: str) -> None:
    """Styles of a template made for a language from right to left do not turn an English policy."""
    turned = list(part(branded(trait), "word/styles.xml").iter(f"{W}bidi", f"{W}rtl"))

    assert [] == turned


def test_a_hebrew_letterhead_runs_from_right_to_left() -> None:
    """The house's own words keep their direction, although its styles no longer say it."""
    header = part(branded("letterhead from right to left"), "word/brand/header-default.xml")

    assert 1 == len(list(header.iter(f"{W}bidi")))


def test_no_words_are_hidden() -> None:
    """White or hidden styles of a house do not make headings or paragraphs of a policy vanish."""
    content = branded("words that cannot be seen")

    assert [] == list(style(content, "Heading1").iter(f"{W}color", f"{W}framePr"))
    assert [] == list(style(content, "BodyText").iter(f"{W}vanish"))


def test_no_words_are_hidden_by_what_stands_behind_a_style() -> None:
    """Letters that are white by default, or in the style that another is based on, and lines that leave the page."""
    content = branded("words that cannot be seen anywhere")
    inks = {each.get(f"{W}val") for each in part(content, "word/styles.xml").iter(f"{W}color")}

    assert not inks & {"FFFFFF", "FEFEFE"}
    assert [None] == [each.get(f"{W}right") for each in style(content, "BodyText").iter(f"{W}ind")]


# ---- limits


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory a process has taken")
@pytest.mark.parametrize("fault", ["too many elements", "too much text", "too much to unpack"])
def test_a_bomb_takes_little_memory(fault: str, tmp_path: Path) -> None:
    """A small file that unpacks to much is refused within 300 MB, the program and its libraries included."""
    template, _ = BROKEN[fault]
    (tmp_path / "house.docx").write_bytes(template.saved())
    program = (
        "import re, sys; from pathlib import Path\n"
        "from generator.formats.word.house_design import adopted\n"
        "try: adopted(Path(sys.argv[1]).read_bytes(), '#000000', 'en-GB', '')\n"
        "except ValueError: print(re.search(r'VmHWM:\\s*(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    done = run(sys.executable, "-c", program, tmp_path / "house.docx")

    assert int(done.stdout) < 300 * 1024
