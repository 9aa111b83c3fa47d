"""Build one company's handbook: stage everything, check it, then swap it in."""

from __future__ import annotations

import calendar
import html
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.compare.data import as_json
from generator.model.handbook import Handbook
from generator.model.place import NOWHERE
from generator.model.problems import Collector
from generator.outputs.site.brand import write_brand
from generator.outputs.site.config import language_config
from generator.outputs.site.engine import build_sites
from generator.outputs.site.not_found import write_not_found
from generator.outputs.site.print_page import fill_print_page
from generator.outputs.site.verify import verify
from generator.outputs.stage import staging
from generator.render.prose import flat
from generator.render.site import Site
from generator.search import LANGUAGES, apply_pack

Tell = Callable[[str], None]
"""Receives one short sentence about each step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a handbook goes, and what its pages look like."""

    out: Path
    """The output folder."""
    root: Path
    """The folder of the sources, which the output may not touch."""
    shared: Mapping[str, Any]
    """What the root mkdocs.yml says."""
    overrides: Path
    """The folder with the theme's overrides."""


def build(handbook: Handbook, site: Site, target: Target, tell: Tell) -> Path:
    """Build the sites of all languages into one folder, or change nothing.

    Args:
        handbook: What to build.
        site: Its rendered pages.
        target: Where to.
        tell: Told of each step.

    Returns:
        The path of the start page.

    Raises:
        UsageFault: The output folder can't be replaced.
        ProblemsFound: MkDocs complained, or the finished pages lack something.
    """
    problems = Collector()
    with staging(target.out, target.root) as stage:
        write_sources(handbook, site, target, stage)
        tell(f"building {len(site.pages)} sites with MkDocs")
        configs = [stage / f"mkdocs.{language}.yml" for language in site.pages]
        for message in build_sites(configs, epoch(handbook)):
            problems.add("HB501", message, NOWHERE, "mend what MkDocs names")
        problems.raise_if_failed()
        finish(handbook, stage)
        tell("checking the pages")
        verify(stage, handbook, problems)
        problems.raise_if_failed()
    if target.out.absolute().parent == (target.root / "build").absolute():
        _point_latest(target.out)
    return target.out / "site" / "index.html"


def write_sources(handbook: Handbook, site: Site, target: Target, stage: Path) -> None:
    """Write handbook.json, the chapters, the configurations and the overrides."""
    (stage / "handbook.json").write_text(as_json(handbook), encoding="utf-8", newline="\n")
    shutil.copytree(target.overrides, stage / "overrides")
    write_brand(handbook, stage / "overrides")
    for name, text in site.files.items():
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        _write_if_changed(stage / name, text)
    for language, pages in site.pages.items():
        folder = stage / "docs" / language
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            _write_if_changed(folder / name, text)
        config = language_config(target.shared, handbook, site, language)
        _write_if_changed(stage / f"mkdocs.{language}.yml", config)


def _write_if_changed(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")


def finish(handbook: Handbook, stage: Path) -> None:
    """Add what MkDocs does not make: search, print pages, 404s and the way to the first page."""
    write_not_found(handbook, stage)
    for language in handbook.languages:
        fill_print_page(stage / "site" / language)
        if language in LANGUAGES:
            apply_pack(stage / "site" / language, language)
    first = handbook.binding_language
    title = html.escape(flat(handbook.title, handbook.parameters, first))
    links = "".join(
        f'<li><a href="{code}/index.html" lang="{code}" hreflang="{code}">'
        f"{html.escape(name)}</a></li>"
        for code, name in handbook.languages.items()
    )
    page = (
        f'<!doctype html>\n<html lang="{first}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<link rel="icon" href="data:,">\n'
        f'<meta http-equiv="refresh" content="0; url={first}/index.html">\n'
        f"</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"<ul>{links}</ul>\n</main>\n</body>\n</html>\n"
    )
    (stage / "site" / "index.html").write_text(page, encoding="utf-8", newline="\n")


def epoch(handbook: Handbook) -> int:
    """Give the day from which the edition holds as seconds since 1970."""
    return calendar.timegm(handbook.valid_from.timetuple())


def _point_latest(out: Path) -> None:
    """Let `latest` beside the output lead to it, for the root mkdocs.yml."""
    latest = out.parent / "latest"
    fresh = out.parent / ".latest.new"
    if latest.exists() and not latest.is_symlink():
        return
    try:
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(out.name)
        fresh.replace(latest)
    except OSError:
        # Some systems let nobody but an administrator make links; the build is whole without.
        fresh.unlink(missing_ok=True)
