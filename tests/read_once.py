"""Read files that the folder of nearly every test holds once for all tests of a process."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.problems import Collector
from generator.resolve import handbook as resolving
from generator.sources import glance, layer
from generator.sources.decode import decode
from generator.sources.text_file import Source
from generator.sources.yaml_tree import read_tree
from tests.shipped import SOURCES
from tests.trees import LABELS, ROOT, SHIPPED_HEAD, TREE

_CHECK = resolving._check_texts


class _Kept:
    """The trees and records of the shipped files, and of those of the tiny tree."""

    def __init__(self) -> None:
        paths = (path for name in SOURCES for path in (ROOT / name).rglob("*.yml"))
        self.texts = {path.read_text("utf-8") for path in paths}
        self.texts |= {LABELS, SHIPPED_HEAD, *TREE.values()}
        self.trees: dict[tuple[str, str], Any] = {}
        self.lasting: set[int] = set()
        self.records: dict[tuple[int, type[Any]], Any] = {}
        self.tiny: set[int] = set()
        """Ids of the tiny tree's words of the pages, as tree and as record."""
        self.checked: set[tuple[object, ...]] = set()
        """Those of them that were found to be without fault, in which languages."""

    def read(self, source: Source, problems: Collector) -> Any:
        """Do what `read_tree` does."""
        if source.text not in self.texts:
            return read_tree(source, problems)
        key = source.file, source.text
        if key not in self.trees:
            self.trees[key] = read_tree(source, problems)
            self.lasting.add(id(self.trees[key]))
            if source.text == LABELS:
                self.tiny.add(id(self.trees[key]))
        return self.trees[key]

    def fill(self, tree: Any, kind: type[Any], problems: Collector) -> Any:
        """Do what `decode` does."""
        key = id(tree), kind
        if key in self.records:
            return self.records[key]
        before = len(problems.found)
        record: Any = decode(tree, kind, problems)
        if id(tree) in self.lasting and len(problems.found) == before:
            self.records[key] = record
            if id(tree) in self.tiny:
                self.tiny.add(id(record.labels))
        return record

    def check(
        self, inputs: Inputs, handbook: Handbook, known: Any, declared: Any, problems: Collector
    ) -> set[str]:
        """Check the texts of all layers, but the 600 words of the tiny tree's pages only once.

        They hold no parameter. A tiny handbook would spend more than half of its time on them.
        """
        labels = inputs.base.labels
        key = id(labels), *handbook.languages
        if key in self.checked:
            inputs = dataclasses.replace(inputs, base=dataclasses.replace(inputs.base, labels={}))
        before = len(problems.found)
        used = _CHECK(inputs, handbook, known, declared, problems)
        if id(labels) in self.tiny and len(problems.found) == before:
            self.checked.add(key)
        return used


@contextmanager
def read_once() -> Iterator[None]:
    """Let nothing that nearly every test reads be read again and again."""
    kept = _Kept()
    with pytest.MonkeyPatch.context() as patch:
        for module in (layer, glance):
            patch.setattr(module, "read_tree", kept.read)
        patch.setattr(layer, "decode", kept.fill)
        patch.setattr(resolving, "_check_texts", kept.check)
        yield
