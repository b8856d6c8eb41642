"""How an organisation's policies look: its brand, from its file and the files that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diagnostics import OR_EMPTY, Diagnostic, Hint, Problems, collecting, quoted
from generator.document import Document
from generator.document.look import BLUE, Logo, Look
from generator.formats.colour import ENOUGH_CONTRAST, contrast, readable
from generator.formats.word.details import unsaid
from generator.formats.word.house import house_design
from generator.formats.word.house_error import LARGEST_FILE, WordTemplateError
from generator.formats.word.picture import LARGEST_PICTURE, PictureError, image_size
from generator.organisation.key_path import how_to_give
from generator.organisation.parse import Organisation
from generator.template.load import Template

BRAND_FILES = {"logo": LARGEST_PICTURE, "word_template": LARGEST_FILE}
"""The keys of a brand that name a file, and how many bytes such a file may have."""

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
    problems.extend(
        no_such_file(organisation, key, name) for key, name in files_of(organisation).items() if name not in files
    )
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


_GIVEN_BY = {"version": "document.version", "date": "document.approved_on"}
"""What gives a detail that a document may lack."""


def blank_details(
    template: Template, organisation: Organisation, look: Look, document: Document
) -> Iterator[Diagnostic]:
    """Yield a problem for each detail that the organisation's Word template shows and a finished policy lacks."""
    if look.word_template is None or document.meta.draft:
        return
    design = house_design(look.word_template, look.colour, document.meta.language, "")
    for name in unsaid([each.part for each in (*design.headers, *(design.footers or ()))], document):
        fact = f"the Word template shows the {name} of the policy, which nobody gave"
        hint = how_to_give(_GIVEN_BY.get(name, name), template.id)
        yield _unusable(organisation, "word_template", fact, f"{hint}, or take it out of the header or footer")


def files_of(organisation: Organisation) -> dict[str, str]:
    """Return the files that the brand names, by its keys."""
    return {key: name for key in BRAND_FILES if (name := getattr(organisation.brand, key))}


def no_such_file(organisation: Organisation, key: str, path: str) -> Diagnostic:
    """Return that a file of the brand is not there; `path` is where it would be."""
    message = f"brand.{key} is {quoted(getattr(organisation.brand, key))}, a file that is not there"
    hint = Hint(f"save it as {path}, or remove the key", asked=f"save it as {path}{OR_EMPTY}")
    return Diagnostic(organisation.locate("brand", key), message, hint)


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
