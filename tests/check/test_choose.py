"""Which codes are wanted, and what makes a check end with 1."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.check.choose import Choice, needs_attention, starts
from generator.check.finding import Finding, finding
from generator.codes.of_working import FEW_ADMINS, SAME_PERSON
from generator.diagnostics import Location

ERROR = finding(FEW_ADMINS, Location("orgs/a.yaml", 4, 2), "one administrator")
WARNING = finding(SAME_PERSON, Location("orgs/a.yaml", 3, 2), "one person")


@pytest.mark.parametrize(
    ("wanted", "unwanted", "left"),
    [
        ((), (), ["P102", "P105", "D104"]),
        (("P",), (), ["P102", "P105"]),
        (("P102",), (), ["P102"]),
        (("P", "D104"), (), ["P102", "P105", "D104"]),
        ((), ("P",), ["D104"]),
        ((), ("P102",), ["P105", "D104"]),
        (("P",), ("P102",), ["P105"]),
        (("P102",), ("P",), ["P102"]),
        (("P102",), ("P102",), []),
    ],
)
def test_the_longer_start_decides(wanted: tuple[str, ...], unwanted: tuple[str, ...], left: list[str]) -> None:
    """All codes are wanted while nobody names any; of two that fit, the one that says more decides."""
    assert left == [code for code in ("P102", "P105", "D104") if Choice(wanted, unwanted).has(code)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (["P102"], ("P102",)),
        (["p102,d"], ("P102", "D")),
        (["P102, D104", "F"], ("P102", "D104", "F")),
        (["one-person-two-duties"], ("P102",)),
    ],
)
def test_what_people_type_for_codes(typed: list[str], found: tuple[str, ...]) -> None:
    """Codes come in capitals or not, with commas or one by one, and by their names."""
    assert found == starts(typed)


@pytest.mark.parametrize(("typed", "hint"), [("P192", 'did you mean "P102"?'), ("", "choose"), ("Z", "choose")])
def test_what_is_no_code_is_refused(typed: str, hint: str) -> None:
    """A word with which no code starts is refused, with the code that was meant."""
    with pytest.raises(ValueError, match="no code is or starts with") as refused:
        starts([typed])

    assert hint in str(refused.value)


@pytest.mark.parametrize(
    ("found", "plain", "strict"),
    [
        ([], False, False),
        ([WARNING], False, True),
        ([ERROR, WARNING], True, True),
        ([replace(ERROR, accepted="so decided")], False, False),
        ([replace(WARNING, accepted="so decided")], False, False),
    ],
)
def test_what_needs_attention(found: list[Finding], plain: bool, strict: bool) -> None:
    """An error does, a warning when it counts as one, and nothing that somebody accepted."""
    assert [plain, strict] == [needs_attention(found, also_warnings=also) for also in (False, True)]
