"""Editions in a company's folder: read, and written once and for all."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import (
    Any,
    NotRequired,  # pydantic asks for it below Python 3.12
)

from typing_extensions import TypedDict

from generator.model.edition import VERSION, Approval, Edition, version_key
from generator.model.place import Place
from generator.model.problems import Collector, UsageFault
from generator.model.registers import compared
from generator.model.say import say
from generator.model.system import why
from generator.sources.decode import adapter
from generator.sources.json_faults import told_of
from generator.sources.reach import entries
from generator.sources.text_file import read_source

FOLDER = "editions"
MAX_BYTES = 16 * 1_048_576
"""An edition holds the whole handbook in every language; the shipped one has 1 MB."""
_MAX_DEPTH = 24
_DAMAGED = say("take the file from your backup; an edition is never edited by hand")

_Texts = dict[str, str]


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
    found = [
        _read(path, f"{name}/{FOLDER}/{path.name}", problems)
        for path in entries(company / FOLDER, f"{name}/{FOLDER}", problems)
        if path.suffix == ".json"
    ]
    editions = [edition for edition in found if edition is not None]
    return tuple(sorted(editions, key=lambda edition: version_key(edition.version)))


def _read(path: Path, file: str, problems: Collector) -> Edition | None:
    source = read_source(path, file, problems, MAX_BYTES)
    if source is None:
        return None
    place = Place(file=file, line=1, column=1)
    try:
        data = json.loads(source.text)
        _refuse_depth(data)
        shape = adapter(_Shape).validate_python(data)
        for register in compared():
            adapter(list[_Named]).validate_python(data.get(register.name, []))
        for name in ("contacts", "accounts"):
            adapter(list[dict[str, Any]]).validate_python(data.get(name, []))
    except (ValueError, RecursionError) as error:
        told = told_of(error)
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
    approval = Approval(
        version=stated["version"],
        by=stated["by"],
        note=stated["note"],
        date=stated["date"],
        editorial=tuple(stated["editorial"]),
        review=stated["review"],
        words=stated.get("words"),
        words_in_bulk=stated.get("words_in_bulk", False),
    )
    seal = stated["seal"]
    return Edition(approval=approval, digest=shape["digest"], seal=seal, data=data, place=place)


def _refuse_depth(data: Any) -> None:
    """Raise RecursionError for data that nothing in the program nests so deep."""
    waiting = [(data, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > _MAX_DEPTH:
            raise RecursionError
        inner = value.values() if isinstance(value, dict) else value
        if isinstance(value, dict | list):
            waiting.extend((one, depth + 1) for one in inner)


def write_edition(data: Mapping[str, Any], company: Path) -> Path:
    """Store a sealed edition.

    Args:
        data: The handbook's data with its approval and seal.
        company: The company's folder.

    Returns:
        The file that was written.

    Raises:
        UsageFault: The edition is there already, or the folder can't be written to.
    """
    version = data["approval"]["version"]
    path = company / FOLDER / f"{version}.json"
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    try:
        path.parent.mkdir(exist_ok=True)
        # `x` refuses to touch a file that is there, even when two people approve at once.
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UsageFault(
            say("the edition {version} is there already: '{path}'", version=version, path=path),
            say("an edition is never overwritten; raise the version in company.yml"),
        ) from None
    except OSError as error:
        raise UsageFault(
            say("'{path}' can't be written: {why}", path=path, why=why(error)),
            say("check that you may write there"),
        ) from None
    return path
