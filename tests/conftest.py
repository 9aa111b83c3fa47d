"""Fixtures that every test may use: source trees, and what is wrong with them."""

from __future__ import annotations

import functools
import gc
import importlib
import os
import shutil
import signal
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from generator.combine import combine
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.problems import Problem, ProblemsFound
from generator.sources.home import base_folder
from generator.sources.load import load_inputs
from generator.workshop import Asked
from tests import shares
from tests.read_once import read_once
from tests.shipped import build_shipped
from tests.trees import TREE
from tests.untraced import resting, untraced

Once = Callable[[str, Callable[[Path], None]], Path]
Tree = Mapping[str, str | bytes]
_TESTS = Path(__file__).parent
# Tests read English, whatever the machine speaks; those of the languages say which they want.
os.environ["HANDBOOK_UI"] = "en"
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell's `make test &` ignores the interrupt for whatever it starts, so a preview could not
    # be stopped by it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
_BROWSERS = ("chromium-headless-shell", "chromium")
"""The first that is there is taken; the shell opens a page in half the time, with no window."""
_BROWSER_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


_FEW = 5
"""Chapters of a tree that a test made up."""


@pytest.fixture(scope="session", autouse=True)
def _shipped_sources_are_read_once() -> Iterator[None]:
    """Keep the trees and records of the files that nearly every test's folder holds some of."""
    with read_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def _large_handbooks_are_not_measured() -> Iterator[None]:
    """Follow commands on the shipped content, but not what tests with small trees go through."""

    def rested(work: Callable[..., Any]) -> Callable[..., Any]:
        unseen = resting(work)

        def run(asked: Asked, *rest: Any) -> Any:
            return (unseen if _is_large(asked.root) else work)(asked, *rest)

        return run

    with pytest.MonkeyPatch.context() as patch:
        for name in ("resolve", "render"):
            patch.setattr(Asked, name, rested(getattr(Asked, name)))
        yield


def _is_large(root: Path) -> bool:
    chapters = base_folder(root) / "chapters"
    return chapters.is_dir() and len(list(chapters.iterdir())) > _FEW


@pytest.fixture(autouse=True)
def _approvals_make_nothing(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let `approve` try no site and no PDF, which takes long; a test asks for it by `proven`."""
    if "proven" not in request.fixturenames:
        monkeypatch.setattr("generator.cli.drafting.prove", lambda *_: None)


@pytest.fixture
def proven() -> None:
    """Let `approve` make site and PDF before it stores an edition, as it does for everybody."""


_BY_FIXTURE = {"browser": "browser", "packed": "installed", "standards": "checker"}
"""Marks of tests that are run apart, and the fixture by which a test is marked."""
_APART = {**_BY_FIXTURE, "engines": "engines", "fleet": "fleet"}
"""The word that each file of tests with such a mark holds."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Open only the files that may hold tests of the mark that is asked for.

    Every run that opens all files makes sure that none of those tests stands in another file.
    """
    if config.option.markexpr == "long" and collection_path.name.startswith("test_"):
        name = collection_path.relative_to(_TESTS).as_posix()
        files = tuple(one.partition("::")[0] for one in shares.LONG)
        return not name.startswith(files) or None
    word = _APART.get(config.option.markexpr)
    if word and collection_path.name.startswith("test_"):
        return word not in collection_path.read_text("utf-8") or None
    return None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what is run apart: the browser's, long ones, the package's, the PDF standards'."""
    names = {item: item.nodeid.removeprefix("tests/") for item in items}
    if shares.PARTS > 1 and len(config.args) == 1 and config.option.markexpr:
        # Only where whole suites are run: who names a test wants that test.
        turns = shares.in_turn([*names.values()])
        left = [item for item, turn in zip(items, turns, strict=True) if not turn]
        items[:] = [item for item, turn in zip(items, turns, strict=True) if turn]
        config.hook.pytest_deselected(items=left)
    measured: set[str] = set()
    for item in items:
        asked = getattr(item, "fixturenames", ())
        mark = next((one for one, word in _BY_FIXTURE.items() if word in asked), None)
        if mark:
            item.add_marker(mark)
            continue
        if names[item].startswith(shares.LONG):
            item.add_marker("long")
        if shares.repeats(names[item], measured):
            item.add_marker("repeating")
    _found_again(items)
    if config.option.markexpr:
        items.sort(key=lambda item: shares.place(names[item]))


def _found_again(items: list[pytest.Item]) -> None:
    """Refuse a test that its own run would pass over, as its file lacks the word."""
    lost = [
        item.nodeid
        for mark, word in _APART.items()
        for item in items
        if item.get_closest_marker(mark) and word not in _words_of(item.path)
    ]
    if lost:
        raise pytest.UsageError(f"name the mark in the files of these tests: {lost}")


@functools.cache
def _words_of(path: Path) -> str:
    return path.read_text("utf-8")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Tell which cases were tried where only a part was."""
    if config.option.markexpr:
        terminalreporter.write_line(shares.told())


def pytest_collection_finish() -> None:
    """Let nobody look for garbage among ten thousand tests again and again.

    A forked build that did so would even get a copy of all of them.
    """
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure nothing while tests repeat what others do; their fixtures belong to them."""
    with untraced() if item.get_closest_marker("repeating") else nullcontext():
        return (yield)


@pytest.fixture(scope="session")
def engine_in_memory() -> None:
    """Import MkDocs and its theme here once, so that the workers of builds, forked, need not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        for name in ("mkdocs.commands.build", "material.plugins.search.plugin"):
            importlib.import_module(name)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start Chromium once; without it tests are skipped here and fail on the build server."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if path is None:
        advice = "no browser to test with; install chromium-headless-shell, or name one in CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(advice)
        pytest.skip(advice)
    # Tests without a browser do not need its driver.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=_BROWSER_OPTIONS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def node() -> str:
    """Find node; without it tests are skipped here and fail on the build server."""
    found = shutil.which("node")
    if found is None:
        advice = "no node to run JavaScript with; install the package nodejs"
        if os.environ.get("CI"):
            pytest.fail(advice)
        pytest.skip(advice)
    return found


@pytest.fixture(scope="session")
def packages(node: str) -> Path:
    """Find what npm installed for the tests; without it they are skipped here and fail in CI."""
    folder = _TESTS / "js"
    wanted = ("ical.js", "scorm-again")
    if not all((folder / "node_modules" / name).is_dir() for name in wanted):
        advice = "no packages of npm to test with; run `npm ci` in tests/js, or `make types`"
        if os.environ.get("CI"):
            pytest.fail(advice)
        pytest.skip(advice)
    return folder


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Make a folder once for all workers: who comes first makes it, and the others wait.

    No test may change what lies in it; one that has to takes a copy. The runs of `make test` share
    one shelf, and those of CI, too, which HANDBOOK_TEST_SHELF names.
    """
    shelf = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        # The folders of the workers lie in that of the run.
        shelf = shelf.parent
    shelf = Path(os.environ.get("HANDBOOK_TEST_SHELF") or shelf / "once")
    shelf.mkdir(exist_ok=True)

    def folder(name: str, make: Callable[[Path], None]) -> Path:
        made, done = shelf / name, shelf / f"{name}.done"
        with FileLock(shelf / f"{name}.lock"):
            if not done.exists():
                shutil.rmtree(made, ignore_errors=True)
                made.mkdir()
                # Who comes first is chance, and so would be what its file seems to cover.
                with untraced():
                    make(made)
                done.touch()
        return made

    return folder


@pytest.fixture(scope="session")
def shipped(once: Once, engine_in_memory: None) -> Callable[[str], Path]:
    """Give a copy of the shipped sources in which one handbook is built; see tests/shipped.py."""

    def content(name: str) -> Path:
        return once(name, lambda folder: build_shipped(name, folder)) / "content"

    return content


@pytest.fixture
def tree(tmp_path: Path) -> Callable[..., Path]:
    """Write {path: text} below tmp_path over the tiny tree; None in a value leaves a file out."""

    def write(files: Mapping[str, str | bytes | None] | None = None, *, bare: bool = False) -> Path:
        every: dict[str, str | bytes | None] = {**({} if bare else TREE), **(files or {})}
        for name, text in every.items():
            if text is None:
                continue
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return write


@pytest.fixture
def load(tree: Callable[..., Path]) -> Callable[..., Inputs]:
    """Write a tree and load its layers."""

    def loaded(
        files: Mapping[str, str | bytes | None] | None = None,
        industries: tuple[str, ...] = (),
        company: str | None = None,
    ) -> Inputs:
        return load_inputs(tree(files), industries, company)[0]

    return loaded


@pytest.fixture
def handbook(load: Callable[..., Inputs]) -> Callable[..., Handbook]:
    """Write a tree and resolve it into a handbook."""

    def resolved(
        files: Mapping[str, str | bytes | None] | None = None,
        industries: tuple[str, ...] = (),
        company: str | None = None,
    ) -> Handbook:
        return combine(load(files, industries, company))

    return resolved


@pytest.fixture
def faults(tree: Callable[..., Path]) -> Callable[..., tuple[Problem, ...]]:
    """Write a tree, load and resolve it, and give its problems in the order of the files."""

    def found(
        files: Mapping[str, str | bytes | None] | None = None,
        industries: tuple[str, ...] = (),
        company: str | None = None,
    ) -> tuple[Problem, ...]:
        try:
            inputs, problems = load_inputs(tree(files), industries, company)
            combine(inputs, problems)
        except ProblemsFound as fault:
            return fault.problems
        return ()

    return found


@pytest.fixture
def problems(faults: Callable[..., tuple[Problem, ...]]) -> Callable[..., list[str]]:
    """Write a tree and give its problems as lines `file:line:column: CODE message`."""

    def lines(
        files: Mapping[str, str | bytes | None] | None = None,
        industries: tuple[str, ...] = (),
        company: str | None = None,
    ) -> list[str]:
        return [problem.headline() for problem in faults(files, industries, company)]

    return lines
