"""The fuzzers work, and a few inputs of each find nothing; `make fuzz` tries many more."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic, Location
from tests.fuzz.__main__ import FUZZERS
from tests.fuzz.fuzzer import Fault, Fuzzer
from tests.fuzz.laws import told_badly
from tests.fuzz.smaller import smaller

INPUTS = {
    "organisations": 60,
    "words": 60,
    "templates": 60,
    "hints": 40,
    "yaml": 250,
    "edits": 150,
    "records": 150,
    "schemas": 60,
}


@pytest.mark.parametrize("name", FUZZERS)
def test_nothing_is_found(name: str) -> None:
    """The first inputs of one seed are taken, or refused as they should be."""
    fuzzer = FUZZERS[name]

    assert [] == [
        (number, fault) for number in range(INPUTS[name]) if (fault := fuzzer.fault(fuzzer.input(2026, number)))
    ]


@pytest.mark.parametrize("name", FUZZERS)
def test_the_same_lot_is_the_same_input(name: str) -> None:
    """An input follows from the seed and its number; another number is another input."""
    fuzzer = FUZZERS[name]

    assert fuzzer.input(1, 7) == fuzzer.input(1, 7) != fuzzer.input(1, 8)


def test_an_exception_is_a_finding_and_made_smaller() -> None:
    """What is raised is a fault that names its place; the least input that raises it is found."""

    def judge(files: object) -> None:
        assert isinstance(files, dict)
        if b"bad" in files["a"]:
            raise KeyError("bad")

    fuzzer = Fuzzer("sample", lambda _: {"a": b"one\ntwo bad three\nfour\n", "b": b"same"}, judge, ("a",))
    files = fuzzer.input(0, 0)
    fault = fuzzer.fault(files)

    assert fault
    assert "KeyError in test_fuzzers.judge" == fault.kind
    assert {"a": b"bad", "b": b"same"} == smaller(fuzzer, files, fault.kind)


@pytest.mark.parametrize(
    ("hint", "fault"), [("write it as l: .", None), ("write it as l: a.", "a full stop: a fact"), ("add a key", None)]
)
def test_a_full_stop_is_the_persons_own_or_a_fault(hint: str, fault: str | None) -> None:
    """A hint has no full stop at its end, unless it ends with what the person wrote."""
    told = told_badly([Diagnostic(Location("x.yaml", 1, 2), "a fact", hint)], {"x.yaml": b"l:."})

    assert fault == (told and told.kind)


def test_what_never_ends_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """An input on which the program goes on for ever is given up."""
    monkeypatch.setattr("tests.fuzz.fuzzer._HANGS", 0.1)

    def judge(_: object) -> Fault | None:
        while True:
            pass

    fault = Fuzzer("sample", lambda _: {}, judge, ()).fault({})

    assert fault
    assert "hangs" == fault.kind
