"""Cards and posters: a sheet each, that stands on its paper and says what the clauses say."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from generator.model.labels import Label
from generator.outputs.pdf.compile import compile_pdf
from generator.outputs.pdf.document import Source
from generator.outputs.pdf.faults import Faults
from generator.outputs.pdf.selection import Choice
from generator.outputs.pdf.words import Around
from generator.render.crisis import crisis_of
from generator.render.prose import flat
from tests.pdf.pdf_shelf import Built, broken_rules, overlaps

LANGUAGES = ("pl", "en")
A3, A4, A6 = (297, 420), (210, 297), (105, 148)
SHEETS = {"crisis-card": (A4, 1), "wallet-card": (A6, 2), "paper-poster": (A3, 1)}
SMALLEST = 6.0
"""Points of the smallest letters on a card: those of its foot."""


def _path(built: Built, language: str, sheet: str) -> Path:
    return built.path(language, Choice(pack="cards", sheet=sheet))


def _squeezed(path: Path) -> str:
    document = pdfium.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"[\s\u00a0\u200b\ufffe\u00ad\x02-]+", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", SHEETS)
def test_a_card_is_what_its_name_says(built: Built, language: str, sheet: str) -> None:
    """Its paper, its number of sides, both standards, and nothing upon anything else."""
    path = _path(built, language, sheet)
    size, sides = SHEETS[sheet]
    document = pdfium.PdfDocument(path)

    assert [tuple(round(part / 72 * 25.4) for part in one.get_size()) for one in document] == (
        [size] * sides
    )
    assert broken_rules(path, "pdf-ua1") == broken_rules(path, "pdf-a2a") == ()
    assert overlaps(path) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", SHEETS)
def test_a_card_can_be_read(built: Built, language: str, sheet: str) -> None:
    """However much stands on it, no letter is smaller than those of its foot."""
    for page in pdfium.PdfDocument(_path(built, language, sheet)):
        text = page.get_textpage()
        sizes = [
            pdfium.raw.FPDFText_GetFontSize(text, at)
            for at in range(text.count_chars())
            if text.get_text_range(at, 1).strip()
        ]

        assert min(sizes) >= SMALLEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_crisis_card_says_what_the_clauses_say(built: Built, language: str) -> None:
    """Signs, the first hour, what not to do, and the numbers, in the clauses' own words."""
    handbook = built.handbook
    crisis = crisis_of(handbook)
    text = _squeezed(_path(built, language, "crisis-card"))
    words = [
        flat(part, handbook.parameters, language)
        for one in (*crisis.first, *crisis.own, *crisis.never)
        for part in (one.clause.title, one.clause.statement)
    ]
    words += [contact.phone for contact in handbook.contacts if contact.phone]
    words += [flat(handbook.labels[Label.CARD_LEVELS], handbook.parameters, language)]

    assert [one.id for one in crisis.first][:1] == ["crisis.report"]
    assert [one.id for one in crisis.own] == ["put-right.stop", "put-right.tell", "put-right.fix"]
    assert [one.id for one in crisis.never] == ["crisis.no-guessing", "put-right.delete-evidence"]
    assert crisis.levels is not None
    assert crisis.levels.id == "crisis.levels"
    assert [one for one in words if re.sub(r"[\s-]+", "", one) not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wallet_card_has_duties_on_one_side_and_steps_on_the_other(
    built: Built, language: str
) -> None:
    """Each side is whole: nobody has to turn the card to read a list to its end."""
    handbook = built.handbook
    document = pdfium.PdfDocument(_path(built, language, "wallet-card"))
    sides = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    sides = [side.replace("\u00a0", " ") for side in sides]
    duties = [
        flat(duty.title, handbook.parameters, language) for duty in handbook.registers["duties"]
    ]
    steps = [
        flat(one.clause.title, handbook.parameters, language) for one in crisis_of(handbook).own
    ]

    assert [one for one in steps if one not in sides[0]] == []
    assert [one for one in duties if one not in sides[1]] == []


def test_a_poster_holds_nothing_that_is_for_its_owner(built: Built) -> None:
    """Neither its name nor what it says of itself; it begins with what everybody is to read."""
    text = _squeezed(_path(built, "en", "paper-poster"))

    assert text.startswith("Youmaypostaboutyourwork.")
    assert "Notsurewhethersomethingisallowed?" in text
    assert "Poster(A3)" not in text
    assert "Aboutthispaper" not in text


@pytest.mark.parametrize(("words", "pages"), [(20, 1), (60, 1), (900, 2)])
def test_a_card_is_set_as_large_as_fits_and_loses_nothing(
    built: Built, words: int, pages: int
) -> None:
    """A long card gets small letters; one that can't be small enough goes on, and says all."""
    lines = ", ".join(f'p({{"step {n} {"many words " * 9}"}})' for n in range(words))
    faults = Faults(built.handbook, "en")
    logo = Around(built.handbook, "en").logo
    source = Source(
        text='#import "cards.typ": *\n#show: sheet.with("a4", 13mm)\n'
        f'#crisis-sheet(opening("x", "", {{"Card"}}), (), (("levels", ({lines})), ))\n',
        owners=("", "", ""),
        meta=Around(built.handbook, "en").meta("a4", "Card", flowing=True, card=True),
        files=dict([logo] if logo else []),
    )
    data = compile_pdf(source, 0, faults)
    texts = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(data)]

    assert (len(texts) == 1) == (pages == 1)
    assert [n for n in range(words) if f"step {n} " not in " ".join(texts)] == []


def test_the_starter_pack_has_the_same_card(built: Built) -> None:
    """On one leaf of its own, before the sheet to sign."""
    path = built.path("en", Choice(pack="onboarding", role="managers"))
    pages = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(path)]
    (card,) = (page for page in pages if "Keep this sheet at hand" in page)

    assert "The first hour" in card
    assert "What not to do" in card
    assert "Whom to call" in card
