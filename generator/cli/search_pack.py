"""`handbook search-pack`: the handbook's search for any built MkDocs Material site."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.arguments import Where, argument
from generator.cli.command import command
from generator.cli.terminal import show
from generator.model.problems import UsageFault
from generator.model.say import say
from generator.search import LANGUAGES, SearchPackError, apply_pack


@command("search-pack")
@argument("site", type=Where(file_okay=False, path_type=Path))
@click.option(
    "--language", type=click.Choice(LANGUAGES), required=True, help="Language of the site's text."
)
@click.option(
    "--synonyms",
    type=Where(dir_okay=False, path_type=Path),
    default=None,
    help="A synonym file in place of the one that comes with the pack.",
)
def search_pack_command(site: Path, language: str, synonyms: Path | None) -> None:
    """Give a site that MkDocs with Material has built the handbook's search.

    The search understands inflected, unaccented and misspelt words, works over http and
    file://, and asks no other host. Running it again changes nothing.

    \b
    Example:
      handbook search-pack site --language pl
    """
    try:
        report = apply_pack(site, language, synonyms=synonyms)
    except SearchPackError as error:
        words, advice = error.args[0], say("name the folder that `mkdocs build` has written")
        raise UsageFault(words, advice) from None
    show(
        say(
            "Search pack: {sections} sections, {size} bytes gzipped",
            sections=report.sections,
            size=report.gzipped,
        )
    )
    if report.unused_synonyms:
        names = ", ".join(report.unused_synonyms)
        show(say("Synonyms that lead to no section: {names}", names=names))
