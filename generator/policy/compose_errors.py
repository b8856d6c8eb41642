"""What goes wrong while a template is rendered, as a diagnostic at the template's own line."""

from __future__ import annotations

import re
import traceback

import jinja2

from generator.context.values import TemplateFault
from generator.diagnostics import Diagnostic, Location, Problems, quoted
from generator.template.load import in_our_style, syntax_problem

_FAULTS = (
    jinja2.TemplateError, TypeError, ValueError, ArithmeticError, AttributeError, LookupError, RecursionError,
)  # fmt: skip
_CALL = re.compile(r"(?:\w+\.|.*<locals>\.)*(\w+)\(\) (?:missing|takes|got)")


class placed:  # noqa: N801  # reads as a statement: with placed(location)
    """Turns a fault inside the block into Problems with its line."""

    def __init__(self, location: Location) -> None:
        self.location = location

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, jinja2.TemplateSyntaxError):
            # A text within a file counts its lines from its own start.
            error.lineno += max(self.location.line - 1, 0)
            raise Problems([syntax_problem(self.location.file, error)]) from None
        if isinstance(error, TemplateFault):
            raise Problems([Diagnostic(self._line(error), error.message, error.hint)]) from None
        if isinstance(error, jinja2.TemplateNotFound):
            message = f"there is no partial called {quoted(str(error.name))}"
            raise Problems([Diagnostic(self._line(error), message, "put it in templates/_shared")]) from None
        if isinstance(error, _FAULTS):
            if isinstance(error, TypeError) and (call := _CALL.match(str(error))):
                message, hint = f"{call[1]} is used with other brackets", "see templates/README.md for what it takes"
                raise Problems([Diagnostic(self._line(error), message, hint)]) from None
            message = f"cannot work this out: {in_our_style(str(error)) or type(error).__name__}"
            raise Problems([Diagnostic(self._line(error), message, "check the braces on this line")]) from None

    def _line(self, error: BaseException) -> Location:
        """The last frame that belongs to the template; Jinja gives frames the template's own lines."""
        if self.location.line:
            return self.location
        frames = traceback.extract_tb(error.__traceback__)
        lines = [frame.lineno or 0 for frame in frames if frame.filename == self.location.file]
        return Location(self.location.file, lines[-1] if lines else 0)
