"""An organisation's own words: what they may hold, where they stand, and what is said of each mistake in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.read_library import read_library
from generator.diagnostics import Problems
from generator.document import Clause, Document, Placeholder, shown, walk
from generator.document.traverse import leaves, passages
from generator.organisation.parse import Source, parse_organisation
from generator.policy.compose import Composer
from generator.policy.write import write_policy
from tests.tools import ROOT

SHARED = ROOT / "templates"
TEMPLATE = {
    "template.yaml": """id: sample
title: Sample policy
roles:
  accountable_lead: {label: Lead, duty: answers for it}
sections:
  - {id: first, title: First}
  - {id: second, title: Second, optional: true}
""",
    "sections/first.md.j2": """## Part {: #part }

1. A clause.
   {: #one }

1. You must:
   {: #list }

    - stop;
      {: #stop }
    - look.

1. Last.
   {: #last .optional }
""",
    "sections/second.md.j2": "1. Another.\n   {: #two }\n",
}


@pytest.fixture
def composer(tmp_path: Path) -> Composer:
    """Return a composer for a small template."""
    for name, text in TEMPLATE.items():
        path = tmp_path / "sample" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_library((tmp_path, SHARED)).composer("sample")


def policy(composer: Composer, entry: str, head: str = "") -> Document:
    """Return the policy of an organisation with an entry for the template."""
    lines = "".join(f"    {line}\n" for line in entry.split("\n"))
    source = f"name: Northbank\nroles: {{accountable_lead: Chair}}\n{head}policies:\n  sample:\n{lines}"
    return write_policy(composer, parse_organisation("northbank", Source("orgs/northbank.yaml", source.encode())))


def told(composer: Composer, entry: str, head: str = "") -> list[str]:
    """Return what is wrong with an entry."""
    with pytest.raises(Problems) as caught:
        policy(composer, entry, head)
    return [str(problem) for problem in caught.value.diagnostics]


def wording(text: str) -> str:
    """Return an entry that gives a clause the words of a text, which starts on line 7 of the file."""
    return "wording:\n  first.one: |\n" + "\n".join(f"    {line}" for line in text.split("\n"))


def clauses(document: Document) -> dict[str, str]:
    """Return the words of each clause by its number."""
    return {
        node.number: " ".join("".join(map(shown, words)) for block in node.blocks for words, _ in passages(block))
        for node in walk(document.sections)
        if isinstance(node, Clause)
    }


# ---- what works


def test_clauses_after_the_same_one_stand_as_written(composer: Composer) -> None:
    """Clauses that come after the same clause keep the order of the file, whatever comes after them in turn."""
    names = {"a": "first.one", "b": "first.a", "c": "first.one", "d": "first.part"}
    entry = "extra:\n" + "\n".join(
        f"  - {{after: {after}, id: {name}, text: The {name}.}}" for name, after in names.items()
    )
    said = list(clauses(policy(composer, entry)).values())

    assert ["A clause.", "The a.", "The b.", "The c.", "You must: stop; look.", "Last.", "The d.", "Another."] == said


def test_values_and_references(composer: Composer) -> None:
    """Own words may print values and references, and lead to web pages."""
    text = 'The {{ role("accountable_lead") }} reads {{ ref("second") }} on [our site](https://a.example.org).'

    assert "The Chair reads section\u00a02 on our site." == clauses(policy(composer, wording(text)))["1.1.1"]


def test_a_short_name_that_is_the_name_is_one_value(composer: Composer) -> None:
    """Where the short name is the name, it is the same value wherever it stands."""
    head = "short_name: Northbank\nterms:\n  voice: third\n"
    document = policy(composer, wording("{{ name }} and {{ us }}."), head)
    found = [leaf for node in walk(document.sections) for leaf in leaves(node)]

    assert [("name", "name")] * 2 == [(leaf.field, leaf.source) for leaf in found if isinstance(leaf, Placeholder)]


# ---- what is refused

PLAIN = "the words in quotes hold"
ONLY = "only values and references work here, not the rest of the template language"
CODE = "is a code for conditions, not words"
LOST = "is a mark of the template language, and words near it would be lost"
FAULTS: dict[str, tuple[str, str]] = {
    "a value as an address": ("See [us]({{ website }}).", "7:9: an address cannot hold a value"),
    "a script as an address": ("See [us](javascript:alert(1)).", '7:9: "javascript:alert(1)" is not a web address'),
    "a place in the page as an address": ("See [us](#one).", '7:9: "#one" is not a web address'),
    "a file as an address": ("See [us](../other.md).", '7:9: "../other.md" is not a web address'),
    "an attribute": ("Do it.\n{: when=\"kind == 'club'\" }", "8:9: a clause of your own takes no attributes"),
    "an id": ("Do it.\n\nDo more.\n{: #list }", "10:9: a clause of your own takes no attributes"),
    "a blank": ("TBC", '7:9: the text is "TBC", a blank to fill in'),
    "braces that close nothing": ("Ask name }} now.", "7:18: these braces close nothing"),
    "braces that do not close": ("One.\nTwo {{ name.", "8:13: these braces do not close"),
    "a statement": ("Go {% if name %} on.", f"7:12: {ONLY}"),
    "a note of Jinja's": ("A {# b #} c", f'7:11: "{{#" {LOST}'),
    "a note without its end": ("A {{ name }} b {# c", f'7:24: "{{#" {LOST}'),
    "a channel in braces": ("Post in {#general} now.", f'7:17: "{{#" {LOST}'),
    "the end of a note": ("Post in general #}news.", f'7:25: "#}}" {LOST}'),
    "a dash within the braces": ("A {{- name }} b.", "7:11: a sign within the braces takes away the spaces"),
    "a printed text": ('{{ "\\U000F0000" }}', f"7:9: {ONLY}"),
    "a method": ('{{ "a".upper() }}', f"7:9: {ONLY}"),
    "a number": ("{{ 1 }}", f"7:9: {ONLY}"),
    "a filter": ("{{ name|upper }}", f"7:9: {ONLY}"),
    "a deep nest": ("{{ " + "(" * 5_000 + "name" + ")" * 5_000 + " }}", "7:9: this is nested too deeply"),
    "a function of Jinja": ("One.\n\nSee {{ lipsum() }}", '9:13: unknown name "lipsum"'),
    "a function that is none": ("See {{ name() }}", "7:13: "),
    "the same word twice": ('{{ ref("second", otherwise="a", otherwise="b") }}', "7:9: otherwise is given twice"),
    "a name of Python's": ("{{ role(__debug__='x') }}", "7:9: nothing takes __debug__"),
    "a character code in a reference": ('{{ ref("gone", otherwise="a\\x00b") }}', f"7:9: {ONLY}"),
    "Markdown in other words": ('{{ policy("x", otherwise="a *b*") }}', f'7:9: {PLAIN} "*"'),
    "a character code in other words": ('{{ policy("x", otherwise="a &lt; b") }}', f'7:9: {PLAIN} "&lt;"'),
    "no verb": ("{{ we('') }}", "7:9: we takes words in quotes"),
    "no name of a policy": ("{{ policy(' ') }}", "7:9: policy takes words in quotes"),
    "a place": ("In {{ jurisdiction }}.", f'7:12: "england-wales" {CODE}\n  hint: write {{{{ law.place }}}}'),
    "a kind": ("A {{ kind }}.", f'7:11: "charity" {CODE}\n  hint: write {{{{ us }}}}'),
    "a voice": ("A {{ voice }}.", f'7:11: "first" {CODE}'),
    "a yes or no": ("{{ acknowledgement }}", "7:9: this is a condition or a list, not words"),
    "a line break after two spaces": ("One.  \nTwo.", "7:12: a line break after two spaces would be lost"),
    "a line break after a backslash": ("One. Two\\\nTwo.", "7:17: a line break after a backslash would be lost"),
    "a number before a paragraph": ("Do:\n\n1. one", "9:9: a clause of your own has no numbers"),
    "a number with a bracket": ("Do:\n\n1) one", "9:9: a clause of your own has no numbers"),
    "a rule with spaces": ("Do.\n\n* * *\n\nDo more.", "9:9: a clause of your own has no rule"),
    "a number in a bullet": ("Do:\n\n- one\n    1. two", "10:13: a clause of your own has no numbers"),
    "a heading": ("Do.\n\n## Title", "9:9: a clause of your own has no heading"),
    "a note for drafts": ("Do.\n\n!!! guidance\n    Note.", "9:9: a note would be in drafts only"),
    "a bullet in a bullet": ("Do:\n\n- one\n    - two", "10:13: a bullet is one paragraph"),
    "bullets alone": ("- one\n- two", "7:9: a clause starts with a paragraph"),
    "a table alone": ("| a | b |\n|---|---|\n| 1 | 2 |", "7:9: a clause starts with a paragraph"),
    "braces without a name": ("Ask {{ }} now.", "7:13: there is no name in these braces"),
    "words of an attribute": ("One.\n**Two**{.x} three.", '8:16: "{.x}" would be lost'),
    "a title of a link": ('[a](https://b.example "See it")', '7:9: the words "See it" would be lost'),
    "a comment": ("One <!-- two --> three.", "7:13: raw HTML is not allowed"),
    "a character code": ("Tea &amp; toast.", "7:13: character codes are not allowed"),
    "a definition of a link": ("See [us].\n\n[us]: https://a.example.org", "9:9: nothing is defined in a line of its"),
    "words after a value": ("{{ name }} and {{ name }}: `code`.", "7:36: code is not part of a policy"),
    "two tables": (
        "Read:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n| c | d |\n|---|---|\n| 1 | 2 |",
        "13:9: two lists or tables of one kind never stand side by side",
    ),
    "nothing after a lead-in": ("Do this:", '7:9: nothing follows the words "Do this:"'),
    "a value in the words of a link": ('[{{ ref("second") }}](https://a.example.org)', "7:9: a link holds plain words"),
    "a reference that leads nowhere": ('See {{ ref("first.last") }}.', '7:9: "first.one" refers to "first.last"'),
    "a reference to a bullet": ('See {{ ref("first.stop") }}.', '7:13: "first.stop" is a bullet'),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults(composer: Composer, name: str) -> None:
    """Each fault in own words is told at its place in the organisation's file."""
    text, expected = FAULTS[name]
    found = told(composer, "sections: {first.last: false}\n" + wording(text))

    assert 1 == len(found)
    assert found[0].startswith(f"orgs/northbank.yaml:{_later(expected)}")


def _later(expected: str) -> str:
    """The entry has a line before the wording, so every line is one further down."""
    line, rest = expected.split(":", 1)
    return f"{int(line) + 1}:{rest}"


def test_all_faults_of_a_text_are_told(composer: Composer) -> None:
    """Two faults in one text are two problems, and so are two pairs of braces."""
    assert 2 == len(told(composer, wording("See ![x](y) here.\n\n> Quoted.")))
    assert ["7:13", "9:9"] == [
        each.partition("yaml:")[2].partition(": ")[0] for each in told(composer, wording("See {{ a }}.\n\n{{ b }}"))
    ]


def test_a_thousand_faults_are_told_in_part(composer: Composer) -> None:
    """Of very many ids that no part has, and of very many wrong braces, only the first are told."""
    many = "sections:\n" + "\n".join(f"  x{at}: false" for at in range(900))

    assert [200, 10] == [
        len(told(composer, many)),
        len(told(composer, wording(" ".join(f"{{{{ x{at} }}}}" for at in range(99))))),
    ]


MISPLACED: dict[str, tuple[str, str, str]] = {
    "words for a section": (
        "wording: {second: No.}",
        '"second" is no clause but holds some',
        "give the words of one of its clauses, by its own id",
    ),
    "words for what is off": (
        "sections: {second: false}\nwording: {second.two: No.}",
        '"second.two" is not in this policy: second is out',
        "remove this wording",
    ),
    "an id without its section": ("wording: {one: No.}", 'unknown clause "one"', 'did you mean "first.one"?'),
    "a switch without its section": (
        "sections: {last: false}",
        'unknown section or clause "last"',
        'did you mean "first.last"?',
    ),
    "a core section switched off": (
        "sections: {first: false}",
        '"first" is part of the core and stays',
        "remove this line",
    ),
    "after what is off": (
        "sections: {second: false}\nextra: [{after: second.two, id: x, text: Yes.}]",
        '"second.two" is not in this policy: second is out',
        "keep that, or put the clause elsewhere",
    ),
    "after what comes later": (
        "extra: [{after: first.y, id: x, text: Yes.}, {after: first.one, id: y, text: Yes.}]",
        '"first.y" comes further down in this list',
        "put that clause first",
    ),
}


@pytest.mark.parametrize("name", MISPLACED)
def test_misplaced(composer: Composer, name: str) -> None:
    """An id that cannot take words is told with what to write instead."""
    entry, message, hint = MISPLACED[name]
    found = told(composer, entry)

    assert 1 == len(found)
    assert found[0].endswith(f"{message}\n  hint: {hint}")


MISSING: dict[str, tuple[str, str]] = {
    "a fact of the law": (
        "{{ law.concerted_activity }}",
        'guard the words in the template: when="law.concerted_activity"',
    ),
    "another policy": ('{{ policy("complaints") }}', "add {id: complaints, title: …} under related_policies"),
    "a contact": ("{{ contacts.media }}", "add media: under contacts"),
    "a detail of the document": ("{{ document.version }}", "add version: under policies, sample, document"),
    "a detail of the organisation": ("{{ purpose }}", "add purpose:"),
}


@pytest.mark.parametrize("name", MISSING)
def test_missing(composer: Composer, name: str) -> None:
    """A value that nobody gave is told with what to add."""
    text, hint = MISSING[name]

    assert [hint] == [problem.partition("  hint: ")[2] for problem in told(composer, wording(f"See {text}."))]


def test_nothing_left(tmp_path: Path) -> None:
    """A policy of which nothing is left is a problem, not a page with a name on it."""
    for name, text in {
        "template.yaml": "id: sample\ntitle: Sample policy\nsections:\n  - {id: only, title: Only, optional: true}\n",
        "sections/only.md.j2": "1. A clause.\n   {: #one }\n",
    }.items():
        path = tmp_path / "sample" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    composer = read_library((tmp_path, SHARED)).composer("sample")
    found = told(composer, "sections: {only: false}", head="")

    assert ["orgs/northbank.yaml:4:3: nothing is left of the policy\n  hint: keep a section, or leave it out"] == found


def test_own_words_of_many_organisations_leave_room(composer: Composer) -> None:
    """However many names organisations bring, the next one finds room, and its policy says the same."""
    first = clauses(policy(composer, wording('Go, {{ ref("second", otherwise="on") }}.')))
    composer.tokens.names.update({f"own:{at}": "x" for at in range(60_000)})

    assert first == clauses(policy(composer, wording('Go, {{ ref("second", otherwise="on") }}.')))
    assert len(composer.tokens.names) < 1_000
