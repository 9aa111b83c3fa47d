#!/usr/bin/env bash
# pip 22.3 and 23.2.1, hash-checking mode, a package that asks for another one with an extra.
#
# Seen: a lock that pins `inner==1.0` with its hash does not count as a pin of `inner[fast]`, which
# another locked package asks for. Nothing is wrong as long as 1.0 is the newest release: the lock
# installs. On the day when any newer release appears, the same lock is refused: "all requirements
# must have their versions pinned with ==". A lock that passes its tests today breaks by itself.
# pip 23.3.2 and later install it.
#
# One would guess that a name pinned with == is pinned, whatever extras others ask for, and that a
# lock with hashes can't be broken by a release that it does not name.
#
# Mend: pin the extra as such (`inner[fast]==1.0`; uv: --no-strip-extras).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Three tiny wheels: outer asks for inner[fast]; inner 1.0 is locked, inner 2.0 comes later.
python3 - <<'PY'
import zipfile
def wheel(folder, name, version, more=""):
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(f"{folder}/{name}-{version}-py3-none-any.whl", "w") as file:
        file.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{more}")
        file.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr(f"{info}/RECORD", "")
import os
os.mkdir("now"); os.mkdir("later")
wheel("now", "outer", "1.0", "Requires-Dist: inner[fast]\n")
wheel("now", "inner", "1.0", "Provides-Extra: fast\n")
wheel("later", "inner", "2.0", "Provides-Extra: fast\n")
PY
for name in outer inner; do
  printf '%s==1.0 --hash=sha256:%s\n' "$name" "$(sha256sum "now/$name-1.0-py3-none-any.whl" | cut -d' ' -f1)"
done > lock.txt

python3 -m venv env
try() { # VERSION FOLDERS... : does the lock install?
  env/bin/python -m pip install --quiet --disable-pip-version-check "pip==$1"
  shift
  if env/bin/python -m pip install --disable-pip-version-check --dry-run --quiet --require-hashes --no-index \
    "${@/#/--find-links=}" -r lock.txt >out.txt 2>&1; then echo installs; else echo refuses; fi
}
failed=0
expect() { # WHAT EXPECTED SEEN
  printf '%-46s %s\n' "$1" "$3"
  [ "$2" = "$3" ] || { echo "changed: expected '$2'"; failed=1; }
}
for version in 22.3 23.2.1; do
  expect "pip $version, no newer release" installs "$(try "$version" now)"
  expect "pip $version, a newer release of inner" refuses "$(try "$version" now later)"
  grep -q 'all requirements must have their versions pinned with ==' out.txt || failed=1
done
expect 'pip 23.3.2, a newer release of inner' installs "$(try 23.3.2 now later)"
sed -i 's/^inner==/inner[fast]==/' lock.txt
expect 'pip 23.2.1, the extra pinned as such' installs "$(try 23.2.1 now later)"
exit "$failed"
