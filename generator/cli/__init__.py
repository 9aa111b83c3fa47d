"""The command line: the only part that prints."""

from generator.cli.main import run

__all__ = ["run"]
