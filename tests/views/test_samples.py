"""What holds for every view of every template and sample: it fits a terminal, and its ids can be written in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.read_organisation import load_organisation
from generator.diagnostics import Problems
from generator.organisation.parse import Organisation
from generator.policy.survey import Survey, survey
from generator.policy.write import write_policy
from generator.views.catalogue import template_view
from generator.views.layout import COLUMNS, width
from generator.views.rows import PartRow, State
from generator.views.show import View, show, show_text, with_origins
from generator.views.template_text import every_part_text, template_text
from tests.policies import SAMPLES, TEMPLATE_IDS, Data, composer, organisation, plain, rich, template

NAMES = (
    "Tea & Toast <Trust> *Ltd* _x_ | # [1]",
    "אגודת ידידי הגן",
    "山の下の庭を守る会と友の会" * 6,
    f"e\N{COMBINING ACUTE ACCENT}{'e' * 40} " * 6,
    "A very long name of a very small garden by the river " * 5,
)


def surveys(asked: Organisation) -> list[Survey]:
    return [survey(composer(template_id), asked) for template_id in asked.policies]


def too_long(text: str) -> list[str]:
    """Return the lines that are wider than a terminal, though they could be broken."""
    return [line for line in text.split("\n") if width(line) > COLUMNS and " " in line.strip()]


@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
def test_templates_fit(template_id: str) -> None:
    """What is listed of a template fits 80 columns and ends no line with a space."""
    view = template_view(template(template_id))

    for text in (template_text(view), every_part_text(view)):
        assert [] == too_long(text)
        assert [] == [line for line in text.split("\n") if line != line.rstrip()]


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_fit(path: Path, view: View) -> None:
    """What is shown of a sample fits 80 columns, also with the place of every value."""
    sample = load_organisation(path, path.parent)
    found = surveys(sample)

    assert [] == too_long(show_text(with_origins(show(sample, found, view), sample, found)))


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("name", NAMES)
def test_any_name_fits(name: str, view: View) -> None:
    """Names of any script and length fit, and stand there as they were given."""
    data: Data = {**plain("social-media"), "name": name.strip(), "roles": {"accountable_lead": name.strip()}}
    asked = organisation(data)
    found = surveys(asked)
    text = show_text(with_origins(show(asked, found, view), asked, found))

    assert [] == too_long(text)
    assert "".join(name.split()) in "".join(text.split())


@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
def test_every_clause_can_be_read(template_id: str) -> None:
    """Each part of a template has a title or words, none of which is a code."""
    parts = template_view(template(template_id)).parts

    assert [] == [part.id for part in parts if not (part.title or part.words)]
    assert [] == [part.id for part in parts if "{" in part.title + part.words]


@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
def test_the_ids_of_parts_that_can_be_chosen(template_id: str) -> None:
    """Each id that is listed as optional can be written under sections, with a reason, and builds."""
    view = template_view(template(template_id))
    chosen = dict.fromkeys([part.id for part in view.parts if part.optional], False)

    assert chosen
    write_policy(composer(template_id), organisation(rich(template_id, sections=chosen)))


@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
def test_the_ids_of_parts_that_stay(template_id: str) -> None:
    """Each other id that is listed is known under sections, where it is told that the part stays."""
    others = dict.fromkeys([part.id for part in template_view(template(template_id)).parts if not part.optional], False)
    with pytest.raises(Problems) as caught:
        write_policy(composer(template_id), organisation(rich(template_id, sections=others)))
    told = [problem.message for problem in caught.value.diagnostics if ".sections" in problem.key]

    assert {f'"{id_}" is part of the core and stays' for id_ in others} == set(told)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_parts_are_those_of_the_template(path: Path) -> None:
    """A view has every part of the template once, and besides only clauses of the organisation's own."""
    sample = load_organisation(path, path.parent)
    for found in surveys(sample):
        rows = [row for row in show(sample, [found], View.CLAUSES).policies[0].rows if isinstance(row, PartRow)]
        ids = [row.id for row in rows if row.id]
        listed = [part.id for part in template_view(found.context.template).parts]
        own = [extra.clause_id for extra in found.context.entry.extra]

        assert sorted([*listed, *own]) == sorted(ids)
        assert [] == [row.id for row in rows if row.number and row.state is State.OFF]
        assert {part.id: part.number for part in found.parts if part.number} == {
            row.id: row.number for row in rows if row.number
        }
