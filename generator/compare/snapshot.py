"""An edition's data cut into entries that can be compared one by one, and the hash over them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.register import Stands
from generator.model.registers import compared

_BINDING_FIRST = sorted(compared(), key=lambda register: not register.binding)
KINDS = (
    "clause",
    "parameter",
    "label",
    "chapter",
    *(register.kind for register in _BINDING_FIRST),
    "contact",
    "account",
    "handbook",
)
"""Every kind of entry, in the order in which differences are told."""
NO_CONTENT = {"id", "origin", "history", "number", "layer", "unconfirmed", "marked"}
"""What an entry's data holds beyond what the entry says."""
EXCEPTIONS = "exceptions"
"""The field of the whole handbook that holds what is let pass until a day."""
WHOLE = (
    "title",
    "subtitle",
    "intro",
    "notice",
    "company",
    "legal_name",
    "industries",
    "languages",
    "binding_language",
    "jurisdictions",
    "valid_from",
    EXCEPTIONS,
)
"""What the handbook says as a whole."""

UNSEEN = frozenset({"topics", "requirements", "house_rule", "subjects"})
"""Fields of a clause that editors go by and readers never see."""
REASONS = "reasons"
"""The field of a clause, value or entry that holds why layers changed it, and who approved it."""

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


def digest_of(data: Mapping[str, Any]) -> str:
    """Hash all that differences can tell of, so that two digests differ as soon as texts do.

    The version, the company's folder, and where things were written are no part of it; nor are
    confirmations of translations.

    Args:
        data: The data of a handbook or of an edition.

    Returns:
        64 hexadecimal digits of SHA-256.
    """
    entries = [[*key, fields] for key, fields in snapshot(data).entries.items()]
    text = json.dumps(entries, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def clause_fields(clause: Mapping[str, Any]) -> Fields:
    """Give what a clause's data says, without its number, origin and history."""
    return _filled(_content(clause))


def _filled(fields: Fields) -> dict[str, Any]:
    return {field: value for field, value in fields.items() if not _nothing(value)}


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any], Fields]]:
    for chapter in data["chapters"]:
        for clause in chapter["clauses"]:
            told = {"chapter": chapter["id"], **_content(clause)}
            yield "clause", clause["id"], clause, {**told, REASONS: _reasons(clause["history"])}
    for name, value in data["parameters"].items():
        told = {key: value.get(key) for key in ("value", "shown", "label")}
        yield (
            "parameter",
            name,
            value,
            {**told, REASONS: _reasons([*value.get("overridden", ()), value])},
        )
    for chapter in data["chapters"]:
        rest = {key: value for key, value in chapter.items() if key != "clauses"}
        yield "chapter", chapter["id"], rest, _content(rest)
    one_page = data.get("one_page", {})
    for register in _BINDING_FIRST:
        within = one_page if register.stands is Stands.ONE_PAGE else data
        for entry in within.get(register.name, ()):
            told = {**_content(entry), REASONS: _reasons(entry.get("history", ()))}
            yield register.kind, entry["id"], entry, told
    for contact in data.get("contacts", ()):
        yield "contact", str(contact.get("role")), contact, contact
    for account in data.get("accounts", ()):
        yield "account", str(account.get("platform")), account, account
    whole = {name: data.get(name) for name in WHOLE}
    whole |= {f"one_page_{part}": one_page.get(part) for part in ("intro", "closing")}
    for name, label in data.get("labels", {}).items():
        yield "label", name, {**label, "title": label["text"]}, {"text": label["text"]}
    yield "handbook", "handbook", data, whole


def _reasons(events: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Give what is printed of why a clause or value is as it is, oldest first."""
    told = ({name: event.get(name) for name in ("reason", "approved_by")} for event in events)
    return [one for one in told if one["reason"] or one["approved_by"]]


def _nothing(value: Any) -> bool:
    """Tell whether a value says no more than a missing one; 0 does say more."""
    return value is None or value is False or value in ("", [], {})


def _content(entry: Mapping[str, Any]) -> Fields:
    return {name: value for name, value in entry.items() if name not in NO_CONTENT}
