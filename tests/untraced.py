"""Let coverage rest while what runs goes ways that are measured elsewhere."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def untraced() -> Iterator[None]:
    """Take coverage's tracer from this thread, and from processes and threads that it starts.

    pytest-cov's own pause leaves the tracer of a worker of xdist in place.
    """
    tracer, of_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        yield
    finally:
        threading.settrace(of_threads)
        sys.settrace(tracer)
