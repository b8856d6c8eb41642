"""A template's prose and conditions, compiled for Jinja's sandbox, in which every value is a token.

The sandbox has no loader but the template's own partials, and an unknown name is a fault.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import jinja2

from generator.context.context import Names
from generator.context.sandbox import Codes, Sandbox
from generator.context.values import Unknown, printed
from generator.diagnostics import Diagnostic, Location, Problems, collecting, quoted
from generator.document.memory import Memory
from generator.policy.compose_errors import placed, raise_placed
from generator.policy.own_braces import check_values
from generator.template.load import SectionSource, Template, in_our_style
from generator.template.scan import Part

_MOST_VALUES = 1_000
"""How many pairs of braces of organisations are remembered: most write the same few."""

_MOST_TEXTS = 1_000
"""How many texts of sections are remembered: as many as readings of them, and they are the same."""


def sandbox(template: Template, codes: Codes | None) -> Sandbox:
    """Return the environment in which a template is rendered, with what of it has been compiled already."""
    return Sandbox(
        template.partials,
        codes,
        undefined=Unknown,
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # a value prints as a token, so there is nothing to escape
    )


class CompiledTemplate:
    """A template's sections and conditions, each made ready when it is first wanted; all have been compiled.

    `codes` is what they were compiled to, where that has been done before: then all of them are in order.
    """

    def __init__(self, template: Template, codes: Codes | None = None) -> None:
        self.template = template
        self.problems: list[Diagnostic] = []
        """Those of their braces."""
        self._environment = sandbox(template, codes)
        self._sections: dict[str, jinja2.Template] = {}
        self._conditions: dict[str, jinja2.Template] = {}
        self._values: Memory[str, jinja2.Template] = Memory(_MOST_VALUES)
        self._texts: Memory[tuple[str, ...], str] = Memory(_MOST_TEXTS)
        if codes is None:
            self._compile_all()

    @property
    def codes(self) -> Codes:
        """What has been compiled."""
        return self._environment.codes

    def holds(self, names: Names, part_id: str) -> bool:
        """Tell whether a part's condition is true for an organisation. Raises Problems."""
        with placed(self.template.place(part_id)):
            return bool(self._run(self._condition(self.template.parts[part_id].when), names))

    def holding(self, names: Names) -> dict[str, bool]:
        """Return whether each condition is true for an organisation; none of them where one is at fault.

        At once they take a fifth of the time that they take one by one.
        """
        try:
            found = self._run(self._every_condition, names)
        except Exception:  # noqa: BLE001  # whoever asks for the one at fault is told
            return {}
        return dict(zip(self._whens, map(bool, map(int, found)), strict=True))

    @cached_property
    def _whens(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part.when for part in self.template.parts.values() if part.when))

    @cached_property
    def _every_condition(self) -> jinja2.Template:
        """All conditions as a text with a 1 for each that holds, and a 0 for any other."""
        each = [f"{{% if {when} %}}1{{% else %}}0{{% endif %}}" for when in self._whens]
        return self._environment.template_of("".join(each))

    def render(self, source: SectionSource, names: Names) -> str:
        """Return the marked Markdown of a section with tokens for values. Raises Problems."""
        try:
            # By its pieces, which are the template's own: to put a long text together and to hash it takes longer.
            pieces = tuple(self._pieces(self._section(source), names))
            return self._texts.recall(pieces, lambda: self._environment.concat(pieces))
        except Exception as error:
            # Not a block that is `placed`: to enter one takes as long as a short section.
            raise_placed(error, Location(source.file))
            raise

    def print_value(self, braces: str, names: Names) -> str:
        """Return what a pair of braces in an organisation's own text prints. Raises Problems, which have no place."""
        with placed(Location("")):
            return self._run(self._values.recall(braces, lambda: self._value(braces)), names)

    def _run(self, compiled: jinja2.Template, names: Names) -> str:
        return self._environment.concat(self._pieces(compiled, names))

    def _pieces(self, compiled: jinja2.Template, names: Names) -> Iterable[str]:
        """Return what `Template.generate` would, without a copy of all the names for each of many short texts."""
        self._environment.spent = 0
        return compiled.root_render_func(compiled.new_context(names, shared=True))

    def _section(self, source: SectionSource) -> jinja2.Template:
        if source.part.id not in self._sections:
            self._sections[source.part.id] = self._environment.template_of(source.text, source.file, source.file)
        return self._sections[source.part.id]

    def _condition(self, when: str) -> jinja2.Template:
        """Return a condition as a text that is empty when it does not hold."""
        if when not in self._conditions:
            self._conditions[when] = self._environment.template_of(f"{{% if {when} %}}yes{{% endif %}}")
        return self._conditions[when]

    def _value(self, braces: str) -> jinja2.Template:
        """Return a pair of braces in an organisation's own text. Raises TemplateFault where they print no value."""
        check_values(self._environment, braces)
        # Not kept with the template's own: there are as many as organisations write.
        code = self._environment.compile(braces)
        return jinja2.Template.from_code(self._environment, code, {})

    # ---- all of them, to find what is wrong

    def _compile_all(self) -> None:
        for source in self.template.sections:
            with collecting(self.problems), placed(Location(source.file)):
                self._section(source)
        for part in self.template.parts.values():
            if part.when:
                with collecting(self.problems), placed(self.template.place(part.id)):
                    self._check_condition(part)

    def _check_condition(self, part: Part) -> None:
        """Compile a condition. Raises Problems when it cannot be read."""
        if part.when in self._conditions:
            return
        try:
            self._environment.compile_expression(part.when)  # or what ends the tag early would not be noticed
            self._condition(part.when)
        except jinja2.TemplateSyntaxError as error:
            message = f"cannot read the condition {quoted(part.when)}: {in_our_style(error.message or '')}"
            hint = "write it like facts.provides_it or not facts.has_staff"
            raise Problems([Diagnostic(self.template.place(part.id), message, hint)]) from None
