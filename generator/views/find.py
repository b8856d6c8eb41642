"""Find what somebody calls a part of a policy, by whatever name, and what is nearest where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import Diagnostic, Location, nearest, quoted
from generator.policy.checks.which_part import NamedPart, is_now, is_number, parts_called, which_part
from generator.policy.survey import Survey
from generator.views.rows import PartRow


def with_all_inside(ids: Sequence[str], rows: Sequence[PartRow]) -> frozenset[str]:
    """Return the ids of some parts and of all that stands in them."""
    found = set(ids)
    # A row comes after that of the part that holds it.
    for row in rows:
        if row.id and row.inside in found:
            found.add(row.id)
    return frozenset(found)


def with_headings(ids: Sequence[str], rows: Sequence[PartRow]) -> frozenset[str]:
    """Return the ids of some parts and of all headings that they stand under."""
    holders = {row.id: row.inside for row in rows}
    found: set[str] = set()
    left = [id_ for id_ in ids if id_ in holders]
    while left:
        found.add(id_ := left.pop())
        left += [holders[id_]] if holders[id_] else []
    return frozenset(found)


def ids_called(word: str, survey: Survey) -> tuple[str, ...]:
    """Return the ids of the parts of a policy, or of its template, that are called so."""
    return tuple(part.id for part in parts_called(word, survey.parts))


def not_found(word: str, surveys: Sequence[Survey], file: str, others: Sequence[str] = ()) -> Diagnostic:
    """Return what is said where no policy has a part that is called so; `others` could be meant as well."""
    for survey in surveys:
        if answer := is_now(word, survey.context.template.retired):
            return Diagnostic(Location(file), *answer)
    fact = f"nothing in {'its policy' if len(surveys) == 1 else 'its policies'} is called {quoted(word)}"
    return Diagnostic(Location(file), fact, next(filter(None, _hints(word, surveys, others)), ""))


def _hints(word: str, surveys: Sequence[Survey], others: Sequence[str]) -> Iterator[str]:
    near = nearest(word, others)
    yield f'did you mean "{near}"?' if near else ""
    for survey in surveys:
        parts = survey.parts
        yield _near_numbers(word, parts) if is_number(word) else which_part(word, parts, [part.id for part in parts])


def _near_numbers(word: str, parts: Sequence[NamedPart]) -> str:
    """Return which numbers there are beside one that there is not, or in the nearest part above it."""
    numbers = [part.number for part in parts if part.number]
    above = word.rstrip(".").rpartition(" ")[2]
    near: list[str] = []
    while above and not near:
        above = above.rpartition(".")[0]
        near = [number for number in numbers if number.rpartition(".")[0] == above]
    other = "or name it by its title or its id"
    return f"choose a number from {near[0]} to {near[-1]}, {other}" if near else "name it by its title or its id"
