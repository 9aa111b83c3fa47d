"""Let coverage rest while what runs goes ways that are measured elsewhere."""

from __future__ import annotations

import functools
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


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


def resting(work: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """Give a function that coverage does not follow, whoever calls it.

    One frame turns the tracer off and on: it counts the calls on the way, and would take the
    lines that follow for those of another file.
    """

    @functools.wraps(work)
    def rest(*args: _Given.args, **named: _Given.kwargs) -> _Result:
        tracer, of_threads = sys.gettrace(), threading.gettrace()
        sys.settrace(None)
        threading.settrace(None)
        try:
            return work(*args, **named)
        finally:
            threading.settrace(of_threads)
            sys.settrace(tracer)

    return rest
