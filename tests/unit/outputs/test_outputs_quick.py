"""What makes builds quick gives the very bytes that libraries give by themselves."""

from __future__ import annotations

import fnmatch
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.outputs.site.quick_markdown import QuickMarkdown
from generator.search.analysis import occurs, stems, stems_for
from tests.trees import ROOT

SHARED: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
EXTENSIONS: dict[str, Any] = {"fenced_code": {}, **SHARED["markdown_extensions"]}
PIECES = [
    "# Title { #one .two }\n\n",
    "## Zasada `kod`\nzaraz tekst\n",
    "Setext\n======\n\n",
    "Setext\n---\n",
    "- one\n- two\n    - three\n\n        code\n\n",
    "١. one\n٢. two\n\n１. three\n",
    "1. one\n2. two\n\n    more\n",
    "> quoted\n> > twice\n\n",
    "    indented\n\n",
    "```python\nx = 1\n```\n\n",
    '!!! note "Uwaga"\n    inside\n\n    - list\n\n        deeper\n\n',
    '???+ tip "Rada"\n    inside\n\n',
    "| a | b |\n|---|:-:|\n| `1|2` | *x* |\n\n",
    "a | b\n--|--\n1 | 2\n\n",
    "***\n\n",
    "- - -\n",
    '[one](two.md#three "title") ![image](a.png)\n',
    "[ref][r] [r] ![r]\n\n[r]: other.md 'words'\n\n",
    "<https://a.example> <a@b.example> &amp; &copy; a & b < c\n",
    '<div class="x" markdown="1">raw *not*</div>\n\n',
    "<p>raw</p>\ntext <b>in</b> line\n\n",
    "**strong** *em* ***both*** __strong__ _em_ snake_case_word 2*3*4 **a*b\n",
    "escaped \\* \\[ \\` \\\\ \\_ line  \nbreak<br>here\n",
    "`code` ``two ` ticks`` unclosed `\n",
    "text { .cls #id data-x=1 }\n",
    "**x**{ .a .b }<br>tekst\n\n",
    "\n\n\n",
    "\ttab\n",
    "zażółć „gęślą” jaźń&#58; 8&#58;00–18&#58;00\n",
    "a\u2028b\x0bc\n",
    "----\n----\n",
    "#\n##\n",
    "[x]: <>\n[unclosed](\n![\n",
]


def _convert(text: str, *quick: markdown.extensions.Extension) -> tuple[str, object]:
    made = markdown.Markdown(
        extensions=[*EXTENSIONS, *quick],
        extension_configs={name: value or {} for name, value in EXTENSIONS.items()},
    )
    return made.convert(text), getattr(made, "toc_tokens", None)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text("ab *_[]()!`<>&\\#|-=:{}\n ", max_size=20)))
def test_markdown_is_converted_to_the_same_html(pieces: list[str]) -> None:
    """Pieces of every kind of Markdown, and of none, in any order."""
    text = "".join(pieces)

    assert _convert(text, QuickMarkdown()) == _convert(text)


def test_an_extension_of_somebody_else_works_as_ever() -> None:
    """Its patterns and its blocks are tried on every text."""
    text = "Term\n:   What it means ~~gone~~ H~2~O\n\n*[HB]: Handbook\n\nHB 1^2^"
    more = ["def_list", "abbr", "footnotes", "pymdownx.tilde", "pymdownx.caret", "smarty"]

    plain = markdown.Markdown(extensions=more).convert(text)
    quick = markdown.Markdown(extensions=[*more, QuickMarkdown()]).convert(text)
    assert quick == plain
    assert "<dl>" in plain
    assert "<abbr" in plain


PAGES = [
    "<h1>A &amp; B</h1>\n<p>text <code>x</code></p>\n<ul>\n<li>one</li>\n<li></li>\n</ul>",
    '<h1>A</h1><h2 id="b">B<a class="headerlink" href="#b" title="t">&para;</a></h2>',
    '<p>before any heading</p><h2 id="x" data-search-exclude>gone</h2><p>too</p>',
    '<h1 id="a">T</h1><div><h3 id="in">inside</h3><p>x</p></div><p>after</p>',
    "<p data-search-exclude>no <b>words</b></p><p>yes<br/>line<br>two</p><pre>  a\n b</pre>",
    "<h1 id='single'>quotes</h1><p>a</p>",
    '<h1 id="c">c</h1><!-- remark --><p>b</p>',
    '<h1 id="c">c</h1><script>if (a < b) {}</script><p>b &lt; c &copy; &unknown;</p>',
    '<h1 id="c">c</h1><p>never closed',
    '<h1 id="c">c</h1><p>1 < 2 &amp</p>',
    "words alone",
    "",
]


@pytest.mark.usefixtures("engine_in_memory")
@pytest.mark.parametrize("content", PAGES)
@pytest.mark.parametrize("meta", [{}, {"search": {"boost": 2}}, {"search": {"exclude": True}}])
def test_a_page_gives_the_same_entries_of_the_index(content: str, meta: dict[str, Any]) -> None:
    """Plain HTML, and what is left to the theme."""
    from material.plugins.search.plugin import (  # type: ignore[import-untyped]
        SearchIndex,
    )

    from generator.outputs.site.quick_search import quicken_search

    page = SimpleNamespace(content=content, meta=meta, toc=[], url="a.html", title="Page")
    stock = SearchIndex(lang=["en"])
    plugin = SimpleNamespace(search_index=SearchIndex(lang=["en"]))
    quicken_search(plugin, lambda _, make: make())
    stock.add_entry_from_context(page)
    plugin.search_index.add_entry_from_context(page)

    assert plugin.search_index.entries == stock.entries


@pytest.mark.usefixtures("engine_in_memory")
def test_the_same_files_of_the_theme_are_copied(tmp_path: Path) -> None:
    """What is not listed no engine would have taken."""
    from mkdocs.theme import Theme

    from generator.outputs.site.theme_kept import keep_theme

    own = tmp_path / "own"
    for name in ("a.css", ".hidden", "deep/b.js", "deep/.c", ".d/e.css", "main.html"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text("", "utf-8")
    theme = Theme(name="material", custom_dir=str(own))
    expected = [
        name
        for name in theme.get_env().list_templates()
        if not fnmatch.fnmatch(name, ".*") and not fnmatch.fnmatch(name, "*/.*")
    ]
    keep_theme(theme, None)

    found = theme.get_env().list_templates()
    assert found == expected
    assert {"a.css", "deep/b.js", "main.html", "404.html"} <= set(found)
    kept = theme.get_env().list_templates(filter_func=lambda name: name.endswith(".css"))
    assert kept == [name for name in expected if name.endswith(".css")]


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_whether_a_word_occurs_does_not_depend_on_how_much_is_stemmed(language: str) -> None:
    """Shipped texts, asked for words that stand there, in other forms, or not at all."""
    text = (ROOT / "README.md").read_text("utf-8")
    text += (ROOT / "handbook/chapters/01-purpose.yml").read_text("utf-8")
    sought = ["zasada", "zasady", "pacjent", "klientami", "posting", "posts", "is", "us", "as"]
    sought += ["s", "ab", "żółw", "social", "ślady"]
    known = stems((text,), language)
    enough = stems_for((text,), sought, language)

    assert [occurs(word, enough, language) for word in sought] == [
        occurs(word, known, language) for word in sought
    ]


@settings(max_examples=300, deadline=None)
@given(st.text("abcdefghijklmnoprstuwyząćęłńóśźż", min_size=4, max_size=14))
def test_no_stemmer_changes_how_a_word_begins(word: str) -> None:
    """That is what spares most of the stemming."""
    from generator.search.analysis import fold

    for language in ("pl", "en"):
        assert {one[:2] for one in stems((word,), language)} == {fold(word)[:2]}


def test_templates_of_the_theme_are_kept_by_their_text(tmp_path: Path) -> None:
    """A template of the same name in another folder is compiled anew when its text is another."""
    from jinja2 import Environment, FileSystemLoader

    from generator.outputs.site.theme_kept import keep_theme

    kept = tmp_path / "kept"
    kept.mkdir()
    shown = []
    for name, text in (("one", "first"), ("two", "second"), ("three", "first")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "main.html").write_text(text, "utf-8")
        environment = Environment(loader=FileSystemLoader(folder), autoescape=False)  # noqa: S701
        theme = SimpleNamespace(dirs=[str(folder)], get_env=lambda made=environment: made)
        keep_theme(theme, kept)
        shown.append(theme.get_env().get_template("main.html").render())

    assert shown == ["first", "second", "first"]
    assert len(list(kept.iterdir())) == 1
