"""Tell how a fleet gets on: a bar on a terminal, else a line for each company; then a table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.cli.language import spoken
from generator.cli.terminal import errors, note, print_problems, short, show
from generator.fleet.report import as_text, report_of, reported, unchanged
from generator.fleet.run import Ended
from generator.model.fleet import FAILED, Fate, ReportedCompany
from generator.model.say import joined, say, say_many
from generator.sources.reach import named_by_user, refuse_link
from generator.sources.upkeep import put
from generator.sources.world import facing_the_world

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_WORDS = {
    Fate.BUILT: say("built"),
    Fate.UNCHANGED: say("unchanged"),
    Fate.PROBLEMS: say("problems"),
    Fate.REFUSED: say("refused"),
    Fate.CRASHED: say("crashed"),
    Fate.BUG: say("bug"),
}
_HEAD = (
    say("company"),
    say("result"),
    say("tries"),
    say("pages"),
    say("s"),
    say("CPU s"),
    say("MB"),
)


class Teller:
    """Keeps a row for each company, and tells of each as it ends."""

    def __init__(self, total: int, bar: Progress | None) -> None:
        """Begin to count.

        Args:
            total: How many companies there are.
            bar: A bar to move on; None to write lines.
        """
        self._total, self._bar = total, bar
        self._at: TaskID | None = bar.add_task("", total=total) if bar else None
        self.rows: list[ReportedCompany] = []

    @property
    def failed(self) -> bool:
        """Tell whether any company failed."""
        return any(row.fate in FAILED for row in self.rows)

    def tell(self, words: str) -> None:
        """Say what is being done."""
        if self._bar is None:
            note(words)
        elif self._at is not None:
            self._bar.update(self._at, description=spoken(words), refresh=True)

    def unchanged(self, company: str) -> None:
        """Tell of one that is passed over."""
        self.rows.append(unchanged(company))
        if self._bar and self._at is not None:
            self._bar.advance(self._at)

    def ended(self, ended: Ended) -> None:
        """Tell what became of a company."""
        row = reported(ended, spoken)
        self.rows.append(row)
        words = say(
            "{n} of {total}: {company}: {fate} ({seconds} s)",
            n=len(self.rows),
            total=self._total,
            company=row.company,
            fate=_WORDS[row.fate],
            seconds=f"{row.seconds:.1f}",
        )
        if self._bar is None:
            note(words)
        else:
            # Nothing of it is drawn while others print.
            self._bar.stop()
        _explain(ended)
        if self._bar and self._at is not None:
            self._bar.start()
            self._bar.advance(self._at)
            self._bar.update(self._at, description=row.company, refresh=True)


def _explain(ended: Ended) -> None:
    """Print why a company failed."""
    outcome = ended.outcome
    if outcome.fate is Fate.PROBLEMS:
        stays = say("The old handbook of '{company}' stays as it was.", company=ended.company)
        print_problems(outcome.problems, written=stays)
    elif outcome.fate in FAILED:
        if outcome.trace:
            note(outcome.trace.rstrip())
        note(say("{company}: {said}", company=ended.company, said=outcome.said))
        if outcome.hint:
            note(say("hint: {hint}", hint=outcome.hint))


@contextmanager
def telling(report: Path | None, shard: str, total: int) -> Iterator[Teller]:
    """Tell of a run in the block; then print a table, and write a report where one is wanted.

    Args:
        report: The file for the report; None for none.
        shard: Which part of the companies this run takes; empty for all.
        total: How many companies these are.

    Raises:
        UsageFault: A link stands in the place of the report.
        WorldFault: It can't be written.
    """
    path = named_by_user(report) if report else None
    if path:
        refuse_link(path)
    console = errors()
    bar: Any = None
    if console.is_terminal and total:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        # No thread draws it: processes are forked from this one.
        columns = (
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.description}", markup=False),
        )
        bar = Progress(*columns, console=console, auto_refresh=False)
        bar.start()
    teller = Teller(total, bar)
    ended = False
    try:
        yield teller
        ended = True
    finally:
        if bar:
            bar.stop()
        _print_table(teller.rows)
        if path:
            text = as_text(report_of(teller.rows, shard, ended=ended))
            with facing_the_world():
                path.parent.mkdir(parents=True, exist_ok=True)
                put(path, text.encode())
            show(say("Wrote {path}", path=short(path)))


def _print_table(rows: list[ReportedCompany]) -> None:
    """Print a row for each company that was begun, and how many there are of each kind."""
    listed = sorted((row for row in rows if row.attempts), key=lambda row: row.company)
    if listed:
        table = [[spoken(word) for word in _HEAD], *map(_cells, listed)]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        for cells in table:
            left = [cell.ljust(width) for cell, width in zip(cells[:2], widths[:2], strict=True)]
            right = [cell.rjust(width) for cell, width in zip(cells[2:], widths[2:], strict=True)]
            show("  ".join((*left, *right)))
    tally = report_of(rows, "", ended=True).tally
    show(
        joined(
            "; ",
            [
                say_many("{n} handbook built", "{n} handbooks built", tally.built),
                say_many("{n} unchanged", "{n} unchanged", tally.unchanged),
                say_many("{n} failed", "{n} failed", tally.failed),
            ],
        )
    )


def _cells(row: ReportedCompany) -> list[str]:
    figures = (row.attempts, row.pages, f"{row.seconds:.1f}", f"{row.cpu_seconds:.1f}", row.peak_mb)
    return [row.company, spoken(_WORDS[row.fate]), *map(str, figures)]
