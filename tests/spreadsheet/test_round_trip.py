"""What an import writes, read back, is what the sheet said; and nothing else in the file has changed."""

from __future__ import annotations

import csv
import io
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from generator.cli.templates import library
from generator.interview.check import Setting
from generator.interview.make import make_interview
from generator.schema.organisation_schema import Says, organisation_schema
from generator.source.read_yaml import read_yaml
from generator.spreadsheet.apply import Target, apply
from generator.spreadsheet.columns import Keys
from generator.spreadsheet.entries import entries_of
from generator.spreadsheet.read_sheet import read_sheet
from tests.hostile import HOSTILE
from tests.yaml_texts import ODD, WORDS

HEAD = ("file", "name", "roles.accountable_lead", "contacts.media", "policies.social-media.document.version")
OURS = b"""\
# By hand.
name: "Brook"  # the deed has it so
roles: {accountable_lead: Clerk, chair: Chair}
contacts:
    media: 'x'
# The end.
"""
CELLS = st.sampled_from(
    ["", *map(str, WORDS), *map(str, ODD), *HOSTILE.values(), "=1+1", "007", "1.10", "NO", "a: b #c"]
)
LETTERS = st.text(alphabet="aZé -:#'\"=+@,;\t01.", max_size=12)


@cache
def keys() -> Keys:
    """Return the keys that the shipped policy knows."""
    return Keys(organisation_schema([library(None).composer("social-media").template], Says.A_PART))


@cache
def target(content: bytes | None) -> Target:
    """Return an organisation's file with some content, or none yet."""
    shelf = library(None)
    return Target(Setting(shelf, "orgs/brook.yaml", content), make_interview(shelf))


def saved(*rows: list[str] | tuple[str, ...]) -> bytes:
    """Return rows as a spreadsheet saves them."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode("utf-8-sig")


@given(cells=st.lists(CELLS | LETTERS, min_size=4, max_size=4), is_new=st.booleans())
def test_what_is_written_is_what_the_sheet_said(cells: list[str], is_new: bool) -> None:
    """Each cell that says something is in the file as it was typed; each that says nothing leaves what was there."""
    entries = entries_of(read_sheet("m.csv", saved(HEAD, ["brook", *cells])), keys())
    content = None if is_new else OURS
    applied = apply(entries, entries.all[0], target(content))
    if not applied.is_right:
        assert (content or b"") == applied.content
        return
    before = {} if is_new else read_yaml("x.yaml", OURS).data
    expected = {name: _at(before, name) for name in HEAD[1:]}
    for name, cell in zip(HEAD[1:], cells, strict=True):
        if text := cell.replace("\r", "\n").strip(" \t\n"):
            expected[name] = None if text == "-" else "null" if text == "null" else text

    after = read_yaml("x.yaml", applied.content).data if applied.content else {}
    assert expected == {name: _at(after, name) for name in HEAD[1:]}
    if not is_new:
        assert b"# By hand.\nname: " in applied.content
        assert b"# the deed has it so\n" in applied.content
        assert b"chair: Chair}" in applied.content
        assert b"# The end.\n" in applied.content


def _at(data: object, name: str) -> object:
    steps = name.replace("policies.social-media.", "policies|social-media|").replace(".", "|").split("|")
    for step in steps:
        data = data.get(step) if isinstance(data, dict) else None
    return data
