#!/usr/bin/env bash
# MiniJinja 3.1.0, its Python package, `Environment(pycompat=False)`.
#
# Seen: `{{ map.items() }}` fails for a map that the template writes out ("map has no method named
# items"), and works for a dict that Python hands over: its methods are called in Python, whatever
# pycompat says. For texts, `.split()` fails either way.
#
# One would guess that without pycompat templates see what an engine in Rust sees. A test that
# renders templates with values of Python passes, and the engine (Zensical, here) stops at the same
# templates.
#
# Mend: write the values out as literals in front of the template; JSON will do.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check minijinja==3.1.0 2>/dev/null
"$folder/env/bin/python" - <<'PY'
from minijinja import Environment, TemplateError

def seen(template, **values):
    try:
        return Environment(pycompat=False).render_str(template, **values)
    except TemplateError as error:
        return str(error).splitlines()[0].partition(" (in ")[0]

loop = "{% for key, value in map.items() %}{{ key }}={{ value }} {% endfor %}"
no_items = "unknown method: map has no method named items"
no_split = "unknown method: string has no method named split"
for expected, template, values in (
    ("a=1 ", loop, {"map": {"a": 1}}),
    (no_items, '{% set map = {"a": 1} %}' + loop, {}),
    ("a=1 ", '{% set map = {"a": 1} %}' + loop.replace("map.items()", "map | items"), {}),
    (no_split, "{{ text.split(' ') | length }}", {"text": "a b"}),
    (no_split, "{{ 'a b'.split(' ') | length }}", {}),
):
    found = seen(template, **values)
    print(f"{'from Python' if values else 'a literal':12} {template:95} {found}")
    assert found == expected, f"changed: expected {expected!r}"
PY
echo "as seen"
