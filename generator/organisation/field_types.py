"""The kinds of value an organisation's file holds: text as typed, checked, and turned into what it means.

Each type refuses with a `Finding` in our own words. Knows no field; see `model` and `policy_entry`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, TypeAlias, TypeVar
from urllib.parse import urlsplit

from generator.diagnostics import Hint, quoted
from generator.document import Fields
from generator.organisation.findings import KEY, Finding, refuse, refuse_any, refuse_if
from generator.organisation.shape import After, Before
from generator.organisation.text_limits import MAX_ENTRIES, MAX_ID, MAX_LINE, MAX_NAME, MAX_PATH, excess, too_long
from generator.organisation.value_forms import (
    ADDRESS,
    COLOUR,
    DASHED_ID,
    DAY,
    FRONT_MATTER,
    LINE,
    MARKDOWN,
    NAME,
    NAME_ID,
    WRITE_A_COLOUR,
    WRITE_A_DAY,
    WRITE_AN_ADDRESS,
    WRITE_KEYS,
    WRITE_YES_OR_NO,
    YES_OR_NO,
    number_form,
    path_form,
    write_a_number,
)
from generator.source.characters import Fault, blank_fault, line_fault, text_fault
from generator.source.yaml_file import kind_of

EARLIEST_YEAR, LATEST_YEAR = 1900, 2200
"""Nobody approved a policy on social media before; a later year is mistyped, and the next review needs a year too."""
NOT_KEYS = "not keys with values", WRITE_KEYS
NAME_SOMEBODY = Hint(
    "write roles: and, on the next line, two spaces and accountable_lead: Chief Executive",
    on_page="say who has a duty, under “Who does what”",
)


def repeated(key: str, items: Iterable[Any], identity: Callable[[Any], Hashable], name: str) -> Iterator[Finding]:
    """Yield a finding for each item of a list that an earlier item has the same identity as."""
    first: dict[Hashable, int] = {}
    for at, item in enumerate(items):
        earlier = first.setdefault(identity(item), at)
        if earlier != at:
            fact = f"is {quoted(getattr(item, name))}, already used by {key}[{earlier}]"
            yield Finding((key, at, name), fact, "remove one of the two, or correct it")


# ---- text


def line_of(limit: int) -> Callable[[str], str]:
    """Return a check that text is one line of at most `limit` characters, and no blank to be filled in."""

    def check(text: str) -> str:
        refuse_if(_fault_of_line(text, limit))
        return text

    return check


# Organisations share most of their lines: ids, job titles, answers.
@lru_cache(maxsize=1_000)
def _fault_of_line(text: str, limit: int) -> Fault | None:
    return too_long(text, limit) or line_fault(text) or blank_fault(text)


def check_markdown(text: str) -> str:
    """Return Markdown of one or more lines that a reader can see."""
    refuse_if(excess(text) or text_fault(text.replace("\n", " ")))
    return text


# ---- values


def _yes_no(value: object) -> object:
    if not isinstance(value, str):
        return value
    answer = {"true": True, "yes": True, "false": False, "no": False}.get(value.casefold())
    return refuse(f"is {quoted(value)}, neither true nor false", WRITE_YES_OR_NO) if answer is None else answer


def _whole_number(low: int, high: int) -> Callable[[object], object]:
    def check(value: object) -> object:
        number = value
        if isinstance(value, str):
            if not re.fullmatch(r"-?[0-9]{1,9}", value):
                refuse(f"is {quoted(value)}, not a whole number", write_a_number(low, high))
            number = int(value)
        if isinstance(number, int) and not low <= number <= high:
            refuse(f"is {number}, not between {low} and {high:,}", write_a_number(low, high))
        return number

    return check


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        refuse(f"is {quoted(value)}, not a date", WRITE_A_DAY)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        refuse(f"is {quoted(value)}, a day that is not in the calendar", "write a day that exists")
    if day.year < EARLIEST_YEAR:
        refuse(f"is {quoted(value)}, a day before {EARLIEST_YEAR}", "correct the year")
    if day.year > LATEST_YEAR:
        refuse(f"is {quoted(value)}, a day after {LATEST_YEAR}", "correct the year")
    return day


def _few(entries: object) -> object:
    """Return a list or map without the keys that nobody filled in.

    One of more entries than a policy can show is refused before anybody looks at each of them.
    """
    if isinstance(entries, list | dict) and len(entries) > MAX_ENTRIES:
        fact = f"has {len(entries):,} entries, more than the {MAX_ENTRIES:,} allowed"
        refuse_any([Finding((KEY,), fact, f"remove at least {len(entries) - MAX_ENTRIES:,} of them")])
    if isinstance(entries, dict):
        return {key: value for key, value in entries.items() if value is not None}
    return entries


def names_somebody(roles: dict[str, str]) -> dict[str, str]:
    """Return roles of which there is one at least."""
    return roles or refuse("names nobody", NAME_SOMEBODY)


def _address(url: str) -> str:
    if url.startswith(("www.", "//")) or re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", url):
        refuse(f"is {quoted(url)}, an address without its scheme", f"write https://{url.removeprefix('//')}")
    if bad := re.search(r'[\s<>"\\^`{}|]', url):
        refuse(f"holds {quoted(bad[0]) if bad[0] != ' ' else 'a space'}", "copy the address from the browser")
    scheme, host, user, path = _split(url)
    if scheme == "mailto" and re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@.?]+", path):
        return url
    if scheme not in {"http", "https"} or not re.search(r"\w", host):
        refuse(f"is {quoted(url)}, not a web address", WRITE_AN_ADDRESS)
    if user is not None:
        refuse("holds a user name or password", "remove what stands before the @")
    return url


def _split(url: str) -> tuple[str, str, str | None, str]:
    """Return the scheme, host, user and path of an address; empty ones when it cannot be split."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return "", "", None, ""
    return parts.scheme, parts.hostname or "", parts.username, parts.path


def _matching(pattern: str, name: str, hint: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            refuse(f"is {quoted(text)}, not {name}", hint)
        return text

    return check


def _id(name: str, dash: str, example: str) -> Callable[[str], str]:
    """Return a check for an id of small letters and digits, with one kind of dash between words."""

    def check(text: str) -> str:
        refuse_if(too_long(text, MAX_ID))
        if not re.fullmatch(f"[a-z][a-z0-9{dash}]*", text):
            near = re.sub(r"[^a-z0-9]+", dash, text.casefold()).strip(dash)
            kind = "underscores" if dash == "_" else "dashes"
            shown = f"write it as {near}" if re.match("[a-z]", near) else f"write a word, as in {example}"
            refuse(f"is {quoted(text)}, not {name} of small letters, digits and {kind}", shown)
        return text

    return check


def _path_of(*suffixes: str) -> Callable[[str], str]:
    def check(path: str) -> str:
        if "://" in path or re.match(r"/|\\|~|[A-Za-z]:", path):
            refuse(f"is {quoted(path)}, not a path from the folder of organisations", "write it as northbank/file")
        if "\\" in path or ":" in path:
            refuse(f"is {quoted(path)}, which holds a backslash or colon", "write folders with / between them")
        if {"", ".", ".."} & set(path.split("/")):
            refuse(f"is {quoted(path)}, which leaves the folder of organisations", "write a path without ..")
        if not path.casefold().endswith(suffixes):
            refuse(f"is {quoted(path)}, not a file of the kind {' or '.join(suffixes)}", "save it as that kind")
        return path

    return check


def _fields(value: object) -> Fields:
    return value if isinstance(value, Fields) else refuse(f"is {kind_of(value)}, {NOT_KEYS[0]}", NOT_KEYS[1])


_Entries = TypeVar("_Entries")
Few: TypeAlias = Annotated[_Entries, Before(_few)]
Name: TypeAlias = Annotated[str, After(line_of(MAX_NAME)), NAME]
Line: TypeAlias = Annotated[str, After(line_of(MAX_LINE)), LINE]
Markdown: TypeAlias = Annotated[str, After(check_markdown), MARKDOWN]
YesNo: TypeAlias = Annotated[bool, Before(_yes_no), YES_OR_NO]
Count: TypeAlias = Annotated[int, Before(_whole_number(0, 10_000)), number_form(0, 10_000, "[0-9]{1,4}|10000")]
HeadingLevel: TypeAlias = Annotated[int, Before(_whole_number(1, 4)), number_form(1, 4, "[1-4]")]
Months: TypeAlias = Annotated[int, Before(_whole_number(1, 120)), number_form(1, 120, "[1-9][0-9]?|1[01][0-9]|120")]
Day: TypeAlias = Annotated[date, Before(_day), DAY]
Address: TypeAlias = Annotated[Line, After(_address), ADDRESS]
Colour: TypeAlias = Annotated[str, After(_matching("#[0-9a-fA-F]{6}", "a colour", WRITE_A_COLOUR)), COLOUR]
NameId: TypeAlias = Annotated[str, After(_id("an id", "_", "out_of_hours")), NAME_ID]
DashedId: TypeAlias = Annotated[str, After(_id("an id", "-", "data-protection")), DASHED_ID]
_PICTURES, _WORD_FILES = (".png", ".jpg", ".jpeg"), (".docx", ".dotx")
_Path: TypeAlias = Annotated[Line, After(line_of(MAX_PATH))]
ImagePath: TypeAlias = Annotated[_Path, After(_path_of(*_PICTURES)), path_form(*_PICTURES)]
WordPath: TypeAlias = Annotated[_Path, After(_path_of(*_WORD_FILES)), path_form(*_WORD_FILES)]
FrontMatter: TypeAlias = Annotated[Fields, Before(_fields), FRONT_MATTER]
