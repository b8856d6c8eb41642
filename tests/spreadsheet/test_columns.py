"""The head of a column is a key of an organisation's file, or it is told which was meant."""

from __future__ import annotations

from functools import cache

import pytest

from generator.cli.templates import library
from generator.schema.organisation_schema import Says, organisation_schema
from generator.source.characters import Fault
from generator.source.value_path import ValuePath
from generator.spreadsheet.columns import Column, Holds, Keys


@cache
def keys() -> Keys:
    """Return the keys that the shipped templates know."""
    shelf = library(None)
    return Keys(organisation_schema([shelf.composer(name).template for name in shelf.ids()], Says.A_PART))


@pytest.mark.parametrize(
    ("name", "path", "kind"),
    [
        ("name", ("name",), Holds.TEXT),
        ("facts.has_staff", ("facts", "has_staff"), Holds.YES_OR_NO),
        ("channels.0.admins", ("channels", 0, "admins"), Holds.NUMBER),
        ("channels[12].url", ("channels", 12, "url"), Holds.TEXT),
        ("contacts.a_word_of_ours", ("contacts", "a_word_of_ours"), Holds.TEXT),
        (
            "policies.social-media.sections.general-guidelines.own-up",
            ("policies", "social-media", "sections", "general-guidelines.own-up"),
            Holds.YES_OR_NO,
        ),
        (
            "policies.social-media.document.history.0.on",
            ("policies", "social-media", "document", "history", 0, "on"),
            Holds.DAY,
        ),
        ("policies.social-media.front_matter.icon", ("policies", "social-media", "front_matter", "icon"), Holds.TEXT),
        ("policies.team-social-media", ("policies", "team-social-media"), Holds.POLICY),
        ("channels", ("channels",), Holds.GROUP),
        ("channels.0", ("channels", 0), Holds.GROUP),
    ],
)
def test_a_head_is_the_way_to_a_value(name: str, path: ValuePath, kind: Holds) -> None:
    """Dots lead from key to key, also to parts with a dot in their id; entries of a list are numbered from 0."""
    column = keys().column(name)

    assert isinstance(column, Column)
    assert (path, kind) == (column.path, column.holds)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("roles.acountable_lead", 'did you mean "roles.accountable_lead"?'),
        ("Chair", 'did you mean "roles.chair"?'),
        ("Name", 'did you mean "name"?'),
        ("organisation", 'did you mean "name"?'),
        ("policies.socialmedia.length", 'did you mean "policies.social-media"?'),
        ("policies.social-media.sections.copyrite", 'did you mean "policies.social-media.sections.copyright"?'),
        ("channels.url", "channels is a list: number its entries from 0, as in channels.0"),
        ("channels.9999.url", "channels is a list: number its entries from 0, as in channels.0"),
        ("name.first", "name holds a single value: write name"),
    ],
)
def test_a_head_that_is_no_key_is_told_with_the_one_that_was_meant(name: str, hint: str) -> None:
    """A slip, a word for people in place of a key, a list without a number."""
    unknown = keys().column(name)

    assert isinstance(unknown, Fault)
    assert hint == unknown.hint
