"""Check an SVG picture and write it anew through an allow-list of shapes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # only its elements; nothing is parsed with it
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.say import say
from generator.sources.picture_fault import PictureFault
from generator.sources.svg_links import linked
from generator.sources.svg_size import sized
from generator.sources.svg_styles import ATTRIBUTES, styled
from generator.sources.svg_tree import PLAIN, SVG, Drawing, read_svg

MAX_WRITTEN = 300_000
"""A logo is fetched with the first page, which should come at once."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DRAWN = _names("path rect circle ellipse line polyline polygon use")
_SHAPES = _DRAWN | _names(
    "svg g defs symbol linearGradient radialGradient stop clipPath mask switch"
)
_EFFECTS = _names("filter marker pattern")
"""What is dropped where nothing shows it; see `linked` for where something does."""
_UNUSED = _EFFECTS | _names("style font font-face view cursor color-profile solidcolor hatch mesh")
_LOOKS = _names(
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin"
    " stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility"
    " overflow clip-path clip-rule mask mask-type paint-order vector-effect stop-color"
    " stop-opacity filter marker marker-start marker-mid marker-end"
)
_ATTRIBUTES = _LOOKS | _names(
    "id x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points width height viewBox transform offset"
    " gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits"
    " preserveAspectRatio href"
)
_BLEND = "mix-blend-mode"
_BLENDS = _names(
    "multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light difference"
    " exclusion hue saturation color luminosity"
)
_XLINK = "{http://www.w3.org/1999/xlink}href"
_VALUE = re.compile(r"""[\w\s.,+()%#'"/-]*""")
_POINTS = re.compile(r"[\w\s.,+-]*")
_LONG = frozenset({"d", "points"})
_MAX_VALUE = 2000
"""Characters of a value that is no list of points."""
# None of these can look at a character more often than twice: values are long and hostile.
_ADDRESS = re.compile(r"url\(([^()]*)\)", re.IGNORECASE)
_VARIABLE = re.compile(r"var\(\s*--[\w-]+\s*,([^()]*)\)")
_FEWER_POINTS = say(
    "simplify the paths (Illustrator and Inkscape: Path > Simplify), or export it as PNG"
)
_NO_MOVES = say("remove what moves or acts, and export it once more")
_HINTS = {
    "image": say(
        "export the logo as PNG, about 1000 pixels wide, or trace the picture into shapes"
    ),
    "text": say(
        "convert the text to paths (Illustrator: Type > Create Outlines; Inkscape: Path > Object"
        " to Path; Figma: Flatten) and export it once more"
    ),
    "foreignObject": PLAIN,
    "a": say("remove the link from the drawing and export it once more"),
    "meshgradient": say("replace the mesh by a plain gradient, or export it as PNG"),
}
_WHAT = {
    "image": say("holds a picture made of dots"),
    "text": say("holds text, which looks different where its font is missing"),
    "a": say("holds a link"),
}


def clean_svg(data: bytes) -> bytes:
    """Give the picture written anew, with known shapes and known attributes only.

    Style sheets become attributes. What drawing programs add for themselves, and what nothing in
    the picture shows, is left out silently. What could act, fetch or hide something is refused,
    and so is what would look different elsewhere: text in a font, and effects.

    Raises:
        PictureFault: It is no SVG, too large, or holds something of that kind.
    """
    drawing = read_svg(data)
    copy = _Copy(drawing, styled(drawing, _LOOKS | {_BLEND}))
    root = copy.of(drawing.root)
    if root is None:
        raise AssertionError("the root is always copied")
    sized(root, drawing.places[drawing.root])
    root.set("xmlns", SVG[1:-1])
    linked(root, copy.origins, copy.dropped)
    if not any(element.tag in _DRAWN for element in root.iter()):
        raise PictureFault(say("draws nothing"), PLAIN)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=False)
    written += b"\n"
    if len(written) > MAX_WRITTEN:
        raise PictureFault(
            say("has {n} bytes of shapes, more than {most}", n=len(written), most=MAX_WRITTEN),
            _FEWER_POINTS,
        )
    return written


@dataclass
class _Copy:
    """Copies what is allowed, and remembers where each copy came from."""

    drawing: Drawing
    looks: Mapping[ET.Element, Mapping[str, str]]
    origins: dict[ET.Element, tuple[int, int]] = field(default_factory=dict)
    """Place of each copy's original."""
    dropped: dict[str, str] = field(default_factory=dict)
    """Effects by their id."""

    def of(self, element: ET.Element) -> ET.Element | None:
        """Copy one element with what is inside; None for one that nothing shows."""
        name = element.tag.removeprefix(SVG)
        if name in _UNUSED:
            self._note_effects(element)
            return None
        if name in {"text", "tspan", "flowRoot"}:
            if not "".join(element.itertext()).strip():
                return None
            name = "text"
        if name not in _SHAPES:
            told = _WHAT.get(name, say("holds <{name}>, which a logo may not", name=name[:60]))
            raise self._fault(element, told, _HINTS.get(name, _NO_MOVES))
        copy = ET.Element("g" if name == "switch" else name)
        self.origins[copy] = self.drawing.places[element]
        for key, value in sorted(dict(self._attributes(element)).items()):
            copy.set(key, value)
        # Of a switch a browser shows the first that it can; the others are for programs.
        for child in element[:1] if name == "switch" else element:
            inner = self.of(child)
            if inner is not None:
                copy.append(inner)
        return copy

    def _fault(self, element: ET.Element, message: str, hint: str) -> PictureFault:
        return PictureFault(message, hint, self.drawing.places[element])

    def _note_effects(self, element: ET.Element) -> None:
        for one in element.iter():
            name = one.tag.removeprefix(SVG)
            if name in _EFFECTS and (key := one.get("id")):
                self.dropped[key] = name
            if name == "script":
                raise self._fault(
                    one, say("holds <{name}>, which a logo may not", name="script"), _NO_MOVES
                )

    def _attributes(self, element: ET.Element) -> Iterator[tuple[str, str]]:
        for key, value in element.attrib.items():
            if key.lower().startswith("on"):
                raise self._fault(
                    element, say("has the handler '{name}'", name=key[:60]), _NO_MOVES
                )
            name = "href" if key == _XLINK else key
            if name == "href" and not value.startswith("#"):
                where = say("leads to '{address}', outside of the file", address=value[:60])
                raise self._fault(element, where, _HINTS["a"])
            if name in _ATTRIBUTES and (kept := self._kept(element, name, value)) is not None:
                yield name, kept
        # A style counts more than an attribute, so it comes last.
        looks = self.looks[element]
        for key, value in looks.items():
            if key in _LOOKS and (kept := self._kept(element, key, value)) is not None:
                yield key, kept
        if (blend := looks.get(_BLEND, "").lower()) in _BLENDS:
            # There is no attribute for it; the value is one of the list.
            yield "style", f"{_BLEND}:{blend}"

    def _kept(self, element: ET.Element, key: str, value: str) -> str | None:
        """Give what can be kept of a value; an address inside it must stay in the picture.

        Raises:
            PictureFault: The value fetches something from elsewhere, is a variable or overlong.
        """
        if key in _LONG:
            return value if _POINTS.fullmatch(value) else None
        if len(value) > _MAX_VALUE:
            raise self._fault(element, say("has an overlong '{name}'", name=key), PLAIN)
        if key in {"id", "href"}:
            return value
        value = _VARIABLE.sub(r"\1", value).strip()
        for match in _ADDRESS.finditer(value):
            address = match.group(1).strip(" \t\n'\"")
            if not address.startswith("#"):
                where = say("fetches '{address}', outside of the file", address=address[:60])
                raise self._fault(element, where, PLAIN)
        if "var(" in value:
            raise self._fault(
                element, say("leans on a variable: '{value}'", value=value[:60]), ATTRIBUTES
            )
        bare = _ADDRESS.sub("", value)
        return value if _VALUE.fullmatch(bare) and "url" not in bare.lower() else None
