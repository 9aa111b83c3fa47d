"""In a folder that holds only companies every command works as in a clone."""

from __future__ import annotations

import re
import signal
import subprocess
import urllib.request
from collections.abc import Callable
from pathlib import Path

from generator.sources.locks import LOCKS
from tests.elsewhere.conftest import APPROVE, COMPANY, READY, TODAY, Handbook, Installed, files
from tests.pins import applies, pins

ASKED = ("--company", COMPANY)
ON = ("--today", TODAY)
LOCKED = """\
name: Laboratorium Jodła
changes:
  - action: remove
    target: confidentiality.business
    reason: {pl: Bo tak., en: Because.}
    approved_by: Zarząd
"""


def test_handbook_has_the_bytes_that_it_has_in_a_clone(
    handbook: Handbook, own: Path, shipped: Callable[[str], Path]
) -> None:
    """An edition that was approved in a clone holds in a repository of its own.

    The owner's site has every kind of page.
    """
    done = handbook("build", *ASKED, "--for", "owner", "--out", f"build/{COMPANY}")

    assert done.returncode == 0, done.stderr
    assert files(own / "build" / COMPANY) == files(shipped(COMPANY) / "build" / COMPANY)


def test_check_works_below_the_folder_too(installed: Installed, own: Path) -> None:
    """The root is found from the company's folder upwards."""
    done = installed.run("check", *ASKED, cwd=own / "companies" / COMPANY)

    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "No problems.")


def test_folder_is_named_with_root(installed: Installed, own: Path) -> None:
    """As in a clone."""
    done = installed.run("check", *ASKED, "--root", str(own), cwd=own.parent)

    assert done.returncode == 0


def test_pdf_and_industries_without_a_company_work(handbook: Handbook, own: Path) -> None:
    """Whoever wonders which industry fits can look at each."""
    done = handbook("pdf", "--industry", "tech", "--pack", "onboarding", "--language", "pl")

    assert done.returncode == 0, done.stderr
    assert [path.name[-3:] for path in (own / "build" / "tech").glob("*.pdf")] == ["pdf"]


def test_problem_leads_to_the_file_of_the_program(
    handbook: Handbook, own: Path, installed: Installed
) -> None:
    """The company's file has its short name, the base's is spelt out."""
    (own / "companies" / COMPANY / "company.yml").write_text(LOCKED, encoding="utf-8")
    done = handbook("check", *ASKED)
    note = re.search(r"note: locked here: (\S+?):(\d+):\d+\n", done.stderr)

    assert done.returncode == 1
    assert done.stderr.startswith(f"companies/{COMPANY}/company.yml:4:13: HB207 ")
    assert note is not None
    assert Path(note.group(1)).is_relative_to(installed.content)
    line = Path(note.group(1)).read_text(encoding="utf-8").splitlines()[int(note.group(2)) - 1]
    assert "confidentiality.business" in line


def test_year_of_a_handbook_writes_below_the_company_only(
    handbook: Handbook, own: Path, installed: Installed
) -> None:
    """Approve, compare, explain, confirm and review; the program's files stay as they are."""
    for path in (own / "companies" / COMPANY).iterdir():
        path.unlink()
    (own / "companies" / COMPANY / "company.yml").write_text(READY, encoding="utf-8")
    before = files(installed.content)
    commands = (
        (*APPROVE, *ON),
        ("diff", "2026.1", *ASKED),
        ("explain", "personal-accounts.disclose", *ASKED),
        ("translations", "confirm", "--all", *ASKED),
        ("review", "start", *ASKED, *ON),
        ("coverage", *ASKED),
    )
    codes = {words[0]: handbook(*words).returncode for words in commands}

    assert codes == dict.fromkeys(codes, 0)
    assert sorted(files(own)) == [
        f"companies/{COMPANY}/company.yml",
        f"companies/{COMPANY}/editions/2026.1.json",
        f"companies/{COMPANY}/editions/index.yml",
        f"companies/{COMPANY}/reviews/2026.yml",
        f"companies/{COMPANY}/translations.yml",
    ]
    assert files(installed.content) == before


def test_text_of_the_program_is_not_confirmed_here(handbook: Handbook) -> None:
    """It would have to be written into the program."""
    done = handbook("translations", "confirm", "tone.voice", *ASKED)

    assert (done.returncode, done.stderr) == (
        2,
        "'tone.voice' came with the program\nhint: confirm your own texts only\n",
    )


def test_all_checks_the_companies_of_the_folder(handbook: Handbook) -> None:
    """The program's base and profiles are none of them."""
    done = handbook("check", "--all")

    told = [line.partition(":")[0] for line in done.stdout.splitlines() if " clauses in " in line]
    assert (done.returncode, told) == (0, [COMPANY])


def test_schemas_lie_where_the_first_line_of_a_file_looks(handbook: Handbook, own: Path) -> None:
    """So editors help in a repository of its own, too."""
    company = own / "companies" / COMPANY / "company.yml"
    head = company.read_text(encoding="utf-8").splitlines()[0]
    handbook("schemas")

    assert (company.parent / head.partition("$schema=")[2]).is_file()


def test_doctor_says_which_base_counts(handbook: Handbook, installed: Installed) -> None:
    """And how many profiles and companies there are."""
    done = handbook("doctor")

    assert "ok      sources: 3 profiles, 1 company" in done.stdout
    assert f"ok      base policy of the program: {installed.content}/handbook;" in done.stdout


def test_doctor_knows_the_lock_of_the_installed_program(handbook: Handbook, tmp_path: Path) -> None:
    """A folder of packages can be filled where there is no clone; here no registry answers."""
    done = handbook("doctor", "--wheelhouse", str(tmp_path / "house"))
    needed = [pin for pin in pins(LOCKS[0]) if applies(pin.requirement, {})]
    missing = [line for line in done.stdout.splitlines() if line.endswith(" Python and system")]

    assert done.returncode == 1
    assert missing == [
        f"missing wheelhouse: {pin.name} {pin.version}, for this Python and system"
        for pin in needed
    ]
    assert list((tmp_path / "house").iterdir()) == []


def test_empty_folder_says_what_is_missing(installed: Installed, tmp_path: Path) -> None:
    """Whoever stands in the wrong folder is told which one is right."""
    done = installed.run("check", *ASKED, cwd=tmp_path)

    told = (
        "hint: go to the folder that holds 'companies', or name it with --root; begin one with"
        " `handbook init`"
    )
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"there is no folder 'companies' in '{tmp_path}' or above it",
        told,
    ]


def test_first_company_is_begun_in_an_empty_folder(installed: Installed, tmp_path: Path) -> None:
    """Nothing but the installed program is there, and the new company can be checked at once."""
    begun = installed.run("init", "lab", "--defaults", cwd=tmp_path)
    done = installed.run("check", "--company", "lab", cwd=tmp_path)

    assert (begun.returncode, done.returncode) == (0, 0)
    assert sorted(files(tmp_path)) == ["companies/lab/company.yml"]


def test_first_profile_is_begun_in_an_empty_folder(installed: Installed, tmp_path: Path) -> None:
    """The folder of profiles makes it one of sources."""
    begun = installed.run("profile", "new", "labs", cwd=tmp_path)
    done = installed.run("check", "--industry", "labs", cwd=tmp_path)

    assert (begun.returncode, done.returncode) == (0, 0)


def test_preview_follows_the_company(installed: Installed, own: Path) -> None:
    """A saved change is on the page a moment later."""
    company = own / "companies" / COMPANY / "company.yml"
    company.write_text(READY, encoding="utf-8")
    with subprocess.Popen(
        [installed.folder / "venv/bin/handbook", "serve", *ASKED, "--port", "0"],
        cwd=own,
        env=installed.variables,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as serving:
        assert serving.stdout is not None
        try:
            address = re.findall(r"http://\S+/", serving.stdout.readline())[0]
            company.write_text(READY.replace("Jodła", "Olcha"), encoding="utf-8")
            told = serving.stdout.readline()
            with urllib.request.urlopen(address + "pl/index.html", timeout=30) as answer:  # noqa: S310
                page = answer.read().decode()
        finally:
            serving.send_signal(signal.SIGINT)

    assert told.startswith(f"companies/{COMPANY}/company.yml changed: rebuilt in ")
    assert "Laboratorium Olcha" in page


def test_problem_before_a_release_leads_to_the_file_of_the_program(
    handbook: Handbook, own: Path, installed: Installed
) -> None:
    """What nobody filled in is told where its owner sets it, with the place of its default."""
    text = READY.replace("  help_email: pytania@jodla.internal\n", "")
    (own / "companies" / COMPANY / "company.yml").write_text(text, encoding="utf-8")
    done = handbook(*APPROVE, *ON)

    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if "help_email" in line and " HB" in line]
    assert [line.split(":")[0] for line in told] == [f"companies/{COMPANY}/company.yml"]
    assert f"declared here: {installed.content}/handbook/parameters.yml:" in done.stderr
    assert "hint: add below 'settings:' in company.yml a line 'help_email: " in done.stderr
