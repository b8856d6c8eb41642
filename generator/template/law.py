"""The shape of a law file and of a regulator's checklist, checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from generator.diagnostics import did_you_mean, quoted
from generator.document.spaces import unbroken
from generator.source.yaml_file import YamlFile
from generator.template.data import Looked, TemplateData

_LAW_KEYS = {"id", "title", "as_of", "language", "local_advice", "facts"}
_LAW_FACT_KEYS = {"text", "items", "none", "source", "checked", "confirmed", "status", "note"}
_STATUSES = ("confirmed", "reported", "open")
_CHECKLIST_KEYS = {"id", "title", "publisher", "jurisdiction", "source", "as_of", "checked", "note", "points"}
_POINT_KEYS = {"id", "text", "source", "confirmed"}

LawFact: TypeAlias = "str | tuple[str, ...] | None"
"""Words, a list, or None where the place has no such law."""


@dataclass(frozen=True, slots=True)
class Law:
    """What the law of one place says, fact by fact, as a template may put it, and when somebody last looked."""

    facts: Mapping[str, LawFact]
    checked: date | None = None
    looked_up: Mapping[str, Looked] = field(default_factory=dict)
    """When somebody looked each fact up, and where that stands."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """What a regulator expects of a policy: the text of each point, by id."""

    id: str
    title: str
    publisher: str
    jurisdictions: tuple[str, ...]
    points: Mapping[str, str]
    looked_up: Looked | None = None


def parse_law(yaml: YamlFile) -> Law:
    """Return what a law file says: each fact a text, a list of items, or that there is none. Raises Problems."""
    data = TemplateData(yaml)
    top = data.mapping((), _LAW_KEYS, {"title", "as_of", "facts"})
    facts = {name: _law_fact(data, name) for name in data.names(("facts",), "fact")}
    looked_up = dict(_looked_up(data, facts))
    days = [data.day(top, "as_of", ()), *(looked.day for looked in looked_up.values())]
    law = Law(facts, max(filter(None, days), default=None), looked_up)
    data.stop_if_wrong()
    return law


def _looked_up(data: TemplateData, facts: Iterable[str]) -> Iterator[tuple[str, Looked]]:
    for name in facts:
        fact = data.at(("facts", name))
        day = data.day(fact, "checked", ("facts", name)) if isinstance(fact, dict) else None
        if day:
            yield name, Looked(day, data.yaml.locate("facts", name, "checked"))


def _law_fact(data: TemplateData, name: str) -> LawFact:
    path = ("facts", name)
    fact = data.mapping(path, _LAW_FACT_KEYS)
    is_none = data.yes_no(fact, "none", path, default=False)
    given = [key for key in ("text", "items") if fact.get(key)] + (["none"] if is_none else [])
    if not given:
        hint = "add text: and the words, or none: true where there is no such law"
        data.problem(path, f"the fact {name} has neither text nor items nor none", hint, at_key=True)
    elif len(given) > 1:
        data.problem(path, f"the fact {name} has {' and '.join(given)}", "keep one of them", at_key=True)
    if not is_none:
        _check_standing(data, name, fact)
    if "items" in given:
        return tuple(map(unbroken, data.entries((*path, "items"), data.printed)))
    return unbroken(data.printed(fact.get("text", ""), (*path, "text"))) or None


def _check_standing(data: TemplateData, name: str, fact: Mapping[str, object]) -> None:
    """Note what keeps the words of a fact from being printed: nobody says where they are from, or they are open."""
    path = ("facts", name)
    # Older files say `confirmed: true` or `false` for what is confirmed or reported now.
    known = set(fact) | ({"status"} if "confirmed" in fact else set())
    for key in sorted({"source", "checked", "status"} - known):
        data.problem(path, f"the fact {name} has no {quoted(key)}", f"add {key}:")
    status = data.text(fact, "status", path)
    if status == "open":
        hint = "find a source, or write none: true"
        data.problem((*path, "status"), f"the fact {name} is open, so no policy may print it", hint)
    elif status and status not in _STATUSES:
        data.problem((*path, "status"), f"unknown status {quoted(status)}", did_you_mean(status, _STATUSES))


def parse_checklist(yaml: YamlFile) -> Checklist:
    """Return what a checklist file says. Raises Problems."""
    data = TemplateData(yaml)
    top = data.mapping((), _CHECKLIST_KEYS, _CHECKLIST_KEYS - {"note"})
    id_, title, publisher = (data.text(top, key, ()) for key in ("id", "title", "publisher"))
    checklist = Checklist(
        id_, title, publisher, data.words(top, "jurisdiction", ()), dict(_points(data)), data.looked_up(top)
    )
    data.stop_if_wrong()
    return checklist


def _points(data: TemplateData) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for path in data.rows("points", "{id: …, text: …}"):
        point = data.mapping(path, _POINT_KEYS, _POINT_KEYS)
        id_ = data.text(point, "id", path)
        if id_ and id_ in seen:
            data.problem((*path, "id"), f"the point {quoted(id_)} is there twice", "rename one of them")
        seen.add(id_)
        yield id_, data.text(point, "text", path)
