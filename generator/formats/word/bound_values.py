"""Values that stay alive in Word: each is stored once, and every place that shows it is bound to the store.

Whoever changes "Chief Executive" in one place of the finished document changes it everywhere. Readers
that do not know the binding show the text in place, which is the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

from generator.document import Document, Placeholder
from generator.formats.word.markup import DECLARATION, escape
from generator.formats.word.package import Companion, PackagePart, Relationship, office_kind, relationships_part

NAMESPACE = "urn:policygen:values"
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


CONTROL_END = "</w:sdtContent></w:sdt>"


@dataclass(slots=True)
class Values:
    """The store of one document. `id` names it in the package.

    `starts` are what controls begin with, by field and value, in the order in which these are stored.
    """

    id: str
    starts: dict[tuple[str, str], str] = field(default_factory=dict)

    def control(self, source: str, value: str, words: str) -> str:
        """Return the words for a value in a plain-text content control bound to the store (17.5.2.6)."""
        return self.start(source, value) + words + CONTROL_END

    def start(self, source: str, value: str) -> str:
        """Return what stands before the words of a control, which `CONTROL_END` ends."""
        key = (source, value)
        if key not in self.starts:
            self.starts[key] = self._start(source, len(self.starts) + 1)
        return self.starts[key]

    def _start(self, source: str, place: int) -> str:
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{escape(_title(source))}"/><w:tag w:val="{escape(source)}"/>'
            f"<w:dataBinding w:prefixMappings=\"xmlns:v='{NAMESPACE}'\" "
            f'w:xpath="/v:values[1]/v:value[{place}]" w:storeItemID="{self.id}"/><w:text/></w:sdtPr><w:sdtContent>'
        )

    def companion(self) -> Companion:
        """Return the store as a custom XML part: the values, and the id by which controls find them (part 1, 22.5)."""
        values = "".join([f'<value field="{escape(source)}">{escape(value)}</value>' for source, value in self.starts])
        item = f'{DECLARATION}<values xmlns="{NAMESPACE}">{values}</values>'
        properties = (
            f'{DECLARATION}<ds:datastoreItem ds:itemID="{self.id}" xmlns:ds="{_CUSTOM_XML}"><ds:schemaRefs>'
            f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        )
        parts = (
            PackagePart("customXml/item1.xml", item.encode()),
            PackagePart("customXml/itemProps1.xml", properties.encode(), _PROPERTIES_TYPE),
        )
        finding = Relationship("properties", office_kind("customXmlProps"), "itemProps1.xml")
        pointer = Relationship("values", office_kind("customXml"), "../customXml/item1.xml")
        return Companion(pointer, (*parts, relationships_part("customXml/item1.xml", [finding])))


def values_of(document: Document) -> Values:
    """Return an empty store whose id is the same whenever the same policy is written."""
    name = f"{NAMESPACE}:{document.meta.organisation}:{document.title}"
    return Values(f"{{{str(uuid5(NAMESPACE_URL, name)).upper()}}}")


def stays_alive(placeholder: Placeholder) -> bool:
    """Tell whether a value is one that people change later: the organisation's name, or who holds a role."""
    return placeholder.field == "name" or placeholder.source.startswith("roles.")


def _title(source: str) -> str:
    """What Word shows on the control: `roles.advice_contact` is "Advice contact"."""
    if source == "name":
        return "Organisation"
    words = source.removeprefix("roles.").replace("_", " ")
    return words[:1].upper() + words[1:]
