"""What a template sees of the organisation: values that print as tokens, in named scopes.

A `Value` never gives its text to a template: printed, joined or filtered, it is one opaque character.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NoReturn

import jinja2

from generator.diagnostics import did_you_mean, quoted
from generator.passes.phrases import Phrase


class TemplateFault(Exception):
    """Something a template asked for that cannot be given; the composer adds the place."""

    def __init__(self, message: str, hint: str = "") -> None:
        self.message, self.hint = message, hint
        super().__init__(message)


# Nobody changes one. It is not frozen, since there are hundreds in each policy, and they would take twice the time.
@dataclass(slots=True, eq=False, repr=False)
class Value:
    """One value of the organisation. It prints as its token, is true when given, and equals its text.

    What it holds is for the program alone: the sandbox keeps a template from all of it.
    """

    token: str
    text: str | None
    phrase: Phrase

    def __str__(self) -> str:
        return self.token

    __repr__ = __html__ = __str__

    def __bool__(self) -> bool:
        return self.text is not None

    def __eq__(self, other: object) -> bool:
        return self.text == (other.text if isinstance(other, Value) else other)

    def __hash__(self) -> int:
        return hash(self.text)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Code:
    """A word of ours for one of a few answers, such as `england-wales`: for conditions, and never printed.

    It equals its text. The hint says what to print instead.
    """

    text: str
    hint: str = ""

    def __str__(self) -> str:
        raise TemplateFault(f"{quoted(self.text)} is a code for conditions, not words", self.hint or WRITE_WORDS)

    __repr__ = __html__ = __str__

    def __bool__(self) -> bool:
        return self.text != ""

    def __eq__(self, other: object) -> bool:
        return self.text == (other.text if isinstance(other, Code) else other)

    def __hash__(self) -> int:
        return hash(self.text)


WRITE_WORDS = "write the words; in a template, use it in {% if %} or {% for %}"


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """Named things a template may use after a dot: `facts.provides_it`."""

    label: str
    names: Mapping[str, object]

    def __getitem__(self, name: str) -> object:
        return self.names[name]

    def __str__(self) -> str:
        return self.label

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)


class Unknown(jinja2.StrictUndefined):
    """A name that nothing stands behind: using it in any way is a fault with the nearest known name."""

    def _fail_with_undefined_error(self, *_: object, **__: object) -> NoReturn:
        name = str(self._undefined_name)
        scope = self._undefined_obj
        if isinstance(scope, Scope):
            raise TemplateFault(f"unknown name {quoted(f'{scope}.{name}')}", did_you_mean(name, scope))
        raise TemplateFault(f"unknown name {quoted(name)}", "see templates/README.md for the names a template may use")

    __str__ = __iter__ = __len__ = __bool__ = __eq__ = __ne__ = __hash__ = _fail_with_undefined_error
    __contains__ = __call__ = __getitem__ = __add__ = __radd__ = _fail_with_undefined_error


def printed(value: object) -> str:
    """Return what `{{ value }}` puts into the Markdown: Jinja's finalize hook.

    Raises TemplateFault for anything that is not words: nothing, a yes or no, a list, a function.
    """
    if isinstance(value, Value):
        return value.token
    if isinstance(value, str):
        return value
    if isinstance(value, Code):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, jinja2.Undefined):
        return str(value)
    if callable(value):
        name = getattr(value, "__name__", "it")
        raise TemplateFault(f"{name} needs brackets", f'write {name}("…")')
    raise TemplateFault("this is a condition or a list, not words", WRITE_WORDS)
