"""A section that is read clause by clause says what it says when it is read as a whole."""

from __future__ import annotations

import pytest

from generator.diagnostics import Problems
from generator.document import Clause, PartId, Section, walk
from generator.policy import read_section as module
from generator.policy.read_markdown import read_markdown
from generator.policy.read_section import read_section
from generator.policy.readings import Readings
from generator.policy.stage import Stage
from generator.policy.write import finish_policy
from generator.template.load import SectionSource, scanning_environment
from generator.template.scan import Part, scan_section
from tests.policies import LIBRARY, organisation
from tests.sector import POLICY, SECTORS

CLAUSES = (
    "1. One.\n   {: #one }\n\n1. Two:\n   {: #two }\n\n    - a;\n    - b.\n\n    Then.\n\n1. **Three**.\n   {: #three }"
)
MORE = CLAUSES.replace("#", "#a-")
SOURCES = {
    "clauses": CLAUSES,
    "a paragraph between": f"{CLAUSES}\n\nWords.\n\n{MORE}",
    "headings between": f"Lead.\n\n{CLAUSES}\n\n## Title {{: #title }}\n\n{MORE}",
    "headings of both kinds": f"## Title {{: #title }}\n\n{CLAUSES}\n\n### Below {{: #below }}\n\n{MORE}",
    "bullets at the margin": f"{CLAUSES}\n\n- x\n- y\n\n{MORE}",
    "a table": f"{CLAUSES}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n{MORE}",
    "a table at first": f"| A | B |\n|---|:-:|\n| 1 | 2 |\n| **3** | |\n| 4 | 5 |\n\n{CLAUSES}",
    "a table alone": "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n",
    "a table of pairs": f"Words.\n\n| | |\n|---|---|\n| A | 1 |\n| B | 2 |\n\n{CLAUSES}",
    "a table with a row too long": f"{CLAUSES}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 | 5 |\n\n{MORE}",
    "a table with a row without a name": f"{CLAUSES}\n\n| | |\n|---|---|\n| A | 1 |\n| | 2 |\n\n{MORE}",
    "a table with a rule too short": f"{CLAUSES}\n\n| A | B |\n|---|\n| 1 | 2 |\n| 3 | 4 |\n\n{MORE}",
    "a table with a fault in a row": f"{CLAUSES}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n| [3](x) | 4 |\n\n{MORE}",
    "a table with words below": f"{CLAUSES}\n\n| A | B |\n|---|---|\n| 1 | 2 |\nWords.\n\n{MORE}",
    "two tables that touch": f"{CLAUSES}\n\n| A |\n|---|\n| 1 |\n| 2 |\n\n| A |\n|---|\n| 1 |\n| 2 |\n\n{MORE}",
    "two tables": "| A |\n|---|\n| 1 |\n| 2 |\n\nWords.\n{: #w }\n\n| A |\n|---|\n| 1 |\n| 2 |",
    "a table in a clause": f"1. One:\n   {{: #one }}\n\n    | A |\n    |---|\n    | 1 |\n    | 2 |\n\n{MORE}",
    "a table with a stroke in words": "| A | B |\n|---|---|\n| a \\| b | 2 |\n| 3 | 4 |",
    "a note": f"{CLAUSES}\n\n!!! guidance\n    1. One.\n\n    1. Two.\n\n{MORE}",
    "words that go on": f"1. One\ngoes on.\n   {{: #one }}\n\n{MORE}",
    "an address for later": f"{CLAUSES}\n\n1. See [it][there].\n   {{: #it }}\n\n[there]: https://oak.example.org",
    "an address before": "[there]: https://oak.example.org\n\n1. A.\n   {: #a }\n\n1. See [it][there].\n   {: #it }",
    "a clause within a clause": "1. One.\n   {: #one }\n\n    1. Two.\n\n1. Three.\n   {: #three }",
    "a long clause": f"{CLAUSES}\n\n1. {'Words. ' * 500}\n   {{: #long }}\n\n1. End.\n   {{: #end }}",
    "no blank line": "1. One.\n   {: #one }\n1. Two.\n   {: #two }\n\n1. Three.\n   {: #three }",
    "characters that are refused": "1. One\x07.\n   {: #one }\n\n1. Two.\n   {: #two }\n\n1. Thr\x08ee.\n   {: #c }",
    "a clause without words": "1. One.\n   {: #one }\n\n1. \n   {: #two }\n\n1. Three.\n   {: #three }",
    "a clause without an id": "1. One.\n   {: #one }\n\n1. Two.\n\n1. Three.",
    "brackets without end": "\n\n".join(f"1. {'[' * 100}.\n   {{: #c{at} }}" for at in range(6)),
    "clauses beside sub-sections": f"{CLAUSES}\n\n## Title {{: #title }}\n\n{MORE}",
    "a small heading first": "1. [One](two).\n   {: #one }\n\n### Below {: #below }\n\n## Title {: #title }\n\nWords.",
}
"""What a section may hold, and what it may not."""


def marked(text: str) -> str:
    return scan_section("s", "s.md", text, scanning_environment()).text


def source_of(section: str) -> SectionSource:
    return SectionSource(Part(PartId(section), "section", 1, title="S"), "section", "s.md", "")


def said(text: str, section: str = "s") -> Section | list[str]:
    """Return what a text says, or what is wrong with it."""
    try:
        return read_section(source_of(section), text, lambda piece: read_markdown(piece, "s.md", section))
    except Problems as problems:
        return [str(problem) for problem in problems.diagnostics]


def said_as_a_whole(text: str, section: str = "s") -> Section | list[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "pieces_of", lambda source: [(source,)])
        return said(text, section)


@pytest.mark.parametrize("name", SOURCES)
def test_in_pieces_and_as_a_whole(name: str) -> None:
    """Clauses, what stands between them, and what is wrong with them, are the same."""
    text = SOURCES[name]

    assert said_as_a_whole(text) == said(text)
    assert said_as_a_whole(marked(text)) == said(marked(text))


def test_all_that_is_wrong_is_told() -> None:
    """A fault of the words and one of the shape are told of one section, each at its line."""
    assert [
        's.md:1: "two" is not a web address\n  hint: write one that starts with https:// or mailto:',
        "s.md:4: a ### heading cannot be part of a policy here\n  hint: write it as a paragraph or a list",
    ] == said(marked(SOURCES["a small heading first"]))


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


def test_a_clause_is_read_once() -> None:
    """A section with a clause less than another one reads nothing anew, and its clauses are the very ones."""
    readings, source = Readings(LIBRARY.composer(POLICY).template), source_of("s")
    more, less = f"{CLAUSES}\n\n{MORE}", f"{CLAUSES.partition(chr(10) * 2)[0]}\n\n{MORE}"

    known = {id(node) for node in walk((readings.read(source, more),)) if isinstance(node, Clause)}
    clauses = [node for node in walk((readings.read(source, less),)) if isinstance(node, Clause)]

    assert ["one", "a-one", "a-two", "a-three"] == [PartId(clause.id).name for clause in clauses]
    assert known.issuperset(map(id, clauses))
