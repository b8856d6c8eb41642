"""Which modules travel: all that is imported on the way from some roots, read off the source.

Nothing is run, so a module that only an error needs is found like any other. Runs in the Python of the page, whose
syntax its library is written in.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

NOT_FOLLOWED = {
    "jinja2.loaders": ("importlib.util", "a loader of files, and the page has none"),
}
"""What a function of a package imports and never runs here, with the reason."""


@dataclass(frozen=True, slots=True)
class Source:
    """A module as text. `is_library` says that it came with Python."""

    name: str
    path: str
    text: bytes
    is_library: bool

    @property
    def package(self) -> str:
        """The package that a relative import of this module starts from."""
        return self.name if self.path.endswith("__init__.py") else self.name.rpartition(".")[0]


def module_name(path: str) -> str:
    """Return the name of the module in a file: `yaml.nodes` for `yaml/nodes.py`."""
    return path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def travelling(sources: Mapping[str, Source], roots: Iterable[str]) -> list[str]:
    """Return the names of the modules that some roots need, and the packages that these stand in, in order."""
    found: set[str] = set()
    left = list(roots)
    while left:
        for name in _with_packages(left.pop()):
            if name in sources and name not in found:
                found.add(name)
                left += _imported(sources[name])
    return sorted(found)


def _with_packages(name: str) -> Iterator[str]:
    parts = name.split(".")
    return (".".join(parts[:end]) for end in range(1, len(parts) + 1))


def _imported(source: Source) -> set[str]:
    """Return what a module imports.

    Functions of Python's own library are left out: it imports in them what is rarely wanted, such as a parser of the
    command line. What of that is wanted here is a root.
    """
    passed, _ = NOT_FOLLOWED.get(source.name, ("", ""))
    names = {name for node in _imports(ast.parse(source.text), source) for name in _named(node, source.package)}
    return {name for name in names if not passed or not f"{name}.".startswith(f"{passed}.")}


def _imports(node: ast.AST, source: Source) -> Iterator[ast.Import | ast.ImportFrom]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child
        elif isinstance(child, _left_out(source)):
            continue
        elif isinstance(child, ast.If) and _never_runs(child):
            for other in child.orelse:
                yield from _imports(ast.Module([other], []), source)
        else:
            yield from _imports(child, source)


def _left_out(source: Source) -> tuple[type[ast.AST], ...]:
    """Return the kinds of nodes in which no import stands, or none that counts."""
    return (ast.expr, ast.FunctionDef, ast.AsyncFunctionDef) if source.is_library else (ast.expr,)


def _never_runs(node: ast.If) -> bool:
    said = {getattr(each, "id", getattr(each, "attr", getattr(each, "value", None))) for each in ast.walk(node.test)}
    return bool({"TYPE_CHECKING", "__main__"} & {each for each in said if isinstance(each, str)})


def _named(node: ast.Import | ast.ImportFrom, package: str) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    base = node.module or ""
    if node.level:
        above = package.split(".")
        base = ".".join([*above[: len(above) - node.level + 1], *([base] if base else [])])
    yield base
    yield from (f"{base}.{alias.name}" for alias in node.names)
