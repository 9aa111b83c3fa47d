"""Read an SVG file into a tree that knows where each element stands; nothing is ever fetched."""

from __future__ import annotations

import codecs
import re
import xml.etree.ElementTree as ET  # only its elements: expat reads, as set below
from dataclasses import dataclass, field
from xml.parsers import expat

from generator.model.say import say
from generator.sources.picture_fault import PictureFault, Spot

SVG = "{http://www.w3.org/2000/svg}"
"""What the name of an element of a drawing begins with."""
MAX_ELEMENTS = 2000
MAX_DEPTH = 40
_MAX_ALL = 20_000
"""Elements of any kind, with those that drawing programs keep for themselves."""
_MAX_ENTITIES = 64
_MAX_ENTITY = 200
_MAX_USES = 1000
"""How often entities may be used: 1000 of 200 characters are nothing to be afraid of."""
PLAIN = say(
    "export it once more as plain SVG (Illustrator: File > Export > Export As; Inkscape: Save As"
    " > Plain SVG; Figma: Export > SVG), or as PNG"
)
_SIMPLER = say("simplify the drawing, or export it as PNG, about 1000 pixels wide")
_UNSEEN = frozenset({"metadata", "title", "desc"})
_LOCAL = re.compile(r"[^\s{}]+")
_DECLARED = re.compile(rb"<\?xml[^>]*\bencoding\s*=\s*[\"']([\w.-]{1,20})[\"']")
_ENCODINGS = frozenset(
    {"iso8859-1", "iso8859-2", "iso8859-15", "cp1250", "cp1252", "ascii", "utf-8"}
)


@dataclass
class Drawing:
    """An SVG file without what nobody sees."""

    root: ET.Element
    places: dict[ET.Element, Spot]
    """Line and column of each element."""


def read_svg(data: bytes) -> Drawing:
    """Read a drawing; what is no part of the picture is left out.

    Comments, metadata, titles, elements in names of drawing programs' own, and what only such
    a program would show are dropped. Of a document type only short plain entities are taken,
    as Illustrator writes them for its namespaces.

    Raises:
        PictureFault: It is no SVG, is damaged, or too large.
    """
    reader = _Reader(_in_utf8(data))
    if reader.root is None:
        raise PictureFault(say("is no SVG picture: it holds nothing"), PLAIN)
    return Drawing(reader.root, reader.places)


def _in_utf8(data: bytes) -> bytes:
    """Give the text in UTF-8, whatever the program wrote.

    The parser is told UTF-8, so no file can smuggle anything in by another name.
    """
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace").encode()
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        data.decode()
    except UnicodeDecodeError:
        declared = _DECLARED.match(data.lstrip())
        try:
            name = codecs.lookup(declared.group(1).decode()).name if declared else ""
        except LookupError:
            name = ""
        if name not in _ENCODINGS - {"utf-8"}:
            raise PictureFault(say("is not written in UTF-8"), PLAIN) from None
        return data.decode(name, "replace").encode()
    return data


@dataclass
class _Reader:
    """Builds the tree out of what the parser meets."""

    data: bytes
    root: ET.Element | None = None
    places: dict[ET.Element, Spot] = field(default_factory=dict)
    _open: list[ET.Element] = field(default_factory=list)
    _dropped: int = 0
    _seen: int = 0
    _entities: int = 0
    _bare: bool = False

    def __post_init__(self) -> None:
        self._parser = parser = expat.ParserCreate("utf-8", "}")
        parser.buffer_text = True
        # The default, said aloud: no part of a document type that lies elsewhere is looked for.
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.EntityDeclHandler = self._entity
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(self.data, True)  # noqa: FBT003 - the end of the text
        except expat.ExpatError as error:
            told = expat.ErrorString(error.code)
            spot = (error.lineno, error.offset + 1)
            raise PictureFault(say("is no SVG picture: {told}", told=told), PLAIN, spot) from None

    def _spot(self) -> Spot:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _entity(  # noqa: PLR0913 - what the parser tells
        self,
        name: str,
        is_parameter: bool,  # noqa: FBT001
        value: str | None,
        base: str | None,
        system: str | None,
        public: str | None,
        notation: str | None,
    ) -> None:
        """Allow what Illustrator needs, and nothing that grows, nests or lies elsewhere."""
        del base, public, notation
        self._entities += 1
        plain = value is not None and len(value) <= _MAX_ENTITY and not set(value) & set("<&%")
        if is_parameter or system is not None or not plain:
            raise PictureFault(
                say("defines '{name}', which could stand for anything", name=name[:60]),
                PLAIN,
                self._spot(),
            )
        if self._entities > _MAX_ENTITIES or self.data.count(b"&") > _MAX_USES:
            raise PictureFault(say("defines or uses too many entities"), PLAIN, self._spot())

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._seen += 1
        if self._seen > _MAX_ALL:
            raise PictureFault(
                say("has more than {most} elements", most=_MAX_ALL), _SIMPLER, self._spot()
            )
        if len(self.places) >= MAX_ELEMENTS:
            raise PictureFault(
                say("has more than {most} shapes", most=MAX_ELEMENTS), _SIMPLER, self._spot()
            )
        space, _, local = name.rpartition("}")
        if not self._open and not self._dropped and (local != "svg" or f"{{{space}}}" != SVG):
            # A drawing that was copied out of a web page has no namespace; it means the same.
            if name != "svg":
                raise PictureFault(
                    say("is no SVG picture: its root is not 'svg'"), PLAIN, self._spot()
                )
            self._bare = True
        if self._dropped or self._unseen(space, local, attributes):
            self._dropped += 1
            return
        if len(self._open) > MAX_DEPTH:
            raise PictureFault(
                say("is nested more than {most} deep", most=MAX_DEPTH), _SIMPLER, self._spot()
            )
        named = {("{" + key if "}" in key else key): value for key, value in attributes.items()}
        element = ET.Element(f"{SVG}{local}", named)
        self.places[element] = self._spot()
        if self._open:
            self._open[-1].append(element)
        else:
            self.root = element
        self._open.append(element)

    def _unseen(self, space: str, local: str, attributes: dict[str, str]) -> bool:
        """Tell whether an element is no part of the picture that browsers show."""
        own = f"{{{space}}}" == SVG or (self._bare and not space)
        return (
            not own
            or local in _UNSEEN
            or bool(_LOCAL.search(attributes.get("requiredExtensions", "")))
        )

    def _end(self, name: str) -> None:
        del name
        if self._dropped:
            self._dropped -= 1
        else:
            self._open.pop()

    def _text(self, text: str) -> None:
        if self._open and not self._dropped:
            element = self._open[-1]
            element.text = (element.text or "") + text
