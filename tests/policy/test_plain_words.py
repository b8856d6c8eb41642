"""Plain words say what Markdown would make of them, and whatever is not plain is left to Markdown."""

from __future__ import annotations

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from generator.diagnostics import Location, Problems
from generator.document import Block
from generator.passes.phrases import TOKENS_FROM
from generator.policy import own_text
from generator.policy.own_text import OwnText, read_own_text
from generator.policy.plain_words import plain_blocks
from tests.builders import bullets, p, strong
from tests.strategies import NASTY, put_together

VALUE = chr(TOKENS_FROM + 3)
PLAIN = (
    "one", "**two**", "**three four**:", "Two,", "e-mail", "note:", "(c)", '"so"', "“so”", "it's", "…", "é", "£5",
    f"{VALUE}.", VALUE,
)  # fmt: skip
SPECIAL = (
    "**", "** a", "a **", "**a**b", "b**a**", "***a***", "**(a)**", "**-a**", "**1.**", f"**{VALUE}**", "3", "100%",
    "16 or over", "-", "--", "---", "===", "=", "+", "- ", "-5", "1.", "2)", "½.", "٣.", "!!!", "!!! note", "#", "# a",
    ":", ": a", "@us", "https://www.example.org", "TBC", "_", "a_b", "*", "*b*", "[x](y)", "<b>", "&amp;", "|", "\\",
    "`", "~~", "{x}", "$x$",
)  # fmt: skip
JOINTS = (" ", " ", "\n", "\n\n", "\n\n- ", "\n- ")
ODD_JOINTS = ("", "  ", "\n    ", "\n\n    ", "\n\n\n")


def stripped(words: tuple[str, ...], joints: tuple[str, ...]) -> st.SearchStrategy[str]:
    return put_together(words, joints).map(str.strip).filter(bool)


typed = st.text(st.sampled_from("aB1 \n-" + NASTY + VALUE), min_size=1, max_size=30).map(str.strip).filter(bool)


def read(text: str) -> tuple[Block, ...] | list[str]:
    """Return the blocks of an own text, or what is wrong with it."""
    own = OwnText("s", text, lambda offset: Location("o.yaml", 1, offset + 1))
    try:
        return read_own_text(own, lambda _: VALUE)
    except Problems as problems:
        return [str(problem) for problem in problems.diagnostics]


def read_as_markdown(text: str) -> tuple[Block, ...] | list[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(own_text, "plain_blocks", lambda _: ())
        return read(text)


@given(text=st.one_of(stripped(PLAIN, JOINTS), stripped(PLAIN + SPECIAL, JOINTS + ODD_JOINTS), typed))
@example(text="Ask first:\n\n- who;\n- what.\n\nThen post.")
@example(text="One\ntwo\n{{ name }}.\n\n{{ name }}")
@example(text="One.\n\n- a\n\n- b")
@example(text="One.\n- a")
@example(text="One.\n\n- a\nb")
@example(text="- a")
@example(text="TBC")
@example(text="One.\n---")
@example(text="Under 16 and 2 days.")
def test_as_markdown_reads_it(text: str) -> None:
    """Any text, plain or not, is read as Markdown alone would read it."""
    event("plain" if plain_blocks(text) else "not plain")

    assert read_as_markdown(text) == read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call 020 7946 0000 (by day)!", (p("Call\u00a0020\u00a07946\u00a00000 (by day)!"),)),
        ("**Ask first**, then\n**act**.", (p(strong("Ask first"), ", then ", strong("act"), "."),)),
        ("One\ntwo.\n\nThree.", (p("One two."), p("Three."))),
        ("Ask:\n\n- who;\n- what.\n\nThen post.", (p("Ask:"), bullets("who;", "what."), p("Then post."))),
    ],
)  # fmt: skip
def test_what_is_plain(text: str, expected: tuple[Block, ...]) -> None:
    """Sentences over any number of lines, in paragraphs and bullets, are plain, and so are bold words in them."""
    assert expected == plain_blocks(text)


@pytest.mark.parametrize(
    "text", ["a *b*", "a**b**", "a_b", "1. a", "a\n  b", "a  b", "- a", "a\n\n- b\n\n- c", "a\n- b", "& a", ""]
)
def test_what_is_not(text: str) -> None:
    """A mark that may mean something, or a list that Markdown may see in another way, is none of ours."""
    assert plain_blocks(text) == ()
