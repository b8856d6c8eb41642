"""How an organisation's policies look: its brand, from its file and the files that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diagnostics import Diagnostic, Problems, collecting, quoted
from generator.document.look import BLUE, Logo, Look
from generator.formats.colour import ENOUGH_CONTRAST, contrast, readable
from generator.formats.word.house import house_design
from generator.formats.word.house_error import WordTemplateError
from generator.formats.word.picture import PictureError, image_size
from generator.organisation.parse import Organisation
from generator.template.load import Template

_LETTER = {"united-states"}
"""Where paper is Letter and not A4."""


def look_of(template: Template, organisation: Organisation, files: Mapping[str, bytes]) -> Look:
    """Return the look of a policy of an organisation; `files` are those that its brand names, by that name.

    Raises Problems when its colour cannot be read on white, or its logo or Word template cannot be used.
    """
    brand = organisation.brand
    problems: list[Diagnostic] = []
    if brand.colour and contrast(brand.colour, "#ffffff") < ENOUGH_CONTRAST:
        ratio = f"{contrast(brand.colour, '#ffffff'):.1f}"
        message = f"brand.colour has a contrast of {ratio} to 1 with white, and words need {ENOUGH_CONTRAST} to 1"
        hint = f'write "{readable(brand.colour, "#ffffff")}", the nearest shade that can be read'
        problems.append(Diagnostic(organisation.locate("brand", "colour"), message, hint))
    problems.extend(_missing(organisation, files))
    logo = files.get(brand.logo or "")
    look = Look(
        css=template.css,
        colour=brand.colour or BLUE,
        font=brand.font or "",
        paper="letter" if organisation.jurisdiction in _LETTER else "a4",
        logo=None if logo is None else Logo(logo, f"Logo of {organisation.name}"),
        word_template=files.get(brand.word_template or ""),
        heading_level=organisation.policies[template.id].fragment_level,
    )
    with collecting(problems):
        _check_logo(organisation, look)
    with collecting(problems):
        _check_word_template(organisation, look, template.language)
    if problems:
        raise Problems(problems)
    return look


def _missing(organisation: Organisation, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Yield a problem for each file that the brand names and nobody has."""
    for key in ("logo", "word_template"):
        name: str | None = getattr(organisation.brand, key)
        if name and name not in files:
            message = f"brand.{key} is {quoted(name)}, a file that is not there"
            yield Diagnostic(organisation.locate("brand", key), message, "add the file, or remove the key")


def _check_logo(organisation: Organisation, look: Look) -> None:
    if look.logo is None:
        return
    try:
        image_size(look.logo.content)
    except PictureError as error:
        raise Problems([_unusable(organisation, "logo", error.fact, error.action)]) from None


def _check_word_template(organisation: Organisation, look: Look, language: str) -> None:
    if look.word_template is None:
        return
    try:
        house_design(look.word_template, look.colour, language, "")
    except WordTemplateError as error:
        raise Problems([_unusable(organisation, "word_template", error.fact, error.action)]) from None


def _unusable(organisation: Organisation, key: str, fact: str, action: str) -> Diagnostic:
    message = f"brand.{key} is {quoted(getattr(organisation.brand, key))}: {fact}"
    return Diagnostic(organisation.locate("brand", key), message, action)
