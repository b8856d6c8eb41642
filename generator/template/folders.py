"""The files of several folders of templates as one: of files with the same path, that of the first folder counts.

So one section, law file or style sheet of a shipped template can be replaced by a file of the same path in a folder
that is looked in earlier. Knows no disk: the folders have been read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.diagnostics import FEW, Diagnostic, Location, Problems, choose_from, did_you_mean, quoted
from generator.source.characters import decoded

SHARED = "_shared"
HEAD = "template.yaml"
SECTIONS = "sections"
SECTION_ENDING = ".md.j2"

_READ = (".yaml", ".yml", ".j2", ".css")
"""How the names of files end that say something to the program; others are nobody's mistake."""


@dataclass(frozen=True, slots=True)
class TemplateFolder:
    """A folder of templates: what each of its files says, by its path from there.

    `name` is what people call the folder; `refused` has the reason for each file that could not be read, `closed`
    that for each folder, the whole one being "".
    """

    name: str
    files: Mapping[str, bytes]
    refused: Mapping[str, str] = field(default_factory=dict)
    closed: Mapping[str, str] = field(default_factory=dict)

    def __contains__(self, path: str) -> bool:
        return path in self.files or path in self.refused

    def paths(self) -> list[str]:
        """Return the path of every file, in order."""
        return sorted([*self.files, *self.refused])


@dataclass(frozen=True, slots=True)
class TemplateFiles:
    """Folders of templates, the one that is looked in first at the front."""

    folders: tuple[TemplateFolder, ...]

    def ids(self) -> tuple[str, ...]:
        """Return the id of every template there is."""
        heads = {path for folder in self.folders for path in folder.paths() if path.endswith(f"/{HEAD}")}
        return tuple(sorted(path.removesuffix(f"/{HEAD}") for path in heads if path.count("/") == 1))

    def under(self, place: str, ending: str) -> list[str]:
        """Return the paths of the files right under a place whose names end so, each once, in order."""
        found = {path for folder in self.folders for path in folder.paths() if path.endswith(ending)}
        return sorted(path for path in found if path.rpartition("/")[0] == place)

    def home_of(self, path: str) -> TemplateFolder | None:
        """Return the folder whose file of a path counts, or None when no folder has one."""
        return next((folder for folder in self.folders if path in folder), None)

    def home_of_template(self, template_id: str) -> TemplateFolder | None:
        """Return the folder whose `template.yaml` counts for a template, or None when there is no such template."""
        return None if "/" in template_id else self.home_of(f"{template_id}/{HEAD}")

    def shown(self, path: str) -> str:
        """Name a file as a person would: from its folder of templates on."""
        home = self.home_of(path) or self.folders[-1]
        return f"{home.name}/{path}"

    def read(self, path: str) -> bytes:
        """Return what a file says. Raises Problems when it could not be read, KeyError when there is none."""
        home = self.home_of(path)
        if home is None:
            raise KeyError(path)
        if path in home.refused:
            raise Problems([Diagnostic(Location(self.shown(path)), *_cannot_read(home.refused[path]))])
        return home.files[path]

    def digest(self, template_id: str) -> str:
        """Return a digest of every file that can say something in a template: its own, and what all of them share."""
        whole = hashlib.sha256()
        for path in sorted({path for folder in self.folders for path in folder.paths() if path.endswith(_READ)}):
            home = self.home_of(path)
            if home and path.partition("/")[0] in (template_id, SHARED):
                whole.update(f"{path}\0{home.refused.get(path, '')}\0".encode())
                whole.update(hashlib.sha256(home.files.get(path, b"")).digest())
        return whole.hexdigest()

    # ---- one folder before another

    def replacements(self, template_id: str) -> Iterator[str]:
        """Yield each file that counts for a template in place of one of the folder that has the template itself."""
        home = self.home_of_template(template_id)
        if home is None:
            return
        for folder in self.folders[: self.folders.index(home)]:
            for path in folder.paths():
                belongs = path.partition("/")[0] in (template_id, SHARED)
                if belongs and path in home and self.home_of(path) is folder:
                    yield f"{folder.name}/{path}"

    def faults(self) -> Iterator[Diagnostic]:
        """Yield a problem for each closed folder, and for each file that nothing reads though its like is read."""
        for at, folder in enumerate(self.folders):
            later = {path for each in self.folders[at + 1 :] for path in each.paths()}
            for path, reason in folder.closed.items():
                place = Location(f"{folder.name}/{path}".rstrip("/"))
                yield Diagnostic(place, *_cannot_read(reason))
            for path in folder.paths():
                if path.endswith(_READ) or f"/{SECTIONS}/" in path:
                    yield from self._stray(folder, path, later)

    def _stray(self, folder: TemplateFolder, path: str, later: set[str]) -> Iterator[Diagnostic]:
        """Yield a problem for a file that nothing reads; `later` are the paths of the folders after its own."""
        template, _, rest = path.partition("/")
        place = Location(f"{folder.name}/{path}")
        if path in later or self._is_read(folder, template, rest, is_last=folder is self.folders[-1]):
            return
        if template != SHARED and rest and self.home_of_template(template) is None:
            yield Diagnostic(place, f"no template is called {quoted(template)}", did_you_mean(template, self.ids()))
            return
        yield Diagnostic(place, "nothing reads this file", _where_meant(path, later))

    @staticmethod
    def _is_read(folder: TemplateFolder, template: str, rest: str, *, is_last: bool) -> bool:
        """Tell whether a file is one that a template, or what all templates share, may have of its own."""
        if template == SHARED:
            within, _, name = rest.rpartition("/")
            own_law = within == "law" and is_last
            return own_law or within == "checklists" or (not within and name.endswith((".j2", ".yaml", "page.css")))
        return f"{template}/{HEAD}" in folder and (rest == HEAD or rest.rpartition("/")[0] == SECTIONS)


def load_style(files: TemplateFiles) -> str:
    """Return the style sheet of pages that belong to no template. Raises Problems."""
    path = f"{SHARED}/page.css"
    return decoded(files.shown(path), files.read(path)) if files.home_of(path) else ""


def _where_meant(path: str, later: set[str]) -> str:
    """Return a hint for a file that nothing reads: the path at which one of its name, or a like one, is read."""
    folder, _, file = path.rpartition("/")
    named = sorted(each for each in later if each.rpartition("/")[2].casefold() == file.casefold())
    if len(named) == 1:
        return f'did you mean "{named[0]}"?'
    if named:
        return choose_from(named[:FEW], len(named))
    beside = {each for each in later if each.rpartition("/")[0] == folder and each.endswith(_READ)}
    return did_you_mean(path, beside) if beside else f"put it into the folder of a template, or into {SHARED}"


def _cannot_read(reason: str) -> tuple[str, str]:
    return f"cannot read: {reason}", "check who may read it"
