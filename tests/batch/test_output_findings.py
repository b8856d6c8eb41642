"""What is told of outputs that are not as a build would leave them, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch import output_findings as output_findings_module
from generator.batch.output_findings import list_findings, output_findings
from generator.batch.outputs import look_at_outputs, orphaned_outputs
from generator.batch.request import Request
from generator.check.finding import Finding
from generator.cli.templates import library
from generator.compare.read_html import read_html
from generator.formats.formats import DEFAULT_FORMATS
from generator.policy.stage import Stage
from tests.docx_reader import edited, paragraph_with
from tests.workspace import Workspace, also, organisation, template

LEAD = "roles: {accountable_lead: Chief Executive}"


@pytest.fixture
def place(home: Workspace) -> Workspace:
    """Return a workspace with organisations that have been built."""
    assert home.run("build").code == 0
    return home


def request() -> Request:
    """Return what is asked of the folder that we stand in."""
    return Request(
        Path("orgs"), Path("build"), library(None), DEFAULT_FORMATS, Stage.FINAL, 1, force=False, prune=False
    )


def told(name: str = "northbank") -> str:
    """Return what is found of an organisation's outputs, as text."""
    asked = request()
    return text(*output_findings(look_at_outputs(asked, Path(f"orgs/{name}.yaml")), asked.library))


def text(*found: Finding) -> str:
    """Return findings as text."""
    lines = [
        line
        for each in found
        for line in (f"{each.file}: {each.code} {each.message}", f"  hint: {each.hint}", *each.difference)
    ]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.usefixtures("place")
def test_nothing_is_found_after_a_build() -> None:
    """Where everything is as a build left it, nothing is told."""
    assert "" == told()


def test_stale_files_are_told_once_with_what_changes(place: Workspace) -> None:
    """The files of a policy that are all stale are one finding: a job title that changed is one line."""
    place.write("orgs/northbank.yaml", organisation().replace("Chief Executive", "Head of Office"))

    assert (
        "build/northbank/sample.html: B101 this file does not say what a build would write now "
        f"{also('sample')}\n"
        "  hint: run policygen build\n"
        "~ 1.1 only.one: The [-Chief Executive-] {+Head of Office+} decides for Northbank Youth Trust.\n"
    ) == told()


def test_another_look_changes_no_words(place: Workspace) -> None:
    """A file that says the same words and looks otherwise is stale, and that is what is told."""
    place.write("orgs/northbank.yaml", f"{organisation()}brand: {{colour: '#123456'}}\n")

    assert "no words differ: only how it looks, or what programs read\n" in told()
    assert "sample.md" not in told()


def test_missing_files_are_told_once(place: Workspace) -> None:
    """Files that are gone are one finding, with their names."""
    (place.out / "northbank/sample.docx").unlink()
    (place.out / "northbank/sample.md").unlink()
    place.write("orgs/brook.yaml", organisation("Brook"))

    assert (
        "build/northbank/sample.docx: B102 this file was built and is gone (also sample.md)\n"
        "  hint: run policygen build\n"
    ) == told()
    assert f"build/brook/sample.html: B102 this file was never built {also('sample')}\n" in told("brook")


def edited_text(ending: str, words: str, others: str) -> bytes:
    """Return a file of the sample in which somebody put words in the place of others."""
    file = Path(f"build/northbank/sample{ending}")
    assert words in file.read_text("utf-8")
    return file.read_text("utf-8").replace(words, others).encode()


def edited_word() -> bytes:
    """Return the Word file of the sample in which somebody changed a clause."""

    def edit(body: object) -> None:
        paragraph = paragraph_with(body, "The Chief Executive decides for Northbank Youth Trust.")  # type: ignore[arg-type]  # lxml's
        for element in paragraph.iter():
            if element.text == " decides for ":
                element.text = " dozes for "

    return edited(Path("build/northbank/sample.docx").read_bytes(), edit)


@pytest.mark.parametrize("ending", [".md", ".html", ".docx"])
def test_a_file_changed_by_hand_is_told_with_the_change(place: Workspace, ending: str) -> None:
    """Whichever file somebody changed, it is told which words of which clause a build would change back."""
    content = edited_word() if ending == ".docx" else edited_text(ending, "decides", "dozes")
    place.write(f"build/northbank/sample{ending}", content)

    assert (
        f"build/northbank/sample{ending}: B103 this file was changed by hand since it was built\n"
        "  hint: put the change into the organisation file, then run policygen build --force\n"
        "what a build would take out and put in:\n"
        "~ 1.1 only.one: The Chief Executive [-dozes-] {+decides+} for Northbank Youth Trust.\n"
    ) == told()


def test_a_damaged_word_file_is_told_as_that(place: Workspace) -> None:
    """A Word file that cannot be read was changed by hand, and its words cannot be compared."""
    place.write("build/northbank/sample.docx", b"no zip")

    assert "its words cannot be compared: this is not a Word file, or it is damaged\n" in told()


def test_a_format_that_is_not_read_back_is_told_as_that(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of a format that nothing reads back is told to be changed, without the words."""
    monkeypatch.setattr(output_findings_module, "READERS", {"html": read_html})
    place.write("build/northbank/sample.md", "changed")

    assert "its words cannot be compared: Markdown is not read back\n" in told()


def test_orphans_are_told_with_what_removes_them(place: Workspace) -> None:
    """Of an organisation that is gone, files that somebody changed are told apart: pruning would keep them."""
    (place.home / "orgs/northbank.yaml").unlink()
    place.write("build/northbank/sample.md", "changed")
    asked = request()
    (outputs,) = orphaned_outputs(asked)

    assert (
        "build/northbank/sample.html: B104 no organisation and no policy makes this file any more "
        f"{also('sample', without='md')}\n"
        "  hint: run policygen build --prune to remove it\n"
        "build/northbank/sample.md: B104 no organisation and no policy makes this file any more\n"
        "  hint: somebody changed it by hand: move it away, or run policygen build --prune --force to remove it\n"
    ) == text(*output_findings(outputs, asked.library))


def test_an_organisation_that_cannot_be_built(place: Workspace) -> None:
    """What stands in the folder of an organisation with a mistake is told once, as of an earlier build."""
    place.write("orgs/northbank.yaml", "name: Northbank Youth Trust\nnonsense: 1\n")

    assert (
        "build/northbank/sample.html: B105 this file is of an earlier build, since northbank cannot be built "
        f"{also('sample')}\n"
        "  hint: mend the errors of the organisation first\n"
    ) == told()


def test_a_file_of_somebody_else_and_a_broken_record(place: Workspace) -> None:
    """What is in the way, and a record that cannot be read, have codes of their own."""
    place.write("orgs/brook.yaml", organisation("Brook"))
    place.write("build/brook/sample.md", "My own notes.")
    place.write("build/northbank/manifest.json", "{")

    assert "build/brook/sample.md: B106 this file is in the way of a build, and was not built by policygen\n" in told(
        "brook"
    )
    assert "build/northbank/manifest.json: B107 this is not a manifest that policygen wrote" in told()


def test_the_list_is_told_once() -> None:
    """The list of all policies is one finding, in whatever formats it is not as it should be."""
    assert "" == text(*list_findings("build", []))
    assert (
        "build/index.html: B108 the list of all policies is not as a build would leave it (also index.md)\n"
        "  hint: build all organisations\n"
    ) == text(*list_findings("build", ["index.md", "index.html"]))


def test_each_policy_has_findings_of_its_own(place: Workspace) -> None:
    """Two policies of one organisation that are stale are two findings, each with its name."""
    place.write_all(template("other", "Other policy"))
    place.write("orgs/northbank.yaml", organisation("Northbank Youth Trust", "sample", "other"))
    place.run("build")
    place.write("orgs/northbank.yaml", organisation("Another Trust", "sample", "other"))
    asked = request()
    found = list(output_findings(look_at_outputs(asked, Path("orgs/northbank.yaml")), asked.library))

    assert [("northbank", "sample"), ("northbank", "other")] == [(each.organisation, each.policy) for each in found]
