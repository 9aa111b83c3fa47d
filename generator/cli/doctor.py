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
from generator.cli.arguments import Where
from generator.cli.command import command
from generator.cli.language import spoken, spoken_language
from generator.cli.terminal import show
from generator.model.problems import UsageFault
from generator.model.say import Said, joined, say, say_many
from generator.sources.discover import company_names, find_root
from generator.sources.home import BASE_FOLDER, base_folder, own_profiles, profile_names
from generator.sources.site_settings import engine_of, shared_config
from generator.sources.world import working_folder

_PACKAGES = (
    *("mkdocs", "properdocs", "mkdocs-material", "Jinja2", "PyYAML", "Markdown", "pydantic"),
    "typst",
)


@command("doctor")
@click.option(
    "--root",
    type=Where(file_okay=False, path_type=Path),
    default=None,
    help="Folder that holds companies/; default: this one, then those above.",
)
@click.option(
    "--wheelhouse",
    type=Where(file_okay=False, path_type=Path),
    default=None,
    help="Keep every package in this folder, and hold what is there against the locks.",
)
def doctor_command(root: Path | None, wheelhouse: Path | None) -> int:
    """Check this machine and say what is missing and how to get it.

    \b
    Example:
      handbook doctor
      handbook doctor --wheelhouse wheelhouse
    """
    lines = [*_python(), *_system(), *_packages(), *_sources(root), *_browser()]
    if wheelhouse:
        lines += _wheelhouse(wheelhouse)
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
    yield from _engine(found)
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


def _engine(root: Path) -> Iterator[tuple[bool, Said]]:
    try:
        engine = engine_of(shared_config(root))
    except UsageFault as fault:
        state: Said | str = joined("; ", [fault.message, fault.hint])
        yield False, say("engine of the site: {state}", state=state)
    else:
        yield True, say("engine of the site: {state}", state=engine.own_name)


def _wheelhouse(folder: Path) -> Iterator[tuple[bool, Said]]:
    """Fetch what the folder lacks, and tell what it holds then."""
    # Reading locks and names of wheels takes as long as the rest of the program needs to start.
    from generator.sources.locks import every_pin
    from generator.sources.wheelhouse import fetch, look

    pins = every_pin()
    found = look(folder, pins)
    if found.lacking:
        n = len(found.lacking)
        show(say_many("Fetching {n} package ...", "Fetching {n} packages ...", n))
        if fault := fetch(folder, found.lacking):
            yield False, say("wheelhouse: pip can't fetch what it lacks: {why}", why=fault)
        found = look(folder, pins)
    for pin in found.lacking:
        told = say(
            "wheelhouse: {name} {version}, for this Python and system",
            name=pin.name,
            version=pin.version,
        )
        yield False, told
    for name in found.spoiled:
        yield (
            False,
            say("wheelhouse: '{name}' has a hash that the locks do not hold; delete it", name=name),
        )
    yield (
        True,
        say_many(
            "wheelhouse: {n} package for this Python and system, with the hash of the locks",
            "wheelhouse: {n} packages for this Python and system, with the hashes of the locks",
            len(found.held),
        ),
    )


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
