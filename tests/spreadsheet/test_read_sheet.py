"""A sheet is read as it was typed, whichever program saved it; what cannot be read for sure is told."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from generator.diagnostics import Problems
from generator.spreadsheet.read_sheet import read_sheet
from generator.spreadsheet.sheet import MAX_BYTES, MAX_ROWS

TEXT = 'file{0}name\r\nbrook{0}"Brook & Söhne, ""Ltd""; at\r\n1.10"\r\n\r\nhill{0}  007 \r\n'


def texts(content: bytes) -> list[tuple[int, list[str]]]:
    """Return the number of each row of a sheet and the texts of its cells."""
    return [(row.number, [cell.text for cell in row.cells]) for row in read_sheet("members.csv", content).rows]


def told(content: bytes) -> str:
    """Return the one problem for which a sheet is refused."""
    with pytest.raises(Problems) as found:
        read_sheet("members.csv", content)
    return str(found.value)


def workbook(*rows: list[Any]) -> bytes:
    """Return an Excel workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_usual_way_to_save_csv_is_read(encoding: str, separator: str) -> None:
    """Separator and encoding change nothing; rows have the numbers that a spreadsheet shows, empty ones counted."""
    assert [
        (1, ["file", "name"]),
        (2, ["brook", 'Brook & Söhne, "Ltd"; at\n1.10']),
        (4, ["hill", "007"]),
    ] == texts(TEXT.format(separator).encode(encoding))


def test_what_stands_in_the_rows_does_not_decide_about_the_separator() -> None:
    """Only the head does: a cell may be full of semicolons."""
    assert [(1, ["file", "name"]), (2, ["brook", "a;b;c;d"])] == texts(b"file,name\nbrook,a;b;c;d\n")


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        ("file,name\nbrook,Söhne\n".encode("cp1252"), "line 2 is not UTF-8: the byte 0xf6 is of another encoding"),
        ("file".encode("utf-16")[:-1], "the sheet breaks off within a character of UTF-16"),
        (b'file,name\nbrook,"Brook\n', "row 2 cannot be told apart from the next"),
        (b'file,name\nbrook,"Brook"x\n', "row 2 cannot be told apart from the next"),
        (b"file\n" + b"x\n" * MAX_ROWS, f"the sheet has more than {MAX_ROWS:,} rows"),
        (b"f" * (MAX_BYTES + 1), "the file is larger than 20 MiB"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is a workbook of an old Excel, or one with a password"),
        (b"PK\x03\x04 and no more", "this is not a whole Excel workbook"),
        (b"PK\x03\x04" + workbook(["file"])[4:-30], "this is not a whole Excel workbook"),
    ],
)
def test_what_cannot_be_read_for_sure_is_told(content: bytes, fact: str) -> None:
    """Nothing is guessed: the encoding, where a cell ends, what is in a broken file."""
    assert fact in told(content)
    assert "hint: " in told(content)


# ---- Excel


def test_text_and_truths_of_a_workbook_are_read() -> None:
    """Cells that are text stay as they were typed, and each row has all the cells of the head."""
    content = workbook(["file", "name", "facts.has_staff"], ["brook", "1.10", True], [None], ["hill", "=007"[1:]])

    assert [
        (1, ["file", "name", "facts.has_staff"]),
        (2, ["brook", "1.10", "true"]),
        (4, ["hill", "007", ""]),
    ] == texts(content)


@pytest.mark.parametrize(
    ("value", "fact"),
    [
        (1.1, "Sheet!B2 holds the number 1.1"),
        (7, "Sheet!B2 holds the number 7"),
        (datetime(2026, 5, 14), "Sheet!B2 holds the date 2026-05-14"),  # noqa: DTZ001  # a workbook knows no zones
        ("=1+1", "Sheet!B2 holds a formula"),
        ("#REF!", "Sheet!B2 holds the error #REF!"),
    ],
)
def test_a_cell_that_is_no_text_is_refused_by_its_address(value: object, fact: str) -> None:
    """A number has lost what was typed, and a formula shows what it does not say."""
    row = read_sheet("members.xlsx", workbook(["file", "name"], ["brook", value])).rows[1]
    fault = row.cells[1].fault

    assert fault
    assert fact == fault.fact
    assert fault.hint


def test_a_workbook_that_would_unpack_without_end_is_refused() -> None:
    """Its size is known before it is unpacked."""
    packed = io.BytesIO(workbook(["file"]))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/bomb.xml", b" " * (201 * 2**20))

    assert len(packed.getvalue()) < 2**20
    assert "the workbook unpacks to 201 MiB, more than the 200 allowed" in told(packed.getvalue())


def patched(*pairs: tuple[str, str]) -> bytes:
    """Return a workbook in whose sheet some XML has another in its place."""
    saved, text = io.BytesIO(), ""
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["file", "name"], ["brook", "Brook"]))) as parts,
        zipfile.ZipFile(saved, "w") as written,
    ):
        for name in parts.namelist():
            text = parts.read(name).decode()
            for old, new in pairs if name.endswith("sheet1.xml") else ():
                assert old in text
                text = text.replace(old, new)
            written.writestr(name, text)
    return saved.getvalue()


CHAIN = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
FAR = '<c r="{0}" t="inlineStr"><is><t>far</t></is></c>'


@pytest.mark.parametrize(
    ("pairs", "fact"),
    [
        (
            [("<worksheet", f'<!DOCTYPE x [<!ENTITY a "ha">{CHAIN}]><worksheet'), ("Brook", "&i;")],
            "this is not a whole Excel workbook",
        ),
        (
            [("<worksheet", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hosts">]><worksheet'), ("Brook", "&a;")],
            "this is not a whole Excel workbook",
        ),
        ([("</sheetData>", f'<row r="1048576">{FAR.format("A1048576")}</row></sheetData>')], "more than 10,000 rows"),
        ([("</row></sheetData>", f"{FAR.format('XFD2')}</row></sheetData>")], "more than 10,000 rows or 1,000 columns"),
    ],
)
def test_a_hostile_workbook_is_told(pairs: list[tuple[str, str]], fact: str) -> None:
    """One that grows while it is read, that reads another file, or that has a cell at the end of the world."""
    assert fact in told(patched(*pairs))


def test_a_wrong_size_leaves_no_row_out() -> None:
    """Some programs write that a sheet ends where it does not."""
    assert [(1, ["file", "name"]), (2, ["brook", "Brook"])] == texts(patched(('ref="A1:B2"', 'ref="A1:A1"')))


def test_without_openpyxl_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workbooks are an extra; CSV needs nothing."""
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)

    assert "hint: run: pip install 'policygen[xlsx]', or save the sheet as CSV UTF-8" in told(workbook(["file"]))
