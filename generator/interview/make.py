"""The interview that the templates of a library make together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from generator.diagnostics import Problems
from generator.interview.approval import approval_questions
from generator.interview.question import Interview, Question, Step
from generator.interview.single_clauses import clause_questions
from generator.interview.uses import Uses, names_of
from generator.interview.what_to_keep import part_questions, related_policies, which_policies
from generator.interview.what_you_do import channels_question, fact_questions
from generator.interview.who_does_what import contact_questions, duty_questions
from generator.interview.who_you_are import LOOK, WHO_YOU_ARE
from generator.organisation.model import usual_policies
from generator.rendering.library import Library
from generator.template.condition import NEVER, all_of, any_of

_OF_ANY = {"name", "kind", "jurisdiction", "terms.voice", "short_name"}
"""What counts in every policy, whatever its template asks for."""
CLAUSES = "clauses"
"""The id of the step about single clauses."""


def make_interview(library: Library) -> Interview:
    """Return the questions that the templates of a library ask; a template with faults asks nothing."""
    templates = list(_templates(library))
    usual = templates[0].template.id if templates else ""
    keep = [question for uses in templates for question in part_questions(uses)]
    document = [question for uses in templates for question in approval_questions(uses)]
    steps = (
        _step("you", "Who you are", "", (_where_asked(each, templates) for each in WHO_YOU_ARE)),
        _step("policies", "Which policy you want", "", which_policies(templates, usual) if templates else ()),
        _step("facts", "What you do", "The policy leaves out what does not concern you.",
              [*fact_questions(templates), *channels_question(templates)]),
        _step("duties", "Who does what", "Give job titles, not names. A duty that you give to nobody falls to "
              "somebody who has another.", [*duty_questions(templates), *contact_questions(templates)]),
        _step("parts", "What to keep", "Each of these parts can stay or go.", [*keep, *related_policies(templates)]),
        _step(CLAUSES, "Single clauses", "", [each for uses in templates for each in clause_questions(uses)]),
        _step("approval", "Approval and dates", "All of this can wait until your board has seen the policy.", document),
        _step("look", "How it looks", "All of this can wait.", LOOK),
    )  # fmt: skip
    return Interview(tuple(step for step in steps if step.questions))


def _templates(library: Library) -> Iterator[Uses]:
    """Yield what each sound template asks for, first those that are meant where nothing is said."""
    usual = usual_policies()
    for name in sorted(library.ids(), key=lambda name: (name not in usual, name)):
        with suppress(Problems):
            composer = library.composer(name)
            if not composer.problems:
                yield Uses.of(composer)


def _step(
    id: str, title: str, intro: str, questions: Iterator[Question] | list[Question] | tuple[Question, ...]
) -> Step:
    return Step(id, title, intro, tuple(each for each in questions if each.asked_when != NEVER))


def _where_asked(question: Question, templates: list[Uses]) -> Question:
    """Return a question about the organisation, asked where a policy says anything of the answer."""
    if question.key in _OF_ANY:
        return question
    where = any_of(uses.matters(*names_of(question.key), *uses.names(f"{question.key}.")) for uses in templates)
    return replace(question, asked_when=all_of((question.asked_when, where)))
