"""Blanks typed into a house header, such as "[Organisation name]": filled, or else a reason to refuse the template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from generator.formats.word.details import TOKENS, token_named
from generator.formats.word.house_error import blank
from generator.formats.word.house_words import words_of
from generator.formats.word.markup import SPACE, w

_BLANK = re.compile(
    r"\{\{[^{}]*\}\}|[$#%]?\{[^{}]*[^\W\d_][^{}]*\}|\[[^\[\]]*[^\W\d_][^\[\]]*\]|«[^«»]*»|‹[^‹›]*›|<[^<>]*[^\W\d_][^<>]*>|"
    r"(?:Click|Tap)[\w ]* to (?:enter|add|choose|insert|type)[\w ]*\.?|Choose an item\.|"
    r"\b(?:dd?|xx?)([/.-])(?:mm?|xx?)\1(?:yy|xx){1,2}\b|:\s*_{3,}",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\s*(?:(?:insert|enter|type|add|your) [\w’' -]+ here\W*|tb[acd]|to be confirmed)\s*", re.IGNORECASE
)
_ASKED = re.compile(r"\s*(?:insert|enter|type) [\w’' -]+", re.IGNORECASE)
"""What is a blank where a paragraph says nothing else; the second where it names a detail."""
_AROUND = re.compile(rf"[\[<«‹]\s*([{''.join(TOKENS.values())}])\s*[\]>»›]")
"""Brackets around what a control or a field in them was filled with."""


def fill_blanks(root: etree._Element, part: str) -> None:
    """Put the document's details in the place of blanks that name them. Raises WordTemplateError for other blanks."""
    for paragraph in root.iter(w("p")):
        texts = [text for text in paragraph.iter(w("t")) if next(text.iterancestors(w("p"))) is paragraph]
        for around in reversed(list(_AROUND.finditer(_said(texts)))):
            _put(around[1], texts, *around.span())
        for found in reversed(list(_blanks(_said(texts)))):
            token = token_named(found[0])
            if not token:
                raise blank(f'"{found[0][:60]}"', part)
            _put(token, texts, *found.span())


def _said(texts: Iterable[etree._Element]) -> str:
    return "".join([text.text or "" for text in texts])


def _blanks(words: str) -> Iterator[re.Match[str]]:
    """Yield the blanks in the words of a paragraph, from its start to its end."""
    asked = _ASKED.fullmatch(words)
    whole = _WHOLE.fullmatch(words) or (asked if asked and token_named(words) else None)
    yield from [whole] if whole else _BLANK.finditer(words)


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
