"""Any bytes at all as YAML: read as another reader has it, or what is wrong is told; both parsers of PyYAML alike."""

from __future__ import annotations

from random import Random
from typing import Any

import yaml

from generator.source.read_yaml import parse_yaml
from generator.source.yaml_file import YamlFile
from tests.fuzz.bases import ORGANISATION, WORDS, organisation_by_lot
from tests.fuzz.fuzzer import Fault, Files, Fuzzer
from tests.fuzz.laws import told_badly
from tests.fuzz.mutations import YAML_MARKS, bytes_changed, data_changed, lines_changed, marks_changed, written
from tests.parsers import PARSERS, reading_with

_NAME = "x.yaml"


def _make(random: Random) -> Files:
    match random.randrange(6):
        case 0:
            content = random.randbytes(random.choice((1, 10, 100, 1000)))
        case 1:
            pieces = [*YAML_MARKS, "a", "b", "name", "\n  ", "\n- ", "é"]
            content = "".join(random.choice(pieces) for _ in range(random.choice((3, 8, 20, 60)))).encode(
                "utf-8", "replace"
            )
        case 2:
            content = bytes_changed(written(organisation_by_lot(random), random), random)
        case 3:
            content = lines_changed(written(ORGANISATION, random).decode(), random).encode("utf-8", "replace")
        case 4:
            content = written(data_changed(ORGANISATION, WORDS, random), random)
        case _:
            text = written(ORGANISATION, random).decode()
            content = marks_changed(text, YAML_MARKS, random).encode("utf-8", "replace")
    return {_NAME: content}


def _judge(files: Files) -> Fault | None:
    content = files[_NAME]
    read = []
    for parser in PARSERS:
        with reading_with(parser):
            read.append(parse_yaml(_NAME, content))
    (one, problems), (other, others) = read
    if problems and (fault := told_badly(problems, files)):
        return fault
    if others and (fault := told_badly(others, files)):
        return Fault(f"the slow parser: {fault.kind}", fault.words)
    if bool(problems) != bool(others):
        return Fault("the parsers disagree on whether there is a fault", "\n".join(map(str, problems or others)))
    return None if problems else _misread(one, other, content)


def _misread(one: YamlFile | None, other: YamlFile | None, content: bytes) -> Fault | None:
    if one is None or other is None:
        return Fault("neither a file nor problems", "")
    if one.data != other.data:
        return Fault("the parsers read otherwise", f"{one.data}\n{other.data}")
    expected = yaml.load(content.decode("utf-8-sig"), Loader=yaml.CBaseLoader)  # noqa: S506  # texts only
    if _trimmed(expected) != _trimmed(one.data):
        return Fault("another reader reads otherwise", f"{expected}\n{one.data}")
    return None


def _trimmed(data: Any) -> Any:
    """Return data without the line breaks around its texts, which blocks lose."""
    if isinstance(data, dict):
        return {key: _trimmed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_trimmed(value) for value in data]
    return data.strip("\n")


YAML_FILES = Fuzzer("yaml", _make, _judge, (_NAME,))
