"""The word for the organisation: each body has its own, in every form that the texts need."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.combine import combine
from generator.compare.data import as_data
from generator.model.handbook import Handbook
from generator.model.pages import EVERYTHING
from generator.model.problems import ProblemsFound
from generator.render.prose import flat
from generator.render.site import render
from generator.sources.load import load_inputs
from tests.told import told
from tests.trees import CHAPTER, PARAMETERS, ROOT

Made = Callable[..., Handbook]
KINDS = (
    *("company", "commune", "foundation", "association", "cooperative", "school"),
    *("university", "hospital", "institution"),
)
FIRM = re.compile(r"(?i)\bfirm(?:a|y|ie|ę|ą)\b")
WORDS = "{pl: muzeum, en: museum}"
OWN = """\
settings:
  body:
    forms:
      nom: {pl: muzeum, en: museum}
      gen: {pl: muzeum, en: "museum's"}
      dat: {pl: muzeum, en: museum}
      acc: {pl: muzeum, en: museum}
      ins: {pl: muzeum, en: museum}
      loc: {pl: muzeum, en: museum}
      in: {pl: w muzeum, en: at the museum}
      from: {pl: z muzeum, en: from the museum}
      with: {pl: z muzeum, en: with the museum}
      start: {pl: Muzeum, en: The museum}
      its: {pl: jego, en: its}
      a: {pl: muzeum, en: a museum}
"""


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Resolve the shipped base for a company with these lines in its file."""

    def handbook(lines: str = "", industries: tuple[str, ...] = ()) -> Handbook:
        folder = tmp_path / "companies" / "acme"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "company.yml").write_text(f"name: Brzeg\n{lines}", encoding="utf-8")
        return combine(*load_inputs(tmp_path, industries, "acme"))

    return handbook


def body(kind: str) -> str:
    """Write the setting."""
    return f"settings:\n  body: {kind}\n"


def texts(data: Any) -> Iterator[str]:
    """Walk every text of some data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for one in data.values() if isinstance(data, dict) else data:
            yield from texts(one)


@pytest.mark.parametrize("kind", KINDS)
def test_every_body_has_every_form_that_any_text_asks_for(made: Made, kind: str) -> None:
    """No placeholder is left on any page, and each preposition suits the word behind it."""
    handbook = made(body(kind), ("finance", "healthcare", "tech"))
    data = as_data(handbook)
    data["parameters"].pop("body")
    pages = [page for found in render(handbook).pages.values() for page in found.values()]

    assert not [text for text in (*texts(data), *pages) if "{body" in text]
    # Never right in either language, whatever the word is.
    wrong = re.compile(
        r"\bz (?:szko|spół|stow|szpi)|\bze (?:firm|urz|fund|inst|ucz)|\ba (?:off|as)"
    )
    assert not [text for text in texts(data) if wrong.search(text)]
    said = " ".join(texts(data["one_page"]))
    assert ("firm" in said) == (kind == "company")


@pytest.mark.parametrize(
    ("kind", "polish", "english"),
    [
        ("company", "swojej pracy w firmie Brzeg", "On a company account"),
        ("commune", "swojej pracy w urzędzie Brzeg", "On an office account"),
        ("school", "swojej pracy w szkole Brzeg", "On a school account"),
        ("university", "swojej pracy na uczelni Brzeg", "On a university account"),
    ],
)
def test_one_page_speaks_of_the_body(made: Made, kind: str, polish: str, english: str) -> None:
    """The page that everybody reads has the right word in the right case."""
    intro = as_data(made(body(kind)))["one_page"]["intro"]

    assert polish in intro["pl"]
    assert english in intro["en"]


def test_pronoun_agrees_with_the_gender_of_the_word(made: Made) -> None:
    """An association is neuter: its customers are `jego`, not `jej`."""
    intro = as_data(made(body("association")))["one_page"]["intro"]["pl"]

    assert "dotyczy stowarzyszenia](#purpose.off-duty), jego klientów" in intro


def test_pages_of_a_body_that_is_no_company_say_so_from_the_start(made: Made) -> None:
    """Start page, one page, platforms, sign-off: none of the pages' own words says `firma`."""
    handbook = dataclasses.replace(made(body("foundation")), shows=EVERYTHING)
    pages = dict(render(handbook).pages["pl"])

    for name in ("index.md", "one-page.md", "platforms.md", "sign-off.md", "roles.md"):
        lines = [line for line in pages[name].split("\n") if FIRM.search(line)]
        # A table of the base's help on platforms, and titles of clauses, may speak of others.
        assert [line for line in lines if not line.startswith(("|", "- [", "Więcej: "))] == [], name


def test_own_word_stands_in_all_its_forms(made: Made) -> None:
    """A museum is on no list; with its forms it reads as the others do."""
    data = as_data(made(OWN))

    assert "swojej pracy w muzeum Brzeg" in data["one_page"]["intro"]["pl"]
    assert "On a museum account" in data["one_page"]["intro"]["en"]
    assert data["parameters"]["body"]["shown"] == {"pl": "Muzeum", "en": "Museum"}
    assert data["parameters"]["body"]["forms"]["its"] == {"pl": "jego", "en": "its"}


def test_own_word_in_one_language_serves_a_handbook_in_that_language(made: Made) -> None:
    """A commune that writes in Polish only need not know the English word."""
    polish = re.sub(r"\{pl: ([^,]+), en: [^}]+\}", r"{pl: \1}", OWN)

    assert (
        "w muzeum Brzeg" in as_data(made("languages: [pl]\n" + polish))["one_page"]["intro"]["pl"]
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            OWN.replace("      ins: {pl: muzeum, en: museum}\n", ""),
            "HB309 'body' lacks the forms ins",
        ),
        (OWN.replace("its:", "it:"), "HB309 'body' lacks the forms its"),
        (
            OWN.replace("nom: {pl: muzeum, en: museum}", "nom: []"),
            "HB304 'body': the form 'nom' is no word",
        ),
        (OWN.replace(f"nom: {WORDS}", "nom: {pl: muzeum}"), "HB401"),
        ("settings:\n  body: {word: muzeum}\n", "HB304 'body': expected one value, or 'forms:'"),
        (body("comune"), "HB304 'body': expected one of company, commune"),
    ],
)
def test_word_that_is_not_whole_is_told(made: Made, lines: str, expected: str) -> None:
    """A form that is missing would be a gap in the middle of a sentence."""
    with pytest.raises(ProblemsFound) as stopped:
        made(lines)

    assert any(expected in line for line in told(stopped.value.problems)), told(
        stopped.value.problems
    )


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        (body("gmina"), "did you mean 'commune'? write:\n  body: commune"),
        (body("Fundacja"), "did you mean 'foundation'? write:\n  body: foundation"),
        (body("town hall"), "did you mean 'commune'? write:\n  body: commune"),
        (body("muzeum"), "use one of: association, commune, company, cooperative, foundation,"),
    ],
)
def test_hint_for_another_word_knows_it_and_names_forms(made: Made, lines: str, hint: str) -> None:
    """Whoever writes what they are is led to the id, or to a word of their own."""
    with pytest.raises(ProblemsFound) as stopped:
        made(lines)
    (found,) = stopped.value.problems

    own = "where none of them fits, 'forms:' takes a word of your own in all its forms; "
    assert found.hint.startswith(own + hint)


@pytest.mark.parametrize(
    ("lines", "code", "hint"),
    [
        ('nom: ""', "HB304", "write the word in this form, as nom: {pl: ...}"),
        ('nom: {pl: ""}', "HB304", "write the word in this form, as nom: {pl: ...}"),
        ("nom:", "HB105", "write the word in this form; no form may be missing"),
    ],
)
def test_hint_for_an_empty_form_names_the_company_s_languages(
    made: Made, lines: str, code: str, hint: str
) -> None:
    """A commune that writes in Polish only is not asked for English."""
    with pytest.raises(ProblemsFound) as stopped:
        made(f"languages: [pl]\nsettings:\n  body:\n    forms:\n      {lines}\n")
    (found,) = stopped.value.problems

    assert (found.code, found.hint) == (code, hint)


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        ("settings:\n  body: [foundation]\n", "; write:\n  body: foundation"),
        (
            "settings:\n  body:\n    - foundation\n",
            "; instead of lines 3 to 4 write:\n  body: foundation",
        ),
        (
            "contacts:\n  - role: hr\n    name: A\n    email: a@b.pl\n    hours: [pn 8, wt 9]\n",
            "; write:\n    hours: pn 8, wt 9",
        ),
    ],
)
def test_list_where_one_value_belongs_is_written_out(made: Made, lines: str, hint: str) -> None:
    """The words are there; only brackets or dashes are too many."""
    with pytest.raises(ProblemsFound) as stopped:
        made(lines)
    (found,) = stopped.value.problems

    advice = "one value stands beside its key, without brackets and dashes"
    assert found.hint == advice + hint


_OTHERS = re.compile(r"udaje inną osobę lub firmę|jako inna osoba lub firma|pracuje w firmie")
"""Where the glossary speaks of any firm, not of this one."""


@pytest.mark.parametrize("kind", ["commune", "foundation", "school"])
def test_glossary_and_values_speak_of_the_body(made: Made, kind: str) -> None:
    """Neither the noun nor the adjective is left, and English has its own word, too."""
    handbook = made(body(kind))
    data = as_data(handbook)
    values = [one for name, one in data["parameters"].items() if name != "body"]
    helps = [one.parameter.help for one in handbook.parameters.values() if one.parameter]
    told_ = [flat(text, handbook.parameters, "pl") for text in helps]
    shown = [*texts(data["glossary"]), *(text for one in values for text in texts(one["shown"]))]

    left = [text for text in (*shown, *told_) if re.search(r"(?i)\bfirm(?!aNasz)", text)]
    assert [text for text in left if not _OTHERS.search(text)] == []
    english = [text for text in shown if re.search(r"(?i)\bthe company|a company account", text)]
    assert [text for text in english if "works for the company" not in text] == []


def test_hostile_word_stays_a_word(made: Made) -> None:
    """The forms are text of the company's own, so they are encoded like its name."""
    lines = OWN.replace("w muzeum, en", "'w <b>[x](javascript:alert(1))', en")
    page = dict(render(made(lines)).pages["pl"])["one-page.md"]

    assert "<b>" not in page
    assert "](javascript" not in page


def test_choice_that_lacks_a_form_is_told(problems: Callable[..., list[str]]) -> None:
    """Otherwise a sentence would have a gap for those who choose it."""
    kinds = """\
  kind:
    label: {pl: Rodzaj, en: Kind}
    help: {pl: Jaki., en: Which.}
    type: choice
    default: one
    choices:
      - {id: one, name: {pl: A, en: A}, forms: {gen: {pl: a, en: a}, loc: {pl: b, en: b}}}
      - {id: two, name: {pl: B, en: B}, forms: {gen: {pl: c, en: c}, lok: {pl: d, en: d}}}
"""
    chapter = CHAPTER.replace("Odpowiadaj", "{kind:gen} {kind:dat}").replace("Answer", "{kind:gen}")
    files = {
        "handbook/parameters.yml": PARAMETERS + kinds,
        "handbook/chapters/01-talk.yml": chapter,
    }

    assert [line.partition(" ")[2] for line in problems(files, ())] == [
        "HB309 'kind' has no words called 'dat'",
        "HB309 'two' lacks the forms loc",
        "HB309 'two' has no words called 'lok'",
    ]


def test_choices_of_the_base_have_equal_forms() -> None:
    """One form that a kind lacks is a problem of the base, told before anybody reads it."""
    known = yaml.safe_load((ROOT / "handbook/parameters.yml").read_text(encoding="utf-8"))
    choices = known["parameters"]["body"]["choices"]

    assert [one["id"] for one in choices] == list(KINDS)
    assert {tuple(one["forms"]) for one in choices} == {tuple(choices[0]["forms"])}
    assert {tuple(said) for one in choices for said in one["forms"].values()} == {("pl", "en")}
