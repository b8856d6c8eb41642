"""The questions about who an organisation is, what it calls its people, and how its policies look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.context.terms import BENEFICIARIES, BOARDS, PEOPLE
from generator.interview.question import Case, Choice, Kind, Question, Tier
from generator.organisation.meanings import meanings_of
from generator.organisation.model import SHORT_NAMES, OrganisationShape, Registration, Terms
from generator.organisation.shape import Shape
from generator.template.condition import ALWAYS, Answered, all_of


def always(value: str) -> tuple[Case, ...]:
    """Return what is meant without an answer, whatever else is answered."""
    return (Case(ALWAYS, value),)


def by_kind(values: Mapping[str, str], otherwise: str) -> tuple[Case, ...]:
    """Return what is meant without an answer, by the kind of organisation."""
    own = [Case(Answered("kind", (kind,)), value) for kind, value in values.items() if value != otherwise]
    return (*own, Case(ALWAYS, otherwise))


def labelled(values: Iterable[str], labels: Mapping[str, str]) -> tuple[Choice, ...]:
    """Return choices, each with what it is called; one that has no other name goes by its own word."""
    return tuple(Choice(value, labels.get(value, value.replace("-", " ").capitalize())) for value in values)


def choices_of(shape: type[Shape], key: str) -> tuple[Choice, ...]:
    """Return the choices of a key of the file, each by what the shape of the file says that it means."""
    meanings = meanings_of(shape, key)
    return labelled(meanings, {value: words.partition(":")[0].rstrip(".") for value, words in meanings.items()})


def _people() -> tuple[Case, ...]:
    groups = ("facts.has_staff", "facts.has_volunteers")
    cases = [
        Case(all_of(Answered(fact, ("true",), has) for fact, has in zip(groups, had, strict=True)), noun)
        for had, noun in PEOPLE.items()
    ]
    return (*cases, Case(ALWAYS, "members"))


WHO_YOU_ARE = (
    Question(
        ("name",), Kind.TEXT, "What is your organisation called?",
        help="Its full name, as it stands on your letters.",
        why="The policy gives your full name first, and then says “we” or a short name.",
        example="Riverbend Carers", required_when=ALWAYS, tier=Tier.FIRST,
    ),
    Question(
        ("kind",), Kind.CHOICE, "What sort of organisation is it?",
        why="It decides which rules apply, such as those for charities, and what the people in charge are called.",
        choices=choices_of(OrganisationShape, "kind"), default=always("charity"), tier=Tier.FIRST,
        is_written=True,
    ),
    Question(
        ("jurisdiction",), Kind.CHOICE, "Where are you based?",
        why="The policy names the laws and the public bodies of that place.",
        choices=choices_of(OrganisationShape, "jurisdiction"), default=always("england-wales"), tier=Tier.FIRST,
        is_written=True,
    ),
    Question(
        ("terms", "people"), Kind.TEXT, "What do you call all the people whom the policy covers?",
        help="Everybody who works or gives time for you, in a few words.",
        why="The policy says these words where it means everybody.",
        example="staff and volunteers", default=_people(),
    ),
    Question(
        ("terms", "board"), Kind.TEXT, "What do you call the people in charge?",
        help="In small letters where you would write them so, and without “the”.",
        why="They approve the policy, and anyone can turn to them.",
        example="trustees", default=by_kind(BOARDS, BOARDS["charity"]),
    ),
    Question(
        ("terms", "beneficiaries"), Kind.TEXT, "What do you call the people you are there for?",
        help="Several of them, such as “young people” or “tenants”.",
        why="The policy says how they are treated and protected online.",
        example="young people", default=by_kind(BENEFICIARIES, "service users"),
    ),
    Question(
        ("terms", "supporters"), Kind.TEXT, "What do you call the people who give money or other help?",
        why="The policy says how they are thanked and asked.",
        example="donors", default=always("supporters"),
    ),
    Question(
        ("terms", "voice"), Kind.CHOICE, "How should the policy speak of you?",
        why="Most people find “we” easier to read.",
        choices=choices_of(Terms, "voice"),
        default=always("first"),
    ),
    Question(
        ("short_name",), Kind.TEXT, "What are you called for short?",
        help="With “the” where you would say it.",
        why="The policy says this after it has given your full name once.",
        example="the Trust", default=by_kind(SHORT_NAMES, SHORT_NAMES["charity"]),
        asked_when=Answered("terms.voice", ("third",)),
    ),
    Question(
        ("purpose",), Kind.TEXT, "What are you for?",
        help="One phrase that starts with “to”.",
        why="The policy opens with how social media serves this purpose.",
        example="to help people in Riverbend who care for somebody",
    ),
    Question(
        ("website",), Kind.ADDRESS, "What is the address of your website?",
        help="As it stands in the browser, with https:// in front.",
        why="The policy gives it beside your name.",
        example="https://riverbend.example.org",
    ),
    Question(
        ("registrations",), Kind.ENTRIES, "Are you in a public register?",
        help="Such as that of a charity regulator. Give each register with your number there.",
        why="The policy gives the numbers beside your name.",
        fields=(
            Question(("register",), Kind.CHOICE, "Which register?", required_when=ALWAYS,
                     choices=choices_of(Registration, "register")),
            Question(("label",), Kind.TEXT, "What is that register called?", example="EIN",
                     asked_when=Answered("register", ("other",)), required_when=ALWAYS),
            Question(("number",), Kind.TEXT, "What is your number there?", example="1234567", required_when=ALWAYS),
        ),
    ),
)  # fmt: skip
LOOK = (
    Question(
        ("brand", "colour"), Kind.COLOUR, "Which colour should headings have?",
        help="Six digits after #, as your designer or your website has them.",
        why="Headings and lines of the web page and the Word file take this colour. It has to be dark enough to read.",
        example="#14506e",
    ),
    Question(
        ("brand", "font"), Kind.TEXT, "Which typeface do you use?",
        help="Its name, as Word shows it.",
        why="The Word file and the web page are set in it where it is installed.",
        example="Arial",
    ),
    Question(
        ("brand", "logo"), Kind.FILE, "Do you have a logo for the first page?",
        help="A PNG or JPEG file in your folder of organisations. Give its path from there.",
        why="It stands above the title.",
        example="riverbend-carers/logo.png",
    ),
    Question(
        ("brand", "word_template"), Kind.FILE, "Do you have a Word file whose styles the policy should take?",
        help="A .docx or .dotx file in your folder of organisations. Give its path from there.",
        why="The policy then looks like your other documents, with your header and footer.",
        example="riverbend-carers/house.docx", tier=Tier.RARE,
    ),
)  # fmt: skip
