"""Do once, in the process from which others are forked, what each build would do by itself."""

from __future__ import annotations

import contextlib
import dataclasses
import gc
import importlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.fleet.make import make
from generator.fleet.task import Task, Wanted
from generator.model.fleet import Fate
from generator.model.problems import HandbookError
from generator.outputs.folder import remove
from generator.outputs.inputs_key import named_industries
from generator.outputs.site.engine import take
from generator.sources.discover import COMPANIES_FOLDER
from generator.sources.kept import forget_layers, keep_layers
from generator.sources.site_settings import engine_of, shared_config
from generator.workshop import Asked

WORTH_IT = 6
"""Companies from which on building one handbook more saves more than it takes."""
_ENGINE = (
    "mkdocs.commands.build",
    "mkdocs.config",
    "mkdocs.theme",
    "mkdocs.contrib.search",
    "material.plugins.search.plugin",
    "pymdownx.superfences",
    "generator.render.site",
    "generator.search",
)
"""What a build imports when it is under way."""


@contextmanager
def warmed(wanted: Wanted, companies: Sequence[str], folder: Path | None) -> Iterator[None]:
    """Import, read and compile what builds share; with a folder, build the shared layers once.

    What was read counts until the block ends: sources may change after that.

    Nothing of a company is read, apart from the names of its industries, so that none can stop
    the others here. What is wrong with the shared layers each company tells.

    Args:
        wanted: What is to be built.
        companies: Of which companies.
        folder: A folder to build in; what is built there is thrown away. None to build nothing.
    """
    with contextlib.suppress(HandbookError, OSError):
        groups = _industries(wanted.root, companies)
        keep_layers(wanted.root, {name for group in groups for name in group})
        # Material prints that its life ends on 5 May 2027 at each import; README.md says so once.
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        take(engine_of(shared_config(wanted.root)))
        for name in _ENGINE:
            importlib.import_module(name)
        if folder is not None:
            _build_shared(wanted, groups, folder)
    gc.collect()
    # What stands here is shared with every fork, as long as nobody writes to it.
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        forget_layers()


def _industries(root: Path, companies: Iterable[str]) -> list[tuple[str, ...]]:
    """Give the industries that companies combine, the most frequent combination first."""
    count = Counter(named_industries(root / COMPANIES_FOLDER / name) for name in companies)
    return [group for group, _ in count.most_common()]


def _build_shared(wanted: Wanted, groups: Sequence[tuple[str, ...]], folder: Path) -> None:
    """Build the handbook of the most frequent industries, to know its words and templates."""
    plain = dataclasses.replace(wanted, pdf=False, exports=(), release=False)
    asked = Asked(root=wanted.root, industries=groups[0], reader=wanted.reader)
    outcome = make(Task(wanted=plain, asked=asked, key="", folder=folder))
    if outcome.fate is Fate.BUILT and outcome.folder is not None:
        remove(outcome.folder)
