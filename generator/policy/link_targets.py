"""Where a link leads: to an address on the web, or to somebody's mail."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from generator.diagnostics import quoted
from generator.policy.markdown_tree import OURS
from generator.policy.said import Refused

_OUTSIDE = re.compile(r"https?://[^/\s]|mailto:[^@\s]+@[^@\s]+$")


def target_of(link: ET.Element) -> str:
    """Return the address to which a link leads. Raises Refused when it is none outside the document."""
    href = link.get("href", "")
    if OURS.search(href):
        raise Refused("an address cannot hold a value", "write the value by itself, as in {{ website }}: it is a link")
    if not _OUTSIDE.match(href):
        raise Refused(f"{quoted(href)} is not a web address", "write one that starts with https:// or mailto:")
    if title := link.get("title"):
        raise Refused(f"the words {quoted(title)} would be lost", "leave only the address in the round brackets")
    return href
