"""Why an organisation's own Word file cannot be used, as a fact and an action. Knows no library of Word's."""

from __future__ import annotations

LARGEST_FILE = 50 * 2**20
"""Bytes of a template; who reads one from a disk need not read more."""


class WordTemplateError(ValueError):
    """Raised when a Word template cannot be used: the fact says why, the action what to do."""

    def __init__(self, fact: str, action: str = "open it in Word and save it as Word Document (.docx)") -> None:
        super().__init__(fact)
        self.fact, self.action = fact, action


def broken(what: str) -> WordTemplateError:
    """Return the error for a file that does not keep the rules of its format."""
    return WordTemplateError(f"the Word template is broken: {what}")


def unwanted(what: str, part: str) -> WordTemplateError:
    """Return the error for something that must not come along into a policy, and the part that holds it."""
    return WordTemplateError(
        f'the Word template holds {what} in its part "{part}"',
        "open it in Word, delete that from its header or footer, and save it",
    )


def blank(words: str, part: str) -> WordTemplateError:
    """Return the error for a place to fill in that no policy can fill, and the part that shows it."""
    return WordTemplateError(
        f'the Word template has a blank in its part "{part}": {words}',
        "open it in Word, write in its place what every policy should say, and save it",
    )
