"""Turn what an organisation says of itself into the facts that a template asks about."""

from __future__ import annotations

from generator.context.context import Context
from generator.context.values import Scope
from generator.diagnostics import Diagnostic, did_you_mean, quoted
from generator.template.data import NO, YES
from generator.template.template_file import FactSpec


def fact_scope(context: Context) -> Scope:
    """Return every fact of the template: a yes or no, a choice, or words; the default where nothing is said."""
    return Scope("facts", {name: _fact(context, spec) for name, spec in context.template.facts.items()})


def _fact(context: Context, spec: FactSpec) -> object:
    given = context.organisation.facts.get(spec.id) or spec.default_for(context.organisation.kind)
    match spec.kind:
        case "text":
            return context.value(f"facts.{spec.id}", given or None)
        case "choice":
            _check(context, spec, given, spec.choices)
            return given
        case _:
            _check(context, spec, given.lower(), (*sorted(YES), *sorted(NO), ""))
            return given.lower() in YES


def _check(context: Context, spec: FactSpec, given: str, known: tuple[str, ...]) -> None:
    if given in known:
        return
    place = context.organisation.locate("facts", spec.id)
    if spec.choices:
        message, hint = f"{spec.id} is {quoted(given)}, not one of its choices", did_you_mean(given, known)
    else:
        message, hint = f"{spec.id} is {quoted(given)}, not a yes or a no", "write true or false"
    context.problems.append(Diagnostic(place, message, hint))
