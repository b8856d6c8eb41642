"""The shape of an organisation's file: every key, what it may hold, and what may not contradict.

The text below a field is what the schema says of it to whoever writes the file. Knows no disk and no YAML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal, TypeAlias

from generator.organisation.accepted import MEANINGS, Accepted
from generator.organisation.field_types import (
    Address,
    Colour,
    Count,
    DashedId,
    Few,
    ImagePath,
    Line,
    Name,
    NameId,
    WordPath,
    names_somebody,
    repeated,
)
from generator.organisation.findings import KEY, Finding
from generator.organisation.policy_entry import PolicyEntry
from generator.organisation.shape import After, Field, Shape
from generator.organisation.text_limits import excess_of_all
from generator.organisation.value_forms import JsonSchema, Meanings, needed_when

OrganisationKind: TypeAlias = Literal["charity", "society", "company", "team", "club", "other"]
Jurisdiction: TypeAlias = Literal[
    "england-wales", "scotland", "northern-ireland", "ireland", "united-states", "generic"
]
Register: TypeAlias = Literal[
    "ccew", "oscr", "ccni", "cri", "companies-house", "ico", "fundraising-regulator", "other"
]  # fmt: skip

SHORT_NAMES: dict[str, str] = {
    "charity": "the charity",
    "society": "the society",
    "company": "the company",
    "team": "the team",
    "club": "the club",
    "other": "the organisation",
}
"""What each kind of organisation is called after the first mention of its name, unless it says otherwise."""
REGISTERS: dict[str, str] = {
    "ccew": "Charity Commission for England and Wales",
    "oscr": "Office of the Scottish Charity Regulator",
    "ccni": "Charity Commission for Northern Ireland",
    "cri": "Charities Regulator (Ireland)",
    "companies-house": "Companies House",
    "ico": "Information Commissioner’s Office",
    "fundraising-regulator": "Fundraising Regulator",
}
"""What a register is called in a policy."""
CONTACTS: dict[str, str] = {
    "media": "Where journalists turn, such as press@northbank.example.org.",
    "out_of_hours": "Whom to ring in the evening or at a weekend, such as 0300 000 0000.",
    "wellbeing": "Who helps people who are upset by what they saw or were sent, such as the staff helpline.",
    "safeguarding": "Where to turn when a child or an adult may be at risk, such as safe@northbank.example.org.",
    "complaints": "Where the public can complain, such as complaints@northbank.example.org.",
}
"""Where to turn: what the shipped templates ask for."""
_REGISTERS = {**REGISTERS, "other": "Another register: give its name as label."}
_KINDS = {
    "charity": "A charity, a church or a nonprofit.",
    "society": "A society or association that belongs to its members.",
    "company": "A company or another business.",
    "team": "A team or department of something larger.",
    "club": "A club, such as one for sport.",
    "other": "Anything else.",
}
_PLACES = {
    "england-wales": "England and Wales.",
    "scotland": "Scotland.",
    "northern-ireland": "Northern Ireland.",
    "ireland": "The Republic of Ireland.",
    "united-states": "The United States.",
    "generic": "Anywhere else: no law is named.",
}
Voice: TypeAlias = Annotated[
    Literal["first", "third"], Meanings({"first": "“We expect …”", "third": "“The Trust expects …”"})
]
Comments: TypeAlias = Annotated[
    Literal["open", "moderated", "closed"],
    Meanings({"open": "Anyone may.", "moderated": "Somebody looks at each before it shows.", "closed": "Nobody may."}),
]
AccountStatus: TypeAlias = Annotated[
    Literal["active", "dormant", "closed"],
    Meanings({"active": "In use.", "dormant": "Kept, but not in use.", "closed": "Shut down."}),
]


class Registration(Shape):
    """An entry in a public register."""

    register: Annotated[Register, Meanings(_REGISTERS)] = Field()
    """Who keeps the register."""
    number: Line = Field(examples=["1234567", "SC012345"])
    """Your number there, as the register writes it."""
    label: Line | None = Field(default=None, examples=["Register of Friendly Societies"])
    """The name of the register. Only for register: other, which needs it."""

    conditions: ClassVar[tuple[JsonSchema, ...]] = (needed_when("register", "other", "label"),)

    def contradictions(self) -> Iterator[Finding]:
        """Yield that a register of another name has none."""
        if self.register == "other" and not self.label:
            hint = "add label: and the name of the register"
            yield Finding(("label",), 'is missing for the register "other"', hint)


class Terms(Shape):
    """What the organisation calls its people, and how the policy speaks."""

    people: Line | None = Field(default=None, examples=["staff and volunteers", "members"])
    """Everyone whom the policy covers, in your own words."""
    board: Line | None = Field(default=None, examples=["trustees", "the committee"])
    """The people in charge, in your own words."""
    beneficiaries: Line | None = Field(default=None, examples=["young people", "patients"])
    """The people you are there for, in your own words."""
    supporters: Line | None = Field(default=None, examples=["supporters", "friends of the Trust"])
    """The people who give to you or help you, in your own words."""
    voice: Voice = "first"
    """How the policy speaks of you. If you say nothing: first."""


class Channel(Shape):
    """An account on a social network."""

    platform: Line = Field(examples=["Instagram", "WhatsApp"])
    """The network or app."""
    handle: Line | None = Field(default=None, examples=['"@northbank"'])
    """The name of the account. It needs quotes when it starts with @."""
    url: Address | None = Field(default=None, examples=["https://social.example.org/northbank"])
    """The address of the account, as your browser shows it."""
    purpose: Line | None = Field(default=None, examples=["news for families"])
    """What the account is for."""
    owner: Line | None = Field(default=None, examples=["campaigns_lead"])
    """Who answers for the account: one of the roles, by its id."""
    admins: Count | None = Field(default=None, examples=["2"])
    """How many people can post. Two or more, so that nobody is locked out."""
    login: Line | None = Field(default=None, examples=["passkey", "a password manager"])
    """How people sign in. Never write a password here."""
    comments: Comments | None = None
    """Who may comment."""
    status: AccountStatus | None = None
    """Whether the account is in use. If you say nothing: active."""


class RelatedPolicy(Shape):
    """Another policy of the organisation."""

    id: DashedId = Field(examples=["data-protection"])
    """The name by which a template asks for it, in small letters with dashes."""
    title: Line = Field(examples=["Data Protection Policy"])
    """Its title, as the policy is to name it."""
    url: Address | None = Field(default=None, examples=["https://northbank.example.org/data"])
    """Where people can read it."""
    ref: Line | None = Field(default=None, examples=["NYT-4"])
    """Your own reference number for it."""


class Brand(Shape):
    """How the policy looks."""

    logo: ImagePath | None = Field(default=None, examples=["northbank/logo.png"])
    """Your logo, a PNG or JPEG file. Write its path from the folder of organisations."""
    colour: Colour | None = Field(default=None, examples=['"#14506e"'])
    """Your colour, for headings and lines: # and six digits, in quotes."""
    font: Line | None = Field(default=None, examples=["Arial"])
    """The typeface, by its name in your word processor."""
    word_template: WordPath | None = Field(default=None, examples=["northbank/house.docx"])
    """Your own Word file. Its styles, header and footer are used. Write its path from the folder of organisations."""


def usual_policies() -> dict[str, PolicyEntry]:
    """Return the policies of an organisation that names none."""
    return {"social-media": PolicyEntry()}


class OrganisationShape(Shape):
    """An organisation: who it is, who does what, and which policies it wants."""

    name: Name = Field(examples=["Northbank Youth Trust"])
    """The full name of your organisation."""
    kind: Annotated[OrganisationKind, Meanings(_KINDS)] = "charity"
    """What sort of organisation you are. It decides some words and parts. If you say nothing: charity."""
    short_name: Name = Field(
        default_factory=lambda data: SHORT_NAMES.get(data.get("kind", ""), ""), sees_others=True, examples=["the Trust"]
    )
    """What you are called after the first mention of your name. If you say nothing: the charity, the club and so on."""
    jurisdiction: Annotated[Jurisdiction, Meanings(_PLACES)] = "england-wales"
    """Whose law applies to you. If you say nothing: england-wales."""
    purpose: Line | None = Field(default=None, examples=["to help young people in Northbank find work they enjoy"])
    """What you are for, so that it can follow “our purpose is”."""
    website: Address | None = Field(default=None, examples=["https://northbank.example.org"])
    """The address of your website."""
    registrations: Few[tuple[Registration, ...]] = ()
    """Your entries in public registers, each with a dash."""
    terms: Terms = Field(default_factory=Terms)
    """Your own words for people, and how the policy speaks of you."""
    roles: Annotated[Few[dict[Line, Line]], After(names_somebody)] = Field()
    """Who does what: a job title after each role, never somebody's name. A role that you leave out falls to another."""
    facts: Few[dict[Line, Line]] = Field(default_factory=dict)
    """What is so at your organisation: answers to the questions of the templates."""
    channels: Few[tuple[Channel, ...]] = ()
    """Your accounts on social networks, each with a dash."""
    related_policies: Few[tuple[RelatedPolicy, ...]] = ()
    """Your other policies, each with a dash. The policy names them where they matter."""
    contacts: Annotated[Few[dict[NameId, Line]], Meanings(CONTACTS)] = Field(default_factory=dict)
    """Where people can turn. You may add others under ids of your own."""
    brand: Brand = Field(default_factory=Brand)
    """How your policies look."""
    policies: Few[dict[Line, PolicyEntry]] = Field(default_factory=usual_policies)
    """The policies you want, each by the id of its template. If you say nothing: social-media."""
    accepted: Annotated[Accepted, MEANINGS] = Field(
        default_factory=dict, examples=["{P102: The Chair is the only one}"]
    )
    """What policygen check finds and you accept: a reason for each code."""

    def contradictions(self) -> Iterator[Finding]:
        """Yield what is there twice, and that there is too much of it."""
        yield from repeated("related_policies", self.related_policies, lambda policy: policy.id, "id")
        yield from repeated("registrations", self.registrations, lambda entry: (entry.register, entry.number), "number")
        yield from _too_much_text(self.policies)


def _too_much_text(policies: Mapping[str, PolicyEntry]) -> Iterator[Finding]:
    if fault := excess_of_all([text for entry in policies.values() for text in entry.own_texts]):
        yield Finding(("policies", KEY), fault.fact, fault.hint)
