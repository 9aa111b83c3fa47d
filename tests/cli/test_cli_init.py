"""`handbook init` and `profile new`: folders that check and build, and show what is missing."""

from __future__ import annotations

import dataclasses
import datetime
import io
import json
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import answers, asking
from generator.cli.given import Given
from generator.cli.interview import Interview
from generator.model.founding import Founding, NewContact
from generator.model.inputs import Inputs
from generator.model.layers import Company
from generator.model.problems import Collector, UsageFault
from generator.sources.company_text import company_text, roles_of, to_fill_in
from generator.sources.decode import decode
from generator.sources.kinds import HEADS
from generator.sources.load import load_inputs
from generator.sources.text_file import Source
from generator.sources.yaml_tree import read_tree
from tests.cli.conftest import HOME, Run, Said
from tests.shares import share

EMPTY = Given(
    name=None,
    legal_form=None,
    body=None,
    size=None,
    industry=None,
    language=None,
    place=None,
    contact=(),
    platform=None,
    colour=None,
    logo=None,
    review_month=None,
    value=(),
)
"""No option at all."""
NEEDED = ("--name", "Lab", "--industry", "none", "--language", "pl,en", "--place", "PL,EU")
DAY = ("--today", "2027-01-31")


@pytest.fixture(scope="module")
def shipped() -> Inputs:
    """Load the shipped base with two profiles."""
    return load_inputs(HOME, ("healthcare", "tech"), None)[0]


def company_file(root: Path, name: str = "lab") -> str:
    """Read what was written."""
    return (root / "companies" / name / "company.yml").read_text("utf-8")


def faults(said: Said) -> list[str]:
    """Give the codes of what is more than open before a release."""
    return [line for line in re.findall(r" (HB\d{3} .*)", said.err) if line[6:11] != "open:"]


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("industry", ["none", "finance", "healthcare", "tech", "finance,tech"])
def test_a_new_company_checks_in_every_industry_and_language(
    sources: Path, run: Run, industry: str, language: str
) -> None:
    """Nothing is wrong with it; what is open is open before a release only."""
    made = run(
        "init",
        "lab",
        "--industry",
        industry,
        "--language",
        language,
        "--defaults",
        "--root",
        str(sources),
    )
    checked = run("check", "--company", "lab", "--root", str(sources))

    assert (made.code, made.err) == (0, "")
    assert (checked.code, faults(checked)) == (0, [])
    assert "HB604 open: nobody has approved version" in checked.err


def test_a_new_company_builds_at_once(small: Path, run: Run) -> None:
    """No step stands between the answers and the pages."""
    run("init", "lab", "--defaults", "--root", str(small))
    built = run("build", "--company", "lab", "--quiet", "--root", str(small))

    assert built.code == 0, built.err
    assert (small / "build" / "lab" / "site" / "index.html").is_file()


def test_what_is_left_open_is_refused_at_release(sources: Path, run: Run) -> None:
    """A gap is no mistake before anything is handed out, and a problem then."""
    run("init", "lab", "--defaults", "--root", str(sources))
    released = run("build", "--company", "lab", "--release", "--root", str(sources))

    assert released.code == 1
    assert "HB631 nobody can be reached at 'example.com'" in released.err
    for name in ("help_email", "incident_email", "incident_phone", "report_channel"):
        assert f"HB605 '{name}' is still" in released.err


def test_each_gap_that_the_file_marks_keeps_an_edition_back(sources: Path, run: Run) -> None:
    """And nothing else but those and the approval: the note at the head says so."""
    run("init", "lab", "--defaults", "--industry", "tech", "--root", str(sources), *DAY)
    marks = len(re.findall(r"# TO FILL IN: ", company_file(sources)))
    checked = run("check", "--company", "lab", "--root", str(sources), *DAY)
    found = re.findall(r": (HB\d{3}) open: ", checked.err)

    assert marks == found.count("HB605") + found.count("HB631") > 10
    assert {*found} == {"HB604", "HB605", "HB631"}


def test_what_is_optional_is_no_gap(sources: Path, run: Run, shipped: Inputs) -> None:
    """No legal form, logo, colour or platform: whoever says all the rest may be approved."""
    words, phone = {"text": "words", "email": "ask@lab.pl"}, "+48 22 000 01 10"
    told = [
        part
        for name, about in to_fill_in(shipped).items()
        for part in ("--set", f"{name}={phone if 'phone' in name else words[str(about.type)]}")
    ]
    told += [
        part for role in roles_of(shipped) for part in ("--contact", f"{role.id}=Team, team@lab.pl")
    ]
    asked = ("--industry", "healthcare,tech", "--defaults", "--root", str(sources), *DAY)
    made = run("init", "lab", *told, *asked)
    checked = run("check", "--company", "lab", "--root", str(sources), *DAY)
    text = company_file(sources)

    assert made.code == 0, made.err
    assert "TO FILL IN: " not in text
    assert text.count("# OPTIONAL: take the # away") == 3
    assert re.findall(r": (HB\d{3}) open: ", checked.err) == ["HB604"]


def test_every_answer_of_the_options_stands_in_the_file(sources: Path, run: Run) -> None:
    """What was said is said once and kept."""
    logo = HOME / "companies" / "lesna-polana" / "logo.svg"
    made = run(
        "init",
        "lab",
        "--name",
        "Lab: “Ö” #1",
        "--legal-form",
        "sp. z o.o.",
        "--size",
        "80",
        "--industry",
        "healthcare",
        "--language",
        "en,pl",
        "--place",
        "pl",
        "--contact",
        "hr=Team: HR, hr@lab.pl, 22 00",
        "--platform",
        "LinkedIn",
        "--colour",
        "#ABCDEF",
        "--logo",
        str(logo),
        "--review-month",
        "4",
        "--body",
        "Urząd gminy",
        "--set",
        "help_email=ask@lab.pl",
        "--set",
        "watch_hours.pl=od 8",
        "--set",
        "watch_hours.en=from 8",
        "--set",
        "response_hours=6",
        "--root",
        str(sources),
        *DAY,
    )
    data = yaml.safe_load(company_file(sources))
    contacts = {one["role"]: one for one in data["contacts"]}

    assert made.code == 0, made.err
    assert data["name"] == "Lab: “Ö” #1"
    assert data["legal_name"] == "Lab: “Ö” #1 sp. z o.o."
    assert "# People: 80" in company_file(sources)
    assert data["industries"] == ["healthcare"]
    assert data["binding_language"] == "en"
    assert data["jurisdictions"] == ["PL"]
    assert contacts["hr"] == {
        "role": "hr",
        "name": "Team: HR",
        "email": "hr@lab.pl",
        "phone": "22 00",
    }
    assert contacts["legal"]["email"] == "legal@example.com"
    assert "medical-lead" in contacts
    assert [one["platform"] for one in data["platforms"] if one["used"]] == ["linkedin"]
    # A release asks for the account of each platform in use, so the file shows that gap, once.
    begins = company_file(sources).partition("- platform: linkedin\n    used: true\n")[2]
    assert begins.startswith("    # TO FILL IN: ")
    assert company_file(sources).count("    # account: ") == 1
    assert data["brand"] == {"logo": "logo.svg", "colour": "#abcdef"}
    assert (sources / "companies/lab/logo.svg").read_bytes() == logo.read_bytes()
    assert data["settings"] == {
        "body": "commune",
        "help_email": "ask@lab.pl",
        "watch_hours": {"en": "from 8", "pl": "od 8"},
        "response_hours": 6,
        "review_month": 4,
    }
    assert (data["version"], data["valid_from"]) == ("2027.1", datetime.date(2027, 1, 31))
    assert run("check", "--company", "lab", "--root", str(sources)).code == 0


def test_gaps_hold_once_the_sign_before_them_is_gone(sources: Path, run: Run) -> None:
    """What the file proposes can be taken as it stands, in every language of the handbook."""
    run("init", "lab", "--industry", "healthcare,tech", "--defaults", "--root", str(sources))
    head, sign, settings = company_file(sources).partition("\nsettings:\n")
    whole = re.sub(r"(?m)^  # ((?:  )?[a-z_]+:(?: \".*)?)$", r"  \1", settings)
    (sources / "companies/lab/company.yml").write_text(head + sign + whole, "utf-8")
    checked = run("check", "--company", "lab", "--root", str(sources))

    assert "help_email" in yaml.safe_load(company_file(sources))["settings"]
    assert (checked.code, faults(checked)) == (0, [])


def test_nothing_of_an_example_company_gets_in(sources: Path, run: Run) -> None:
    """Somebody else's rules, names and pictures stay where they are."""
    run("init", "lab", "--defaults", "--root", str(sources))
    text = company_file(sources).casefold()

    assert [path.name for path in (sources / "companies/lab").iterdir()] == ["company.yml"]
    for word in ("brzozowy", "polana", ".example\n"):
        assert word not in text


def test_the_notes_speak_the_language_of_whoever_founds(sources: Path, run: Run) -> None:
    """`--ui` decides about notes, `--language` about the handbook."""
    said = run(
        "init", "lab", "--language", "en", "--defaults", "--ui", "pl", "--root", str(sources)
    )
    text = company_file(sources)

    assert said.out.startswith("Zapisano companies/lab/company.yml\n")
    assert "# DO UZUPEŁNIENIA: usuń # i wpisz własną wartość." in text
    assert "# HR: Dba o szkolenia" in text
    assert 'name: "Management"' in text
    assert "TO FILL IN" not in text


def test_it_ends_with_the_next_three_commands(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each can be typed as it stands."""
    monkeypatch.setattr("sys.argv", ["handbook"])
    out = run("init", "lab", "--defaults", "--root", str(small)).out
    typed = [line.strip().split()[1:] for line in out.splitlines() if line.startswith("  handbook")]

    assert [words[0] for words in typed] == ["check", "serve", "build"]
    assert run(*typed[0]).code == 0


def test_a_folder_that_is_there_is_never_touched(small: Path, run: Run) -> None:
    """Not even an empty one, and not a link that leads nowhere."""
    companies = small / "companies"
    before = (companies / "mala/company.yml").read_bytes()
    (companies / "empty").mkdir()
    (companies / "link").symlink_to("nowhere")

    for name in ("mala", "empty", "link"):
        said = run("init", name, "--defaults", "--root", str(small))
        assert said.code == 2
        assert said.err == (
            f"'companies/{name}' is there already\n"
            "hint: choose another name; nothing in it was changed\n"
        )
    assert (companies / "mala/company.yml").read_bytes() == before
    assert list((companies / "empty").iterdir()) == []


def test_without_a_terminal_the_missing_options_are_named(small: Path, run: Run) -> None:
    """All at once, and what else would help."""
    said = run("init", "lab", "--name", "Lab", "--root", str(small))

    assert said.code == 2
    assert said.err == (
        "nobody can be asked here, and these are not given: --industry, --language, --place\n"
        "hint: add them, or add --defaults to take the defaults and fill in the rest later\n"
    )
    assert not (small / "companies/lab").exists()


def test_the_needed_options_are_enough(small: Path, run: Run) -> None:
    """Everything else may be filled in later."""
    assert run("init", "lab", *NEEDED, "--root", str(small)).code == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--name", ""), "the name is empty"),
        (("--size", "x"), "'x' is no number of people"),
        (("--industry", "shps"), "there is no industry profile 'shps'"),
        (("--language", "xx"), "the base policy has no language 'xx'"),
        (("--place", "Mars"), "there is no place 'MARS'"),
        (("--contact", "nobody=a, a@b.pl"), "there is no role 'nobody'"),
        (("--contact", "policy-owner"), "there is no role 'policy-owner'"),
        (("--contact", "policy-owner=me"), "'me' is no contact"),
        (
            ("--contact", "policy-owner=A, a@lab.pl", "--contact", "policy-owner=B, b@lab.pl"),
            "two contacts are given for the role 'policy-owner'",
        ),
        (("--body", "school"), "the base policy has one word for every company"),
        (("--platform", "myspace"), "there is no platform 'myspace'"),
        (("--colour", "red"), "'red' is no colour"),
        (("--logo", "none.svg"), "there is no picture 'none.svg'"),
        (("--set", "help_email"), "'help_email' sets nothing"),
        (("--set", "nothing=1"), "no parameter is named 'nothing'"),
        (("--today", "soon"), "expected a date"),
    ],
)
def test_a_wrong_option_is_named_and_nothing_is_written(
    small: Path, run: Run, options: tuple[str, ...], message: str
) -> None:
    """Exit code 2, a sentence, no folder."""
    said = run("init", "lab", "--defaults", *options, "--root", str(small))

    assert said.code == 2
    assert message in said.err
    assert not (small / "companies/lab").exists()


def test_what_a_company_is_has_to_be_known(sources: Path, run: Run) -> None:
    """Where nothing fits, the hint leads to a word of one's own."""
    said = run("init", "lab", "--defaults", "--body", "bakery", "--root", str(sources))

    assert said.code == 2
    assert said.err.startswith("'body': expected one of company, commune,")
    assert "'forms:' takes a word of your own in all its forms" in said.err
    assert not (sources / "companies/lab").exists()


def test_a_value_that_is_given_twice_is_refused(sources: Path, run: Run) -> None:
    """Neither of the two is dropped without a word; languages of one value are two values."""
    twice = ("--set", "help_email=a@lab.pl", "--set", "help_email=b@lab.pl")
    both = ("--set", "watch_hours.pl=8–16", "--set", "watch_hours.en=8 to 4")
    said = run("init", "lab", "--defaults", *twice, "--root", str(sources))
    well = run("init", "lab", "--defaults", *both, "--root", str(sources))

    assert (said.code, well.code) == (2, 0)
    assert said.err == (
        "the value of 'help_email' is given twice\nhint: keep one --set for each value\n"
    )


def test_a_picture_that_cannot_be_used_stops_everything(small: Path, run: Run) -> None:
    """The same check as at every build; the message names the file that was given."""
    (small / "bad.svg").write_text("no picture")
    said = run("init", "lab", "--defaults", "--logo", str(small / "bad.svg"), "--root", str(small))

    assert said.code == 2
    assert said.err == (
        f"'{small / 'bad.svg'}' is no picture; logos are SVG, PNG or JPEG files\n"
        "hint: open it in a picture program (Paint on Windows, Preview on a Mac)"
        " and save it as PNG\n"
    )
    assert sorted(path.name for path in (small / "companies").iterdir()) == ["mala"]


def test_a_picture_that_cannot_be_used_is_asked_for_again(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever chose the wrong file at the last question loses no answer."""
    (small / "bad.svg").write_text("no picture")
    _typed(monkeypatch, "Labor", *[""] * 60)
    monkeypatch.setattr("click.prompt", _at_logo(iter([str(small / "bad.svg"), ""]), click.prompt))
    said = run("init", "lab", "--root", str(small))

    assert said.code == 0, said.err
    assert f"'{small / 'bad.svg'}' is no picture" in said.err
    assert yaml.safe_load(company_file(small))["name"] == "Labor"


def _at_logo(paths: Iterator[str], ask: Callable[..., str]) -> Callable[..., str]:
    return lambda question, **more: next(paths) if "logo" in question else ask(question, **more)


def _typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Sit at a terminal and type."""
    monkeypatch.setattr(asking, "terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))


def test_on_a_terminal_it_asks_and_asks_again(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong answer is told and asked for once more; an empty one takes the default."""
    _typed(monkeypatch, "Labor", "", "lots", "12", "", "en", *[""] * 40)
    said = run("init", "lab", "--root", str(small))
    data = yaml.safe_load(company_file(small))

    assert said.code == 0, said.err
    assert "Name that stands in the rules [Lab]: " in said.out
    assert "'lots' is no number of people\nhint: write it as 80\n" in said.err
    assert (data["name"], data["binding_language"]) == ("Labor", "en")
    assert "# People: 12" in company_file(small)


def test_what_an_option_says_is_not_asked(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what is open is a question."""
    _typed(monkeypatch, *[""] * 40)
    said = run("init", "lab", *NEEDED, "--root", str(small))

    assert "Name that stands in the rules" not in said.out
    assert "Legal form" in said.out


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (("pn–pt 8–16", ""), {"pl": "pn–pt 8–16"}),
        (("", "Mon–Fri"), {"en": "Mon–Fri"}),
        (("pn–pt 8–16", "Mon–Fri"), {"pl": "pn–pt 8–16", "en": "Mon–Fri"}),
        (("", ""), None),
        (("+48 22 000 01 10",), {"pl": "+48 22 000 01 10", "en": "+48 22 000 01 10"}),
    ],
)
def test_words_of_one_language_are_never_taken_for_another(
    shipped: Inputs,
    monkeypatch: pytest.MonkeyPatch,
    typed: tuple[str, ...],
    found: dict[str, str] | None,
) -> None:
    """An empty answer means later, in each language; a number is the same in all of them."""
    hours = shipped.base.parameters["watch_hours"]
    talk = Interview(HOME, "lab", EMPTY, asking.Asking(defaults=False))
    _typed(monkeypatch, *typed)

    assert talk._value("watch_hours", hours, ("pl", "en"), {}) == found


@pytest.mark.parametrize("said", [("watch_hours.pl=od 8 do 16",), ("watch_hours.en=from 8 to 4",)])
def test_value_of_one_language_is_half_a_gap(
    shipped: Inputs, monkeypatch: pytest.MonkeyPatch, said: tuple[str, ...]
) -> None:
    """The file keeps what was said, as a note, and the gate keeps the value open."""
    given_ = dataclasses.replace(EMPTY, name="Lab", industry="none", value=said)
    talk = Interview(HOME, "lab", given_, asking.Asking(defaults=True))
    code, _, words = said[0].partition("=")
    lines_ = {"pl": "...", "en": "...", code[-2:]: words}
    new, _ = talk.hold(datetime.date(2027, 1, 31))
    text = company_text(new, shipped, "en", str)

    assert (
        "  # TO FILL IN: take the # away and write your own.\n  # watch_hours:\n"
        + "".join(f'  #   {key}: "{lines_[key]}"\n' for key in ("pl", "en"))
        in text
    )
    assert "watch_hours" not in yaml.safe_load(text)["settings"]


def test_a_profile_does_not_take_its_name_in_one_language_for_another(
    small: Path, run: Run
) -> None:
    """The name that is missing is a gap."""
    run("profile", "new", "schools", "--name", "pl=Szkoły", "--root", str(small), *DAY)
    data = yaml.safe_load((small / "industry_profiles/schools/profile.yml").read_text("utf-8"))

    assert data["name"] == {"pl": "Szkoły", "en": "TO FILL IN: what the industry is called"}


def test_questions_are_asked_in_polish(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The owner of a Polish company may know no English."""
    _typed(monkeypatch, *[""] * 40)
    said = run("init", "lab", "--ui", "pl", "--root", str(small))

    assert "Nazwa używana w zasadach [Lab]: " in said.out


def test_who_goes_away_in_the_middle_leaves_nothing(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end of the input is an interruption."""
    _typed(monkeypatch, "Lab")
    said = run("init", "lab", "--root", str(small))

    assert said.code == 130
    assert not (small / "companies/lab").exists()


def test_who_is_interrupted_gets_the_answers_back_as_a_command(
    sources: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typed again, it asks only what is still open, and writes what was answered before."""
    options = ("--colour", "#0b6e4f", "--root", str(sources))
    typed = ("Lab & Co", "sp. z o.o.", "80", "", "pl", "PL", "school", "help@lab.pl")
    _typed(monkeypatch, *typed)
    said = run("init", "lab", *options)
    first, second, third, *_ = said.err.splitlines()
    _typed(monkeypatch, *[""] * 40)
    again = run(*shlex.split(second)[1:])
    data = yaml.safe_load(company_file(sources))

    assert said.code == 130
    assert first == ("Nothing was written. To go on with the answers that you have given, type:")
    assert second == (
        "  handbook init lab --colour '#0b6e4f' --name 'Lab & Co' --legal-form 'sp. z o.o.'"
        f" --size 80 --language pl --place PL --body school"
        f" --set help_email=help@lab.pl --root {sources}"
    )
    assert third == "Interrupted."
    assert again.code == 0, again.err
    assert (data["name"], data["legal_name"]) == ("Lab & Co", "Lab & Co sp. z o.o.")
    assert (data["languages"], data["jurisdictions"]) == (["pl"], ["PL"])
    assert data["brand"]["colour"] == "#0b6e4f"
    assert data["settings"]["help_email"] == "help@lab.pl"
    assert data["settings"]["body"] == "school"


def test_who_is_interrupted_before_any_answer_is_told_so_alone(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is nothing to repeat."""

    def stop(*_: object, **__: object) -> str:
        raise click.Abort

    _typed(monkeypatch)
    monkeypatch.setattr("click.prompt", stop)

    assert run("init", "lab", "--root", str(small)).err == "Interrupted.\n"


@settings(max_examples=share(100), deadline=None)
@given(
    name=st.text(min_size=1, max_size=60),
    words=st.text(max_size=60),
    phone=st.text(max_size=20),
)
def test_any_words_come_back_as_they_were_said(
    shipped: Inputs, name: str, words: str, phone: str
) -> None:
    """Quotes, colons, hashes, braces and emoji are words like others."""
    try:
        name, words, phone = answers.name(name), answers.line(words), answers.line(phone)
    except UsageFault:
        return
    new = Founding(
        folder="lab",
        name=name,
        legal_form=words,
        languages=("pl",),
        places=("PL",),
        contacts=(NewContact(role="hr", name=name, email="a@b.pl", phone=phone),),
        settings={"watch_hours": {"pl": words or "x", "en": name}},
        version="2027.1",
        valid_from=datetime.date(2027, 1, 1),
    )
    text = company_text(new, shipped, "pl", str)
    problems = Collector()
    tree = read_tree(Source(file="x", text=text, lines=tuple(text.split("\n"))), problems)
    made = tree and decode(tree, HEADS["company"], problems)

    assert problems.found == []
    assert isinstance(made, Company)
    hr = next(one for one in made.contacts if one.role == "hr")
    assert (made.name, hr.name, hr.phone or "") == (name, name, phone)
    assert made.settings["watch_hours"]["en"] == name


def test_a_new_profile_checks_and_builds(small: Path, run: Run) -> None:
    """Whoever writes one begins with something that works."""
    made = run(
        "profile",
        "new",
        "schools",
        "--name",
        "pl=Szkoły",
        "--name",
        "en=Schools",
        "--root",
        str(small),
        *DAY,
    )
    checked = run("check", "--industry", "schools", "--root", str(small))
    built = run("build", "--industry", "schools", "--quiet", "--root", str(small))
    data = yaml.safe_load((small / "industry_profiles/schools/profile.yml").read_text("utf-8"))

    assert (made.code, checked.code, built.code) == (0, 0, 0), checked.err
    assert faults(checked) == []
    assert checked.err.count(": HB452 open: the gap 'DO UZUPEŁNIENIA' was") == 5
    assert checked.err.count(": HB452 open: the gap 'TO FILL IN' was") == 5
    assert data["name"] == {"pl": "Szkoły", "en": "Schools"}
    assert data["summary"]["pl"] == "DO UZUPEŁNIENIA: co dodaje profil."


def test_the_words_of_a_new_profile_are_never_handed_out(small: Path, run: Run) -> None:
    """Not as the profile's own, nor in a rule that somebody copied from it into a company."""
    run("profile", "new", "schools", "--root", str(small), *DAY)
    folder = small / "industry_profiles" / "schools"
    chapter = yaml.safe_load((folder / "chapters" / "01-schools.yml").read_text("utf-8"))
    (clause,) = chapter["clauses"]
    own = small / "companies" / "own"
    own.mkdir(parents=True)
    (own / "company.yml").write_text("name: Own\nindustries: [schools]\nversion: '1'\n", "utf-8")
    asked = ("--company", "own", "--root", str(small))

    refused = run("approve", "--version", "1", "--by", "Board", "--note", "Start", *asked)
    released = run("build", "--release", *asked)
    change = {"action": "add", "chapter": "schools", "clause": {**clause, "id": "schools.own"}}
    changes = json.dumps([change], ensure_ascii=False)
    (own / "company.yml").write_text(f"name: Own\nindustries: [schools]\nchanges: {changes}\n")
    copied = run("check", *asked)

    for said in (refused, released):
        assert said.code == 1
        assert said.err.count("HB452 the gap 'DO UZUPEŁNIENIA' was never filled in") == 5
        assert said.err.count("HB452 the gap 'TO FILL IN' was never filled in") == 5
    assert copied.code == 1
    assert "own/company.yml:3:" in copied.err
    assert sum(" HB452 the gap" in line for line in copied.err.split("\n")) == 6


@pytest.mark.parametrize("name", ["shops", "mala", "accounts", "Bad Name"])
def test_a_profile_takes_no_name_that_means_something_else(
    small: Path, run: Run, name: str
) -> None:
    """Neither that of a profile, nor of a company, nor of a chapter of the base."""
    before = sorted(small.rglob("*"))

    assert run("profile", "new", name, "--root", str(small)).code == 2
    assert sorted(small.rglob("*")) == before


def test_the_name_of_an_industry_is_in_a_language_of_the_base(small: Path, run: Run) -> None:
    """A misspelt code would leave the name out."""
    said = run("profile", "new", "schools", "--name", "pk=Szkoły", "--root", str(small))

    assert (said.code, said.err.split("\n")[0]) == (2, "the base policy has no language 'pk'")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("y", True), ("TAK", True), ("t", True), ("yes", True), ("nie", False), ("", False)],
)
def test_yes_and_no_may_be_typed_in_both_languages(
    monkeypatch: pytest.MonkeyPatch, typed: str, *, expected: bool
) -> None:
    """Nothing means no."""
    _typed(monkeypatch, typed)

    assert asking.agreed("?") is expected


def test_an_answer_that_is_neither_yes_nor_no_is_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip approves nothing."""
    _typed(monkeypatch, "ja", "t")

    assert asking.agreed("?")
    assert capsys.readouterr().err == "'ja' is neither yes nor no\n"


@pytest.mark.parametrize(("size", "offers"), [("50", 1), ("51", 0)])
def test_small_firm_is_offered_the_essentials(
    sources: Path, run: Run, size: str, offers: int
) -> None:
    """As a line that needs its sign deleted; the file holds without it and with it."""
    made = run("init", "lab", "--size", size, "--defaults", "--root", str(sources), *DAY)
    file = sources / "companies" / "lab" / "company.yml"
    text = company_file(sources)

    assert made.code == 0, made.err
    assert text.count("# edition: essentials\n") == offers
    file.write_text(text.replace("# edition: essentials", "edition: essentials"), "utf-8")
    told = run("check", "--company", "lab", "--root", str(sources), *DAY)
    assert (told.code, told.out.count("25 clauses in 5 chapters")) == (0, offers)


def test_a_country_may_be_called_by_its_name() -> None:
    """As in the company file."""
    assert answers.places("Polska, ue") == ("PL", "EU")
