"""Bound the work that a drawing asks of whoever draws it: browsers, the PDF, a printer.

A file of a few lines can ask for hours: by shapes that use shapes, by masks upon masks, by dashes
of a hair's length. So work is estimated, rather too high than too low, with all repetitions.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # only its elements; nothing is parsed with it
from collections.abc import Mapping

from generator.model.say import say
from generator.sources.picture_fault import PictureFault, Spot

MAX_WORK = 20_000
"""Shapes with all their repetitions; what takes more than a shape counts as several."""
MAX_CUT = 4000
"""Characters of the paths of a clip path: joining several takes time by the square of them."""
_MAX_CHAIN = 60
_POINTS = 50
"""Characters of a path that are as much work as a shape."""
_LAYERS = {"mask": 100, "style": 40, "opacity": 20, "clip-path": 20}
"""Shapes that are as much work as what needs a picture of its own; the style is one of blending."""
_DASHES = 50
"""Dashes that are as much work as a shape."""
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*(?:[eE][-+]?\d[^A-Za-z]*)*)")
_SIZES = ("x1", "y1", "x2", "y2", "width", "height", "r", "rx", "ry", "pathLength")
_NO_SHAPES = frozenset({"clipPath", "g", "use"})
_HAIR = 0.001
"""Stands for a share of something unknown."""
_ROUND = 7
"""How many times longer than one of its measures the outline of a plain shape is at most."""
FLAT = say("expand or flatten it (Illustrator: Object > Expand Appearance), or export it as PNG")


def check_work(
    root: ET.Element,
    links: Mapping[ET.Element, list[ET.Element]],
    origins: Mapping[ET.Element, Spot],
) -> None:
    """Refuse a drawing that would keep a browser busy.

    Args:
        root: A copied drawing.
        links: What each element uses: shapes, colours, clip paths and masks.
        origins: Where the original of each element stands.

    Raises:
        PictureFault: It uses itself, or asks for too much.
    """
    _check_cuts(root, links, origins)
    _Work(links, origins, _shortest_dash(root)).of(root, ())


class _Work:
    """Adds the work up."""

    def __init__(
        self,
        links: Mapping[ET.Element, list[ET.Element]],
        origins: Mapping[ET.Element, Spot],
        dash: float,
    ) -> None:
        self.links = links
        self.origins = origins
        self.dash = dash
        self.known: dict[ET.Element, int] = {}

    def of(self, element: ET.Element, way: tuple[ET.Element, ...]) -> int:
        """Estimate what drawing an element takes, with everything that it repeats."""
        if element in self.known:
            return self.known[element]
        spot = self.origins[element]
        if element in way:
            raise PictureFault(say("holds a shape that uses itself"), FLAT, spot)
        if len(way) > _MAX_CHAIN:
            raise PictureFault(say("has too long a chain of shapes that use others"), FLAT, spot)
        way = (*way, element)
        parts = (*element, *self.links[element])
        total = self._own(element) + sum(self.of(part, way) for part in parts)
        if total > MAX_WORK:
            raise PictureFault(
                say("takes as long to draw as {most} shapes, or longer", most=MAX_WORK), FLAT, spot
            )
        self.known[element] = total
        return total

    def _own(self, element: ET.Element) -> int:
        """Estimate what an element takes by itself."""
        work = 1 + len(_outline(element)) // _POINTS
        work += sum(
            work for name, work in _LAYERS.items() if element.get(name, "1") not in {"1", "none"}
        )
        if self.dash:
            work += int(min(_length(element) / self.dash / _DASHES, MAX_WORK))
        return work


def _outline(element: ET.Element) -> str:
    return element.get("d", "") + element.get("points", "")


def _shortest_dash(root: ET.Element) -> float:
    """Give the shortest pattern of dashes in the drawing; 0 if there are none.

    Shapes inherit it, also where they are used, so it counts for all of them.
    """
    patterns = [element.get("stroke-dasharray", "none") for element in root.iter()]
    sums = (
        _HAIR if "%" in text or "(" in text else sum(map(abs, _numbers(text)))
        for text in patterns
        if text != "none"
    )
    return min((one for one in sums if one > 0), default=0.0)


def _length(element: ET.Element) -> float:
    """Give a length that the outline of an element does not exceed, in its own units."""
    sizes = [_numbers(element.get(name, "")) for name in _SIZES]
    points = _numbers(element.get("points", ""))
    around = _ROUND * sum(abs(number) for found in sizes for number in found)
    return around + 2 * _line(points[:2], points) + _path_length(element.get("d", ""))


def _path_length(path: str) -> float:
    """Give a length that a path does not exceed: that of the line through all its points, twice.

    The second time stands for points that it leaves to be thought of.
    """
    length = 0.0
    here = [0.0, 0.0]
    for name, text in _COMMAND.findall(path):
        numbers = _numbers(text)
        if name.islower():
            length += _ROUND * sum(map(abs, numbers))
            # Where that ends would take all its parts to tell; it is not further away than this.
            here = [axis + sum(map(abs, numbers)) for axis in map(abs, here)]
        elif name in "HVA":
            # Arcs are round, and their flags need no spaces: their ends are not told for sure.
            length += _ROUND * (sum(map(abs, numbers)) + sum(map(abs, here)))
            here = [max([*map(abs, numbers), *map(abs, here)])] * 2
        else:
            length += 2 * _line(numbers[:2] if name == "M" else here, numbers)
            here = numbers[-2:] if len(numbers) > 1 else here
    return length


def _line(start: list[float], numbers: list[float]) -> float:
    """Give the length of the line through points, along both axes."""
    points = [*start, *numbers]
    return sum(abs(points[at] - points[at - 2]) for at in range(2, len(points)))


def _numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text)]


def _check_cuts(
    root: ET.Element,
    links: Mapping[ET.Element, list[ET.Element]],
    origins: Mapping[ET.Element, Spot],
) -> None:
    """Bound the outlines that a browser has to join for one clip path."""
    for cut in root.iter("clipPath"):
        parts = [*cut.iter()]
        parts += [shape for part in cut.iter() for used in links[part] for shape in used.iter()]
        outlines = [_outline(part) for part in parts if part.tag not in _NO_SHAPES]
        if len(outlines) > 1 and sum(map(len, outlines)) > MAX_CUT:
            raise PictureFault(say("is cut by outlines with too many points"), FLAT, origins[cut])
