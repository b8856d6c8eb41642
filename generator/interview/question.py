"""What an interview is made of: steps, questions, choices and defaults. Knows no template and no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from generator.source.value_path import ValuePath, dotted
from generator.template.condition import ALWAYS, NEVER, Answer, Condition


class Kind(StrEnum):
    """What sort of answer a question has."""

    TEXT = "text"
    YES_NO = "yes-no"
    """`true` or `false`."""
    CHOICE = "choice"
    CHOICES = "choices"
    """Several of the choices."""
    TITLE = "job-title"
    TITLES = "job-titles"
    ENTRIES = "entries"
    """A list of entries, each with the fields of the question."""
    DATE = "date"
    NUMBER = "number"
    ADDRESS = "address"
    """The address of a page or a mailbox."""
    COLOUR = "colour"
    FILE = "file"
    """The path of a file, from the folder of organisations."""


class Tier(IntEnum):
    """How soon a question is asked."""

    FIRST = 1
    """Before there is any policy."""
    USUAL = 2
    RARE = 3
    """Only of whoever asks for more."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that a question has: the word in the file, and what it is called."""

    value: str
    label: str
    help: str = ""
    offered_when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Case:
    """An answer that is meant while a condition holds, where nobody gives one."""

    condition: Condition
    value: Answer


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a regulator expects of organisations in some places, and a part of the policy meets."""

    publisher: str
    text: str
    jurisdictions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Length:
    """About how many words a part has in a short and in a full policy."""

    short: int
    full: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question, about one key of an organisation's file."""

    path: ValuePath
    kind: Kind
    label: str
    """The question itself."""
    help: str = ""
    """What a good answer looks like."""
    why: str = ""
    """Why it is asked: what the answer changes."""
    example: str = ""
    """An answer that somebody else might give."""
    choices: tuple[Choice, ...] = ()
    is_list: bool = False
    """Whether the file holds several choices as a list, and not each as a key of its own."""
    is_open: bool = False
    """Whether another answer than the choices may be given."""
    default: tuple[Case, ...] = ()
    """What is meant without an answer: the first case whose condition holds."""
    duties: tuple[Case, ...] = ()
    """What a holder of a duty does, in each policy that has it; the label says it as a question."""
    falls_back_to: tuple[Case, ...] = ()
    """The key of the question whose answer stands in for this one: the first case whose condition holds."""
    asked_when: Condition = ALWAYS
    required_when: Condition = NEVER
    tier: Tier = Tier.USUAL
    is_written: bool = False
    """Whether an answer that is only the default stands in the file too, for whoever reads it."""
    is_aside: bool = False
    """Whether no file holds the answer: it only helps to ask the others."""
    known_to: tuple[str, ...] = ()
    """The policies that can have an answer; none are named where any can."""
    completes: str = ""
    """The key of the question whose answer is right only together with this one."""
    fields: tuple[Question, ...] = ()
    """The questions about one entry, where the answer is a list of entries; their paths begin at the entry."""
    expects: tuple[Expectation, ...] = ()
    length: Length | None = None
    within: str = ""
    """The title of the section that a single clause stands in."""

    @property
    def key(self) -> str:
        """The path of its key as people write it, which is its name: `roles.accountable_lead`."""
        return dotted(self.path)


@dataclass(frozen=True, slots=True)
class Step:
    """Questions that are asked together."""

    id: str
    title: str
    intro: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Interview:
    """All questions about an organisation, in order."""

    steps: tuple[Step, ...]
    _by_key: Mapping[str, Question] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {question.key: question for question in self.questions()})

    def questions(self) -> Iterator[Question]:
        """Yield every question in order."""
        for step in self.steps:
            yield from step.questions

    def question(self, key: str) -> Question | None:
        """Return the question with a key, or None."""
        return self._by_key.get(key)
