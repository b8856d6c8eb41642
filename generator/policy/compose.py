"""One template made ready for every organisation: compiled, with its tokens, and with what has been read before."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from generator.context.context import Context
from generator.context.names import make_context, with_holders
from generator.context.sandbox import Codes
from generator.diagnostics import Diagnostic
from generator.document.memory import FEW, Memory
from generator.organisation.parse import Organisation
from generator.passes.phrases import Tokens
from generator.policy.asked import Asked, asked_by
from generator.policy.checklist import unknown_points
from generator.policy.compiled import CompiledTemplate
from generator.policy.readings import Readings, Ready
from generator.policy.selection import Selection
from generator.template.load import Template

_LISTS_DUTIES = re.compile(r"\{%[^%]*\bduties\b")
_MOST_TOKENS = 30_000
"""Half of what there are: organisations bring names of their own, and the next one must find room."""


class Before(NamedTuple):
    """What was worked out of a template in which nothing is wrong, before the program started."""

    codes: Codes
    tokens: Tokens
    ready: Ready


class Composer:
    """A template with all that its policies share. `problems` keep any policy from being made from it."""

    def __init__(self, template: Template, before: Before | None = None) -> None:
        self.template = template
        self.compiled = CompiledTemplate(template, before.codes if before else None)
        self.readings = Readings(template, before.ready) if before else Readings(template)
        self.tokens = before.tokens if before else Tokens()
        self.selections: Memory[object, Selection] = Memory(FEW)
        """What was chosen of it, by all that decides; most organisations of one kind choose the same."""
        unknown = () if before else unknown_points(template)
        self.problems: list[Diagnostic] = [*unknown, *self.compiled.problems]

    @cached_property
    def asked(self) -> Asked:
        """What the parts of the template ask for; few policies need to know."""
        return asked_by(self.template)

    @cached_property
    def names_asked(self) -> frozenset[str]:
        """All names for which a part of the template asks."""
        return frozenset[str]().union(*self.asked.names.values())

    @cached_property
    def listing_duties(self) -> frozenset[str]:
        """The ids of the sections that list who does what, themselves or in what they share with other templates."""
        shared = [name for name, text in self.template.partials.items() if _LISTS_DUTIES.search(text)]
        listing = re.compile("|".join([_LISTS_DUTIES.pattern, *map(re.escape, shared)]))
        return frozenset(each.part.id for each in self.template.sections if listing.search(each.text))

    def context(self, organisation: Organisation) -> Context:
        """Return the context of an organisation's policy, in which each name has one token for all organisations."""
        return make_context(self.template, organisation, self._tokens_for_one_more())

    def holders(self, organisation: Organisation) -> Context:
        """Return a context in which it is known who holds the duties, and nothing else."""
        return with_holders(self.template, organisation, self._tokens_for_one_more())

    def _tokens_for_one_more(self) -> Tokens:
        if len(self.tokens.names) > _MOST_TOKENS:
            self.tokens = Tokens()
        return self.tokens

    def can_begin(self, organisation: Organisation) -> bool:
        """Tell whether a policy can be begun: whatever else is wrong would only follow from what keeps it."""
        return not self.problems and organisation.jurisdiction in self.template.laws
