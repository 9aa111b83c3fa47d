"""Look into a file for one thing, without telling of its faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.model.place import Located
from generator.model.problems import Collector
from generator.sources.home import profile_folder
from generator.sources.nodes import Mapping
from generator.sources.text_file import read_source
from generator.sources.yaml_tree import read_tree


def unheard(path: Path) -> Mapping | None:
    """Read a file that is reported elsewhere, or not at all."""
    problems = Collector()
    source = read_source(path, path.name, problems)
    return read_tree(source, problems) if source else None


def sector_of(root: Path, profile: str) -> str:
    """Give what references call a profile's industry; its own file is reported elsewhere."""
    head = unheard(profile_folder(root, profile) / "profile.yml")
    named = head.get("sector") if head else None
    return str(named) if isinstance(named, Located) else profile


def industry_titles(root: Path, names: Iterable[str]) -> dict[str, dict[str, str]]:
    """Give what profiles are called in each language, by their names; of a broken one nothing."""
    heads = ((name, unheard(profile_folder(root, name) / "profile.yml")) for name in names)
    said = {name: head.get("name") if head else None for name, head in heads}
    return {
        name: {language: str(one[language]) for language in one.written()}
        for name, one in said.items()
        if isinstance(one, Mapping)
    }


def industry_names(root: Path, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Walk what profiles are called in words, each with the name that a file gives it."""
    for name, titles in industry_titles(root, names).items():
        yield from ((title, name) for title in titles.values())
