#!/usr/bin/env bash
# Zensical 0.0.73, the attribute `data-search-exclude` on a paragraph.
#
# Seen: the paragraph is left out of the search, as with Material for MkDocs 9.8.2, and the attribute
# is taken off the page as well. Material leaves it on. Other attributes stay.
#
# One would guess that an attribute which says what the search is to do changes the search only. Style
# sheets, scripts and tests that look for it find nothing, and pages differ where their text does not.
#
# Mend: give such a paragraph a class of its own, too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv material zensical 2>/dev/null
material/bin/python -m pip install --quiet --disable-pip-version-check \
  mkdocs==1.6.1 mkdocs-material==9.8.2 2>/dev/null
zensical/bin/python -m pip install --quiet --disable-pip-version-check zensical==0.0.73 2>/dev/null
mkdir docs
printf '# Page\n\nFound.\n\nLeft out.\n{ data-search-exclude data-other="1" }\n' > docs/index.md
cat > mkdocs.yml <<'YML'
site_name: Test
theme: {name: material, font: false}
use_directory_urls: false
plugins: [search]
markdown_extensions: [attr_list]
YML
failed=0
expect() { # WHAT EXPECTED
  local page
  page=$(grep -o '<p[^>]*data-other[^>]*>' site/index.html)
  printf '%-9s %s\n' "$1" "$page"
  [ "$page" = "$2" ] || { echo "changed: expected '$2'"; failed=1; }
  index=$(find site -name 'search*.json')
  grep -q 'Found' "$index" && ! grep -q 'Left out' "$index" || { echo 'changed: the search'; failed=1; }
  rm -rf site
}
NO_MKDOCS_2_WARNING=1 material/bin/mkdocs build --quiet
expect material '<p data-other="1" data-search-exclude>'
zensical/bin/zensical build -f mkdocs.yml >/dev/null 2>&1
expect zensical '<p data-other="1">'
exit "$failed"
