"""Fields of a house header (17.16): those that count pages stay, those that name the document become its words.

Others ask for input, repeat a place in the text that is left behind, or fetch something from elsewhere when the file
is opened; a template with one of these is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from generator.formats.word.details import TOKENS, token_named
from generator.formats.word.house_error import blank, unwanted
from generator.formats.word.house_words import add_words, remove, words_of
from generator.formats.word.markup import w
from generator.formats.word.merged_styles import MergedStyles
from generator.formats.word.moved_parts import check_address

_FATES = {
    # Fields that show something true wherever they stand.
    "stays": "PAGE NUMPAGES SECTIONPAGES SECTION DATE TIME SAVEDATE CREATEDATE FILENAME FILESIZE NUMWORDS NUMCHARS IF "
    "COMPARE QUOTE SYMBOL EQ ADVANCE SEQ LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT",
    # Fields that fetch something, run something, or hold what cannot be looked into.
    "active": "DDE DDEAUTO LINK INCLUDE INCLUDEPICTURE INCLUDETEXT IMPORT EMBED CONTROL OCX HTMLCONTROL DATABASE RD "
    "MACROBUTTON ADDIN PRINT PRIVATE GOTOBUTTON",
    # Fields that are called by the detail of a document that they show, and those that name a property.
    "detail": "TITLE SUBJECT AUTHOR COMMENTS",
    "property": "DOCPROPERTY INFO",
}
_FATE_OF = {kind: fate for fate, kinds in _FATES.items() for kind in kinds.split()}
"""What becomes of a field by its kind; all others are blanks."""

_NESTED = "\0"
"""Stands in an instruction for what another field shows."""

_SUM = re.compile(r"=[\s\d+\-*/().,\0]*(?:\\.*)?", re.DOTALL)
_WORD = re.compile(r'"([^"]*)"|(\S+)')
_HEADING = re.compile(r"(?:heading)?([1-3])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class House:
    """What a header may name: properties that the house gave to its files, and its styles, merged with ours."""

    properties: Mapping[str, str]
    styles: MergedStyles


@dataclass(slots=True)
class _Field:
    """A field: the runs of its first and last mark, its instruction, and the runs of its result."""

    begin: etree._Element
    instruction: str = ""
    result: list[etree._Element] = field(default_factory=list)
    end: etree._Element | None = None
    separated: bool = False
    hidden: bool = False
    """Whether it is a part of another field's instruction."""


def settle_fields(root: etree._Element, house: House, part: str) -> set[str]:
    """Leave the fields that stay, put words in the place of the others, and return the kinds of those that show.

    Raises WordTemplateError for what must not come along, or can only be filled in by hand.
    """
    kinds: set[str] = set()
    for simple in list(root.iter(w("fldSimple"))):
        instead = _instead(simple.get(w("instr"), ""), words_of(simple), house, part)
        if instead is not None:
            _replace([simple], next(simple.iter(w("r")), None), instead)
        else:
            kinds.add(_kind(simple.get(w("instr"), "")))
    _part_runs(root)
    for each in _fields(root):
        if each.end is None:
            raise blank(f"a field {_shown(each.instruction)} that has no end", part)
        instead = _instead(each.instruction, "".join(map(words_of, each.result)), house, part)
        if instead is not None:
            look = next((run for run in each.result if run.find(w("t")) is not None), each.begin)
            _replace(_runs_of(each, part), look, instead)
        elif not each.hidden:
            kinds.add(_kind(each.instruction))
    return kinds


def _kind(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()


# ---- what becomes of a field


@dataclass(frozen=True, slots=True)
class _Instead:
    """Words for the place of a field, and the instruction of a field around them, if they are to stay alive."""

    words: str
    instruction: str = ""


def _instead(instruction: str, shown: str, house: House, part: str) -> _Instead | None:
    """Return what stands in the place of a field, None where it stays as it is."""
    kind, *arguments = [quoted or bare for quoted, bare in _WORD.findall(instruction)] or [""]
    kind, name = kind.upper(), arguments[0] if arguments else ""
    fate = _FATE_OF.get(kind, "")
    if fate == "stays" or _SUM.fullmatch(instruction.strip()):
        return None
    if _NESTED in kind:
        raise unwanted("a field whose kind another field gives", part)
    if fate == "active":
        raise unwanted(f"the field {kind}, which runs or fetches something", part)
    # The address may be a place in the text, or nothing.
    if kind == "HYPERLINK" and (not name or name.startswith("\\") or check_address(name, part)):
        return _Instead(shown)
    if kind == "STYLEREF" and (found := _words_of_style(name, house)):
        return found
    if fate == "detail":
        return _Instead(token_named(kind))
    if fate == "property" and (words := token_named(name) or house.properties.get(name.lower(), "").strip()):
        return _Instead(words)
    raise blank(f"a field {_shown(f'{kind} {name}')}", part)


def _shown(instruction: str) -> str:
    return " ".join(instruction.replace(_NESTED, "").split())[:60]


def _words_of_style(names: str, house: House) -> _Instead | None:
    """Return the title, or a field for the heading of each page; a style may be called by several names."""
    for name in names.split(","):
        # A style's id is its name in the house's language, without what is no plain letter.
        key = re.sub("[^A-Za-z0-9]", "", name)
        ours = house.styles.ids.get(key, key)
        heading = _HEADING.fullmatch(ours)
        if heading:
            # In every language of Word a heading can be called by its depth alone.
            return _Instead(TOKENS["title"], f" STYLEREF {heading[1]} ")
        if ours.lower() == "title" or token_named(name):
            return _Instead(token_named(name) or TOKENS["title"])
    return None


def _replace(nodes: list[etree._Element], look: etree._Element | None, instead: _Instead) -> None:
    """Put words that look like a run in the place of neighbouring nodes."""
    run = etree.Element(w("r"))
    properties = None if look is None else look.find(w("rPr"))
    if properties is not None:
        run.append(deepcopy(properties))
    add_words(run, instead.words)
    parent = nodes[0].getparent()
    if parent is None:
        return
    if instead.instruction:
        alive = etree.Element(w("fldSimple"), {w("instr"): instead.instruction})
        alive.append(run)
        run = alive
    parent.insert(parent.index(nodes[0]), run)
    for node in nodes:
        remove(node)


# ---- where fields are


def _part_runs(root: etree._Element) -> None:
    """Give each mark and instruction of a field a run of its own; some programs put a whole field into one."""
    for run in list(root.iter(w("r"))):
        properties, *others = run if run.find(w("rPr")) is not None else (None, *run)
        if len(others) == 1 or not any(child.tag in {w("fldChar"), w("instrText")} for child in others):
            continue
        for child in others:
            own = etree.Element(w("r"))
            if properties is not None:
                own.append(deepcopy(properties))
            own.append(child)
            run.addprevious(own)
        remove(run)


def _fields(root: etree._Element) -> list[_Field]:
    """Return every field, inner ones before those around them."""
    opened: list[_Field] = []
    closed: list[_Field] = []
    for run in list(root.iter(w("r"))):
        for child in list(run):
            if child.tag == w("fldChar") and not opened and child.get(w("fldCharType")) != "begin":
                # The end of a field whose beginning is gone.
                run.remove(child)
            _read(child, run, opened, closed)
    return [*closed, *reversed(opened)]


def _read(child: etree._Element, run: etree._Element, opened: list[_Field], closed: list[_Field]) -> None:
    state = child.get(w("fldCharType")) if child.tag == w("fldChar") else None
    if state == "begin":
        opened.append(_Field(run))
    elif not opened:
        return
    elif state == "separate":
        opened[-1].separated = True
    elif state == "end":
        done = opened.pop()
        done.end = run
        closed.append(done)
        if opened and not opened[-1].separated:
            opened[-1].instruction += _NESTED
            done.hidden = True
    elif child.tag == w("instrText"):
        opened[-1].instruction += child.text or ""
    elif opened[-1].separated:
        opened[-1].result.append(run)


def _runs_of(each: _Field, part: str) -> list[etree._Element]:
    """Return the runs from the first mark to the last, which stand in one paragraph."""
    runs = [each.begin, *each.begin.itersiblings()]
    if each.end is None or each.end not in runs:
        raise blank(f"a field {_shown(each.instruction)} that does not end where it begins", part)
    return runs[: runs.index(each.end) + 1]
