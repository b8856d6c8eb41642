"""Render a template's sections to Markdown in which every value is a token.

A `Composer` belongs to one template and serves every organisation. Jinja runs in its sandbox, with
no loader but the template's own partials, and an unknown name is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import jinja2

from generator.context.context import Context
from generator.context.names import make_context
from generator.context.values import Sandbox, TemplateFault, Unknown, Value, printed
from generator.diagnostics import Diagnostic, Location, Problems, did_you_mean, quoted
from generator.document import Document, Meta, Placeholder, Section, SectionKind, Target, Text
from generator.organisation.parse import Organisation
from generator.passes.number import number
from generator.passes.phrases import TOKEN_RANGE, Tokens, reference_phrase
from generator.passes.prune import dangling_lead_ins, prune, without_guidance
from generator.passes.resolve import targets_of
from generator.policy.checklist import unknown_points
from generator.policy.compose_errors import placed
from generator.policy.read_markdown import Reading, read_markdown, shape_hint
from generator.policy.selection import Selection
from generator.policy.stage import Stage
from generator.source.characters import refused_characters
from generator.template.load import SectionSource, Template, in_our_style, scanning_environment, syntax_problem
from generator.template.scan import scan_section

_TOKEN = re.compile(f"({TOKEN_RANGE})")


class Composer:
    """One template made ready: its sections compiled, its conditions compiled, its readings remembered."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.tokens = Tokens()
        self.environment = Sandbox(
            undefined=Unknown,
            finalize=printed,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,  # a value prints as a token, so there is nothing to escape
            loader=jinja2.DictLoader(dict(template.partials)),
        )
        # A template has the names that its guide lists, and the same words whenever it is rendered.
        self.environment.globals.clear()
        del self.environment.filters["random"]
        self.problems: list[Diagnostic] = list(unknown_points(template))
        self.sections = {source.part.id: self._compiled(source.file, source.text) for source in template.sections}
        compiled: dict[str, jinja2.Template] = {}
        self.conditions: dict[str, jinja2.Template] = {
            part.id: self._condition(part.id, compiled) for part in template.parts.values() if part.when
        }
        self.readings: dict[tuple[str, str], Section] = {}
        self.numberings: dict[tuple[int, ...], Numbered] = {}
        self.prunings: dict[tuple[str, str, frozenset[str], Stage], Section | None] = {}

    def context(self, organisation: Organisation) -> Context:
        """Return the context of an organisation's policy."""
        if len(self.tokens.names) > _MOST_TOKENS:
            self._forget()
        return make_context(self.template, organisation, self.tokens)

    def _forget(self) -> None:
        """Begin with fresh tokens, and so without what was read with the old ones."""
        self.tokens = Tokens()
        for memory in (self.readings, self.prunings, self.numberings):
            memory.clear()

    def holds(self, context: Context, part_id: str) -> bool:
        """Tell whether a part's condition is true for an organisation. Raises Problems."""
        with placed(self.template.place(part_id)):
            return bool(self._run(self.conditions[part_id], context))

    def render(self, source: SectionSource, context: Context) -> str:
        """Return the Markdown of a section with tokens for values. Raises Problems."""
        with placed(Location(source.file)):
            return self._run(self.sections[source.part.id], context)

    def _run(self, compiled: jinja2.Template, context: Context) -> str:
        """Return what `Template.render` would, without a copy of all the names for each of many short texts."""
        try:
            return self.environment.concat(compiled.root_render_func(compiled.new_context(context.names, shared=True)))
        except Exception:  # noqa: BLE001  # as `Template.render` does, and it raises again
            self.environment.handle_exception()

    def read(self, source: SectionSource, text: str) -> Section:
        """Return what a rendered section says; equal texts are read once. Raises Problems."""
        part = source.part
        key = (part.id, text)
        if key not in self.readings:
            _bound(self.readings)
            reading = read_markdown(text, source.file, part.id)
            try:
                kind = SectionKind(source.kind)
                self.readings[key] = Section(part.id, part.title, kind, reading.blocks, reading.sections)
            except ValueError as error:
                raise Problems([Diagnostic(Location(source.file, 1), str(error), shape_hint(error))]) from None
        return self.readings[key]

    def prune(self, text: str, section: Section, selection: Selection) -> Section | None:
        """Return what is left of a section read from a text; equal texts that lose the same parts are pruned once.

        Raises Problems.
        """
        key = (section.id, text, selection.dropped_in(section.id), selection.stage)
        if key not in self.prunings:
            _bound(self.prunings)
            self.prunings[key] = self.prune_afresh(section, selection)
        return self.prunings[key]

    def prune_afresh(self, section: Section, selection: Selection) -> Section | None:
        """Return what a selection leaves of a section; a final policy has no notes to whoever adopts it.

        Raises Problems where what is left has no shape, or a lead-in leads in nothing.
        """
        final = selection.stage is Stage.FINAL
        place = Location(self.template.file_of(section.id))
        try:
            left = prune(without_guidance(section) if final else section, selection.keeps)
        except ValueError as error:
            raise Problems([Diagnostic(place, str(error), shape_hint(error))]) from None
        hint = "add a list, or end the words with a full stop"
        dangling = dangling_lead_ins(left) if left and final else ()
        problems = [Diagnostic(place, f"nothing follows the words {quoted(words)}", hint) for words in dangling]
        if problems:
            raise Problems(problems)
        return left

    def number(self, sections: tuple[Section, ...]) -> Numbered:
        """Return the sections numbered: values do not matter, so what takes the same branches is numbered once."""
        key = tuple(map(id, sections))
        if key not in self.numberings:
            _bound(self.numberings, limit=_NUMBERINGS)
            document = number(Document(self.template.title, _NOBODY, sections))
            # The sections are kept too, so that their addresses stay theirs.
            self.numberings[key] = Numbered(sections, document.sections, targets_of(document))
        return self.numberings[key]

    def read_own_text(self, words: OwnText, context: Context) -> Reading:
        """Return what an organisation's own clause says. Raises Problems."""
        place = words.place
        with placed(place):
            scan = scan_section(words.section, place.file, words.text, scanning_environment(), place.line)
            _only_values(self.environment, words.text)
            text = self.environment.from_string(scan.text).render(context.names)
        marked = [Location(place.file, part.line) for part in scan.parts]
        hint = "remove what stands in {: }"
        attributes = [Diagnostic(where, "a clause of your own takes no attributes", hint) for where in marked]
        if problems := [*scan.problems, *attributes]:
            raise Problems(problems)
        return read_markdown(text, place.file, words.section)

    def _compiled(self, file: str, text: str) -> jinja2.Template:
        try:
            code = self.environment.compile(text, name=file, filename=file)
            return jinja2.Template.from_code(self.environment, code, self.environment.make_globals(None))
        except jinja2.TemplateSyntaxError as error:
            self.problems.append(syntax_problem(file, error))
            return self.environment.from_string("")

    def _condition(self, part_id: str, compiled: dict[str, jinja2.Template]) -> jinja2.Template:
        """Return a condition as a text that is empty when it does not hold."""
        part = self.template.parts[part_id]
        try:
            if part.when not in compiled:
                self.environment.compile_expression(part.when)  # or what ends the tag early would not be noticed
                compiled[part.when] = self.environment.from_string(f"{{% if {part.when} %}}yes{{% endif %}}")
            return compiled[part.when]
        except jinja2.TemplateSyntaxError as error:
            message = f"cannot read the condition {quoted(part.when)}: {in_our_style(error.message or '')}"
            hint = "write it like facts.provides_it or not facts.has_staff"
            self.problems.append(Diagnostic(self.template.place(part_id), message, hint))
            return self.environment.from_string("yes")


def _bound(memory: dict[Any, Any], limit: int = 1000) -> None:
    """Forget everything when there is much: memory must not grow with the number of organisations."""
    if len(memory) >= limit:
        memory.clear()


_MOST_TOKENS = 30_000
"""Half of what there are: organisations bring names of their own, and the next one must find room."""
_NUMBERINGS = 20
"""How many whole numbered policies are remembered; each is large."""
_NOBODY = Meta("en-GB", "", "")


@dataclass(frozen=True, slots=True)
class Numbered:
    """Sections before and after numbering, and what references may call each part."""

    unnumbered: tuple[Section, ...]
    sections: tuple[Section, ...]
    targets: Mapping[str, Target]


@dataclass(frozen=True, slots=True)
class OwnText:
    """Markdown that an organisation wrote: for which section, and where it stands in the file."""

    section: str
    text: str
    place: Location


def _only_values(environment: jinja2.Environment, text: str) -> None:
    """Own words may print values and references; all the rest of Jinja is refused.

    Raises TemplateFault.
    """
    for node in environment.parse(text).find_all(jinja2.nodes.Node):
        if not _is_value(node):
            raise TemplateFault(
                "only values and references work here, not the rest of the template language",
                'write {{ role("…") }}, {{ ref("…") }} or another name from the template guide',
            )


def _is_value(node: jinja2.nodes.Node) -> bool:
    """Tell whether a piece of a template is a name, a name within a name, a function called, or plain words."""
    match node:
        case jinja2.nodes.Output():
            return not any(isinstance(child, jinja2.nodes.Const) for child in node.nodes)
        case jinja2.nodes.Getattr():
            return isinstance(node.node, jinja2.nodes.Name | jinja2.nodes.Getattr)
        case jinja2.nodes.Call():
            return isinstance(node.node, jinja2.nodes.Name)
        case jinja2.nodes.Const():
            return isinstance(node.value, str) and not any(refused_characters(node.value))
        case _:
            plain = (jinja2.nodes.Template, jinja2.nodes.TemplateData, jinja2.nodes.Name, jinja2.nodes.Keyword)
            return isinstance(node, plain)


_WITHOUT_NUMBER = ("bullet", "paragraph", "table")


def add_references(context: Context, template: Template, selection: Selection) -> None:
    """Give the context its two functions that look at the policy itself: `ref` and `has`."""
    own = {extra.clause_id for extra in context.entry.extra}

    def known(target: str) -> None:
        if target not in template.parts and target not in own:
            raise TemplateFault(f"unknown section or clause {quoted(target)}", did_you_mean(target, template.parts))

    def ref(target: str, otherwise: str | Value = "") -> Value:
        known(target)
        part = template.parts.get(target)
        if part and part.kind in _WITHOUT_NUMBER:
            message = f"{quoted(target)} is a {part.kind}, which nothing can refer to"
            raise TemplateFault(message, "refer to the clause or section that holds it")
        words = str(otherwise)
        return context.of(f"ref:{target}|{words}", target, reference_phrase(target, tuple(_plain_inlines(words))))

    def has(target: str) -> bool:
        known(target)
        return selection.keeps(target)

    context.names.update(ref=ref, has=has)


def _plain_inlines(words: str) -> Iterator[Text | Placeholder]:
    """Yield plain words and the tokens in them, unread as Markdown."""
    for piece in _TOKEN.split(words):
        if _TOKEN.fullmatch(piece):
            yield Placeholder(piece, None, piece)
        elif piece:
            yield Text(piece)
