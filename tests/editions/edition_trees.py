"""Editions of the tiny tree, and made-up ones: data as handbook.json has it, free to vary."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

APPROVE = ("approve", "--by", "Board", "--note", "First", "--today", "2026-12-01", "--version")
NAME = "companies/acme/editions/1.0.json"
WORDS = st.text(alphabet="abcąę .,{}|*\n", min_size=1, max_size=12)
TEXTS = st.fixed_dictionaries({"pl": WORDS, "en": WORDS})
STRENGTHS = st.sampled_from(["may", "ask first", "must not", "should", "must"])


def edit(path: Path, old: str, new: str) -> None:
    """Change one spot of a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def raise_version(root: Path) -> None:
    """Prepare the second edition with one reworded and one weaker rule."""
    company = root / "companies/acme/company.yml"
    edit(company, 'version: "1.0"', 'version: "2.0"')
    edit(root / "handbook/chapters/01-talk.yml", "Sign your posts.", "Sign each of your posts.")


def clauses() -> st.SearchStrategy[dict[str, Any]]:
    """Make what one clause says, without its id."""
    return st.fixed_dictionaries(
        {
            "title": TEXTS,
            "strength": STRENGTHS,
            "statement": TEXTS,
            "why": TEXTS,
            "guidance": st.one_of(st.just({}), TEXTS),
            "examples": st.lists(
                st.fixed_dictionaries({"wrong": TEXTS, "right": TEXTS}), max_size=1
            ),
            "audience": st.lists(st.sampled_from(["everyone", "hr"]), max_size=2, unique=True),
            "references": st.lists(st.sampled_from(["A", "B"]), max_size=2, unique=True),
            "topics": st.lists(st.sampled_from(["x", "y"]), max_size=1),
            "locked": st.booleans(),
        }
    )


@st.composite
def editions(draw: Any) -> dict[str, Any]:
    """Make an edition: up to five clauses in two chapters, two parameters, two references."""
    names = draw(st.lists(st.sampled_from(["a.a", "a.b", "a.c", "b.a", "b.b"]), unique=True))
    parts: dict[str, list[dict[str, Any]]] = {"a": [], "b": []}
    for number, name in enumerate(names):
        clause = {"id": name, "number": str(number), **draw(clauses()), "history": []}
        clause["origin"] = {"layer": "base", "file": "f.yml", "line": number}
        parts[name[0]].append(clause)
    order = draw(st.permutations(["a", "b"]))
    references = draw(st.lists(st.sampled_from(["A", "B"]), unique=True))
    return {
        "version": "1",
        "digest": "",
        "valid_from": draw(st.sampled_from(["2026-01-01", "2027-01-01"])),
        "chapters": [
            {"id": part, "title": draw(TEXTS), "owner": "x", "clauses": parts[part]}
            for part in order
        ],
        "parameters": {
            name: {"value": draw(st.integers(0, 3)), "shown": {"pl": "1", "en": draw(WORDS)}}
            for name in draw(st.lists(st.sampled_from(["p", "q"]), unique=True))
        },
        "references": [
            {"id": name, "title": draw(TEXTS), "status": draw(WORDS), "checked_on": "2026-01-01"}
            for name in references
        ],
        "one_page": {"intro": draw(TEXTS), "duties": [], "closing": None},
        "contacts": [{"role": "hr", "name": draw(WORDS)}, {"role": "hr", "name": draw(WORDS)}],
        "removed": [],
    }


def pair() -> tuple[dict[str, Any], dict[str, Any]]:
    """Give one edition of three clauses and a copy of it to change."""
    data = {
        "version": "1",
        "digest": "",
        "chapters": [{"id": "a", "title": {"en": "A"}, "clauses": [_clause(n) for n in "xyz"]}],
        "parameters": {"hours": {"value": 24, "shown": {"en": "24"}, "label": {"en": "Hours"}}},
        "references": [{"id": "LAW", "title": {"en": "Law"}, "status": "in force"}],
        "one_page": {"duties": []},
        "removed": [],
    }
    return data, copy.deepcopy(data)


def _clause(name: str) -> dict[str, Any]:
    return {
        "id": f"a.{name}",
        "number": "1",
        "title": {"en": f"Clause {name}"},
        "strength": "should",
        "statement": {"en": f"Answer {name} in 24 hours."},
        "audience": ["hr"],
        "history": [],
        "origin": {"layer": "base", "file": "f.yml", "line": 1},
    }
