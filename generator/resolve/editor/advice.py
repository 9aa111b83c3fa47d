"""Everything that an editor would remark on, as warnings."""

from __future__ import annotations

from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.problems import Collector
from generator.resolve.editor.chapters import check_reading
from generator.resolve.editor.confirmations import check_drift


def advise(handbook: Handbook, inputs: Inputs, problems: Collector) -> None:
    """Add the editor's warnings on a resolved handbook; a build does without them.

    Args:
        handbook: The handbook.
        inputs: The layers that it was made of.
        problems: Receives HB414 and HB416 (reading), and HB415 (translations).
    """
    if handbook.style is not None:
        check_reading(handbook, handbook.style, problems)
    check_drift(inputs, handbook.languages, problems)
