"""A newer edition changed words that an organisation has its own in place of: it is told, with both and the note."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.upgrade import notes
from tests.workspace import Workspace, make_workspace, organisation, template

OWN = f"{organisation()}    wording: {{only.one: We decide together.}}\n".replace("  sample:\n", "  sample:\n")
NEW = template("sample", "Sample policy", "The {{ role('accountable_lead') }} decides within a week.")
CHANGES = """\
# Changes

## Edition 2.0

### Only (`only`)

- `one`, new: There is a time limit.
- New words, the same rule: `two`, `three`.

### Other (`other`)

- `one`: Something else.
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return a workspace with an organisation that has words of its own, built with the first edition."""
    monkeypatch.chdir(tmp_path)
    made = make_workspace(tmp_path)
    made.write("orgs/northbank.yaml", OWN)
    assert 0 == made.run("build").code
    return made


def told(home: Workspace) -> str:
    """Return what is told of own words that are behind."""
    return home.run("check", "--select", "O208", "--today", "2026-05-14").out


def upgrade(home: Workspace) -> None:
    """Put a newer edition in the place of the first."""
    head = NEW["templates/sample/template.yaml"].replace("title: Sample", 'edition: "2.0"\ntitle: Sample')
    home.write_all({**NEW, "templates/sample/template.yaml": head, "templates/sample/CHANGELOG.md": CHANGES})


def test_both_wordings_and_the_note_are_shown(home: Workspace) -> None:
    """The warning stands at the own words, before and after the new edition is built."""
    upgrade(home)
    before = told(home)
    home.run("build")

    assert before == told(home)
    assert (
        "orgs/northbank.yaml:5:15: warning O208 the template’s words for only.one changed since edition 1.0, "
        "and yours are as they were\n"
        "  hint: compare them: change yours, or accept it with accepted: {O208: your reason}\n"
        "  yours: We decide together.\n"
        "  edition 2.0: The Chief Executive decides within a week.\n"
        "  note: There is a time limit.\n"
        "Checked 1 organisation: 1 warning.\n"
    ) == before


def test_nothing_changed(home: Workspace) -> None:
    """A build with the same edition, or with one that left the clause alone, is no news."""
    quiet = told(home)
    home.write("templates/sample/CHANGELOG.md", CHANGES)

    assert quiet == told(home) == "Checked 1 organisation: nothing found.\n"


def test_new_own_words_were_written_against_the_new_edition(home: Workspace) -> None:
    """Whoever changes their words has looked; after the next build they stand against the new ones."""
    upgrade(home)
    home.write("orgs/northbank.yaml", OWN.replace("together", "together within a week"))

    assert "nothing found" in told(home)
    home.run("build")
    assert "nothing found" in told(home)


def test_it_can_be_accepted(home: Workspace) -> None:
    """Whoever keeps their words says why."""
    upgrade(home)
    home.write("orgs/northbank.yaml", f"{OWN}accepted: {{O208: Ours says more}}\n")

    assert "1 accepted" in told(home)


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("only.one", ["There is a time limit."]),
        ("only.two", ["New words, the same rule"]),
        ("only.four", []),
        ("other.one", ["Something else."]),
    ],
)
def test_the_notes_of_a_clause(clause: str, found: list[str]) -> None:
    """A note is one under the heading of its section that names the clause; a list of many has one note for all."""
    assert found == list(notes(CHANGES, clause))
