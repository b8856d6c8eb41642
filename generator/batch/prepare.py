"""Make the templates ready that come with the program: `python -m generator.batch.prepare`.

Run when the program is installed or packed, and after a change to it. What is not made ready is made when it is
needed: the result is the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain, cycle
from pathlib import Path

from generator.batch.files import write_whole
from generator.batch.read_library import read_library
from generator.batch.read_prepared import PREPARED, key_of
from generator.organisation.parse import Organisation, Source, parse_organisation
from generator.rendering.prepared import prepare
from generator.template.load import Template, load_template
from generator.template.template_file import ORGANISATION_KINDS


def prepare_all(folder: Path) -> None:
    """Write each template of a folder as it is made ready."""
    library = read_library([folder])
    for template_id in library.ids():
        template = load_template(library.files, template_id)
        content = prepare(template, _organisations(template))
        write_whole(PREPARED / f"{template_id}.bin", key_of(library.files, template_id) + content)


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


if __name__ == "__main__":
    prepare_all(Path(__file__).parents[2] / "templates")
