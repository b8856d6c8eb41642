"""The rules of ARCHITECTURE.md, read off the source: who may import whom, what may touch what, how long it may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TypeVar

import pytest

from tests.tools import ROOT

PACKAGE = ROOT / "generator"


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the program: its modules, and the rooms that they may import besides their own."""

    modules: str
    uses: str = ""


ROOMS = {
    "document": Room("document document.*"),
    "diagnostics": Room("__init__ diagnostics"),
    "source": Room("source source.*", uses="diagnostics"),
    "organisation": Room("organisation organisation.*", uses="document diagnostics source"),
    "template": Room("template template.*", uses="document diagnostics source"),
    "passes": Room("passes passes.*", uses="document"),
    "context": Room("context context.*", uses="document diagnostics organisation template passes"),
    "policy": Room("policy policy.*", uses="document diagnostics source organisation template passes context"),
    "formats": Room("formats formats.*", uses="document"),
    "rendering": Room(
        "rendering rendering.*",
        uses="document diagnostics organisation template context policy formats",
    ),
    "batch": Room(
        "batch batch.*",
        uses="document diagnostics source organisation template passes policy formats rendering",
    ),
    "cli": Room("__main__ cli", uses="diagnostics policy formats rendering batch"),
}

# Modules that may import nothing of ours but what is named.
CLOSED = {
    "document": "document.*",
    "document.inlines": "",
    "document.blocks": "document.inlines",
    "document.sections": "document.inlines document.blocks",
    "document.part_id": "",
    "document.look": "",
    "diagnostics": "",
    "formats.write_markdown": "document formats.markdown_escape",
    "formats.write_html": "document document.* formats.html_style",
    "formats.write_docx": "document document.* formats.word.*",
    "rendering.library": "diagnostics policy.compose template.files template.load",
}

# Other people's packages, and the only modules that may know them.
THIRD_PARTY = {
    "click": "cli",
    "docx": "formats.word.*",
    "jinja2": "policy.compile* policy.compose* template.* context.values",
    "lxml": "formats.word.*",
    "markdown": "policy.markdown_tree template.scan",
    "pydantic": "organisation.*",
    "pydantic_core": "organisation.*",
    "yaml": "source.read_yaml formats.write_markdown",
}

TOUCHES_THE_DISK = "batch.* cli"
DISK = (
    "chmod exists glob is_file iterdir mkdir open read_bytes read_text rename rglob rmdir stat symlink_to touch "
    "unlink write_bytes write_text"
)
# python-docx opens a package that is already in memory.
OPENS_BYTES = {"formats.word.house_template": "open"}
# Nothing that differs between two runs, two machines or two days.
IMPURE_MODULES = "getpass http locale platform random secrets socket ssl subprocess time urllib.request zoneinfo"
IMPURE_NAMES = "environ getenv now today utcnow uuid1 uuid4"

LONGEST_FILE = 320
LONGEST_FUNCTION = 40
MOST_PARAMETERS = 5
VAGUE = {"common", "core", "handler", "helpers", "manager", "misc", "util", "utils"}


Node = TypeVar("Node", bound=ast.AST)


@dataclass(frozen=True, slots=True)
class Module:
    """A source file, parsed. `formats/word/blocks.py` is called `formats.word.blocks`."""

    name: str
    source: str = field(repr=False)
    tree: ast.Module = field(repr=False)

    def is_one_of(self, patterns: str) -> bool:
        """Tell whether the name fits one of the patterns."""
        return any(fnmatchcase(self.name, pattern) for pattern in patterns.split())

    def imports(self) -> Iterator[str]:
        """Yield the full name of every module that this one imports, wherever it does so."""
        for node in self.nodes(ast.Import):
            yield from (alias.name for alias in node.names)
        for source in self.nodes(ast.ImportFrom):
            module = source.module or ""
            is_package = (PACKAGE.parent / module.replace(".", "/")).is_dir()
            yield from (f"{module}.{alias.name}" if is_package else module for alias in source.names)

    def ours(self) -> set[str]:
        """Return the names of our own modules that this one imports."""
        inside = {name.removeprefix("generator.") for name in self.imports() if name.startswith("generator.")}
        return {name if name in NAMES else name.rpartition(".")[0] or "__init__" for name in inside}

    def nodes(self, kind: type[Node]) -> Iterator[Node]:
        """Yield every node of one kind."""
        return (node for node in ast.walk(self.tree) if isinstance(node, kind))

    def calls(self) -> set[str]:
        """Return the names of all that the module calls, methods without what they belong to."""
        return {ast.unparse(node.func).rpartition(".")[2] for node in self.nodes(ast.Call)}


def _module(path: Path) -> Module:
    name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    source = path.read_text(encoding="utf-8")
    return Module(name if name == "__init__" else name.removesuffix(".__init__"), source, ast.parse(source))


MODULES = [_module(path) for path in sorted(PACKAGE.rglob("*.py"))]
NAMES = {module.name for module in MODULES}
every_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)


def room_of(name: str) -> str:
    """Return the room that a module belongs to; a module has one place."""
    rooms = [room for room, row in ROOMS.items() if any(fnmatchcase(name, pattern) for pattern in row.modules.split())]
    assert len(rooms) == 1, f"{name} belongs to {rooms or 'no room'}: give it one place in ROOMS and ARCHITECTURE.md"
    return rooms[0]


# ---- who imports whom


@every_module
def test_imports_follow_the_rooms(module: Module) -> None:
    """A module imports its own room and those that its room may use."""
    room = room_of(module.name)
    allowed = {room, *ROOMS[room].uses.split()}

    assert [] == sorted(name for name in module.ours() if name != "__init__" and room_of(name) not in allowed)


def test_imports_run_one_way() -> None:
    """No module imports itself, however long the way round."""
    order = list(TopologicalSorter({module.name: module.ours() for module in MODULES}).static_order())

    assert set(order) >= NAMES


@every_module
def test_closed_modules(module: Module) -> None:
    """The model knows nothing; a writer knows the model and its own format."""
    if module.name not in CLOSED:
        return
    allowed = CLOSED[module.name].split()

    assert [] == [name for name in module.ours() if not any(fnmatchcase(name, pattern) for pattern in allowed)]


@every_module
def test_third_party(module: Module) -> None:
    """Each package of others is known to a few modules of ours."""
    used = {name.partition(".")[0] for name in module.imports()} & set(THIRD_PARTY)

    assert [] == sorted(name for name in used if not module.is_one_of(THIRD_PARTY[name]))


# ---- what touches what


@every_module
def test_only_the_ends_touch_the_disk(module: Module) -> None:
    """Everything between the loaders and the build is a pure function."""
    if module.is_one_of(TOUCHES_THE_DISK):
        return

    assert [] == sorted(module.calls() & set(DISK.split()) - set(OPENS_BYTES.get(module.name, "").split()))
    assert not set(module.imports()) & {"os", "shutil", "tempfile"}


@every_module
def test_nothing_reads_the_surroundings(module: Module) -> None:
    """No clock, locale, environment, network or chance: the same input gives the same output."""
    forbidden = set(IMPURE_NAMES.split())
    attributes = {node.attr for node in module.nodes(ast.Attribute)}

    assert [] == sorted(attributes & forbidden)
    assert [] == sorted(set(module.imports()) & set(IMPURE_MODULES.split()))


@every_module
def test_only_the_command_line_prints(module: Module) -> None:
    """Steps return values: they neither print nor end the program."""
    if module.is_one_of("cli __main__"):
        return
    dotted = {ast.unparse(node) for node in module.nodes(ast.Attribute)}

    assert not module.calls() & {"print", "input", "exit", "quit"}
    assert not dotted & {"sys.stdout", "sys.stderr", "sys.argv"}


@every_module
def test_writers_do_not_count(module: Module) -> None:
    """A writer prints the numbers that the model holds: it adds to nothing and counts from nowhere."""
    if not module.is_one_of("formats.write_* formats.html_*"):
        return
    adding = [ast.unparse(node) for node in module.nodes(ast.AugAssign) if isinstance(node.value, ast.Constant)]

    assert [] == adding
    assert not module.calls() & {"count", "enumerate"}


# ---- size and names


@every_module
def test_files_are_short(module: Module) -> None:
    """A file that grows too long has a noun in it that is not yet found."""
    assert len(module.source.splitlines()) <= LONGEST_FILE


@every_module
def test_functions_are_short(module: Module) -> None:
    """A function has at most 40 lines and 5 parameters; a command of the command line has one for each option."""
    functions = list(module.nodes(ast.FunctionDef))
    lengths = {function.name: (function.end_lineno or 0) - function.lineno + 1 for function in functions}
    parameters = {function.name: len(_parameters(function)) for function in functions if not _is_command(function)}

    assert {} == {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}
    assert {} == {name: number for name, number in parameters.items() if number > MOST_PARAMETERS}


def _parameters(function: ast.FunctionDef) -> list[str]:
    arguments = function.args
    names = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    return [name for name in names if name not in {"self", "cls"}]


def _is_command(function: ast.FunctionDef) -> bool:
    return any("command(" in ast.unparse(decorator) for decorator in function.decorator_list)


@every_module
def test_public_functions_say_what_they_do(module: Module) -> None:
    """Every module has a docstring; every public function has one and says what it returns."""
    public = [node for node in module.tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]

    assert ast.get_docstring(module.tree)
    assert [] == [function.name for function in public if not ast.get_docstring(function) or not function.returns]


@every_module
def test_names_say_something(module: Module) -> None:
    """No module is a drawer for what fits nowhere."""
    assert not VAGUE & {word for part in module.name.split(".") for word in part.split("_")}


# ---- the tests themselves


def test_every_test_states_a_fact() -> None:
    """Every test has a docstring that says what it shows."""
    silent = [
        f"{path.name}: {node.name}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]

    assert [] == silent
