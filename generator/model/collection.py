"""When Python looks for records that only hold each other."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Make many records that are kept; looking for cycles among them is in vain."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@contextmanager
def only_new_collected() -> Iterator[None]:
    """Look for cycles only among what is made in the block; all that was there before stays."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
