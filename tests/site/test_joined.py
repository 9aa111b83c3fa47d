"""A page loads one script and one style sheet of ours; what they are made of keeps its order."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from generator.outputs.site.joined import join_assets, shortened
from generator.render.marks import DATA_FILE

SCRIPTS = "assets/javascripts"
STYLES = "assets/stylesheets"
FILES = {
    f"{SCRIPTS}/first.js": '/* One. */\n(() => {\n  "use strict";\n\n  said.push("1st");\n})();\n',
    f"{SCRIPTS}/deep/broken.js": "(() => {\n  // Two.\n  nowhere.at.all;\n})();\n",
    f"{SCRIPTS}/last.js": "(() => {\n  /** @type {string} */\n  said.push(`last`);\n})();\n",
    f"{SCRIPTS}/own/page.js": "said.push(1);\n",
    f"{STYLES}/a.css": "/* A. */\na { b: c; }\n",
    f"{STYLES}/brand.css": "/* Brand. */\n:root {\n  --d: e;\n}\n",
    DATA_FILE: "data = 1;\n",
}
SETTINGS = {
    "extra_css": ["https://other.example/x.css", f"{STYLES}/a.css"],
    "extra_javascript": [
        f"{SCRIPTS}/first.js",
        {"path": "module.mjs", "type": "module"},
        f"{SCRIPTS}/deep/broken.js",
        DATA_FILE,
        f"{SCRIPTS}/last.js",
        f"{SCRIPTS}/../{SCRIPTS}/first.js",
    ],
    "extra": {"scripts": {"own": [f"{SCRIPTS}/own/page.js"], "../own": ["x.js"]}, "kept": 1},
}
RUN = """const said = []; const reportError = (fault) => said.push(fault.name);
eval(require("node:fs").readFileSync(0, "utf8")); console.log(said.join());"""


def _stage(folder: Path) -> Path:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_each_list_becomes_one_file_and_the_rest_is_named_as_it_was(tmp_path: Path) -> None:
    """Data come first; addresses, mappings and what leads elsewhere come last; parts go."""
    settings = join_assets(SETTINGS, _stage(tmp_path))
    left = {one.relative_to(tmp_path).as_posix() for one in tmp_path.rglob("*") if one.is_file()}

    assert settings == {
        "extra_css": [f"{STYLES}/handbook.css", "https://other.example/x.css"],
        "extra_javascript": [
            DATA_FILE,
            f"{SCRIPTS}/handbook.js",
            {"path": "module.mjs", "type": "module"},
            f"{SCRIPTS}/../{SCRIPTS}/first.js",
        ],
        "extra": {"scripts": {"own": [f"{SCRIPTS}/own.js"], "../own": ["x.js"]}, "kept": 1},
    }
    names = ("javascripts/handbook.js", "javascripts/own.js", "stylesheets/handbook.css")
    assert left == {DATA_FILE, *(f"assets/{name}" for name in names)}
    assert not (tmp_path / SCRIPTS / "deep").exists()
    style = (tmp_path / STYLES / "handbook.css").read_text(encoding="utf-8")
    assert style == "a { b: c; }\n:root {\n--d: e;\n}\n"


def test_a_script_that_fails_stops_no_other(tmp_path: Path, node: str) -> None:
    """As it was when each was a file; the fault is told, and the order kept."""
    join_assets(SETTINGS, _stage(tmp_path))
    text = (tmp_path / SCRIPTS / "handbook.js").read_text(encoding="utf-8")
    done = subprocess.run(
        [node, "-e", RUN], input=text, capture_output=True, check=True, text=True, timeout=60
    )

    assert done.stdout == "1st,ReferenceError,last\n"
    assert "Two." not in text


def test_site_without_lists_or_brand_gets_no_files(tmp_path: Path) -> None:
    """A root's own mkdocs.yml may name nothing."""
    assert join_assets({"theme": {}}, tmp_path)["extra_javascript"] == []
    assert list(tmp_path.iterdir()) == []


def test_only_whole_lines_of_comments_go() -> None:
    """What stands behind code, or within a text, stays."""
    text = 'a("/* no */");  // stays\n  /* goes\n     whole */\n\n  b("//x");\n'
    assert shortened(text) == 'a("/* no */");  // stays\nb("//x");\n'


def test_sources_write_no_text_over_several_lines() -> None:
    """Or the indentation within it would be lost."""
    folder = Path(__file__).parent.parent.parent / "overrides" / SCRIPTS
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*.js")}
    lines = {name: text.splitlines() for name, text in texts.items()}

    assert [name for name, all_ in lines.items() if any(one.count("`") % 2 for one in all_)] == []


def test_pages_ask_for_our_script_before_styles_and_use_it(built: Path) -> None:
    """What is asked for early is what the page then runs; a second name would load it twice."""
    for page in (built / "pl/07-customers.html", built / "en/may-i.html", built / "pl/index.html"):
        text = page.read_text(encoding="utf-8")
        early = re.findall(r'<link rel="preload" href="([^"]+)" as="script">', text)

        assert len(early) == 1
        assert text.index('rel="preload"') < text.index('rel="stylesheet"')
        assert f'<script src="{early[0]}"></script>' in text
