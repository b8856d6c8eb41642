"""Guidance for whoever adopts a draft, as Word comments beside the paragraph it is about."""

from __future__ import annotations

from typing import assert_never

from generator.document import Bullet, Guidance, Paragraph, Table
from generator.document.traverse import Carrier, passages
from generator.formats.word.inlines import Story, runs
from generator.formats.word.markup import DECLARATION, WORD_NAMESPACES, paragraph
from generator.formats.word.package import Companion, companion, hyperlinks, relationships_part

_AUTHOR = 'w:author="Guidance" w:initials="G"'
_REFERENCE_STYLE = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'


def commented(written: str, guidance: Guidance, story: Story) -> str:
    """Return a paragraph or table with the guidance attached to its last paragraph (17.13.4).

    The comment goes into `story.comments`; a story without a part for comments says nothing of it.
    """
    if story.notes is None:
        return written
    number = len(story.comments)
    story.comments.append(_comment(number, guidance, story.notes))
    before, start, last = written.rpartition("<w:p>")
    properties, end_of_properties, content = last.partition("</w:pPr>")
    words, end, after = content.partition("</w:p>")
    assert all((start, end_of_properties, end)), "guidance follows a paragraph"
    return (
        f'{before}{start}{properties}{end_of_properties}<w:commentRangeStart w:id="{number}"/>{words}'
        f'<w:commentRangeEnd w:id="{number}"/><w:r>{_REFERENCE_STYLE}<w:commentReference w:id="{number}"/></w:r>'
        f"{end}{after}"
    )


def comments_companion(story: Story) -> Companion:
    """Return the comments of a story. They have no date: they were written with the template, not now."""
    assert story.notes is not None, "comments have words, so they have a part"
    content = f"{DECLARATION}<w:comments {WORD_NAMESPACES}>{''.join(story.comments)}</w:comments>"
    links = [relationships_part("word/comments.xml", hyperlinks(story.notes.links))] if story.notes.links else []
    return companion("comments", content.encode(), *links)


def _comment(number: int, guidance: Guidance, notes: Story) -> str:
    said = [(words, carrier) for words, carrier in passages(guidance) if words]
    first, *others = [paragraph(_style(carrier), runs(words, notes)) for words, carrier in said]
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
