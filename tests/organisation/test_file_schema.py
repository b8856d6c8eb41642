"""The schema of an organisation's file, before any template is known: it takes what the program takes."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.diagnostics import Problems
from generator.document import Fields
from generator.organisation.file_schema import Says, file_schema
from generator.organisation.model import CONTACTS, REGISTERS, OrganisationShape, Register, Registration
from generator.organisation.parse import Source, parse_organisation
from generator.organisation.shape import Shape
from tests.editor_reading import as_an_editor
from tests.organisation.files import FULL, SMALLEST

ERRORS = Path(__file__).parent / "errors"
CASES = sorted(ERRORS.glob("*.yaml"))
WHOLE = Draft202012Validator(file_schema(Says.ALL))
PART = Draft202012Validator(file_schema(Says.A_PART))

AMONG_OTHERS = "it depends on other values: on what stands beside them, or before"
A_COMMENT = "an editor takes what is lost for a comment"
ANYTHING = "a docs site may have any keys, with anything in them"
CHARACTERS = "a pattern knows no kinds of character"
TWICE = "whoever reads a file for the schema sees one of the two; an editor tells it without a schema"
BLANK = "which role is needed is for the templates to say"
NOTHING = "to YAML it is an empty text"
ONLY_THE_PROGRAM_TELLS = {
    "colour-a-comment": A_COMMENT,
    "dates-contradict": AMONG_OTHERS,
    "duplicate-keys": TWICE,
    "empty-blocks": NOTHING,
    "extra-clauses-repeated": AMONG_OTHERS,
    "front-matter": ANYTHING,
    "history": AMONG_OTHERS,
    "lost-after-hash": A_COMMENT,
    "name-invisible": CHARACTERS,
    "reason-without-removal": AMONG_OTHERS,
    "repeated-ids": AMONG_OTHERS,
    "roles-all-blank": BLANK,
}
"""Files with mistakes of which a schema knows nothing, each with the reason."""


def is_refused(text: str, validator: Draft202012Validator = WHOLE) -> bool:
    """Tell whether an editor underlines something, as YAML or by the schema."""
    try:
        return not validator.is_valid(as_an_editor(text))
    except yaml.YAMLError:
        return True


def test_it_is_a_schema() -> None:
    """Both schemas are schemas of the draft that they name."""
    for validator in (WHOLE, PART):
        Draft202012Validator.check_schema(validator.schema)


@pytest.mark.parametrize("text", [SMALLEST, FULL], ids=["smallest", "full"])
def test_what_is_right_is_right(text: str) -> None:
    """A file that the program takes is right, whatever an editor makes of `1.10`, `NO` and `true`."""
    assert not is_refused(text)
    assert not is_refused(text, PART)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_is_refused_is_underlined(case: Path) -> None:
    """A file that the program refuses is refused by the schema too, unless the reason why not is in the table."""
    assert (case.stem not in ONLY_THE_PROGRAM_TELLS) == is_refused(case.read_text("utf-8-sig"))


def test_the_table_names_files() -> None:
    """Each mistake in the table is that of a file."""
    assert set() == ONLY_THE_PROGRAM_TELLS.keys() - {case.stem for case in CASES}


# ---- keys


def keys_of(schema: Any) -> list[tuple[str, dict[str, Any]]]:
    """Return every key in a schema with what is said of it; those of a condition have nothing but a value."""
    if isinstance(schema, list):
        return [key for each in schema for key in keys_of(each)]
    if not isinstance(schema, dict):
        return []
    found = [(name, key) for name, key in schema.get("properties", {}).items() if "const" not in key]
    return found + [key for each in schema.values() for key in keys_of(each)]


KEYS = keys_of(file_schema(Says.ALL))


@pytest.mark.parametrize("key", [key for _, key in KEYS], ids=[name for name, _ in KEYS])
def test_every_key_is_described(key: dict[str, Any]) -> None:
    """Each key has a title and a sentence, and an example unless it is a group, a choice, or yes or no."""
    sentence, *examples = key["description"].split("\n")
    speaks_for_itself = {"items", "properties", "additionalProperties"} & key.keys() or "enum" in str(key)

    assert key["title"]
    assert sentence[-1] in ".”)"
    assert "`" not in key["description"]
    assert speaks_for_itself or "boolean" in str(key) or "such as" in sentence or examples


def models(model: type[Shape]) -> list[type[Shape]]:
    """Return a group of keys and all that are in it."""
    found = [model]
    for field in model.model_fields.values():
        found += [inner for kind in kinds(field.annotation) for inner in models(kind)]
    return found


def kinds(annotation: Any) -> list[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return [annotation]
    return [kind for each in get_args(annotation) for kind in kinds(each)]


EXAMPLES = [
    (model, name, example)
    for model in models(OrganisationShape)
    for name, field in model.model_fields.items()
    for example in field.examples or ()
]
BESIDE = {OrganisationShape: SMALLEST, Registration: "register: other\nnumber: 1\nlabel: Lottery\n"}
"""What else a group of keys needs, where no examples of it would do."""


@pytest.mark.parametrize(
    ("model", "name", "example"), EXAMPLES, ids=[f"{model.__name__}.{name}" for model, name, _ in EXAMPLES]
)
def test_every_example_is_right(model: type[Shape], name: str, example: str) -> None:
    """What is given as an example of a key is taken when it is typed as it stands there."""
    beside = {
        key: field.examples[0] for key, field in model.model_fields.items() if field.is_required() and field.examples
    }
    needed = as_typed(BESIDE.get(model) or "".join(f"{key}: {text}\n" for key, text in beside.items()))
    given = as_typed(f"{name}: {example}")
    # What a file says is made ready for this key before it is looked at.
    ready = {name: Fields()} if name == "front_matter" else given

    assert name in model.model_validate({**needed, **ready}).model_fields_set


def as_typed(text: str) -> dict[str, Any]:
    return yaml.load(text, Loader=yaml.BaseLoader) or {}  # noqa: S506  # texts only


def test_choices_are_explained() -> None:
    """Each register but the last has a name, and each contact that everybody knows is a key."""
    assert set(get_args(Register)) - {"other"} == REGISTERS.keys()
    assert CONTACTS.keys() == WHOLE.schema["properties"]["contacts"]["properties"].keys()  # type: ignore[index]  # it is no boolean


# ---- values

BASE = "roles: {accountable_lead: Chair}\n"
NAMED = f"name: Oak\n{BASE}"
VALUES = [
    (f"{BASE}name: 1.10", f"{BASE}name: [Oak]"),
    (f"{BASE}name: true", f"{BASE}name:"),
    ("purpose: 0300 000 0000", "purpose: [to help, to sing]"),
    ("purpose: ~", "purpose: TBC"),
    ('purpose: ""', 'purpose: "help {{ whom }}"'),
    ("purpose: 1e3", "purpose: {a: b}"),
    ("kind: club", "kind: Club"),
    ("kind:", "kind: 1"),
    ("website: HTTPS://a.example:8080/x?y=z#w", "website: www.a.example"),
    ("website: mailto:office@a.example?subject=x", "website: mailto:office"),
    ("website: https://a-b.example.", "website: https://a:b@c.example"),
    ('brand: {colour: "#14506E"}', "brand: {colour: navy}"),
    ("brand: {logo: a/b/logo.PNG}", "brand: {logo: ../logo.png}"),
    ("brand: ''", "brand: blue"),
    ("contacts: {night_bus: 12:30}", "contacts: {Night: x}"),
    ("channels: [{platform: A, admins: '2'}]", "channels: [{platform: A, admins: two}]"),
    ("channels: [{platform: A, admins: 10000}]", "channels: [{platform: A, admins: 10001}]"),
    ("registrations: [{register: other, number: 1, label: L}]", "registrations: [{register: other, number: 1}]"),
    ("registrations: [{register: ico, number: 007}]", "registrations: [{register: ico}]"),
    ("related_policies: [{id: true, title: On}]", "related_policies: [{id: A b, title: On}]"),
    ("policies: {x: {document: {approved_on: 2024-02-29}}}", "policies: {x: {document: {approved_on: 2024-02-30}}}"),
    ("policies: {x: {document: {approved_on: '2200-12-31'}}}", "policies: {x: {document: {approved_on: 2201-01-01}}}"),
    ("policies: {x: {document: {review_months: '120'}}}", "policies: {x: {document: {review_months: 121}}}"),
    ("policies: {x: {acknowledgement: YES}}", "policies: {x: {acknowledgement: on}}"),
    ("policies: {x: {sections: {a: NO}}}", "policies: {x: {sections: {a: maybe}}}"),
    ("policies: {x: {wording: {a: 1.10}}}", "policies: {x: {wording: {a: ' x'}}}"),
    ("policies: {x: {front_matter: {a: {b: [1, null]}}}}", "policies: {x: {front_matter: a}}"),
    ("policies: {x: }", "policies: {x: [a]}"),
]
"""Lines that are right, each with one like it that is wrong; the first of them for a file without a name."""


def is_told(text: str) -> bool:
    try:
        parse_organisation("oak", Source("oak.yaml", text.encode()))
    except Problems:
        return True
    return False


@pytest.mark.parametrize(("right", "wrong"), VALUES, ids=[right.removeprefix(BASE) for right, _ in VALUES])
def test_values(right: str, wrong: str) -> None:
    """Of two values, the program and the schema take the same one."""
    for text, is_wrong in ((right, False), (wrong, True)):
        whole = text if text.startswith(BASE) else f"{NAMED}{text}"
        assert (text, is_wrong, is_wrong) == (text, is_told(whole), is_refused(whole))


def test_a_block_of_text() -> None:
    """A text below a bar is right, and so is a line there."""
    wording = "policies:\n  x:\n    wording:\n      a: |\n        First.\n\n        - one\n        - two\n"

    assert not is_refused(f"{NAMED}purpose: |\n  to sing\n{wording}")


def is_beyond_patterns(text: str) -> bool:
    """Tell whether what is wrong with a text, if anything is, is for no pattern to tell."""
    unseen = all(unicodedata.category(character)[0] in "CZ" for character in text)
    return unseen or max(text) > "\uffff" or text != text.strip("\n")


@given(st.text(min_size=1, max_size=40) | st.from_regex(r"\A[\[*<{“]{0,2}(?:TBC|your name|x{1,4}|…)[\]*>}”]{0,2}\Z"))
def test_any_line(text: str) -> None:
    """Of all lines, the program and the schema refuse the same, but for what no pattern can tell."""
    file = f"{NAMED}purpose: {yaml.safe_dump(text, width=10**6)}"

    assert is_told(file) or not is_refused(file)
    assert is_told(file) == is_refused(file) or is_beyond_patterns(text)


# ---- defaults


@pytest.mark.parametrize(
    "text",
    [
        "roles: {accountable_lead: Chair}",
        "name: Oak",
        "{}",
        "policies: {x: {document: {status: approved}}}",
        "name:",
        "roles: {}",
    ],
)
def test_a_part_needs_nothing(text: str) -> None:
    """Defaults, and a file below them, may say any part of it: what is missing stands in another file."""
    assert (True, False) == (is_refused(text), is_refused(text, PART))


@pytest.mark.parametrize(
    "text", ["nmae: Oak", "channels: [{handle: x}]", "registrations: [{register: other, number: 1}]"]
)
def test_a_part_is_checked_all_the_same(text: str) -> None:
    """What stands in defaults is checked: keys, values, and entries of lists, which come from one file."""
    assert is_refused(text, PART)
