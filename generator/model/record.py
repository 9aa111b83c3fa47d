"""The one way to declare a record of a source file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

from pydantic import ConfigDict

CONFIG = ConfigDict(extra="forbid")
"""How pydantic fills a record: no key that it does not know."""
_Record = TypeVar("_Record")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[_Record]) -> type[_Record]:
    """Make a class a frozen, keyword-only dataclass that pydantic fills, refusing extras."""
    cls.__pydantic_config__ = CONFIG  # type: ignore[attr-defined]
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)
