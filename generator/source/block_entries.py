"""Keys and items on lines of their own: some go, new ones are added."""

from __future__ import annotations

from generator.source.edits import Edits, Spot, is_spaced, new_lines
from generator.source.entry_plan import New, Plan
from generator.source.yaml_layout import KEYS, Written


def change_block(edits: Edits, old: Written, plan: Plan, spot: Spot) -> None:
    """Take out what goes, with the rest of its lines and comments indented below it, and add what is new.

    Comments on lines of their own stay, those above what goes too: they may head what follows.
    """
    gone = [number for number in range(len(old.entries)) if number not in plan.kept]
    if not plan.kept:
        _replace_first(edits, old, [new for added in plan.added.values() for new in added], spot)
        gone = gone[1:]
    for number in gone:
        _take_out(edits, old, number, plan)
    for number, added in plan.added.items() if plan.kept else ():
        if number < 0:
            _add_before(edits, old, added, min(plan.kept))
        else:
            _add_after(edits, old, added, number, spot)


def _add_before(edits: Edits, old: Written, added: list[New], number: int) -> None:
    """Add keys or items before one that stays, which may share its line with the dash of an item."""
    start = old.entries[number].start
    column = edits.page.column_of(start)
    between = "\n\n" if is_spaced(edits.page, old.entries) else "\n"
    texts = ["\n".join(new_lines(edits, old, new, start)) + between for new in added]
    edits.put(start, start, "".join(texts)[column:] + " " * column)


def _add_after(edits: Edits, old: Written, added: list[New], number: int, spot: Spot) -> None:
    """Add keys or items after one that stays, below its comments; after the last, below those of all of them."""
    value = old.entries[number].value
    column = edits.page.column_of(old.entries[0].start)
    if number < len(old.entries) - 1 or column == spot.column:
        column += 1
    elif not spot.path:
        column = 0
    end = edits.reach(value, column)
    between = "\n\n" if is_spaced(edits.page, old.entries) and "+" not in value.tail else "\n"
    edits.put(end, end, "".join(between + "\n".join(new_lines(edits, old, new, end)) for new in added))


def _take_out(edits: Edits, old: Written, number: int, plan: Plan) -> None:
    page, start = edits.page, old.entries[number].start
    end = _end_of(edits, old, number)
    if page.is_first(start):
        _take_lines_out(edits, old, number, _text_above(edits, old, number, plan))
        return
    # It stands beside the dash of an item: the next one moves up to it, unless something stands between.
    below = old.entries[number + 1].start
    if number + 1 in plan.kept and not page.text[end:below].strip():
        edits.put(start, below, "")
    else:
        edits.put(page.before_spaces(start), end, "")


def _take_lines_out(edits: Edits, old: Written, number: int, text_above: str) -> None:
    page = edits.page
    start, end = _first_line(edits, old, number), _end_of(edits, old, number)
    empty = page.empty_below(end)
    if "+" in text_above or (text_above and " " in empty):
        end += len(empty)
    if text_above and end == len(page.text):
        # The line feed before is the text's own.
        edits.put(start, end, "")
    else:
        _take_lines(edits, start, end)


def _text_above(edits: Edits, old: Written, number: int, plan: Plan) -> str:
    """Return how the block of text starts that would take in empty lines if a key or an item went, or nothing."""
    before = next((each for each in range(number - 1, -1, -1) if each in plan.kept), -1)
    above = old.entries[before].value
    has_comment = before == number - 1 and edits.page.text[above.reach : old.entries[number].start].strip()
    return "" if before < 0 or has_comment else above.tail


def _take_lines(edits: Edits, start: int, end: int) -> None:
    """Take out whole lines, up to the end of the last: with the line feed before them, so that what is added stays."""
    if start:
        edits.put(start - 1, end, "")
    else:
        edits.put(0, end + 1, "")


def _first_line(edits: Edits, old: Written, number: int) -> int:
    """Return the start of what goes with a key or an item: an empty line above it where all have one."""
    page = edits.page
    start = page.start_of(old.entries[number].start)
    above = page.start_of(max(0, start - 1))
    is_empty = number and above > old.entries[number - 1].value.reach and not page.text[above:start].strip()
    return above if is_empty and is_spaced(page, old.entries) else start


def _replace_first(edits: Edits, old: Written, added: list[New], spot: Spot) -> None:
    """Put new keys or items in the place of the first, since none stays; brackets where there are no new ones."""
    page, first = edits.page, old.entries[0]
    end = _end_of(edits, old, 0)
    brackets = "{}" if old.style == KEYS else "[]"
    if added:
        lines = [line for new in added for line in new_lines(edits, old, new, end)]
        edits.put(first.start, end, "\n".join(lines)[page.column_of(first.start) :])
    elif spot.path and page.is_first(first.start):
        place = _beside(edits, old, spot)
        edits.put(place, place, f" {brackets}")
        _take_lines(edits, page.start_of(first.start), end)
    else:
        edits.put(first.start, end, brackets)


def _beside(edits: Edits, old: Written, spot: Spot) -> int:
    """Return the place beside the key or dash of a value in lines: after its anchor and tag."""
    return spot.opened + len(edits.page.text[spot.opened : old.start].partition("#")[0].rstrip())


def _end_of(edits: Edits, old: Written, number: int) -> int:
    entry = old.entries[number]
    return edits.reach(entry.value, edits.page.column_of(entry.start) + 1)
