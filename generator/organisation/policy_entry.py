"""What an organisation decides about one policy: parts kept, reworded or added, and the document's details.

The text below a field is its description in the published schema. Knows no template and no YAML.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, model_validator

from generator.diagnostics import nearest
from generator.document import Fields, PartId
from generator.organisation.field_types import (
    KEY,
    DashedId,
    Day,
    Few,
    Finding,
    FrontMatter,
    Line,
    Markdown,
    Months,
    Shape,
    YesNo,
    refuse_any,
    repeated,
)

EARLY_REVIEW = timedelta(days=92)
"""How long before its approval a review may have ended: boards meet at least once in a quarter."""
EARLY_EFFECT = timedelta(days=366)
"""How long before its approval a policy may have taken effect; more is a mistyped year."""


class Extra(Shape):
    """A clause that the organisation adds."""

    after: Line
    """The id of the clause it follows."""
    id: DashedId
    """Its own id."""
    text: Markdown
    """Its words, in Markdown."""

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

    version: Line
    """Its version."""
    on: Day
    """Its date."""
    change: Line
    """What changed."""


class DocumentDetails(Shape):
    """The document-control details of a policy."""

    reference: Line | None = None
    """The organisation's own reference number."""
    version: Line | None = None
    """The version, kept as typed: 1.10 is not 1.1."""
    status: Literal["draft", "approved", "withdrawn"] | None = None
    """Where the policy stands."""
    owner: Line = "policy_owner"
    """The id of the role that owns the policy."""
    approved_by: Line | None = None
    """Who approved it."""
    approved_on: Day | None = None
    """When it was approved."""
    effective_on: Day | None = None
    """When it takes effect."""
    last_review: Day | None = None
    """When it was last reviewed."""
    next_review: Day | None = None
    """When it is due for review."""
    review_months: Months = 12
    """How many months lie between reviews."""
    supersedes: Line | None = None
    """What it replaces."""
    classification: Line | None = None
    """Who may see it, such as Public."""
    category: Line | None = None
    """What it is filed under."""
    author: Line | None = None
    """Who wrote it."""
    history: Few[tuple[HistoryEntry, ...]] = ()
    """Earlier versions, the oldest first."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        refuse_any([*_approval_gaps(self), *_date_conflicts(self), *_history_conflicts(self.history)])
        return self


class PolicyEntry(Shape):
    """What the organisation decides about one policy."""

    title: Line | None = None
    """Its title, in place of the template's."""
    length: Literal["short", "full"] = "short"
    """`short`, or `full`: with all that the template has for the long form."""
    sections: Few[dict[Line, YesNo]] = Field(default_factory=dict)
    """Sections and clauses to keep (true) or drop (false), by id."""
    reasons: Few[dict[Line, Line]] = Field(default_factory=dict)
    """Why a section or clause is dropped, by id."""
    wording: Few[dict[Line, Markdown]] = Field(default_factory=dict)
    """Clauses in the organisation's own words, by id."""
    extra: Few[tuple[Extra, ...]] = ()
    """Clauses of the organisation's own."""
    document: DocumentDetails = Field(default_factory=DocumentDetails)
    """The document-control details."""
    acknowledgement: YesNo = False
    """Whether a slip to sign and return is added."""
    front_matter: FrontMatter = Fields()
    """Further keys for a docs site, copied as they are."""

    @property
    def own_texts(self) -> tuple[str, ...]:
        """All that the organisation wrote in Markdown."""
        return (*self.wording.values(), *(extra.text for extra in self.extra))

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        refuse_any([*_idle_reasons(self), *repeated("extra", self.extra, lambda extra: extra.id, "id")])
        return self


# ---- what may not contradict


def _approval_gaps(document: DocumentDetails) -> Iterator[Finding]:
    if document.status == "approved":
        for key in ("approved_by", "approved_on"):
            if getattr(document, key) is None:
                fact, hint = f'is "approved", but {key} is missing', f"add {key}, or write status: draft"
                yield Finding(("status",), fact, hint, lacks=(key,))


def _date_conflicts(document: DocumentDetails) -> Iterator[Finding]:
    approved, effective = document.approved_on, document.effective_on
    last, following = document.last_review, document.next_review
    for key, day in (("approved_on", approved), ("effective_on", effective), ("last_review", last)):
        if day and following and following < day:
            yield _conflict("next_review", following, f"before {key}, which is {day}")
    if approved and last and last < approved - EARLY_REVIEW:
        yield _conflict("last_review", last, f"long before approved_on, which is {approved}")
    if approved and effective and effective < approved - EARLY_EFFECT:
        yield _conflict("effective_on", effective, f"more than a year before approved_on, which is {approved}")


def _conflict(key: str, day: date, rest: str) -> Finding:
    return Finding((key,), f"is {day}, {rest}", "correct one of the two dates")


def _history_conflicts(history: tuple[HistoryEntry, ...]) -> Iterator[Finding]:
    for at, (before, entry) in enumerate(pairwise(history), start=1):
        if entry.on < before.on:
            fact = f"is {entry.on}, before the entry above it, which is {before.on}"
            yield Finding(("history", at, "on"), fact, "list the oldest version first")
    yield from repeated("history", history, lambda entry: entry.version, "version")


def _idle_reasons(entry: PolicyEntry) -> Iterator[Finding]:
    off = {part for part, keep in entry.sections.items() if not keep}
    for part in entry.reasons:
        if part not in off:
            near = nearest(part, off - set(entry.reasons))
            hint = f'did you mean "{near}"?' if near else f'remove it, or add "{part}: false" under sections'
            fact = "is a reason for a part that is not switched off"
            yield Finding(("reasons", part, KEY), fact, hint, lacks=("sections", part))
