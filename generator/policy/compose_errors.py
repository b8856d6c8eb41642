"""What goes wrong while a template is rendered, as a diagnostic at the template's own line.

Whatever the template's own code, or Jinja for it, raises is the template's fault. What our own code raises is ours,
and is passed on.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import jinja2

from generator.context.values import TemplateFault
from generator.diagnostics import Diagnostic, Location, Problems, quoted
from generator.template.load import in_our_style, syntax_problem

_CALL = re.compile(r"(?:\w+\.|.*<locals>\.)*(\w+)\(\) (?:missing|takes|got)")
_TEMPLATE = "__jinja_template__"
"""The name of the template that stands beside its code."""
_CHECK = "check the braces on this line"


@contextmanager
def placed(location: Location) -> Iterator[None]:
    """Turn a fault of the template inside the block into Problems with its line."""
    try:
        yield
    except Exception as error:
        raise_placed(error, location)
        raise


def raise_placed(error: Exception, location: Location) -> None:
    """Raise Problems with its line where an error is a fault of the template. Any other is for whoever caught it."""
    match error:
        case jinja2.TemplateSyntaxError():
            told = syntax_problem(location.file, error)
            # A text within a file counts its lines from its own start.
            raise Problems([replace(told, location=location) if location.line else told]) from None
        case Problems():
            return
        case TemplateFault() | RecursionError() | MemoryError():
            is_ours = False
        case _:
            is_ours = _is_ours(error)
    if not is_ours:
        raise Problems([Diagnostic(_line(error, location), *_told(error))]) from None


def _told(error: Exception) -> tuple[str, str]:
    """Return what to say of a fault, and what to do about it."""
    match error:
        case TemplateFault():
            return error.message, error.hint
        case jinja2.TemplateNotFound():
            return f"there is no partial called {quoted(str(error.name))}", "put it in templates/_shared"
        case RecursionError():
            return "this is nested too deeply, or goes round for ever", _CHECK
        case MemoryError():
            return "this is larger than the memory", _CHECK
        case TypeError() if call := _CALL.match(str(error)):
            return f"{call[1]} is used with other brackets", "see templates/README.md for what it takes"
        case SyntaxError():
            return f"cannot work this out: {in_our_style(error.msg)}", _CHECK
        case _:
            return f"cannot work this out: {in_our_style(str(error)) or type(error).__name__}", _CHECK


def _is_ours(error: BaseException) -> bool:
    """Tell whether our own code raised an error, or called what did.

    The last frame decides that is ours, Jinja's or a template's.
    """
    for frame in reversed([frame for frame, _ in traceback.walk_tb(error.__traceback__)]):
        known = frame.f_globals
        module = str(known.get("__name__", "")).partition(".")[0]
        if module == "jinja2" or _TEMPLATE in known:
            return False
        if module == "generator":
            return True
    return False


def _line(error: BaseException, location: Location) -> Location:
    """The template's own line, for the last frame that belongs to it."""
    if location.line:
        return location
    # Not `extract_tb`, which looks for the source of every frame on the disk.
    frames = traceback.walk_tb(error.__traceback__)
    lines = [
        frame.f_globals[_TEMPLATE].get_corresponding_lineno(line)
        for frame, line in frames
        if frame.f_code.co_filename == location.file
    ]
    return Location(location.file, lines[-1] if lines else 0)
