"""The straight line: an organisation and a template become one finished document.

compose, read, adapt, prune, number, fill, resolve: each step takes a value and returns a new one. Numbers do not
depend on values, so references are resolved in the same walk that fills the values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.adapt import insert_after, reword, takes_clauses
from generator.checklist import unmet_without_reason
from generator.compose import Composer, OwnWords, TemplateProblem, add_references, own_ids
from generator.context import Context
from generator.diagnostics import Diagnostic, Location, Problems, Severity, did_you_mean, quoted
from generator.document import (
    Block,
    Clause,
    CrossReference,
    Document,
    Meta,
    Paragraph,
    Placeholder,
    Section,
    walk,
)
from generator.fill import Filler
from generator.names import unheld_roles
from generator.organisation import Organisation
from generator.resolve import References
from generator.scan import ID
from generator.selection import Selection, Stage, select
from generator.template import Template
from generator.traverse import leaves


def write_policy(composer: Composer, organisation: Organisation, stage: Stage = Stage.FINAL) -> Document:
    """Return an organisation's policy: every value filled, every reference found.

    A draft keeps the notes for whoever adopts it, and values that nobody gave. Raises Problems with
    everything that keeps the policy from being written.
    """
    context = composer.context(organisation)
    if stage is Stage.FINAL:
        context.problems.extend(unheld_roles(context))
    _stop_if(context.problems + composer.problems)
    return _Writing(composer, organisation, context, stage).document()


def weak_fallbacks(document: Document, template: Template, organisation: Organisation) -> Iterator[Diagnostic]:
    """Yield a warning for each duty of a policy that fell back to a role which weakens it."""
    found = (inline for node in walk(document.sections) for inline in leaves(node) if isinstance(inline, Placeholder))
    fallen = {inline.field.removeprefix("roles."): inline for inline in found if inline.source != inline.field}
    for name, spec in template.roles.items():
        if spec.warn and name in fallen:
            message = f"nobody is named as {name}, so the {fallen[name].value} {spec.duty}"
            hint = f"name somebody else under roles: {name}:"
            yield Diagnostic(organisation.locate_key("roles"), message, hint, Severity.WARNING)


@dataclass
class _Writing:
    """The writing of one policy; collects what is wrong at each step."""

    composer: Composer
    organisation: Organisation
    context: Context
    stage: Stage
    problems: list[Diagnostic] = field(default_factory=list)

    def document(self) -> Document:
        selection = self.select()
        add_references(self.context, self.composer.template, selection, own_ids(self.context))
        kept = self.kept(selection)
        _stop_if(self.problems)
        numbered = self.composer.number(kept)
        filler = Filler(self.context.phrases, References(numbered.targets))
        filled = tuple(self.filled(section, filler) for section in numbered.sections)
        _stop_if(self.problems)
        if self.stage is Stage.FINAL:
            self.note_missing(filler.missing)
        self.note_dangling(filler.references.dangling, filled)
        _stop_if(self.problems)
        return Document(self.composer.template.title, _meta(self.context, self.stage), filled)

    def select(self) -> Selection:
        faults: list[Diagnostic] = []
        known: dict[str, bool] = {}

        def holds(part_id: str) -> bool:
            condition = self.composer.template.parts[part_id].when
            if condition not in known:
                try:
                    known[condition] = self.composer.holds(self.context, part_id)
                except TemplateProblem as problem:
                    # Told for each part that has the condition, so not remembered.
                    faults.append(problem.diagnostic)
                    return True
            return known[condition]

        selection, problems = select(self.composer.template, self.organisation, self.stage, holds)
        unmet = unmet_without_reason(self.composer.template, self.organisation, selection)
        _stop_if([*faults, *problems, *(unmet if self.stage is Stage.FINAL else ())])
        return selection

    def kept(self, selection: Selection) -> tuple[Section, ...]:
        """Return what stays of each section, not yet filled, with the organisation's own words in it."""
        read = tuple(self.read(selection))
        adapted = self.adapt(tuple(section for _, section in read), selection)
        pruned = [self.pruned(*found, own, selection) for found, own in zip(read, adapted, strict=True)]
        return tuple(section for section in pruned if section)

    def pruned(self, text: str, section: Section, own: Section, selection: Selection) -> Section | None:
        """Return what stays of a section; what has words of the organisation's own is like no other's."""
        try:
            if own is section:
                return self.composer.prune(text, section, selection)
            return self.composer.prune_afresh(own, selection)
        except Problems as problems:
            self.problems.extend(problems.diagnostics)
            return None

    def read(self, selection: Selection) -> Iterator[tuple[str, Section]]:
        """Yield the text of each section that stays, and the section as read."""
        for source in self.composer.template.sections:
            if selection.keeps(source.part.id):
                try:
                    text = self.composer.render(source, self.context)
                    yield text, self.composer.read(source, text)
                except TemplateProblem as problem:
                    self.problems.append(problem.diagnostic)
                except Problems as problems:
                    self.problems.extend(problems.diagnostics)

    # ---- the organisation's own words

    def adapt(self, sections: tuple[Section, ...], selection: Selection) -> tuple[Section, ...]:
        entry = self.context.entry
        if not (entry.wording or entry.extra):
            return sections
        by_id = {section.id: section for section in sections}
        clauses = {node.id for node in walk(sections) if isinstance(node, Clause)}
        for clause_id, text in entry.wording.items():
            path = ("wording", clause_id)
            section = clause_id.partition(".")[0]
            if self.is_clause(clause_id, clauses, selection, path):
                blocks = self.own_blocks(section, text, path)
                if blocks:
                    by_id[section] = reword(by_id[section], clause_id, blocks)
        for position, extra in enumerate(entry.extra):
            section = extra.after.partition(".")[0]
            clause_id = f"{section}.{extra.id}"
            if self.can_add(clause_id, extra.after, by_id, position):
                blocks = self.own_blocks(section, extra.text, ("extra", position, "text"))
                if blocks:
                    by_id[section] = insert_after(by_id[section], extra.after, Clause(clause_id, blocks))
        return tuple(by_id.values())

    def is_clause(self, clause_id: str, clauses: set[str], selection: Selection, path: tuple[str | int, ...]) -> bool:
        if clause_id in clauses and selection.keeps(clause_id):
            return True
        if clause_id in self.composer.template.parts and not selection.keeps(clause_id):
            reason = selection.dropped[clause_id]
            self.at_key(path, f"{quoted(clause_id)} is not in this policy: {reason}", "remove this wording")
        else:
            self.at_key(path, f"unknown clause {quoted(clause_id)}", did_you_mean(clause_id, clauses))
        return False

    def can_add(self, clause_id: str, after: str, by_id: dict[str, Section], position: int) -> bool:
        ids = {node.id for node in walk(tuple(by_id.values()))}
        path: tuple[str | int, ...] = ("extra", position)
        known = ids | set(self.composer.template.parts)
        if not ID.fullmatch(clause_id.partition(".")[2]):
            self.at(
                (*path, "id"),
                f"the id {quoted(clause_id.partition('.')[2])} is not in small letters, digits and hyphens",
                "rename it, for example our-buddy-rule",
            )
        elif clause_id in known:
            self.at((*path, "id"), f"the id {quoted(clause_id)} is taken", "choose another")
        elif after not in ids:
            self.at(
                (*path, "after"),
                f"there is no section or clause {quoted(after)} in this policy",
                did_you_mean(after, ids),
            )
        elif not takes_clauses(by_id[after.partition(".")[0]], after):
            self.at(
                (*path, "after"),
                f"{quoted(after)} has sub-sections or no numbers, so a clause cannot stand at its end",
                "name one of its clauses",
            )
        else:
            return True
        return False

    def own_blocks(self, section: str, text: str, path: tuple[str | int, ...]) -> tuple[Block, ...]:
        """Return the blocks of the organisation's own Markdown: paragraphs, bullets, tables."""
        place = self.organisation.locate_text("policies", self.composer.template.id, *path)
        try:
            reading = self.composer.read_own_words(OwnWords(section, text, place), self.context)
        except TemplateProblem as problem:
            self.problems.append(problem.diagnostic)
            return ()
        except Problems as problems:
            self.problems.extend(problems.diagnostics)
            return ()
        blocks = tuple(block for block in reading.blocks if not isinstance(block, Clause))
        if reading.sections or len(blocks) < len(reading.blocks) or not blocks or not isinstance(blocks[0], Paragraph):
            self.problems.append(
                Diagnostic(
                    place, "a clause is a paragraph, then paragraphs or bullets", "leave out headings and numbers"
                )
            )
            return ()
        return blocks

    # ---- what must hold at the end

    def filled(self, section: Section, filler: Filler) -> Section:
        try:
            return filler.fill(section)
        except ValueError as error:
            place = Location(self.composer.template.file_of(section.id))
            self.problems.append(Diagnostic(place, str(error), "put the value outside the link or the bold words"))
            return section

    def note_missing(self, fields: set[str]) -> None:
        """Note every value that the policy prints and nobody gave."""
        for name in sorted(fields):
            steps = name.split(".")
            path = ("policies", self.composer.template.id, *steps) if steps[0] == "document" else tuple(steps)
            message = f"the policy needs {quoted(name)}, which nobody gave"
            hint = f"add {steps[-1]}: under {', '.join(path[:-1])}" if len(path) > 1 else f"add {name}:"
            self.problems.append(Diagnostic(self.organisation.locate(*path), message, hint))

    def note_dangling(self, dangling: set[str], sections: tuple[Section, ...]) -> None:
        """Note each reference that leads nowhere, at the clause that makes it."""
        template = self.composer.template
        for node in walk(sections) if dangling else ():
            for inline in leaves(node):
                if isinstance(inline, CrossReference) and inline.target in dangling:
                    own = node.id not in template.parts
                    place = self.organisation.locate() if own else template.place(node.id)
                    message = f"{quoted(node.id)} refers to {quoted(inline.target)}, which is not in this policy"
                    hint = 'keep that, or give other words: ref("…", otherwise="…")'
                    self.problems.append(Diagnostic(place, message, hint))

    def at(self, path: tuple[str | int, ...], message: str, hint: str) -> None:
        place = self.organisation.locate("policies", self.composer.template.id, *path)
        self.problems.append(Diagnostic(place, message, hint))

    def at_key(self, path: tuple[str | int, ...], message: str, hint: str) -> None:
        place = self.organisation.locate_key("policies", self.composer.template.id, *path)
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


def _stop_if(problems: list[Diagnostic]) -> None:
    if problems:
        raise Problems(problems)
