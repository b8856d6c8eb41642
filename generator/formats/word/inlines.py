"""Runs: the words of a paragraph, with links, references and values that stay alive in Word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import assert_never

from generator.document import (
    CrossReference,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Placeholder,
    Strong,
    Target,
    Text,
)
from generator.document.late import Waiting, waiting_for
from generator.formats.word.bookmarks import legal_name
from generator.formats.word.bound_values import CONTROL_END, Values, stays_alive
from generator.formats.word.markup import escape
from generator.formats.word.waiting import filled_in, waiting


@dataclass(slots=True)
class Story:
    """One part that holds words: the values in them, and what it came to refer to while it was written."""

    values: Values
    numbers: Mapping[str, bytes] = field(default_factory=dict)
    """Of bookmarks, by the ids of parts."""
    late: Waiting = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    """Relationship ids by address."""

    def filled_in(self, written: Iterable[str]) -> bytes:
        """Return what was written for it, with all that waited for the whole of it."""
        return filled_in(written, self.numbers, self.late, self._say)

    def _say(self, kind: str, about: str, value: str = "") -> str:
        if kind == _LINK:
            # One address has one id.
            return self.links.setdefault(about, f"link{len(self.links) + 1}")
        found = waiting_for(value, self.late)
        return self.values.start(found.source, found.value or "") if found else self.values.start(about, value)


_LINK, _VALUE = "link", "value"
"""What waits for the whole of a story: the id of a link, and where the control of a value begins."""


def runs(inlines: Inlines, draft: bool, style: str) -> str:  # noqa: FBT001  # by position, as in all that is remembered
    """Return the runs that say the inlines. `style` is run properties, in the order of the schema (17.3.2.28)."""
    return "".join([_inline(inline, draft, style) for inline in inlines])


def _inline(inline: Inline, draft: bool, style: str) -> str:  # noqa: FBT001
    # Not `match`, which takes three times as long, and there are hundreds.
    if isinstance(inline, Text):
        return run(inline.value, style)
    if isinstance(inline, Placeholder):
        return _value(inline, draft, style)
    if isinstance(inline, Strong):
        return runs(inline.children, draft, style + "<w:b/><w:bCs/>")
    if isinstance(inline, Emphasis):
        return runs(inline.children, draft, style + "<w:i/><w:iCs/>")
    if isinstance(inline, Link):
        words = runs(inline.children, draft, '<w:rStyle w:val="Hyperlink"/>' + style)
        return f'<w:hyperlink r:id="{waiting(_LINK, inline.target)}" w:history="1">{words}</w:hyperlink>'
    if isinstance(inline, CrossReference):
        return _reference(inline.found, style) if inline.found else runs(inline.otherwise, draft, style)
    assert_never(inline)


# ---- text


# Most runs are the template's words, and come again in every organisation's policy.
@lru_cache(maxsize=4096)
def run(text: str, style: str = "") -> str:
    """Return the text as runs, one for each direction of writing (17.3.2.30)."""
    if text.isascii():
        return _run(text, style)
    return "".join([_run(part, style + "<w:rtl/>" if rtl else style) for part, rtl in _directions(text)])


_RTL_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_LTR_LETTERS = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u058f\u0900-\u1fff\u2c00-\ud7ff"
RIGHT_TO_LEFT = re.compile(f"[{_RTL_LETTERS}]")
# From the first to the last letter of a stretch: spaces, marks and digits inside it follow its direction.
_RTL_STRETCH = re.compile(f"[{_RTL_LETTERS}](?:[^{_LTR_LETTERS}]*[{_RTL_LETTERS}])?")


def _directions(text: str) -> Iterator[tuple[str, bool]]:
    end = 0
    for stretch in _RTL_STRETCH.finditer(text):
        if stretch.start() > end:
            yield text[end : stretch.start()], False
        yield stretch[0], True
        end = stretch.end()
    if end < len(text):
        yield text[end:], False


def _run(text: str, style: str) -> str:
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    # White space at the ends is kept only when asked for (17.3.3.31).
    space = ' xml:space="preserve"' if text[0] == " " or text[-1] == " " else ""
    return f"<w:r>{properties}<w:t{space}>{escape(text)}</w:t></w:r>"


# ---- values


def _value(placeholder: Placeholder, draft: bool, style: str) -> str:  # noqa: FBT001
    mark = _mark(placeholder) if draft else ""
    words = run(placeholder.value or placeholder.open_key, style + mark)
    if placeholder.value and placeholder.open_key:
        words += run(" ") + label_run(placeholder.open_key)
    # LibreOffice 7 would show the control without its mark, and neither bold nor stressed.
    if mark or style or placeholder.value is None or not stays_alive(placeholder):
        return words
    return waiting(_VALUE, placeholder.source, placeholder.value) + words + CONTROL_END


def _mark(placeholder: Placeholder) -> str:
    """Draw the eye to a value that nobody gave, and to one that another field lent."""
    if placeholder.value is None:
        return '<w:highlight w:val="yellow"/>'
    return '<w:highlight w:val="cyan"/>' if placeholder.source != placeholder.field else ""


# ---- what only drafts show

# Small, grey with seven to one against white, of letters with one width, and no words to spell.
_LABEL = (
    '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:noProof/><w:color w:val="595959"/>'
    '<w:sz w:val="16"/><w:szCs w:val="16"/>'
)


def label_run(text: str) -> str:
    """Return the id of a part, or the key of a value, as a draft shows it."""
    return run(text, _LABEL)


def label_line(text: str) -> str:
    """Return the id of a part on a line of its own."""
    return f"{label_run(text)}<w:r><w:br/></w:r>"


# ---- references


def _reference(found: Target, style: str) -> str:
    """Return the label with its live part as a field; the words are the label's, whatever the field."""
    # \r: the target's number without its last full stop; \h: a link to it; neither: its text (17.16.5.51).
    title = found.noun.removeprefix("“").removesuffix("”")
    live, switches = (found.number, "\\r \\h") if found.number else (title, "\\h")
    before, _, after = found.label.rpartition(live)
    instruction = f" REF {legal_name(found.bearer)} {switches} "
    return f"{_words(before, style)}{field_runs(instruction, live, style)}{_words(after, style)}"


def _words(text: str, style: str) -> str:
    return run(text, style) if text else ""


def field_runs(instruction: str, result: str, style: str = "") -> str:
    """Return a field and its last result, which is shown until somebody updates the field (17.16.18)."""
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{_words(result, style)}"
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )
