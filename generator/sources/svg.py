"""Check an SVG picture and write it anew through an allow-list of shapes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # only its elements; nothing is parsed with it
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.say import say
from generator.sources.picture_fault import PictureFault
from generator.sources.svg_cost import FLAT
from generator.sources.svg_links import linked
from generator.sources.svg_looks import (
    ADDRESS,
    KNOWN,
    LOOKS,
    address_of,
    as_attributes,
    plain_value,
    put_ground,
)
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
_DROPPED = _names("filter marker pattern")
"""What is dropped where nothing shows it; see `linked` for where something does."""
_EFFECTS = _names("filter marker marker-start marker-mid marker-end clip-path mask")
"""What `linked` looks at."""
_SIZES = frozenset({"width", "height"})
"""What `sized` looks at, of the outermost element."""
_UNUSED = _DROPPED | _names("style font font-face view cursor color-profile solidcolor hatch mesh")
_ATTRIBUTES = LOOKS | _names(
    "id x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points width height viewBox transform offset"
    " gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits"
    " preserveAspectRatio href"
)
_BROWSERS = {
    "systemLanguage": frozenset[str](),
    "transform-origin": frozenset({"0", "0 0", "0px 0px"}),
    "pathLength": frozenset[str](),
    "color-interpolation": frozenset({"sRGB", "auto"}),
    "spreadMethod": frozenset({"pad"}),
}
"""Attributes that some programs pass over or can't do, and values that ask for nothing special."""
_XLINK = "{http://www.w3.org/1999/xlink}href"
_VALUE = re.compile(r"""[\w\s.,+*()%#'"/-]*""")
_POINTS = re.compile(r"[\w\s.,+-]*")
_LONG = frozenset({"d", "points"})
_MAX_VALUE = 2000
"""Characters of a value that is no list of points."""
# None of these can look at a character more often than twice: values are long and hostile.
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
    looks = styled(drawing, KNOWN)
    copy = _Copy(drawing, looks)
    root = copy.of(drawing.root)
    if root is None:
        raise AssertionError("the root is always copied")
    spot = drawing.places[drawing.root]
    sized(root, spot)
    if (ground := put_ground(root, looks[drawing.root], spot)) is not None:
        copy.origins[ground] = spot
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
            if name in _DROPPED and (key := one.get("id")):
                self.dropped[key] = name
            if name == "script":
                raise self._fault(
                    one, say("holds <{name}>, which a logo may not", name="script"), _NO_MOVES
                )

    def _attributes(self, element: ET.Element) -> Iterator[tuple[str, str]]:
        for key, value in element.attrib.items():
            if key in _BROWSERS and value.strip() not in _BROWSERS[key]:
                told = say("has an effect: {name} '{value}'", name=key, value=value[:60])
                raise self._fault(element, told, FLAT)
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
        root = element is self.drawing.root
        name, spot = element.tag.removeprefix(SVG), self.drawing.places[element]
        for key, value in as_attributes(name, self.looks[element], spot, root=root):
            if key == "style":
                yield key, value
            elif (kept := self._kept(element, key, value)) is not None:
                yield key, kept

    def _kept(self, element: ET.Element, key: str, value: str) -> str | None:
        """Give what can be kept of a value; an address inside it must stay in the picture.

        Raises:
            PictureFault: The value fetches something from elsewhere, is a variable or overlong.
        """
        if key in _LONG:
            return value if _POINTS.fullmatch(value) else None
        if len(value) > _MAX_VALUE:
            raise self._fault(element, say("has an overlong '{name}'", name=key), PLAIN)
        if key in {"id", "href"} or (element is self.drawing.root and key in _SIZES):
            return value
        value = _VARIABLE.sub(r"\1", value).strip()
        for match in ADDRESS.finditer(value):
            address = address_of(match)
            if not address.startswith("#"):
                where = say("fetches '{address}', outside of the file", address=address[:60])
                raise self._fault(element, where, PLAIN)
        if "var(" in value:
            raise self._fault(
                element, say("leans on a variable: '{value}'", value=value[:60]), ATTRIBUTES
            )
        plain = value if key in _EFFECTS else plain_value(value)
        if plain is None or (key == "display" and value.lower() == "contents"):
            raise self._fault(
                element, say("has a value for browsers only: '{value}'", value=value[:60]), PLAIN
            )
        value = plain
        bare = ADDRESS.sub("", value)
        if "url(" in bare.lower():
            # Some of that browsers mend, and some they pass over.
            raise self._fault(
                element, say("has a value that can't be read: '{value}'", value=value[:60]), PLAIN
            )
        return value if _VALUE.fullmatch(bare) and "url" not in bare.lower() else None
