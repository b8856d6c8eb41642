"""What each kind of value is in JSON Schema, for editors that check a file while it is typed.

An editor reads `1.10` as a number and `true` as a yes, so a text is whatever stands there that is not a list or keys.
A form says what a pattern can say, with the hint for whoever breaks it; the checks of `field_types` say it all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from generator.diagnostics import Hint
from generator.organisation.text_limits import MAX_LINE, MAX_NAME, MAX_PATH, MAX_TEXT
from generator.source.characters import ANGLE_QUOTED, BLANK, CURLY_QUOTED, REFUSED_BELOW_10000, TEMPLATE_MARKS

JsonSchema: TypeAlias = dict[str, Any]
"""A schema, or a part of one."""

WRITE_A_LINE = "write one line of text"
WRITE_KEYS = "write each key on a line of its own below it, indented by two spaces"
WRITE_A_LIST = "start each item on a line of its own with a dash and a space"
WRITE_YES_OR_NO = Hint("write true or false", on_page="choose yes or no")
WRITE_A_DAY = Hint("write year, month and day, as in 2026-05-14", on_page="write a day such as 14 May 2026")
WRITE_A_COLOUR = Hint('write six digits in quotes: "#14506e"', asked="write six digits after #, such as #14506e")
WRITE_AN_ADDRESS = "write an address that starts with https:// or mailto:"
WRITE_AN_ID = "write an id of small letters and digits, which starts with a letter"


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """What a kind of value is in JSON Schema. It stands beside the checks of the kind."""

    schema: JsonSchema


@dataclass(frozen=True, slots=True, eq=False)
class Meanings:
    """What each of some choices, or each of the keys that everybody knows, means to whoever writes it."""

    words: Mapping[str, str]


def defined(name: str) -> JsonSchema:
    """Return the schema that stands under a name among the definitions."""
    return {"$ref": f"#/$defs/{name}"}


def write_a_number(low: int, high: int) -> str:
    """Return the hint for a number that has to lie between two others."""
    return f"write a number from {low} to {high:,}"


# ---- patterns


def _whole(pattern: str) -> str:
    """Return a pattern for a whole text. One below a bar comes with the end of its last line."""
    return f"^\\n*(?:{pattern})\\n*$"


def _is_not(pattern: str) -> str:
    return f"^(?!\\n*(?:{pattern})\\n*$)"


def _any_case(pattern: str) -> str:
    """Return a pattern of small letters to which capitals are the same: not every editor has a mark for that."""
    letters = re.compile(r"\\.|([a-z])")
    return letters.sub(lambda found: f"[{found[1]}{found[1].upper()}]" if found[1] else found[0], pattern)


_LONG_MONTH = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
_SHORT_MONTH = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9])"
_DAY = f"(?:19[0-9]{{2}}|2[01][0-9]{{2}}|2200)-(?:{_LONG_MONTH}|{_SHORT_MONTH})"
_YES_OR_NO = "|".join(map(_any_case, ("true", "false", "yes", "no")))
_MARKS = "|".join(re.sub("[{}]", r"\\\g<0>", mark) for mark in TEMPLATE_MARKS)

# No address holds these, and a host, with a word in it, none of /?#@ either.
_NOT_IN_ADDRESS = r'\s<>"\\^`{|}'
_HOST = rf"\[[0-9A-Fa-f:.]+\]|[^{_NOT_IN_ADDRESS}/?#@:\[\]]*[^{_NOT_IN_ADDRESS}/?#@:\[\].\-]+"
_WEB = rf"{_any_case('https?')}://(?:{_HOST})\.?(?::[0-9]{{0,5}})?(?:[/?#][^{_NOT_IN_ADDRESS}]*)?"
_BOX, _SITE = rf"[^{_NOT_IN_ADDRESS}@?#]+", rf"[^{_NOT_IN_ADDRESS}@?#.]+"
_MAIL = rf"{_any_case('mailto')}:{_BOX}@{_BOX}\.{_SITE}(?:[?#][^{_NOT_IN_ADDRESS}]*)?"

# ---- texts


def _rule(pattern: str, hint: str) -> JsonSchema:
    return {"pattern": pattern, "patternErrorMessage": hint}


def _text(limit: int, *rules: JsonSchema) -> JsonSchema:
    """Return the schema of a text. Were its types named, an editor would offer `true` and `null` wherever one goes."""
    no_text = {"type": ["array", "object", "null"]}
    refused = {"if": no_text, "then": {"type": "string", "errorMessage": WRITE_A_LINE}}
    return {**refused, "minLength": 1, "maxLength": limit, "allOf": list(rules)}


def _id(dash: str) -> JsonSchema:
    """Return the schema of an id. `true` is one, and an editor takes it for a yes."""
    no_text = {"type": ["array", "number", "object", "null"]}
    refused = {"if": no_text, "then": {"type": "string", "errorMessage": WRITE_AN_ID}}
    return {**refused, **_rule(f"^[a-z][a-z0-9{dash}]{{0,62}}$", WRITE_AN_ID)}


_CAN_BE_SEEN = _rule(f"^[^{REFUSED_BELOW_10000}]*$", "remove the characters that nobody can see")
_LINE = _text(
    MAX_LINE,
    _CAN_BE_SEEN,
    _rule(r"^\n*(?!\s)(?!.*  )[^\n]*(?<!\s)\n*$", "write one line, with single spaces and none at its ends"),
    _rule(_is_not(CURLY_QUOTED), "remove the curly quotes, or use straight ones"),
    _rule(_is_not(ANGLE_QUOTED), "remove the angle quotes, or use straight ones"),
    _rule(f"^(?![\\s\\S]*(?:{_MARKS}))", "write the value itself: this looks like an unfilled template"),
    _rule(_is_not(_any_case(BLANK)), "write the value, or remove the key: this looks like a blank to fill in"),
)
_MARKDOWN = _text(
    MAX_TEXT, _CAN_BE_SEEN, _rule(r"^\n*(?!\s)[\s\S]*(?<!\s)\n*$", "remove the white space at its start or end")
)

# ---- what the fields hold


def _string(pattern: str, hint: str) -> JsonSchema:
    return {"type": "string", "pattern": pattern, "errorMessage": hint}


def number_form(low: int, high: int, digits: str) -> Form:
    """Return the form of a whole number between two others; `digits` is a pattern for it where it is in quotes."""
    hint = write_a_number(low, high)
    number = {"type": "integer", "minimum": low, "maximum": high, "errorMessage": hint}
    return Form({"anyOf": [number, _string(_whole(f"0*(?:{digits})"), hint)]})


def path_form(*endings: str) -> Form:
    """Return the form of a path from the folder of organisations to a file with one of some endings."""
    ends = _any_case("|".join(map(re.escape, endings)))
    pattern = rf"^(?![/~])(?!(?:.*/)?\.{{0,2}}(?:/|$))[^\\:\n]*(?:{ends})$"
    hint = f"write a path from the folder of organisations, as in northbank/file{endings[0]}"
    return Form({"maxLength": MAX_PATH, **_string(pattern, hint)})


LINE, NAME, MARKDOWN = Form(defined("line")), Form(defined("name")), Form(defined("markdown"))
YES_OR_NO = Form(
    {
        "anyOf": [
            {"type": "boolean", "errorMessage": WRITE_YES_OR_NO},
            _string(_whole(_YES_OR_NO), WRITE_YES_OR_NO),
        ]
    }
)
DAY = Form(_string(_whole(_DAY), WRITE_A_DAY))
COLOUR = Form(_string("^#[0-9a-fA-F]{6}$", WRITE_A_COLOUR))
ADDRESS = Form({"maxLength": MAX_LINE, **_string(_whole(f"{_WEB}|{_MAIL}"), WRITE_AN_ADDRESS)})
NAME_ID, DASHED_ID = Form(_id("_")), Form(_id("\\-"))
FRONT_MATTER = Form({"type": "object", "errorMessage": WRITE_KEYS, "properties": {}})

NOTHING = defined("nothing")
DEFINITIONS: JsonSchema = {
    "nothing": {
        "$comment": "As if the key were not there.",
        # Not even described: an editor would show that in place of what is said of the key.
        "description": "",
        "not": {"anyOf": [{"type": ["array", "boolean", "number", "object"]}, {"type": "string", "minLength": 1}]},
    },
    "line": _LINE,
    "name": {**defined("line"), "maxLength": MAX_NAME},
    "markdown": _MARKDOWN,
}
"""What the forms name."""


def needed_when(key: str, choice: str, *others: str) -> JsonSchema:
    """Return what JSON Schema says of keys that are needed, and not empty, when another has some value."""
    chosen = {"properties": {key: {"const": choice}}, "required": [key]}
    # As patterns, since an editor would offer properties a second time.
    given = {f"^{other}$": {"not": NOTHING} for other in others}
    return {"if": chosen, "then": {"required": list(others), "patternProperties": given}}
