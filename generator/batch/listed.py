"""What the list of all policies says of each: so little that memory holds it of a hundred thousand organisations."""

from __future__ import annotations

import sys
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from generator.batch.record import Built, Record
from generator.formats.formats import format_of


class Listed(NamedTuple):
    """What the list says of one policy; `folder` is that of its organisation, and `files` are those for readers."""

    organisation: str
    folder: str
    policy: str
    title: str
    version: str
    status: str
    next_review: date | None
    files: tuple[str, ...]


def listed(folder: str, record: Record) -> tuple[Listed, ...]:
    """Return what the list says of an organisation's policies; words that many have stand in memory once."""
    return tuple(
        Listed(record.organisation, folder, sys.intern(policy), *_said(built))
        for policy, built in sorted(record.policies.items())
    )


def _said(built: Built) -> tuple[str, str, str, date | None, tuple[str, ...]]:
    words = sys.intern(built.title), sys.intern(built.version), sys.intern(built.status)
    return *words, _one_of(built.next_review), _for_readers(tuple(built.outputs))


@lru_cache
def _one_of(day: date | None) -> date | None:
    """Return the same object for each of the same days."""
    return day


@lru_cache
def _for_readers(files: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(name for name in files if format_of(name).by_default))
