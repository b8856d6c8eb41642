"""Values of somebody's YAML file are changed, and nothing else in it: the door to all that does so.

Comments, order, empty lines, indentation, quotes and line ends stay as they are. What goes takes its own lines with
it, a comment beside it, and comments indented below it; a comment on a line above stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from generator.diagnostics import Diagnostic, Problems, quoted
from generator.source.block_entries import change_block
from generator.source.bracket_entries import change_brackets
from generator.source.changes import Change, changed, without_gone
from generator.source.characters import MAX_BYTES, decoded, with_line_feeds
from generator.source.edits import Edits, Spot, like_siblings, style_of
from generator.source.entry_plan import Plan, UsualOrder, arranged, plan_items, plan_keys
from generator.source.lined_text import Splice, lined, spliced
from generator.source.read_yaml import parse_yaml, read_yaml
from generator.source.replace_value import replace_value
from generator.source.value_path import dotted
from generator.source.write_yaml import Style, key_lines
from generator.source.yaml_file import Node, YamlFile
from generator.source.yaml_layout import BLOCKS, BRACES, BRACKETS, KEYS, LIST, PAIR, Layout, Written, layout_of

_BLANK = re.compile(r" *(#.*)?|(---|\.\.\.) *( #.*)?|%.*")
_NO_ORDER: UsualOrder = MappingProxyType({})


def edit_yaml(file: str, content: bytes, changes: Sequence[Change], usual_order: UsualOrder = _NO_ORDER) -> bytes:
    """Return a YAML file in which some values are changed, and every other byte is as it was.

    The changes are made as if together, a later one over an earlier. What the file says already changes nothing.
    A new key stands after the one that it usually follows, else after the last of its mapping.
    Raises Problems for a file that cannot be read, and for a change that cannot be made in it.
    """
    text = decoded(file, content)
    is_blank = all(map(_BLANK.fullmatch, text.split("\n")))
    found = YamlFile(file, Node({}, (1, 1), (1, 1))) if is_blank else read_yaml(file, content)
    wanted = arranged(changed(found, changes), usual_order)
    expected = without_gone(wanted)
    if found.data == expected:
        return content
    raw = content.decode("utf-8")
    mark = raw[: raw.startswith("\ufeff")]
    raw = raw.removeprefix(mark)
    result = _begun(raw, expected) if is_blank else _edited(found, raw, wanted, usual_order)
    edited = (mark + result).encode()
    again, problems = parse_yaml(file, edited)
    if problems and (is_blank or len(edited) > MAX_BYTES):
        raise Problems(problems)
    if problems or not again or again.data != expected:
        raise Problems([_cannot(found, changes)])
    return edited


def _cannot(found: YamlFile, changes: Sequence[Change]) -> Diagnostic:
    path = changes[0].path
    name = dotted(path) or "the file"
    message = f"{name} cannot be changed without changing what stands around it"
    return Diagnostic(found.locate(*path), message, "change it in an editor, or write it in a plainer way first")


def _begun(raw: str, data: object) -> str:
    """Return a file that had no keys yet, with keys below its comments."""
    assert isinstance(data, dict)
    text = with_line_feeds(raw)
    end = next((match.start() for match in re.finditer(r"^\.\.\.", text, re.MULTILINE)), len(text))
    lines = "".join(f"{line}\n" for line in key_lines(data, 0, Style()))
    is_open = end > 0 and text[end - 1] != "\n"
    return spliced(raw, [Splice(end, end, f"\n{lines}".removesuffix("\n") if is_open else lines)])


def _edited(found: YamlFile, raw: str, wanted: object, usual_order: UsualOrder) -> str:
    page = lined(with_line_feeds(raw))
    layout = layout_of(page, found.root)
    edits = Edits(page, style_of(page, layout.root), usual_order)
    _edit(edits, layout.root, wanted, Spot((), layout.root.outer, -1, "", edits.style))
    if shared := list(_shared(edits, layout, found)):
        raise Problems(shared)
    return spliced(raw, edits.splices)


def _edit(edits: Edits, old: Written, new: object, spot: Spot) -> None:
    """Note what is put in the place of what, so that a value says what is wanted."""
    if without_gone(new) == old.data:
        return
    plan = _plan(edits, old, new, spot)
    if plan is None:
        replace_value(edits, old, without_gone(new), spot)
        return
    if old.anchor:
        edits.changing[old.outer] = spot.path
    style = like_siblings(old, edits.style)
    for number, entry in enumerate(old.entries):
        path = (*spot.path, entry.name)
        if number in plan.kept:
            column = edits.page.column_of(entry.start)
            _edit(edits, entry.value, plan.kept[number], Spot(path, entry.opened, column, old.style, style))
        else:
            edits.change(entry.value, path)
    if old.style in BLOCKS:
        change_block(edits, old, plan, spot)
    else:
        change_brackets(edits, old, plan)


def _plan(edits: Edits, old: Written, new: object, spot: Spot) -> Plan | None:
    """Return what becomes of the keys or items of a value; None where it is replaced as a whole."""
    if not old.entries:
        return None
    if old.style in (KEYS, BRACES, PAIR) and isinstance(new, dict):
        return plan_keys([str(entry.name) for entry in old.entries], new, edits.order.get(spot.path, ()))
    if old.style in (LIST, BRACKETS) and isinstance(new, list):
        return plan_items([entry.value.data for entry in old.entries], new)
    return None


def _shared(edits: Edits, layout: Layout, found: YamlFile) -> Iterator[Diagnostic]:
    """Yield each change of a value that an alias repeats, which would change too."""
    for alias, anchor in layout.aliases.items():
        stays = not any(splice.start <= alias < splice.end for splice in edits.splices)
        if stays and anchor in edits.changing:
            path = edits.changing[anchor]
            word = edits.page.text[alias:].split(maxsplit=1)[0].rstrip(",]}")
            message = f"{dotted(path)} is repeated by the alias {quoted(word)} on line {edits.page.line_of(alias) + 1}"
            yield Diagnostic(found.locate(*path), message, "write the value out in place of the alias first")
