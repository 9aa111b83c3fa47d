"""The words of one language for cells: plain, on lines of their own, and never encoded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model.clause import anchor
from generator.model.handbook import Handbook
from generator.model.labels import Label, label_of
from generator.model.pages import Page
from generator.model.registers import AUDIENCES, ROLES
from generator.model.text import Prose, Text
from generator.render.prose import flat
from generator.render.sheets.sheet import Cell
from generator.text.placeholders import fill
from generator.text.plain import plain_lines


@dataclass(frozen=True)
class Speech:
    """What the cells of one language can say."""

    handbook: Handbook
    language: str

    def label(self, key: Label) -> str:
        """Give a word of the pages themselves."""
        return self.flat(self.handbook.labels[key])

    def of_family(self, family: str, member: str) -> str:
        """Give the pages' word for a member of something that the sources name."""
        return self.label(label_of(family, member))

    def flat(self, text: Text | None) -> str:
        """Give a text on one line; nothing where there is none."""
        return flat(text, self.handbook.parameters, self.language) if text else ""

    def lines(self, text: Text | None) -> str:
        """Give a text with its paragraphs and entries on lines of their own."""
        if text is None:
            return ""
        if not isinstance(text, Prose):
            return self.flat(text)

        def filled(words: str) -> str:
            return fill(words, self.handbook.parameters, self.language)

        told = plain_lines(text[self.language], filled)
        # A hyphen at its beginning makes a spreadsheet take a cell for a formula.
        marks = {"-": "–"}
        return "\n".join(
            " ".join(filter(None, (marks.get(one.mark, one.mark), one.words))) for one in told
        )

    def yes_or_no(self, *, yes: bool) -> str:
        """Give the pages' word for yes or no."""
        return self.label(Label.YES if yes else Label.NO)

    @cached_property
    def roles(self) -> Mapping[str, str]:
        """Names of roles by their ids."""
        return {str(one.id): self.flat(one.name) for one in self.handbook.of(ROLES)}

    @cached_property
    def audiences(self) -> Mapping[str, str]:
        """Names of audiences by their ids."""
        return {str(one.id): self.flat(one.name) for one in self.handbook.of(AUDIENCES)}

    def role(self, name: object) -> str:
        """Give the name of a role; its id where nobody has such a role."""
        return self.roles.get(str(name), str(name)) if name else ""

    def several(self, names: Iterable[object], known: Mapping[str, str]) -> str:
        """Give the names of several things."""
        return "; ".join(known.get(str(name), str(name)) for name in names)

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """Number and id of each clause, by its id."""
        return {one.id: f"{one.number} {one.id}" for one in self.handbook.clauses()}

    def clauses(self, names: Iterable[object]) -> str:
        """Give clauses with their numbers, in the order of the handbook, one a line."""
        wanted = {str(name) for name in names}
        return "\n".join(words for name, words in self.numbers.items() if name in wanted)

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The site's page of each clause and chapter, by its id."""
        found: dict[str, str] = {}
        for chapter in self.handbook.chapters:
            page = f"{self.language}/{chapter.file}.html"
            found[chapter.id] = page
            for one in chapter.clauses:
                found[one.id] = f"{page}#{anchor(one.id)}"
        return found

    def page(self, page: Page) -> str:
        """Give a page of the site; nothing where the site has no such page."""
        return f"{self.language}/{page.html}" if self.handbook.holds(page) else ""

    def linked(self, said: str, name: str) -> Cell:
        """Make a cell that leads to a clause or a chapter."""
        return Cell(said, self.pages.get(name, ""))
