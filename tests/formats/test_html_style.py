"""How the page looks: colours that can be read, the look's rules, the style sheet."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.document import Document
from generator.document.look import Look
from generator.formats.colour import ENOUGH_CONTRAST, contrast, readable
from generator.formats.html_style import DARK_PANEL, LIGHT_PANEL, css_string
from tests.as_text import html_of
from tests.builders import META, doc
from tests.formats.html_samples import CSS


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    """Contrast is what the WCAG formula gives, either way round."""
    assert ratio == round(contrast(one, other), 2) == round(contrast(other, one), 2)


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#14506e", "#f2c200", "#ff0000", "#808080", "#00ff00"])
@pytest.mark.parametrize("ground", [LIGHT_PANEL, DARK_PANEL, "#777777"])
def test_readable(colour: str, ground: str) -> None:
    """Every colour has a readable shade on every ground."""
    assert ENOUGH_CONTRAST <= contrast(readable(colour, ground), ground)


def test_readable_keeps_what_is_readable() -> None:
    """A colour that can be read stays as it is, and a pale one keeps its hue."""
    assert "#14506e" == readable("#14506e", LIGHT_PANEL)
    assert "#856b00" == readable("#f2c200", LIGHT_PANEL)


@pytest.mark.parametrize("colour", ["red", "#fff", "#14506e;}</style>", "#14506e80", ""])
def test_not_a_colour(colour: str) -> None:
    """Only a colour gets into the style sheet."""
    with pytest.raises(ValueError, match=r"hex|unpack"):
        html_of(doc(), Look(colour=colour))


@pytest.mark.parametrize(
    ("text", "string"),
    [("Open Sans", '"Open Sans"'), ('a"b', '"a\\22 b"'), ("</style>", '"\\3c \\2f style\\3e "'), ("\\", '"\\5c "')],
)
def test_css_string(text: str, string: str) -> None:
    """A font's name cannot end its string or the style element."""
    assert string == css_string(text)


@pytest.mark.parametrize(
    ("look", "rule"),
    [
        (Look(), "@page {\n  size: A4;\n"),
        (Look(paper="letter"), "@page {\n  size: letter;\n"),
        (Look(colour="#f2c200"), "  --brand: #f2c200;\n  --accent-on-light: #856b00;\n  --accent-on-dark: #f2c200;\n"),
        (Look(font="Carlito"), '  --font: "Carlito";\n'),
        (Look(css="p { margin: 0 }\n"), "\n\np { margin: 0 }\n</style>"),
    ],
)
def test_look(look: Look, rule: str) -> None:
    """Paper, colour, font and rules of a look are in the page's style sheet."""
    assert rule in html_of(doc(), look)


@pytest.mark.parametrize(
    ("document", "foot"),
    [
        (
            doc(meta=replace(META, version="1.10")),
            "Northbank Youth Trust \\b7  Social media policy \\b7  Version 1\\2e 10",
        ),
        (doc(), "Northbank Youth Trust \\b7  Social media policy"),
        (
            doc(meta=replace(META, organisation='"}</style>')),
            "\\22 \\7d \\3c \\2f style\\3e  \\b7  Social media policy",
        ),
    ],
    ids=["a version", "none", "a hostile name"],
)
def test_the_foot_of_a_printed_page(document: Document, foot: str) -> None:
    """The organisation, the title and the version stand at the foot of each printed page, whatever they are."""
    assert f'  @bottom-left {{\n    content: "{foot}";\n  }}' in html_of(document, Look())


def test_no_font_is_the_readers_own() -> None:
    """Without a font the page leaves it to the reader's system."""
    assert "--font:" not in html_of(doc(), Look(css=CSS))


LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part)) for part in CSS.split("(prefers-color-scheme: dark)")
)


@pytest.mark.parametrize("colours", [LIGHT, LIGHT | DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("ink", "ground", 7),
        ("ink", "panel", 7),
        ("quiet", "ground", 4.5),
        ("quiet", "panel", 4.5),
        ("marked-ink", "marked", 4.5),
        ("note", "ground", 3),
        ("note", "panel", 3),
        ("ink", "lent", 7),
    ],
)
def test_style_sheet_contrast(colours: dict[str, str], one: str, other: str, least: float) -> None:
    """The colours of the style sheet can be told apart, light and dark."""
    assert least <= contrast(colours[one], colours[other])


def test_panels_are_the_grounds_that_accents_are_made_for() -> None:
    """The panel colours that the writer reckons with are those of the style sheet."""
    assert (LIGHT["panel"], DARK["panel"]) == (LIGHT_PANEL, DARK_PANEL)


def test_style_sheet_has_no_motion() -> None:
    """Nothing on the page moves, so there is nothing to reduce."""
    assert not re.search(r"transition|animation|scroll-behavior", CSS)
