"""The straight line: an organisation and a template become one finished document.

compose, read, adapt, prune, number, fill, resolve: each step takes a value and returns a new one. Numbers do not
depend on values, so references are resolved in the same walk that fills the values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.codes.of_fit import OWN_WORDS, PART_STAYS, VALUE_UNFIT
from generator.context.context import Context, Names
from generator.context.document_details import next_review
from generator.context.names import names_in
from generator.diagnostics import Diagnostic, Location, Problems, coded, collecting, quoted
from generator.document import Document, Meta, Misshapen, Section, SectionKind, is_named_in, walk
from generator.document.whole import whole
from generator.organisation.parse import Organisation
from generator.passes.fill import Filler
from generator.passes.label import label
from generator.passes.resolve import References
from generator.policy.checks.printed import dangling_references, missing_values
from generator.policy.checks.regulator import unmet_without_reason
from generator.policy.checks.roles import unheld_roles
from generator.policy.checks.which_part import NamedPart, Which, named_parts, numbers_of, which_part
from generator.policy.checks.wishes import wish_problems
from generator.policy.compose import Composer
from generator.policy.duties_named import duties_named
from generator.policy.own_words import OwnWords, own_place, own_place_in
from generator.policy.readings import Numbered
from generator.policy.references import references
from generator.policy.selection import Condition, Selection, select, spoken_of
from generator.policy.stage import Stage
from generator.policy.still_open import STUB, Draft, still_open, with_open_keys
from generator.policy.used import unused
from generator.template.load import SectionSource


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished policy, in which values may wait, and the names of what its organisation gave and it does not use.

    `fallen` are the fields whose value another one lent.
    """

    document: Document
    unused: tuple[str, ...]
    fallen: frozenset[str]
    selection: Selection


def write_policy(composer: Composer, organisation: Organisation, stage: Stage = Stage.FINAL) -> Document:
    """Return an organisation's policy. Raises Problems with everything that keeps it from being written."""
    return whole(finish_policy(composer, organisation, stage).document)


def finish_policy(composer: Composer, organisation: Organisation, stage: Stage) -> Finished:
    """Return an organisation's policy: every value filled, every reference found.

    A draft keeps the notes for whoever adopts it, and values that nobody gave. Raises Problems with
    everything that keeps the policy from being written.
    """
    return begin_writing(composer, organisation, stage).finished()


def begin_writing(composer: Composer, organisation: Organisation, stage: Stage) -> Writing:
    """Return the writing of a policy. Raises Problems where it cannot begin."""
    context = composer.context(organisation)
    problems = [*coded(VALUE_UNFIT.id, context.problems), *(unheld_roles(context) if stage is Stage.FINAL else ())]
    if not composer.can_begin(organisation):
        raise Problems(problems + composer.problems)
    return Writing(composer, organisation, context, names_in(context), stage, problems)


@dataclass
class Writing:
    """The writing of one policy; collects what is wrong at each step."""

    composer: Composer
    organisation: Organisation
    context: Context
    names: Names
    stage: Stage
    problems: list[Diagnostic]
    own_words: set[str] = field(default_factory=set)
    """The ids of the clauses that have words of the organisation's own."""
    _named: list[NamedPart] = field(default_factory=list)

    def finished(self) -> Finished:
        """Return the policy. Raises Problems with everything that keeps it from being written."""
        selection = self.selection
        self.refer(selection)
        kept = self.kept(selection, self.which(selection))
        if self.problems:
            self.problems.extend(missing_values(self.missing_in(kept), self.composer.template.id, self.organisation))
            raise Problems(self.problems)
        readings = self.composer.readings
        numbered = self.numbered(kept, readings.number_late if self.stage is Stage.FINAL else readings.number)
        phrases = self.context.phrases if self.stage is Stage.FINAL else with_open_keys(self.context.phrases)
        filler = Filler(phrases, References(numbered.targets), numbered.values)
        filled = tuple([self.filled(section, filler) for section in numbered.sections])
        if self.stage is Stage.FINAL:
            self.problems.extend(missing_values(filler.missing, self.composer.template.id, self.organisation))
        self.problems.extend(dangling_references(filler.references.dangling, filled, self.place_of))
        if self.problems:
            raise Problems(self.problems)
        if self.stage is Stage.DRAFT:
            filled = self.drafted(Draft(filled, numbered.targets, selection, self.composer.asked))
        document = Document(self.context.title, _meta(self.context, self.stage), filled, filler.late)
        left = unused(self.context, filler.printed, lambda: self.deciding(selection))
        return Finished(document, left, frozenset(filler.fallen), selection)

    def refer(self, selection: Selection) -> None:
        """Let the template refer to the parts of a selection."""
        self.names.update(references(self.context, self.composer.template, selection))

    @cached_property
    def selection(self) -> Selection:
        """Which parts stay; wishes that cannot be fulfilled are problems."""
        known = self.composer.compiled.holding(self.names)

        def holds(part_id: str) -> bool:
            condition = self.composer.template.parts[part_id].when
            if condition not in known:
                with collecting(self.problems):
                    known[condition] = self.composer.compiled.holds(self.names, part_id)
            # A fault is told for each part that has the condition, so it is not remembered.
            return known.get(condition, True)

        template, organisation = self.composer.template, self.organisation
        selection = self.chosen(holds, tuple(known.values()))
        self.problems.extend(wish_problems(template, organisation, selection, holds, self.which(selection)))
        if self.stage is Stage.FINAL:
            self.problems.extend(unmet_without_reason(template, organisation, selection))
        return selection

    def chosen(self, holds: Condition, known: tuple[bool, ...]) -> Selection:
        """Return what is chosen of the template; where a condition is at fault none is known, and it is told anew."""
        template, entry = self.composer.template, self.context.entry
        made_from = (*entry.sections.items(), entry.length, self.stage, spoken_of(template, entry), known)

        def choose() -> Selection:
            return select(template, self.organisation, self.stage, holds)

        return self.composer.selections.recall(made_from, choose) if known else choose()

    def kept(self, selection: Selection, which: Which) -> tuple[Section, ...]:
        """Return what stays of each section, not yet filled, with the organisation's own words in it."""
        listing = self.composer.listing_duties
        sources = [each for each in self.composer.template.sections if selection.keeps(each.part.id)]
        late = [each for each in sources if each.part.id in listing]
        read = self.read([each for each in sources if each.part.id not in listing])
        if late:
            early = replace(self, problems=[]).kept_of(read, selection, which)
            self.names["duties"] = duties_named(self.context, early)
            found = {section.id: section for section in (*read, *self.read(late))}
            read = tuple([found[each.part.id] for each in sources if each.part.id in found])
        return self.kept_of(read, selection, which)

    def kept_of(self, read: tuple[Section, ...], selection: Selection, which: Which) -> tuple[Section, ...]:
        """Return what stays of some sections that have been read."""
        own = OwnWords(self.composer, self.context, self.names, selection, which)
        adapted = own.adapted(read)
        self.problems.extend(own.problems)
        self.own_words |= own.placed
        pruned = [self.pruned(section, words, selection) for section, words in zip(read, adapted, strict=True)]
        return tuple([kept for kept in pruned if kept])

    def pruned(self, section: Section, own: Section, selection: Selection) -> Section | None:
        """Return what stays of a section; what has words of the organisation's own is like no other's."""
        try:
            left = self.composer.readings.prune(section, selection)
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
            told = coded(OWN_WORDS.id, problems.diagnostics)
            self.problems.extend(replace(problem, location=place) for problem in told)
            return None

    def read(self, sources: Iterable[SectionSource]) -> tuple[Section, ...]:
        """Return each section, as read."""
        found = []
        for source in sources:
            with collecting(self.problems):
                text = self.composer.compiled.render(source, self.names)
                found.append(self.composer.readings.read(source, text))
        return tuple(found)

    def deciding(self, selection: Selection) -> frozenset[str]:
        """Return the names that decided which parts there are and what they say."""
        return self.composer.asked.deciding(selection)

    # ---- what people call a part

    def which(self, selection: Selection) -> Which:
        """Return what tells which part somebody meant by a word that is no id."""
        return lambda word, fitting: which_part(word, self.named(selection), fitting)

    def named(self, selection: Selection) -> Sequence[NamedPart]:
        """Return all parts by their names: with the numbers of the policy without what is wrong in it, if it can be."""
        if not self._named:
            numbers: dict[str, str] = {}
            with suppress(Problems, Misshapen):
                self.refer(selection)
                kept = replace(self, problems=[]).kept(selection, lambda *_: "")
                numbers = numbers_of(self.composer.readings.number(kept).sections)
            self._named.extend(named_parts(self.composer.template, numbers))
        return self._named

    # ---- what must hold at the end

    def place_of(self, part_id: str) -> Location:
        """Return where the words of a part were written: by the organisation, or in the template."""
        return own_place(part_id, self.context) or self.composer.template.place(part_id)

    def missing_in(self, kept: tuple[Section, ...]) -> set[str]:
        """Return the values that sections print and nobody gave, also where there will be no policy."""
        if self.stage is Stage.DRAFT:
            return set()
        filler = Filler(self.context.phrases, References({}))
        for each in kept:
            with suppress(ValueError):
                filler.fill(each)
        # That nobody holds a role is told already, and so is that nobody owns the document.
        return {name for name in filler.missing if not name.startswith("roles.") and name != "document.owner"}

    def numbered(self, kept: tuple[Section, ...], number: Callable[[Sequence[Section]], Numbered]) -> Numbered:
        """Return the sections numbered. Raises Problems when there is nothing in them, or an id stands twice."""
        if not any(node.blocks for node in walk(kept)):
            place = self.organisation.locate_key("policies", self.composer.template.id)
            hint = "keep a section, or leave it out"
            raise Problems([Diagnostic(place, "nothing is left of the policy", hint, code=PART_STAYS.id)])
        first = (STUB,) if self.stage is Stage.DRAFT else ()
        lead = [each for each in kept if each.kind is SectionKind.LEAD]
        try:
            numbered = number((*lead, *first, *kept[len(lead) :]))
        except Misshapen:
            template, times = self.composer.template, Counter(node.id for node in walk(kept))
            twice = sorted(name for name, count in times.items() if count > 1)
            hint = "a part inside a loop has no id, so write a list or a table there"
            raise Problems(
                Diagnostic(template.place(name), f"the id {quoted(name)} stands there {times[name]} times", hint)
                for name in twice
            ) from None
        self.context.targets.update(numbered.targets)
        return numbered

    def drafted(self, draft: Draft) -> tuple[Section, ...]:
        """Return the sections as a draft shows them: what is open under the lead, and each part with its id."""
        known = replace(STUB, blocks=still_open(self.context, draft))
        return tuple(replace(known, slug=it.slug) if it.id == STUB.id else label(it) for it in draft.sections)

    def filled(self, section: Section, filler: Filler) -> Section:
        """Return a section filled, or as it is where a value does not fit; a draft marks its values, so none waits."""
        try:
            return filler.fill_late(section) if self.stage is Stage.FINAL else filler.fill(section)
        except Misshapen as broken:
            place = own_place_in(section.id, self.context) or Location(self.composer.template.file_of(section.id))
            self.problems.append(Diagnostic(place, broken.rule, broken.hint, code=OWN_WORDS.id))
            return section


def _meta(context: Context, stage: Stage) -> Meta:
    details = context.entry.document
    template, organisation = context.template, context.organisation
    is_named = is_named_in(context.title, organisation.name)
    return Meta(
        language=template.language,
        organisation=organisation.name,
        description=context.title if is_named else f"{context.title} of {organisation.name}",
        author=details.author or "",
        version=details.version or "",
        draft=stage is Stage.DRAFT,
        next_review=next_review(details),
        modified=details.last_review or details.effective_on or details.approved_on,
        status=details.status or "",
        site=context.entry.site or "",
        front_matter=context.entry.front_matter,
    )
