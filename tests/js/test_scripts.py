"""The scripts of the pages: each has its concern and its place; what needs no page is tested."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent.parent
SCRIPTS = ROOT / "overrides" / "assets" / "javascripts"
APART = {"not-found.js"}
"""What stands on the page of dead addresses only; generator/outputs/site/not_found.py names it."""
LONGEST = 120


def test_every_script_is_named_once_and_every_name_is_a_script() -> None:
    """MkDocs itself links to a file that is not there, and leaves out one that is not named."""
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    apart = settings["extra"]["scripts"].values()
    named = [*settings["extra_javascript"], *(name for names in apart for name in names)]
    there = {path.relative_to(ROOT / "overrides").as_posix() for path in SCRIPTS.rglob("*.js")}

    assert len(named) == len(set(named))
    assert set(named) == there - {f"assets/javascripts/{name}" for name in APART}


def test_folder_of_scripts_holds_nothing_else() -> None:
    """MkDocs copies all of it into every site."""
    assert [path for path in SCRIPTS.rglob("*") if path.is_file() and path.suffix != ".js"] == []


def test_scripts_are_short_and_leave_one_name_behind() -> None:
    """Each closes over its own names; all that the page's window gets is Handbook."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in SCRIPTS.rglob("*.js")}
    del texts["review-data.js"]
    form = re.compile(r"/\*.+?\*/\n\(\(\) => \{\n  \"use strict\";\n.+\n\}\)\(\);\n", re.DOTALL)

    assert [name for name, text in texts.items() if not form.fullmatch(text)] == []
    assert [name for name, text in texts.items() if len(text.splitlines()) > LONGEST] == []
    assert [name for name, text in texts.items() if re.search(r"\bwindow\.\w+ = ", text)] == [
        "handbook.js"
    ]


def test_scripts_pass_the_tests_in_node(node: str) -> None:
    """What stands in the *.test.js beside this file."""
    files = sorted(path.name for path in Path(__file__).parent.glob("*.test.js"))
    done = subprocess.run(
        [node, "--test", "--test-reporter=tap", *files],
        cwd=Path(__file__).parent,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        timeout=120,
    )

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert re.search(r"^# pass [1-9]", done.stdout, re.MULTILINE), done.stdout
