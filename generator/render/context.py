"""What a template can ask for: texts in the page's language, names, links and lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass
from typing import Any

from generator.compare.snapshot import UNSEEN
from generator.model import registers
from generator.model.clause import Example, anchor
from generator.model.entries import Platform, Term
from generator.model.handbook import Event, Setting
from generator.model.labels import Label, label_of
from generator.model.layers import Account, Contact
from generator.model.marks import Mark
from generator.model.pages import (
    CHANGES,
    Owners,
)
from generator.model.reference import Evidence
from generator.model.register import Register
from generator.model.text import Text
from generator.render.ask import mail_link, phone_link
from generator.render.escape import Safe, plain
from generator.render.links import Links
from generator.resolve.exceptions import Limited
from generator.text.addresses import browsable
from generator.text.placeholders import shown


@dataclass(frozen=True)
class Context(Links):
    """One language's view of the handbook: all that a template can ask for."""

    def source(self, source: Evidence) -> Safe:
        """Where a reference was read, as a link with its dates."""
        dated = f", {plain(source.page_date)}" if source.page_date else ""
        host = plain(source.url.split("/")[2])
        address = browsable(source.url)
        seen = f"{self.label(Label.SEEN_ON)} {self.day(source.seen_on)}"
        link = f"[{host}]({address})" if address else host
        return Safe(f"{link}{dated} ({seen})")

    def event(self, event: Event) -> Safe:
        """One step of a clause's history, in one line."""
        done = self.label(label_of("event", event.shown))
        parts = [f"{done}: {self.layer(event.layer)}{self.written(event.place)}."]
        parts += [
            f"{self.label(Label.BEFORE)}: {self.strength(change.before)};"
            f" {self.label(Label.AFTER)}: {self.strength(change.after)}."
            for change in event.changes
            if change.name == "strength"
        ]
        if event.reason:
            parts.append(f"{self.label(Label.REASON)}: {self.t(event.reason)}")
        return Safe(" ".join([*parts, *self.approval(event)]))

    def approval(self, one: Event | Setting | Limited) -> Iterator[Safe]:
        """Who approved something, and until when it holds."""
        if one.approved_by:
            yield Safe(f"{self.label(Label.APPROVED_BY)}: {plain(one.approved_by)}.")
        if one.until:
            yield Safe(f"{self.label(Label.UNTIL)}: {self.day(one.until)}.")

    @property
    def compares(self) -> bool:
        """True when the site has pages on what each layer does differently."""
        return self.shows(Owners.COMPARISON)

    def entry(self, register: Register[Any], entry: Any) -> Safe:
        """What readers call an entry of a register, with the kind before it."""
        named = getattr(entry, register.title)
        title = self.t(named) if isinstance(named, Text) else plain(str(named))
        return Safe(f"{self.label(label_of('rv_kind', register.kind))}: {title}")

    def changed_entries(self) -> Iterator[tuple[Register[Any], Any, tuple[Event, ...]]]:
        """Walk the entries that later layers changed, with what was done to them."""
        for register in registers.changeable():
            for entry in self.handbook.of(register):
                history = self.handbook.entry_history.get((register.word, str(entry.id)))
                if history:
                    yield register, entry, history

    def changed(self, name: str, value: Any) -> Safe:
        """A field of a clause before or after a change, as one line."""
        if value is None or value in ((), {}):
            return self.label(Label.NOTHING)
        if isinstance(value, Text):
            return self.flat(value)
        if isinstance(value, bool):
            return self.label(Label.YES if value else Label.NO)
        if name == "strength":
            return self.strength(value)
        if isinstance(value, dict):
            return Safe(" · ".join(self._condition(one, value[one]) for one in value))
        return Safe("; ".join(self._member(name, entry) for entry in value))

    def _member(self, name: str, entry: Any) -> str:
        if name == "audience":
            return self.name("audience", entry)
        if isinstance(entry, Example):
            wrong, right = self.flat(entry.wrong), self.flat(entry.right)
            return f"{self.label(Label.WRONG)}: {wrong} {self.label(Label.RIGHT)}: {right}"
        return plain(str(entry))

    def _condition(self, question: str, answers: Iterable[str]) -> str:
        """A question before a post and answers to it, in their words where they have any."""
        told = "; ".join(self.answer(str(answer)) for answer in answers)
        return f"{self.answer(str(question))} {told}"

    def accounts(self, platform: str) -> tuple[Account, ...]:
        """The company's decision about a platform: an entry for each account, often only one."""
        return tuple(one for one in self.handbook.accounts if one.platform == platform)

    def owners(self, accounts: Iterable[Account]) -> Safe:
        """The roles that own accounts, each once; a dash where nobody does."""
        roles = dict.fromkeys(str(one.owner) for one in accounts if one.owner)
        return self.names("role", roles) if roles else Safe("–")

    def listed(self, *, official: bool) -> list[tuple[Platform, Account]]:
        """The accounts in use that have a name or an address, by platform; official ones or not."""
        return [
            (platform, one)
            for platform in self.handbook.of(registers.PLATFORMS)
            for one in self.accounts(str(platform.id))
            if one.used and (one.account or one.address) and (one.official is not False) == official
        ]

    def contact(self, role: str) -> Safe:
        """Whom to ask in a role, or a dash."""
        found = (contact for contact in self.handbook.contacts if contact.role == role)
        name = self.name("role", role)
        return Safe("; ".join(self.reach(contact, name) for contact in found) or "–")

    def reach(self, contact: Contact, beside: str = "") -> Safe:
        """A contact in one line: who, for which place, where to write and call, and when.

        A name that stands beside it already, because it is the role's, is not said again.
        """
        name = plain(contact.name)
        parts = [
            "" if name == beside else name,
            self.t(contact.region) if contact.region else "",
            mail_link(contact.email),
            phone_link(contact.phone) if contact.phone else "",
            self.t(contact.hours) if contact.hours else "",
        ]
        return Safe(", ".join(filter(None, parts)))

    def stopped(self, words: str) -> Safe:
        """Words that end with a full stop: their own, or one behind them."""
        return Safe(words if words.endswith((".", "!", "?", "…")) else f"{words}.")

    def phone(self, parameter: str, lead: str = "") -> Safe:
        """The number that a parameter holds, behind encoded words that lead in to it."""
        return phone_link(shown(self.values[parameter], self.language), lead)

    def emergency(self) -> Safe:
        """The number to call and the mailbox to write to when something went wrong, as links."""
        call = "incident_phone" in self.values
        write = "incident_email" in self.values
        links = (
            self.phone("incident_phone", self.label(Label.SITE_CALL)) if call else "",
            mail_link(self.values["incident_email"], self.label(Label.SITE_WRITE)) if write else "",
        )
        return Safe(" ".join(filter(None, links)))

    def counted(self, words: Safe, things: Sized) -> Safe:
        """Words with the number of the things that they lead to."""
        return Safe(f"{words} ({len(things)})")

    def sorted_terms(self) -> list[Term]:
        """The glossary in the order of the language's alphabet."""
        return sorted(
            self.handbook.of(registers.GLOSSARY), key=lambda term: self.sort_key(term.term)
        )

    def changed_mark(self, clause_id: str) -> Safe:
        """A link to what changed about a clause since the last edition; nothing otherwise."""
        for one in self.handbook.standing.differences:
            seen = {field.name for field in one.fields} - UNSEEN
            if one.kind == "clause" and one.id == clause_id and seen and one.action != "removed":
                words = f"{self.label(Label.RV_CHANGED_IN)} {plain(self.handbook.version)}"
                target = f"{CHANGES.markdown}#change-clause-{anchor(clause_id)}"
                return Safe(f" [{words}]({target}){{ .{Mark.CHANGED} }}")
        return Safe("")
