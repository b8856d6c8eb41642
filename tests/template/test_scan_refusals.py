"""What the scan of a section refuses: marks that no policy has, attributes, braces and tables that are wrong."""

from __future__ import annotations

import jinja2
import pytest

from generator.template.load import scanning_environment
from generator.template.scan import scan_section
from tests.template.scanning import FILE, scan, told

REFUSED = {
    "See ![a picture](x.png).": "1:5 images are not part of a policy",
    "A <b>bold</b> word.": "1:3 raw HTML is not allowed",
    "A <!-- hidden --> word.": "1:3 raw HTML is not allowed",
    "Tea &amp; toast.": "1:5 character codes are not allowed",
    "A&nbsp;b": "1:2 character codes are not allowed",
    "A &#8211; b": "1:3 character codes are not allowed",
    "> Quoted.": "1:1 quotations are not part of a policy",
    "    > Quoted.": "1:1 quotations are not part of a policy",
    "Write `code`.": "1:7 code is not part of a policy",
    "```": "1:1 code is not part of a policy",
    "~~~": "1:1 code is not part of a policy",
    "# Title": "1:1 only ## and ### headings are used",
    "#### Title": "1:1 only ## and ### headings are used",
    "---": "1:1 rules and underlined headings are not used",
    "***": "1:1 rules and underlined headings are not used",
    "* * *": "1:1 rules and underlined headings are not used",
    "____": "1:1 rules and underlined headings are not used",
    "=====": "1:1 rules and underlined headings are not used",
    "!!! warning": "1:1 only guidance notes are used",
    "[x]: https://www.example.org": "1:1 nothing is defined in a line of its own",
    "  *[CIO]: a charity": "1:1 nothing is defined in a line of its own",
    "[^1]: A note.": "1:1 nothing is defined in a line of its own",
    "As said.[^1]": "1:9 footnotes are not part of a policy",
    "See [us][1].": "1:9 an address is written beside the words of its link",
    "See [us][].": "1:9 an address is written beside the words of its link",
    "No ~~longer~~.": "1:4 struck words are not part of a policy",
    ": what it means": "1:1 lists of definitions are not part of a policy",
    "[TOC]": "1:1 the list of contents makes itself",
    "!!! guidance please": "1:1 only guidance notes are used",
}


@pytest.mark.parametrize("line", REFUSED)
def test_refused(line: str) -> None:
    """What a policy does not have is refused at its line and column."""
    assert [REFUSED[line]] == told(line)


@pytest.mark.parametrize(
    "line",
    [
        "a < b and c > d",
        "See <https://www.example.org>.",
        "Tea & toast; R&D.",
        "Wait!",
        "#hashtag",
        "##hashtag",
        "- dash - dash",
        "a – b --- c",
        "| --- | --- |",
        "5 > 4",
        "!!! guidance",
        "{{ ref('a > b') }}",
        "{% if a > b %}x{% endif %}",
        "{# <b> `x` #}",
    ],
)
def test_allowed(line: str) -> None:
    """Signs that only look like markup, and whatever stands in braces, are allowed."""
    assert [] == told(line)


def test_everything_at_once() -> None:
    """All faults of a source are found in one scan."""
    assert [
        "1:3 raw HTML is not allowed",
        "3:1 quotations are not part of a policy",
        "5:1 only ## and ### headings are used",
    ] == told("A <b>.\n\n> Quoted.\n\n# Title\n")


ATTRIBUTES = {
    '{: #one wen="a" }': '2:4 unknown attribute "wen"',
    "{: #one needs }": '2:4 the attribute "needs" has no value',
    '{: #one when="" }': '2:4 the attribute "when" has no value',
    "{: #one .optinal }": '2:4 unknown mark ".optinal"',
    "{: #One }": '2:4 the id "One" is not in small letters, digits and hyphens',
    "{: #own_up }": '2:4 the id "own_up" is not in small letters, digits and hyphens',
    "{: #1st }": '2:4 the id "1st" is not in small letters, digits and hyphens',
    "{: #one #two }": "2:4 a part has more than one id",
    "{: .optional }": "2:4 an optional part has no id",
}


@pytest.mark.parametrize("attributes", ATTRIBUTES)
def test_wrong_attributes(attributes: str) -> None:
    """An attribute, a mark or an id that is not known is refused where it stands."""
    assert [ATTRIBUTES[attributes]] == told(f"1. First.\n   {attributes}\n")


def test_hints_for_attributes() -> None:
    """A wrong attribute or mark is told with the nearest right one."""
    problems = scan_section("s", FILE, '1. x\n   {: #one .optinal neds="a" }\n', scanning_environment()).problems

    assert ['did you mean "needs"?', 'did you mean "optional"?'] == [problem.hint for problem in problems]


def test_attributes_of_a_table() -> None:
    """A table takes no attributes: it is refused, not printed."""
    assert [] != told('| a | b |\n| --- | --- |\n| c | d |\n{: #t when="facts.a" }\n')


@pytest.mark.parametrize("source", ["{# a", "x {{ a }\n"])
def test_wrong_braces(source: str) -> None:
    """Braces that do not close are Jinja's fault to tell."""
    with pytest.raises(jinja2.TemplateSyntaxError):
        scan(source)


TABLES = {
    "a cell too many": ("| a | b |\n|---|---|\n| 1 | 2 | lost |", ["3:1 this row has 3 cells and the heading row 2"]),
    "a cell too few": ("| a | b |\n|---|---|\n| 1 |", ["3:1 this row has 1 cells and the heading row 2"]),
    "another rule": ("| a | b |\n|---|\n| 1 | 2 |", ["2:1 this row has 1 cells and the heading row 2"]),
    "no end": ("| a | b |\n|---|---|\n| 1 | 2", ["3:1 this row of a table does not end with |"]),
    "right below words": ("Read:\n| a |\n|---|\n| 1 |", ["2:1 a table starts right below other words"]),
    "no outer marks": ("a | b\n--- | ---\n1 | 2", ["2:1 a row of a table starts with |"]),
    "braces with marks": ("| a | b |\n|---|---|\n{% for x in y|list %}\n| {{ x|first }} | {{ x }} |\n{% endfor %}", []),
    "a mark in a cell": ("| a | b |\n|---|---|\n| 1 \\| 2 | 3 |", []),
    "two tables": ("| a |\n|---|\n| 1 |\n\nWords.\n\n| a | b |\n|---|---|\n| 1 | 2 |", []),
    "in a clause": (
        "1. Read:\n   {: #x }\n\n    | a | b |\n    |---|---|\n    | 1 | 2 | 3 |",
        ["6:5 this row has 3 cells and the heading row 2"],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    """A row that Markdown would cut, fill up or take for words is told with its line."""
    source, expected = TABLES[name]

    assert expected == told(source)
