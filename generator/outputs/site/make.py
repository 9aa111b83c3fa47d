"""Make the sources of the site and the site itself."""

from __future__ import annotations

import html
import shutil
from pathlib import Path

from generator.compare.data import as_json
from generator.model.handbook import Handbook
from generator.model.place import NOWHERE
from generator.model.problems import Collector
from generator.model.say import say, say_many
from generator.outputs.inputs_key import digest_of, program_key
from generator.outputs.kept import Kept
from generator.outputs.output import Output, Stage, epoch
from generator.outputs.site.brand import write_brand
from generator.outputs.site.config import language_config, site_words
from generator.outputs.site.engine import build_sites
from generator.outputs.site.job import SiteJob
from generator.outputs.site.joined import join_assets
from generator.outputs.site.not_found import write_not_found
from generator.outputs.site.theme_words import write_theme_words
from generator.outputs.site.unused_styles import drop_unused_styles
from generator.outputs.site.verify import verify
from generator.render.prose import flat
from generator.render.site import Site
from generator.sources.site_settings import engine_of


def _write_sources(handbook: Handbook, site: Site, at: Stage) -> None:
    """Write handbook.json, the chapters, the configurations and the overrides."""
    stage, target = at.folder, at.target
    (stage / "handbook.json").write_text(as_json(handbook), encoding="utf-8", newline="\n")
    shutil.copytree(target.overrides, stage / "overrides")
    write_brand(handbook, stage / "overrides")
    write_theme_words(handbook, stage / "overrides")
    shared = join_assets(target.shared, stage / "overrides")
    for name, text in site.files.items():
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        _write_if_changed(stage / name, text)
    for language, pages in site.pages.items():
        folder = stage / "docs" / language
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            _write_if_changed(folder / name, text)
        config = language_config(shared, handbook, site, language)
        _write_if_changed(stage / f"mkdocs.{language}.yml", config)


def _write_if_changed(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")


def _build_sites(handbook: Handbook, site: Site, at: Stage) -> None:
    """Let the engine build every language, and check the finished pages."""
    problems = Collector()
    engine = engine_of(at.target.shared)
    at.tell(
        say_many(
            "building {n} site with {engine}",
            "building {n} sites with {engine}",
            len(site.pages),
            engine=engine.own_name,
        )
    )
    write_kept = at.target.kept
    # A template may take in any file beside it.
    made_by = f"{program_key()} {digest_of(at.target.overrides)}" if write_kept else ""
    jobs = [
        SiteJob(
            config=at.folder / f"mkdocs.{language}.yml",
            site=at.folder / "site" / language,
            language=language,
            engine=engine,
            epoch=epoch(handbook),
            table=site_words(handbook, language)["table"],
            asked=site.asked[language],
            kept=write_kept and write_kept / f"{language}.json",
            made_by=made_by,
        )
        for language in site.pages
    ]
    for message in build_sites(jobs, at.pool):
        hint = say("mend what {engine} names", engine=engine.own_name)
        problems.add("HB501", message, NOWHERE, hint)
    problems.raise_if_failed()
    kept = Kept(write_kept and write_kept / "styles.json", program_key())
    _finish(handbook, at.folder, kept)
    kept.save()
    at.tell(say("checking the pages"))
    verify(at.folder, handbook, problems)
    problems.raise_if_failed()


def _finish(handbook: Handbook, stage: Path, kept: Kept) -> None:
    """Add what belongs to no language: the page for dead addresses, and the way in."""
    write_not_found(handbook, stage)
    drop_unused_styles(stage / "site", kept)
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


SOURCES = Output(name="sources", needs=(), make=_write_sources)
"""handbook.json, the chapters in Markdown, and what the engine needs."""
SITE = Output(name="site", needs=("sources",), make=_build_sites)
"""The searchable site of every language."""
