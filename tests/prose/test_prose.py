"""The words themselves: how many there are, how plain they are, how they are spelt, and that they are our own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.document import Document
from tests.policies import (
    BRITISH,
    SAMPLES,
    TEMPLATE_IDS,
    TEMPLATES,
    VOICES,
    at_random,
    everything_off,
    everything_on,
    numbered,
    plain,
    policy,
    rich,
    sample_policies,
    template,
)

every_template = pytest.mark.parametrize("template_id", TEMPLATE_IDS)


# ---- what is read


@cache
def built(template_id: str, how: str, jurisdiction: str = "england-wales", voice: str = "third") -> Document:
    """Return a template's policy as it comes by default, with all that is optional, or with nothing of it."""
    data = {
        "default": lambda: plain(template_id),
        "lean": lambda: plain(template_id, sections=everything_off(template_id)),
        "full": lambda: rich(template_id, sections=everything_on(template_id)),
    }[how]()
    return policy(template_id, {**data, "jurisdiction": jurisdiction, "terms": {"voice": voice}})


@cache
def british(template_id: str) -> tuple[Document, ...]:
    """Return policies of one template that between them show its prose: all on, by default, and chosen by lot."""
    ways = [(how, place, voice) for how in ("full", "default") for place in BRITISH for voice in VOICES]
    lots = [(seed, BRITISH[seed % len(BRITISH)], VOICES[seed % len(VOICES)]) for seed in range(12)]
    return (
        *(built(template_id, how, place, voice) for how, place, voice in ways),
        *(policy(template_id, at_random(template_id, *lot)) for lot in lots),
    )


def words_in(document: Document) -> list[str]:
    return [word for _, text in numbered(document) for word in text.split()]


@cache
def source_lines(template_id: str) -> tuple[str, ...]:
    """Return the prose of a template as its author wrote it: each branch, each other wording, each note."""
    files = [
        *sorted((TEMPLATES / template_id / "sections").glob("*.j2")),
        *sorted((TEMPLATES / "_shared").glob("*.j2")),
    ]
    texts = [file.read_text("utf-8") for file in files]
    titles = [part.title for part in template(template_id).parts.values()]
    otherwise = [words for text in texts for words in re.findall(r'otherwise="([^"]*)"', text)]
    lines = (line for text in texts for line in _without_code(text).split("\n"))
    return tuple(line for line in (*lines, *titles, *otherwise) if line.strip())


def _without_code(text: str) -> str:
    """Return prose without statements and attributes; a value leaves a letter that is no word."""
    text = re.sub(r"\{%.*?%\}|\{#.*?#\}|\{:.*?\}", " ", text, flags=re.DOTALL)
    return re.sub(r"\{\{.*?\}\}", "X", text, flags=re.DOTALL)


# ---- which words

AMERICAN = (
    r"\w+(?<!\b[sp])(?<!\bpr)(?<!\bse)(?<!\bres)(?<!\bass)(?<!\bdowns)iz(e[ds]?|ing|ations?|ers?)",
    r"\w+lyz(e[ds]?|ing)",
    r"\w*(colo|flavo|favo|hono|behavio|labo|neighbo|rumo|humo|harbo|vapo|endeavo|vigo|rigo|armo)r(s|ed|ing)?",
    r"(favorite|favorable|honorable|behavioral|neighborhood|colorful)s?",
    r"(center|theater|fiber|liter|specter|luster|caliber|maneuver|kilometer)(s|ed|ing)?",
    r"(defense|offense|pretense)s?|(a|the|this|that|whose|its) license|practic(ed|ing)",
    r"(cancel|travel|label|model|counsel|signal|level|total|channel|fuel)(ed|ing|ers?|ors?)",
    r"(fulfill|enroll|skillful|willful|installment|catalog|dialog|gray|mom|math|jewelry|gotten|aging)s?",
    r"judgment|acknowledgment|zip code|cell phone|vacation|attorney",
)
OFFICIAL_NAMES = re.compile("National Labor Relations Act|Attorney General")
BANNED = {
    "American spelling": re.compile(rf"\b({'|'.join(AMERICAN)})\b", re.IGNORECASE),
    "should": re.compile(r"\bshould(n’t)?\b", re.IGNORECASE),
    "and/or": re.compile(r"\band ?/ ?or\b", re.IGNORECASE),
    "a slash between words": re.compile(r"(?<![/:.\w])[A-Za-z]+ ?/ ?[A-Za-z]"),
    "a word for one sex": re.compile(
        r"\b(he|she|his|hers|her|him|himself|herself|manned|mankind|(chair|sales|spokes)(man|men|woman|women))\b",
        re.IGNORECASE,
    ),
    "a word without use": re.compile(r"\b(etc|e\.g|i\.e|herein|hereby|utilise|prior to|in order to|shall)\b"),
}


@pytest.mark.parametrize("rule", BANNED)
@every_template
def test_no_banned_word(template_id: str, rule: str) -> None:
    """No British policy, and no branch of its template, has a word that our house style leaves out."""
    said = {text for document in british(template_id) for _, text in numbered(document)}
    words = {OFFICIAL_NAMES.sub("", text) for text in said.union(source_lines(template_id))}

    assert [] == sorted(text for text in words if BANNED[rule].search(text))


SEEN = {
    "American spelling": "organize; an organization; behavior; the center; analyzed; canceled; a license; defense",
    "should": "You should go; It shouldn’t",
    "and/or": "staff and/or volunteers; staff and / or volunteers",
    "a slash between words": "staff/volunteers; staff / volunteers",
    "a word for one sex": "his or her; the Chairman; when she posts",
    "a word without use": "photos etc.; we shall; in order to post",
}


@pytest.mark.parametrize("rule", BANNED)
def test_a_banned_word_is_seen(rule: str) -> None:
    """Each rule on words finds what it is there for."""
    assert [] == [text for text in SEEN[rule].split("; ") if not BANNED[rule].search(text)]


@pytest.mark.parametrize("rule", BANNED)
def test_a_sound_sentence_passes(rule: str) -> None:
    """Words that only look like banned ones pass."""
    text = (
        "The size of a prize that they seize here, at https://example.org/a/b, is licensed; the theatre cancelled it."
    )

    assert not BANNED[rule].search(text)


# ---- whose words

RUN_LENGTH = 6
RUNS_FILE = Path(__file__).parent / "seed_runs.txt"
PROTECTED = (
    "age, disability, gender reassignment, marriage and civil partnership, pregnancy and maternity, race, "
    "religion or belief, sex and sexual orientation"
)
ALLOWED = (PROTECTED,)
"""Names and lists that are fixed by law, so that nobody can say them in words of their own."""


def normal(text: str) -> list[str]:
    """Return the words of a text in small letters, without numbers and marks."""
    return re.findall(r"[a-z]+(?:'[a-z]+)*", text.lower().replace("’", "'"))


def runs(words: list[str]) -> Iterator[str]:
    """Yield every six words in a row."""
    return (" ".join(words[at : at + RUN_LENGTH]) for at in range(len(words) - RUN_LENGTH + 1))


def digest(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:10]


@cache
def seed_digests() -> frozenset[str]:
    return frozenset(line for line in RUNS_FILE.read_text("utf-8").splitlines() if not line.startswith("#"))


def borrowed(texts: Iterable[str], digests: frozenset[str]) -> list[str]:
    """Return the runs of some texts, read on from one to the next, that are among the digests."""
    allowed = {run for fixed in ALLOWED for run in runs(normal(fixed))}
    words = [word for text in texts for word in normal(text)]
    return sorted({run for run in runs(words) if run not in allowed and digest(run) in digests})


def test_there_are_seed_runs() -> None:
    """The list of the seeds' runs is sorted, has no doubles, and says how it was made."""
    lines = RUNS_FILE.read_text("utf-8").splitlines()
    digests = [line for line in lines if not line.startswith("#")]

    assert sorted(set(digests)) == digests
    assert 4_000 < len(digests)
    assert "sha256" in lines[0]


def test_a_borrowed_run_is_seen() -> None:
    """Six words in a row are found however they are written and broken into lines; five are not."""
    digests = frozenset({digest("the chief's cat sat on the")})

    assert ["the chief's cat sat on the"] == borrowed(["1.2 See: The Chief’s cat", "sat **on** the mat."], digests)
    assert [] == borrowed(["The Chief’s cat sat on"], digests)


def test_fixed_lists_are_not_borrowed() -> None:
    """A list that the law fixes may be said in its own words."""
    assert [] == borrowed([PROTECTED], frozenset(map(digest, runs(normal(PROTECTED)))))


@every_template
def test_no_run_of_six_words_is_borrowed(template_id: str) -> None:
    """No six words in a row of a policy, or of its template's prose and notes, stand in a seed."""
    said = [text for document in british(template_id) for _, text in numbered(document)]

    assert [] == borrowed([*said, *source_lines(template_id)], seed_digests())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_sample_borrows(path: Path) -> None:
    """No six words in a row of a sample organisation's policies stand in a seed."""
    said = [text for _, document in sample_policies(path) for _, text in numbered(document)]

    assert [] == borrowed(said, seed_digests())
