"""How people ask for clauses and pages: what may be named there, and what reads it."""

from __future__ import annotations

from collections.abc import Callable

from generator.compare.data import as_data
from generator.model.handbook import Handbook
from generator.model.problems import Problem
from generator.render.asked import asked
from generator.render.site import render
from tests.told import told
from tests.trees import ADDED_CLAUSE, CHAPTER, HANDBOOK, LABELS

Faults = Callable[..., tuple[Problem, ...]]
Resolved = Callable[..., Handbook]

TALK = "handbook/chapters/01-talk.yml"
HEAD = "handbook/handbook.yml"
OWN = "companies/acme/company.yml"
WAYS = '    asked_as: {{pl: [gadać o robocie, "co <b>mogę</b>"], {other}: [chat about my job]}}\n'
LATE = "      asked_as: {pl: [nowość u nas], en: [our news]}\n"


def chapter(other: str = "en") -> str:
    """Write a chapter whose first clause says how people ask for it."""
    return CHAPTER.replace(
        "    strength: may\n", WAYS.format(other=other) + "    strength: may\n", 1
    )


def test_unknown_languages_and_pages_are_problems(faults: Faults) -> None:
    """Wherever they stand: in a chapter, in a company's clause, in the base's own list."""
    files = {
        TALK: chapter("eng"),
        HEAD: HANDBOOK + "asked_as:\n  one-pag: {pl: [skrót]}\n  one-page: {fr: [abrégé]}\n",
        OWN: "name: Acme\nchanges:\n" + ADDED_CLAUSE + LATE.replace("en:", "de:"),
    }

    assert told(faults(files, (), "acme")) == [
        (
            "companies/acme/company.yml:12:38: HB402 the handbook has no language 'de'\n"
            "hint: use one of: en, pl"
        ),
        (
            "handbook/chapters/01-talk.yml:10:57: HB402 the handbook has no language 'eng'\n"
            'hint: write:\n    asked_as: {pl: [gadać o robocie, "co <b>mogę</b>"],'
            " en: [chat about my job]}"
        ),
        (
            "handbook/handbook.yml:25:3: HB209 there is no page 'one-pag'\n"
            "hint: did you mean 'one-page'? write:\n  one-page: {pl: [skrót]}"
        ),
        (
            "handbook/handbook.yml:26:14: HB402 the handbook has no language 'fr'\n"
            "hint: use one of: en, pl"
        ),
    ]


def test_search_is_told_and_nothing_else(handbook: Resolved) -> None:
    """Addresses lead to encoded words; pages, comparison and digest know nothing of them."""
    head = HANDBOOK + "asked_as:\n  one-page: {pl: [skrót], en: [short]}\n"
    files = {"handbook/labels.yml": LABELS, OWN: "name: Acme\nchanges:\n" + ADDED_CLAUSE}
    silent = handbook({**files, TALK: CHAPTER, HEAD: HANDBOOK}, (), "acme")
    spoken = handbook({**files, TALK: chapter(), HEAD: head, OWN: files[OWN] + LATE}, (), "acme")

    assert asked(silent, "pl") == {}
    assert asked(spoken, "en") == {
        "one-page.html": ("short",),
        "01-talk.html#talk-open": ("chat about my job",),
        "01-talk.html#talk-late": ("our news",),
    }
    assert asked(spoken, "pl")["01-talk.html#talk-open"] == (
        "gadać o robocie",
        "co &lt;b&gt;mogę&lt;/b&gt;",
    )
    assert _without_lines(as_data(spoken)) == _without_lines(as_data(silent))
    site = render(spoken)
    assert site.asked["pl"] == asked(spoken, "pl")
    told_on_pages = [*(text for pages in site.pages.values() for text in pages.values())]
    told_on_pages += site.files.values()
    assert [text for text in told_on_pages if "gadać o robocie" in text or "our news" in text] == []


def _without_lines(data: object) -> object:
    """Drop where things stand in files: more lines move what is below them."""
    if isinstance(data, dict):
        return {key: _without_lines(value) for key, value in data.items() if key != "line"}
    return [_without_lines(one) for one in data] if isinstance(data, list) else data
