"""A file of answers: the ways to write one, and what is wrong with it."""

from __future__ import annotations

import pytest

from generator.diagnostics import Problems
from generator.interview.answers import Answers
from generator.interview.answers_file import answers_as_json, read_answers_file
from generator.interview.make import make_interview
from tests.policies import LIBRARY
from tests.workspace import told

INTERVIEW = make_interview(LIBRARY)
ANSWERS: Answers = {
    "name": "Oak",
    "facts.has_staff": "true",
    "policies": ("social-media",),
    "policies.social-media.length": "full",
    "policies.social-media.sections.copyright": "false",
    "channels": ({"platform": "X", "handle": "@oak"}, {"platform": "Y"}),
    "job_titles": ("Chair", "Manager"),
}
AS_PATHS = """
name: Oak
facts.has_staff: true
policies: [social-media]
policies.social-media.length: full
policies.social-media.sections.copyright: false
channels: [{platform: X, handle: "@oak"}, {platform: "Y"}]
job_titles: [Chair, Manager]
"""
NESTED = """
name: Oak
facts: {has_staff: true}
policies:
  social-media:
    length: full
    sections: {copyright: false}
channels:
  - {platform: X, handle: "@oak"}
  - platform: "Y"
job_titles: [Chair, Manager]
"""
AS_FIELDS = """
name: Oak
facts.has_staff: true
policies: [social-media]
policies.social-media: {length: full, sections.copyright: false}
channels[0].platform: X
channels[0].handle: "@oak"
channels[1].platform: "Y"
job_titles: [Chair, Manager]
"""


@pytest.mark.parametrize("text", [AS_PATHS, NESTED, AS_FIELDS], ids=["paths", "nested", "fields of a form"])
def test_ways_to_write_answers(text: str) -> None:
    """Answers stand under the paths of their keys, or key within key as in an organisation's file, or both."""
    assert ANSWERS == read_answers_file(INTERVIEW, "a.yaml", text.encode()).answers


def test_json() -> None:
    """Answers can be JSON, and what the program keeps is such a file."""
    assert ANSWERS == read_answers_file(INTERVIEW, "a.json", answers_as_json(ANSWERS)).answers


def test_places() -> None:
    """Each answer knows its place in the file."""
    places = read_answers_file(INTERVIEW, "a.yaml", AS_PATHS.encode()).places

    assert ("a.yaml:3:18", "a.yaml:7:11") == (str(places["facts.has_staff"]), str(places["channels"]))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (told("a.yaml:1:1", 'no question has the key "nmae"', 'did you mean "name"?'), "nmae: Oak"),
        (told("a.yaml:1:9", 'no question has the key "facts.has_stuff"', 'did you mean "facts.has_staff"?'),
         "facts: {has_stuff: true}"),
        (told("a.yaml:1:26", 'no question has the key "channels.0.handel"', 'did you mean "handle"?'),
         "channels: [{platform: X, handel: y}]"),
        (told("a.yaml:1:11", "channels is text, and the answer is a list", "write it in [ and ]"), "channels: X"),
        (told("a.yaml:1:12", "this is text, not keys with values", "write each entry as {key: value}"),
         "channels: [X]"),
        (told("a.yaml:1:7", "name is a list, and the answer is a text", "write one value"), "name: [Oak]"),
        (told("a.yaml:1:1", 'no question has the key "channels[x].platform"', 'did you mean "channels"?'),
         '"channels[x].platform": X'),
    ],
)  # fmt: skip
def test_what_is_wrong(expected: str, text: str) -> None:
    """A key that no question has, and an answer of another shape, are told with their place."""
    with pytest.raises(Problems) as found:
        read_answers_file(INTERVIEW, "a.yaml", text.encode())

    assert expected.strip() in str(found.value)


@pytest.mark.parametrize(("typed", "answer"), [("no", "false"), ("Yes", "true"), ("perhaps", "perhaps")])
def test_yes_and_no(typed: str, answer: str) -> None:
    """Any word for yes or no is that answer, as a file has it; another is left for a build to refuse."""
    given = read_answers_file(INTERVIEW, "a.yaml", f"facts: {{has_staff: {typed}}}\n".encode())

    assert {"facts.has_staff": answer} == given.answers
