"""What goes from the theme's style sheet: rules that no element of the site can meet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.outputs.kept import Kept
from generator.outputs.site.unused_styles import drop_unused_styles, names_in, shortened

PAGE = """<html class="js"><body class='md-main wide'><div class=bare></div>
<script>box.classList.add("made");</script></body></html>"""
SCRIPT = 'one.className = "told"; two.className = `fact--${kind}`; three.className = "x" + "-end";'
NAMES = names_in([PAGE], [SCRIPT])


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".js a,.md-main,.bare,.made{top:0}", ".js a,.md-main,.bare,.made{top:0}"),
        (".told{top:0}.fact--stars{top:0}.y-end{top:0}", None),
        (".gone{top:0}p{top:0}", "p{top:0}"),
        (".gone,p:hover,.wide .gone{top:0}", "p:hover{top:0}"),
        ("p:not(.gone){top:0}:is(.gone,p){top:0}[dir=rtl] p{top:0}", None),
        ("@media print{.gone{top:0}}@media all{.gone{top:0}p{top:0}}", "@media all{p{top:0}}"),
        ("@keyframes turn{to{top:0}}@font-face{src:url(a)}", None),
        (":root{--a:url('x;}.gone{');--b:1}p{top:var(--b)}", ":root{--b:1}p{top:var(--b)}"),
        (":root{--a:1;--b:var(--a)}p{--c:0;top:0}", "p{top:0}"),
        (":root{--elsewhere:1;top:0!important}", ":root{--elsewhere:1;top:0!important}"),
    ],
)
def test_only_what_can_match_stays(css: str, left: str | None) -> None:
    """Classes of pages and scripts, whole or in pieces; what is denied; properties read."""
    assert shortened(css, NAMES, frozenset({"--elsewhere"})) == (css if left is None else left)


def test_all_languages_have_the_same_styles(tmp_path: Path) -> None:
    """What one page of one language needs stays for all; nothing but the theme's sheet changes."""
    for language, page in (("pl", '<p class="one">'), ("en", '<p class="two">')):
        styles = tmp_path / language / "assets/stylesheets"
        styles.mkdir(parents=True)
        (tmp_path / language / "index.html").write_text(page, encoding="utf-8")
        (styles / "main.0123abcd.min.css").write_text(
            ".one{top:0}.two{top:0}.three{top:0}", "utf-8"
        )
        (styles / "own.css").write_text(".three{top:0}", "utf-8")

    drop_unused_styles(tmp_path, Kept(None, ""))

    sheets = {path.read_text(encoding="utf-8") for path in tmp_path.glob("*/*/*/main.*.css")}
    assert sheets == {".one{top:0}.two{top:0}"}
    assert (tmp_path / "pl/assets/stylesheets/own.css").read_text("utf-8") == ".three{top:0}"


def test_built_site_keeps_what_its_pages_use(built: Any) -> None:
    """The theme's sheet is a third smaller, and still dresses search, tables and folds."""
    (sheet,) = (built / "pl/assets/stylesheets").glob("main.*.min.css")
    text = sheet.read_text(encoding="utf-8")

    assert len(text) < 100_000
    for name in ("md-search-result__link", "md-typeset__table", "md-nav__link--active"):
        assert f".{name}" in text
    assert ".md-typeset .task-list-item" not in text
    assert ".highlighttable" not in text
