"""`policygen list`: templates and organisations, and every problem with them."""

from __future__ import annotations

from tests.workspace import Workspace, organisation, template, told


def test_list(home: Workspace) -> None:
    """The list names the templates with their editions and the organisations with their policies."""
    home.write("orgs/oakvale.yaml", organisation("Oakvale & <Sons>", "sample", "other"))
    lines = home.run("list", "--templates", "templates").out.splitlines()

    assert "Templates" == lines[0]
    assert {"  other: Other policy, edition 1.0", "  sample: Sample policy, edition 1.0"} <= set(lines)
    assert [
        "Organisations",
        "  northbank: Northbank Youth Trust (sample)",
        "  oakvale: Oakvale & <Sons> (sample, other)",
    ] == lines[-3:]


def test_list_with_problems(home: Workspace) -> None:
    """The list shows all that is sound, and ends with 1 and every problem of the rest."""
    home.write("orgs/bad.yaml", "name: x\n")
    home.write("orgs/oakvale.yaml", organisation())
    home.write("orgs/oakvale.yml", organisation())
    home.write_all(template("broken", "Broken", "![A picture](x.png)"))
    ran = home.run("list")
    places = [line.partition(": ")[0] for line in ran.err.splitlines() if not line.startswith("  ")]

    assert 1 == ran.code
    assert ["orgs/bad.yaml:1:1", "orgs/oakvale.yml", "templates/broken/sections/only.md.j2:1:4"] == places
    assert "  northbank: Northbank Youth Trust (sample)" in ran.out
    assert "  other: Other policy, edition 1.0" in ran.out


def test_list_without_organisations(home: Workspace) -> None:
    """A folder without organisations is told, after the templates."""
    ran = home.run("list", "--orgs", "nowhere")

    assert (1, told("nowhere", "there is no organisation file here", "write one, or name the folder with --orgs")) == (
        ran.code,
        ran.err,
    )
    assert "sample: Sample policy" in ran.out
