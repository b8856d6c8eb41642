"""The document's own details: who signs it, and where the minutes record its versions."""

from __future__ import annotations

import pytest

from generator.diagnostics import Problems
from generator.document import Section, Table, walk
from generator.policy.checks.roles import misfits
from tests.policies import Data, organisation, plain, policy, template, words_of

FIRST = "1\u00a0January\u00a02025"
HISTORY = [{"version": "1.0", "on": "2025-01-01", "change": "First issue"}]


def tables(document: Data, template_id: str = "social-media", **roles: str) -> list[list[list[str]]]:
    """Return the words of each table about the document: all cells, row by row."""
    data = plain(template_id, document=document)
    data["roles"] |= roles
    blocks = [
        block
        for node in walk(policy(template_id, data).sections)
        if isinstance(node, Section) and node.id in {"document-control", "change-history"}
        for block in node.blocks
    ]
    return [
        [[words_of(cell) for cell in row] for row in (block.header, *block.rows) if row]
        for block in blocks
        if isinstance(block, Table)
    ]


SIGN = ["Name", "Role", "Signature", "Date"]


@pytest.mark.parametrize(
    ("signatories", "titles"),
    [
        ([], ["Convener"]),
        (["policy_owner"], ["Secretary"]),
        (["policy_owner", "chair"], ["Secretary", "Convener"]),
        (["chair", "concerns_contact"], ["Convener"]),
    ],
    ids=["the chair by default", "one", "in the order given", "nobody twice"],
)
def test_each_signatory_has_a_row(signatories: list[str], titles: list[str]) -> None:
    """A row to sign for each job title that is named, and for the chair where nobody is."""
    (_, signing) = tables({"signatories": signatories}, chair="Convener", policy_owner="Secretary")

    assert [SIGN, *(["", title, "", ""] for title in titles)] == signing


def test_a_template_without_a_chair_has_a_row_for_anybody() -> None:
    """Where nobody is named and the template knows no chair, there is a row without a job title."""
    (_, signing) = tables({}, "team-social-media")

    assert [SIGN, ["", "", "", ""]] == signing


def test_who_signs_is_named_by_the_id_of_a_role() -> None:
    """A word that is the id of no role is told, with the nearest that is."""
    misnamed = organisation(plain("social-media", document={"signatories": ["chairman"]}))
    (problem,) = misfits(misnamed, [template("social-media")])

    assert 'policies.social-media.document.signatories[0] is "chairman", not the id of a role' == problem.message
    assert 'did you mean "chair"?' == problem.hint


def test_nobody_signs_twice() -> None:
    """One role has one row."""
    with pytest.raises(Problems) as caught:
        tables({"signatories": ["chair", "chair"]})

    assert ['policies.social-media.document.signatories[1] is "chair", who signs already'] == [
        problem.message for problem in caught.value.diagnostics
    ]


@pytest.mark.parametrize("template_id", ["social-media", "society-social-networks"])
def test_minutes_have_a_column_where_one_is_given(template_id: str) -> None:
    """The table of versions says where the minutes record each one, if it is known of any."""
    second = {"version": "2.0", "on": "2026-01-01", "change": "New rules", "minute": "26/14"}
    plain_history = tables({"history": HISTORY}, template_id)
    minuted = tables({"history": [*HISTORY, second]}, template_id)

    assert [["Version", "Date", "Change"], ["1.0", FIRST, "First issue"]] in plain_history
    assert [
        ["Version", "Date", "Change", "Minute"],
        ["1.0", FIRST, "First issue", "–"],
        ["2.0", "1\u00a0January\u00a02026", "New rules", "26/14"],
    ] in minuted
