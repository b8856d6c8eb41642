"""Turn what an organisation says of itself into the facts that a template asks about."""

from __future__ import annotations

from generator.context.context import Context
from generator.context.people import not_had
from generator.context.values import Code, Scope, Value
from generator.diagnostics import Diagnostic, did_you_mean, quoted
from generator.document import DEFAULT, Placeholder
from generator.organisation.parse import Organisation
from generator.organisation.value_forms import WRITE_YES_OR_NO
from generator.passes.adverbials import Asked, joined
from generator.passes.phrases import before_phrase, value_phrase
from generator.template.data import NO, YES
from generator.template.template_file import FactSpec

_YES_OR_NO = (*sorted(YES), *sorted(NO), "")


def fact_scope(context: Context) -> Scope:
    """Return every fact of the template: a yes or no, a choice, or words; the default where nothing is said."""
    said, kind = _said(context.organisation), context.organisation.kind
    specs = context.template.facts.items()
    return Scope("facts", {id: _fact(context, spec, said.get(id) or spec.default_for(kind)) for id, spec in specs})


def _fact(context: Context, spec: FactSpec, given: str) -> object:
    if spec.kind == "text":
        return _words(context, spec, given)
    if spec.kind == "choice":
        _check(context, spec, given, spec.choices)
        return Code(given)
    answer = given.lower()
    _check(context, spec, answer, _YES_OR_NO)
    return answer in YES


def answer_of(organisation: Organisation, spec: FactSpec) -> str:
    """Return an organisation's answer as typed, or what is taken where it says nothing."""
    return _said(organisation).get(spec.id) or spec.default_for(organisation.kind)


def _said(organisation: Organisation) -> dict[str, str]:
    """Return the answers of an organisation, as typed. Who calls people "volunteers" employs nobody."""
    return {not_had(organisation.terms.people): "false", **organisation.facts}


def _words(context: Context, spec: FactSpec, given: str) -> Value:
    """Return what a fact says in words, with the preposition that its sentence needs."""
    name = f"facts.{spec.id}"
    source = DEFAULT if spec.matters and spec.id not in context.organisation.facts else name
    if not (given and spec.says):
        return context.of(name, given or None, value_phrase(Placeholder(name, given or None, source)))
    said = joined(Asked(spec.says), given)
    if said is None:
        message = f'{spec.id} is {quoted(given)}, which cannot follow "within"'
        hint = 'write a length of time, such as "two working days"'
        context.problems.append(Diagnostic(context.organisation.locate("facts", spec.id), message, hint))
        return context.value(name, given)
    before, answer = said
    shown = Placeholder(name, answer, source)
    return context.of(name, before + answer, before_phrase(before, shown) if before else value_phrase(shown))


def _check(context: Context, spec: FactSpec, given: str, known: tuple[str, ...]) -> None:
    if given in known:
        return
    place = context.organisation.locate("facts", spec.id)
    if spec.choices:
        message, hint = f"{spec.id} is {quoted(given)}, not one of its choices", did_you_mean(given, known)
    else:
        message, hint = f"{spec.id} is {quoted(given)}, not a yes or a no", WRITE_YES_OR_NO
    context.problems.append(Diagnostic(place, message, hint))
