"""Make the words of a house header final: changes accepted, comments and marks gone, controls become what they hold."""

from __future__ import annotations

from lxml import etree

from generator.formats.word.markup import SPACE, R, w

_MARKS = (
    "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd commentReference permStart permEnd proofErr "
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart "
    "customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd lastRenderedPageBreak annotationRef "
    "footnoteReference endnoteReference rPrChange pPrChange tblPrChange trPrChange tcPrChange tblGridChange "
    "tblPrExChange numberingChange cellIns cellDel cellMerge ffData smartTagPr customXmlPr numPr"
)
"""Elements that mean something only in the text or in a part that is left behind."""

_GONE = tuple(map(w, ("del", "moveFrom", "delText", "delInstrText")))
_TRANSPARENT = tuple(map(w, ("ins", "moveTo", "smartTag", "customXml")))
_PROPERTIES = (w("rPr"), w("trPr"))


def accept(root: etree._Element) -> None:
    """Accept every tracked change (17.13.5), and take off marks that point elsewhere."""
    for element in list(root.iter(*map(w, _MARKS.split()), *_GONE)):
        remove(element)
    for element in [*root.iter(*_TRANSPARENT), *_links_into_the_text(root)]:
        parent = element.getparent()
        # Among the properties of a paragraph's end or of a row it only says that this was inserted.
        if parent is not None and parent.tag in _PROPERTIES:
            remove(element)
        else:
            unwrap(element)


def _links_into_the_text(root: etree._Element) -> list[etree._Element]:
    return [each for each in root.iter(w("hyperlink")) if each.get(f"{{{R}}}id") is None]


def unwrap(element: etree._Element) -> None:
    """Put the children of an element in its place."""
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        parent[place : place + 1] = list(element)


def remove(element: etree._Element) -> None:
    """Take an element out, with all that is in it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def words_of(element: etree._Element) -> str:
    """Return the words that an element shows."""
    return "".join([text.text or "" for text in element.iter(w("t"))])


def say(element: etree._Element, words: str) -> None:
    """Make an element that holds runs say these words and no others, as its first words looked.

    A text control has one look; what else it held is gone.
    """
    runs = [run for run in element.iter(w("r")) if run.find(w("t")) is not None]
    first = runs[0] if runs else _new_run(element)
    for run in list(element.iter(w("r"))):
        if run is not first:
            remove(run)
    properties = first.find(w("rPr"))
    for child in list(first):
        if child is not properties:
            first.remove(child)
    add_words(first, words)


def add_words(run: etree._Element, words: str) -> None:
    """Add words to a run; spaces at their ends are kept (17.3.3.31)."""
    text = etree.SubElement(run, w("t"))
    text.text = words
    text.set(SPACE, "preserve")


def _new_run(element: etree._Element) -> etree._Element:
    """Add a run where runs may stand: in the first paragraph of what holds some, else in the element itself."""
    paragraph = next(element.iter(w("p")), element)
    return etree.SubElement(paragraph, w("r"))
