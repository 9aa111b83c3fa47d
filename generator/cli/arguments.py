"""Arguments and paths whose words are in the language of the reader."""

from __future__ import annotations

import copy
import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from generator.cli.language import looked_up

Function = TypeVar("Function", bound=Callable[..., object])


class Argument(click.Argument):
    """An argument whose placeholder is in the language of the reader, in faults as well."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Give the word that stands for the argument."""
        return looked_up(super().make_metavar(ctx))


class Where(click.Path):
    """A path; what is wrong with it is told in the language of the reader."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """Take a path that is as it has to be."""
        told = copy.copy(self)
        # click asks for this word when the program starts, before anybody knows the language.
        told.name = looked_up(self.name)
        return click.Path.convert(told, value, param, ctx)


def argument(*declarations: str, **more: Any) -> Callable[[Function], Function]:
    """Add an argument to a command."""
    return click.argument(*declarations, cls=Argument, **more)
