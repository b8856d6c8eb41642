"""What an organisation decides about one policy: parts kept, reworded or added, and the document's details.

The text below a field is what the schema says of it to whoever writes the file. Knows no template and no YAML.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated, ClassVar, Literal, TypeAlias

from generator.codes.code import Code
from generator.codes.of_dates import DATES_APART, HISTORY_ORDER, NO_APPROVER, REVIEW_FIRST
from generator.diagnostics import nearest, quoted
from generator.document import Fields, PartId
from generator.organisation.accepted import Accepted
from generator.organisation.field_types import (
    DashedId,
    Day,
    Few,
    FrontMatter,
    HeadingLevel,
    Line,
    Markdown,
    Months,
    YesNo,
    repeated,
)
from generator.organisation.findings import KEY, Finding
from generator.organisation.key_path import to_write
from generator.organisation.shape import Field, Shape
from generator.organisation.value_forms import JsonSchema, Meanings, needed_when

EARLY_REVIEW = timedelta(days=92)
"""How long before its approval a review may have ended: boards meet at least once in a quarter."""
EARLY_EFFECT = timedelta(days=366)
"""How long before its approval a policy may have taken effect; more is a mistyped year."""

_STATUSES = {
    "draft": "Nobody has approved it yet.",
    "approved": "Approved: say by whom and when, under approved_by and approved_on.",
    "withdrawn": "No longer in force.",
}
_LENGTHS = {"short": "What every policy needs.", "full": "All that the template has for the long form."}
Status: TypeAlias = Annotated[Literal["draft", "approved", "withdrawn"], Meanings(_STATUSES)]
Site: TypeAlias = Literal["mkdocs", "material", "docusaurus", "vitepress", "hugo", "jekyll", "eleventy", "starlight"]
Length: TypeAlias = Annotated[Literal["short", "full"], Meanings(_LENGTHS)]


class Extra(Shape):
    """A clause that the organisation adds."""

    after: Line = Field(examples=["general-guidelines.own-up"])
    """Where it goes: the id of the section or clause it follows, or of a clause of your own further up."""
    id: DashedId = Field(examples=["our-buddy-rule"])
    """A name for it that no other clause of its section has, in small letters with dashes."""
    text: Markdown = Field(examples=['"**Buddies.** Find a buddy before your first post."'])
    """Its words. You may use **bold**, bullets, links, and {{ role("advice_contact") }} for a job title."""

    @property
    def section(self) -> str:
        """The id of the section in which it stands."""
        return PartId(self.after).section

    @property
    def clause_id(self) -> PartId:
        """Its whole id, under that of its section."""
        return PartId.within(self.section, self.id)


class HistoryEntry(Shape):
    """An earlier version of the policy."""

    version: Line = Field(examples=['"1.0"'])
    """Its version."""
    on: Day = Field(examples=["2024-05-02"])
    """Its date: year, month and day."""
    change: Line = Field(examples=["First issue"])
    """What changed, in a few words."""
    minute: Line | None = Field(default=None, examples=["24/31"])
    """Where the minutes of the board record it."""


USUAL_OWNER = "policy_owner"
"""The role of whoever keeps a policy that names no other. A template need not have it."""


class DocumentDetails(Shape):
    """The document-control details of a policy."""

    reference: Line | None = Field(default=None, examples=["NYT-12"])
    """Your own reference number for the policy."""
    version: Line | None = Field(default=None, examples=['"1.10"'])
    """The version of the policy. It is kept as you type it: 1.10 is not 1.1."""
    status: Status | None = None
    """Where the policy stands."""
    owner: Line = Field(default=USUAL_OWNER, examples=["policy_owner"])
    """Who keeps the policy: one of the roles, by its id. If you say nothing: policy_owner."""
    approved_by: Line | None = Field(default=None, examples=["Board of Trustees"])
    """Who approved it."""
    approved_on: Day | None = Field(default=None, examples=["2026-05-14"])
    """The day on which it was approved."""
    effective_on: Day | None = Field(default=None, examples=["2026-06-01"])
    """The day from which it is in force, if that is another."""
    last_review: Day | None = Field(default=None, examples=["2026-05-14"])
    """The day of the last review."""
    next_review: Day | None = Field(default=None, examples=["2027-05-14"])
    """The day of the next review. If you say nothing, it is worked out from review_months."""
    review_months: Months = Field(default=12, examples=["24"])
    """How many months lie between two reviews. If you say nothing: 12."""
    supersedes: Line | None = Field(default=None, examples=["the policy of 2 May 2024"])
    """What it takes the place of."""
    classification: Line | None = Field(default=None, examples=["Public", "Internal"])
    """Who may see it."""
    category: Line | None = Field(default=None, examples=["Communications"])
    """What you file it under."""
    author: Line | None = Field(default=None, examples=["Company Secretary"])
    """Who wrote it."""
    signatories: Few[tuple[Line, ...]] = Field(default=(), examples=["[chair, policy_owner]"])
    """Who signs it: roles, by their ids, with a row for each. If you say nothing: the chair."""
    history: Few[tuple[HistoryEntry, ...]] = ()
    """Its versions, the oldest first, each with a dash."""

    conditions: ClassVar[tuple[JsonSchema, ...]] = (needed_when("status", "approved", "approved_by", "approved_on"),)

    def contradictions(self) -> Iterator[Finding]:
        """Yield what of the approval is missing, and dates, versions and signatures that cannot be so together."""
        yield from _approval_gaps(self)
        yield from _date_conflicts(self)
        yield from _history_conflicts(self.history)
        yield from _signing_twice(self.signatories)


class PolicyEntry(Shape):
    """What the organisation decides about one policy."""

    title: Line | None = Field(default=None, examples=["Social media and messaging policy"])
    """A title of your own, in place of the template's."""
    length: Length = "short"
    """How long the policy is. If you say nothing: short. What you write under sections comes before it."""
    sections: Few[dict[Line, YesNo]] = Field(default_factory=dict)
    """Optional sections and clauses, by id: true keeps one, false drops it. What remains is numbered afresh."""
    reasons: Few[dict[Line, Line]] = Field(default_factory=dict)
    """Why you dropped a section or clause. For your own records: it is not printed."""
    wording: Few[dict[Line, Markdown]] = Field(default_factory=dict)
    """Your own words for a clause, by its id. You may use **bold**, bullets, links and {{ role("advice_contact") }}."""
    extra: Few[tuple[Extra, ...]] = ()
    """Clauses of your own, each with a dash."""
    document: DocumentDetails = Field(default_factory=DocumentDetails)
    """Version, approval and review: what stands under document control."""
    acknowledgement: YesNo = False
    """Whether there is a slip to sign and return. If you say nothing: false."""
    accepted: Accepted = Field(default_factory=dict, examples=["{D104: The trustees meet in March}"])
    """What policygen check finds in this policy and you accept: a reason for each code."""
    site: Site | None = None
    """Which site generator publishes the page, so that its front matter has the keys that this one knows."""
    fragment_level: HeadingLevel = Field(default=2, examples=["3"])
    """The level of the headings of sections in a fragment for your own website. If you say nothing: 2."""
    front_matter: FrontMatter = Field(default=Fields(), examples=["{icon: FAHammer}"])
    """Further keys for a docs site. They are copied as they are."""

    @property
    def own_texts(self) -> tuple[str, ...]:
        """All that the organisation wrote in Markdown."""
        return (*self.wording.values(), *(extra.text for extra in self.extra))

    def contradictions(self) -> Iterator[Finding]:
        """Yield reasons for parts that are there, and clauses of one id."""
        yield from _idle_reasons(self)
        yield from repeated("extra", self.extra, lambda extra: extra.id, "id")


# ---- what may not contradict


def _approval_gaps(document: DocumentDetails) -> Iterator[Finding]:
    if document.status == "approved":
        for key in ("approved_by", "approved_on"):
            if getattr(document, key) is None:
                fact, hint = (
                    f'is "approved", but {key} is missing',
                    f"add {key}, or write {to_write('status', 'draft')}",
                )
                yield Finding(("status",), fact, hint, lacks=(key,), code=NO_APPROVER.id)


def _date_conflicts(document: DocumentDetails) -> Iterator[Finding]:
    approved, effective = document.approved_on, document.effective_on
    last, following = document.last_review, document.next_review
    for key, day in (("approved_on", approved), ("effective_on", effective), ("last_review", last)):
        if day and following and following < day:
            yield _conflict("next_review", following, f"before {key}, which is {day}", REVIEW_FIRST)
    if approved and last and last < approved - EARLY_REVIEW:
        yield _conflict("last_review", last, f"long before approved_on, which is {approved}", REVIEW_FIRST)
    if approved and effective and effective < approved - EARLY_EFFECT:
        rest = f"more than a year before approved_on, which is {approved}"
        yield _conflict("effective_on", effective, rest, DATES_APART)


def _conflict(key: str, day: date, rest: str, code: Code) -> Finding:
    return Finding((key,), f"is {day}, {rest}", "correct one of the two dates", code=code.id)


def _history_conflicts(history: tuple[HistoryEntry, ...]) -> Iterator[Finding]:
    for at, (before, entry) in enumerate(pairwise(history), start=1):
        if entry.on < before.on:
            fact = f"is {entry.on}, before the entry above it, which is {before.on}"
            yield Finding(("history", at, "on"), fact, "list the oldest version first", code=HISTORY_ORDER.id)
    yield from repeated("history", history, lambda entry: entry.version, "version")


def _signing_twice(signatories: tuple[str, ...]) -> Iterator[Finding]:
    for at, role in enumerate(signatories):
        if role in signatories[:at]:
            yield Finding(("signatories", at), f"is {quoted(role)}, who signs already", "remove one of the two")


def _idle_reasons(entry: PolicyEntry) -> Iterator[Finding]:
    off = {part for part, keep in entry.sections.items() if not keep}
    for part in entry.reasons:
        # Which part a title or a number stands for is known where the template is.
        if part not in off and PartId(part).has_its_shape:
            near = nearest(part, off - set(entry.reasons))
            hint = f'did you mean "{near}"?' if near else f'remove it, or add "{part}: false" under sections'
            fact = "is a reason for a part that is not switched off"
            yield Finding(("reasons", part, KEY), fact, hint, lacks=("sections", part))
