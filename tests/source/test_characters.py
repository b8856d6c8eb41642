"""Which characters a file may hold."""

from __future__ import annotations

from generator.source.characters import refused_characters


def test_what_can_be_printed_is_allowed() -> None:
    """Python prints none of the characters that are refused: a text that it can print is not looked at further."""
    characters = "".join(map(chr, range(0x110000)))

    assert not [at for at, _ in refused_characters(characters) if characters[at].isprintable()]
