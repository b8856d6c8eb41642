"""The id of a part, a section or something in one: `safe-use.spam` is in `safe-use` and is called `spam` there."""

from __future__ import annotations

import re

_MADE_UP = "~"
_SHAPE = re.compile(r"[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)?")


class PartId(str):
    """A whole id, as the model, a template and an organisation's file write it: a text in every other way."""

    __slots__ = ()

    @classmethod
    def within(cls, section: str, name: str) -> PartId:
        """Return the whole id of what is called by a name in a section."""
        return cls(f"{section}.{name}")

    @classmethod
    def made_up(cls, section: str, place: int = 0) -> PartId:
        """Return an id that nobody wrote, for a part that has only a condition or whose own id is wrong."""
        return cls(f"{section}.{_MADE_UP}{place or ''}")

    @property
    def section(self) -> str:
        """The id of the section in which the part stands; a section's own id."""
        return self.partition(".")[0]

    @property
    def name(self) -> str:
        """What the part is called in its section; empty for the section itself."""
        return self.partition(".")[2]

    @property
    def has_its_shape(self) -> bool:
        """Tell whether it is written as ids are: a title or a number that somebody took for one is not."""
        return bool(_SHAPE.fullmatch(self))

    @property
    def is_made_up(self) -> bool:
        """Tell whether nobody wrote it, so that nobody can name the part."""
        return _MADE_UP in self


NO_PART = PartId()
"""What holds a part that nothing holds."""
