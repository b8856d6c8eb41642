"""Each policy keeps the measure of our house style: on fixed builds to the letter, on random ones nearly so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.batch.read_organisation import load_organisation
from generator.document import Clause, shown, walk
from generator.document.look import Look
from generator.formats.write_docx import write_docx
from generator.policy.write import write_policy
from tests import judges
from tests.policies import (
    JURISDICTIONS,
    SAMPLES,
    TEMPLATE_IDS,
    THOROUGH,
    VOICES,
    at_random,
    composer,
    everything_on,
    organisation,
    policy,
    rich,
    sample_policies,
)
from tests.prose.builds import LENGTHS, built, organisation_of
from tests.prose.measure import Measure, measure
from tests.prose.quoted_alone import alike, lead_in_faults, pointers

SEEDS = range(300 if THOROUGH else 30)

every_template = pytest.mark.parametrize("template_id", TEMPLATE_IDS)
every_length = pytest.mark.parametrize("length", LENGTHS)
every_voice = pytest.mark.parametrize("voice", VOICES)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a policy of one length may have at most, and must have at least; shares and densities as in `Measure`."""

    words: int
    pages: int
    headings: int
    one_role: float
    must: float
    spoken_to: float
    ease: float
    examples: int


SHORT = Bounds(words=2_000, pages=8, headings=20, one_role=12, must=1.5, spoken_to=40, ease=66, examples=4)
FULL = Bounds(words=3_500, pages=12, headings=40, one_role=8, must=1.8, spoken_to=35, ease=66, examples=8)
ALL = Bounds(words=6_000, pages=24, headings=40, one_role=8, must=1.8, spoken_to=30, ease=64, examples=8)
LEAN = Bounds(words=1_500, pages=6, headings=20, one_role=12, must=1.5, spoken_to=40, ease=66, examples=0)
BOUNDS = {"short": SHORT, "full": FULL, "all": ALL, "lean": LEAN}

MOST_WORDS_OF_OTHERS = 1_600
"""Those of a short policy for a team or a society."""
LONGEST_SENTENCE = 15
"""On average."""
MOST_LONG_SENTENCES = 3
MOST_FULL_NAMES = 0.5
MOST_SHORT_NAMES = 2
HARDER = 5
"""How much harder than a fixed build a random one may read."""
MORE_OF_ONE_ROLE = 2
"""How many more clauses in a hundred may name the one who does everything: a second door says whose the first is."""


def measured(template_id: str, length: str, voice: str) -> Measure:
    asked = organisation_of(template_id, length, voice)
    return measure(built(template_id, length, voice), asked.name, asked.short_name)


# ---- fixed builds


@every_voice
@every_length
@every_template
def test_a_policy_is_short(template_id: str, length: str, voice: str) -> None:
    """No policy has more words and headings than its length may have."""
    found, most = measured(template_id, length, voice), BOUNDS[length]
    words = MOST_WORDS_OF_OTHERS if length == "short" and template_id != "social-media" else most.words

    assert words >= found.words
    assert most.headings >= found.headings


@every_voice
@every_length
@every_template
def test_a_policy_reads_easily(template_id: str, length: str, voice: str) -> None:
    """Flesch reading ease is that of plain English, sentences are short, and hardly one is long."""
    found = measured(template_id, length, voice)

    assert BOUNDS[length].ease <= found.ease
    assert LONGEST_SENTENCE >= found.sentence
    assert MOST_LONG_SENTENCES > found.long_sentences


@every_voice
@every_length
@every_template
def test_a_policy_is_not_stern(template_id: str, length: str, voice: str) -> None:
    """“Must” is rare, and no job title is named in every other clause."""
    found, most = measured(template_id, length, voice), BOUNDS[length]

    assert most.must >= found.must
    assert most.one_role >= found.one_role


@every_length
@every_template
def test_a_policy_speaks_to_its_reader(template_id: str, length: str) -> None:
    """In the first voice, the sentences that say we or you are many."""
    assert BOUNDS[length].spoken_to <= measured(template_id, length, "first").spoken_to


@every_voice
@every_length
@every_template
def test_names_are_rare(template_id: str, length: str, voice: str) -> None:
    """The full name stands where it must; the short one is what “we” becomes in the third voice."""
    found = measured(template_id, length, voice)

    assert MOST_FULL_NAMES >= found.full_name
    assert MOST_SHORT_NAMES >= found.short_name


@every_length
@every_template
def test_rules_have_examples(template_id: str, length: str) -> None:
    """Pairs of a post that is fine and one that is not stand beside the rules that people get wrong."""
    assert BOUNDS[length].examples <= measured(template_id, length, "first").examples


@every_voice
@every_length
@every_template
def test_a_clause_can_be_quoted_alone(template_id: str, length: str, voice: str) -> None:
    """No clause needs words above it, none only points to another, and no three in a row start alike."""
    document = built(template_id, length, voice)

    assert [] == [*lead_in_faults(document), *pointers(document), *alike(document)]


@every_template
def test_clauses_are_short(template_id: str) -> None:
    """By clause, sentences average under 15 words; nine in ten clauses stay under 23, and none passes 33."""
    document = policy(template_id, rich(template_id, sections=everything_on(template_id)))
    words = ["".join(map(shown, node.words)) for node in walk(document.sections) if isinstance(node, Clause)]
    lengths = sorted(
        len(clause.split()) / len(re.findall(r"[.?!:;](?=\s|$)|$", clause.rstrip(".?!:;"))) for clause in words
    )

    assert 15 > sum(lengths) / len(lengths)
    assert 23 > lengths[len(lengths) * 9 // 10]
    assert 33 >= lengths[-1]


@pytest.mark.judge
def test_a_policy_has_few_pages(tmp_path: Path) -> None:
    """LibreOffice lays out each fixed build on no more pages than its length may have."""
    wanted = [(template_id, length) for template_id in TEMPLATE_IDS for length in LENGTHS]
    files = [tmp_path / f"{template_id}-{length}.docx" for template_id, length in wanted]
    for file, (template_id, length) in zip(files, wanted, strict=True):
        file.write_bytes(write_docx(built(template_id, length, "first"), Look()))
    pages = dict(zip(wanted, map(pages_of, judges.libreoffice_pdf(files, tmp_path / "pdf")), strict=True))

    assert {} == {build: count for build, count in pages.items() if count > BOUNDS[build[1]].pages}


def pages_of(pdf: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


# ---- random builds


@pytest.mark.parametrize("seed", SEEDS)
@every_template
def test_any_policy_keeps_the_style(template_id: str, seed: int) -> None:
    """Whatever is chosen, a policy is short and easy, speaks to its reader, and can be quoted clause by clause."""
    voice = VOICES[seed % 2]
    asked = organisation(at_random(template_id, seed, JURISDICTIONS[seed % len(JURISDICTIONS)], voice))
    document = write_policy(composer(template_id), asked)
    found = measure(document, asked.name, asked.short_name)

    assert {} == beyond(found, voice)
    assert [] == [*lead_in_faults(document), *pointers(document), *alike(document)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_sample_keeps_the_style(path: Path) -> None:
    """Every policy that is checked in keeps the measure of a short policy's one role, and of all policies' words."""
    asked = load_organisation(path, path.parent)
    for _, document in sample_policies(path):
        found = measure(document, asked.name, asked.short_name)

        assert {} == beyond(found, asked.terms.voice)
        assert SHORT.one_role >= found.one_role
        assert [] == [*lead_in_faults(document), *pointers(document), *alike(document)]


def beyond(found: Measure, voice: str) -> dict[str, float]:
    """Return what is over the bounds that hold for every policy."""
    within = {
        "words": ALL.words >= found.words,
        "headings": ALL.headings >= found.headings,
        "one_role": SHORT.one_role + MORE_OF_ONE_ROLE >= found.one_role,
        "must": FULL.must >= found.must,
        "spoken_to": voice == "third" or ALL.spoken_to <= found.spoken_to,
        "ease": SHORT.ease - HARDER <= found.ease,
        "sentence": LONGEST_SENTENCE >= found.sentence,
        "long_sentences": MOST_LONG_SENTENCES > found.long_sentences,
        "full_name": MOST_FULL_NAMES >= found.full_name,
        "short_name": MOST_SHORT_NAMES >= found.short_name,
    }
    return {name: getattr(found, name) for name, holds in within.items() if not holds}
