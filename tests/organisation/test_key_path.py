"""How a value that nobody gave is asked for: by the key that gives it, as one would write it."""

from __future__ import annotations

import pytest

from generator.organisation.key_path import as_written, how_to_give, key_path
from generator.source.value_path import ValuePath

ASKED_FOR: dict[str, tuple[ValuePath, str]] = {
    "website": (("website",), "add website:"),
    "contacts.media": (("contacts", "media"), "add media: under contacts"),
    "roles.chair": (("roles", "chair"), "add chair: under roles"),
    "channels.0.purpose": (("channels", 0, "purpose"), "add purpose: to the first entry under channels"),
    "channels.9.url": (("channels", 9, "url"), "add url: to the tenth entry under channels"),
    "channels.10.url": (("channels", 10, "url"), "add url: to entry 11 under channels"),
    "registrations.1.label": (("registrations", 1, "label"), "add label: to the second entry under registrations"),
    "related_policies.0.url": (("related_policies", 0, "url"), "add url: to the first entry under related_policies"),
    "related_policies.data-protection": (
        ("related_policies",),
        "add {id: data-protection, title: …} under related_policies",
    ),
    "document.reference": (
        ("policies", "social-media", "document", "reference"),
        "add reference: under policies, social-media, document",
    ),
    "document.history.2.minute": (
        ("policies", "social-media", "document", "history", 2, "minute"),
        "add minute: to the third entry under policies, social-media, document, history",
    ),
}


@pytest.mark.parametrize("name", ASKED_FOR)
def test_a_value_is_asked_for_by_its_key(name: str) -> None:
    """The name of a value in a policy leads to a key of the file, and to words that say how to add it."""
    assert ASKED_FOR[name] == (key_path(name, "social-media"), how_to_give(name, "social-media"))


def test_an_entry_of_a_list_is_named_by_its_place() -> None:
    """A value of a list is written with its position in brackets, as in every other message."""
    assert ("channels[0].purpose", "contacts.media") == (as_written("channels.0.purpose"), as_written("contacts.media"))
