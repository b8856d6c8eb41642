"""Keys and items in brackets: some go with their commas, new ones are added."""

from __future__ import annotations

import re

from generator.source.edits import Edits, like_siblings, new_flat
from generator.source.entry_plan import New, Plan
from generator.source.lined_text import LinedText
from generator.source.yaml_layout import Entry, Written, after

_SPACES = re.compile(" *")
_REST = re.compile(r" *(?:#[^\n]*)?")


def change_brackets(edits: Edits, old: Written, plan: Plan) -> None:
    """Take out what goes and add what is new, between the brackets that are there.

    Where each stands on a line of its own, so do new ones, and what goes takes its line with it.
    """
    entries = old.entries
    if plan.added and not plan.kept:
        added = [new for each in plan.added.values() for new in each]
        edits.put(entries[0].start, entries[0].value.end, ", ".join(_flats(edits, old, added)))
        plan = Plan({0: None}, {})
    last = max(plan.kept, default=-1)
    for number in range(len(entries)):
        if number not in plan.kept:
            _take_out(edits, old, number, last)
    closing = "," if _comma(edits.page, entries[-1]) else ""
    if 0 <= last < len(entries) - 1 and not closing and last not in plan.added:
        comma = _closed(edits.page, entries[last])
        edits.put(comma - 1, comma, "")
    for number, added in plan.added.items():
        texts = _flats(edits, old, added)
        if number < 0:
            _add_before(edits, entries[min(plan.kept)], texts)
        else:
            _add_after(edits, entries[number], texts, "," if number < last else closing)


def _flats(edits: Edits, old: Written, added: list[New]) -> list[str]:
    return [new_flat(new, like_siblings(old, edits.style)) for new in added]


def _comma(page: LinedText, entry: Entry) -> str:
    """Return the comma after a key or an item, or nothing."""
    return "," if page.text[after(page, entry.value.end)] == "," else ""


def _closed(page: LinedText, entry: Entry) -> int:
    """Return the end of a key or an item with its comma."""
    return after(page, entry.value.end) + 1 if _comma(page, entry) else entry.value.end


def _take_out(edits: Edits, old: Written, number: int, last: int) -> None:
    """Take out what stands before or after the last one that stays."""
    page, entry = edits.page, old.entries[number]
    end = _closed(page, entry)
    rest = after(page, end, _REST)
    ends_line = page.text[rest] == "\n"
    before = page.before_spaces(entry.start)
    if page.is_first(entry.start) and ends_line:
        edits.put(page.start_of(entry.start), rest + 1, "")
    elif ends_line:
        # A comment beside the first speaks of it alone.
        edits.put(before, rest if number == 0 else end, "")
    elif number < last:
        edits.put(entry.start, after(page, end, _SPACES), "")
    else:
        edits.put(before, end, "")


def _add_before(edits: Edits, entry: Entry, texts: list[str]) -> None:
    page = edits.page
    between = ",\n" + " " * page.column_of(entry.start) if page.is_first(entry.start) else ", "
    edits.put(entry.start, entry.start, "".join(text + between for text in texts))


def _add_after(edits: Edits, entry: Entry, texts: list[str], closing: str) -> None:
    """Add texts after one that stays, on lines of their own if it has one; `closing` is a comma after the last."""
    page = edits.page
    end = _closed(page, entry)
    opening = "" if _comma(page, entry) else ","
    if page.is_first(entry.start) and page.text[after(page, end, _REST)] == "\n":
        edits.put(end, end, opening)
        indent = "\n" + " " * page.column_of(entry.start)
        edits.put(page.end_of(end), page.end_of(end), ",".join(indent + text for text in texts) + closing)
    else:
        edits.put(end, end, f"{opening} {', '.join(texts)}{closing}")
