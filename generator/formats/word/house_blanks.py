"""Blanks typed into a house header, such as "[Organisation name]": filled, or else a reason to refuse the template."""

from __future__ import annotations

import re

from lxml import etree

from generator.formats.word.details import TOKENS, token_named
from generator.formats.word.house_error import blank
from generator.formats.word.house_words import words_of
from generator.formats.word.markup import SPACE, w

_BLANK = re.compile(
    r"\{\{[^{}]*\}\}|\[[^\[\]]*[^\W\d_][^\[\]]*\]|«[^«»]*»|<[^<>]*[^\W\d_][^<>]*>|"
    r"(?:Click|Tap)[\w ]* to (?:enter|add|choose)[\w ]*\.?|:\s*_{3,}",
    re.IGNORECASE,
)


def fill_blanks(root: etree._Element, part: str) -> None:
    """Put the document's details in the place of blanks that name them. Raises WordTemplateError for other blanks."""
    for paragraph in root.iter(w("p")):
        texts = [text for text in paragraph.iter(w("t")) if next(text.iterancestors(w("p"))) is paragraph]
        for found in reversed(list(_BLANK.finditer("".join([text.text or "" for text in texts])))):
            token = token_named(found[0])
            if not token:
                raise blank(found[0][:60], part)
            _put(token, texts, *found.span())


def _put(token: str, texts: list[etree._Element], start: int, end: int) -> None:
    """Put a token in the place of some characters, which may stand in several runs."""
    place = 0
    for text in texts:
        words = text.text or ""
        first, last = max(start - place, 0), max(min(end - place, len(words)), 0)
        place += len(words)
        if first < last:
            text.text = words[:first] + token + words[last:]
            text.set(SPACE, "preserve")
            token = ""


def shown_details(root: etree._Element) -> set[str]:
    """Return the names of the details that the words show."""
    words = words_of(root)
    return {name for name, token in TOKENS.items() if token in words}
