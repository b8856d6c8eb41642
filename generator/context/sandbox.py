"""Jinja's sandbox: what a template may reach, and how much it may work out.

A template is prose with conditions, lists and values. What prints no words is not there, and what would go on for
very long, or fill the memory, ends with a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from types import CodeType, FunctionType, MethodType
from typing import Any, NoReturn, TypeAlias

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.context.values import Scope, TemplateFault

FILTERS = (
    "abs", "capitalize", "count", "d", "default", "first", "float", "groupby", "int", "items", "join", "last",
    "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse", "round", "select",
    "selectattr", "sort", "string", "title", "trim", "unique", "upper", "wordcount",
)  # fmt: skip
"""Those that lay nothing out and draw no lots. None makes much of little, as `center` or `replace` do."""
MOST_WORK = 1_000_000
"""How many characters a template may put together; `_STEP` for each item of a loop, each call and each file."""
LARGEST_NUMBER = 10**9
_STEP = 20
# Tuples, since a union would be made anew for each name.
_ATTRIBUTED = (LoopContext, jinja2.Undefined)
_INDEXED = (str, list, tuple, dict)
_FUNCTIONS = (FunctionType, MethodType)
_OF_LOOPS = ("_loop_vars", "_block_vars")
"""What Jinja hands on besides, for functions that want all names."""
_COUNTED = "counted item by item"
"""A filter by a name that nobody can write."""

Codes: TypeAlias = dict[tuple[str, str | None, str | None], CodeType]
"""What texts were compiled to, by the text, its name, and the file in which it stands."""
_Called: TypeAlias = nodes.Call | nodes.Filter | nodes.Test


class _Code(CodeGenerator):
    """Makes code that counts what it goes through, and what it puts together."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # Jinja names it
        """Have the items of every loop counted."""
        for loop in list(node.find_all(nodes.For)):
            if loop.recursive:
                self.fail("a loop cannot be recursive here", loop.lineno)
            loop.iter = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno)
        super().visit_Template(node, frame)

    def signature(self, node: _Called, frame: Frame, extra_kwargs: Mapping[str, Any] | None = None) -> None:
        """Refuse names that Python would stumble over, at their line in the template."""
        given = [word.key for word in node.kwargs or ()]
        for name in map(str, given):
            if given.count(name) > 1:
                self.fail(f"{name} is given twice", node.lineno)
            if name.startswith("__"):
                self.fail(f"nothing takes {name}", node.lineno)
        super().signature(node, frame, extra_kwargs)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802  # Jinja names it
        """Have words that are joined by `~` counted."""
        self.write("environment.concat((")
        for part in node.nodes:
            self.write("str(")
            self.visit(part, frame)
            self.write("), ")
        self.write("))")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with limits. A value has no attributes at all and a scope has those that it names."""

    code_generator_class: type[CodeGenerator] = _Code
    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def __init__(self, partials: Mapping[str, str] | None = None, codes: Codes | None = None, **settings: Any) -> None:
        super().__init__(loader=_Partials(partials or {}), **settings)
        self.codes: Codes = {} if codes is None else codes
        # A template has the names that its guide lists, and the same words whenever it is rendered.
        self.globals.clear()
        known = self.filters
        self.filters = {**{name: known[name] for name in FILTERS}, "join": self.joined, _COUNTED: self.counted}
        self.spent = 0

    # ---- what has been compiled

    def template_of(self, source: str, name: str | None = None, file: str | None = None) -> jinja2.Template:
        """Return a text made ready to be rendered; it is compiled the first time."""
        known = self.codes.get((source, name, file))
        if known is None:
            known = self.codes[source, name, file] = self.compile(source, name, file)
        return jinja2.Template.from_code(self, known, {})

    def handle_exception(self, source: str | None = None) -> NoReturn:  # noqa: ARG002  # Jinja names it
        """Let an error pass as it is: the frames that Jinja makes for one hold themselves till garbage is collected."""
        raise  # noqa: PLE0704  # it is called where an error was caught

    # ---- what can be reached

    def getattr(self, obj: object, attribute: str) -> object:
        """Return what stands after a dot, also for filters that look names up; nothing of Python's own."""
        # Mostly it is a name in a scope.
        if isinstance(obj, Scope) and attribute in obj.names:
            return obj.names[attribute]
        if isinstance(obj, _ATTRIBUTED):
            return super().getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: object, argument: Any) -> object:
        """Return what stands in square brackets."""
        if isinstance(obj, Scope) and isinstance(argument, str) and argument in obj.names:
            return obj.names[argument]
        if isinstance(obj, _INDEXED):
            with suppress(TypeError, LookupError):
                return obj[argument]
        return self.undefined(obj=obj, name=str(argument))

    # ---- how much can be worked out

    def spend(self, work: int) -> None:
        """Count work. Raises TemplateFault when it is more than any policy needs."""
        self.spent += work
        if self.spent > MOST_WORK:
            raise TemplateFault("this makes too much text, or goes round too often", "make a loop or a text shorter")

    def concat(self, pieces: Iterable[str]) -> str:
        """Return pieces of text put together. Raises TemplateFault."""
        kept = list(pieces)
        self.spend(sum(map(len, kept)))
        return "".join(kept)

    def joined(self, items: object, separator: object = "", attribute: str | int | None = None) -> str:
        """Return items with a separator between them: the filter `join`."""
        words = _listed(items)
        if attribute is not None:
            words = (self.getattr(item, str(attribute)) for item in words)
        between = str(separator)
        made: list[str] = []
        for word in words:
            made.append(f"{between if made else ''}{word}")
            self.spend(len(made[-1]))
        return "".join(made)

    def counted(self, items: object) -> Iterator[object]:
        """Yield the items of a loop, each of them counted."""
        for item in _listed(items):
            self.spend(_STEP)
            yield item

    def call(self, context: Context, called: object, /, *words: object, **named: object) -> object:
        """Return what a function gives."""
        self.spend(_STEP)
        # A template reaches no functions but those that it was given, and a loop's own. Jinja asks each time whether a
        # function is safe and what else it wants, which takes half of the time of all calls.
        if type(called) in _FUNCTIONS:
            given = {name: value for name, value in named.items() if name not in _OF_LOOPS} if named else named
            try:
                return called(*words, **given)  # type: ignore[operator]  # mypy does not know what was asked
            except TypeError as error:
                # A call that could not begin is the template's fault, and Jinja calls for a template.
                if error.__traceback__ and error.__traceback__.tb_next:
                    raise
        return super().call(context, called, *words, **named)

    def get_template(self, *name: Any, **settings: Any) -> jinja2.Template:
        """Return a file that another one includes."""
        self.spend(_STEP)
        return super().get_template(*name, **settings)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Return a sum, or another calculation with two numbers. Raises TemplateFault when it is none."""
        for given in (left, right):
            if not isinstance(given, int | float):
                str(given)  # which a name that is unknown refuses
                raise TemplateFault(f'"{operator}" is for numbers', "join words with ~")
        if operator == "**" or max(abs(left), abs(right)) > LARGEST_NUMBER:  # type: ignore[arg-type]  # numbers they are
            raise TemplateFault("a policy needs no numbers as large as this", "write the number itself")
        return super().call_binop(context, operator, left, right)


class _Partials(jinja2.DictLoader):
    """The texts that a template may include, compiled as it is itself."""

    def load(self, environment: jinja2.Environment, name: str, _: object = None) -> jinja2.Template:
        """Return an included text. Raises jinja2.TemplateNotFound."""
        assert isinstance(environment, Sandbox)
        source, _, _ = self.get_source(environment, name)
        return environment.template_of(source, name)


def _listed(items: object) -> Iterable[object]:
    if isinstance(items, Iterable):
        return items
    raise TemplateFault("this is no list", "write its name in {{ }}")
