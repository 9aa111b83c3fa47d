"""The short name of a company by its name in the register."""

from __future__ import annotations

import re

_FORM = re.compile(
    r"(?i),?\s+(?:s\.?\s?a\.?|p\.?s\.?a\.?|sp\.?\s?z\s?o\.?\s?o\.?|sp\.?\s?[jkp]\.?|s\.?c\.?|s\.?k\.?a\.?|"
    r"spółka\s.*|(?:pte\.?\s)?ltd\.?|limited|inc\.?|llc|llp|plc|gmbh|ag|s\.?r\.?o\.?)$"
)


def short_name(full: str) -> str:
    """Give a company's name without its legal form.

    >>> short_name("Bank Brzozowy S.A."), short_name("Leśna Polana sp. z o.o.")
    ('Bank Brzozowy', 'Leśna Polana')
    """
    return _FORM.sub("", full)
