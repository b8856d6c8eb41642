"""All that is found about templates: what is wrong with them, and what their authors should know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.authors.readability import hard_to_read
from generator.check.authors.sentences import hardest, page, sentence_faults
from generator.check.authors.unused import bare_references, unreachable, unused
from generator.check.finding import Finding
from generator.policy.compose import Composer


def proof(composer: Composer) -> Iterator[Finding]:
    """Yield what is found about a template, none of which stops a policy from being made."""
    yield from unused(composer)
    yield from unreachable(composer)
    yield from bare_references(composer)
    yield from sentence_faults(composer, hardest(composer))
    yield from hard_to_read(composer)


def pages(composers: Sequence[Composer]) -> Iterator[str]:
    """Yield the lines of a page of every sentence of some templates."""
    for composer in composers:
        yield from page(f"{composer.template.title} ({composer.template.id})", hardest(composer))
        yield ""
