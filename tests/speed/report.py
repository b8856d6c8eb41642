"""Tables of times, for a terminal and for a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.speed.clock import Times, median, ratio


@dataclass(frozen=True, slots=True)
class Table:
    """What some pieces of work took, and to which other each is compared."""

    title: str
    times: Times
    beside: Mapping[str, str]


def rows(found: Table) -> list[tuple[str, str, str, str]]:
    """Return for each piece of work: its name, CPU, wall, and how many times the other it takes."""
    table = []
    for name, took in found.times.items():
        each, other = median(took), found.beside.get(name, "")
        compared = f"{ratio(found.times, name, other):.2f} × {other}" if other in found.times else ""
        # A browser has many processes, and says of none what it takes.
        table.append((name, f"{each.cpu:.1f} ms" if each.cpu else "", f"{each.wall:.1f} ms", compared))
    return table


def table(found: Table) -> str:
    """Return a table for a terminal."""
    lines = [f"{name:<44} {cpu:>12} {wall:>12}  {other}".rstrip() for name, cpu, wall, other in rows(found)]
    head = f"{found.title:<44} {'CPU':>12} {'wall':>12}"
    return "\n".join([head, "-" * len(head), *lines, ""])


GROWTH, END = "## As organisations become more", "## What is compared"


def with_growth(page: str, growth: str) -> str:
    """Return the page of the guide with a section about growth, in the place of the one it has."""
    before, _, _ = page.partition(GROWTH)
    start = before.partition(END)[0]
    return start + growth + page[page.index(END) :]


def growth_in(page: str) -> str:
    """Return the section about growth that a page has; empty where it has none."""
    return page[page.index(GROWTH) : page.index(END)] if GROWTH in page else ""


def page(tables: Sequence[Table], how: str) -> str:
    """Return the page of the guide."""
    parts = [_ABOUT, f"Measured on: {how}.\n"]
    for each in tables:
        parts.append(f"## {each.title}\n\n| what | CPU | wall | compared |\n|---|---:|---:|---|")
        parts.append("\n".join(f"| {' | '.join(row)} |" for row in rows(each)) + "\n")
    return "\n".join([*parts, _WHAT_IS_WHAT])


_ABOUT = """# How fast it is

These tables are made by `make bench` on one machine, in one run. Only the ratios mean something elsewhere.

- Whole processes are compared with whole processes, started cold each time.
- Work within a process is compared with work within a process. For pandoc that is what a document costs that is ten
  times as long, less one, divided by nine.
- Everything takes turns, round after round, and the median counts.
- Within a process no organisation comes twice, and a hundred others came before: what is remembered is of these.
"""
_WHAT_IS_WHAT = f"""{END}

- **policygen** makes three formats: Markdown, a web page and a Word file. The others make two, or the Word file alone.
- **pandoc** gets the finished Markdown. It fills no values and decides on no part.
- **docxtpl** and **docxtemplater** get a Word file with a name in the place of each value, and no conditions. A tool
  that is not installed has no row.
- **python-docx** gets the finished lines, and makes a plain heading or paragraph of each.
- **The floor** packs the parts of the finished Word file as hard as we do, and writes the three files. No program that
  makes these can do without.
- **alike**, **mixed** and **worst** are organisations made by lot (`tests/sector.py`): they differ in names alone; in
  kind, place, answers and parts; or in all of that, with six clauses in their own words and three of their own.
"""
