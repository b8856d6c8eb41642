"""YAML files by lot, in every style that people write, with the place of each value.

They are written here from what YAML says, not by the program, so that they can judge what it does to them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from generator.source.value_path import ValuePath

WORDS = ("oak", "Elm House", "ash and fir", "the Yew", "café", "12", "true", "NO", "1.10", "x/y", "a-b", "it's", "C#")
"""Texts that many write without quotes, some of which other readers take for something else."""
ODD = (
    *(
        "",
        " ",
        " lead",
        "trail ",
        "a  b",
        "x" * 300,
        "שלום",
        "🙂",
        "a\u00a0b",
        "zero\u200bwidth",
        "🏴\U000e0067",
        "a\rb",
    ),
    *("two\nlines", "a\n\n\nb", "x\n  y", "tail\n", "\nhead", "two \nspaces", "a\n \nb", "#c\n#d", "one\ntwo # three"),
    *("a: b\nc: d", "yes: no", "key:", ": c", "# hash", "a # b", "- dash", "-", "? q", "[x]", "{y}", "a, b", "{{ x }}"),
    *("'", '"', "\\n", "@at", "*star", "&amp", "!bang", "|", ">", "%", "`", "=", "who? me", "<<", "---", "..."),
    *("~", "null", "0123", "2026-05-14", "12:30", "-1", ".5"),
)
"""Texts that need quotes, or more."""
KEYS = (
    "name",
    "kind",
    "roles",
    "chair",
    "terms",
    "url",
    "two words",
    "a-b",
    "x.y",
    "on",
    "12",
    "é",
    "quoted: key",
    "a, b",
)


class Place(NamedTuple):
    """The place of a value: its first character and the one after its last, and where its key or dash starts."""

    start: int
    end: int
    entry: int
    style: str


@dataclass
class YamlText:
    """A YAML file as text with line feeds, what it says, and where each value stands."""

    text: str
    data: dict[str, object]
    places: dict[ValuePath, Place]


@dataclass
class _Scribe:
    """Writes data in styles drawn by lot."""

    random: Random
    text: str = ""
    places: dict[ValuePath, Place] = field(default_factory=dict)
    comments: int = 0
    after_block: bool = False

    # ---- data

    def keys(self, depth: int) -> dict[str, object]:
        chosen = self.random.sample(KEYS, self.random.randint(0 if depth else 1, 4))
        return {key: self.value(depth + 1) for key in chosen}

    def value(self, depth: int) -> object:
        kind = self.random.randrange(6 if depth < 4 else 4)
        if kind < 4:
            return self.random.choice(WORDS if kind else ODD)
        return self.keys(depth) if kind == 4 else [self.value(depth + 1) for _ in range(self.random.randint(0, 3))]

    # ---- small marks

    def lot(self, *choices: str) -> str:
        return self.random.choice(choices)

    def comment(self) -> str:
        self.comments += 1
        return f"# c{self.comments} {self.lot('', ': x', '- y', '{ [ ', 'it is')}".rstrip()

    def beside(self) -> str:
        return self.lot("", "", "", " ", "  ", f" {self.comment()}", f"   {self.comment()}")

    def between(self, column: int) -> None:
        """Write empty lines and comments before a key at a column; below a block of text none that is indented."""
        while self.random.randrange(3) == 0:
            indent = self.random.choice((column, column, 0, column + self.random.randint(0, 5)))
            indent = min(indent, column) if self.after_block else indent
            self.text += self.lot("\n", "  \n" if not self.after_block else "\n", f"{' ' * indent}{self.comment()}\n")

    def start_line(self, column: int) -> None:
        """Indent a key or a dash, unless it stands beside a dash."""
        if not self.text or self.text.endswith("\n"):
            self.between(column)
            self.text += " " * column

    # ---- files

    def file(self, data: dict[str, object]) -> YamlText:
        self.text += self.lot("", "", "", "---\n", "--- # doc\n", "%YAML 1.1\n---\n")
        if self.random.randrange(8) == 0:
            self.flow(data, (), 0)
            self.text += f"{self.beside()}\n"
        else:
            self.block_keys(data, (), self.random.choice((0, 0, 0, 2)))
        self.between(0)
        self.text += self.lot("", "", "", "", "...\n")
        if self.random.randrange(5) == 0 and not self.after_block:
            self.text = self.text.removesuffix("\n")
        return YamlText(self.text, data, self.places)

    def block_keys(self, data: dict[str, object], path: ValuePath, column: int) -> None:
        for key, value in data.items():
            self.start_line(column)
            entry = len(self.text)
            self.text += self.key(key) + self.lot(":", ":", ":", " :")
            self.block_value(value, (*path, key), column, entry)

    def block_items(self, data: list[object], path: ValuePath, column: int) -> None:
        for at, value in enumerate(data):
            self.start_line(column)
            entry = len(self.text)
            self.text += "-"
            self.block_value(value, (*path, at), column, entry)

    def key(self, key: str) -> str:
        plain = key if all(each.isalnum() or each in " .-" for each in key) else ""
        return self.lot(plain or f'"{key}"', plain or f"'{key}'", self.lot(f'"{key}"', f"'{key}'"))

    def block_value(self, value: object, path: ValuePath, column: int, entry: int) -> None:
        step = self.random.randint(1, 8)
        is_item = self.text[-1] == "-"
        if self.random.randrange(5) == 0 or value in ({}, []):
            self.text += self.lot(" ", " ", "  ")
            start = len(self.text)
            self.text += self.lot("", "", "", f"&a{start} ")
            self.flow(value, path, column + 1, entry)
            self.places[path] = self.places[path]._replace(start=start)
            self.text += f"{self.beside()}\n"
            self.after_block = False
        elif isinstance(value, str):
            self.block_text(value, path, column, entry)
        elif is_item and self.random.randrange(3):
            self.text += " " * step
            self.after_block = False
            start = len(self.text)
            if isinstance(value, dict):
                self.block_keys(value, path, column + 1 + step)
            else:
                assert isinstance(value, list)
                self.block_items(value, path, column + 1 + step)
            self.places[path] = Place(start, len(self.text), entry, "block")
        else:
            self.text += f"{self.beside()}\n"
            self.after_block = False
            start = len(self.text)
            if isinstance(value, dict):
                self.block_keys(value, path, column + step)
            else:
                assert isinstance(value, list)
                self.block_items(value, path, column + (self.random.choice((0, step)) if not is_item else step))
            self.places[path] = Place(start, len(self.text), entry, "block")

    def block_text(self, value: str, path: ValuePath, column: int, entry: int) -> None:
        is_block = bool(value) and "\r" not in value and value == value.strip(" \n") and "\n " not in value
        step = self.random.randint(1, 8)
        if is_block and self.random.randrange(2 if "\n" in value else 6) == 0:
            style = self.lot("|", ">")
            body = value if style == "|" else _unfolded(value)
            header = style + self.lot("", "", "-", "+") + ("" if self.random.randrange(4) else str(step))
            self.text += " "
            start = len(self.text)
            self.text += header + self.beside() + "\n"
            self.text += self.lot("", "", "\n")
            self.text += "\n".join(f"{' ' * (column + step)}{line}" if line else "" for line in body.split("\n"))
            self.places[path] = Place(start, len(self.text), entry, style)
            self.text += "\n"
            self.after_block = True
            return
        if value == "" and self.random.randrange(2):
            self.places[path] = Place(len(self.text), len(self.text), entry, "nothing")
        else:
            own_line = self.random.randrange(12) == 0
            self.text += f"{self.beside()}\n{' ' * (column + step)}" if own_line else self.lot(" ", " ", "  ")
            start = len(self.text)
            self.text += self.lot("", "", "", "", "", "", f"&a{start} ", "!!str ")
            self.one_line(value, path, entry, in_flow=False)
            self.places[path] = self.places[path]._replace(start=start)
        self.text += f"{self.beside()}\n"
        self.after_block = False

    def one_line(self, value: str, path: ValuePath, entry: int, *, in_flow: bool) -> None:
        start = len(self.text)
        fits = bool(value) and all(each.isalnum() or each in " .-/" for each in value) and value == value.strip()
        style = self.lot("'", '"') if not fits or value[0] in "-." else self.lot("", "", "'", '"')
        if style == "'" and all(each.isprintable() or each == "\u00a0" for each in value):
            self.text += "'" + value.replace("'", "''") + "'"
        elif style:
            style = '"'
            self.text += '"' + "".join(_code(each) for each in value) + '"'
        elif " " in value and "  " not in value and not in_flow and self.random.randrange(4) == 0:
            # A text without quotes may go on in the next line.
            self.text += value.replace(" ", "\n" + " " * 40, 1)
        else:
            self.text += value
        self.places[path] = Place(start, len(self.text), entry, style)

    # ---- in brackets

    def flow(self, value: object, path: ValuePath, column: int, entry: int = 0) -> None:
        start = len(self.text)
        if isinstance(value, str):
            self.one_line(value, path, entry, in_flow=True)
            return
        pairs = (
            list(value.items())
            if isinstance(value, dict)
            else list(enumerate(value))
            if isinstance(value, list)
            else []
        )
        is_long = self.random.randrange(4) == 0
        brackets = "{}" if isinstance(value, dict) else "[]"
        self.text += brackets[0] + self.lot("", "", " ")
        for number, (key, each) in enumerate(pairs):
            if is_long:
                self.text = self.text.rstrip(" ") + f"{self.beside()}\n{' ' * (column + 1)}"
            inner = len(self.text)
            if isinstance(key, str):
                self.text += self.key(key) + ":" + self.lot(" ", " ", "  ")
            self.flow(each, (*path, key), column + 1, inner)
            last = number == len(pairs) - 1
            self.text += self.lot("", "", "", " ") + (
                self.lot("", "", "", ",") if last else self.lot(", ", ", ", ",  ")
            )
        if is_long and pairs and self.random.randrange(2):
            self.text = self.text.rstrip(" ") + f"{self.beside()}\n{' ' * column}"
        self.text += brackets[1]
        self.places[path] = Place(start, len(self.text), entry, "flow")


def _unfolded(value: str) -> str:
    """Return the lines of a block that joins its lines: each line feed of the text is an empty line more."""
    lines = [""]
    for part in value.split("\n"):
        lines += [part, ""] if part else [""]
    return "\n".join(lines).strip("\n")


def _code(character: str) -> str:
    codes = {"\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
    return codes.get(character, character)


def yaml_text(random: Random) -> YamlText:
    """Return a file by lot."""
    scribe = _Scribe(random)
    return scribe.file(scribe.keys(0))
