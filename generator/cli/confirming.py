"""Note down in a layer's folder that translations were compared with their source."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

from generator.advice.confirmations import confirmed, source_language
from generator.cli.language import spoken
from generator.model.inputs import Inputs, Layer
from generator.model.layers import Base
from generator.model.problems import Collector
from generator.sources.confirmations import HEAD, confirmations_file
from generator.sources.discover import COMPANIES_FOLDER, company_names
from generator.sources.home import BASE_FOLDER, PROFILES_FOLDER, profile_names
from generator.sources.layer import read_sheet
from generator.sources.load import load_inputs
from generator.sources.notes import head
from generator.sources.upkeep import alone, keep
from generator.workshop import Asked

_SHEET = "translations"


def confirm(
    root: Path,
    folder: str,
    layer: Layer,
    inputs: Inputs,
    names: tuple[str, ...] | None,
    tell: Callable[[str], None],
) -> tuple[int, bool]:
    """Confirm entries of a layer as its texts stand.

    Args:
        root: The folder of the sources.
        folder: The layer's folder in it.
        layer: The layer.
        inputs: Everything that it was loaded with.
        names: Ids of the entries; None for all.
        tell: Told when another command has to end first.

    Returns:
        How many entries are confirmed now, and whether that changed anything.
    """
    with alone(root / folder, tell):
        problems = Collector()
        # As they are now: somebody else may have confirmed others since the layer was read.
        kept = read_sheet(root / folder, _SHEET, folder, problems)
        problems.raise_if_failed()
        base = inputs.base.head
        languages = [str(code) for code in base.languages] if isinstance(base, Base) else []
        newest = dataclasses.replace(layer, translations=kept)
        marks = confirmed(newest, source_language(layer, inputs), languages, names)
        path = root / folder / f"{_SHEET}.yml"
        text = confirmations_file(marks, "../" * len(Path(folder).parts), head(path, HEAD, spoken))
        return len(marks), keep(path, text)


def layers_of(wanted: Asked) -> dict[str, tuple[Layer, Inputs]]:
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
