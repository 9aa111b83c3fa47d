"""A tiny tree of sources with a style of its own, and what resolving it reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.advice.remarks import advise
from generator.combine import combine
from generator.model.problems import Collector, ProblemsFound
from generator.sources.load import load_inputs
from tests.trees import LABELS

HEAD = """\
version: "1"
title:
  pl: Zasady
  en: Rules
subtitle:
  pl: Dla wszystkich
  en: For all
languages:
  pl: Polski
  en: English
binding_language: pl
valid_from: 2026-12-01
intro:
  pl: Oto zasady.
  en: These are the rules.
notice:
  pl: To nie porada prawna.
  en: This is not legal advice.
roles:
  - id: owner
    name:
      pl: Opiekun
      en: Owner
    duty:
      pl: Pilnuje zasad.
      en: Keeps the rules.
audiences:
  - id: everyone
    name:
      pl: Wszyscy
      en: Everyone
areas: []
"""
CHAPTER = """\
id: posts
title:
  pl: Wpisy
  en: Posts
summary:
  pl: Pisz jasno.
  en: Write clearly.
owner: owner
reviewed: 2026-11-25
review_months: 12
clauses:
  - id: posts.plain
    title:
      pl: Pisz prosto
      en: Write plainly
    strength: must
    audience: [everyone]
    statement:
      pl: Pisz krótko.
      en: Write short posts.
    why:
      pl: Tak łatwiej.
      en: It is easier.
"""
STYLE = """\
style:
  clause_words: 12
  one_page_words: 20
  languages:
    pl:
      measure: fog-pl
      chapter: 14
      one_page: 12
      abbreviations: [np.]
      officialese:
        - words: niniejsz*
          instead: ten, ta, to
      gendered:
        - words: "*łeś"
          instead: tryb rozkazujący
    en:
      measure: gunning
      chapter: 13
      one_page: 11
      officialese:
        - words: in order to
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Write a whole and clean tree of sources."""
    folder = tmp_path / "handbook"
    (folder / "chapters").mkdir(parents=True)
    (folder / "handbook.yml").write_text(HEAD, encoding="utf-8")
    (folder / "chapters" / "01-posts.yml").write_text(CHAPTER, encoding="utf-8")
    (folder / "style.yml").write_text(STYLE, encoding="utf-8")
    (folder / "labels.yml").write_text(LABELS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def edit(tree: Path) -> Callable[[str, str, str], None]:
    """Replace a piece of one of the tree's files."""

    def replace(file: str, old: str, new: str) -> None:
        path = tree / "handbook" / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture
def report(tree: Path) -> Callable[[], list[str]]:
    """Resolve the tree and give the headlines of everything that was found."""

    def headlines() -> list[str]:
        problems = Collector()
        try:
            inputs, problems = load_inputs(tree, (), None)
            advise(combine(inputs, problems), inputs, problems)
        except ProblemsFound as stopped:
            return [problem.headline() for problem in stopped.problems]
        return [problem.headline() for problem in problems.found]

    return headlines
