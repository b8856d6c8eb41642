"""Details of a document that an organisation's own header or footer shows.

A house template is taken over once and used for many documents, so a character stands for each detail until the
document is known: one of the last private ones, which no font has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from generator.document import Document
from generator.formats.word.markup import escape
from generator.formats.word.package import PackagePart

_DETAILS = ("title", "organisation", "author", "description", "version", "status", "date", "edition", "named edition")
TOKENS: Mapping[str, str] = MappingProxyType(dict(zip(_DETAILS, map(chr, range(0x10FF00, 0x10FFFF)), strict=False)))
"""`edition` is "Version 1.2", or nothing where the version is not known; a `named edition` has the title before it."""

# Names that people, and Word in its own gallery, give to a place for a detail.
_NAMES = {
    "title": "title, document title, doc title, policy title, policy name, document name, name of policy",
    "organisation": "company, company name, organisation, organisation name, organization, organization name, "
    "name of organisation, name of organization, charity, charity name, our name, subject",
    "author": "author, creator, document author, author name",
    "description": "comments, description, abstract",
    "version": "version, version number, version no, document version, doc version, policy version, revision",
    "date": "date, document date, publish date, publishdate, publication date, pick the date, date of issue",
    "status": "status, document status, contentstatus, content status",
}
_DETAIL_BY_NAME = {name: detail for detail, names in _NAMES.items() for name in names.split(", ")}


_MONTHS = "January February March April May June July August September October November December"


def token_named(name: str) -> str:
    """Return the token of a detail by a name that people give to it; empty when the name means none."""
    words = " ".join(re.findall(r"[^\W_]+", name)).lower()
    detail = _DETAIL_BY_NAME.get(re.sub("^(?:insert|enter|type|the|your) (?:(?:the|your) )?", "", words))
    return TOKENS[detail] if detail else ""


def without_tokens(text: str) -> str:
    """Return a text without characters that would be taken for tokens."""
    return text.translate(dict.fromkeys(map(ord, TOKENS.values())))


_OURS = {"edition", "named edition"}
"""What we say only where there is something to say."""


def unsaid(parts: Iterable[PackagePart], document: Document) -> tuple[str, ...]:
    """Return the names of details that parts of a house template show, and that a document does not have."""
    content = b"".join([part.content for part in parts])
    words = _words(document)
    return tuple(name for name in words if not words[name] and name not in _OURS and TOKENS[name].encode() in content)


def filled(part: PackagePart, document: Document) -> PackagePart:
    """Return a part of a house template with the document's details in their places."""
    content = part.content
    if not any(token.encode() in content for token in TOKENS.values()):
        return part
    for detail, words in _words(document).items():
        content = content.replace(TOKENS[detail].encode(), escape(words).encode())
    return PackagePart(part.name, content, part.kind)


def _words(document: Document) -> Mapping[str, str]:
    meta = document.meta
    edition = f"Version {meta.version}" if meta.version else ""
    return {
        "title": document.title,
        "organisation": meta.organisation,
        "author": meta.author or meta.organisation,
        "description": meta.description,
        "version": meta.version,
        "date": _spoken(meta.modified, meta.language) if meta.modified else "",
        "status": "Draft" if meta.draft else "Final",
        "edition": edition,
        "named edition": ", ".join([words for words in (document.title, edition) if words]),
    }


def _spoken(day: date, language: str) -> str:
    month = _MONTHS.split()[day.month - 1]
    return f"{month} {day.day}, {day.year}" if language == "en-US" else f"{day.day} {month} {day.year}"
