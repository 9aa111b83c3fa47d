"""Add to the site of one language what no engine makes: short rules, the print page, the search."""

from __future__ import annotations

from collections.abc import Callable

from generator.outputs.kept import Kept
from generator.outputs.site.job import SiteJob
from generator.outputs.site.print_page import fill_print_page
from generator.outputs.site.short_rules import write_short_rules
from generator.outputs.site.slim import slim
from generator.outputs.site.tables import framed
from generator.outputs.site.theme_titles import mended_titles
from generator.search import apply_pack
from generator.search.pages import mended_page


def finished_page(table: str) -> Callable[[str], str]:
    """Give what is done to each page when its template is filled.

    Args:
        table: What a table without a caption is called, encoded for HTML.
    """

    def finish(page: str) -> str:
        return slim(mended_page(framed(mended_titles(page), table)))

    return finish


def finish_site(job: SiteJob, kept: Kept) -> None:
    """Complete a site that an engine has just made.

    Args:
        job: What was made.
        kept: What earlier builds kept.

    Raises:
        SearchPackError: The engine's search is not the one that ours takes the place of.
        OSError: Something can't be written.
    """
    write_short_rules(job.site, kept)
    fill_print_page(job.site, kept)
    apply_pack(job.site, job.language, asked=job.asked)
