"""The document's own details, in words: version, owner, approval, and when it is due to be read again.

Dates come from the organisation's file, never from a clock.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from generator.context.context import Context
from generator.context.values import Scope, Value
from generator.document.spaces import unbroken
from generator.organisation.policy_entry import USUAL_OWNER, DocumentDetails

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def document_scope(context: Context) -> Scope:
    """Return what a template may say of the document itself."""
    template, details = context.template, context.entry.document
    days = {
        "approved_on": details.approved_on,
        "effective_on": details.effective_on,
        "last_review": details.last_review,
        "next_review": next_review(details),
    }
    texts = {
        "title": context.title,
        "edition": template.edition,
        "reference": details.reference,
        "version": details.version,
        "status": details.status.capitalize() if details.status else None,
        "classification": details.classification,
        "category": details.category,
        "supersedes": details.supersedes,
        "author": details.author,
        "approved_by": details.approved_by,
        "review_months": str(details.review_months),
        **{name: spoken_date(day, _spelling(context)) if day else None for name, day in days.items()},
    }
    scope: dict[str, object] = {name: context.value(f"document.{name}", text) for name, text in texts.items()}
    scope["owner"] = _owner(context)
    scope["history"] = [_entry(context, at) for at in range(len(details.history))]
    scope["signatories"] = list(_signatories(context))
    return Scope("document", scope)


def _owner(context: Context) -> Value:
    """The title of whoever keeps the document; a template need not have the role that is meant by default."""
    name, role = "document.owner", context.entry.document.owner
    if role == USUAL_OWNER and role not in context.template.roles:
        return context.value(name, None)
    return context.holder(name, role)


def _signatories(context: Context) -> Iterator[Value]:
    """Yield the job titles of those who sign, each once; the chair's, if there is one, where nobody is named."""
    named = context.entry.document.signatories
    titles: set[str] = set()
    if not named and "chair" in context.holders:
        yield context.role("chair")
    for at, role in enumerate(named):
        signatory = context.holder(f"document.signatories.{at}", role)
        title = (signatory.text or "").casefold()
        if title not in titles:
            yield signatory
        titles.add(title)


def _entry(context: Context, at: int) -> Scope:
    entry = context.entry.document.history[at]
    texts = {
        "version": entry.version,
        "on": spoken_date(entry.on, _spelling(context)),
        "change": entry.change,
        "minute": entry.minute,
    }
    return Scope(
        "history", {name: context.value(f"document.history.{at}.{name}", text) for name, text in texts.items()}
    )


def _spelling(context: Context) -> str:
    """Return the language in which dates are written: that of the template, as the organisation's country has it."""
    american = context.organisation.jurisdiction == "united-states" and context.template.language.startswith("en")
    return "en-US" if american else context.template.language


def spoken_date(day: date, language: str) -> str:
    """Return a date in words: 14 May 2026, or May 14, 2026 in American English."""
    month = _MONTHS[day.month - 1]
    return unbroken(f"{month} {day.day}, {day.year}" if language == "en-US" else f"{day.day} {month} {day.year}")


def next_review(details: DocumentDetails) -> date | None:
    """Return the day on which the next review is due, or None while nothing has been approved or reviewed.

    A stated date wins; otherwise `review_months` are counted from the last review or the approval.
    """
    key = review_follows_from(details)
    if details.next_review or not key:
        return details.next_review
    return add_months(getattr(details, key), details.review_months)


def review_follows_from(details: DocumentDetails) -> str:
    """Return the key of the date that says when the next review is due; empty while none does."""
    return next((key for key in ("next_review", "last_review", "approved_on") if getattr(details, key)), "")


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or the month's last day when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
