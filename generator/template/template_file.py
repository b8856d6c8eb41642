"""The shape of `template.yaml`, checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Location, did_you_mean, quoted
from generator.document import PartId
from generator.source.value_path import ValuePath
from generator.source.yaml_file import YamlFile
from generator.template.data import NO, YES, TemplateData
from generator.template.demands import Demands, parse_demands
from generator.template.scan import ID, Default, Part

_TOP_KEYS = {"id", "title", "edition", "language", "summary", "roles", "facts", "sections", "retired", "demands"}
_ROLE_KEYS = {"label", "duty", "falls_back_to", "warn"}
_FACT_KEYS = {"ask", "why", "choices", "default", "type", "says", "matters"}
_SECTION_KEYS = {"id", "title", "kind", "sheet", "optional", "default", "when", "needs", "why", "meets"}
_ORDER = ("lead", "front", "section", "schedule")
ORGANISATION_KINDS = ("charity", "society", "company", "team", "club", "other")
"""What an organisation may say that it is; see `organisation.model`."""
OTHERWISE = "otherwise"
SAYS = ("how-long", "how-soon", "where", "how-often")
"""What a fact in words may say; see `passes.adverbials`."""
# The shape of a tag of BCP 47, which HTML, Word and screen readers go by.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class RoleSpec:
    """A duty that somebody holds. With no fallback it must be held in every organisation."""

    id: str
    label: str
    duty: str
    falls_back_to: str = ""
    warn: bool = False
    line: int = 0
    """Where the template has it."""


@dataclass(frozen=True, slots=True)
class FactSpec:
    """A question about the organisation. `kind` is yes-no, choice or text; `default` is what is typed."""

    id: str
    ask: str
    kind: str
    default: str
    choices: tuple[str, ...] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)
    """The defaults of some kinds of organisation, in place of `default`."""
    says: str = ""
    """How words stand in their sentence, where they need a preposition."""
    matters: bool = False
    """Whether much depends on it, so that somebody should say and not leave it to the default."""
    line: int = 0
    """Where the template has it."""
    why: str = ""
    """What the answer changes, for whoever is asked."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What each choice is called where somebody has to choose; its id where nothing is said."""

    def default_for(self, kind: str) -> str:
        """Return what is meant where an organisation of a kind says nothing."""
        return self.defaults.get(kind, self.default)


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """One entry of `sections`."""

    part: Part
    kind: str
    is_sheet: bool = False
    """Whether it is printed alone."""


@dataclass(frozen=True, slots=True)
class Retired:
    """A part of an earlier edition: the id that it had, the one it has now or nothing when it is gone, and the line."""

    old: str
    new: str
    line: int


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """What `template.yaml` says."""

    file: str
    id: str
    title: str
    summary: str
    edition: str
    language: str
    roles: Mapping[str, RoleSpec]
    facts: Mapping[str, FactSpec]
    sections: tuple[SectionSpec, ...]
    retired: tuple[Retired, ...]
    demands: Demands


def parse_template_file(yaml: YamlFile, folder: str) -> TemplateFile:
    """Return what a template file says. Raises Problems with everything that is wrong with it."""
    data = TemplateData(yaml)
    top = data.mapping((), _TOP_KEYS, {"id", "title", "sections"})
    roles = {name: _role(data, name) for name in data.names(("roles",), "role")}
    facts = {name: _fact(data, name) for name in data.names(("facts",), "fact")}
    spec = TemplateFile(
        file=yaml.file,
        id=data.text(top, "id", ()),
        title=data.printed(top.get("title", ""), ("title",)),
        summary=data.text(top, "summary", ()),
        edition=data.text(top, "edition", (), "1.0"),
        language=data.text(top, "language", (), "en-GB"),
        roles=roles,
        facts=facts,
        sections=tuple(_sections(data)),
        retired=tuple(_retired(data)),
        demands=parse_demands(data, roles, facts),
    )
    if spec.id and spec.id != folder:
        data.problem(("id",), f"the id {quoted(spec.id)} is not the folder's name", f"write id: {folder}")
    if not _LANGUAGE.fullmatch(spec.language):
        data.problem(("language",), f"language is {quoted(spec.language)}, not a language tag", "write it as en-GB")
    _check_fallbacks(data, spec.roles)
    data.stop_if_wrong()
    return spec


def _role(data: TemplateData, name: str) -> RoleSpec:
    path = ("roles", name)
    role = data.mapping(path, _ROLE_KEYS, {"label", "duty"})
    return RoleSpec(
        name,
        data.text(role, "label", path),
        data.text(role, "duty", path),
        data.text(role, "falls_back_to", path),
        data.yes_no(role, "warn", path, default=False),
        data.yaml.locate_key(*path).line,
    )


def _check_fallbacks(data: TemplateData, roles: Mapping[str, RoleSpec]) -> None:
    for role in roles.values():
        path = ("roles", role.id, "falls_back_to")
        if role.falls_back_to and role.falls_back_to not in roles:
            message = f"unknown role {quoted(role.falls_back_to)}"
            data.problem(path, message, did_you_mean(role.falls_back_to, roles))
            continue
        chain = [role.id]
        while chain[-1] in roles and roles[chain[-1]].falls_back_to:
            chain.append(roles[chain[-1]].falls_back_to)
            if chain[-1] == role.id:
                data.problem(path[:2], f"fallbacks run in a circle: {' to '.join(chain)}", "end one of them")
            if chain[-1] in chain[:-1]:
                break


def _fact(data: TemplateData, name: str) -> FactSpec:
    path = ("facts", name)
    fact = data.mapping(path, _FACT_KEYS, {"ask"})
    labels = _labelled_choices(data, fact, path)
    choices = tuple(labels) or data.words(fact, "choices", path)
    defaults = _defaults(data, fact, path)
    type_ = data.text(fact, "type", path)
    if type_ not in ("", "text"):
        data.problem((*path, "type"), f"unknown type {quoted(type_)}", "write type: text, or remove the key")
    is_text = type_ == "text" or any(default.lower() not in YES | NO for default in defaults.values() if default)
    kind = "choice" if choices else "text" if is_text else "yes-no"
    for at, default in defaults.items() if choices else ():
        if default not in choices:
            hint = f"choose from {', '.join(choices)}"
            data.problem(at, f"the default {quoted(default)} is not one of the choices", hint)
    by_kind = {str(at[-1]): default for at, default in defaults.items() if at[-1] not in ("default", OTHERWISE)}
    general = defaults.get((*path, "default"), "") or defaults.get((*path, "default", OTHERWISE), "")
    says = _says(data, fact, path, kind)
    matters, line = data.yes_no(fact, "matters", path, default=False), data.yaml.locate_key(*path).line
    ask, why = data.text(fact, "ask", path), data.text(fact, "why", path)
    return FactSpec(name, ask, kind, general, choices, by_kind, says, matters, line, why, labels)


def _labelled_choices(data: TemplateData, fact: Mapping[str, object], path: ValuePath) -> dict[str, str]:
    """Return the choices of a fact with what each is called; nothing where they are listed without."""
    given, at = fact.get("choices", []), (*path, "choices")
    if not isinstance(given, dict):
        return {}
    # A choice with nothing after it is told once, as a key without a value.
    return {choice: data.line(label, (*at, choice)) for choice, label in data.mapping(at, None, set(given)).items()}


def _says(data: TemplateData, fact: Mapping[str, object], path: ValuePath, kind: str) -> str:
    says = data.text(fact, "says", path)
    if says and says not in SAYS:
        data.problem((*path, "says"), f"says is {quoted(says)}, which no fact says", did_you_mean(says, SAYS))
    elif says and kind != "text":
        data.problem((*path, "says"), "only a fact in words says how long, how soon, where or how often", "remove it")
    else:
        return says
    return ""


def _defaults(data: TemplateData, fact: Mapping[str, object], path: ValuePath) -> dict[ValuePath, str]:
    """Return the defaults of a fact by where they stand: one for all, or one for each kind of organisation."""
    given, at = fact.get("default", ""), (*path, "default")
    if not isinstance(given, dict):
        default = data.printed(given, at)
        return {at: default} if default == given else {}
    known = {*ORGANISATION_KINDS, OTHERWISE}
    return {
        (*at, kind): data.printed(value, (*at, kind)) for kind, value in data.mapping(at, known, {OTHERWISE}).items()
    }


def _sections(data: TemplateData) -> Iterator[SectionSpec]:
    seen: set[str] = set()
    latest = 0
    for path in data.rows("sections", "{id: …, title: …}"):
        section = data.mapping(path, _SECTION_KEYS, {"id", "title"})
        id_ = data.text(section, "id", path)
        kind = data.text(section, "kind", path, "section")
        _check_id(data, id_, seen, (*path, "id"))
        if kind not in _ORDER:
            data.problem((*path, "kind"), f"unknown kind {quoted(kind)}", did_you_mean(kind, _ORDER))
        if kind in _ORDER and _ORDER.index(kind) < latest:
            message = f"the {kind} {quoted(id_)} comes too late"
            data.problem(path, message, "put leads and front parts first and schedules last")
        is_sheet = data.yes_no(section, "sheet", path, default=False)
        if is_sheet and kind != "schedule":
            data.problem(
                (*path, "sheet"), f"the {kind} {quoted(id_)} is a sheet", "make it a schedule, or remove sheet"
            )
        latest = max(latest, _ORDER.index(kind)) if kind in _ORDER else latest
        seen.add(id_)
        yield SectionSpec(_section_part(data, section, path, id_), kind, is_sheet)


def _check_id(data: TemplateData, id_: str, seen: set[str], path: ValuePath) -> None:
    if id_ and not ID.fullmatch(id_):
        message = f"the id {quoted(id_)} is not in small letters, digits and hyphens"
        data.problem(path, message, "rename it")
    if id_ and id_ in seen:
        data.problem(path, f"the section {quoted(id_)} is there twice", "rename one of them")


def _section_part(data: TemplateData, section: Mapping[str, object], path: ValuePath, id_: str) -> Part:
    optional = data.yes_no(section, "optional", path, default=False)
    return Part(
        id=PartId(id_),
        kind="section",
        line=data.yaml.locate(*path).line,
        title=data.printed(section.get("title", ""), (*path, "title")),
        optional=optional,
        default=_default(data, section, path, optional=optional),
        when=data.text(section, "when", path),
        needs=tuple(map(PartId, data.words(section, "needs", path))),
        meets=data.words(section, "meets", path),
        why=data.text(section, "why", path),
    )


def _default(data: TemplateData, section: Mapping[str, object], path: ValuePath, *, optional: bool) -> Default:
    given = data.text(section, "default", path).lower()
    if given and given not in YES | NO | {Default.FULL}:
        data.problem(
            (*path, "default"), f"default is {quoted(given)}, not true, false or full", "write one of the three"
        )
    default = Default.FULL if given == Default.FULL else Default.OFF if given in NO else Default.ON
    if default is not Default.ON and not optional:
        data.problem((*path, "default"), "a section that is not in every policy is optional", "add optional: true")
    return default


def _retired(data: TemplateData) -> Iterator[Retired]:
    for old, new in data.mapping(("retired",)).items():
        yield Retired(old, data.line(new, ("retired", old)), data.yaml.locate_key("retired", old).line)


def no_such_template(location: Location, name: str, known: tuple[str, ...]) -> Diagnostic:
    """Return the diagnostic for a template that does not exist."""
    hint = did_you_mean(name, known) if known else "name a folder of templates with --templates"
    return Diagnostic(location, f"unknown template {quoted(name)}", hint)
