"""Turn a document into HTML to paste into somebody else's page: its sections alone, with names of their own.

That page has a title, a contents list and a style already. The headings of sections stand at the level of the look,
every class and id begins with `policy`, and no number or title is a link, which the page would underline.
"""

from __future__ import annotations

import re

from generator.document import Document
from generator.document.look import Look
from generator.formats.html_body import DRAFT_BANNER, escape, sections_html

# Quotation marks and angle brackets are spelled out in words and values, so these stand in tags alone.
_LINK_TO_ITSELF = re.compile(rb'<a class="permalink" href="[^"]*">([^<]*)</a>')
_NAMES = re.compile(rb' (class="|id="|href="#)')


def write_fragment(document: Document, look: Look) -> bytes:
    """Return the sections of a document in one element, for a page of somebody else's."""
    banner = DRAFT_BANNER.encode() if document.meta.draft else b""
    page = _LINK_TO_ITSELF.sub(rb'<span class="name">\1</span>', banner + sections_html(document, look.heading_level))
    start = f'<div class="policy" lang="{escape(document.meta.language)}">\n'
    return start.encode() + _NAMES.sub(rb" \1policy-", page) + b"</div>\n"
