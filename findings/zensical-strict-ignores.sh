#!/usr/bin/env bash
# Zensical 0.0.73 with an mkdocs.yml, `build --strict`, beside MkDocs 1.6.1.
#
# Seen: `hooks:` are not run, and a plugin that it does not know is left out, both without a word;
# a page that the navigation lacks is no issue either. It says "No issues found" and leaves with 0.
# MkDocs runs the hook, and refuses the unknown plugin and the lost page.
#
# One would guess that --strict stops at what of the configuration is not carried out.
#
# Mend: look for what hooks and plugins do in the finished pages; hold the navigation against the
# folder oneself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv mkdocs zensical 2>/dev/null
mkdocs/bin/python -m pip install --quiet --disable-pip-version-check mkdocs==1.6.1 click==8.1.8 2>/dev/null
zensical/bin/python -m pip install --quiet --disable-pip-version-check zensical==0.0.73 2>/dev/null
mkdir docs
echo '# Page' > docs/index.md
cat > hook.py <<'PY'
def on_page_markdown(markdown, **_):
    return markdown + "\n\nAdded by the hook.\n"
PY
printf 'site_name: Test\nuse_directory_urls: false\nhooks: [hook.py]\n' > hooks.yml
printf 'site_name: Test\nuse_directory_urls: false\nplugins: [search, no-such-plugin]\n' > plugin.yml
printf 'site_name: Test\nuse_directory_urls: false\nnav: [index.md]\nvalidation: {omitted_files: warn}\n' > nav.yml
failed=0
expect() { # ENGINE CONFIGURATION EXPECTED
  local seen=refused
  rm -rf site
  if "$1/bin/$1" build --strict -f "$2" >out.txt 2>&1; then
    seen=takes
    grep -q 'Added by the hook' site/index.html && seen='runs it'
    [ "$1" = mkdocs ] || grep -q 'No issues found' out.txt || seen='tells something'
  fi
  printf '%-9s %-11s %s\n' "$1" "$2" "$seen"
  [ "$seen" = "$3" ] || { echo "changed: expected '$3'"; cat out.txt; failed=1; }
}
expect mkdocs hooks.yml 'runs it'
expect zensical hooks.yml takes
expect mkdocs plugin.yml refused
expect zensical plugin.yml takes
echo '# Lost' > docs/lost.md
expect mkdocs nav.yml refused
expect zensical nav.yml takes
exit "$failed"
