"""Build one company's handbook in a folder of its own, in the process in which this is called."""

from __future__ import annotations

import contextlib
import dataclasses
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from generator.editions.release import released
from generator.fleet.task import SITE_FOLDER, Outcome, Task
from generator.model.fleet import Fate
from generator.model.problems import HandbookError, ProblemsFound
from generator.model.say import say
from generator.outputs.build import fill
from generator.outputs.folder import remove
from generator.outputs.lms.package import package
from generator.outputs.lms.write import write_package
from generator.outputs.output import Output, Stage
from generator.outputs.pdf.output import PDF
from generator.outputs.site.make import SITE
from generator.sources.world import world_fault

_KILOBYTES_A_MB = 1024


class _Here(Executor):
    """Builds the languages one after the other in this process, which is warm already."""

    def map(  # type: ignore[override]  # of all that an executor can do, builds need this
        self, function: Callable[..., Any], *arguments: Iterable[Any], **options: Any
    ) -> Iterator[Any]:
        """Do the work at once."""
        del options
        return map(function, *arguments)


def make(task: Task) -> Outcome:
    """Build a company in a fresh folder below the task's; whatever goes wrong is the outcome.

    A second attempt never meets what a first one has left, nor a first one that still goes on.
    """
    started, busy = time.monotonic(), time.process_time()
    try:
        outcome = _made(task)
    except ProblemsFound as found:
        outcome = Outcome(fate=Fate.PROBLEMS, problems=found.problems)
    except HandbookError as fault:
        # `str()` of the exception would give English whatever is spoken.
        words = fault.args[0] if fault.args and isinstance(fault.args[0], str) else str(fault)
        outcome = Outcome(fate=Fate.REFUSED, said=words, hint=fault.hint)
    except OSError as error:
        refused = world_fault(error)
        outcome = Outcome(fate=Fate.REFUSED, said=refused.message, hint=refused.hint)
    except MemoryError:
        outcome = Outcome(fate=Fate.CRASHED, said=say("memory ran out"))
    except Exception:  # noqa: BLE001 - a boundary: one company's bug is not that of all
        words = say("this is a bug of the program, not a fault of the files")
        outcome = Outcome(fate=Fate.BUG, said=words, trace=traceback.format_exc())
    return dataclasses.replace(
        outcome,
        seconds=time.monotonic() - started,
        cpu_seconds=time.process_time() - busy,
        peak_mb=_peak_mb(),
    )


def _made(task: Task) -> Outcome:
    wanted, asked = task.wanted, task.asked
    handbook, inputs, problems = asked.resolve()
    if wanted.release:
        handbook = released(handbook, inputs, wanted.today, problems)
    site = asked.render(handbook)
    folder = Path(tempfile.mkdtemp(dir=task.folder))
    try:
        (folder / SITE_FOLDER).mkdir()
        target = asked.target(handbook.name)
        if asked.company is None:
            # What warms the others up is thrown away, and keeps nothing for a later build.
            target = dataclasses.replace(target, kept=None)
        stage = Stage(folder=folder / SITE_FOLDER, target=target, tell=lambda _: None, pool=_Here())
        outputs: tuple[Output, ...] = (SITE, PDF) if wanted.pdf else (SITE,)
        fill(handbook, site, stage, outputs)
        for form in wanted.exports:
            write_package(folder / f"{target.out.name}.{form}.zip", package(handbook, form))
    except BaseException:
        with contextlib.suppress(OSError):
            remove(folder)
        raise
    return Outcome(
        fate=Fate.BUILT,
        folder=folder,
        problems=tuple(problems.found),
        pages=sum(len(pages) for pages in site.pages.values()),
    )


def _peak_mb() -> int:
    """Give the most memory that this process had so far; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    # macOS counts bytes, all others kilobytes.
    unit = _KILOBYTES_A_MB ** (2 if sys.platform == "darwin" else 1)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
