"""A file with several faults is told all of them at once, and none that only follows from another."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic, Problems
from generator.organisation.parse import Organisation, Parsed, Source, parse

START = "name: Northbank Youth Trust\nroles:\n  accountable_lead: Chief Executive\n"


def parsed(text: str) -> Parsed:
    return parse("northbank", Source("orgs/northbank.yaml", text.encode()))


def keys(text: str) -> list[str]:
    """Return the keys of which something is told."""
    return [problem.key for problem in parsed(text).problems]


HIDDEN = {
    "a date that contradicts another, and a value of no kind": (
        "kind: choir\npolicies: {x: {document: {approved_on: 2026-05-14, next_review: 2025-05-14}}}",
        ["kind", "policies.x.document.next_review"],
    ),
    "an id that stands twice, and a channel that is text": (
        "channels: [Instagram]\nrelated_policies: [{id: a, title: A}, {id: a, title: B}]",
        ["channels[0]", "related_policies[1].id"],
    ),
    "a comment that eats a value, and an unknown key": ("purpose: to help #7\nwibble: yes", ["", "wibble"]),
    "three faults of one list": (
        "channels: [{platform: X, url: x}, {handle: y}, {platform: Z, admins: two}]",
        ["channels[0].url", "channels[1].platform", "channels[2].admins"],
    ),
}


@pytest.mark.parametrize("case", HIDDEN)
def test_one_fault_hides_no_other(case: str) -> None:
    """What can only be seen once another fault is set aside is told in the same run."""
    text, expected = HIDDEN[case]

    assert expected == keys(f"{START}{text}\n")


FOLLOWING = {
    "an approval without its date": (
        "policies: {x: {document: {status: approved, approved_by: Board, approved_on: soon}}}",
        ["policies.x.document.approved_on"],
    ),
    "a reason for a part of which nobody can say whether it stays": (
        "policies: {x: {sections: {copyright: perhaps}, reasons: {copyright: Ours}}}",
        ["policies.x.sections.copyright"],
    ),
    "an entry of a list that had to be replaced": (
        'policies: {x: {document: {history: [{version: "1", on: soon, change: First}]}}}',
        ["policies.x.document.history[0].on"],
    ),
    "a title that a misnamed key was meant for": ("related_policies: [{id: a, name: A}]", ["related_policies[0].name"]),
}


@pytest.mark.parametrize("case", FOLLOWING)
def test_what_follows_is_not_told(case: str) -> None:
    """What is wrong only since another value was refused is no news."""
    text, expected = FOLLOWING[case]

    assert expected == keys(f"{START}{text}\n")


def test_what_is_left_keeps_its_places() -> None:
    """A value that was refused is gone, and whatever stands beside it is where it was."""
    left = parsed(f"{START}kind: choir\nchannels: [Instagram, {{platform: YouTube, owner: x}}]\n").organisation

    assert left
    assert ("charity", "YouTube", "x") == (left.kind, left.channels[1].platform, left.channels[1].owner)
    assert "orgs/northbank.yaml:5:50" == str(left.locate("channels", 1, "owner"))


def test_a_name_that_nobody_gave_stops_no_check() -> None:
    """Without a name or a role that can be understood, all else is still checked."""
    left = parsed("nmae: X\nroles: nobody\nfacts: {fundraises: true}\n").organisation

    assert left
    assert {"fundraises": "true"} == left.facts


def told_after(text: str, *later: tuple[str, ...]) -> list[str]:
    """Return the keys of what is told when a step finds something wrong with these paths."""

    def step(organisation: Organisation) -> None:
        raise Problems(Diagnostic(organisation.locate(*path), f"wrong: {path}", "mend it") for path in later)

    with pytest.raises(Problems) as caught:
        parsed(text).go_on(step)
    return [problem.key for problem in caught.value.diagnostics if problem.message.startswith("wrong")]


def test_a_later_step_is_taken_all_the_same() -> None:
    """What a later step finds is told beside what was refused, but for what only follows from that."""
    text = f"{START}brand:\n  size: large\nkind: choir\ncontacts:\n  media: TBC\n"

    assert ["contacts.wellbeing", "roles.accountable_lead"] == sorted(
        told_after(
            text,
            ("roles", "accountable_lead"),
            ("brand", "logo"),
            ("contacts", "media"),
            ("contacts", "wellbeing"),
            ("kind",),
        )
    )


def test_a_sound_file_goes_on() -> None:
    """A step is given the whole organisation, and what it makes is returned."""
    assert "Northbank Youth Trust" == parsed(START).go_on(lambda organisation: organisation.name)


PRESENTABLE = {
    "a sound file": ("", True),
    "a value of no kind": ("kind: choir", True),
    "an unknown key": ("wibble: yes", True),
    "a date that is none, so that another has no ground": (
        "policies: {x: {document: {status: approved, approved_on: soon}}}",
        True,
    ),
    "a channel without its platform": ("channels: [{handle: y}]", False),
    "a name that is a list": ("name: [a, b]", False),
}


@pytest.mark.parametrize("case", PRESENTABLE)
def test_what_may_be_shown(case: str) -> None:
    """What is left of a file may be shown where nothing in it is a word of ours."""
    text, expected = PRESENTABLE[case]
    start = START.partition("\n")[2] if text.startswith("name") else START

    assert expected == bool(parsed(f"{start}{text}\n").presentable)


def test_what_is_given() -> None:
    """Each value that the files give stands there with its path; what nobody filled in does not."""
    own = Source(
        "orgs/a.yaml",
        f"{START}purpose:\nwebsite: null\nfacts: {{a: 'null', b: ~}}\nchannels: [{{platform: X}}]\n".encode(),
    )
    above = Source("orgs/_defaults.yaml", b"website: https://a.example.org\nterms: {board: trustees}\n")
    given = parse("a", own, above).whole().given()

    assert [
        (("name",), "Northbank Youth Trust"),
        (("roles", "accountable_lead"), "Chief Executive"),
        (("facts", "a"), "null"),
        (("channels", 0, "platform"), "X"),
        (("terms", "board"), "trustees"),
    ] == list(given)
