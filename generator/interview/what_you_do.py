"""The questions about what an organisation does: the facts that its templates ask about, and its accounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.interview.question import Case, Choice, Kind, Question, Tier
from generator.interview.uses import Uses
from generator.interview.who_you_are import choices_of, labelled
from generator.organisation.model import Channel
from generator.template.condition import ALWAYS, NEVER, Answered, any_of
from generator.template.template_file import FactSpec

_KINDS = {"yes-no": Kind.YES_NO, "choice": Kind.CHOICE, "text": Kind.TEXT}


def fact_questions(templates: Sequence[Uses]) -> Iterator[Question]:
    """Yield a question for each fact of some templates, asked where one of them has a use for it."""
    specs: dict[str, FactSpec] = {}
    for uses in templates:
        specs = {**uses.template.facts, **specs}
    for spec in sorted(specs.values(), key=lambda spec: not spec.matters):
        name = f"facts.{spec.id}"
        asking = [uses for uses in templates if spec.id in uses.template.facts]
        asked_when = any_of(uses.matters(name) for uses in asking)
        if asked_when != NEVER:
            yield Question(
                ("facts", spec.id), _KINDS[spec.kind], spec.ask,
                why=spec.why,
                choices=labelled(spec.choices, spec.labels),
                default=() if spec.matters else _default(spec),
                asked_when=asked_when,
                required_when=asked_when if spec.matters else NEVER,
                tier=Tier.FIRST if spec.matters else Tier.USUAL,
                is_written=True,
                known_to=tuple(uses.template.id for uses in asking),
            )  # fmt: skip


def _default(spec: FactSpec) -> tuple[Case, ...]:
    """Return what a fact is where nothing is said, by the kind of organisation; nothing where there is no default."""
    if spec.kind == "text" and not (spec.default or spec.defaults):
        return ()
    otherwise = spec.default or "false"
    own = [Case(Answered("kind", (kind,)), value) for kind, value in spec.defaults.items() if value != otherwise]
    return (*own, Case(ALWAYS, otherwise))


def channels_question(templates: Sequence[Uses]) -> Iterator[Question]:
    """Yield the question about accounts, where a template lists them."""
    asked_when = any_of(uses.matters("channels", *uses.names("channels.")) for uses in templates)
    if asked_when != NEVER:
        yield Question(
            ("channels",), Kind.ENTRIES, "Which accounts do you have on social networks?",
            help="Give them one by one. You can leave this until later.",
            why="The policy lists them, so that everybody can tell your real accounts from false ones.",
            fields=tuple(_channel_fields(templates)),
            asked_when=asked_when,
        )  # fmt: skip


def _channel_fields(templates: Sequence[Uses]) -> Iterator[Question]:
    """Yield the questions about one account: which it is, and what some template says of it."""
    used = {name for uses in templates for name in uses.names("channels.*.")}
    for field in _ACCOUNT:
        if field.key == "platform" or f"channels.*.{field.key}" in used or field.key == "url":
            yield replace(field, choices=_duties(templates)) if field.key == "owner" else field


def _duties(templates: Sequence[Uses]) -> tuple[Choice, ...]:
    labels = {spec.id: spec.label for uses in reversed(templates) for spec in uses.template.roles.values()}
    return labelled(tuple(labels), labels)


_ACCOUNT = (
    Question(("platform",), Kind.TEXT, "Which network is it on?", example="Facebook", required_when=ALWAYS),
    Question(("handle",), Kind.TEXT, "What is the account called there?", example="@riverbendcarers"),
    Question(("admins",), Kind.NUMBER, "How many people can post there?", example="2"),
    Question(("comments",), Kind.CHOICE, "Who may comment?", choices=choices_of(Channel, "comments"), tier=Tier.RARE),
    Question(("url",), Kind.ADDRESS, "What is its address?", example="https://social.example.org/r", tier=Tier.RARE),
    Question(("purpose",), Kind.TEXT, "What is it for?", example="news and thanks", tier=Tier.RARE),
    Question(("owner",), Kind.CHOICE, "Which duty answers for it?", tier=Tier.RARE),
    Question(("login",), Kind.TEXT, "How do people sign in? Never a password.", example="passkey", tier=Tier.RARE),
    Question(("status",), Kind.CHOICE, "Is it in use?", choices=choices_of(Channel, "status"), tier=Tier.RARE),
)
"""The questions about an account, in order."""
