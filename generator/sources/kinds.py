"""Which record each kind of source file holds."""

from __future__ import annotations

import dataclasses
from typing import Any

from generator.model.clause import Chapter
from generator.model.edition import EditionList
from generator.model.guide import Guide
from generator.model.layers import Base, Company, OnePage, Profile
from generator.model.place import NOWHERE, Place
from generator.model.record import CONFIG
from generator.model.register import Stands
from generator.model.registers import REGISTERS
from generator.model.review import Review
from generator.model.sheets import SHEETS


def _file(name: str, holds: Any, about: str, says: str = "", *, empty: bool = False) -> type:
    """Make the record of a file with one key, which bears the file's name."""
    more: dict[str, Any] = {"default_factory": dict} if empty else {}
    key = dataclasses.field(metadata={"about": about}, **more)
    return dataclasses.make_dataclass(
        f"{name.title().replace('_', '')}File",
        [(name, holds, key), ("place", Place, dataclasses.field(default=NOWHERE))],
        namespace={"__doc__": says or f"{name}.yml.", "__pydantic_config__": CONFIG},
        frozen=True,
        slots=True,
        kw_only=True,
    )


def _list_of(entry: type) -> Any:
    return tuple[entry, ...]  # type: ignore[valid-type]


REGISTER_FILES: dict[str, type] = {
    register.name: _file(register.name, _list_of(register.entry), register.about)
    for register in REGISTERS
    if register.stands is Stands.FILE
}
"""Files of registers by their name without `.yml`; each may stand in any layer's folder."""
SHEET_FILES: dict[str, type] = {
    sheet.name: _file(sheet.name, sheet.holds, sheet.about, sheet.says, empty=sheet.may_be_empty)
    for sheet in SHEETS
}
"""Files of sheets, likewise."""
ONE_PAGE = "one-page"
"""The name of the one file with several keys, without `.yml`."""
BESIDE: dict[str, type] = {**SHEET_FILES, **REGISTER_FILES, ONE_PAGE: OnePage}
"""Everything that may stand beside a layer's own file."""
PAGES: dict[str, type] = {"chapters": Chapter, "guide": Guide}
"""Folders of numbered files, and what each file in them holds."""
HEADS: dict[str, type] = {"handbook": Base, "profile": Profile, "company": Company}
"""The layers' own files by their name without `.yml`."""
FILES: tuple[type, ...] = (*HEADS.values(), *BESIDE.values(), *PAGES.values(), Review, EditionList)
"""The records of all kinds."""
