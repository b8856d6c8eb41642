"""What the page is told after an answer: the file with it, what is asked now, what is wrong, and the policies."""

from __future__ import annotations

import difflib
import json
from typing import Any

import pytest

from generator.formats.formats import DEFAULT_FORMATS
from generator.organisation.parse import Source
from generator.page.engine import ask
from generator.page.form import Start, form_of
from generator.policy.stage import Stage
from generator.rendering.render import render
from tests.page.desk import LEAST, desk, made, own, said
from tests.tools import ROOT

DOCUMENT = "policies.social-media.document"
SAMPLES = sorted((ROOT / "orgs").glob("[!_]*.yaml"))


# ---- the first policy


def test_without_an_answer_the_page_shows_examples() -> None:
    """Before anything is answered there is a page to look at, no file to take away, and a list of what is missing."""
    told, files = made(None)

    assert ["our-organisation/social-media.html"] == [*files]
    assert "Your organisation" in files["our-organisation/social-media.html"].decode()
    assert [
        "name",
        "facts.has_staff",
        "facts.works_with_children",
        "facts.works_with_adults_at_risk",
        "roles.accountable_lead",
    ] == told["missing"]
    assert [] == told["problems"]


@pytest.mark.parametrize(
    ("key", "fact", "text"),
    [
        ("facts.has_staff", '“Do you employ anyone?” is "maybe"', LEAST.replace("staff: true", "staff: maybe")),
        ("name", "“What is your organisation called?” is a list", LEAST.replace("Riverbend Carers", "[a, b]")),
        ("roles", "roles is text", "name: Oak\nroles: Chair\n"),
    ],
)
def test_what_is_no_answer_is_told(key: str, fact: str, text: str) -> None:
    """A file that has something else than an answer is told what is wrong with it; no example hides that."""
    told = said(text)
    [wrong] = told["problems"]

    assert key == wrong["key"]
    assert wrong["message"].startswith(fact)
    assert [each for each in told["missing"] if each.startswith(key)]


def test_with_what_is_needed_every_format_is_made() -> None:
    """Five answers make a policy in every format, under the name that the organisation's own makes."""
    told, files = made(
        None,
        ("name", "Riverbend Carers"),
        ("facts.has_staff", "true"),
        ("facts.works_with_children", "false"),
        ("facts.works_with_adults_at_risk", "false"),
        ("roles.accountable_lead", "Manager"),
    )

    assert {f"riverbend-carers/social-media.{name}" for name in DEFAULT_FORMATS} == {*files}
    assert ("riverbend-carers", []) == (told["id"], told["missing"])


def test_the_files_are_those_of_the_command_line() -> None:
    """What is made from answers has the bytes that a build makes from the file that is kept."""
    told, files = made(LEAST, ("facts.fundraises", "true"), id="riverbend")
    built = render(
        desk().library, [Source("orgs/riverbend.yaml", told["text"].encode())], {}, Stage.FINAL, [*DEFAULT_FORMATS]
    )

    assert built.files == files


def test_the_page_is_made_before_the_other_files() -> None:
    """What is shown is made first; the other formats come after it, as if all had been made at once."""
    answer = ("facts.fundraises", "true")
    whole, all_files = made(LEAST, answer, id="riverbend")
    told, shown = made(LEAST, answer, id="riverbend", formats=["html"])
    request = {
        "do": "files",
        "id": told["id"],
        "text": told["text"],
        "formats": [name for name in DEFAULT_FORMATS if name != "html"],
    }
    rest = ask(desk(), json.dumps(request), {}).files

    assert (whole, ["riverbend/social-media.html"]) == (told, [*shown])
    assert all_files == {**shown, **rest}


# ---- the file


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_one_answer_changes_one_line(path: object) -> None:
    """In every sample an answer changes its own line; comments, order and what nobody asks stay to the letter."""
    text = path.read_text("utf-8")  # type: ignore[attr-defined]  # pytest's parameters have no type
    told = said(text, ("name", "Another Name"), id="sample")
    changed = [line for line in difflib.ndiff(text.splitlines(), told["text"].splitlines()) if line[0] in "+-"]

    assert ["-", "+"] == [line[0] for line in changed]
    assert "+ name: Another Name" == changed[1]


def test_a_file_that_was_begun_here_gets_comments() -> None:
    """The file that is kept says in plain words what each answer is about, and reads as the same answers."""
    from generator.page.answering import for_keeping  # noqa: PLC0415

    kept = for_keeping(desk(), "orgs/x.yaml", LEAST)

    assert "# Made with the policy maker." in kept
    assert said(LEAST)["answers"] == said(kept)["answers"]


@pytest.mark.parametrize(("id", "named"), [("my file", "my-file"), ("CON", "our-organisation"), ("oak", "oak")])
def test_a_file_gets_a_name_that_an_organisation_can_have(id: str, named: str) -> None:
    """A file that somebody has renamed is opened, and kept under the nearest name that is allowed."""
    told = said(LEAST, id=id)

    assert (named, []) == (told["id"], told["problems"])


def test_a_file_that_is_no_yaml_is_refused() -> None:
    """A file that cannot be read is told with its line, and nothing else is done."""
    told = said("name: Oak\nroles: [a\n")

    assert ["unreadable"] == [*told]
    assert told["unreadable"][0]["line"] >= 2


# ---- what is wrong, and what is asked


def test_a_problem_names_its_key() -> None:
    """A wrong value is told at its key, so that the page shows it at its field."""
    told, files = made(f"{LEAST}kind: charty\n", id="x")

    assert (["kind"], {}) == ([each["key"] for each in told["problems"]], files)


def test_what_falls_back_is_shown() -> None:
    """A duty that nobody was given says who does it instead."""
    assert "Manager" == said(LEAST)["asked"]["roles.chair"]["holder"]


def test_a_reason_is_asked_where_a_regulator_expects_a_part() -> None:
    """Whoever leaves out what a regulator expects has to say why, before there is a policy."""
    told = said(LEAST, ("policies.social-media.sections.moderation", "false"))

    assert ["policies.social-media.reasons.moderation"] == told["missing"]


def test_own_words_are_checked_like_those_of_a_file() -> None:
    """Own words go into the file, and what is wrong with them is told at their key."""
    fine = said(LEAST, words=[own("wording", "general-guidelines.own-up", value="Say so at once.")])
    wrong = said(LEAST, words=[own("wording", "general-guidelines.own-up", value="<b>Say so</b>")])

    assert {"general-guidelines.own-up": "Say so at once."} == fine["own"]["social-media"]["wording"]
    assert ["policies.social-media.wording.general-guidelines.own-up"] == [each["key"] for each in wrong["problems"]]


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("name", ["a", "b"]),
        ("name", [{"a": "b"}]),
        ("channels", "x"),
        ("channels", ["x"]),
        ("policies", "social-media"),
        ("policies", [{"a": "b"}]),
        ("nobody.asks", "x"),
    ],
)
def test_an_answer_of_another_sort_is_passed_over(key: str, given: object) -> None:
    """A link from elsewhere may bring anything; what does not fit its question changes nothing."""
    assert LEAST == said(LEAST, (key, given))["text"]


# ---- files that a brand names


def test_a_logo_that_is_not_there_is_asked_for() -> None:
    """A file names its logo and does not hold it: the page shows the policy without it, and asks for it again."""
    text = f"{LEAST}brand: {{logo: x/logo.png}}\n"
    without, page = made(text, id="x")
    logo = (ROOT / "orgs/northbank-youth-trust/logo.png").read_bytes()
    held, files = made(text, id="x", brand={"x/logo.png": logo})

    assert (["brand.logo"], ["x/social-media.html"]) == ([each["key"] for each in without["problems"]], [*page])
    assert ([], len(DEFAULT_FORMATS)) == (held["problems"], len(files))


def test_a_word_template_is_left_to_the_installed_program() -> None:
    """A Word template stays in the file; the page says who can use it, and makes the rest."""
    told, files = made(f"{LEAST}brand: {{word_template: x/house.docx}}\n", id="x")

    assert "word_template: x/house.docx" in told["text"]
    assert ["brand.word_template"] == [each["key"] for each in told["warnings"]]
    assert "installed policygen" in told["warnings"][0]["hint"]
    assert len(DEFAULT_FORMATS) == len(files)


# ---- what the page is drawn from


def test_the_form_holds_answers_that_everybody_starts_with() -> None:
    """An umbrella body's page starts with its answers, its own preview, and the files that its brand names."""
    form = form_of(desk(), Start(f"{LEAST}brand: {{logo: x/logo.png}}\n", {"x/logo.png": b"x"}))

    assert '"Riverbend Carers"' in form
    assert '"isPrefilled": true' in form
    assert '"isPrefilled": false' in form_of(desk(), Start())


def test_single_clauses_stand_on_no_screen() -> None:
    """The page has no question about single clauses, which are chosen in the policy; one that was dropped is known."""
    steps = json.loads(form_of(desk(), Start()))["steps"]

    assert "clauses" not in [step["id"] for step in steps]
    found = said(LEAST, words=[own("sections", "copyright.respect", value="false")])
    assert "false" == found["answers"]["policies.social-media.sections.copyright.respect"]
    assert [] == [key for key in found["asked"] if key.endswith(".respect")]


def test_only_those_who_are_named_are_offered_as_signing() -> None:
    """Of all the roles that could sign, the page is told whose job titles there are, and calls them by these."""
    asked = said(LEAST)["asked"]["policies.social-media.document.signatories"]

    assert ["accountable_lead"] == asked["offered"]
    assert {"accountable_lead": "Manager"} == asked["called"]


def test_hints_speak_of_questions() -> None:
    """What is wrong with an answer is told to somebody who has questions before them, and no file."""
    told = said(LEAST, ("terms.people", "volunteers"))

    assert "or answer “Do you employ anyone?” with no" in told["problems"][0]["hint"]


# ---- single clauses


def clauses(section: str, text: str = LEAST) -> dict[str, dict[str, Any]]:
    """Return what the page is told of the single clauses of a section, by their ids."""
    request = {"do": "clauses", "id": "", "text": text, "policy": "social-media", "section": section}
    told = json.loads(ask(desk(), json.dumps(request), {}).as_json())["clauses"]
    return {each["id"]: each for each in told}


def test_single_clauses_of_a_section() -> None:
    """A section tells which of its clauses can stay or go, by their first words, and which are usual."""
    found = clauses("general-guidelines")

    assert found["general-guidelines.journalists"]["words"].startswith("If a journalist contacts you")
    assert found["general-guidelines.journalists"]["isUsual"]
    assert not found["general-guidelines.platform"]["isUsual"]
    assert "general-guidelines.own-up" not in found
    assert {} == clauses("general-guidelines", "a: [")


def test_a_reason_is_asked_for_a_clause_that_a_regulator_expects() -> None:
    """Whoever leaves out the last clause that a regulator's point rests on is asked why, and nobody else is."""
    section, clause, other = "organisation-accounts", "outside-help", "standard"
    text = f"{LEAST}policies:\n  social-media:\n    sections: {{{section}.{clause}: false, {section}.{other}: false}}\n"
    found = clauses(section, text)

    assert not clauses(section)[f"{section}.{clause}"]["isExpected"]
    assert (True, False) == (found[f"{section}.{clause}"]["isExpected"], found[f"{section}.{other}"]["isExpected"])


def test_advice_fits_whoever_has_only_the_page() -> None:
    """What is wrong with somebody's own words is told without a file that they do not have."""
    told = said(LEAST, words=[own("wording", "general-guidelines.own-up", value="Say {{ nonsense }}")])

    assert ["curly brackets" in each["hint"] for each in told["problems"]] == [True]


@pytest.mark.parametrize(
    ("fact", "advice", "key", "answer"),
    [
        ("“Which colour should headings have?” is \"red\", not a colour", "write six digits", "brand.colour", "red"),
        ("“On what day was it approved?” is \"soon\"", "14 May 2026", f"{DOCUMENT}.approved_on", "soon"),
        ("“What sort of organisation is it?” is \"x\"", "choose “A charity, a church", "kind", "x"),
        ("“Which network is it on?” is missing", "answer it", "channels", [{"handle": "@oak"}]),
        ("“What is your organisation called?” holds a control", "remove it", "name", "Oak\u0001"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_its_question(fact: str, advice: str, key: str, answer: object) -> None:
    """Nobody here has seen a key of the file: a message has the question, and choices as they are called."""
    told = said(LEAST, (key, answer))
    [wrong] = told.get("unreadable") or told["problems"]

    assert wrong["message"].startswith(fact)
    assert advice in wrong["hint"]


def test_what_is_wrong_with_words_and_pictures_has_no_key() -> None:
    """A text that is too long is told as a text, and a logo that is none without a path that somebody never saw."""
    long = said(LEAST, words=[own("wording", "general-guidelines.own-up", value="x" * 21_000)])
    logo = said(f"{LEAST}brand: {{logo: oak/logo.png}}\n", brand={"oak/logo.png": b"none"})

    assert ["this text has 21,000 characters, more than the 20,000 allowed"] == messages(long)
    assert ["the logo is neither a PNG nor a JPEG file"] == messages(logo)


def messages(told: dict[str, Any]) -> list[str]:
    return [each["message"] for each in told["problems"]]


@pytest.mark.parametrize("text", ["{{ role('nobody') }}", "{{ role( }}", "{% if x %}"])
def test_advice_about_brackets(text: str) -> None:
    """Whoever got a bracket wrong is told to take it out, or to choose a duty."""
    told = said(LEAST, words=[own("wording", "general-guidelines.own-up", value=text)])

    assert ["take the curly brackets out, or choose a duty from the list under the text"] == [
        each["hint"] for each in told["problems"]
    ]


def test_policies_are_called_by_their_titles() -> None:
    """A warning about two policies of one title calls them by what tells them apart, and never by a short name."""
    told = said(f"{LEAST}policies: {{social-media: {{}}, team-social-media: {{}}}}\n")
    [alike] = [each for each in told["warnings"] if "both called" in each["message"]]

    assert alike["message"].startswith("“Social media policy” and “Social media policy (team)” are both called")
    assert "Approval and dates" in alike["hint"]
