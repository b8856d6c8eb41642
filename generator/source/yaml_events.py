"""What a parser of YAML meets in a text: the one in C, or the one in Python where that is all there is.

The one in C reads about ten times faster. A file must say the same to both, be it built or opened in a browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import yaml
from yaml.events import Event, ScalarEvent
from yaml.scanner import ScannerError
from yaml.tokens import FlowEntryToken, FlowMappingEndToken, FlowSequenceEndToken, ScalarToken

_ENDS = ",?[]{}"
"""What a colon without a space cannot stand before in brackets."""
_AFTER_NOTHING = (FlowEntryToken, FlowMappingEndToken, FlowSequenceEndToken)


class PlainLoader(yaml.SafeLoader):
    """PyYAML's own parser, with the rules of libyaml for text without quotes in brackets and for blocks of text.

    By itself it takes a question mark in brackets for the start of a key, so that no address with a query could stand
    there, and `a:` for a key though no space follows; and it wants a space between `|` and a comment.
    """

    def scan_plain(self) -> ScalarToken:
        """Return a text without quotes."""
        if not self.flow_level:
            return super().scan_plain()
        # Every other character is as it is: looking at each twice would cost time where no bracket is open, too.
        self.peek = self._within_brackets  # type: ignore[method-assign]  # of this one object
        try:
            return super().scan_plain()
        finally:
            del self.peek

    def scan_block_scalar_indicators(self, start_mark: yaml.Mark) -> tuple[bool | None, int | None]:
        """Return how a block of text ends, and how far it is indented."""
        self.peek = self._as_if_spaced  # type: ignore[method-assign]  # of this one object
        try:
            return super().scan_block_scalar_indicators(start_mark)
        finally:
            del self.peek

    def process_empty_scalar(self, mark: yaml.Mark) -> ScalarEvent:
        """Return a value that was left out, with its place: in brackets, that of the sign after it."""
        following = self.peek_token()  # type: ignore[no-untyped-call]  # a method of PyYAML
        return super().process_empty_scalar(following.start_mark if isinstance(following, _AFTER_NOTHING) else mark)

    def _within_brackets(self, index: int = 0) -> str:
        """Return a character of a text in brackets, in which a question mark is a letter like any other."""
        found = super().peek(index)
        if found == ":" and super().peek(index + 1) in _ENDS:
            raise ScannerError(
                "while scanning a plain scalar", self.get_mark(), "found unexpected ':'", self._at(index)
            )
        return "x" if found == "?" else found

    def _as_if_spaced(self, index: int = 0) -> str:
        """Return a character after the mark of a block of text, where a comment may follow at once."""
        found = super().peek(index)
        return " " if found == "#" else found

    def _at(self, index: int) -> yaml.Mark:
        mark = self.get_mark()
        return yaml.Mark(mark.name, mark.index + index, mark.line, mark.column + index, None, 0)


# PyYAML may have been built without the parser in C.
_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", PlainLoader)


def events_of(text: str) -> Iterator[Event]:
    """Return what a parser of YAML meets in a text. Raises a MarkedYAMLError where it stumbles, also later on."""
    next_event: Callable[[], Event | None] = _LOADER(text).get_event
    return iter(next_event, None)
