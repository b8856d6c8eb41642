"""A build that finds all as it was: it loads little, reads every output, and tells again what it told."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from tests.batch.expected import SAME
from tests.formats.word.docx_samples import png
from tests.workspace import EACH, Ran, Workspace, closing, organisation, template, told

SHORT_CUT = """
import sys
from generator.cli import main
try:
    main()
finally:
    large = {"jinja2", "markdown", "pydantic_core", "yaml", "docx", "lxml", "multiprocessing"}
    print(*sorted(large & set(sys.modules)))
"""
"""A run of the command line that tells which large libraries it loaded."""
RECORD = "build/northbank/manifest.json"
UNUSED = "orgs/northbank.yaml:{}:1", "warning: website is given and used nowhere in the policy", "remove it"
WEBSITE = "website: https://northbank.example.org\n"


def unused(line: int) -> str:
    """Return the warning about a website that no policy uses."""
    place, fact, hint = UNUSED
    return told(place.format(line), fact, hint)


def test_nothing_large_is_loaded(home: Workspace) -> None:
    """A build that changes nothing loads no library that reads or writes policies, and no other process."""
    for at in range(12):
        home.write(f"orgs/member-{at:02}.yaml", organisation(f"Member {at}"))
    home.run("build")

    assert Ran(0, f"{closing(14, unchanged=14 * EACH)}\n", "") == home.spawn("build", python=("-c", SHORT_CUT))


def test_a_warning_is_told_again(home: Workspace) -> None:
    """What was told is told again by a build that changes nothing, with the name the file has from there."""
    home.write("orgs/northbank.yaml", organisation() + WEBSITE)
    first = home.run("build", "northbank")
    again = home.run("build", "northbank")
    from_elsewhere = home.run("build", "northbank", "--orgs", f"{home.home}/orgs")

    assert unused(5) == first.err == again.err
    assert from_elsewhere.err == first.err.replace("orgs/", f"{home.home}/orgs/")


def test_a_warning_belongs_to_what_was_built(home: Workspace) -> None:
    """A warning about a file as it was for a moment is not told of the file as it is again."""
    home.run("build", "northbank")
    home.write("orgs/northbank.yaml", organisation() + WEBSITE)
    home.run("build", "northbank", "--format", "md")
    home.write("orgs/northbank.yaml", organisation())

    assert Ran(0, closing(1, unchanged=1), "") == home.run("build", "northbank", "--format", "html")
    assert "" == home.run("build", "northbank").err


def test_nobody_is_named_in_a_record(home: Workspace) -> None:
    """The warning that a role has somebody's name is told each time, and the name does not come into build/ by it."""
    home.write("orgs/northbank.yaml", organisation().replace("Executive}", "Executive, deputy: Dr Testperson}"))
    head = "id: sample\ntitle: Sample policy\nroles:\n  accountable_lead: {label: Lead, duty: answers for it}\n"
    deputy = "  deputy: {label: Deputy, duty: stands in, falls_back_to: accountable_lead}\n"
    home.write("templates/sample/template.yaml", f"{head}{deputy}sections:\n  - {{id: only, title: Only}}\n")
    first, again = home.run("build", "northbank"), home.run("build", "northbank")

    assert 'roles.deputy is "Dr Testperson", which looks like somebody’s name' in first.err
    assert first.err == again.err
    assert [] == [name for name, content in home.files().items() if b"Testperson" in content]


CHANGES = {
    "the organisation": {"orgs/northbank.yaml": organisation("Northbank Trust")},
    "the defaults": {"orgs/_defaults.yaml": "short_name: the Members\n"},
    "the template": template("sample", "Sample policy", "{{ name }} decides."),
    "what templates share": {"templates/_shared/page.css": "body { max-width: 70ch }\n"},
}


@pytest.mark.parametrize("changed", CHANGES)
def test_a_change_is_seen(home: Workspace, changed: str) -> None:
    """Whatever a policy is made from, a change to it is seen."""
    home.run("build", "northbank")
    before = json.loads(home.files()["northbank/manifest.json"])["noted"]
    home.write_all(CHANGES[changed])
    home.run("build", "northbank")

    assert before != json.loads(home.files()["northbank/manifest.json"])["noted"]
    assert Ran(0, closing(1, unchanged=EACH), "") == home.run("build", "northbank")


def test_a_picture_that_changes_is_seen(home: Workspace) -> None:
    """A logo is read anew each time; one that is gone is told."""
    home.write("orgs/logo.png", png(1, 1))
    home.write("orgs/northbank.yaml", organisation() + "brand: {logo: logo.png}\n")
    home.run("build")
    same = home.run("build")
    (home.home / "orgs/logo.png").unlink()

    assert Ran(0, SAME, "") == same
    assert "a file that is not there" in home.run("build").err


@pytest.mark.parametrize(
    "noted",
    [[], {}, {"inputs": "../x"}, {"inputs": "", "brand": "logo.png"}, {"inputs": "", "warnings": [["0"]]},
     {"inputs": "", "warnings": [[0, 1, 1, "", "two\nlines", ""]]}],
)  # fmt: skip
def test_notes_that_nobody_wrote(home: Workspace, noted: object) -> None:
    """Notes of another shape are no notes of ours, and the record is refused."""
    home.run("build")
    record = json.loads(home.files()["northbank/manifest.json"])
    home.write(RECORD, json.dumps({**record, "noted": noted}))

    assert "this is not a manifest that policygen wrote" in home.run("build").err


TAMPERED = {
    "who it is": ("Youth Trust", "Choir"),
    "a title": ("Sample policy", "Simple policy"),
    "a warning": ("used nowhere", "used twice"),
    "a source": ("    0,\n", "    7,\n"),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_a_record_that_a_hand_changed(home: Workspace, what: str) -> None:
    """What it says is made anew: neither the list nor a warning says anything else than before."""
    home.write("orgs/northbank.yaml", organisation() + WEBSITE)
    home.run("build")
    before = home.files()
    record = before["northbank/manifest.json"].decode()
    home.write(RECORD, record.replace(*TAMPERED[what]))

    assert record != (home.home / RECORD).read_text("utf-8")
    assert Ran(0, SAME, unused(5)) == home.run("build")
    assert before == home.files()


def test_a_word_file_that_was_packed_again_is_unchanged(home: Workspace) -> None:
    """A Word file that another machine packed in other bytes still says what was built, and stays as it is."""
    home.run("build")
    name = "northbank/sample.docx"
    with zipfile.ZipFile(io.BytesIO(home.files()[name])) as package:
        parts = [(part, package.read(part)) for part in package.namelist()]
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w", zipfile.ZIP_STORED) as package:
        for part, content in parts:
            package.writestr(part, content)
    home.write(f"build/{name}", again.getvalue())
    before = home.files()

    assert Ran(0, SAME, "") == home.run("build")
    assert before == home.files()
    # What it is packed in is noted when it is made again, and found to say the same.
    assert 0 == home.run("build", "--force").code
    assert before[name] == home.files()[name]
    assert Ran(0, SAME, "") == home.run("build")
