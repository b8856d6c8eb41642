"""The scan of a section's source: which parts it declares, where each line is, what it refuses."""

from __future__ import annotations

import re

import pytest

from generator.document import PartId
from generator.template.line_marks import MARK_RANGE, unmark
from generator.template.scan import Default, Part
from tests.template.scanning import scan


def marks(text: str) -> list[tuple[int, str]]:
    """Return the lines that are marked, each with what it starts."""
    return [unmark(character) for character in re.findall(f"[{MARK_RANGE}]", text)]


def unmarked(text: str) -> str:
    return re.sub(f"[{MARK_RANGE}]", "", text)


# ---- parts

SECTION = """\
Everyone keeps these rules.
{: #all }

1. First.
   {: #one }

1. Use our accounts to:
   {: #use .optional }

    - help;
      {: #help .optional }
    - share.
      {: when="facts.fundraises" }

    A later paragraph.
    {: #later }

- A bullet at the margin.
  {: #margin }
"""
DIVIDED = """\
## Users {: #users }

Users must not:
{: #lead }

1. First.
   {: #one }

### Talking {: #talking .optional .off }

1. Second.
   {: #two }

    - x
      {: #x }

### Listening {: #listening }

Words.
{: #words }

## Others {: #others }

1. Third.
   {: #three }
"""


def test_parts_of_a_section() -> None:
    """Each clause, paragraph and bullet with attributes is a part, of its clause or of the section."""
    assert [
        ("s.all", "paragraph", 2, "s"),
        ("s.one", "clause", 5, "s"),
        ("s.use", "clause", 8, "s"),
        ("s.help", "bullet", 11, "s.use"),
        ("s.~5", "bullet", 13, "s.use"),
        ("s.later", "paragraph", 16, "s.use"),
        ("s.margin", "bullet", 19, "s"),
    ] == [(part.id, part.kind, part.line, part.parent) for part in scan(SECTION).parts]


def test_parts_of_a_divided_section() -> None:
    """A clause belongs to the heading it stands under, a sub-heading to its sub-section, and that to the section."""
    assert [
        ("s.users", "subsection", "s", "Users"),
        ("s.lead", "paragraph", "s.users", ""),
        ("s.one", "clause", "s.users", ""),
        ("s.talking", "subheading", "s.users", "Talking"),
        ("s.two", "clause", "s.talking", ""),
        ("s.x", "bullet", "s.two", ""),
        ("s.listening", "subheading", "s.users", "Listening"),
        ("s.words", "paragraph", "s.listening", ""),
        ("s.others", "subsection", "s", "Others"),
        ("s.three", "clause", "s.others", ""),
    ] == [(part.id, part.kind, part.parent, part.title) for part in scan(DIVIDED).parts]


def test_a_paragraph_at_the_margin_after_a_clause() -> None:
    """A paragraph at the margin is no part of the clause before it."""
    parts = scan("1. First.\n   {: #one .optional }\n\nWords.\n{: #words }\n").parts

    assert ["s", "s"] == [part.parent for part in parts]


def test_attributes() -> None:
    """A part has the marks, the condition, the needs and the points that its attributes give."""
    words = '{: #one .optional .off when="facts.a == \'b\'" needs="two three.four" meets="cl-1 cl-2" }'

    assert (
        Part(
            id=PartId("s.one"),
            kind="clause",
            line=2,
            parent=PartId("s"),
            optional=True,
            default=Default.OFF,
            when="facts.a == 'b'",
            needs=(PartId("two"), PartId("three.four")),
            meets=("cl-1", "cl-2"),
        )
        == scan(f"1. First.\n   {words}\n").parts[0]
    )


def test_parts_without_attributes() -> None:
    """Words without attributes are no part that could be named."""
    assert () == scan("Words.\n\n- a\n- b\n").parts


def test_a_clause_that_jinja_hides() -> None:
    """A clause within a condition is known all the same, by its line."""
    parts = scan("{% if facts.a %}\n1. First.\n   {: #one }\n{% endif %}\n1. Second.\n   {: #two }\n").parts

    assert [("s.one", 3), ("s.two", 6)] == [(part.id, part.line) for part in parts]


@pytest.mark.parametrize(
    "source",
    [
        "1. First.{: #one }\n",
        "1. First.\n   {:#one}\n",
        "1. {{ us }}\n   {: #one }\n",
        "1. First {% if a %}x{% endif %}.\n   {: #one }\n",
        "1. First.\n   {: id=one }\n",
    ],
)
def test_where_attributes_may_stand(source: str) -> None:
    """Attributes stand at the end of a line or on their own, with or without spaces, also beside braces of Jinja."""
    assert ["s.one"] == [part.id for part in scan(source).parts]


def test_made_up_ids_are_unique() -> None:
    """Parts that have only a condition get ids that no template can write."""
    parts = scan('Words.\n{: when="a" }\n\nWords.\n{: when="a" }\n\n- x\n  {: when="b" }\n').parts

    assert ["s.~1", "s.~2", "s.~3"] == [part.id for part in parts]


# ---- the text given back


def test_attributes_become_ids() -> None:
    """The text given back has no attribute but ids, and is otherwise the source."""
    source = (
        '1. First {{ us }}.\n   {: #one .optional when="a" }\n\n{% if b %}\n## Title {: #t needs="u" }\n{% endif %}\n'
    )
    expected = "1. First {{ us }}.\n   {: #one }\n\n{% if b %}\n## Title {: #t }\n{% endif %}\n"

    assert expected == unmarked(scan(source).text)


@pytest.mark.parametrize(
    "source", ["", "\n", "x", "x\n\n\n", "  x\n", "1. x\n\n\n    y\n", "{% if a %}x{% endif %}\n", "{# a\nb #}x\n"]
)
def test_nothing_else_changes(source: str) -> None:
    """Blank lines, indents, code and comments stay as they are."""
    assert source == unmarked(scan(source).text)


def test_trailing_space_goes() -> None:
    """Two spaces at the end of a line would be a line break, so they go."""
    assert "1. a\n   b\n" == unmarked(scan("1. a  \n   b \n").text)


# ---- marks


def test_marks() -> None:
    """Every line with words has a mark with its number and what it starts; attributes and code have none."""
    source = """\
## Title {: #t }

Words
go on.
{: #words }

1. First.
   {: #one }

    - bullet
    * bullet
    + bullet

12. Later.

| a | b |
| --- | --- |

!!! guidance
    A note.

{% if a %}
Hidden.
{% endif %}
-5 degrees
1.5 metres
"""
    assert [
        (1, "heading"),
        (3, "text"),
        (4, "text"),
        (7, "clause"),
        (10, "bullet"),
        (11, "bullet"),
        (12, "bullet"),
        (14, "clause"),
        (16, "text"),
        (19, "text"),
        (20, "text"),
        (23, "text"),
        (25, "text"),
        (26, "text"),
    ] == marks(scan(source).text)


def test_marks_stand_after_list_markers() -> None:
    """A mark comes after what Markdown must see first: indents, list markers, the signs of a heading."""
    lines = [line for line in scan("## T {: #t }\n\n1. x\n\n    - y\n\nz\n").text.split("\n") if line]

    assert ["## ", "1. ", "    - ", ""] == [re.split(f"[{MARK_RANGE}]", line)[0] for line in lines]


def test_one_mark_a_line() -> None:
    """A line that code divides is marked once, at its start."""
    assert [(1, "text"), (2, "clause")] == marks(scan("a {{ b }} c {% if d %}e{% endif %} f\n1. {{ g }} h\n").text)


def test_lines_within_a_file() -> None:
    """A text that starts further down a file has the lines of the file."""
    made = scan("1. First.\n   {: #one }\n", first_line=40)

    assert [(40, "clause")] == marks(made.text)
    assert 41 == made.parts[0].line
