"""Fill a context with everything that a template may name: who, what, where, and the law of the place.

Nothing here decides what the policy holds; see `selection`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from generator.context.context import Context, Names
from generator.context.document_details import document_scope
from generator.context.duties import Duties
from generator.context.facts import fact_scope
from generator.context.listings import listings
from generator.context.purpose import purpose
from generator.context.terms import terms
from generator.context.unfit import unfit_values, unlike_facts
from generator.context.values import Code, Scope, Value
from generator.diagnostics import Diagnostic, did_you_mean, quoted
from generator.document import Placeholder
from generator.document.memory import FEW, MANY, MadeOf
from generator.organisation.model import CONTACTS
from generator.organisation.parse import Organisation
from generator.passes.nouns import is_common_and_bare, listed
from generator.passes.phrases import Phrase, Tokens, name_phrase, the_phrase, value_phrase
from generator.template.law import Law, LawFact
from generator.template.load import Template


def names_in(context: Context) -> Names:
    """Return all that a template may name for an organisation.

    A context holds none of its functions, since they hold it: only the collector of garbage finds such a circle.
    """
    duties = Duties(context)
    of_words = (context.policy, context.we, context.possessive, context.does)
    functions = (context.role, *of_words, duties.same, duties.contact, duties.second)
    return {**context.names, **{function.__name__: function for function in functions}}


def with_holders(template: Template, organisation: Organisation, tokens: Tokens) -> Context:
    """Return the context of an organisation's policy in which it is known who holds the duties, and nothing else."""
    holders = {name: holder_of(name, template, organisation) for name in template.roles}
    return Context(template, organisation, tokens, holders=holders)


def make_context(template: Template, organisation: Organisation, tokens: Tokens) -> Context:
    """Return the context of an organisation's policy; its `problems` say what does not fit the template."""
    context = with_holders(template, organisation, tokens)
    context.problems += unfit_values(organisation, template.roles)
    names = context.names
    facts = fact_scope(context)
    context.problems += unlike_facts(organisation, facts)
    names["facts"] = facts
    names.update(_names(context))
    names.update(terms(context, facts))
    names.update(listings(context))
    names["contacts"] = Scope("contacts", _contacts(context))
    names["law"] = _law(context)
    names["document"] = document_scope(context)
    names["one_person"] = Duties(context).one_person
    # Nobody knows which duties a policy names before the rest of it has been read.
    names["duties"] = []
    return context


def holder_of(role: str, template: Template, organisation: Organisation) -> Placeholder:
    """Return who holds a duty, itself or through a fallback; no value when nobody does."""
    holder, titles = role, organisation.roles
    while holder not in titles and (other := template.roles[holder].falls_back_to):
        holder = other
    return _held(role, titles.get(holder), holder)


# Organisations share few job titles.
@lru_cache(maxsize=MANY)
def _held(role: str, title: str | None, holder: str) -> Placeholder:
    return Placeholder(f"roles.{role}", title, f"roles.{holder}")


def _names(context: Context) -> dict[str, object]:
    organisation = context.organisation
    name = organisation.name
    website = organisation.website
    return {
        "name": context.of("name", name, name_phrase(Placeholder("name", name, "name"))),
        "us": context.us(),
        "our": context.our(),
        "purpose": purpose(context),
        "website": context.linked("website", website, website) if website else context.value("website", None),
        "kind": Code(organisation.kind, "write {{ us }}"),
        "jurisdiction": Code(organisation.jurisdiction, "write {{ law.place }}"),
        "voice": Code(organisation.terms.voice, 'write {{ we("…") }}'),
        "acknowledgement": context.entry.acknowledgement,
        "platforms": context.value("platforms", listed(context.template.platforms.platforms) or None),
        "message_apps": context.value("message_apps", listed(context.template.platforms.message_apps) or None),
    }


def _contacts(context: Context) -> dict[str, object]:
    known: dict[str, str | None] = dict.fromkeys(CONTACTS)
    known.update(context.organisation.contacts)
    return {name: _contact(context, f"contacts.{name}", text) for name, text in known.items()}


def _contact(context: Context, name: str, text: str | None) -> Value:
    """Return where to turn, with the article that a helpline or a team needs in a sentence."""
    if text is None:
        return context.value(name, text)
    shown = Placeholder(name, text, name)
    phrase = the_phrase(value_phrase(shown), text) if is_common_and_bare(text) else name_phrase(shown)
    return context.of(name, text, phrase)


def _law(context: Context) -> Scope:
    law = context.template.laws.get(context.organisation.jurisdiction)
    if law is None:
        place = context.organisation.locate("jurisdiction")
        message = f"there is no law file for {quoted(context.organisation.jurisdiction)}"
        context.problems.append(Diagnostic(place, message, did_you_mean("generic", context.template.laws)))
        return Scope("law", {})
    scope, phrases = _LAWS.recall((law, context.tokens), lambda: _law_of(context, law))
    context.phrases.update(phrases)
    return scope


_LAWS: MadeOf[tuple[Scope, Mapping[str, Phrase]]] = MadeOf(FEW)
"""What is said of the law of a place is the same for all organisations there."""


def _law_of(context: Context, law: Law) -> tuple[Scope, Mapping[str, Phrase]]:
    alone = replace(context, phrases={})
    # What only other places have is no unknown name, but nothing here.
    known = dict.fromkeys(name for each in context.template.laws.values() for name in each.facts)
    return Scope("law", {name: _law_fact(alone, name, law.facts.get(name)) for name in known}), alone.phrases


def _law_fact(context: Context, name: str, fact: LawFact) -> object:
    if fact is None:
        return context.value(f"law.{name}", None)
    if isinstance(fact, str):
        return context.of(f"law.{name}", fact, name_phrase(Placeholder(f"law.{name}", fact, f"law.{name}")))
    return [context.value(f"law.{name}.{at}", item) for at, item in enumerate(fact)]
