"""The register as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from generator.register.rows import Entry

FORMAT = 1
"""The edition of the format: it changes when a program that reads it would have to."""


def register_json(entries: Sequence[Entry]) -> bytes:
    """Return the register, each policy with all that is known of it; what is not is null."""
    data = {"format": FORMAT, "policies": [_entry(entry) for entry in entries]}
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "organisation": entry.organisation,
        "name": entry.name,
        "policy": entry.policy,
        "title": entry.title,
        "edition": entry.edition or None,
        "version": entry.version or None,
        "status": entry.status or None,
        "approved_by": entry.approved_by or None,
        "approved_on": _day(entry.approved_on),
        "next_review": _day(entry.next_review),
        "stand_ins": [{"role": each.role, "label": each.label, "holder": each.holder} for each in entry.stand_ins],
        "dropped": [{"id": each.id, "title": each.title, "reason": each.reason or None} for each in entry.dropped],
        "builds": entry.builds,
        "outputs": entry.outputs,
        "files": [{"path": each.path, "format": each.format, "state": each.state.value} for each in entry.files],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
