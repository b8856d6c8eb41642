"""The questions about who does what: the job titles there are, who has each duty, and where else people can turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.interview.question import Case, Kind, Question, Tier
from generator.interview.uses import YES, Uses
from generator.interview.who_you_are import always
from generator.organisation.model import CONTACTS
from generator.organisation.policy_entry import USUAL_OWNER
from generator.template.condition import ALWAYS, NEVER, Answered, Condition, all_of, any_of

TITLES, ONE_PERSON = "job_titles", "one_person"
"""The keys of the answers that no file holds: which job titles there are, and whether one person does everything."""
_SEVERAL = Answered(ONE_PERSON, YES, positive=False)
_CONTACTS = {
    "media": "Where should journalists turn?",
    "out_of_hours": "Whom can people reach in the evening or at the weekend?",
    "wellbeing": "Where can people turn who need support for themselves?",
    "safeguarding": "Which office outside takes concerns about somebody’s safety?",
    "complaints": "Where can the public complain?",
}


def duty_questions(templates: Sequence[Uses]) -> Iterator[Question]:
    """Yield the question about job titles, and who has each duty of some templates: first those that somebody must."""
    roles = dict.fromkeys(name for uses in templates for name in uses.template.roles)
    asked = [question for name in roles if (question := _duty(name, templates)).asked_when != NEVER]
    yield from (question for question in asked if question.tier is Tier.FIRST)
    yield Question(
        (ONE_PERSON,), Kind.YES_NO, "Does one person do all of it?",
        help="Yes, if whoever you named looks after everything to do with social media.",
        why="The policy then has one list of duties, and says “tell us” instead of one title again and again.",
        default=always("false"), is_aside=True,
    )  # fmt: skip
    yield Question(
        (TITLES,), Kind.TITLES, "Which job titles do you have?",
        help="Those who could have something to do with social media. Job titles, not names: they stay true.",
        why="You then choose from them, duty by duty.",
        example="Chair, Manager, Volunteer Coordinator", asked_when=_SEVERAL, is_aside=True,
    )  # fmt: skip
    yield from (question for question in asked if question.tier is not Tier.FIRST)


def _duty(name: str, templates: Sequence[Uses]) -> Question:
    """Return the question about who has a duty, asked where a policy says so."""
    having = [(uses, uses.template.roles[name]) for uses in templates if name in uses.template.roles]
    used = {uses.template.id: _used(name, uses) for uses, _ in having}
    first = having[0][1]
    needed = any_of(uses.chosen() for uses, spec in having if not spec.falls_back_to)
    several = ALWAYS if needed != NEVER else _SEVERAL
    return Question(
        ("roles", name), Kind.TITLE, f"Who {first.duty}?",
        help="A job title, not a name: it stays true when somebody leaves." if needed != NEVER else "",
        why="The policy names whoever has a duty, so that people know whom to turn to.",
        example="Manager",
        duties=tuple(Case(used[uses.template.id], spec.duty) for uses, spec in having),
        falls_back_to=tuple(
            Case(uses.chosen(), f"roles.{spec.falls_back_to}") for uses, spec in having if spec.falls_back_to
        ),
        asked_when=all_of((several, any_of(used.values()))),
        required_when=needed,
        tier=Tier.FIRST if needed != NEVER else Tier.USUAL,
        known_to=tuple(uses.template.id for uses, _ in having),
    )  # fmt: skip


def _used(name: str, uses: Uses) -> Condition:
    """Return the condition that a policy says who has a duty; the owner's stands among the document's details.

    A duty that falls to nobody else has to be somebody's, and others fall to whoever that is.
    """
    if not uses.template.roles[name].falls_back_to:
        return uses.chosen()
    details = ("document.owner",) if name == USUAL_OWNER else ()
    below = [f"roles.{each}" for each in uses.template.roles if name in _chain(each, uses)]
    return uses.matters(f"roles.{name}", *below, *details)


def _chain(name: str, uses: Uses) -> list[str]:
    """Return the duties that a duty falls back to, the nearest first."""
    chain: list[str] = []
    while name := uses.template.roles[name].falls_back_to:
        chain.append(name)
    return chain


def contact_questions(templates: Sequence[Uses]) -> Iterator[Question]:
    """Yield a question for each place to turn that a template can name."""
    for name in dict.fromkeys(each for uses in templates for each in uses.names("contacts.")):
        contact = name.removeprefix("contacts.")
        yield Question(
            ("contacts", contact), Kind.TEXT,
            _CONTACTS.get(contact, f"Where can people turn for {contact.replace('_', ' ')}?"),
            help="A telephone number, an address, or whom to ask.",
            why="The policy gives it where somebody needs it.",
            example=CONTACTS.get(contact, "").partition(", such as ")[2].rstrip("."),
            asked_when=any_of(uses.matters(name) for uses in templates),
        )  # fmt: skip
