"""What is kept of an organisation's own words for a clause, so that a change of the template's words is told."""

from __future__ import annotations

from typing import NamedTuple


class KeptWording(NamedTuple):
    """What an organisation's own words for a clause were written against: digests of both, and the edition."""

    own: str
    template: str
    edition: str
