"""The wording of every message about a broken organisation file: `errors/<name>.yaml` and `.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.codes.of_files import NOT_YAML
from generator.diagnostics import Problems
from generator.organisation.parse import Source, parse_organisation

ERRORS = Path(__file__).parent / "errors"
CASES = sorted(ERRORS.glob("*.yaml"))


def messages(id: str, content: bytes) -> str:
    with pytest.raises(Problems) as caught:
        parse_organisation(id, Source(f"orgs/{id}.yaml", content))
    return f"{caught.value}\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_messages_are_as_written(case: Path, request: pytest.FixtureRequest) -> None:
    """A broken file is refused with exactly the messages that stand beside it."""
    shown = messages(case.stem, case.read_bytes())
    expected = case.with_suffix(".txt")
    if request.config.getoption("--accept", default=False):
        expected.write_text(shown, encoding="utf-8", newline="\n")
    assert expected.read_text(encoding="utf-8") == shown


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_problem_has_the_path_of_its_key(case: Path) -> None:
    """Whatever is wrong with a value or a key, programs are told which; only what is no YAML stands nowhere."""
    with pytest.raises(Problems) as caught:
        parse_organisation(case.stem, Source(case.name, case.read_bytes()))

    assert [] == [str(told) for told in caught.value.diagnostics if not told.key and told.code != NOT_YAML.id]


def test_every_expectation_has_a_case() -> None:
    """No expected message is left over from a case that is gone."""
    assert {case.stem for case in CASES} == {text.stem for text in ERRORS.glob("*.txt")}


def bomb() -> bytes:
    levels = [f"x{level}: &x{level} [{', '.join([f'*x{level - 1}'] * 9)}]" for level in range(1, 10)]
    return "\n".join(["x0: &x0 [lol]", *levels]).encode()


SAVE_AS = "  hint: save it as UTF-8 in your editor"
GENERATED = {
    "not-utf-8": (
        "name: Café\nroles:\n  a: b\n".encode("latin-1"),
        "1:10: the file is not UTF-8: the byte 0xe9 belongs to another encoding\n" + SAVE_AS,
    ),
    "utf-16": (
        "name: Trust".encode("utf-16-le"),
        "1:2: the line holds a control character U+0000\n  hint: remove it",
    ),
    "lone-surrogate": (
        b"name: x\nroles: \xed\xa0\x80\n",
        "2:8: the file is not UTF-8: the byte 0xed belongs to another encoding\n" + SAVE_AS,
    ),
    "binary": (
        b"\x89PNG\r\n\x1a\n",
        "1:1: the file is not UTF-8: the byte 0x89 belongs to another encoding\n" + SAVE_AS,
    ),
    "ten-megabytes": (
        b"name: x\n" * 1_300_000,
        " the file is larger than 1 MiB\n  hint: keep only text in it",
    ),
    "alias-bomb": (
        bomb(),
        "4:30: aliases repeat more than a policy could hold\n  hint: write the values out",
    ),
    "brackets": (
        b"name: " + b"[" * 3_000,
        "1:38: values are nested more than 32 deep\n  hint: close the brackets, or indent less",
    ),
    "brackets-at-the-end": (
        b"name: x\nfacts: {",
        '2:9: the file ends inside brackets\n  hint: add the closing brackets, "]" or "}"',
    ),
    "not-utf-8-after-a-mark": (
        b"\xef\xbb\xbfname: \xfc\n",
        "1:7: the file is not UTF-8: the byte 0xfc belongs to another encoding\n" + SAVE_AS,
    ),
    "not-utf-8-on-an-old-mac": (
        b"name: x\rroles: \xfc\r",
        "2:8: the file is not UTF-8: the byte 0xfc belongs to another encoding\n" + SAVE_AS,
    ),
    "a-directive": (
        b"%YAML 1.1\nname: x\n",
        '1:1: a line cannot start with "%"\n  hint: remove the line',
    ),
    "an-unknown-directive": (
        b"name: x\n--- \n%FULL\n",
        '2:1: a second document starts here\n  hint: keep one document and remove the line "---"',
    ),
    "no-bytes": (
        b"",
        ' the file is empty\n  hint: start with a key and its value, such as "name: …"',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", GENERATED)
def test_bytes_that_are_no_text_file(name: str) -> None:
    """A file that no editor should hold is refused with one message."""
    content, expected = GENERATED[name]
    assert f"orgs/{name}.yaml:{expected}\n" == messages(name, content)
