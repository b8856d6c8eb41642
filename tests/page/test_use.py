"""What somebody does with the page, in real browsers, opened from the disk."""

from __future__ import annotations

import base64
import difflib
from pathlib import Path
from typing import Any

import pytest

from generator.formats.formats import DEFAULT_FORMATS
from tests.page.browsers import BROWSERS, hosted, play
from tests.page.desk import LEAST
from tests.tools import ROOT
from tests.workspace import Workspace, contents

pytestmark = [pytest.mark.judge, pytest.mark.slow]
in_each_browser = pytest.mark.parametrize("browser", BROWSERS)

ANSWERS = {
    "you": {"name": "Riverbend Carers"},
    "facts": {
        "facts.has_staff": "true",
        "facts.works_with_children": "false",
        "facts.works_with_adults_at_risk": "false",
    },
    "duties": {"roles.accountable_lead": "Manager", "one_person": "true"},
    "parts": {"policies.social-media.sections.copyright": "false"},
    "approval": {
        "policies.social-media.document.approved_by": "Board of Trustees",
        "policies.social-media.document.approved_on": "14 May 2026",
        "policies.social-media.document.version": "1.0",
    },
}
"""What is answered on each screen, by the path of its key."""
POLICY = [f"social-media.{name}" for name in ("docx", "html", "md")]
PHONE = {"width": 360, "height": 740, "isMobile": True, "hasTouch": True, "deviceScaleFactor": 2}
CLAUSE, SECTION = "general-guidelines.own-up", "moderation"
HOLDER, SINGLE = "general-guidelines", "general-guidelines.journalists"
CHANGES = {"text": LEAST, "clause": CLAUSE, "section": SECTION, "holder": HOLDER, "single": SINGLE}


@pytest.fixture(scope="module", params=BROWSERS)
def typed(page: Path, request: pytest.FixtureRequest) -> dict[str, Any]:
    """What somebody with a keyboard and no mouse has done and seen."""
    return play(request.param, "keyboard", page / "policy-maker.html", {"answers": ANSWERS})


def test_from_the_start_to_the_download_by_keyboard(typed: dict[str, Any], tmp_path: Path) -> None:
    """With a keyboard alone somebody makes a policy, and a build makes the same files from the saved answers."""
    files = {name: base64.b64decode(content) for name, content in typed["files"].items()}
    home = Workspace(tmp_path)
    home.write("orgs/riverbend-carers.yaml", files["riverbend-carers.yaml"])
    built = home.spawn("build", "--templates", str(ROOT / "templates"))

    assert (0, "") == (built.code, built.err)
    assert {name: home.files()[f"riverbend-carers/{name}"] for name in POLICY} == {name: files[name] for name in POLICY}
    assert b"# Made with the policy maker." in files["riverbend-carers.yaml"]
    assert b"approved_on: 2026-05-14\n" in files["riverbend-carers.yaml"]
    assert [] == typed["complaints"]


def test_nothing_is_asked_for(typed: dict[str, Any], page: Path) -> None:
    """From the start to the download the page asks nobody for anything."""
    assert [] == outside(typed["requests"], page)


def test_screens(typed: dict[str, Any]) -> None:
    """What is missing is told on top; each screen follows the last; downloads stay from the first policy on."""
    empty, *steps = typed["screens"]
    names = [each["screen"] for each in steps]

    assert empty["title"].startswith("Error: ")
    assert "What is your organisation called?" in empty["summary"]
    assert ["you", "policies", "facts", "duties", "parts", "approval", "look", "check", "finish"] == names
    assert [] == [each["summary"] for each in steps[1:] if each["summary"]]
    with_policy = [each["screen"] for each in steps if set(POLICY) <= set(each["downloads"])]
    assert names[names.index("duties") :] == with_policy


def outside(requests: list[str], page: Path) -> list[str]:
    """Return the addresses that are neither the page itself nor inside of it."""
    own = (page.resolve().as_uri(), "blob:", "data:")
    return [address for address in requests if not address.startswith(own)]


# ---- files of answers


@pytest.fixture(scope="module", params=BROWSERS)
def opened(page: Path, request: pytest.FixtureRequest) -> dict[str, Any]:
    """What became of files that were opened in a browser."""
    samples = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "orgs").glob("[!_]*.yaml"))}
    files = {name: {"text": text, "key": "name", "value": "Another Name"} for name, text in samples.items()}
    files["maybe"] = {"text": LEAST.replace("has_staff: true", "has_staff: maybe"), "key": ""}
    files["broken"] = {"text": f"{LEAST}kind: charty\n", "key": ""}
    files["no-yaml"] = {"text": "name: [Oak\nroles: {a: b\n", "key": ""}
    files["Our answers (1)"] = {"text": LEAST, "key": ""}
    seen = play(request.param, "files", page / "policy-maker.html", {"files": files})
    assert [] == seen["complaints"]
    assert len(samples) == len(seen["asked"])
    return {"samples": samples, **seen["seen"]}


def test_every_sample_is_opened_and_changed_in_one_line(opened: dict[str, Any]) -> None:
    """Each sample is opened as it is; one answer changes one line, and everything else stays to the letter."""
    for name, text in opened["samples"].items():
        assert (name, text) == (name, opened[name]["opened"])
        changed = [
            line for line in difflib.ndiff(text.splitlines(), opened[name]["text"].splitlines()) if line[0] in "+-"
        ]
        assert (name, "+ name: Another Name") == (name, changed[1])
        assert (name, 2) == (name, len(changed))


def test_a_broken_file_has_its_message_at_its_field(opened: dict[str, Any]) -> None:
    """What is wrong with an opened file stands at its field, and there is no policy to download."""
    broken = opened["broken"]

    assert ["kind"] == [*broken["atFields"]]
    assert "Did you mean" in broken["atFields"]["kind"]
    assert ["broken.yaml"] == broken["downloads"]


def test_what_is_no_answer_is_told_at_its_field(opened: dict[str, Any]) -> None:
    """Where an opened file says something else than yes or no, its field says so."""
    [[key, told]] = opened["maybe"]["atFields"].items()

    assert "facts.has_staff" == key
    assert 'is "maybe", not a yes or a no. Choose yes or no.' in told


def test_a_file_that_cannot_be_read_is_told_with_its_line(opened: dict[str, Any]) -> None:
    """A file that is no YAML is not opened; the summary names the line."""
    assert "no-yaml.yaml, line " in opened["no-yaml"]["summary"]
    assert "broken" == opened["no-yaml"]["id"]


def test_a_renamed_file_is_kept_under_a_sound_name(opened: dict[str, Any]) -> None:
    """A name that a browser has given a second download is made one that an organisation can have."""
    assert {"our-answers.yaml", *POLICY} == set(opened["Our answers (1)"]["downloads"])


# ---- the preview


@in_each_browser
def test_parts_are_changed_in_the_preview(page: Path, browser: str) -> None:
    """From the preview a clause is reworded and followed by one's own, a section dropped; all is marked and seen."""
    seen = play(browser, "change", page / "policy-maker.html", CHANGES)

    assert seen["title"].startswith("Clause 5.")
    assert "nknown name" in seen["wrong"]
    assert "curly brackets" in seen["wrong"]
    assert seen["wrong"] in seen["summary"]
    assert "**Own up**" in seen["title0"]["field"]
    assert " [job title of whoever answers to the board" in seen["title0"]["field"]
    assert "{{ role('accountable_lead') }}" in seen["title0"]["file"]
    assert "[job title" not in seen["title0"]["file"] + seen["title0"]["preview"]
    assert "Nobody has the duty in [job title of whoever plans nothing]" in seen["stray"]
    assert ["Say so at once."] == marked(seen["reworded"])
    assert ["Tell your buddy too."] == marked(seen["added"])
    assert seen["dropped"]
    assert [f"policies.social-media.reasons.{SECTION}"] == seen["missing"]
    assert "a regulator expects it" in seen["asksWhy"]
    assert "Nobody can comment" in seen["text"]
    assert [True, False, True] == seen["single"]
    assert f"{SINGLE}: false" in seen["text0"]
    assert SINGLE not in seen["text1"]
    assert "cannot be left out" in seen["stays"]
    assert "A clause you left out" in seen["check"]
    assert "journalist" in seen["back"]
    assert [] == seen["complaints"]


def marked(seen: list[str]) -> list[str]:
    """Return the marked words, without their numbers."""
    return [words.partition(" ")[2] for words in seen]


def test_parts_are_changed_on_a_phone(page: Path) -> None:
    """On a phone the preview stands below, and everything can be done there too."""
    given = {**CHANGES, "viewport": PHONE}
    seen = play("chromium", "change", page / "policy-maker.html", given)

    assert ["Tell your buddy too."] == marked(seen["added"])
    assert "Nobody can comment" in seen["text"]


@in_each_browser
def test_what_is_under_somebodys_hand_stays(page: Path, browser: str) -> None:
    """An answer moves no part of the page that says the same as before; a download waits for an answer on its way."""
    seen = play(browser, "hands", page / "policy-maker.html", {"text": LEAST, "clause": CLAUSE})

    assert {"clause": True, "link": True, "download": True, "step": True} == seen["stays"]
    assert seen["hasFocus"]
    assert "Late Carers" in seen["shown"]
    assert (LEAST.replace("Riverbend Carers", "Late Carers"), False) == (seen["answers"], seen["isUnsaved"])
    assert [] == seen["complaints"]


# ---- what lasts, and what is safe


@in_each_browser
def test_answers_survive(page: Path, browser: str) -> None:
    """Closing warns; a browser keeps answers only when asked; a link never has own words; forgetting leaves nothing."""
    seen = play(browser, "survive", page / "policy-maker.html")

    if browser == "chromium":
        assert (["beforeunload"], "") == (seen["dialogs"], seen["withoutKeeping"])
    assert "Riverbend Carers" == seen["afterRestart"]
    assert "this browser kept them" in seen["notice"]
    assert seen["keptWords"]
    assert {"kept": None, "answers": 0, "field": ""} == seen["forgotten"]
    assert "Riverbend Carers" == seen["fromLink"]["answers"]["name"]
    assert "secret" not in seen["fromLink"]["text"]
    assert "#start" == seen["fromLink"]["hash"]
    assert "Check that they are true" in seen["fromLink"]["notice"]


MISHAPS = {
    "logo": base64.b64encode((ROOT / "orgs/northbank-youth-trust/logo.png").read_bytes()).decode(),
    "text": LEAST,
    "windows": "\ufeff# Ours.\r\n" + LEAST.replace("\n", "\r\n"),
    "clause": CLAUSE,
    "words": [[["policies", "social-media", "wording", CLAUSE], "Our own words."]],
    "link": {
        "purpose": "to help carers",
        f"policies.social-media.wording.{CLAUSE}": "Words of somebody else",
        "policies.social-media.extra": [{"after": CLAUSE, "id": "theirs", "text": "A clause of somebody else"}],
        "policies.social-media.reasons.moderation": "A reason of somebody else",
        "brand.logo": "theirs/logo.png",
        "no.such.key": "x",
        "channels": "of another sort",
    },
}


@in_each_browser
def test_mishaps(page: Path, browser: str) -> None:
    """Odd addresses, links, files, logos and browsers lose no answer, and each is told what is the matter."""
    seen = play(browser, "mishaps", page / "policy-maker.html", MISHAPS)

    assert ("start", True) == (seen["oddAddress"], seen["warnsEarly"])
    assert "Early Carers" in seen["early"]
    assert ["you", "#you"] == seen["skipped"]
    assert "cut short" in seen["cutLink"]
    assert seen["early"] == seen["beforeLink"]
    assert "to help carers" in seen["afterLink"]
    assert "somebody else" not in seen["afterLink"]
    assert [True, True] == ["not UTF-8" in each for each in seen["noText"]]
    assert MISHAPS["windows"].replace("Riverbend Carers", "Another Name") == seen["windows"]  # type: ignore[attr-defined]
    assert "PNG" in seen["logo"]
    assert len(POLICY) + 1 == seen["withoutLogo"]
    assert "You gave logo.png." == seen["given"]
    assert {False, True} == {is_link for _, is_link in seen["wrong"]}
    assert [True] == [is_link for told, is_link in seen["wrong"] if "nope" in told]
    assert ("Steps", "Step 9 of 10All steps") == (seen["wide"], seen["narrow"])
    assert ([False, True], True) == (
        [seen["keeping"]["refused"][0], "could not keep" in seen["keeping"]["refused"][1]],
        seen["keeping"]["isOn"],
    )
    assert "Our own words." == seen["reopened"]
    assert "Another tab" in seen["otherTab"]
    assert ("oak.yaml", "name: [Oak") == (seen["broken"]["file"], seen["broken"]["kept"])
    assert "cannot read the answers" in seen["broken"]["notice"]
    assert [] == seen["complaints"]


@in_each_browser
def test_what_goes_with_an_answer_can_be_had_back(page: Path, browser: str) -> None:
    """Whoever drops a policy is told that its words and duties went, and undoes that; the next answer ends it."""
    own = f"policies:\n  social-media:\n    wording:\n      {CLAUSE}: Our own words.\n"
    text = LEAST.replace("Manager\n", "Manager\n  chair: Convener\n") + own
    seen = play(browser, "undo", page / "policy-maker.html", {"text": text})

    assert ("", True) == (seen["both"][1], "Our own words." in seen["both"][0])
    assert "chair: Convener" in seen["both"][0]
    assert "chair" not in seen["one"][0]
    assert "2 other answers have gone" in seen["one"][1]
    assert [seen["both"][0], ""] == seen["undone"]
    assert "One other answer has gone" in seen["told"]
    assert "" == seen["next"]
    assert [] == seen["complaints"]


HOSTILE = [
    ("name", '<img src=x onerror="window.hacked=1"> & "Oak" <b>Trust</b>'),
    ("roles.accountable_lead", "Chair <script>window.hacked=1</script>"),
    ("purpose", "to help <svg onload=hacked=1> people"),
]


@in_each_browser
def test_hostile_words_stay_words(page: Path, browser: str) -> None:
    """Markup in answers is shown to the letter and runs nowhere, nor does markup in the preview; no call gets out."""
    given = [*HOSTILE, *((key, "false") for key in ANSWERS["facts"])]
    words = [[["policies", "social-media", "wording", CLAUSE], "Own up [now](https://example.org/?a=1&b=<2>)."]]
    seen = play(browser, "hostile", page / "policy-maker.html", {"answers": given, "words": words})

    assert [] == [words for _, words in HOSTILE if words not in seen["shown"]["text"]]
    assert (0, 0, 0) == (seen["shown"]["scripts"], seen["shown"]["hacked"], seen["shown"]["hackedByHand"])
    assert ["/last"] == seen["arrived"]
    assert [] == outside(seen["requests"], page)


@in_each_browser
def test_a_browser_without_webassembly_is_told(page: Path, browser: str) -> None:
    """Where the program cannot run the page says so, where screen readers hear it, and keeps what is typed."""
    seen = play(browser, "without_webassembly", page / "policy-maker.html")

    assert "cannot run the program: it has no WebAssembly" in seen["words"]
    assert ("status", "Riverbend Carers") == (seen["role"], seen["name"])


@in_each_browser
def test_a_program_that_does_not_start_is_told(page: Path, browser: str) -> None:
    """When the program is silent for long, or stops, the page says so and keeps what is typed, until it runs."""
    seen = play(browser, "watchdog", page / "policy-maker.html")

    assert (["The program is starting …"], [90_000]) == ([seen["before"]["words"]], seen["before"]["waits"])
    assert "cannot run the program: it did not start in time. Open this file in a newer" in seen["silent"]["words"]
    assert ("program failed", "Riverbend Carers") == (seen["silent"]["look"], seen["name"])
    assert ("The program is starting …", "program") == (seen["late"]["words"], seen["late"]["look"])
    assert "cannot run the program: out of memory" in seen["stopped"]["words"]
    assert ([], "Ready.") == (seen["real"]["waits"], seen["real"]["words"])


def test_no_network_is_needed(page: Path) -> None:
    """The single file starts without any network."""
    seen = play("chromium", "started", page / "policy-maker.html", {"offline": True})

    assert ("", []) == (seen["name"], seen["complaints"])
    assert "Your organisation" in seen["preview"]


@in_each_browser
def test_a_hosted_page_asks_its_host_alone(page: Path, browser: str) -> None:
    """From a web host the page fetches its own files, each once, and nothing from anywhere else."""
    with hosted(page / "page") as address:
        seen = play(browser, "started", address)
    asked = [url.removeprefix(address) for url in seen["requests"] if not url.startswith(("blob:", "data:"))]
    files = [path for path in contents(page / "page") if path not in ("index.html", "licences.txt")]

    assert sorted(["", *files]) == sorted(asked)
    assert "Your organisation" in seen["preview"]
    assert [] == seen["complaints"]


def test_formats() -> None:
    """The tests know every format that there is to download."""
    assert {name.partition(".")[2] for name in POLICY} == set(DEFAULT_FORMATS)
