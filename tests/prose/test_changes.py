"""Adopters of the first edition find every part of the second in the list of changes, with its length and successor."""

from __future__ import annotations

import re

import pytest

from generator.template.scan import Default
from tests.policies import TEMPLATES, template

TEXT = (TEMPLATES / "social-media/CHANGELOG.md").read_text("utf-8").partition("## Edition 1")[0]
SECTIONS = {words.partition("`)")[0].rpartition("`")[2]: words for words in TEXT.split("\n### ")[1:]}
"""What the list says of each section, by its id."""
FLAGSHIP = template("social-media")
CLAUSES = sorted(
    part.id for part in FLAGSHIP.parts.values() if "." in part.id and "~" not in part.id and part.kind == "clause"
)


@pytest.mark.parametrize("section", sorted(SECTIONS))
def test_every_clause_is_listed(section: str) -> None:
    """Each clause of a section is named where the list speaks of the section."""
    named = set(re.findall(r"`([\w-]+)`", SECTIONS[section]))

    assert set() == {id_.partition(".")[2] for id_ in CLAUSES if id_.startswith(f"{section}.")} - named


def test_a_new_clause_of_the_full_length_says_so() -> None:
    """Whoever looks for a new clause in a short policy is told that only the full one has it."""
    full = [id_ for id_ in CLAUSES if FLAGSHIP.parts[id_].default is Default.FULL]
    lines = {id_: _line(id_) for id_ in full}

    assert [] == [id_ for id_, line in lines.items() if line and "Full length only" not in line]


def _line(id_: str) -> str:
    section, _, clause = id_.partition(".")
    found = re.search(rf"^- `{clause}`, new:.*$", SECTIONS.get(section, ""), re.MULTILINE)
    return found[0] if found else ""


def test_each_retired_id_is_answered() -> None:
    """The list names the successor that the program names."""
    answered = {
        f"{section}.{old}": new if "." in new else f"{section}.{new}"
        for section, words in SECTIONS.items()
        for old, new in re.findall(r"`([\w-]+)`, see `([\w.-]+)`", words)
    }
    retired = {old: new for old, new in FLAGSHIP.retired.items() if "." in old}

    assert {} == {
        old: new for old, new in retired.items() if answered.get(old) not in {new, f"{old.partition('.')[0]}.{new}"}
    }
