"""The page: paper and margins, a header that names the policy, a footer with its version and the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.document import Document
from generator.formats.word.bound_values import Values
from generator.formats.word.inlines import field_runs, run
from generator.formats.word.markup import DECLARATION, WORD_NAMESPACES, paragraph, twips
from generator.formats.word.package import Companion, PackagePart, Relationship, office_kind, word_type


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its properties as 17.6.17 has them, and the room between its margins in twips.

    The `grid` of its lines comes after all other properties. `stops` are the tab stops that the styles of header and
    footer have, and that our lines there do without; `edges` keeps these from margin to margin where the styles do not.
    """

    properties: str
    text_width: int
    text_height: int
    grid: str = ""
    stops: tuple[int, ...] = ()
    edges: str = ""


def _paper(width: int, height: int) -> Paper:
    side, top, bottom = twips(25), twips(26), twips(24)
    properties = (
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" '
        f'w:left="{side}" w:header="{twips(12)}" w:footer="{twips(12)}" w:gutter="0"/>'
    )
    return Paper(properties, width - 2 * side, height - top - bottom)


PAPERS = {"a4": _paper(11906, 16838), "letter": _paper(12240, 15840)}


ROOTS = {"header": "hdr", "footer": "ftr"}
"""What the root of a header's or a footer's part is called."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A header or a footer (`role`) of the first, the even or all other pages (`kind`); what it shows is `needed`."""

    role: str
    kind: str
    part: PackagePart
    needed: tuple[PackagePart, ...] = ()

    @property
    def reference(self) -> str:
        """How the page set-up refers to it (17.10.5, 17.10.2)."""
        return f'<w:{self.role}Reference w:type="{self.kind}" r:id="{self.role}-{self.kind}"/>'

    @property
    def companion(self) -> Companion:
        """How the document finds it."""
        target = self.part.name.removeprefix("word/")
        return Companion(
            Relationship(f"{self.role}-{self.kind}", office_kind(self.role), target), (self.part, *self.needed)
        )


def frame(role: str, kind: str, content: str) -> Frame:
    """Return a header or footer that says the paragraphs in `content`."""
    text = f"{DECLARATION}<w:{ROOTS[role]} {WORD_NAMESPACES}>{content}</w:{ROOTS[role]}>"
    return Frame(role, kind, PackagePart(f"word/{role}-{kind}.xml", text.encode(), word_type(role)))


DRAFT_MARK = paragraph("DraftMark", run("DRAFT"))

PAGE_NUMBER = f"{run('Page ')}{field_runs(' PAGE ', '1')}{run(' of ')}{field_runs(' NUMPAGES ', '1')}"
"""Word counts on every page."""


def headers(document: Document, values: Values, paper: Paper, kinds: Iterable[str]) -> tuple[Frame, ...]:
    """Return headers that name organisation and policy; the first page has the title, so only DRAFT stands there."""
    mark = DRAFT_MARK if document.meta.draft else ""
    name, title = document.byline, document.title
    between = _LINE_END if len(name) + len(title) > paper.text_width / _LETTER_WIDTH else TAB
    organisation = values.control("name", name, run(name)) + between if name else ""
    named = sides("Header", organisation + run(title), paper)
    contents = {kind: mark if kind == "first" else mark + named for kind in kinds}
    return tuple(frame("header", kind, content) for kind, content in contents.items() if content)


def footers(document: Document, paper: Paper) -> tuple[Frame, ...]:
    """Return footers with the version and "Page X of Y"."""
    version = run(f"Version {document.meta.version}") if document.meta.version else ""
    content = sides("Footer", version + TAB + PAGE_NUMBER, paper)
    return (frame("footer", "first", content), frame("footer", "default", content))


TAB = "<w:r><w:tab/></w:r>"
_LINE_END = "<w:r><w:br/></w:r>"
_LETTER_WIDTH = 90
"""An ordinary letter of a header in twips."""


def sides(style: str, content: str, paper: Paper) -> str:
    """Return a line of which what stands after a tab is at the right margin, whatever tab stops its style has."""
    cleared = [f'<w:tab w:val="clear" w:pos="{stop}"/>' for stop in paper.stops if stop != paper.text_width]
    right = f'<w:tab w:val="right" w:pos="{paper.text_width}"/>'
    return paragraph(style, content, f"<w:tabs>{''.join(cleared)}{right}</w:tabs>{paper.edges}")


FLUSH = '<w:ind w:left="0" w:right="0" w:firstLine="0"/>'


@dataclass(frozen=True, slots=True)
class SetUps:
    """The page set-ups of a document (17.6.17): from its start, of two columns, and of what comes after these.

    The later two go on where the text before them ends, with the headers and footers of the first.
    """

    first: str
    columns: str
    rest: str


def set_ups(frames: Iterable[Frame], paper: Paper, first_page: str) -> SetUps:
    """Return the page set-ups; `first_page` tells whether that page is set apart."""
    references = "".join([each.reference for each in frames])
    first = f"<w:sectPr>{references}{paper.properties}{first_page}{paper.grid}</w:sectPr>"
    columns = f'<w:cols w:num="2" w:space="{COLUMN_GAP}"/>'
    start = f'<w:sectPr><w:type w:val="continuous"/>{paper.properties}'
    return SetUps(first, f"{start}{columns}{paper.grid}</w:sectPr>", f"{start}{paper.grid}</w:sectPr>")


COLUMN_GAP = twips(10)
