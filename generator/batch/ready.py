"""Load and make ready what every organisation needs, so that processes which are started afterwards share it."""

from __future__ import annotations

from contextlib import suppress

import generator.batch.make_one  # noqa: F401  # it loads all that makes and judges policies
from generator.diagnostics import Problems
from generator.document import Document, Meta, Paragraph, Section, SectionKind, Text
from generator.document.look import Look
from generator.formats.formats import FORMATS
from generator.organisation.parse import parse
from generator.organisation.source import Source
from generator.passes.number import number
from generator.policy.read_markdown import read_markdown
from generator.rendering.library import Library


def get_ready(library: Library) -> None:
    """Do once what each process would do for its first organisation."""
    parse("ready", Source("ready.yaml", b"name: Ready\nroles: {accountable_lead: Lead}\n"))
    # Among a few organisations there is one of which a clause has not been read before the program started.
    read_markdown("Ready", "ready.md", "ready")
    for name in library.ids():
        # What is wrong with a template is told where it is wanted.
        with suppress(Problems):
            library.composer(name)
    section = Section("ready", "Ready", SectionKind.FRONT, (Paragraph((Text("Ready"),)),))
    document = number(Document("Ready", Meta("en-GB", "", ""), (section,)))
    for each in FORMATS.values():
        each.write(document, Look())
