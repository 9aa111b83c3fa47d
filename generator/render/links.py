"""Names, and links to clauses, pages and references, as a page's language has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.model import registers
from generator.model.attributes import Data
from generator.model.clause import anchor
from generator.model.handbook import ResolvedClause
from generator.model.labels import Label
from generator.model.marks import Mark
from generator.model.pages import (
    ASSEMBLY,
    CRISIS_CARD,
    PAPERS,
    PLATFORMS,
    PRINT,
    QUIZ,
    REFERENCES,
    REPLIES,
    REVIEW,
    ROLES,
    SCENARIOS,
    WALLET_CARD,
    Owners,
    fixed_pages,
)
from generator.model.place import Place
from generator.model.reference import Reference
from generator.model.text import Text
from generator.render.ask import ask_address
from generator.render.escape import Safe, plain
from generator.render.prose import led_prose, prose
from generator.render.words import Words


@dataclass(frozen=True)
class Links(Words):
    """One language's words, with links between the pages."""

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Relative addresses of clauses, chapters and pages, by id."""
        held = filter(self.handbook.holds, fixed_pages())
        found = {page.stem: page.markdown for page in held if page.named}
        for chapter in self.handbook.chapters:
            for name in (chapter.id, *chapter.stands_for):
                found[name] = f"{chapter.file}.md"
            for resolved in chapter.clauses:
                found[resolved.id] = f"{chapter.file}.md#{anchor(resolved.id)}"
        for gone in self.handbook.removed if self.handbook.holds(ASSEMBLY) else ():
            found[gone.id] = f"{ASSEMBLY.markdown}#{anchor(gone.id)}"
        return found

    def shows(self, what: Owners) -> bool:
        """Tell whether the pages hold this of what is made for the owner."""
        return what in self.handbook.shows

    @property
    def counsel(self) -> bool:
        """True when the pages hold the notes on what counsel is to look at."""
        return self.shows(Owners.COUNSEL)

    def page_link(self, stem: str) -> Safe:
        """A link to a page by its name; nothing where the handbook has no such page."""
        held = filter(self.handbook.holds, fixed_pages())
        found = next((page for page in held if page.stem == stem), None)
        return Safe(f"[{self.label(found.title)}]({found.markdown})" if found else "")

    def also(self) -> list[tuple[str, Safe, Safe]]:
        """Further pages for the start page: file, name and what it is good for."""
        about = {
            SCENARIOS: Label.ABOUT_SCENARIOS,
            QUIZ: Label.ABOUT_QUIZ,
            REPLIES: Label.ABOUT_REPLIES,
            PLATFORMS: Label.ABOUT_PLATFORMS,
            ROLES: Label.ABOUT_ROLES,
            CRISIS_CARD: Label.ABOUT_CRISIS_CARD,
            WALLET_CARD: Label.ABOUT_WALLET_CARD,
            PAPERS: Label.ABOUT_PAPERS,
            REVIEW: Label.ABOUT_REVIEW,
            ASSEMBLY: Label.SITE_ABOUT_ASSEMBLY,
            PRINT: Label.PDF_ABOUT_PRINT,
        }
        return [
            (page.markdown, self.label(page.title), self.label(key))
            for page, key in about.items()
            if self.handbook.holds(page)
        ]

    def written(self, place: Place) -> Safe:
        """File and line in brackets, with a space before; nothing for those they do not help."""
        if not self.shows(Owners.SOURCES):
            return Safe("")
        return Safe(f" ({plain(place.file)}, {self.label(Label.LINE)} {place.line})")

    @cached_property
    def _clauses(self) -> dict[str, ResolvedClause]:
        every = (*self.handbook.clauses(), *self.handbook.removed)
        return {resolved.id: resolved for resolved in every}

    @cached_property
    def _names(self) -> dict[tuple[str, str], Text]:
        handbook = self.handbook
        return {
            **{("role", str(role.id)): role.name for role in handbook.of(registers.ROLES)},
            **{
                ("audience", str(group.id)): group.name
                for group in handbook.of(registers.AUDIENCES)
            },
            **{("area", str(area.id)): area.name for area in handbook.of(registers.AREAS)},
            **{("question", str(one.id)): one.title for one in handbook.of(registers.QUESTIONS)},
            **{("answer", str(one.id)): one.title for one in handbook.of(registers.ANSWERS)},
            # The history of a clause may name what was taken out since.
            **{
                (gone.register.kind, str(gone.entry.id)): gone.entry.name
                for gone in handbook.left_out
                if hasattr(gone.entry, "name")
            },
        }

    @cached_property
    def _references(self) -> dict[str, Reference]:
        return {
            str(reference.id): reference for reference in self.handbook.of(registers.REFERENCES)
        }

    def md(self, text: Text) -> Safe:
        """A Markdown text with values and links put in."""
        return prose(text, self.values, self.language, self.addresses, self._lending(text))

    def led(self, word: Safe, text: Text, mark: str = "") -> Safe:
        """A Markdown text behind a word in bold; its first paragraph has a mark of its own."""
        attributes, lead = self._lending(text), f"**{word}**"
        return led_prose(text, self.values, self.language, self.addresses, attributes, lead, mark)

    def _lending(self, text: Text) -> str:
        """Say of words in another language than the page's which one it is."""
        other = text.lent(self.language)
        return f"lang={other} class={Mark.LENT}" if other else ""

    def name(self, kind: str, entry: str) -> Safe:
        """The name of a role, an audience or a review area."""
        return self.t(self._names[kind, entry])

    def answer(self, entry: str) -> Safe:
        """A question before a post, or an answer to one; its id where nothing is asked."""
        kinds = ("question", "answer", "audience")
        found = next(
            (self._names[kind, entry] for kind in kinds if (kind, entry) in self._names), None
        )
        return Safe(plain(entry)) if found is None else self.t(found)

    def names(self, kind: str, entries: Iterable[str]) -> Safe:
        """Several names with commas between them."""
        return Safe(", ".join(self.name(kind, entry) for entry in entries))

    def layer(self, name: str) -> Safe:
        """What readers call a layer."""
        kind, _, own = name.partition(":")
        if kind == "base":
            return self.label(Label.LAYER_BASE)
        if kind == "profile":
            profile = next(found for found in self.handbook.profiles if found.id == own)
            return Safe(f"{self.label(Label.LAYER_PROFILE)} {self.t(profile.name)}")
        return Safe(f"{self.label(Label.LAYER_COMPANY)} {self.value(self.values['company'])}")

    @cached_property
    def _links(self) -> dict[str, Safe]:
        """Links to clauses that were made before."""
        return {}

    def clause(self, clause_id: str) -> Safe:
        """A link to a clause; to its entry among the removed ones if it is gone and listed."""
        known = self._links.get(clause_id)
        if known is None:
            known = self._links[clause_id] = self._link(clause_id)
        return known

    def _link(self, clause_id: str) -> Safe:
        resolved = self._clauses[clause_id]
        title = self.t(resolved.clause.title)
        number = f"{resolved.number} " if resolved.number else ""
        gone = "" if resolved.number else f" ({self.label(Label.GONE)})"
        if clause_id not in self.addresses:
            return Safe(f"{title}{gone}")
        return Safe(f"[{number}{title}]({self.addresses[clause_id]}){gone}")

    def page(self, clause_id: str) -> Safe:
        """The address of a clause as the finished site has it, for HTML that is no Markdown."""
        file, _, place = self.addresses[clause_id].partition(".md#")
        return Safe(f"{file}.html#{place}")

    def ask(self, resolved: ResolvedClause) -> Safe:
        """The address of a mail that asks about a clause; empty without a mailbox."""
        return Safe(ask_address(self.handbook, resolved, self.language))

    def clauses(self, ids: Iterable[str]) -> Safe:
        """Several clause links with commas between them."""
        return Safe(", ".join(self.clause(clause_id) for clause_id in ids))

    def cited(self, reference_id: str) -> Safe:
        """A legal reference as a clause names it, with its mark for counsel."""
        reference = self._references[reference_id]
        parts = [f"[{self.t(reference.title)}]({REFERENCES.markdown}#{reference_id.lower()})"]
        parts += [self.t(provision) for provision in reference.provisions]
        text = ", ".join(parts)
        if reference.settled or not self.shows(Owners.COUNSEL):
            return Safe(text)
        ask = reference.question or reference.doubt
        mark = f"**{self.label(Label.COUNSEL)}**{{ .{Mark.COUNSEL} }}"
        note = Safe(f"{mark}{': ' + self.t(ask) if ask else ''}")
        return Safe(f"{text} {self.unsearched(note)}")

    def unsearched(self, text: Safe) -> Safe:
        """Words within a line that the search passes over, because they tell nothing apart."""
        return Safe(f"<span {Data.UNSEARCHED}>{text}</span>")

    @cached_property
    def _citing(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one in self.handbook.clauses():
            for reference in dict.fromkeys(one.clause.references):
                found.setdefault(str(reference), []).append(one.id)
        return found

    def citing(self, reference_id: str) -> list[str]:
        """Ids of the clauses that cite a reference."""
        return self._citing.get(reference_id, [])
