"""The table of output formats: ending, and the function that makes a finished document into bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.document import Document
from generator.document.look import Look
from generator.formats.write_html import write_html
from generator.formats.write_markdown import write_markdown

Writer = Callable[[Document, Look], bytes]


def _docx(document: Document, look: Look) -> bytes:
    # Imported here since loading Word's library takes as long as writing twenty policies.
    from generator.formats.write_docx import write_docx  # noqa: PLC0415

    return write_docx(document, look)


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "md": lambda document, _: write_markdown(document).encode(),
        "html": lambda document, look: write_html(document, look).encode(),
        "docx": _docx,
    }
)
