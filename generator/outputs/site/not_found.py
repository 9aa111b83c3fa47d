"""The page for addresses that lead nowhere: one for all languages, under any path."""

from __future__ import annotations

import html
import shutil
from pathlib import Path

from generator.model.attributes import Data
from generator.model.handbook import Handbook
from generator.model.labels import Label
from generator.model.pages import ONE_PAGE, START
from generator.outputs.site.brand import not_found_colours, pictures
from generator.render.prose import flat
from generator.text.placeholders import shown

_DEPTHS = ("../", "", "../../", "../../../")
"""Where the root may lie, seen from a dead address; most lie in a language's folder."""
_PAGES = (START, ONE_PAGE)
"""Pages that help whoever got lost."""


def write_not_found(handbook: Handbook, stage: Path) -> None:
    """Write the page, its style and its script into the root of the staged site.

    A server shows the page at the dead address itself, so no relative link can be right at
    every depth. The links are written for a dead address in a language's folder; the script
    is asked for at four depths, and the one that is found knows from its own address where
    the root lies and mends links, style and pictures. The page reads well without any of them.
    """
    site = stage / "site"
    assets = stage / "overrides" / "assets"
    shutil.copy(assets / "javascripts" / "not-found.js", site / "not-found.js")
    style = (assets / "stylesheets" / "not-found.css").read_text(encoding="utf-8")
    style += not_found_colours(handbook)
    (site / "not-found.css").write_text(style, encoding="utf-8", newline="\n")
    page = _page(handbook)
    for folder in (site, *(site / language for language in handbook.languages)):
        (folder / "404.html").write_text(page, encoding="utf-8", newline="\n")


def _page(handbook: Handbook) -> str:
    first = handbook.binding_language
    order = [first, *(code for code in handbook.languages if code != first)]
    sections = "\n".join(_section(handbook, code) for code in order)
    scripts = "\n".join(f'<script src="{up}not-found.js"></script>' for up in _DEPTHS)
    return (
        f'<!doctype html>\n<html lang="{first}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{_label(handbook, Label.SITE_LOST_TITLE, first)}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"{_icon(handbook)}\n"
        '<link rel="stylesheet" href="../not-found.css">\n'
        f"</head>\n<body>\n<main>\n{_header(handbook)}\n{sections}\n</main>\n{scripts}\n</body>\n</html>\n"
    )


def _icon(handbook: Handbook) -> str:
    # An icon of no address keeps browsers from asking the host for one of its own.
    path = pictures(handbook).get("favicon")
    known = f' {Data.PATH}="{handbook.binding_language}/{path}"' if path else ""
    return f'<link rel="icon" href="data:,"{known}>'


def _header(handbook: Handbook) -> str:
    """Give the logo for light and for dark, or the company's name; the name is its text."""
    found = pictures(handbook)
    light = found.get("logo") or found.get("logo_dark")
    name = html.escape(shown(handbook.parameters["company"], handbook.binding_language))
    if light is None:
        return f'<p class="name">{name}</p>'
    dark = found.get("logo_dark")
    looks = (("light", light, ""), ("dark", dark or light, "" if dark else " plate"))
    logos = "".join(
        f'<img class="logo {look}{plate}" src="../{handbook.binding_language}/{path}"'
        f' {Data.PATH}="{handbook.binding_language}/{path}" alt="{name}">'
        for look, path, plate in looks
    )
    return f'<p class="name">{logos}</p>'


def _section(handbook: Handbook, language: str) -> str:
    links = "\n".join(
        f'<li><a href="../{language}/{page.html}" {Data.PATH}="{language}/{page.html}">'
        f"{_label(handbook, page.title, language)}</a></li>"
        for page in _PAGES
    )
    level = 1 if language == handbook.binding_language else 2
    return (
        f'<section lang="{language}">\n'
        f"<h{level}>{_label(handbook, Label.SITE_LOST_TITLE, language)}</h{level}>\n"
        f"<p>{_label(handbook, Label.SITE_LOST_TEXT, language)}</p>\n"
        f"<ul>\n{links}\n</ul>\n</section>"
    )


def _label(handbook: Handbook, key: Label, language: str) -> str:
    return html.escape(flat(handbook.labels[key], handbook.parameters, language))
