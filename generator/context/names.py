"""Fill a context with everything that a template may name: who, what, where, and the law of the place.

Nothing here decides what the policy holds; see `selection`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.context.context import Context
from generator.context.document_details import document_scope
from generator.context.facts import fact_scope
from generator.context.listings import listings
from generator.context.values import Scope
from generator.diagnostics import Diagnostic, did_you_mean, quoted
from generator.document import Placeholder
from generator.organisation.parse import Organisation
from generator.organisation.role_references import unknown_references
from generator.passes.phrases import ARTICLES, Tokens, name_phrase, possessive_phrase, words_phrase
from generator.template.law import LawFact
from generator.template.load import Template

_BOARDS = {
    "charity": "trustees",
    "society": "committee members",
    "club": "committee members",
    "company": "directors",
    "team": "managers",
    "other": "board members",
}
_BENEFICIARIES = {"society": "members", "club": "members", "company": "customers", "team": "customers"}
_PEOPLE: dict[tuple[bool, ...], str] = {
    (True, True): "staff and volunteers",
    (True, False): "staff",
    (False, True): "volunteers",
}


def make_context(template: Template, organisation: Organisation, tokens: Tokens) -> Context:
    """Return the context of an organisation's policy; its `problems` say what does not fit the template."""
    context = Context(template, organisation, tokens, problems=list(doubled_articles(organisation)))
    _find_holders(context)
    names = context.names
    facts = fact_scope(context)
    names["facts"] = facts
    names.update(_names(context))
    names.update(_terms(context, facts))
    names.update(listings(context))
    names["contacts"] = Scope("contacts", _contacts(context))
    names["law"] = _law(context)
    names["document"] = document_scope(context)
    for function in (context.role, context.policy, context.we, context.possessive):
        names[function.__name__] = function
    return context


def _find_holders(context: Context) -> None:
    for name in context.template.roles:
        context.holders[name] = holder_of(name, context.template, context.organisation)


def holder_of(role: str, template: Template, organisation: Organisation) -> Placeholder:
    """Return who holds a duty, itself or through a fallback; no value when nobody does."""
    holder = role
    while holder and holder not in organisation.roles:
        holder = template.roles[holder].falls_back_to
    return Placeholder(f"roles.{role}", organisation.roles.get(holder), f"roles.{holder or role}")


def misfits(organisation: Organisation, templates: Sequence[Template]) -> Iterator[Diagnostic]:
    """Yield a problem for each role and fact that none of the organisation's templates knows."""
    roles = {name for template in templates for name in template.roles}
    facts = {name for template in templates for name in template.facts}
    for kind, given, known in (("role", organisation.roles, roles), ("fact", organisation.facts, facts)):
        for name in dict.fromkeys([*given, *organisation.keys(f"{kind}s")]):
            if name not in known:
                place = organisation.locate_key(f"{kind}s", name)
                yield Diagnostic(place, f"unknown {kind} {quoted(name)}", did_you_mean(name, known))
    yield from unknown_references(organisation, roles)


def doubled_articles(organisation: Organisation) -> Iterator[Diagnostic]:
    """Yield a problem for each title and noun that brings an article: the policy writes its own before it."""
    terms = {name: getattr(organisation.terms, name) for name in ("people", "board", "beneficiaries", "supporters")}
    for kind, given in (("roles", organisation.roles), ("terms", terms)):
        for name, words in given.items():
            article, _, rest = (words or "").partition(" ")
            if rest and article.lower() in ARTICLES:
                message = f"{kind}.{name} starts with {quoted(article)}, and the policy writes its own"
                yield Diagnostic(organisation.locate(kind, name), message, f"write {quoted(rest)}")


def unheld_roles(context: Context) -> Iterator[Diagnostic]:
    """Yield a problem for each duty that nobody holds, itself or through a fallback."""
    for name, spec in context.template.roles.items():
        if context.holders[name].value is None and not spec.falls_back_to:
            message = f"nobody holds the role {quoted(name)}, who {spec.duty}"
            place = context.organisation.locate_key("roles", name)
            yield Diagnostic(place, message, f"add {name}: and a job title under roles")


def _names(context: Context) -> dict[str, object]:
    organisation = context.organisation
    name, short = organisation.name, organisation.short_name
    us = context.us_phrase()
    first = organisation.terms.voice == "first"
    website = organisation.website
    return {
        "name": context.of("name", name, name_phrase(Placeholder("name", name, "name"))),
        "us": context.of("us", short, words_phrase("us") if first else us),
        "our": context.of("our", short, words_phrase("our") if first else possessive_phrase(us, short)),
        "purpose": context.value("purpose", organisation.purpose),
        "website": context.linked("website", website, website) if website else context.value("website", None),
        "kind": organisation.kind,
        "jurisdiction": organisation.jurisdiction,
        "voice": organisation.terms.voice,
        "acknowledgement": context.entry.acknowledgement,
    }


def _terms(context: Context, facts: Scope) -> dict[str, object]:
    organisation = context.organisation
    groups = tuple(name not in facts or bool(facts[name]) for name in ("has_staff", "has_volunteers"))
    terms = organisation.terms
    words = {
        "people": terms.people or _PEOPLE.get(groups, "members"),
        "board": terms.board or _BOARDS[organisation.kind],
        "beneficiaries": terms.beneficiaries or _BENEFICIARIES.get(organisation.kind, "service users"),
        "supporters": terms.supporters or "supporters",
    }
    return {name: context.noun(f"terms.{name}", text) for name, text in words.items()}


def _contacts(context: Context) -> dict[str, object]:
    known: dict[str, str | None] = dict.fromkeys(("out_of_hours", "media", "wellbeing"))
    known.update(context.organisation.contacts)
    return {name: context.value(f"contacts.{name}", text) for name, text in known.items()}


def _law(context: Context) -> Scope:
    law = context.template.laws.get(context.organisation.jurisdiction)
    if law is None:
        place = context.organisation.locate("jurisdiction")
        message = f"there is no law file for {quoted(context.organisation.jurisdiction)}"
        context.problems.append(Diagnostic(place, message, did_you_mean("generic", context.template.laws)))
        return Scope("law", {})
    return Scope("law", {name: _law_fact(context, name, fact) for name, fact in law.facts.items()})


def _law_fact(context: Context, name: str, fact: LawFact) -> object:
    if fact is None:
        return context.value(f"law.{name}", None)
    if isinstance(fact, str):
        return context.of(f"law.{name}", fact, name_phrase(Placeholder(f"law.{name}", fact, f"law.{name}")))
    return [context.value(f"law.{name}.{at}", item) for at, item in enumerate(fact)]
