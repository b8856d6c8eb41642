"""Organisations for which a template is made ready before the program starts: they take most of its branches."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain, cycle

from generator.organisation.parse import Organisation, Source, parse_organisation
from generator.rendering.library import Library
from generator.rendering.prepared import prepare
from generator.template.load import Template
from generator.template.template_file import ORGANISATION_KINDS


def made_ready(library: Library, template_id: str) -> bytes:
    """Return a template made ready, with what it says on most branches. Raises Problems where it is at fault."""
    template = library.composer(template_id).template
    return prepare(template, _organisations(template))


def _organisations(template: Template) -> Iterator[Organisation]:
    """Yield organisations that together take most branches of a template: each answer once, in both lengths."""
    kinds, places, voices = cycle(ORGANISATION_KINDS), cycle(template.laws), cycle(("first", "third"))
    for facts in _answers(template):
        for length in ("short", "full"):
            said = {
                "name": "Northbank Youth Trust",
                "kind": next(kinds),
                "jurisdiction": next(places),
                "terms": {"voice": next(voices)},
                "roles": dict.fromkeys(template.roles, "Chief Executive"),
                "facts": facts,
                "policies": {template.id: {"length": length}},
            }
            yield parse_organisation("northbank", Source("northbank.yaml", json.dumps(said).encode()))


def _answers(template: Template) -> Iterator[Mapping[str, str]]:
    """Yield answers to the questions of a template: none, all yes, all no, and each one alone."""
    choices = {fact.id: fact.choices or ("true", "false") for fact in template.facts.values() if fact.kind != "text"}
    for at in range(max(map(len, choices.values()), default=0)):
        yield {name: given[at % len(given)] for name, given in choices.items()}
    yield from chain([{}], ({name: each} for name, given in choices.items() for each in given))
