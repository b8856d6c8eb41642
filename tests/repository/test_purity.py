"""What each module may touch: only the ends see the disk, only the command line prints, no writer counts."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.house import HOUSE, Module, parsed

THE_ENDS = "batch.* cli.* page.bundle.* __main__"
TOOLS = "page.bundle.*"
"""What makes the program ready for others, and is no part of it: it runs programs, and its start tells what it made."""
DISK = "builtins codecs fileinput glob importlib linecache logging mmap os pkgutil runpy shutil sqlite3 tempfile"
# What opens a file for whoever calls it: loaders of templates too, and frames that look for their source.
OPENERS = {
    "io.FileIO", "io.open", "jinja2.FileSystemLoader", "jinja2.PackageLoader", "traceback.extract_stack",
    "traceback.extract_tb", "traceback.format_exc", "traceback.format_exception", "traceback.format_tb",
}  # fmt: skip
CLOCK = "cli.clock"
"""Where the day of today comes from, for a check of dates; whoever looks for the same answer names the day."""
PATH_METHODS = (
    "chmod exists glob hardlink_to is_dir is_file iterdir lstat mkdir open read_bytes read_text readlink rename rglob "
    "rmdir samefile stat symlink_to touch unlink write_bytes write_text"
)
# Nothing that differs between two runs, two machines or two days.
IMPURE_MODULES = "getpass http locale platform random secrets socket ssl subprocess time urllib.request zoneinfo"
IMPURE_NAMES = "environ getenv now today utcnow uuid1 uuid4"

every_module = pytest.mark.parametrize("module", HOUSE.modules, ids=lambda module: module.name)


# ---- the disk


def touched(module: Module) -> set[str]:
    """Return what a module imports, calls or hands on that leads to the disk.

    A method counts when its name is one of a path's and a value has it; what an imported class has, or is a function
    of ours, may have any name. A pure path is no more than a text.
    """
    leading = {"open", "__import__", *OPENERS, *(f".{method}" for method in PATH_METHODS.split())}
    paths = {name for name in module.imported() if f"{name}.".startswith("pathlib.") and ".Pure" not in name}
    return (module.uses() & leading) | module.imports(DISK) | paths


@every_module
def test_only_the_ends_touch_the_disk(module: Module) -> None:
    """Everything between the loaders and the build is a pure function: it knows no path and opens nothing."""
    if not module.is_one_of(THE_ENDS):
        assert set() == touched(module)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import os.path\nos.path.exists(x)", "os"),
        ("def f():\n    from pathlib import Path", "pathlib.Path"),
        ("import pathlib as p", "pathlib"),
        ("from shutil import copy as c", "shutil"),
        ("open(x)", "open"),
        ("from io import open\nopen(x)", "io.open"),
        ("def f(path): return path.read_text()", ".read_text"),
        ("f(x).parent.write_bytes(y)", ".write_bytes"),
        ("list(map(open, x))", "open"),
        ("read = x.read_text", ".read_text"),
        ("import io\nio.FileIO(x)", "io.FileIO"),
        ("from importlib.resources import files", "importlib"),
        ("from jinja2 import FileSystemLoader\nFileSystemLoader(x)", "jinja2.FileSystemLoader"),
        ("import traceback\ntraceback.extract_tb(x)", "traceback.extract_tb"),
    ],
)
def test_what_touches_the_disk_is_seen(source: str, found: str) -> None:
    """A way to the disk is seen in whatever shape it comes."""
    assert {found} == touched(parsed("formats.sample", source))


@pytest.mark.parametrize(
    "source",
    [
        "from generator.formats.write_text import write_text\nwrite_text(document)",
        "from docx.opc.package import OpcPackage\nOpcPackage.open(content)",
        "from io import BytesIO\nBytesIO(content)",
        "from pathlib import PurePosixPath\nPurePosixPath(x).stem",
        "text.replace(a, b)",
    ],
)
def test_what_only_sounds_like_it_is_not(source: str) -> None:
    """A function of ours may be called like a method of a path, and bytes may be opened that are there already."""
    assert set() == touched(parsed("formats.sample", source))


# ---- the surroundings


@every_module
def test_nothing_reads_the_surroundings(module: Module) -> None:
    """No clock, locale, environment, network or chance: the same input gives the same output."""
    if module.is_one_of(f"{TOOLS} {CLOCK}"):
        return
    attributes = {node.attr for node in module.nodes(ast.Attribute)}

    assert set() == attributes & set(IMPURE_NAMES.split())
    assert set() == module.imports(IMPURE_MODULES)


@every_module
def test_only_the_command_line_prints(module: Module) -> None:
    """Steps return values: they neither print nor end the program."""
    if module.is_one_of("cli.* __main__ page.bundle.__main__"):
        return
    dotted = {ast.unparse(node) for node in module.nodes(ast.Attribute)}

    assert set() == module.uses() & {"print", "input", "exit", "quit", "sys.exit"}
    assert set() == dotted & {"sys.stdout", "sys.stderr", "sys.argv"}


# ---- writers do not count

COUNTED = {
    "the level of a heading": (
        "formats.write_markdown._section formats.html_body._section formats.word.blocks._level_within"
    ),
    "a bookmark needs a number and a name of its own": (
        "formats.word.bookmarks.numbers formats.word.bookmarks._free_name"
    ),
    "a link needs an id of its own": "formats.word.inlines.Story._say",
    "a stored value needs a place of its own": "formats.word.bound_values.Values.start",
    "a zip says how many files are in it": "formats.word.zip.zip_of",
    "a comment needs an id of its own": "formats.word.comments.Comments.beside",
    "Word counts for itself, and each level of its list has a place": "formats.word.numbering._definition",
    "the columns of a table share its width": (
        "formats.word.column_widths.column_widths formats.word.column_widths._shares formats.word.column_widths._needs"
    ),
    "the first and the last bullet or row stay with their neighbours": (
        "formats.word.blocks._bullets formats.word.tables._keepings"
    ),
    "the accents of a theme are numbered": "formats.word.theme._colours",
    "the shades between a colour and black or white": "formats.colour.readable",
    "a picture's file is read byte by byte": (
        "formats.word.jpeg._segments formats.word.jpeg._end_of_scan formats.word.jpeg._read_codes "
        "formats.word.jpeg._read_scan formats.word.jpeg._read_tables formats.word.jpeg._Scan.is_a_step_of "
        "formats.word.png._rows formats.word.png._pieces formats.word.jpeg"
    ),
    "elements stand in the order of their schema": (
        "formats.word.details formats.word.schema_order.insert_in_order formats.word.schema_order.put_in_order"
    ),
    "somebody else's file has limits": (
        "formats.word.house_package._check_size formats.word.house_package._marks "
        "formats.word.house_package.Package.content formats.word.house_page._measure"
    ),
    "what comes along from it has a place and an id": (
        "formats.word.house_page.house_page formats.word.house_words.unwrap formats.word.house_fields._runs_of "
        "formats.word.house_frames._used formats.word.house_frames.written formats.word.house_page._stub "
        "formats.word.house_fields._replace"
    ),
}
"""What a writer may count, each with the functions that do: ids and shapes, never a number that somebody reads."""


STEPS = {"accumulate", "count", "enumerate", "index", "range"}
SUMS = {"len", "next", "sum"}


def counting(module: Module) -> Iterator[str]:
    """Yield each function that numbers things, adds one, or keeps how many there are."""
    yield from _counting(module.tree, module.name)


def _counting(node: ast.AST, name: str) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if _counts(child):
            yield name
        inner = f"{name}.{child.name}" if isinstance(child, ast.FunctionDef | ast.ClassDef) else name
        yield from _counting(child, inner)


def _counts(node: ast.AST) -> bool:
    match node:
        case ast.Call(ast.Name(name) | ast.Attribute(attr=name)) if name in STEPS:
            return True
        case ast.FormattedValue(ast.Call(ast.Name(name))) | ast.Call(ast.Name("str"), [ast.Call(ast.Name(name))]):
            return name in SUMS
        case ast.AugAssign(value=ast.Constant(int())):
            return True
        case ast.BinOp(_, ast.Add(), ast.Constant(1)) | ast.BinOp(ast.Constant(1), ast.Add(), _):
            return True
        case ast.Assign(value=value) | ast.AnnAssign(value=value) | ast.NamedExpr(value=value):
            return isinstance(value, ast.Call) and ast.unparse(value.func) == "len"
        case _:
            return False


def test_writers_do_not_count() -> None:
    """A writer prints the numbers that the model holds; whatever else it counts is in the list, with the reason."""
    allowed = {function for functions in COUNTED.values() for function in functions.split()}
    found = {function for module in HOUSE.modules if module.room == "formats" for function in counting(module)}

    assert allowed == found


@pytest.mark.parametrize(
    "line",
    [
        "x += 1",
        "n = len(x)",
        "f'{len(x) + 1}. '",
        "for n, y in enumerate(x): y",
        "count(1)",
        "itertools.count(1)",
        "1 + n",
        "(n := len(x))",
        "n: int = len(x)",
        "f'{len(x)}. '",
        "str(sum(x))",
        "x.index(1)",
        "for n, y in zip(range(1, 99), x): y",
    ],
)
def test_counting_is_seen(line: str) -> None:
    """Counting is seen however it is written, with the function that does it."""
    assert ["formats.sample.f"] == list(counting(parsed("formats.sample", f"def f(x):\n    {line}")))
