"""Findings as text, as commands for GitHub, and as JSON that fits its schema."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import jsonschema
import pytest

from generator.check.as_json import as_json, findings_schema
from generator.check.as_text import as_commands, as_text, summary
from generator.check.counted import Counted
from generator.check.finding import Finding, finding
from generator.codes.of_outputs import STALE
from generator.codes.of_working import SAME_PERSON
from generator.codes.table import CODES
from generator.diagnostics import Location
from tests.tools import ROOT

HERE = Location("orgs/north, south/a.yaml", 6, 21, "roles.concerns_contact")
ONE = finding(SAME_PERSON, HERE, "50% of it: one, two", "write\nanother").about("a", "social-media")
BARE = replace(finding(STALE, Location("build/a.md"), "is stale"), difference=("5.1 scope.who", "- old", "+ new"))
WORDS = "50%25 of it: one, two%0Ahint: write%0Aanother"
ACCEPTED = replace(ONE, accepted="we are three", line=7)


def test_text() -> None:
    """Each finding is a line with its place, weight and code; below it stand the hint and what else there is."""
    assert [
        "orgs/north, south/a.yaml:6:21: warning P102 50% of it: one, two",
        "  hint: write\nanother",
        "build/a.md: error B101 is stale",
        "  5.1 scope.who",
        "  - old",
        "  + new",
        "orgs/north, south/a.yaml:7:21: accepted P102 50% of it: one, two",
        "  reason: we are three",
    ] == list(as_text([ACCEPTED, ONE, BARE]))


def test_what_stands_in_defaults_is_told_once() -> None:
    """One finding of many organisations is one line, with how many there are; for programs there is one for each."""
    many = [ONE.about(name) for name in ("a", "b", "c", "d")]

    assert "  for 4 organisations, such as a, b, c" == list(as_text(many))[-1]
    assert "  for 2 organisations: a, b" == list(as_text(many[:2]))[-1]
    assert "Checked 4 organisations: 1 warning." == summary(many, Counted(4))
    assert 1 == len(list(as_commands(many)))
    assert ["a", "b", "c", "d"] == [
        each["organisation"] for each in json.loads(as_json(many, Counted(4), date(2026, 11, 26)))["findings"]
    ]


@pytest.mark.parametrize(
    ("found", "line"),
    [
        ([], "Checked 1 organisation: nothing found."),
        ([ONE], "Checked 1 organisation: 1 warning."),
        ([ONE, BARE, replace(BARE, line=1), ACCEPTED], "Checked 1 organisation: 2 errors, 1 warning, 1 accepted."),
    ],
)
def test_the_last_line(found: list[Finding], line: str) -> None:
    """It says how many were checked and what was found, each kind by its number."""
    assert line == summary(found, Counted(1))


def test_github_reads_the_commands_as_they_were_meant() -> None:
    """Signs that end a property or a command are written as codes, and what was accepted is left out."""
    assert [
        f"::warning file=orgs/north%2C south/a.yaml,line=6,col=21,title=P102 one-person-two-duties::{WORDS}",
        "::error file=build/a.md,title=B101 output-stale::is stale%0A5.1 scope.who%0A- old%0A+ new",
    ] == list(as_commands([ONE, BARE, ACCEPTED]))


def test_json_fits_its_schema() -> None:
    """What is printed fits the schema that is published, which is one, and says all that there is of a finding."""
    schema = findings_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads(as_json([ONE, BARE, ACCEPTED], Counted(3), date(2026, 11, 26)))
    jsonschema.validate(data, schema, format_checker=jsonschema.FormatChecker())

    assert {"errors": 1, "warnings": 1, "notices": 0, "accepted": 1} == data["counts"]
    assert ("a", "social-media", "roles.concerns_contact", 6, 21) == tuple(
        data["findings"][0][key] for key in ("organisation", "policy", "key", "line", "column")
    )
    assert [None, None, "we are three"] == [each["accepted"] for each in data["findings"]]


def test_the_schema_refuses_what_is_not_as_published() -> None:
    """A finding with an unknown code, or with a key more or less, does not fit."""
    data = json.loads(as_json([ONE], Counted(1), date(2026, 11, 26)))
    checker = jsonschema.Draft202012Validator(findings_schema())
    changes: list[dict[str, object]] = [{"code": "P999"}, {"more": 1}, {"line": -1}, {"severity": "fatal"}]

    assert [True] * 4 == [
        bool(list(checker.iter_errors({**data, "findings": [{**data["findings"][0], **change}]}))) for change in changes
    ]


def test_the_schema_is_published() -> None:
    """The schema beside the templates is the one that the program prints."""
    published = json.loads((ROOT / "templates/findings.schema.json").read_text("utf-8"))

    assert findings_schema() == published
    assert list(CODES) == published["properties"]["findings"]["items"]["properties"]["code"]["enum"]
