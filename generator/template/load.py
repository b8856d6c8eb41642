"""Load a policy template: a folder of prose, its roles, facts and sections; nothing is rendered here.

Every fault of a template is a `Diagnostic` with the template's file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import jinja2

from generator.diagnostics import Diagnostic, Location, Problems, collecting, did_you_mean, quoted
from generator.document import PartId
from generator.source.characters import decoded
from generator.source.read_yaml import read_yaml
from generator.source.yaml_file import YamlFile
from generator.template.demands import Demands
from generator.template.folders import HEAD, SECTION_ENDING, SECTIONS, SHARED, TemplateFiles
from generator.template.law import Checklist, Law, parse_checklist, parse_law
from generator.template.platforms import Platforms, parse_platforms
from generator.template.scan import Default, Part, scan_section
from generator.template.template_file import FactSpec, RoleSpec, SectionSpec, TemplateFile, parse_template_file


@dataclass(frozen=True, slots=True)
class SectionSource:
    """The prose of one section: its marked source, ready for Jinja, and the part it is."""

    part: Part
    kind: str
    file: str
    text: str
    is_sheet: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A policy template as loaded. `parts` has every section, heading and clause by id, in order."""

    id: str
    file: str
    title: str
    edition: str
    language: str
    roles: Mapping[str, RoleSpec]
    facts: Mapping[str, FactSpec]
    sections: tuple[SectionSource, ...]
    parts: Mapping[str, Part]
    laws: Mapping[str, Law]
    checklists: tuple[Checklist, ...]
    partials: Mapping[str, str]
    css: str
    digest: str
    platforms: Platforms = field(default_factory=Platforms)
    retired: Mapping[str, str] = field(default_factory=dict)
    """What parts of earlier editions are called now, by the ids that they had; nothing when they are gone."""
    summary: str = ""
    """What the policy is for, in a sentence."""
    demands: Demands = field(default_factory=Demands)
    """What it demands of whoever adopts it."""

    def place(self, part_id: str) -> Location:
        """Return where a part is declared."""
        part = self.parts[part_id]
        return Location(self.file if part.kind == "section" else self.file_of(part_id), part.line)

    def file_of(self, part_id: str) -> str:
        """Return the file in which a part's words stand."""
        section = PartId(part_id).section
        return next((source.file for source in self.sections if source.part.id == section), self.file)

    @property
    def has_full_length(self) -> bool:
        """Whether some of its parts are in the full length only."""
        return any(part.default is Default.FULL for part in self.parts.values())

    def parents(self, part: Part) -> tuple[PartId, ...]:
        """Return the parts in which a part stands, the nearest first."""
        chain = []
        while part.parent:
            chain.append(part.parent)
            part = self.parts[part.parent]
        return tuple(chain)


def load_template(files: TemplateFiles, template_id: str) -> Template:
    """Return a template. Raises Problems with everything that is wrong with it, KeyError when there is none."""
    if files.home_of_template(template_id) is None:
        raise KeyError(template_id)
    return _Loader(files, template_id).load()


def scanning_environment() -> jinja2.Environment:
    """Return the Jinja syntax of section files, for scanning only."""
    return jinja2.Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False)  # noqa: S701  # values never reach a template as text


@dataclass
class _Loader:
    """Reads the files of one template, collecting problems."""

    files: TemplateFiles
    template_id: str
    problems: list[Diagnostic] = field(default_factory=list)
    scanned: dict[str, tuple[Part, ...]] = field(default_factory=dict)

    def load(self) -> Template:
        """Return the template. Raises Problems with all of every file, but for what a wrong template.yaml hides."""
        spec = self._spec()
        sections = self._sections(spec) if spec else ()
        parts: dict[str, Part] = {part.id: part for part in self._parts(sections)}
        laws, checklists = self._laws(), self._checklists()
        partials = self._shared_texts(".j2")
        css = self._shared_texts("page.css").get("page.css", "")
        platforms = self._platforms()
        if spec:
            self._check_shared(parts.values())
            self._check_ids(spec, parts)
            self._check_strays(spec)
        if self.problems or spec is None:
            raise Problems(self.problems)
        return Template(
            spec.id, spec.file, spec.title, spec.edition, spec.language, spec.roles, spec.facts,
            sections, parts, laws, checklists, partials, css, self.files.digest(spec.id), platforms,
            {each.old: each.new for each in spec.retired}, spec.summary, spec.demands,
        )  # fmt: skip

    def _spec(self) -> TemplateFile | None:
        try:
            return parse_template_file(self._yaml(f"{self.template_id}/{HEAD}"), self.template_id)
        except Problems as found:
            self.problems.extend(found.diagnostics)
            return None

    # ---- sections

    def _sections(self, spec: TemplateFile) -> tuple[SectionSource, ...]:
        environment = scanning_environment()
        sources: list[SectionSource] = []
        for section in spec.sections:
            with collecting(self.problems):
                sources.append(self._section(section, spec.file, environment))
        return tuple(sources)

    def _section(self, section: SectionSpec, listed_in: str, environment: jinja2.Environment) -> SectionSource:
        path = self._section_path(section.part.id)
        shown = self.files.shown(path)
        if not self.files.home_of(path):
            message = f"the section {quoted(section.part.id)} has no file {shown}"
            raise Problems([Diagnostic(Location(listed_in, section.part.line), message, "write it")])
        try:
            scan = scan_section(section.part.id, shown, self._text(path), environment)
        except jinja2.TemplateSyntaxError as error:
            raise Problems([syntax_problem(shown, error)]) from None
        self.problems.extend(scan.problems)
        self.scanned[section.part.id] = scan.parts
        return SectionSource(section.part, section.kind, shown, scan.text, section.is_sheet)

    def _section_path(self, section_id: str) -> str:
        return f"{self.template_id}/{SECTIONS}/{section_id}{SECTION_ENDING}"

    def _parts(self, sections: Iterable[SectionSource]) -> Iterator[Part]:
        seen: dict[str, Part] = {}
        for source in sections:
            yield source.part
            for part in self.scanned[source.part.id]:
                if part.id in seen:
                    message = f"the id {quoted(part.id)} is used twice, first on line {seen[part.id].line}"
                    self.problems.append(Diagnostic(Location(source.file, part.line), message, "rename one of them"))
                seen[part.id] = part
                yield part

    def _check_ids(self, spec: TemplateFile, parts: Mapping[str, Part]) -> None:
        """Note every id that is named and no part has; of a section that cannot be read nothing is known."""
        unread = {section.part.id for section in spec.sections} - set(self.scanned)
        known = [part.id for part in parts.values() if not part.id.is_made_up]
        for part in [*parts.values(), *(section.part for section in spec.sections if section.part.id in unread)]:
            path = self._section_path(part.id.section)
            file = spec.file if part.kind == "section" else self.files.shown(path)
            for needed in part.needs:
                if needed not in parts and needed.section not in unread:
                    message = f"{quoted(part.id)} needs {quoted(needed)}, which does not exist"
                    place = Location(file, part.line)
                    self.problems.append(Diagnostic(place, message, did_you_mean(needed, known)))
        missing = spec.demands.missing(parts)
        for place, named in missing:
            if named.section not in unread:
                message = f"{quoted(named)} is named here, and does not exist"
                self.problems.append(Diagnostic(place, message, did_you_mean(named, known)))
        for each in spec.retired:
            old, new = each.old, each.new
            if old in parts:
                message, hint = f"{quoted(old)} is retired, but the template has it", "remove the line"
            elif new and new not in parts and PartId(new).section not in unread:
                message, hint = f"{quoted(old)} is now {quoted(new)}, which does not exist", did_you_mean(new, known)
            else:
                continue
            self.problems.append(Diagnostic(Location(spec.file, each.line), message, hint))

    def _check_strays(self, spec: TemplateFile) -> None:
        known = {section.part.id for section in spec.sections}
        home = self.files.home_of_template(self.template_id)
        for path in self.files.under(f"{self.template_id}/{SECTIONS}", SECTION_ENDING):
            name = PurePosixPath(path).name.removesuffix(SECTION_ENDING)
            # A folder further down may have the sections of its own edition of the template.
            if name not in known and self.files.home_of(path) is home:
                message = f"no section of the template is called {quoted(name)}"
                hint = f"add it to sections in {spec.file}, or delete the file"
                self.problems.append(Diagnostic(Location(self.files.shown(path)), message, hint))

    # ---- what all templates share

    def _laws(self) -> dict[str, Law]:
        laws: dict[str, Law] = {}
        for path in self.files.under(f"{SHARED}/law", ".yaml"):
            with collecting(self.problems):
                laws[PurePosixPath(path).stem] = parse_law(self._yaml(path))
        return laws

    def _checklists(self) -> tuple[Checklist, ...]:
        checklists: list[Checklist] = []
        for path in self.files.under(f"{SHARED}/checklists", ".yaml"):
            with collecting(self.problems):
                checklists.append(parse_checklist(self._yaml(path)))
        return tuple(checklists)

    def _platforms(self) -> Platforms:
        path = f"{SHARED}/platforms.yaml"
        if self.files.home_of(path):
            with collecting(self.problems):
                return parse_platforms(self._yaml(path))
        return Platforms()

    def _shared_texts(self, ending: str) -> dict[str, str]:
        texts: dict[str, str] = {}
        for path in self.files.under(SHARED, ending):
            with collecting(self.problems):
                texts[PurePosixPath(path).name] = self._text(path)
        return texts

    def _check_shared(self, parts: Iterable[Part]) -> None:
        """Note once what the shared data lacks, instead of every name that stands behind nothing."""
        wanted = {"law": "law files"}
        if any(part.meets for part in parts):
            wanted["checklists"] = "checklists"
        missing = [words for name, words in wanted.items() if not self.files.under(f"{SHARED}/{name}", ".yaml")]
        if missing:
            message = f"the folder has no {' and no '.join(missing)}"
            self.problems.append(
                Diagnostic(Location(self.files.shown(SHARED)), message, f"copy the whole {SHARED} folder")
            )

    # ---- files

    def _yaml(self, path: str) -> YamlFile:
        return read_yaml(self.files.shown(path), self._bytes(path), first_key="title")

    def _text(self, path: str) -> str:
        return decoded(self.files.shown(path), self._bytes(path))

    def _bytes(self, path: str) -> bytes:
        return self.files.read(path)


def syntax_problem(file: str, error: jinja2.TemplateSyntaxError) -> Diagnostic:
    """Return a Jinja syntax error as a diagnostic."""
    place = Location(file, error.lineno)
    unclosed = _UNCLOSED.search(error.message or "")
    if unclosed:
        return Diagnostic(
            place, f"{{% {unclosed[1]} %}} is not closed", f"write {{% end{unclosed[1]} %}} where it ends"
        )
    return Diagnostic(place, in_our_style(error.message or "cannot read the braces"), "check the braces on this line")


def in_our_style(message: str) -> str:
    """Return a message of Jinja's as ours are: one line, lower case, double quotes, no full stop."""
    line = " ".join(message.split()).rstrip(".").replace("'", '"')
    return line[:1].lower() + line[1:]


_UNCLOSED = re.compile(r"block that needs to be closed is '(\w+)'")
