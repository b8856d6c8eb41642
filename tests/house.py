"""The house: which rooms the program has, and which room imports which, read off the source.

`make house` prints it. ROOMS is the one table of what may be; `tests/repository` holds the program to it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TypeVar

from tests.tools import ROOT

PACKAGE = ROOT / "generator"

ROOMS = {
    "document": "",
    "methods": "",
    "diagnostics": "",
    "codes": "",
    "source": "diagnostics",
    "organisation": "document diagnostics codes source",
    "template": "document diagnostics source",
    "passes": "document",
    "context": "document diagnostics organisation template passes",
    "policy": "document diagnostics codes source organisation template passes context",
    "formats": "document",
    "compare": "passes formats",
    "rendering": "document diagnostics codes organisation template passes policy formats",
    "schema": "document organisation template policy",
    "views": "document diagnostics source organisation template passes context policy",
    "check": "document diagnostics codes organisation template passes context policy compare",
    "interview": "diagnostics source organisation template context policy rendering",
    "batch": (
        "methods document diagnostics codes source organisation template passes context policy formats compare "
        "rendering check"
    ),
    "register": "document organisation template passes context policy formats views batch",
    "spreadsheet": "diagnostics organisation policy rendering source interview",
    "page": "diagnostics source organisation policy formats template rendering interview batch",
    "cli": (
        "methods diagnostics source organisation template policy formats compare rendering schema views check "
        "interview batch register spreadsheet"
    ),
}
"""The rooms in the order in which a policy goes through them, and for each the rooms that it imports, all above it."""
AT_THE_DOOR = {"__init__": "diagnostics", "__main__": "cli"}
"""Modules that are in a room without being named after it."""

Node = TypeVar("Node", bound=ast.AST)


@dataclass(frozen=True, slots=True)
class Module:
    """A source file, parsed. `formats/word/blocks.py` is called `formats.word.blocks`."""

    name: str
    source: str = field(repr=False)
    tree: ast.Module = field(repr=False)

    @property
    def room(self) -> str:
        """The room that the module stands in."""
        first = self.name.partition(".")[0]
        return AT_THE_DOOR.get(first, first)

    def is_one_of(self, patterns: str) -> bool:
        """Tell whether the name fits one of the patterns."""
        return any(fnmatchcase(self.name, pattern) for pattern in patterns.split())

    def nodes(self, kind: type[Node]) -> Iterator[Node]:
        """Yield every node of one kind."""
        return (node for node in ast.walk(self.tree) if isinstance(node, kind))

    def imported(self) -> list[str]:
        """Return the full names of all that the module imports, wherever it does so: `pathlib.Path`."""
        plain = [alias.name for node in self.nodes(ast.Import) for alias in node.names]
        return plain + [f"{node.module}.{alias.name}" for node in self.nodes(ast.ImportFrom) for alias in node.names]

    def imports(self, packages: str) -> set[str]:
        """Return those of the packages, modules or names that this module imports, or imports anything of."""
        names = [f"{name}." for name in self.imported()]
        return {package for package in packages.split() if any(name.startswith(f"{package}.") for name in names)}

    def uses(self) -> set[str]:
        """Return the full names of all that is used, called or not; what a value has begins with a dot: `.stem`."""
        known: dict[str, str] = {}
        for node in self.nodes(ast.Import):
            # `import a.b` makes the name `a` known, `import a.b as c` the name `c`.
            known |= {alias.asname: alias.name for alias in node.names if alias.asname}
            known |= {first: first for alias in node.names for first in [alias.name.split(".")[0]] if not alias.asname}
        for source in self.nodes(ast.ImportFrom):
            known |= {alias.asname or alias.name: f"{source.module}.{alias.name}" for alias in source.names}
        used = [node for node in ast.walk(self.tree) if isinstance(node, ast.Name | ast.Attribute)]
        return {_used(ast.unparse(node), known) for node in used}


def _used(name: str, known: Mapping[str, str]) -> str:
    first, dot, rest = name.partition(".")
    if first in known:
        return f"{known[first]}{dot}{rest}"
    before, _, last = name.rpartition(".")
    return f".{last}" if before else name


def parsed(name: str, source: str) -> Module:
    """Return a module of this name and source."""
    return Module(name, source, ast.parse(source))


@dataclass(frozen=True, slots=True)
class House:
    """All modules of a program."""

    modules: tuple[Module, ...]

    def imported_by(self, module: Module) -> set[str]:
        """Return the names of our own modules that a module imports."""
        ours = [name.removeprefix("generator.") for name in module.imported() if name.startswith("generator.")]
        return {self._module_of(name) for name in ours}

    def _module_of(self, name: str) -> str:
        """Return the module that a full name leads to: `document.blocks` for `document.blocks.Table`."""
        known = {module.name for module in self.modules}
        while name not in known and name:
            name = name.rpartition(".")[0]
        return name or "__init__"

    def arrows(self) -> dict[str, set[str]]:
        """Return for each room, in the order of the table, the other rooms that it imports."""
        found: dict[str, set[str]] = {room: set() for room in ROOMS}
        for module, other in self._ways():
            found.setdefault(module.room, set()).add(other.room)
        return found

    def upward(self) -> list[str]:
        """Return each import that leads from a room to one that comes after it in the table."""
        order = {room: place for place, room in enumerate(ROOMS)}
        return [
            f"{module.name} → {other.name}"
            for module, other in self._ways()
            if order.get(other.room, len(order)) > order.get(module.room, len(order))
        ]

    def _ways(self) -> Iterator[tuple[Module, Module]]:
        """Yield each module with each module of another room that it imports."""
        named = {module.name: module for module in self.modules}
        for module in self.modules:
            for name in sorted(self.imported_by(module) - {"__init__"}):
                if named[name].room != module.room:
                    yield module, named[name]

    def circles(self) -> list[str]:
        """Return the modules that import themselves, however long the way round, circle by circle."""
        return _circles({module.name: self.imported_by(module) for module in self.modules})

    def floors(self) -> dict[str, int]:
        """Return how high each room stands: one floor above the highest of the rooms that it imports."""
        floors: dict[str, int] = {}
        for room, others in self.arrows().items():
            floors[room] = 1 + max((floors.get(other, 0) for other in others), default=0)
        return floors


def _circles(graph: Mapping[str, set[str]]) -> list[str]:
    reach = {name: _reach(graph, name) for name in graph}
    round_about = [name for name in graph if name in reach[name]]
    circles = {
        frozenset(other for other in round_about if other in reach[name] and name in reach[other])
        for name in round_about
    }
    return sorted(" ⇄ ".join(sorted(circle)) for circle in circles)


def _reach(graph: Mapping[str, set[str]], name: str) -> set[str]:
    """Return all that can be reached from a name in one step or more."""
    found: set[str] = set()
    left = [name]
    while left:
        new = graph.get(left.pop(), set()) - found
        found |= new
        left += new
    return found


def read_house(package: Path = PACKAGE) -> House:
    """Return the house of a program: all the modules under its folder."""
    return House(tuple(_module(package, path) for path in sorted(package.rglob("*.py"))))


def _module(package: Path, path: Path) -> Module:
    name = ".".join(path.relative_to(package).with_suffix("").parts)
    return parsed(name if name == "__init__" else name.removesuffix(".__init__"), path.read_text(encoding="utf-8"))


HOUSE = read_house()


def plan(house: House) -> str:
    """Return the house as a table, the highest floor first, and the count of what must not be."""
    arrows, floors = house.arrows(), house.floors()
    modules = [module.room for module in house.modules]
    rows = []
    for room in sorted(arrows, key=lambda room: -floors[room]):
        others = [other for other in arrows if other in arrows[room]]
        rows.append(f"{floors[room]:>5}  {room:<13} {modules.count(room):>7}  {' '.join(others)}".rstrip())
    upward, circles = house.upward(), house.circles()
    total = (
        f"{len(arrows)} rooms, {max(floors.values())} floors, {sum(map(len, arrows.values()))} arrows, "
        f"{len(upward)} upward, {len(circles)} circles"
    )
    return "\n".join(["floor  room          modules  imports", *rows, "", total, *upward, *circles])


def main() -> int:
    """Print the house; the code is 1 when an arrow leads upward or round."""
    print(plan(HOUSE))  # noqa: T201  # this is what `make house` shows
    return 1 if HOUSE.upward() or HOUSE.circles() else 0


if __name__ == "__main__":
    sys.exit(main())
