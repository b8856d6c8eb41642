"""How much Markdown of its own an organisation may write, and that all of it is built in a moment."""

from __future__ import annotations

import json
import time

import pytest

from generator.diagnostics import Problems
from generator.formats.formats import FORMATS
from generator.organisation.parse import Source, parse_organisation
from generator.organisation.text_limits import LIMITS, Limit
from generator.policy.stage import Stage
from generator.rendering.render import render
from tests.policies import LIBRARY
from tests.tools import ROOT

FLAGSHIP = "social-media"
AFTER = next(
    part.id
    for part in LIBRARY.composer(FLAGSHIP).template.parts.values()
    if part.kind == "clause" and not part.optional and not part.when
)
SECONDS = 3
"""How long an organisation may take that has reached a limit: a tenth of it is usual."""


def source(texts: list[str]) -> Source:
    """Return the file of an organisation that adds clauses of its own."""
    extra = [{"after": AFTER, "id": f"own-{at}", "text": text} for at, text in enumerate(texts)]
    data = {"name": "N", "roles": {"accountable_lead": "Chair"}, "policies": {FLAGSHIP: {"extra": extra}}}
    return Source("orgs/x.yaml", json.dumps(data).encode())


def refusal(texts: list[str]) -> list[str]:
    with pytest.raises(Problems) as caught:
        parse_organisation("x", source(texts))
    return [told.message.removeprefix(f"policies.{FLAGSHIP}.") for told in caught.value.diagnostics]


# ---- what is refused

ONE_TOO_MANY = {
    "characters": ("a" * 20_001, "20,001 characters, more than the 20,000 allowed"),
    "lines": ("a\n" * 500 + "a", "501 lines, more than the 500 allowed"),
    "double braces": ("{{ us }} " * 100 + "{{ us }}", "101 double braces, more than the 100 allowed"),
    "square brackets": ("[" * 51, "51 square brackets, more than the 50 allowed"),
    "stars, underscores and backslashes": (
        "*_\\a" * 334,
        "1,002 stars, underscores and backslashes, more than the 1,000 allowed",
    ),
}


@pytest.mark.parametrize("noun", ONE_TOO_MANY)
def test_one_text_is_too_much(noun: str) -> None:
    """A text that goes beyond a limit is told with both numbers, alone."""
    text, fact = ONE_TOO_MANY[noun]

    assert [f"extra[1].text has {fact}"] == refusal(["Fine.", text])


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.noun)
def test_all_texts_are_too_much(limit: Limit) -> None:
    """Texts that are each within a limit may be beyond it together."""
    unit = {"characters": "a", "lines": "a\n", "double braces": "{{us}}", "square brackets": "["}.get(limit.noun, "*")
    text = (unit * limit.one)[:20_000].rstrip("\n")
    number = limit.count(text)
    times = limit.all // number + 1
    fact = f"policies has {number * times:,} {limit.noun} under wording and extra, more than the {limit.all:,} allowed"

    assert [fact] == refusal([text] * times)


def test_every_limit_is_documented() -> None:
    """The guide for organisations has a table of the limits."""
    guide = (ROOT / "generator/docs/reference.md").read_text("utf-8")

    assert [] == [limit.noun for limit in LIMITS if f"| {limit.noun} | {limit.one:,} | {limit.all:,} |" not in guide]


# ---- what is accepted

MOST: dict[str, list[str]] = {
    "long lines": [("word " * 4_000).strip()] * 10,
    "bullets": ["Do:\n\n" + "\n".join(["- abc"] * 497)] * 10,
    "paragraphs": ["\n\n".join("a" * 250)] * 10,
    "rows": ["Read:\n\n| a | b |\n|---|---|\n" + "\n".join(["| a | b |"] * 495)] * 10,
    "braces": [" ".join(f'{{{{ we("a{"b" * at} {"c" * row}") }}}}' for at in range(100)) for row in range(1, 11)],
    "brackets": ["[" * 50 + "a" * 19_900] * 6,
    "links that do not end": ["[a](" * 50 + "x" * 19_700] * 6,
    "stars": [("a" * 17 + " *b") * 950] * 5,
    "backslashes": ["a" * 18_990 + " \\*" * 330] * 5,
    "clauses": ["Do what is right, and say so:\n\n- once;\n- twice."] * 1_000,
}


@pytest.mark.parametrize("name", MOST)
def test_the_most_is_built_in_a_moment(name: str) -> None:
    """An organisation that has reached a limit is built in all formats within a few seconds of work."""
    start = time.process_time()
    made = render(LIBRARY, [source(MOST[name])], {}, Stage.FINAL, tuple(FORMATS))

    assert set(FORMATS) == set(made.policies[0].files)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("text", ["a\n" * 9_899 + "a", "{{" * 9_900, "{{ 9**(9**9) }}" + "a" * 9_000])
def test_too_much_is_refused_in_a_moment(text: str) -> None:
    """Thirty texts that would take half a minute, or for ever, are refused at once."""
    start = time.process_time()
    with pytest.raises(Problems):
        render(LIBRARY, [source([text] * 30)], {}, Stage.FINAL, tuple(FORMATS))

    assert time.process_time() - start < SECONDS
