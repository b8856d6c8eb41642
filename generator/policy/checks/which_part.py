"""Which part of a policy somebody meant by a word that is no id: a slip for one, a title, or a printed number."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.diagnostics import FEW, by_closeness, choose_from, did_you_mean, nearest, quoted
from generator.document import PartId, Section, walk
from generator.template.load import Template

MOST_TOLD = 200
"""After so many problems with parts of one policy the rest is not looked at: the nearest id takes a while to find."""

_NUMBER = re.compile(r"(?:(?:section|clause|schedule|paragraph|part)\s+)?((?:\d+|[A-Z])(?:\.\d+)*)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A part by all the names that people have for it; one without a title or a number has none."""

    id: PartId
    title: str = ""
    number: str = ""
    parents: tuple[PartId, ...] = ()
    """The parts in which it stands."""


Which = Callable[[str, Collection[str]], str]
"""Returns a hint for a word that is no id: which of the ids that fit the place was meant."""


def named_parts(template: Template, numbers: Mapping[str, str] = MappingProxyType({})) -> Iterator[NamedPart]:
    """Yield the parts that somebody can name: those of a template, then others that have a number in a policy.

    Each has its number in that policy, if it has one there.
    """
    for part in template.parts.values():
        if not part.id.is_made_up:
            yield NamedPart(part.id, part.title, numbers.get(part.id, ""), template.parents(part))
    for name in map(PartId, numbers):
        if name not in template.parts:
            yield NamedPart(name, "", numbers[name], (PartId(name.section),))


def parts_called(word: str, parts: Sequence[NamedPart]) -> list[NamedPart]:
    """Return the parts that somebody calls by a word: its id, its number, its title, or its name in its section."""
    return (
        [part for part in parts if part.id == word]
        or _by_number(word, parts)
        or _by_title(word, parts)
        or [part for part in parts if word and part.id.name == word]
    )


def is_number(word: str) -> bool:
    """Tell whether a word is written like a printed number."""
    return bool(_NUMBER.fullmatch(word))


def whichever(parts: Sequence[NamedPart]) -> Which:
    """Return what tells which of some parts was meant."""
    return lambda word, fitting: which_part(word, parts, fitting)


def numbers_of(sections: tuple[Section, ...]) -> dict[str, str]:
    """Return the printed number of each part of a numbered policy, by its id."""
    return {node.id: node.number.rstrip(".") for node in walk(sections) if node.number}


def which_part(word: str, parts: Sequence[NamedPart], fitting: Collection[str]) -> str:
    """Return a hint for a word that is no id: the id that was meant, or the nearest of those that fit the place."""
    if titled := _by_title(word, parts):
        return _named(titled[0], quoted(titled[0].title), parts, fitting)
    if numbered := _by_number(word, parts):
        return _named(numbered[0], numbered[0].number, parts, fitting)
    if holder := _holder(word, parts, fitting):
        return f"{quoted(holder.id)} holds others, and this is for one of them: {_inside(holder, parts, fitting)}"
    ids = [PartId(id_) for id_ in sorted(fitting)]
    if is_number(word):
        sections = sorted({id_.section for id_ in ids})
        return f"write an id, since numbers change when a part goes: {choose_from(sections[:FEW], len(sections))}"
    if near := _slip(PartId(word), ids):
        return f'did you mean "{near}"?'
    titles = {_plain(part.title): part for part in parts if part.title}
    if "." not in word and (title := nearest(_plain(word), titles)):
        return _named(titles[title], quoted(titles[title].title), parts, fitting)
    return _some(PartId(word), ids)


def is_now(word: str, retired: Mapping[str, str]) -> tuple[str, str] | None:
    """Return what to say of an id of an earlier edition, and a hint; None where it never was one."""
    if word not in retired:
        return None
    if new := retired[word]:
        return f"{quoted(word)} is now {quoted(new)}", f"write {new}"
    return f"{quoted(word)} is no longer in the template", "remove it"


def _by_title(word: str, parts: Sequence[NamedPart]) -> list[NamedPart]:
    return [part for part in parts if part.title and _plain(part.title) == _plain(word)]


def _by_number(word: str, parts: Sequence[NamedPart]) -> list[NamedPart]:
    number = _NUMBER.fullmatch(word)
    # A schedule is called "Schedule A".
    return [part for part in parts if number and part.number.rpartition(" ")[2] == number[1].upper()]


def _named(part: NamedPart, name: str, parts: Sequence[NamedPart], fitting: Collection[str]) -> str:
    """Return which id goes with a name, or which of those that stand in that part fit."""
    choice = _inside(part, parts, fitting)
    if part.id in fitting:
        return f"write {part.id}, the id of {name}"
    if not choice:
        return f"remove it, since {name} has the id {part.id}, which cannot be chosen here"
    return f"{name} has the id {part.id}, and this is for a part of it: {choice}"


def _holder(word: str, parts: Sequence[NamedPart], fitting: Collection[str]) -> NamedPart | None:
    """Return the section whose id a word is, or is a slip for, where only a part of it fits."""
    holders = {part.id: part for part in parts if "." not in part.id and part.id not in fitting}
    holder = holders.get(PartId(nearest(word, holders))) if "." not in word else None
    return holder if holder and _inside(holder, parts, fitting) else None


def _inside(part: NamedPart, parts: Sequence[NamedPart], fitting: Collection[str]) -> str:
    """Return a choice of those that stand in a part and fit the place, empty where none does."""
    inside = sorted(other.id for other in parts if part.id in other.parents and other.id in fitting)
    return choose_from(inside[:FEW], len(inside)) if inside else ""


def _slip(word: PartId, ids: Sequence[PartId]) -> str:
    """Return the id that a word is a slip for. That its section was left out, or is another, is the likeliest slip."""
    name = word.name or word
    same = [id_ for id_ in ids if id_.name == name]
    if len(same) == 1:
        return same[0]
    if near := nearest(word, [id_ for id_ in ids if bool(id_.name) == bool(word.name) and _has_near_name(id_, name)]):
        return near
    names = {id_.name: id_ for id_ in ids if id_.name}
    return "" if word.name else names.get(nearest(word, names), "")


def _has_near_name(id_: PartId, name: str) -> bool:
    return bool(nearest(name, [id_.name or id_]))


def _some(word: PartId, ids: Sequence[PartId]) -> str:
    """Return a few ids to choose from: those in the section that was named, if it is one."""
    inside = {id_.name: id_ for id_ in ids if id_.section == word.section and id_.name}
    near = [inside[name] for name in by_closeness(word.name, inside)[:FEW]]
    return choose_from(near, len(inside)) if near else did_you_mean(word, ids)


def _plain(title: str) -> str:
    """Return a title without what people type in another way: capitals, apostrophes, stops."""
    return " ".join(re.sub(r"[^\w\s]", "", title.casefold()).split())
