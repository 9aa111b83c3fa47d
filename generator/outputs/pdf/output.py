"""The PDFs as an output: printed from the pages in the stage, and linked from the start page."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.handbook import Handbook
from generator.model.say import say_many
from generator.outputs.output import Output, Stage
from generator.outputs.pdf.make import Shelf, make_pdfs
from generator.outputs.pdf.publish import Finished, publish
from generator.outputs.pdf.selection import Choice, files_of
from generator.render.site import Site

_WHOLE = Choice()


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """Which PDFs are wanted."""

    languages: tuple[str, ...] = ()
    """The languages; all of the handbook when empty."""
    choice: Choice = _WHOLE
    """What goes into each PDF."""
    paper: str = "a4"
    """`a4` or `letter`."""


def printed(printing: Printing, finished: list[Finished] | None = None) -> Output:
    """Give the output that prints what is wanted.

    Args:
        printing: What is wanted.
        finished: Receives the PDFs, for those who report on them.
    """

    def make(handbook: Handbook, site: Site, stage: Stage) -> None:
        languages = printing.languages or tuple(handbook.languages)
        count = len(languages) * len(files_of(printing.choice, handbook))
        stage.tell(say_many("printing {n} PDF", "printing {n} PDFs", count))
        shelf = Shelf(out=stage.folder, handbook=handbook, site=site)
        made = make_pdfs(shelf, languages, printing.choice, printing.paper)
        for one in made:
            publish(stage.folder, one)
        if finished is not None:
            finished.extend(made)

    return Output(name="pdf", needs=("site",), make=make)


PDF = printed(Printing())
"""The whole handbook on A4, in every language."""
