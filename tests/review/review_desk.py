"""Somebody's desk: a copy of the shipped sources, and the command line on it."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.cli.main import outcome
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from tests.real_company import make_real

ROOT = Path(__file__).parent.parent.parent
COMPANY = "bank-brzozowy"


@dataclass(frozen=True)
class Desk:
    """Somebody's desk: a folder of sources and the commands."""

    root: Path
    capsys: Any

    @property
    def company(self) -> Path:
        """The company's folder."""
        return self.root / "companies" / COMPANY

    def run(self, *arguments: str, company: str | None = COMPANY) -> tuple[int, str, str]:
        """Run a command; give its exit code and what it printed."""
        named = ["--company", company] if company else []
        code = outcome([*arguments, "--root", str(self.root), *named])
        out, err = self.capsys.readouterr()
        return code, out, err

    def replace(self, name: str, old: str, new: str) -> None:
        """Change one spot of a source."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old, text.count(old))
        path.write_text(text.replace(old, new), encoding="utf-8")

    def resolve(self) -> tuple[Handbook, Inputs]:
        """Load and resolve the company's handbook."""
        from generator.workshop import asked

        handbook, inputs, _ = asked(self.root, "", COMPANY).resolve()
        return handbook, inputs

    def export(self, name: str, reviewer: str, clauses: dict[str, Any]) -> str:
        """Write a reviewer's file as the page would save it; give its path."""
        path = self.root / name
        data = {"format": "handbook-review-1", "company": COMPANY, "reviewer": reviewer}
        path.write_text(json.dumps({**data, "clauses": clauses}), encoding="utf-8")
        return str(path)


def copy_sources(folder: Path) -> Path:
    """Copy what a company's handbook is made of."""
    for name in ("handbook", "industry_profiles"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(
        ROOT / "companies" / COMPANY,
        folder / "companies" / COMPANY,
        ignore=shutil.ignore_patterns("editions", "reviews"),
    )
    make_real(folder, COMPANY)
    return folder
