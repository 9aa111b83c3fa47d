"""The templates of overrides/ are such that MiniJinja, and so Zensical, renders the same pages.

It knows no methods of Python's values, and printing what is undefined stops it. Every value is
written out in the template: MiniJinja lets a template call methods of what Python hands over,
which an engine in Rust never does.
"""

from __future__ import annotations

import json
import re
from typing import Any

import jinja2
import minijinja
import pytest

from generator.outputs.site.theme_words import _BORROWED
from tests.trees import ROOT

OVERRIDES = ROOT / "overrides"
OURS = {
    path.relative_to(OVERRIDES).as_posix(): path.read_text("utf-8")
    for path in sorted(OVERRIDES.rglob("*.html"))
}
BASE = """\
{% block site_meta %}theme's{% endblock %}
{% block extrahead %}{% endblock %}
{% block announce %}{% endblock %}
{% include "partials/alternate.html" %}
{% include "partials/logo.html" %}
{% block content %}{% endblock %}
{% block footer %}<footer>theme's</footer>{% endblock %}
"""
"""What the theme's own page gives ours: the same blocks, and the same partials."""
THEME = {"base.html": BASE, ".icons/material/a.svg": "<svg/>", ".icons/own/b.svg": "<svg id=b/>"}
LANGUAGES = {
    "partials/languages/en.html": '{% macro t(key) %}{{ {"a": "A"}[key] }}{% endmacro %}',
    "partials/languages/szl.html": _BORROWED.format(language="szl", other="en"),
}
"""Words for a language that the theme lacks, beside those that it has."""
CONFIG = {
    "site_name": "Zasady &amp; &quot;wskazówki&quot;",
    "site_description": "Dla &lt;wszystkich&gt;",
    "theme": {"favicon": "assets/f.svg", "icon": {"logo": "material/a"}},
    "extra": {"words": {"table": "Tabela", "search_close": "Zamknij &quot;to&quot;"}},
}
BRAND = {"logo": "assets/l.svg", "logo_dark": "assets/d.svg"}
PAGE = {
    "content": '<h1 id="a">Tytuł</h1>\n<table>\n<tr>\n<td>1</td></tr></table>',
    "title": "Tytuł &amp; reszta",
    "url": "01-a.html",
    "canonical_url": "https://example.org/01-a.html",
    "previous_page": {"url": "index.html"},
    "next_page": {"url": "02-b.html"},
}
ALTERNATE = [{"name": "English", "link": "../en/index.html", "lang": "en"}]


def _extra(**more: Any) -> dict[str, Any]:
    return {**CONFIG, "extra": {**CONFIG["extra"], **more}}  # type: ignore[dict-item]


CASES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "plain": (CONFIG, PAGE),
    "everything": (_extra(draft="Szkic &amp; próba", brand=BRAND, alternate=ALTERNATE), PAGE),
    "a dark logo only": (_extra(brand={"logo_dark": "assets/d.svg"}), PAGE),
    "a light logo only": (_extra(brand={"logo": "assets/l.svg"}), PAGE),
    "a favicon only": (_extra(brand={}), PAGE),
    "first page": (_extra(alternate=ALTERNATE), {"content": "<p>x</p>", "title": "", "url": ""}),
    "no heading": (CONFIG, {"content": "<p>x</p>", "title": "A &lt; B", "url": "x.html"}),
    "icon of its own": (
        {**CONFIG, "theme": {"favicon": "f.svg", "icon": {"logo": "own/b"}}},
        PAGE,
    ),
    "no words": ({**CONFIG, "extra": {"generator": False}}, PAGE),
}


def _url(value: str) -> str:
    return f"../{value}"


def _sources() -> dict[str, str]:
    return {**THEME, **LANGUAGES, **OURS}


def _with_jinja(template: str) -> str:
    """Render as MkDocs sets Jinja2 up."""
    env = jinja2.Environment(  # noqa: S701 - neither engine escapes; the values are encoded
        loader=jinja2.DictLoader(_sources()), auto_reload=False
    )
    env.filters["url"] = _url
    return env.from_string(template).render()


def _with_minijinja(template: str) -> str:
    """Render as Zensical sets MiniJinja up."""
    env = minijinja.Environment(
        templates=_sources(),
        filters={"url": _url},
        auto_escape_callback=lambda _: False,
        pycompat=False,
    )
    env.undefined_behavior = "semi_strict"  # type: ignore[assignment]  # its types lack this one
    rendered: str = env.render_str(template)
    return rendered


def _written_out(**values: object) -> str:
    """Give a template that sets what an engine would hand over, then shows a page."""
    given = [
        f"{{%- set {name} = {json.dumps(value, ensure_ascii=False)} -%}}"
        for name, value in values.items()
    ]
    return "".join([*given, '{%- include "main.html" -%}'])


@pytest.mark.parametrize("case", CASES)
def test_minijinja_renders_the_pages_that_jinja_renders(case: str) -> None:
    """Sign for sign, whatever a site shows or leaves out."""
    config, page = CASES[case]
    template = _written_out(config=config, page=page, base_url=".")
    made = _with_jinja(template)

    assert _in_order(_with_minijinja(template)) == _in_order(made)
    assert str(page["content"]) in made


def _in_order(html: str) -> str:
    """Sort what a map gives in no promised order: the attributes with our words."""
    return re.sub(r"(?: data-[a-z-]+=\"[^\"]*\")+", lambda found: _sorted(found[0]), html)


def _sorted(attributes: str) -> str:
    return "".join(sorted(re.findall(r" data-[a-z-]+=\"[^\"]*\"", attributes)))


def test_every_template_of_ours_is_rendered() -> None:
    """A new one has to be shown by the theme's page above."""
    shown = set(re.findall(r'(?:include|extends) "([^"]+\.html)"', BASE + "".join(OURS.values())))

    assert set(OURS) - shown == {"main.html"}


@pytest.mark.parametrize("name", OURS)
def test_no_template_calls_a_method(name: str) -> None:
    """Filters are known to both; also what no case above comes across is looked at."""
    code = "".join(re.findall(r"\{[{%].*?[%}]\}", OURS[name], re.DOTALL))

    assert re.findall(r"\.\s*\w+\s*\(", code) == []


def test_words_of_a_borrowed_language_are_those_of_the_other() -> None:
    """The template that stands for a language which the theme lacks is taken by both."""
    template = (
        '{%- import "partials/languages/szl.html" as words -%}'
        '{{ words.t("language") }} {{ words.t("a") }}'
    )

    assert (_with_minijinja(template), _with_jinja(template)) == ("szl A", "szl A")


def test_method_of_a_map_would_be_noticed() -> None:
    """The values stand in the template, so that the engine has no Python to ask."""
    with pytest.raises(minijinja.TemplateError, match="map has no method named items"):
        _with_minijinja('{% set words = {"a": 1} %}{% for one in words.items() %}{% endfor %}')
    with pytest.raises(minijinja.TemplateError, match="string has no method named split"):
        _with_minijinja('{{ "a-b".split("-") }}')
