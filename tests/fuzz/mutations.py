"""Changes by lot: of bytes, of lines, of the marks of a language, and of data key by key."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, TypeAlias

import yaml

from tests.fuzz.texts import text_by_lot

Path: TypeAlias = "tuple[str | int, ...]"

YAML_MARKS = (
    *(":", ": ", "- ", "{", "}", "[", "]", ",", ", ", " #", "#", "&a ", "*a", "!", "!!str ", "!!int ", "|", ">"),
    *("|-\n", "'", '"', "%", "@", "`", "? ", "<<: *a", "---\n", "...\n", "\t", "  ", "\n", "\n\n", "~", "null"),
    *("yes", "{}", "[]", "\\", '"\\u0041"', '"\\UFFFFFFFF"', '"\\ud800"', "\ufeff", "\u2028", "\x85", "“", "”"),
    *("{{ x }}", "%YAML 1.1\n"),
)
PROSE_MARKS = (
    *("{{ ", " }}", "{% if facts.answer %}", "{% endif %}", "{% else %}", "{% for x in channels %}", "{% endfor %}"),
    *("{# ", " #}", "{: #one }", "{: .optional }", '{: #two needs="one" }', '{: when="facts.answer" }', "{:", "}"),
    *("1. ", "2. ", "- ", "## ", "### ", "# ", "| a | b |\n|---|---|\n", "|", "!!! guidance\n", "    ", "\n", "\n\n"),
    *("**", "*", "_", "[a](https://b.example)", "[", "](", "<", "&amp;", "`", "> ", "---\n", ":", ";", ".", "!["),
    *('ref("main.first")', 'has("main")', 'role("nobody")', 'policy("x")', "facts.", "name", "|upper", "|join"),
    *(" and ", "not ", "(", ")", "'", '"', ", ", "=", "{% set a = 1 %}", "{% include 'x' %}", "{% macro m() %}"),
    *("{%- ", " -%}", "{{ name }}", "{{ us }}", "{{ we('say') }}", "{{ does(board, 'go') }}", "{{ channels }}"),
    *("{{ law }}", "{{ 1 }}"),
)


# ---- bytes and text


def bytes_changed(content: bytes, random: Random) -> bytes:
    """Return the bytes with a few of them gone, doubled, moved or made others."""
    for _ in range(random.choice((1, 1, 2, 4))):
        start = random.randrange(len(content) + 1)
        end = min(len(content), start + random.choice((0, 1, 1, 2, 8, 60)))
        piece, _byte = content[start:end], bytes([random.randrange(128)])
        other = random.randrange(len(content) + 1)
        new = random.choice(
            (
                b"",
                piece * 2,
                random.randbytes(len(piece) or 1),
                bytes([random.randrange(128)]),
                content[other : other + 9],
            )
        )
        content = content[:start] + new + content[end:]
    return content


def marks_changed(text: str, marks: Sequence[str], random: Random) -> str:
    """Return the text with a few marks of its language put in, taken out or put for others."""
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        places = [match.span() for match in re.finditer(r"\w+|[^\w\s]|\s+", text)] or [(0, 0)]
        start, end = random.choice(places)
        how = random.randrange(4)
        new = random.choice(marks) if how else ""
        text = text[:start] + new + text[(start if how == 1 else end) :]
    return text


def lines_changed(text: str, random: Random) -> str:
    """Return the text with a line gone, doubled, moved, or further in or out."""
    lines = text.split("\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = " " * random.choice((1, 2, 4)) + lines[at]
        case 4:
            lines[at] = lines[at].removeprefix(" " * random.choice((1, 2, 4)))
        case _:
            lines[at] += random.choice((" #x", ":", ",", " ", "\\", '"', "  # note"))
    return "\n".join(lines)


# ---- data


def paths(data: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the path of every value in some data but the whole."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, inner in pairs:
        yield (*path, step)
        yield from paths(inner, (*path, step))


def at(data: Any, path: Path) -> Any:
    """Return the value at a path."""
    for step in path:
        data = data[step]
    return data


def data_changed(data: Any, words: Sequence[str], random: Random) -> Any:
    """Return a copy of the data in which something is another, has another name, or stands elsewhere.

    `words` are ids and names that mean something to the program.
    """
    data = copy.deepcopy(data)
    everywhere = list(paths(data))
    if not everywhere:
        return data
    path = random.choice(everywhere)
    holder, last = at(data, path[:-1]), path[-1]
    value = holder[last]
    match random.randrange(10):
        case 0 | 1 | 2:
            holder[last] = random.choice((text_by_lot(random), random.choice(words)))
        case 3 | 4 if isinstance(holder, dict):
            new = random.choice((typing_error(str(last), random), random.choice(words), text_by_lot(random)[:40]))
            _rename(holder, str(last), new)
        case 5:
            del holder[last]
        case 6:
            target = at(data, random.choice(everywhere)[:-1])
            _put(target, last, value, random)
        case 7:
            holder[last] = random.choice(
                ([value], {str(last): value}, {"x": value}, "", {}, [], [value, value], {"": value})
            )
        case 8:
            holder[last] = copy.deepcopy(at(data, random.choice(everywhere)))
        case _ if isinstance(value, str):
            holder[last] = typing_error(value, random)
        case _:
            _put(holder, random.choice(words), text_by_lot(random), random)
    return data


def typing_error(word: str, random: Random) -> str:
    """Return a word as somebody mistypes it, or takes another form of it."""
    at_ = random.randrange(len(word) + 1)
    return random.choice(
        (
            word[:at_] + word[at_ + 1 :],
            word[:at_] + word[at_ : at_ + 1] * 2 + word[at_ + 1 :],
            word[: max(at_ - 1, 0)] + word[max(at_ - 1, 0) : at_ + 1][::-1] + word[at_ + 1 :],
            word[:at_] + random.choice("abceiorst-_ ") + word[at_:],
            word.upper(),
            word.title(),
            word.replace("_", "-"),
            word.replace("-", "_"),
            word.replace("_", " ").replace("-", " "),
            word + "s",
            word.partition(".")[2] or word,
            word.partition(".")[0],
        )
    )


def _rename(holder: dict[str, Any], old: str, new: str) -> None:
    items = [(new if key == old else key, value) for key, value in holder.items()]
    holder.clear()
    holder.update(items)


def _put(holder: Any, key: str | int, value: Any, random: Random) -> None:
    value = copy.deepcopy(value)
    if isinstance(holder, list):
        holder.insert(random.randrange(len(holder) + 1), value)
    else:
        holder[str(key)] = value


def written(data: Any, random: Random) -> bytes:
    """Return data as YAML, in one of the ways in which it is written."""
    if random.random() < 0.1:
        return json.dumps(data, ensure_ascii=random.random() < 0.5).encode("utf-8", "replace")
    return yaml.safe_dump(
        data,
        default_flow_style=random.choice((False, False, None, True)),
        default_style=random.choice((None, None, None, '"', "'")),
        allow_unicode=random.random() < 0.8,
        width=random.choice((40, 80, 10_000)),
        sort_keys=False,
    ).encode("utf-8", "replace")
