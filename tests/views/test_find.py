"""A printed number, a title or an id finds its part; what finds none is answered with the nearest."""

from __future__ import annotations

import json

import pytest

from generator.batch.look_into import Looked
from generator.views.rows import ChecklistRow, DutyRow, PartRow
from generator.views.show import PolicyView, View, show
from tests.workspace import Workspace, told

MEADOW = ("--policy", "garden", "--templates", "library")


def rows(meadow: Looked, view: View, word: str = "") -> PolicyView:
    """Return what is shown of the garden's own policy."""
    assert meadow.organisation
    return show(meadow.organisation, meadow.surveys[:1], view, word).policies[0]


NAMES = {
    "2.1.3": ["work.ladders"],
    "clause 2.1.3": ["work.ladders"],
    "2.1": ["work.tools"],
    "2": ["work"],
    "section 2.": ["work"],
    "Tools": ["work.tools"],
    "work in the garden": ["work"],
    "work.sharp": ["work.sharp"],
    "sharp": ["work.sharp"],
    "bees": ["bees"],
    "Honey": ["honey"],
    "bees.calm": ["bees.calm"],
}


@pytest.mark.parametrize("word", NAMES)
@pytest.mark.parametrize("view", View)
def test_what_is_found(meadow: Looked, word: str, view: View) -> None:
    """Whatever name somebody has for a part finds it in each view, be it in the policy or not."""
    assert NAMES[word] == list(rows(meadow, view, word).found)


def test_every_name_finds_its_part(meadow: Looked) -> None:
    """Each number, each title and each id finds its part, and shows what the whole view shows of it."""
    parts = [row for row in rows(meadow, View.CLAUSES).rows if isinstance(row, PartRow) and row.id]
    named = [(name, row) for row in parts for name in (row.id, row.number, row.title) if name]

    assert [] == [name for name, row in named if (row.id,) != rows(meadow, View.CLAUSES, name).found]
    assert [] == [name for name, row in named if row not in rows(meadow, View.CLAUSES, name).rows]


def test_what_has_to_do_with_a_part(meadow: Looked) -> None:
    """With a part named, only the roles that it names and the points that it meets are shown."""
    roles = [row.role for row in rows(meadow, View.ROLES, "2.1").rows if isinstance(row, DutyRow)]
    points = [
        point.id
        for row in rows(meadow, View.COVERAGE, "pond").rows
        if isinstance(row, ChecklistRow)
        for point in row.points
    ]

    assert ["gardener", "keyholder", "planner"] == roles
    assert ["g3"] == points


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("planner", ["planner"]),
        ("Head gardener", ["gardener"]),
        ("gatekeeper", ["keyholder", "planner"]),
        ("Treasurer of the Gardens", ["treasurer"]),
    ],
)
def test_who_is_found(meadow: Looked, word: str, expected: list[str]) -> None:
    """Who does what is found by the id of a role, its label and a job title."""
    found = rows(meadow, View.ROLES, word)

    assert expected == list(found.found)
    assert expected == [row.role for row in found.rows if isinstance(row, DutyRow)]


def test_which_point_is_found(meadow: Looked) -> None:
    """A point of a checklist is found by its id."""
    found = [row for row in rows(meadow, View.COVERAGE, "G4").rows if isinstance(row, ChecklistRow)]

    assert ["g4"] == [point.id for row in found for point in row.points]


@pytest.mark.parametrize(
    ("words", "hint"),
    [("rols", "roles"), ("roles planer", "planner"), ("roles Gatekeper", "Gatekeeper")],
)
def test_what_else_was_meant(gardens: Workspace, words: str, hint: str) -> None:
    """A slip for a view, a role or a job title is told."""
    assert f'hint: did you mean "{hint}"?\n' in gardens.run("show", "meadow", *words.split(), *MEADOW).err


def test_a_view_need_not_be_named(gardens: Workspace) -> None:
    """A name alone shows the clauses of what it names, be it of several words."""
    expected = gardens.run("show", "meadow", "clauses", "2.1", *MEADOW)

    assert expected == gardens.run("show", "meadow", "2.1", *MEADOW)
    assert expected == gardens.run("show", "meadow", "section", "2.1", *MEADOW)


NOTHING = {
    "2.1.9": "choose a number from 2.1.1 to 2.1.3, or name it by its title or its id",
    "2.1.3.4": "choose a number from 2.1.1 to 2.1.3, or name it by its title or its id",
    "B": "choose a number from 1 to 3, or name it by its title or its id",
    "3.7": "choose a number from 3.1 to 3.2, or name it by its title or its id",
    "19": "choose a number from 1 to 3, or name it by its title or its id",
    "work.shrap": 'did you mean "work.sharp"?',
    "The ponds": 'write pond, the id of "The pond"',
    "wrok": 'did you mean "work"?',
}


@pytest.mark.parametrize("word", NOTHING)
def test_what_is_not_found(gardens: Workspace, word: str) -> None:
    """A name that no part has is told with the nearest, and nothing is shown."""
    ran = gardens.run("show", "meadow", "clauses", word, *MEADOW)

    assert (1, "") == (ran.code, ran.out)
    assert told("orgs/meadow.yaml", f'nothing in its policy is called "{word}"', NOTHING[word]) == ran.err


@pytest.mark.parametrize(
    ("word", "fact", "hint"),
    [
        ("ponds", '"ponds" is now "pond"', "write pond"),
        ("hedges", '"hedges" is no longer in the template', "remove it"),
    ],
)
def test_a_part_of_an_earlier_edition(gardens: Workspace, word: str, fact: str, hint: str) -> None:
    """An id of an earlier edition is answered with what the part is called now."""
    assert told("orgs/meadow.yaml", fact, hint) == gardens.run("show", "meadow", word, *MEADOW).err


def test_in_any_policy(gardens: Workspace) -> None:
    """Of several policies, those that have the part are shown; only where none has it is that told."""
    visits = json.loads(gardens.run("show", "meadow", "only.tell", "--json", "--templates", "library").out)
    ran = gardens.run("show", "meadow", "only.tall", "--templates", "library")

    assert ["visits"] == [policy["id"] for policy in visits["policies"]]
    assert ran.err.startswith('orgs/meadow.yaml: nothing in its policies is called "only.tall"')
