"""What an organisation may decide about the policy of each template: every part that it may name, by its id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.document import PartId
from generator.organisation.file_schema import or_nothing
from generator.organisation.value_forms import LINE, MARKDOWN, NOTHING, YES_OR_NO, JsonSchema, defined
from generator.policy.opening import openings
from generator.template.load import Template
from generator.template.scan import Default, Part

PART_DEFINITIONS: JsonSchema = {
    "keep": or_nothing(YES_OR_NO.schema),
    "core": {
        # Nobody has to say that it stays.
        "doNotSuggest": True,
        "anyOf": [
            {"const": True, "errorMessage": "this is part of the core and stays"},
            {"type": "string", "pattern": "^(?:[tT][rR][uU][eE]|[yY][eE][sS])$"},
            NOTHING,
        ],
    },
    "reason": or_nothing(LINE.schema),
    "words": or_nothing(MARKDOWN.schema),
}
"""What the keys of parts hold."""

_IN = {
    Default.ON: "It is in, unless you write false.",
    Default.FULL: "It is in the full length only, unless you write true or false.",
    Default.OFF: "It is out, unless you write true.",
}
_PLACES = ("section", "subsection", "subheading", "clause")
"""The kinds of part that a clause can follow, but for those without clauses, or with clauses in sub-sections."""
_WRITE_A_PLACE = "write the id of a section or clause of this policy"


def policy_schema(entry: JsonSchema, template: Template) -> JsonSchema:
    """Return the schema of the entry of a template's policy, made from that of any policy."""
    keys: JsonSchema = entry["properties"]
    own = {key: {**_heading(keys[key]), **defined(_name(template, key))} for key in _OWN_KEYS}
    description = f"{template.title}, edition {template.edition}. Leave it empty to have it as it is."
    return {"title": template.title, "description": description, **entry, "properties": {**keys, **own}}


def policy_definitions(entry: JsonSchema, template: Template) -> JsonSchema:
    """Return the definitions of what the entry of a template's policy names: the parts of the template."""
    parts = _Parts(template, openings(template))
    keys = {key: _body(entry["properties"][key]) for key in _OWN_KEYS}
    own = {
        "sections": _with(keys["sections"], parts.kept()),
        "reasons": _with(keys["reasons"], parts.dropped()),
        "wording": _with(keys["wording"], parts.reworded()),
        "extra": parts.added(keys["extra"]),
        "place": parts.place(),
    }
    return {_name(template, key): value for key, value in own.items()}


_OWN_KEYS = ("sections", "reasons", "wording", "extra")
"""What a policy holds by the ids of the parts of its template."""


def _name(template: Template, key: str) -> str:
    """Return the name of a definition that is a template's own."""
    return f"{template.id}.{key}"


def _heading(field: JsonSchema) -> JsonSchema:
    return {key: field[key] for key in ("title", "description")}


def _body(field: JsonSchema) -> JsonSchema:
    return {key: value for key, value in field.items() if key not in ("title", "description")}


def _with(field: JsonSchema, keys: JsonSchema) -> JsonSchema:
    return {**field, "additionalProperties": False, "properties": keys}


@dataclass(frozen=True, slots=True)
class _Parts:
    template: Template
    titles: Mapping[PartId, str]

    def _named(self) -> list[Part]:
        return [part for part in self.template.parts.values() if not part.id.is_made_up]

    def kept(self) -> JsonSchema:
        """Return the keys under sections."""
        return {part.id: self._kept(part) for part in self._named()}

    def dropped(self) -> JsonSchema:
        """Return the keys under reasons: of the parts that can go."""
        return {part.id: self._called(part, "reason") for part in self._named() if part.optional}

    def reworded(self) -> JsonSchema:
        """Return the keys under wording."""
        return {part.id: self._called(part, "words") for part in self._named() if part.kind == "clause"}

    def _kept(self, part: Part) -> JsonSchema:
        said = (self.titles[part.id], part.why, _standing(part), _needs(part))
        return {"description": "\n".join(filter(None, said)), **defined("keep" if part.optional else "core")}

    def _called(self, part: Part, definition: str) -> JsonSchema:
        return {"description": self.titles[part.id], **defined(definition)}

    def added(self, field: JsonSchema) -> JsonSchema:
        """Return the schema of clauses of one's own: only one that comes later can follow another of them."""
        item, place = field["items"], defined(_name(self.template, "place"))
        sections = "|".join(source.part.id for source in self.template.sections)
        own = {"type": "string", "pattern": f"^(?:{sections})\\.[a-z][a-z0-9-]*$", "errorMessage": _WRITE_A_PLACE}
        return {**field, "prefixItems": [_after(item, place)], "items": _after(item, place, own)}

    def place(self) -> JsonSchema:
        """Return the schema of the id of what a clause can follow."""
        fronts = {source.part.id for source in self.template.sections if source.kind in {"lead", "front"}}
        divided = {part.parent for part in self.template.parts.values() if part.kind == "subsection"}
        ids = [part.id for part in self._named() if part.kind in _PLACES and part.id not in fronts | divided]
        return {"enum": ids, "enumDescriptions": [self.titles[id_] for id_ in ids], "errorMessage": _WRITE_A_PLACE}


def _standing(part: Part) -> str:
    """Return when a part is in a policy."""
    if not part.optional:
        return f"Part of the core, where this is so: {part.when}." if part.when else "Part of the core: it stays."
    return f"{_IN[part.default]} Left alone, it depends on this: {part.when}." if part.when else _IN[part.default]


def _needs(part: Part) -> str:
    return f"It goes when {' or '.join(part.needs)} goes." if part.needs else ""


def _after(item: JsonSchema, *places: JsonSchema) -> JsonSchema:
    keys: JsonSchema = item["properties"]
    return {**item, "properties": {**keys, "after": {**keys["after"], "anyOf": list(places)}}}
