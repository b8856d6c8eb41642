"""A name means one thing: modules of one name in two rooms are about the same."""

from __future__ import annotations

from collections import Counter

from tests.house import HOUSE

ONE_MEANING = {
    "__main__": "what `python -m` starts",
    "answers": "what somebody has answered",
    "as_json": "something for programs",
    "blocks": "the blocks of a document, and what they are in Word",
    "check": "whether what somebody wrote is right",
    "context": "the names of a template for one organisation",
    "details": "what a document says of itself: version, dates, owner",
    "duties": "who does what",
    "facts": "answers to the questions of templates",
    "formats": "what policies are written in",
    "inlines": "the inlines of a document, and what they are in Word",
    "make": "one thing made of another by all that is known",
    "parts": "the parts of a template, on or off",
    "read_markdown": "Markdown read into what it says",
    "roles": "the roles of a template",
    "rows": "what is shown of one thing, typed",
    "sentences": "where sentences begin and end, and how they read",
    "source": "what somebody wrote, before it is known what it means",
    "unused": "what is there and serves nothing",
}


def test_a_name_means_one_thing() -> None:
    """Two modules share a name only where it says the same of both."""
    names = Counter(module.name.rpartition(".")[2] for module in HOUSE.modules)

    assert sorted(ONE_MEANING) == sorted(name for name, times in names.items() if times > 1 and name)
