"""Try whether site and PDF can be made of a handbook, and keep nothing of it."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.model.handbook import Handbook
from generator.model.problems import UsageFault
from generator.model.say import say
from generator.model.system import why
from generator.outputs.build import build
from generator.outputs.output import Target, Tell
from generator.outputs.pdf.output import PDF
from generator.render.site import Site


def prove(handbook: Handbook, site: Site, target: Target, tell: Tell) -> None:
    """Make the site and the PDFs in a folder that is removed at once.

    Args:
        handbook: What shall be printed later, as often as anybody likes.
        site: Its rendered pages.
        target: What else takes part; the folder in it is left alone.
        tell: Told of each step.

    Raises:
        UsageFault: There is no room for it.
        ProblemsFound: MkDocs or the printer complained.
    """
    try:
        with TemporaryDirectory(prefix="handbook-") as folder:
            elsewhere = dataclasses.replace(target, out=Path(folder) / handbook.name)
            build(handbook, site, elsewhere, tell, outputs=(PDF,))
    except OSError as error:
        raise UsageFault(
            say("site and PDF can't be tried: {why}", why=why(error)),
            say("make room in the folder for temporary files; nothing was written"),
        ) from None
