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
from generator.cli.command import command
from generator.cli.language import spoken, spoken_language
from generator.cli.terminal import show
from generator.model.problems import UsageFault
from generator.model.say import Said, joined, say, say_many
from generator.sources.discover import company_names, find_root
from generator.sources.home import BASE_FOLDER, base_folder, own_profiles, profile_names
from generator.sources.world import working_folder

_PACKAGES = ("mkdocs", "mkdocs-material", "Jinja2", "PyYAML", "Markdown", "pydantic", "typst")


@command("doctor")
@click.option("--root", type=click.Path(file_okay=False, path_type=Path), default=None)
def doctor_command(root: Path | None) -> int:
    """Check this machine and say what is missing and how to get it.

    \b
    Example:
      handbook doctor
    """
    lines = [*_python(), *_system(), *_packages(), *_sources(root), *_browser()]
    for good, line in lines:
        show(joined(" ", [f"{spoken(say('ok') if good else say('missing')):7}", line]))
    return 0 if all(good for good, _ in lines) else 1


def _python() -> Iterator[tuple[bool, Said]]:
    version = ".".join(map(str, sys.version_info[:3]))
    oldest, newest = (".".join(map(str, one)) for one in (bootstrap.OLDEST, bootstrap.NEWEST))
    if sys.version_info < bootstrap.OLDEST:
        told = say(
            "Python {version}: install Python {oldest} to {newest}",
            version=version,
            oldest=oldest,
            newest=newest,
        )
        yield False, told
    elif sys.version_info[:2] > bootstrap.NEWEST:
        told = say(
            "Python {version}, newer than those that are tested ({oldest} to {newest})",
            version=version,
            oldest=oldest,
            newest=newest,
        )
        yield True, told
    else:
        yield True, say("Python {version}", version=version)


def _system() -> Iterator[tuple[bool, Said]]:
    fault = bootstrap.unready(spoken_language())
    good = say("every package has a ready-made build for it")
    yield not fault, say("system: {state}", state=fault or good)


def _packages() -> Iterator[tuple[bool, Said]]:
    for name in _PACKAGES:
        try:
            yield True, joined(" ", [name, importlib.metadata.version(name)])
        except importlib.metadata.PackageNotFoundError:
            yield False, say("{name}: run `make setup`", name=name)


def _sources(root: Path | None) -> Iterator[tuple[bool, Said]]:
    try:
        found = find_root(working_folder() / (root or ""))
    except UsageFault as fault:
        yield False, say("sources: {state}", state=joined("; ", [fault.message, fault.hint]))
        return
    profiles, companies = profile_names(found), company_names(found)
    counted = say_many("{n} profile", "{n} profiles", len(profiles))
    firms = say_many("{n} company", "{n} companies", len(companies))
    yield True, say("sources: {state}", state=joined(", ", [counted, firms]))
    if (base := base_folder(found)) != found / BASE_FOLDER:
        own = joined(", ", own_profiles(found)) or say("none")
        yield (
            True,
            say(
                "base policy of the program: {base}; profiles of this folder: {own}",
                base=base,
                own=own,
            ),
        )
    writable = os.access(found, os.W_OK)
    can, cannot = say("the folder can be written to"), say("the folder can't be written to")
    yield writable, can if writable else cannot


def _browser() -> Iterator[tuple[bool, Said]]:
    """Only the tests of the pages need a browser, so its absence is no fault."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path:
        yield True, say("Chromium, for the tests of the pages")
    else:
        yield (
            True,
            say(
                "no Chromium: only the tests of the pages need it"
                " (Debian: apt-get install chromium)"
            ),
        )
