"""No text of a profile or a company can break out of the place that it is put in."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import lxml.html
import pytest
from lxml.html import HtmlElement

from generator.model.fields import Line, Raw
from generator.model.text import Text
from generator.sources.kinds import BESIDE, HEADS, PAGES
from tests.hostile.hostile_trial import LANGUAGES, NAME, SLOTS, Outcome, Slot, Trial

HOSTILE = {
    "company": NAME,
    "image": 'A"><img src=x onerror=alert(1)>',
    "script": "</title></script><script>alert(1)</script>",
    "attributes": "{: onclick=alert(1)} x {: .y #z onclick=alert(1) }",
    "link": "[x](javascript:alert(1))",
    "autolink": "<javascript:alert(1)> <https://evil.example/>",
    "reference": "[x][y] [z]: javascript:alert(1)",
    "include": '--8<-- "/etc/hostname"',
    "admonition": "!!! note",
    "details": '??? danger "x"',
    "heading": "# heading",
    "numbered": "1. one",
    "dashes": "--- ",
    "maths": r"\(x\) \[y\] $z$ $$w$$",
    "template": "{{ 7*7 }} {% raw %} {# x #} {{ config }}",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &amp;amp;",
    "backticks": "`` ` ``` x ` <b>",
    "emphasis": "*a **b _c __d ~~e ^f ==g ++h",
    "table": "a | b || c \\| d | --- | :-:",
    "backslash": "x\\",
    "quotes": "' \" \\' \\\" '' \"\" ); --> <!-- ]]> <![CDATA[ <?php",
    "yaml": "key: value # comment - [a, b] {c: d} &e *f !g %h @i",
    "placeholder": "{company} {hours} {nothing} { {} }",
    "long": "a" * 900,
    "right to left": "שלום עולם مرحبا بالعالم",
    # With capitals, as in names: in small letters it would be Polish, and refused as English.
    "letters": "Zażółć Gęślą Jaźń ŻÓŁĆ é e\u0301 \u212b 👩\u200d👧 \U0001f600",
    "address": "www.evil.example http://evil.example/?a=b&c mailto:a@b.c",
    "abbreviation": "*[HTML]: x [^1]: y [^1] :smile: @user #1",
}
NEWLINES = {
    "heading below": "a\n# b",
    "rule below": "a\n===",
    "table below": "a | b\n--- | ---\nc | d",
    "code below": "a\n\n    <b>b</b>",
    "front matter": "---\ntitle: x\n---\n",
    "html below": "a\n\n<div onclick=alert(1)>\n",
    "list below": "a\n- b\n- c",
    "fence below": "a\n```\n</div>\n```",
}
_VALUES = ("Company.name", "Company.settings", "Company.settings/value", "Profile.settings/value",
           "Parameter.default", "Parameter.local", "Choice.name")  # fmt: skip


_REACHED = ("Option.text", "Option.because", "Reply.when", "AmendReply.when", "Contact.hours",
            "Contact.phone")  # fmt: skip


def _linked(slot: Slot) -> bool:
    """Tell where addresses become links: in prose, in what its placeholders stand for, and beside.

    What they lead to is tried in `test_hostile_markdown.py`.
    """
    return slot.kind == "Prose" or slot.record in {*_VALUES, *_REACHED}


MARKDOWN: dict[str, Callable[[Slot], bool]] = {
    # A list is what prose may hold, so there it is one.
    "numbered": lambda slot: slot.kind != "Prose",
    "autolink": lambda slot: not _linked(slot),
    "address": lambda slot: not _linked(slot),
}
_NOT_SHOWN = {"handbook", "style", "translations", "upgrade"}
"""Files of the base alone, and those whose words no page shows."""
_ON_NO_PAGE = {
    *("Company.adopted", "Parameter.default", "Parameter.help"),
    *("Brief.statement", "Brief.guidance", "Brief.remedy", "Duty.brief"),
    *("Profile.summary", "Reference.kind", "Requirement.title", "Topic.name", "Topic.not_covered"),
}
"""Texts for the editor, for commands or for a handbook of essentials, and values replaced."""
MAY_REFUSE = {"HB301", "HB302", "HB303", "HB403", "HB404", "HB405", "HB406", "HB454"}


def test_every_text_field_of_the_records_is_tried() -> None:
    """No record that a profile or a company may hold has a text field left out here."""
    tried = {slot.record.partition("/")[0] for slot in SLOTS}
    wanted: set[str] = set()
    seen: set[Any] = set()

    def visit(kind: Any, record: str) -> None:
        if kind in (Line, Raw) or (isinstance(kind, type) and issubclass(kind, Text)):
            wanted.add(record)
        elif get_origin(kind) in {Annotated, Union, types.UnionType, tuple, dict}:
            for part in get_args(kind)[:1] if get_origin(kind) is Annotated else get_args(kind):
                visit(part, record)
        elif isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind not in seen:
            seen.add(kind)
            for name, hint in get_type_hints(kind, include_extras=True).items():
                if name != "place":
                    visit(hint, f"{kind.__name__}.{name}")

    for name, kind in {**HEADS, **BESIDE, **PAGES}.items():
        if name not in _NOT_SHOWN:
            visit(kind, name)
    # Checked against a short list, or a text of the base alone.
    wanted -= {"Company.binding_language", "OnePage.intro", "OnePage.closing"}
    # Forms have to be as many as the language has; test_hostile_markdown tries them.
    wanted -= {"Parameter.counted"}
    # Forms of a word are alike in all choices; test_body_word tries them.
    wanted -= {"Choice.forms"}
    # What a hint looks up, what a page of our own shows, and what the search alone reads, which
    # tests/search tries.
    wanted -= {"Choice.also", "Subject.title", "Clause.asked_as"}
    assert sorted(wanted - tried) == []


def test_what_is_tried_stands_on_a_page(trial: Trial) -> None:
    """A text that no page shows proves nothing; the few that none shows are known by name."""
    site = trial.site(lambda _, number: f"zwykle n{number}.")
    shown = " ".join(text for pages in site.pages.values() for text in pages.values())

    silent = {
        slot.record for number, slot in enumerate(SLOTS) if f"zwykle n{number}." not in shown
    } - {slot.record for number, slot in enumerate(SLOTS) if f"zwykle n{number}." in shown}
    assert sorted(silent) == sorted(_ON_NO_PAGE)


def _check(text: str, outcome: Outcome) -> None:
    """Refusals have a reason that fits the field; the finished pages hold nothing live."""
    for slot, problem in outcome.refused.items():
        if problem.code == "HB510":
            # Signs that no font of the PDF holds are refused wherever they stand.
            continue
        assert problem.code in MAY_REFUSE or problem.code.startswith("HB41"), problem.headline()
        if problem.code in MAY_REFUSE:
            numbered = problem.code == "HB454"  # a title, which the handbook numbers itself
            assert slot.kind == "Prose" or numbered or set(text) & {"{", "}"}, problem.headline()
        # No name holds a code of web pages.
        coded = problem.code == "HB454" and "&" in text
        assert slot.kind != "Line" or coded, problem.headline()
    assert [problem.headline() for problem in outcome.problems] == []


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_text_leaves_every_text_as_it_is(
    trial: Trial, harmless: Outcome, what: str
) -> None:
    """With a hostile text in every field that takes it, each page's text has the same tags."""
    outcome = trial.run(HOSTILE[what], what, only=MARKDOWN.get(what), build=False)
    _check(HOSTILE[what], outcome)
    expected, found = harmless.bodies, outcome.bodies
    assert sorted(found) == sorted(expected)
    assert [name for name in found if found[name] != expected[name]] == []


@pytest.mark.parametrize("what", ["company", "image", "script", "quotes", "template"])
def test_hostile_text_leaves_every_page_as_it_is(
    trial: Trial, harmless: Outcome, what: str
) -> None:
    """The same holds for whole pages: head, header, menus and footer too."""
    outcome = trial.run(HOSTILE[what], what)
    _check(HOSTILE[what], outcome)
    expected = harmless.pages()
    found = outcome.pages()
    assert sorted(found) == sorted(expected)
    assert [name for name in found if found[name] != expected[name]] == []


_REPLIES = {"Reply.text", "AmendReply.text"}


def folded(slot: Slot) -> bool:
    """Tell whether a text is one line on the page, however many it has in the source."""
    return slot.kind != "Prose" and slot.record not in _REPLIES


@pytest.mark.parametrize("what", NEWLINES)
def test_line_breaks_begin_no_block(trial: Trial, harmless: Outcome, what: str) -> None:
    """A plain text of several lines stays in its line, its heading and its table cell."""
    outcome = trial.run(NEWLINES[what], what, only=folded, build=False)
    _check(NEWLINES[what], outcome)
    found, expected = outcome.bodies, harmless.bodies
    assert [name for name in expected if found[name] != expected[name]] == []


@pytest.mark.parametrize("what", NEWLINES)
def test_line_breaks_in_replies_stay_in_the_quotation(trial: Trial, what: str) -> None:
    """A ready-made reply keeps its lines, and they act as text only."""

    def only(slot: Slot) -> bool:
        return slot.record in _REPLIES

    outcome = trial.run(NEWLINES[what], f"reply {what}", only=only, build=False)
    assert outcome.refused == {}
    for language in LANGUAGES:
        tags = [tag for tag, *_ in outcome.bodies[f"{language}/replies.md"]]
        inside = tags[tags.index("blockquote") : tags.index("/blockquote")]
        assert set(inside) <= {"blockquote", "p", "/p", "br", "/br"}


def _elements(page: HtmlElement, path: str) -> list[HtmlElement]:
    """Find the elements of a page at a path."""
    found = page.xpath(path)
    assert isinstance(found, list)
    elements = [one for one in found if isinstance(one, HtmlElement)]
    assert len(elements) == len(found)
    return elements


def test_company_name_shows_exactly_as_written(trial: Trial) -> None:
    """The name stands in title, header, footer, start page and chapters, sign for sign."""
    wanted = f"{NAME} n"
    outcome = trial.run(NAME, "name", only=lambda slot: slot.kind == "Line")
    assert outcome.refused == {}
    for language in LANGUAGES:
        site = outcome.out / "site" / language
        for name in ("index", "01-accounts", "assembly", "parameters", "platforms", "roles"):
            page = lxml.html.fromstring((site / f"{name}.html").read_text("utf-8"))
            header = _elements(page, "//*[contains(@class, 'md-header__title')]")[0].text_content()
            assert wanted in " ".join(header.split()), name
            assert wanted in _elements(page, "//title")[0].text_content(), name
            footer = _elements(page, "//*[contains(@class, 'md-copyright')]")[0].text_content()
            assert wanted in footer, name
            if name != "01-accounts":
                article = _elements(page, "//article")[0].text_content()
                assert wanted in " ".join(article.split()), name
        chapter = lxml.html.fromstring((site / "01-accounts.html").read_text("utf-8"))
        assert wanted in " ".join(_elements(chapter, "//article")[0].text_content().split())


def test_values_show_exactly_in_text_and_in_inline_code(trial: Trial) -> None:
    """A text parameter shows sign for sign, also where a text puts it between backticks."""
    value = "a `b` <c> &amp; {d} | \\e \" ' $f"
    outcome = trial.run(
        value,
        "values",
        only=lambda slot: slot.path[:2] == ("settings", "words") and slot.path[2] == "value",
    )
    assert outcome.refused == {}
    page = lxml.html.fromstring(
        (outcome.out / "site" / "pl" / "01-accounts.html").read_text("utf-8")
    )
    codes = [code.text_content() for code in _elements(page, "//article//code")]
    assert codes
    assert all(code.startswith(f"{value} n") for code in codes)
    article = " ".join(_elements(page, "//article")[0].text_content().split())
    assert f"godz., {value} n" in article
