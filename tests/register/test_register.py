"""The register: what it says of each policy, in each format, and that no cell of it does harm."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.batch.outputs import State
from generator.register.as_csv import register_sheet
from generator.register.rows import DroppedPart, Entry, File, StandIn, in_order, what_is_dropped, who_stands_in
from tests import judges
from tests.html_reader import read_html
from tests.tools import ROOT
from tests.workspace import ENDINGS, Workspace, make_workspace, organisation

BROOK = """\
name: Brook & Sons <Garden>
kind: society
jurisdiction: ireland
roles: {gardener: Head Gardener}
policies:
  garden:
    sections: {welcome: true, pond: false, storms: false}
    reasons: {pond: Nobody has seen any water.}
    document:
      version: "1.10"
      status: approved
      approved_by: Committee
      approved_on: 2026-05-14
"""
TEMPLATE = {
    "templates/_shared/law/ireland.yaml": "id: ireland\ntitle: A law\nas_of: 2026-01-01\nfacts: {}\n",
    "templates/garden/template.yaml": """\
id: garden
title: Garden policy
edition: "2.3"
roles:
  gardener: {label: Head gardener, duty: answers for the garden}
  keyholder: {label: Keyholder, duty: keeps the keys, falls_back_to: gardener}
  planner: {label: Planner, duty: plans the beds, falls_back_to: gardener}
sections:
  - {id: welcome, title: Welcome, optional: true}
  - {id: pond, title: The pond, optional: true}
  - {id: storms, title: Storms, optional: true, default: false}
""",
    "templates/garden/sections/welcome.md.j2": "1. The {{ role('keyholder') }} opens the gate.\n   {: #gate }\n",
    "templates/garden/sections/pond.md.j2": "1. Stay away.\n   {: #away }\n",
    "templates/garden/sections/storms.md.j2": "1. Go home.\n   {: #home }\n",
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return a workspace with three organisations, of which one was changed since it was built and one is broken."""
    monkeypatch.chdir(tmp_path)
    made = make_workspace(tmp_path)
    made.write_all(TEMPLATE)
    made.write("orgs/brook.yaml", BROOK)
    made.write("orgs/northbank.yaml", organisation())
    made.write("orgs/oakvale.yaml", organisation("Oakvale Befrienders"))
    assert made.run("build").code == 0
    made.write("orgs/northbank.yaml", organisation("Another Trust"))
    made.write("orgs/oakvale.yaml", "name: [\n")
    return made


def rows(place: Workspace, *arguments: str) -> list[dict[str, Any]]:
    """Return the policies of the register as JSON has them."""
    found: list[dict[str, Any]] = json.loads(place.run("register", "--format", "json", *arguments).out)["policies"]
    return found


def test_one_row_for_each_policy_with_all_that_is_known(place: Workspace) -> None:
    """A row has the edition, the version as it was typed, the approval, the review that follows from it, and so on."""
    (brook,) = rows(place, "brook")

    assert {
        "organisation": "brook",
        "name": "Brook & Sons <Garden>",
        "policy": "garden",
        "title": "Garden policy",
        "edition": "2.3",
        "version": "1.10",
        "status": "approved",
        "approved_by": "Committee",
        "approved_on": "2026-05-14",
        "next_review": "2027-05-14",
        "stand_ins": [{"role": "keyholder", "label": "Keyholder", "holder": "Head Gardener"}],
        "dropped": [{"id": "pond", "title": "The pond", "reason": "Nobody has seen any water."}],
        "builds": True,
        "outputs": "up to date",
    } == {key: value for key, value in brook.items() if key != "files"}
    assert [(f"build/brook/garden{ending}", "current") for ending in ENDINGS] == [
        (file["path"], file["state"]) for file in brook["files"]
    ]


def test_what_became_of_the_files(place: Workspace) -> None:
    """Stale and edited files, an organisation that cannot be built and one that is gone are told in their rows."""
    place.write("build/brook/garden.md", "changed")

    assert {
        "brook": "changed by hand",
        "northbank": "stale",
        "oakvale": "cannot be built, of an earlier build",
    } == {row["organisation"]: row["outputs"] for row in rows(place)}
    (place.home / "orgs/brook.yaml").unlink()
    assert "cannot be built, left over" == {row["organisation"]: row["outputs"] for row in rows(place)}["brook"]


def test_rows_are_in_order_and_nothing_is_written(place: Workspace) -> None:
    """Rows go by the names of organisations, whatever their case, and a register changes no output."""
    before = place.stamps()

    assert ["Another Trust", "Brook & Sons <Garden>", "Oakvale Befrienders"] == [row["name"] for row in rows(place)]
    assert before == place.stamps()


def test_the_page_links_files_from_where_it_stands(place: Workspace) -> None:
    """Links of the page lead to the files, wherever the page was written."""
    ran = place.run("register", "--out", "site/register.html")
    page = read_html((place.home / "site/register.html").read_text("utf-8"))

    assert (0, "Wrote site/register.html: 3 policies.\n") == (ran.code, ran.out)
    assert "../build/brook/garden.html" in page.links
    assert "build/brook/garden.html" in read_html(place.run("register").out).links
    assert "Brook & Sons <Garden>: Garden policy" in [block.words for block in page.blocks]
    assert "The pond (Nobody has seen any water.)" in [block.words for block in page.blocks]


def test_the_page_is_accessible(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the Nu HTML checker nor axe finds anything wrong with the register of the samples."""
    monkeypatch.chdir(ROOT)
    page = tmp_path / "register.html"
    assert 0 == Workspace(ROOT).run("register", "--out", f"{page}").code

    assert [] == judges.nu_html([page]) + judges.html_validate([page]) + judges.axe([page])


def test_a_register_of_nothing() -> None:
    """Where there is no policy, there is a heading row and no other."""
    assert 1 == len(register_sheet(()).splitlines())


def entry(**given: Any) -> Entry:
    """Return an entry with some values of its own."""
    usual: dict[str, Any] = {
        "organisation": "brook", "name": "Brook", "policy": "garden", "title": "Garden policy", "edition": "1.2",
        "version": "1.10", "status": "draft", "approved_by": "", "approved_on": date(2026, 5, 14),
        "next_review": None, "stand_ins": (), "dropped": (), "builds": True, "files": (),
    }  # fmt: skip
    return Entry(**{**usual, **given})


def cells(entry: Entry) -> dict[str, str]:
    """Return the row of an entry as a spreadsheet reads it, by the heading of each column."""
    text = register_sheet((entry,)).decode("utf-8-sig")
    return next(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " ="])
def test_no_cell_is_run(start: str) -> None:
    """A name that a spreadsheet would run as a formula is text in it."""
    name = f"{start}HYPERLINK(A1)"

    assert f"'{name}" == cells(entry(name=name))["Organisation"]
    assert "'" not in cells(entry(name="Brook - a garden = fun"))["Organisation"]


def test_a_spreadsheet_keeps_versions() -> None:
    """A version that a spreadsheet would take for a number has a letter in front; a date is one."""
    found = cells(entry())

    assert ("v1.10", "v1.2", "2026-05-14") == (found["Version"], found["Edition"], found["Approved on"])
    assert "2026 spring" == cells(entry(version="2026 spring"))["Version"]


def test_a_sheet_is_what_excel_reads() -> None:
    """The sheet has a byte order mark, line ends of Windows, and quotes where a cell has a comma or a quote."""
    content = register_sheet((entry(name='Brook, "the" café'),))

    assert content.startswith(b"\xef\xbb\xbfOrganisation,")
    assert content.count(b"\r\n") == content.count(b"\n") == len(content.splitlines())
    assert 'Brook, "the" café' == cells(entry(name='Brook, "the" café'))["Organisation"]


def test_few_duties_are_named_and_many_are_counted() -> None:
    """Of each person it is said which duties they took on; of five and more, how many."""
    few = tuple(StandIn(f"r{at}", f"Duty {at}", "Chair") for at in range(2))
    many = tuple(StandIn(f"r{at}", f"Duty {at}", "Clerk") for at in range(5))

    assert ["Chair: Duty 0, Duty 1", "Clerk: 5 duties"] == who_stands_in(entry(stand_ins=few + many))


def test_a_part_without_a_reason() -> None:
    """A part that was left out without a reason has none, and one with a reason has it in brackets."""
    dropped = (DroppedPart("pond", "The pond", ""), DroppedPart("bees", "Bees", "Too wild"))

    assert ["The pond", "Bees (Too wild)"] == what_is_dropped(entry(dropped=dropped))


def test_outputs_in_a_few_words() -> None:
    """Each state is told once; where all is well, or nothing was built, that is what is said."""
    files = (File("a", "html", State.STALE), File("b", "md", State.STALE), File("c", "docx", State.EDITED))

    assert "stale, changed by hand" == entry(files=files).outputs
    assert "never built" == entry().outputs
    assert "up to date" == entry(files=(File("a", "html", State.CURRENT),)).outputs


def test_order_is_by_name_then_title() -> None:
    """Two organisations of one name stay apart, and capitals do not matter."""
    every = [entry(name="brook", title="B"), entry(name="Brook", title="A"), entry(name="Aspen")]

    assert ["Aspen", "Brook", "brook"] == [each.name for each in in_order(every)]
