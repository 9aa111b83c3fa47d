#!/usr/bin/env bash
# MkDocs 1.6.1, `build --strict` together with `--quiet`.
#
# Seen: `--quiet` lets the strict build pass whatever it would warn of: the warnings are not only
# not shown, they are not counted, and the exit code is 0. Without `--quiet` the same build is
# aborted with 1.
#
# One would guess that --quiet changes what is printed, and --strict what is accepted; a job that
# combines them to keep its log short checks nothing.
#
# Mend: leave --quiet out, or listen to the logger `mkdocs` oneself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install --quiet --disable-pip-version-check mkdocs==1.6.1 click==8.1.8
mkdir docs
printf '# Page\n\n[A page that is not there](gone.md)\n' > docs/index.md
echo 'site_name: Test' > mkdocs.yml
failed=0
expect() { # CODE OPTIONS...
  local expected=$1 code=0
  shift
  env/bin/mkdocs build "$@" >/dev/null 2>&1 || code=$?
  printf 'mkdocs build %-18s exit %s\n' "$*" "$code"
  [ "$code" = "$expected" ] || { echo "changed: expected $expected"; failed=1; }
}
expect 1 --strict
expect 0 --strict --quiet
expect 0 --quiet --strict
exit "$failed"
