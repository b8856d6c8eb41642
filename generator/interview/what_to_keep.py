"""The questions about which policies an organisation wants, how long, and which of their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.interview.question import Case, Choice, Expectation, Kind, Length, Question, Tier
from generator.interview.uses import YES, Uses
from generator.interview.who_you_are import always
from generator.organisation.model import usual_policies
from generator.policy.lengths import words_in, words_of_policy
from generator.template.condition import ALWAYS, NEVER, Answered, all_of
from generator.template.load import Template
from generator.template.scan import Default, Part

_KIND_WITH_REGULATOR = Answered("kind", ("charity",))
LENGTHS = ("short", "full")


def which_policies(templates: Sequence[Uses], usual: str) -> Iterator[Question]:
    """Yield the questions about which policies there should be, and how long; `usual` is meant without an answer."""
    # A file that names no policy gets those that are usual, and there need be no template for them.
    needed = usual not in usual_policies()
    yield Question(
        ("policies",), Kind.CHOICES, "Which policy do you want?",
        why="Each is made for another sort of organisation. Most need one.",
        choices=_as_choices([uses.template for uses in templates]), default=always(usual),
        required_when=ALWAYS if needed else NEVER, is_written=needed,
        tier=Tier.FIRST if needed else Tier.USUAL,
    )  # fmt: skip
    for uses in templates:
        if uses.template.has_full_length:
            yield Question(
                ("policies", uses.template.id, "length"), Kind.CHOICE, "How long should the policy be?",
                why="The short one has what every organisation needs. The full one says more, for larger ones.",
                choices=tuple(_length(uses.template, length) for length in LENGTHS),
                default=always(LENGTHS[0]), asked_when=uses.chosen(), known_to=(uses.template.id,),
            )  # fmt: skip


def _as_choices(templates: Sequence[Template]) -> tuple[Choice, ...]:
    """Return templates as choices; two of the same title can be told by what their ids say besides."""
    return tuple(Choice(each.id, _told_apart(each, templates), each.summary) for each in templates)


def _told_apart(template: Template, templates: Sequence[Template]) -> str:
    """Return the title of a template; where another has it too, with the words of its id that are not in it."""
    alike = [each for each in templates if each.title == template.title]
    own = _besides(template) if len({_besides(each) for each in alike}) == len(alike) else template.id
    return f"{template.title} ({own})" if own and len(alike) > 1 else template.title


def _besides(template: Template) -> str:
    """Return those words of a template's id that are not in its title."""
    titled = template.title.lower().split()
    return " ".join(word for word in template.id.split("-") if word not in titled)


def _length(template: Template, length: str) -> Choice:
    words = words_of_policy(template, length)
    return Choice(length, length.capitalize(), f"about {round(words, -2):,} words")


# ---- parts


def part_questions(uses: Uses) -> Iterator[Question]:
    """Yield a question for each section of a policy that an organisation may keep or drop, and why it was dropped."""
    for section in uses.template.sections:
        if uses.is_asked(section.part):
            yield from keeping(section.part, section.part.title, uses)


def keeping(part: Part, title: str, uses: Uses) -> Iterator[Question]:
    """Yield the question about keeping a part, which is known by a title, and the one why it was dropped."""
    expects = tuple(_expected(part, uses.template))
    yield _part(part, title, expects, uses)
    yield _reason(part, title, expects, uses)


def _part(part: Part, title: str, expects: tuple[Expectation, ...], uses: Uses) -> Question:
    # A part that the length, or nothing at all, leaves out can be asked for; one that fits nobody here cannot.
    return Question(
        ("policies", uses.template.id, "sections", part.id), Kind.YES_NO, title,
        help=part.why,
        why="What you drop is gone, and the rest is numbered afresh.",
        default=(Case(uses.by_default(part), YES[0]), Case(ALWAYS, "false")),
        asked_when=all_of((uses.chosen(), uses.may_be(part))),
        expects=expects,
        length=Length(*(words_in(uses.template, part.id, length) for length in LENGTHS)),
        known_to=(uses.template.id,),
    )  # fmt: skip


def _reason(part: Part, title: str, expects: tuple[Expectation, ...], uses: Uses) -> Question:
    kept = uses.key("sections", part.id)
    dropped = all_of((uses.chosen(), uses.by_default(part), Answered(kept, YES, positive=False)))
    places = tuple(dict.fromkeys(place for each in expects for place in each.jurisdictions))
    expected = all_of((dropped, _KIND_WITH_REGULATOR, Answered("jurisdiction", places))) if places else NEVER
    return Question(
        ("policies", uses.template.id, "reasons", part.id), Kind.TEXT, f"Why do you leave out “{title}”?",
        help="One sentence. It stays in your file and is not printed.",
        why="Where a regulator expects the part, somebody will ask.",
        example="Another policy covers it.",
        asked_when=dropped, required_when=expected, completes=kept, tier=Tier.USUAL if places else Tier.RARE,
        known_to=(uses.template.id,),
    )  # fmt: skip


def _expected(part: Part, template: Template) -> Iterator[Expectation]:
    """Yield the points of regulators that nothing meets when a part is gone."""
    meeting = [each for each in template.parts.values() if each.meets]
    inside = [each for each in meeting if part.id in (each.id, *template.parents(each))]
    outside = {point for each in meeting if each not in inside and each.default is Default.ON for point in each.meets}
    met = {point for each in inside for point in each.meets}
    for checklist in template.checklists:
        for point, text in checklist.points.items():
            if point in met and point not in outside:
                yield Expectation(checklist.publisher, text, checklist.jurisdictions)


# ---- other policies


def related_policies(templates: Sequence[Uses]) -> Iterator[Question]:
    """Yield the question about other policies, of which templates name some."""
    ids = dict.fromkeys(name.removeprefix("policy:") for uses in templates for name in uses.names("policy:"))
    if ids:
        choices = tuple(Choice(id_, id_.replace("-", " ").capitalize()) for id_ in ids)
        yield Question(
            ("related_policies",), Kind.ENTRIES, "Which other policies do you have?",
            help="Give them one by one, by what they are about.",
            why="This policy then refers to them instead of saying the same again.",
            fields=(
                Question(("id",), Kind.CHOICE, "What is it about?", choices=choices, is_open=True,
                         required_when=ALWAYS, example="data-protection"),
                Question(("title",), Kind.TEXT, "What is its title?", example="Data Protection Policy",
                         required_when=ALWAYS),
                Question(("url",), Kind.ADDRESS, "Where can it be read?",
                         example="https://riverbend.example.org/data", tier=Tier.RARE),
                Question(("ref",), Kind.TEXT, "What is its reference number?", example="RC-4", tier=Tier.RARE),
            ),
        )  # fmt: skip
