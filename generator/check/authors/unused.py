"""What of a template nobody needs or reaches: roles, facts, parts, and references that may lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice, product
from typing import Any

from generator.check.authors.hard_values import with_answers
from generator.check.finding import Finding, finding
from generator.codes.of_templates import FACT_IDLE, NO_OTHERWISE, ROLE_IDLE, UNREACHABLE
from generator.context.names import names_in
from generator.diagnostics import Location, Problems, quoted
from generator.organisation.policy_entry import USUAL_OWNER
from generator.policy.asked import blocks_of
from generator.policy.compose import Composer
from generator.template.line_marks import line_at
from generator.template.scan import Part
from generator.template.template_file import ORGANISATION_KINDS, FactSpec

_READ_ANYWAY = {"has_staff", "has_volunteers"}
"""Facts whose answers choose the usual words for people."""
_SIGNS = "chair"
_REFERENCE = re.compile(r"\bref\(\s*[\"']([\w.-]+)[\"']\s*\)")
_GUARD = re.compile(r"\bhas\(\s*[\"']([\w.-]+)[\"']\s*\)")
_MOST = 256
"""How many ways to answer are tried for a part."""
_NAME = re.compile(r"[a-z_]+(?:\.[a-z_]+)?")
_BESIDES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("channels", {"channels": [{"platform": "Facebook"}]}),
    ("website", {"website": "https://northbank.example.org"}),
    ("contacts", {"contacts": {"media": "press@northbank.example.org"}}),
)


def unused(composer: Composer) -> Iterator[Finding]:
    """Yield a finding for each role that no part names and each fact on which nothing depends."""
    template, names = composer.template, composer.names_asked
    apart = {role for each in template.demands.apart for role in each.roles}
    needed = {spec.falls_back_to for spec in template.roles.values()} | apart | {USUAL_OWNER, _SIGNS}
    for role, spec in template.roles.items():
        if f"roles.{role}" not in names and role not in needed:
            fact = f"no part names the role {quoted(role)}, who {spec.duty}"
            yield finding(
                ROLE_IDLE, Location(template.file, spec.line, key=f"roles.{role}"), fact, "name it, or remove it"
            )
    for fact_id, question in template.facts.items():
        if f"facts.{fact_id}" not in names and fact_id not in _READ_ANYWAY | set(template.demands.at_risk_facts):
            place = Location(template.file, question.line, key=f"facts.{fact_id}")
            yield finding(FACT_IDLE, place, f"nothing depends on the fact {quoted(fact_id)}", "use it, or remove it")


# ---- parts


def unreachable(composer: Composer) -> Iterator[Finding]:
    """Yield a finding for each part that no organisation can have, whatever it answers."""
    known: dict[tuple[str, ...], bool] = {}
    for part in composer.template.parts.values():
        chain = tuple(each for each in _chain(composer, part) if each.when and not each.optional)
        conditions = tuple(each.when for each in chain)
        if part in chain and conditions not in known:
            known[conditions] = _can_be(composer, chain)
            if not known[conditions]:
                fact = f"no organisation can have {quoted(part.id)}: {' and '.join(conditions)}"
                yield finding(
                    UNREACHABLE, composer.template.place(part.id), fact, "correct the condition, or remove it"
                )


def _chain(composer: Composer, part: Part) -> tuple[Part, ...]:
    parts = composer.template.parts
    return (*(parts[name] for name in reversed(composer.template.parents(part))), part)


def _can_be(composer: Composer, chain: tuple[Part, ...]) -> bool:
    """Tell whether all conditions of a chain hold for somebody; so it is taken for, where nobody can say."""
    names = {name for part in chain for name in _NAME.findall(re.sub(r"[\"'][^\"']*[\"']", "", part.when))}
    facts = [name for name in composer.template.facts if f"facts.{name}" in names]
    if not _is_understood(names, facts):
        return True
    for answers in islice(_answers(composer, facts), _MOST):
        for top in _tops(names):
            organisation = with_answers(composer, answers, top)
            with suppress(Problems):
                known = names_in(composer.context(organisation)) if organisation else None
                if known is None or all(composer.compiled.holds(known, part.id) for part in chain):
                    return True
    return False


def _is_understood(names: set[str], facts: list[str]) -> bool:
    words = {"and", "or", "not", "in", "kind", "jurisdiction", *(f"facts.{name}" for name in facts)}
    return names <= words | {name for name, _ in _BESIDES}


def _answers(composer: Composer, facts: list[str]) -> Iterator[Mapping[str, str]]:
    for chosen in product(*(_choices(composer.template.facts[name]) for name in facts)):
        yield {name: answer for name, answer in zip(facts, chosen, strict=True) if answer}


def _choices(spec: FactSpec) -> tuple[str, ...]:
    if spec.kind == "choice":
        return spec.choices
    return ("true", "false") if spec.kind == "yes-no" else ("in the handbook", "")


def _tops(names: set[str]) -> Iterator[dict[str, Any]]:
    """Yield keys besides the facts: the kinds and places that matter, with and without what else is asked for."""
    given = {key: value for name, keys in _BESIDES if name in names for key, value in keys.items()}
    kinds = ORGANISATION_KINDS if "kind" in names else ("charity",)
    places = (
        ("england-wales", "scotland", "united-states", "generic") if "jurisdiction" in names else ("england-wales",)
    )
    for kind, place, besides in product(kinds, places, ({}, given) if given else ({},)):
        yield {"kind": kind, "jurisdiction": place, **besides}


# ---- references


def bare_references(composer: Composer) -> Iterator[Finding]:
    """Yield a finding for each reference to a part that may be out where the words stay, without other words for it."""
    template = composer.template
    for section in template.sections:
        for part_id, words in blocks_of(section, section.text, template.parts):
            guarded = [name for name in _GUARD.findall(words) if name in template.parts]
            stays = _staying(composer, [part_id, *guarded])
            for target in _REFERENCE.findall(words):
                if target in template.parts and (gone := _may_go(composer, stays, target)):
                    fact = f"{quoted(part_id)} refers to {quoted(target)}, and {quoted(gone)} may be out"
                    place = Location(section.file, line_at(words, len(words)))
                    yield finding(NO_OTHERWISE, place, fact, 'write ref("…", otherwise="…")')


def _staying(composer: Composer, names: list[str]) -> set[str]:
    """Return the parts that are in wherever some parts are: what these stand in, and what they need."""
    stays: set[str] = set()
    left = list(names)
    while left:
        for each in _chain(composer, composer.template.parts[left.pop()]):
            if each.id not in stays:
                stays.add(each.id)
                left += each.needs
    return stays


def _may_go(composer: Composer, stays: set[str], target: str) -> str:
    """Return the part that takes a target out while others stay, or nothing."""
    parts = composer.template.parts
    # What has the condition of another goes with it.
    conditions = {parts[name].when for name in stays}
    lost = [each for each in _chain(composer, parts[target]) if each.id not in stays]
    return next((each.id for each in lost if each.optional or (each.when and each.when not in conditions)), "")
