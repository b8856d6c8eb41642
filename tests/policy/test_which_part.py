"""What is said to somebody who names a part by anything but its id."""

from __future__ import annotations

import pytest

from generator.document import PartId
from generator.policy.checks.which_part import NamedPart, named_parts, numbers_of, parts_called, which_part
from tests.policies import policy, rich, template

GENERAL = (PartId("general"),)
PARTS = (
    NamedPart(PartId("general"), "General guidelines", "5"),
    NamedPart(PartId("general.own-up"), "", "5.1", GENERAL),
    NamedPart(PartId("general.if-unsure"), "", "5.2", GENERAL),
    NamedPart(PartId("copyright"), "Copyright and other people’s work", "6"),
    NamedPart(PartId("copyright.ask-first"), "", "6.1"),
    NamedPart(PartId("moderation"), "Comments and moderation", "7"),
    *(
        NamedPart(PartId(f"moderation.{name}"))
        for name in ("act", "hide", "keep", "own", "rules", "say", "warn", "who")
    ),
    NamedPart(PartId("ai-content"), "Use of AI", "A"),
    NamedPart(PartId("ai-content.say-so"), "", "A.1"),
)
MANY_NUMBERS = 100
ALL = {part.id for part in PARTS}
CLAUSES = {part.id for part in PARTS if part.id.name}
NAMED = {
    "Copyright and other people's work": 'write copyright, the id of "Copyright and other people’s work"',
    "USE OF AI": 'write ai-content, the id of "Use of AI"',
    "Uses of AI": 'write ai-content, the id of "Use of AI"',
    "5.1": "write general.own-up, the id of 5.1",
    "clause 5.2": "write general.if-unsure, the id of 5.2",
    "Section 6.": "write copyright, the id of 6",
    "a.1": "write ai-content.say-so, the id of A.1",
    "6.5.3": "write an id, since numbers change when a part goes: "
    "choose from ai-content, copyright, general, moderation",
    "own-up": 'did you mean "general.own-up"?',
    "own-uo": 'did you mean "general.own-up"?',
    "generel.own-up": 'did you mean "general.own-up"?',
    "genral": 'did you mean "general"?',
    "general.if_unsure": 'did you mean "general.if-unsure"?',
    "moderation.frequency": "choose one of 8, such as moderation.keep, moderation.warn, moderation.rules, "
    "moderation.act, moderation.own, moderation.say",
}


@pytest.mark.parametrize("word", NAMED)
def test_what_was_meant(word: str) -> None:
    """A title, a printed number and a slip are answered with the id; what is none of them, with a few ids near it."""
    assert NAMED[word] == which_part(word, PARTS, ALL)


def test_a_title_where_a_clause_is_wanted() -> None:
    """The title of a section is answered with the clauses in it, where only a clause fits."""
    expected = '"General guidelines" has the id general, and this is for a part of it: '

    assert f"{expected}choose from general.if-unsure, general.own-up" == which_part(
        "General guidelines", PARTS, CLAUSES
    )


def test_a_part_that_does_not_fit() -> None:
    """A number of a part that cannot be chosen is answered with its id, and with that."""
    expected = "remove it, since 5.1 has the id general.own-up, which cannot be chosen here"

    assert expected == which_part("5.1", PARTS, {"copyright"})


CALLED = {
    "general": ["general"],
    "general.own-up": ["general.own-up"],
    "5.1": ["general.own-up"],
    "section 5": ["general"],
    "A": ["ai-content"],
    "use of ai": ["ai-content"],
    "say-so": ["ai-content.say-so"],
    "own": ["moderation.own"],
    "nothing": [],
    "9.9": [],
    "": [],
}


@pytest.mark.parametrize("word", CALLED)
def test_what_is_called_so(word: str) -> None:
    """An id, a number, a title and the last half of an id all find the part; a slip finds none."""
    assert CALLED[word] == [part.id for part in parts_called(word, PARTS)]


@pytest.mark.parametrize("word", ["Copyright", "copy-right", "copyrigth"])
def test_a_section_where_a_clause_is_wanted(word: str) -> None:
    """The id of a section, or a slip for it, is answered with the clauses in it, not with one that is spelt alike."""
    parts = (NamedPart(PartId("copyright")), NamedPart(PartId("copyright.ask"), "", "", (PartId("copyright"),)))
    expected = '"copyright" holds others, and this is for one of them: choose from copyright.ask'

    assert expected == which_part(word, parts, {"copyright.ask", "scope.copyright"})


@pytest.mark.parametrize(("word", "expected"), [("AI", ""), ("ad", ""), ("aim", "general.aim"), ("amd", "")])
def test_few_letters_are_no_slip(word: str, expected: str) -> None:
    """Words of so few letters are others where one letter is."""
    hint = f'did you mean "{expected}"?' if expected else "choose from general.add, general.aim"

    assert hint == which_part(word, (), {"general.aim", "general.add"})


def test_the_end_of_a_long_word_is_not_looked_at() -> None:
    """What somebody pastes by mistake is compared by its beginning, since all of it would take minutes."""
    assert which_part("b" * 100, PARTS, ALL) == which_part("b" * 20_000, PARTS, ALL)


def test_a_number_that_is_not_known() -> None:
    """Without a numbered policy at hand, a number is told to be none of the names that stay."""
    unnumbered = tuple(NamedPart(part.id, part.title) for part in PARTS)

    assert which_part("5.1", unnumbered, ALL).startswith("write an id, since numbers change when a part goes: choose")


def test_the_numbers_of_a_policy_name_its_parts() -> None:
    """Each number that a finished policy shows is answered with the id of the part that bears it."""
    document = policy("social-media", rich("social-media"))
    numbers = numbers_of(document.sections)
    parts = tuple(named_parts(template("social-media"), numbers))
    answers = {number: which_part(number, parts, set(numbers)) for number in numbers.values()}

    assert len(numbers) > MANY_NUMBERS
    assert {number: f"write {name}, the id of {number}" for name, number in numbers.items()} == answers
