"""What a build makes: outputs in order, in one stage, under one lock, before one swap."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from generator.cli.main import outcome
from generator.model.handbook import Handbook
from generator.model.problems import ProblemsFound
from generator.outputs import build as build_module
from generator.outputs.build import OUTPUTS, build, fill
from generator.outputs.folder import MANIFEST
from generator.outputs.output import Output, Stage, Target
from generator.outputs.pdf import output as pdf_output
from generator.render.site import Site, render
from generator.workshop import Asked

ReadAll = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def small(tree: Path) -> tuple[Handbook, Site, Target]:
    """Give the small tree's base with its pages and its target."""
    asked = Asked(root=tree)
    handbook, _, _ = asked.resolve()
    return handbook, render(handbook), asked.target(handbook.name)


def _writes(name: str, *needs: str) -> Output:
    """Make an output that writes what lies in the stage before it."""

    def make(handbook: Handbook, site: Site, stage: Stage) -> None:
        del handbook, site
        there = sorted(path.name for path in stage.folder.iterdir())
        (stage.folder / name).write_text(" ".join(there), encoding="utf-8")

    return Output(name=name, needs=needs, make=make)


def test_outputs_need_what_stands_before_them() -> None:
    """Every need is an output of the table that is made earlier, and no name comes twice."""
    names = [output.name for output in OUTPUTS]

    assert len(names) == len(set(names))
    for number, output in enumerate(OUTPUTS):
        assert set(output.needs) <= set(names[:number]), output.name


def test_what_an_output_needs_is_made_before_it(
    small: tuple[Handbook, Site, Target], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Asked for the last alone, the others are made first, in the order of the table."""
    table = (_writes("a"), _writes("b", "a"), _writes("unasked"), _writes("c", "b"))
    monkeypatch.setattr(build_module, "OUTPUTS", table)
    handbook, site, target = small
    stage = Stage(folder=tmp_path / "stage", target=target, tell=lambda _: None)
    stage.folder.mkdir()

    fill(handbook, site, stage, (table[3],))

    assert {path.name: path.read_text("utf-8") for path in stage.folder.iterdir()} == {
        "a": "",
        "b": "a",
        "c": "a b",
    }


def test_another_output_takes_one_row(
    small: tuple[Handbook, Site, Target], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a new output writes is swapped in with the rest and stands in the manifest."""
    more = _writes("more.txt", "site")
    monkeypatch.setattr(build_module, "OUTPUTS", (*OUTPUTS, more))
    handbook, site, target = small

    build(handbook, site, target, lambda _: None, outputs=(more,))

    assert "site" in (target.out / "more.txt").read_text("utf-8").split()
    assert '"more.txt": ' in (target.out / MANIFEST).read_text("utf-8")
    assert (target.out / "site" / "pl" / "index.html").is_file()


def test_output_that_fails_leaves_everything_as_it_was(
    small: tuple[Handbook, Site, Target], read_all: ReadAll
) -> None:
    """A PDF that can't be printed changes neither the site nor an earlier PDF."""

    def refuse(handbook: Handbook, site: Site, stage: Stage) -> None:
        (stage.folder / "half.pdf").write_bytes(b"%PDF")
        raise ProblemsFound(())

    handbook, site, target = small
    build(handbook, site, target, lambda _: None)
    before = read_all(target.out)
    failing = Output(name="pdf", needs=("site",), make=refuse)

    with pytest.raises(ProblemsFound):
        build(handbook, site, target, lambda _: None, outputs=(failing,), again=False)

    assert read_all(target.out) == before
    assert [path.name for path in target.out.parent.glob(".base.new")] == []


def test_pdf_waits_for_no_build_that_runs(
    tree: Path, build: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """While a build holds the folder, `pdf` says so with exit 2 and changes nothing."""
    assert build() == 0
    out = tree / "build" / "base"
    with FileLock(out.parent / ".base.lock"):
        code = outcome(["pdf", "--quiet", "--root", str(tree)])

    assert code == 2
    assert capsys.readouterr().err == (
        f"another build is writing to '{out}'\nhint: wait until it ends\n"
    )


def test_killed_pdf_keeps_nobody_out(
    tree: Path, build: Callable[..., int], read_all: ReadAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A `pdf` that is killed while it writes leaves the old folder, and the next build works."""
    assert build() == 0
    out = tree / "build" / "base"
    before = read_all(out)

    def die(folder: Path, *_: object) -> None:
        (folder / "handbook-pl.pdf").write_bytes(b"%PDF half")
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patch:
        patch.setattr(pdf_output, "make_pdfs", lambda *_: [None])
        patch.setattr(pdf_output, "publish", die)
        child = os.fork()
        if child == 0:
            outcome(["pdf", "--quiet", "--root", str(tree)])
            os._exit(3)
        _, status = os.waitpid(child, 0)

    assert os.WTERMSIG(status) == signal.SIGKILL
    assert read_all(out) == before
    assert build() == 0
    assert read_all(out) == before
    assert not (tree / "build" / ".base.new").exists()
