"""Gather the rows of the register: what organisations say of their policies, and what became of their files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.batch.look_into import Looked
from generator.batch.outputs import Outputs, State
from generator.batch.record import Built
from generator.context.document_details import next_review
from generator.document import PartId
from generator.formats.formats import format_of
from generator.organisation.parse import Organisation
from generator.policy.opening import openings
from generator.policy.selection import Cause
from generator.policy.survey import Survey
from generator.register.rows import DroppedPart, Entry, File, StandIn
from generator.template.scan import Default
from generator.views.duties import duty_rows
from generator.views.origins import Origins


def entries_of(outputs: Outputs, looked: Looked) -> Iterator[Entry]:
    """Yield a row for each policy of an organisation, and for each that only its outputs are left of."""
    organisation = looked.organisation
    known = organisation.policies if organisation else {}
    surveys = {survey.context.template.id: survey for survey in looked.surveys}
    for policy in known:
        assert organisation
        yield _entry(organisation, policy, surveys.get(policy), outputs)
    yield from (each for each in entries_left(outputs) if each.policy not in known)


def entries_left(outputs: Outputs) -> Iterator[Entry]:
    """Yield a row for each policy of which only what was built is known."""
    record = outputs.noted
    for policy, built in record.policies.items() if record else ():
        assert record
        yield _of_built(outputs, record.organisation or outputs.organisation, policy, built)


def _entry(organisation: Organisation, policy: str, survey: Survey | None, outputs: Outputs) -> Entry:
    details = organisation.policies[policy].document
    return Entry(
        organisation.id,
        organisation.name,
        policy,
        survey.context.title if survey else policy,
        survey.context.template.edition if survey else "",
        details.version or "",
        details.status or "",
        details.approved_by or "",
        details.approved_on,
        next_review(details),
        tuple(_stand_ins(survey, organisation)) if survey else (),
        tuple(_dropped(survey)) if survey else (),
        outputs.record is not None,
        _files(outputs, policy),
    )


def _stand_ins(survey: Survey, organisation: Organisation) -> Iterator[StandIn]:
    for row in duty_rows(survey, Origins(organisation)):
        if row.named_in and row.holder and row.held_through != row.role:
            yield StandIn(row.role, row.label, row.holder)


def _dropped(survey: Survey) -> Iterator[DroppedPart]:
    """Yield what is there unless somebody switches it off, and was switched off."""
    template, entry = survey.context.template, survey.context.entry
    first_words = openings(template)
    for id, reason in survey.selection.dropped.items():
        part = template.parts[PartId(id)]
        if reason.cause is Cause.WISH and part.default is not Default.OFF:
            yield DroppedPart(id, first_words.get(part.id, id), entry.reasons.get(id, ""))


def _files(outputs: Outputs, policy: str) -> tuple[File, ...]:
    states = [each for each in outputs.states if each.policy == policy and each.state is not State.UNREADABLE]
    return tuple(File(each.file, format_of(each.file).name, each.state) for each in states)


def _of_built(outputs: Outputs, name: str, policy: str, built: Built) -> Entry:
    known = outputs.organisation, name, policy, built.title, "", built.version, built.status, ""
    return Entry(*known, None, built.next_review, (), (), outputs.record is not None, _files(outputs, policy))
