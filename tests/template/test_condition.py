"""The conditions of parts as data."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.template.condition import ALWAYS, NEVER, All, Answered, Any, all_of, any_of, condition_of, holds, negated

HAS_STAFF, IS_CLUB = Answered("facts.has_staff"), Answered("kind", ("club",))


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (HAS_STAFF, "facts.has_staff"),
        (IS_CLUB, "kind == 'club'"),
        (Answered("kind", ("club",), positive=False), "kind != 'club'"),
        (Answered("facts.has_staff", (), positive=False), "not facts.has_staff"),
        (Answered("kind", ("club",), positive=False), "not kind == 'club'"),
        (All((HAS_STAFF, IS_CLUB)), "facts.has_staff and kind == 'club'"),
        (Any((HAS_STAFF, IS_CLUB)), "facts.has_staff or kind == 'club'"),
        (Any((Answered("a", (), positive=False), Answered("b"))), "not (a and not b)"),
        (ALWAYS, "same('chair', 'accountable_lead')"),
        (ALWAYS, "not same('chair', 'accountable_lead')"),
        (HAS_STAFF, "facts.has_staff and not same('chair', 'accountable_lead')"),
        (ALWAYS, "facts.has_staff or same('chair', 'accountable_lead')"),
        (ALWAYS, "facts.monitoring in ['none', 'systems']"),
    ],
)
def test_words_of_a_template(expected: object, words: str) -> None:
    """A condition says which answers it asks for; what asks for none of them is left out, whichever way it is put."""
    assert expected == condition_of(words)


@pytest.mark.parametrize(
    ("expected", "condition", "answers"),
    [
        (True, HAS_STAFF, {"facts.has_staff": "true"}),
        (False, HAS_STAFF, {}),
        (True, Answered("channels", (), positive=False), {}),
        (True, IS_CLUB, {"kind": "club"}),
        (False, IS_CLUB, {"kind": "charity"}),
        (True, Answered("policies", ("team",)), {"policies": ("social", "team")}),
        (False, Answered("policies", ("team",), positive=False), {"policies": ("social", "team")}),
        (True, ALWAYS, {}),
        (False, NEVER, {}),
        (False, All((HAS_STAFF, IS_CLUB)), {"kind": "club"}),
        (True, Any((HAS_STAFF, IS_CLUB)), {"kind": "club"}),
    ],
)
def test_answers(expected: bool, condition: All | Any | Answered, answers: Mapping[str, str | tuple[str, ...]]) -> None:
    """A condition holds for an answer that is one of its values, or has one of them among others."""
    assert expected is holds(condition, lambda name: answers.get(name, ""))


def test_negated() -> None:
    """What does not hold is the other way round, all the way down."""
    no_staff, no_club = Answered("facts.has_staff", (), positive=False), Answered("kind", ("club",), positive=False)

    assert Any((no_staff, no_club)) == negated(All((HAS_STAFF, IS_CLUB)))
    assert All((no_staff, no_club)) == negated(Any((HAS_STAFF, IS_CLUB)))
    assert (NEVER, ALWAYS) == (negated(ALWAYS), negated(NEVER))


def test_as_short_as_can_be() -> None:
    """What adds nothing to a condition is left out of it."""
    assert HAS_STAFF == all_of((HAS_STAFF, ALWAYS, HAS_STAFF))
    assert HAS_STAFF == any_of((HAS_STAFF, NEVER, All((HAS_STAFF, IS_CLUB))))
    assert NEVER == all_of((HAS_STAFF, NEVER))
    assert ALWAYS == any_of((HAS_STAFF, ALWAYS))
    assert (ALWAYS, NEVER) == (all_of(()), any_of(()))
