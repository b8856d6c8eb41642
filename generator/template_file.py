"""The shape of `template.yaml` and of a law file, checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.diagnostics import Diagnostic, Location, Problems, did_you_mean, quoted
from generator.read_yaml import YamlFile
from generator.scan import ID, Part

YES = {"true", "yes"}
NO = {"false", "no"}
_TOP_KEYS = {"id", "title", "edition", "language", "summary", "roles", "facts", "sections"}
_ROLE_KEYS = {"label", "duty", "falls_back_to", "warn"}
_FACT_KEYS = {"ask", "choices", "default", "type"}
_SECTION_KEYS = {"id", "title", "kind", "optional", "default", "when", "needs", "why", "meets"}
_LAW_KEYS = {"id", "title", "as_of", "language", "local_advice", "facts"}
_LAW_FACT_KEYS = {"text", "items", "none", "source", "checked", "confirmed", "note"}
_CHECKLIST_KEYS = {"id", "title", "publisher", "jurisdiction", "source", "as_of", "checked", "note", "points"}
_POINT_KEYS = {"id", "text", "source", "confirmed"}
_ORDER = ("front", "section", "schedule")
_KINDS = set(_ORDER)


@dataclass(frozen=True, slots=True)
class RoleSpec:
    """A duty that somebody holds. With no fallback it must be held in every organisation."""

    id: str
    label: str
    duty: str
    falls_back_to: str = ""
    warn: bool = False


@dataclass(frozen=True, slots=True)
class FactSpec:
    """A question about the organisation. `kind` is yes-no, choice or text; `default` is what is typed."""

    id: str
    ask: str
    kind: str
    default: str
    choices: tuple[str, ...] = ()


LawFact: TypeAlias = "str | tuple[str, ...] | None"
"""Words, a list, or None where the place has no such law."""


@dataclass(frozen=True, slots=True)
class Law:
    """What the law of one place says, fact by fact, as a template may put it."""

    title: str
    language: str
    local_advice: bool
    facts: Mapping[str, LawFact]


@dataclass(frozen=True, slots=True)
class Checklist:
    """What a regulator expects of a policy: the text of each point, by id."""

    id: str
    publisher: str
    jurisdictions: tuple[str, ...]
    points: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """One entry of `sections`."""

    part: Part
    kind: str


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """What `template.yaml` says."""

    file: str
    id: str
    title: str
    edition: str
    language: str
    summary: str
    roles: Mapping[str, RoleSpec]
    facts: Mapping[str, FactSpec]
    sections: tuple[SectionSpec, ...]


def parse_template_file(yaml: YamlFile, folder: str) -> TemplateFile:
    """Return what a template file says. Raises Problems with everything that is wrong with it."""
    parser = _Parser(yaml)
    top = parser.mapping((), _TOP_KEYS, required={"id", "title", "sections"})
    spec = TemplateFile(
        file=yaml.file,
        id=parser.text(top, "id", ()),
        title=parser.text(top, "title", ()),
        edition=parser.text(top, "edition", (), "1.0"),
        language=parser.text(top, "language", (), "en-GB"),
        summary=parser.text(top, "summary", ()),
        roles={role.id: role for role in parser.roles()},
        facts={fact.id: fact for fact in parser.facts()},
        sections=tuple(parser.sections()),
    )
    if spec.id and spec.id != folder:
        parser.problem(("id",), f"the id {quoted(spec.id)} is not the folder's name", f"write id: {folder}")
    parser.check_fallbacks(spec.roles)
    if parser.problems:
        raise Problems(parser.problems)
    return spec


def parse_law(yaml: YamlFile) -> Law:
    """Return what a law file says: each fact a text or a list of items. Raises Problems."""
    parser = _Parser(yaml)
    top = parser.mapping((), _LAW_KEYS, {"title", "as_of", "facts"})
    law = Law(
        parser.text(top, "title", ()),
        parser.text(top, "language", (), "en-GB"),
        parser.yes_no(top, "local_advice", (), default=False),
        {name: parser.law_fact(name) for name in parser.mapping(("facts",))},
    )
    if parser.problems:
        raise Problems(parser.problems)
    return law


def parse_checklist(yaml: YamlFile) -> Checklist:
    """Return what a checklist file says. Raises Problems."""
    parser = _Parser(yaml)
    top = parser.mapping((), _CHECKLIST_KEYS, _CHECKLIST_KEYS - {"note"})
    checklist = Checklist(
        parser.text(top, "id", ()),
        parser.text(top, "publisher", ()),
        parser.words(top, "jurisdiction", ()),
        dict(parser.points()),
    )
    if parser.problems:
        raise Problems(parser.problems)
    return checklist


@dataclass
class _Parser:
    """Walks the plain data of a YAML file, collecting what is wrong."""

    yaml: YamlFile
    problems: list[Diagnostic] = field(default_factory=list)

    def problem(self, path: tuple[str | int, ...], message: str, hint: str, *, at_key: bool = False) -> None:
        place = self.yaml.locate_key(*path) if at_key else self.yaml.locate(*path)
        self.problems.append(Diagnostic(place, message, hint))

    def at(self, path: tuple[str | int, ...]) -> object:
        data = self.yaml.data
        for step in path:
            in_map = isinstance(data, dict) and step in data
            in_list = isinstance(data, list) and isinstance(step, int) and step < len(data)
            if in_map or in_list:
                data = data[step]  # type: ignore[index]  # one of the two, as just seen
            else:
                return ""
        return data

    def mapping(
        self, path: tuple[str | int, ...], known: set[str] | None = None, required: set[str] | None = None
    ) -> dict[str, object]:
        data = self.at(path)
        name = ".".join(str(step) for step in path) or "the file"
        if data == "":
            data = {}
        if not isinstance(data, dict):
            self.problem(path, f"{name} is not a set of keys", "write key: value lines")
            return {}
        for key in data:
            if known is not None and key not in known:
                self.problem((*path, key), f"unknown key {quoted(key)}", did_you_mean(key, known), at_key=True)
        for key in sorted((required or set()) - set(data)):
            self.problem(path, f"{name} has no {quoted(key)}", f"add {key}:")
        return data

    def text(self, mapping: Mapping[str, object], key: str, path: tuple[str | int, ...], default: str = "") -> str:
        value = mapping.get(key, default)
        if isinstance(value, str):
            return value or default
        self.problem((*path, key), f"{key} is not text", "write words")
        return default

    def yes_no(self, mapping: Mapping[str, object], key: str, path: tuple[str | int, ...], *, default: bool) -> bool:
        value = self.text(mapping, key, path).lower()
        if value and value not in YES | NO:
            self.problem((*path, key), f"{key} is {quoted(value)}, not a yes or a no", "write true or false")
        return value in YES if value else default

    def words(self, mapping: Mapping[str, object], key: str, path: tuple[str | int, ...]) -> tuple[str, ...]:
        value = mapping.get(key, [])
        if isinstance(value, str):
            return tuple(value.split())
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.problem((*path, key), f"{key} is not a list", f"write {key}: [one, two]")
        return ()

    def law_fact(self, name: str) -> LawFact:
        path = ("facts", name)
        fact = self.mapping(path, _LAW_FACT_KEYS)
        if self.yes_no(fact, "none", path, default=False):
            return None
        for key in sorted({"source", "checked", "confirmed"} - set(fact)):
            self.problem(path, f"the fact {name} has no {quoted(key)}", f"add {key}:")
        items = fact.get("items")
        return tuple(str(item) for item in items) if isinstance(items, list) else self.text(fact, "text", path)

    def points(self) -> Iterator[tuple[str, str]]:
        points = self.at(("points",))
        for index in range(len(points) if isinstance(points, list) else 0):
            path = ("points", index)
            point = self.mapping(path, _POINT_KEYS, _POINT_KEYS)
            yield self.text(point, "id", path), self.text(point, "text", path)

    def roles(self) -> Iterator[RoleSpec]:
        for name in self.mapping(("roles",)):
            path = ("roles", name)
            role = self.mapping(path, _ROLE_KEYS, {"label", "duty"})
            yield RoleSpec(
                name,
                self.text(role, "label", path),
                self.text(role, "duty", path),
                self.text(role, "falls_back_to", path),
                self.yes_no(role, "warn", path, default=False),
            )

    def facts(self) -> Iterator[FactSpec]:
        for name in self.mapping(("facts",)):
            path = ("facts", name)
            fact = self.mapping(path, _FACT_KEYS, {"ask"})
            choices = self.words(fact, "choices", path)
            default = self.text(fact, "default", path)
            is_text = fact.get("type") == "text" or (default and default.lower() not in YES | NO)
            kind = "choice" if choices else "text" if is_text else "yes-no"
            if choices and default not in choices:
                self.problem(
                    path,
                    f"the default {quoted(default)} is not one of the choices",
                    f"choose from {', '.join(choices)}",
                )
            yield FactSpec(name, self.text(fact, "ask", path), kind, default, choices)

    def sections(self) -> Iterator[SectionSpec]:
        entries = self.at(("sections",))
        if not isinstance(entries, list):
            self.problem(("sections",), "sections is not a list", "write one - {id: …, title: …} a line")
            return
        seen: set[str] = set()
        latest = 0
        for index in range(len(entries)):
            path = ("sections", index)
            section = self.mapping(path, _SECTION_KEYS, {"id", "title"})
            id_ = self.text(section, "id", path)
            kind = self.text(section, "kind", path, "section")
            if id_ and not ID.fullmatch(id_):
                self.problem(
                    (*path, "id"), f"the id {quoted(id_)} is not in small letters, digits and hyphens", "rename it"
                )
            if id_ in seen:
                self.problem((*path, "id"), f"the section {quoted(id_)} is there twice", "rename one of them")
            if kind not in _KINDS:
                self.problem((*path, "kind"), f"unknown kind {quoted(kind)}", did_you_mean(kind, _KINDS))
            if kind in _ORDER and _ORDER.index(kind) < latest:
                message = f"the {kind} {quoted(id_)} comes too late"
                self.problem(path, message, "put front parts first and schedules last")
            latest = max(latest, _ORDER.index(kind)) if kind in _ORDER else latest
            seen.add(id_)
            yield SectionSpec(self.section_part(section, path, id_), kind)

    def section_part(self, section: Mapping[str, object], path: tuple[str | int, ...], id_: str) -> Part:
        return Part(
            id=id_,
            kind="section",
            line=self.yaml.locate(*path).line,
            title=self.text(section, "title", path),
            optional=self.yes_no(section, "optional", path, default=False),
            default=self.yes_no(section, "default", path, default=True),
            when=self.text(section, "when", path),
            needs=self.words(section, "needs", path),
            meets=self.words(section, "meets", path),
            why=self.text(section, "why", path),
        )

    def check_fallbacks(self, roles: Mapping[str, RoleSpec]) -> None:
        for role in roles.values():
            if role.falls_back_to and role.falls_back_to not in roles:
                path = ("roles", role.id, "falls_back_to")
                self.problem(
                    path, f"unknown role {quoted(role.falls_back_to)}", did_you_mean(role.falls_back_to, roles)
                )
                continue
            chain = [role.id]
            while chain[-1] in roles and roles[chain[-1]].falls_back_to:
                chain.append(roles[chain[-1]].falls_back_to)
                if chain[-1] == role.id:
                    self.problem(
                        ("roles", role.id), f"fallbacks run in a circle: {' to '.join(chain)}", "end one of them"
                    )
                if chain[-1] in chain[:-1]:
                    break


def no_such_template(location: Location, name: str, known: tuple[str, ...]) -> Diagnostic:
    """Return the diagnostic for a template that does not exist."""
    return Diagnostic(location, f"unknown template {quoted(name)}", did_you_mean(name, known))
