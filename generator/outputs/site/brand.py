"""Put a company's looks into the stage: its pictures, and a style sheet of readable colours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.model.attributes import Shade
from generator.model.brand import Brand, ending
from generator.model.colour import (
    DARK_GROUND,
    LIGHT_GROUND,
    READABLE,
    VISIBLE,
    contrast,
    readable,
)
from generator.model.handbook import Handbook
from generator.model.say import Said, say

STYLE = "assets/stylesheets/brand.css"
"""The style sheet that holds a company's colours, until it is joined with the others."""
_WHITE = "#ffffff"
_COMFORTABLE = 6.0
"""A contrast for links on dark pages, where the least that is allowed looks dull."""


def write_brand(handbook: Handbook, overrides: Path) -> None:
    """Write the company's pictures and colours into the staged overrides."""
    for key, data in handbook.pictures.items():
        path = overrides / _picture(key, data)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    brand = _brand(handbook)
    if brand.colour is not None:
        (overrides / STYLE).write_text(_style(brand), encoding="utf-8", newline="\n")


def add_brand(handbook: Handbook, config: dict[str, Any]) -> None:
    """Name the company's pictures in a site's MkDocs configuration."""
    paths = pictures(handbook)
    if "favicon" in paths:
        config["theme"]["favicon"] = paths.pop("favicon")
    if paths:
        config.setdefault("extra", {})["brand"] = paths


def pictures(handbook: Handbook) -> dict[str, str]:
    """Name the company's pictures, relative to the site of a language, by their key."""
    return {key: _picture(key, data) for key, data in handbook.pictures.items()}


def not_found_colours(handbook: Handbook) -> str:
    """Write the company's colours for the page of dead addresses; nothing without a brand.

    That page knows no palette of its own, so the reader's system decides which shade is used.
    """
    brand = _brand(handbook)
    if brand.colour is None:
        return ""
    stripe = str(brand.accent or brand.colour).lower()
    light, dark = _links(str(brand.colour))
    return (
        f":root {{ --stripe: {stripe}; --link: {light}; }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ --link: {dark}; }} }}\n"
    )


def colour_notes(handbook: Handbook) -> list[Said]:
    """Say which shades stand in for colours that could not be read; for the terminal."""
    brand = _brand(handbook)
    notes = []
    for key, needs in (("colour", (READABLE, _COMFORTABLE)), ("accent", (VISIBLE, VISIBLE))):
        given = getattr(brand, key)
        if given is None:
            continue
        grounds = (("light", LIGHT_GROUND), ("dark", DARK_GROUND))
        for (name, ground), least in zip(grounds, needs, strict=True):
            shade = readable(given, ground, least)
            if shade != given.lower():
                ratios = (contrast(given, ground), contrast(shade, ground))
                notes.append(_colour_note(f"{key} {name}", given, shade, ratios))
    return notes


def _colour_note(which: str, given: str, shade: str, ratios: tuple[float, float]) -> Said:
    parts = {
        "given": given,
        "has": f"{ratios[0]:.1f}:1",
        "shade": shade,
        "gets": f"{ratios[1]:.1f}:1",
    }
    return {
        "colour light": say(
            "brand colour {given} has {has} on the light pages; links and marks there use {shade}"
            " ({gets})",
            **parts,
        ),
        "colour dark": say(
            "brand colour {given} has {has} on the dark pages; links and marks there use {shade}"
            " ({gets})",
            **parts,
        ),
        "accent light": say(
            "brand accent {given} has {has} on the light pages; lines there use {shade} ({gets})",
            **parts,
        ),
        "accent dark": say(
            "brand accent {given} has {has} on the dark pages; lines there use {shade} ({gets})",
            **parts,
        ),
    }[which]


def _brand(handbook: Handbook) -> Brand:
    company = handbook.company
    return company.brand if company and company.brand else Brand()


def _picture(key: str, data: bytes) -> str:
    return f"assets/images/brand-{key.replace('_', '-')}.{ending(data)}"


def _links(colour: str) -> tuple[str, str]:
    """Give the shades for links on the light and on the dark pages."""
    return readable(colour, LIGHT_GROUND), readable(colour, DARK_GROUND, _COMFORTABLE)


def _style(brand: Brand) -> str:
    """Write the variables; every value is a checked colour, so no other CSS can get in."""
    colour = str(brand.colour)
    accent = str(brand.accent or brand.colour)
    light, dark = _links(colour)
    return (
        "/* Written by `handbook build` from the brand of the company file. */\n"
        f":root {{\n  {Shade.STRIPE}: {accent.lower()};\n"
        f"  {Shade.BUTTON}: {readable(colour, _WHITE)};\n}}\n"
        f'[data-md-color-scheme="default"] {{\n  {Shade.LINK}: {light};\n'
        f"  {Shade.MARK}: {readable(accent, LIGHT_GROUND, VISIBLE)};\n}}\n"
        f'[data-md-color-scheme="slate"] {{\n  {Shade.LINK}: {dark};\n'
        f"  {Shade.MARK}: {readable(accent, DARK_GROUND, VISIBLE)};\n}}\n"
    )
