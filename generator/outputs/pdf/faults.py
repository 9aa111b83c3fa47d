"""Turn what the PDF can't do into problems with a place in the author's files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cached_property

from generator.model.handbook import Handbook
from generator.model.place import NOWHERE, Located, Place
from generator.model.problems import Collector, Problem
from generator.model.say import say
from generator.text.signs import report_sign


@dataclass
class Faults:
    """Collects problems while one document is written, each of them once."""

    handbook: Handbook
    language: str
    problems: Collector = field(default_factory=Collector)

    @cached_property
    def _texts(self) -> tuple[Located, ...]:
        return tuple(_located(self.handbook, set()))

    def no_glyph(self, sign: str, file: str) -> None:
        """Report a sign that no font covers, at every text that holds it (HB510).

        The sources were checked for these; what a command or a template says was not.
        """
        spots = [
            text.inside(text.index(sign), 1)
            for text in self._texts
            if sign in text and text.place != NOWHERE
        ]
        for place in spots or [self.page(file)]:
            told = Collector()
            report_sign(sign, place, told)
            self._note(told.found[0])

    def element(self, what: str, file: str, line: int, near: str) -> None:
        """Report an element that the PDF has no form for (HB511)."""
        message = say(
            "the PDF has no form for '{what}', which stands near '{near}'", what=what, near=near
        )
        hint = say("use paragraphs, lists, tables, bold, italics, code and links only")
        self._add("HB511", message, self.page(file, line), hint)

    def engine(self, message: str, file: str, hint: str) -> None:
        """Report an error or a warning of the engine (HB512)."""
        self._add(
            "HB512", say("the PDF engine says: {message}", message=message), self.page(file), hint
        )

    def dead_link(self, address: str, file: str, line: int) -> None:
        """Report a link to something that is not in the handbook (HB513)."""
        message = say("the link to '{address}' leads to no page of the handbook", address=address)
        self._add(
            "HB513", message, self.page(file, line), say("mend the link, or build the site anew")
        )

    def lost(self, words: str, file: str) -> None:
        """Report words of a page that did not get into the PDF (HB514)."""
        message = say("the PDF lacks words of this page: '{words}'", words=words)
        self._add(
            "HB514", message, self.page(file), say("report it: the writer of the PDF lost them")
        )

    def page(self, file: str, line: int = 1) -> Place:
        """Give the place of a built page."""
        if not file:
            return NOWHERE
        return Place(file=f"site/{self.language}/{file}", line=max(line, 1), column=1)

    def _add(self, code: str, message: str, place: Place, hint: str) -> None:
        self._note(Problem(code=code, message=message, place=place, hint=hint))

    def _note(self, problem: Problem) -> None:
        if problem not in self.problems.found:
            self.problems.found.append(problem)


def _located(value: object, seen: set[int]) -> Iterator[Located]:
    """Walk every text of a record that knows its place."""
    if isinstance(value, Located):
        yield value
    elif isinstance(value, str | int) or value is None or id(value) in seen:
        return
    elif isinstance(value, tuple | list):
        for entry in value:
            yield from _located(entry, seen)
    elif isinstance(value, dict):
        yield from _located(tuple(value.values()), seen)
    elif is_dataclass(value):
        seen.add(id(value))
        for entry in fields(value):
            yield from _located(getattr(value, entry.name, None), seen)
