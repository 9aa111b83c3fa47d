"""One built handbook, and its PDFs, for all tests of this folder."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.handbook import Handbook
from generator.outputs.build import build
from generator.outputs.output import Output, Stage, Target
from generator.outputs.pdf.faults import Faults
from generator.outputs.pdf.links import Links
from generator.outputs.pdf.make import Shelf
from generator.outputs.pdf.output import PDF, Printing, printed
from generator.outputs.pdf.publish import Finished
from generator.outputs.pdf.serialize import Serializer
from generator.render.site import Site, render
from generator.sources.home import overrides_folder
from generator.sources.site_settings import shared_config
from generator.workshop import OWNER, asked
from tests.pdf.pdf_shelf import (
    CARDS,
    CHAPTER,
    FULL,
    STARTER,
    WORKSHOP,
    Built,
    Written,
    make_article,
)

_KEPT = "built.pickle"


@pytest.fixture(scope="session")
def built(once: Callable[..., Path], shipped: Callable[[str], Path]) -> Built:
    """Print the example bank's handbook in every way; no test changes what lies on the disk."""

    def make(folder: Path) -> None:
        root = folder / "content"
        shutil.copytree(shipped("bank-brzozowy"), root)
        printed_in_every_way = _print_in_every_way(root)
        (folder / _KEPT).write_bytes(pickle.dumps(printed_in_every_way))

    given = pickle.loads((once("printed", make) / _KEPT).read_bytes())  # noqa: S301 - our own
    assert isinstance(given, Built)
    return given


def _print_in_every_way(root: Path) -> Built:
    # The owner's book holds every part that a book may have.
    handbook, _, _ = asked(root, "", "bank-brzozowy", OWNER).resolve()
    site = render(handbook)
    out = root / "build" / handbook.name
    target = Target(
        out=out, root=root, shared=shared_config(root), overrides=overrides_folder(root)
    )
    finished: list[Finished] = []

    def make(handbook: Handbook, site: Site, stage: Stage) -> None:
        for choice in (FULL, STARTER, CHAPTER, CARDS, WORKSHOP):
            printed(Printing(choice=choice), finished).make(handbook, site, stage)

    every = Output(name=PDF.name, needs=PDF.needs, make=make)
    build(handbook, site, target, lambda _: None, outputs=(every,), again=False)
    pdfs = {(one.around.language, one.choice): one for one in finished}
    return Built(Shelf(out=out, handbook=handbook, site=site), pdfs)


@pytest.fixture
def write(handbook: Callable[..., Handbook]) -> Callable[..., Written]:
    """Write the HTML of one page as Typst source."""

    def written(inside: str, stem: str = "05-posting", language: str = "en") -> Written:
        article = make_article(inside, stem)
        other = make_article('<h1 id="x">Other</h1><h2 id="there">There</h2>', "06-other")
        faults = Faults(handbook(), language)
        serializer = Serializer(Links([article, other], [article, other], {}), faults)
        return Written("\n".join(serializer.article(article)), faults)

    return written
