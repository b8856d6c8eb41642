"""What `policygen list` lists: templates and organisations, and all that can be said in a file for one template."""

from __future__ import annotations

from collections.abc import Iterator

from generator.organisation.parse import Organisation
from generator.policy.opening import openings
from generator.template import scan
from generator.template.load import Template
from generator.views.layout import wrapped
from generator.views.origins import taken
from generator.views.parts import kinds_of
from generator.views.rows import (
    Catalogue,
    Default,
    FactRow,
    OrganisationRow,
    RoleRow,
    TemplatePartRow,
    TemplateRow,
    TemplateView,
)

_DEFAULTS = {scan.Default.ON: Default.ON, scan.Default.FULL: Default.FULL, scan.Default.OFF: Default.OFF}


def template_row(template: Template) -> TemplateRow:
    """Return the row of a template."""
    return TemplateRow(template.id, template.title, template.edition)


def organisation_row(organisation: Organisation) -> OrganisationRow:
    """Return the row of an organisation."""
    file = organisation.sources[0].file if organisation.sources else ""
    return OrganisationRow(organisation.id, organisation.name, file, tuple(organisation.policies))


def catalogue_text(catalogue: Catalogue) -> str:
    """Return templates and organisations, a line for each."""
    return "\n".join(_catalogue_lines(catalogue))


def _catalogue_lines(catalogue: Catalogue) -> Iterator[str]:
    yield "Templates"
    for template in catalogue.templates:
        yield from wrapped(f"{template.id}: {template.title}, edition {template.edition}", "  ", "    ")
    yield "Organisations"
    for each in catalogue.organisations:
        yield from wrapped(f"{each.id}: {each.name} ({', '.join(each.policies)})", "  ", "    ")


# ---- one template


def template_view(template: Template) -> TemplateView:
    """Return the roles, facts and parts of a template."""
    return TemplateView(
        template.id,
        template.title,
        template.edition,
        template.language,
        tuple(RoleRow(each.id, each.label, each.duty, each.falls_back_to) for each in template.roles.values()),
        tuple(_facts(template)),
        tuple(_parts(template)),
    )


def _facts(template: Template) -> Iterator[FactRow]:
    for fact in template.facts.values():
        defaults = dict(sorted(fact.defaults.items()))
        yield FactRow(fact.id, fact.ask, fact.kind, fact.choices, taken(fact, fact.default), defaults, fact.matters)


def _parts(template: Template) -> Iterator[TemplatePartRow]:
    kinds, first_words = kinds_of(template), openings(template)
    for part in template.parts.values():
        if not part.id.is_made_up:
            yield TemplatePartRow(
                part.id, kinds[part.id], part.title, "" if part.title else first_words.get(part.id, ""),
                part.parent, part.optional,
                _DEFAULTS[part.default], part.when, part.needs, part.meets, part.why,
            )  # fmt: skip
