"""Turn a document into one HTML page that needs nothing else: no request, no other file, and for a policy no script.

The page says the model's words and no others; the contents list, the skip link and the draft banner
stand outside its title block and `main`. How the page looks is in the style sheet, not here.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from generator.document import Document, Section, SectionKind
from generator.document.late import with_places
from generator.document.look import Logo, Look
from generator.formats.html_body import DRAFT_BANNER, escape, said_in, sections_html
from generator.formats.html_filter import FILTER, FILTER_SCRIPT
from generator.formats.html_style import style

_FEWEST_ENTRIES = 2
"""A shorter list of contents says nothing that the page does not show."""


@dataclass(frozen=True, slots=True)
class Tool:
    """What readers may use on a page: what they see of it below the title, and the script that makes it work."""

    markup: str = ""
    script: str = ""


_NO_TOOL = Tool()


def write_html(document: Document, look: Look) -> bytes:
    """Return the whole document as one HTML page."""
    return _page(document, look, _NO_TOOL)


def write_html_list(document: Document, look: Look) -> bytes:
    """Return a list of policies as one HTML page, in which readers can look for some of them."""
    return _page(document, look, Tool(FILTER, FILTER_SCRIPT))


def _page(document: Document, look: Look, tool: Tool) -> bytes:
    script = f"<script>{tool.script}</script>\n" if tool.script else ""
    # An underscore keeps the page's own ids apart from those of sections and clauses.
    start = (
        "<!DOCTYPE html>\n"
        f'<html lang="{escape(document.meta.language)}">\n'
        f"<head>\n{_head(document, look, _content_policy(tool.script))}</head>\n"
        "<body>\n"
        '<a class="skip-link" href="#page_main">Skip to main content</a>\n'
        f"<header>\n{_title_block(document, look)}{tool.markup}</header>\n"
    ).encode()
    contents = _navigation(document) % said_in(document)
    main = b'<main id="page_main">\n' + sections_html(document, 2) + b"</main>\n"
    return start + contents + main + f"{script}</body>\n</html>\n".encode()


def _content_policy(script: str) -> str:
    """Forbid the page to fetch anything and to run anything but its own script, even from a link to `javascript:`.

    Styles and images are not named: both are part of the page, and the Nu HTML checker takes `img-src data:` for a ban
    on the logo.
    """
    allowed = f"'sha256-{b64encode(sha256(script.encode()).digest()).decode('ascii')}'" if script else "'none'"
    others = ("connect", "font", "media", "object", "frame", "worker", "manifest")
    return "; ".join([f"script-src {allowed}", *(f"{what}-src 'none'" for what in others)])


def _head(document: Document, look: Look, content_policy: str) -> str:
    return (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{content_policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.full_title)}</title>\n"
        f'<meta name="description" content="{escape(document.meta.description)}">\n'
        f"<style>\n{style(look, _foot(document))}</style>\n"
    )


def _foot(document: Document) -> str:
    """Return what stands at the foot of each printed page, beside its number."""
    version = f"Version {document.meta.version}" if document.meta.version else ""
    return " \u00b7 ".join(filter(None, [document.byline, document.title, version]))


def _title_block(document: Document, look: Look) -> str:
    banner = DRAFT_BANNER if document.meta.draft else ""
    logo = _logo(look.logo) if look.logo else ""
    title = f"<h1>{escape(document.title)}</h1>\n"
    name = document.byline
    organisation = f'<p class="organisation">{escape(name)}</p>\n' if name else ""
    return f"{banner}{logo}{title}{organisation}"


def _logo(logo: Logo) -> str:
    content = b64encode(logo.content).decode("ascii")
    return f'<img class="logo" alt="{escape(logo.alt)}" src="data:image/{logo.kind};base64,{content}">\n'


# ---- contents


def _navigation(document: Document) -> bytes:
    """Fold the contents list, so that a telephone shows the policy first; where there is room it stands open."""
    sections = [section for section in document.sections if section.heading]
    if len(sections) < _FEWEST_ENTRIES:
        return b""
    return (
        b'<nav aria-labelledby="page_contents">\n'
        b'<h2 id="page_contents">Contents</h2>\n'
        b"<details>\n<summary>Contents</summary>\n%b</details>\n</nav>\n"
    ) % _contents(sections)


def _contents(sections: Sequence[Section]) -> bytes:
    """List sections and sub-sections. Sub-headings would bury them, and nobody cites what has no number."""
    listed = [section for section in sections if section.kind is not SectionKind.SUBHEADING]
    return b"<ul>\n" + b"".join([_entry(section) for section in listed]) + b"</ul>\n" if listed else b""


def _entry(section: Section) -> bytes:
    words = _link(section.id, section.number, section.title)
    parts = _contents(section.sections)
    return b"<li>%b\n%b</li>\n" % (words, parts) if parts else b"<li>%b</li>\n" % words


# Numbers wait, so most entries come again whatever a section says.
@lru_cache(maxsize=1_000)
def _link(anchor: str, number: str, title: str) -> bytes:
    numbered = f'<span class="number">{escape(number)}</span> ' if number else ""
    return with_places(f'<a href="#{escape(anchor)}">{numbered}{escape(title)}</a>')
