"""The record of an organisation's outputs: what was built from what, and what is no record of ours."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.batch.noted import Noted
from generator.batch.record import Built, Output, Record, read_record, write_record
from generator.diagnostics import quoted
from tests.workspace import EACH, ENDINGS, closing, make_workspace, organisation

PROGRAM = "0.1.0+0123456789ab"
RECORD = Record(
    PROGRAM,
    "Northbank – “Trust”",
    {"sample": Built("Sample policy", "1.10", {"sample.md": Output("aa", "bb"), "sample.docx": Output("aa", "cc")})},
)

NOTED = replace(RECORD, noted=Noted("ee"))

ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
digests = st.text("0123456789abcdef")
lines = st.from_regex(r"[A-Zà-ž0-9&*|<>“”\"\\]{1,6}( [a-zЖ🎪.]{1,6})?", fullmatch=True)
names = st.builds("{}{}".format, ids, st.sampled_from(ENDINGS))
outputs = st.dictionaries(names, st.builds(Output, digests, digests), max_size=3)
names_of_values = st.lists(ids, max_size=2).map(tuple)
days = st.dates() | st.none()
built = st.builds(
    Built, lines, lines | st.just(""), outputs, names_of_values, names_of_values, lines | st.just(""), days
)
records = st.builds(
    Record,
    st.just(PROGRAM),
    lines,
    st.dictionaries(ids, built, max_size=3),
    st.dictionaries(names, digests, max_size=2),
)


@given(records)
def test_round_trip(record: Record) -> None:
    """Reading back a record gives the same record, and writing that the same bytes."""
    content = write_record(record)

    assert record == read_record(content, PROGRAM)
    assert content == write_record(read_record(content, PROGRAM))


def test_no_record() -> None:
    """Where there is no record nothing was built."""
    assert Record(PROGRAM) == read_record(None, PROGRAM)


def test_another_version_of_the_program() -> None:
    """What another version built keeps its contents and counts as built from nothing that is known."""
    known = read_record(write_record(RECORD), "0.2.0+ba9876543210")

    assert Output("", "bb") == known.outputs()["sample.md"]
    assert "0.2.0+ba9876543210" == known.program


def test_the_file() -> None:
    """The record is sorted and indented JSON in UTF-8, ended by a line feed."""
    text = write_record(RECORD).decode()

    assert text.index('"sample.docx"') < text.index('"sample.md"')
    assert '"organisation": "Northbank – “Trust”"' in text
    assert text.endswith("}\n")
    assert {"format": 2, "program": PROGRAM}.items() <= json.loads(text).items()
    assert "writing" not in json.loads(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"Northbank", b"Oakvale"), (b'"1.10"', b'"2"'), (b'"content": "bb"', b'"content": "dd"'), (b"\n}", b"\n }")],
)
def test_what_a_hand_changed(old: bytes, new: bytes) -> None:
    """Nothing of a record that a hand changed counts as up to date; it still tells which files are ours."""
    known = read_record(write_record(NOTED).replace(old, new), PROGRAM)

    assert {""} == {output.inputs for output in known.outputs().values()}
    assert known.noted is None
    assert RECORD.files() == known.files()


def test_other_ends_of_lines_change_nothing() -> None:
    """A record that git checked out with the ends of lines of Windows is as it was written."""
    assert NOTED == read_record(write_record(NOTED).replace(b"\n", b"\r\n"), PROGRAM)


def test_what_a_file_may_say() -> None:
    """A file that was being written may say what it said before, or what was to be written."""
    broken_off = Record(PROGRAM, "N", RECORD.policies, {"sample.md": "dd", "other.md": "ee"})

    assert ({"bb", "dd"}, {"ee"}, {"cc"}, set()) == tuple(
        broken_off.says(name) for name in ("sample.md", "other.md", "sample.docx", "nobody.md")
    )
    assert {"sample.md", "sample.docx", "other.md"} == broken_off.files()


# ---- broken records


def record_of(**parts: object) -> bytes:
    return json.dumps({"format": 2, "organisation": "x", **parts}).encode()


def policy_of(name: str = "a", **parts: object) -> bytes:
    return record_of(policies={name: {"title": "x", "version": "1", "outputs": {}, **parts}})


OUTPUT = {"inputs": "", "content": ""}
BROKEN = {
    "not JSON": (b"<<<<<<< HEAD\n{}\n", "Expecting value: line 1 column 1 (char 0)"),
    "not UTF-8": (b'{"\xff"}', "'utf-8' codec can't decode byte 0xff in position 2: invalid start byte"),
    "empty": (b"", "Expecting value: line 1 column 1 (char 0)"),
    "brackets without end": (b"[" * 100_000, "brackets within brackets without end"),
    "a list": (b"[]", "not a manifest of this program"),
    "no format": (b"{}", "not a manifest of this program"),
    "another format": (b'{"format": 1}', "not a manifest of this program"),
    "policies a text": (record_of(policies="x"), '"policies" is not a map'),
    "a policy a text": (record_of(policies={"a": "x"}), "a policy is not a map"),
    "outputs a list": (policy_of(outputs=[]), '"outputs" is not a map'),
    "writing a list": (record_of(writing=[]), '"writing" is not a map'),
    "writing a number": (record_of(writing={"a.md": 1}), 'an entry has no "a.md"'),
    "an output a text": (policy_of(outputs={"b.md": "x"}), 'an entry has no "content"'),
    "an output without a digest": (policy_of(outputs={"b.md": {"inputs": ""}}), 'an entry has no "content"'),
    "a digest a number": (policy_of(outputs={"b.md": {"inputs": "", "content": 1}}), 'an entry has no "content"'),
    "a policy without a title": (record_of(policies={"a": {"version": "x"}}), 'an entry has no "title"'),
    "a version a number": (policy_of(version=1.1), 'an entry has no "version"'),
    "a status a list": (policy_of(status=[]), 'an entry has no "status"'),
    "a day of three lines": (policy_of(next_review="1\n2\n3"), "Invalid isoformat string: '1\\n2\\n3'"),
    "a day a number": (policy_of(next_review=20270514), 'an entry has no "next_review"'),
    "fallbacks a text": (policy_of(fallbacks="x"), '"fallbacks" is not a list of names'),
    "fallbacks of half a character": (policy_of(fallbacks=["\ud800"]), '"fallbacks" is not a list of names'),
    "fallbacks of numbers": (policy_of(fallbacks=[1]), '"fallbacks" is not a list of names'),
    "unused of two lines": (policy_of(unused=["a\nb"]), '"unused" is not a list of names'),
    "a digest in words": (
        policy_of(outputs={"b.md": {"inputs": "", "content": "\ud800"}}), '"\\ud800" is not a digest'
    ),
}  # fmt: skip


NAMES = ("b.md.txt", "../b.md", "/etc/hosts.md", "..\\orgs\\x.md", "c:x.md", ".git", "a/b.md", "b.md\n", "")
LINES = {
    "a\nb": "has more than one line",
    "a  b": "has two spaces in a row",
    "a\u0007": "holds a control character U+0007",
    "a\ud800": "holds half of a character U+D800",
    " a": "starts with white space",
}
BROKEN |= {
    f"{key} {line!r}": (policy_of(**{key: line}), f'"{key}" {fault}')
    for key in ("title", "version", "status")
    for line, fault in LINES.items()
}
BROKEN |= {f"organisation {line!r}": (record_of(organisation=line), f'"organisation" {LINES[line]}') for line in LINES}
BROKEN |= {
    f"policy {name!r}": (policy_of(name), f"{quoted(name)} is not the name of a policy")
    for name in ("a\nb", "../a", "a/b", "\ud800", "a.md", "")
}
BROKEN |= {
    f"wording {name!r}": (
        policy_of(wording={name: ["", "", ""]}),
        f"{quoted(name)} is not a clause with two digests and an edition",
    )
    for name in ("a\nb", "\ud800")
}
BROKEN |= {name: (policy_of(outputs={name: OUTPUT}), f"{quoted(name)} is not the name of an output") for name in NAMES}
BROKEN |= {
    f"writing {name}": (record_of(writing={name: ""}), f"{quoted(name)} is not the name of an output") for name in NAMES
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_record(name: str) -> None:
    """A file that is no record of ours is refused with the reason."""
    content, reason = BROKEN[name]
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the reason is compared below
        read_record(content, PROGRAM)

    assert reason == str(caught.value)


@pytest.mark.parametrize(
    "content", [*(content for content, _ in BROKEN.values()), b"[" * 100_000], ids=[*BROKEN, "too deep"]
)
def test_a_build_with_a_broken_record(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken record stops its organisation with one message; nothing of it is touched, even by force."""
    monkeypatch.chdir(tmp_path)
    home = make_workspace(tmp_path)
    home.write("orgs/oakvale.yaml", organisation("Oakvale"))
    home.write("orgs/northbank.yaml", organisation())
    home.write("build/northbank/manifest.json", content)
    home.write("build/northbank/sample.md", b"mine")
    stamps = home.stamps()
    ran = home.run("build", "--force", "--prune")
    fact, hint = ran.err.splitlines()

    assert (1, closing(1, written=EACH, failed=1)) == (ran.code, ran.out)
    assert fact.startswith("build/northbank/manifest.json: this is not a manifest that policygen wrote: ")
    assert "  hint: restore it, or delete it to start afresh" == hint
    assert stamps.items() <= home.stamps().items()


def test_a_broken_record_of_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken record of the list of policies keeps the list as it is; the policies are built."""
    monkeypatch.chdir(tmp_path)
    home = make_workspace(tmp_path)
    home.write("orgs/northbank.yaml", organisation())
    home.write("build/manifest.json", b"{")
    ran = home.run("build")

    assert (1, closing(1, written=EACH)) == (ran.code, ran.out)
    assert ran.err.startswith("build/manifest.json: this is not a manifest that policygen wrote: ")
    assert b"{" == home.files()["manifest.json"]


def test_deleting_the_record_starts_afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outputs that say what the build would write are taken up again when the record is lost."""
    monkeypatch.chdir(tmp_path)
    home = make_workspace(tmp_path)
    home.write("orgs/northbank.yaml", organisation())
    home.run("build")
    before = home.files()
    (home.out / "northbank/manifest.json").unlink()
    (home.out / "manifest.json").unlink()
    ran = home.run("build")

    assert (closing(1, unchanged=EACH), "") == (ran.out, ran.err)
    assert before == home.files()
