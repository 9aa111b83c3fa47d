"""Everything that an editor would remark on, as warnings."""

from __future__ import annotations

from generator.advice.chapters import check_reading
from generator.advice.confirmations import check_drift, check_stale
from generator.advice.doubled import check_doubled
from generator.advice.grounds import check_grounds
from generator.advice.lingering import check_lingering
from generator.advice.literal import check_literal
from generator.advice.posts import check_posts
from generator.advice.teams import check_teams
from generator.advice.typography import check_typography
from generator.advice.words import check_length, check_words
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.problems import Collector
from generator.resolve.languages import spoken


def advise(handbook: Handbook, inputs: Inputs, problems: Collector) -> None:
    """Add the editor's warnings on a resolved handbook; a build does without them.

    Args:
        handbook: The handbook.
        inputs: The layers that it was made of.
        problems: Receives HB411 to HB413 (length and words), HB414 and HB416 (reading), and
            HB415 (translations), all as warnings: style is the company's own affair; HB421 (signs
            in the wrong order); and HB417 (sentences that lead to what was taken out), HB418
            (names of teams), HB419 (placeholders that nothing fills in), HB420 (rules that cite
            nothing), HB422 (a name that repeats the word before it), and HB705 and HB706 (posts of
            which nothing is said), at which somebody has to look.
    """
    # A company of one language need not say in which language its texts are.
    spoken_inputs, _ = spoken(inputs, Collector())
    if handbook.style is not None:
        check_words(spoken_inputs, handbook.style, problems)
        check_typography(spoken_inputs, handbook.style, problems)
        check_length(handbook, handbook.style, problems)
        check_reading(handbook, handbook.style, problems)
    check_grounds(handbook, inputs, problems)
    check_posts(handbook, problems)
    check_lingering(handbook, problems)
    check_teams(handbook, problems)
    check_literal(handbook, problems)
    check_doubled(handbook, problems)
    check_drift(inputs, handbook.languages, problems)
    check_stale(spoken_inputs, problems)
