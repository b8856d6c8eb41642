"""What an organisation accepts of what a check finds: a reason for each code, for all of it or for one policy."""

from __future__ import annotations

import re

import pytest

from generator.codes.table import CODES
from generator.organisation.accepted import ACCEPTABLE
from generator.organisation.file_schema import Says, file_schema
from generator.organisation.parse import Organisation, Source, parse_organisation

HEAD = b"name: Northbank Youth Trust\nroles: {accountable_lead: Chief Executive}\n"


def organisation(more: bytes) -> Organisation:
    """Return an organisation with some more keys."""
    return parse_organisation("northbank", Source("orgs/northbank.yaml", HEAD + more))


def test_a_reason_is_kept_as_it_was_written() -> None:
    """Reasons stand by their codes, those of a policy apart from those of the organisation."""
    found = organisation(b"accepted: {P102: We are three}\npolicies: {social-media: {accepted: {D104: In March}}}\n")

    assert {"P102": "We are three"} == found.accepted
    assert {"D104": "In March"} == found.policies["social-media"].accepted


@pytest.mark.parametrize("keys", [b"", b"accepted:\n", b"accepted: ~\n", b"accepted: {}\n"])
def test_nothing_is_accepted(keys: bytes) -> None:
    """Nobody has to accept anything, and the key may stay open."""
    assert {} == organisation(keys).accepted


def test_what_stops_a_build_cannot_be_accepted() -> None:
    """A code can be accepted unless it stops a build, or is about a template."""
    stopping = {id_ for id_, code in CODES.items() if code.stops or id_.startswith("T")}

    assert set(CODES) - stopping == set(ACCEPTABLE)
    assert {"F104", "P101", "D101", "T201"} <= stopping


def test_an_editor_offers_each_code() -> None:
    """The schema has each code that can be accepted with what it means, and refuses any other."""
    accepted = file_schema(Says.ALL)["properties"]["accepted"]
    [pattern] = accepted["patternProperties"]

    assert list(ACCEPTABLE) == list(accepted["properties"])
    assert CODES["P102"].means in accepted["properties"]["P102"]["description"]
    assert [True, False] == [bool(re.search(pattern, code)) for code in ("P102", "F104")]
