"""The documents say what is true: every command, option, key, module and link."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli import policygen
from generator.cli.program import COMMANDS
from generator.organisation.model import OrganisationShape
from generator.organisation.parse import Source, parse_organisation
from generator.organisation.shape import Shape
from tests.house import AT_THE_DOOR, ROOMS
from tests.tools import ROOT
from tests.workspace import commands

README = (ROOT / "README.md").read_text("utf-8")
REFERENCE = (ROOT / "generator/docs/reference.md").read_text("utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("templates/**/*.md"), *ROOT.glob("generator/docs/*.md")])
EXAMPLE = max(re.findall(r"```yaml\n(.*?)```", REFERENCE, re.DOTALL), key=len)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_reference(name: str) -> None:
    """The reference shows each command and each of its options, and each has help."""
    command = commands()[name]
    options = [option for option in command.params if isinstance(option, click.Option)]

    assert f"policygen {name}" in REFERENCE
    assert [] == [option.opts[-1] for option in options if option.opts[0] not in REFERENCE]
    assert command.help
    assert all(option.help for option in options)


def test_every_key_is_in_the_example() -> None:
    """The long example of the reference shows every key that an organisation file may have."""
    every = {name for model in _models(OrganisationShape) for name in model.model_fields} - {"id", "label"}

    assert set() == every - set(re.findall(r"(\w+):", EXAMPLE))


def _models(model: type[Shape]) -> set[type[Shape]]:
    found: set[type[Shape]] = {model}
    for field in model.model_fields.values():
        for kind in _kinds(field.annotation):
            found |= _models(kind)
    return found


def _kinds(annotation: object) -> list[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return [annotation]
    return [kind for part in getattr(annotation, "__args__", ()) for kind in _kinds(part)]


def test_the_example_is_a_sound_file() -> None:
    """The long example of the reference loads as it stands."""
    organisation = parse_organisation("northbank", Source("reference.md", EXAMPLE.encode()))

    assert "Northbank Youth Trust" == organisation.name


def examples() -> list[str]:
    """Return the commands that README and the reference show, on a line or in a text, without a place to fill in."""
    shown = re.findall(r"(?:^    (?:\S*[\\/])?|`)policygen ([^`\n]*)", README + REFERENCE, re.MULTILINE)
    return sorted({command for command in shown if not re.search(r"[\[A-Z…]", command)})


@pytest.mark.parametrize("command", examples())
def test_the_commands_of_the_documents_run(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each policygen command that they show ends well where its organisation is; `new` asks at a terminal alone."""
    sample = (ROOT / "orgs/oakvale-befrienders.yaml").read_text("utf-8")
    (tmp_path / "orgs").mkdir()
    (tmp_path / "orgs" / "riverbend-carers.yaml").write_text(sample, encoding="utf-8")
    (tmp_path / "members.csv").write_text("file,name\nriverbend-carers,\n")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(policygen, shlex.split(command))

    assert (2 if command == "new" else 0) == result.exit_code, result.output


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    """Each relative link of a document leads to a file that is there."""
    links = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", document.read_text("utf-8"))
    targets = [link for link in links if not re.match(r"[a-z]+:|…", link)]

    assert [] == [link for link in targets if not (document.parent / link).exists()]


ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")


def placed() -> list[str]:
    """Return the modules that ARCHITECTURE.md places, in its order: `formats/word/blocks`."""
    table = ARCHITECTURE[ARCHITECTURE.index("| room | module |") : ARCHITECTURE.index("Beside it:")]
    room, named = "", []
    for row in table.splitlines()[2:]:
        cells = [re.findall(r"`([a-z_/]+)`", cell) for cell in row.split("|")[1:3]] if row else [[], []]
        room = cells[0][0].removeprefix("generator/") if cells[0] else room
        named += [f"{room}{name}" for name in cells[1]]
    return named


def test_the_architecture_names_every_module() -> None:
    """ARCHITECTURE.md places each module of the program in its room, and none that is gone."""
    package = ROOT / "generator"
    modules = [path.relative_to(package).with_suffix("").as_posix() for path in package.rglob("*.py")]

    assert sorted(name for name in modules if not name.endswith("__init__")) == sorted(placed())


def test_the_architecture_has_the_rooms_in_their_order() -> None:
    """ARCHITECTURE.md goes through the rooms in the order of the table that the imports are held to."""
    first = (name.partition("/")[0] for name in placed())

    assert list(ROOMS) == list(dict.fromkeys(AT_THE_DOOR.get(name, name) for name in first))


def test_every_folder_of_tests_has_a_reason() -> None:
    """A folder of tests is that of a room, or ARCHITECTURE.md says what it is for."""
    told = re.findall(r"`([a-z]+)/`\s\(", ARCHITECTURE[ARCHITECTURE.index("## Tests") :])
    folders = {path.relative_to(ROOT / "tests").parts[0] for path in (ROOT / "tests").rglob("test_*.py")}

    assert [] == sorted(folders - {*ROOMS, *told})


def test_make_targets_are_documented() -> None:
    """Each make target that a document names is in the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {
        name
        for path in ROOT.glob("*.md")
        for name in re.findall(r"^    make ([a-z]+)", path.read_text("utf-8"), re.MULTILINE)
    }

    assert set() == named - targets
