"""What no input may do: end in a fault that is not ours, or take longer than its size allows."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from types import FrameType

from generator.cli.language import speaker, speaking
from generator.cli.terminal import _visible
from generator.model.place import NOWHERE
from generator.model.problems import HandbookError, Problem, ProblemsFound, UsageFault
from generator.sources.picture_fault import PictureFault

OURS = (HandbookError, PictureFault)
"""Faults that the program tells in words."""
Try = Callable[[bytes], Iterable[Problem] | None]
"""Reads one input, and gives the problems that were found."""
_SECONDS = 2.0
_SECONDS_FOR_A_BYTE = 0.00006


class TooSlow(Exception):
    """An input took more time than its size allows."""


def allowed(size: int) -> float:
    """Give the seconds of processor time that an input of so many bytes may take.

    A kilobyte gets two seconds; the largest file that is read as text, 1 MiB, a minute.
    """
    return _SECONDS + size * _SECONDS_FOR_A_BYTE


def judge(attempt: Try, data: bytes) -> None:
    """Try one input; whatever is said of it has to be sayable in every language.

    Raises:
        TooSlow: It took too long.
        Exception: Whatever the program does not expect.
    """
    start = time.process_time()
    with _stopped_after(allowed(len(data))):
        try:
            found: Iterable[Problem] = tuple(attempt(data) or ())
        except OURS as fault:
            found = _told(fault)
        for problem in found:
            _say(problem)
    spent = time.process_time() - start
    if spent > allowed(len(data)):
        raise TooSlow(f"{spent:.1f} s for {len(data)} bytes")


def _told(fault: Exception) -> Iterable[Problem]:
    if isinstance(fault, ProblemsFound):
        return fault.problems
    if isinstance(fault, UsageFault | PictureFault):
        _polish()(fault.message)
        _polish()(fault.hint)
    return ()


def _say(problem: Problem) -> None:
    """Say a problem as the command line does, and look whether it stands where it says."""
    place = problem.place
    for text in (problem.headline(), problem.hint, *(note.message for note in problem.notes)):
        # What a terminal can't take ends in a traceback, too.
        _visible(_polish()(text)).encode()
    if place != NOWHERE:
        assert min(place.line, place.column, place.length) >= 1, place
        assert not place.excerpt or place.column <= len(place.excerpt) + 1, place


@cache
def _polish() -> Callable[[str], str]:
    with speaking("pl"):
        return speaker()


@contextmanager
def _stopped_after(seconds: float) -> Iterator[None]:
    """Raise TooSlow in what goes on for longer; C code that asks nobody is measured afterwards."""
    here = threading.current_thread() is threading.main_thread()
    if not (here and hasattr(signal, "setitimer")):
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlow(f"more than {seconds:.1f} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
