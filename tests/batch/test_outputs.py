"""What became of outputs, each kind told apart, and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.find_organisations import organisation_files
from generator.batch.index import stale_lists
from generator.batch.listed import listed
from generator.batch.output_folder import open_folder
from generator.batch.outputs import Outputs, State, look_at_outputs, orphaned_outputs
from generator.batch.request import Request
from generator.cli.templates import library
from generator.formats.formats import DEFAULT_FORMATS, FORMATS
from generator.policy.stage import Stage
from generator.rendering import render
from tests.workspace import Workspace, organisation, template

CURRENT, STALE, MISSING, EDITED = State.CURRENT, State.STALE, State.MISSING, State.EDITED


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


def looked(name: str = "northbank") -> Outputs:
    """Return what became of an organisation's outputs."""
    return look_at_outputs(request(), Path(f"orgs/{name}.yaml"))


def states(outputs: Outputs) -> dict[str, State]:
    """Return the state of each file by its name."""
    return {Path(each.file).name: each.state for each in outputs.states}


def all_but(state: State = CURRENT, **others: State) -> dict[str, State]:
    """Return the states of the files of the sample: one for each format, and others by the name of the format."""
    return {FORMATS[name].file_of("sample"): others.get(name, state) for name in DEFAULT_FORMATS}


@pytest.mark.usefixtures("place")
def test_what_is_up_to_date_is_current_and_not_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a build everything is current, and nothing is rendered to find out."""
    monkeypatch.setattr(render, "finish_policy", None)

    assert all_but() == states(looked())


def test_every_state_leaves_all_files_as_they_are(place: Workspace) -> None:
    """Looking writes nothing, whatever there is to see."""
    place.write("orgs/northbank.yaml", organisation("Another name"))
    place.write("build/northbank/sample.md", "changed")
    before = place.stamps()
    looked()

    assert before == place.stamps()


def test_another_input_makes_files_stale(place: Workspace) -> None:
    """A file that says another name than a build would write is stale, and both are at hand."""
    place.write("orgs/northbank.yaml", organisation("Another name"))
    found = looked()

    assert {STALE} == set(states(found).values())
    assert [b"Northbank Youth Trust" in (each.before or b"") for each in found.states if each.file.endswith(".md")]
    assert [b"Another name" in (each.after or b"") for each in found.states if each.file.endswith(".md")]


def test_an_input_that_changes_no_word_makes_nothing_stale(place: Workspace) -> None:
    """A remark in the file changes no output."""
    place.write("orgs/northbank.yaml", f"# a remark\n{organisation()}")

    assert {CURRENT} == set(states(looked()).values())


def test_a_file_that_is_gone_is_missing(place: Workspace) -> None:
    """Of the formats that were built, one that is gone is missing; one that was never built is not."""
    (place.out / "northbank/sample.docx").unlink()

    assert all_but(docx=MISSING) == states(looked())


def test_only_formats_that_were_built_count(place: Workspace) -> None:
    """Who builds web pages alone is not told that Word files are missing."""
    place.write("orgs/brook.yaml", organisation("Brook"))
    place.run("build", "brook", "--format", "html")

    assert {"sample.html": CURRENT} == states(looked("brook"))


def test_what_was_never_built_is_missing(place: Workspace) -> None:
    """An organisation that nobody built yet has no files, and it is told which there would be."""
    place.write("orgs/brook.yaml", organisation("Brook"))
    found = looked("brook")

    assert all_but(MISSING) == states(found)
    assert {False} == {each.recorded for each in found.states}


def test_a_change_by_hand_is_no_staleness(place: Workspace) -> None:
    """A file that somebody changed is told from one that a build would replace, also when its inputs changed too."""
    file = place.out / "northbank/sample.html"
    file.write_text(file.read_text("utf-8").replace("decides", "dozes"), "utf-8")
    assert all_but(html=EDITED) == states(looked())

    place.write("orgs/northbank.yaml", organisation("Another name"))
    assert all_but(STALE, html=EDITED) == states(looked())


def test_line_ends_of_windows_are_no_change(place: Workspace) -> None:
    """What git made of line ends says the same."""
    file = place.out / "northbank/sample.md"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    assert {CURRENT} == set(states(looked()).values())


def test_a_file_of_somebody_else_is_not_ours(place: Workspace) -> None:
    """A file that no build wrote stands in the way of one."""
    place.write("orgs/brook.yaml", organisation("Brook"))
    place.write("build/brook/sample.md", "My own notes.")

    assert State.NOT_OURS is states(looked("brook"))["sample.md"]


def test_a_folder_in_the_place_of_a_file(place: Workspace) -> None:
    """A folder where a file must go is told with the place."""
    (place.out / "northbank/sample.md").unlink()
    (place.out / "northbank/sample.md").mkdir()
    (found,) = (each for each in looked().states if each.state is not CURRENT)

    assert found.state is State.UNREADABLE
    assert "a folder stands where this file must go" in str(found.fault)


def test_what_cannot_be_built_is_told_as_that(place: Workspace) -> None:
    """Of an organisation with a mistake, files are neither current nor stale; edited and lost ones are told."""
    place.write("orgs/northbank.yaml", "name: [\n")
    place.write("build/northbank/sample.md", "changed")
    (place.out / "northbank/sample.docx").unlink()
    found = looked()

    assert all_but(State.NOT_BUILT, docx=MISSING, md=EDITED) == states(found)
    assert found.problems
    assert found.record is None


def test_a_broken_record_is_unreadable(place: Workspace) -> None:
    """Where nobody can tell what was built, that is what is told."""
    place.write("build/northbank/manifest.json", "{")

    assert [State.UNREADABLE] == [each.state for each in looked().states]


def test_a_policy_that_nobody_wants_any_more_is_orphaned(place: Workspace) -> None:
    """The files of a policy that left the file are orphans; those that are gone too are nothing."""
    place.write_all(template("other", "Other policy"))
    place.write("orgs/northbank.yaml", organisation("Northbank Youth Trust", "other"))
    place.write("build/northbank/sample.md", "changed")
    (place.out / "northbank/sample.docx").unlink()
    found = [each for each in looked().states if each.policy == "sample"]

    assert {name: name == "sample.md" for name in all_but() if name != "sample.docx"} == {
        Path(each.file).name: each.edited for each in found
    }
    assert {State.ORPHANED} == {each.state for each in found}


def test_an_organisation_that_is_gone_leaves_orphans(place: Workspace) -> None:
    """All files of an organisation without a file are orphans; those of a living one are not."""
    place.write("orgs/brook.yaml", organisation("Brook"))
    place.run("build")
    (place.home / "orgs/brook.yaml").unlink()
    (found,) = orphaned_outputs(request())

    assert "brook" == found.organisation
    assert {State.ORPHANED} == set(states(found).values())


def test_the_list_of_all_policies(place: Workspace) -> None:
    """The list is stale when a policy in it has another name, when it is gone and when somebody changed it."""

    def stale() -> list[str]:
        found = [look_at_outputs(request(), path) for path in organisation_files(Path("orgs"))]
        return stale_lists(
            request(), [row for each in found if each.record for row in listed(each.organisation, each.record)]
        )

    assert [] == stale()
    place.write("orgs/northbank.yaml", organisation("Another name"))
    assert ["index.html", "index.md"] == sorted(stale())
    place.write("orgs/northbank.yaml", organisation())
    (place.out / "index.md").unlink()
    assert ["index.md"] == stale()


def test_a_draft_in_the_place_of_a_policy_is_stale(place: Workspace) -> None:
    """A file that was built as a draft is not what a build writes."""
    place.run("build", "--draft")

    assert {STALE} == set(states(looked()).values())
    assert "draft" == open_folder(Path("build/northbank")).record.policies["sample"].status
