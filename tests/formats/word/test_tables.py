"""Tables: their heading row, their columns, and what stands around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document import Document, Table, shown, walk
from generator.document.look import Look
from generator.formats.word.column_widths import CELL_MARGIN, column_widths
from generator.formats.word.letters import LETTER_WIDTH, letters_in
from tests.builders import bullets, clause, p, sec, table
from tests.docx_reader import read_docx
from tests.formats.word.docx_samples import finished
from tests.formats.word.written import W, body_of, written
from tests.strategies import documents


def test_tables_repeat_their_heading_row() -> None:
    """The heading row repeats on every page, no row breaks, and a cell for a pen is twelve millimetres high."""
    body = body_of(written(finished(sec("a", "A", table(["Name", "Signature"], ["Chair", ""], ["Lead", "x"])))))
    heading, pen, full = (row.find(f"{W}trPr") for row in body.iter(f"{W}tr"))
    assert heading is not None
    assert pen is not None
    assert full is not None

    assert heading.find(f"{W}tblHeader") is not None
    assert all(row.find(f"{W}cantSplit") is not None for row in (heading, pen, full))
    assert [680] == [int(height.get(f"{W}val", "0")) for height in pen.iter(f"{W}trHeight")]
    assert full.find(f"{W}trHeight") is None


@pytest.mark.parametrize(
    ("rows", "first"), [([["Chair", "Ann"], ["Lead", ""]], "1"), ([["Chair", "Ann"], ["", ""]], "0")]
)
def test_a_column_of_names_is_set_apart(rows: list[list[str]], first: str) -> None:
    """In two columns the first is names, and bold; not where a name is left for a pen."""
    body = body_of(written(finished(sec("a", "A", table(["Name", "Signature"], *rows)))))

    assert [first] == [look.get(f"{W}firstColumn") for look in body.iter(f"{W}tblLook")]


@given(documents())
def test_columns_fill_the_table(document: Document) -> None:
    """The columns of a table are as wide as the table together, and each has some width."""
    tables = [block for node in walk(document.sections) for block in node.blocks if isinstance(block, Table)]
    for found in tables:
        widths = column_widths(found, 9000, LETTER_WIDTH)
        assert 9000 == sum(widths)
        assert min(widths) > 200


@given(documents(), st.integers(60, 400), st.integers(2000, 12_000))
def test_no_word_breaks_that_has_room(document: Document, letter: int, total: int) -> None:
    """Each column is as wide as its longest word where all of these fit beside each other, or if it has its share."""
    tables = [block for node in walk(document.sections) for block in node.blocks if isinstance(block, Table)]
    for found in tables:
        columns = zip(*filter(None, (found.header, *found.rows)), strict=True)
        words = [[word for cell in column for word in "".join(map(shown, cell)).split(" ")] for column in columns]
        needs = [2 * CELL_MARGIN + letter * max(letters_in(word, bold=True) for word in column) for column in words]
        share = total if sum(needs) <= total else total / len(needs)
        for width, column in zip(column_widths(found, total, letter), words, strict=True):
            assert width >= min(2 * CELL_MARGIN + letter * max(map(len, column)), share) - len(needs)


def test_a_long_address_breaks_before_a_word() -> None:
    """Where not all longest words have room, the longest breaks, and no ordinary one."""
    rows = [["Somebody’s safety", "The office (press@northbank.example.org)", "Communications"]]
    widths = column_widths(table(["About", "Ask", "Or ask"], *rows), 7000, 150)

    assert widths[0] > 2 * CELL_MARGIN + 150 * len("Somebody’s")
    assert widths[2] > 2 * CELL_MARGIN + 150 * len("Communications")


def test_columns_follow_the_typeface() -> None:
    """A wide typeface gives a column of names more room beside cells for a pen."""
    signing = finished(sec("a", "A", table(["Role", "Name", "Signature"], ["Chair", "", ""])))
    roles = [next(body_of(written(signing, Look(font=font))).iter(f"{W}gridCol")) for font in ("Arial", "Verdana")]

    assert int(roles[1].get(f"{W}w", "0")) > int(roles[0].get(f"{W}w", "0")) * 1.1


def test_a_column_that_says_more_is_wider() -> None:
    """Long texts have more room than short ones, yet less than in proportion; columns that are alike have the same."""
    duty, holder = ("Answers for the safe and suitable use of social media " * 2).strip(), "Head of Communications"
    wide, narrow, clause = column_widths(
        table(["Duty", "Who", "Clause"], *[[duty, holder, "4.4, 8.16, 20.2"]] * 9), 9000, LETTER_WIDTH
    )
    fine, not_fine, why = column_widths(
        table(["Fine", "Not fine", "Why"], ["a " * 20 + "a", "b " * 30 + "b", "c " * 24 + "c"]), 9000, LETTER_WIDTH
    )

    assert narrow < wide < 5 * narrow
    assert clause < wide
    assert 1 >= max(fine, not_fine, why) - min(fine, not_fine, why)


def test_pairs_without_a_heading_row() -> None:
    """A table without a heading row has none in Word: nothing repeats, and its names are no wider than they must be."""
    body = body_of(written(finished(sec("a", "A", table([], ["Owner", "Chair"], ["Version", "1.0"])))))
    names, meanings = (int(column.get(f"{W}w", "0")) for column in body.iter(f"{W}gridCol"))

    assert ["0"] == [look.get(f"{W}firstRow") for look in body.iter(f"{W}tblLook")]
    assert [] == list(body.iter(f"{W}tblHeader"))
    assert 4 * names < meanings


@pytest.mark.parametrize(
    ("rows", "style"),
    [([["Name", ""], ["Date", ""]], "PolicyForm"), ([["Name", ""], ["Date", "1 May"]], "PolicyTable")],
)
def test_a_form_has_lines_to_write_on(rows: list[list[str]], style: str) -> None:
    """Pairs of which each has room for a pen are a form, with lines in place of a grid."""
    body = body_of(written(finished(sec("a", "A", table([], *rows)))))

    assert [style] == [each.get(f"{W}val") for each in body.iter(f"{W}tblStyle")]


def test_cells_begin_at_the_top() -> None:
    """No cell is aligned otherwise than all others, also beside room for a pen."""
    signing = table(["Name", "Role", "Date"], ["", "Chair", ""], ["Ann", "Lead", "1 May"])

    assert [] == list(body_of(written(finished(sec("a", "A", signing)))).iter(f"{W}vAlign"))


@pytest.mark.parametrize(("rows", "kept"), [(1, 0), (8, 7), (9, 2)])
def test_a_table_stays_whole(rows: int, kept: int) -> None:
    """A table of up to eight rows stays on one page; of a longer one, neither its first row nor its last is alone."""
    body = body_of(written(finished(sec("a", "A", table(["x"], *[["y"]] * rows)))))
    texts = [each for each in body.iter(f"{W}p") if "y" in "".join(each.itertext())]

    assert kept == len([each for each in texts if each.find(f"{W}pPr/{W}keepNext") is not None])


def test_wide_letters_have_room() -> None:
    """Letters that are wide, or bold as those of a heading, get more room than narrow ones while there is some."""
    wide, narrow, heading, _ = column_widths(
        table(["a", "a", "mmmmmmmm", "a"], ["mmmmmmmm", "iiiiiiii", "a", ("x " * 60).strip()]), 9000, LETTER_WIDTH
    )

    assert narrow < wide < heading


def test_short_columns_stay_short() -> None:
    """A date does not wrap because another column is long."""
    change = "A long account of what was changed and why it had to be changed at that very time, with all its reasons"
    widths = column_widths(table(["Version", "Date", "Change"], ["1.0", "1 May 2025", change]), 9000, LETTER_WIDTH)

    assert widths[1] >= 10 * 105
    assert widths[2] > 6000


def test_what_follows_a_table_keeps_its_distance() -> None:
    """A table has no space below it, so the clause, paragraph or first bullet after it has space above."""
    tables = (table(["x"], ["y"]), table(["x"], ["z"]), table(["x"], ["w"]))
    parts = (tables[0], clause("c", "clause"), tables[1], p("paragraph"), tables[2], bullets("bullet", "other"))
    body = body_of(written(finished(sec("a", "A", *parts))))
    spaced = [each for each in body.iter(f"{W}p") if each.find(f"{W}pPr/{W}spacing[@{W}before]") is not None]

    assert ["clause", "paragraph", "bullet"] == ["".join(each.itertext()) for each in spaced]


def test_what_follows_a_list_keeps_its_distance() -> None:
    """The last bullet has more space below it than the others, also where a table comes next, which brings none."""
    body = body_of(written(finished(sec("a", "A", bullets("one", "two"), table(["x"], ["y"]), bullets("three")))))
    spaced = [each for each in body.iter(f"{W}p") if each.find(f"{W}pPr/{W}spacing[@{W}after]") is not None]

    assert ["two", "three"] == ["".join(each.itertext()) for each in spaced]


def test_the_document_ends_with_a_paragraph() -> None:
    """Word wants a paragraph after the last table; it takes no room."""
    lines = read_docx(written(finished(sec("a", "A", table(["x"], ["y"]))))).lines

    assert ("After Table", "") == (lines[-1].style, lines[-1].words)
