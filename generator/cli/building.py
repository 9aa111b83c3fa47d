"""Build a site, and tell each step."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.cli.language import spoken
from generator.cli.summary import summary
from generator.cli.terminal import print_problems, progress
from generator.cli.unchanged import Unchanged
from generator.editions.release import released
from generator.model.say import say
from generator.outputs.build import build
from generator.outputs.site.brand import colour_notes
from generator.workshop import Asked


def built(
    asked: Asked,
    out: Path | None,
    unchanged: Unchanged,
    form: str,
    *,
    released_on: datetime.date | None,
    quiet: bool,
) -> tuple[Mapping[str, Any], Path]:
    """Build a site and print what is wrong with its sources.

    Args:
        asked: Which handbook.
        out: The output folder; its own one in `build` when left out.
        unchanged: Is told what was built.
        form: How problems are printed.
        released_on: The day of the release; None for a draft.
        quiet: True to tell no steps.

    Returns:
        What is told of it, and the path of the start page.
    """
    with progress(quiet=quiet) as tell:
        tell(say("reading the sources"))
        handbook, inputs, problems = asked.resolve()
        tell(summary(handbook))
        if released_on:
            handbook = released(handbook, inputs, released_on, problems)
        site = asked.render(handbook)
        told = {
            "remarks": list(map(spoken, colour_notes(handbook))),
            "languages": ", ".join(site.pages),
            "pages": sum(len(written) for written in site.pages.values()),
        }
        keep = functools.partial(unchanged.keep, problems.found, told)
        start = build(handbook, site, asked.target(handbook.name, out), tell, last=keep)
    print_problems(problems.found, form)
    return told, start
