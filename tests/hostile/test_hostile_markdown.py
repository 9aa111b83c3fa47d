"""Prose may hold plain Markdown; whatever is more than that is reported, however it is written."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model.handbook import Setting, Value
from generator.model.place import NOWHERE, Located
from generator.model.problems import Collector
from generator.model.text import Prose
from generator.render.prose import flat, prose
from generator.text.markdown import check_markdown
from generator.text.placeholders import check_text
from tests.shares import share

_CONFIG = yaml.safe_load((Path(__file__).parents[2] / "mkdocs.yml").read_text("utf-8"))
_EXTENSIONS = _CONFIG["markdown_extensions"]
_TAGS = {"p", "strong", "em", "code", "a", "ul", "ol", "li", "br", "hr", "pre", "div", "span"}
_TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
_SCHEMES = re.compile(r"(?:https?:|mailto:|tel:|[^:]*$)")


def _problems(text: str) -> list[str]:
    """Give the code and message of everything that is reported in a text."""
    collector = Collector()
    located = Located(text)
    check_markdown(located, collector)
    check_text(Prose(((Located("en"), located),)), {}, collector)
    return [f"{problem.code} {problem.message}" for problem in collector.found]


def _html(text: str) -> str:
    """Render a text as a paragraph of a page."""
    value = named("Foo")
    made = prose(Prose(((Located("en"), Located(text)),)), {"company": value}, "en", _ADDRESSES)
    maker = markdown.Markdown(extensions=list(_EXTENSIONS), extension_configs=_EXTENSIONS)
    return maker.convert(made)


def named(words: str) -> Value:
    """Give the built-in parameter with a value."""
    return Value(
        name="company", parameter=None, setting=Setting(value=words, layer="base", place=NOWHERE)
    )


class _Anywhere(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return f"{key}.md"


_ADDRESSES = _Anywhere()


def _live(html: str) -> list[str]:
    """List every tag, attribute and address that policy text may not bring."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag not in _TAGS:
                found.append(tag)
            for name, value in attrs:
                if name not in {"href", "title", "class", "align", "style", "start", "id"}:
                    found.append(f"{tag} {name}")
                if name == "style" and not re.fullmatch(r"text-align: \w+;", value or ""):
                    found.append(f"{tag} style")
                if name == "href" and not _SCHEMES.match((value or "").strip().lower()):
                    found.append(f"{tag} {value}")

    Reader(convert_charrefs=True).feed(html)
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<img src=x onerror=alert(1)>", "HB403 HTML may not stand in policy text"),
        (r"\\<b onclick=x>q</b>", "HB403 HTML may not stand in policy text"),
        (r"\`<b onclick=x>q</b>\`", "HB403 HTML may not stand in policy text"),
        ("`a\n<b onclick=x>` q", "HB403 HTML may not stand in policy text"),
        ("`x\ny` <b onclick=x>q</b> `z`", "HB403 HTML may not stand in policy text"),
        ("`a\n\n<div onclick=x>q</div>\n\nb`", "HB403 HTML may not stand in policy text"),
        ("a `<script>` b", "HB403 HTML may not stand in policy text"),
        ("<javascript:alert(1)>", "HB403 HTML may not stand in policy text"),
        ("<https://evil.example>", "HB403 HTML may not stand in policy text"),
        ("<1@x.example>", "HB403 HTML may not stand in policy text"),
        ("<!-- x -->", "HB403 HTML may not stand in policy text"),
        ("[x](javascript:alert)", "HB404 the link leads to 'javascript:alert'"),
        ("[x](JaVaScRiPt:alert)", "HB404 the link leads to 'JaVaScRiPt:alert'"),
        ("[x](&#x6A;avascript:alert)", "HB404 the link leads to '&#x6A;avascript:alert'"),
        ("[x](java\tscript:alert)", "HB404 the link leads to 'java\tscript:alert'"),
        ("[x](\njavascript:alert)", "HB404 the link leads to '\njavascript:alert'"),
        ("[x](data:text/html,x)", "HB404 the link leads to 'data:text/html,x'"),
        ("[x](//evil.example)", "HB404 the link leads to '//evil.example'"),
        (r"[x](\\evil)", r"HB404 the link leads to '\\evil'"),
        ("[x](/root)", "HB404 the link leads to '/root'"),
        ('[x](https://a "t")', "HB404 the link leads to 'https://a \"t\"'"),
        ("[x](<javascript:alert>)", "HB403 HTML may not stand in policy text"),
        ("[x](javascript:alert(1))", "HB404 this link can't be read"),
        (r"\\[x](javascript:alert(1))", "HB404 this link can't be read"),
        ("[a [b] c](javascript:alert)", "HB404 this link can't be read"),
        ("[x](https://a.example/(b))", "HB404 this link can't be read"),
        ("[a\\\\](javascript:x)", "HB404 the link leads to 'javascript:x'"),
        ("![x](https://a.example/x.png)", "HB405 an image may not stand in policy text"),
        ("[x][y]", "HB405 a reference link may not stand in policy text"),
        ("[x] [y]", "HB405 a reference link may not stand in policy text"),
        ("[x]: javascript:a", "HB405 a link or footnote definition may not stand in policy text"),
        ("- [x]: https:a", "HB405 a link or footnote definition may not stand in policy text"),
        ("[a\nb]: data:x", "HB405 a link or footnote definition may not stand in policy text"),
        ("x [^1]", "HB405 a footnote may not stand in policy text"),
        ("# heading", "HB405 a heading may not stand in policy text"),
        ('a\n#"heading', "HB405 a heading may not stand in policy text"),
        ("- # heading", "HB405 a heading may not stand in policy text"),
        ("1. - ## heading", "HB405 a heading may not stand in policy text"),
        ("Title\n-", "HB405 a line or underline may not stand in policy text"),
        ("Title\n===", "HB405 a line or underline may not stand in policy text"),
        ("_ _ _", "HB405 a line or underline may not stand in policy text"),
        ("> quoted", "HB405 a block quotation may not stand in policy text"),
        ("!!! note", "HB405 an admonition may not stand in policy text"),
        ("- !!! note", "HB405 an admonition may not stand in policy text"),
        ("???+ note", "HB405 an admonition may not stand in policy text"),
        ("```\nx\n```", "HB405 a code fence may not stand in policy text"),
        ("- a\n\n    ~~~", "HB405 a code fence may not stand in policy text"),
        ('--8<-- "/etc/hostname"', "HB405 an include may not stand in policy text"),
        ("*[HTML]: x", "HB405 an abbreviation may not stand in policy text"),
        ("    code", "HB405 an indented block may not stand in policy text"),
        (
            "a ` b",
            "HB405 a backtick without a partner on its line may not stand in policy text",
        ),
        ("**x**{: onclick=alert(1)}", "HB302 '{: onclick=alert(1)}' is no placeholder"),
        ("{{ 7*7 }}", "HB302 '{ 7*7 }' is no placeholder"),
        ("{% raw %}", "HB302 '{% raw %}' is no placeholder"),
    ],
)
def test_more_than_plain_markdown_is_reported(text: str, told: str) -> None:
    """Each way to write something live is told by its name."""
    assert told in _problems(text)


@pytest.mark.parametrize(
    ("text", "html", "line"),
    [
        (
            r"5 \< 6 \<b> \{x\} \* \` \\ \[a\](b)",
            "5 &#60; 6 &#60;b&gt; &#123;x&#125; * ` \\ [a](b)",
            "",
        ),
        ("`[applause]` &amp; `a # b`", "<code>[applause]</code> &amp; <code>a # b</code>", ""),
        ("In `{company}`: \\(x\\)", "In <code>Foo</code>: (x)", "In Foo: (x)"),
        ("**a** *b* [c](#one-page)", None, "a b c"),
        ("[a](https://x.example/?q=a&b) [b](tel:+48 22 1) [c](mailto:a@b.c)", None, "a b c"),
        ("a | b\n--- | ---\n1 | 2", None, None),
        ("- a\n- b\n\n1. c", None, None),
    ],
)
def test_plain_markdown_is_taken(text: str, html: str | None, line: str | None) -> None:
    """Emphasis, links, lists, tables, inline code and escapes do what their authors mean."""
    assert _problems(text) == []
    made = _html(text)
    assert _live(made) == []
    if html is not None:
        assert made == f"<p>{html}</p>"
    if line:
        value = {"company": named("Foo")}
        assert flat(Prose(((Located("en"), Located(text)),)), value, "en") == line


_PARTS = st.sampled_from(
    [
        *"`\\<>[](){}!#*_-+=|~^:;&\"'$@./ \n\t1ax",
        *("\n\n", "\n    ", "- ", "1. ", "](", "][", "]: ", "![", "[^", "\\\\", "``", "```", "~~~"),
        *("<b>", "</b>", "<img src=x onerror=alert(1)>", "<script>", "<!--", "-->", "<div>", "<?"),
        *("javascript:", "data:", "https://a.example", "mailto:a@b.c", "#one-page", "&#106;"),
        *(
            "{company}",
            "{: onclick=x}",
            "{ .a }",
            "!!! note",
            "??? x",
            "===",
            "---",
            "--8<-- ",
            "| ",
        ),
    ]
)


@given(st.lists(_PARTS, min_size=1, max_size=14).map("".join))
@settings(max_examples=share(1500), deadline=None, derandomize=True)
@example("`a\\`<b onclick=x>`")
@example("``a`<b>`")
@example("a\\\\\\`<b>\\`")
def test_text_without_problems_brings_nothing_live(text: str) -> None:
    """Whatever text is taken, its page holds plain Markdown's tags and addresses only."""
    if text.strip() and not _problems(text.strip("\n")):
        assert _live(_html(text.strip("\n"))) == []
