"""An edition's data cut into entries that can be compared one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.registers import Stands, compared

_BINDING_FIRST = sorted(compared(), key=lambda register: not register.binding)
KINDS = (
    "clause",
    "parameter",
    "chapter",
    *(register.kind for register in _BINDING_FIRST),
    "contact",
    "account",
    "handbook",
)
"""Every kind of entry, in the order in which differences are told."""
_NO_CONTENT = {"id", "origin", "history", "number", "layer", "unconfirmed", "marked"}
_WHOLE = (
    "title",
    "company",
    "industries",
    "languages",
    "binding_language",
    "jurisdictions",
    "valid_from",
)

UNSEEN = frozenset({"topics", "requirements"})
"""Fields of a clause that editors go by and readers never see."""

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that an edition says, by kind and id, in reading order."""

    entries: Mapping[tuple[str, str], Fields]
    """What each entry says; where it was written and its number are left out."""
    sources: Mapping[tuple[str, str], Mapping[str, Any]]
    """The data that each entry was made from, with origin and history."""

    def order(self, kind: str) -> list[str]:
        """Give the ids of a kind in reading order."""
        return [name for known, name in self.entries if known == kind]


def snapshot(data: Mapping[str, Any]) -> Snapshot:
    """Cut the data of an edition or of a working copy into entries."""
    entries: dict[tuple[str, str], Fields] = {}
    sources: dict[tuple[str, str], Mapping[str, Any]] = {}
    for kind, name, entry, fields in _entries(data):
        key, count = (kind, name), 1
        while key in entries:
            # Two contacts may share a role.
            count += 1
            key = (kind, f"{name} {count}")
        entries[key] = _filled(fields)
        sources[key] = entry
    return Snapshot(entries, sources)


def clause_fields(clause: Mapping[str, Any]) -> Fields:
    """Give what a clause's data says, without its number, origin and history."""
    return _filled(_content(clause))


def _filled(fields: Fields) -> dict[str, Any]:
    return {field: value for field, value in fields.items() if not _nothing(value)}


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any], Fields]]:
    for chapter in data["chapters"]:
        for clause in chapter["clauses"]:
            yield "clause", clause["id"], clause, {"chapter": chapter["id"], **_content(clause)}
    for name, value in data["parameters"].items():
        told = {"value": value.get("value"), "shown": value.get("shown")}
        yield "parameter", name, value, told
    for chapter in data["chapters"]:
        rest = {key: value for key, value in chapter.items() if key != "clauses"}
        yield "chapter", chapter["id"], rest, _content(rest)
    one_page = data.get("one_page", {})
    for register in _BINDING_FIRST:
        within = one_page if register.stands is Stands.ONE_PAGE else data
        for entry in within.get(register.name, ()):
            yield register.kind, entry["id"], entry, _content(entry)
    for contact in data.get("contacts", ()):
        yield "contact", str(contact.get("role")), contact, contact
    for account in data.get("accounts", ()):
        yield "account", str(account.get("platform")), account, account
    whole = {name: data.get(name) for name in _WHOLE}
    whole |= {"intro": one_page.get("intro"), "closing": one_page.get("closing")}
    yield "handbook", "handbook", data, whole


def _nothing(value: Any) -> bool:
    """Tell whether a value says no more than a missing one; 0 does say more."""
    return value is None or value is False or value in ("", [], {})


def _content(entry: Mapping[str, Any]) -> Fields:
    return {name: value for name, value in entry.items() if name not in _NO_CONTENT}
