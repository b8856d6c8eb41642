"""The questions about a policy as a document: who approved it and when, its version, and what it is filed under."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.interview.question import Choice, Kind, Question, Tier
from generator.interview.uses import Uses
from generator.interview.who_you_are import always, choices_of
from generator.organisation.policy_entry import DocumentDetails
from generator.template.condition import ALWAYS, NEVER, Answered, all_of

_DAY = "Year, month and day, as in 2026-05-14."
_EXAMPLE = "2026-05-14"
_FILED = "Whoever keeps your documents finds it by this."
_TEXTS = {
    "reference": ("What is your reference number for it?", _FILED, "RC-12"),
    "supersedes": ("What does it replace?", "Nobody then goes on with the old one.", "the policy of 2 May 2024"),
    "classification": ("Who may see it?", "Readers see whether they may pass it on.", "Public"),
    "category": ("What is it filed under?", _FILED, "Communications"),
    "author": ("Who wrote it?", "Readers see whom to ask about its words.", "Company Secretary"),
}
"""Details that are words: the question, why it is asked, and an example."""
_DAYS = {
    "effective_on": ("From what day does it count, if not from its approval?", "People see from when it binds them."),
    "last_review": ("On what day was it last reviewed?", "Readers see how fresh it is."),
    "next_review": ("On what day is the next review, if you have set one?", "It counts in place of the months above."),
}
"""Details that are days: the question, and why it is asked."""
SIGNATORIES = "signatories"
"""The key of those who sign, by the ids of their roles."""
_OF_EVERY_POLICY = {"title", "status", "version"}
"""What no part of a template has to ask for: a policy has it in any case."""


def approval_questions(uses: Uses) -> Iterator[Question]:
    """Yield the questions about the document that a policy is, where it says anything of the answer."""
    for question in _questions(uses):
        last = str(question.path[-1])
        name = ".".join(map(str, question.path))
        where = uses.chosen() if last in _OF_EVERY_POLICY else uses.matters(name, *uses.names(f"{name}."))
        if where != NEVER:
            path = ("policies", uses.template.id, *question.path)
            asked_when = all_of((where, question.asked_when))
            yield replace(question, path=path, asked_when=asked_when, known_to=(uses.template.id,))


def _questions(uses: Uses) -> tuple[Question, ...]:
    """Return the questions about a document; their paths begin at the policy."""
    by, on = Answered(uses.key("document", "approved_by")), Answered(uses.key("document", "approved_on"))
    return (
        Question(
            ("document", "approved_by"), Kind.TEXT, "Who approved the policy?",
            help="Leave this empty while nobody has.",
            why="The policy says whose decision it is.",
            example="Board of Trustees",
        ),
        Question(
            ("document", "approved_on"), Kind.DATE, "On what day was it approved?",
            help=_DAY, why="The next review is counted from this day.", example=_EXAMPLE, asked_when=by,
        ),
        Question(
            ("document", "status"), Kind.CHOICE, "Where does the policy stand?",
            why="Readers see whether it counts yet.",
            choices=choices_of(DocumentDetails, "status"), default=always("approved"), asked_when=on, is_written=True,
        ),
        Question(
            ("document", "review_months"), Kind.NUMBER, "After how many months is it looked at again?",
            why="The policy gives the day of its next review.",
            example="24", default=always(str(DocumentDetails().review_months)), asked_when=on,
        ),
        Question(
            ("document", "version"), Kind.TEXT, "Which version is this?",
            why="With a number, nobody mixes up an old copy and a new one.", example="1.0",
        ),
        Question(
            ("acknowledgement",), Kind.YES_NO, "Should people sign a slip to say that they have read it?",
            help="The slip is the last page of the policy.",
            why="You then know that everybody has seen it.",
            default=always("false"),
        ),
        _signatories(uses),
        *_rare(),
    )  # fmt: skip


def _signatories(uses: Uses) -> Question:
    """Return the question who signs: of those whom somebody named, by their duties."""
    roles = uses.template.roles
    return Question(
        ("document", SIGNATORIES), Kind.CHOICES, "Who signs the policy?",
        help="If you choose nobody, the chair does." if "chair" in roles else "",
        why="Each of them gets a row to sign in.",
        choices=tuple(
            Choice(name, spec.label, spec.duty, offered_when=Answered(f"roles.{name}")) for name, spec in roles.items()
        ),
        is_list=True, tier=Tier.RARE,
    )  # fmt: skip


def _rare() -> tuple[Question, ...]:
    """Return the questions that are asked only of whoever has more to say of the document."""
    return (
        Question(
            ("title",), Kind.TEXT, "What should the policy be called, if not by its usual title?",
            why="It stands on the first page and on every page after it.",
            example="Social media and messaging policy", tier=Tier.RARE,
        ),
        *(
            Question(("document", key), Kind.TEXT, label, why=why, example=example, tier=Tier.RARE)
            for key, (label, why, example) in _TEXTS.items()
        ),
        *(
            Question(("document", key), Kind.DATE, label, help=_DAY, why=why, example=_EXAMPLE, tier=Tier.RARE)
            for key, (label, why) in _DAYS.items()
        ),
        Question(
            ("document", "history"), Kind.ENTRIES, "Which versions were there before?",
            help="The oldest first.", why="Readers see what changed, and when.", tier=Tier.RARE,
            fields=(
                Question(("version",), Kind.TEXT, "Which version?", example="1.0", required_when=ALWAYS),
                Question(("on",), Kind.DATE, "From what day?", help=_DAY, example=_EXAMPLE, required_when=ALWAYS),
                Question(("change",), Kind.TEXT, "What changed?", example="First issue", required_when=ALWAYS),
                Question(("minute",), Kind.TEXT, "Which minute approved it?", example="24/31"),
            ),
        ),
    )  # fmt: skip
