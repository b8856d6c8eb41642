"""A corpus of Word templates, one for each trait that a house template may have and that a policy must cope with."""

from __future__ import annotations

from collections.abc import Mapping

from tests.formats.word.house_corpus.pages import HEADERS, SECTIONS
from tests.formats.word.house_corpus.parts import PARTS, STYLES
from tests.formats.word.house_corpus.says import SAYS
from tests.formats.word.house_corpus.writer import Template

CORPUS: Mapping[str, Template] = {
    **SECTIONS,
    **HEADERS,
    **PARTS,
    **STYLES,
    **{trait: template for trait, (template, _) in SAYS.items()},
}
"""The templates by trait, all of which a policy takes over."""
