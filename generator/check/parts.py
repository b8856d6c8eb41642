"""Whether what should be in a policy is: protection, parts that are usually there, policies that it leans on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from generator.check.case import Case
from generator.check.finding import Finding, finding
from generator.codes.of_working import DROPPED, NOT_LISTED, UNPROTECTED
from generator.compare.read_markdown import plain
from generator.diagnostics import Location, Problems, quoted
from generator.template.data import YES
from generator.template.scan import Default, Part


def unprotected(case: Case) -> Iterator[Finding]:
    """Yield a finding where there are children or adults at risk and what protects them is out."""
    demands, organisation = case.demands, case.organisation
    part = demands.at_risk_in
    so = [name for name in demands.at_risk_facts if _is_so(case, name)]
    if not so or case.keeps(part) or _has_other_policy(case):
        return
    wished = part in case.context.entry.sections
    place = case.locate_key("sections", part) if wished else organisation.locate_key("facts", so[0])
    fact = f"{' and '.join(so)} {'is' if len(so) == 1 else 'are'} true, and {quoted(part)} is out"
    other = f", or list your {demands.at_risk_policy} policy under related_policies and say why under reasons: {part}:"
    yield finding(UNPROTECTED, place, fact, f"keep it{other if demands.at_risk_policy else ''}")


def _is_so(case: Case, fact: str) -> bool:
    spec, organisation = case.template.facts[fact], case.organisation
    return (organisation.facts.get(fact) or spec.default_for(organisation.kind)).lower() in YES


def _has_other_policy(case: Case) -> bool:
    """Tell whether another policy of the organisation has those rules, and it says so."""
    listed = any(policy.id == case.demands.at_risk_policy for policy in case.organisation.related_policies)
    return listed and case.demands.at_risk_in in case.context.entry.reasons


def dropped(case: Case) -> Iterator[Finding]:
    """Yield a finding for each part that would be in, had nobody switched it off, and gave no reason."""
    entry = case.context.entry
    for name, keep in entry.sections.items():
        part = case.template.parts.get(name)
        if keep or part is None or name in entry.reasons or not _would_be_in(case, part):
            continue
        fact = f"{quoted(name)} is usually in this policy, and was switched off without a reason"
        yield finding(DROPPED, case.locate_key("sections", name), fact, f"say why under reasons: {name}: …")


def _would_be_in(case: Case, part: Part) -> bool:
    if not part.optional or any(not case.selection.keeps(parent) for parent in case.template.parents(part)):
        return False
    if any(not case.selection.keeps(needed) for needed in part.needs):
        return False
    if part.when:
        with suppress(Problems):
            if not case.composer.compiled.holds(case.writing.names, part.id):
                return False
    return part.default is Default.ON or (part.default is Default.FULL and case.context.entry.length == "full")


# ---- other policies

_KINDS = "Policy", "Procedure"
_SMALL = {"and", "of", "for", "on", "in", "at", "to", "with", "&", "or"}
_OPENERS = {
    "our",
    "the",
    "see",
    "read",
    "under",
    "a",
    "an",
    "this",
    "your",
    "their",
    "follow",
    "both",
    "its",
    "that",
    "any",
}
_WORD = re.compile(r"[^\s.,;:!?()\[\]“”\"*]+")


def not_listed(case: Case) -> Iterator[Finding]:
    """Yield a finding for each other policy that the organisation's own words name and nobody listed."""
    listed = {policy.title for policy in case.organisation.related_policies}
    own = {case.context.title, case.template.title}
    own |= {entry.title for entry in case.organisation.policies.values() if entry.title}
    known = {_bare(title) for title in listed | own}
    told: set[str] = set()
    for place, text in _own_texts(case):
        for title in named_policies(plain(text)):
            bare = _bare(title)
            if bare not in told and not any(bare in each or each in bare for each in known):
                told.add(bare)
                fact = f"{quoted(title)} is named here, and is not among your policies"
                yield finding(NOT_LISTED, place, fact, "list it under related_policies with this title")


def named_policies(text: str) -> Iterator[str]:
    """Yield the titles of policies that a text names: words with capitals before “Policy” or “Procedure”."""
    words = _WORD.findall(text)
    for at, word in enumerate(words):
        if word not in _KINDS:
            continue
        start = at
        while start and (words[start - 1][:1].isupper() or words[start - 1] in _SMALL):
            start -= 1
        while start < at and (words[start].casefold() in _OPENERS or words[start] in _SMALL):
            start += 1
        if start < at:
            yield " ".join(words[start : at + 1])


def _own_texts(case: Case) -> Iterator[tuple[Location, str]]:
    entry = case.context.entry
    for clause, text in entry.wording.items():
        yield case.locate("wording", clause), text
    for at, extra in enumerate(entry.extra):
        yield case.locate("extra", at, "text"), extra.text
    for part, reason in entry.reasons.items():
        yield case.locate("reasons", part), reason


def _bare(title: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", title.casefold()).split())
