#!/usr/bin/env bash
# ProperDocs 1.6.7 beside MkDocs 1.6.1, a plugin of mkdocs-material 9.8.2.
#
# Seen: `properdocs build` takes the plugins that are written for MkDocs. The same functions called
# from Python (`properdocs.config.load_config`) refuse the same configuration: "SearchPlugin must be
# a subclass of properdocs.plugins.BasePlugin". The import that lets `mkdocs` mean ProperDocs stands
# in `properdocs.__main__` only; and it has no hold on modules of `mkdocs` that are imported already.
#
# One would guess that a fork which runs the plugins of the original runs them from a program, too.
#
# Mend: import `properdocs.replacement` first, in a process that has not imported `mkdocs` yet.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install --quiet --disable-pip-version-check \
  properdocs==1.6.7 mkdocs==1.6.1 mkdocs-material==9.8.2 2>/dev/null
mkdir docs
echo '# Page' > docs/index.md
printf 'site_name: Test\ntheme: {name: material, font: false}\nplugins: [search]\n' > mkdocs.yml
failed=0
expect() { # WHAT EXPECTED SEEN
  printf '%-50s %s\n' "$1" "$3"
  [ "$2" = "$3" ] || { echo "changed: expected '$2'"; failed=1; }
}
takes() { # PYTHON CODE BEFORE LOADING
  env/bin/python -c "$1
from properdocs.config import load_config
load_config('mkdocs.yml')" >out.txt 2>&1 && echo takes || { grep -o 'must be a subclass of [a-z.A-Z]*' out.txt || cat out.txt; }
}
refused='must be a subclass of properdocs.plugins.BasePlugin'
expect 'properdocs build' takes "$(env/bin/properdocs build --quiet -f mkdocs.yml >out.txt 2>&1 && echo takes || cat out.txt)"
expect 'from Python' "$refused" "$(takes '')"
expect 'from Python, replacement imported' takes "$(takes 'import properdocs.replacement')"
expect 'the same, after an import of mkdocs.plugins' "$refused" \
  "$(takes 'import mkdocs.plugins, properdocs.replacement')"
exit "$failed"
