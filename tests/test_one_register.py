"""A register takes its record, its template and a row of the table, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.trees import ROOT, TREE

RECORD = '''

@record
class Award:
    """A prize for a good post."""

    id: Id
    """The prize's id."""
    title: Text
    """What it is called."""
    owner: ToRole
    """Id of the role that gives it."""
    clauses: tuple[ToClause, ...] = ()
    """Ids of the clauses that it is for."""
    place: Place = NOWHERE
'''
ROW = """AWARDS = Register(
    name="awards",
    entry=entries.Award,
    word="award",
    about="Prizes.",
    kind="award",
    confirmed="award",
)

REGISTERS: tuple[Register[Any], ...] = (
    AWARDS,
"""
TEMPLATE = """\
{% for award in handbook.registers.awards %}
- {{ c.t(award.title) }}: {{ c.name("role", award.owner) }}
{% endfor %}
"""
AWARDS = """\
awards:
  - id: kind
    title: {pl: "Do {reply_hours} godzin", en: "In {reply_hours} hours"}
    owner: owner
    clauses: [talk.open]
"""
WORK = """
import json, sys
from pathlib import Path
from generator.advice.confirmations import units
from generator.compare.data import as_data
from generator.compare.diff import diff
from generator.compare.snapshot import snapshot
from generator.model.problems import ProblemsFound
from generator.sources.load import load_inputs
from generator.sources.schemas import schemas
from generator.combine import combine
from generator.workshop import Asked

def work(root):
    try:
        handbook, inputs, _ = Asked(root=root, industries=("alpha",)).resolve()
    except ProblemsFound as found:
        return [problem.headline() for problem in found.problems]
    data = as_data(handbook)
    without = {**data, "awards": []}
    described = json.loads(schemas()["awards.schema.json"])
    return {
        "data": [one["id"] for one in data["awards"]],
        "page": Asked(root=root).render(handbook).pages["en"]["roles.md"],
        "diff": [(one.kind, one.id, one.action) for one in diff(snapshot(without), snapshot(data))],
        "confirmed": [unit.id for unit in units(inputs.base) if unit.id.startswith("award")],
        "schema": described["properties"]["awards"]["description"],
    }

print(json.dumps([work(Path(root)) for root in sys.argv[1:]]))
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the program and add a register to it in the three places."""
    home = tmp_path_factory.mktemp("program")
    shutil.copytree(
        ROOT / "generator", home / "generator", ignore=shutil.ignore_patterns("__pycache__")
    )
    model, templates = home / "generator" / "model", home / "generator" / "templates"
    with (model / "entries.py").open("a", encoding="utf-8") as file:
        file.write(RECORD)
    table = (model / "registers.py").read_text(encoding="utf-8")
    head = "REGISTERS: tuple[Register[Any], ...] = (\n"
    assert table.count(head) == 1
    table = table.replace(head, ROW).replace(
        "from generator.model.guide",
        "from generator.model import entries\nfrom generator.model.guide",
        1,
    )
    (model / "registers.py").write_text(table, encoding="utf-8")
    with (templates / "roles.md.j2").open("a", encoding="utf-8") as file:
        file.write(TEMPLATE)
    return home


def work(program: Path, folder: Path, *trees: dict[str, str]) -> list[Any]:
    """Write trees, let the changed program work on each, and give what it tells of them."""
    roots = [folder / str(number) for number in range(len(trees))]
    for root, files in zip(roots, trees, strict=True):
        for name, text in {**TREE, **files}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", WORK, *map(str, roots)],
        cwd=program,
        env={**os.environ, "PYTHONPATH": str(program)},
        capture_output=True,
        text=True,
        check=True,
    )
    told: list[Any] = json.loads(done.stdout)
    return told


def test_a_register_is_read_shown_compared_and_described(program: Path, tmp_path: Path) -> None:
    """Entries of two layers stand on the page, in the data, among differences and confirmations."""
    more = AWARDS.replace("id: kind", "id: quick")
    (told,) = work(
        program,
        tmp_path,
        {"handbook/awards.yml": AWARDS, "industry_profiles/alpha/awards.yml": more},
    )

    assert told["page"].rstrip().endswith("- In 8 hours: Keeper\n- In 8 hours: Keeper")
    assert {name: told[name] for name in ("data", "diff", "confirmed", "schema")} == {
        "data": ["kind", "quick"],
        "diff": [["award", "kind", "added"], ["award", "quick", "added"]],
        "confirmed": ["award/kind"],
        "schema": "Prizes.",
    }


def test_entries_of_a_register_are_checked(program: Path, tmp_path: Path) -> None:
    """Ids given twice, ids that lead nowhere and missing languages are problems at their place."""
    wrong = (
        AWARDS.replace("owner: owner", "owner: ownr")
        .replace("talk.open", "talk.opn")
        .replace('{pl: "Do {reply_hours} godzin", en:', "{en:")
    )
    file = "industry_profiles/alpha/awards.yml"

    other = wrong.replace("id: kind", "id: quick").replace("{en:", '{pl: "{reply_hours}", en:')
    twice, unknown, lost = work(
        program,
        tmp_path,
        {"handbook/awards.yml": AWARDS, file: wrong},
        {"handbook/awards.yml": AWARDS, file: wrong + "    x: 1\n"},
        {"handbook/awards.yml": AWARDS, file: other},
    )

    assert twice == [
        f"{file}:2:9: HB201 the award 'kind' is given twice",
        f"{file}:3:5: HB401 the text has no 'pl' version",
    ]
    assert unknown == [f"{file}:6:5: HB102 unknown key 'x'"]
    assert lost == [
        f"{file}:4:12: HB209 there is no role 'ownr'",
        f"{file}:5:15: HB209 there is no clause 'talk.opn'",
    ]
