"""Nobody has to report a person to that very person: there is always somebody else to tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

import pytest

from generator.document import Document, Inlines, Placeholder, Section, Table, walk
from generator.document.traverse import leaves_of, passages
from generator.policy.write import write_policy
from tests.builders import clause, doc, sec, value
from tests.policies import (
    TEMPLATE_IDS,
    THOROUGH,
    VOICES,
    Data,
    at_random,
    composer,
    organisation,
    template,
    words_of,
)

SEEDS = range(300 if THOROUGH else 30)
DUTIES = ("conduct_lead", "safeguarding_lead", "concerns_contact")
TITLES = ("Chair", "Secretary", "Director", "Welfare Officer", "Vicar", "line manager", "Head of Service")
BOARDS = {
    "trustees": ("any trustee", "any other trustee"),
    "committee": ("anyone on the committee", "anyone else on the committee", "any member of the committee"),
    "Board of Directors": ("on the Board of Directors", "any member of the Board of Directors"),
    "PCC": ("anyone on the PCC", "anyone else on the PCC", "any member of the PCC"),
    "owner": ("the owner",),
    "elders": ("any elder", "any other elder"),
    "committee members": ("any committee member", "any other committee member"),
}
"""What people in charge are called, and how a policy says that any of them can be told."""


def of_few(template_id: str, seed: int) -> Data:
    """Return an organisation in which one person deals with harm, and few or none besides hold other duties."""
    random = Random(f"doors {template_id} {seed}")  # noqa: S311  # a lot that falls the same way each time
    data = at_random(template_id, seed, random.choice(["england-wales", "ireland", "generic"]), VOICES[seed % 2])
    lead = random.choice(TITLES)
    roles = {name: random.choice(TITLES) for name in template(template_id).roles if random.random() < 0.2}
    duties = {name: lead for name in DUTIES if random.random() < 0.5}
    for name in DUTIES:
        roles.pop(name, None)
    data["roles"] = {**roles, **duties, "accountable_lead": lead}
    data["terms"] = {**data["terms"], "board": random.choice(list(BOARDS))}
    return data


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
def test_there_is_a_second_door(template_id: str, seed: int) -> None:
    """Where the person in charge also hears of harassment, danger or wrongdoing, the policy names somebody else."""
    data = of_few(template_id, seed)
    document = write_policy(composer(template_id), organisation(data))
    others = {*data["roles"].values(), *BOARDS[data["terms"]["board"]]}
    said = {duty: saying(document, duty) for duty in DUTIES}

    assert said["safeguarding_lead"]
    assert [] == [duty for duty, found in said.items() if found and not any(has_door(each, others) for each in found)]


def test_a_door_to_the_same_person_is_none() -> None:
    """Whoever is sent from the Chair to the Chair has nobody else to tell."""
    chair = value("roles.conduct_lead", "Chair")
    document = doc(sec("only", "Only", clause("only.one", "Tell the ", chair, ", or else tell the ", chair, ".")))

    assert [("Chair", "Tell the Chair, or else tell the Chair.")] == saying(document, "conduct_lead")
    assert not has_door(("Chair", "Tell the Chair, or else tell the Chair."), {"Chair", "any trustee"})


def saying(document: Document, duty: str) -> list[tuple[str, str]]:
    """Return what is said of whoever holds a duty: the job title, and the whole clause, paragraph or row."""
    found = []
    for words in said_together(document):
        leaves = [leaf for each in words for leaf in leaves_of(each) if isinstance(leaf, Placeholder)]
        titles = [leaf.value for leaf in leaves if leaf.field == f"roles.{duty}" and leaf.value]
        found += [(title, " ".join(map(words_of, words))) for title in titles[:1]]
    return found


def has_door(said: tuple[str, str], others: set[str]) -> bool:
    """Tell whether words about somebody name somebody else as well."""
    holder, text = said
    rest = re.sub(rf"\b{re.escape(holder)}\b", "", text, flags=re.IGNORECASE).casefold()
    return any(other.casefold() in rest for other in others if other.casefold() != holder.casefold())


def said_together(document: Document) -> Iterator[list[Inlines]]:
    """Yield the words of each clause, of each paragraph and list outside one, and of each row of a table."""
    for node in walk(document.sections):
        for block in node.blocks:
            if isinstance(block, Table):
                yield from map(list, block.rows)
            elif isinstance(node, Section):
                yield [words for words, _ in passages(block)]
