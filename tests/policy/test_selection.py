"""Which parts of a template a policy keeps: by wish, by fact, by default, by what they need."""

from __future__ import annotations

import pytest

from generator.batch.read_library import read_library
from generator.context.names import make_context, names_in
from generator.organisation.parse import Organisation, Source, parse_organisation
from generator.policy.checks.which_part import named_parts, whichever
from generator.policy.checks.wishes import wish_problems
from generator.policy.compose import Composer
from generator.policy.selection import Selection, select
from generator.policy.stage import Stage
from tests.tools import ROOT
from tests.workspace import make_workspace

SECTIONS = """id: sample
title: Sample
roles:
  accountable_lead: {label: Lead, duty: answers for it}
facts:
  fundraises: {ask: "Do you ask for money?", default: false}
  monitoring: {ask: "What do you monitor?", choices: [none, systems], default: none}
sections:
  - {id: core, title: Core}
  - {id: extra, title: Extra, optional: true}
  - {id: rare, title: Rare, optional: true, default: false}
  - {id: money, title: Money, optional: true, when: facts.fundraises}
  - {id: watching, title: Watching, when: facts.monitoring == 'systems'}
  - {id: chain, title: Chain, optional: true, needs: [extra]}
"""
CORE = """\
1. One.
   {: #one }

1. Two.
   {: #two .optional }

1. Three leans on two.
   {: #three needs="core.two" }

1. Four leans on three.
   {: #four needs="core.three" }

1. Five.
   {: #five .optional .off }

1. Six, for those who ask for money.
   {: #six when="facts.fundraises" }

1. Seven, for those who ask for money, unless they would rather not.
   {: #seven .optional when="facts.fundraises" }

1. Eight:
   {: #eight .optional }

    - bullet;
      {: #bullet .optional }
    - another;
      {: when="facts.fundraises" }
    - a third.
"""
DIVIDED = """\
## Part {: #part .optional }

1. Within.
   {: #within }

### Below {: #below }

1. Deep.
   {: #deep .optional }

## Rest {: #rest }

1. Last, which leans on what is deep.
   {: #last needs="extra.deep" }
"""
PLAIN = "1. Only.\n   {: #only }\n"
ALWAYS_OUT = {"rare", "money", "watching", "core.five", "core.six", "core.seven", "core.~10"}
"""What is out when an organisation says nothing, without what is in those parts."""


@pytest.fixture(scope="module")
def composer(tmp_path_factory: pytest.TempPathFactory) -> Composer:
    """Return the template of these tests, made ready."""
    home = make_workspace(tmp_path_factory.mktemp("selection"))
    home.write("templates/sample/template.yaml", SECTIONS)
    (home.home / "templates/sample/sections/only.md.j2").unlink()
    sections = dict.fromkeys(("rare", "money", "watching", "chain"), PLAIN) | {"core": CORE, "extra": DIVIDED}
    for name, text in sections.items():
        home.write(f"templates/sample/sections/{name}.md.j2", text)
    return read_library((home.home / "templates", ROOT / "templates")).composer("sample")


def organisation(sections: str, facts: str) -> Organisation:
    head = f"name: X\nroles: {{accountable_lead: y}}\nfacts: {{{facts}}}\n"
    text = f"{head}policies:\n  sample:\n    sections: {{{sections}}}\n"
    return parse_organisation("x", Source("orgs/x.yaml", text.encode()))


def choose(composer: Composer, sections: str = "", facts: str = "") -> tuple[Selection, list[str]]:
    """Return what an organisation's wishes and facts come to, and the messages about them."""
    asked = organisation(sections, facts)
    names = names_in(make_context(composer.template, asked, composer.tokens))

    def holds(part: str) -> bool:
        return composer.compiled.holds(names, part)

    selection = select(composer.template, asked, Stage.FINAL, holds)
    which = whichever(list(named_parts(composer.template)))
    problems = list(wish_problems(composer.template, asked, selection, holds, which))
    return selection, [str(problem) for problem in problems]


def out(composer: Composer, sections: str = "", facts: str = "") -> set[str]:
    """Return the parts that are out, without what stands in one of them."""
    selection, messages = choose(composer, sections, facts)
    assert [] == messages
    parts = composer.template.parts
    return {part for part in selection.dropped if parts[part].parent not in selection.dropped}


# ---- wish, fact, default

CHOICES: dict[str, tuple[str, str, set[str]]] = {
    "nothing said": ("", "", ALWAYS_OUT),
    # wishes
    "an optional section off": ("extra: false", "", ALWAYS_OUT | {"extra", "chain"}),
    "an optional section on, as it is": ("extra: true", "", ALWAYS_OUT),
    "a rare section on": ("rare: true", "", ALWAYS_OUT - {"rare"}),
    "a rare section off, as it is": ("rare: false", "", ALWAYS_OUT),
    "an optional clause off": ("core.eight: false", "", (ALWAYS_OUT | {"core.eight"}) - {"core.~10"}),
    "a rare clause on": ("core.five: true", "", ALWAYS_OUT - {"core.five"}),
    "an optional bullet off": ("core.bullet: false", "", ALWAYS_OUT | {"core.bullet"}),
    "an optional sub-section off": ("extra.part: false", "", ALWAYS_OUT | {"extra.part", "extra.last"}),
    "a core part on, as it is": ("core.one: true", "", ALWAYS_OUT),
    # facts
    "a fact": ("", "fundraises: true", ALWAYS_OUT - {"money", "core.six", "core.seven", "core.~10"}),
    "a choice": ("", "monitoring: systems", ALWAYS_OUT - {"watching"}),
    # wishes beat facts
    "a wish against a fact": ("money: false", "fundraises: true", {"rare", "money", "watching", "core.five"}),
    "a wish in the place of a fact": ("money: true", "", ALWAYS_OUT - {"money"}),
    "a wish for a clause against a fact": (
        "core.seven: false",
        "fundraises: true",
        {"rare", "watching", "core.five", "core.seven"},
    ),
    "a wish for a clause in the place of a fact": ("core.seven: true", "", ALWAYS_OUT - {"core.seven"}),
    # needs
    "what needs a clause": ("core.two: false", "", ALWAYS_OUT | {"core.two", "core.three", "core.four"}),
    "what needs a clause of another part": ("extra.deep: false", "", ALWAYS_OUT | {"extra.deep", "extra.last"}),
    "what needs a section": ("extra: false", "", ALWAYS_OUT | {"extra", "chain"}),
}


@pytest.mark.parametrize("name", CHOICES)
def test_choices(composer: Composer, name: str) -> None:
    """A wish decides; without one a condition, and without that the default; what needs a dropped part goes too."""
    sections, facts, expected = CHOICES[name]

    assert expected == out(composer, sections, facts)


@pytest.mark.parametrize(
    ("sections", "part", "reason"),
    [
        ("extra: false", "extra", "switched off"),
        ("extra: false", "extra.part", "extra is out"),
        ("extra: false", "extra.within", "extra.part is out"),
        ("extra: false", "extra.deep", "extra.below is out"),
        ("extra: false", "chain", "needs extra"),
        ("extra: false", "chain.only", "chain is out"),
        ("core.two: false", "core.three", "needs core.two"),
        ("core.two: false", "core.four", "needs core.three"),
        ("core.eight: false", "core.bullet", "core.eight is out"),
        ("", "rare", "off unless asked for"),
        ("", "rare.only", "rare is out"),
        ("", "money", "not facts.fundraises"),
        ("", "watching", "not facts.monitoring == 'systems'"),
        ("", "core.five", "off unless asked for"),
    ],
)
def test_reasons(composer: Composer, sections: str, part: str, reason: str) -> None:
    """Each dropped part has its reason, which can be said in words."""
    selection, _ = choose(composer, sections)

    assert reason == str(selection.dropped[part])


def test_a_part_goes_with_what_holds_it(composer: Composer) -> None:
    """With a section goes all that stands in it, at every depth."""
    selection, _ = choose(composer, "extra: false")
    within = {part for part in composer.template.parts if part.startswith("extra.")}

    assert within | {"extra"} == selection.dropped_in("extra")
    assert frozenset() == selection.dropped_in("nowhere")
    assert not any(map(selection.keeps, within))
    assert selection.keeps("core.one")


# ---- problems


def told(line: str, message: str, hint: str) -> list[str]:
    return [f"orgs/x.yaml:6:{line}: {message}\n  hint: {hint}"]


OPTIONAL = "choose one of 11, such as chain, core.bullet, core.eight, core.five, core.seven, core.two"
PROBLEMS: dict[str, list[str]] = {
    "extar: false": told("16", 'unknown section or clause "extar"', 'did you mean "extra"?'),
    "zzzzzz: false": told("16", 'unknown section or clause "zzzzzz"', OPTIONAL),
    "core.tow: true": told("16", 'unknown section or clause "core.tow"', 'did you mean "core.two"?'),
    "zzzzzz: ": told("16", 'unknown section or clause "zzzzzz"', OPTIONAL),
    "Money!: false": told("16", 'unknown section or clause "Money!"', 'write money, the id of "Money"'),
    "two: false": told("16", 'unknown section or clause "two"', 'did you mean "core.two"?'),
    "core: false": told("16", '"core" is part of the core and stays', "remove this line"),
    "core.one: false": told(
        "16", '"core.one" is part of the core and stays', "remove this line, or change its words under wording"
    ),
    "extra.within: false": told(
        "16", '"extra.within" is part of the core and stays', "remove this line, or change its words under wording"
    ),
    "watching: true": told("16", "\"watching\" depends on facts.monitoring == 'systems'", "change that instead"),
    "core.six: true": told("16", '"core.six" depends on facts.fundraises', "change that instead"),
    "extra: false, extra.deep: true": told(
        "30", '"extra.deep" is on but the part that holds it is off', "keep both or drop both"
    ),
    "extra.part: false, extra.deep: true": told(
        "35", '"extra.deep" is on but the part that holds it is off', "keep both or drop both"
    ),
    "core.eight: false, core.bullet: true": told(
        "35", '"core.bullet" is on but the part that holds it is off', "keep both or drop both"
    ),
}


@pytest.mark.parametrize("sections", PROBLEMS)
def test_problems(composer: Composer, sections: str) -> None:
    """A wish that cannot be met is told at its line, with what to do."""
    assert PROBLEMS[sections] == choose(composer, sections)[1]


def test_made_up_ids_cannot_be_named(composer: Composer) -> None:
    """The id made up for a part that only has a condition is not known to organisations."""
    assert choose(composer, "core.~10: false")[1][0].startswith(
        'orgs/x.yaml:6:16: unknown section or clause "core.~10"'
    )


def test_all_problems_at_once(composer: Composer) -> None:
    """Every wish that cannot be met is told in one run."""
    assert 3 == len(choose(composer, "core: false, nothing: true, watching: true")[1])


@pytest.mark.parametrize(
    ("wish", "fact"), [("watching: true", "monitoring: systems"), ("core.six: true", "fundraises: true")]
)
def test_a_wish_that_agrees_with_a_fact(composer: Composer, wish: str, fact: str) -> None:
    """A core part that depends on a fact may be asked for when the fact is so."""
    assert [] == choose(composer, wish, fact)[1]


@pytest.mark.parametrize(
    "sections", ["extra: false, chain: true", "rare.only: true", "core.two: false, core.three: true"]
)
def test_a_wish_that_comes_to_nothing(composer: Composer, sections: str) -> None:
    """A part that was asked for and is out all the same is told, never dropped in silence."""
    assert [] != choose(composer, sections)[1]
