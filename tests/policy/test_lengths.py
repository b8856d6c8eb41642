"""The two lengths of a policy: what the full one has besides, and what an organisation's own words bring back."""

from __future__ import annotations

import pytest

from generator.batch.read_library import read_library
from generator.diagnostics import Problems
from generator.organisation.parse import Source, parse_organisation
from generator.policy.checks.which_part import named_parts, whichever
from generator.policy.checks.wishes import wish_problems
from generator.policy.compose import Composer
from generator.policy.selection import Selection, select
from generator.policy.stage import Stage
from generator.policy.write import write_policy
from tests.policies import lines
from tests.tools import ROOT
from tests.workspace import make_workspace

TEMPLATE = """id: sample
title: Sample
roles:
  accountable_lead: {label: Lead, duty: answers for it}
sections:
  - {id: core, title: Core}
  - {id: crisis, title: Crisis, optional: true, default: full}
  - {id: rare, title: Rare, optional: true, default: false}
"""
CORE = """\
1. One.
   {: #one }

1. Two.
   {: #two .optional .full }

1. Three.
   {: #three .optional .off }

1. Four:
   {: #four }

    - a bullet;
      {: #bullet .optional .full }
    - another.
"""
CRISIS = """\
## Part {: #part .optional .full }

1. Within.
   {: #within }

1. Deep.
   {: #deep .optional .full }
"""
FULL_ONLY = {"core.two", "core.bullet", "crisis"}
ALWAYS_OUT = {"core.three", "rare"}


@pytest.fixture(scope="module")
def composer(tmp_path_factory: pytest.TempPathFactory) -> Composer:
    """Return the template of these tests, made ready."""
    home = make_workspace(tmp_path_factory.mktemp("lengths"))
    home.write("templates/sample/template.yaml", TEMPLATE)
    (home.home / "templates/sample/sections/only.md.j2").unlink()
    for name, text in {"core": CORE, "crisis": CRISIS, "rare": "1. Only.\n   {: #only }\n"}.items():
        home.write(f"templates/sample/sections/{name}.md.j2", text)
    return read_library((home.home / "templates", ROOT / "templates")).composer("sample")


def chosen(composer: Composer, entry: str) -> Selection:
    """Return what an organisation's entry for the policy comes to."""
    source = f"name: X\nroles: {{accountable_lead: y}}\npolicies:\n  sample: {{{entry}}}\n"
    asked = parse_organisation("x", Source("orgs/x.yaml", source.encode()))
    selection = select(composer.template, asked, Stage.FINAL, lambda _: True)
    which = whichever(list(named_parts(composer.template)))
    assert [] == list(wish_problems(composer.template, asked, selection, lambda _: True, which))
    return selection


def out(composer: Composer, entry: str) -> set[str]:
    """Return the parts that are out, without what stands in one of them."""
    selection, parts = chosen(composer, entry), composer.template.parts
    return {part for part in selection.dropped if parts[part].parent not in selection.dropped}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("", ALWAYS_OUT | FULL_ONLY),
        ("length: short", ALWAYS_OUT | FULL_ONLY),
        ("length: full", ALWAYS_OUT),
        ("sections: {crisis: true}", (ALWAYS_OUT | FULL_ONLY | {"crisis.part"}) - {"crisis"}),
        ("sections: {core.two: true}", (ALWAYS_OUT | FULL_ONLY) - {"core.two"}),
        ("length: full, sections: {crisis: false}", ALWAYS_OUT | {"crisis"}),
        ("wording: {core.two: Own.}", (ALWAYS_OUT | FULL_ONLY) - {"core.two"}),
        ("wording: {core.three: Own.}", (ALWAYS_OUT | FULL_ONLY) - {"core.three"}),
        ("wording: {core.one: Own.}", ALWAYS_OUT | FULL_ONLY),
        ("wording: {crisis.within: Own.}", (ALWAYS_OUT | FULL_ONLY | {"crisis.deep"}) - {"crisis"}),
        ("wording: {crisis.deep: Own.}", (ALWAYS_OUT | FULL_ONLY) - {"crisis"}),
        (
            "extra: [{after: crisis, id: own, text: Own.}]",
            (ALWAYS_OUT | FULL_ONLY | {"crisis.part"}) - {"crisis"},
        ),
        ("extra: [{after: rare.only, id: own, text: Own.}]", (ALWAYS_OUT | FULL_ONLY) - {"rare"}),
    ],
)
def test_what_is_out(composer: Composer, entry: str, expected: set[str]) -> None:
    """Short leaves out what only the full length has, unless it is asked for, worded or added to; a wish decides."""
    assert expected == out(composer, entry)


def test_own_words_bring_a_part_back(composer: Composer) -> None:
    """Words for a clause of the full length are printed in a short policy, under their heading."""
    source = "name: X\nroles: {accountable_lead: y}\npolicies:\n  sample: {wording: {crisis.within: Stay calm.}}\n"
    said = lines(write_policy(composer, parse_organisation("x", Source("orgs/x.yaml", source.encode()))))

    assert ["2. Crisis", "2.1 Part", "2.1.1 Stay calm."] == said[-3:]


def test_own_words_for_what_is_switched_off(composer: Composer) -> None:
    """Who switches a part off and words it anew is told of it."""
    entry = "{sections: {crisis: false}, wording: {crisis.within: Stay calm.}}"
    source = f"name: X\nroles: {{accountable_lead: y}}\npolicies:\n  sample: {entry}\n"
    with pytest.raises(Problems, match=r"is not in this policy: crisis\.part is out"):
        write_policy(composer, parse_organisation("x", Source("orgs/x.yaml", source.encode())))


def test_what_the_full_length_adds(composer: Composer) -> None:
    """A selection says which parts only the full length would have."""
    assert ("core.two", "core.bullet", "crisis") == chosen(composer, "").only_in_full
    assert () == chosen(composer, "length: full").only_in_full
