"""Bytes to text: which characters a text may not hold, and what a line of text has to look like.

Refused is what no format can show or what would change the text around it. Any other character is
data, however odd. Knows no YAML and no field.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from generator.diagnostics import OR_EMPTY, Diagnostic, Hint, Location, Problems, quoted

MAX_BYTES = 1024 * 1024
"""How large a file may be: a hundred times the longest that a policy needs."""
MAX_BAD_LINES = 100
"""How many lines with refused characters are listed, since a binary file has no other."""

# The ends of lines are not in the set: only some places refuse them, see `line_fault`.
REFUSED_BELOW_10000 = (
    "\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f"
    "\\u2028\\u2029\\ufeff"
    "\\u202a-\\u202e\\u2066-\\u2069"
    "\\ud800-\\udfff"
    "\\ue000-\\uf8ff"
    "\\ufdd0-\\ufdef\\ufffe\\uffff"
)
"""Those of the refused characters that every kind of pattern has a code for, as they stand in a class of one."""
_REFUSED = re.compile(
    f"[{REFUSED_BELOW_10000}\\U000f0000-\\U0010ffff"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 15))
    + "]"
)
_PLAIN_LINE = re.compile("[!-~]+(?: [!-~]+)*")
"""Most lines are of visible ASCII with single spaces: to see that takes a fifth of the time of all the questions."""
_PLACEHOLDER_WORDS = (
    "add|address|board|charity|chair|club|company|contact|date|details|e-?mail|enter|handle|here|insert|job|name|number"
    "|organi(?:s|z)ation|person|phone|policy|reference|role|staff|tba|tbc|tbd|telephone|title|todo|url|version|website|your"
)
BLANK = (
    rf"(?:\*|\[|<)[^*<>\[\]]*\b(?:{_PLACEHOLDER_WORDS})\b[^*<>\[\]]*(?:\*|\]|>)"
    r"|tba|tbc|tbd|todo|fixme|x{3,9}|\?+|_{2,}|\.{2,}|…|-+"
)
"""A pattern for a whole text, in small letters, that is a blank to fill in."""
_BLANK = re.compile(BLANK, re.IGNORECASE)
CURLY_QUOTED = "[“”„][^“”„]+[“”]|[‘’‚][^‘’‚]+[‘’]"
"""A pattern for a whole text in one pair of them, and none inside, as a word processor makes them of straight ones."""
_CURLY_QUOTED = re.compile(CURLY_QUOTED)
ANGLE_QUOTED = "«[^«»]+»|»[^»«]+«|‹[^‹›]+›"
"""The same of the quotes of other countries."""
_ANGLE_QUOTED = re.compile(ANGLE_QUOTED)
TEMPLATE_MARKS = ("{{", "}}", "{%", "%}", "{#", "#}")
FILL_IT_IN = Hint("write the value, or remove the key", asked=f"write the value{OR_EMPTY}")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a text, or with a cell or column of a sheet, and what to do about it.

    The fact is the end of a sentence that names the text, or all of one.
    """

    fact: str
    hint: str


def decoded(file: str, content: bytes) -> str:
    """Return the text of a UTF-8 file, its lines ended by line feeds. Raises Problems."""
    if len(content) > MAX_BYTES:
        raise Problems([Diagnostic(Location(file), "the file is larger than 1 MiB", "keep only text in it")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The decoder counts from after a byte order mark, and so do editors.
        before = with_line_feeds(error.object[: error.start].decode("utf-8", errors="replace"))
        place = Location(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = f"the file is not UTF-8: the byte 0x{error.object[error.start]:02x} belongs to another encoding"
        raise Problems([Diagnostic(place, message, "save it as UTF-8 in your editor")]) from None
    text = with_line_feeds(text)
    if bad := list(islice(_bad_lines(file, text), MAX_BAD_LINES)):
        raise Problems(bad)
    return text


def refused_characters(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and the name of each character that is refused: "a tab", "a control character U+0007"."""
    # Whatever Python takes for printable is allowed, and to see that takes a tenth of the time.
    if text.isprintable():
        return
    for match in _REFUSED.finditer(text):
        yield match.start(), _described(match.group())


def text_fault(text: str) -> Fault | None:
    """Return what is wrong with a text of one or more lines, or None."""
    refused = next(refused_characters(text), None)
    if refused:
        return Fault(f"holds {refused[1]}", "remove it")
    if text != text.lstrip():
        return Fault("starts with white space", "remove the space before its first word")
    if text != text.rstrip():
        return Fault("ends with white space", "remove the space after its last word")
    if all(unicodedata.category(character)[0] in "CZ" for character in text):
        return Fault("has no character that can be seen", "write text that can be read")
    return None


def line_fault(text: str) -> Fault | None:
    """Return what is wrong with a text that has to be one line with single spaces, or None."""
    if _PLAIN_LINE.fullmatch(text):
        return None
    if fault := text_fault(text):
        return fault
    if "\n" in text or "\r" in text:
        return Fault("has more than one line", "write it as one line")
    if "  " in text:
        return Fault("has two spaces in a row", "write single spaces")
    if _CURLY_QUOTED.fullmatch(text):
        return Fault("stands in curly quotes, which would be printed", "remove them, or use straight ones")
    if _ANGLE_QUOTED.fullmatch(text):
        return Fault("stands in angle quotes, which would be printed", "remove them, or use straight ones")
    return None


def blank_fault(text: str) -> Fault | None:
    """Return what somebody has still to fill in: a whole text that is a blank, a mark of a template; or None."""
    if mark := template_mark(text):
        return Fault(f"holds {quoted(mark)}, which looks like an unfilled template", "write the value itself")
    if looks_unfilled(text):
        fact = f"is {quoted(text)}, which looks like a blank to fill in"
        return Fault(fact, FILL_IT_IN)
    return None


def looks_unfilled(text: str) -> bool:
    """Tell whether a whole text is a blank that somebody meant to fill in: `TBC`, `*INSERT NAME*`."""
    return _BLANK.fullmatch(text) is not None


def template_mark(text: str) -> str:
    """Return the first mark of a template language in a text, or nothing."""
    if "{" not in text and "}" not in text:
        return ""
    return min((mark for mark in TEMPLATE_MARKS if mark in text), key=text.index, default="")


def with_line_feeds(text: str) -> str:
    """Return a text whose lines end by line feeds."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bad_lines(file: str, text: str) -> Iterator[Diagnostic]:
    """Yield the first refused character of each line."""
    if text.replace("\n", "").isprintable():
        return
    for number, line in enumerate(text.split("\n"), start=1):
        for offset, name in islice(refused_characters(line), 1):
            hint = "use spaces" if name == "a tab" else "remove it"
            yield Diagnostic(Location(file, number, offset + 1), f"the line holds {name}", hint)


def _described(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if character == "\t":
        return "a tab"
    if character == "\ufeff":
        return f"a byte order mark {code}"
    if character in "\u2028\u2029":
        return f"a line separator {code}"
    kinds = {
        "Cc": "a control character",
        "Cf": "a character that reverses text",
        "Co": "a private-use character",
        "Cs": "half of a character",
        "Cn": "a code that is no character",
    }
    return f"{kinds[unicodedata.category(character)]} {code}"
