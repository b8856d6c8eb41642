"""What becomes of a YAML file when values in it are changed: it says what was meant, and nothing else has moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Problems
from generator.source.changes import Remove, Set
from generator.source.edit_yaml import edit_yaml
from generator.source.entry_plan import UsualOrder
from generator.source.value_path import ValuePath
from generator.source.yaml_events import PlainLoader
from tests.parsers import reading_with
from tests.tools import ROOT
from tests.yaml_edits import (
    NAME,
    addition_by_lot,
    applied_together,
    broken_laws,
    change_by_lot,
    changes_by_lot,
    edited,
    moved_bytes,
    paths_in,
    said,
)
from tests.yaml_texts import KEYS, ODD, YamlText, yaml_text

LOTS = st.integers(0, 2**40).map(Random)
HOSTILE = ("a: b # c, {d} [e] 'f' \"g\" \\h", "NO", "1.10", "two\nlines\n\nmore", "")


def samples() -> Iterator[Path]:
    """Yield the organisations that are checked in and that can be read."""
    for folder in ("orgs", "tests/organisation"):
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            try:
                said(path.read_bytes().decode("utf-8"))
            except (Problems, UnicodeDecodeError):
                continue
            yield path


SAMPLES = list(samples())
every_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)


# ---- files by lot


@given(LOTS)
def test_a_change_is_made_and_nothing_else(random: Random) -> None:
    """A file says what was meant, to every reader; what is no part of the change has not moved by a byte."""
    sample = yaml_text(random)
    change = change_by_lot(random, sample.data)

    assert ([], []) == (list(broken_laws(sample.text, change)), list(moved_bytes(sample, change)))


@given(LOTS)
def test_what_is_added_can_be_removed(random: Random) -> None:
    """A key or an item is added in one place, in the file's own style, and goes without a trace."""
    sample = yaml_text(random)
    change = addition_by_lot(random, sample.data)

    assert ([], []) == (list(broken_laws(sample.text, change)), list(moved_bytes(sample, change)))


@given(LOTS)
def test_changes_are_made_together(random: Random) -> None:
    """Several changes give what each of them means, in whatever order keys usually stand."""
    sample = yaml_text(random)
    changes = changes_by_lot(random, sample.data)
    order: UsualOrder = {(): random.sample(KEYS, len(KEYS))}

    result = edit_yaml(NAME, sample.text.encode(), changes, order).decode()

    assert applied_together(sample.data, changes) == said(result)


@given(LOTS)
def test_parsers_agree_on_changes(random: Random) -> None:
    """What a change makes of a file does not depend on which of PyYAML's parsers is installed."""
    sample = yaml_text(random)
    changes = changes_by_lot(random, sample.data)
    usual = edited(sample.text, *changes)
    with reading_with(PlainLoader):
        other = edited(sample.text, *changes)

    assert usual == other


@given(LOTS)
def test_line_ends_and_marks_stay(random: Random) -> None:
    """A file with line ends of Windows and a byte order mark has them afterwards, in new lines too."""
    sample = yaml_text(random)
    changes = changes_by_lot(random, sample.data)
    text = sample.text if "\n" in sample.text else f"{sample.text}\n"
    usual = edited(text, *changes)

    result = edit_yaml(NAME, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), changes)

    assert b"\xef\xbb\xbf" + usual.replace("\n", "\r\n").encode() == result


@given(LOTS, st.sampled_from(ODD))
def test_a_value_comes_back_in_its_own_quotes(random: Random, text: str) -> None:
    """A text in quotes, changed and changed back, leaves the file as it was."""
    sample = yaml_text(random)
    for path in _in_quotes(sample):
        old = dict(paths_in(sample.data))[path]
        assert isinstance(old, str)
        changed = edited(sample.text, Set(path, text))
        if "\n" not in text + old:
            assert len(sample.text.split("\n")) == len(changed.split("\n"))
            assert said(sample.text) == said(edited(changed, Set(path, old)))


def _in_quotes(sample: YamlText) -> list[ValuePath]:
    return [path for path, place in sample.places.items() if place.style in ("'", '"')]


# ---- the organisations that are checked in


@every_sample
def test_one_value_changes_one_line(path: Path) -> None:
    """Each text of a real file, made a hostile one, changes its own line and no other."""
    text = path.read_bytes().decode()
    for place, old in paths_in(said(text)):
        if isinstance(old, str) and "\n" not in old:
            result = edited(text, Set(place, HOSTILE[0]))
            assert {place: HOSTILE[0]} == dict(_differences(text, result))
            assert 1 >= _changed_lines(text, result)


def _changed_lines(text: str, result: str) -> int:
    one, two = text.split("\n"), result.split("\n")
    return abs(len(one) - len(two)) + sum(a != b for a, b in zip(one, two, strict=False))


def _differences(text: str, result: str) -> Iterator[tuple[ValuePath, object]]:
    before = dict(paths_in(said(text)))
    yield from (
        (path, value) for path, value in paths_in(said(result)) if isinstance(value, str) and value != before[path]
    )


@every_sample
def test_laws_hold_for_real_files(path: Path) -> None:
    """The laws that hold for files by lot hold for real ones, for every value in turn."""
    text = path.read_bytes().decode()
    random = Random(path.name)  # noqa: S311  # a lot that falls the same way each time
    for place, _ in paths_in(said(text)):
        change = random.choice((Set(place, random.choice(HOSTILE)), Remove(place), change_by_lot(random, said(text))))
        assert [] == list(broken_laws(text, change)), change
