"""A small tree of sources that builds in about a second."""

from __future__ import annotations

from pathlib import Path

from tests.trees import LABELS, ROOT, SHIPPED_HEAD

CHAPTER = """\
id: {name}
title:
  pl: Rozdział {name}
  en: Chapter {name}
summary:
  pl: O czym to jest.
  en: What this is about.
owner: policy-owner
reviewed: 2026-11-01
review_months: 12
clauses:
  - id: {name}.first
    title:
      pl: Pierwsza zasada {name}
      en: First rule of {name}
    strength: must
    audience: [everyone]
    statement:
      pl: Zrób to w firmie {{company}}.
      en: Do this at {{company}}.
    why:
      pl: Bo tak jest lepiej.
      en: Because it is better.
  - id: {name}.second
    title:
      pl: Druga zasada {name}
      en: Second rule of {name}
    strength: may
    audience: [everyone]
    statement:
      pl: Możesz też zrobić [to]({link}).
      en: You may do [this]({link}) as well.
    why:
      pl: Bo wolno.
      en: Because it is allowed.
"""
COMPANY = """\
name: Mała Firma
valid_from: 2026-12-01
"""


def write_tree(root: Path) -> Path:
    """Write a base with two chapters and one company; head and labels are the shipped ones."""
    (root / "handbook" / "chapters").mkdir(parents=True)
    (root / "handbook" / "handbook.yml").write_text(SHIPPED_HEAD, "utf-8")
    (root / "handbook" / "labels.yml").write_text(LABELS, "utf-8")
    for number, name in enumerate(("accounts", "photos"), start=1):
        text = CHAPTER.format(name=name, link="#accounts.first")
        (root / "handbook" / "chapters" / f"{number:02d}-{name}.yml").write_text(text, "utf-8")
    (root / "companies" / "mala").mkdir(parents=True)
    (root / "companies" / "mala" / "company.yml").write_text(COMPANY, "utf-8")
    return root


def choose_engine(root: Path, engine: str) -> None:
    """Give a folder of sources an mkdocs.yml that names an engine."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert text.count("  engine: mkdocs\n") == 1
    (root / "mkdocs.yml").write_text(
        text.replace("  engine: mkdocs\n", f"  engine: {engine}\n"), "utf-8"
    )
