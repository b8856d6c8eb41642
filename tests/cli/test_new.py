"""`policygen new` at a terminal: what is asked and said, what is written, and that nothing is lost."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from tests.terminal import EDITING, Terminal, at_terminal
from tests.workspace import ENDINGS, Workspace, on_linux

KEYS = sorted((Path(__file__).parent / "interviews").glob("*.keys"))
CTRL_C = "\x03"
MOST = 150
"""More prompts than any interview of these tests has."""
LEAD = "Who answers to the board for safe and suitable use of social media?"

LEAST = [("called", "Oak"), ("employ", "n"), ("children", "n"), ("adults", "n"), (LEAD, "Chair")]
"""Answers without which there is no policy."""

pytestmark = [on_linux, pytest.mark.slow]


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    """Return a folder with nothing in it, as a new user has."""
    return Workspace(tmp_path)


def typed(path: Path) -> list[tuple[str, str]]:
    """Return what is typed at which prompts: part of the question, and the answer."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [(question.strip(), answer.strip()) for question, _, answer in (line.partition("=>") for line in lines)]


def answer_all(terminal: Terminal, answers: list[tuple[str, str]]) -> None:
    """Answer each prompt with the first answer left that is meant for it, and press Enter where none is."""
    left = list(answers)
    while terminal.waits and terminal.typed < MOST:
        asked = paragraph(terminal.transcript)
        found = next((entry for entry in left if entry[0] in asked), None)
        if found:
            left.remove(found)
        terminal.type(found[1] if found else "")
    assert [] == left


def paragraph(said: str) -> str:
    """Return the last question that was asked, with what has been said to it since."""
    return said.strip().rpartition("\n\n")[2]


@pytest.mark.parametrize("keys", KEYS, ids=lambda path: path.stem)
def test_transcripts(empty: Workspace, keys: Path, *, accept: bool) -> None:
    """What is said in an interview, and the file that it writes, are what they are known to be; and the file builds."""
    with at_terminal(empty.home, "new") as terminal:
        answer_all(terminal, typed(keys))
        assert 0 == terminal.code(), terminal.transcript
    [file] = (empty.home / "orgs").glob("[!.]*")
    found = {keys.with_suffix(".txt"): terminal.transcript, keys.with_suffix(".yaml"): file.read_text("utf-8")}
    for path, text in found.items():
        if accept:
            path.write_text(text, "utf-8")
        assert path.read_text("utf-8") == text

    assert {f"social-media{ending}" for ending in ENDINGS} < {path.name for path in (empty.out / file.stem).iterdir()}
    assert 0 == empty.spawn("build", "--out", "again").code


@pytest.mark.parametrize("keys", KEYS, ids=lambda path: path.stem)
def test_lines_fit(keys: Path) -> None:
    """No line of an interview is wider than a terminal of 80 columns, but for what was typed and what a build says."""
    lines = keys.with_suffix(".txt").read_text("utf-8").partition("Written: ")[0].splitlines()

    assert [] == [line for line in lines if len(re.sub(r"> .*", "> ", line)) > 80]


def test_first_policy_takes_few_keys(empty: Workspace) -> None:
    """A charity with one named person answers eight questions, and types little more than its name."""
    keys = next(path for path in KEYS if path.stem == "short")
    with at_terminal(empty.home, "new") as terminal:
        answer_all(terminal, typed(keys))

    assert 8 == terminal.typed
    assert terminal.keystrokes <= len("Riverbend Carers") + len("Chair") + 2 * terminal.typed


@pytest.mark.parametrize("columns", [20, 40, 60])
def test_narrow_terminal(empty: Workspace, columns: int) -> None:
    """At a narrow terminal the lines of questions, choices and lists are as long as it is wide, or 38 characters."""
    with at_terminal(empty.home, "new", columns=columns) as terminal:
        short = [("board for safe", "Chair"), ("enough", "2"), ("job titles", "Chair, Head Gardener, Secretary")]
        answer_until(terminal, "Who approved", [*LEAST[:-1], *short])
        said = terminal.transcript

    assert [] == [line for line in said.splitlines() if "> " not in line and len(line) > max(38, columns - 2)]


def test_lines_can_be_edited(empty: Workspace) -> None:
    """Where the system can edit lines, the keys that do so work at a prompt."""
    with at_terminal(empty.home, "new", code=EDITING) as terminal:
        # While a line is edited, it is shown again and again.
        os.write(terminal.end, b"Trust\x01Oak \n")
        terminal.until("This will be the file orgs/oak-trust.yaml.")


def test_bytes_of_another_encoding(empty: Workspace) -> None:
    """What the terminal's own encoding does not know is asked for again."""
    with at_terminal(empty.home, "new") as terminal:
        os.write(terminal.end, b"Caf\xe9\n")
        assert "That cannot be read. Please type it again." in terminal.until_prompt()
        assert "This will be the file orgs/cafe.yaml." in terminal.type("Café")


def test_answers_that_take_others_back(empty: Workspace) -> None:
    """Somebody is asked before an answer takes back what was said to other questions."""
    empty.write("orgs/oak.yaml", MINE)
    with at_terminal(empty.home, "new", "oak") as terminal:
        terminal.type("2")
        answer_all(
            terminal,
            [("children", "n"), ("adults", "n"), ("enough", "2"), ("one person", "y"), ("takes back", "n"),
             ("one person", "y"), ("takes back", "y")],
        )  # fmt: skip

    assert "This takes back 1 of your other answers" in terminal.transcript
    assert "chair" not in (empty.home / "orgs/oak.yaml").read_text("utf-8")


def test_single_clauses(empty: Workspace) -> None:
    """Who wants to choose single clauses names sections, sees their clauses, and hears what a regulator expects."""
    with at_terminal(empty.home, "new") as terminal:
        answer_until(terminal, "single clauses", [*LEAST, ("enough", "2")])
        said = terminal.type(number_of("Official accounts", terminal.transcript))
        assert "\nOfficial accounts\n\n   1 [" in said
        said = terminal.type(number_of(r"\[x\] Before you post with a partner", said))
        assert "Without “Before you post with a partner" in said
        assert "Why do you leave out “Before you post with a partner" in said
        assert re.search(r"\[ \] Before you post with a partner", terminal.type("We never do."))
        answer_all(terminal, [])
    text = (empty.home / "orgs/oak.yaml").read_text("utf-8")

    assert "organisation-accounts.outside-help: false" in text
    assert "organisation-accounts.outside-help: We never do." in text
    assert 0 == empty.spawn("build", "--out", "again").code


def number_of(row: str, said: str) -> str:
    """Return the number beside which something stands that can be chosen."""
    return str(re.findall(rf"^ *(\d+) +{row}", said, re.MULTILINE)[-1])


def answer_until(terminal: Terminal, words: str, answers: list[tuple[str, str]]) -> None:
    """Answer prompts as above until one asks something."""
    left = list(answers)
    while words not in paragraph(terminal.transcript) and terminal.typed < MOST:
        found = next((entry for entry in left if entry[0] in paragraph(terminal.transcript)), ("", ""))
        left = [entry for entry in left if entry is not found]
        terminal.type(found[1])


# ---- broken off


def begin(terminal: Terminal) -> None:
    for answer in ("Oak", "2", "", "y"):
        terminal.type(answer)


def test_broken_off_and_taken_up(empty: Workspace) -> None:
    """After Ctrl-C all answers are kept, and the same command goes on with the question that was open."""
    with at_terminal(empty.home, "new") as terminal:
        begin(terminal)
        said = terminal.press(CTRL_C)
        assert 1 == terminal.code()
    assert "Your answers are kept. To go on:\n  policygen new oak" in said
    assert [".oak.answers.json"] == [path.name for path in (empty.home / "orgs").iterdir()]

    with at_terminal(empty.home, "new", "oak") as terminal:
        assert "Going on where you stopped; 4 questions are done." in terminal.transcript
        assert "Do you work with children?" in paragraph(terminal.transcript)
        answer_all(terminal, [("children", "n"), ("adults", "n"), ("answers to the board", "Chair")])
    text = (empty.home / "orgs/oak.yaml").read_text("utf-8")
    assert ("name: Oak\nkind: society\njurisdiction: england-wales\n" in text, "has_staff: true" in text) == (
        True,
        True,
    )
    assert ["oak.yaml"] == [path.name for path in (empty.home / "orgs").iterdir()]


def test_broken_off_after_the_name(empty: Workspace) -> None:
    """The name is kept too, though nothing else was answered."""
    with at_terminal(empty.home, "new") as terminal:
        terminal.type("Oak")
        assert "To go on:\n  policygen new oak" in terminal.press(CTRL_C)

    with at_terminal(empty.home, "new", "oak") as terminal:
        assert "What sort of organisation is it?" in terminal.transcript


def test_killed(empty: Workspace) -> None:
    """What was answered is kept though the program is killed at once."""
    with at_terminal(empty.home, "new") as terminal:
        begin(terminal)
        terminal.process.kill()
        terminal.process.wait()

    kept = json.loads((empty.home / "orgs/.oak.answers.json").read_text("utf-8"))
    assert {"name": "Oak", "kind": "society", "jurisdiction": "england-wales", "facts.has_staff": "true"} == kept


def test_back_to_the_name(empty: Workspace) -> None:
    """Who goes back to the first question can call the organisation something else, which has another file."""
    with at_terminal(empty.home, "new") as terminal:
        assert "This is the first question." in terminal.type("<")
        terminal.type("Oka")
        terminal.type("2")
        terminal.type("<")
        assert "What is your organisation called?" in terminal.type("<")
        assert "[Oka] > " == terminal.transcript.splitlines()[-1]
        assert "This will be the file orgs/oak.yaml." in terminal.type("Oak")
        assert "[A society or association that belongs to its members] > " == terminal.transcript.splitlines()[-1]
        answer_all(terminal, [*LEAST[1:], ("enough", "3")])

    assert ["oak.yaml"] == [path.name for path in (empty.home / "orgs").iterdir()]


def test_back_in_a_file_that_is_there(empty: Workspace) -> None:
    """A file that is there keeps its name; before its first question there is none."""
    empty.write("orgs/oak.yaml", MINE)
    with at_terminal(empty.home, "new", "oak") as terminal:
        terminal.type("2")
        assert "This is the first question." in terminal.type("<")
        assert "[Oak] > " == terminal.transcript.splitlines()[-1]


def test_without_a_name_one_is_reminded(empty: Workspace) -> None:
    """Who asks for a new interview while one is broken off can go on with that one."""
    with at_terminal(empty.home, "new") as terminal:
        begin(terminal)
        terminal.press(CTRL_C)

    with at_terminal(empty.home, "new") as terminal:
        assert "The interview about oak was broken off. Go on with it? (y/n)" in terminal.transcript
        assert "Do you work with children?" in terminal.type("y")
    with at_terminal(empty.home, "new") as terminal:
        assert "What is your organisation called?" in terminal.type("n")


def test_before_the_first_answer(empty: Workspace) -> None:
    """Ctrl-C before there is an answer leaves nothing behind."""
    with at_terminal(empty.home, "new") as terminal:
        said = terminal.press(CTRL_C)

    assert "Aborted!" in said
    assert [] == list(empty.home.iterdir())


# ---- a file that is there

MINE = """\
# Mine, with comments.
name: Oak   # and Ash
roles: {accountable_lead: Chair, chair: Vice-Chair}
facts:
  has_staff: no
policies:
  social-media:
    wording: {safe-use.spam: "No spam."}
"""


def test_goes_on_from_a_file(empty: Workspace) -> None:
    """In a file that is there, only what is answered anew changes; comments and clauses of one's own stay."""
    empty.write("orgs/oak.yaml", MINE)
    with at_terminal(empty.home, "new", "oak") as terminal:
        assert "orgs/oak.yaml is there already." in terminal.transcript
        answer_all(terminal, [("is there already", "1"), ("children", "y"), ("adults", "n"), ("enough", "3")])
        assert 0 == terminal.code()
    text = (empty.home / "orgs/oak.yaml").read_text("utf-8")

    assert "works_with_children: true\n" in text
    assert all(line in text for line in MINE.splitlines())


def test_goes_through_all_of_a_file(empty: Workspace) -> None:
    """Who goes through all questions sees the answers of the file, which Enter takes again."""
    empty.write("orgs/oak.yaml", MINE)
    with at_terminal(empty.home, "new", "oak") as terminal:
        terminal.type("2")
        assert "[Oak] > " == terminal.transcript.splitlines()[-1]
        answer_all(
            terminal,
            [("called", "Ash"), ("children", "n"), ("adults", "n"), ("answers to the board", ""), ("enough", "3")],
        )

    assert "name: Ash   # and Ash\n" in (empty.home / "orgs/oak.yaml").read_text("utf-8")


def test_a_name_that_has_a_file(empty: Workspace) -> None:
    """An organisation whose name gives a file that is there can go on from it, or take another file."""
    empty.write("orgs/oak.yaml", MINE)
    with at_terminal(empty.home, "new") as terminal:
        assert "There is a file orgs/oak.yaml already. Go on from it? (y/n)" in terminal.type("Oak")
        terminal.type("n")
        terminal.type("Not a name")
        assert "This will be the file orgs/oak-two.yaml." in terminal.type("oak-two")

    assert MINE == (empty.home / "orgs/oak.yaml").read_text("utf-8")


def test_a_file_with_faults(empty: Workspace) -> None:
    """A file that cannot be read is told as a build tells it, and left alone."""
    empty.write("orgs/oak.yaml", "name: [\n")
    with at_terminal(empty.home, "new", "oak") as terminal:
        assert 1 == terminal.code()

    assert "orgs/oak.yaml:" in terminal.transcript
    assert "name: [\n" == (empty.home / "orgs/oak.yaml").read_text("utf-8")


def test_defaults_of_many(empty: Workspace) -> None:
    """What stands in the defaults of all organisations is not asked of each as if it were missing."""
    empty.write("orgs/_defaults.yaml", "roles: {accountable_lead: Area Manager}\nfacts: {has_staff: true}\n")
    with at_terminal(empty.home, "new") as terminal:
        answer_all(terminal, [("called", "Oak"), ("children", "n"), ("adults", "n"), ("enough", "3")])
        assert 0 == terminal.code()

    assert "[Area Manager] > " in terminal.transcript
    assert "roles:" not in (empty.home / "orgs/oak.yaml").read_text("utf-8")


def test_schema(empty: Workspace) -> None:
    """A new file names the schema for editors, where there is one beside the templates."""
    empty.write("templates/organisation.schema.json", "{}")
    with at_terminal(empty.home, "new") as terminal:
        answer_all(
            terminal,
            [*LEAST, ("enough", "3")],
        )
    text = (empty.home / "orgs/oak.yaml").read_text("utf-8")

    assert text.startswith("# yaml-language-server: $schema=../templates/organisation.schema.json\n")
