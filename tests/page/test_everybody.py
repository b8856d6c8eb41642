"""The page is for everybody: whoever hears it, enlarges it, wants no motion, or lets a script fill it in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.interview.make import CLAUSES
from generator.interview.question import Kind
from tests.page.browsers import BROWSERS, play
from tests.page.desk import LEAST, desk
from tests.page.test_use import CLAUSE, HOLDER, POLICY, SECTION
from tests.tools import ROOT

pytestmark = [pytest.mark.judge, pytest.mark.slow]

SCREENS = (
    "start you policies facts duties parts approval look check finish "
    f"change/social-media/{CLAUSE} change/social-media/{SECTION} change/social-media/{HOLDER}"
).split()


VIEWS = (
    {"width": 320, "rules": "all", "schemes": ["light", "dark"]},
    {"width": 768},
    {"width": 1440},
    {"width": 1920, "schemes": ["light", "dark"]},
    # A browser's zoom of 200 % on a screen of 1280, and letters twice as large in somebody's settings.
    {"width": 640, "zoom": 2},
    {"width": 1280, "letters": "200%"},
)


@pytest.mark.parametrize("state", ["empty", "answered"])
def test_axe(page: Path, state: str) -> None:
    """Axe finds nothing on any screen at any width or size, light and dark; none scrolls sideways."""
    text = (ROOT / "orgs/marlbrook-hospice.yaml").read_text("utf-8") if state == "answered" else ""
    given = {"screens": SCREENS, "views": VIEWS if text else VIEWS[:1], "text": text}
    seen = play("chromium", "axe", page / "policy-maker.html", given)

    assert [] == seen["found"]
    assert [] == seen["complaints"]


def test_axe_is_heard(page: Path) -> None:
    """A page with a fault is complained of: the judge looks at what is there."""
    given = {"screens": ["you"], "views": VIEWS[:1], "text": "", "fault": True}

    assert play("chromium", "axe", page / "policy-maker.html", given)["found"]


@pytest.mark.parametrize(("wish", "move"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_nothing_moves_for_whoever_wants_no_motion(page: Path, wish: str, move: str) -> None:
    """To what has changed the preview glides, or jumps where somebody wants no motion; nothing else moves."""
    answers = [("policies.social-media.sections.volunteer-sheet", "true"), ("purpose", "to help carers")]
    given = {"text": LEAST, "answers": answers, "screens": SCREENS, "wish": wish}
    seen = play("chromium", "motion", page / "policy-maker.html", given)

    assert [move, move] == seen["moves"][:2]
    assert {"auto"} == {*seen["moves"][2:]}
    assert [] == seen["moving"]
    assert [] == seen["complaints"]


def test_dark_and_light_differ_in_colours_alone() -> None:
    """What is dark for some has other colours and nothing else, so that it is judged by its colours."""
    style = (ROOT / "generator/page/site/style.css").read_text("utf-8")
    dark = re.findall(
        r"@media \(prefers-color-scheme: dark\) \{\n  :root \{\n((?:    --[\w-]+: #[0-9a-f]{6};\n)+)  \}\n\}", style
    )

    assert (1, style.count("prefers-color-scheme")) == (len(dark), 1)
    assert re.findall(r"--[\w-]+", dark[0]) == re.findall(r"--[\w-]+(?=:)", style.partition("}")[0])


# ---- for whoever hears it


@pytest.fixture(scope="module")
def spoken(page: Path) -> dict[str, Any]:
    """What a screen reader is told of each screen, and of what happens."""
    given = {"text": LEAST, "section": SECTION, "screens": SCREENS}
    seen = play("chromium", "spoken", page / "policy-maker.html", given)
    assert [] == seen["complaints"]
    return seen


@pytest.mark.parametrize("screen", SCREENS)
def test_each_screen_can_be_heard(spoken: dict[str, Any], screen: str) -> None:
    """Each screen begins at its only title, has the same landmarks, and everything that can be used has a name."""
    seen = spoken["screens"][screen]

    assert ["banner", "navigation", "main", "complementary", "contentinfo"] == seen["landmarks"]
    assert [1] == [level for level in seen["headings"] if level < 2]
    assert [True] == [each.startswith("heading ") for each in seen["focus"]]
    assert (0, 0) == (seen["nameless"], seen["loose"])
    assert ["Word to download", "Web page to download", "Markdown to download"] == seen["downloads"][:3]


def test_a_field_says_what_it_is_for(spoken: dict[str, Any]) -> None:
    """With its name a field tells its hint and why it is asked; a step in the list tells how far it is."""
    fields = {name: told for role, name, told in spoken["screens"]["you"]["names"] if role == "textbox"}

    assert "as it stands on your letters. Why we ask: " in fields["What is your organisation called?"]
    assert "Answered" == spoken["screens"]["you"]["steps"]["What you do"]


def test_what_happens_is_announced(spoken: dict[str, Any]) -> None:
    """What an answer changes is said, a new question is, and an error with its field."""
    said = spoken["said"]

    assert "places of the policy have changed" in said["changed"]
    assert "Something has gone from the policy." in said["gone"]
    assert "There is one more question." in said["asked"]
    assert [["There is a problem", True]] == said["wrong"]
    assert ["Error: Answer this: Why do you leave out “Comments”?"] == [
        each.partition(" One")[0] for each in said["field"]
    ]
    assert "status" == said["program"]


# ---- for scripts


@pytest.mark.parametrize("browser", BROWSERS)
def test_fields_have_the_names_of_their_keys(page: Path, browser: str) -> None:
    """On every screen a field's name is the path of its key, and each file can be downloaded under its name."""
    seen = play(browser, "everywhere", page / "policy-maker.html", {"text": LEAST, "screens": SCREENS})
    names = {screen: set(found["names"]) for screen, found in seen["screens"].items()}

    for step in desk().interview.steps:
        if step.id == CLAUSES:
            continue
        keys = {each.key for each in step.questions if each.kind is not Kind.ENTRIES} - {"brand.word_template"}
        entries = {f"{each.key}[0].{field.key}" for each in step.questions for field in each.fields}
        assert (step.id, keys | entries) == (step.id, names[step.id])
    assert f"policies.social-media.wording.{CLAUSE}" in names[f"change/social-media/{CLAUSE}"]
    assert f"policies.social-media.sections.{SECTION}" in names[f"change/social-media/{SECTION}"]
    for screen, found in seen["screens"].items():
        assert (screen, [*POLICY, "sample.yaml"]) == (screen, found["downloads"])
    assert [] == seen["complaints"]
