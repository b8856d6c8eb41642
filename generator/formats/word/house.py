"""The door to an organisation's own Word file: whoever has none needs no library that reads one."""

from __future__ import annotations

from generator.formats.word.design import Design
from generator.formats.word.house_error import WordTemplateError


def house_design(template: bytes, colour: str, language: str, mark: str) -> Design:
    """Return the design of a Word template; `mark` is a paragraph that stands on top of every header.

    Raises WordTemplateError when the template cannot be used, or the libraries that read one are not there.
    """
    try:
        # Imported here since few organisations have a template, and the libraries take long to load.
        from generator.formats.word.house_design import adopted  # noqa: PLC0415
    except ImportError:
        raise WordTemplateError(
            "your own Word template needs the installed policygen", "build on a computer: pip install policygen"
        ) from None
    return adopted(template, colour, language, mark)
