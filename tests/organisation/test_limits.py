"""How long, how many and which days an organisation's file may hold."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from tests.organisation.files import SMALLEST, parse, refusal


@pytest.mark.parametrize(("key", "limit"), [("name", 300), ("short_name", 300), ("purpose", 2_000)])
def test_the_longest_text(key: str, limit: int) -> None:
    """Text may be as long as its limit and no longer."""
    given = {"name": "N", "roles": {"a": "b"}}

    assert "n" * limit == getattr(parse(yaml.safe_dump({**given, key: "n" * limit}, width=9_999)), key)
    assert f"{key} has {limit + 1:,} characters" in refusal(
        yaml.safe_dump({**given, key: "n" * (limit + 1)}, width=9_999)
    )


@pytest.mark.parametrize("months", [1, 120])
def test_review_months(months: int) -> None:
    """A review may be due after a month, and after ten years."""
    organisation = parse(f"{SMALLEST}policies: {{x: {{document: {{review_months: {months}}}}}}}\n")

    assert months == organisation.policies["x"].document.review_months


@pytest.mark.parametrize(
    ("document", "accepted"),
    [
        ("approved_on: 2026-05-14, next_review: 2026-05-14", True),
        ("approved_on: 2026-05-14, next_review: 2026-05-13", False),
        ("approved_on: 2026-05-14, last_review: 2026-02-11", True),
        ("approved_on: 2026-05-14, last_review: 2026-02-10", False),
        ("approved_on: 2026-05-14, effective_on: 2025-05-13", True),
        ("approved_on: 2026-05-14, effective_on: 2025-05-12", False),
        ("effective_on: 2026-05-14, next_review: 2026-05-13", False),
        ("last_review: 2026-05-14, next_review: 2026-05-13", False),
        ("status: draft", True),
        ("status: withdrawn", True),
        ("status: approved, approved_by: Board", False),
        ("status: approved, approved_by: Board, approved_on: 2026-05-14", True),
    ],
)
def test_dates_agree(document: str, accepted: bool) -> None:
    """Dates that cannot all be true are refused; a review a quarter, or effect a year, before approval can."""
    text = f"{SMALLEST}policies: {{x: {{document: {{{document}}}}}}}\n"

    if accepted:
        assert ["x"] == list(parse(text).policies)
    else:
        assert "policies.x.document." in refusal(text)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://localhost:8000/x",
        "https://例え.example/путь?q=%20#a",
        "https://[::1]/",
        "mailto:a.b+c@example.org",
        "mailto:a@example.org?subject=Hello",
        "https://medium.example/@northbank",
    ],
)
def test_addresses_that_load(address: str) -> None:
    """Web and mail addresses of every usual form load as they are."""
    assert address == parse(f'{SMALLEST}website: "{address}"\n').website


@pytest.mark.parametrize("day", ["1900-01-01", "2200-12-31"])
def test_the_first_and_the_last_day(day: str) -> None:
    """A date is at the earliest of 1900 and at the latest of 2200."""
    organisation = parse(f"{SMALLEST}policies: {{x: {{document: {{approved_on: {day}}}}}}}\n")

    assert date.fromisoformat(day) == organisation.policies["x"].document.approved_on


MANY = {
    "registrations": "{register: ccew, number: n%d}",
    "channels": "{platform: p%d}",
    "related_policies": "{id: p%d, title: A policy}",
    "roles": "r%d: Chief Executive",
    "facts": "f%d: true",
    "contacts": "c%d: 0300 000 0000",
    "policies": "p%d: {}",
    "policies.x.sections": "s%d: false",
    "policies.x.reasons": "s%d: Not ours",
    "policies.x.wording": "s.c%d: Be kind.",
    "policies.x.extra": "{after: s.c, id: e%d, text: Be kind.}",
    "policies.x.document.history": '{version: "%d", on: 2024-05-02, change: A word}',
}
"""Every key that holds any number of entries, and one of its entries."""


def many(path: str, number: int) -> str:
    """Return a file with a number of entries at a path, each on a line of its own."""
    *groups, key = path.split(".")
    heads = [f"{'  ' * depth}{group}:\n" for depth, group in enumerate([*groups, key])]
    dash = "" if ": " in MANY[path] and MANY[path][0] != "{" else "- "
    lines = [f"{'  ' * len(heads)}{dash}{MANY[path] % at}\n" for at in range(number)]
    start = "name: N\n" if path == "roles" else "name: N\nroles: {a: b}\n"
    if path.endswith("reasons"):
        lines += ["    sections:\n", *(f"      s{at}: false\n" for at in range(number))]
    return "".join([start, *heads, *lines])


@pytest.mark.parametrize("path", MANY)
def test_the_longest_list(path: str) -> None:
    """A list or a map may have a thousand entries; one refusal at its key says how many too many there are."""
    assert "N" == parse(many(path, 1_000)).name

    told = refusal(many(path, 8_300))
    line = 2 + len(path.split(".")) - (path == "roles")
    assert f"orgs/northbank.yaml:{line}:" in told
    assert f"{path} has 8,300 entries, more than the 1,000 allowed\n  hint: remove at least 7,300 of them" in told
    assert (2 if path.endswith("reasons") else 1) == told.count("hint")


def test_thousands_of_problems_are_counted() -> None:
    """A file with more problems than anybody reads tells the first of them, and how many there are besides."""
    told = refusal(SMALLEST + "".join(f"k{number}: x\n" for number in range(5_000)))

    assert "orgs/northbank.yaml: there are 4,800 further problems" in told
    assert 200 == told.count("unknown key")
