"""What a file says about itself: title, author, dates, and how Word should treat it."""

from __future__ import annotations

from datetime import date

from generator.document import Document
from generator.formats.word.design import Design
from generator.formats.word.markup import DECLARATION, PACKAGE, WORD_NAMESPACES, escape

UNKNOWN_DATE = date(2000, 1, 1)
"""Stands for a date that nobody gave: the clock would make every build differ."""


def core_properties(document: Document) -> bytes:
    """Return docProps/core.xml from the document's own data (part 2, 11.1)."""
    meta = document.meta
    stamp = f"{(meta.modified or UNKNOWN_DATE).isoformat()}T00:00:00Z"
    fields = {
        "dc:title": document.title,
        "dc:subject": meta.organisation,
        "dc:creator": meta.author or meta.organisation,
        "dc:description": meta.description,
        "dc:language": meta.language,
        "cp:version": meta.version,
        "cp:contentStatus": "Draft" if meta.draft else "",
    }
    given = "".join([f"<{name}>{escape(value)}</{name}>" for name, value in fields.items() if value])
    content = (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{given}'
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )
    return content.encode()


def settings_part(design: Design, language: str) -> bytes:
    """Return word/settings.xml: today's layout rules, nothing updated or asked on opening (17.15.1)."""
    content = (
        f'{DECLARATION}<w:settings {WORD_NAMESPACES}><w:zoom w:percent="100"/>{design.mirrored_margins}'
        f'<w:defaultTabStop w:val="720"/>{design.opposite_pages}<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="15"/></w:compat><w:themeFontLang w:val="{escape(language)}"/>{design.colours}'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )
    return content.encode()
