"""Prose may hold plain Markdown; whatever is more than that is reported, however it is written."""

from __future__ import annotations

import re
import time
import unicodedata
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model.entries import Parameter
from generator.model.handbook import Setting, Value
from generator.model.place import NOWHERE, Located
from generator.model.problems import Collector
from generator.model.text import Prose, Text
from generator.render.prose import flat, prose
from generator.text.markdown import check_markdown
from generator.text.placeholders import check_text
from tests.hostile.test_hostile_fields import HOSTILE
from tests.shares import share
from tests.visible import seen

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


def html_of(text: str) -> str:
    """Render a text as a paragraph of a page."""
    value = named("Foo")
    made = prose(Prose(((Located("en"), Located(text)),)), {"company": value}, "en", _ADDRESSES)
    return _maker().reset().convert(made)


@cache
def _maker() -> markdown.Markdown:
    """Set the engine up once."""
    return markdown.Markdown(extensions=list(_EXTENSIONS), extension_configs=_EXTENSIONS)


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
        ("[x](<javascript:alert>)", "HB404 the link leads to '<javascript:alert>'"),
        ("[x](javascript:alert(1))", "HB404 the link leads to 'javascript:alert(1)'"),
        (r"\\[x](javascript:alert(1))", "HB404 the link leads to 'javascript:alert(1)'"),
        ("[a [b] c](javascript:alert)", "HB404 this link can't be read"),
        ("[x](https://a.example/(b)", "HB404 this link can't be read"),
        ("[x](https://a.example/`b`)", "HB404 the link leads to 'https://a.example/`b`'"),
        ("[x](&#106;avascript&colon;alert)", "HB404 the link leads to"),
        ("[a\\\\](javascript:x)", "HB404 the link leads to 'javascript:x'"),
        ("![x](https://a.example/x.png)", "HB405 an image may not stand in policy text"),
        ("[x][y]", "HB405 a reference link may not stand in policy text"),
        ("[x]: javascript:a", "HB405 a link or footnote definition may not stand in policy text"),
        ("- [x]: https:a", "HB405 a link or footnote definition may not stand in policy text"),
        ("x [^1]", "HB405 a footnote may not stand in policy text"),
        ("# heading", "HB405 a heading may not stand in policy text"),
        ("- # heading", "HB405 a heading may not stand in policy text"),
        ("1. ## heading\n2. b", "HB405 a heading may not stand in policy text"),
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
    assert any(one.startswith(told) for one in _problems(text))


@pytest.mark.parametrize(
    ("text", "html", "line"),
    [
        (
            r"5 \< 6 \<b> \{x\} \* \` \\ \[a\](b)",
            "5 < 6 <b> {x} * ` \\ [a](b)",
            "",
        ),
        ("`[applause]` &amp; `a # b`", "<code>[applause]</code> & <code>a # b</code>", ""),
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
    made = html_of(text)
    assert _live(made) == []
    if html is not None:
        assert unescape(made) == f"<p>{html}</p>"
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


_TEXTS = st.lists(_PARTS, min_size=1, max_size=14).map("".join)


@given(_TEXTS)
@settings(max_examples=share(1500), deadline=None, derandomize=True)
@example("``a`<b>`")
@example("a\\\\\\`<b>\\`")
@example("Ha!https://a.example")
@example("Ha!a@b.cd")
def test_text_without_problems_brings_nothing_live(text: str) -> None:
    """Whatever text is taken, its page holds plain Markdown's tags and addresses only."""
    if text.strip() and not _problems(text.strip("\n")):
        assert _live(html_of(text.strip("\n"))) == []


@pytest.mark.parametrize("said", HOSTILE.values(), ids=list(HOSTILE))
def test_words_behind_a_number_are_shown_as_they_are(said: str) -> None:
    """The forms of a parameter are plain words, whatever they hold."""
    form = " ".join(said.replace("|", "/").split()) or "x"
    words = Text(((Located("en"), Located(f"{form} | {form}")),))
    parameter = Parameter(
        label=words, help=words, type=Located("number"), default="2", counted={Located("of"): words}
    )
    setting = Setting(value=2, layer="base", place=NOWHERE)
    values = {"kept": Value(name="kept", parameter=parameter, setting=setting)}
    text = Prose(((Located("en"), Located("Kept {kept:of}.")),))

    made = _maker().reset().convert(prose(text, values, "en", {}))

    assert _live(made) == []
    assert _signs(seen(made)) == _signs(f"Kept 2 {unicodedata.normalize('NFC', form)}.")


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("https://a.example/?b=c&d", ["https://a.example/?b=c&d"]),
        ("www.a.example/o'brien", ["https://www.a.example/o%27brien"]),
        ("https://żółw.example/ą_(b)", ["https://xn--w-uga1v8h.example/%C4%85_%28b%29"]),
        ("pisz: o'brien@bank.example.", ["mailto:o%27brien@bank.example"]),
        ("javascript:alert(1) data:text/html,x ftp://a.example file:///etc //a.example", []),
        ('https://a.example/"onclick=alert(1)', ["https://a.example/"]),
        (r"https://a.example/\<b>", []),
        ("**https://a.example**", ["https://a.example"]),
        ("https://user:secret@a.example", []),
        ("http://", []),
        ("{company}", ["https://evil.example/%28x%29"]),
    ],
)
def test_addresses_among_words_lead_where_they_say(text: str, leads: list[str]) -> None:
    """And nowhere else: each sign that could act is encoded, and other schemes stay words."""
    value = {"company": named("https://evil.example/(x)")}
    made = prose(Prose(((Located("en"), Located(text)),)), value, "en", {})
    html = _maker().reset().convert(made)

    assert _live(html) == []
    assert [unescape(one) for one in re.findall(r'href="([^"]*)"', html)] == leads


@given(_TEXTS)
@settings(max_examples=share(1000), deadline=None, derandomize=True)
@example("Ha!https://a.example")
@example("- a\n\n1. b\n2. c\n\na) d\nb) e\n\n- f")
def test_page_says_what_the_one_line_says(text: str) -> None:
    """Pages, tables, differences and feeds go by one reading: no sign comes or goes."""
    said = text.strip("\n")
    if said.strip() and not _problems(said):
        one_line = flat(Prose(((Located("en"), Located(said)),)), {"company": named("Foo")}, "en")
        assert _signs(seen(html_of(said))) == _signs(one_line)


def _signs(words: str) -> str:
    """Leave spaces out, and what one line puts for the shapes of lists and tables."""
    return re.sub(r"[\s–;|]+", "", words)


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 19_990 + "a",
        "a\n" + " \n" * 9_990 + "- b",
        "`" * 5_000 + " " + "`a " * 4_000,
        "*a " * 6_600,
        "**" * 9_000,
        "[a](" * 4_900,
        "[" * 19_990,
        "1) a\na) b\n" * 1_900,
        "".join(f"{number}.1 a\n" for number in range(2_500)),
        "a@" * 9_900,
        "'a" * 9_900 + "@",
        "https://" * 2_400,
        "<" * 19_990,
        "| a " * 4_900 + "\n|" + "---|" * 900,
        "- a\n" * 4_900,
        "".join(f"{' ' * level}- a\n" for level in range(190)),
        "&" * 19_990,
        "{" * 19_990,
        r"\\a " * 4_000,
    ],
)
def test_longest_text_is_read_at_once(text: str) -> None:
    """A text has at most 20,000 signs; whichever they are, reading them takes little time."""
    start = time.process_time()
    _problems(text)
    flat(Prose(((Located("en"), Located(text)),)), {}, "en")

    assert time.process_time() - start < 2
