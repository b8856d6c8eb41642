"""The straight line: an organisation and a template become one finished document.

compose, read, adapt, prune, number, fill, resolve: each step takes a value and returns a new one. Numbers do not
depend on values, so references are resolved in the same walk that fills the values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from generator.context.context import Context
from generator.context.names import holder_of, unheld_roles
from generator.diagnostics import Diagnostic, Location, Problems, Severity, collecting, quoted
from generator.document import CrossReference, Document, Meta, Placeholder, Section, walk
from generator.document.traverse import leaves
from generator.organisation.key_path import as_written, how_to_give, key_path
from generator.organisation.parse import Organisation
from generator.passes.fill import Filler
from generator.passes.resolve import References
from generator.policy.checklist import unmet_without_reason
from generator.policy.compose import Composer
from generator.policy.own_words import OwnWords, own_place, own_place_in
from generator.policy.readings import Kept, Numbered
from generator.policy.references import add_references
from generator.policy.selection import Selection, select
from generator.policy.stage import Stage
from generator.template.load import Template


def write_policy(composer: Composer, organisation: Organisation, stage: Stage = Stage.FINAL) -> Document:
    """Return an organisation's policy: every value filled, every reference found.

    A draft keeps the notes for whoever adopts it, and values that nobody gave. Raises Problems with
    everything that keeps the policy from being written.
    """
    context = composer.context(organisation)
    problems = [*context.problems, *(unheld_roles(context) if stage is Stage.FINAL else ())]
    if composer.problems or organisation.jurisdiction not in composer.template.laws:
        # Whatever else is wrong would only follow from that.
        raise Problems(problems + composer.problems)
    return _Writing(composer, organisation, context, stage, problems).document()


def fallen_roles(document: Document, template: Template) -> tuple[str, ...]:
    """Return the roles that a policy prints, that fell back, and of which the template says that this weakens it."""
    found = (inline for node in walk(document.sections) for inline in leaves(node) if isinstance(inline, Placeholder))
    fallen = {inline.field for inline in found if inline.source != inline.field}
    return tuple(name for name, spec in template.roles.items() if spec.warn and f"roles.{name}" in fallen)


def fallback_warnings(roles: Iterable[str], template: Template, organisation: Organisation) -> Iterator[Diagnostic]:
    """Yield a warning for each role that fell back."""
    for name in roles:
        message = f"nobody is named as {name}, so the {holder_of(name, template, organisation).value} "
        hint = f"name somebody else under roles: {name}:"
        place = organisation.locate_key("roles", name)
        yield Diagnostic(place, message + template.roles[name].duty, hint, Severity.WARNING)


@dataclass
class _Writing:
    """The writing of one policy; collects what is wrong at each step."""

    composer: Composer
    organisation: Organisation
    context: Context
    stage: Stage
    problems: list[Diagnostic]

    def document(self) -> Document:
        selection = self.select()
        add_references(self.context, self.composer.template, selection)
        kept = self.kept(selection)
        if self.problems:
            self.note_missing(self.missing_in(kept))
            raise Problems(self.problems)
        numbered = self.numbered(kept)
        filler = Filler(self.context.phrases, References(numbered.targets))
        filled = tuple(self.filled(section, filler) for section in numbered.sections)
        if self.stage is Stage.FINAL:
            self.note_missing(filler.missing)
        self.note_dangling(filler.references.dangling, filled)
        if self.problems:
            raise Problems(self.problems)
        return Document(self.composer.template.title, _meta(self.context, self.stage), filled)

    def select(self) -> Selection:
        known: dict[str, bool] = {}

        def holds(part_id: str) -> bool:
            condition = self.composer.template.parts[part_id].when
            if condition not in known:
                with collecting(self.problems):
                    known[condition] = self.composer.compiled.holds(self.context, part_id)
            # A fault is told for each part that has the condition, so it is not remembered.
            return known.get(condition, True)

        selection, problems = select(self.composer.template, self.organisation, self.stage, holds)
        self.problems.extend(problems)
        if self.stage is Stage.FINAL:
            self.problems.extend(unmet_without_reason(self.composer.template, self.organisation, selection))
        return selection

    def kept(self, selection: Selection) -> tuple[Kept, ...]:
        """Return what stays of each section, not yet filled, with the organisation's own words in it."""
        read = self.read(selection)
        own = OwnWords(self.composer, self.context, selection)
        adapted = own.adapted(tuple(section for _, section in read))
        self.problems.extend(own.problems)
        pruned = [self.pruned(*found, words, selection) for found, words in zip(read, adapted, strict=True)]
        return tuple(kept for kept in pruned if kept)

    def pruned(self, text: str, section: Section, own: Section, selection: Selection) -> Kept | None:
        """Return what stays of a section; what has words of the organisation's own is like no other's."""
        try:
            left = self.composer.readings.prune(text, section, selection)
        except Problems as problems:
            self.problems.extend(problems.diagnostics)
            return None
        if own is section:
            return left
        try:
            return self.composer.readings.prune_own(own, selection)
        except Problems as problems:
            # The template's own words were in order, so the fault is in the organisation's.
            place = own_place_in(section.id, self.context) or self.organisation.locate()
            self.problems.extend(replace(problem, location=place) for problem in problems.diagnostics)
            return None

    def read(self, selection: Selection) -> list[tuple[str, Section]]:
        """Return the text of each section that stays, and the section as read."""
        found = []
        for source in self.composer.template.sections:
            if selection.keeps(source.part.id):
                with collecting(self.problems):
                    text = self.composer.compiled.render(source, self.context)
                    found.append((text, self.composer.readings.read(source, text)))
        return found

    # ---- what must hold at the end

    def missing_in(self, kept: tuple[Kept, ...]) -> set[str]:
        """Return the values that sections print and nobody gave, also where there will be no policy."""
        if self.stage is Stage.DRAFT:
            return set()
        filler = Filler(self.context.phrases, References({}))
        for each in kept:
            with suppress(ValueError):
                filler.fill(each.section)
        # That nobody holds a role is told already.
        return {name for name in filler.missing if not name.startswith("roles.")}

    def numbered(self, kept: tuple[Kept, ...]) -> Numbered:
        """Return the sections numbered. Raises Problems when there is nothing in them, or an id stands twice."""
        nodes = list(walk(tuple(each.section for each in kept)))
        if not any(node.blocks for node in nodes):
            place = self.organisation.locate_key("policies", self.composer.template.id)
            raise Problems([Diagnostic(place, "nothing is left of the policy", "keep a section, or leave it out")])
        try:
            return self.composer.readings.number(kept)
        except ValueError:
            template, times = self.composer.template, Counter(node.id for node in nodes)
            twice = sorted(name for name, count in times.items() if count > 1)
            hint = "a part inside a loop has no id, so write a list or a table there"
            raise Problems(
                Diagnostic(template.place(name), f"the id {quoted(name)} stands there {times[name]} times", hint)
                for name in twice
            ) from None

    def filled(self, section: Section, filler: Filler) -> Section:
        try:
            return filler.fill(section)
        except ValueError as error:
            place = own_place_in(section.id, self.context) or Location(self.composer.template.file_of(section.id))
            self.problems.append(Diagnostic(place, str(error), "put the value outside the link or the bold words"))
            return section

    def note_missing(self, fields: set[str]) -> None:
        """Note every value that the policy prints and nobody gave."""
        for name in sorted(fields):
            message = f"the policy needs {quoted(as_written(name))}, which nobody gave"
            path, hint = key_path(name, self.composer.template.id), how_to_give(name, self.composer.template.id)
            if name.startswith("law."):
                path, hint = ("jurisdiction",), f'guard the words in the template: when="{name}"'
            self.problems.append(Diagnostic(self.organisation.locate(*path), message, hint))

    def note_dangling(self, dangling: set[str], sections: tuple[Section, ...]) -> None:
        """Note each reference that leads nowhere, at the clause that makes it."""
        template = self.composer.template
        for node in walk(sections) if dangling else ():
            for inline in leaves(node):
                if isinstance(inline, CrossReference) and inline.target in dangling:
                    place = own_place(node.id, self.context) or template.place(node.id)
                    message = f"{quoted(node.id)} refers to {quoted(inline.target)}, which is not in this policy"
                    hint = 'keep that, or give other words: ref("…", otherwise="…")'
                    self.problems.append(Diagnostic(place, message, hint))


def _meta(context: Context, stage: Stage) -> Meta:
    details = context.entry.document
    template, organisation = context.template, context.organisation
    return Meta(
        language=template.language,
        organisation=organisation.name,
        description=f"{template.title} of {organisation.name}",
        author=details.author or "",
        version=details.version or "",
        draft=stage is Stage.DRAFT,
        modified=details.last_review or details.effective_on or details.approved_on,
        front_matter=context.entry.front_matter,
    )
