"""The roles of templates, as keys under `roles` and as choices where a file names one by its id."""

from __future__ import annotations

from collections.abc import Sequence

from generator.organisation.file_schema import Says, needed, or_nothing
from generator.organisation.policy_entry import USUAL_OWNER
from generator.organisation.value_forms import LINE, JsonSchema
from generator.schema.several import by_id, told
from generator.template.load import Template
from generator.template.template_file import RoleSpec


def with_roles(field: JsonSchema, templates: Sequence[Template], says: Says) -> JsonSchema:
    """Return the schema of the roles with each role as a key; one that every policy needs is needed in a whole file."""
    must = _needed_in_all(templates) if says is Says.ALL else []
    keys = {
        name: {
            "title": specs[0][1].label,
            "description": told([(template, _said(spec)) for template, spec in specs]),
            **(needed(LINE.schema) if name in must else or_nothing(LINE.schema)),
        }
        for name, specs in by_id(templates, lambda template: template.roles).items()
    }
    return {**field, "additionalProperties": False, "properties": keys, **({"required": must} if must else {})}


def role_choice(templates: Sequence[Template]) -> JsonSchema:
    """Return the schema of a role that is named by its id."""
    # A template need not have the role that is meant by default.
    meanings = {USUAL_OWNER: "The role that is meant by default."}
    for name, specs in by_id(templates, lambda template: template.roles).items():
        meanings[name] = f"{specs[0][1].label}: {specs[0][1].duty}."
    return {
        "enum": list(meanings),
        "enumDescriptions": list(meanings.values()),
        "errorMessage": "write the id of a role, as it stands under roles",
    }


def _needed_in_all(templates: Sequence[Template]) -> list[str]:
    """Return the roles that somebody must hold, whichever of the templates is chosen."""
    unheld = [{name for name, spec in template.roles.items() if not spec.falls_back_to} for template in templates]
    return sorted(set.intersection(*unheld))


def _said(spec: RoleSpec) -> str:
    rest = f"If you name nobody, it falls to {spec.falls_back_to}." if spec.falls_back_to else "Somebody has to."
    return f"Whoever {spec.duty}. {rest}"
