"""The condition of a part as data, for whoever shows what depends on an answer: `facts.fundraises or channels`.

What decides a policy is Jinja's reading of the same words. What is no question about the organisation, such as
whether two duties have one holder, is left out here: then a condition says less, and never that something cannot be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias, assert_never

import jinja2
from jinja2 import nodes


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer is one of some values, or has one of them in it; with no values named: there is an answer."""

    name: str
    values: tuple[str, ...] = ()
    positive: bool = True
    """Whether that is so; otherwise it is not so."""


@dataclass(frozen=True, slots=True)
class All:
    """Each of some conditions holds; there may be none."""

    of: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of some conditions holds, so not where there is none."""

    of: tuple[Condition, ...] = ()


Condition: TypeAlias = "Answered | All | Any"
Answer: TypeAlias = "str | tuple[str, ...]"
"""What was answered; nothing at all where it is empty."""
ALWAYS, NEVER = All(), Any()


def all_of(conditions: Iterable[Condition]) -> Condition:
    """Return a condition that holds where all of some hold, as short as it can be."""
    parts = dict.fromkeys(part for each in conditions for part in (each.of if isinstance(each, All) else (each,)))
    if NEVER in parts:
        return NEVER
    return next(iter(parts)) if len(parts) == 1 else All(tuple(parts))


def any_of(conditions: Iterable[Condition]) -> Condition:
    """Return a condition that holds where one of some holds, as short as it can be."""
    parts = dict.fromkeys(part for each in conditions for part in (each.of if isinstance(each, Any) else (each,)))
    if ALWAYS in parts:
        return ALWAYS
    # What holds only together with more than another needs adds nothing.
    least = [part for part in parts if not any(other != part and _implies(part, other) for other in parts)]
    return least[0] if len(least) == 1 else Any(tuple(least))


def _implies(condition: Condition, other: Condition) -> bool:
    one, two = (set(each.of) if isinstance(each, All) else {each} for each in (condition, other))
    return two < one


def negated(condition: Condition) -> Condition:
    """Return a condition that holds where another does not."""
    match condition:
        case Answered(name, values, positive):
            return Answered(name, values, not positive)
        case All(of):
            return any_of(map(negated, of))
        case Any(of):
            return all_of(map(negated, of))
        case _:
            assert_never(condition)


def holds(condition: Condition, answer: Callable[[str], Answer]) -> bool:
    """Tell whether a condition holds for some answers."""
    match condition:
        case Answered(name, values, positive):
            given = answer(name)
            found = bool(given) if not values else any(value in values for value in _several(given))
            return found is positive
        case All(of):
            return all(holds(each, answer) for each in of)
        case Any(of):
            return any(holds(each, answer) for each in of)
        case _:
            assert_never(condition)


def _several(answer: Answer) -> tuple[str, ...]:
    return (answer,) if isinstance(answer, str) else answer


def renamed(condition: Condition, name: Callable[[Answered], Condition]) -> Condition:
    """Return a condition in which something else stands for each answer that it names."""
    match condition:
        case Answered():
            return name(condition)
        case All(of):
            return all_of(renamed(each, name) for each in of)
        case Any(of):
            return any_of(renamed(each, name) for each in of)
        case _:
            assert_never(condition)


# ---- the words of a template


@cache
def condition_of(words: str) -> Condition:
    """Return what the condition of a part says of the answers: `facts.monitoring == 'none'`.

    The words have been compiled before, so they are in order.
    """
    found = jinja2.Environment(autoescape=True).parse(f"{{% if {words} %}}{{% endif %}}").find(nodes.If)
    assert found is not None
    return _read(found.test, positive=True)


def _read(node: nodes.Node, *, positive: bool) -> Condition:
    match node:
        case nodes.Not(node=inner):
            return _read(inner, positive=not positive)
        case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
            both = (_read(left, positive=positive), _read(right, positive=positive))
            return all_of(both) if isinstance(node, nodes.And) is positive else any_of(both)
        case nodes.Compare(
            expr=expr, ops=[nodes.Operand(op=("eq" | "ne") as sign, expr=nodes.Const(value=str(value)))]
        ):
            name = _name(expr)
            return Answered(name, (value,), positive is (sign == "eq")) if name else ALWAYS
        case _:
            name = _name(node)
            return Answered(name, (), positive) if name else ALWAYS


def _name(node: nodes.Node) -> str:
    """Return the name of a value, `facts.has_staff`; nothing for what is no value."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    before = _name(node.node) if isinstance(node, nodes.Getattr) else ""
    return f"{before}.{node.attr}" if before else ""  # type: ignore[attr-defined]  # it has one, as just seen
