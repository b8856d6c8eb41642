"""Who imports whom: the rules of ARCHITECTURE.md, read off the source."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from tests.house import HOUSE, ROOMS, House, Module, parsed

# Modules that may import nothing of ours but what is named.
CLOSED = {
    "document": "document.*",
    "document.rules": "",
    "document.inlines": "document.rules document.spaces",
    "document.blocks": "document.inlines document.rules",
    "document.late": "document.inlines document.sentences",
    "document.memory": "",
    "document.sections": "document.blocks document.inlines document.late document.memory document.rules",
    "document.sentences": "",
    "document.spaces": "",
    "document.part_id": "",
    "document.look": "",
    "diagnostics": "",
    "formats.write_markdown": "document document.late document.memory formats.front_matter formats.markdown_escape",
    "formats.html_body": "document document.late document.memory",
    "formats.write_fragment": "document document.* formats.html_body",
    "formats.write_html": "document document.* formats.html_body formats.html_filter formats.html_style",
    "formats.write_docx": "document document.* formats.word.*",
    "rendering.library": (
        "codes.of_templates diagnostics policy.compose rendering.prepared template.folders template.load"
    ),
}

# Other people's packages, and the only modules that may know them.
THIRD_PARTY = {
    "click": "cli.*",
    "docx": "formats.word.*",
    "jinja2": "policy.compile* policy.compose* policy.own_braces template.* context.values context.sandbox",
    "lxml": "formats.word.* compare.read_docx compare.word_numbers",
    "markdown": "policy.markdown_tree template.scan",
    "openpyxl": "spreadsheet.read_xlsx",
    "pydantic_core": "organisation.*",
    "yaml": "source.read_yaml source.yaml_events source.yaml_layout formats.front_matter",
}

every_module = pytest.mark.parametrize("module", HOUSE.modules, ids=lambda module: module.name)


def test_rooms_import_what_the_table_says() -> None:
    """The rooms are those of the table, and each imports the rooms that it names there and no other."""
    assert {room: set(uses.split()) for room, uses in ROOMS.items()} == HOUSE.arrows()


def test_no_arrow_leads_upward() -> None:
    """No module imports one of a room that comes after its own."""
    assert [] == HOUSE.upward()


def test_no_import_leads_round() -> None:
    """No module imports itself, however long the way round."""
    assert [] == HOUSE.circles()


FAULTY = House(
    (
        parsed("document.blocks", "from generator.formats.colour import readable"),
        parsed("formats.colour", "def f():\n    import generator.document.inlines"),
        parsed("document.inlines", "from generator.document import blocks"),
        parsed("attic.trunk", "from generator.document.blocks import Table"),
    )
)


def test_a_faulty_house_is_seen() -> None:
    """An import that leads upward is seen, and so is a circle, also when a function imports."""
    assert ["document.blocks → formats.colour"] == FAULTY.upward()
    assert ["document.blocks ⇄ document.inlines ⇄ formats.colour"] == FAULTY.circles()
    assert {"document"} == FAULTY.arrows()["attic"]


def test_floors() -> None:
    """A room that imports nothing is on the ground; any other stands above all that it imports."""
    floors = HOUSE.floors()

    assert 1 == floors["document"]
    assert [] == [
        (room, other) for room, others in HOUSE.arrows().items() for other in others if floors[room] <= floors[other]
    ]


@every_module
def test_closed_modules(module: Module) -> None:
    """The model knows nothing; a writer knows the model and its own format."""
    if module.name not in CLOSED:
        return
    allowed = CLOSED[module.name].split()

    assert [] == [
        name for name in sorted(HOUSE.imported_by(module)) if not any(fnmatchcase(name, pattern) for pattern in allowed)
    ]


@pytest.mark.parametrize("name", CLOSED)
def test_closed_modules_are_there(name: str) -> None:
    """Each module that a rule names is a module of the program."""
    assert name in {module.name for module in HOUSE.modules}


# What leads from an organisation to the bytes of its policies, and who goes that way. What is only begun to be written,
# to be looked into or to be judged, becomes no file.
ONE_WAY = {
    "generator.policy.write.finish_policy": "rendering.render rendering.prepared",
    "generator.policy.write.begin_writing": "policy.survey check.case",
    **{f"generator.{each.name}": "formats.formats" for each in HOUSE.modules if each.is_one_of("formats.write_*")},
}


@pytest.mark.parametrize("step", ONE_WAY)
def test_one_way_leads_from_an_organisation_to_bytes(step: str) -> None:
    """The build, the check, the interview and the page render, and a writer is known to the table of formats alone."""
    assert set(ONE_WAY[step].split()) == {module.name for module in HOUSE.modules if module.imports(step)}


@every_module
def test_third_party(module: Module) -> None:
    """Each package of others is known to a few modules of ours."""
    used = module.imports(" ".join(THIRD_PARTY))

    assert [] == sorted(name for name in used if not module.is_one_of(THIRD_PARTY[name]))
