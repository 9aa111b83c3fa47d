"""One line of mkdocs.yml chooses the engine, and no byte of the pages tells which it was."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.outputs.site.engine import listening
from tests.small_tree import choose_engine
from tests.trees import ROOT

ReadAll = Callable[[Path], dict[str, bytes]]
BOTH_WAYS = """\
import sys
from generator.model.engine import Engine
from generator.outputs.site.engine import take

def seen():
    import mkdocs, mkdocs.plugins
    from material.plugins.search.plugin import SearchPlugin
    assert issubclass(SearchPlugin, mkdocs.plugins.BasePlugin)
    return mkdocs.plugins.__name__

for engine in (Engine.MKDOCS, Engine.PROPERDOCS, Engine.PROPERDOCS, Engine.MKDOCS):
    take(engine)
    print(seen())
"""


def test_properdocs_makes_the_same_bytes(
    tree: Path,
    build: Callable[..., int],
    read_all: ReadAll,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Also when this process has MkDocs in memory, which its workers inherit."""
    assert "mkdocs.commands.build" in sys.modules
    assert build() == 0
    out = tree / "build" / "base"
    made = read_all(out)
    shutil.rmtree(out)
    choose_engine(tree, "properdocs")
    assert build("--quiet") == 0
    again = read_all(out)

    assert [name for name in sorted({*made, *again}) if made.get(name) != again.get(name)] == []
    assert len(made) > 100
    assert [name for name, data in again.items() if b"ProperDocs" in data] == []


def test_the_chosen_engine_is_named_when_it_complains(
    tree: Path, build: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """So that it can be looked up; MkDocs would have known this theme."""
    choose_engine(tree, "properdocs")
    shared = (tree / "mkdocs.yml").read_text("utf-8")
    (tree / "mkdocs.yml").write_text(shared.replace("name: material", "name: readthedocs"), "utf-8")

    assert build() == 1
    told = capsys.readouterr().err
    assert "HB501 mkdocs.pl.yml: Config value 'theme': Unrecognised theme name" in told
    assert "pip install properdocs-theme-readthedocs" in told
    assert "hint: mend what ProperDocs names\n" in told


def test_every_logger_that_complains_is_heard(engine_in_memory: None) -> None:
    """The plugins of the theme talk to that of MkDocs in either case."""
    with listening("mkdocs.pl.yml") as messages:
        for name in ("mkdocs.structure", "properdocs.structure", "mkdocs.material.search"):
            logging.getLogger(name).warning("%s warns", name)
            logging.getLogger(name).info("%s tells", name)

    assert messages == [
        "mkdocs.pl.yml: mkdocs.structure warns",
        "mkdocs.pl.yml: properdocs.structure warns",
        "mkdocs.pl.yml: mkdocs.material.search warns",
    ]


def test_a_process_takes_one_engine_after_the_other() -> None:
    """As those of a preview do when mkdocs.yml is edited."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", BOTH_WAYS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert (done.stdout.split(), done.stderr) == (
        ["mkdocs.plugins", "properdocs.plugins", "properdocs.plugins", "mkdocs.plugins"],
        "",
    )
