"""The names that a template may use for one organisation, and the phrase behind each token they print.

`names` fills a context; this module only knows how to make values and what the functions of a template do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeAlias

from generator.context.values import TemplateFault, Value
from generator.diagnostics import Diagnostic, did_you_mean, quoted
from generator.document import Placeholder, Target
from generator.organisation.parse import Organisation, PolicyEntry
from generator.passes.nouns import number_of, number_of_name
from generator.passes.phrases import (
    Phrase,
    Tokens,
    given_phrase,
    link_phrase,
    name_phrase,
    noun_phrase,
    possessive_phrase,
    the_phrase,
    then,
    value_phrase,
    words_phrase,
)
from generator.passes.verbs import agreeing, plain
from generator.template.load import Template

Names: TypeAlias = dict[str, object]
"""What a template may name: values, and the functions that make others."""


@dataclass
class Context:
    """The values that a template may name for one organisation, and the phrase behind each token they print."""

    template: Template
    organisation: Organisation
    tokens: Tokens
    names: Names = field(default_factory=dict)
    phrases: dict[str, Phrase] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    holders: dict[str, Placeholder] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    """What references may call each part, once the policy is numbered."""

    @property
    def entry(self) -> PolicyEntry:
        """What the organisation says about this policy."""
        return self.organisation.policies[self.template.id]

    @property
    def title(self) -> str:
        """What this policy is called: by the organisation, or by its template."""
        return self.entry.title or self.template.title

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The job title behind each duty, in small letters; empty where nobody holds it."""
        return {name: (holder.value or "").casefold() for name, holder in self.holders.items()}

    # ---- making values

    def value(self, name: str, text: str | None) -> Value:
        """Return a value that appears exactly as it was given."""
        if text is None:
            nothing = _not_given(self.tokens.of(name), name)
            self.phrases[nothing.token] = nothing.phrase
            return nothing
        return self.of(name, text, given_phrase(name, text))

    def noun(self, name: str, text: str) -> Value:
        """Return a common noun, which may begin a sentence."""
        return self.of(name, text, noun_phrase(Placeholder(name, text, name)))

    def of(self, name: str, text: str | None, phrase: Phrase) -> Value:
        """Return a value with a phrase of its own."""
        token = self.tokens.of(name)
        self.phrases[token] = phrase
        return Value(token, text, phrase)

    def linked(self, name: str, text: str, url: str | None) -> Value:
        """Return a value that is a link when there is an address."""
        shown = Placeholder(name, text, name)
        return self.of(f"{name}:link", text, link_phrase(url, shown) if url else value_phrase(shown))

    def holder(self, name: str, role: str) -> Value:
        """Return the job title behind a role that the organisation names by its id elsewhere in its file, under `name`.

        Another template may know the role; whether any of them does, `misfits` says.
        """
        unknown = Placeholder(f"roles.{role}", self.organisation.roles.get(role), f"roles.{role}")
        held = self.holders.get(role, unknown)
        return self.of(name, held.value, value_phrase(held))

    # ---- functions that a template calls

    def role(self, name: str) -> Value:
        """`role("advice_contact")`: the job title of whoever holds a duty."""
        holder = self.holders[check_role("role", name, self.holders)]
        return self.of(holder.field, holder.value, value_phrase(holder))

    def policy(self, name: str, otherwise: str = "") -> Value | str:
        """`policy("complaints", otherwise="…")`: "the Complaints Policy", the organisation's own of that kind."""
        check_words("policy", name, *([otherwise] if otherwise != "" else ()))
        for position, policy in enumerate(self.organisation.related_policies):
            if policy.id == name:
                link = self.linked(f"related_policies.{position}.title", policy.title, policy.url)
                return self.of(f"policy:{name}", policy.title, the_phrase(link.phrase, policy.title))
        if not otherwise:
            return self.value(f"related_policies.{name}", None)
        return otherwise

    def we(self, verb: str) -> Value:
        """`we("expect")`: "the Trust expects", or "we expect"."""
        check_words("we", verb)
        name = f"we:{verb}"
        if self.organisation.terms.voice == "first":
            return self.of(name, name, words_phrase(f"we {plain(verb)}"))
        agreed = agreeing(verb, number_of_name(self.organisation.short_name))
        return self.of(name, name, then(self._short_name, f" {agreed}"))

    def us(self) -> Value:
        """`us`: "the Trust", or "us"."""
        first = self.organisation.terms.voice == "first"
        return self.of("us", self.organisation.short_name, words_phrase("us") if first else self._short_name)

    def our(self) -> Value:
        """`our`: "the Trust’s", or "our"."""
        first, short = self.organisation.terms.voice == "first", self.organisation.short_name
        phrase = words_phrase("our") if first else possessive_phrase(self._short_name, short)
        return self.of("our", short, phrase)

    def does(self, noun: object, verb: str) -> Value:
        """`does(board, "decide")`: "trustees decide", "committee decides"."""
        if not isinstance(noun, Value):
            raise TemplateFault("does works on a value and a verb", 'write does(board, "decide")')
        check_words("does", verb)
        agreed = agreeing(verb, number_of(noun.text or ""))
        return self.of(f"{noun} {verb}", noun.text, then(noun.phrase, f" {agreed}"))

    def possessive(self, value: object) -> Value:
        """`possessive(people)`: "staff and volunteers’"."""
        if not isinstance(value, Value):
            raise TemplateFault("possessive works on a value", "write possessive(people)")
        return self.of(f"{value}’s", value.text, possessive_phrase(value.phrase, value.text or ""))

    @cached_property
    def _short_name(self) -> Phrase:
        """The organisation by its short name, whose article is a word of the sentence."""
        short = self.organisation.short_name
        field = "short_name" if short != self.organisation.name else "name"
        return name_phrase(Placeholder(field, short, field))


# What nobody gave is the same for all, and half of what could be given is not.
@lru_cache(maxsize=1_000)
def _not_given(token: str, name: str) -> Value:
    return Value(token, None, given_phrase(name, None))


def check_role(function: str, name: object, known: Iterable[str]) -> str:
    """Return the name of a role that a template handed to a function. Raises TemplateFault where it is none."""
    if isinstance(name, str) and name in known:
        return name
    check_words(function, name)
    raise TemplateFault(f"unknown role {quoted(str(name))}", did_you_mean(str(name), known))


def check_words(function: str, *given: object) -> None:
    """Refuse what a template may not hand to a function: a value, a number, a list, and no words at all.

    Raises TemplateFault.
    """
    for each in given:
        if not (isinstance(each, str) and each.strip()):
            raise TemplateFault(f"{function} takes words in quotes", f'write {function}("…")')
