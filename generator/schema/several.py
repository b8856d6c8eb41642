"""What several templates say of one thing: a role, or a question, may stand in each of them, and differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from generator.template.load import Template

Spec = TypeVar("Spec")


def by_id(
    templates: Sequence[Template], specs: Callable[[Template], Mapping[str, Spec]]
) -> dict[str, list[tuple[Template, Spec]]]:
    """Return each thing with what the templates that have it say of it."""
    found: dict[str, list[tuple[Template, Spec]]] = {}
    for template in templates:
        for name, spec in specs(template).items():
            found.setdefault(name, []).append((template, spec))
    return found


def told(said: Sequence[tuple[Template, str]]) -> str:
    """Return words, once where all templates say the same, or else on a line for each, after its id."""
    words = {each for _, each in said}
    return words.pop() if len(words) == 1 else "\n".join(f"{template.id}: {each}" for template, each in said)
