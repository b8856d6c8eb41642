"""Whatever is in a file, it is an organisation, or its problems are told."""

from __future__ import annotations

import unicodedata

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Problems
from generator.organisation.parse import Organisation, Source, parse_organisation
from tests.organisation.files import FULL, named


def outcome(text: str) -> Organisation | list[str]:
    try:
        return parse_organisation("n", Source("n.yaml", text.encode("utf-8", "surrogatepass")))
    except Problems as problems:
        return [str(diagnostic) for diagnostic in problems.diagnostics]


def is_told(found: Organisation | list[str]) -> bool:
    """Tell whether there is an organisation, or at least one problem, each with a hint."""
    return isinstance(found, Organisation) or (found != [] and all("\n  hint: " in each for each in found))


def printable(text: str) -> bool:
    visible = any(unicodedata.category(character)[0] not in "CZ" for character in text)
    return text.isprintable() and visible and text == text.strip() and "  " not in text


@given(st.text(min_size=1, max_size=300).filter(printable))
def test_any_printable_name_round_trips(name: str) -> None:
    """A printable name is kept as it is, or refused because it looks like a blank or a template."""
    found = outcome(named(name))

    refused = ("looks like", "curly quotes")

    if isinstance(found, Organisation):
        assert name == found.name
    else:
        assert all(any(words in told for words in refused) for told in found)


KEYS = [*Organisation.model_fields, "social-media", "document", "wording", "front_matter", "approved_on", "a"]
LEAVES = st.sampled_from(
    ["", "~", "x", "yes", "2026-05-14", "0", "-1", "TBC", "{{", "a  b", " a", "approved", "https://a.b"]
)
VALUES = st.recursive(
    LEAVES | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=15,
)


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8))
def test_any_data_is_an_organisation_or_problems(data: dict[str, object]) -> None:
    """Whatever stands under whatever key, the loader gives an organisation or says what is wrong."""
    text = yaml.safe_dump({"name": "N", "roles": {"a": "b"}, **data}, allow_unicode=True)

    assert is_told(outcome(text))


@given(st.data())
def test_a_damaged_file_is_an_organisation_or_problems(data: st.DataObject) -> None:
    """A full file with a piece cut out or put in never gives anything but an organisation or problems."""
    start = data.draw(st.integers(0, len(FULL)))
    end = data.draw(st.integers(start, min(len(FULL), start + 40)))
    piece = data.draw(st.text(alphabet="\n :-[]{}'\"#&*!|>%@`~,x0", max_size=4))

    assert is_told(outcome(FULL[:start] + piece + FULL[end:]))
