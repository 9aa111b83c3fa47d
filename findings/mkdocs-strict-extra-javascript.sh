#!/usr/bin/env bash
# MkDocs 1.6.1, `build --strict`, a script or style sheet of the configuration that is not there.
#
# Seen: extra_javascript and extra_css may name files that do not exist. The strict build succeeds
# without a warning, with every `validation:` level at warn, and each page asks for them in vain.
# A link of a page to the same missing file is an error.
#
# One would guess that --strict looks at what the configuration itself names.
#
# Mend: hold the list against the files in a test.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install --quiet --disable-pip-version-check mkdocs==1.6.1 'click==8.1.8'
mkdir docs
echo '# Page' > docs/index.md
cat > mkdocs.yml <<'YML'
site_name: Test
use_directory_urls: false
extra_javascript: [scripts/gone.js]
extra_css: [styles/gone.css]
validation:
  omitted_files: warn
  absolute_links: warn
  unrecognized_links: warn
  anchors: warn
YML
failed=0
if env/bin/mkdocs build --strict >out.txt 2>&1 && ! grep -q WARNING out.txt; then
  echo 'strict build with a missing script: succeeds, no warning'
else
  echo 'changed: the strict build complains'; cat out.txt; failed=1
fi
if grep -q 'src="scripts/gone.js"' site/index.html && [ ! -e site/scripts/gone.js ]; then
  echo 'the page asks for scripts/gone.js, which is not there'
else
  echo 'changed: the page does not ask for it'; failed=1
fi
echo '[here](scripts/gone.js)' >> docs/index.md
if env/bin/mkdocs build --strict >out.txt 2>&1; then
  echo 'changed: a link to the same file passes'; failed=1
else
  echo 'a link of a page to the same file: refused'
fi
exit "$failed"
