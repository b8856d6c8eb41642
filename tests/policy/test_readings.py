"""What is remembered between organisations: each thing by all that it was made from, and never another's."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from generator.document import Document, Guidance
from generator.document.memory import Memory
from generator.organisation.parse import Source, parse_organisation
from generator.policy.compose import Composer
from generator.policy.stage import Stage
from generator.policy.write import write_policy
from generator.rendering.library import Library
from generator.template.folders import TemplateFiles, TemplateFolder
from tests.policies import lines

HEAD = """id: sample
title: Sample policy
roles: {accountable_lead: {label: Lead, duty: leads}}
facts: {brief: {ask: Is it brief?, default: false}}
sections:
  - {id: first, title: First, optional: true}
  - {id: second, title: Second}
  - {id: third, title: Third, optional: true}
"""
SAME = (
    "1. Words.\n   {: #one }\n\n"
    "1. {% if facts.brief %}Brief{% else %}Long{% endif %} words "
    "of {{ name }} for {{ law.body }}.\n   {: #two .optional }\n\n"
    "1. More.\n   {: #more .optional .full }\n\n"
    "1. Extra.\n   {: #extra .optional .off }\n\n"
    '1. Never both.\n   {: #either .optional when="facts.brief" }\n'
    "\n!!! guidance\n    A note.\n"
)
"""What every section says: they differ in their ids alone."""
LAW = "{text: the Commission, source: 'https://www.example.org', checked: 2026-01-01, status: confirmed}"
FILES = {
    "sample/template.yaml": HEAD,
    "sample/sections/first.md.j2": SAME,
    "sample/sections/second.md.j2": SAME,
    "sample/sections/third.md.j2": SAME,
    "_shared/law/england-wales.yaml": f"id: e\ntitle: E\nas_of: 2026-01-01\nfacts: {{body: {LAW}}}\n",
}


def fresh() -> Composer:
    """Return the sample template, of which nothing has been read yet."""
    files = {path: text.encode() for path, text in FILES.items()}
    return Library(TemplateFiles((TemplateFolder("t", files),))).composer("sample")


def written(composer: Composer, sections: str = "", brief: str = "false", stage: Stage = Stage.FINAL) -> Document:
    text = f"name: N\nroles: {{accountable_lead: C}}\nfacts: {{brief: {brief}}}\npolicies:\n  sample:\n"
    return write_policy(composer, parse_organisation("n", Source("n.yaml", f"{text}{sections}".encode())), stage)


def off(*parts: str) -> str:
    return "    sections:\n" + "".join(f"      {part}: false\n" for part in parts)


def has_notes(document: Document) -> bool:
    return any(isinstance(block, Guidance) for section in document.sections for block in section.blocks)


PAIRS: Mapping[str, tuple[Callable[[Composer], Document], Callable[[Composer], Document]]] = {
    "another text of the same section": (written, lambda made: written(made, brief="true")),
    "other parts dropped": (written, lambda made: written(made, off("second.two"))),
    "the same parts dropped of another section": (
        lambda made: written(made, off("first.two")),
        lambda made: written(made, off("third.two")),
    ),
    "a final after a draft": (lambda made: written(made, stage=Stage.DRAFT), written),
    "a draft after a final": (written, lambda made: written(made, stage=Stage.DRAFT)),
    "fewer sections": (written, lambda made: written(made, off("first"))),
    "another first section": (written, lambda made: written(made, off("first.two"))),
    "another last section": (written, lambda made: written(made, off("third.two"))),
    "own words where a section was out": (
        lambda made: written(made, off("first")),
        lambda made: written(made, "    wording:\n      first.one: Ours.\n"),
    ),
    "own words where others were": (
        lambda made: written(made, "    wording:\n      first.one: Ours.\n"),
        lambda made: written(made, "    wording:\n      first.one: Theirs.\n"),
    ),
    "the full length": (written, lambda made: written(made, "    length: full\n")),
    "the short length": (lambda made: written(made, "    length: full\n"), written),
    "a part kept that is off": (written, lambda made: written(made, "    sections: {first.extra: true}\n")),
    "a part with words of its own, which is off": (
        written,
        lambda made: written(made, "    wording: {first.extra: Ours.}\n"),
    ),
    "another answer": (lambda made: written(made, brief="true"), written),
    "other sections, as many": (lambda made: written(made, off("first")), lambda made: written(made, off("third"))),
}


@pytest.mark.parametrize("name", PAIRS)
def test_a_policy_is_the_same_whatever_was_made_before(name: str) -> None:
    """A policy made after another in one process equals the one made alone."""
    before, after = PAIRS[name]
    used = fresh()
    first, second = before(used), after(used)

    assert after(fresh()) == second
    assert first != second
    assert before(used) == first


def test_sections_of_the_same_words_keep_their_own_ids() -> None:
    """Two sections with the same text are two sections: their clauses have the ids of their own section."""
    first, second, _ = written(fresh()).sections

    assert ["first.one", "second.one"] == [section.blocks[0].id for section in (first, second)]  # type: ignore[union-attr]  # clauses
    assert ["1.1 Words.", "2.1 Words."] == [line for line in lines(written(fresh())) if line.endswith(".1 Words.")][:2]


def test_notes_are_for_drafts_alone() -> None:
    """A draft made first leaves no note in the final policy that the same process makes next."""
    composer = fresh()

    assert has_notes(written(composer, stage=Stage.DRAFT))
    assert not has_notes(written(composer))


def test_own_words_are_nobody_elses() -> None:
    """A clause in an organisation's own words is not in the policy of the next."""
    composer = fresh()
    own = "    wording:\n      first.one: Ours.\n"

    assert "1.1 Ours." in lines(written(composer, own))
    assert "1.1 Words." in lines(written(composer))


def test_tokens_that_have_run_out_are_made_anew() -> None:
    """When most tokens are taken the next policy has new ones, and says what it said."""
    composer = fresh()
    before = written(composer)
    for at in range(31_000):
        composer.tokens.of(f"name {at}")

    assert before == written(composer)
    assert len(composer.tokens.names) < 1_000


def test_a_memory_forgets() -> None:
    """A memory holds little more than it may; it forgets what nobody asked for, and makes that again."""
    memory: Memory[int, int] = Memory(2)
    made: list[int] = []

    def make(key: int) -> int:
        def afresh() -> int:
            made.append(key)
            return key

        return memory.recall(key, afresh)

    asked = (1, 2, 1, 3, 1, 4, 1, 5, 1, 2)
    assert [*asked] == [make(key) for key in asked]
    assert [1, 2, 3, 4, 5, 2] == made
    assert len(memory.known) <= 4
