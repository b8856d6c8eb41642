"""The table of who does what: each duty that the rest of the policy names, who has it, and the clauses about it."""

from __future__ import annotations

import re

import pytest

from generator.document import Clause, Document, Table, walk
from generator.policy.survey import survey
from generator.views.duties import duty_rows
from generator.views.origins import Origins
from tests.policies import (
    TEMPLATE_IDS,
    Data,
    composer,
    everything_on,
    organisation,
    plain,
    policy,
    rich,
    template,
    words_of,
)

LISTED = {"who-does-what": "true"}


def rows(document: Document) -> list[list[str]]:
    """Return the cells of the table, without its heading row."""
    section = next(section for section in document.sections if section.id == "who-does-what")
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    return [[words_of(cell) for cell in row] for row in table.rows]


def numbers(cell: str) -> list[str]:
    return cell.split(", ")


@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
def test_a_row_names_the_clauses_that_name_its_holder(template_id: str) -> None:
    """Where each role has a title of its own, a row has the numbers of all clauses with that title, and no others."""
    document = policy(template_id, rich(template_id, sections=everything_on(template_id)))
    clauses = {node.number: words_of(node.words) for node in walk(document.sections) if isinstance(node, Clause)}

    for _, holder, where in rows(document):
        named = re.compile(rf"{re.escape(holder)}(?!\w)")
        expected = [number for number, words in clauses.items() if named.search(words)]
        assert expected == [number for number in numbers(where) if number in clauses]


@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
def test_the_table_and_the_view_agree(template_id: str) -> None:
    """The table has the duties, the holders and the clauses that `policygen show roles` has."""
    data = rich(template_id, sections=everything_on(template_id))
    asked = organisation(data)
    shown = duty_rows(survey(composer(template_id), asked), Origins(asked))
    expected = {
        row.duty: (row.holder, [named.number for named in row.named_in if "." in named.number])
        for row in shown
        if any(named.id != "who-does-what" for named in row.named_in)
    }
    found = {
        duty[0].lower() + duty[1:]: (holder, [number for number in numbers(where) if "." in number])
        for duty, holder, where in rows(policy(template_id, data))
    }

    assert expected == found


def said(sections: dict[str, str], **entry: object) -> list[str]:
    """Return the duties in the table of an organisation in which each role has a title of its own."""
    given: Data = {"sections": {**LISTED, **sections}, **entry}
    return [duty for duty, _, _ in rows(policy("social-media", rich("social-media", **given)))]


def test_only_duties_that_the_policy_names() -> None:
    """A duty of which all clauses are out has no row; neither has one whose clause the organisation words anew."""
    checks, handles = "Approves any check of applicants’ public profiles", "Handles complaints made on social media"

    assert checks in said({"recruitment": "true"})
    assert checks not in said({"recruitment": "false"})
    assert handles in said({})
    assert handles not in said({}, wording={"organisation-accounts.complaints": "Pass a complaint on."})


def test_one_person_has_every_duty() -> None:
    """Where one job title holds them all, it stands in each row."""
    table = rows(policy("social-media", plain("social-media", sections=LISTED)))

    assert {"Head of Accountable Lead"} == {holder for _, holder, _ in table}
    assert len(table) > 1


def test_a_duty_named_outside_clauses() -> None:
    """A duty that only a front part names leads to that part, by its title."""
    data = plain("social-media", sections={**LISTED, "general-guidelines.journalists": "false"})
    data["policies"]["social-media"]["reasons"] = {"general-guidelines.journalists": "We have a press office."}
    where = {duty: cell for duty, _, cell in rows(policy("social-media", data))}

    assert "“Whom to ask”" == where["Speaks to the public and the media in a crisis"]


def test_the_table_is_off_by_default() -> None:
    """Nobody has the table who does not ask for it."""
    for template_id in TEMPLATE_IDS:
        ids = {section.id for section in policy(template_id, plain(template_id, length="full")).sections}
        assert "who-does-what" in template(template_id).parts
        assert "who-does-what" not in ids
