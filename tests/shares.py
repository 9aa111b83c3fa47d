"""How much of what is tried again and again is tried here: a fifth, and with CI=1 all.

The build server takes the share that `.ci/run` sets in HANDBOOK_TEST_PARTS.
"""

from __future__ import annotations

import os

ON_THE_BUILD_SERVER = bool(os.environ.get("CI"))
PARTS = int(os.environ.get("HANDBOOK_TEST_PARTS") or (1 if ON_THE_BUILD_SERVER else 5))
"""Into how many parts families of like cases are divided; one part is tried."""


def share(number: int) -> int:
    """Give how many of so many examples or attempts are to be tried, at least one."""
    return max(1, number // PARTS)
