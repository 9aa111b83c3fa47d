"""`handbook doctor`: what is missing on this machine, and how to get it."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from generator import bootstrap
from generator.cli.terminal import say
from generator.model.problems import UsageFault
from generator.sources.discover import company_names, find_root, profile_names

_PACKAGES = ("mkdocs", "mkdocs-material", "Jinja2", "PyYAML", "Markdown", "pydantic", "typst")


@click.command("doctor")
@click.option("--root", type=click.Path(file_okay=False, path_type=Path), default=None)
def doctor_command(root: Path | None) -> int:
    """Check this machine and say what is missing and how to get it.

    \b
    Example:
      handbook doctor
    """
    lines = [*_python(), *_system(), *_packages(), *_sources(root), *_browser()]
    for good, line in lines:
        say(f"{'ok     ' if good else 'missing'} {line}")
    return 0 if all(good for good, _ in lines) else 1


def _python() -> Iterator[tuple[bool, str]]:
    version = ".".join(map(str, sys.version_info[:3]))
    oldest, newest = (".".join(map(str, one)) for one in (bootstrap.OLDEST, bootstrap.NEWEST))
    if sys.version_info < bootstrap.OLDEST:
        yield False, f"Python {version}: install Python {oldest} to {newest}"
    elif sys.version_info[:2] > bootstrap.NEWEST:
        yield True, f"Python {version}, newer than those that are tested ({oldest} to {newest})"
    else:
        yield True, f"Python {version}"


def _system() -> Iterator[tuple[bool, str]]:
    fault = bootstrap.unready()
    yield not fault, f"system: {fault or 'every package has a ready-made build for it'}"


def _packages() -> Iterator[tuple[bool, str]]:
    for name in _PACKAGES:
        try:
            yield True, f"{name} {importlib.metadata.version(name)}"
        except importlib.metadata.PackageNotFoundError:
            yield False, f"{name}: run `make setup`"


def _sources(root: Path | None) -> Iterator[tuple[bool, str]]:
    try:
        found = find_root((root or Path.cwd()).absolute())
    except UsageFault as fault:
        yield False, f"sources: {fault.message}; {fault.hint}"
        return
    profiles, companies = profile_names(found), company_names(found)
    yield True, f"sources: {len(profiles)} profiles, {len(companies)} companies"
    writable = os.access(found, os.W_OK)
    yield writable, "the folder can be written to" if writable else "the folder can't be written to"


def _browser() -> Iterator[tuple[bool, str]]:
    """Only the tests of the pages need a browser, so its absence is no fault."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path:
        yield True, "Chromium, for the tests of the pages"
    else:
        yield (
            True,
            "no Chromium: only the tests of the pages need it (Debian: apt-get install chromium)",
        )
