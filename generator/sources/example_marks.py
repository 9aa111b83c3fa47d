"""Write down what the shipped examples say, so that copies of them can be told."""

from __future__ import annotations

from pathlib import Path

from generator.model.layers import Company
from generator.sources.discover import company_names
from generator.sources.examples import FILE, example_marks
from generator.sources.load import load_inputs
from generator.sources.upkeep import alone, keep


def current_marks(root: Path) -> str:
    """Give the text of `examples.json` as the made-up companies of a root ask for it."""
    layers = (load_inputs(root, (), name)[0].company for name in company_names(root))
    made_up = (
        layer
        for layer in layers
        if layer is not None and isinstance(layer.head, Company) and layer.head.example
    )
    return example_marks(made_up)


def write_example_marks(root: Path) -> bool:
    """Write `examples.json`, and tell whether anything changed."""
    with alone(FILE.parent):
        return keep(FILE, current_marks(root))
