"""`handbook fleet`: the handbooks of many companies, and only of those that changed."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.cli.arguments import Where, argument
from generator.cli.command import command
from generator.cli.fleet_telling import telling
from generator.cli.options import reader_option
from generator.cli.today import release_option, today_option
from generator.fleet.choose import Shard, chosen, shard_of
from generator.fleet.hands import Hands, at_work
from generator.fleet.publish import working_folder
from generator.fleet.run import run, tasks_of
from generator.fleet.task import Wanted
from generator.model.say import say
from generator.sources.discover import company_meant
from generator.workshop import asked

_HOUR = 3600.0
_PEM = Where(exists=True, dir_okay=False, path_type=Path)


@command("fleet")
@argument("companies", nargs=-1)
@click.option(
    "--root",
    type=Where(file_okay=False, path_type=Path),
    default=None,
    help="Folder that holds companies/; default: this one, then those above.",
)
@click.option(
    "--only",
    "patterns",
    multiple=True,
    help="Only companies whose folder matches, such as 'bank-*'; may be given several times.",
)
@click.option(
    "--changed-since",
    "revision",
    default=None,
    help="Only companies that differ from this revision of git: in their own files, a profile that"
    " they use, the base or the program.",
)
@click.option("--shard", default=None, help="Only this part of the companies, such as 2/8.")
@reader_option
@click.option("--pdf", is_flag=True, help="Print the PDFs of every language as well.")
@click.option(
    "--export",
    "exports",
    type=click.Choice(("scorm12", "scorm2004", "cmi5")),
    multiple=True,
    help="Write this kind of course as well; may be given several times.",
)
@release_option
@today_option
@click.option("--again", is_flag=True, help="Build unchanged companies, too.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 1024),
    default=None,
    help="Companies at once; default: one for each processor.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 24 * _HOUR),
    default=_HOUR / 4,
    show_default=True,
    help="Seconds after which a company that is not built counts as crashed.",
)
@click.option(
    "--retries",
    type=click.IntRange(0, 10),
    default=2,
    show_default=True,
    help="How often a company whose process crashed is tried again.",
)
@click.option(
    "--report",
    type=Where(dir_okay=False, path_type=Path),
    default=None,
    help="Write what became of each company into this file, as JSON.",
)
@click.option("--dask", is_flag=True, help="Build with workers of Dask on this machine.")
@click.option(
    "--scheduler",
    default=None,
    help="Build with the workers of a scheduler of Dask: tls://host:8786.",
)
@click.option(
    "--tls-ca", type=_PEM, default=None, help="Who signed the scheduler's certificate (PEM)."
)
@click.option("--tls-cert", type=_PEM, default=None, help="Our certificate for it (PEM).")
@click.option("--tls-key", type=_PEM, default=None, help="The key to that (PEM).")
def fleet_command(
    companies: tuple[str, ...],
    root: Path | None,
    patterns: tuple[str, ...],
    revision: str | None,
    shard: str | None,
    reader: str,
    exports: tuple[str, ...],
    today: datetime.date,
    jobs: int | None,
    timeout: float,
    retries: int,
    report: Path | None,
    scheduler: str | None,
    tls_ca: Path | None,
    tls_cert: Path | None,
    tls_key: Path | None,
    *,
    dask: bool,
    pdf: bool,
    release: bool,
    again: bool,
) -> int:
    """Build the handbooks of all companies, or of those that are named.

    A company that stands as it would be built is passed over, so a run that was stopped goes on
    where it was. Problems or a crash of one company stop no other.

    \b
    Example:
      handbook fleet
      handbook fleet --only 'bank-*' --pdf --report fleet.json
      handbook fleet --changed-since origin/main --shard 2/8
    """
    home = asked(root, "", None).root
    part = shard_of(shard) if shard else None
    wanted = Wanted(
        root=home,
        reader=reader,
        pdf=pdf,
        exports=tuple(sorted(set(exports))),
        release=release,
        today=today,
    )
    hands = Hands(
        jobs=jobs,
        timeout=timeout,
        dask=dask,
        scheduler=scheduler,
        tls=(tls_ca, tls_cert, tls_key),
    )
    hands.check()
    names = _names(home, companies, patterns, revision, part)
    with telling(report, str(part or ""), len(names)) as teller:
        tasks, left = tasks_of(wanted, names, again=again)
        for name in left:
            teller.unchanged(name)
        if tasks:
            teller.tell(say("preparing what all of them share"))
            with working_folder(home) as folder, at_work(hands, tasks, folder) as pool:
                for ended in run(tasks, folder, pool, retries):
                    teller.ended(ended)
    return 1 if teller.failed else 0


def _names(
    root: Path,
    companies: tuple[str, ...],
    patterns: tuple[str, ...],
    revision: str | None,
    part: Shard | None,
) -> list[str]:
    """Give the companies that are asked for."""
    names = chosen(root, [company_meant(root, name) for name in companies], patterns)
    if revision is not None:
        # Few ask for it.
        from generator.fleet.changed import changed_since

        names = changed_since(root, revision, names)
    return [name for name in names if part is None or part.holds(name)]
