"""What is shipped: packages of the lock, and what stands in the files of sites and PDFs."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.resources
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.pins import applies, environments, pins
from tests.supply.licences import licence_of
from tests.trees import ROOT

LOCK = "requirements.txt"
THEME = "mkdocs-material"
_TABLE = Path(__file__).parent / "parts.toml"
_MODULE = re.compile(r"(?:^|/)node_modules/((?:@[^/]+/)?[^/]+)/")
_ICON = re.compile(r"""(?:["'\s]|\.icons/)([a-z]+)/[a-z0-9/-]+(?=["'\s.])""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package that the program is installed with."""

    name: str
    version: str
    licence: str
    hashes: tuple[str, ...]
    """SHA-256 of each file that the lock allows; one of them is installed."""
    needs: tuple[str, ...]
    """Names of the packages that it asks for on some system."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something of others that stands in the files of a site or a PDF."""

    name: str
    licence: str
    brought_by: str
    """The package that it comes with."""
    version: str = ""
    """Empty where nothing tells it."""
    module: str = ""
    """Its name among the packages of npm; empty for what is none."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that every site holds."""

    name: str
    """Relative to the site of a language."""
    digest: str
    """SHA-256."""


@cache
def table() -> dict[str, dict[str, Any]]:
    """Read what no package tells by itself."""
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@cache
def project() -> dict[str, Any]:
    """Read what the project says of itself."""
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


@cache
def packages() -> tuple[Package, ...]:
    """Give the packages of the lock by name."""
    every = pins(LOCK)
    names = {pin.name for pin in every}
    return tuple(
        Package(
            name=pin.name,
            version=pin.version,
            licence=licence_of(pin.name, table()["licences"]),
            hashes=tuple(sorted(pin.hashes)),
            needs=tuple(sorted(_needs(pin.name, pin.requirement.extras) & names)),
        )
        for pin in sorted(every, key=lambda pin: pin.name)
    )


def asked_for() -> tuple[str, ...]:
    """Name the packages that the project itself asks for."""
    return tuple(
        sorted(canonicalize_name(Requirement(one).name) for one in project()["dependencies"])
    )


def _needs(package: str, extras: set[str]) -> set[str]:
    wanted = map(Requirement, importlib.metadata.requires(package) or [])
    return {
        canonicalize_name(one.name)
        for one in wanted
        if any(applies(one, where, extra) for where in environments() for extra in ("", *extras))
    }


def _theme() -> Path:
    return Path(str(importlib.resources.files("material"))) / "templates"


def theme_files() -> dict[str, Path]:
    """Give the theme's own files that every site holds, by their names in the site."""
    folder = _theme()
    files = sorted(path for path in (folder / "assets").rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in files}


def own_files() -> dict[str, Path]:
    """Give our scripts, styles and pictures, by their names in the site."""
    folder = ROOT / "overrides"
    files = sorted(path for path in (folder / "assets").rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in files}


def assets(files: dict[str, Path]) -> tuple[Asset, ...]:
    """Give files with their hashes."""
    return tuple(
        Asset(name, hashlib.sha256(path.read_bytes()).hexdigest()) for name, path in files.items()
    )


def modules() -> dict[str, str]:
    """Give the npm packages that Material's source maps name, with their texts."""
    found: dict[str, str] = {}
    for name, path in theme_files().items():
        if name.endswith(".map"):
            known = json.loads(path.read_text(encoding="utf-8"))
            contents = known.get("sourcesContent") or [""] * len(known["sources"])
            for source, text in zip(known["sources"], contents, strict=True):
                if match := _MODULE.search(source):
                    found[match[1]] = found.get(match[1], "") + (text or "")
    return found


def icon_sets() -> set[str]:
    """Name the sets of icons that the pages may show."""
    known = {path.name for path in (_theme() / ".icons").iterdir() if path.is_dir()}
    files = [*_theme().rglob("*.html"), *(ROOT / "overrides").rglob("*.html"), ROOT / "mkdocs.yml"]
    named = {name for path in files for name in _ICON.findall(path.read_text(encoding="utf-8"))}
    # A style sheet holds its icons as data; Font Awesome's say whose they are.
    styles = (path for name, path in theme_files().items() if name.endswith(".css"))
    if any("Font Awesome" in path.read_text(encoding="utf-8") for path in styles):
        named.add("fontawesome")
    return known & named


def parts_of_sites() -> tuple[Part, ...]:
    """Give what stands in every site, beside what is Material's own and ours."""
    texts = modules()
    scripts = [
        Part(
            name=name,
            licence=told["licence"],
            brought_by=THEME,
            version=_version(told, texts.get(told.get("module", ""), "")),
            module=name,
        )
        for name, told in table()["scripts"].items()
    ]
    icons = [
        Part(name=told["name"], licence=told["licence"], brought_by=THEME)
        for told in table()["icons"].values()
    ]
    version = next(one.version for one in packages() if one.name == "snowballstemmer")
    stemmer = Part(
        name="Snowball's Polish stemmer (tables)",
        licence="BSD-3-Clause",
        brought_by="snowballstemmer",
        version=version,
    )
    return (*scripts, *icons, stemmer)


def fonts() -> tuple[Part, ...]:
    """Give the fonts of which PDFs hold letters."""
    return tuple(
        Part(name=told["name"], licence=told["licence"], brought_by=package)
        for package, told in table()["fonts"].items()
    )


def _version(told: dict[str, Any], text: str) -> str:
    match = re.search(told["version"], text) if "version" in told else None
    return match[1] if match else ""


def every_licence() -> Iterator[str]:
    """Walk the licences of all that is shipped."""
    yield project()["license"]
    yield from (one.licence for one in packages())
    yield from (one.licence for one in (*parts_of_sites(), *fonts()))
