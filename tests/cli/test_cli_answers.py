"""What somebody may answer about a company, and what is said to answers that can't be taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli import answers
from generator.model.entries import Choice, Parameter
from generator.model.founding import NewContact
from generator.model.place import Located
from generator.model.problems import UsageFault
from generator.model.text import Text

KNOWN = {"linkedin": "LinkedIn", "google-maps": "Google Maps", "x": "X"}


def parameter(kind: str, **more: Any) -> Parameter:
    """Give a parameter of a type."""
    said = Text(values=((Located("pl"), Located("x")),))
    return Parameter(label=said, help=said, type=Located(kind), default="0", **more)


@pytest.mark.parametrize(
    ("read", "words", "expected"),
    [
        (answers.folder_name, "lab-2", "lab-2"),
        (answers.line, "  a: 'b' #c — 😀 ", "a: 'b' #c — 😀"),
        (answers.line, "x" * 200, "x" * 200),
        (answers.name, "Lab", "Lab"),
        (answers.size, "80", 80),
        (answers.size, "1 200", 1200),
        (answers.size, "80 osób", 80),
        (answers.size, "1\N{NO-BREAK SPACE}200", 1200),
        (answers.size, "10000000", 10_000_000),
        (answers.size, "", None),
        (answers.several, "a, b;a ,", ("a", "b")),
        (answers.several, "a i b oraz c and d", ("a", "b", "c", "d")),
        (answers.several, "brak", ()),
        (answers.several, " NONE ", ()),
        (answers.places, "pl, us", ("PL", "US")),
        (answers.places, "", ("PL", "EU")),
        (answers.colour, "#1F3A5F", "#1f3a5f"),
        (answers.colour, "1f3a5f", "#1f3a5f"),
        (answers.colour, "", ""),
        (answers.logo, "", None),
        (answers.month, "1", 1),
        (answers.month, "12", 12),
    ],
)
def test_an_answer_is_taken(read: Callable[[str], object], words: str, expected: object) -> None:
    """People write things in more than one way."""
    assert read(words) == expected


@pytest.mark.parametrize(
    ("read", "words", "message", "hint"),
    [
        (answers.folder_name, "Moje Łąki", "'Moje Łąki' is no name for a folder", "'moje-laki'"),
        (answers.folder_name, "--", "'--' is no name for a folder", "lower-case letters"),
        (answers.folder_name, "../x", "'../x' is no name for a folder", "write 'x'"),
        (answers.folder_name, "base", "'base' is the name of something else", "'base-1'"),
        (answers.folder_name, "latest", "'latest' is the name of something else", "'latest-1'"),
        (answers.line, "a\u202eb", "holds signs that can't be seen", "type it anew"),
        (answers.line, "a\nb", "holds signs that can't be seen", "type it anew"),
        (answers.line, "x" * 201, "has 201 characters, more than 200", "more briefly"),
        (answers.name, "  ", "the name is empty", "as the rules should have it"),
        (answers.size, "many", "'many' is no number of people", "write it as 80"),
        (answers.size, "0", "'0' is no number of people", "write it as 80"),
        (answers.size, "-5", "'-5' is no number of people", "write it as 80"),
        (answers.size, "10000001", "'10000001' is no number of people", "write it as 80"),
        (answers.places, "PL,DE-x", "there is no place 'DE-X'", "did you mean 'DE'?"),
        (answers.colour, "green", "'green' is no colour", "six digits"),
        (answers.logo, "/none/logo.svg", "there is no picture '/none/logo.svg'", "PNG or JPEG"),
        (answers.month, "13", "'13' is no month", "1 to 12"),
        (answers.month, "0", "'0' is no month", "1 to 12"),
        (answers.month, "May", "'May' is no month", "1 to 12"),
    ],
)
def test_what_cannot_be_taken_is_told_with_what_can(
    read: Callable[[str], object], words: str, message: str, hint: str
) -> None:
    """The message quotes the answer; the hint is one action."""
    with pytest.raises(UsageFault) as fault:
        read(words)

    assert message in fault.value.message
    assert hint in fault.value.hint


def test_a_folder_is_not_called_like_something_else() -> None:
    """Builds of a profile and a company of one name would overwrite each other."""
    with pytest.raises(UsageFault, match="'tech' is the name of something else"):
        answers.folder_name("tech", ["tech"])


def test_industries_are_known_by_the_folders_of_profiles() -> None:
    """The case of letters does not matter, and none is an answer."""
    assert answers.industries("Tech, finance", ["finance", "tech"]) == ("tech", "finance")
    assert answers.industries("none", ["tech"]) == ()


def test_an_unknown_industry_is_told_with_the_nearest() -> None:
    """A slip of the hand is mended by the hint."""
    with pytest.raises(UsageFault) as fault:
        answers.industries("thec", ["finance", "tech"])

    assert (fault.value.message, fault.value.hint) == (
        "there is no industry profile 'thec'",
        "did you mean 'tech'?",
    )


def test_languages_are_those_of_the_base() -> None:
    """Nothing means all of them."""
    assert answers.languages("EN", ["pl", "en"]) == ("en",)
    assert answers.languages("", ["pl", "en"]) == ("pl", "en")
    with pytest.raises(UsageFault, match="has no language 'de'"):
        answers.languages("pl,de", ["pl", "en"])


def test_platforms_are_known_by_id_and_by_name() -> None:
    """Nothing leaves it open; none means that none is used."""
    assert answers.platforms("LinkedIn, Google maps, X", KNOWN) == ("linkedin", "google-maps", "x")
    assert answers.platforms("", KNOWN) is None
    assert answers.platforms("none", KNOWN) == ()
    with pytest.raises(UsageFault, match="there is no platform 'Linkdin'"):
        answers.platforms("Linkdin", KNOWN)


@pytest.mark.parametrize(
    ("words", "name", "email", "phone"),
    [
        ("HR, hr@lab.pl", "HR", "hr@lab.pl", ""),
        ("HR,hr@lab.pl,22 000", "HR", "hr@lab.pl", "22 000"),
        ("Ann Kay, PhD, ann@lab.pl, 1", "Ann Kay, PhD", "ann@lab.pl", "1"),
        ("Iza Kurek, +48 600 000 100, iza@lab.pl", "Iza Kurek", "iza@lab.pl", "+48 600 000 100"),
        ("tel. 22 000 wew. 5; iza@lab.pl; Iza", "Iza", "iza@lab.pl", "tel. 22 000 wew. 5"),
    ],
)
def test_a_contact_is_a_name_an_address_and_maybe_a_phone(
    words: str, name: str, email: str, phone: str
) -> None:
    """A name may have a comma of its own."""
    assert answers.contact(words, "hr") == NewContact(
        role="hr", name=name, email=email, phone=phone
    )


@pytest.mark.parametrize(
    "words", ["HR", "hr@lab.pl", "HR, hr@lab.pl, 1, 2", "HR, hr@lab.pl, call me"]
)
def test_a_contact_without_its_parts_is_refused(words: str) -> None:
    """The hint shows a whole one."""
    with pytest.raises(UsageFault) as fault:
        answers.contact(words, "hr")

    assert fault.value.message == f"'{words}' is no contact"
    assert "anna@lab.example" in fault.value.hint


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (
            "Anna Kłos, anna.kłos@lab.pl",
            "'anna.kłos@lab.pl' has the letter 'ł' before the @",
            "many mail programs do not take it; write: Anna Kłos, anna.klos@lab.pl",
        ),
        ("HR, hr@lab,pl", "'hr@lab' is no e-mail address", "write the name, the sign @"),
        ("HR, hr (at) lab.pl @", "'hr (at) lab.pl @' is no e-mail address", "write the name"),
    ],
)
def test_an_address_that_is_none_is_told_as_such(words: str, message: str, hint: str) -> None:
    """The rest of the contact is as it should be."""
    with pytest.raises(UsageFault) as fault:
        answers.contact(words, "hr")

    assert fault.value.message == message
    assert fault.value.hint.startswith(hint)


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (answers.name, "XX"),
        (answers.name, "Lab (nazwa firmy)"),
        (answers.legal_form, "(nazwa firmy)"),
        (answers.legal_form, "do ustalenia"),
    ],
)
def test_a_gap_of_a_template_is_no_answer(read: Callable[[str], object], words: str) -> None:
    """Otherwise it would stand in each file that is made of it."""
    with pytest.raises(UsageFault, match="only keeps a place"):
        read(words)


def test_industries_go_by_their_names_as_well() -> None:
    """Ids are English words that nobody has to know."""
    called = {"Ochrona zdrowia": "healthcare"}

    assert answers.industries("ochrona zdrowia i tech", ["healthcare", "tech"], called) == (
        "healthcare",
        "tech",
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Banki i ubezpieczenia", ("bank",)),
        ("banki i ubezpieczenia, tech", ("bank", "tech")),
        ("tech i bank", ("tech", "bank")),
        ("Leki, zioła", ("herbs",)),
    ],
)
def test_a_name_of_an_industry_may_hold_what_lists_are_cut_at(
    typed: str, found: tuple[str, ...]
) -> None:
    """Whatever the question shows can be typed back."""
    called = {"Banki i ubezpieczenia": "bank", "Leki, zioła": "herbs"}

    assert answers.industries(typed, ["bank", "herbs", "tech"], called) == found


def test_no_contact_leaves_it_open() -> None:
    """It stays a gap in the file."""
    assert answers.contact(" ", "hr") is None


def test_a_logo_is_a_file_that_is_there(tmp_path: Path) -> None:
    """A path that was dragged into a terminal bears quotes."""
    path = tmp_path / "my logo.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )

    assert answers.logo(f'"{path}"') == path


def test_a_logo_that_can_not_be_used_is_told_by_its_own_path(tmp_path: Path) -> None:
    """With the place in the drawing: nothing lies in the company's folder yet."""
    path = tmp_path / "logo.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<text>Lab</text></svg>'
    )

    with pytest.raises(UsageFault) as fault:
        answers.logo(str(path))

    assert fault.value.message == (
        f"'{path}' holds text, which looks different where its font is missing (line 2, column 1)"
    )
    assert fault.value.hint.startswith("convert the text to paths")


def test_a_value_is_checked_as_its_parameter_says() -> None:
    """The same check reads the file later."""
    named = Text(values=((Located("pl"), Located("x")),))
    chosen = parameter("choice", choices=(Choice(id=Located("pln"), name=named),))

    assert answers.setting("a: b", "k", parameter("text")) == "a: b"
    assert answers.setting("12", "k", parameter("number")) == 12
    assert answers.setting("a@b.pl", "k", parameter("email")) == "a@b.pl"
    assert answers.setting("pln", "k", chosen) == "pln"
    assert answers.setting("", "k", chosen) is None


def test_a_value_of_the_wrong_kind_is_refused() -> None:
    """The words of the problem are those of a file's."""
    with pytest.raises(UsageFault, match="expected an e-mail address, found 'x'"):
        answers.setting("x", "k", parameter("email"))
