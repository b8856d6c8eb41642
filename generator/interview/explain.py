"""A new file gets its comments: what each group is about, and which question each answer is to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Location
from generator.interview.question import Interview, Kind, Question
from generator.source.read_yaml import read_yaml
from generator.source.yaml_file import YamlFile

_WIDEST = 120
"""How long a line may be with its comment; a longer one goes without."""


def explained(interview: Interview, file: str, content: bytes, head: tuple[str, ...]) -> bytes:
    """Return a file of ours with comments in plain words. `head` are the lines of comment with which it starts."""
    source = read_yaml(file, content)
    lines = content.decode().split("\n")
    for question in interview.questions():
        if not question.is_aside and source.holds(*question.path):
            at = source.locate_key(*question.path).line - 1
            lines[at] = _beside(lines[at], question)
    above = dict(_above(interview, source))
    told = [[*above.get(number, []), line] for number, line in enumerate(lines, start=1)]
    return "\n".join([*(f"# {line}" for line in head), *(line for group in told for line in group)]).encode()


def _above(interview: Interview, source: YamlFile) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of the line with which each step starts in a file, and what to say above it."""
    first: dict[str, Location] = {}
    for step in interview.steps:
        keys = dict.fromkeys(str(question.path[0]) for question in step.questions if not question.is_aside)
        places = [source.locate_key(key) for key in keys if source.holds(key)]
        free = [place for place in places if place not in first.values()]
        if free:
            first[step.id] = min(free)
            yield min(free).line, ["", f"# {step.title}.{' ' if step.intro else ''}{step.intro}"]


def _beside(line: str, question: Question) -> str:
    """Return the line of an answer with the question beside it, where there is room."""
    if not line.lstrip().startswith((f"{question.path[-1]}:", f'"{question.path[-1]}":')):
        # It stands in brackets with others.
        return line
    longer = (f"{line}  # {words}" for words in _words(question))
    return next((each for each in longer if len(each) <= _WIDEST), line)


def _words(question: Question) -> Iterator[str]:
    """Yield what may stand beside an answer, the longest first."""
    if question.path[0] == "facts" and question.choices:
        yield f"{question.label} ({', '.join(choice.value for choice in question.choices)})"
    if question.path[0] == "facts" or "sections" in question.path:
        yield question.label.partition(" Finish this sentence")[0]
    if question.kind is Kind.TITLE:
        yield question.label.removeprefix("Who ").rstrip("?")
