"""The JSON Schema (Draft 7) of handbook.json, made of the records that it is made of."""

from __future__ import annotations

import dataclasses
import datetime
import json
import types
from collections.abc import Mapping
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from generator.model.clause import STRENGTHS, Example
from generator.model.entry_change import OWN
from generator.model.layers import Account, Contact
from generator.model.registers import DUTIES, compared
from generator.model.text import Text

SCHEMA = "handbook-export.schema.json"
"""Its file's name."""
_WORDS = {"$ref": "#/definitions/words"}
_ORIGIN = {"$ref": "#/definitions/origin"}
_HISTORY = {"type": "array", "items": {"$ref": "#/definitions/event"}}
_STRING: dict[str, Any] = {"type": "string"}
_TRUTH: dict[str, Any] = {"type": "boolean"}
_COUNT: dict[str, Any] = {"type": "integer"}
_DAY: dict[str, Any] = {"type": "string", "format": "date"}


def data_schema() -> str:
    """Write the schema: readable, stable, with a final newline."""
    whole = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "handbook.json",
        "description": "A resolved handbook with its values put in, as `handbook export"
        " --format json` and a build write it.",
        **_closed(_top()),
        "definitions": {
            "words": _words(),
            "origin": _closed({"layer": _STRING, "file": _STRING, "line": _COUNT}),
            "event": _closed(_event()),
            "clause": _closed(_clause()),
            "setting": _open(_setting()),
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _words() -> dict[str, Any]:
    """Describe a text: by language, or without one where the handbook has a single language."""
    by_language = {"type": "object", "additionalProperties": _STRING}
    return {"anyOf": [by_language, _STRING]}


def _closed(properties: Mapping[str, Any], further: Mapping[str, Any] | None = None) -> Any:
    """Describe an object with these keys, each of which is there, and perhaps further ones."""
    return {
        "type": "object",
        "properties": {**properties, **(further or {})},
        "required": sorted(properties),
        "additionalProperties": False,
    }


def _open(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "required": sorted(properties)}


def _or_null(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"anyOf": [dict(schema), {"type": "null"}]}


def _listed(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": dict(items)}


def _by_name(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": dict(values)}


def _top() -> dict[str, Any]:
    registers = {one.name: _listed(_entry(one)) for one in compared()}
    page = {"intro": _or_null(_WORDS), "closing": _or_null(_WORDS)}
    page["duties"] = registers.pop(DUTIES.name)
    named = ("title", "subtitle", "intro", "notice")
    told = ("name", "binding_language", "version", "digest")
    return {
        **dict.fromkeys(told, _STRING),
        **dict.fromkeys(named, _WORDS),
        **dict.fromkeys(("company", "legal_name"), _or_null(_STRING)),
        **dict.fromkeys(("industries", "languages", "jurisdictions"), _listed(_STRING)),
        "valid_from": _DAY,
        "parameters": _by_name({"$ref": "#/definitions/setting"}),
        "chapters": _listed(_closed(_chapter())),
        "one_page": _closed(page),
        **registers,
        "contacts": _listed(_record(Contact)),
        "accounts": _listed(_record(Account)),
        "exceptions": _listed(_closed({"target": _STRING, "until": _DAY})),
        "labels": _by_name(_closed({"text": _WORDS, "origin": _ORIGIN})),
        "left_out": _listed(
            _closed({"kind": _STRING, "id": _STRING, "title": _WORDS, "history": _HISTORY})
        ),
        "removed": _listed({"$ref": "#/definitions/clause"}),
    }


def _chapter() -> dict[str, Any]:
    return {
        **dict.fromkeys(("id", "owner", "layer"), _STRING),
        **dict.fromkeys(("number", "review_months"), _COUNT),
        **dict.fromkeys(("title", "summary"), _WORDS),
        "reviewed": _DAY,
        "clauses": _listed({"$ref": "#/definitions/clause"}),
    }


def _clause() -> dict[str, Any]:
    lists = ("references", "audience", "topics", "requirements", "jurisdictions", "unconfirmed")
    return {
        **dict.fromkeys(("id", "number"), _STRING),
        **dict.fromkeys(("title", "statement", "guidance", "why", "remedy"), _WORDS),
        **dict.fromkeys(lists, _listed(_STRING)),
        **dict.fromkeys(("when", "unless"), _by_name(_listed(_STRING))),
        **dict.fromkeys(("right", "asks", "locked", "house_rule"), _TRUTH),
        "strength": {"enum": list(STRENGTHS)},
        "examples": _listed(_record(Example)),
        "posting": _or_null(_TRUTH),
        "origin": _ORIGIN,
        "history": _HISTORY,
    }


def _event() -> dict[str, Any]:
    return {
        **dict.fromkeys(("action", "layer", "file"), _STRING),
        "line": _COUNT,
        "reason": _or_null(_WORDS),
        "approved_by": _or_null(_STRING),
        "until": _or_null(_DAY),
        "changes": _by_name(_closed({"before": {}, "after": {}})),
    }


def _setting() -> dict[str, Any]:
    return {
        "value": {},
        "origin": _ORIGIN,
        "reason": _or_null(_WORDS),
        "approved_by": _or_null(_STRING),
        "until": _or_null(_DAY),
        "shown": _by_name(_STRING),
        "label": _or_null(_WORDS),
        "fill_in": _TRUTH,
        "rule": _STRING,
        "overridden": _listed({"type": "object"}),
    }


def _entry(register: Any) -> dict[str, Any]:
    """Describe the entries of a register."""
    fields = _fields(register.entry, OWN)
    further = {"history": _HISTORY, "marked": _TRUTH}
    described: dict[str, Any] = _closed({"id": _STRING, **fields, "origin": _ORIGIN}, further)
    return described


def _record(record: type) -> dict[str, Any]:
    described: dict[str, Any] = _closed(_fields(record, frozenset({"place"})))
    return described


def _fields(record: Any, without: frozenset[str]) -> dict[str, Any]:
    hints = get_type_hints(record)
    names = (one.name for one in dataclasses.fields(record))
    return {name: _of(hints[name]) for name in names if name not in without}


def _of(kind: Any) -> dict[str, Any]:
    """Describe what a field of a record becomes."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _of(inner[0])
    if origin in (Union, types.UnionType):
        known = [one for one in inner if one is not type(None)]
        return {} if len(known) != 1 else _or_null(_of(known[0]))
    if origin is tuple:
        return _listed(_of(inner[0]))
    if origin is dict:
        return _by_name(_of(inner[1]))
    if not isinstance(kind, type):
        return {}
    if dataclasses.is_dataclass(kind) and not issubclass(kind, Text):
        return _record(kind)
    plain = {Text: _WORDS, bool: _TRUTH, int: _COUNT, datetime.date: _DAY, str: _STRING}
    return next((schema for one, schema in plain.items() if issubclass(kind, one)), {})
