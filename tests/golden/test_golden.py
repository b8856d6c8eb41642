"""Golden cases: `tests/golden/<name>.md.in` and beside it what it becomes in each format.

A case is an organisation file between two lines of dashes, then sections: `# Title {: #id .kind .sheet }`. The word
draft above it makes it one.
`make accept` writes the three results; the diff is reviewed like code.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.batch.read_library import read_library
from generator.document import Document
from generator.document.look import Look
from generator.formats.write_docx import write_docx
from generator.organisation.parse import Source, parse_organisation
from generator.policy.stage import Stage
from generator.policy.write import write_policy
from tests import judges
from tests.as_text import html_of, markdown_of
from tests.docx_xml import readable_xml
from tests.tools import ROOT

GOLDEN = Path(__file__).parent
CASES = sorted(GOLDEN.glob("*.md.in"))
SHARED = ROOT / "templates"
SECTION = re.compile(r"^# (?P<title>.+?) \{: #(?P<id>[a-z-]+)(?P<marks>[^}]*)\}\n", re.MULTILINE)
LEAD = "accountable_lead"
ROLES = {
    LEAD: {"label": "Lead", "duty": "answers for it"},
    "helper": {"label": "Helper", "duty": "helps before posting", "falls_back_to": LEAD},
    "collector": {"label": "Collector", "duty": "collects slips", "falls_back_to": "helper"},
}
FACTS = {
    "provides_it": {"ask": "Do you provide it?", "default": "false"},
    "answers": {"ask": "How soon do you answer?", "default": "a week", "matters": "true"},
}


def document_of(case: Path, folder: Path) -> Document:
    """Return the finished document of a case."""
    stage, organisation, prose = case.read_text("utf-8").split("---\n", 2)
    pieces = SECTION.split(prose)[1:]
    sections = []
    root = folder / "sample" / "sections"
    root.mkdir(parents=True)
    for title, id_, marks, text in zip(*(pieces[at::4] for at in range(4)), strict=True):
        kind = next((kind for kind in ("lead", "front", "schedule") if kind in marks), "section")
        marked = {mark: str(mark in marks).lower() for mark in ("optional", "sheet")}
        sections.append({"id": id_, "title": title, "kind": kind, **marked})
        (root / f"{id_}.md.j2").write_text(text, encoding="utf-8", newline="\n")
    spec = {"id": "sample", "title": "Sample policy", "roles": ROLES, "facts": FACTS, "sections": sections}
    (folder / "sample" / "template.yaml").write_text(yaml.safe_dump(spec, sort_keys=False), encoding="utf-8")
    if "\npolicies:" not in organisation:
        organisation += "policies: {sample: {}}\n"
    composer = read_library((folder, SHARED)).composer("sample")
    return write_policy(
        composer,
        parse_organisation(case.name.split(".")[0], Source("orgs/sample.yaml", organisation.encode())),
        Stage(stage.strip() or "final"),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.split(".")[0])
def test_golden(case: Path, tmp_path: Path, accept: bool) -> None:
    """A case becomes exactly the Markdown, the page and the Word XML that stand beside it."""
    document = document_of(case, tmp_path)
    made = {
        ".md": markdown_of(document),
        ".html": html_of(document, Look()),
        ".docx.xml": readable_xml(write_docx(document, Look())),
    }
    expected = {ending: case.with_name(case.name.replace(".md.in", ending)) for ending in made}
    if accept:
        for ending, path in expected.items():
            path.write_text(made[ending], encoding="utf-8", newline="\n")

    assert {ending: path.read_text("utf-8") for ending, path in expected.items()} == made


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.split(".")[0])
def test_golden_word_files_obey_the_schemas(case: Path, tmp_path: Path) -> None:
    """Every part of a case's Word file is valid against the schemas of ECMA-376."""
    assert [] == judges.docx_schema(write_docx(document_of(case, tmp_path), Look()))


def test_every_result_has_a_case() -> None:
    """No expected result is left over from a case that is gone, and none is missing."""
    cases = {case.name.removesuffix(".md.in") for case in CASES}

    for ending in (".md", ".html", ".docx.xml"):
        assert cases == {path.name.removesuffix(ending) for path in GOLDEN.glob(f"*{ending}")}
