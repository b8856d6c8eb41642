"""What a finished policy may not print: values that nobody gave, references that lead nowhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from generator.codes.of_fit import DEAD_REFERENCE, VALUE_MISSING
from generator.diagnostics import Diagnostic, Location, quoted
from generator.document import CrossReference, Section, walk
from generator.document.traverse import leaves
from generator.organisation.key_path import as_written, how_to_give, key_path
from generator.organisation.parse import Organisation


def missing_values(fields: Collection[str], template_id: str, organisation: Organisation) -> Iterator[Diagnostic]:
    """Yield a problem for each value that a policy prints and nobody gave."""
    for name in sorted(fields):
        message = f"the policy needs {quoted(as_written(name))}, which nobody gave"
        path = ("jurisdiction",) if name.startswith("law.") else key_path(name, template_id)
        hint = how_to_settle(name, template_id)
        yield Diagnostic(organisation.locate(*path), message, hint, code=VALUE_MISSING.id)


def how_to_settle(name: str, template_id: str) -> str:
    """Return what to do so that a value that nobody gave is printed no more, or given."""
    if name.startswith("law."):
        return f'guard the words in the template: when="{name}"'
    return how_to_give(name, template_id)


def dangling_references(
    dangling: Collection[str], sections: tuple[Section, ...], place_of: Callable[[str], Location]
) -> Iterator[Diagnostic]:
    """Yield a problem for each reference that leads nowhere, at the clause that makes it."""
    for node in walk(sections) if dangling else ():
        for inline in leaves(node):
            if isinstance(inline, CrossReference) and inline.target in dangling:
                message = f"{quoted(node.id)} refers to {quoted(inline.target)}, which is not in this policy"
                hint = 'keep that, or give other words: ref("…", otherwise="…")'
                yield Diagnostic(place_of(node.id), message, hint, code=DEAD_REFERENCE.id)
