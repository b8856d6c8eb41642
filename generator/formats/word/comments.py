"""Guidance for whoever adopts a draft, as Word comments beside the paragraph it is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import assert_never

from generator.document import Bullet, Guidance, Paragraph, Table
from generator.document.traverse import Carrier, passages
from generator.formats.word.inlines import Story, runs
from generator.formats.word.markup import DECLARATION, WORD_NAMESPACES, paragraph
from generator.formats.word.package import Companion, companion, hyperlinks, relationships_part

_AUTHOR = 'w:author="Guidance" w:initials="G"'
_REFERENCE_STYLE = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'


@dataclass(slots=True)
class Comments:
    """The comments of a draft, in the part that holds their words. They have no date: they came with the template."""

    story: Story
    """Where their words stand, apart from the document."""
    said: list[str] = field(default_factory=list)

    def beside(self, written: str, guidance: Guidance) -> str:
        """Return a paragraph or table with the guidance attached to its last paragraph (17.13.4)."""
        number = len(self.said)
        self.said.append(_comment(number, guidance))
        return _attached(written, number)

    def companion(self) -> Companion:
        """Return the part of the comments."""
        start = f"{DECLARATION}<w:comments {WORD_NAMESPACES}>"
        content = self.story.filled_in([start, *self.said, "</w:comments>"])
        links = [relationships_part("word/comments.xml", hyperlinks(self.story.links))] if self.story.links else []
        return companion("comments", content, *links)


def _attached(written: str, number: int) -> str:
    before, start, last = written.rpartition("<w:p>")
    properties, end_of_properties, content = last.partition("</w:pPr>")
    words, end, after = content.partition("</w:p>")
    assert all((start, end_of_properties, end)), "guidance follows a paragraph"
    return (
        f'{before}{start}{properties}{end_of_properties}<w:commentRangeStart w:id="{number}"/>{words}'
        f'<w:commentRangeEnd w:id="{number}"/><w:r>{_REFERENCE_STYLE}<w:commentReference w:id="{number}"/></w:r>'
        f"{end}{after}"
    )


_IN_DRAFT = True


def _comment(number: int, guidance: Guidance) -> str:
    said = [(words, carrier) for words, carrier in passages(guidance) if words]
    first, *others = [paragraph(_style(carrier), runs(words, _IN_DRAFT, "")) for words, carrier in said]
    mark = f"<w:r>{_REFERENCE_STYLE}<w:annotationRef/></w:r>"
    marked = first.replace("</w:pPr>", f"</w:pPr>{mark}", 1)
    return f'<w:comment w:id="{number}" {_AUTHOR}>{marked}{"".join(others)}</w:comment>'


def _style(carrier: Carrier) -> str:
    """A comment shows paragraphs and bullets; the cells of a table follow each other."""
    match carrier:
        case Paragraph() | Table():
            return "CommentText"
        case Bullet():
            return "ListBullet"
        case _:
            assert_never(carrier)
