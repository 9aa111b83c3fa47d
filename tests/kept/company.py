"""A tiny tree of sources whose company can be approved, reviewed and translated."""

from __future__ import annotations

import json
from pathlib import Path

from generator.cli.main import outcome
from tests.trees import TREE

COMPANY = "companies/acme"
AS_ACME = ("--company", "acme")
START = ("review", "start", *AS_ACME, "--year", "2027", "--today", "2027-01-10")
APPROVE = ("approve", *AS_ACME, "--today", "2026-12-01")
CLAUSES = ("talk.open", "talk.advice", "talk.name", "talk.secrets")


def write_company(root: Path) -> Path:
    """Write the tree; give its root."""
    for name, text in TREE.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    company = root / COMPANY / "company.yml"
    company.write_text('version: "1.0"\n' + company.read_text("utf-8"), encoding="utf-8")
    return root


def do(root: Path, *arguments: str) -> int:
    """Run a command in this process; give its exit code."""
    return outcome([*arguments, "--root", str(root)])


def export(path: Path, reviewer: str, **clauses: dict[str, str]) -> Path:
    """Write a reviewer's export as the page saves it; `a_b` stands for the clause a.b."""
    told = {name.replace("_", "."): verdict for name, verdict in clauses.items()}
    data = {"format": "handbook-review-1", "company": "acme", "reviewer": reviewer, "clauses": told}
    # ASCII only: a half of a sign can stand in such a file, too.
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def keep_all(path: Path) -> Path:
    """Write a table that keeps every clause, each with a note."""
    lines = ["clause,decision,note", *(f"{name},keep,fine" for name in CLAUSES)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def raise_version(root: Path, version: str) -> None:
    """Write the number of the next edition into the company's file, and change a value."""
    path = root / COMPANY / "company.yml"
    lines = path.read_text("utf-8").splitlines()
    lines[0] = f'version: "{version}"'
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def visible(root: Path) -> dict[str, bytes]:
    """Read every file of the sources that a reader takes for one, by its path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts)
    }
