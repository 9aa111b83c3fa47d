"""Which record each kind of source file holds."""

from __future__ import annotations

from generator.model.clause import Chapter
from generator.model.editorial import Requirements, StyleSheet, Topics, Translations
from generator.model.layers import (
    Base,
    Company,
    Glossary,
    Guide,
    Labels,
    OnePage,
    Parameters,
    Platforms,
    Profile,
    References,
    Replies,
    ReviewTasks,
    Risks,
    Scenarios,
)
from generator.model.review import Review
from generator.model.routes import Routes

REGISTERS: dict[str, type] = {
    "labels": Labels,
    "parameters": Parameters,
    "references": References,
    "risks": Risks,
    "scenarios": Scenarios,
    "glossary": Glossary,
    "review_tasks": ReviewTasks,
    "replies": Replies,
    "platforms": Platforms,
    "one-page": OnePage,
    "topics": Topics,
    "requirements": Requirements,
    "style": StyleSheet,
    "translations": Translations,
    "routes": Routes,
}
"""Register files by their name without `.yml`; each may stand in any layer's folder."""
PAGES: dict[str, type] = {"chapters": Chapter, "guide": Guide}
"""Folders of numbered files, and what each file in them holds."""
HEADS: dict[str, type] = {"handbook": Base, "profile": Profile, "company": Company}
"""The layers' own files by their name without `.yml`."""
FILES: tuple[type, ...] = (*HEADS.values(), *REGISTERS.values(), *PAGES.values(), Review)
"""The records of all kinds."""
