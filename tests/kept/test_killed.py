"""A command that is killed, or finds no room, leaves each file as it was or as it shall be."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from generator.sources.upkeep import alone
from generator.workshop import every_handbook
from tests.forks import Work, ended, fork, full_at, killed_at, steps_of
from tests.kept.company import visible, write_company
from tests.kept.scenes import SCENES, Scene, strangers
from tests.shares import DAY, share

MOMENTS = share(21)


@pytest.fixture(params=SCENES)
def scene(request: pytest.FixtureRequest) -> Scene:
    """Give one scene after the other."""
    return SCENES[request.param]


class Stage:
    """A scene with the state before and after it, and a folder to be cut off in."""

    def __init__(self, scene: Scene, folder: Path) -> None:
        """Prepare the folder, and do the work once in a copy."""
        self.scene = scene
        self.prepared, self.root = folder / "prepared", folder / "root"
        write_company(self.prepared)
        scene.prepare(self.prepared)
        strangers(self.prepared)
        self.before = visible(self.prepared)
        self.told = folder / "told.txt"
        self.steps = steps_of(self.fresh(), self.root, self.told)
        self.after = visible(self.root)

    def fresh(self) -> Work:
        """Give the work, in a folder that is prepared anew."""
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.prepared, self.root, symlinks=True)
        return self.scene.work(self.root)

    def points(self) -> range:
        """Give the steps at which to cut off: each is a place for it."""
        return range(self.steps)

    def check_whole(self) -> None:
        """Make sure that every file is the old or the new one, and all can be read."""
        now = visible(self.root)
        for name in {*now, *self.before, *self.after}:
            assert now.get(name) in (self.before.get(name), self.after.get(name)), name
        for one in every_handbook(self.root):
            one.resolve()

    def check_done(self) -> None:
        """Type the command again; then all is as if it had never been cut off."""
        (code,) = ended([fork(self.scene.work(self.root), self.told)])
        assert code in {0, self.scene.again}, self.told.read_text("utf-8")
        assert visible(self.root) == self.after
        self.check_others()

    def check_others(self) -> None:
        """Make sure that nothing is left behind, and that nobody else's file was touched."""
        # The next command that writes there clears up.
        for folder in (*self.root.glob("companies/*"), *self.root.glob("industry_profiles/*")):
            with alone(folder):
                pass
        left = {path.relative_to(self.root) for path in self.root.rglob(".*")}
        assert left == {path.relative_to(self.prepared) for path in self.prepared.rglob(".*")}
        links = [path for path in self.root.rglob("elsewhere") if path.is_symlink()]
        assert len(links) == 2


@pytest.fixture
def stage(scene: Scene, tmp_path: Path) -> Stage:
    """Prepare a scene."""
    return Stage(scene, tmp_path)


def test_killed_command_leaves_the_old_or_the_new_and_can_be_repeated(stage: Stage) -> None:
    """Killed at each step that changes a folder, and with half a file written."""
    assert stage.after != stage.before
    assert stage.steps >= 3
    for point in stage.points():
        assert ended([fork(killed_at(point, stage.fresh(), stage.root))]) == [-9]
        stage.check_whole()
        stage.check_done()


def test_command_that_is_killed_at_any_moment_can_be_repeated(stage: Stage) -> None:
    """Whatever it was about to do."""
    started = time.monotonic()
    assert ended([fork(stage.fresh())]) == [0]
    took = time.monotonic() - started
    moments = random.Random(DAY)  # noqa: S311 - other moments on each day
    for _ in range(MOMENTS):
        child = fork(stage.fresh())
        time.sleep(moments.uniform(0, took * 1.1))
        os.kill(child, signal.SIGKILL)
        ended([child])
        stage.check_whole()
        stage.check_done()


def test_full_disk_is_told_and_leaves_the_old(stage: Stage) -> None:
    """No room at each step: one sentence, exit 2, and nothing half done; then there is room."""
    for point in stage.points():
        work = full_at(point, stage.fresh(), stage.root)
        (code,) = ended([fork(work, stage.told)])
        words = stage.told.read_text("utf-8")
        assert "Traceback" not in words
        assert code == 0 or (code, "No space left on device" in words) == (2, True)
        stage.check_whole()
        stage.check_done()
