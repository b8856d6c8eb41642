"""Who holds the duties of a template: whether one person holds them all, whom to tell, and who else can be told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.context.context import Context, check_role
from generator.context.terms import board_of
from generator.context.values import Value
from generator.document import Placeholder
from generator.document.memory import remembered
from generator.passes.nouns import Number, is_person, member_of, number_of
from generator.passes.phrases import Phrase, before_phrase, the_phrase, value_phrase, words_phrase
from generator.template.template_file import RoleSpec

_OFFICERS = {
    "chair", "chairman", "chairperson", "chairwoman", "churchwarden", "convener", "councillor", "president",
    "secretary", "treasurer", "trustee", "warden",
}  # fmt: skip
"""Those who sit on a board whatever it is called."""
_ONES_OWN = {"line manager", "mentor", "supervisor"}
"""Those of whom each has one, and not all the same."""


@dataclass(frozen=True)
class Duties:
    """The functions of a template that look at who holds its duties."""

    context: Context

    @cached_property
    def one_person(self) -> bool:
        """Whether one job title holds every duty of the template."""
        titles = set(self._titles.values())
        return len(titles) == 1 and "" not in titles

    @cached_property
    def _holding_most(self) -> set[str]:
        """Whoever all that nobody has falls to, where that is more than half of the duties."""
        held = Counter(self._titles.values())
        last = {self._titles[name] for name, role in self._roles.items() if not role.falls_back_to}
        return {title for title in last if title and 2 * held[title] > len(self._titles)}

    def same(self, one: str, other: str) -> bool:
        """`same("conduct_lead", "accountable_lead")`: whether one job title holds both duties."""
        first, second = (self._titles[check_role("same", name, self._titles)] for name in (one, other))
        return first == second

    def contact(self, name: str) -> Value:
        """`contact("safeguarding_lead")`: "the Welfare Officer", or "us" where whoever has most duties has it too.

        Whom an organisation names for the very duty keeps the title, unless one person has all of them.
        """
        holder = self._holders[check_role("contact", name, self._holders)]
        is_named = holder.source == holder.field
        if self.one_person or (not is_named and self._titles[name] in self._holding_most):
            # By the same token, so that what a section says before it is filled does not depend on who holds what.
            return self.context.of(f"contact:{name}", self._us.text, self._us.phrase)
        return self.context.of(f"contact:{name}", holder.value, _with_article(holder))

    def second(self, name: str) -> Value:
        """`second("safeguarding_lead")`: the next person up or the chair, or else anybody on the board."""
        holder = self._holders[check_role("second", name, self._holders)]
        if up := self._next_up(name):
            above = self._holders[up]
            return self.context.of(f"second:{name}", above.value, _with_article(above))
        words = _anybody_on(board_of(self.context.organisation), holder.value or "")
        return self.context.of(f"second:{name}", words, words_phrase(words))

    @cached_property
    def _us(self) -> Value:
        return self.context.us()

    @property
    def _holders(self) -> Mapping[str, Placeholder]:
        return self.context.holders

    @property
    def _titles(self) -> Mapping[str, str]:
        return self.context.titles

    @property
    def _roles(self) -> Mapping[str, RoleSpec]:
        return self.context.template.roles

    def _next_up(self, name: str) -> str:
        """Return the first duty above another that somebody else holds, or nothing."""
        titles = self._titles
        nobody_else = ("", titles[name])
        for up in self._above(name):
            if titles[up] not in nobody_else:
                return up
        return ""

    def _above(self, name: str) -> Iterator[str]:
        """Yield the duties that a duty falls back to, the nearest first, and the chair's where there is one."""
        up = name
        while up := self._roles[up].falls_back_to:
            yield up
        if "chair" in self._titles:
            yield "chair"


# Organisations share few job titles, and with them whoever holds a duty.
@remembered
def _with_article(holder: Placeholder) -> Phrase:
    """Return whom to tell in a sentence: "the Chair", or "your line manager" where each has another."""
    title = holder.value or ""
    return before_phrase("your ", holder) if title.casefold() in _ONES_OWN else the_phrase(value_phrase(holder), title)


# Organisations share few titles and few names of boards.
@lru_cache(maxsize=1_000)
def _anybody_on(board: str, holder: str) -> str:
    """Return who else can be told, where the holder of a duty may or may not be on the board."""
    member = member_of(board)
    if is_person(board):
        return f"the {board}"
    words = set(re.split(r"[\s-]+", holder.casefold()))
    is_on_it = bool(words & _OFFICERS) or member.casefold() in holder.casefold()
    if number_of(board) is Number.MANY:
        return f"any other {member}" if is_on_it else f"any {member}"
    return f"anyone else on the {board}" if is_on_it else f"anyone on the {board}"
