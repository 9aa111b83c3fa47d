"""What an author must mend: problems with a code, a place, a hint and further places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from generator.model.place import NOWHERE, Place
from generator.model.say import Said, joined, say

NOTHING_WRITTEN = say("Nothing was written.")
"""What is to be said about files when problems stopped a command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A second place that belongs to a problem."""

    message: str
    """What stands there, in a few words."""
    place: Place
    """Where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault in the sources."""

    code: str
    """`HB` and three digits; its meaning never changes (docs/problems.md)."""
    message: str
    """What is wrong with the author's text, quoting it; lower case, no full stop."""
    place: Place
    """Where to mend it."""
    hint: str = ""
    """One action that mends it."""
    notes: tuple[Note, ...] = ()
    """Further places that take part."""
    warning: bool = False
    """True when the handbook may still be built."""
    open: bool = False
    """True for what only has to be settled before an edition is approved."""
    guess: str = ""
    """What the hint writes, where it is only what was written in the form that belongs there."""
    listed: bool = False
    """True where something else stands where a list belongs."""

    @property
    def severity(self) -> str:
        """`error`, `warning`, or `open`."""
        return "open" if self.open else "warning" if self.warning else "error"

    def with_hint(self, hint: str) -> Problem:
        """Give the same problem with another action that mends it."""
        return replace(self, hint=hint, guess="")

    def sort_key(self) -> tuple[bool, bool, str, int, int, str, str]:
        """Order problems by file, line, column and code; warnings come late, open ones last."""
        return (self.open, self.warning, *self.place.sort_key(), self.code, self.message)

    def headline(self) -> Said:
        """Give the one-line form `file:line:column: CODE message`."""
        where = "" if self.place == NOWHERE else f"{self.place}: "
        kind = [say("open:")] if self.open else [say("warning:")] if self.warning else []
        return joined(" ", [f"{where}{self.code}", *kind, self.message])


class HandbookError(Exception):
    """The root of every fault that the program expects: a fault of the world, not of the program.

    Its words are one sentence for whoever gave the command.
    """

    hint: str = ""
    """The one action that helps; empty when the sentence says it."""


class ProblemsFound(HandbookError):
    """The sources hold problems; what was asked for was not written."""

    def __init__(self, problems: Iterable[Problem], written: str = NOTHING_WRITTEN) -> None:
        """Keep the problems sorted by place, and what is to be said about files."""
        self.problems = tuple(sorted(problems, key=Problem.sort_key))
        self.written = written
        super().__init__("; ".join(problem.headline() for problem in self.problems))


class UsageFault(HandbookError):
    """The command line asks for something that is not there."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the message and the one action that helps."""
        self.message = message
        self.hint = hint
        super().__init__(message)


class WorldFault(UsageFault):
    """The system refused something: there is no room, no permission, or what was there is gone."""


Teller = Callable[[Problem], Problem]
"""Makes a problem name files as they are to be opened."""


def as_found(problem: Problem) -> Problem:
    """Tell a problem with the names that its files have in the folder of the sources."""
    return problem


MOST_OF_A_KIND = 500
"""Problems of one code that are told of one file."""


@dataclass(slots=True)
class Collector:
    """Gathers problems, so that one run reports all of them."""

    found: list[Problem] = field(default_factory=list)
    """In the order of discovery."""
    told: Teller = as_found
    """How each problem is told."""
    _counts: Counter[tuple[str, str]] = field(default_factory=Counter, repr=False)

    def add(  # noqa: PLR0913 - a problem has that many parts
        self,
        code: str,
        message: str,
        place: Place,
        hint: str | Callable[[], str] = "",
        notes: tuple[Note, ...] = (),
        *,
        warning: bool = False,
        guess: str = "",
        listed: bool = False,
    ) -> None:
        """Note one problem down; of one kind in one file so many as somebody would mend singly.

        A hint that takes long to find, such as the nearest of many names, is given as a function.
        What the parts are, `Problem` says.
        """
        self._counts[code, place.file] += 1
        if self._counts[code, place.file] > MOST_OF_A_KIND:
            return
        if self._counts[code, place.file] == MOST_OF_A_KIND:
            message = say("the file has more problems of this kind than are told")
            hint, notes = say("mend those above; they may have one cause"), ()
            guess, listed = "", False
        told = hint if isinstance(hint, str) else hint()
        problem = Problem(
            code=code,
            message=message,
            place=place,
            hint=told,
            notes=notes,
            warning=warning,
            guess=guess,
            listed=listed,
        )
        self.found.append(self.told(problem))

    @property
    def failed(self) -> bool:
        """Tell whether anything but warnings was found."""
        return any(problem.severity == "error" for problem in self.found)

    def raise_if_failed(self) -> None:
        """Stop here if there is a problem that forbids going on.

        Raises:
            ProblemsFound: At least one problem that is no warning was added.
        """
        if self.failed:
            raise ProblemsFound(self.found)
