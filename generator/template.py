"""Load a policy template: a folder of prose, its roles, facts and sections; nothing is rendered here.

Every fault of a template is a `Diagnostic` with the template's file and line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import jinja2

from generator.diagnostics import Diagnostic, Location, Problems, did_you_mean, quoted
from generator.read_yaml import YamlFile, read_yaml
from generator.scan import Part, scan_section
from generator.template_file import (
    Checklist,
    FactSpec,
    Law,
    RoleSpec,
    TemplateFile,
    parse_checklist,
    parse_law,
    parse_template_file,
)

SHARED = "_shared"


@dataclass(frozen=True, slots=True)
class SectionSource:
    """The prose of one section: its marked source, ready for Jinja, and the part it is."""

    part: Part
    kind: str
    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Template:
    """A policy template as loaded. `parts` has every section, heading and clause by id, in order."""

    id: str
    file: str
    title: str
    edition: str
    language: str
    summary: str
    roles: Mapping[str, RoleSpec]
    facts: Mapping[str, FactSpec]
    sections: tuple[SectionSource, ...]
    parts: Mapping[str, Part]
    laws: Mapping[str, Law]
    checklists: tuple[Checklist, ...]
    partials: Mapping[str, str]
    css: str
    digest: str

    def place(self, part_id: str) -> Location:
        """Return where a part is declared."""
        part = self.parts[part_id]
        return Location(self.file if part.kind == "section" else self.file_of(part_id), part.line)

    def file_of(self, part_id: str) -> str:
        """Return the file in which a part's words stand."""
        section = part_id.partition(".")[0]
        return next((source.file for source in self.sections if source.part.id == section), self.file)


@dataclass(frozen=True, slots=True)
class Library:
    """The folders in which templates are looked for, the first one first."""

    roots: tuple[Path, ...]

    def ids(self) -> tuple[str, ...]:
        """Return the id of every template there is."""
        found = {file.parent.name for root in self.roots for file in root.glob("*/template.yaml")}
        return tuple(sorted(found))

    def load(self, template_id: str) -> Template:
        """Return a template. Raises Problems with everything that is wrong with it, KeyError when there is none."""
        for root in self.roots:
            if (root / template_id / "template.yaml").is_file():
                return _Loader(root, self._shared(root), template_id).load()
        raise KeyError(template_id)

    def css(self) -> str:
        """Return the style sheet of pages that belong to no template."""
        file = self._shared(self.roots[0]) / "page.css" if self.roots else Path()
        return file.read_text("utf-8") if file.is_file() else ""

    def _shared(self, root: Path) -> Path:
        """A folder of templates without shared data of its own uses the data that ships with the program."""
        candidates = (root, *self.roots)
        return next((folder / SHARED for folder in candidates if (folder / SHARED).is_dir()), root / SHARED)


def scanning_environment() -> jinja2.Environment:
    """Return the Jinja syntax of section files, for scanning only."""
    return jinja2.Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False)  # noqa: S701  # values never reach a template as text


@dataclass
class _Loader:
    """Reads the files of one template, collecting problems and a digest of all it read."""

    root: Path
    shared: Path
    template_id: str
    problems: list[Diagnostic] = field(default_factory=list)
    hash: hashlib._Hash = field(default_factory=hashlib.sha256)
    scanned: dict[str, tuple[Part, ...]] = field(default_factory=dict)

    def load(self) -> Template:
        name = f"{self.template_id}/template.yaml"
        yaml, file = self._yaml(self.root / name, self._shown(self.root / name))
        spec = parse_template_file(yaml, self.template_id)
        sections = tuple(self._sections(spec))
        parts = {part.id: part for part in self._parts(sections)}
        self._check_needs(parts)
        laws = dict(self._laws())
        checklists = tuple(self._checklists())
        partials = {path.name: self._text(path) for path in sorted(self.shared.glob("*.j2"))}
        css_file = self.shared / "page.css"
        css = self._text(css_file) if css_file.is_file() else ""
        if self.problems:
            raise Problems(self.problems)
        return Template(
            spec.id, file, spec.title, spec.edition, spec.language, spec.summary, spec.roles, spec.facts,
            sections, parts, laws, checklists, partials, css, self.hash.hexdigest(),
        )  # fmt: skip

    def _sections(self, spec: TemplateFile) -> Iterator[SectionSource]:
        environment = scanning_environment()
        for section in spec.sections:
            path = self.root / self.template_id / "sections" / f"{section.part.id}.md.j2"
            shown = self._shown(path)
            if not path.is_file():
                message = f"the section {quoted(section.part.id)} has no file {shown}"
                self.problems.append(Diagnostic(Location(spec.file, section.part.line), message, "write it"))
                continue
            try:
                scan = scan_section(section.part.id, shown, self._text(path), environment)
            except jinja2.TemplateSyntaxError as error:
                self.problems.append(syntax_problem(shown, error))
                continue
            self.problems.extend(scan.problems)
            self.scanned[section.part.id] = scan.parts
            yield SectionSource(section.part, section.kind, shown, scan.text)
        self._check_strays(spec)

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

    def _check_needs(self, parts: Mapping[str, Part]) -> None:
        """Every id that a part needs must exist; a short id is looked for in the same section."""
        for part in parts.values():
            for needed in part.needs:
                if needed not in parts:
                    section = part.id.partition(".")[0]
                    file = self._shown(self.root / self.template_id / "sections" / f"{section}.md.j2")
                    message = f"{quoted(part.id)} needs {quoted(needed)}, which does not exist"
                    self.problems.append(Diagnostic(Location(file, part.line), message, did_you_mean(needed, parts)))

    def _check_strays(self, spec: TemplateFile) -> None:
        known = {section.part.id for section in spec.sections}
        for path in sorted((self.root / self.template_id / "sections").glob("*.md.j2")):
            name = path.name.removesuffix(".md.j2")
            if name not in known:
                message = f"no section of the template is called {quoted(name)}"
                hint = f"add it to sections in {spec.file}, or delete the file"
                self.problems.append(Diagnostic(Location(self._shown(path)), message, hint))

    def _laws(self) -> Iterator[tuple[str, Law]]:
        for path in sorted((self.shared / "law").glob("*.yaml")):
            yaml, _ = self._yaml(path, self._shown(path))
            yield path.stem, parse_law(yaml)

    def _checklists(self) -> Iterator[Checklist]:
        for path in sorted((self.shared / "checklists").glob("*.yaml")):
            yaml, _ = self._yaml(path, self._shown(path))
            yield parse_checklist(yaml)

    def _yaml(self, path: Path, shown: str) -> tuple[YamlFile, str]:
        return read_yaml(shown, self._bytes(path)), shown

    def _text(self, path: Path) -> str:
        try:
            return self._bytes(path).decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError:
            self.problems.append(Diagnostic(Location(self._shown(path)), "the file is not UTF-8", "save it as UTF-8"))
            return ""

    def _bytes(self, path: Path) -> bytes:
        content = path.read_bytes()
        folder = self.root if path.is_relative_to(self.root) else self.shared.parent
        self.hash.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        self.hash.update(hashlib.sha256(content).digest())
        return content

    def _shown(self, path: Path) -> str:
        """Name a file as a person would: from the folder of templates on."""
        folder = self.root if path.is_relative_to(self.root) else self.shared.parent
        return f"{folder.name}/{path.relative_to(folder).as_posix()}"


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
