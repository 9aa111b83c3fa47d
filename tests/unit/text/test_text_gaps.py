"""Gaps that nobody filled in: which marks count, where, and which ordinary words do not."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from generator.model.gaps import gaps, unnamed, whole_gap
from generator.model.inputs import Inputs
from generator.model.problems import Collector
from generator.sources.load import load_inputs
from generator.text.typing import check_profiles, check_typing
from tests.told import told
from tests.trees import PROFILE, ROOT

Loaded = Callable[..., Inputs]

MARKS = (
    *(
        "TBD",
        "tbd",
        "TBC",
        "TODO",
        "todo",
        "FIXME",
        "xxx",
        "XXX",
        "XX",
        "xx",
        "...",
        "…",
        "-",
        "–",
        "?",
        "???",
    ),
    *("do ustalenia", "Do ustalenia.", "DO UZUPEŁNIENIA", "do uzupelnienia", "(do uzupełnienia)"),
    *("TO FILL IN", "to fill in", "To be decided", "to be filled in", "do uzupełnienia przez HR"),
    *("[powód]", "<powód>", "[wpisz powód zmiany]", "Lorem ipsum", "lorem ipsum dolor sit amet"),
    *("brak", "Brak.", "none", "n/a", "N/A", "nie dotyczy", "jw.", "j.w.", "jak wyżej", "as above"),
    *("DO WYBORU", "OPTIONAL"),
)
"""Values that say nothing but that somebody is still to say something."""
WITHIN = (
    ("Zarząd (do ustalenia)", "(do ustalenia)"),
    ("Powód: do uzupełnienia.", "do uzupełnienia"),
    ("Reason: TBD", "TBD"),
    ("Zgoda: DO UZUPEŁNIENIA przez dział prawny", "DO UZUPEŁNIENIA"),
    ("Piszemy do [FIRMA] w sprawie.", "[FIRMA]"),
    ("Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod.", "Lorem ipsum"),
    ("The board decides. TO FILL IN", "TO FILL IN"),
    ("Zatwierdza [powód zmiany].", "[powód zmiany]"),
    ("Pracuję w (firma) od roku.", "(firma)"),
    ("Piszemy jako (nazwa spółki).", "(nazwa spółki)"),
    ("I work at (company name).", "(company name)"),
    ("Zapytaj zespół (uzupełnij).", "(uzupełnij)"),
    ("Piszemy z konta << firma >> i z żadnego innego.", "<< firma >>"),
    ("Odpowiadamy w ciągu XX.", "XX"),
    ("Firma xx pisze krótko.", "xx"),
    ("Piszemy do ??? w sprawie.", "???"),
    ("Pisz do (…) przed wpisem.", "(…)"),
    ("Zapytaj (...) o zgodę.", "(...)"),
    ("Pracuję w (nazwa laboratorium).", "(nazwa laboratorium)"),
    ("Pracuję w *nazwa firmy* od roku.", "*nazwa firmy*"),
    ("Pracuję w **Nazwa szpitala**.", "**Nazwa szpitala**"),
    ("Piszemy jako NAZWA FIRMY i nikt inny.", "NAZWA FIRMY"),
)
"""Texts that hold a gap, and the gap."""
ORDINARY = (
    "Formularz do uzupełnienia znajdziesz w intranecie.",
    "Termin jest do ustalenia z działem prawnym.",
    "Do ustalenia terminu użyj kalendarza zespołu.",
    "You have a form to fill in before the first post.",
    "Nie ma jednej reguły dla wszystkich.",
    "Brak zgody oznacza, że zdjęcia nie publikujemy.",
    "None of these rules is new.",
    "Oznacz wpis słowem [REKLAMA] na początku.",
    "[REKLAMA]",
    "[Zarząd]",
    "[materiał reklamowy]",
    "Zobacz [zasady](#ai.label).",
    "Piszemy wprost, a potem… czekamy.",
    "Zarząd, uchwała nr 7",
    "Board",
    "HR",
    "X",
    "ok",
    "Opcjonalnie",
    "Opisujemy dzieje XX w. i wiek XX.",
    "Mówi o tym art. XX.",
    "Czytaj Część XX.",
    "Rok XX, punkt 2",
    "Louis XX.",
    "Dodatek XX, punkt 2",
    "Pracodawca (firma) odpowiada.",
    "We and they (company) differ.",
    "Zgłoś wpis (podaj link) i poczekaj.",
    "Pracodawca (firma z Łodzi) odpowiada.",
    "Rozmiar XXL na XX-lecie",
    "Do wyboru: Facebook albo LinkedIn.",
    "Optional",
    "+48 22 000 01 10",
    "22 100 00 00",
    "od poniedziałku do piątku, 8:00–18:00",
    "#LabDziała, #NaszZespół",
    "Wiek XXI, rok MMXXVI.",
    "Dlaczego? Bo klienci pytają.",
    "Klauzula (do wglądu) jest u nas.",
    "Wpisz datę i godzinę.",
    "Naprawdę??? Tak.",
    "Podaj login (nazwa użytkownika) i dział.",
    "Nazwa firmy stoi w *Regulaminie*.",
    "To pewne (?) i *ważne*.",
    "tel. 22 000 01 10",
)
"""Values that people write and mean."""


@pytest.mark.parametrize("text", MARKS)
def test_mark_for_later_is_a_gap_as_a_whole(text: str) -> None:
    """Whoever wrote it said that the text is still to come."""
    assert gaps(text) == [(0, text)] or gaps(text) == [(0, text.partition(" dolor")[0])]


@pytest.mark.parametrize(("text", "gap"), WITHIN)
def test_gap_within_a_text_is_found_where_it_stands(text: str, gap: str) -> None:
    """Capitals, brackets and the end of a text tell a mark from a word."""
    assert gaps(text) == [(text.index(gap), gap)]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_are_no_gap(text: str) -> None:
    """Most marks are plain words in a sentence."""
    assert (gaps(text), whole_gap(text)) == ([], "")


def test_no_shipped_text_has_a_gap() -> None:
    """The words of the base and of every profile are whole."""
    inputs = load_inputs(ROOT, ("finance", "healthcare", "tech"), None)[0]
    # The base is looked at like a profile, which may come from anybody.
    inputs = dataclasses.replace(inputs, profiles=inputs.layers)
    problems = Collector()
    check_profiles(inputs, ("pl", "en"), problems)

    assert told(problems.found) == []


@pytest.mark.parametrize(
    ("said", "field", "found"),
    [
        ("tel.", "phone", True),
        ("zadzwoń do recepcji", "phone", True),
        ("tel. 112", "phone", False),
        ("+48 00 000 00 00", "phone", True),
        ("000 000 000", "phone", True),
        ("123 456 789", "phone", True),
        ("22 000 01 10 wew. 5", "phone", False),
        ("Imię i nazwisko", "name", True),
        ("---", "approved_by", True),
        ("Nazwa", "name", True),
        ("nazwa laboratorium", "name", True),
        ("Anna Nowak", "name", False),
        ("Zarząd", "approved_by", False),
    ],
)
def test_name_or_number_that_names_nobody(said: str, field: str, found: bool) -> None:  # noqa: FBT001
    """The word of the form, copied, is no answer."""
    assert unnamed(said, field) == (said if found else "")


@pytest.fixture
def found(load: Loaded) -> Callable[[str], list[str]]:
    """Give what the company's own words lack, by line and message."""

    def checked(text: str) -> list[str]:
        problems = Collector()
        check_typing(load({"companies/acme/company.yml": text}, (), "acme"), problems)
        return [one.headline().partition("company.yml:")[2] for one in problems.found]

    return checked


WEAKER = (
    "changes:\n  - action: amend\n    target: talk.secrets\n    strength: should\n"
    "    reason: %s\n    approved_by: %s\n"
)


@pytest.mark.parametrize(
    "mark", ["do ustalenia", "DO UZUPEŁNIENIA", "TO FILL IN", "Lorem ipsum", '"[powód]"', '"-"']
)
def test_gap_is_no_reason(found: Callable[[str], list[str]], mark: str) -> None:
    """What weakens a rule needs a reason that says something."""
    said = f"{{pl: {mark}, en: {mark}}}"

    lines = found("name: Acme\n" + WEAKER % (said, "Board"))

    gap = mark.strip('"')
    assert [line.partition(": ")[2] for line in lines] == [
        f"HB452 the gap '{gap}' was never filled in"
    ] * 2
    assert {line.partition(":")[0] for line in lines} == {"6"}


@pytest.mark.parametrize(
    "mark", ["TBD", "DO UZUPEŁNIENIA", '"?"', "do ustalenia", '"---"', "osoba"]
)
def test_gap_is_no_approver(found: Callable[[str], list[str]], mark: str) -> None:
    """Nobody approved it yet."""
    lines = found("name: Acme\n" + WEAKER % ("{pl: Bo tak jest., en: So it is.}", mark))

    gap = mark.strip('"')
    column = 18 + mark.startswith('"')
    assert lines == [f"7:{column}: HB452 the gap '{gap}' was never filled in"]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("name", "DO UZUPEŁNIENIA"),
        ("phone", "tel."),
        ("phone", "brak"),
        ("name", "Imię i nazwisko"),
    ],
)
def test_contact_names_somebody(found: Callable[[str], list[str]], key: str, said: str) -> None:
    """A contact whom nobody can call or ask for is none."""
    text = {"name": "Zespół", "email": "team@acme.internal", key: said}
    lines = "".join(f"    {name}: {value}\n" for name, value in text.items())
    line = 4 + list(text).index(key)

    assert found(f"name: Acme\ncontacts:\n  - role: owner\n{lines}") == [
        f"{line}:{7 + len(key)}: HB452 the gap '{said}' was never filled in"
    ]


def test_setting_may_be_none_but_not_its_reason(found: Callable[[str], list[str]]) -> None:
    """No hashtag to avoid is an answer."""
    text = (
        "name: Acme\nsettings:\n  words: {pl: brak, en: none}\n  reply_hours:\n    value: 30\n"
        "    reason: {pl: brak, en: none}\n    approved_by: brak\n"
    )

    assert [line.partition(" the gap")[0] for line in found(text)] == [
        "6:18: HB452",
        "6:28: HB452",
        "7:18: HB452",
    ]


@pytest.mark.parametrize(
    ("polish", "english", "swapped"),
    [
        ("Board", "Zarząd", True),
        ("the tip box", "skrzynka zgłoszeń", True),
        ("Zarząd", "Board", False),
        ("Zarząd", "Zarząd", False),
        ("Lodz", "the Łódź office", False),
        ("skrzynka „Mówię”", "the “Mówię” box", False),
    ],
)
def test_short_texts_are_swapped_where_only_the_english_looks_polish(
    found: Callable[[str], list[str]], polish: str, english: str, *, swapped: bool
) -> None:
    """Two or three words have none of the small words that tell a language."""
    text = f"name: Acme\nsettings:\n  words: {{pl: {polish}, en: {english}}}\n"

    assert [line.partition(" the")[0] for line in found(text)] == (
        [f"3:{21 + len(polish)}: HB451 warning:"] if swapped else []
    )


@pytest.mark.parametrize("code", ["&amp;", "&quot;", "&#39;"])
def test_codes_of_web_pages_are_told_but_may_stay(
    found: Callable[[str], list[str]], code: str
) -> None:
    """Somebody may have to name one."""
    text = f"name: Acme\nsettings:\n  words: {{pl: Kowalski {code} Syn, en: Kowalski}}\n"
    assert found(text) == [f"3:24: HB454 warning: '{code}' is what web pages write for a sign"]
    assert found(f"name: Kowalski {code} Syn\n") == [
        f"1:16: HB454 '{code}' is what web pages write for a sign"
    ]


def test_gap_in_a_profile_is_told(load: Loaded) -> None:
    """Its reasons are printed as well."""
    text = PROFILE.replace("Klienci czekają.", "do uzupełnienia").replace("Customers wait.", "TBD")
    inputs = load({"industry_profiles/alpha/profile.yml": text}, ("alpha",))

    def found(*languages: str) -> list[str]:
        problems = Collector()
        check_profiles(inputs, languages, problems)
        return [one.headline().partition(" the gap")[0] for one in problems.found]

    polish, english = (f"industry_profiles/alpha/profile.yml:7:{at}: HB452" for at in (18, 39))
    assert found("pl", "en") == [polish, english]
    assert found("pl") == [polish]
