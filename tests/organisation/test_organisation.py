"""The organisation's file: what loads, what it means, what is refused."""

from __future__ import annotations

import pickle
import unicodedata
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Problems
from generator.document import Fields
from generator.organisation.parse import Organisation, Source, parse_organisation

SMALLEST = "name: Northbank Youth Trust\nroles:\n  accountable_lead: Chief Executive\n"
FULL = """\
name: Northbank Youth Trust
short_name: the Trust
kind: society
jurisdiction: scotland
purpose: to help young people
website: https://northbank.example.org/a?b=c#d
registrations:
  - {register: oscr, number: SC012345}
  - {register: other, label: Lottery, number: "0123"}
terms: {people: staff, board: trustees, beneficiaries: young people, supporters: friends, voice: first}
roles: {accountable_lead: Chief Executive, campaigns_lead: Communications Officer}
facts: {works_with_children: yes, opened: 1.10}
channels:
  - {platform: Instagram, handle: "@northbank", url: https://x.example/n, purpose: news, owner: campaigns_lead,
     admins: 2, login: a shared vault, comments: moderated, status: active}
related_policies:
  - {id: data-protection, title: Data Protection Policy, url: "mailto:office@northbank.example.org", ref: DP-1}
contacts: {out_of_hours: 0300 000 0000, night_bus: 12:30}
brand: {logo: northbank/logo.png, colour: "#14506E", font: Arial, word_template: northbank/house.docx}
policies:
  team-social-media:
  social-media:
    sections: {copyright: NO, partners: "Yes", safe-use.spam: FALSE, crisis: true}
    reasons: {copyright: Covered by our Copyright Policy}
    wording:
      general-guidelines.own-up: |
        Own up quickly:  tell {{ role('advice_contact') }}.

        - at once
    extra: [{after: general-guidelines.own-up, id: our-rule, text: "Be *kind*."}]
    document:
      reference: NYT-12
      version: 1.10
      status: approved
      owner: accountable_lead
      approved_by: Board of Trustees
      approved_on: 2026-05-14
      effective_on: "2026-06-01"
      last_review: 2026-05-01
      next_review: 2027-05-14
      review_months: 6
      supersedes: 2.0
      classification: Public
      category: People
      author: A. Writer
      history: [{version: "1.0", on: 2024-05-02, change: First issue}]
    acknowledgement: yes
    front_matter: {icon: FAHammer, order: 7, zip: 0123, version: 1.10, draft: false, answer: no, date: , gone: ~,
                   on: 2026-05-14, text: "2026-05-14", quoted: "true", day: 2026-02-30, tags: [a, 1], nested: {deep: x}}
"""
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


def parse(text: str) -> Organisation:
    return parse_organisation("northbank", Source("orgs/northbank.yaml", text.encode()))


def named(name: str) -> str:
    return yaml.safe_dump({"name": name, "roles": {"accountable_lead": name}}, allow_unicode=True)


def refusal(text: str) -> str:
    with pytest.raises(Problems) as caught:
        parse(text)
    return str(caught.value)


# ---- what loads


def test_smallest_file() -> None:
    """A name and one role are enough; everything else has its default."""
    organisation = parse(SMALLEST)
    entry = organisation.policies["social-media"]

    assert ("northbank", "Northbank Youth Trust", "Northbank Youth Trust") == (
        organisation.id,
        organisation.name,
        organisation.short_name,
    )
    assert ("charity", "england-wales", "third") == (
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

    assert (name, name, name) == (organisation.name, organisation.short_name, organisation.roles["accountable_lead"])


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


# ---- limits


@pytest.mark.parametrize(("key", "limit"), [("name", 300), ("short_name", 300), ("purpose", 2_000)])
def test_the_longest_text(key: str, limit: int) -> None:
    """Text may be as long as its limit and no longer."""
    given = {"name": "N", "roles": {"a": "b"}}

    assert "n" * limit == getattr(parse(yaml.safe_dump({**given, key: "n" * limit}, width=9_999)), key)
    assert f"{key} has {limit + 1:,} characters" in refusal(
        yaml.safe_dump({**given, key: "n" * (limit + 1)}, width=9_999)
    )


@pytest.mark.parametrize("months", [1, 120])
def test_review_months(months: int) -> None:
    """A review may be due after a month, and after ten years."""
    organisation = parse(f"{SMALLEST}policies: {{x: {{document: {{review_months: {months}}}}}}}\n")

    assert months == organisation.policies["x"].document.review_months


@pytest.mark.parametrize(
    ("document", "accepted"),
    [
        ("approved_on: 2026-05-14, next_review: 2026-05-14", True),
        ("approved_on: 2026-05-14, next_review: 2026-05-13", False),
        ("approved_on: 2026-05-14, last_review: 2026-02-11", True),
        ("approved_on: 2026-05-14, last_review: 2026-02-10", False),
        ("approved_on: 2026-05-14, effective_on: 2025-05-13", True),
        ("approved_on: 2026-05-14, effective_on: 2025-05-12", False),
        ("effective_on: 2026-05-14, next_review: 2026-05-13", False),
        ("last_review: 2026-05-14, next_review: 2026-05-13", False),
        ("status: draft", True),
        ("status: withdrawn", True),
        ("status: approved, approved_by: Board", False),
        ("status: approved, approved_by: Board, approved_on: 2026-05-14", True),
    ],
)
def test_dates_agree(document: str, accepted: bool) -> None:
    """Dates that cannot all be true are refused; a review a quarter, or effect a year, before approval can."""
    text = f"{SMALLEST}policies: {{x: {{document: {{{document}}}}}}}\n"

    if accepted:
        assert ["x"] == list(parse(text).policies)
    else:
        assert "policies.x.document." in refusal(text)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://localhost:8000/x",
        "https://例え.example/путь?q=%20#a",
        "https://[::1]/",
        "mailto:a.b+c@example.org",
        "mailto:a@example.org?subject=Hello",
        "https://medium.example/@northbank",
    ],
)
def test_addresses_that_load(address: str) -> None:
    """Web and mail addresses of every usual form load as they are."""
    assert address == parse(f'{SMALLEST}website: "{address}"\n').website


@pytest.mark.parametrize("day", ["1900-01-01", "2200-12-31"])
def test_the_first_and_the_last_day(day: str) -> None:
    """A date is at the earliest of 1900 and at the latest of 2200."""
    organisation = parse(f"{SMALLEST}policies: {{x: {{document: {{approved_on: {day}}}}}}}\n")

    assert date.fromisoformat(day) == organisation.policies["x"].document.approved_on


MANY = {
    "registrations": "{register: ccew, number: n%d}",
    "channels": "{platform: p%d}",
    "related_policies": "{id: p%d, title: A policy}",
    "roles": "r%d: Chief Executive",
    "facts": "f%d: true",
    "contacts": "c%d: 0300 000 0000",
    "policies": "p%d: {}",
    "policies.x.sections": "s%d: false",
    "policies.x.reasons": "s%d: Not ours",
    "policies.x.wording": "s.c%d: Be kind.",
    "policies.x.extra": "{after: s.c, id: e%d, text: Be kind.}",
    "policies.x.document.history": '{version: "%d", on: 2024-05-02, change: A word}',
}
"""Every key that holds any number of entries, and one of its entries."""


def many(path: str, number: int) -> str:
    """Return a file with a number of entries at a path, each on a line of its own."""
    *groups, key = path.split(".")
    heads = [f"{'  ' * depth}{group}:\n" for depth, group in enumerate([*groups, key])]
    dash = "" if ": " in MANY[path] and MANY[path][0] != "{" else "- "
    lines = [f"{'  ' * len(heads)}{dash}{MANY[path] % at}\n" for at in range(number)]
    start = "name: N\n" if path == "roles" else "name: N\nroles: {a: b}\n"
    if path.endswith("reasons"):
        lines += ["    sections:\n", *(f"      s{at}: false\n" for at in range(number))]
    return "".join([start, *heads, *lines])


@pytest.mark.parametrize("path", MANY)
def test_the_longest_list(path: str) -> None:
    """A list or a map may have a thousand entries; one refusal at its key says how many too many there are."""
    assert "N" == parse(many(path, 1_000)).name

    told = refusal(many(path, 8_300))
    line = 2 + len(path.split(".")) - (path == "roles")
    assert f"orgs/northbank.yaml:{line}:" in told
    assert f"{path} has 8,300 entries, more than the 1,000 allowed\n  hint: remove at least 7,300 of them" in told
    assert (2 if path.endswith("reasons") else 1) == told.count("hint")


def test_thousands_of_problems_are_counted() -> None:
    """A file with more problems than anybody reads tells the first of them, and how many there are besides."""
    told = refusal(SMALLEST + "".join(f"k{number}: x\n" for number in range(5_000)))

    assert "orgs/northbank.yaml: there are 4,800 further problems" in told
    assert 200 == told.count("unknown key")


# ---- laws


def outcome(text: str) -> Organisation | list[str]:
    try:
        return parse_organisation("n", Source("n.yaml", text.encode("utf-8", "surrogatepass")))
    except Problems as problems:
        return [str(diagnostic) for diagnostic in problems.diagnostics]


def is_told(found: Organisation | list[str]) -> bool:
    """Tell whether there is an organisation, or at least one problem, each with a hint."""
    return isinstance(found, Organisation) or (found != [] and all("\n  hint: " in each for each in found))


def printable(text: str) -> bool:
    visible = any(unicodedata.category(character)[0] not in "CZ" for character in text)
    return text.isprintable() and visible and text == text.strip() and "  " not in text


@given(st.text(min_size=1, max_size=300).filter(printable))
def test_any_printable_name_round_trips(name: str) -> None:
    """A printable name is kept as it is, or refused because it looks like a blank or a template."""
    found = outcome(named(name))

    assert found.name == name if isinstance(found, Organisation) else all("looks like" in each for each in found)


KEYS = [*Organisation.model_fields, "social-media", "document", "wording", "front_matter", "approved_on", "a"]
LEAVES = st.sampled_from(
    ["", "~", "x", "yes", "2026-05-14", "0", "-1", "TBC", "{{", "a  b", " a", "approved", "https://a.b"]
)
VALUES = st.recursive(
    LEAVES | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=15,
)


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8))
def test_any_data_is_an_organisation_or_problems(data: dict[str, object]) -> None:
    """Whatever stands under whatever key, the loader gives an organisation or says what is wrong."""
    text = yaml.safe_dump({"name": "N", "roles": {"a": "b"}, **data}, allow_unicode=True)

    assert is_told(outcome(text))


@given(st.data())
def test_a_damaged_file_is_an_organisation_or_problems(data: st.DataObject) -> None:
    """A full file with a piece cut out or put in never gives anything but an organisation or problems."""
    start = data.draw(st.integers(0, len(FULL)))
    end = data.draw(st.integers(start, min(len(FULL), start + 40)))
    piece = data.draw(st.text(alphabet="\n :-[]{}'\"#&*!|>%@`~,x0", max_size=4))

    assert is_told(outcome(FULL[:start] + piece + FULL[end:]))
