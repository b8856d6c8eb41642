"""The facts of law as a table to read: what each says, where it is from, when it was checked and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

HEAD = """\
# What the law files say

Made from the files in this folder and from `../platforms.yaml`: change those, then run `make accept`.

| Status | Meaning |
| --- | --- |
| confirmed | The official page, or the text of the law, was read. |
| reported | A page that reports it was read, or the words are only a general name. |
| open | It was not found or is only known: no policy prints it. |
| – | There is no such law in this place. |

"""
STATUSES = ("confirmed", "reported", "open")


def law_table(shared: Path) -> str:
    """Return all facts of the law files in a folder of shared parts as Markdown, place by place, and the platforms."""
    places = [read(path) for path in sorted((shared / "law").glob("*.yaml"))]
    blocks = [*map(_place, places), _platforms(read(shared / "platforms.yaml"))]
    return HEAD + "\n".join([_totals(places), *blocks])


def read(path: Path) -> dict[str, Any]:
    """Return what a file of data says, each value as it is typed."""
    loaded = yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)  # noqa: S506  # texts only
    assert isinstance(loaded, dict)
    return loaded


def _totals(places: Iterable[Mapping[str, Any]]) -> str:
    rows = [(place["title"], *(str(_count(place, status)) for status in STATUSES)) for place in places]
    return _table(("Place", *STATUSES), rows)


def _count(place: Mapping[str, Any], status: str) -> int:
    return sum(fact.get("status") == status for fact in place["facts"].values())


def _place(place: Mapping[str, Any]) -> str:
    columns = ("Fact", "Words", "Status", "Checked", "Source", "Note")
    return f"## {place['title']}\n\n{_table(columns, (_row(*fact) for fact in place['facts'].items()))}"


def _row(name: str, fact: Mapping[str, Any]) -> tuple[str, ...]:
    words = fact.get("text") or "; ".join(fact.get("items", ())) or "–"
    return f"`{name}`", words, *(fact.get(key, "–") for key in ("status", "checked", "source", "note"))


def _platforms(data: Mapping[str, Any]) -> str:
    rows = [(kind.replace("_", " "), ", ".join(data[kind])) for kind in ("platforms", "message_apps")]
    said = [(*row, data["checked"], data["source"]) for row in rows]
    return f"## Platforms\n\n{_table(('Kind', 'Names', 'Checked', 'Source'), said)}"


def _table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [columns, tuple("---" for _ in columns), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in lines)
