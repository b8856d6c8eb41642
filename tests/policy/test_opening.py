"""The first words of a part, by which people know a clause that has no title."""

from __future__ import annotations

import pytest

from generator.document import PartId
from generator.policy.opening import LONGEST, openings
from generator.rendering.library import Library
from generator.template.folders import TemplateFiles, TemplateFolder

HEAD = """\
id: sample
title: Sample
roles: {lead: {label: Team lead, duty: leads}}
sections: [{id: one, title: One of them}]
"""
SECTION = """\
## Part of it {: #part }

1. Be **kind** to
   everyone.
   {: #kind }

1. The {{ role("lead") }} asks {{ contact('lead') }}.
   {: #asks }

1. {{ we("help") }} {{ people }} and {{ supporters }} within {{ facts.time }}, in {{ our }} way.
   {: #values .optional when="name" }

1. Post {% if name %}with care{% else %}never{% endif %} ({{ ref("one.kind") }}).
   {: #either }

1. {{ lead }}: ask how {{ we("be") }} run. {{ our }} rules hold for {{ any_board_member }}.
   {: #sentences }

1. Tell the {{ role("lead") }} or {{ second("lead") }}.
   {: #second }

1. In {{ law.place }}, {{ law.to_know }}.
   {: #what-to-know }

1. Choose one:
   {: #list }

    - this;
      {: #this }
    - that.
"""
SAID = {
    "one": "One of them",
    "one.part": "Part of it",
    "one.kind": "Be kind to everyone.",
    "one.asks": "The team lead asks the team lead.",
    "one.values": "We help people and supporters within …, in our way.",
    "one.either": "Post with care.",
    "one.sentences": "…: ask how we are run. Our rules hold for any board member.",
    "one.second": "Tell the team lead or somebody else.",
    "one.what-to-know": "What to know",
    "one.list": "Choose one:",
    "one.this": "This;",
}


def opened(section: str) -> dict[str, str]:
    """Return the first words of the parts of a template with one section."""
    files = {"sample/template.yaml": HEAD, "sample/sections/one.md.j2": section}
    files["_shared/law/england-wales.yaml"] = "id: e\ntitle: E\nas_of: 2026-01-01\nfacts: {}\n"
    folder = TemplateFolder("templates", {path: text.encode() for path, text in files.items()})
    return {
        str(part): words
        for part, words in openings(Library(TemplateFiles((folder,))).composer("sample").template).items()
    }


@pytest.mark.parametrize("part", SAID)
def test_first_words(part: str) -> None:
    """A part is known by its title, or by its words with a word for each value, one way where there are two."""
    assert SAID[part] == opened(SECTION)[part]


def test_long_words_are_cut() -> None:
    """Words that go on are cut after a whole word."""
    words = opened(f"1. {'Always be kind. ' * 9}\n   {{: #kind }}\n")[PartId("one.kind")]

    assert words == f"{'Always be kind. ' * 4}Always be …"
    assert len(words) <= LONGEST
