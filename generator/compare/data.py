"""The handbook as plain data, which handbook.json, digests and editions share."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any

from generator.model.asked import ByQuestion
from generator.model.entries import Parameter
from generator.model.entry_change import OWN
from generator.model.handbook import (
    Event,
    Handbook,
    LeftOut,
    ResolvedChapter,
    ResolvedClause,
    Setting,
    Value,
)
from generator.model.place import Place, layer_of
from generator.model.register import Register, Stands
from generator.model.registers import DUTIES, compared
from generator.model.text import ANY, Text
from generator.resolve.exceptions import exceptions
from generator.text.placeholders import filled, shown_raw

UNSAID = OWN
"""Fields of an entry that say nothing of their own: the id stands first, the rest chose it."""


def as_data(handbook: Handbook) -> dict[str, Any]:
    """Give everything that the handbook says, with values put into the texts.

    Returns:
        Dictionaries, lists, texts and numbers only; equal handbooks give equal data.
    """
    values = handbook.parameters

    def text(words: Text | None) -> dict[str, str] | None:
        return None if words is None else filled(words, values)

    return {
        "name": handbook.name,
        "title": text(handbook.title),
        "subtitle": text(handbook.subtitle),
        "intro": text(handbook.intro),
        "notice": text(handbook.notice),
        "company": str(handbook.company.name) if handbook.company else None,
        "legal_name": _legal_name(handbook),
        "industries": list(handbook.industries),
        "languages": list(handbook.languages),
        "binding_language": handbook.binding_language,
        "jurisdictions": list(handbook.jurisdictions),
        "version": handbook.version,
        "valid_from": handbook.valid_from.isoformat(),
        "digest": handbook.digest,
        "parameters": {name: _value(value, handbook) for name, value in sorted(values.items())},
        "chapters": [_chapter(chapter, handbook) for chapter in handbook.chapters],
        "one_page": {
            "intro": text(handbook.one_page_intro),
            "duties": _listed(DUTIES, handbook),
            "closing": text(handbook.one_page_closing),
        },
        **{
            register.name: _listed(register, handbook)
            for register in compared()
            if register.stands is not Stands.ONE_PAGE
        },
        "contacts": [plain_data(contact, values) for contact in handbook.contacts],
        "accounts": [plain_data(account, values) for account in handbook.accounts],
        "exceptions": [
            {"target": one.target, "until": one.until.isoformat()} for one in exceptions(handbook)
        ],
        "labels": {
            key: {"text": text(label), "origin": _origin(label.place)}
            for key, label in sorted(handbook.labels.items())
            if layer_of(label.place) != "base"
        },
        "left_out": [_left_out(one, handbook) for one in handbook.left_out],
        "removed": [clause_data(clause, handbook) for clause in handbook.removed],
    }


def _listed(register: Register[Any], handbook: Handbook) -> list[dict[str, Any]]:
    """Give the entries of a register; those that a later layer changed, with the history."""
    found = []
    for one in handbook.of(register):
        history = handbook.entry_history.get((register.word, str(one.id)), ())
        told = {"history": [_event(event, handbook) for event in history]} if history else {}
        found.append({**_entry(one, handbook), **register.also(one), **told})
    return found


def _entry(record: Any, handbook: Handbook) -> dict[str, Any]:
    data: dict[str, Any] = {"id": str(record.id)}
    for name in record.__dataclass_fields__:
        if name not in UNSAID:
            data[name] = plain_data(getattr(record, name), handbook.parameters)
    return {**data, "origin": _origin(record.id.place)}


def _chapter(chapter: ResolvedChapter, handbook: Handbook) -> dict[str, Any]:
    return {
        "id": chapter.id,
        "number": chapter.number,
        "title": filled(chapter.title, handbook.parameters),
        "summary": filled(chapter.summary, handbook.parameters),
        "owner": str(chapter.owner),
        "reviewed": chapter.reviewed.isoformat(),
        "review_months": chapter.review_months,
        "layer": chapter.layer,
        "clauses": [clause_data(clause, handbook) for clause in chapter.clauses],
    }


def _left_out(one: LeftOut, handbook: Handbook) -> dict[str, Any]:
    title = getattr(one.entry, one.register.title)
    return {
        "kind": one.register.kind,
        "id": str(one.entry.id),
        "title": plain_data(title, handbook.parameters),
        "history": [_event(event, handbook) for event in one.history],
    }


def _legal_name(handbook: Handbook) -> str | None:
    own = handbook.company
    return str(own.legal_name) if own and own.legal_name else None


def as_json(handbook: Handbook) -> str:
    """Give the data as the text of handbook.json: readable, stable, with a final newline."""
    return json.dumps(as_data(handbook), ensure_ascii=False, indent=1) + "\n"


def _origin(place: Place) -> dict[str, Any]:
    return {"layer": layer_of(place), "file": place.file, "line": place.line}


def clause_data(resolved: ResolvedClause, handbook: Handbook) -> dict[str, Any]:
    """Give one clause with origin and history as plain data."""
    clause = resolved.clause
    values = handbook.parameters
    return {
        "id": resolved.id,
        "number": resolved.number,
        "title": filled(clause.title, values),
        "strength": str(clause.strength),
        "statement": filled(clause.statement, values),
        "guidance": filled(clause.guidance, values) if clause.guidance else {},
        "why": filled(clause.why, values),
        "examples": plain_data(clause.examples, values),
        "remedy": filled(clause.remedy, values) if clause.remedy else {},
        "references": [str(ref) for ref in clause.references],
        "audience": [str(audience) for audience in clause.audience],
        "topics": [str(topic) for topic in clause.topics],
        "requirements": [str(requirement) for requirement in clause.requirements],
        "jurisdictions": [str(place) for place in clause.jurisdictions],
        "when": _conditions(clause.when),
        "unless": _conditions(clause.unless),
        "posting": clause.asked,
        "right": clause.right,
        "asks": clause.asks,
        "locked": clause.locked,
        "house_rule": clause.house_rule and resolved.ground == "house",
        "unconfirmed": list(resolved.unconfirmed),
        "origin": {**_origin(resolved.place), "layer": resolved.layer},
        "history": [_event(event, handbook) for event in resolved.history],
    }


def _conditions(said: ByQuestion | None) -> dict[str, list[str]]:
    return {str(question): list(map(str, answers)) for question, answers in (said or {}).items()}


def _event(event: Event, handbook: Handbook) -> dict[str, Any]:
    values = handbook.parameters
    return {
        "action": event.action,
        "layer": event.layer,
        "file": event.place.file,
        "line": event.place.line,
        "reason": filled(event.reason, values) if event.reason else None,
        "approved_by": event.approved_by,
        "until": _day(event.until),
        "changes": {
            change.name: {
                "before": plain_data(change.before, values),
                "after": plain_data(change.after, values),
            }
            for change in event.changes
        },
    }


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _value(value: Value, handbook: Handbook) -> dict[str, Any]:
    languages = list(handbook.languages)

    def raw(setting: Setting) -> Any:
        return setting.value.as_dict() if isinstance(setting.value, Text) else setting.value

    def told(setting: Setting) -> dict[str, Any]:
        return {
            "value": raw(setting),
            "origin": {
                "layer": setting.layer,
                "file": setting.place.file,
                "line": setting.place.line,
            },
            "reason": filled(setting.reason, handbook.parameters) if setting.reason else None,
            "approved_by": setting.approved_by,
            "until": _day(setting.until),
        }

    parameter: Parameter | None = value.parameter
    return {
        **told(value.setting),
        "shown": {
            language: shown_raw(value.setting.value, parameter, language) for language in languages
        },
        "label": filled(parameter.label, handbook.parameters) if parameter else None,
        **({"counted": _counted(parameter)} if parameter and parameter.counted else {}),
        **({"forms": _forms(value, parameter)} if parameter and parameter.inflected else {}),
        "fill_in": bool(parameter and parameter.fill_in),
        "rule": value.rule,
        "overridden": [told(setting) for setting in value.overridden],
    }


def _forms(value: Value, parameter: Parameter) -> dict[str, Any]:
    """Give the word that holds in all its forms."""
    chosen = (one for one in parameter.choices if one.id == value.setting.value)
    return {str(name): words.as_dict() for one in chosen for name, words in one.forms.items()}


def _counted(parameter: Parameter) -> dict[str, Any]:
    return {str(name): words.as_dict() for name, words in parameter.counted.items()}


def plain_data(value: Any, values: Mapping[str, Value]) -> Any:
    """Turn any record or field into plain data with values put in."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Text) and list(value.languages()) == [ANY]:
        return str(value[ANY])
    if isinstance(value, Text):
        return filled(value, values)
    if isinstance(value, dict):
        return {str(name): plain_data(entry, values) for name, entry in value.items()}
    if isinstance(value, tuple):
        return [plain_data(entry, values) for entry in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "__dataclass_fields__"):
        return {
            name: plain_data(getattr(value, name), values)
            for name in value.__dataclass_fields__
            if name != "place"
        }
    return value
