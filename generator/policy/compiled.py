"""A template's prose and conditions, compiled for Jinja's sandbox, in which every value is a token.

The sandbox has no loader but the template's own partials, and an unknown name is a fault.
"""

from __future__ import annotations

import jinja2

from generator.context.context import Context
from generator.context.sandbox import Sandbox
from generator.context.values import Unknown, printed
from generator.diagnostics import Diagnostic, Location, Problems, quoted
from generator.policy.compose_errors import placed
from generator.policy.own_braces import check_values
from generator.template.load import SectionSource, Template, in_our_style
from generator.template.scan import Part


def sandbox(template: Template) -> Sandbox:
    """Return the environment in which a template is rendered."""
    return Sandbox(
        undefined=Unknown,
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # a value prints as a token, so there is nothing to escape
        loader=jinja2.DictLoader(dict(template.partials)),
    )


class CompiledTemplate:
    """A template's sections and conditions, each compiled once; `problems` are those of their braces."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.problems: list[Diagnostic] = []
        self._environment = sandbox(template)
        self._sections = {source.part.id: self._section(source) for source in template.sections}
        self._conditions: dict[str, jinja2.Template] = {}
        by_words: dict[str, jinja2.Template] = {}
        for part in template.parts.values():
            if part.when:
                self._conditions[part.id] = by_words.get(part.when) or self._condition(part, by_words)

    def holds(self, context: Context, part_id: str) -> bool:
        """Tell whether a part's condition is true for an organisation. Raises Problems."""
        with placed(self.template.place(part_id)):
            return bool(self._run(self._conditions[part_id], context))

    def render(self, source: SectionSource, context: Context) -> str:
        """Return the marked Markdown of a section with tokens for values. Raises Problems."""
        with placed(Location(source.file)):
            return self._run(self._sections[source.part.id], context)

    def print_value(self, braces: str, context: Context) -> str:
        """Return what a pair of braces in an organisation's own text prints. Raises Problems, which have no place."""
        with placed(Location("")):
            check_values(self._environment, braces)
            return self._run(self._compile(braces), context)

    def _run(self, compiled: jinja2.Template, context: Context) -> str:
        """Return what `Template.render` would, without a copy of all the names for each of many short texts."""
        environment = self._environment
        environment.spent = 0
        try:
            return environment.concat(compiled.root_render_func(compiled.new_context(context.names, shared=True)))
        except Exception:  # noqa: BLE001  # as `Template.render` does, and it raises again
            environment.handle_exception()

    def _section(self, source: SectionSource) -> jinja2.Template:
        try:
            with placed(Location(source.file)):
                return self._compile(source.text, source.file)
        except Problems as found:
            self.problems.extend(found.diagnostics)
            return self._compile("")

    def _condition(self, part: Part, by_words: dict[str, jinja2.Template]) -> jinja2.Template:
        """Return a condition as a text that is empty when it does not hold."""
        try:
            with placed(self.template.place(part.id)):
                by_words[part.when] = self._readable(part)
                return by_words[part.when]
        except Problems as found:
            self.problems.extend(found.diagnostics)
            return self._compile("yes")

    def _readable(self, part: Part) -> jinja2.Template:
        """Return a condition as a text. Raises Problems when it cannot be read."""
        try:
            self._environment.compile_expression(part.when)  # or what ends the tag early would not be noticed
            return self._compile(f"{{% if {part.when} %}}yes{{% endif %}}")
        except jinja2.TemplateSyntaxError as error:
            message = f"cannot read the condition {quoted(part.when)}: {in_our_style(error.message or '')}"
            hint = "write it like facts.provides_it or not facts.has_staff"
            raise Problems([Diagnostic(self.template.place(part.id), message, hint)]) from None

    def _compile(self, text: str, file: str | None = None) -> jinja2.Template:
        environment = self._environment
        code = environment.compile(text, name=file, filename=file)
        return jinja2.Template.from_code(environment, code, environment.make_globals(None))
