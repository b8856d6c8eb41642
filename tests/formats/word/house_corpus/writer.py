"""Write a Word template as somebody's program would: from the text of its parts, with whatever traits a test wants."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from tests.formats.word.docx_samples import png

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="wps"'
)
A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
MARGINS = (
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'
)
LYING = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True, slots=True)
class Template:
    """A template: section properties, the content of its headers and footers by name, and further parts.

    `links` are more relationships, by the part that they belong to; `types` more content types, by part.
    """

    section: str = A4 + MARGINS
    before: str = ""
    stories: Mapping[str, str] = field(default_factory=dict)
    styles: str | None = ""
    settings: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, bytes] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)

    def saved(self) -> bytes:
        """Return the template as a file."""
        parts = {
            "[Content_Types].xml": self._content_types(),
            "_rels/.rels": relationships(relationship("rId1", "officeDocument", "word/document.xml") + self._of("")),
            "word/document.xml": self._document(),
            "word/_rels/document.xml.rels": relationships(self._pointers() + self._of("word/document.xml")),
            "word/settings.xml": f"<w:settings {NAMESPACES}>{self.settings}</w:settings>",
        }
        if self.styles is not None:
            parts["word/styles.xml"] = f"<w:styles {NAMESPACES}>{self.styles}</w:styles>"
        for name, content in self.stories.items():
            tag = "hdr" if name.startswith("header") else "ftr"
            parts[f"word/{name}.xml"] = f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>"
            if f"word/{name}.xml" in self.links:
                parts[f"word/_rels/{name}.xml.rels"] = relationships(self._of(f"word/{name}.xml"))
        return zipped({**{name: text.encode() for name, text in parts.items()}, **self.parts})

    def _of(self, owner: str) -> str:
        return self.links.get(owner, "")

    def _document(self) -> str:
        return (
            f"<w:document {NAMESPACES}><w:body>{self.before}<w:p><w:r><w:t>A letter</w:t></w:r></w:p>"
            f"<w:sectPr>{self.section}</w:sectPr></w:body></w:document>"
        )

    def _pointers(self) -> str:
        styles = "" if self.styles is None else relationship("styles", "styles", "styles.xml")
        stories = [relationship(name, _role(name), f"{name}.xml") for name in self.stories]
        return styles + relationship("settings", "settings", "settings.xml") + "".join(stories)

    def _content_types(self) -> str:
        kinds = {"document": "document.main", "styles": "styles", "settings": "settings"}
        kinds |= {name: _role(name) for name in self.stories}
        types = {f"word/{name}.xml": f"{_WORD}.{kind}+xml" for name, kind in kinds.items()} | dict(self.types)
        overrides = [f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items()]
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
            "png": "image/png",
            "svg": "image/svg+xml",
            "bin": "application/vnd.openxmlformats-officedocument.oleObject",
        }
        endings = [f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in defaults.items()]
        return f'<Types xmlns="{_PACKAGE}/content-types">{"".join(endings)}{"".join(overrides)}</Types>'


def _role(name: str) -> str:
    return "header" if name.startswith("header") else "footer"


def relationships(content: str) -> str:
    """Return the part that holds pointers."""
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a zip."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def relationship(id: str, kind: str, target: str, mode: str = "") -> str:
    """Return a pointer; its mode is `External` where it leads out of the file."""
    outside = f' TargetMode="{mode}"' if mode else ""
    kind = kind if ":" in kind else f"{R}/{kind}"
    return f'<Relationship Id="{id}" Type="{kind}" Target="{target}"{outside}/>'


# ---- what stands in headers and footers


def line(*content: str, properties: str = "") -> str:
    """Return a paragraph of runs; bare words become one."""
    runs = [each if each.startswith("<") else words(each) for each in content]
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def words(text: str) -> str:
    """Return a run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field_of(instruction: str, result: str = "1") -> str:
    """Return a field as Word writes it, in runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{words(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(properties: str, content: str) -> str:
    """Return a content control in a line."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def bound(path: str, store: str, content: str) -> str:
    """Return a control that shows what is stored elsewhere in the file, and asks for it where nothing is."""
    binding = f'<w:dataBinding w:xpath="{path}" w:storeItemID="{store}"/>'
    return control(f"<w:showingPlcHdr/>{binding}<w:text/>", words(content))


def picture(id: str, number: int = 1, attribute: str = "embed") -> str:
    """Return a run with a picture by the id of its relationship; `number` is what Word knows it by."""
    named = f'id="{number}" name="Picture {number}" descr="Our sign"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="720000" cy="360000"/>'
        f'<wp:docPr {named}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip r:{attribute}="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="720000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def references(*names: str) -> str:
    """Return references of a section to its headers and footers; a name ends in the kind of page."""
    found = (name.split("-") for name in names)
    return "".join([f'<w:{role}Reference w:type="{kind}" r:id="{role}-{kind}"/>' for role, kind in found])


def section_end(properties: str) -> str:
    """Return the paragraph that ends a section."""
    return f"<w:p><w:pPr><w:sectPr>{properties}</w:sectPr></w:pPr></w:p>"


def letterhead(header: str, footer: str) -> Template:
    """Return a template with a header and a footer."""
    section = references("header-default", "footer-default") + A4 + MARGINS
    return Template(section=section, stories={"header-default": header, "footer-default": footer})


def nested_field(start: str, inner: str, end: str) -> str:
    """Return a field in whose instruction another one stands."""
    begin, stop = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    told = [f'<w:r><w:instrText xml:space="preserve">{each}</w:instrText></w:r>' for each in (start, end)]
    return begin + told[0] + field_of(inner) + told[1] + stop


def page_in_a_box() -> str:
    """Return a paragraph with a text box that shows the page number, written for new readers and for old ones."""
    content = line("Box ", field_of(" PAGE "))
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin">'
        '<wp:align>right</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
        '</wp:positionV><wp:extent cx="900000" cy="300000"/><wp:wrapNone/><wp:docPr id="1" name="Box"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/>'
        '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm><a:prstGeom prst="rect">'
        f"<a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )
    old = (
        '<w:pict><v:shape id="box" style="width:70pt;height:24pt"><v:textbox>'
        f"<w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def style(id: str, name: str, content: str = "", kind: str = "paragraph") -> str:
    """Return a style."""
    return f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name}"/>{content}</w:style>'


SIGN = png(40, 20, shade=0x66)
"""A picture for a letterhead."""
