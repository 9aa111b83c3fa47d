"""Follow what a drawing's parts say about each other, and give them names of our own."""

from __future__ import annotations

import xml.etree.ElementTree as ET  # only its elements; nothing is parsed with it
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from generator.model.say import say
from generator.sources.picture_fault import PictureFault, Spot
from generator.sources.svg_cost import FLAT, check_work
from generator.sources.svg_looks import ADDRESS, address_of

_TARGETS = {
    "fill": {"linearGradient", "radialGradient"},
    "stroke": {"linearGradient", "radialGradient"},
    "clip-path": {"clipPath"},
    "mask": {"mask"},
}
_PAINTS = frozenset({"fill", "stroke"})
_EFFECTS = ("filter", "marker", "marker-start", "marker-mid", "marker-end")
_CUTS = ("clip-path", "mask")
_GRADIENTS = frozenset({"linearGradient", "radialGradient"})


def linked(
    root: ET.Element, origins: Mapping[ET.Element, Spot], dropped: Mapping[str, str]
) -> None:
    """Let each link lead to what it names; what leads nowhere goes, as it does in browsers.

    Ids become short names of our own, so that nothing of the program's names gets through.

    Args:
        root: A copied drawing, which is changed; its attributes get in order.
        origins: Where the original of each element stands.
        dropped: Effects that were left out, by their id: `filter`, `marker` or `pattern`.

    Raises:
        PictureFault: It shows an effect, uses itself, or repeats its shapes too often.
    """
    named: dict[str, ET.Element] = {}
    for element in root.iter():
        if key := element.attrib.pop("id", ""):
            named.setdefault(key, element)
    links: dict[ET.Element, list[ET.Element]] = {}
    for element in list(root.iter()):
        _refuse_effects(element, origins[element], dropped)
        links[element] = list(_resolve(element, named))
    _remove_lost(root)
    check_work(root, links, origins)
    _name(root, named)


def _refuse_effects(element: ET.Element, spot: Spot, dropped: Mapping[str, str]) -> None:
    for key in _EFFECTS:
        value = element.attrib.pop(key, "none")
        link = _link(value)
        # A link to nothing shows nothing.
        if (link and link.id in dropped) or (not link and "(" in value):
            raise PictureFault(
                say("has an effect: {name} '{value}'", name=key, value=value[:60]), FLAT, spot
            )
    for key in _CUTS:
        value = element.get(key, "none")
        link = _link(value)
        # Shapes without a link, and more than one link, work in browsers only.
        if (link and link.rest) or (not link and value != "none"):
            raise PictureFault(
                say("has an effect: {name} '{value}'", name=key, value=value[:60]), FLAT, spot
            )
    for key in _PAINTS:
        link = _link(element.get(key, ""))
        if link and link.id in dropped:
            raise PictureFault(say("is filled with a pattern"), FLAT, spot)


class _Link(NamedTuple):
    """A link in the value of an attribute."""

    id: str
    rest: str
    """A colour to take if there is nothing of that id."""


def _link(value: str) -> _Link | None:
    match = ADDRESS.match(value)
    if match is None:
        return None
    return _Link(_id_in(address_of(match)), value[match.end() :].strip())


def _id_in(address: str) -> str:
    """Give the id that an address within the drawing names; programs encode its odd letters."""
    return unquote(address.removeprefix("#"))


def _resolve(element: ET.Element, named: Mapping[str, ET.Element]) -> Iterator[ET.Element]:
    """Keep the links that lead to the right kind of thing; the ids change later, in `_name`."""
    for key, kinds in _TARGETS.items():
        link = _link(element.get(key, ""))
        if link is None:
            continue
        target = named.get(link.id)
        if target is not None and target.tag in kinds:
            yield target
        elif key in _PAINTS:
            element.set(key, link.rest or "none")
        else:
            del element.attrib[key]
    if (address := element.get("href")) is not None:
        target = named.get(_id_in(address))
        fits = element.tag == "use" or (
            element.tag in _GRADIENTS and target is not None and target.tag in _GRADIENTS
        )
        if target is not None and fits:
            yield target
        else:
            del element.attrib["href"]


def _remove_lost(root: ET.Element) -> None:
    """Remove each `use` of nothing."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == "use" and "href" not in child.attrib:
                parent.remove(child)


def _name(root: ET.Element, named: Mapping[str, ET.Element]) -> None:
    """Give names in the order of the file to what is linked to, and to nothing else."""
    wanted = set()
    for element in root.iter():
        wanted |= {link.id for key in _TARGETS if (link := _link(element.get(key, "")))}
        if "href" in element.attrib:
            wanted.add(_id_in(element.attrib["href"]))
    ours = {named[key]: key for key in wanted}
    names: dict[str, str] = {}
    for element in root.iter():
        if element in ours:
            names[ours[element]] = f"p{len(names) + 1}"
            element.set("id", names[ours[element]])
    for element in root.iter():
        for key in _TARGETS:
            if link := _link(element.get(key, "")):
                element.set(key, f"url(#{names[link.id]})")
        if "href" in element.attrib:
            element.set("href", f"#{names[_id_in(element.attrib['href'])]}")
        attributes = sorted(element.attrib.items())
        element.attrib.clear()
        element.attrib.update(attributes)
