"""The schema of an organisation's file with all that some templates ask for, and the text of a schema."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.organisation.file_schema import Says, file_schema, or_nothing
from generator.organisation.value_forms import DASHED_ID, JsonSchema, defined
from generator.policy.asked import asked_by
from generator.schema.facts import with_facts
from generator.schema.policies import PART_DEFINITIONS, policy_definitions, policy_schema
from generator.schema.roles import role_choice, with_roles
from generator.template.load import Template

__all__ = ["Says", "organisation_schema", "schema_text"]

_OTHER_POLICY = "policy:"
"""How the names begin that a template has for other policies; see `asked`."""
_WIDTH = 120
"""How long a line may be."""


def organisation_schema(templates: Sequence[Template], says: Says) -> JsonSchema:
    """Return the schema of an organisation's file that knows every role, question and part of some templates."""
    schema = file_schema(says)
    if not templates:
        return schema
    keys: JsonSchema = schema["properties"]
    owner = or_nothing(defined("role"))
    entry: JsonSchema = keys["policies"]["additionalProperties"]
    document = _with_key(entry["properties"]["document"], "owner", owner)
    signatories = {**document["properties"]["signatories"], "items": defined("role")}
    document = {**document, "properties": {**document["properties"], "signatories": signatories}}
    keys |= {
        "roles": with_roles(keys["roles"], templates, says),
        "facts": with_facts(keys["facts"], templates),
        "channels": {**keys["channels"], "items": _with_key(keys["channels"]["items"], "owner", owner)},
        "related_policies": _with_asked(keys["related_policies"], templates),
        "policies": _with_policies(keys["policies"], _with_key(entry, "document", defined("document")), templates),
    }
    definitions = {**schema["$defs"], "role": role_choice(templates), "document": document, **PART_DEFINITIONS}
    for template in templates:
        definitions |= policy_definitions(entry, template)
    return {**schema, "$defs": definitions}


def schema_text(schema: JsonSchema) -> str:
    """Return a schema as the text of a file, in which what fits on a line stands on one."""
    return f"{_text(schema, '')}\n"


def _text(value: object, indent: str, before: str = "") -> str:
    """Return a value as JSON; `before` is what stands on its first line already."""
    line = before + json.dumps(value, ensure_ascii=False)
    if len(indent) + len(line) <= _WIDTH or not isinstance(value, dict | list):
        return line
    deeper = indent + "  "
    if isinstance(value, dict):
        inner = [_text(each, deeper, f"{json.dumps(key, ensure_ascii=False)}: ") for key, each in value.items()]
    else:
        inner = [_text(each, deeper) for each in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f",\n{deeper}".join([f"{before}{opening}\n{deeper}{inner[0]}", *inner[1:]]) + f"\n{indent}{closing}"


def _with_key(group: JsonSchema, key: str, value: JsonSchema) -> JsonSchema:
    """Return a group of keys with another schema for the value of one."""
    keys: JsonSchema = group["properties"]
    told = {word: keys[key][word] for word in ("title", "description")}
    return {**group, "properties": {**keys, key: {**told, **value}}}


def _with_asked(field: JsonSchema, templates: Sequence[Template]) -> JsonSchema:
    """Return the schema of the other policies with the ids that templates ask for, among any that there may be."""
    names = {name for template in templates for asked in asked_by(template).names.values() for name in asked}
    ids = sorted(name.removeprefix(_OTHER_POLICY) for name in names if name.startswith(_OTHER_POLICY))
    # The form of any id comes first, since an editor tells what the first says.
    choice = {"anyOf": [DASHED_ID.schema, *([{"enum": ids}] if ids else [])]}
    return {**field, "items": _with_key(field["items"], "id", choice)}


def _with_policies(field: JsonSchema, entry: JsonSchema, templates: Sequence[Template]) -> JsonSchema:
    policies = {template.id: policy_schema(entry, template) for template in templates}
    return {**field, "additionalProperties": False, "properties": policies}
