#!/usr/bin/env bash
# Material for MkDocs 9.8.2 (MkDocs 1.6.1), the text of `site_name` and of page titles.
#
# Seen: one and the same value goes onto a page in two ways. The window's title, the header and the
# label of the logo print it as HTML, as it is; the logo's tooltip and the labels of "Previous" and
# "Next" encode it first. So with a bare ampersand the former are no valid HTML, and with `&amp;`,
# which mends them, the latter read "Kowalski &amp; Syn".
#
# One would guess that a value from mkdocs.yml is either text everywhere or HTML everywhere, so that
# some way of writing it is right on the whole page. None is.
#
# Mend: encode the name for HTML, and decode those attributes in the finished pages.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install --quiet --disable-pip-version-check \
  mkdocs-material==9.8.2 mkdocs==1.6.1 click==8.1.8
mkdir docs
printf -- '---\ntitle: Start\n---\n\n# Start\n' > docs/index.md
printf -- '---\ntitle: "Ask &amp; answer"\n---\n\nText.\n' > docs/next.md
cat > mkdocs.yml <<'YML'
site_name: Kowalski &amp; Syn
theme: {name: material, font: false, features: [navigation.footer]}
YML
NO_MKDOCS_2_WARNING=1 env/bin/mkdocs build --quiet
failed=0
expect() { # WHAT PATTERN
  if grep -Eq "$2" site/index.html; then
    printf '%-28s %s\n' "$1" "$(grep -Eo "$2" site/index.html | head -1)"
  else
    echo "changed: $1"
    failed=1
  fi
}
expect "window's title" '<title>[^<]*Kowalski &amp; Syn</title>'
expect "label of the logo" 'aria-label="Kowalski &amp; Syn"'
expect "tooltip of the logo" 'title="Kowalski &amp;amp; Syn"'
expect "label of the next page" 'aria-label="Next: Ask &amp;amp; answer"'
[ "$failed" = 0 ] && echo "as seen"
exit "$failed"
