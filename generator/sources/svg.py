"""Check an SVG picture and write it anew through an allow-list of shapes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.sources.picture_fault import PictureFault

MAX_ELEMENTS = 2000
MAX_DEPTH = 40
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SHAPES = _names(
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon"
    " linearGradient radialGradient stop clipPath mask text tspan"
)
_LOOKS = _names(
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin"
    " stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility"
    " clip-path clip-rule mask stop-color stop-opacity font-family font-size font-weight"
    " font-style letter-spacing text-anchor dominant-baseline"
)
_ATTRIBUTES = _LOOKS | _names(
    "id x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy d points width height viewBox transform offset"
    " gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits"
    " preserveAspectRatio role aria-label textLength lengthAdjust href"
)
_FRAGMENT = re.compile(r"#[A-Za-z_][\w.-]*")
_VALUE = re.compile(r"""[\w\s.,+()%#'"/-]*""")
_ADDRESS = re.compile(r"url\(\s*['\"]?(.*?)['\"]?\s*\)", re.IGNORECASE)
_PLAIN = "save it as 'plain SVG' with outlines only, without scripts, styles and pictures inside"


def clean_svg(data: bytes) -> bytes:
    """Give the picture written anew, with known shapes and known attributes only.

    What drawing programs add in names of their own is left out silently. What could act, fetch
    or hide something is refused: scripts, handlers, style sheets, pictures, foreign content,
    links that lead out of the file.

    Raises:
        PictureFault: It is no SVG, too large, or holds something of that kind.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise PictureFault("has a document type, which could define anything", _PLAIN)
    parser = etree.XMLParser(
        # Whatever the file declares: in another encoding a document type could hide above.
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        data.decode("utf-8")
        root = etree.fromstring(data, parser)
    except UnicodeDecodeError:
        raise PictureFault("is not written in UTF-8", _PLAIN) from None
    except etree.XMLSyntaxError as error:
        told = str(error).partition(" (<string>")[0]
        raise PictureFault(f"is no SVG picture: {told}", _PLAIN) from None
    if root.tag != f"{{{_SVG}}}svg":
        raise PictureFault("is no SVG picture: its root is not 'svg'", _PLAIN)
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise PictureFault(f"has more than {MAX_ELEMENTS} shapes", "simplify the drawing")
    if root.get("viewBox") is None and None in {root.get("width"), root.get("height")}:
        raise PictureFault("has neither a viewBox nor a size", "give it a viewBox")
    _refuse_nesting(root)
    clean = _copied(root, 0)
    if clean is None:
        raise PictureFault("is no SVG picture", _PLAIN)
    return etree.tostring(clean, encoding="utf-8", xml_declaration=False) + b"\n"


def _refuse_nesting(root: etree._Element) -> None:
    """Refuse `use` of something that uses again: nine such lines can draw a billion shapes."""
    used = f"{{{_SVG}}}use"
    targets = {element.get("href") or element.get(_XLINK) for element in root.iter(used)}
    for element in root.iter():
        if f"#{element.get('id')}" in targets and any(True for _ in element.iter(used)):
            raise PictureFault("uses a shape that uses another one", _PLAIN)


def _copied(element: etree._Element, depth: int) -> etree._Element | None:
    """Copy what is allowed; None for an element of a drawing program's own."""
    if not isinstance(element.tag, str):
        return None
    name = etree.QName(element)
    if name.namespace != _SVG or name.localname == "metadata":
        return None
    if name.localname not in _SHAPES:
        raise PictureFault(f"holds <{name.localname}>, which a logo may not", _PLAIN)
    if depth > MAX_DEPTH:
        raise PictureFault(f"is nested more than {MAX_DEPTH} deep", "simplify the drawing")
    copy = etree.Element(f"{{{_SVG}}}{name.localname}", nsmap={None: _SVG})  # type: ignore[dict-item]
    for key, value in sorted(dict(_attributes(element)).items()):
        copy.set(key, value)
    if name.localname in {"title", "desc", "text", "tspan"}:
        copy.text = element.text
        copy.tail = None
    for child in element:
        inner = _copied(child, depth + 1)
        if inner is not None:
            inner.tail = child.tail if name.localname in {"text", "tspan"} else None
            copy.append(inner)
    return copy


def _attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    # A style counts more than an attribute, so it comes last.
    for raw, given in sorted(element.attrib.items(), key=lambda pair: pair[0] == "style"):
        key, value = str(raw), str(given)
        if key.lower().startswith("on"):
            raise PictureFault(f"has the handler '{key}'", _PLAIN)
        if key == _XLINK:
            key = "href"
        if key == "style":
            yield from _style(value)
        elif key == "href" and not _FRAGMENT.fullmatch(value):
            raise PictureFault(f"leads to '{value[:60]}'", _PLAIN)
        elif key in _ATTRIBUTES and (key == "aria-label" or _harmless(value)):
            yield key, value


def _style(text: str) -> Iterator[tuple[str, str]]:
    """Turn a style attribute into the attributes that mean the same."""
    for declaration in text.split(";"):
        key, colon, value = (part.strip() for part in declaration.partition(":"))
        if colon and key in _LOOKS and _harmless(value):
            yield key, value


def _harmless(value: str) -> bool:
    """Tell whether a value can be kept; an address inside it must stay in the picture.

    Raises:
        PictureFault: The value fetches something from elsewhere.
    """
    for match in _ADDRESS.finditer(value):
        if not _FRAGMENT.fullmatch(match.group(1)):
            raise PictureFault(f"fetches '{match.group(1)[:60]}'", _PLAIN)
    return _VALUE.fullmatch(value) is not None and "url" not in _ADDRESS.sub("", value).lower()
