"""What an organisation wrote that stops nothing and is better not so: names in place of jobs, reviews long overdue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.codes.of_dates import OVERDUE
from generator.codes.of_fit import FACTS_UNSAID, NAMED_PERSON, OTHER_REGISTER, TITLES_ALIKE
from generator.context.document_details import next_review, review_follows_from
from generator.context.people import not_had
from generator.diagnostics import Diagnostic, Hint, Severity, quoted
from generator.organisation.job_titles import job_without_name
from generator.organisation.key_path import at_the_margin
from generator.organisation.parse import Organisation
from generator.organisation.value_forms import WRITE_YES_OR_NO
from generator.template.data import YES
from generator.template.load import Template
from generator.template.template_file import FactSpec


def cautions(organisation: Organisation, templates: Iterable[Template]) -> Iterator[Diagnostic]:
    """Yield a warning for each thing that somebody should look at before a policy is signed."""
    yield from named_people(organisation)
    yield from registered_elsewhere(organisation)
    for template in templates:
        yield from unsaid_facts(organisation, template)
        yield from overdue_review(organisation, template)


def same_titles(organisation: Organisation, templates: Iterable[Template]) -> Iterator[Diagnostic]:
    """Yield a warning for each policy that is called as one before it: nobody could tell them apart."""
    first: dict[str, str] = {}
    for template in templates:
        title = organisation.policies[template.id].title or template.title
        earlier = first.setdefault(title, template.id)
        if earlier != template.id:
            fact = f"{earlier} and {template.id} are both called {quoted(title)}"
            hint = Hint(
                "write title: and another name under one of them",
                asked="a later question asks for another title of one of them",
                on_page="give one of them another title, under “Approval and dates”",
            )
            yield Diagnostic(
                organisation.locate_key("policies", template.id), fact, hint, Severity.WARNING, TITLES_ALIKE.id
            )


def unsaid_facts(organisation: Organisation, template: Template) -> Iterator[Diagnostic]:
    """Yield one warning for all facts on which much depends and of which nobody has said anything."""
    if unsaid := facts_to_say(organisation, template):
        kind = organisation.kind
        taken = [f"{fact.id} ({'yes' if fact.default_for(kind).lower() in YES else 'no'})" for fact in unsaid]
        fact = f"much of the policy depends on what nobody has said, and this was taken: {', '.join(taken)}"
        answers = ", ".join(f"{fact.id}:" for fact in unsaid)
        hint = Hint(f"{WRITE_YES_OR_NO} after {answers} under facts", on_page=WRITE_YES_OR_NO.on_page)
        yield Diagnostic(organisation.locate_key("facts"), fact, hint, Severity.WARNING, FACTS_UNSAID.id)


def facts_to_say(organisation: Organisation, template: Template) -> list[FactSpec]:
    """Return the facts on which much depends and of which nobody has said anything."""
    said = {*organisation.facts, not_had(organisation.terms.people)}
    open_facts = (fact for fact in template.facts.values() if fact.id not in said)
    return [fact for fact in open_facts if fact.matters or _is_in_doubt(fact, organisation)]


def _is_in_doubt(fact: FactSpec, organisation: Organisation) -> bool:
    """Tell whether an organisation counts as no charity only by its kind, and is in a register of charities."""
    is_other = fact.id == "is_charity" and fact.default_for(organisation.kind).lower() not in YES
    return is_other and any(each.register in _LAW_OF for each in organisation.registrations)


_LAW_OF = {"ccew": "england-wales", "oscr": "scotland", "ccni": "northern-ireland", "cri": "ireland"}
"""The jurisdiction of each register of charities."""


def registered_elsewhere(organisation: Organisation) -> Iterator[Diagnostic]:
    """Yield a warning where every register of charities that is named is one of another country's law."""
    known = [(at, each.register) for at, each in enumerate(organisation.registrations) if each.register in _LAW_OF]
    if known and organisation.jurisdiction not in {"generic", *(_LAW_OF[register] for _, register in known)}:
        at, register = known[0]
        law = _LAW_OF[register]
        fact = f"{register} is a register of {law}, and the jurisdiction is {organisation.jurisdiction}"
        hint = f"write {at_the_margin('jurisdiction', law)}, or remove the registration"
        place = organisation.locate("registrations", at, "register")
        yield Diagnostic(place, fact, hint, Severity.WARNING, OTHER_REGISTER.id)


def named_people(organisation: Organisation) -> Iterator[Diagnostic]:
    """Yield a warning for each role that a person is named for, and not a job."""
    for role, title in organisation.roles.items():
        job = job_without_name(title)
        if job is not None:
            fact = f"roles.{role} is {quoted(title)}, which looks like somebody’s name"
            hint = f"write {quoted(job) if job else 'their job title'}, which stays true when somebody leaves"
            yield Diagnostic(organisation.locate("roles", role), fact, hint, Severity.WARNING, NAMED_PERSON.id)


def overdue_review(organisation: Organisation, template: Template) -> Iterator[Diagnostic]:
    """Yield a warning where a policy was to be reviewed before somebody last looked at the law that it cites.

    That day stands in the data of the law; there is no clock.
    """
    details = organisation.policies[template.id].document
    due, law = next_review(details), template.laws.get(organisation.jurisdiction)
    if due is None or law is None or law.checked is None or details.status == "withdrawn" or due >= law.checked:
        return
    fact = f"this policy was due for review on {due}, and the law in it was last checked on {law.checked}"
    place = organisation.locate("policies", template.id, "document", review_follows_from(details))
    hint = "review it, then write last_review and the new next_review under document"
    yield Diagnostic(place, fact, hint, Severity.WARNING, OVERDUE.id)
