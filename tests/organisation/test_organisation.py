"""The organisation's file: what loads, and what it means."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from generator.diagnostics import Problems
from generator.document import Fields
from generator.organisation.parse import Organisation
from tests.organisation.files import FULL, SMALLEST, named, parse

HOSTILE = [
    "Tea & Toast @ St Mary's*",
    "{ } [ ] # |",
    "R&D|Ops *x* _y_ `z` ~~w~~",
    "<script>alert(1)</script>",
    "2. Second Chance",
    "- Dash",
    "# Hash",
    "NO",
    "null!",
    "1.10",
    "0123",
    "2026-05-14",
    "12:30",
    "'single' \"double\" \\ back",
    "Name: with a colon",
    "جمعية الشباب الخيرية",
    "עמותת הנוער",
    "Zalgo Z\u0351\u036b\u0343",
    "e\u0301 and é",
    "👩🏽\u200d🚒 Fire 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "no\u00a0break",
    "soft\u00adhyphen",
    "\u200fright to left mark",
    "[space]",
    "%TAG &anchor *alias !bang",
    "N" * 300,
]


def test_smallest_file() -> None:
    """A name and one role are enough; everything else has its default."""
    organisation = parse(SMALLEST)
    entry = organisation.policies["social-media"]

    assert ("northbank", "Northbank Youth Trust", "the charity") == (
        organisation.id,
        organisation.name,
        organisation.short_name,
    )
    assert ("charity", "england-wales", "first") == (
        organisation.kind,
        organisation.jurisdiction,
        organisation.terms.voice,
    )
    assert {"accountable_lead": "Chief Executive"} == organisation.roles
    assert ["social-media"] == list(organisation.policies)
    assert ("policy_owner", 12, None) == (
        entry.document.owner,
        entry.document.review_months,
        entry.document.approved_on,
    )
    assert (False, Fields()) == (entry.acknowledgement, entry.front_matter)


def test_full_file() -> None:
    """Every key of the contract is read, with its type."""
    organisation = parse(FULL)
    entry = organisation.policies["social-media"]

    assert {"copyright": False, "partners": True, "safe-use.spam": False, "crisis": True} == entry.sections
    assert (
        "Own up quickly:  tell {{ role('advice_contact') }}.\n\n- at once" == entry.wording["general-guidelines.own-up"]
    )
    assert ("general-guidelines.own-up", "our-rule", "Be *kind*.") == (
        entry.extra[0].after,
        entry.extra[0].id,
        entry.extra[0].text,
    )
    assert ("1.10", "2.0", 6) == (entry.document.version, entry.document.supersedes, entry.document.review_months)
    assert (date(2026, 5, 14), date(2026, 6, 1)) == (entry.document.approved_on, entry.document.effective_on)
    assert date(2024, 5, 2) == entry.document.history[0].on
    assert {"works_with_children": "yes", "opened": "1.10"} == organisation.facts
    assert {"out_of_hours": "0300 000 0000", "night_bus": "12:30"} == organisation.contacts
    assert (2, "moderated") == (organisation.channels[0].admins, organisation.channels[0].comments)
    assert ("other", "Lottery", "0123") == (
        organisation.registrations[1].register,
        organisation.registrations[1].label,
        organisation.registrations[1].number,
    )
    assert ["team-social-media", "social-media"] == list(organisation.policies)
    assert "#14506E" == organisation.brand.colour


def test_front_matter_has_the_types_that_are_safe() -> None:
    """Plain true, null, whole numbers and dates get their type; whatever else is text, and so is what is quoted."""
    assert Fields(
        (
            ("icon", "FAHammer"),
            ("order", 7),
            ("zip", "0123"),
            ("version", "1.10"),
            ("draft", False),
            ("answer", "no"),
            ("date", None),
            ("gone", None),
            ("on", date(2026, 5, 14)),
            ("text", "2026-05-14"),
            ("quoted", "true"),
            ("day", "2026-02-30"),
            ("tags", ("a", 1)),
            ("nested", Fields((("deep", "x"),))),
        )
    ) == (parse(FULL).policies["social-media"].front_matter)


@pytest.mark.parametrize("typed", ["NO", "1.10", "0123", "2026-05-14", "12:30", "0x1f", "1_000", "true", "1e3", ".5"])
def test_text_fields_keep_what_was_typed(typed: str) -> None:
    """Text that YAML would take for something else survives in every kind of text field."""
    organisation = parse(
        f"name: {typed}\npurpose: {typed}\nroles: {{a: {typed}}}\nfacts: {{b: {typed}}}\n"
        f"registrations: [{{register: ccew, number: {typed}}}]\npolicies: {{x: {{document: {{version: {typed}}}}}}}\n"
    )

    assert {typed} == {
        organisation.name,
        organisation.purpose,
        organisation.roles["a"],
        organisation.facts["b"],
        organisation.registrations[0].number,
        organisation.policies["x"].document.version,
    }


@pytest.mark.parametrize("name", HOSTILE)
def test_awkward_names_load_unchanged(name: str) -> None:
    """A name of printable characters is data, however odd."""
    organisation = parse(named(name))

    assert (name, name) == (organisation.name, organisation.roles["accountable_lead"])


@pytest.mark.parametrize("kind", ["charity", "society", "company", "team", "club"])
def test_a_short_name_by_kind(kind: str) -> None:
    """An organisation without a short name is called by its kind; any other kind is an organisation."""
    assert f"the {kind}" == parse(f"{SMALLEST}kind: {kind}\n").short_name
    assert "the organisation" == parse(f"{SMALLEST}kind: other\n").short_name
    assert "Northbank" == parse(f"{SMALLEST}kind: {kind}\nshort_name: Northbank\n").short_name


@pytest.mark.parametrize("empty", ["", " ", " ~", " null", ' ""', " # later"])
@pytest.mark.parametrize(
    "key", ["short_name", "kind", "purpose", "website", "terms", "facts", "channels", "brand", "policies"]
)
def test_an_empty_key_is_not_given(key: str, empty: str) -> None:
    """An optional key without a value is as good as absent."""
    assert parse(SMALLEST) == parse(f"{SMALLEST}{key}:{empty}\n")


def test_empty_keys_inside_groups_are_not_given() -> None:
    """A form with some answers left open loads with the others."""
    organisation = parse(SMALLEST + "terms: {people: , board: trustees}\nfacts:\n  a:\n  b: x\nbrand:\n  logo: ~\n")

    assert (None, "trustees", {"b": "x"}, None) == (
        organisation.terms.people,
        organisation.terms.board,
        organisation.facts,
        organisation.brand.logo,
    )


@pytest.mark.parametrize("policies", ["{}", "{social-media: }", "{social-media: {}}", "{social-media: ~}"])
def test_a_policy_without_details_has_every_default(policies: str) -> None:
    """No policies, or one with nothing below it, means the flagship with its defaults."""
    assert parse(SMALLEST) == parse(f"{SMALLEST}policies: {policies}\n")


def test_equality_is_about_what_is_said() -> None:
    """Two files that say the same in other places give equal organisations."""
    assert parse(SMALLEST) == parse(f"\n# moved\n{SMALLEST}")
    assert parse(SMALLEST) != parse(SMALLEST.replace("Youth", "Elder"))


def test_an_organisation_survives_pickling() -> None:
    """A worker process gets the whole organisation, places included."""
    organisation = parse(FULL)
    copy: Organisation = pickle.loads(pickle.dumps(organisation))  # noqa: S301  # our own bytes

    assert organisation == copy
    assert organisation.locate("brand", "logo") == copy.locate("brand", "logo")


def test_places() -> None:
    """An organisation knows the place of its values, its keys and the text of its wording."""
    organisation = parse(FULL)
    wording = ("policies", "social-media", "wording", "general-guidelines.own-up")

    assert "orgs/northbank.yaml:2:13" == str(organisation.locate("short_name"))
    assert "orgs/northbank.yaml:2:1" == str(organisation.locate_key("short_name"))
    assert "orgs/northbank.yaml:26:7" == str(organisation.locate_key(*wording))
    assert "orgs/northbank.yaml:27:9" == str(organisation.locate_text(*wording))


@pytest.mark.parametrize(
    ("broken", "key"),
    [
        ("channels: [{platform: X, url: nowhere}]", "channels[0].url"),
        ("channels: [{handle: x}]", "channels[0].platform"),
        ("short-name: X", "short-name"),
        ("terms: none", "terms"),
        (
            "policies: {social-media: {document: {review_months: often}}}",
            "policies.social-media.document.review_months",
        ),
        ("policies: {social-media: {front_matter: {tags: [TBC]}}}", "policies.social-media.front_matter.tags[0]"),
        ("registrations: [{register: other, number: 1}]", "registrations[0].label"),
    ],
)
def test_a_problem_carries_the_path_of_its_key(broken: str, key: str) -> None:
    """Whatever is refused, a program finds the key that it is about without reading the message."""
    with pytest.raises(Problems) as caught:
        parse(f"{SMALLEST}{broken}\n")

    assert [key] == [problem.key for problem in caught.value.diagnostics]


def test_an_organisation_made_by_hand_has_no_places() -> None:
    """Without a file there are no lines, only a name."""
    organisation = Organisation(id="x", name="X", roles={"a": "b"})

    assert {"x.yaml"} == {
        str(organisation.locate("name")),
        str(organisation.locate_key()),
        str(organisation.locate_text()),
    }
