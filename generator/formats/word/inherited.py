"""What a style has from those it is based on (17.7.2): tab stops, indents, how wide its letters are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.formats.word.letters import TextSize, letter_width, line_height
from generator.formats.word.markup import w
from generator.formats.word.switches import is_on

_VALUE = w("val")
_DEFAULT_SIZE = 20
"""Ten points, where no style says how large words are (17.3.2.38)."""
_SINGLE = 240
"""Parts of a line, where lines have no space between them."""
_CAPITALS, _BOLD = 1.25, 1.07
"""By how much capitals and bold letters are wider."""
_SIDES = {"start": "left", "end": "right"}
"""What newer files call the sides (17.3.1.12)."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a part by id, and the defaults that stand behind all of them."""

    root: etree._Element
    by_id: dict[str, etree._Element]

    def chain(self, id: str) -> Iterator[etree._Element]:
        """Yield a style, what it is based on, and so on, and last the defaults, each with its properties."""
        seen: set[str] = set()
        while id in self.by_id and id not in seen:
            seen.add(id)
            yield self.by_id[id]
            parent = self.by_id[id].find(w("basedOn"))
            id = "" if parent is None else parent.get(_VALUE, "")
        yield from self.root.iterfind(f"{w('docDefaults')}/{w('pPrDefault')}")
        yield from self.root.iterfind(f"{w('docDefaults')}/{w('rPrDefault')}")

    def nearest(self, id: str, path: str) -> etree._Element | None:
        """Return a property of a style or, where it has none, of the nearest that it is based on."""
        steps = "/".join(map(w, path.split("/")))
        return next((found for each in self.chain(id) if (found := each.find(steps)) is not None), None)

    def tab_stops(self, id: str) -> dict[int, str]:
        """Return the kinds of the tab stops of a style by where they are, in twips."""
        stops: dict[int, str] = {}
        for each in reversed(list(self.chain(id))):
            for tab in each.iterfind(f"{w('pPr')}/{w('tabs')}/{w('tab')}"):
                place, kind = _whole(tab.get(w("pos"), "")), tab.get(_VALUE, "")
                stops.pop(place, None)
                if kind != "clear":
                    stops[place] = kind
        return stops

    def indents(self, id: str) -> dict[str, int]:
        """Return how far a style moves its lines, in twips: all of them, `left` and `right`, or the first alone."""
        found: dict[str, int] = {}
        for each in reversed(list(self.chain(id))):
            for element in each.iterfind(f"{w('pPr')}/{w('ind')}"):
                names = {etree.QName(key).localname: value for key, value in element.attrib.items()}
                # One of the two stands for the other with its sign turned, and the last one said counts.
                found |= {"firstLine": 0, "hanging": 0} if names.keys() & {"firstLine", "hanging"} else {}
                found |= {_SIDES.get(name, name): _whole(value) for name, value in names.items()}
        return {name: found[name] for name in ("left", "right", "firstLine", "hanging") if found.get(name)}

    def text_size(self, id: str, faces: dict[str, str]) -> TextSize:
        """Return how much room words take; `faces` are the theme's typefaces, major and minor."""
        size = self.nearest(id, "rPr/sz")
        half_points = _DEFAULT_SIZE if size is None else _whole(size.get(_VALUE, "")) or _DEFAULT_SIZE
        return TextSize(self._letter_width(id, faces, half_points), self._line_height(id, half_points))

    def _line_height(self, id: str, half_points: int) -> float:
        """Return the height of a line, which a style gives in parts of a line or in twips (17.3.1.33)."""
        said = [each.find(f"{w('pPr')}/{w('spacing')}") for each in self.chain(id)]
        named = next((each for each in said if each is not None and each.get(w("line"))), None)
        if named is None:
            return line_height(half_points, 1)
        line, rule = _whole(named.get(w("line"), "")), named.get(w("lineRule"), "auto")
        natural = line_height(half_points, line / _SINGLE if rule == "auto" else 1)
        return {"exact": line / 20, "atLeast": max(natural, line / 20)}.get(rule, natural)

    def _letter_width(self, id: str, faces: dict[str, str], half_points: int) -> int:
        fonts = self.nearest(id, "rPr/rFonts")
        face = "" if fonts is None else fonts.get(w("ascii"), "")
        theme = "" if fonts is None else fonts.get(w("asciiTheme"), "")
        face = faces.get(theme[:5], face)
        spacing = self.nearest(id, "rPr/spacing")
        apart = 0 if spacing is None else max(_whole(spacing.get(_VALUE, "")), 0)
        return apart + round(letter_width(face, half_points) * self._stretch(id))

    def _stretch(self, id: str) -> float:
        """Return by how much the letters of a style are wider than those of its typeface."""
        scale = self.nearest(id, "rPr/w")
        stretch = 1.0 if scale is None else (_whole(scale.get(_VALUE, "").rstrip("%")) or 100) / 100
        for name, share in (("caps", _CAPITALS), ("b", _BOLD)):
            stretch *= share if is_on(self.nearest(id, f"rPr/{name}")) else 1
        return stretch


def styles_by_id(root: etree._Element) -> Styles:
    """Return the styles of a part, to be asked."""
    return Styles(root, {style.get(w("styleId"), ""): style for style in root.iterfind(w("style"))})


def _whole(value: str) -> int:
    try:
        return round(float(value))
    except (ValueError, OverflowError):
        return 0
