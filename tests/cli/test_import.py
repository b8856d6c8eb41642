"""`policygen import`: files from a sheet, no more changed than it says, and every mistake at its row and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.source.read_yaml import read_yaml
from tests.hostile import HOSTILE
from tests.workspace import Workspace, contents, make_workspace

HEAD = "file,name,roles.accountable_lead"
OURS = """\
# Ours, by hand.
name: 'Brook Branch'   # as in the deed
roles:

  accountable_lead: "Secretary"
contacts: {media: press@brook.example.org}
policies:
  sample:
    document: {version: "1.9"}
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return a workspace with one organisation."""
    monkeypatch.chdir(tmp_path)
    made = make_workspace(tmp_path)
    made.write("orgs/brook.yaml", OURS)
    return made


def imported(place: Workspace, *rows: str, options: tuple[str, ...] = ()) -> tuple[int, str, str]:
    """Return what an import of some rows says, and how it ends."""
    place.write("members.csv", "\n".join([*rows, ""]))
    ran = place.run("import", "members.csv", *options)
    return ran.code, ran.out, ran.err


def test_values_change_and_nothing_else(place: Workspace) -> None:
    """Comments, quotes, brackets and empty lines of a file stay; an empty cell says nothing."""
    code, out, err = imported(place, f"{HEAD},contacts.media,policies.sample.document.version", "brook,,Clerk,-,1.10")

    assert (0, "") == (code, err)
    assert out == (
        'orgs/brook.yaml\n  roles.accountable_lead: "Secretary" → "Clerk"\n'
        '  contacts.media: "press@brook.example.org" → nothing\n'
        '  policies.sample.document.version: "1.9" → "1.10"\nFiles: 0 new, 1 changed, 0 unchanged.\n'
    )
    expected = (
        OURS.replace("Secretary", "Clerk").replace("{media: press@brook.example.org}", "{}").replace("1.9", "1.10")
    )
    assert expected == (place.home / "orgs/brook.yaml").read_text("utf-8")


def test_a_second_import_changes_nothing(place: Workspace) -> None:
    """A sheet that says what a file says already, in whatever words, leaves every byte as it is."""
    row = (f"{HEAD},facts.has_staff,policies.social-media", "new,New Branch,Clerk,TRUE,yes")
    assert imported(place, *row)[0] == 0
    before = contents(place.home / "orgs")

    assert (0, "Files: 0 new, 0 changed, 1 unchanged.\n", "") == imported(place, *row)
    assert (0, "Files: 0 new, 0 changed, 1 unchanged.\n", "") == imported(place, row[0], row[1].replace("TRUE", "yes"))
    assert before == contents(place.home / "orgs")


def test_a_new_file_is_as_new_writes_it(place: Workspace) -> None:
    """It has the schema for editors, comments, keys in their usual order, and values that need no reading twice."""
    place.write("templates/organisation.schema.json", "{}")
    head = f"{HEAD},contacts.media,policies.sample.document.version,policies.sample.document.approved_on"
    code, out, _ = imported(place, head, "new,NO,0123,'=1+1,1.10,2026-05-14")

    written = (place.home / "orgs/new.yaml").read_text("utf-8")
    assert (0, True) == (code, out.startswith("orgs/new.yaml is new\n"))
    assert written.startswith("# yaml-language-server: $schema=../templates/organisation.schema.json\n# Change a line")
    for line in ('name: "NO"', 'accountable_lead: "0123"', 'version: "1.10"', "approved_on: 2026-05-14"):
        assert line in written
    assert place.run("build", "new").code == 0


def test_a_dry_run_says_all_and_writes_nothing(place: Workspace) -> None:
    """The same words, and no file."""
    before = contents(place.home)
    code, out, _ = imported(place, HEAD, "new,New,Clerk", "brook,Brook,Clerk", options=("--dry-run",))

    assert (0, True) == (code, 'roles.accountable_lead: "Secretary" → "Clerk"' in out)
    assert out.endswith("Nothing was written. Files would be: 1 new, 1 changed, 0 unchanged.\n")
    assert before == {path: text for path, text in contents(place.home).items() if path != "members.csv"}


def test_nothing_takes_a_default_away_and_a_dash_brings_it_back(place: Workspace) -> None:
    """`null` stands in the file, so that the default does not count; `-` takes the line out."""
    place.write("orgs/_defaults.yaml", "contacts: {complaints: The Chair}\n")
    assert imported(place, "file,contacts.complaints", "brook,null")[0] == 0
    assert "complaints: null" in (place.home / "orgs/brook.yaml").read_text("utf-8")
    _, out, _ = imported(place, "file,contacts.complaints", "brook,-")

    assert "  contacts.complaints: null → nothing\n" in out
    assert OURS == (place.home / "orgs/brook.yaml").read_text("utf-8")


def test_each_mistake_has_its_row_and_column_and_stops_no_other_row(place: Workspace) -> None:
    """What a build would say of a value is said at its cell; the file of such a row stays as it was."""
    status = "policies.sample.document.status"
    head = f"{HEAD},website,contacts.media,{status},policies.other,channels"
    code, out, err = imported(
        place,
        head,
        "# a note,,,,,,,",
        "good,Good,Clerk,,,,,",
        "brook,Brook,Clerk,not an address,,,,",
        "choice,Choice,Clerk,,,aproved,,",
        "group,Group,Clerk,,,,maybe,none",
        "nobody,Nobody,,,,,,",
        "short,Short",
        "long,Long,Clerk,,,,,,more",
        ",Nameless,Clerk,,,,,",
        "../evil,Evil,Clerk,,,,,",
        "north/loch,Loch,Clerk,,,,,",
        "Ünfit Name,Unfit,Clerk,,,,,",
        "ending.yaml,Ending,Clerk,,,,,",
        "twin,Twin,Clerk,,,,,",
        "twin,Twin,Clerk,,,,,",
    )
    place.run("build")

    assert (1, ["brook.yaml", "good.yaml"]) == (code, sorted(contents(place.home / "orgs")))
    assert OURS == (place.home / "orgs/brook.yaml").read_text("utf-8")
    assert out.endswith("Files: 1 new, 0 changed, 0 unchanged. 13 rows were left out.\n")
    assert [line for line in err.splitlines() if not line.startswith("  hint: ")] == [
        "members.csv:4:website: website holds a space",
        f'members.csv:5:{status}: {status} is "aproved", not one of its 3 choices',
        'members.csv:6:channels: channels holds keys or a list, and "none" is text',
        'members.csv:6:policies.other: policies.other is "maybe", not a yes',
        "members.csv:7: roles is missing",
        "members.csv:8: the row has 2 cells and the head 8",
        "members.csv:9: the row has 9 cells and the head 8",
        "members.csv:10:file: the row names no file",
        'members.csv:11:file: file is "../evil", which leads elsewhere',
        'members.csv:12:file: there is no folder "north" of organisations',
        'members.csv:13:file: file is "Ünfit Name", which cannot be the name of a file',
        'members.csv:14:file: file is "ending.yaml", with its ending',
        "members.csv:15:file: row 16 is about twin, too",
        "members.csv:16:file: row 15 is about twin, too",
    ]


def test_a_head_that_is_wrong_stops_the_sheet(place: Workspace) -> None:
    """A column that is no key would leave out a value of every row, so that nothing is written."""
    place.write("members.csv", "File,name,roles.acountable_lead,name\nnew,New,Clerk,New\n")
    ran = place.spawn("import", "members.csv")

    assert (1, "") == (ran.code, ran.out)
    assert ran.err == (
        'members.csv:1: no column is called "file"\n  hint: rename "File"\n'
        'members.csv:1:File: there is no key "File" in an organisation\'s file\n  hint: did you mean "file"?\n'
        "members.csv:1:name: two columns have this name\n  hint: remove one\n"
        'members.csv:1:roles.acountable_lead: there is no key "roles.acountable_lead" in an organisation\'s file\n'
        '  hint: did you mean "roles.accountable_lead"?\n'
    )


def test_what_was_wrong_before_is_not_told_again(place: Workspace) -> None:
    """A sheet of addresses need not mend the names of roles."""
    broken = place.write("orgs/brook.yaml", OURS.replace("contacts:", "websight: x\ncontacts:"))
    code, _, err = imported(place, "file,website", "brook,https://brook.example.org")

    assert (0, "") == (code, err)
    assert "website: https://brook.example.org" in broken.read_text("utf-8")


def test_a_file_that_cannot_be_read_is_told_and_stays(place: Workspace) -> None:
    """A file with a slip in its YAML is no empty one."""
    place.write("orgs/brook.yaml", "name: [\n")
    code, _, err = imported(place, "file,name", "brook,Brook")

    assert (1, "name: [\n") == (code, (place.home / "orgs/brook.yaml").read_text("utf-8"))
    assert err.startswith("members.csv:2: ")


def test_a_member_of_a_region_is_found_and_made_there(place: Workspace) -> None:
    """An id is found in whichever folder it stands; a new file goes where its path says."""
    place.write("orgs/north/_defaults.yaml", "roles: {accountable_lead: Clerk}\n")
    place.write("orgs/north/loch.yaml", "name: Loch\n")
    code, out, _ = imported(place, "file,name", "loch,Loch Branch", "north/glen,Glen Branch")

    assert (0, True) == (code, "orgs/north/loch.yaml\n" in out and "orgs/north/glen.yaml is new\n" in out)
    assert "name: Loch Branch\n" == (place.home / "orgs/north/loch.yaml").read_text("utf-8")


def test_a_cell_within_what_another_takes_away_is_told(place: Workspace) -> None:
    """Both cannot be meant."""
    code, _, err = imported(place, "file,contacts,contacts.media", "brook,-,x@example.org")

    assert 1 == code
    assert "members.csv:2:contacts.media: contacts.media is given, and contacts is taken away" in err


def test_the_empty_sheet_can_be_filled_in_at_once(place: Workspace) -> None:
    """Its head is all keys, its notes are not read, and it can be for any policies."""
    ran = place.run("import", "--template", "--policy", "sample", "--policy", "other", "--out", "empty.csv")
    sheet = (place.home / "empty.csv").read_text("utf-8-sig")
    head = sheet.splitlines()[0].split(",")

    assert (0, ["file", "name", "roles.accountable_lead"]) == (ran.code, head[:3])
    assert {"facts.has_staff", "policies.other.document.version"} - set(head) == {"facts.has_staff"}
    cells = "".join("," for _ in head[3:])
    place.write("filled.csv", f"{sheet}new,New Branch,Clerk{cells}\n")
    assert "Files: 1 new, 0 changed, 0 unchanged.\n" == place.run("import", "filled.csv").out.partition('"Clerk"\n')[2]


@pytest.mark.parametrize(
    ("arguments", "fact"),
    [
        ((), "name the sheet, or make an empty one with --template"),
        (("members.csv", "--template"), "--template makes an empty sheet and reads none"),
        (("members.csv", "--policy", "sample"), "--policy and --out are for an empty sheet: add --template"),
        (("--template", "--policy", "smaple"), 'there is no policy "smaple": did you mean "sample"?'),
        (("absent.csv",), "File 'absent.csv' does not exist"),
    ],
)
def test_wrong_usage(place: Workspace, arguments: tuple[str, ...], fact: str) -> None:
    """What contradicts itself is told, with exit code 2."""
    place.write("members.csv", "file\n")
    ran = place.run("import", *arguments)

    assert 2 == ran.code
    assert fact in " ".join(ran.err.split())


def test_cells_that_look_like_anything_else_are_text(place: Workspace) -> None:
    """Marks, formulas, other scripts and 300 characters arrive as they are; what no policy can print is told."""
    names = {f"member-{at}": name for at, name in enumerate([*HOSTILE.values(), "=HYPERLINK(1)", "@x", "- x"])}
    rows = [f'{file},"{name.replace(chr(34), chr(34) * 2)}",Clerk' for file, name in names.items()]
    _, _, err = imported(place, HEAD, *rows, "private,A\ue000B,Clerk", "reversed,A\u202eB,Clerk")
    told = {int(line.split(":")[1]) for line in err.splitlines() if line.startswith("members.csv")}
    paths = {row: place.home / f"orgs/{file}.yaml" for row, file in enumerate(names, start=2)}
    read = {row: read_yaml("x.yaml", path.read_bytes()).data for row, path in paths.items() if path.exists()}

    assert {len(rows) + 2, len(rows) + 3} <= told
    assert "the text for name holds a private-use character U+E000" in err
    assert set(paths) == set(read) | told & set(paths)
    assert len(read) > len(names) / 2
    for row, name in enumerate(names.values(), start=2):
        if row in read:
            assert {"name": name, "roles": {"accountable_lead": "Clerk"}} == read[row]
