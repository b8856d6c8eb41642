"""What the author of a template is told: one template has a fault of each kind, another just has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.authors.grammar import number_faults
from generator.check.authors.hard_values import hard_organisations
from generator.check.authors.proof import pages, proof
from generator.rendering.library import Library
from tests.policies import TEMPLATE_IDS
from tests.workspace import Workspace, make_workspace

HEAD = """\
id: sample
title: Sample policy
roles:
  accountable_lead: {label: Lead, duty: answers for it}
  helper: {label: Helper, duty: helps, falls_back_to: accountable_lead}
facts:
  kept: {ask: "Do you keep records?", default: false}
  extra: {ask: "Anything else?", default: false}
sections:
  - {id: only, title: Only}
  - {id: more, title: More, optional: true}
"""
ONLY = """\
1. The {{ role("accountable_lead") }} decides.
   {: #one }

1. The {{ role("helper") }} helps.
   {: #two when="facts.extra" }

1. Keep a record{% if has("more") %}, as in {{ ref("more.one") }}{% endif %}.
   {: #three when="facts.kept" }
"""
MORE = "1. The {{ board }} may help.\n   {: #one }\n"
LONG = " ".join(["word"] * 36)
HARD = "Accountability necessitates organisational documentation. "
RATHER_HARD = "Volunteers remember what was said at the meeting before. "
FAULTS = {
    "T201": (ONLY.replace('The {{ role("helper") }} helps.', "Somebody helps."), "5"),
    "T202": (ONLY.replace('when="facts.extra" ', ""), "8"),
    "T203": (ONLY.replace('when="facts.extra"', 'when="facts.extra and not facts.extra"'), "5"),
    "T204": (
        ONLY.replace('{% if has("more") %}, as in {{ ref("more.one") }}{% endif %}', ' ({{ ref("more.one") }})'),
        "7",
    ),
    "T205": (ONLY.replace("decides.", f"decides {LONG}."), "2"),
    "T207": (ONLY.replace("decides.", f"decides. {HARD * 25}"), "10"),
    "T208": (ONLY.replace("decides.", f"decides. {RATHER_HARD * 60}"), "1"),
    "T206": (ONLY.replace("decides.", "decides. The {{ board }} are asked."), "2"),
}
"""The section with a fault, by the code, and the line where it is told."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return a workspace whose only template has nothing to tell."""
    monkeypatch.chdir(tmp_path)
    made = make_workspace(tmp_path)
    made.write_all(
        {
            "templates/sample/template.yaml": HEAD,
            "templates/sample/sections/only.md.j2": ONLY,
            "templates/sample/sections/more.md.j2": MORE,
        }
    )
    return made


def test_a_sound_template_has_nothing_to_tell(home: Workspace) -> None:
    """It ends with 0, and says how many templates were read."""
    ran = home.run("check", "sample", "--templates")

    assert (0, "Checked 1 template: nothing found.\n") == (ran.code, ran.out)


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_is_found_and_no_other(code: str, home: Workspace) -> None:
    """The fault that was planted is told at its line, and nothing else is."""
    section, line = FAULTS[code]
    home.write("templates/sample/sections/only.md.j2", section)
    ran = home.run("check", "sample", "--templates")
    told = [row for row in ran.out.split("\n") if " warning " in row]

    assert [code] == [row.split(" warning ")[1].split()[0] for row in told], ran.out
    assert [True] == [f":{line}:" in row for row in told], ran.out


def test_few_words_are_not_measured(home: Workspace) -> None:
    """A hundred words are a sample; of fewer nothing is said, however hard they are."""
    for times, told in ((20, 0), (25, 1)):
        home.write("templates/sample/sections/only.md.j2", ONLY.replace("decides.", f"decides. {HARD * times}"))

        assert told == home.run("check", "sample", "--templates").out.count("T207")


def test_long_sentences_are_told_by_their_average(home: Workspace) -> None:
    """Short words in long sentences are no easier for whoever reads them aloud."""
    long = f"{' '.join(['You can go on and on'] * 4)}. "
    home.write("templates/sample/sections/only.md.j2", ONLY.replace("decides.", f"decides. {long * 40}"))
    ran = home.run("check", "sample", "--templates")

    assert 'T207 section "only" has sentences of 23 words on average, over 20\n' in ran.out


def test_a_faulty_template_is_an_error(home: Workspace) -> None:
    """A template of which no policy can be made is told as such, and one that there is not with the one meant."""
    home.write("templates/sample/sections/only.md.j2", "1. Braces {{ that do not close.\n   {: #one }\n")

    assert (1, True) == ((ran := home.run("check", "sample", "--templates")).code, "error T101" in ran.out)
    assert 'did you mean "sample"?' in home.run("check", "smaple", "--templates").out


def test_a_page_of_every_sentence(home: Workspace) -> None:
    """It has each clause with what makes its words hard; it is of templates only."""
    page = home.run("check", "sample", "--templates", "--format", "page").out

    assert ["## only.one", "## only.two", "## only.three", "## more.one"] == [
        line for line in page.split("\n") if line.startswith("## ")
    ]
    assert "- The Deputy Head of Leads decides. *(" in page
    assert 2 == home.run("check", "--format", "page").code


@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
def test_the_templates_that_are_shipped_have_nothing_to_tell(template_id: str, library: Library) -> None:
    """No role or fact is unused, no part is out of reach, and every sentence bears the hardest values."""
    assert [] == [(each.code, each.message) for each in proof(library.composer(template_id))]


@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
def test_the_page_has_every_clause(template_id: str, library: Library) -> None:
    """Each clause that some organisation has is on the page, under its id."""
    composer = library.composer(template_id)
    clauses = {part.id for part in composer.template.parts.values() if part.kind == "clause"}
    shown = {line.removeprefix("## ").strip() for line in "\n".join(pages([composer])).split("\n")}

    assert 0.97 < len(clauses & shown) / len(clauses)


def test_hard_organisations_are_sound(library: Library) -> None:
    """Each of them can be read: first and third person, one and many, all and little, alone and not."""
    assert {16} == {len(list(hard_organisations(library.composer(name)))) for name in TEMPLATE_IDS}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The committee are asked.", True),
        ("The committee is asked.", False),
        ("Many committee help.", True),
        ("The elders is asked.", True),
        ("The elders are asked.", False),
        ("Every elders helps.", True),
        ("One of the elders is asked.", False),
        ("Each of our elders has a key.", False),
    ],
)
def test_one_and_many(text: str, wrong: bool) -> None:
    """A verb or a word before a noun that goes with the other number is seen, and what goes with it is not."""
    assert wrong == bool(list(number_faults(text, ["committee"], ["elders"])))
