"""The YAML front matter of a page: what each site generator wants to know of a document, under the keys that it has.

A generator that is not named gets the keys that all of them take. The organisation's own keys come last and win.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape
from types import MappingProxyType
from typing import TypeAlias, assert_never

import yaml

from generator.document import Document, Fields, MetaValue
from generator.formats.markdown_escape import escape_text

Keys: TypeAlias = dict[str, MetaValue]
Spelling: TypeAlias = Callable[[str], str]
"""Returns a text as a site generator takes it."""
TAG = "policy"


def front_matter(document: Document) -> str:
    """Return the YAML front matter: the title, what is known of the document, the organisation's own keys."""
    meta = document.meta
    profile = PROFILES[meta.site]
    title, description = profile.title(document.full_title), profile.description(meta.description)
    known = {"title": title, "description": description, **profile.keys(document)}
    given = {key: value for key, value in known.items() if value not in ("", None)}
    # A key of ours that is left empty says nothing of its own; a page without a title has no name on a site.
    own = {key: value for key, value in meta.front_matter.items if value is not None or key not in known}
    lines = {key: _line(key, value, profile.text) for key, value in given.items()}
    lines.update({key: _dumped(key, value, profile.text) for key, value in own.items()})
    return f"---\n{''.join(lines.values())}---\n"


def page_title(document: Document) -> str:
    """Return the title that a reader sees over the page: the organisation's own, or else ours."""
    own = dict(document.meta.front_matter.items).get("title")
    return document.full_title if own is None else str(own)


# ---- profiles


def _any(document: Document) -> Keys:
    meta = document.meta
    return {"author": meta.author, "version": meta.version, "date": meta.modified, "status": meta.status}


def _material(document: Document) -> Keys:
    return {**_any(document), "tags": (TAG,)}


def _docusaurus(document: Document) -> Keys:
    meta = document.meta
    return {
        "sidebar_label": document.title,
        "tags": (TAG,),
        "last_update": _filled(date=meta.modified, author=meta.author) if meta.modified else None,
        "draft": meta.draft or None,
        "version": meta.version,
        "status": meta.status,
    }


def _vitepress(document: Document) -> Keys:
    meta = document.meta
    return {
        "lastUpdated": meta.modified,
        "head": (("meta", _filled(name="author", content=meta.author)),) if meta.author else None,
        "version": meta.version,
        "status": meta.status,
        "tags": (TAG,),
    }


def _hugo(document: Document) -> Keys:
    meta = document.meta
    return {
        "linkTitle": document.title,
        "date": meta.modified,
        "tags": (TAG,),
        "draft": meta.draft or None,
        "params": _filled(author=meta.author, version=meta.version, status=meta.status),
    }


def _jekyll(document: Document) -> Keys:
    meta = document.meta
    hidden = False if meta.draft else None
    return {"layout": "page", "lang": meta.language, **_any(document), "tags": (TAG,), "published": hidden}


def _eleventy(document: Document) -> Keys:
    return {"lang": document.meta.language, **_any(document), "tags": (TAG,)}


def _starlight(document: Document) -> Keys:
    meta = document.meta
    return {
        "lastUpdated": meta.modified,
        "sidebar": _filled(label=document.title),
        "draft": meta.draft or None,
        "author": meta.author,
        "version": meta.version,
        "status": meta.status,
    }


def _filled(**keys: MetaValue) -> Fields | None:
    given = tuple((key, value) for key, value in keys.items() if value not in ("", None))
    return Fields(given) if given else None


def _as_it_is(text: str) -> str:
    return text


def _without_backslashes(text: str) -> str:
    r"""Return the text with another sign that looks like a backslash.

    Docusaurus writes front matter into a program and forgets to escape these (stringify-object 3.3): `\N` in a name
    would end the build of the whole site.
    """
    return text.replace("\\", "\u29f5")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a site generator knows of a page besides its title and description, and how it takes these two."""

    keys: Callable[[Document], Keys]
    title: Spelling = _as_it_is
    description: Spelling = _as_it_is
    text: Spelling = _as_it_is
    """How it takes any text."""


PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        "": Profile(_any),
        # MkDocs and its themes put both into their pages as HTML.
        "mkdocs": Profile(_any, escape, escape),
        "material": Profile(_material, escape, escape),
        "docusaurus": Profile(_docusaurus, text=_without_backslashes),
        # VitePress reads the title as Markdown, and puts the description into its page as HTML.
        "vitepress": Profile(_vitepress, escape_text, escape),
        "hugo": Profile(_hugo),
        "jekyll": Profile(_jekyll),
        "eleventy": Profile(_eleventy),
        "starlight": Profile(_starlight),
    }
)
"""The site generators that can be named; the first is for any that is not."""


# ---- YAML


def _line(key: str, value: MetaValue, spelt: Spelling) -> str:
    """Return a key of ours and its value, without the emitter where that is the same.

    It takes 40 µs a key: with plain words and what is remembered, front matter takes a tenth of the time.
    """
    if isinstance(value, str) and _PLAIN_WORDS.fullmatch(spelt(value)):
        return f"{key}: {spelt(value)}\n"
    return _dumped_before(key, value, spelt)


def _dumped(key: str, value: MetaValue, spelt: Spelling) -> str:
    plain = {key: _plain(value, spelt)}
    return yaml.dump(plain, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)


# A version, a date: they come again. A key of ours has values of one type, so that 1 and True are never mixed up.
_dumped_before = lru_cache(maxsize=1_000)(_dumped)
_PLAIN_WORDS = re.compile(r"(?!.{1000})[A-Za-z]\w*,?(?: [\w(&/–-][\w,.'’()/–-]*)+")
"""Several words that YAML takes for nothing else: they are written as they stand. Most titles are such words."""


class _Dumper(yaml.SafeDumper):
    """Quotes what some reader of YAML would take for something else than text.

    PyYAML quotes what it would itself misread. YAML 1.2 and js-yaml have more numbers (1e3, 0o14), Ruby has
    1,000, and YAML 1.1 reads y and n as yes and no.
    """

    def represent_text(self, text: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", text, style="'" if _MISREAD.fullmatch(text) else None)


_Dumper.add_representer(str, _Dumper.represent_text)
_MISREAD = re.compile(r"[yYnN]|[-+]?(?:\d|\.[\d_])[\da-fA-FoOxX_.,:+-]*", re.ASCII)


def _plain(value: MetaValue, spelt: Spelling) -> object:
    match value:
        case Fields(items):
            return {key: _plain(inner, spelt) for key, inner in items}
        case tuple():
            return [_plain(inner, spelt) for inner in value]
        case str():
            return spelt(value)
        case bool() | int() | date() | None:
            return value
        case _:
            assert_never(value)
