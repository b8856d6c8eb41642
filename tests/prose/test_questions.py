"""Whoever moves from one template to another, or uses two, answers each question once."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from tests.policies import TEMPLATE_IDS, template


def test_a_fact_is_the_same_in_every_template() -> None:
    """Facts of one name have one question, one set of answers and one default, whichever templates ask for them."""
    facts = [fact for each in TEMPLATE_IDS for fact in template(each).facts.values()]
    # Where a template has it is its own affair.
    asked = sorted((fact.id, repr(replace(fact, line=0))) for fact in facts)
    specs = {name: {spec for _, spec in group} for name, group in groupby(asked, itemgetter(0))}

    assert {} == {name: sorted(found) for name, found in specs.items() if len(found) > 1}


def test_each_template_asks_who_may_be_harmed() -> None:
    """Every template asks about children, about adults at risk and about pictures of people."""
    asked = {"works_with_children", "works_with_adults_at_risk", "uses_images", "has_staff", "has_volunteers"}

    assert {} == {each: asked - set(template(each).facts) for each in TEMPLATE_IDS if asked - set(template(each).facts)}
