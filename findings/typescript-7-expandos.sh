#!/usr/bin/env bash
# TypeScript 7.0.2 beside 6.0.3, --checkJs, plain scripts that share a namespace.
#
# Seen: `const Shared = {}` in one script and `Shared.add = ...` in the next is a checked assignment
# of a new property ("expando") in 6.0.3, and an error in 7.0.2: TS2339, Property 'add' does not
# exist on type '{}'. Within one file both accept it.
#
# One would guess that 7, a port of the same compiler, takes the same JavaScript.
#
# Mend: declare the namespace in a .d.ts, and let the first script assign it to window.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo 'const Shared = {};' > a.js
printf 'Shared.add = (/** @type {number} */ a, /** @type {number} */ b) => a + b;\nShared.add(1, 2);\n' > b.js
printf 'const Own = {};\nOwn.add = () => 1;\nOwn.add();\n' > c.js

failed=0
try() { # VERSION EXPECTED FILES...
  local version=$1 expected=$2 seen
  shift 2
  seen=$("$version/node_modules/.bin/tsc" --noEmit --allowJs --checkJs --strict "$@" 2>&1 | grep -o 'TS[0-9]*' | sort -u | tr '\n' ' ' || true)
  seen=${seen% }
  printf '%-6s %-12s %s\n' "$version" "$*" "${seen:-no error}"
  [ "$seen" = "$expected" ] || { echo "changed: expected '${expected:-no error}'"; failed=1; }
}
for version in 6.0.3 7.0.2; do
  mkdir "$version"
  (cd "$version" && npm init -y >/dev/null && npm install --silent --no-audit --no-fund "typescript@$version" >/dev/null)
done
try 6.0.3 '' a.js b.js
try 7.0.2 'TS2339' a.js b.js
try 6.0.3 '' c.js
try 7.0.2 '' c.js
exit "$failed"
