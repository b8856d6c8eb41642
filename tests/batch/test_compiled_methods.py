"""Methods of classes that were compiled before the program starts."""

from __future__ import annotations

import builtins
import dataclasses
import marshal
import sys
from pathlib import Path

import pytest

from generator import methods
from tests.tools import run


@pytest.fixture(autouse=True)
def restored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have `dataclasses` compile as ever after each test."""
    monkeypatch.setitem(vars(dataclasses), "exec", builtins.exec)


def test_a_class_is_the_same() -> None:
    """A class whose methods are kept is made, shown, compared and refused like any other."""
    kept: dict[str, bytes] = {}
    methods.use(kept)
    for at_first in (True, False):
        before = set(kept)
        made = dataclasses.make_dataclass("Made", [("a", int), ("b", str, "x")], frozen=True)

        assert "Made(a=1, b='x')" == repr(made(1)).rpartition(".")[2]
        assert made(1) == made(1)
        assert made(1) != made(2)
        with pytest.raises(dataclasses.FrozenInstanceError):
            made(1).a = 2
        assert at_first is (set(kept) != before)


def test_what_is_kept_is_not_compiled() -> None:
    """The code that is kept for a text runs in place of the text."""
    kept: dict[str, bytes] = {}
    methods.use(kept)
    dataclasses.make_dataclass("Made", [("a", int)])
    [shown] = [text for text in kept if "__repr__" in text]
    names = shown.partition("(")[2].partition(")")[0]
    other = f"def __create_fn__({names}):\n return lambda self: 'kept'"
    kept[shown] = marshal.dumps(compile(other, "<string>", "exec"))

    assert "kept" == repr(dataclasses.make_dataclass("Made", [("a", int)])(1))


def test_another_python_has_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one Python kept is read by it, and is nothing to another."""
    content = methods.packed({"text": b"code"})

    assert {"text": b"code"} == methods.unpacked(content)
    monkeypatch.setattr(sys.implementation, "cache_tag", "cpython-399")
    assert {} == methods.unpacked(content)


PREPARED = """
import sys
from pathlib import Path
from generator.batch import prepare
prepare.PREPARED = Path(sys.argv[1])
prepare.compile_methods()
"""
STARTED = """
import sys
from pathlib import Path
from generator import methods
kept = methods.unpacked(Path(sys.argv[1], methods.FILE).read_bytes())
known = len(kept)
methods.use(kept)
import generator.cli.build_command, generator.batch.make_one, generator.formats.write_docx
assert known > 100
print(len(kept) - known)
"""


def test_a_build_compiles_none(tmp_path: Path) -> None:
    """With what is made ready, all that a build loads finds each of its methods compiled."""
    made = run(sys.executable, "-c", PREPARED, tmp_path)
    assert 0 == made.returncode, made.stderr

    assert "0\n" == run(sys.executable, "-c", STARTED, tmp_path).stdout
