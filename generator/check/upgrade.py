"""Whether a newer edition of a template changed the words that an organisation put its own in the place of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from generator.check.case import Case
from generator.check.finding import Finding, finding
from generator.codes.of_fit import WORDING_BEHIND
from generator.diagnostics import Problems
from generator.document import PartId
from generator.policy.clause_words import clause_words, digest_of
from generator.policy.kept_wording import KeptWording
from generator.policy.survey import survey

_SECTION = re.compile(r"^#{2,4} .*\(`([\w-]+)`\)\s*$")
_BULLET = re.compile(r"^- (.*)$")


def wording_behind(case: Case, known: Mapping[str, KeptWording], changes: str) -> Iterator[Finding]:
    """Yield a finding for each clause whose words changed since the organisation wrote its own.

    `changes` is what the template says of its editions.
    """
    words = clause_words(case.template, case.texts)
    for clause, text in case.texts.items():
        then = known.get(clause)
        if then and then.own == digest_of(text) and then.template != digest_of(words.get(clause, "")):
            edition = case.template.edition
            since = f"since edition {then.edition}" if then.edition != edition else f"within edition {edition}"
            fact = f"the template’s words for {clause} changed {since}, and yours are as they were"
            hint = f"compare them: change yours, or accept it with accepted: {{{WORDING_BEHIND.id}: your reason}}"
            found = finding(WORDING_BEHIND, case.locate_key("wording", clause), fact, hint)
            yield replace(found, difference=tuple(_both(case, clause, text, changes)))


def _both(case: Case, clause: str, text: str, changes: str) -> Iterator[str]:
    yield f"yours: {' '.join(text.split())}"
    with suppress(Problems):
        theirs = survey(case.composer, case.organisation).words.get(clause, "")
        yield f"edition {case.template.edition}: {' '.join(theirs.split())}"
    yield from (f"note: {note}" for note in notes(changes, clause))


def notes(changes: str, clause: str) -> Iterator[str]:
    """Yield what the list of a template's changes says of a clause, under the heading of its section."""
    part, section = PartId(clause), ""
    for line in changes.splitlines():
        if heading := _SECTION.match(line):
            section = heading[1]
        elif (bullet := _BULLET.match(line)) and section == part.section and f"`{part.name}`" in bullet[1]:
            about, _, note = bullet[1].partition(": ")
            yield note if f"`{part.name}`" in about else about
