"""Texts that made a search start again at every sign: each takes a time that grows with it only.

Every case took ten seconds and more; none is near its bound now, on the slowest machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.advice.sentences import sentences
from generator.advice.words import check_words
from generator.model.editorial import Ban, Habits, Style
from generator.model.place import Located
from generator.model.problems import Collector
from generator.outputs.site.headers import policy
from generator.search import SearchPackError
from generator.search.analysis import stems
from generator.search.pages import mended_page
from generator.search.site_files import MAX_BYTES
from generator.search.site_index import read_index
from generator.search.synonyms import load_synonyms
from tests.told import told

SECONDS = 5.0
_LONG = 20_000
_PAGE = 300_000


@pytest.fixture
def quickly() -> Callable[[Callable[[], object]], None]:
    """Give a function that does something, and fails when it takes too long."""

    def run(work: Callable[[], object]) -> None:
        started = time.process_time()
        work()
        assert time.process_time() - started < SECONDS

    return run


Quickly = Callable[[Callable[[], object]], None]


def _style(*words: str) -> Style:
    bans = tuple(Ban(words=Located(one)) for one in words)
    habits = Habits(
        measure=Located("fog-pl"), chapter=99, one_page=99, officialese=bans, gendered=()
    )
    return Style(clause_words=999, one_page_words=999, languages={Located("pl"): habits})


@pytest.mark.parametrize("unit", ["a@", "a@a", "@", "a@.", "http://", "a.b@"])
def test_addresses_are_found_in_one_go(quickly: Quickly, unit: str) -> None:
    """Whatever stands without a space is looked at once."""
    quickly(lambda: list(sentences(unit * (_LONG // len(unit)))))


@pytest.mark.parametrize("words", ["a*a*a*a*a*a*b", "*a*a*a*a*b", "a**********b", "*", "*a*"])
def test_stars_take_no_longer_than_one(
    quickly: Quickly, load: Callable[..., object], words: str
) -> None:
    """A ban with many stars over a text of one long word."""
    text = "a" * _LONG
    glossary = (
        "glossary:\n  - id: x\n    term: {pl: X, en: X}\n    definition:\n"
        f"      pl: {text}\n      en: Words.\n"
    )
    inputs = load({"handbook/glossary.yml": glossary})

    quickly(lambda: check_words(inputs, _style(words), Collector()))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("ab*", "ab abc xab ab.c", ["ab", "abc", "ab"]),
        ("*ab", "ab xab abx", ["ab", "xab"]),
        ("a*b*c", "abc axbxc acb a.bc axxbc", ["abc", "axbxc", "axxbc"]),
        ("a*b*b", "abbb ab abab", ["abbb", "abab"]),
        ("w celu*", "w celu W celu: w celuj", ["w celu", "W celu", "w celuj"]),
    ],
)
def test_star_stands_for_any_letters(
    load: Callable[..., object], words: str, text: str, found: list[str]
) -> None:
    """Of one word, as before."""
    glossary = (
        "glossary:\n  - id: x\n    term: {pl: X, en: X}\n    definition:\n"
        f"      pl: '{text}'\n      en: Words.\n"
    )
    problems = Collector()

    check_words(load({"handbook/glossary.yml": glossary}), _style(words), problems)  # type: ignore[arg-type]

    messages = [f"'{one}' is office language" for one in found]
    own = [one for one in problems.found if one.place.file == "handbook/glossary.yml"]
    assert [problem.message for problem in own] == messages


def test_style_bans_only_so_many_words(load: Callable[..., object]) -> None:
    """Each is looked for in every text; and one text is told of one word twenty times at most."""
    problems = Collector()
    many = _style(*("x" for _ in range(1_001)))
    check_words(load(), many, problems)  # type: ignore[arg-type]
    glossary = (
        "glossary:\n  - id: x\n    term: {pl: X, en: X}\n    definition:\n"
        f"      pl: {'zaś ' * 100}\n      en: Words.\n"
    )
    often = Collector()

    check_words(load({"handbook/glossary.yml": glossary}), _style("zaś"), often)  # type: ignore[arg-type]

    (problem,) = [one for one in problems.found if one.code == "HB008"]
    assert told([problem])[0].endswith(
        "HB008 1001 words are banned, more than 1000\n"
        "hint: keep those that really occur, and let a star stand for their forms"
    )
    assert len(often.found) == 20


@pytest.mark.parametrize("unit", ["((", "| ", "(1", "((x", " .", ". ", "<a", "</", "](", "[a](#b)"])
def test_slips_are_found_in_one_go(
    quickly: Quickly, faults: Callable[..., object], unit: str
) -> None:
    """What looks like a phone number, a table of contents, a tag or a link, and never ends."""
    text = unit * (_LONG // len(unit))
    glossary = f"glossary:\n  - id: x\n    term: {{pl: X, en: X}}\n    definition: '{text}'\n"

    quickly(lambda: faults({"companies/acme/glossary.yml": glossary}, (), "acme"))


@pytest.mark.parametrize(
    "unit",
    ["<script>", "<script ", "<script src=", '<script src="a', "<a style", "<a on", "<a\t", "<"],
)
def test_broken_pages_take_no_longer_than_others(
    quickly: Quickly, tmp_path: Path, unit: str
) -> None:
    """Tags that are opened and never closed."""
    page = unit * (_PAGE // len(unit))
    (tmp_path / "index.html").write_text(page, "utf-8")

    quickly(lambda: policy(tmp_path, Collector()))
    quickly(lambda: mended_page(page))
    quickly(lambda: mended_page(f"<script {unit.strip('<') * (_PAGE // len(unit))}>"))
    quickly(lambda: stems((page,), "pl"))


def test_scripts_of_a_broken_page_still_count(tmp_path: Path) -> None:
    """Those before the damage, and whatever a browser takes for an end."""
    good = "<script>1</script><SCRIPT>2</SCRIPT ><script src=x></script>"
    (tmp_path / "index.html").write_text(good, "utf-8")
    expected = policy(tmp_path, Collector())
    (tmp_path / "index.html").write_text(f"{good}<script>3", "utf-8")

    assert policy(tmp_path, Collector()) == expected
    assert expected.count("sha256-") == 2


def test_index_has_a_largest_size(tmp_path: Path) -> None:
    """What is larger is not read."""
    path = tmp_path / "search" / "search_index.json"
    path.parent.mkdir()
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    with pytest.raises(SearchPackError, match="has 16777217 bytes, more than 16777216"):
        read_index(tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &x [b]\nc: *x\n", "anchors (&name) are not allowed"),
        (
            "a: [[[[[[[[[[[[[[[[[[[[[[[[[[[b]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
            "nested deeper than 24 levels",
        ),
        ("a: [b]\na: [c]\n", "2:1: 'a' is given twice"),
        ("a: !!python/name:os.system [b]\n", "tags"),
    ],
)
def test_synonyms_are_read_as_every_other_file_is(tmp_path: Path, text: str, message: str) -> None:
    """Without aliases, which grow without end, and without anything that acts."""
    path = tmp_path / "own.yml"
    path.write_text(text, "utf-8")

    with pytest.raises(SearchPackError) as caught:
        load_synonyms("pl", path)

    assert str(caught.value).startswith(f"{path}: cannot read the synonyms: ")
    assert message in str(caught.value)


def test_synonyms_have_a_largest_size(tmp_path: Path) -> None:
    """As every other file of words."""
    path = tmp_path / "own.yml"
    path.write_text("# " + "x" * 1_100_000, "utf-8")

    with pytest.raises(SearchPackError, match="the file has 1100002 bytes, more than 1048576"):
        load_synonyms("pl", path)
    path.write_text("# nothing yet\n", "utf-8")
    assert load_synonyms("pl", path) == {}
