"""Groups of keys: what the core is told of each kind of value, and what becomes of a value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import pytest
from pydantic_core import ValidationError

from generator.organisation.findings import Finding
from generator.organisation.shape import After, Before, Field, Shape


class Inner(Shape):
    """A group in another."""

    number: int = Field(default=1)
    choice: Literal["a", "b"] | None = None


class Outer(Shape):
    """A group of every kind of value."""

    name: Annotated[str, Before(str.strip), After(str.upper)]
    doubled: str = Field(default_factory=lambda said: 2 * said["name"], sees_others=True)
    inner: Inner = Field(default_factory=Inner)
    many: tuple[Inner, ...] = ()
    by_id: dict[Annotated[str, After(str.lower)], int] = Field(default_factory=dict)

    def contradictions(self) -> Iterator[Finding]:
        """Yield that there is no such name."""
        if self.name == "NOBODY":
            yield Finding(("name",), "is nobody", "name somebody")


class Longer(Outer):
    """A group with a key more."""

    also: bool = False


def read(**given: Any) -> Outer:
    return Outer.model_validate({"name": "x", **given})


def kinds(given: dict[str, Any]) -> dict[tuple[int | str, ...], str]:
    """Return what is refused, by its place."""
    with pytest.raises(ValidationError) as refused:
        Outer.model_validate(given)
    return {detail["loc"]: detail["type"] for detail in refused.value.errors(include_url=False)}


def test_values_become_what_their_types_say() -> None:
    """A value goes through the checks beside its type in order, in whatever it stands; a default may see others."""
    given = read(name=" y ", inner={"number": "3"}, many=[{"choice": "a"}, {}], by_id={"K": "2"})

    assert ("Y", "YY") == (given.name, given.doubled)
    assert (3, None) == (given.inner.number, given.inner.choice)
    assert ["a", None] == [each.choice for each in given.many]
    assert {"k": 2} == given.by_id


def test_a_key_that_nobody_filled_in_is_not_given() -> None:
    """None stands for no value, so there is the default; what was given is known, deep down too."""
    given = read(inner=None, many=[{"number": None, "choice": "b"}])

    assert Inner() == given.inner
    assert {"name", "many"} == given.model_fields_set
    assert {"choice"} == given.many[0].model_fields_set


def test_all_refusals_come_together() -> None:
    """Each wrong value is refused at its place, a missing and an unknown key too, empty or not."""
    given = {"inner": 3, "many": [{"number": "x"}, {"choice": "c"}], "by_id": {"K": "x"}, "other": None}

    assert {
        ("name",): "missing", ("inner",): "model_type", ("many", 0, "number"): "int_parsing",
        ("many", 1, "choice"): "literal_error", ("by_id", "K"): "int_parsing", ("other",): "extra_forbidden",
        ("doubled",): "default_factory_not_called",
    } == kinds(given)  # fmt: skip


def test_what_contradicts_is_refused() -> None:
    """A group that is right key by key is refused for what may not be so together."""
    assert {(): "refused"} == kinds({"name": "nobody"})


def test_a_longer_group_has_all_the_keys() -> None:
    """A group that extends another has its keys first, and its own contradictions."""
    assert [*Outer.model_fields, "also"] == list(Longer.model_fields)
    assert Longer(name="x").doubled == "XX"
    with pytest.raises(ValidationError):
        Longer(name="nobody")


def test_values_never_change() -> None:
    """A key cannot be set anew, but the same with another value can be had."""
    given = read()
    with pytest.raises(AttributeError):
        given.name = "other"  # type: ignore[misc]
    other = given.but(many=(Inner(number=4),))

    assert ("X", 4) == (other.name, other.many[0].number)
    assert () == given.many
    assert {"name", "many"} == other.model_fields_set


def test_groups_of_the_same_values_are_equal() -> None:
    """What was given and what is a default makes no difference; a value does, and so does the class."""
    assert read() == read(inner={"number": 1})
    assert read() != read(inner={"number": 2})
    assert read() != Longer(name="x")


def test_a_group_shows_its_values() -> None:
    """Whoever looks at one sees its keys with their values."""
    assert "Inner(number=2, choice=None)" == repr(Inner(number=2))


def test_what_is_known_of_a_key() -> None:
    """A key tells its type, and whether somebody has to give it; it is no attribute of the class."""
    keys = Outer.model_fields

    assert ["name"] == [name for name, key in keys.items() if key.is_required()]
    assert (str, tuple[Inner, ...]) == (keys["name"].annotation, keys["many"].annotation)
    assert not hasattr(Outer, "many")
