"""One language on the pages of a handbook of one language; one country in that of one country."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.cli.main import outcome
from generator.combine import combine
from generator.model.handbook import Handbook
from generator.model.inputs import Layer, texts
from generator.model.layers import Company
from generator.model.pages import Owners
from generator.model.place import Located
from generator.model.registers import REFERENCES
from generator.render.site import Site, render
from generator.sources.home import profile_names
from generator.sources.load import load_inputs
from tests.small_tree import write_tree
from tests.trees import ROOT

INDUSTRIES = ("", *profile_names(ROOT))
PLACES = {"pl": (), "en": ("IE",)}
OTHER = {"pl": "en", "en": "pl"}
WORD = re.compile(r"[^\W\d_]{3,}")
# What a page says to machines: another language, attributes, addresses, files, ids.
UNSEEN = re.compile(
    r"^---$|^(?:scripts|aid): [\w-]+$"
    r"|^(?:title|search|hide|  boost|  exclude|  - \w+$):?(?: true)?|^ *\?\?\? \w+"
    r"|\b[0-9a-f]{12,}\b|<span lang=[^>]*>.*?</span>|\{ [^{}]* \}|\]\([^()\s]*\)|<[^>]*>|&#\d+;"
    r"|[\w&#;/]+(?:[-/.][\w&#;]+)+|[a-z]+(?:_[a-z]+)+",
    re.DOTALL | re.MULTILINE,
)
NAMES = {
    # Towns and firms in examples.
    *("gdańsk", "kraków", "łódź", "gdynia", "radom", "olcha"),
    # Platforms.
    *("instagram", "threads", "google", "maps"),
}


@functools.cache
def said(language: str) -> frozenset[str]:
    """Give every word of the shipped texts in a language."""
    inputs, _ = load_inputs(ROOT, tuple(profile_names(ROOT)), None)
    return frozenset(
        word
        for layer in inputs.layers
        for text in texts(dataclasses.replace(layer, style=None))
        if language in set(text.languages())
        for word in WORD.findall(text[language].lower())
    )


def foreign(language: str) -> frozenset[str]:
    """Give the words that only the other language's texts hold."""
    return said(OTHER[language]) - said(language) - NAMES


def handbook(language: str, industry: str, places: tuple[str, ...]) -> Handbook:
    """Resolve the shipped layers for a company of one language."""
    inputs, problems = load_inputs(ROOT, (industry,) if industry else (), None)
    head = Company(
        name=Located("Hazel"),
        languages=(Located(language),),
        jurisdictions=tuple(map(Located, places)),
        # What is the owner's is held to the same.
        publish=tuple(Located(one.value) for one in Owners),
    )
    company = Layer(name="company:hazel", head=head)
    return combine(dataclasses.replace(inputs, company=company), problems)


@functools.cache
def site(language: str, industry: str) -> Site:
    """Render the pages of that handbook."""
    return render(handbook(language, industry, PLACES[language]))


def pages(language: str, industry: str) -> Iterator[tuple[str, str]]:
    """Walk the pages as readers see them, without what is said to machines."""
    for name, text in site(language, industry).pages[language].items():
        yield name, UNSEEN.sub(" ", text)


@pytest.mark.parametrize("industry", INDUSTRIES)
@pytest.mark.parametrize("language", PLACES)
def test_no_page_holds_a_word_of_the_other_language(language: str, industry: str) -> None:
    """Names, identifiers and quoted titles that are marked with their language may stay."""
    words = foreign(language)

    found = {
        (name, word)
        for name, text in pages(language, industry)
        for word in WORD.findall(text.lower())
        if word in words
    }

    assert found == set()


@pytest.mark.parametrize("language", PLACES)
def test_words_that_tell_a_language_are_many(language: str) -> None:
    """The test above would find nothing if the lists were empty."""
    assert len(foreign(language)) > 3000


@pytest.mark.parametrize("industry", INDUSTRIES)
def test_ireland_reads_nothing_of_poland(industry: str) -> None:
    """No zloty, no Polish authority, help line or act; the page of laws says what is missing."""
    whole = "\n".join(text for _, text in pages("en", industry))

    found = re.findall(r"\bzł\b|PLN|\bKNF\b|UODO|116 1|Polish|in Poland|Dz\.U\.", whole)

    assert found == []
    assert "EUR" in whole
    assert "National law that this handbook does not cover:** Ireland." in whole


@pytest.mark.parametrize(
    ("places", "own", "currency", "missing"),
    [
        ((), {"PL", "EU", "INT"}, "PLN", ()),
        (("PL",), {"PL", "EU", "INT"}, "PLN", ()),
        (("IE",), {"EU", "INT"}, "EUR", ("IE",)),
        (("CZ", "PL"), {"PL", "EU", "INT"}, "CZK", ("CZ",)),
        (("UK",), {"UK", "INT"}, "GBP", ()),
        (("US", "DE"), {"US", "EU", "INT"}, "USD", ("DE",)),
    ],
)
def test_laws_money_and_gaps_follow_the_places(
    places: tuple[str, ...], own: set[str], currency: str, missing: tuple[str, ...]
) -> None:
    """Law of the Union holds in every member state; the first place names the currency."""
    book = handbook("en", "tech", places)

    cited = {str(reference.jurisdiction) for reference in book.of(REFERENCES)}

    assert cited == own
    assert book.parameters["currency"].setting.value["en"] == currency  # type: ignore[index]
    assert book.uncovered == missing


class _Seen(HTMLParser):
    """Collects what a reader sees or hears of a page in its main language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.open: list[tuple[str, str]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        above = self.open[-1][1] if self.open else self.language
        language = given.get("lang") or above
        if tag not in {"meta", "link", "img", "input", "br", "hr"}:
            self.open.append((tag, language))
        if language == self.language:
            told = ("alt", "title", "aria-label", "placeholder")
            self.found += [given[name] or "" for name in told if name in given]
            self.found += [text or "" for name, text in attrs if name.startswith("data-word")]
            if tag == "meta" and given.get("name") == "description":
                self.found.append(given.get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.open or (
            self.open[-1][1] == self.language and self.open[-1][0] not in {"script", "style"}
        ):
            self.found.append(data)


@pytest.mark.usefixtures("engine_in_memory")
@pytest.mark.parametrize("language", PLACES)
def test_a_built_site_has_one_language_only(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No second folder, no switch, and no word of the other language in any page or setting."""
    root = write_tree(tmp_path)
    company = root / "companies" / "mala" / "company.yml"
    company.write_text(f"name: Hazel\nlanguages: [{language}]\n", encoding="utf-8")

    code = outcome(["build", "--root", str(root), "--company", "mala"])

    out = root / "build" / "mala"
    # The small tree calls its chapters so in both languages.
    other, words = OTHER[language], foreign(language) - {"accounts", "photos"}
    # The theme of another language would say these.
    words |= {"en": {"szukaj", "wyszukiwarka"}, "pl": {"search", "skip", "footer"}}[language]
    assert code == 0, capsys.readouterr()
    assert sorted(path.name for path in (out / "site").iterdir() if path.is_dir()) == [language]
    assert not list(out.glob(f"*{other}*"))
    for path in (out / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert f'lang="{other}"' not in text, path
        assert f"../{other}/" not in text, path
        seen = _Seen(language)
        seen.feed(text)
        plain = UNSEEN.sub(" ", " ".join(seen.found)).lower()
        assert set(WORD.findall(plain)) & words == set(), path
    config = (out / f"mkdocs.{language}.yml").read_text(encoding="utf-8")
    assert "alternate" not in config
    assert f'"{other}"' not in (out / "handbook.json").read_text(encoding="utf-8")
    assert f'"{other}"' not in (out / "review.json").read_text(encoding="utf-8")
