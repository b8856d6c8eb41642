"""How much a template may work out: what would go on for very long, or fill the memory, is refused at once."""

from __future__ import annotations

import re

import jinja2
import pytest

from generator.context.sandbox import FILTERS, LARGEST_NUMBER, MOST_WORK, Sandbox
from generator.context.values import TemplateFault, Unknown, printed
from generator.diagnostics import Problems
from tests.policies import LIBRARY
from tests.small import Small
from tests.tools import ROOT

TOO_MUCH = "this makes too much text, or goes round too often"
TOO_LARGE = "a policy needs no numbers as large as this"
HUNDRED = f"[{', '.join('1' * 100)}]"
LOOPS = "".join(f"{{% for x{at} in {HUNDRED} %}}" for at in range(4)) + "{% endfor %}" * 4
PARTIALS = {
    "twice": "{% if n %}{% set n = n - 1 %}{% include 'twice' %}{% include 'twice' %}{% endif %}",
}


def rendered(source: str) -> str:
    """Return what a template makes."""
    return Sandbox(PARTIALS, undefined=Unknown, finalize=printed).from_string(source).render(n=40)


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{{ 9**(9**9) }}", TOO_LARGE),
        ("{% if 2**0.5 %}{% endif %}", TOO_LARGE),
        ("{{ 99999 * 99999 * 99999 }}", TOO_LARGE),
        ("{{ 1e10 // 3 }}", TOO_LARGE),
        ("{{ 'a' * 10 }}", '"*" is for numbers'),
        ("{{ [1] * 10 }}", '"*" is for numbers'),
        ("{{ 'a' + 'b' }}", '"+" is for numbers'),
        ("{{ '%9d' % 1 }}", '"%" is for numbers'),
        (LOOPS, TOO_MUCH),
        ("{% set x = 'abcdefgh' %}" + "{% set x = x ~ x %}" * 40, TOO_MUCH),
        ("{% set x = 'abcdefgh' %}" + "{% set x = [x, x]|join %}" * 40, TOO_MUCH),
        ("{% set x %}abcdefgh{% endset %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40, TOO_MUCH),
        (
            "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(40) }}",
            TOO_MUCH,
        ),
        ("{% include 'twice' %}", TOO_MUCH),
        (f"{{% for x in {HUNDRED} %}}{'y' * 20_000}{{% endfor %}}", TOO_MUCH),
    ],
)
def test_too_much_is_refused(source: str, fault: str) -> None:
    """Numbers without end, words that grow and loops in loops are refused before they take long."""
    with pytest.raises(TemplateFault) as caught:
        rendered(source)

    assert fault == caught.value.message


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ 7 * 6 - 40 // 4 % 3 + 2 }}", "43"),
        (
            "{% for x in [1, 2, 3] if x != 2 %}{{ loop.index }}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}",
            "11, 23",
        ),
        ("{% for x in [] %}{% else %}none{% endfor %}", "none"),
        ("{{ 'a' ~ 1 ~ 'b' }}", "a1b"),
        ("{{ ['a', 'b', 'c']|join(' + ') }}", "a + b + c"),
        ("{{ [{'k': 'a'}, {'k': 'b'}]|join(attribute='k') }}", "ab"),
        ("{{ 'abc'[0] }}{{ 'abc'[1:] }}{{ {'k': 'v'}.k }}{{ [1, 2][1] }}", "abcv2"),
        ("{% macro f(x) %}<{{ x }}>{% endmacro %}{{ f('a') }}{{ f(x='b') }}", "<a><b>"),
    ],
)
def test_what_a_policy_needs_works(source: str, expected: str) -> None:
    """Small sums, loops, lists, words joined and words used again work as Jinja's own."""
    assert expected == rendered(source)


def test_each_rendering_may_do_as_much() -> None:
    """What one text has worked out does not count for the next."""
    sentence = f"{{% for x in {HUNDRED} %}}{{% for y in {HUNDRED} %}}{{% endfor %}}{{% endfor %}}Done."
    small = Small()

    assert ["Done."] * 9 == [small.says(sentence, {"name": f"N{at}"}) for at in range(9)]


@pytest.mark.parametrize("name", ["center", "format", "indent", "random", "replace", "wordwrap", "tojson"])
def test_filters_that_make_much_of_little(name: str) -> None:
    """A filter that lays words out, or draws lots, is not there."""
    assert name not in FILTERS
    with pytest.raises(jinja2.TemplateSyntaxError, match=f"No filter named '{name}'"):
        rendered(f"{{{{ 'a'|{name} }}}}")


@pytest.mark.parametrize(
    "source", ["{{ 'a'.center(9) }}", "{{ 'a'['center'](9) }}", "{{ [1].copy() }}", "{{ {}.items }}"]
)
def test_nothing_has_methods(source: str) -> None:
    """What Python would do with a text, a list or a map cannot be reached."""
    with pytest.raises(TemplateFault, match="unknown name"):
        rendered(source)


# ---- what is told of it, and whose fault it is

FAULTS = {
    "the same word twice": '{{ ref("only", otherwise="a", otherwise="b") }}',
    "a name of Python's": "{{ role(__debug__='x') }}",
    "an assertion of Jinja's": '{{ "x"|truncate(-5) }}',
    "a long text": '{{ "a" * 10**10 }}',
    "a deep nest": "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "a deep nest of lists": "{{ " + "[" * 150 + "1" + "]" * 150 + " }}",
    "many loops": "{% for a in [1] %}" * 25 + "{% endfor %}" * 25,
    "a macro that calls itself": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "a number too long to read": "{{ " + "9" * 5_000 + " }}",
    "a comparison": "{% if [name]|sort %}{% endif %}{% if name < 1 %}{% endif %}",
    "a list that is no list": "{% for a in name %}{% endfor %}",
    "a function that is none": "{{ name() }}",
    "a list for a word": "{{ ref(['only']) }}",
    "a list for other words": "{{ ref('only', otherwise=['a']) }}",
    "a number for a part": "{{ has(1) }}",
    "a map for a policy": "{{ policy({}) }}",
}


@pytest.mark.parametrize("name", FAULTS)
def test_whatever_is_raised_is_told_at_its_line(name: str) -> None:
    """Whatever a sentence raises, Python's own errors too, is a problem of the template."""
    with pytest.raises(Problems) as caught:
        Small().says(FAULTS[name], {})

    assert ["templates/sample/sections/only.md.j2"] == [told.location.file for told in caught.value.diagnostics]


def test_a_fault_of_one_template_stops_no_other() -> None:
    """After a sentence has run out of its limits, another template builds as before."""
    small = Small()
    with pytest.raises(Problems):
        small.says("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", {})

    assert "Fine." == small.says("Fine.", {})


def test_a_fault_of_ours_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """An assertion of our own code that fails while a sentence is rendered is passed on as it is."""

    def broken(*_: object) -> str:
        raise AssertionError("ours")

    monkeypatch.setattr("generator.context.context.agreeing", broken)
    with pytest.raises(AssertionError, match="ours"):
        Small().says('{{ we("expect") }}.', {"terms": {"voice": "third"}})


def test_every_template_stays_far_below() -> None:
    """No section of ours needs a tenth of what it may put together."""
    assert [] == [
        section.file
        for name in LIBRARY.ids()
        for section in LIBRARY.composer(name).template.sections
        if len(section.text) > 50_000
    ]


def test_the_limits_are_documented() -> None:
    """The guide for authors names every filter, and how much a section may work out."""
    guide = (ROOT / "templates" / "README.md").read_text("utf-8")
    said = guide[guide.index("Filters are") : guide.index("These are for conditions")]

    assert set(FILTERS) == set(re.findall(r"`([a-z]+)`", said))
    assert f"{MOST_WORK:,}" in said
    assert f"{LARGEST_NUMBER:,}" in said
