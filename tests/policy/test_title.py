"""What a policy is called: by its template, or by the organisation, in one place for every format."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from generator.batch.read_library import read_library
from generator.formats.formats import FORMATS
from generator.organisation.parse import Source
from generator.policy.stage import Stage
from generator.rendering.render import Rendered, render
from tests.tools import ROOT

TITLE = "Social media & messaging policy"


@pytest.fixture(scope="module")
def made() -> Rendered:
    """Return a policy with a title of the organisation's own."""
    text = f"name: Oakvale\nroles: {{accountable_lead: Chair}}\npolicies:\n  social-media: {{title: {TITLE}}}\n"
    source = Source("orgs/oakvale.yaml", text.encode())
    return render(read_library([ROOT / "templates"]), [source], {}, Stage.FINAL, tuple(FORMATS))


def test_every_format_has_the_title(made: Rendered) -> None:
    """The page, the front matter and the properties of the Word file all carry the title that was given."""
    files = made.files

    assert f"title: {TITLE} – Oakvale\n" in files["oakvale/social-media.md"].decode()
    assert "<h1>Social media &amp; messaging policy</h1>" in files["oakvale/social-media.html"].decode()
    assert TITLE == docx.Document(BytesIO(files["oakvale/social-media.docx"])).core_properties.title


def test_the_list_of_policies_has_the_title(made: Rendered) -> None:
    """What the list of all policies will call it is the title that was given."""
    assert [TITLE] == [policy.title for policy in made.policies]
