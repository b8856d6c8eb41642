"""How the model refuses a value: the rule that it would break, and what to do about it, in one exception."""

from __future__ import annotations


class Misshapen(ValueError):
    """A value that breaks a rule of the model.

    `rule` is the fact and `hint` an action that works, both worded as a diagnostic has them: most values come
    from somebody's Markdown.
    """

    def __init__(self, rule: str, hint: str) -> None:
        super().__init__(rule, hint)
        self.rule, self.hint = rule, hint

    def __str__(self) -> str:
        return self.rule


def require(holds: object, rule: str, hint: str) -> None:
    """Refuse what does not hold. Raises Misshapen."""
    if not holds:
        raise Misshapen(rule, hint)
