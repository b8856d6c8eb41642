"""The shape of an organisation's file: every key, what it may hold, and what may not contradict.

The text below a field is its description in the published schema. Knows no disk and no YAML.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from typing import Literal, Self, TypeAlias

from pydantic import Field, model_validator

from generator.organisation.field_types import (
    KEY,
    Address,
    Colour,
    Count,
    DashedId,
    Few,
    Finding,
    ImagePath,
    Line,
    Name,
    NameId,
    Shape,
    WordPath,
    refuse_any,
    repeated,
)
from generator.organisation.policy_entry import PolicyEntry
from generator.organisation.text_limits import excess_of_all

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

with warnings.catch_warnings():
    # Every class has a method `register` by its metaclass; the key is a word of the field.
    warnings.simplefilter("ignore", UserWarning)

    class Registration(Shape):
        """An entry in a public register."""

        register: Register = Field()
        """Who keeps the register."""
        number: Line
        """The number as the register writes it."""
        label: Line | None = None
        """What to call the register; needed for `other`."""

        @model_validator(mode="after")
        def _named(self) -> Self:
            if self.register == "other" and not self.label:
                hint = "add label: and the name of the register"
                refuse_any([Finding(("label",), 'is missing for the register "other"', hint)])
            return self


class Terms(Shape):
    """What the organisation calls its people, and how the policy speaks."""

    people: Line | None = None
    """The people the policy binds, such as "staff and volunteers"."""
    board: Line | None = None
    """The people in charge, such as "trustees"."""
    beneficiaries: Line | None = None
    """The people the organisation is there for."""
    supporters: Line | None = None
    """The people who give or help."""
    voice: Literal["first", "third"] = "first"
    """`first`: we expect; `third`: the Trust expects."""


class Channel(Shape):
    """An account on a social network."""

    platform: Line
    """The network, such as Instagram."""
    handle: Line | None = None
    """The name of the account, in quotes when it starts with @."""
    url: Address | None = None
    """The address of the account."""
    purpose: Line | None = None
    """What the account is for."""
    owner: Line | None = None
    """The id of the role that answers for the account."""
    admins: Count | None = None
    """How many people can post."""
    login: Line | None = None
    """How people sign in; never a password."""
    comments: Literal["open", "moderated", "closed"] | None = None
    """Who may comment."""
    status: Literal["active", "dormant", "closed"] | None = None
    """Whether the account is in use."""


class RelatedPolicy(Shape):
    """Another policy of the organisation."""

    id: DashedId
    """The name by which a template asks for it, such as `data-protection`."""
    title: Line
    """Its title."""
    url: Address | None = None
    """Where to read it."""
    ref: Line | None = None
    """Its reference number."""


class Brand(Shape):
    """How the policy looks."""

    logo: ImagePath | None = None
    """A PNG or JPEG file; a path from the folder of organisations."""
    colour: Colour | None = None
    """The colour of headings and rules, as "#rrggbb" in quotes."""
    font: Line | None = None
    """The name of a typeface."""
    word_template: WordPath | None = None
    """A Word file whose styles are adopted; a path from the folder of organisations."""


class OrganisationShape(Shape):
    """An organisation: who it is, who does what, and which policies it wants."""

    name: Name
    """The full name."""
    kind: OrganisationKind = "charity"
    """What sort of organisation it is."""
    short_name: Name = Field(default_factory=lambda data: SHORT_NAMES.get(data.get("kind", ""), ""))
    """The name after its first mention; by its kind, such as "the charity", when nothing is said."""
    jurisdiction: Jurisdiction = "england-wales"
    """Whose law applies."""
    purpose: Line | None = None
    """What it is for, to follow "our purpose is"."""
    website: Address | None = None
    """The address of its website."""
    registrations: Few[tuple[Registration, ...]] = ()
    """Its entries in public registers."""
    terms: Terms = Terms()
    """What it calls its people."""
    roles: Few[dict[Line, Line]] = Field(min_length=1)
    """Job titles, by the role they hold."""
    facts: Few[dict[Line, Line]] = Field(default_factory=dict)
    """Answers to the template's questions, by id, as typed."""
    channels: Few[tuple[Channel, ...]] = ()
    """Its accounts on social networks."""
    related_policies: Few[tuple[RelatedPolicy, ...]] = ()
    """Its other policies."""
    contacts: Few[dict[NameId, Line]] = Field(default_factory=dict)
    """Where to turn: media, out_of_hours, wellbeing, safeguarding, complaints or an id of its own."""
    brand: Brand = Brand()
    """How its policies look."""
    policies: Few[dict[Line, PolicyEntry]] = Field(default_factory=lambda: {"social-media": PolicyEntry()})
    """The policies it wants, by the id of the template."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        refuse_any(
            [
                *repeated("related_policies", self.related_policies, lambda policy: policy.id, "id"),
                *repeated("registrations", self.registrations, lambda entry: (entry.register, entry.number), "number"),
                *_too_much_text(self.policies),
            ]
        )
        return self


def _too_much_text(policies: Mapping[str, PolicyEntry]) -> Iterator[Finding]:
    if fault := excess_of_all([text for entry in policies.values() for text in entry.own_texts]):
        yield Finding(("policies", KEY), fault.fact, fault.hint)
