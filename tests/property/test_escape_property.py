"""Whatever a text holds, the page shows it as it is and no part of it acts."""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model.signs import HIDDEN
from generator.render.escape import config, plain, yaml_string
from tests.trees import ROOT

SITE: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
EXTENSIONS: dict[str, Any] = SITE["markdown_extensions"]

CONTEXTS = {
    "body": ("{}", ["p"]),
    "body after a paragraph": ("x\n\n{}\n\ny", ["p", "p", "p"]),
    "middle of a line": ("a {} b", ["p"]),
    "second line of a paragraph": ("a\n{}", ["p"]),
    "heading": ("## 1.1 {} {{ #anchor }}", ["h2", "a"]),
    "list item": ("- {}", ["ul", "li"]),
    "second list item": ("- a\n- {}", ["ul", "li", "li"]),
    "numbered item": ("1. {}", ["ol", "li"]),
    "table cell": (
        "| {} | b |\n| --- | --- |\n| {} | d |",
        ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"],
    ),
    "strong": ("**{}** b", ["p", "strong"]),
    "link label": ("[{}](page.md)", ["p", "a"]),
    "after a badge": ("**a**{{ .hb-x }} {}\n{{ .hb-y }}", ["p", "strong"]),
    "inside a fold": ('??? info "a"\n\n    - {}\n', ["details", "summary", "ul", "li"]),
    "quotation": ("> {}  \n> b", ["blockquote", "p", "br"]),
}
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "![a](b)",
    "](x) [y",
    "**bold** __under__ *em* _em_ ~~gone~~ ==mark== ^up^ ++key++",
    "`code` ``` fence ~~~",
    "{ .class #id onclick=alert(1) }",
    "{: #id }",
    "{{ name }} {% raw %} {# note #} ${HOME}",
    "&lt;b&gt; &amp; &#60; &copy",
    "| a | b |",
    "--- *** ___ ===",
    "1. one",
    "- item",
    "+ item",
    "# heading #",
    "> quote",
    "??? note",
    '???+ note "x"',
    "!!! danger",
    '=== "tab"',
    ": definition",
    "*[abbr]: text",
    "[^1]: foot",
    "[id]: javascript:alert(1)",
    "--8<-- 'file'",
    "http://example.com www.example.com a@b.pl",
    ":smile: :material-home:",
    "\\<b> \\\\ \\`",
    "-->  <!-- x -->",
    "<!DOCTYPE x> <?php ?> <![CDATA[x]]>",
    'Foo & "Bar" <b>| `{{x}}` ${HOME} sp. z o.o.',
    "a  \nb\n\n# c\n\n    d",
    "\ta",
    "a \u00a0 b\u3000c",
    "zażółć gęślą jaźń",
    "e\u0301 \u1e9b\u0323",
    "👩\u200d💻",
    "'single' \"double\" „polskie”",
    "a--b---c",
    "...",
    "(c) (tm) -> <-",
    "a\\",
    "[x] [ ] done",
    "$x$ \\(y\\)",
    "wzxhzdk:0 klzzwxh:0001",
]


class _Reader(HTMLParser):
    """Gathers the text and the tags of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))
        self.skip += tag == "a" and ("class", "headerlink") in attrs

    def handle_endtag(self, tag: str) -> None:
        self.skip -= self.skip > 0 and tag == "a"

    def handle_data(self, data: str) -> None:
        if not self.skip:
            self.text += data


def read(text: str) -> _Reader:
    """Turn Markdown into HTML as the site does, and read it."""
    options = {name: option for name, option in EXTENSIONS.items() if option}
    reader = _Reader()
    reader.feed(markdown.markdown(text, extensions=list(EXTENSIONS), extension_configs=options))
    reader.close()
    return reader


def normal(text: str) -> str:
    """Bring a text into the one line and form in which pages show it."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
    st.text("\\`*_{}[]()<>#+-.!|&~^$=@:;'\"?/%0123 ab\n", min_size=1, max_size=40),
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=3).map(" ".join),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map("\n".join),
).filter(lambda text: text.strip() and not HIDDEN.search(text))


def _check(pattern: str, tags: list[str], text: str) -> None:
    shown = read(pattern.format(*[plain(text)] * pattern.count("{}")))
    harmless = read(pattern.format(*["QQ"] * pattern.count("{}")))

    assert [tag for tag, _ in shown.tags] == tags
    assert [attrs for tag, attrs in shown.tags if tag != "h2"] == [
        attrs for tag, attrs in harmless.tags if tag != "h2"
    ]
    assert normal(shown.text) == normal(harmless.text.replace("QQ", normal(text)))


@pytest.mark.parametrize(("pattern", "tags"), CONTEXTS.values(), ids=list(CONTEXTS))
@pytest.mark.parametrize("text", HOSTILE)
def test_plain_shows_hostile_text_as_it_is(pattern: str, tags: list[str], text: str) -> None:
    """Each hostile text keeps the structure of a harmless one in every context."""
    _check(pattern, tags, text)


@pytest.mark.parametrize(("pattern", "tags"), CONTEXTS.values(), ids=list(CONTEXTS))
@given(text=texts)
@settings(max_examples=60, deadline=None)
@example(text="??? a")
def test_plain_shows_any_text_as_it_is(pattern: str, tags: list[str], text: str) -> None:
    """No text, however made, becomes a tag or loses a sign."""
    _check(pattern, tags, text)


@given(text=texts)
@settings(max_examples=150, deadline=None)
def test_plain_gives_one_line_and_is_stable(text: str) -> None:
    """The result has no line break, and equal texts give equal results."""
    encoded = plain(text)

    assert "\n" not in encoded
    assert encoded == plain(text) == plain(f" {text} ")


@given(text=texts)
@settings(max_examples=150, deadline=None)
def test_config_survives_yaml_and_html(text: str) -> None:
    """A title written into a YAML file and printed as HTML is the text again, without a tag."""
    reader = _Reader()
    reader.feed(str(yaml.safe_load(f"title: {yaml_string(config(text))}\n")["title"]))
    reader.close()

    assert reader.text == normal(text)
    assert reader.tags == []


@given(text=texts)
@settings(max_examples=100, deadline=None)
def test_config_can_not_leave_an_attribute(text: str) -> None:
    """Inside an attribute in either kind of quotes, the text stays the attribute's value."""
    for quote in "\"'":
        reader = _Reader()
        reader.feed(f"<meta content={quote}{config(text)}{quote}>x")
        reader.close()

        assert reader.tags == [("meta", [("content", normal(text))])]
        assert reader.text == "x"
