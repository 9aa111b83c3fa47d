#!/usr/bin/env bash
# pytest-cov 7.1.0 with pytest-xdist 3.8.0: what `no_cover` saves in a worker.
#
# Seen: in one process a test marked `no_cover` runs with no tracer at all. In a worker of xdist
# the lines of such a test are left out of the report just the same, but a tracer of coverage stays
# in place while it runs: every call and line still goes through it.
#
# One would guess that what is not covered is not traced, so that the mark is the way to keep a slow
# test quick. In workers it changes the figures and saves nothing.
#
# Mend: take the tracer away oneself, `sys.settrace(None)`, around the test, and put it back.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check \
  pytest==9.2.0 pytest-cov==7.1.0 pytest-xdist==3.8.0 "coverage[toml]==7.17.4" 2>/dev/null
cd "$folder"
cat > kept.py <<'PY'
def kept(value):
    if value:
        return 1
    return 2
PY
cat > test_kept.py <<'PY'
import os
import sys
from pathlib import Path

import kept
import pytest


@pytest.mark.no_cover
def test_rests():
    kept.kept(1)
    Path(os.environ["TOLD"]).write_text(str(sys.gettrace() is None))


def test_measured():
    kept.kept(0)
PY
said() {
  TOLD=$folder/told "$folder/env/bin/python" -m pytest -q -p no:cacheprovider --cov=kept "$@" > report
  echo "no tracer: $(cat told); $(grep '^kept.py' report | tr -s ' ')"
}
alone=$(said)
worker=$(said -n 1)
printf '%s\n' "$alone" "$worker"
if [ "$alone" != "no tracer: True; kept.py 4 1 75%" ] ||
  [ "$worker" != "no tracer: False; kept.py 4 1 75%" ]; then
  echo changed
  exit 1
fi
echo "as seen"
