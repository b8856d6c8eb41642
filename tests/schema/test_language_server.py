"""What editors make of the schema, as the server says that stands behind most of them: offered, told and underlined."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from generator.diagnostics import Problems
from generator.organisation.parse import Source, parse_organisation
from tests.editor_reading import as_an_editor
from tests.language_server import CURSOR, LanguageServer, language_server
from tests.policies import SAMPLES
from tests.tools import ROOT, require, run

pytestmark = pytest.mark.judge

MODELINE = "# yaml-language-server: $schema=../templates/organisation.schema.json\n"
SMALLEST = f"{MODELINE}name: Oak\nroles:\n  accountable_lead: Chair\n"
# An alias that stands within itself overflows the server, which then says now this and now that.
ERRORS = sorted(
    set((ROOT / "tests/organisation/errors").glob("*.yaml")) - set(ROOT.glob("tests/*/errors/aliases.yaml"))
)


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    """Return a server that has started."""
    with language_server() as started:
        yield started


# ---- underlined


def test_nothing_is_underlined_in_what_new_writes(server: LanguageServer) -> None:
    """A file that an interview has written is sound for an editor too."""
    written = sorted((ROOT / "tests/cli/interviews").glob("*.yaml"))
    found = server.underlined({path.name: MODELINE + path.read_text("utf-8") for path in written})

    assert written
    assert [] == [(name, each) for name, underlined in found.items() for each in underlined]


def test_nothing_is_underlined_in_a_sample(server: LanguageServer) -> None:
    """A sample has no mistake, and the server finds the schema by its first line."""
    found = server.underlined({path.name: path.read_text("utf-8") for path in SAMPLES})

    assert [] == [(name, each) for name, underlined in found.items() for each in underlined]


MISTAKES = [
    ("kin: charity", (5, "kin", "Property kin is not allowed.")),
    ("kind: charty", (5, "charty", "Value is not accepted. Valid values: ")),
    ("purpose: [to sing]", (5, "[to sing]", "write one line of text")),
    ("purpose: TBC", (5, "TBC", "write the value, or remove the key: this looks like a blank to fill in")),
    ("facts:\n  has_staf: true", (6, "has_staf", "Property has_staf is not allowed.")),
    ("facts:\n  has_staff: maybe", (6, "maybe", "write true or false")),
    ("channels:\n  - platform: X\n    owner: Me", (7, "Me", "write the id of a role, as it stands under roles")),
    ("brand:\n  colour: navy", (6, "navy", 'write six digits in quotes: "#14506e"')),
    ("terms: staff", (5, "staff", "write each key on a line of its own below it, indented by two spaces")),
    ("registrations: one", (5, "one", "start each item on a line of its own with a dash and a space")),
    ("registrations:\n  - register: ccew", (6, "r", 'Missing property "number".')),
    ("policies:\n  social-meda:", (6, "social-meda", "Property social-meda is not allowed.")),
    (
        "policies:\n  social-media:\n    sections:\n      introduction: false",
        (8, "false", "this is part of the core and stays"),
    ),
    (
        "policies:\n  social-media:\n    extra:\n      - {after: own-up, id: a, text: b}",
        (8, "own-up", "write the id of a section or clause of this policy"),
    ),
    (
        "policies:\n  social-media:\n    document: {approved_on: 14 May 2026}",
        (7, "14 May 2026", "write year, month and day, as in 2026-05-14"),
    ),
]


def test_mistakes_are_underlined(server: LanguageServer) -> None:
    """A mistake is underlined, alone, at its words, and says what to write."""
    found = server.underlined({lines: f"{SMALLEST}{lines}\n" for lines, _ in MISTAKES})

    for lines, (line, words, message) in MISTAKES:
        [each] = found[lines]
        assert (lines, line, words, message) == (lines, each.line, each.words, each.message[: len(message)])


PASSED_OVER = "an editor passes over a key in braces that has no colon"
BY_THE_PROGRAM = "for the program alone to tell; `test_file_schema` has the reasons"
OTHERWISE = "an editor knows tags, keys and documents that are refused here"
ELSEWHERE = "an editor underlines the line where it noticed, or the key that should hold what is missing"
ENDS_OF_LINES = "a text below a bar ends with the end of a line, and for a pattern so may any"
NOT_THERE = {
    "accepted": ([5], BY_THE_PROGRAM),
    "approved-by-nobody": ([7], ELSEWHERE),
    "bracket-open": ([4], ELSEWHERE),
    "colour-a-comment": ([5], BY_THE_PROGRAM),
    "comma-and-line-break-in-braces": ([2, 4], PASSED_OVER),
    "comma-in-braces": ([2, 3, 4, 5, 8], PASSED_OVER),
    "curly-quotes": ([6], PASSED_OVER),
    "dates-contradict": ([10, 11, 12], BY_THE_PROGRAM),
    "empty-blocks": ([2, 4], BY_THE_PROGRAM),
    "extra-clauses-repeated": ([8], BY_THE_PROGRAM),
    "front-matter": ([7, 8, 9, 10], BY_THE_PROGRAM),
    "history": ([9, 10], BY_THE_PROGRAM),
    "indented-too-far": ([2], ELSEWHERE),
    "list-open": ([4], ELSEWHERE),
    "lost-after-hash": ([1, 2, 3], BY_THE_PROGRAM),
    "merge-keys": ([5], OTHERWISE),
    "name-invisible": ([1], BY_THE_PROGRAM),
    "name-spaced": ([4], ENDS_OF_LINES),
    "no-characters": ([2], BY_THE_PROGRAM),
    "odd-keys": ([6], OTHERWISE),
    "private-use-characters": ([3], BY_THE_PROGRAM),
    "reason-without-removal": ([7], BY_THE_PROGRAM),
    "repeated-ids": ([6, 10], BY_THE_PROGRAM),
    "tags": ([3, 4], OTHERWISE),
    "two-documents": ([4], OTHERWISE),
}
"""The lines of broken files at which the program tells something and an editor underlines nothing, each with why."""


def test_broken_files_are_underlined_at_the_same_lines(server: LanguageServer) -> None:
    """Where the program tells a mistake, the editor underlines that line, but for those in the table."""
    texts = {path.stem: path.read_bytes().decode() for path in ERRORS}
    found = server.underlined({name: MODELINE + text for name, text in texts.items()})
    missed = {}
    for name, text in texts.items():
        # The first line is not in the file of the tests.
        lines = {each.line - 1 for each in found[name]}
        if left := sorted(told_lines(text) - lines):
            missed[name] = left

    assert {name: lines for name, (lines, _) in NOT_THERE.items()} == missed


def told_lines(text: str) -> set[int]:
    with pytest.raises(Problems) as caught:
        parse_organisation("oak", Source("oak.yaml", text.encode()))
    return {each.location.line for each in caught.value.diagnostics if each.location.line}


# ---- offered


def test_keys_are_offered(server: LanguageServer) -> None:
    """In an empty file all keys are offered with what they mean, and what is needed can be filled in at once."""
    text = f"{MODELINE}{CURSOR}"
    offered = server.offered(text)

    assert {"name", "kind", "roles", "facts", "channels", "policies"} <= offered.keys()
    assert "The full name of your organisation.\nFor example: Northbank Youth Trust" == offered["name"]
    assert "name: $1\nroles:\n  accountable_lead: $2" == server.filled_in(text)["Organisation"]


def test_roles_are_offered(server: LanguageServer) -> None:
    """Under roles, the roles of all templates are offered with their duties; the one that is there is not."""
    offered = server.offered(f"{SMALLEST}  {CURSOR}\n")

    assert {"chair", "campaigns_lead", "management_team"} <= offered.keys()
    assert "accountable_lead" not in offered
    assert offered["chair"].startswith("Whoever deals with concerns about senior people.")


def test_questions_are_offered(server: LanguageServer) -> None:
    """Under facts, questions are offered with what holds if nobody answers."""
    offered = server.offered(f"{SMALLEST}facts:\n  {CURSOR}\n")

    expected = (
        "Do you work with children? Extra rules protect children in posts, messages and pictures. "
        "Much of the policy depends on it.\nIf you say nothing: no."
    )

    assert expected == offered["works_with_children"]


PARTS = "policies:\n  social-media:\n    sections:\n      "


def test_parts_that_can_go_are_offered(server: LanguageServer) -> None:
    """Under sections, optional parts are offered with their words and why; the core is not."""
    offered = server.offered(f"{SMALLEST}{PARTS}{CURSOR}\n")

    assert {"copyright", "crisis", "context.risks"} <= offered.keys()
    assert not {"introduction", "context"} & offered.keys()
    assert (
        "Crisis plan\nAdd it unless you have a crisis plan that covers social media.\nIt is out, unless you write true."
        == (offered["crisis"])
    )


VALUES = [
    (f"kind: {CURSOR}", {"charity", "society", "company", "team", "club", "other"}),
    (f"facts:\n  has_staff: {CURSOR}", {"true", "false"}),
    (f"facts:\n  monitoring: {CURSOR}", {"none", "own-channels", "systems"}),
    (f"{PARTS}crisis: {CURSOR}", {"true", "false"}),
    (f"policies:\n  social-media:\n    length: {CURSOR}", {"short", "full"}),
    # No word that somebody may not have meant is offered where any may stand.
    (f"purpose: {CURSOR}", set()),
    (f"contacts:\n  media: {CURSOR}", set()),
]


@pytest.mark.parametrize(("lines", "values"), VALUES, ids=[lines.partition(CURSOR)[0].strip() for lines, _ in VALUES])
def test_values_are_offered(server: LanguageServer, lines: str, values: set[str]) -> None:
    """After a key, the values that it takes are offered, and nothing where it takes any words."""
    assert values == server.offered(f"{SMALLEST}{lines}\n").keys()


IN_A_POLICY = "policies:\n  social-media:\n    "
TAKEN = [
    ("", "registrations", "registrations:\n  - register: $1\n    number: $2"),
    ("", "channels", "channels:\n  - platform: "),
    ("", "terms", "terms:\n  "),
    ("", "purpose", "purpose: "),
    (IN_A_POLICY, "front_matter", "front_matter:\n  "),
    (IN_A_POLICY, "sections", "sections:\n  "),
    (IN_A_POLICY, "extra", "extra:\n  - after: $1\n    id: $2\n    text: $3"),
]


@pytest.mark.parametrize(("before", "key", "after"), TAKEN, ids=[key for _, key, _ in TAKEN])
def test_a_key_that_is_taken(server: LanguageServer, before: str, key: str, after: str) -> None:
    """A key that somebody takes comes with its colon, and with the keys that each entry below it needs."""
    assert after == server.filled_in(f"{SMALLEST}{before}{CURSOR}\n")[key]


def test_names_of_other_policies_are_offered(server: LanguageServer) -> None:
    """The ids by which templates ask for other policies are offered, and one of one's own is right."""
    offered = server.offered(f"{SMALLEST}related_policies:\n  - id: {CURSOR}\n")

    assert {"data-protection", "safeguarding", "complaints"} <= offered.keys()


# ---- told

TOLD = [
    (f"ki{CURSOR}nd: charity", "What sort of organisation you are."),
    (f"kind: char{CURSOR}ity", "`charity`: A charity, a church or a nonprofit."),
    (f"facts:\n  moni{CURSOR}toring: none", "What do you monitor?"),
    (f"facts:\n  moni{CURSOR}toring:", "What do you monitor?"),
    (f"facts:\n  moni{CURSOR}toring: all", "What do you monitor?"),
    (f"{PARTS}cop{CURSOR}yright: false", "Keep it unless another policy covers copyright."),
    (
        "policies:\n  social-media:\n    wording:\n      general-guidelines.own" + f"{CURSOR}-up: x",
        "Own up: correct your",
    ),
    ("policies:\n  social-media:\n    document:\n      ver" + f"{CURSOR}sion: 1.10", "1.10 is not 1.1"),
]


@pytest.mark.parametrize(("lines", "words"), TOLD, ids=[lines.replace(CURSOR, "").strip() for lines, _ in TOLD])
def test_keys_are_explained(server: LanguageServer, lines: str, words: str) -> None:
    """Whoever points at a key is told what it means, also while nothing or something wrong stands after it."""
    assert words in server.told(f"{SMALLEST}{lines}\n")


def test_a_role_is_explained(server: LanguageServer) -> None:
    """Whoever points at a role is told its name and its duty."""
    told = server.told(SMALLEST.replace("accountable_lead", f"accountable{CURSOR}_lead"))

    assert told.startswith("#### Accountable lead\n")
    assert "for safe and suitable use of social media" in told


# ---- how files are read

SCALARS = [
    *("0x1F", "0o17", "017", "0300", "+5", "-0", "1_000", "0b1", "1.10", "1e3", ".5", "5.", "12:30", "2026-05-14"),
    *("~", "null", "Null", "nUll", "True", "tRue", "yes", "NO", "on"),
]


def test_files_are_read_as_editors_read_them() -> None:
    """What the other tests take for an editor's reading of a file is that of the server's own reader."""
    require("node", "yaml")
    texts = [f"a: {word}\nb: ['{word}']\nc: |\n  {word}\n" for word in SCALARS]
    texts += ["1: a\ntrue: b\n", *(path.read_text("utf-8") for path in SAMPLES)]
    done = run("node", ROOT / "tests" / "judges" / "yaml.mjs", stdin=json.dumps(texts))

    assert "" == done.stderr
    assert json.loads(done.stdout) == json.loads(json.dumps([as_an_editor(text) for text in texts]))
