"""The `handbook` command, and the one place where expected faults become exit codes."""

from __future__ import annotations

import contextlib
import io
import os
import sys

import click

from generator import __version__
from generator.cli.command import Group
from generator.cli.language import asked_language, speaking
from generator.cli.later import Later
from generator.cli.terminal import note, print_bug, print_fault, print_problems
from generator.model.problems import HandbookError, ProblemsFound, WorldFault
from generator.model.say import say
from generator.sources.world import world_fault

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


COMMANDS = (
    "init",
    "profile",
    "build",
    "check",
    "serve",
    "pdf",
    "export",
    "import",
    "explain",
    "may-i",
    "doctor",
    "headers",
    "verify",
    "search-pack",
    "schemas",
    "coverage",
    "translations",
    "upgrade",
    "all",
    "fleet",
    "clean",
    "approve",
    "diff",
    "review",
    "ack",
)
"""Every command; `later.py` says where the program finds it."""

for name in COMMANDS:
    cli.add_command(Later(name))


def run(args: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0, 1, 2, 3 or 130."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        # Some services start programs with nothing to read from or print to.
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        # A terminal or a pipe with an old encoding gets \\u0142 instead of a crash.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(outcome(args))


def outcome(args: list[str] | None = None) -> int:
    """Run the command line in the language that is asked for, and give the exit code."""
    arguments = sys.argv[1:] if args is None else args
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            stack.enter_context(speaking(asked_language(arguments, os.environ)))
        return _outcome(arguments)


def _outcome(arguments: list[str]) -> int:
    """Turn whatever may happen into an exit code; nothing gets past it."""
    try:
        code = _attempt(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough.
        _write_no_more()
        return DONE
    except HandbookError as fault:
        return _told(fault)
    except OSError as error:
        _write_no_more()
        return _told(world_fault(error))
    except Exception as error:  # noqa: BLE001 - the one boundary; what is unexpected is our bug
        # Only here, because it brings all that processes need to talk to each other.
        from concurrent.futures.process import BrokenProcessPool

        if isinstance(error, BrokenProcessPool | MemoryError):
            words = say("the system ended a part of the program, mostly because memory ran out")
            return _told(WorldFault(words, say("close other programs and try again")))
        print_bug()
        return BUG
    return code


def _attempt(arguments: list[str]) -> int:
    """Run a command; what is wrong with its line or with the sources is told here."""
    form = "text"
    for index, argument in enumerate(arguments):
        if argument.startswith("--format"):
            form = argument.partition("=")[2] or "".join(arguments[index + 1 : index + 2])
    try:
        result = cli.main(args=arguments, prog_name="handbook", standalone_mode=False)
    except ProblemsFound as found:
        print_problems(found.problems, form, written=found.written)
        return PROBLEMS
    except (click.exceptions.Abort, KeyboardInterrupt):
        note(say("Interrupted."))
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return USAGE
    return result if isinstance(result, int) else DONE


def _told(fault: HandbookError) -> int:
    """Tell a fault that is expected, where anything can be told at all."""
    with contextlib.suppress(OSError):
        print_fault(fault)
    return USAGE


def _write_no_more() -> None:
    """Send what is left of the output nowhere if it can't be written, or Python fails at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
