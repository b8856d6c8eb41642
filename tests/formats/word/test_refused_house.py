from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable

import pytest
from docx.shared import Mm

from generator.document.look import Look
from generator.formats.word.house_error import WordTemplateError
from generator.formats.write_docx import write_docx
from tests.formats.word.docx_samples import policy
from tests.formats.word.house_samples import branded, changed, house, odd_name


def _types(old: bytes, new: bytes) -> dict[str, Callable[[bytes], bytes]]:
    return {"[Content_Types].xml": lambda text: text.replace(old, new)}


_STRICT = {
    "_rels/.rels": lambda text: text.replace(
        b"http://schemas.openxmlformats.org/officeDocument", b"http://purl.oclc.org/ooxml/officeDocument"
    )
}

REFUSED = {
    "no zip": (b"Dear trustees", "is not a Word file, or it is damaged"),
    "nothing": (b"", "is not a Word file, or it is damaged"),
    "cut off": (house()[:2000], "is not a Word file, or it is damaged"),
    "a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "has a password or is in the old .doc format"),
    "macros": (
        changed(
            house(),
            _types(
                b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"vnd.ms-word.document.macroEnabled.main+xml",
            ),
        ),
        "holds macros",
    ),
    "a spreadsheet": (
        changed(house(), _types(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")),
        "is not a Word document",
    ),
    "strict": (changed(house(), _STRICT), "is a Strict Open XML Document"),
    "broken XML": (
        changed(house(), {"word/styles.xml": lambda text: text[:500]}),
        'its part "word/styles.xml" cannot be read',
    ),
    "a document type": (
        changed(house(), {"word/styles.xml": lambda text: text.replace(b"<w:styles", b"<!DOCTYPE x><w:styles", 1)}),
        "declares a document type",
    ),
    "a document type in a part with another name": (
        odd_name(
            changed(house(), {"word/header1.xml": lambda text: text.replace(b"<w:hdr", b"<!DOCTYPE x><w:hdr", 1)}),
            "header1.xml",
            "header1.dat",
        ),
        'its part "word/header1.dat" declares a document type',
    ),
    "a missing header": (
        changed(house(), {"word/_rels/document.xml.rels": lambda text: text.replace(b"header1.xml", b"gone.xml")}),
        "a part that it names is missing",
    ),
    "a header elsewhere": (
        changed(
            house(),
            {
                "word/_rels/document.xml.rels": lambda text: text.replace(
                    b'Target="header1.xml"', b'Target="header1.xml" TargetMode="External"'
                )
            },
        ),
        "a part that it names is missing",
    ),
    "no content type": (changed(house(), _types(b'Extension="png"', b'Extension="gif"')), 'something of the type ""'),
    "no target": (
        changed(house(), {"word/_rels/document.xml.rels": lambda text: text.replace(b'Target="header1.xml"', b"")}),
        "a part that it names is missing",
    ),
    "no room": (house(lambda it: setattr(it.sections[0], "left_margin", Mm(120))), "leave no room for text"),
    "no measure": (
        changed(house(), {"word/document.xml": lambda text: text.replace(b'w:right="850"', b'w:right="wide"')}),
        '"wide" is no measure',
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_template_that_cannot_be_used_is_refused_in_plain_words(case: str) -> None:
    """Each kind of unusable template gives an error that says what is wrong with it."""
    template, message = REFUSED[case]

    with pytest.raises(WordTemplateError) as refused:
        branded(template)

    assert str(refused.value).startswith("the Word template")
    assert message in str(refused.value)


def test_a_file_without_end_is_refused() -> None:
    """A file of more than 50 MB is refused before it is opened, and so is one of more than 10,000 parts."""
    parts = io.BytesIO()
    with zipfile.ZipFile(parts, "w") as archive:
        for number in range(10_001):
            archive.writestr(str(number), "")

    with pytest.raises(WordTemplateError, match="is larger than 50 MB"):
        branded(bytes(51 * 2**20))
    with pytest.raises(WordTemplateError, match="holds more than 10,000 files"):
        branded(parts.getvalue())


def test_without_the_libraries_a_house_template_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Word files cannot be read, as in a browser, the reason is given; a policy without one is written."""
    for name in [name for name in sys.modules if name.startswith("generator.formats.word.house_design")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.setitem(sys.modules, "lxml", None)

    assert write_docx(policy(), Look())
    with pytest.raises(WordTemplateError, match="your own Word template needs the installed policygen"):
        branded(house())
