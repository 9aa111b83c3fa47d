"""Fixtures that every test may use: source trees, and what is wrong with them."""

from __future__ import annotations

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
from generator.model.problems import Collector, Problem, ProblemsFound
from generator.sources import glance, layer
from generator.sources.decode import decode
from generator.sources.home import base_folder
from generator.sources.load import load_inputs
from generator.sources.text_file import Source
from generator.sources.yaml_tree import read_tree
from generator.workshop import Asked
from tests.shares import PARTS
from tests.shipped import SOURCES, build_shipped
from tests.trees import LABELS, ROOT, SHIPPED_HEAD, TREE
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


_REPEATING = (
    "advice/test_advice_shipped.py",
    "cli/test_cli_first_edition.py",
    "cli/test_cli_first_hour.py",
    "cli/test_cli_polish.py",
    "content",
    "editions/test_edition_edits.py",
    "editions/test_edition_laws.py",
    "editions/test_edition_proof.py",
    "fuzz",
    "hostile",
    "kept",
    "outputs/test_crash.py",
    "outputs/test_folder.py",
    "outputs/test_output.py",
    "outputs/test_outputs.py",
    "outputs/test_reproducible.py",
    "pdf/test_pdf_command.py",
    "pdf/test_pdf_files.py",
    "pdf/test_pdf_signs.py",
    "positions",
    "property",
    "review/test_review_calendar.py",
    "search/test_engine.py",
    "search/test_stemmer.py",
    "test_docs.py",
    "test_locks.py",
    "unit/render/test_render_one_table.py",
    "unit/resolve/test_resolve_amendments.py",
    "unit/sources/test_sources_restricted_yaml.py",
    "unit/test_many_problems.py",
)
"""Folders and files of tests that go ways through the program that others go as well.

Tracing makes a test cost three times as much, and these would add next to nothing to what is
covered.
"""
_FEW = 5
"""Chapters of a tree that a test made up."""
_FIRST_CASE = (
    "advice/",
    "cli/",
    "test_coverage.py",
    "test_marks.py",
    "test_messages.py",
    "unit/advice/test_advice_doubled.py",
    "unit/render/test_render_may_i.py",
)
"""Tests of which the first case goes the ways of all, with the shipped content: it is measured."""


@pytest.fixture(scope="session", autouse=True)
def _shipped_sources_are_read_once() -> Iterator[None]:
    """Keep the trees and records of the files that nearly every test's folder holds some of."""
    paths = (path for name in SOURCES for path in (ROOT / name).rglob("*.yml"))
    shipped = {path.read_text("utf-8") for path in paths}
    shipped |= {LABELS, SHIPPED_HEAD, *TREE.values()}
    trees: dict[tuple[str, str], Any] = {}
    lasting: set[int] = set()
    records: dict[tuple[int, type[Any]], Any] = {}

    def read(source: Source, problems: Collector) -> Any:
        if source.text not in shipped:
            return read_tree(source, problems)
        key = source.file, source.text
        if key not in trees:
            trees[key] = read_tree(source, problems)
            lasting.add(id(trees[key]))
        return trees[key]

    def fill(tree: Any, kind: type[Any], problems: Collector) -> Any:
        key = id(tree), kind
        if key in records:
            return records[key]
        before = len(problems.found)
        record = decode(tree, kind, problems)
        if id(tree) in lasting and len(problems.found) == before:
            records[key] = record
        return record

    with pytest.MonkeyPatch.context() as patch:
        for module in (layer, glance):
            patch.setattr(module, "read_tree", read)
        patch.setattr(layer, "decode", fill)
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


_BY_TURNS = (
    "cli/test_cli_first_hour.py::test_the_first_hour_goes_as_written",
    "cli/test_cli_init.py",
    "content/test_body_word.py",
    "content/test_one_language.py",
    "content/test_shipped_content.py",
    "hostile/test_hostile_fields.py",
    "hostile/test_hostile_translations.py",
    "kept",
    "outputs/test_both_engines.py",
    "outputs/test_folder.py",
    "outputs/test_output.py",
    "pdf/test_pdf_files.py",
    "pdf/test_pdf_layout.py",
    "positions/test_positions.py",
    "review/test_review_page.py",
    "review/test_review_programs.py",
    "site/test_accessibility.py",
    "site/test_hosting.py",
    "site/test_keyboard.py",
    "site/test_network.py",
    "site/test_preferences.py",
    "site/test_reflow.py",
)
"""Files or tests of many cases of one kind: a part of them is tried; see tests/shares.py."""


def _in_turn(items: list[pytest.Item]) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """Part the tests into those to run here, and further cases of families that are large."""
    run: list[pytest.Item] = []
    left: list[pytest.Item] = []
    seen: dict[str, int] = {}
    for item in items:
        family, _, case = item.nodeid.partition("[")
        large = item.nodeid.removeprefix("tests/").startswith(_BY_TURNS)
        turn = seen[family] = seen.get(family, -1) + 1
        (left if case and large and turn % PARTS else run).append(item)
    return run, left


def _repeats(item: pytest.Item, measured: set[str]) -> bool:
    """Tell whether a test goes ways that others go, or that an earlier case of it went."""
    name = item.path.relative_to(_TESTS).as_posix()
    family, _, case = item.nodeid.partition("[")
    first = family not in measured
    measured.add(family)
    again = bool(case) and not first and name.startswith(_FIRST_CASE)
    return again or name.startswith(_REPEATING)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what is run apart: the browser's, repeating ones, the package's, the PDF standards'."""
    if PARTS > 1 and len(config.args) == 1 and config.option.markexpr:
        # Only where whole suites are run: who names a test wants that test.
        items[:], left = _in_turn(items)
        config.hook.pytest_deselected(items=left)
    measured: set[str] = set()
    for item in items:
        if "installed" in getattr(item, "fixturenames", ()):
            item.add_marker("packed")
        elif "checker" in getattr(item, "fixturenames", ()):
            item.add_marker("standards")
        elif "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        elif _repeats(item, measured):
            item.add_marker("repeating")


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
    one shelf, which HANDBOOK_TEST_SHELF names.
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
def shipped(once: Once) -> Callable[[str], Path]:
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
