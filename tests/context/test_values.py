"""What a template sees of a value: a token, whether it is there, what it equals, and nothing else."""

from __future__ import annotations

import pytest

from generator.context.sandbox import Sandbox
from generator.context.values import Scope, TemplateFault, Unknown, Value, printed
from generator.document import Placeholder
from generator.passes.phrases import value_phrase

MARK = "\U000f0000"
GIVEN = "Northbank Youth Trust"
NAME = Value(MARK, GIVEN, value_phrase(Placeholder("name", GIVEN, "name")))
NAMES = {
    "name": NAME,
    "nothing": Value(MARK, None, NAME.phrase),
    "facts": Scope("facts", {"label": NAME, "yes": True}),
}


def rendered(source: str) -> str:
    """Return what a template makes of the names."""
    return Sandbox(undefined=Unknown, finalize=printed).from_string(source).render(NAMES)


@pytest.mark.parametrize(
    ("source", "attribute"),
    [
        ("{{ name.text }}", "text"),
        ("{{ name.token }}", "token"),
        ("{{ name.phrase }}", "phrase"),
        ("{{ name._text }}", "_text"),
        ("{{ name.__class__ }}", "__class__"),
        ("{{ name.__slots__ }}", "__slots__"),
        ("{{ name['text'] }}", "text"),
        ("{{ name['te' ~ 'xt'] }}", "text"),
        ("{{ name[0] }}", "0"),
        ("{{ [name]|map(attribute='text')|join }}", "text"),
        ("{{ [name]|join(attribute='text') }}", "text"),
        ("{{ [name]|selectattr('text')|list|length }}", "text"),
        ("{{ facts.label.text }}", "text"),
        ("{{ nothing.text }}", "text"),
    ],
)
def test_a_value_has_no_attribute(source: str, attribute: str) -> None:
    """Whichever way a template asks a value for what it holds, the name is unknown and the text is not told."""
    with pytest.raises(TemplateFault) as caught:
        rendered(source)

    assert f'unknown name "{attribute}"' == caught.value.message
    assert GIVEN not in caught.value.hint


@pytest.mark.parametrize(
    "source",
    [
        "{{ name }}",
        "{{ name|string }}",
        "{{ name|upper }}",
        "{{ name ~ '' }}",
        "{{ [name]|join }}",
        "{{ facts.label }}",
        "{{ facts['label'] }}",
    ],
)
def test_a_value_prints_as_its_token(source: str) -> None:
    """Printed, joined, formatted or filtered, a value is its token."""
    assert MARK == rendered(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ 'yes' if name else 'no' }}", "yes"),
        ("{{ 'yes' if nothing else 'no' }}", "no"),
        (f"{{{{ 'yes' if name == '{GIVEN}' else 'no' }}}}", "yes"),
        ("{{ 'yes' if name == nothing else 'no' }}", "no"),
        ("{{ 'yes' if name == facts.label else 'no' }}", "yes"),
        ("{{ 'yes' if name in [facts.label] else 'no' }}", "yes"),
    ],
)
def test_a_value_in_a_condition(source: str, expected: str) -> None:
    """A value is true when it was given, and equals its text and every value of the same text."""
    assert expected == rendered(source)


@pytest.mark.parametrize("source", ["{{ facts.names }}", "{{ facts['names'] }}", "{{ facts.__class__ }}"])
def test_a_scope_has_only_what_it_names(source: str) -> None:
    """A scope gives the names in it, and none of its own; an unknown one is told with the scope."""
    with pytest.raises(TemplateFault, match='unknown name "facts\\.'):
        rendered(source)
