"""Folders of templates as one: which file counts, what replaces what, and which files nobody reads."""

from __future__ import annotations

import pytest

from generator.diagnostics import Problems
from generator.template.folders import TemplateFiles, TemplateFolder
from generator.template.load import load_template

HEAD = b"id: sample\ntitle: Sample policy\nsections:\n  - {id: first, title: First}\n"
LAW = b"id: england-wales\ntitle: England\nas_of: 2026-01-01\nfacts: {}\n"
SHIPPED = TemplateFolder(
    "shipped",
    {
        "sample/template.yaml": HEAD,
        "sample/sections/first.md.j2": b"1. Shipped.\n   {: #one }\n",
        "_shared/law/england-wales.yaml": LAW,
        "_shared/page.css": b"body {}",
    },
)


def mine(*paths: str, content: bytes = b"1. Mine.\n   {: #one }\n") -> TemplateFiles:
    """Return a library in which a folder of one's own is looked in before the shipped one."""
    return TemplateFiles((TemplateFolder("mine", dict.fromkeys(paths, content)), SHIPPED))


def test_one_section_is_replaced() -> None:
    """A lone section file in an earlier folder counts, and the rest of the template is the shipped one."""
    files = mine("sample/sections/first.md.j2")
    source = load_template(files, "sample").sections[0]

    assert ("Mine." in source.text, "mine/sample/sections/first.md.j2") == (True, source.file)
    assert ["mine/sample/sections/first.md.j2"] == list(files.replacements("sample"))
    assert [] == list(files.faults())


def test_law_and_style_are_replaced() -> None:
    """A law file and a style sheet of the same path count for a shipped template."""
    files = mine("_shared/law/england-wales.yaml", "_shared/page.css", content=LAW)
    template = load_template(files, "sample")

    assert LAW.decode() == template.css
    assert ["mine/_shared/law/england-wales.yaml", "mine/_shared/page.css"] == list(files.replacements("sample"))


def test_a_whole_template_replaces_nothing() -> None:
    """A template of one's own with the id of a shipped one is that template, not a replacement in it."""
    whole = {"sample/template.yaml": HEAD, "sample/sections/first.md.j2": b"1. Whole.\n   {: #one }\n"}
    files = TemplateFiles((TemplateFolder("mine", whole), SHIPPED))

    assert "Whole." in load_template(files, "sample").sections[0].text
    assert [] == list(files.replacements("sample"))
    assert [] == list(files.faults())


def test_the_digest_knows_the_replacement() -> None:
    """What is built from a replaced section does not count as built from the shipped one."""
    ours, theirs = load_template(mine("sample/sections/first.md.j2"), "sample"), load_template(mine(), "sample")

    assert ours.digest != theirs.digest


STRAYS = {
    "sample/sections/frist.md.j2": 'did you mean "sample/sections/first.md.j2"?',
    "sample/sections/first.md": 'did you mean "sample/sections/first.md.j2"?',
    "sampel/sections/first.md.j2": 'did you mean "sample"?',
    "_shared/law/england-wales.yml": 'did you mean "_shared/law/england-wales.yaml"?',
    "_shared/law/wales.yaml": 'did you mean "_shared/law/england-wales.yaml"?',
    "_shared/paeg.css": 'did you mean "_shared/page.css"?',
    "first.md.j2": 'did you mean "sample/sections/first.md.j2"?',
    "sample/first.md.j2": 'did you mean "sample/sections/first.md.j2"?',
    "sample/sections/deep/first.md.j2": 'did you mean "sample/sections/first.md.j2"?',
    "third.md.j2": "put it into the folder of a template, or into _shared",
}


@pytest.mark.parametrize("path", STRAYS)
def test_a_file_that_nothing_reads(path: str) -> None:
    """A file of the kind that is read, in a place where nothing reads it, is told with the nearest that is read."""
    (fault,) = mine(path).faults()

    assert (f"mine/{path}", STRAYS[path]) == (str(fault.location), fault.hint)


@pytest.mark.parametrize(
    "path", ["README.md", "sample/CHANGELOG.md", "notes.txt", "_shared/own.md.j2", "_shared/checklists/own.yaml"]
)
def test_files_that_are_nobodys_mistake(path: str) -> None:
    """Notes beside the templates, and what all templates may share more of, are accepted."""
    assert [] == list(mine(path).faults())


def test_what_cannot_be_read() -> None:
    """A closed folder is told, and a closed file when it is wanted."""
    refused = TemplateFolder("mine", {}, {"sample/template.yaml": "Permission denied"}, {"other": "Permission denied"})
    files = TemplateFiles((refused, SHIPPED))

    assert ["mine/other: cannot read: Permission denied\n  hint: check who may read it"] == list(
        map(str, files.faults())
    )
    with pytest.raises(Problems, match=r"mine/sample/template\.yaml: cannot read: Permission denied"):
        load_template(files, "sample")


def test_templates_without_law() -> None:
    """A library that has no law and no checklists at all says so once."""
    bare = {path: content for path, content in SHIPPED.files.items() if not path.startswith("_shared")}
    bare["sample/template.yaml"] = HEAD.replace(b"First}", b"First, meets: [cl1]}")
    with pytest.raises(Problems, match="the folder has no law files and no checklists"):
        load_template(TemplateFiles((TemplateFolder("mine", bare),)), "sample")
