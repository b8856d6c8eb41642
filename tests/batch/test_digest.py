"""Digests: what a file says apart from how it is packed or where its lines end."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.batch.digest import content_digest, digest, file_digest, text_digest


@pytest.mark.parametrize("path", ["a/b.md", "a/b.html", "index.md"])
def test_line_ends_of_windows(path: str) -> None:
    """A text says the same with the line ends that git gives it on Windows, and something else with one line more."""
    assert content_digest(path, b"a\nb\n") == content_digest(path, b"a\r\nb\r\n")
    assert content_digest(path, b"a\nb\n") != content_digest(path, b"a\n\nb\n")


@pytest.mark.parametrize(
    "content", [b"", b"a\nb\n", b"a\r\nb\r\n", b"a\r", b"\r\n\r\r\n\n\r", b"a\r\n" * 300_000, b"\r" * 1_000_001]
)
def test_a_text_that_is_read_line_by_line(tmp_path: Path, content: bytes) -> None:
    """A long text says the same whether it is read line by line or as a whole."""
    file = tmp_path / "a.md"
    file.write_bytes(content)

    assert content_digest("a.md", content) == text_digest(io.BytesIO(content)) == file_digest(file)


def test_digest_keeps_parts_apart() -> None:
    """What stands in one part and what in the next makes a difference."""
    assert digest([b"ab", b"c"]) != digest([b"a", b"bc"])
    assert digest([b"a", b""]) != digest([b"a"])
    assert digest([b"a", b"b"]) == digest(iter([b"a", b"b"]))


def packed(level: int, parts: dict[str, bytes], year: int = 1980) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            kind = zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED
            package.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), content, kind, level)
    return buffer.getvalue()


PARTS = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document>" + b"words " * 1000 + b"</w:document>"}


@pytest.mark.parametrize("other", [packed(9, PARTS), packed(0, PARTS), packed(1, PARTS, 2026)])
def test_how_a_word_file_is_packed(other: bytes) -> None:
    """A Word file says the same however hard and whenever it was packed."""
    assert packed(1, PARTS) != other
    assert content_digest("a/b.docx", packed(1, PARTS)) == content_digest("a/b.docx", other)


@pytest.mark.parametrize(
    "parts",
    [
        {**PARTS, "word/document.xml": b"<w:document/>"},
        {**PARTS, "word/more.xml": b""},
        {"[Content_Types].xml": b"<Types/>"},
        dict(reversed(PARTS.items())),
    ],
)
def test_what_a_word_file_says(parts: dict[str, bytes]) -> None:
    """A Word file with another part, other words in one, or another order says something else."""
    assert content_digest("a/b.docx", packed(6, PARTS)) != content_digest("a/b.docx", packed(6, parts))


def test_a_zip_under_another_name() -> None:
    """Only a Word file is looked into."""
    assert content_digest("a/b.md", packed(1, PARTS)) != content_digest("a/b.md", packed(9, PARTS))


def damaged(at: int) -> bytes:
    content = bytearray(packed(6, PARTS))
    content[at] ^= 0xFF
    return bytes(content)


@pytest.mark.parametrize("at", range(0, len(packed(6, PARTS)), 3))
def test_a_damaged_word_file(at: int) -> None:
    """A Word file with a byte gone wrong has a digest, wherever the byte is."""
    assert 32 == len(content_digest("a/b.docx", damaged(at)))


@pytest.mark.parametrize("content", [b"", b"PK", b"PK mine", b"PK\x05\x06" + bytes(18), packed(6, PARTS)[:200]])
def test_no_word_file(content: bytes) -> None:
    """Bytes that are no zip have a digest all the same."""
    assert 32 == len(content_digest("a/b.docx", content))
