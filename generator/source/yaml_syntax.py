"""Our words for what a YAML parser stumbled over: the parser's error becomes a diagnostic.

The two parsers of PyYAML phrase the same fault in different words; both are known here, so a message
does not depend on which of them is installed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.diagnostics import Diagnostic, Location, quoted
from generator.source.characters import FILL_IT_IN, looks_unfilled

_LONGEST_EXAMPLE = 100
QUOTE_IT = "put the whole value in double quotes"
_UNSPACED = re.compile(r"(\s*(?:- +)?)((?!mailto|tel)[A-Za-z][\w-]*):((?!//)[^\s:].{0,60})$")
"""A line with a key and a value, but no space between them; the address of a page is none."""
_INDENT = "indent it exactly like the other keys beside it, with spaces"
_OTHER_FAULTS = (
    ("escape", "a backslash in double quotes starts a code", "write two backslashes, or use single quotes"),
    ("hexdecimal", "a backslash in double quotes starts a code", "write two backslashes, or use single quotes"),
    ("incompatible YAML", "a directive for another version of YAML", "remove the line that starts with %YAML"),
    ("document start", "text after the end of the document", 'remove the line "..."'),
    ("block scalar", "text on the line where a block of text opens", "start the text on the next line"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stumble:
    """A parser's error: what it met and where, within what, and where that was opened."""

    problem: str
    here: Location
    context: str
    opened: Location


def bad_start(character: str) -> str:
    """Return the message for a value whose first character means something to YAML."""
    return f"a value without quotes cannot start with {quoted(character)}"


def cut_at_a_comma(key: str, start: str, pieces: list[str]) -> tuple[str, str]:
    """Return what became of a text with commas in { }, the value of a key if it has one, and how to write it."""
    pieces = [" ".join(piece.split()) for piece in pieces]
    first = quoted(pieces[0])
    if not start and looks_unfilled(f"[{pieces[0]}]"):
        return f"{quoted('{' + pieces[0] + '}')} looks like a blank to fill in", FILL_IT_IN
    if not start:
        fact = f"{first} has no colon, and inside {{ }} only keys with values stand"
        return fact, f"write it without {{ }}, or as {pieces[0]}: value"
    fact = f"{first} is taken for a key of its own, since inside {{ }} a comma ends the value of {key}"
    whole = ", ".join([" ".join(start.split()), *pieces]).strip("“”")
    if '"' in whole or "\\" in whole or len(whole) > _LONGEST_EXAMPLE:
        return fact, "put the whole value in double quotes, or write each key on a line of its own"
    return fact, f'write {key}: "{whole}", or each key on a line of its own'


def syntax_problem(stumble: Stumble, lines: list[str]) -> Diagnostic:
    """Return what a parser's error says about a file, in our words."""
    problem, here, opened = stumble.problem, stumble.here, stumble.opened
    line = lines[here.line - 1] if here.line <= len(lines) else ""
    if told := _at_an_end(stumble, lines):
        return told
    if "mapping values" in problem or "unexpected ':'" in problem:
        return _stray_colon(here, lines)
    if any(words in problem or words in stumble.context for words in ("start any token", "alphabetic", "tag")):
        return _bad_start(here if "start any token" in problem else opened, lines)
    if "end of stream" in problem and "quoted" in stumble.context:
        return Diagnostic(opened, "the quotes that open here are never closed", "add the closing quote")
    if "',' or" in problem:
        return _unclosed(opened, here, lines)
    if "could not find expected ':'" in problem:
        text = quoted(lines[opened.line - 1].strip())
        return unspaced(opened, lines) or Diagnostic(opened, f"{text} has no colon", "write it as key: value")
    if "block end" in problem or "expected key" in problem or "'-' indicator" in problem:
        return _out_of_place(here, line)
    for words, message, hint in _OTHER_FAULTS:
        if words in problem or words in stumble.context:
            return Diagnostic(opened, message, hint)
    return Diagnostic(here, "YAML cannot be read from here on", "check the quotes, brackets and indentation before it")


def _at_an_end(stumble: Stumble, lines: list[str]) -> Diagnostic | None:
    """Return what is wrong where a file ends too early, or has a line for the parser itself; None elsewhere."""
    problem, here = stumble.problem, stumble.here
    rest = "".join([lines[here.line - 1][here.column - 1 :], *lines[here.line :]])
    if "node content" in problem and not rest.strip():
        return Diagnostic(here, "the file ends inside brackets", 'add the closing brackets, "]" or "}"')
    directive = next((at for at, line in enumerate(lines[: here.line], start=1) if line.startswith("%")), 0)
    if directive and ("directive" in problem + stumble.context or "document start" in problem):
        return Diagnostic(replace(here, line=directive, column=1), 'a line cannot start with "%"', "remove the line")
    return None


def unspaced(here: Location, lines: list[str]) -> Diagnostic | None:
    """Return what is wrong where a line of a file has no space after the colon of its key; None elsewhere."""
    found = _UNSPACED.match(lines[here.line - 1])
    if not found:
        return None
    start, key, value = found.groups()
    place = replace(here, column=len(start) + len(key) + 1)
    return Diagnostic(place, f"the key {quoted(key)} has no space after its colon", f"write it as {key}: {value}")


def _stray_colon(here: Location, lines: list[str]) -> Diagnostic:
    line = lines[here.line - 1]
    if not line[here.column :].startswith((" ", "\t")) and line[here.column :]:
        return Diagnostic(here, "a colon inside brackets has no space after it", f"add a space there, or {QUOTE_IT}")
    key = line[: here.column - 1]
    before = re.match(r"\s*(?:- +)?[^\s:][^:]*: ", key)
    if before:
        message = f"{quoted(line[before.end() :].strip())} holds a colon and a space, which YAML takes for a key"
        return Diagnostic(here, message, QUOTE_IT)
    # A key without that space is a text for YAML, which goes on with the next line.
    before_it = replace(here, line=max(here.line - 1, 1))
    belongs = Diagnostic(here, f"the key {quoted(key.strip(' -'))} does not belong where it stands", _INDENT)
    return unspaced(before_it, lines) or belongs


def _bad_start(here: Location, lines: list[str]) -> Diagnostic:
    character = lines[here.line - 1][here.column - 1 : here.column]
    return Diagnostic(here, bad_start(character), QUOTE_IT)


def _unclosed(opened: Location, here: Location, lines: list[str]) -> Diagnostic:
    bracket = lines[opened.line - 1][opened.column - 1 : opened.column]
    closing = {"[": "]", "{": "}"}.get(bracket, "]")
    message = f"the {quoted(bracket)} that opens here is not closed before line {here.line}, column {here.column}"
    return Diagnostic(opened, message, f"add {quoted(closing)}, or put a value with brackets or commas in quotes")


def _out_of_place(here: Location, line: str) -> Diagnostic:
    before, rest = line[: here.column - 1], quoted(line[here.column - 1 :].strip())
    value = re.match(r"\s*(?:- +|(?:- +)?[^\s:][^:]*: +)([\"'*&])", before)
    mark = value[1] if value else ""
    if mark and mark in "\"'":
        hint = "put the whole value in one pair of quotes"
        return Diagnostic(here, f"{rest} stands after the closing quote", hint)
    if value:
        return Diagnostic(replace(here, column=value.start(1) + 1), bad_start(mark), QUOTE_IT)
    return Diagnostic(here, f"{rest} does not belong where it stands", _INDENT)
