"""Gather how an organisation's policies look: its brand, from its file and the files that it names."""

from __future__ import annotations

from pathlib import Path

from generator.colour import ENOUGH_CONTRAST, contrast, readable
from generator.diagnostics import Diagnostic, Problems
from generator.look import BLUE, Logo, Look
from generator.organisation import Organisation
from generator.template import Template

_LETTER = {"united-states"}
"""Where paper is Letter and not A4."""


def build_look(template: Template, organisation: Organisation, orgs: Path) -> Look:
    """Return the look of an organisation's policies. Raises Problems when its colour cannot be read on white."""
    brand = organisation.brand
    if brand.colour and contrast(brand.colour, "#ffffff") < ENOUGH_CONTRAST:
        ratio = f"{contrast(brand.colour, '#ffffff'):.1f}"
        message = f"brand.colour has a contrast of {ratio} to 1 with white, and words need {ENOUGH_CONTRAST} to 1"
        hint = f'write "{readable(brand.colour, "#ffffff")}", the nearest shade that can be read'
        raise Problems([Diagnostic(organisation.locate("brand", "colour"), message, hint)])
    return Look(
        css=template.css,
        colour=brand.colour or BLUE,
        font=brand.font or "",
        paper="letter" if organisation.jurisdiction in _LETTER else "a4",
        logo=Logo((orgs / brand.logo).read_bytes(), f"Logo of {organisation.name}") if brand.logo else None,
        word_template=(orgs / brand.word_template).read_bytes() if brand.word_template else None,
    )


def brand_content(organisation: Organisation, orgs: Path) -> list[bytes]:
    """Return the bytes of the files that the brand names: outputs depend on them too."""
    names = (organisation.brand.logo, organisation.brand.word_template)
    return [(orgs / name).read_bytes() for name in names if name]
