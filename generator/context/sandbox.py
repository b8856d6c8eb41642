"""Jinja's sandbox: what a template may reach."""

from __future__ import annotations

from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.context.values import Scope, Value


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which a value has no attributes at all and a scope has those that it names."""

    def getattr(self, obj: object, attribute: str) -> object:
        """Return what stands after a dot, also for filters and formats that look names up."""
        if isinstance(obj, Value | Scope):
            return self.getitem(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """Return what stands in square brackets."""
        if isinstance(obj, Scope) and isinstance(argument, str) and argument in obj.names:
            return obj[argument]
        if isinstance(obj, Value | Scope):
            return self.undefined(obj=obj, name=str(argument))
        return super().getitem(obj, argument)
