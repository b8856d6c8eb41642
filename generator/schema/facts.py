"""The questions of templates, as keys under `facts` with the answers that each takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.organisation.file_schema import alternatives, or_nothing, title_of
from generator.organisation.value_forms import LINE, YES_OR_NO, JsonSchema
from generator.schema.several import by_id, told
from generator.template.data import YES
from generator.template.load import Template
from generator.template.template_file import FactSpec

_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")


def with_facts(field: JsonSchema, templates: Sequence[Template]) -> JsonSchema:
    """Return the schema of the facts with each question as a key."""
    keys = {}
    for name, specs in by_id(templates, lambda template: template.facts).items():
        # Where two templates take other answers, what fits either may be right.
        answers = {str(form): form for _, spec in specs for form in alternatives(_answer(spec))}
        keys[name] = {
            "title": title_of(name),
            "description": told([(template, _said(spec)) for template, spec in specs]),
            **or_nothing({"anyOf": list(answers.values())}),
        }
    return {**field, "additionalProperties": False, "properties": keys}


def _answer(spec: FactSpec) -> JsonSchema:
    match spec.kind:
        case "yes-no":
            return YES_OR_NO.schema
        case "choice":
            typed = [(each, choice) for choice in spec.choices for each in (choice, *_as_read(choice))]
            meanings = [f"{spec.labels[choice]}." for _, choice in typed if choice in spec.labels]
            return {"enum": [each for each, _ in typed], **({"enumDescriptions": meanings} if meanings else {})}
        case _:
            return LINE.schema


def _as_read(choice: str) -> Iterator[object]:
    """Yield what else than a text an editor makes of a choice that stands without quotes."""
    if choice in ("true", "false"):
        yield choice == "true"
    elif _NUMBER.fullmatch(choice):
        yield float(choice) if "." in choice else int(choice)


def _said(spec: FactSpec) -> str:
    weight = " Much of the policy depends on it." if spec.matters else ""
    why = f" {spec.why}" if spec.why else ""
    return f"{spec.ask}{why}{weight}\n{_default(spec)}"


def _default(spec: FactSpec) -> str:
    if not (spec.default or spec.defaults):
        return "If you say nothing, the policy does without."
    apart: dict[str, list[str]] = {}
    for kind, answer in spec.defaults.items():
        if answer != spec.default:
            apart.setdefault(_shown(spec, answer), []).append(f"a {kind}")
    some = [f"{answer} for {' or '.join(kinds)}" for answer, kinds in apart.items()]
    rest = _shown(spec, spec.default)
    return f"If you say nothing: {', '.join([*some, f'otherwise {rest}'] if some else [rest])}."


def _shown(spec: FactSpec, answer: str) -> str:
    if spec.kind == "yes-no":
        return "yes" if answer.lower() in YES else "no"
    return answer or "nothing"
