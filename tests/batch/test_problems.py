"""One bad organisation stops nobody, and every problem and warning is told in one run."""

from __future__ import annotations

import pytest

from tests.batch.expected import ONE_NEW, ONE_NOT, changed
from tests.workspace import EACH, Ran, Workspace, closing, organisation, outputs, template, told


def test_a_bad_organisation_stops_nobody_and_keeps_its_outputs(home: Workspace) -> None:
    """A mistake in one file leaves its earlier outputs byte for byte and builds the others."""
    home.run("build")
    before = home.files()
    home.write("orgs/northbank.yaml", organisation().replace("accountable_lead", "acountable_lead"))
    home.write("orgs/oakvale.yaml", organisation("Oakvale Trust"))
    ran = home.run("build", "--prune")

    assert (1, ONE_NOT) == (ran.code, ran.out)
    assert outputs("oakvale/sample") == changed(before, home.files())
    assert set(before) == set(home.files())
    assert b"Northbank Youth Trust" in home.files()["index.md"]


def test_one_bad_policy_keeps_the_other_back(home: Workspace) -> None:
    """All the files of an organisation are written, or none."""
    home.write("orgs/northbank.yaml", organisation("Northbank", "sample", "missing"))
    ran = home.run("build")

    assert ran.err.startswith(
        'orgs/northbank.yaml:5:3: unknown template "missing"\n  hint: choose from other, sample, '
    )
    assert outputs("oakvale/sample") == set(home.files())


def test_a_template_within_a_folder_is_none(home: Workspace) -> None:
    """Only a folder right under a folder of templates is one: what is deeper has no id that could be written."""
    home.write("templates/deep/sample/template.yaml", "title: Sample policy\n")
    home.write("orgs/northbank.yaml", organisation("Northbank", "deep/sample"))
    ran = home.run("build", "northbank")

    assert 1 == ran.code
    assert 'orgs/northbank.yaml:4:3: unknown template "deep/sample"\n  hint: choose from other, sample' in ran.err


DUTIES = "roles: {accountable_lead: x}\npolicies: {sample: }\n"


def test_all_problems_at_once(home: Workspace) -> None:
    """One run lists every problem of every organisation, sorted by file, line and column."""
    for name in ("zebra", "antelope"):
        home.write(f"orgs/{name}.yaml", f"name: [a]\nrolez: {{}}\nwebsite: nowhere\n{DUTIES}")
    home.write("orgs/monkey.yaml", organisation("Monkey", "sample", "missing"))
    ran = home.run("build", "nobody", "zebra", "antelope", "monkey", "northbank")
    antelope, zebra = (
        [f"orgs/{name}.yaml:{place}" for place in ("1:7", "2:1", "3:10")] for name in ("antelope", "zebra")
    )

    assert 1 == ran.code
    assert ["orgs", *antelope, "orgs/monkey.yaml:5:3", *zebra] == places(ran)
    assert outputs("northbank/sample") == set(home.files())


def places(ran: Ran) -> list[str]:
    """Return the place of each problem, in the order in which they were told."""
    return [line.partition(": ")[0] for line in ran.err.splitlines() if not line.startswith("  hint")]


def test_a_fault_of_a_template_is_told_once(home: Workspace) -> None:
    """A fault that every organisation meets in a template is listed once, with the template's file."""
    home.write_all(template("sample", "Sample policy", "The {{ role('nobody') }} decides."))
    fault = told("templates/sample/sections/only.md.j2:1", 'unknown role "nobody"', "choose from accountable_lead")

    assert Ran(1, "Built 0 organisations: 0 written, 0 unchanged. 2 organisations not built.\n", fault) == home.run(
        "build"
    )


@pytest.fixture
def warned(home: Workspace) -> str:
    """Make a duty fall back to somebody who weakens it, and return the warning for one organisation."""
    home.write_all(template("sample", "Sample policy", "The {{ role('listener') }} listens."))
    roles = "roles:\n  accountable_lead: {label: Lead, duty: leads}\n"
    listener = "  listener: {label: Listener, duty: hears concerns, falls_back_to: accountable_lead, warn: true}\n"
    head = f"id: sample\ntitle: Sample policy\n{roles}{listener}"
    home.write("templates/sample/template.yaml", f"{head}sections:\n  - {{id: only, title: Only}}\n")
    fact = "warning: nobody is named as listener, so the Chief Executive hears concerns"
    return told("orgs/northbank.yaml:2:1", fact, "name somebody else under roles: listener:")


def test_problems_stand_after_warnings(home: Workspace, warned: str) -> None:
    """Problems are told last, next to the closing line, where warnings do not bury them."""
    home.write("orgs/abbey.yaml", "roles: {accountable_lead: Chair}\n")
    err = home.run("build", "abbey", "northbank").err

    assert err.startswith(warned)
    assert err.removeprefix(warned).startswith("orgs/abbey.yaml:1:1: name is missing")


def test_a_warning_is_given_again(home: Workspace, warned: str) -> None:
    """What is up to date warns like what is built, until somebody is named."""
    first = home.run("build", "northbank")
    again = home.run("build", "northbank")
    named = organisation().replace("Chief Executive}", "Chief Executive, listener: Chair}")
    home.write("orgs/northbank.yaml", named)

    assert (warned, warned, "") == (first.err, again.err, home.run("build", "northbank").err)
    assert again.out.endswith(f": 0 written, {EACH} unchanged.\n")


def test_what_is_given_in_vain_is_told_again(home: Workspace) -> None:
    """What no policy uses warns also where all is up to date, until one of them is built anew and uses it."""
    home.write("orgs/northbank.yaml", organisation("Northbank", "sample", "other") + "website: https://x.example.org\n")
    warned = told("orgs/northbank.yaml:6:1", "warning: website is given and used nowhere in the policies", "remove it")
    first, again = home.run("build", "northbank"), home.run("build", "northbank")
    home.write_all(template("other", "Other policy", "See {{ website }}."))

    assert (warned, warned) == (first.err, again.err)
    assert again.out == closing(1, unchanged=2 * EACH)
    assert Ran(0, closing(1, written=EACH, unchanged=EACH), "") == home.run("build", "northbank")


def test_a_warning_fails_nothing(home: Workspace, warned: str) -> None:
    """A duty that falls back to somebody who weakens it is told, and the policy is built all the same."""
    assert Ran(0, ONE_NEW, warned) == home.run("build", "northbank")
    assert b"1.1 The Chief Executive listens." in home.files()["northbank/sample.md"]


@pytest.mark.parametrize(
    ("key", "content", "fact", "hint"),
    [
        (
            "logo: northbank/logo.png",
            b"mine",
            "the logo is neither a PNG nor a JPEG file",
            "save it as a PNG or JPEG file",
        ),
        (
            "word_template: northbank/house.docx",
            b"\xd0\xcf\x11\xe0",
            "the Word template has a password or is in the old .doc format",
            "save it as .docx without a password",
        ),
        (
            "word_template: northbank/house.docx",
            b"mine",
            "the Word template is not a Word file, or it is damaged",
            "open it in Word and save it as Word Document (.docx)",
        ),
    ],
)
def test_a_file_of_the_brand_that_is_no_use(home: Workspace, key: str, content: bytes, fact: str, hint: str) -> None:
    """A logo that is no picture and a Word template that is none are told at their key, whatever the format."""
    name, _, path = key.partition(": ")
    home.write(f"orgs/{path}", content)
    home.write("orgs/northbank.yaml", organisation() + f"brand:\n  {key}\n")
    place = f"orgs/northbank.yaml:6:{len(name) + 5}"

    assert told(place, f'brand.{name} is "{path}": {fact}', hint) == home.run("build").err
    assert told(place, f'brand.{name} is "{path}": {fact}', hint) == home.run("build", "--format", "md").err
    assert outputs("oakvale/sample") == set(home.files())


def test_a_bug_is_not_an_unknown_template(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that we look for in vain ourselves is our bug, not a template that is missing."""

    class Broken:
        def __init__(self, _: object) -> None:
            raise KeyError("ours")

    monkeypatch.setattr("generator.policy.compose.Composer", Broken)

    with pytest.raises(KeyError, match="ours"):
        home.run("build")


def test_mistakes_of_every_kind_are_told_in_one_run(home: Workspace) -> None:
    """A role, a colour, an owner, a choice and two clauses that are wrong are all told at once."""
    home.write(
        "orgs/northbank.yaml",
        "name: Northbank\nroles: {accountable_lead: Chief Executive, helper: Helper}\n"
        "brand: {colour: '#ffff00'}\nchannels: [{platform: Instagram, owner: stranger}]\n"
        "policies:\n  sample:\n    sections: {nothing: false}\n    wording: {only.gone: Yes.}\n"
        "    extra: [{after: only.gone, id: more, text: Yes.}]\n",
    )
    places = [line.split(": ")[0] for line in home.run("build", "northbank").err.splitlines() if line[0] != " "]

    assert [f"orgs/northbank.yaml:{place}" for place in ("2:44", "3:17", "4:41", "7:16", "8:15", "9:21")] == places
