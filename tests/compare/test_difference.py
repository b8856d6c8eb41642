"""Laws of the difference, over policies made by lot: what is no change, and that nothing is told that is not so."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.compare.change import Added, Dropped, Fate, Moved, Renamed, Reworded
from generator.compare.difference import difference
from generator.compare.pieces import TITLE, Piece
from generator.compare.say import change_lines
from generator.compare.words import text, words_of

WORDS = ["the", "treasurer", "may", "post", "if", "nobody", "has", "a", "idea", "and", "all", "1.10", "–", "(mostly)."]
line = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
lines = st.lists(line, min_size=1, max_size=3).map(tuple)
Policy = tuple[Piece, ...]


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """A policy of some sections with some clauses, numbered; each clause names another."""
    counts = draw(st.lists(st.integers(0, 4), min_size=1, max_size=4))
    pieces = [Piece(TITLE, "", "Policy", draw(lines), 1)]
    numbers = [f"{at}.{place}" for at, count in enumerate(counts, 1) for place in range(1, count + 1)]
    for at, count in enumerate(counts, 1):
        pieces.append(Piece(f"s{at}", str(at), f"Section {draw(line)}", (), 2))
        for place in range(1, count + 1):
            said = (*draw(lines), f"See clause {draw(st.sampled_from(numbers))} and section {at}.")
            pieces.append(Piece(f"s{at}.c{place}", f"{at}.{place}", "", said))
    return tuple(pieces)


def renumbered(policy: Policy) -> Policy:
    """Return a policy as it is with another section in front: each number is one higher, in references too."""

    def higher(number: str) -> str:
        first, dot, rest = number.partition(".")
        return f"{int(first) + 1}{dot}{rest}"

    def said(words: str) -> str:
        before, see, after = words.rpartition("See clause ")
        if not see:
            return words
        clause, _, section = after.removesuffix(".").partition(" and section ")
        return f"{before}{see}{higher(clause)} and section {higher(section)}."

    return tuple(
        replace(piece, number=higher(piece.number) if piece.number else "", lines=tuple(map(said, piece.lines)))
        for piece in policy
    )


def without_ids(policy: Policy) -> Policy:
    """Return a policy as Markdown says it."""
    return tuple(replace(piece, id="" if piece.id != TITLE else TITLE) for piece in policy)


@given(policies())
def test_equal_policies_do_not_differ(policy: Policy) -> None:
    """There is no change from a policy to itself, with ids or without."""
    assert () == difference(policy, policy)
    assert () == difference(without_ids(policy), policy)


@given(policies())
def test_renumbering_is_no_change(policy: Policy) -> None:
    """Another number is no change, nor is a reference that follows it; new parts in front are all that is told."""
    front = Piece("s0", "1", "New front", ("All of this is new.",), 2)
    moved = renumbered(policy)

    assert () == difference(policy, moved)
    assert [Added] == [type(change) for change in difference(policy, (moved[0], front, *moved[1:]))]
    assert [Dropped] == [type(change) for change in difference((moved[0], front, *moved[1:]), policy)]


@given(policies(), st.data())
def test_words_that_stayed_and_were_put_in_are_those_of_now(policy: Policy, data: st.DataObject) -> None:
    """Of a reworded clause, what stayed and what was put in are its words now, what stayed and went those before."""
    at = data.draw(st.integers(1, len(policy) - 1))
    now = (*policy[:at], replace(policy[at], lines=data.draw(lines)), *policy[at + 1 :])

    changes = difference(policy, now)
    renamed = any(isinstance(change, Renamed) for change in changes)
    for change in changes:
        if isinstance(change, Reworded):
            assert _said(change, Fate.IN) == _letters(now[at])
            assert renamed or _said(change, Fate.OUT) == _letters(policy[at])

    assert bool(changes) == (now[at].lines != policy[at].lines)


def _said(change: Reworded, kind: Fate) -> str:
    return "".join(run.words for run in change.runs if run.fate in {Fate.SAME, kind}).replace(" ", "")


def _letters(piece: Piece) -> str:
    return text(words_of(piece.lines, {})).replace(" ", "")


@given(policies(), st.data())
def test_what_is_gone_one_way_is_new_the_other(policy: Policy, data: st.DataObject) -> None:
    """What is dropped from one policy to another is added on the way back, at the same place."""
    at = data.draw(st.integers(1, len(policy) - 1))
    less = (*policy[:at], *policy[at + 1 :])
    forth, back = difference(policy, less), difference(less, policy)

    assert [(change.place, change.words) for change in forth if isinstance(change, Dropped)] == [
        (change.place, change.words) for change in back if isinstance(change, Added)
    ]


@given(policies(), st.data())
def test_a_moved_clause_is_told_once(policy: Policy, data: st.DataObject) -> None:
    """A clause that stands behind its neighbour is one move, and nothing else."""
    places = [at for at in range(1, len(policy) - 1) if not policy[at].is_heading and not policy[at + 1].is_heading]
    if places:
        at = data.draw(st.sampled_from(places))
        swapped = (*policy[:at], policy[at + 1], policy[at], *policy[at + 2 :])

        assert [Moved] == [type(change) for change in difference(policy, swapped)]


def clauses(*words: str) -> Policy:
    """Return a policy with a section of these clauses."""
    every = (Piece(f"a.c{at}", f"1.{at}", "", (said,)) for at, said in enumerate(words, 1))
    return (Piece(TITLE, "", "Policy", (), 1), Piece("a", "1", "A", (), 2), *every)


def test_a_role_renamed_in_thirteen_places_is_one_line() -> None:
    """However often a job title stood, its new name is one change, with all places."""
    said = "The Operations Manager must see to thing {}, and tell the Operations Manager's deputy."
    before = clauses(*(said.format(at) for at in range(13)))
    after = clauses(*(said.format(at).replace("Operations Manager", "Head of Operations") for at in range(13)))
    (change,) = difference(before, after)

    assert isinstance(change, Renamed)
    assert ("Operations Manager", "Head of Operations", 26) == (change.before, change.after, len(change.places))


def test_a_role_beside_empty_cells_is_no_named_value() -> None:
    """A row to sign, with the role in it and nothing else, is a place of the renaming and no change of its own."""

    def signed_by(role: str) -> Policy:
        return (*clauses(f"Ask the {role}."), Piece("b", "2", "B", ("Version | 1", f"| {role} | |"), 2))

    told = change_lines(difference(signed_by("Treasurer"), signed_by("Chair")))

    assert ("~ [-Treasurer-] → {+Chair+} (2 places: 1.1, 2)",) == told


def test_a_name_of_which_one_word_changed_is_told_whole() -> None:
    """The words of a job title that stayed are told too, the sentence around it is not."""
    before = clauses("Ask the Digital Officer.", "If the Digital Officer is away, wait.")
    after = clauses("Ask the Digital Lead.", "If the Digital Lead is away, wait.")

    assert ("~ [-Digital Officer-] → {+Digital Lead+} (2 places: 1.1, 1.2)",) == change_lines(difference(before, after))


def test_an_ordinary_word_is_told_in_its_sentence() -> None:
    """A small word that changed twice is no name: whoever reads the difference wants to see what it does there."""
    before, after = clauses("You must ask.", "They must not."), clauses("You may ask.", "They may not.")

    assert (
        "~ 1.1 a.c1: You [-must-] {+may+} ask.",
        "~ 1.2 a.c2: They [-must-] {+may+} not.",
    ) == change_lines(difference(before, after))


def test_a_reference_that_leads_elsewhere_is_a_change() -> None:
    """A reference to another clause than before is told, though a number that only moved is not."""
    before = clauses("One.", "Two.", "See clause 1.1.")
    after = clauses("One.", "Two.", "See clause 1.2.")

    assert ("~ 1.3 a.c3: See clause [-1.1-] {+1.2+}.",) == change_lines(difference(before, after))


def test_numbers_in_a_column_of_clauses_are_references() -> None:
    """In a table with a column of clauses, numbers that only moved are no change; elsewhere 1.2 may be a version."""

    def listed(*numbers: str) -> Policy:
        rows = ("Duty | Who | Clause", f"Posts | Chair | {', '.join(numbers)}", "Version | 1.2")
        clauses = (Piece(f"a.{number}", number, "", (f"Rule {at}.",)) for at, number in enumerate(numbers))
        named = (replace(piece, id=f"a.c{at}") for at, piece in enumerate(clauses))
        return (Piece(TITLE, "", "Policy", (), 1), *named, Piece("t", "", "Table", rows, 2))

    assert () == difference(listed("1.2", "3.4", "C.1"), listed("1.1", "2.4", "D.1"))


def test_a_version_is_no_reference() -> None:
    """A number that names no part is compared as it is, though a part of that number has moved."""
    before = clauses("One.", "Two.", "This is version 1.2.")
    after = (*clauses("One.")[:3], Piece("a.new", "1.2", "", ("New.",)), *renumber(before[3:]))

    assert ("+ 1.2 a.new: {+New.+}",) == change_lines(difference(before, after))


def renumber(pieces: Policy) -> Policy:
    """Return clauses with the number after theirs."""
    return tuple(replace(piece, number=f"1.{int(piece.number[2:]) + 1}") for piece in pieces)
