"""What an organisation accepts of what was found: its reasons, and those that nothing was found for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from generator.check.finding import Finding, finding
from generator.codes.of_fit import ACCEPTED_IN_VAIN
from generator.diagnostics import Location
from generator.organisation.parse import Organisation


def accepted(found: Iterable[Finding], organisation: Organisation) -> Iterator[Finding]:
    """Yield findings of an organisation, those that it accepts with its reason: for one policy, or for all."""
    for each in found:
        own = organisation.policies[each.policy].accepted if each.policy in organisation.policies else {}
        yield replace(each, accepted=own.get(each.code) or organisation.accepted.get(each.code) or "")


def accepted_in_vain(
    found: Collection[Finding], organisation: Organisation, looked_for: Collection[str]
) -> Iterator[Finding]:
    """Yield a finding for each code that an organisation's own file accepts and that was looked for in vain."""
    of_all = {each.code for each in found}
    for code in sorted(set(organisation.accepted) - of_all):
        yield from _in_vain(code, organisation.locate_key("accepted", code), organisation, looked_for)
    for policy, entry in organisation.policies.items():
        of_policy = {each.code for each in found if each.policy == policy}
        for code in sorted(set(entry.accepted) - of_policy):
            place = organisation.locate_key("policies", policy, "accepted", code)
            yield from _in_vain(code, place, organisation, looked_for)


def _in_vain(code: str, place: Location, organisation: Organisation, looked_for: Collection[str]) -> Iterator[Finding]:
    is_own = all(place.file == source.file for source in organisation.sources[:1])
    if code in looked_for and is_own:
        yield finding(ACCEPTED_IN_VAIN, place, f"{code} is accepted, and nothing was found for it", "remove this line")
