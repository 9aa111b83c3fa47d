"""Look up which keys a record knows at a location, for 'did you mean' hints."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from generator.model.change import TAGS
from generator.model.place import Place


def keys_at(kind: Any, location: Sequence[Any]) -> list[str]:
    """List the keys of the record that stands at a location of a file.

    Args:
        kind: The record of the whole file.
        location: Keys, indexes and union tags, as pydantic gives them.

    Returns:
        Key names, empty when the location holds no record.
    """
    names: dict[str, None] = {}
    for record in _at(kind, location):
        names.update(dict.fromkeys(_hints(record)))
    names.pop("place", None)
    return list(names)


def schema_at(kind: Any, location: Sequence[Any], key: str) -> Mapping[str, Any]:
    """Give what JSON Schema says of the value of a key; nothing for lists and records.

    Args:
        kind: The record of the whole file.
        location: Where the record stands that has the key.
        key: The key.
    """
    for record in _at(kind, location):
        for mark in _marks(_hints(record).get(key)):
            if hasattr(mark, "__get_pydantic_json_schema__"):
                schema: Mapping[str, Any] = mark.__get_pydantic_json_schema__(None, None)
                return schema
    return {}


def _marks(annotation: Any) -> Iterator[Any]:
    """Walk what an annotation says beside the type."""
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]
    elif get_origin(annotation) in {Union, types.UnionType}:
        for part in get_args(annotation):
            yield from _marks(part)


def every_key(kinds: Iterable[Any]) -> frozenset[str]:
    """Gather the keys of records and of all records within them."""
    seen: set[Any] = set()
    waiting = list(kinds)
    while waiting:
        record = waiting.pop()
        if record not in seen and record is not Place:
            seen.add(record)
            waiting += records(record)
    return frozenset(name for record in seen for name in _hints(record)) - {"place", "values"}


def required_at(kind: Any, location: Sequence[Any]) -> set[str]:
    """List the keys that a record at a location must have, if only in one of its forms.

    Args:
        kind: The record of the whole file.
        location: Keys, indexes and union tags.
    """
    return {
        field.name
        for record in _at(kind, location)
        for field in dataclasses.fields(record)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }


def _at(kind: Any, location: Sequence[Any]) -> list[Any]:
    """List the records that may stand at a location."""
    candidates: list[Any] = list(_records(kind))
    for segment in location:
        candidates = [found for record in candidates for found in _step(record, segment)]
    return candidates


def _step(record: Any, segment: Any) -> Iterator[Any]:
    """Go one segment down from a record or from a container of records."""
    if isinstance(segment, int):
        yield record
        return
    hints = _hints(record)
    if segment in hints:
        yield from _records(hints[segment])
    elif segment in TAGS:
        if record.__name__ == TAGS[segment].__name__:
            yield record
    else:
        yield record


def records(record: Any) -> Iterator[Any]:
    """Walk the records that the fields of a record hold."""
    for annotation in _hints(record).values():
        yield from _records(annotation)


@cache
def _hints(record: Any) -> dict[str, Any]:
    return get_type_hints(record, include_extras=True)


def _records(annotation: Any) -> Iterator[Any]:
    """Find the record types inside an annotation."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _records(get_args(annotation)[0])
    elif origin in {Union, types.UnionType, tuple}:
        for part in get_args(annotation):
            yield from _records(part)
    elif origin is dict:
        yield from _records(get_args(annotation)[1])
    elif dataclasses.is_dataclass(annotation):
        yield annotation
