"""Build one company's handbook: make every output in the stage, then swap it in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from generator.model.handbook import Handbook
from generator.outputs.folder import keep_built, point_latest, start_page
from generator.outputs.output import Output, Stage, Target, Tell
from generator.outputs.pdf.output import PDF
from generator.outputs.site.make import SITE, SOURCES
from generator.outputs.stage import staging
from generator.render.site import Site

OUTPUTS = (SOURCES, SITE, PDF)
"""Everything that a build can make, in the order in which it is made."""


def build(  # noqa: PLR0913 - what is built, where to, how, and who is told
    handbook: Handbook,
    site: Site,
    target: Target,
    tell: Tell,
    *,
    outputs: Sequence[Output] = (SITE,),
    again: bool = True,
    last: Callable[[], None] = lambda: None,
) -> Path:
    """Make outputs and what they need in one folder, or change nothing.

    Args:
        handbook: What to build.
        site: Its rendered pages.
        target: Where to.
        tell: Told of each step.
        outputs: What is wanted; what these need is made too.
        again: False to keep a site that was built of the same sources, with its PDFs.
        last: What is done when the new folder stands, before anybody else may build there.

    Returns:
        The path of the start page.

    Raises:
        UsageFault: The output folder can't be replaced.
        ProblemsFound: The engine complained, the finished pages lack something, or something can't
            be printed.
    """
    with staging(target.out, target.root, last) as folder:
        stage = Stage(folder=folder, target=target, tell=tell)
        kept: frozenset[str] = frozenset()
        if not again:
            SOURCES.make(handbook, site, stage)
            kept = frozenset({SOURCES.name})
            if keep_built(target.out, folder):
                kept |= {SITE.name}
        fill(handbook, site, stage, outputs, kept)
    point_latest(target.out, target.root)
    return start_page(target.out)


def fill(
    handbook: Handbook,
    site: Site,
    stage: Stage,
    outputs: Sequence[Output] = (SITE,),
    kept: frozenset[str] = frozenset(),
) -> None:
    """Make outputs and what they need in a stage.

    Args:
        handbook: What to build.
        site: Its rendered pages.
        stage: Where to.
        outputs: What is wanted.
        kept: Names of outputs that the stage holds already.

    Raises:
        ProblemsFound: An output can't be made.
    """
    asked = {output.name: output for output in outputs}
    wanted = _with_needs(asked)
    for known in OUTPUTS:
        if known.name in wanted - kept:
            asked.get(known.name, known).make(handbook, site, stage)


def _with_needs(asked: dict[str, Output]) -> set[str]:
    """Name the outputs that are asked for and all that they need."""
    known = {output.name: output for output in OUTPUTS} | asked
    wanted: set[str] = set()
    waiting = list(asked)
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting.extend(known[name].needs)
    return wanted
