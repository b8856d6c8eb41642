"""Every key that an organisation's file may have is printed or decides something, in the template that has most."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from typing import Any, get_args

import docx
import pytest

from generator.diagnostics import Problems
from generator.organisation.model import OrganisationShape
from generator.organisation.parse import Source
from generator.organisation.shape import Shape
from generator.policy.stage import Stage
from generator.rendering.render import render
from tests.policies import LIBRARY, Data
from tests.tools import ROOT

POLICY = "social-media"
PAGE, WORD, FRAGMENT = ("md", "html"), ("docx",), ("fragment",)
SHOWN_IN = {"brand.word_template": WORD, "policies.fragment_level": FRAGMENT}
"""Keys that some formats show, and others need not."""
BASE: Data = {
    "name": "Northbank Youth Trust",
    "kind": "charity",
    "short_name": "the Trust",
    "jurisdiction": "england-wales",
    "purpose": "to help young people find work",
    "website": "https://northbank.example.org",
    "registrations": [{"register": "ccew", "number": "0000001"}],
    "terms": {"people": "staff and volunteers", "board": "trustees", "beneficiaries": "young people", "voice": "third"},
    "roles": {"accountable_lead": "Director", "chair": "Chair"},
    "channels": [{"platform": "Instagram", "handle": "@northbank", "owner": "accountable_lead", "status": "active"}],
    "related_policies": [{"id": "complaints", "title": "Complaints Policy"}],
    "policies": {
        POLICY: {
            "length": "full",
            "sections": {"moderation": "false"},
            "reasons": {"moderation": "Our rules for pages cover it."},
            "extra": [{"after": "safe-use.worries", "id": "ours", "text": "Look twice."}],
            "document": {
                "status": "draft",
                "history": [{"version": "1.0", "on": "2025-01-01", "change": "First issue"}],
            },
        }
    },
}
"""An organisation in whose policy each of its keys has something to say."""
OTHER: dict[str, Any] = {
    "name": "Oakvale Befrienders",
    "kind": "society",
    "short_name": "the Friends",
    "jurisdiction": "scotland",
    "purpose": "to teach singing",
    "website": "https://oakvale.example.org",
    "registrations.register": "ico",
    "registrations.number": "0000002",
    "registrations.label": "Register of Friends",
    "terms.people": "staff and helpers",
    "terms.board": "directors",
    "terms.beneficiaries": "singers",
    "terms.supporters": "donors",
    "terms.voice": "first",
    "roles": {"accountable_lead": "Manager", "chair": "Chair"},
    "facts": {"works_with_children": "true"},
    "channels.platform": "YouTube",
    "channels.handle": "@oakvale",
    "channels.url": "https://social.example.org/northbank",
    "channels.purpose": "news",
    "channels.owner": "chair",
    "channels.admins": "2",
    "channels.login": "passkey",
    "channels.comments": "moderated",
    "channels.status": "closed",
    "related_policies.id": "grievance",
    "related_policies.title": "Policy on Complaints",
    "related_policies.url": "https://northbank.example.org/complaints",
    "related_policies.ref": "NYT-4",
    "contacts": {"media": "press@northbank.example.org"},
    "brand.logo": "logo.png",
    "brand.colour": "#6e1414",
    "brand.font": "Georgia",
    "brand.word_template": "house.docx",
    "policies.title": "Our rules for social media",
    "policies.length": "short",
    "policies.sections": {"moderation": "false", "crisis": "true"},
    "policies.wording": {"safe-use.worries": "Say what worries you."},
    "policies.extra.after": "safe-use.no-tolerance",
    "policies.extra.id": "theirs",
    "policies.extra.text": "Look three times.",
    "policies.document.reference": "NYT-12",
    "policies.document.version": "1.10",
    "policies.document.status": "withdrawn",
    "policies.document.owner": "chair",
    "policies.document.approved_by": "Board of Trustees",
    "policies.document.approved_on": "2026-05-14",
    "policies.document.effective_on": "2026-06-01",
    "policies.document.last_review": "2026-05-14",
    "policies.document.next_review": "2027-05-14",
    "policies.document.review_months": "24",
    "policies.document.supersedes": "the policy of 2 May 2024",
    "policies.document.classification": "Public",
    "policies.document.category": "Communications",
    "policies.document.author": "Company Secretary",
    "policies.document.signatories": ["chair", "accountable_lead"],
    "policies.document.history.version": "2.0",
    "policies.document.history.on": "2025-02-02",
    "policies.document.history.change": "New rules on tools",
    "policies.document.history.minute": "24/31",
    "policies.acknowledgement": "true",
    "policies.site": "hugo",
    "policies.fragment_level": "3",
    "policies.front_matter": {"icon": "FAHammer"},
}
"""Every key of which a policy says something, or that decides what it says, with something else to say."""
STOPS: dict[str, Any] = {"policies.reasons": {}}
CHECKED = {"accepted": {"P102": "We are three."}, "policies.accepted": {"D104": "The board meets in March."}}
"""Keys that no policy says and that decide nothing of it: a check goes by them."""
"""Keys that no policy says, and that decide whether there is one: a point of a regulator may go for a reason."""


def keys_of(shape: type[Shape], path: str = "") -> Iterator[str]:
    """Yield every key of a shape, as deep as there are keys: `channels.owner`."""
    for name, field in shape.model_fields.items():
        inner = [each for each in _types(field.annotation) if isinstance(each, type) and issubclass(each, Shape)]
        yield from keys_of(inner[0], f"{path}{name}.") if inner else [f"{path}{name}"]


def _types(annotation: object) -> Iterator[object]:
    yield annotation
    for each in get_args(annotation):
        yield from _types(each)


def with_other(key: str, other: Mapping[str, Any]) -> Data:
    """Return the organisation with something else to say at one key."""
    data = deepcopy(BASE)
    at: Any = data
    *groups, last = key.split(".")
    for group in groups:
        at = at.setdefault(group, {})
        at = at[0] if isinstance(at, list) else at.get(POLICY, at)
    at[last] = other[key]
    return data


def made(data: Data, formats: tuple[str, ...]) -> dict[str, bytes]:
    """Return the files of an organisation. Raises Problems."""
    brand = {name: BRAND[name] for name in data.get("brand", {}).values() if name in BRAND}
    return render(LIBRARY, [Source("orgs/x.yaml", json.dumps(data).encode())], brand, Stage.FINAL, formats).files


def _house() -> bytes:
    file = io.BytesIO()
    docx.Document().save(file)
    return file.getvalue()


BRAND = {"logo.png": (ROOT / "orgs/northbank-youth-trust/logo.png").read_bytes(), "house.docx": _house()}


@cache
def base(formats: tuple[str, ...]) -> dict[str, bytes]:
    return made(BASE, formats)


def test_all_keys_are_known() -> None:
    """The tables of this test have every key that a file may have, and no other."""
    assert sorted(keys_of(OrganisationShape)) == sorted([*OTHER, *STOPS, *CHECKED])


@pytest.mark.parametrize("key", OTHER)
def test_a_key_is_printed_or_decides_something(key: str) -> None:
    """Something else at a key changes the policy."""
    formats = SHOWN_IN.get(key, PAGE)

    assert base(formats) != made(with_other(key, OTHER), formats)


@pytest.mark.parametrize("key", CHECKED)
def test_a_key_for_a_check_changes_no_policy(key: str) -> None:
    """What is accepted of what a check finds is nobody's business but whose file it is."""
    assert base(PAGE) == made(with_other(key, CHECKED), PAGE)


@pytest.mark.parametrize("key", STOPS)
def test_a_key_decides_whether_there_is_a_policy(key: str) -> None:
    """Something else at a key keeps the policy from being made."""
    with pytest.raises(Problems, match="say why under reasons"):
        made(with_other(key, STOPS), PAGE)
