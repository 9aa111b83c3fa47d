"""Make the whole handbook of what was loaded: the steps of ARCHITECTURE.md, one after the other."""

from __future__ import annotations

import dataclasses

from generator.advice.confirmations import stamped
from generator.aid.checks import check_aid
from generator.compare.data import as_data
from generator.compare.snapshot import digest_of
from generator.editions.chain import check_editions
from generator.editions.own_words import own_words
from generator.editions.standing import standing_of
from generator.editions.words import marked
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.problems import Collector
from generator.resolve import resolve
from generator.review.due import reviewed
from generator.text.typing import check_typing


def combine(inputs: Inputs, problems: Collector | None = None) -> Handbook:
    """Make the whole handbook out of loaded layers, editions and reviews; pure.

    Args:
        inputs: The loaded layers. Profiles and company may be absent.
        problems: Warnings from loading, to be reported together with what is found here.

    Raises:
        ProblemsFound: One or more layers do not fit together, or an edition is not what was
            approved. All problems are reported.
    """
    problems = problems or Collector()
    check_editions(inputs.editions, inputs.listed, problems)
    check_typing(inputs, problems)
    # Steps 1 to 8 combine the layers.
    handbook = resolve(inputs, problems)
    # Step 9: check that the clauses give every combination of answers an outcome.
    check_aid(handbook, problems)
    problems.raise_if_failed()
    # Step 10: mark translations that wait, and count signed reviews.
    handbook = reviewed(stamped(handbook, inputs), inputs.reviews)
    # Step 11: seal the result with the digest of its content.
    handbook = dataclasses.replace(handbook, digest=digest_of(as_data(handbook)))
    # Step 12: compare it with the company's editions, and list what is still to be confirmed.
    words = marked(own_words(handbook, inputs), inputs.editions)
    handbook = dataclasses.replace(handbook, own_words=words)
    standing = standing_of(handbook, inputs.editions, inputs.reviews)
    return dataclasses.replace(handbook, standing=standing)
