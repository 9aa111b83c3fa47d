"""`handbook translations`: what is translated, what was compared, and what is still to do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import click

from generator.advice.confirmations import source_language, units
from generator.advice.translating import State, Task, shown_tasks, tasks
from generator.cli.arguments import argument
from generator.cli.command import group
from generator.cli.confirming import confirm, layers_of
from generator.cli.language import spoken
from generator.cli.options import source_options
from generator.cli.terminal import note, show
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs, Layer
from generator.model.layer_words import layer_words
from generator.model.layers import Base, Company
from generator.model.nearest import did_you_mean
from generator.model.problems import UsageFault
from generator.model.say import joined, say, say_many
from generator.model.translation import Catalog
from generator.sources.catalogs import FOLDER as CATALOGS
from generator.sources.catalogs import MAX_BYTES as CATALOG_BYTES
from generator.sources.catalogs import Wanted, catalog_file, check_catalog
from generator.sources.discover import COMPANIES_FOLDER
from generator.sources.home import BASE_FOLDER, PROFILES_FOLDER
from generator.sources.upkeep import alone, keep
from generator.text.locale import language_name
from generator.workshop import asked


@group("translations")
def translations_command() -> None:
    """Keep track of translations that somebody has compared with their source.

    \b
    Example:
      handbook translations confirm --all
      handbook translations template uk --company lesna-polana
      handbook translations status --company lesna-polana
    """


@translations_command.command("confirm")
@argument("names", nargs=-1, metavar="[ID]...")
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
    every = layers_of(wanted)
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
            chosen = None if everything else names
            count, changed = confirm(wanted.root, folder, layer, inputs, chosen, note)
            told = [
                say_many(
                    "{layer}: {n} entry confirmed",
                    "{layer}: {n} entries confirmed",
                    count,
                    layer=layer_words(layer.name),
                )
            ]
            show(joined(", ", told if changed else [*told, say("nothing changed")]))


def _names(found: Mapping[str, tuple[Layer, Inputs]]) -> set[str]:
    return {unit.id for layer, _ in found.values() for unit in units(layer)}


@translations_command.command("template")
@argument("language")
@source_options
def template_command(language: str, root: Path | None, industry: str, company: str | None) -> None:
    """Write what is to be put into a further language, the source text beside each.

    With a company, one file in its folder, languages/LANGUAGE.po, holds everything of its handbook.
    Without, the base and each profile that is named get a file of their own, for all companies.
    Written again, the file keeps what was translated, and marks what has changed since.

    \b
    Example:
      handbook translations template uk --company lesna-polana
    """
    if not language_name(language) or not re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", language):
        raise UsageFault(
            say("no language is known as '{code}'", code=language),
            say("write its code, such as uk or de"),
        )
    wanted = asked(root, industry, company)
    handbook, inputs, _ = wanted.resolve()
    if language in _base_languages(inputs):
        raise UsageFault(
            say("the base policy has its own texts in '{language}'", language=language),
            say(
                "write them in the files themselves, beside the others, as '{language}: ...'",
                language=language,
            ),
        )
    other = _stand_in(language, inputs)
    groups = [((inputs.company or inputs.base).name, _files_folder(inputs.company), inputs.layers)]
    if inputs.company is None:
        layers = (inputs.base, *inputs.profiles)
        groups = [(layer.name, _files_folder(layer), (layer,)) for layer in layers]
    for name, folder, layers in groups:
        file = f"{folder}/{CATALOGS}/{language}.po"
        path = wanted.root / file
        taken = _catalogs(inputs, language, without=name)
        own = {layer.name for layer in layers}
        texts = [
            Wanted(
                source=task.source.strip(),
                where=(task.source.place.file, task.source.place.line),
                entry=task.entry,
            )
            for task in _missing(inputs, handbook, language, other, taken)
            if task.layer in own
        ]
        with alone(wanted.root / folder, note):
            text = catalog_file(path, language, texts, spoken)
            check = partial(check_catalog, file=file)
            changed = keep(path, text, check, most=CATALOG_BYTES)
        told = [
            say_many(
                "{file}: {n} text",
                "{file}: {n} texts",
                len({one.source for one in texts}),
                file=file,
            )
        ]
        show(joined(", ", told if changed else [*told, say("nothing changed")]))


def _missing(
    inputs: Inputs,
    handbook: Handbook,
    language: str,
    other: str,
    taken: tuple[Catalog, ...],
) -> list[Task]:
    """List the texts without a translation that the edition shows, or that somebody has begun."""
    shown = {one.source.strip() for one in shown_tasks(inputs, handbook, language, other, taken)}
    # What somebody has translated already stays, for the day when another edition shows it.
    shown |= set(inputs.company.catalogs.get(language, ())) if inputs.company else set()
    return [
        task
        for task in tasks(inputs, handbook, language, other, taken)
        if task.state is State.MISSING and task.source.strip() in shown
    ]


@translations_command.command("status")
@source_options
def status_command(root: Path | None, industry: str, company: str | None) -> None:
    """Count what is translated, language by language.

    \b
    Example:
      handbook translations status --company lesna-polana
    """
    handbook, inputs, _ = asked(root, industry, company).resolve()
    if len(handbook.languages) == 1:
        show(say("the handbook has one language, so there is nothing to translate"))
    for language in handbook.languages:
        if language in _base_languages(inputs):
            _tell_confirmed(inputs, language)
    further = dict.fromkeys(code for layer in inputs.layers for code in layer.catalogs)
    further |= dict.fromkeys(set(handbook.languages) - _base_languages(inputs))
    for language in sorted(further):
        other = _stand_in(language, inputs)
        taken = _catalogs(inputs, language)
        shown = shown_tasks(inputs, handbook, language, other, taken)
        states = Counter(task.state for task in shown)
        wanted = {one.source.strip() for one in tasks(inputs, handbook, language, other, taken)}
        lost = sum(source not in wanted for catalog in taken for source in catalog)
        done = states[State.OWN] + states[State.DONE]
        show(
            say(
                "{language}: {done} of {all} texts translated, {stale} to check,"
                " {missing} shown in '{other}'",
                language=language,
                done=done,
                all=states.total(),
                stale=states[State.STALE],
                missing=states[State.MISSING],
                other=other,
            )
        )
        if lost:
            show(
                say_many(
                    "{language}: {n} translation fits no text; write the file anew with 'template'",
                    "{language}: {n} translations fit no text; write the file anew with 'template'",
                    lost,
                    language=language,
                )
            )


def _tell_confirmed(inputs: Inputs, language: str) -> None:
    for layer in inputs.layers:
        source = source_language(layer, inputs)
        if language == source or layer.translations is None:
            continue
        every = [unit for unit in units(layer) if unit.given(language)]
        waiting = sum(
            layer.translations.get(unit.id, {}).get(language) != unit.mark(source) for unit in every
        )
        show(
            say(
                "{language}, {layer}: {done} of {all} entries compared with '{source}'",
                language=language,
                layer=layer_words(layer.name),
                done=len(every) - waiting,
                all=len(every),
                source=source,
            )
        )


def _base_languages(inputs: Inputs) -> set[str]:
    head = inputs.base.head
    return {str(code) for code in head.languages} if isinstance(head, Base) else set()


def _stand_in(language: str, inputs: Inputs) -> str:
    """Give the language that stands in for a further one."""
    company = inputs.company.head if inputs.company else None
    named = company.fallback if isinstance(company, Company) else {}
    found = [str(other) for code, other in named.items() if code == language]
    return found[0] if found else source_language(inputs.base, inputs)


def _catalogs(inputs: Inputs, language: str, without: str = "") -> tuple[Catalog, ...]:
    return tuple(
        catalog
        for layer in reversed(inputs.layers)
        for code, catalog in layer.catalogs.items()
        if code == language and layer.name != without
    )


def _files_folder(layer: Layer | None) -> str:
    kind, _, name = (layer.name if layer else "base").partition(":")
    top = {"profile": f"{PROFILES_FOLDER}/", "company": f"{COMPANIES_FOLDER}/"}.get(kind)
    return f"{top}{name}" if top else BASE_FOLDER
