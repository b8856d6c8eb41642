"""The manifest: what was built from what, and what a file says apart from how it is packed."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.batch.manifest import Built, Manifest, Output, content_digest, digest, read_manifest, write_manifest
from generator.diagnostics import Problems, quoted
from tests.workspace import EACH, ENDINGS, closing, make_workspace, organisation

PROGRAM = "0.1.0+0123456789ab"
MANIFEST = Manifest(
    PROGRAM,
    {"northbank/sample.md": Output("aa", "bb"), "index.md": Output("", "cc")},
    {"northbank/sample": Built("Northbank – “Trust”", "Sample policy", "1.10")},
)

ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
outputs = st.dictionaries(
    st.builds("{}/{}{}".format, ids, ids, st.sampled_from(ENDINGS)),
    st.builds(Output, st.text("0123456789abcdef"), st.text("0123456789abcdef"), st.lists(ids, max_size=2).map(tuple)),
)
lines = st.from_regex(r"[A-Zà-ž0-9&*|<>“”\"\\]{1,6}( [a-zЖ🎪.]{1,6})?", fullmatch=True)
policies = st.dictionaries(
    st.builds("{}/{}".format, ids, ids),
    st.builds(Built, lines, lines, lines | st.just("")),
)


@given(outputs, policies)
def test_round_trip(files: dict[str, Output], built: dict[str, Built]) -> None:
    """Reading back a manifest gives the same manifest, and writing that the same bytes."""
    manifest = Manifest(PROGRAM, files, built)
    content = write_manifest(manifest)

    assert manifest == read_manifest(content, PROGRAM)
    assert content == write_manifest(read_manifest(content, PROGRAM))


def test_no_manifest() -> None:
    """Where there is no manifest nothing was built."""
    assert Manifest(PROGRAM) == read_manifest(None, PROGRAM)


def test_another_version_of_the_program() -> None:
    """What another version built keeps its contents and counts as built from nothing that is known."""
    known = read_manifest(write_manifest(MANIFEST), "0.2.0+ba9876543210")

    assert Output("", "bb") == known.outputs["northbank/sample.md"]
    assert MANIFEST.policies == known.policies
    assert "0.2.0+ba9876543210" == known.program


def test_the_file() -> None:
    """The manifest is sorted and indented JSON in UTF-8, ended by a line feed."""
    text = write_manifest(MANIFEST).decode()

    assert text.index('"index.md"') < text.index('"northbank/sample.md"')
    assert '"organisation": "Northbank – “Trust”"' in text
    assert text.endswith("}\n")
    assert {"format": 1, "program": PROGRAM}.items() <= json.loads(text).items()


def test_order_of_building_does_not_show() -> None:
    """Two builds in another order give one manifest."""
    backwards = Manifest(PROGRAM, dict(reversed(MANIFEST.outputs.items())), MANIFEST.policies)

    assert write_manifest(MANIFEST) == write_manifest(backwards)


def test_outputs_by_organisation() -> None:
    """Each organisation is given its own outputs and policies."""
    assert {"northbank", "index.md"} == set(MANIFEST.by_folder())
    assert {"northbank/sample.md": Output("aa", "bb")} == MANIFEST.by_folder()["northbank"]
    assert (["northbank/sample"], []) == (MANIFEST.policies_of("northbank"), MANIFEST.policies_of("north"))


# ---- broken manifests


def manifest_of(**parts: object) -> bytes:
    return json.dumps({"format": 1, **parts}).encode()


OUTPUT = {"inputs": "", "content": ""}
BROKEN = {
    "not JSON": (b"<<<<<<< HEAD\n{}\n", "Expecting value: line 1 column 1 (char 0)"),
    "not UTF-8": (b'{"\xff"}', "'utf-8' codec can't decode byte 0xff in position 2: invalid start byte"),
    "empty": (b"", "Expecting value: line 1 column 1 (char 0)"),
    "a list": (b"[]", "not a manifest of this program"),
    "no format": (b"{}", "not a manifest of this program"),
    "another format": (b'{"format": 2}', "not a manifest of this program"),
    "outputs a list": (manifest_of(outputs=[]), '"outputs" is not a map'),
    "policies a text": (manifest_of(policies="x"), '"policies" is not a map'),
    "an output a text": (manifest_of(outputs={"a/b.md": "x"}), 'an entry has no "content"'),
    "an output without a digest": (manifest_of(outputs={"a/b.md": {"inputs": ""}}), 'an entry has no "content"'),
    "a digest a number": (manifest_of(outputs={"a/b.md": {"inputs": "", "content": 1}}), 'an entry has no "content"'),
    "a policy without a title": (manifest_of(policies={"a/b": {"organisation": "x"}}), 'an entry has no "title"'),
    "a version a number": (
        manifest_of(policies={"a/b": {"organisation": "x", "title": "x", "version": 1.1}}),
        'an entry has no "version"',
    ),
    "fallbacks a text": (
        manifest_of(outputs={"a/b.md": {**OUTPUT, "fallbacks": "x"}}), '"fallbacks" is not a list of roles'
    ),
    "fallbacks of half a character": (
        manifest_of(outputs={"a/b.md": {**OUTPUT, "fallbacks": ["\ud800"]}}), '"fallbacks" is not a list of roles'
    ),
    "fallbacks of numbers": (
        manifest_of(outputs={"a/b.md": {**OUTPUT, "fallbacks": [1]}}), '"fallbacks" is not a list of roles'
    ),
    "a digest in words": (
        manifest_of(outputs={"a/b.md": {"inputs": "", "content": "\ud800"}}), '"\\ud800" is not a digest'
    ),
}  # fmt: skip


PATHS = (
    "orgs/victim.yaml",
    "a/b.md.txt",
    "../orgs/oakvale.yaml",
    "/etc/hosts.md",
    "..\\orgs\\x.md",
    "c:x.md",
    "a/.git",
    "a/b/c.md",
    "a/b.md\n",
    "",
)
LINES = {
    "a\nb": "has more than one line",
    "a  b": "has two spaces in a row",
    "a\u0007": "holds a control character U+0007",
    "a\ud800": "holds half of a character U+D800",
    " a": "starts with white space",
    "": "has no character that can be seen",
}
BUILT = {"organisation": "x", "title": "x", "version": "1"}
BROKEN |= {
    f"{key} {line!r}": (manifest_of(policies={"a/b": {**BUILT, key: line}}), f'"{key}" {fault}')
    for key in BUILT
    for line, fault in LINES.items()
    if (key, line) != ("version", "")
}
BROKEN |= {
    f"policy {name!r}": (manifest_of(policies={name: BUILT}), f"{quoted(name)} is not the name of a policy")
    for name in ("a\nb/c", "../a", "a/b.md", "\ud800/b", "a")
}
BROKEN |= {
    path: (manifest_of(outputs={path: OUTPUT}), f"{quoted(path)} is not the path of an output") for path in PATHS
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_manifest(name: str) -> None:
    """A file that is no manifest of ours is refused with the reason."""
    content, reason = BROKEN[name]
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the reason is compared below
        read_manifest(content, PROGRAM)

    assert reason == str(caught.value)


@pytest.mark.parametrize(
    "content", [*(content for content, _ in BROKEN.values()), b"[" * 100_000], ids=[*BROKEN, "too deep"]
)
def test_a_build_with_a_broken_manifest(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken manifest stops the build with one message; nothing is overwritten or removed, even by force."""
    monkeypatch.chdir(tmp_path)
    home = make_workspace(tmp_path)
    home.write("orgs/oakvale.yaml", organisation("Oakvale"))
    home.write("orgs/northbank.yaml", organisation())
    home.write("build/manifest.json", content)
    home.write("build/northbank/sample.md", b"mine")
    stamps = home.stamps()
    with pytest.raises(Problems) as caught:
        home.run("build", "--force", "--prune")
    fact, hint = str(caught.value).splitlines()

    assert fact.startswith("build/manifest.json: this is not a manifest that policygen wrote: ")
    assert "  hint: restore it, or delete it to start afresh" == hint
    assert stamps == home.stamps()


def test_a_broken_manifest_ends_with_one(tmp_path: Path) -> None:
    """A broken manifest ends the run with exit code 1 and no traceback."""
    home = make_workspace(tmp_path)
    home.write("orgs/northbank.yaml", organisation())
    home.write("build/manifest.json", b"{")
    ran = home.spawn("build")

    assert (1, "") == (ran.code, ran.out)
    assert 2 == len(ran.err.splitlines())


def test_deleting_the_manifest_starts_afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outputs that say what the build would write are taken up again when the manifest is lost."""
    monkeypatch.chdir(tmp_path)
    home = make_workspace(tmp_path)
    home.write("orgs/northbank.yaml", organisation())
    home.run("build")
    before = home.files()
    (home.out / "manifest.json").unlink()
    ran = home.run("build")

    assert (closing(1, unchanged=EACH), "") == (ran.out, ran.err)
    assert before == home.files()


# ---- digests


@pytest.mark.parametrize("path", ["a/b.md", "a/b.html", "index.md"])
def test_line_ends_of_windows(path: str) -> None:
    """A text says the same with the line ends that git gives it on Windows, and something else with one line more."""
    assert content_digest(path, b"a\nb\n") == content_digest(path, b"a\r\nb\r\n")
    assert content_digest(path, b"a\nb\n") != content_digest(path, b"a\n\nb\n")


def test_digest_keeps_parts_apart() -> None:
    """What stands in one part and what in the next makes a difference."""
    assert digest([b"ab", b"c"]) != digest([b"a", b"bc"])
    assert digest([b"a", b""]) != digest([b"a"])
    assert digest([b"a", b"b"]) == digest(iter([b"a", b"b"]))


def packed(level: int, parts: dict[str, bytes], year: int = 1980) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            kind = zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED
            package.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), content, kind, level)
    return buffer.getvalue()


PARTS = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document>" + b"words " * 1000 + b"</w:document>"}


@pytest.mark.parametrize("other", [packed(9, PARTS), packed(0, PARTS), packed(1, PARTS, 2026)])
def test_how_a_word_file_is_packed(other: bytes) -> None:
    """A Word file says the same however hard and whenever it was packed."""
    assert packed(1, PARTS) != other
    assert content_digest("a/b.docx", packed(1, PARTS)) == content_digest("a/b.docx", other)


@pytest.mark.parametrize(
    "parts",
    [
        {**PARTS, "word/document.xml": b"<w:document/>"},
        {**PARTS, "word/more.xml": b""},
        {"[Content_Types].xml": b"<Types/>"},
        dict(reversed(PARTS.items())),
    ],
)
def test_what_a_word_file_says(parts: dict[str, bytes]) -> None:
    """A Word file with another part, other words in one, or another order says something else."""
    assert content_digest("a/b.docx", packed(6, PARTS)) != content_digest("a/b.docx", packed(6, parts))


def test_a_zip_under_another_name() -> None:
    """Only a Word file is looked into."""
    assert content_digest("a/b.md", packed(1, PARTS)) != content_digest("a/b.md", packed(9, PARTS))


def damaged(at: int) -> bytes:
    content = bytearray(packed(6, PARTS))
    content[at] ^= 0xFF
    return bytes(content)


@pytest.mark.parametrize("at", range(0, len(packed(6, PARTS)), 3))
def test_a_damaged_word_file(at: int) -> None:
    """A Word file with a byte gone wrong has a digest, wherever the byte is."""
    assert 32 == len(content_digest("a/b.docx", damaged(at)))


@pytest.mark.parametrize("content", [b"", b"PK", b"PK mine", b"PK\x05\x06" + bytes(18), packed(6, PARTS)[:200]])
def test_no_word_file(content: bytes) -> None:
    """Bytes that are no zip have a digest all the same."""
    assert 32 == len(content_digest("a/b.docx", content))
