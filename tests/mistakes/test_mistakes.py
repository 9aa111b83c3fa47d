"""No mistake of the table is silent, each is told where it is, and hints alone mend most."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.problems import Problem, ProblemsFound
from generator.sources.discover import load_inputs
from generator.workshop import combine
from tests.mistakes.cases import CASES, COMPANY_YML, SAME, TOLD, Case
from tests.mistakes.following import mended
from tests.mistakes.office import OFFICE

_ROUNDS = 4
Check = Callable[[str, str], tuple[str, tuple[Problem, ...]]]


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Give the digest of the handbook with one file spoilt, and the problems."""
    root: Path = tmp_path_factory.mktemp("office")

    def checked(file: str, text: str) -> tuple[str, tuple[Problem, ...]]:
        for name, content in {**OFFICE, file: text}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
        try:
            inputs, problems = load_inputs(root, (), "acme")
            return combine(inputs, problems).digest, tuple(problems.found)
        except ProblemsFound as found:
            return "", found.problems

    return checked


def _spoilt(case: Case) -> str:
    text = OFFICE[case.file]
    assert case.old in text, case.name
    return text.replace(case.old, case.new, 1)


def test_the_file_as_it_should_be_has_no_problem(check: Check) -> None:
    """What the cases spoil is whole."""
    assert check(COMPANY_YML, OFFICE[COMPANY_YML])[1] == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_mistake_is_told_at_its_line_with_a_hint(check: Check, case: Case) -> None:
    """The code, the line and what the hint shows."""
    _, problems = check(case.file, _spoilt(case))

    found = [(one.code, one.place.file, one.place.line) for one in problems]
    assert (case.code, case.file, case.line) in found
    assert any(one.code == case.code and case.hint in one.hint for one in problems)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.ends != TOLD], ids=lambda case: case.name
)
def test_following_the_hints_alone_mends_the_file(check: Check, case: Case) -> None:
    """Lines that hints show are written into the file until nothing is left to tell."""
    meant, _ = check(COMPANY_YML, OFFICE[COMPANY_YML])
    text = _spoilt(case)
    for _ in range(_ROUNDS):
        digest, problems = check(case.file, text)
        if not problems:
            break
        text = mended(text, case.file, problems)

    assert problems == ()
    assert case.ends != SAME or digest == meant


def test_most_mistakes_of_the_table_are_mended_by_hints_alone() -> None:
    """The bar of the project: 115 of 126."""
    assert len(CASES) >= 126
    assert sum(case.ends != TOLD for case in CASES) / len(CASES) >= 0.83


_CLEAN = (
    ("a number sign in a text", "pl: Klienci pytają, kto", "pl: Klienci pytają o punkt#5, kto"),
    ("item #5 in quotes", "account: Bank Brzozowy", 'account: "item #5"'),
    ("quotes within a text", "pl: Klienci pytają", "pl: Klienci „z ulicy” pytają"),
    ("straight quotes within", "account: Bank Brzozowy", 'account: Bank "Brzozowy" SA'),
    ("a dash in a sentence", "pl: Klienci pytają", "pl: Klienci – także nowi – pytają"),
    ("English words in a Polish text", "pl: Klienci pytają", "pl: Social media team i compliance"),
    ("a Polish name in an English text", "en: Customers ask", "en: Customers of Brzozowy ask"),
    ("a comment after a number", "reply_hours: 4", "reply_hours: 4 # godziny"),
    ("a comment after a choice", "strength: must not", "strength: must not # tak chce zarząd"),
    ("a comment after two spaces", "account: Bank Brzozowy", "account: Bank Brzozowy  # nazwa"),
    ("a comment after a list", "jurisdictions: [PL, EU]", "jurisdictions: [PL, EU] # Polska"),
    ("a comment after quotes", 'version: "2026.1"', 'version: "2026.1" # wydanie 1'),
    ("suspended hyphen", "Dopisz też imię", "Dopisz jedno- lub dwuwyrazowe imię"),
    ("a compound", "Dopisz też imię", "Dopisz polsko-angielskie imię"),
    ("a mark of advertising", "Dopisz też imię", "Dopisz znacznik [REKLAMA] i imię"),
    ("a link", "Dopisz też imię", "Dopisz [imię](#talk.name) i dział"),
    ("an ellipsis after a word", "Dopisz też imię", "Zastanów się… i dopisz imię"),
    ("a no-break space in a text", "Dopisz też imię", "Dopisz też\u00a0imię"),
    ("one dash of a talk", "        Dopisz też", "        – Dopisz też"),
    ("letters with brackets in a line", "Dopisz też imię", "Dopisz a) imię, b) dział"),
    ("Roman numbers", "Dopisz też imię", "Dopisz wiek XXI lub XXX r. i imię"),
    ("a year at a line's beginning", "        Dopisz też imię", "        2026. rok: dopisz imię"),
    ("a day at a line's beginning", "        Dopisz też imię", "        1. maja dopisz imię"),
    ("a hashtag at a line's beginning", "        Dopisz też imię", "        #reklama i imię"),
    ("a phone at a line's beginning", "        Dopisz też imię", "        + 48 22 000 i imię"),
    ("a sum", "Dopisz też imię", "Dopisz 2*3*4 i imie_i_nazwisko"),
    (
        "letters before entries",
        "          - czy na ekranie nic nie widać\n          - czy każda osoba się zgadza",
        "          a) czy na ekranie nic nie widać,\n          b) czy każda osoba się zgadza",
    ),
    (
        "numbers with brackets",
        "          - czy na ekranie nic nie widać\n          - czy każda osoba się zgadza",
        "          1) czy na ekranie nic nie widać,\n          2) czy każda osoba się zgadza",
    ),
    ("a phone with words", "phone: +48 22 000 01 20", "phone: +48 22 000 01 20 wew. 5"),
    ("folded lines of a sentence", "pl: Klienci pytają, kto", "pl: Klienci pytają,\n        kto"),
    (
        "quotes over two lines",
        "pl: Klienci pytają, kto do nich pisze.",
        'pl: "Klienci\n        pytają."',
    ),
    (
        "a quotation in straight quotes",
        "pl: Klienci pytają, kto do nich pisze.",
        'pl: "„Kto pisze?”"',
    ),
    ("a short foreign title", "pl: Nie fotografuj sali z klientami", "pl: Social media first"),
    ("a time", "pl: codziennie, 7:00–21:00", "pl: codziennie 7:00-21:00"),
    ("an address in a text", "Dopisz też imię", "Pisz na hr@brzozowy.example, dopisz imię"),
    ("numbers of a law", "Dopisz też imię", "Zgodnie z art. 100 § 2 pkt 4 dopisz imię"),
    ("account numbers", "Dopisz też imię", "Dopisz numer 10 1010 0000 1111 i imię"),
)


@pytest.mark.parametrize(("name", "old", "new"), _CLEAN, ids=[one[0] for one in _CLEAN])
def test_what_a_text_may_hold_raises_no_alarm(check: Check, name: str, old: str, new: str) -> None:
    """Signs that mean what they say are left alone."""
    text = OFFICE[COMPANY_YML]
    assert old in text, name

    assert [one.headline() for one in check(COMPANY_YML, text.replace(old, new, 1))[1]] == []
