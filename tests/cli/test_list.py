"""`policygen list`: templates and organisations, and every problem with them."""

from __future__ import annotations

import json

import pytest

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


def test_list_for_programs(home: Workspace) -> None:
    """The same as JSON has ids, names and files."""
    found = json.loads(home.run("list", "--json", "--templates", "templates").out)

    assert {"id": "sample", "title": "Sample policy", "edition": "1.0"} in found["templates"]
    assert [
        {"id": "northbank", "name": "Northbank Youth Trust", "file": "orgs/northbank.yaml", "policies": ["sample"]}
    ] == found["organisations"]


def test_list_of_a_template(home: Workspace) -> None:
    """A template is shown though there is no organisation."""
    ran = home.run("list", "sample", "--orgs", "nowhere")

    assert (0, "") == (ran.code, ran.err)
    assert "  accountable_lead           Lead: answers for it (needed)" in ran.out.splitlines()
    assert "one" not in json.loads(home.run("list", "sample", "--json").out)["parts"][0]["id"]


@pytest.mark.parametrize("option", [(), ("--all",), ("--json",)])
def test_list_of_every_clause(home: Workspace, option: tuple[str, ...]) -> None:
    """A clause that cannot be chosen is there when all are asked for, and in the JSON."""
    assert bool(option) == ("only.one" in home.run("list", "sample", *option).out)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("sampel", 'did you mean "sample"?'), ("../sample", 'did you mean "sample"?'), ("_shared", "choose from ")],
)
def test_list_of_a_template_that_is_not_there(home: Workspace, name: str, hint: str) -> None:
    """A name that no template has is told with the nearest."""
    ran = home.run("list", name)

    assert (1, "") == (ran.code, ran.out)
    assert ran.err.startswith(f'templates: unknown template "{name}"\n  hint: {hint}')


def test_list_of_a_template_with_faults(home: Workspace) -> None:
    """A template with faults is told with all of them, and nothing of it is shown."""
    home.write_all(template("broken", "Broken", "![A picture](x.png)"))
    ran = home.run("list", "broken")

    assert (1, "") == (ran.code, ran.out)
    assert ran.err.startswith("templates/broken/sections/only.md.j2:1:4: images are not part of a policy")
