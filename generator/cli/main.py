"""The `handbook` command, and the one place where expected faults become exit codes."""

from __future__ import annotations

import io
import os
import sys
import traceback

import click

from generator import __version__
from generator.cli.ack import ack_command
from generator.cli.all import all_command
from generator.cli.approve import approve_command
from generator.cli.build import build_command
from generator.cli.check import check_command
from generator.cli.clean import clean_command
from generator.cli.command import Group
from generator.cli.coverage import coverage_command
from generator.cli.diff import diff_command
from generator.cli.doctor import doctor_command
from generator.cli.explain import explain_command
from generator.cli.headers import headers_command
from generator.cli.init import init_command
from generator.cli.language import asked_language, speaking
from generator.cli.pdf import pdf_command
from generator.cli.profile import profile_command
from generator.cli.review import review_command
from generator.cli.schemas import schemas_command
from generator.cli.search_pack import search_pack_command
from generator.cli.serve import serve_command
from generator.cli.terminal import note, print_fault, print_problems
from generator.cli.translations import translations_command
from generator.cli.upgrade import upgrade_command
from generator.cli.verify import verify_command
from generator.model.problems import HandbookError, ProblemsFound
from generator.model.say import say

DONE, PROBLEMS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130


@click.group("handbook", cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="handbook")
def cli() -> None:
    """Build a company's social media policy handbook.

    \b
    Example:
      handbook build --industry finance
      handbook check --company bank-brzozowy
    """


for command in (
    init_command,
    profile_command,
    build_command,
    check_command,
    serve_command,
    pdf_command,
    explain_command,
    doctor_command,
    headers_command,
    verify_command,
    search_pack_command,
    schemas_command,
    coverage_command,
    translations_command,
    upgrade_command,
    all_command,
    clean_command,
    approve_command,
    diff_command,
    review_command,
    ack_command,
):
    cli.add_command(command)


def run(args: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0, 1, 2, 3 or 130."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal or a pipe with an old encoding gets \\u0142 instead of a crash.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    code = outcome(args)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough; Python must not try to write again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def outcome(args: list[str] | None = None) -> int:
    """Run the command line in the language that is asked for, and give the exit code."""
    arguments = sys.argv[1:] if args is None else args
    with speaking(asked_language(arguments, os.environ)):
        return _outcome(arguments)


def _outcome(arguments: list[str]) -> int:
    form = "text"
    for index, argument in enumerate(arguments):
        if argument.startswith("--format"):
            form = argument.partition("=")[2] or "".join(arguments[index + 1 : index + 2])
    try:
        result = cli.main(args=arguments, prog_name="handbook", standalone_mode=False)
    except ProblemsFound as found:
        print_problems(found.problems, form, written=found.written)
        return PROBLEMS
    except HandbookError as fault:
        print_fault(fault)
        return USAGE
    except (click.exceptions.Abort, KeyboardInterrupt):
        note(say("Interrupted."))
        return INTERRUPTED
    except BrokenPipeError:
        return DONE
    except click.ClickException as error:
        error.show()
        return USAGE
    except Exception:  # noqa: BLE001 - the one boundary; anything unexpected is our bug
        traceback.print_exc()
        note(
            say(
                "This is a bug in handbook {version}, not in your files. Please report the lines"
                " above together with the command.",
                version=__version__,
            )
        )
        return BUG
    return result if isinstance(result, int) else DONE
