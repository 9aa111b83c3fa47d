"""Editions in a company's folder: read, and written once and for all."""

from __future__ import annotations

import datetime
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import (
    Any,
    NotRequired,  # pydantic asks for it below Python 3.12
)

from typing_extensions import TypedDict

from generator.model.edition import FIRST, VERSION, Approval, Edition, Link, version_key
from generator.model.place import Place
from generator.model.problems import Collector, UsageFault
from generator.model.registers import compared
from generator.model.say import say
from generator.model.signs import HIDDEN
from generator.sources.decode import adapter
from generator.sources.json_faults import told_of
from generator.sources.reach import entries
from generator.sources.text_file import Source, inspected, read_source
from generator.sources.upkeep import keep

FOLDER = "editions"
MAX_BYTES = 16 * 1_048_576
"""An edition holds the whole handbook in every language; the shipped one has 1 MB."""
_MAX_DEPTH = 24
_ESCAPES = re.compile(r"\\[ubfr]")
_ANOTHER = re.compile(r"(?i).*[0-9].*\.json\b.*")
"""A name that somebody may have given to an edition to put it aside, or that a copy has."""
_DAMAGED = say("take the file from your backup; an edition is never edited by hand")
_CUT = say(
    "take the file from your backup; if its approval was cut off, delete it and approve again"
)

_Texts = dict[str, str]


class _Link(TypedDict):
    version: str
    digest: str
    seal: str


class _Approval(TypedDict):
    version: str
    by: str
    note: str
    date: datetime.date
    editorial: list[str]
    review: int | None
    seal: str
    # Older editions know nothing of them.
    words: NotRequired[dict[str, str]]
    words_in_bulk: NotRequired[bool]
    previous: NotRequired[_Link | None]


class _Event(TypedDict):
    action: str
    layer: str
    reason: _Texts | None
    approved_by: str | None


class _Clause(TypedDict):
    id: str
    number: str
    title: _Texts
    strength: str
    statement: _Texts
    audience: list[str]
    history: list[_Event]
    origin: dict[str, Any]


class _Chapter(TypedDict):
    id: str
    title: _Texts
    clauses: list[_Clause]


class _Named(TypedDict):
    id: str


class _Parameter(TypedDict):
    shown: _Texts
    label: _Texts | None
    reason: _Texts | None
    approved_by: str | None


class _LeftOut(TypedDict):
    kind: str
    id: str
    history: list[_Event]


class _OnePage(TypedDict):
    duties: list[_Named]


class _Shape(TypedDict):
    """What the comparison of editions relies on."""

    approval: _Approval
    version: str
    digest: str
    chapters: list[_Chapter]
    removed: list[_Clause]
    parameters: dict[str, _Parameter]
    one_page: _OnePage
    references: list[_Named]
    left_out: NotRequired[list[_LeftOut]]


def read_editions(company: Path, name: str, problems: Collector) -> tuple[Edition, ...]:
    """Read all editions of a company, the oldest first.

    Whether each is still what was approved is checked when the layers are resolved.

    Args:
        company: The company's folder.
        name: How the folder is named in problems.
        problems: Receives HB001 to HB003, and HB601 for a file that is no edition.
    """
    found = []
    for path in entries(company / FOLDER, f"{name}/{FOLDER}", problems):
        file = f"{name}/{FOLDER}/{path.name}"
        if path.name.startswith("."):
            continue
        if path.suffix == ".json":
            source = read_source(path, file, problems, MAX_BYTES)
            edition = source and edition_of(source, problems)
            found += [edition] if edition else []
        elif _ANOTHER.fullmatch(path.name):
            problems.add(
                "HB601",
                say("'{name}' looks like an edition under another name", name=path.name),
                Place(file=file, line=1, column=1),
                say("give it back its name, <version>.json, or move it out of this folder"),
            )
    return tuple(sorted(found, key=lambda edition: version_key(edition.version)))


def edition_of(source: Source, problems: Collector) -> Edition | None:
    """Read what a file says that is called by the edition's version.

    Args:
        source: The file.
        problems: Receives HB601 when it is no edition.
    """
    place = Place(file=source.file, line=1, column=1)
    path = PurePosixPath(source.file)
    try:
        data = json.loads(source.text)
        _refuse_depth(data)
        shape = adapter(_Shape).validate_python(data)
        for register in compared():
            adapter(list[_Named]).validate_python(data.get(register.name, []))
        for name in ("contacts", "accounts"):
            adapter(list[dict[str, Any]]).validate_python(data.get(name, []))
    except (ValueError, RecursionError) as error:
        hint = _CUT if isinstance(error, json.JSONDecodeError) else _DAMAGED
        problems.add("HB601", say("this is no edition: {told}", told=told_of(error)), place, hint)
        return None
    if _ESCAPES.search(source.text) and (code := _hidden(data)):
        told = say("it holds the character U+{code}, which can't be seen", code=code)
        problems.add("HB601", say("this is no edition: {told}", told=told), place, _DAMAGED)
        return None
    stated = shape["approval"]
    if not VERSION.fullmatch(path.stem) or not path.stem == stated["version"] == shape["version"]:
        message = say(
            "the edition is '{stated}', but the file is called '{name}'",
            stated=stated["version"],
            name=path.name,
        )
        problems.add("HB601", message, place, _DAMAGED)
        return None
    link = stated.get("previous")
    approval = Approval(
        version=stated["version"],
        by=stated["by"],
        note=stated["note"],
        date=stated["date"],
        editorial=tuple(stated["editorial"]),
        review=stated["review"],
        words=stated.get("words"),
        words_in_bulk=stated.get("words_in_bulk", False),
        previous=Link(**link) if link else FIRST if "previous" in stated else None,
    )
    seal = stated["seal"]
    return Edition(approval=approval, digest=shape["digest"], seal=seal, data=data, place=place)


def _refuse_depth(data: Any) -> None:
    """Raise RecursionError for data that nothing in the program nests so deep."""
    for _, depth in _walk(data):
        if depth > _MAX_DEPTH:
            raise RecursionError


def _hidden(data: Any) -> str:
    """Give the code of a sign that can't be seen, which an escape may have brought into a text."""
    texts = (value for value, _ in _walk(data) if isinstance(value, str))
    found = next(filter(None, map(HIDDEN.search, texts)), None)
    return f"{ord(found.group()):04X}" if found else ""


def _walk(data: Any) -> Iterator[tuple[Any, int]]:
    """Walk values and keys, each with how deep it lies."""
    waiting = [(data, 0)]
    while waiting:
        value, depth = waiting.pop()
        yield value, depth
        if isinstance(value, dict):
            waiting.extend((one, depth + 1) for pair in value.items() for one in pair)
        elif isinstance(value, list):
            waiting.extend((one, depth + 1) for one in value)


def read_edition(text: str, file: str, problems: Collector) -> Edition | None:
    """Read an edition out of a text that is no file yet, as it will be read from then on.

    Args:
        text: What the file is to say.
        file: How it will be called, from the root folder on.
        problems: Receives HB003 and HB601.
    """
    source = inspected(text, file, problems)
    return None if source is None else edition_of(source, problems)


def edition_text(data: Mapping[str, Any]) -> str:
    """Give the text of an edition's file.

    Args:
        data: The handbook's data with its approval and seal.
    """
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def write_edition(text: str, version: str, company: Path) -> Path:
    """Store an edition once and for all; only who is `alone` with the company's folder may.

    Args:
        text: What the file shall say.
        version: The edition's number.
        company: The company's folder.

    Returns:
        The file that was written.

    Raises:
        UsageFault: The edition is there already, or the folder can't be written to.
    """
    path = company / FOLDER / f"{version}.json"
    if os.path.lexists(path):
        raise UsageFault(
            say(
                "the edition {version} is there already: '{path}'",
                version=version,
                path=path,
            ),
            say("an edition is never overwritten; raise the version in company.yml"),
        )
    keep(path, text, most=MAX_BYTES)
    return path
