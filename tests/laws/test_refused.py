"""What no format can show, or nobody meant, is refused with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import policygen
from generator.diagnostics import Problems
from generator.organisation.parse import Source, parse_organisation
from tests.policies import (
    TEMPLATES,
    Data,
)
from tests.workspace import ENDINGS

REFUSED = {
    "a private-use character": "A\ue000B",
    "a token of ours": "A\U000f0000B",
    "a line mark of ours": "A\U00100004B",
    "a bell": "A\u0007B",
    "a null": "A\u0000B",
    "an escape": "A\u001bB",
    "a C1 control": "A\u0085B",
    "a tab": "A\tB",
    "a line break": "A\nB",
    "a line separator": "A\u2028B",
    "an override of direction": "A\u202eB",
    "a byte order mark": "A\ufeffB",
    "no character": "A\uffffB",
    "double braces": "A {{ name }}",
    "closing braces": "A }} B",
    "a statement": "A {% raw %}",
    "a comment": "A {# B",
    "two spaces": "A  B",
    "a space at the end": "A ",
    "a blank": "*INSERT ORGANISATION NAME*",
}
FIELDS: dict[str, Data] = {
    "name": {"name": ...},
    "short_name": {"short_name": ...},
    "purpose": {"purpose": ...},
    "terms.people": {"terms": {"people": ...}},
    "roles.accountable_lead": {"roles": {"accountable_lead": ...}},
    "channels[0].handle": {"channels": [{"platform": "X", "handle": ...}]},
    "related_policies[0].title": {"related_policies": [{"id": "x", "title": ...}]},
}


def file_with(field: str, text: str) -> bytes:
    """Return an organisation's file in which a field on the third line holds a text that is written in quotes."""
    rows = {"name": "A", "roles": {"accountable_lead": "B"}}
    key, value = next(iter(filled(FIELDS[field], "\ue123").items()))
    rows = {name: row for name, row in rows.items() if name != key}
    head = "".join(f"{json.dumps(name)}: {json.dumps(row)},\n" for name, row in rows.items())
    return f"{{\n{head}{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}\n}}".replace("\ue123", text).encode()


def escaped(text: str) -> str:
    """Return a text as YAML's escapes, which bring in characters that the bytes of the file do not show."""
    return "".join(f"\\U{ord(character):08x}" for character in text)


def filled(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        return {key: filled(each, text) for key, each in value.items()}
    if isinstance(value, list):
        return [filled(each, text) for each in value]
    return text if value is ... else value


def ways() -> Iterator[Any]:
    """Yield each refused text as it can be written; a line break that is typed is a space, as YAML says."""
    for name, text in REFUSED.items():
        yield pytest.param(escaped(text), id=f"{name}, escaped")
        if "\n" not in text:
            yield pytest.param(text, id=f"{name}, typed")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("written", tuple(ways()))
def test_what_no_format_can_show_is_refused(written: str, field: str) -> None:
    """Text that some format cannot show, or that was never filled in, is refused on its line and column."""
    with pytest.raises(Problems) as raised:
        parse_organisation("test", Source("orgs/test.yaml", file_with(field, written)))
    [problem] = raised.value.diagnostics
    place = problem.location

    assert ("orgs/test.yaml", file_with(field, "").count(b"\n")) == (place.file, place.line)
    assert place.column > 0
    assert problem.hint


@pytest.mark.parametrize("text", ["A\ue000B", "A\u0007B", "A {{ name }}"])
def test_a_refusal_is_told_and_no_traceback_shown(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line tells what is refused and where, writes nothing, and ends with exit code 1."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "orgs").mkdir()
    (tmp_path / "orgs" / "hostile.yaml").write_bytes(file_with("name", text))
    result = CliRunner().invoke(policygen, ["build", "--templates", str(TEMPLATES), "--jobs", "1"])

    assert 1 == result.exit_code
    assert "orgs/hostile.yaml:3:" in result.output
    assert "Traceback" not in result.output
    assert [] == [path for path in tmp_path.rglob("*.*") if path.suffix in ENDINGS]
