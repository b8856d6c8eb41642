"""A section that is read clause by clause says what it says when it is read as a whole."""

from __future__ import annotations

import pytest

from generator.diagnostics import Problems
from generator.policy import markdown_tree
from generator.policy.read_markdown import Reading, read_markdown
from generator.policy.readings import Readings
from generator.policy.stage import Stage
from generator.policy.write import finish_policy
from generator.template.load import SectionSource
from tests.policies import LIBRARY, organisation
from tests.sector import POLICY, SECTORS

CLAUSES = (
    "1. One.\n   {: #one }\n\n1. Two:\n\n    - a;\n    - b.\n\n    Then.\n   {: #two }\n\n1. **Three**.\n   {: #three }"
)
SOURCES = {
    "clauses": CLAUSES,
    "a paragraph between": f"{CLAUSES}\n\nWords.\n\n{CLAUSES.replace('#', '#a-')}",
    "headings between": f"Lead.\n\n{CLAUSES}\n\n## Title {{: #title }}\n\n{CLAUSES.replace('#', '#a-')}",
    "bullets at the margin": f"{CLAUSES}\n\n- x\n- y\n\n{CLAUSES.replace('#', '#a-')}",
    "a table": f"{CLAUSES}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n{CLAUSES.replace('#', '#a-')}",
    "a note": f"{CLAUSES}\n\n!!! guidance\n    1. One.\n\n    1. Two.\n\n{CLAUSES.replace('#', '#a-')}",
    "words that go on": f"1. One\ngoes on.\n   {{: #one }}\n\n{CLAUSES.replace('#', '#a-')}",
    "an address for later": f"{CLAUSES}\n\n1. See [it][there].\n   {{: #it }}\n\n[there]: https://oak.example.org",
    "an address before": "[there]: https://oak.example.org\n\n1. A.\n   {: #a }\n\n1. See [it][there].\n   {: #it }",
    "a clause within a clause": "1. One.\n   {: #one }\n\n    1. Two.\n\n1. Three.\n   {: #three }",
    "a long clause": f"{CLAUSES}\n\n1. {'Words. ' * 500}\n   {{: #long }}\n\n1. End.\n   {{: #end }}",
    "no blank line": "1. One.\n   {: #one }\n1. Two.\n   {: #two }\n\n1. Three.\n   {: #three }",
    "characters that are refused": "1. One\x07.\n   {: #one }\n\n1. Two.\n   {: #two }\n\n1. Thr\x08ee.\n   {: #c }",
    "a clause without words": "1. One.\n   {: #one }\n\n1. \n   {: #two }\n\n1. Three.\n   {: #three }",
}


def said(source: str, section: str = "s") -> Reading | list[str]:
    """Return what a source says, or what is wrong with it."""
    try:
        return read_markdown(source, "s.md", section)
    except Problems as problems:
        return [str(problem) for problem in problems.diagnostics]


def said_as_a_whole(source: str, section: str = "s") -> Reading | list[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown_tree, "_pieces", lambda source: [source])
        return said(source, section)


@pytest.mark.parametrize("name", SOURCES)
def test_in_pieces_and_as_a_whole(name: str) -> None:
    """Clauses, what stands between them, and what is wrong with them, are the same; also the second time."""
    expected = said_as_a_whole(SOURCES[name])

    assert expected == said(SOURCES[name])
    assert expected == said(SOURCES[name])


@pytest.mark.parametrize("kind", SECTORS)
def test_what_templates_say(kind: str) -> None:
    """So are the sections of the flagship as different organisations have them."""
    texts: dict[tuple[str, str], None] = {}
    read = Readings.read

    def note(self: Readings, source: SectionSource, text: str) -> object:
        texts[source.part.id, text] = None
        return read(self, source, text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Readings, "read", note)
        for number in range(6):
            finish_policy(LIBRARY.composer(POLICY), organisation(SECTORS[kind](number)), Stage.FINAL)
    assert len(texts) > 15
    assert [] == [section for section, text in texts if said(text, section) != said_as_a_whole(text, section)]
