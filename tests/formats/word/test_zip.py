"""A zip of ours is one that others read, and the same whenever it is made."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from generator.formats.word.zip import zip_of

NAMES = st.text("abcdefghijklmnopqrstuvwxyz/._[]", min_size=1, max_size=40)
CONTENTS = st.binary(max_size=2000) | st.text(max_size=500).map(lambda text: text.encode() * 50)
FILES = st.dictionaries(NAMES, CONTENTS, max_size=8)


@given(FILES)
def test_zipfile_reads_what_went_in(files: dict[str, bytes]) -> None:
    """The files come out as they went in, in their order."""
    with zipfile.ZipFile(io.BytesIO(zip_of(files.items()))) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == files
        assert [entry.filename for entry in package.infolist()] == list(files)


@given(FILES)
def test_it_is_what_zipfile_writes(files: dict[str, bytes]) -> None:
    """The bytes are those of Python's own library."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = 0o600 << 16
            package.writestr(entry, content, compresslevel=3)
    assert zip_of(files.items()) == buffer.getvalue()


def test_a_part_that_is_too_large_to_remember_is_packed_all_the_same() -> None:
    """A large picture is packed each time."""
    large = bytes(range(256)) * 1000
    with zipfile.ZipFile(io.BytesIO(zip_of([("large", large)]))) as package:
        assert package.read("large") == large
