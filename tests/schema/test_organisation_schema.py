"""The schema with all that templates ask for: it takes what is built, knows every id, and stands in the repository."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.diagnostics import Problems
from generator.organisation.parse import Source
from generator.policy.stage import Stage
from generator.rendering.library import Library
from generator.rendering.render import render
from generator.schema.organisation_schema import Says, organisation_schema, schema_text
from generator.template.folders import TemplateFiles, TemplateFolder
from tests.editor_reading import as_an_editor
from tests.policies import SAMPLES, TEMPLATE_IDS, plain, rich, template
from tests.tools import ROOT

GOLDEN_CASES = sorted((ROOT / "tests" / "golden").glob("*.md.in"))
EXAMPLE = max(re.findall(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL), key=len)
CHECKED_IN = ROOT / "templates" / "organisation.schema.json"
MODELINE = "# yaml-language-server: $schema=../templates/organisation.schema.json\n"
SCHEMA = organisation_schema([template(name) for name in TEMPLATE_IDS], Says.ALL)
VALIDATOR = Draft202012Validator(SCHEMA)


def underlined(text: str, validator: Draft202012Validator = VALIDATOR) -> list[str]:
    """Return the paths of what the schema refuses in a file."""
    return sorted({error.json_path for error in validator.iter_errors(as_an_editor(text))})


def keys(*path: str) -> dict[str, Any]:
    """Return the keys that may stand somewhere."""
    found: Any = SCHEMA
    for step in path:
        found = found["properties"][step]
        if "$ref" in found:
            found = SCHEMA["$defs"][found["$ref"].removeprefix("#/$defs/")]
    inner: dict[str, Any] = found["properties"]
    return inner


# ---- the file in the repository


def test_the_schema_in_the_repository_is_current(accept: bool) -> None:
    """The checked-in schema is what the program says now; `make accept` takes it anew."""
    text = schema_text(SCHEMA)
    if accept:
        CHECKED_IN.write_text(text, encoding="utf-8", newline="\n")

    assert CHECKED_IN.read_text("utf-8") == text


def test_the_text_is_the_schema() -> None:
    """The text says what the schema says, line by line, and ends with the end of a line."""
    text = schema_text({"a": [], "b": {}, "c": ["x" * 80, {"d": "’" * 80}], "e": {"f": {"g": ["y" * 130, 1, None]}}})

    assert text.endswith("}\n")
    assert {"a": [], "b": {}, "c": ["x" * 80, {"d": "’" * 80}], "e": {"f": {"g": ["y" * 130, 1, None]}}} == json.loads(
        text
    )
    assert SCHEMA == json.loads(schema_text(SCHEMA))


@pytest.mark.parametrize("says", Says)
def test_it_is_a_schema(says: Says) -> None:
    """It is a schema of the draft that it names, and every reference in it leads somewhere."""
    schema = organisation_schema([template(name) for name in TEMPLATE_IDS], says)
    Draft202012Validator.check_schema(schema)
    named = set(re.findall(r'"#/\$defs/([^"]+)"', json.dumps(schema)))

    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]
    assert named == schema["$defs"].keys()


# ---- what is built is right


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_are_right(path: Path) -> None:
    """Nothing is underlined in a sample, and its first line names the schema for editors."""
    text = path.read_text("utf-8")

    assert text.startswith(MODELINE)
    assert [] == underlined(text)


def test_the_example_of_the_readme_is_right() -> None:
    """Nothing is underlined in the long example of README."""
    assert [] == underlined(EXAMPLE)


@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
@pytest.mark.parametrize("made", [plain, rich])
def test_organisations_are_right(made: Any, template_id: str) -> None:
    """Nothing is underlined in an organisation that says the least, or all there is."""
    assert [] == underlined(json.dumps(made(template_id)))


@pytest.mark.parametrize("case", GOLDEN_CASES, ids=lambda case: case.name.split(".")[0])
def test_golden_organisations_are_right(case: Path) -> None:
    """Nothing is underlined in the organisation of a golden case, whose template is its own."""
    _, text, _ = case.read_text("utf-8").split("---\n", 2)

    assert [] == underlined(text, Draft202012Validator(organisation_schema([], Says.ALL)))


# ---- ids

NAMED = "name: Oak\nroles: {accountable_lead: Chair}\n"

SLIPS = [
    ("rols: {accountable_lead: Chair}", "$"),
    ("facts: {has_staf: true}", "$.facts"),
    ("facts: {has_staff: maybe}", "$.facts.has_staff"),
    ("facts: {monitoring: everything}", "$.facts.monitoring"),
    ("policies: {social-meda: }", "$.policies"),
    ("channels: [{platform: A, owner: Campaigns Lead}]", "$.channels[0].owner"),
    ("policies: {social-media: {document: {owner: Chair}}}", "$.policies['social-media'].document.owner"),
    ("policies: {social-media: {sections: {copyrigth: false}}}", "$.policies['social-media'].sections"),
    ("policies: {social-media: {sections: {'7': false}}}", "$.policies['social-media'].sections"),
    ("policies: {team-social-media: {sections: {crisis: true}}}", "$.policies['team-social-media'].sections"),
    ("policies: {social-media: {sections: {context.purpose: false}}}", "$.policies['social-media'].sections"),
    ("policies: {social-media: {sections: {introduction: false}}}", "$.policies['social-media'].sections.introduction"),
    ("policies: {social-media: {sections: {introduction: NO}}}", "$.policies['social-media'].sections.introduction"),
    ("policies: {social-media: {reasons: {introduction: No need}}}", "$.policies['social-media'].reasons"),
    ("policies: {social-media: {wording: {copyright: Ours}}}", "$.policies['social-media'].wording"),
    ("policies: {social-media: {wording: {own-up: Ours}}}", "$.policies['social-media'].wording"),
    (
        "policies: {social-media: {extra: [{after: own-up, id: a, text: b}]}}",
        "$.policies['social-media'].extra[0].after",
    ),
    (
        "policies: {social-media: {extra: [{after: scope.a, id: a, text: b}]}}",
        "$.policies['social-media'].extra[0].after",
    ),
]


@pytest.mark.parametrize(("line", "place"), SLIPS, ids=[line for line, _ in SLIPS])
def test_slips_are_underlined(line: str, place: str) -> None:
    """A slip in an id, or an answer that no question takes, is underlined where it stands."""
    assert [place] == underlined(f"{NAMED}{line}\n")


RIGHT = [
    "facts: {has_staff: YES, monitoring: none, works_with_children:}",
    "policies: {social-media: , team-social-media: {}}",
    "policies: {social-media: {sections: {introduction: true, copyright: NO, wellbeing:}}}",
    "policies: {social-media: {sections: {introduction: 'yes'}}}",
    "policies: {social-media: {document: {owner: policy_owner}}}",
    "policies: {social-media: {extra: [{after: scope, id: a, text: b}, {after: scope.a, id: c, text: d}]}}",
    "related_policies: [{id: data-protection, title: A}, {id: one-of-our-own, title: B}]",
    "contacts: {media: a, one_of_our_own: b}",
]


@pytest.mark.parametrize("line", RIGHT)
def test_ids_that_are_right(line: str) -> None:
    """What names a role, a question or a part by its id is not underlined, nor what stands under an id of one's own."""
    assert [] == underlined(f"{NAMED}{line}\n")


def test_a_role_that_every_policy_needs() -> None:
    """A file without the job title that no other can stand in for is underlined at its roles."""
    for roles in ("{}", "{chair: Chair}", "{accountable_lead: }", "{accountable_lead: ''}"):
        assert ["$.roles"] == [path[:7] for path in underlined(f"name: Oak\nroles: {roles}\n")]


# ---- what is said


def test_roles_and_questions_are_explained() -> None:
    """A role has its label, its duty and who stands in; a question says why it is asked and what is taken."""
    assert (
        "Chair",
        "Whoever deals with concerns about senior people. If you name nobody, it falls to accountable_lead.",
    ) == (
        keys("roles")["chair"]["title"],
        keys("roles")["chair"]["description"],
    )
    assert "Somebody has to." in keys("roles")["accountable_lead"]["description"]
    assert (
        "Do you employ anyone? If you do not, the rules for employees are left out. Much of the policy depends on it.\n"
        "If you say nothing: no for a society or a club, otherwise yes."
    ) == keys("facts")["has_staff"]["description"]


def test_choices_are_explained() -> None:
    """Each choice of a question has what it is called beside it."""
    [choices, _] = keys("facts")["ai_tools"]["anyOf"]

    assert {
        "enum": ["approved-only", "none"],
        "enumDescriptions": ["Yes, tools that somebody has approved.", "No."],
    } == choices


def test_parts_are_explained() -> None:
    """A part has its title or first words, whether it is in, and why to keep it."""
    sections = keys("policies", "social-media", "sections")

    assert (
        "Copyright and other people’s work\nKeep it unless another policy covers copyright.\n"
        "It is in, unless you write false."
    ) == sections["copyright"]["description"]
    assert "Part of the core: it stays." in sections["introduction"]["description"]
    assert "It is in the full length only, unless you write true or false." in sections["context.risks"]["description"]
    assert "It is out, unless you write true." in sections["crisis"]["description"]
    assert "It goes when moderation goes." in sections["house-rules"]["description"]


def test_every_part_is_a_key() -> None:
    """Each part of each template that has an id can be named, and nothing else."""
    for name in TEMPLATE_IDS:
        parts = [part for part in template(name).parts.values() if not part.id.is_made_up]

        assert {part.id for part in parts} == keys("policies", name, "sections").keys()
        assert {part.id for part in parts if part.optional} == keys("policies", name, "reasons").keys()
        assert {part.id for part in parts if part.kind == "clause"} == keys("policies", name, "wording").keys()


# ---- templates of one's own

FILES = {
    "one/template.yaml": (
        "id: one\ntitle: One\nroles: {boss: {label: Boss, duty: decides}}\n"
        "facts:\n  size: {ask: How many?, choices: [1, 2.5, no, true], default: 1}\n"
        "  open: {ask: Is it open?, default: false}\n"
        "sections:\n  - {id: start, title: Start, kind: front}\n  - {id: flat, title: Flat}\n"
        "  - {id: deep, title: Deep}\n  - {id: end, title: End, kind: schedule}\n"
    ),
    "one/sections/start.md.j2": "- Be kind.\n  {: #kind }\n",
    "one/sections/flat.md.j2": (
        "1. The {{ role('boss') }} decides.\n   {: #first }\n\n### More {: #more }\n\n1. Ask.\n   {: #ask }\n"
    ),
    "one/sections/deep.md.j2": "## Down {: #down }\n\n1. Below:\n   {: #below }\n\n    - here.\n      {: #here }\n",
    "one/sections/end.md.j2": "Words.\n{: #words }\n",
    "two/template.yaml": (
        "id: two\ntitle: Two\nroles: {boss: {label: Chief, duty: answers}, clerk: {label: Clerk, duty: writes}}\n"
        "facts:\n  open: {ask: When is it open?, choices: [always, never], default: never}\n"
        "sections: [{id: only, title: Only}]\n"
    ),
    "two/sections/only.md.j2": "1. The {{ role('clerk') }} writes.\n   {: #write }\n",
    "_shared/law/england-wales.yaml": "id: e\ntitle: E\nas_of: 2026-01-01\nfacts: {}\n",
    "_shared/page.css": "body {}\n",
}
OWN = Library(TemplateFiles((TemplateFolder("templates", {path: text.encode() for path, text in FILES.items()}),)))


def own_schema(*names: str, says: Says = Says.ALL) -> Draft202012Validator:
    return Draft202012Validator(organisation_schema([OWN.composer(name).template for name in names], says))


PLACES = ["start", "start.kind", "flat", "flat.first", "flat.more", "flat.ask", "deep", "deep.down", "deep.below"]
PLACES += ["deep.here", "end", "end.words", "flat.nothing", "nothing"]


@pytest.mark.parametrize("place", PLACES)
def test_where_a_clause_can_stand(place: str) -> None:
    """A clause of one's own can follow exactly what the program lets it follow."""
    text = (
        f"name: Oak\nroles: {{boss: Chair}}\npolicies: {{one: {{extra: [{{after: {place}, id: own, text: Own.}}]}}}}\n"
    )
    try:
        render(OWN, [Source("oak.yaml", text.encode())], {}, Stage.FINAL, ("md",))
        told = []
    except Problems as problems:
        told = [each.location.key for each in problems.diagnostics]

    assert (["$.policies.one.extra[0].after"] if told else []) == underlined(text, own_schema("one"))


@pytest.mark.parametrize("answer", ["1", '"1"', "2.5", "no", "true"])
def test_choices_that_an_editor_reads_as_something_else(answer: str) -> None:
    """A choice that is a number or a yes to an editor is right, with quotes and without."""
    assert [] == underlined(f"name: Oak\nroles: {{boss: Chair}}\nfacts: {{size: {answer}}}\n", own_schema("one"))


def test_two_templates_that_differ() -> None:
    """Where two templates take other answers, or need other roles, what is right for one of them is not underlined."""
    both = own_schema("one", "two")
    base = "name: Oak\nroles: {boss: Chair}\n"

    assert [[], [], ["$.facts.open"]] == [
        underlined(f"{base}facts: {{open: {answer}}}\n", both) for answer in ("yes", "never", "often")
    ]
    assert ["$.roles"] == underlined(base, own_schema("two"))
    assert ("one: Whoever decides. Somebody has to.\ntwo: Whoever answers. Somebody has to.") == both.schema[
        "properties"
    ]["roles"]["properties"]["boss"]["description"]  # type: ignore[index]  # it is no boolean


def test_defaults_need_no_role() -> None:
    """In defaults, and in a file below them, a role may be missing, but not mistyped."""
    part = own_schema("one", says=Says.A_PART)

    assert [[], ["$.roles"]] == [underlined(f"roles: {roles}\n", part) for roles in ("{}", "{bos: Chair}")]
