"""The document model: what a policy says, apart from any format.

A `Document` is a title and sections; a section holds blocks and sections; a block holds inlines.
`Block` and `Inline` are closed unions of frozen values. Each constructor refuses what could be said
in another way, so two documents that say the same thing are equal. The model imports nothing else of
ours and nothing of others; it knows no format, no template and no organisation.
"""

from generator.document.blocks import (
    Block,
    Bullet,
    BulletList,
    Clause,
    Guidance,
    Paragraph,
    SectionBlock,
    Table,
)
from generator.document.inlines import (
    DEFAULT,
    CrossReference,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Placeholder,
    Strong,
    Target,
    Text,
    shown,
)
from generator.document.part_id import NO_PART, PartId
from generator.document.rules import Misshapen
from generator.document.sections import (
    TOP_LEVEL,
    Document,
    Fields,
    Meta,
    MetaValue,
    Section,
    SectionKind,
    is_named_in,
    walk,
)

__all__ = [
    "DEFAULT",
    "NO_PART",
    "TOP_LEVEL",
    "Block",
    "Bullet",
    "BulletList",
    "Clause",
    "CrossReference",
    "Document",
    "Emphasis",
    "Fields",
    "Guidance",
    "Inline",
    "Inlines",
    "Link",
    "Meta",
    "MetaValue",
    "Misshapen",
    "Paragraph",
    "PartId",
    "Placeholder",
    "Section",
    "SectionBlock",
    "SectionKind",
    "Strong",
    "Table",
    "Target",
    "Text",
    "is_named_in",
    "shown",
    "walk",
]
