"""What in a finished page is live, and what only reads as if it were."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.handbook import Handbook
from generator.model.problems import Collector
from generator.outputs.site.verify import verify


def _told(folder: Path, handbook: Handbook, article: str) -> list[str]:
    page = folder / "site" / "pl" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(f"<html><body><article>{article}</article></body></html>", encoding="utf-8")
    problems = Collector()
    verify(folder, handbook, problems)
    return [one.message.split("'")[1] for one in problems.found if one.code == "HB504"]


@pytest.mark.parametrize(
    "words",
    [
        "&lt;a href=javascript:alert(1) onclick=x&gt;",
        "a &#60; b onload=1 and &lt;script&gt;, &lt;style and data:text/html",
        'href="javascript:x" src=data:x on = on',
        '<a href="https://a.example/?q=javascript:&amp;x" title="onclick=x &lt;svg">x</a>',
        "<code>&lt;iframe src=x onload=y&gt;</code>",
        "<!-- <script> -->",
    ],
)
def test_words_with_angle_brackets_are_words(
    tmp_path: Path, handbook: Callable[..., Handbook], words: str
) -> None:
    """Whatever a text says: what was encoded acts no more."""
    assert _told(tmp_path, handbook(), f"<p>{words}</p>") == []


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<script>x</script>", "script"),
        ("<p title='>' onclick='x'>a</p>", "onclick"),
        ("<img src=x/onerror=y>", ""),
        ("<img/onerror=y>", "onerror"),
        ('<a href="java&#115;cript:x">a</a>', "javascript:"),
        ('<a href=" java\n&#9;script:x">a</a>', "javascript:"),
        ('<a href="java\nscript:x">a</a>', "javascript:"),
        ("<a href=vbscript:x>a</a>", "vbscript:"),
        ('<form action="/x"></form>', "form"),
        ("<svg></svg>", "svg"),
        ('<meta http-equiv="refresh">', "meta"),
    ],
)
def test_live_content_is_found_however_it_is_written(
    tmp_path: Path, handbook: Callable[..., Handbook], html: str, what: str
) -> None:
    """Handlers behind any attribute, addresses with references and spaces in them."""
    assert _told(tmp_path, handbook(), f"<p>a</p>{html}") == ([what] if what else [])
