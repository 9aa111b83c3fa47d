"""Print PDFs, and tell each step."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from generator.cli.terminal import print_problems, progress
from generator.cli.unchanged import Unchanged
from generator.editions.release import released
from generator.model.known import check_language
from generator.model.say import say
from generator.outputs.build import build
from generator.outputs.pdf.output import Printing, printed
from generator.outputs.pdf.publish import Finished
from generator.outputs.pdf.selection import Choice, check_choice
from generator.workshop import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which PDFs somebody asks for, in the words of the command line."""

    pack: str
    role: str | None
    chapter: str | None
    language: str | None
    paper: str
    released_on: datetime.date | None
    """The day of the release; None for a draft."""


def print_files(
    asked: Asked,
    out: Path | None,
    unchanged: Unchanged,
    wanted: Wanted,
    form: str,
    *,
    quiet: bool,
) -> tuple[list[tuple[str, int, int]], Path]:
    """Print PDFs beside the site, which is built first unless it stands already.

    Args:
        asked: Which handbook.
        out: The output folder; its own one in `build` when left out.
        unchanged: Is told what was printed.
        wanted: Which PDFs.
        form: How problems are printed.
        quiet: True to tell no steps.

    Returns:
        Name, pages and bytes of each PDF, and the output folder.
    """
    choice = Choice(pack=wanted.pack, role=wanted.role, chapter=wanted.chapter)
    finished: list[Finished] = []
    with progress(quiet=quiet) as tell:
        tell(say("reading the sources"))
        handbook, inputs, problems = asked.resolve()
        if wanted.released_on:
            handbook = released(handbook, inputs, wanted.released_on, problems)
        check_choice(choice, handbook)
        check_language(wanted.language, handbook)
        site = asked.render(handbook)
        languages = (wanted.language,) if wanted.language else ()
        output = printed(Printing(languages=languages, choice=choice, paper=wanted.paper), finished)
        target = asked.target(handbook.name, out)

        def keep() -> None:
            unchanged.keep(problems.found, {"files": _sizes(finished)})

        build(handbook, site, target, tell, outputs=(output,), again=False, last=keep)
    print_problems(problems.found, form)
    return _sizes(finished), target.out


def _sizes(finished: list[Finished]) -> list[tuple[str, int, int]]:
    return [(one.name, one.pages, len(one.data)) for one in finished]
