#!/usr/bin/env bash
# importlib-metadata 10.2.0 on Python 3.11, and the standard library's importlib.metadata.
#
# Seen: once anything has imported the package importlib_metadata, the standard library's own
# `importlib.metadata.metadata(NAME)` gives objects of that package. A field that a distribution does
# not have was None before and raises KeyError then; for a name that nobody installed both raise
# PackageNotFoundError.
#
# One would guess that a backport stands beside the module that it backports. It puts its finder before
# the one of the standard library, so code that imports only the standard library changes when some
# other part of the process imports, say, Dask on Python 3.11. `metadata(NAME)["License"]` works or
# fails by the order in which tests run.
#
# Mend: ask with `get_all(FIELD, [])`, which both have.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install --quiet --disable-pip-version-check importlib-metadata==10.2.0
cat >look.py <<'PY'
import importlib.metadata
import sys


def field(name):
    try:
        return repr(importlib.metadata.metadata("importlib-metadata")[name])
    except KeyError:
        return "KeyError"


def maker():
    return type(importlib.metadata.distribution("importlib-metadata")).__module__.partition(".")[0]


failed = 0
seen = [(maker(), field("No-Such-Field"))]
import importlib_metadata  # noqa: E402, F401

seen.append((maker(), field("No-Such-Field")))
wanted = [("importlib", "None"), ("importlib_metadata", "KeyError")]
for when, one, other in zip(("before the import", "after it"), seen, wanted):
    print(f"{when:<20}{one}")
    if one != other:
        print(f"changed: expected {other!r}")
        failed = 1
print("get_all after it   ", importlib.metadata.metadata("importlib-metadata").get_all("No-Such-Field", []))
sys.exit(failed)
PY
env/bin/python look.py
