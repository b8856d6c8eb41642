"""The difference is whole: whoever makes its changes in the old policy has the new one, for policies made by lot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, combinations, islice
from random import Random
from typing import TypeAlias

import pytest

from generator.compare.change import (
    Added,
    Change,
    Detail,
    Dropped,
    Fate,
    Moved,
    Place,
    Renamed,
    Retitled,
    Reworded,
    place_of,
)
from generator.compare.difference import difference
from generator.compare.pieces import CELL, Piece
from generator.compare.read_html import read_html
from generator.compare.words import BREAK, key, words_of
from generator.document.look import Look
from tests.as_text import html_of
from tests.policies import JURISDICTIONS, TEMPLATE_IDS, THOROUGH, VOICES, Data, at_random, policy

SEEDS = range(200 if THOROUGH else 8)
Policy: TypeAlias = Sequence[Piece]
Words: TypeAlias = tuple[str, ...]
ARTICLES = {"an": "a"}
STROKE = "/"
MOST_WAYS = 10_000


# ---- policies by lot


@cache
def pair_by_lot(template_id: str, seed: int) -> tuple[Policy, Policy]:
    """Return a policy of some organisation, and that of the same one after some changes; sometimes of another one."""
    random = Random(f"{template_id} {seed} applied")  # noqa: S311  # a lot that falls the same way each time
    voice, place = random.choice(VOICES), random.choice(JURISDICTIONS)
    before = at_random(template_id, seed, place, voice)
    after = at_random(template_id, seed, place, voice)
    for change in random.sample(CHANGES, random.randint(1, 4)):
        change(after, template_id, random)
    if random.random() < 0.2:  # one in five
        after = at_random(template_id, seed + 1, random.choice(JURISDICTIONS), random.choice(VOICES))
    clauses = [piece.id for piece in read(template_id, after) if not piece.is_heading]
    wording = {clause: "Ask before you post." for clause in clauses if random.random() < 0.05}
    after["policies"][template_id]["wording"] = wording
    return read(template_id, before), read(template_id, after)


def read(template_id: str, data: Data) -> Policy:
    return read_html(html_of(policy(template_id, data), Look()).encode())


def renamed_role(data: Data, _: str, random: Random) -> None:
    data["roles"][random.choice(sorted(data["roles"]))] = random.choice(
        ["Officer for Everything", "Convener", "IT Lead"]
    )


def another_name(data: Data, _: str, random: Random) -> None:
    data["name"] = random.choice(["The Hollow Oak Society", "Elm’s", "1st Northbank Scouts"])


def another_board(data: Data, _: str, random: Random) -> None:
    data["terms"] = {**data["terms"], "board": random.choice(["officers", "Parochial Church Council", "governors"])}


def another_version(data: Data, template_id: str, random: Random) -> None:
    document = {"version": random.choice(["7", "1.10"]), "approved_by": "Annual Meeting", "approved_on": "2026-02-03"}
    data["policies"][template_id]["document"] = document


def another_answer(data: Data, _: str, random: Random) -> None:
    if answers := sorted(name for name, answer in data["facts"].items() if answer in {"true", "false"}):
        fact = random.choice(answers)
        data["facts"][fact] = "false" if data["facts"][fact] == "true" else "true"


def another_country(data: Data, _: str, random: Random) -> None:
    data["jurisdiction"] = random.choice(JURISDICTIONS)


CHANGES = [renamed_role, another_name, another_board, another_version, another_answer, another_country]


# ---- the changes, made


@dataclass
class Made:
    """The changes from one policy to another, sorted by what they are about."""

    old: Policy
    new: Policy
    changes: Sequence[Change]
    added: set[Place] = field(default_factory=set)
    dropped: set[Place] = field(default_factory=set)
    titles: dict[Place, str] = field(default_factory=dict)
    reworded: dict[Place, Reworded] = field(default_factory=dict)
    details: dict[str, tuple[str, str]] = field(default_factory=dict)
    renamed: list[tuple[str, str, tuple[Place, ...]]] = field(default_factory=list)
    moved: set[Place] = field(default_factory=set)

    def __post_init__(self) -> None:
        for each in self.changes:
            match each:
                case Added(place, _, _, inner):
                    self.added |= {place, *inner}
                case Dropped(place, _, _, inner):
                    self.dropped |= {place, *inner}
                case Retitled(place, _, after):
                    self.titles[place] = after
                case Reworded(place):
                    self.reworded[place] = each
                case Detail(name, before, after, places):
                    self.details[name.casefold()] = before, after
                    self.renamed.append((before, after, places))
                case Renamed(before, after, places):
                    self.renamed.append((before, after, places))
                case Moved(_, after):
                    self.moved.add(after)

    def faults(self) -> Iterator[str]:
        """Yield each part of which the changes, made in the old policy, do not give the new one."""
        olds, news = ({piece.id: piece for piece in policy} for policy in (self.old, self.new))
        come = {place_of(piece) for id, piece in news.items() if id not in olds}
        gone = {place_of(piece) for id, piece in olds.items() if id not in news}
        yield from (f"is new, and that is not told or not so: {place}" for place in come ^ self.added)
        yield from (f"is gone, and that is not told or not so: {place}" for place in gone ^ self.dropped)
        if self.order(self.old, olds.keys() & news.keys()) != self.order(self.new, olds.keys() & news.keys()):
            yield "stands elsewhere, and that is not told"
        for id in olds.keys() & news.keys():
            yield from (f"{id}: {fault}" for fault in self._faults_of(olds[id], news[id]))

    def order(self, policy: Policy, both: set[str]) -> list[str]:
        """Return the ids of what is in both policies and did not move, nor its section."""
        moved = {place.id for place in self.moved}
        return [piece.id for piece in policy if piece.id in both and not moved & {piece.id, piece.id.partition(".")[0]}]

    def _faults_of(self, old: Piece, new: Piece) -> Iterator[str]:
        place = place_of(new)
        if self.titles.get(place, old.title) != new.title:
            yield f"the title is {new.title}, and that is not told"
        (before, gone), (after, come) = (
            self._without_details(piece, place, side) for side, piece in enumerate((old, new))
        )
        lost = {name for name in gone if self.details.get(name, ("", "x"))[1]}
        if lost != {name for name in come if self.details.get(name, ("x", ""))[0]}:
            yield f"a named value differs, and that is not told: {sorted({*gone, *come})}"
        then, now = said(before, numbers_of(self.old)), said(after, numbers_of(self.new))
        told = self.reworded.get(place)
        if told is None and now not in self._renamings(then, place, len(gone)):
            yield f"says “{' '.join(now)}”, and with the changes told “{' '.join(then)}”"
        if told and of_runs(told, Fate.IN) != masked(now):
            yield f"says “{' '.join(now)}”, and is told as “{' '.join(of_runs(told, Fate.IN))}”"
        if told and of_runs(told, Fate.OUT) not in {masked(each) for each in self._renamings(then, place, len(gone))}:
            yield f"said “{' '.join(then)}”, and was told as “{' '.join(of_runs(told, Fate.OUT))}”"

    def _without_details(self, piece: Piece, place: Place, side: int) -> tuple[list[str], list[str]]:
        """Return the lines of a piece without the named values that are told, and the names of these.

        A named value that stands elsewhere, too, is told as words that were replaced.
        """
        values = {each[side] for each in self.renamed if place in each[2]}
        told = {
            line: name.casefold()
            for line in piece.lines
            for name, stroke, value in [line.partition(CELL)]
            if stroke and (value in values or self.details.get(name.casefold(), ("", ""))[side] == value != "")
        }
        return [line for line in piece.lines if line not in told], sorted(told.values())

    def _renamings(self, words: Words, place: Place, rows: int) -> set[Words]:
        """Return what words become when names are replaced as often as is told, wherever they stand.

        So many rows were left out, in which some may stand.
        """
        found = {words}
        for before, after, places in self.renamed:
            name, other, times = said([before], {}), said([after], {}), places.count(place)
            fewest = max(times - rows, 0)
            found = {tried for one in found for tried in replaced(one, name, other, range(fewest, times + 1))}
        return found


def replaced(words: Words, name: Words, other: Words, often: range) -> Iterator[Words]:
    """Yield words with a name replaced by another, so often, in each way in which that can be."""
    starts = [at for at in range(len(words)) if words[at : at + len(name)] == name]
    for chosen in islice(chain.from_iterable(combinations(starts, times) for times in often), MOST_WAYS):
        found: list[str] = []
        at = 0
        for start in chosen:
            found += [*words[at:start], *other]
            at = start + len(name)
        yield (*found, *words[at:])


# ---- words, so that what only follows from a change is none


def said(lines: Iterable[str], numbers: Mapping[str, str]) -> Words:
    """Return words in small letters, references by where they lead, without what follows from a name."""
    words = [key(word).casefold() for word in words_of(lines, numbers)]
    told = [STROKE if word == BREAK else word for word in words]
    return tuple(ARTICLES.get(word, word) for at, word in enumerate(told) if word != "s" or told[at - 1] != "’")


def of_runs(told: Reworded, kind: Fate) -> Words:
    """Return what a change says that a part says now, or said."""
    return masked(said(["".join(run.words for run in told.runs if run.fate in {Fate.SAME, kind})], {}))


def masked(words: Words) -> Words:
    """Return words with all numbers alike, and the letters of schedules."""
    before = ("", *words)
    return tuple(
        "#" if re.match(r"#|[a-z]{0,3}\.?\d", word) or before[at] == "schedule" else word
        for at, word in enumerate(words)
    )


def numbers_of(policy: Policy) -> dict[str, str]:
    return {piece.number.removeprefix("Schedule "): piece.id for piece in policy if piece.number}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
def test_the_changes_made_in_the_old_policy_give_the_new_one(template_id: str, seed: int) -> None:
    """Nothing differs that is not told, and nothing is told that does not differ."""
    old, new = pair_by_lot(template_id, seed)

    assert [] == list(Made(old, new, difference(old, new)).faults())


def test_a_change_that_is_not_told_is_seen() -> None:
    """Without any one of the changes, the old policy does not become the new one."""
    old, new = pair_by_lot(TEMPLATE_IDS[0], 0)
    changes = difference(old, new)

    assert changes
    assert [] == [
        each for each in changes if not list(Made(old, new, [one for one in changes if one != each]).faults())
    ]
