"""A finding: what is so, where, and what to do; with the reason of whoever accepted it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.codes.code import Code, Weight
from generator.diagnostics import Location


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that a check found. Lines and columns count from 1; 0 means unknown."""

    file: str
    line: int
    column: int
    code: str
    severity: Weight
    message: str
    """The fact: lower case, no full stop."""
    hint: str = ""
    """What to do, and it works."""
    key: str = ""
    """The path of the key that it is about: `roles.accountable_lead`."""
    organisation: str = ""
    """The id of the organisation; empty for what is about none or about all."""
    policy: str = ""
    """The id of the template of the policy; empty for what is about none or about all."""
    accepted: str = ""
    """The reason for which somebody accepts it; empty where nobody does."""
    difference: tuple[str, ...] = ()
    """Further lines, such as how the words differ clause by clause."""

    @property
    def location(self) -> Location:
        """Where it is."""
        return Location(self.file, self.line, self.column, self.key)

    @property
    def counts(self) -> bool:
        """Whether it needs attention or is worth a look: nobody accepted it, and it is more than good to know."""
        return not self.accepted and self.severity is not Weight.NOTICE

    def about(self, organisation: str, policy: str = "") -> Finding:
        """Return the same of an organisation, and of one of its policies."""
        return replace(self, organisation=organisation, policy=policy)

    def differing(self, lines: tuple[str, ...]) -> Finding:
        """Return the same with further lines."""
        return replace(self, difference=lines)


def finding(code: Code, place: Location, message: str, hint: str = "") -> Finding:
    """Return what was found at a place, with the weight of its code; whose it is, `about` says."""
    at = place.file, place.line, place.column
    return Finding(*at, code.id, code.weight, message, hint, place.key)
