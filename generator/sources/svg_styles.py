"""Turn the style sheets of a drawing into what they mean for each element."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # only its elements; nothing is parsed with it
from collections.abc import Iterator, Mapping, Sequence

import cssselect2
import tinycss2
from tinycss2.ast import AtRule, Declaration, QualifiedRule

from generator.model.say import say
from generator.sources.picture_fault import PictureFault, Spot
from generator.sources.svg_tree import SVG, Drawing

_MAX_TEXT = 300_000
"""Characters of all style sheets and style attributes of a drawing."""
_NUMBER = re.compile(r"(?<![0-9])[0-9]{4000}")
"""Digits that no drawing has; Python itself refuses to read a number of a few more."""
_MAX_RULES = 500
_MAX_NESTING = 16
_BRACKET = re.compile(r"[(\[{]|[)\]}]")
_ONE_ELEMENT = re.compile(r"[^\s>+~:\[\]()|]+")
"""A selector of names, classes and ids; anything with more would cost time, or act."""
_UNSEEN_RULES = frozenset({"charset", "namespace", "font-face"})
"""Rules that draw nothing: a font is of no use to a drawing without text."""
ATTRIBUTES = say(
    "export it with 'presentation attributes' instead of a style sheet (Illustrator: File > Export"
    " > Export As > SVG > Styling; Inkscape: Save As > Plain SVG)"
)
HARMLESS = frozenset({"none", "initial", "unset", "auto", "normal", "0", "0px", "solid"})
"""Values that change nothing, whatever they are of: `solid` is what a border without width is."""
_BROWSERS = {
    **dict.fromkeys(
        (
            *("transform", "translate", "rotate", "scale", "offset", "offset-path"),
            *("animation", "animation-name", "all", "d"),
            *("mask-image", "mask-border", "mask-border-source"),
            *("mask-box-image", "mask-box-image-source"),
        ),
        frozenset({"none"}),
    ),
    **dict.fromkeys(("outline", "outline-style"), frozenset({"none", "0", "initial", "unset"})),
    "transform-origin": frozenset({"0", "0 0", "0px 0px"}),
    "content-visibility": frozenset({"visible"}),
}
"""What would put a shape elsewhere, or hide it, and values for which it does not.

In a style it works in no program but a browser.
"""
_OLD = "-webkit-"
"""Stands before the name that a property had before it was agreed upon."""
_LONGER = {
    "background-color": "background",
    "background-image": "background",
    **dict.fromkeys(("overflow-x", "overflow-y", "overflow-inline", "overflow-block"), "overflow"),
    **{
        f"{box}-{side}": box
        for box in ("margin", "padding", "border")
        for side in ("top", "right", "bottom", "left")
    },
    "border-width": "border",
}
"""Properties that are taken for what they are a part of."""
_Looks = Mapping[tuple[bool, str], str]
"""Values by whether they are `!important`, and by their name."""


def styled(drawing: Drawing, known: frozenset[str]) -> Mapping[ET.Element, Mapping[str, str]]:
    """Give what style sheets and style attributes say about each element.

    Args:
        drawing: What was read.
        known: The properties that are of interest.

    Raises:
        PictureFault: A style sheet fetches, moves, or says things about states of the page.
    """
    sheets = [
        (sheet.text or "", drawing.places[sheet])
        for sheet in drawing.root.iter(f"{SVG}style")
        if _counts(sheet, drawing.places[sheet])
    ]
    own = {one: text for one in drawing.root.iter() if (text := one.get("style"))}
    texts = [*own.values(), *(text for text, _ in sheets)]
    if sum(map(len, texts)) > _MAX_TEXT or any(map(_NUMBER.search, texts)):
        raise PictureFault(say("says too much about its looks"), ATTRIBUTES)
    matcher = cssselect2.Matcher()
    rules = [(rule, spot) for text, spot in sheets for rule in _rules(text, spot)]
    if sum(1 + str(tinycss2.serialize(rule.prelude)).count(",") for rule, _ in rules) > _MAX_RULES:
        raise PictureFault(say("has more than {most} rules of style", most=_MAX_RULES), ATTRIBUTES)
    for rule, spot in rules:
        _add(matcher, rule, spot, known)
    found = {}
    for one in cssselect2.ElementWrapper.from_xml_root(drawing.root).iter_subtree():
        element = one.etree_element
        looks = [said for _, _, pseudo, said in matcher.match(one) if not pseudo]
        if element in own:
            _refuse_nesting(own[element], drawing.places[element])
            looks.append(_declared(own[element], drawing.places[element], known))
        found[element] = _cascade(looks)
    return found


def _counts(sheet: ET.Element, spot: Spot) -> bool:
    """Tell whether a style sheet holds on every screen; one that holds on some is refused."""
    media = sheet.get("media", "all").strip().lower()
    if media not in {"all", "screen", "print", ""}:
        raise PictureFault(
            say("has a style sheet with '@{name}'", name=f"media {media[:24]}"), ATTRIBUTES, spot
        )
    return media != "print" and sheet.get("type", "text/css").strip().lower() in {"text/css", ""}


def _rules(text: str, spot: Spot) -> Iterator[QualifiedRule]:
    _refuse_nesting(text, spot)
    # In old files a comment keeps the sheet from the eyes of older browsers still.
    shown = text.strip().removeprefix("<!--").removesuffix("-->")
    for rule in tinycss2.parse_stylesheet(shown, skip_comments=True, skip_whitespace=True):
        if isinstance(rule, QualifiedRule):
            yield rule
        elif isinstance(rule, AtRule) and rule.lower_at_keyword not in _UNSEEN_RULES:
            raise PictureFault(
                say("has a style sheet with '@{name}'", name=rule.at_keyword[:30]), ATTRIBUTES, spot
            )


def _refuse_nesting(text: str, spot: Spot) -> None:
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth += 1 if bracket.group() in "([{" else -1
        if depth > _MAX_NESTING:
            raise PictureFault(say("has a style with too many brackets"), ATTRIBUTES, spot)


def _add(
    matcher: cssselect2.Matcher, rule: QualifiedRule, spot: Spot, known: frozenset[str]
) -> None:
    selectors = tinycss2.serialize(rule.prelude).strip()
    if not all(_ONE_ELEMENT.fullmatch(part.strip()) for part in selectors.split(",")):
        raise PictureFault(
            say("has a style sheet with the rule '{rule}'", rule=selectors[:60]), ATTRIBUTES, spot
        )
    looks = _declared(rule.content, spot, known)
    try:
        compiled = cssselect2.compile_selector_list(selectors)
    except cssselect2.SelectorError:
        # A browser passes over a rule that it can't read, too.
        return
    for selector in compiled:
        matcher.add_selector(selector, looks)


def _declared(content: object, spot: Spot, known: frozenset[str]) -> _Looks:
    found = {}
    for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if not isinstance(item, Declaration):
            continue
        value = tinycss2.serialize(item.value).strip()
        if any(part.type == "error" for part in item.value) and known & {item.lower_name}:
            raise PictureFault(
                say("has a value that can't be read: '{value}'", value=value[:60]), ATTRIBUTES, spot
            )
        bare = item.lower_name.removeprefix(_OLD)
        name = _LONGER.get(bare, bare)
        if name.startswith("--") or value.lower() not in _BROWSERS.get(name, {value.lower()}):
            raise PictureFault(say("has a style with '{name}'", name=name[:60]), ATTRIBUTES, spot)
        if name in known:
            found[item.important, name] = value
    return found


def _cascade(looks: Sequence[_Looks]) -> dict[str, str]:
    """Let later ones win over earlier ones, and over all what is important."""
    plain, important = (
        {name: value for one in looks for (kind, name), value in one.items() if kind is wanted}
        for wanted in (False, True)
    )
    return plain | important
