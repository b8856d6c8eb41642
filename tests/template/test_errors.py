"""The wording of every message about a broken template: `errors/<name>.case` and `.txt`.

A case holds the files that differ from the sample template, and the `_shared` folder beside it when it is not the
program's own; the second section is switched off.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.read_library import read_library
from generator.diagnostics import Problems
from generator.document import Document, walk
from generator.organisation.parse import Source, parse_organisation
from generator.policy.write import write_policy
from tests.tools import ROOT

CASES = sorted((Path(__file__).parent / "errors").glob("*.case"))
SHARED = ROOT / "templates"
ORGANISATION = b"""name: Northbank Youth Trust
roles: {accountable_lead: Chief Executive}
policies: {sample: {sections: {second: false}}}
"""
SAMPLE = {
    "template.yaml": """id: sample
title: Sample policy
roles:
  accountable_lead: {label: Lead, duty: answers for it}
  advice_contact: {label: Adviser, duty: advises, falls_back_to: accountable_lead}
facts:
  provides_it: {ask: "Do you provide it?", default: false}
sections:
  - {id: first, title: First}
  - {id: second, title: Second, optional: true}
""",
    "sections/first.md.j2": "1. A clause.\n   {: #one }\n",
    "sections/second.md.j2": "1. Another.\n   {: #two }\n",
}

LAW = """id: england-wales
title: England and Wales
as_of: "2026-11-22"
facts: {}
"""


def write_template(root: Path, case: str) -> None:
    files = dict(SAMPLE)
    for part in case.split("=== ")[1:]:
        name, _, text = part.partition("\n")
        files[name] = text
    for name, text in files.items():
        path = root / name if name.startswith("_shared/") else root / "sample" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def build(root: Path) -> Document:
    composer = read_library((root, SHARED)).composer("sample")
    return write_policy(composer, parse_organisation("northbank", Source("orgs/northbank.yaml", ORGANISATION)))


def test_the_sample_is_sound(tmp_path: Path) -> None:
    """The template that the cases break is itself accepted, so that each message is about its break."""
    write_template(tmp_path / "templates", "")

    build(tmp_path / "templates")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_messages_are_as_written(case: Path, tmp_path: Path, accept: bool) -> None:
    """A broken template is refused with exactly the messages that stand beside it, by file and line."""
    write_template(tmp_path / "templates", case.read_text("utf-8"))
    with pytest.raises(Problems) as caught:
        build(tmp_path / "templates")
    expected = case.with_suffix(".txt")
    if accept:
        expected.write_text(f"{caught.value}\n", encoding="utf-8", newline="\n")

    assert expected.read_text("utf-8") == f"{caught.value}\n"


# ---- what a golden case cannot hold


def test_a_byte_order_mark_is_no_prose(tmp_path: Path) -> None:
    """A section file that an editor saved with a byte order mark keeps its first clause."""
    write_template(tmp_path / "templates", "")
    file = tmp_path / "templates" / "sample" / "sections" / "first.md.j2"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    assert ["first", "first.one"] == [node.id for node in walk(build(tmp_path / "templates").sections)]


def test_each_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    """A section that is not UTF-8 is told with the place of the first wrong byte, and so is a style sheet."""
    write_template(tmp_path / "templates", f"=== _shared/law/england-wales.yaml\n{LAW}=== _shared/page.css\n")
    (tmp_path / "templates" / "sample" / "sections" / "first.md.j2").write_bytes(b"1. Words.\n   {: #caf\xe9 }\n")
    (tmp_path / "templates" / "_shared" / "page.css").write_bytes(b"\xff")
    with pytest.raises(Problems) as caught:
        build(tmp_path / "templates")

    assert ["templates/_shared/page.css:1:1", "templates/sample/sections/first.md.j2:2:11"] == [
        str(problem.location) for problem in caught.value.diagnostics
    ]


def test_the_style_sheet_of_other_pages_is_checked(tmp_path: Path) -> None:
    """A style sheet with a character that no page may hold is refused for the list of policies too."""
    (tmp_path / "_shared").mkdir()
    (tmp_path / "_shared" / "page.css").write_text("body { content: '\uffff' }", encoding="utf-8")
    with pytest.raises(Problems) as caught:
        read_library((tmp_path,)).style()

    assert f"{tmp_path.name}/_shared/page.css:1:18" == str(caught.value.diagnostics[0].location)
