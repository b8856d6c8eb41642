"""How long a file and a function may be, how they are named, and what they say of themselves."""

from __future__ import annotations

import ast

import pytest

from tests.house import HOUSE, Module, parsed
from tests.tools import ROOT

LONGEST_FILE = 320
LONGEST_TEST_FILE = 400
LONGEST_FUNCTION = 40
MOST_PARAMETERS = 5
VAGUE = {"common", "core", "handler", "helpers", "manager", "misc", "util", "utils"}
TESTS = sorted((ROOT / "tests").rglob("*.py"))

every_module = pytest.mark.parametrize("module", HOUSE.modules, ids=lambda module: module.name)


# ---- the program


@every_module
def test_files_are_short(module: Module) -> None:
    """A file that grows too long has a noun in it that is not yet found."""
    assert len(module.source.splitlines()) <= LONGEST_FILE


@every_module
def test_functions_are_short(module: Module) -> None:
    """A function has at most 40 lines and 5 parameters; a command of the command line has one for each option."""
    assert [] == too_long(module)
    assert [] == too_many_parameters(module)


# Lists, since the methods of two classes may have the same name.


def too_long(module: Module) -> list[str]:
    """Return the functions that have too many lines."""
    lengths = [(each.name, (each.end_lineno or 0) - each.lineno + 1) for each in module.nodes(ast.FunctionDef)]
    return [name for name, length in lengths if length > LONGEST_FUNCTION]


def too_many_parameters(module: Module) -> list[str]:
    """Return the functions that have too many parameters."""
    functions = [each for each in module.nodes(ast.FunctionDef) if not _is_command(each)]
    return [each.name for each in functions if len(_parameters(each)) > MOST_PARAMETERS]


def test_a_long_method_is_seen_beside_a_short_one() -> None:
    """A function that is too long or takes too much is seen, though another class has a short one of that name."""
    body = "        pass\n" * LONGEST_FUNCTION
    source = f"class A:\n    def f(self, a, b, c, d, e, g):\n{body}class B:\n    def f(self): pass\n"

    assert ["f"] == too_long(parsed("sample", source)) == too_many_parameters(parsed("sample", source))


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


def test_files_of_tests_are_short() -> None:
    """A file of tests that grows too long tests several things, and each of them can have its own."""
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in TESTS}

    assert {} == {path: length for path, length in lengths.items() if length > LONGEST_TEST_FILE}


def test_every_test_states_a_fact() -> None:
    """Every test has a docstring that says what it shows."""
    silent = [
        f"{path.name}: {node.name}"
        for path in TESTS
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]

    assert [] == silent
