"""`handbook check`: report every problem, write nothing."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.advice.remarks import advise
from generator.cli.command import command
from generator.cli.options import source_options
from generator.cli.summary import answered, summary
from generator.cli.terminal import FORMATS, print_problems, show
from generator.cli.today import today_option
from generator.editions.release import left_open
from generator.model.collection import no_collection
from generator.model.problems import Problem, ProblemsFound
from generator.model.say import say, say_many
from generator.outputs.site.brand import colour_notes
from generator.workshop import asked, every_handbook


@command("check")
@source_options
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", help="How to print problems."
)
@click.option("--all", "everything", is_flag=True, help="Check every profile and every company.")
@today_option
def check_command(
    root: Path | None,
    industry: str,
    company: str | None,
    form: str,
    today: datetime.date,
    *,
    everything: bool,
) -> int:
    """Check the sources and print every problem; nothing is written.

    For a company's handbook it also lists what is left to settle before a release, for a
    profile the gaps that its texts still have.

    \b
    Example:
      handbook check --industry finance
      handbook check --all
    """
    wanted = asked(root, industry, company)
    handbooks = every_handbook(wanted.root) if everything else (wanted,)
    found: dict[tuple[object, ...], Problem] = {}
    lines: list[str] = []
    for one in handbooks:
        try:
            with no_collection():
                handbook, inputs, problems = one.resolve()
                advise(handbook, inputs, problems)
                left = left_open(handbook, inputs, today)
            elsewhere = everything and handbook.company is not None
            reported = (*problems.found, *(() if elsewhere else left))
            lines += [summary(handbook), *answered(handbook), *colour_notes(handbook)]
            if elsewhere and left:
                lines.append(
                    say_many(
                        "{name}: {n} point left to settle before a release"
                        " (`handbook check --company {name}` lists it)",
                        "{name}: {n} points left to settle before a release"
                        " (`handbook check --company {name}` lists them)",
                        len(left),
                        name=handbook.name,
                    )
                )
        except ProblemsFound as stopped:
            reported = stopped.problems
        found.update({problem.sort_key(): problem for problem in reported})
    if form != "text" or found:
        print_problems(found.values(), form)
    if any(problem.severity == "error" for problem in found.values()):
        return 1
    if form == "text":
        for line in lines:
            show(line)
        show(say("No problems."))
    return 0
