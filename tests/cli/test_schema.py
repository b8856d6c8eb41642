"""`policygen schema`: the schema of an organisation's file, for the templates that there are."""

from __future__ import annotations

import json

from tests.tools import ROOT
from tests.workspace import Workspace, told

SHIPPED = ("social-media", "society-social-networks", "team-social-media")


def test_schema_without_templates_of_ones_own(home: Workspace) -> None:
    """In a folder without templates, the schema is that of the shipped ones, as it stands in the repository."""
    for name in ("sample", "other", "_shared"):
        (home.home / "templates" / name).rename(home.home / name)

    ran = home.run("schema")

    assert (0, "") == (ran.code, ran.err)
    assert (ROOT / "templates/organisation.schema.json").read_text("utf-8") == ran.out


def test_schema_with_templates_of_ones_own(home: Workspace) -> None:
    """The schema knows the templates in the folder, those that ship with policygen, and one that is named."""
    home.write("mine/extra/template.yaml", "id: extra\ntitle: Extra\nsections: [{id: a, title: A}]\n")
    home.write("mine/extra/sections/a.md.j2", "1. Words.\n   {: #one }\n")
    ran = home.run("schema", "--templates", "mine")
    keys = json.loads(ran.out)["properties"]

    assert {*SHIPPED, "sample", "other", "extra"} == keys["policies"]["properties"].keys()


def test_schema_of_defaults(home: Workspace) -> None:
    """In the schema of defaults no key is needed."""
    whole, part = (json.loads(home.run("schema", *options).out) for options in ((), ("--defaults",)))

    assert ["name", "roles"] == whole["required"]
    assert "required" not in part
    assert whole["properties"].keys() == part["properties"].keys()


def test_a_faulty_template_is_told(home: Workspace) -> None:
    """While a template is wrong there is no schema: what names its parts would be underlined."""
    home.write("templates/sample/template.yaml", "id: simple\ntitle: Sample\nsections: [{id: only, title: Only}]\n")
    ran = home.run("schema")

    assert (1, "") == (ran.code, ran.out)
    assert told(
        "templates/sample/template.yaml:1:5", 'the id "simple" is not the folder\'s name', "write id: sample"
    ) == (ran.err)


def test_the_schema_in_a_folder_of_templates_is_no_stray(home: Workspace) -> None:
    """A schema that somebody keeps beside templates is nobody's mistake."""
    home.write("templates/organisation.schema.json", home.run("schema").out)

    assert 0 == home.run("build").code
