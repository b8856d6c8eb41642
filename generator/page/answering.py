"""An answer in the page: the organisation's file with it, what is asked now, and the policies as far as they are known.

The file is all that is kept between two answers; what only helps to ask, such as the job titles, comes with each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from generator.diagnostics import Diagnostic, Location, Problems, Severity, quoted
from generator.formats.formats import DEFAULT_FORMATS
from generator.interview.answer_sheet import AnswerSheet
from generator.interview.answers import Given, answers_in
from generator.interview.check import Setting, file_of
from generator.interview.explain import explained
from generator.interview.give import with_answer
from generator.interview.question import Interview, Kind, Question
from generator.interview.single_clauses import SINGLE
from generator.organisation.file_name import id_problem, suggested_id
from generator.organisation.parse import Source
from generator.policy.stage import Stage
from generator.rendering.library import Library
from generator.rendering.render import render
from generator.source.changes import Bare, Change, Remove, Set
from generator.source.edit_yaml import edit_yaml
from generator.source.read_yaml import parse_yaml, read_yaml
from generator.source.value_path import ValuePath

Brand: TypeAlias = Mapping[str, bytes]
SHOWN = "html"
"""The format that stands beside the questions."""
_STAND_INS = {"name": "Your organisation"}
"""What the preview says where there is no answer yet, and the question's own example would be taken for somebody."""
_HEAD = (
    "Made with the policy maker. Open this file there to change an answer, or change it here:",
    "a line that starts with # is a note to yourself.",
)


@dataclass(frozen=True, slots=True)
class Desk:
    """The templates that there are, the questions that they ask, and the formats in which policies are made."""

    library: Library
    interview: Interview
    formats: Sequence[str] = DEFAULT_FORMATS


@dataclass(frozen=True, slots=True)
class Paper:
    """What there was before some answers: a file, unless it is the first, and what no file holds."""

    id: str
    text: str | None
    asides: Mapping[str, Given] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The name of the file in messages."""
        return f"orgs/{self.id or 'our-organisation'}.yaml"


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of some answers. `missing` are the keys without whose answers there is no policy.

    `made` has the files of all policies; while something is missing, at most their pages, with examples in its place.
    """

    id: str
    text: str
    sheet: AnswerSheet
    missing: tuple[str, ...]
    problems: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...] = ()
    made: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Single:
    """A clause that can stay or go by itself: its first words, and whether it is in while nobody says anything of it.

    `is_expected` says that it is out, and that somebody has to say why.
    """

    id: str
    words: str
    is_usual: bool
    is_expected: bool


def answered(
    desk: Desk, paper: Paper, answers: Iterable[tuple[str, Given]], words: Sequence[Change], brand: Brand
) -> Answered:
    """Return what becomes of answers by their keys, and of an organisation's own words.

    Raises Problems when the file cannot be read, or not be changed so.
    """
    sheet = _sheet(desk, paper)
    for key, given in answers:
        question = desk.interview.question(key)
        if question and _fits(question, given):
            sheet = with_answer(sheet, question, given)
    content = None if paper.text is None else paper.text.encode()
    content = file_of(Setting(desk.library, paper.file, content), sheet)
    if words:
        content = edit_yaml(paper.file, content, words)
        asides = {each.key: sheet.own[each.key] for each in desk.interview.questions() if _is_said_aside(each, sheet)}
        sheet = _sheet(desk, replace(paper, text=content.decode(), asides=asides))
    # A name that a browser or somebody gave a file may be none that an organisation can have.
    named = paper.id or str(sheet.own.get("name", ""))
    named = suggested_id(named) if id_problem(named, named) else named
    return _made(desk, replace(paper, id=named), sheet, content, brand)


def made_from(desk: Desk, paper: Paper, brand: Brand) -> Mapping[str, bytes]:
    """Return the files of a file's policies, none where something is wrong with it. Raises Problems as `answered`."""
    content = (paper.text or "").encode()
    return _made(desk, paper, _sheet(desk, paper), content, brand).made


def single_clauses(desk: Desk, paper: Paper, policy: str, section: str) -> Iterator[Single]:
    """Yield the clauses of one section of a policy that can stay or go by themselves. Raises Problems as `answered`."""
    sheet = _sheet(desk, paper)
    # Whoever looks at a section wants to choose in it: what its clauses are is asked then.
    sheet = replace(sheet, own={**sheet.own, f"policies.{policy}.{SINGLE}": (section,)})
    start = f"policies.{policy}.sections.{section}."
    for question in desk.interview.questions():
        if question.key.startswith(start) and sheet.is_asked(question):
            id = str(question.path[-1])
            reason = desk.interview.question(f"policies.{policy}.reasons.{id}")
            is_expected = reason is not None and sheet.is_required(reason)
            yield Single(id, question.label, sheet.meant(question) == "true", is_expected)


def _is_said_aside(question: Question, sheet: AnswerSheet) -> bool:
    return question.is_aside and question.key in sheet.own


def _fits(question: Question, given: Given) -> bool:
    """Tell whether an answer is of the sort that its question has: a link may bring any."""
    if not given:
        return True
    if question.kind is Kind.ENTRIES:
        return not isinstance(given, str) and all(isinstance(each, Mapping) for each in given)
    if question.kind in (Kind.CHOICES, Kind.TITLES):
        return not isinstance(given, str) and all(isinstance(each, str) for each in given)
    return isinstance(given, str)


def _sheet(desk: Desk, paper: Paper) -> AnswerSheet:
    if paper.text is None:
        return AnswerSheet(desk.interview, paper.asides)
    source = read_yaml(paper.file, paper.text.encode())
    return AnswerSheet(desk.interview, {**answers_in(desk.interview, source), **paper.asides})


def _made(desk: Desk, paper: Paper, sheet: AnswerSheet, content: bytes, brand: Brand) -> Answered:
    missing = tuple(question.key for question in sheet.missing())
    plain = Answered(paper.id, content.decode(), sheet, missing, ())
    absent = tuple(_absent(paper, sheet, brand))
    told = tuple(_left_to_others(paper, sheet))
    formats = [name for name in desk.formats if name == SHOWN] if missing or absent else desk.formats
    try:
        shown = Source(paper.file, _showable(paper, sheet, content, brand))
        made = render(desk.library, [shown], brand, Stage.FINAL, formats)
    except Problems as problems:
        return replace(plain, problems=(*absent, *problems.diagnostics))
    return replace(plain, problems=absent, warnings=(*told, *made.warnings), made=made.files)


# ---- what is shown while something is missing


def _showable(paper: Paper, sheet: AnswerSheet, content: bytes, brand: Brand) -> bytes:
    """Return a file that can be shown: with examples in place of what is missing, without what only others can use."""
    full = _completed(sheet)
    said = parse_yaml(paper.file, content)[0]
    changes: list[Change] = [
        Set(question.path, str(given))
        for question in sheet.interview.questions()
        if (given := full.own.get(question.key)) and question.key not in sheet.own
        # A file that says what is no answer is told so, and no example hides it.
        if not _says_something(said.data if said else None, question.path)
    ]
    changes += [Remove(("brand", "word_template"))] if sheet.answer("brand.word_template") else []
    changes += [Remove(("brand", "logo"))] if _missing_logo(sheet, brand) else []
    return edit_yaml(paper.file, content, changes) if changes else content


def _says_something(data: object, path: ValuePath) -> bool:
    """Tell whether a file has anything at a path, or in the way to it."""
    for step in path:
        if not isinstance(data, dict):
            break
        data = data.get(step)
    return data not in (None, "")


def _completed(sheet: AnswerSheet) -> AnswerSheet:
    examples = {question.key: _example(question) for question in sheet.missing()}
    # What is missing only since something else is missing comes up in the next round.
    return _completed(replace(sheet, own={**sheet.own, **examples})) if examples else sheet


def _example(question: Question) -> str:
    return "false" if question.kind is Kind.YES_NO else _STAND_INS.get(question.key, question.example)


# ---- files that a brand names


def _missing_logo(sheet: AnswerSheet, brand: Brand) -> str:
    """Return the name of a logo that is not at hand, or nothing."""
    name = str(sheet.answer("brand.logo"))
    return "" if name in brand else name


def _absent(paper: Paper, sheet: AnswerSheet, brand: Brand) -> Iterator[Diagnostic]:
    """Yield a problem for a logo that the file names and nobody has given here."""
    if name := _missing_logo(sheet, brand):
        message = f"the file names the logo {quoted(name)}, and does not hold it"
        yield Diagnostic(Location(paper.file, key="brand.logo"), message, "choose the picture again, or remove it")


def _left_to_others(paper: Paper, sheet: AnswerSheet) -> Iterator[Diagnostic]:
    """Yield a warning for what only the installed program does."""
    if name := str(sheet.answer("brand.word_template")):
        message = f"the Word file made here does not take the styles of {quoted(name)}"
        hint = "the installed policygen does: it builds from the very answers that you download here"
        yield Diagnostic(Location(paper.file, key="brand.word_template"), message, hint, Severity.WARNING)


# ---- the file


def for_keeping(desk: Desk, file: str, text: str) -> str:
    """Return a file that was begun in the page with comments in plain words, as `policygen new` writes one."""
    return explained(desk.interview, file, text.encode(), _HEAD).decode()


def own_words(file: str, text: str) -> dict[str, dict[str, object]]:
    """Return what a file says under the policies about parts and words of its own, policy by policy."""
    source, _ = parse_yaml(file, text.encode())
    policies = source.data.get("policies") if source and isinstance(source.data, dict) else None
    found = {}
    for name, entry in policies.items() if isinstance(policies, dict) else ():
        if isinstance(entry, dict):
            found[str(name)] = {key: entry[key] for key in ("sections", "reasons", "wording", "extra") if key in entry}
    return found


def change_of(path: ValuePath, value: object) -> Change:
    """Return the change that puts a value at a path, or nothing where there is none."""
    if isinstance(value, bool):
        return Set(path, Bare("true" if value else "false"))
    return Remove(path) if value is None else Set(path, value)  # type: ignore[arg-type]  # JSON of the page's own making
