"""`handbook translations confirm`: note down that a translation says the same as its source."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from generator.advice.confirmations import confirmed, source_language, units
from generator.cli.command import group
from generator.cli.options import source_options
from generator.cli.terminal import show
from generator.model.inputs import Inputs, Layer
from generator.model.layers import Base
from generator.model.nearest import did_you_mean
from generator.model.problems import UsageFault
from generator.model.say import joined, say, say_many
from generator.sources.confirmations import confirmations_file
from generator.sources.discover import (
    COMPANIES_FOLDER,
    company_names,
    load_inputs,
)
from generator.sources.home import BASE_FOLDER, PROFILES_FOLDER, profile_names
from generator.sources.upkeep import keep
from generator.workshop import Asked, asked

FILE = "translations.yml"


@group("translations")
def translations_command() -> None:
    """Keep track of translations that somebody has compared with their source.

    \b
    Example:
      handbook translations confirm --all
    """


@translations_command.command("confirm")
@click.argument("names", nargs=-1, metavar="[ID]...")
@source_options
@click.option("--all", "everything", is_flag=True, help="Confirm every text of the layers.")
def confirm_command(
    names: tuple[str, ...],
    root: Path | None,
    industry: str,
    company: str | None,
    *,
    everything: bool,
) -> None:
    """Note down that translations say the same as their source texts now do.

    Each layer that has one of the entries gets its own translations.yml. Without a profile or a
    company, the base, all profiles and all companies take part. From its first confirmation on,
    a layer's other entries count as not yet confirmed.

    \b
    Example:
      handbook translations confirm tone.voice scenario/bitter-post
      handbook translations confirm --all
    """
    if everything == bool(names):
        raise UsageFault(
            say("no translations are named"),
            say("name the ids of those to confirm, or write --all for all of them"),
        )
    wanted = asked(root, industry, company)
    every = _layers(wanted)
    # What came with the program is confirmed there, and nothing is written into it.
    found = {folder: one for folder, one in every.items() if (wanted.root / folder).is_dir()}
    known = _names(found)
    for name in names:
        if name in _names(every) - known:
            raise UsageFault(
                say("'{name}' came with the program", name=name),
                say("confirm your own texts only"),
            )
        if name not in known:
            raise UsageFault(
                say("nothing is called '{name}'", name=name), did_you_mean(name, known)
            )
    for folder, (layer, inputs) in found.items():
        own = {unit.id for unit in units(layer)}
        if everything or own & set(names):
            marks = _marks(layer, inputs, None if everything else names)
            text = confirmations_file(marks, "../" * len(Path(folder).parts))
            changed = keep(wanted.root / folder / FILE, text)
            told = [
                say_many(
                    "{layer}: {n} entry confirmed",
                    "{layer}: {n} entries confirmed",
                    len(marks),
                    layer=layer.name,
                )
            ]
            show(joined(", ", told if changed else [*told, say("nothing changed")]))


def _names(found: Mapping[str, tuple[Layer, Inputs]]) -> set[str]:
    return {unit.id for layer, _ in found.values() for unit in units(layer)}


def _marks(
    layer: Layer, inputs: Inputs, names: tuple[str, ...] | None
) -> dict[str, dict[str, str]]:
    head = inputs.base.head
    languages = [str(code) for code in head.languages] if isinstance(head, Base) else []
    return confirmed(layer, source_language(layer, inputs), languages, names)


def _layers(wanted: Asked) -> dict[str, tuple[Layer, Inputs]]:
    """Load the layers that are meant, each once, by the folder that it stands in."""
    combinations: list[tuple[tuple[str, ...], str | None]] = [(wanted.industries, wanted.company)]
    if not wanted.industries and wanted.company is None:
        combinations = [(tuple(profile_names(wanted.root)), None)]
        combinations += [((), name) for name in company_names(wanted.root)]
    found: dict[str, tuple[Layer, Inputs]] = {}
    for industries, company in combinations:
        inputs, _ = load_inputs(wanted.root, industries, company)
        found.setdefault(BASE_FOLDER, (inputs.base, inputs))
        for profile in inputs.profiles:
            found.setdefault(f"{PROFILES_FOLDER}/{profile.title}", (profile, inputs))
        if inputs.company is not None:
            found.setdefault(f"{COMPANIES_FOLDER}/{inputs.company.title}", (inputs.company, inputs))
    return found
