"""The two functions of a template that look at the policy itself: `ref` and `has`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.context.context import Context, Names, check_words
from generator.context.values import TemplateFault, Value
from generator.diagnostics import did_you_mean, quoted
from generator.document import Placeholder, Text
from generator.passes.phrases import TOKEN_RANGE, Phrase, reference_phrase
from generator.policy.checks.which_part import is_now
from generator.policy.selection import Selection
from generator.template.load import Template

_TOKEN = re.compile(f"({TOKEN_RANGE})")
_WITHOUT_NUMBER = ("bullet", "paragraph", "table")


def references(context: Context, template: Template, selection: Selection) -> Names:
    """Return the functions `ref` and `has` of an organisation's policy."""
    own = {extra.clause_id for extra in context.entry.extra}

    def check(function: str, target: str) -> None:
        check_words(function, target)
        if target not in template.parts and target not in own:
            unknown = f"unknown section or clause {quoted(target)}", did_you_mean(target, template.parts)
            raise TemplateFault(*(is_now(target, template.retired) or unknown))

    def ref(target: str, otherwise: str | Value = "") -> Value:
        check("ref", target)
        if not isinstance(otherwise, str | Value):
            raise TemplateFault("otherwise takes words in quotes, or a value", 'write ref("…", otherwise="…")')
        part = template.parts.get(target)
        if part and part.kind in _WITHOUT_NUMBER:
            message = f"{quoted(target)} is a {part.kind}, which nothing can refer to"
            raise TemplateFault(message, "refer to the clause or section that holds it")
        words = " ".join(str(otherwise).split())
        return context.of(f"ref:{target}|{words}", target, _referring(target, words))

    def has(target: str) -> bool:
        check("has", target)
        return selection.keeps(target)

    return {"ref": ref, "has": has}


# They are the template's own.
@lru_cache(maxsize=1_000)
def _referring(target: str, words: str) -> Phrase:
    return reference_phrase(target, tuple(_plain_inlines(words)))


def _plain_inlines(words: str) -> Iterator[Text | Placeholder]:
    """Yield plain words and the tokens in them, unread as Markdown."""
    for piece in _TOKEN.split(words):
        if _TOKEN.fullmatch(piece):
            yield Placeholder(piece, None, piece)
        elif piece:
            yield Text(piece)
