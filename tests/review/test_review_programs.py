"""Rosters and lists of signatures as real programs write them: nobody who signed is missing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import outcome
from tests.trees import TREE

DIGEST = "{digest}"
"""Stands in the tables for the edition's digest."""
UTF8_MARK = "\ufeff"
PLAIN_SIGNED = (
    "id,edition,digest,date\n00123,2026.1,{digest},2026-12-02\n00124,2026.1,{digest},2026-12-03\n"
)


def crlf(text: str) -> str:
    """End lines as Windows does."""
    return text.replace("\n", "\r\n")


def excel_in_poland() -> tuple[bytes, bytes]:
    """CSV (rozdzielany przecinkami): code page 1250, semicolons, a title, zeros dropped."""
    roster = (
        "Lista pracowników;;\n"
        ";;\n"
        "Identyfikator;Stanowisko;Kogo dotyczy\n"
        "123;Kasjerka;Wszyscy\n"
        "124;Księgowy;Administracja\n"
        "125;Stażystka;\n"
    )
    signed = (
        "Identyfikator;Wydanie;Odcisk treści;Data\n"
        "123;2026,1;{digest};02.12.2026\n"
        "124;sty.26;{digest};03.12.2026\n"
    )
    return crlf(roster).encode("cp1250"), crlf(signed).encode("cp1250")


def excel_with_utf8() -> tuple[bytes, bytes]:
    """CSV UTF-8 (rozdzielany przecinkami): a byte order mark and semicolons."""
    roster = (
        f"{UTF8_MARK}Nr pracownika;Rola;Odbiorcy\n"
        "00123;kasjerka;wszyscy\n"
        "00124;księgowy;administracja\n"
        "00125;stażystka;wszyscy\n"
    )
    signed = (
        f"{UTF8_MARK}Nr pracownika;Wersja;Odcisk;Data podpisu\n"
        f"123;2026.1;{DIGEST};2.12.2026\n"
        f"124;2026.1;{DIGEST};3.12.2026 09:15\n"
    )
    return crlf(roster).encode(), crlf(signed).encode()


def excel_unicode_text() -> tuple[bytes, bytes]:
    """Tekst Unicode: UTF-16 with tabs."""
    roster = "ID\tRola\tGrupa\n00123\tżeglarz\twszyscy\n00124\tx\tadmins\n00125\tx\twszyscy\n"
    signed = (
        "ID\tWydanie\tOdcisk\tData\n"
        "123\t2026,1\t{digest}\t2026-12-02\n"
        "124\t2026,1\t{digest}\t2026-12-03\n"
    )
    return crlf(roster).encode("utf-16"), crlf(signed).encode("utf-16")


def excel_that_says_its_separator() -> tuple[bytes, bytes]:
    """A first line for Excel, as exports of many systems have it."""
    roster = "sep=;\nid;role;audience\n00123;;everyone\n00124;;admins\n00125;;everyone\n"
    return crlf(roster).encode(), ("sep=,\n" + PLAIN_SIGNED).encode()


def google_sheets() -> tuple[bytes, bytes]:
    """Commas, quotes where needed, several audiences in one cell, a decimal comma."""
    roster = (
        'id,role,audience\n123,Teller,"everyone, admins"\n124,Clerk,Admins\n125,Trainee,Everyone\n'
    )
    signed = (
        "id,edition,digest,date\n"
        '123,"2026,1",{digest},02.12.2026\n'
        '124,"2026,1",{digest},03.12.2026\n'
    )
    return crlf(roster).encode(), crlf(signed).encode()


def google_forms() -> tuple[bytes, bytes]:
    """Both tables are answers: questions for headers, times with zones, addresses as typed."""
    roster = (
        '"Sygnatura czasowa","Adres e-mail","Kogo dotyczy"\n'
        '"2026/11/20 9:14:02 AM GMT+1","Jan.Kowalski@Bank.example","everyone, admins"\n'
        '"2026/11/20 9:15:44 AM GMT+1","anna.nowak@bank.example","everyone"\n'
        '"2026/11/21 8:00:10 AM GMT+1","ewa.lis@bank.example","Wszyscy, Administracja"\n'
    )
    signed = (
        '"Sygnatura czasowa","Nazwa użytkownika","Które wydanie potwierdzasz?","Odcisk treści"\n'
        '"2026/12/02 10:23:45 AM CET","jan.kowalski@bank.example","2026.1","{digest}"\n'
        '"2026/12/03 10:23:45 PM CET","ANNA.NOWAK@BANK.EXAMPLE","2026.1","{digest}"\n'
    )
    return roster.encode(), signed.encode()


def microsoft_forms() -> tuple[bytes, bytes]:
    """Answers numbered in a column ID, dates with the month first, saved by American Excel."""
    roster = (
        "Employee ID,Email,Job Title,Audience\n"
        "1,jan.kowalski@bank.example,x,everyone\n"
        "2,anna.nowak@bank.example,x,admins\n"
        "3,ewa.lis@bank.example,x,everyone\n"
    )
    signed = (
        "ID,Start time,Completion time,Email,Name,Edition,Digest\n"
        "1,12/2/26 8:01:00,12/2/26 8:04:10,anna.nowak@bank.example,Anna,2026.1,{digest}\n"
        "3,12/13/26 9:01:00,12/13/26 9:02:10,Jan.Kowalski@bank.example,Jan,2026.1,{digest}\n"
    )
    return crlf(UTF8_MARK + roster).encode(), crlf(signed).encode()


def libreoffice() -> tuple[bytes, bytes]:
    """Every text in quotes, semicolons, days as the locale has them."""
    roster = (
        '"id";"role";"audience"\n'
        '"00123";"kasjer";"wszyscy"\n'
        '"00124";"księgowy";"administracja"\n'
        '"00125";"staż";"wszyscy"\n'
    )
    signed = (
        '"id";"edition";"digest";"date"\n'
        '"00123";"2026.1";"{digest}";02.12.26\n'
        '"00124";"2026.1";"{digest}";03.12.26\n'
    )
    return roster.encode(), signed.encode()


def payroll_of_the_days_of_dos() -> tuple[bytes, bytes]:
    """Code page 852, a report with its header on each page, somebody listed for two groups."""
    page = "NR EWID.;STANOWISKO;GRUPA\n"
    roster = (
        "WYKAZ PRACOWNIKÓW;;\nstan na: 01.12.2026, oddział Łódź;;\n"
        f"{page}00123;KASJERKA;WSZYSCY\n"
        "00124;KSIĘGOWY;WSZYSCY\n"
        f"\x0c{page}00124;KSIĘGOWY;ADMINISTRACJA\n"
        "00125;STAŻYSTA;WSZYSCY\n"
        "\x1a"
    )
    return crlf(roster).encode("cp852"), PLAIN_SIGNED.encode()


def american_hr_system() -> tuple[bytes, bytes]:
    """Numbers kept as text by a formula, a title in quotes, addresses beside numbers."""
    roster = (
        '"Active employees"\n'
        '"Generated 12/01/2026"\n'
        "Employee #,Work Email,Position,Audience\n"
        '"=""00123""",jan@bank.example,Teller,Everyone\n'
        '"=""00124""",anna@bank.example,Clerk,Admins\n'
        '"=""00125""",ewa@bank.example,Trainee,Everyone\n'
    )
    signed = (
        "email,edition,digest,date\n"
        "JAN@bank.example,2026.1,{digest},2026-12-02T08:00:00Z\n"
        "anna@bank.example,2026.1,{digest},2026-12-03T08:00:00Z\n"
    )
    return crlf(roster).encode(), signed.encode()


def learning_platform() -> tuple[bytes, bytes]:
    """Moodle: long dates, an ID number, blanks for those who have not finished."""
    roster = (
        "Username,First name,ID number,Email address,Cohort,Audience\n"
        "jan,Jan,00123,jan@bank.example,a,Everyone\n"
        "anna,Anna,00124,anna@bank.example,b,Admins\n"
        "ewa,Ewa,00125,ewa@bank.example,b,Everyone\n"
    )
    signed = (
        "First name,ID number,Email address,Edition,Digest,Completion date\n"
        'Jan,00123,jan@bank.example,2026.1,{digest},"Wednesday, 2 December 2026, 10:23 AM"\n'
        'Anna,00124,anna@bank.example,2026.1,{digest},"czwartek, 3 grudnia 2026, 10:23"\n'
        "Ewa,00125,ewa@bank.example,,,\n"
    )
    return roster.encode(), signed.encode()


def scripts_and_databases() -> tuple[bytes, bytes]:
    """Numbers with a fraction, seconds since 1970, bars between cells, a hash with its name."""
    roster = "employee_id|role|audience\n123.0|x|everyone\n124.0|x|admins\n125.0|x|everyone\n"
    signed = (
        "employee_id|edition|digest|date\n"
        "123|2026.1|sha256:{digest}|1796169600\n"
        "124|2026.1|SHA256 {digest}|2026-12-03 08:00:00+00:00\n"
    )
    return roster.encode(), signed.encode()


def two_files_put_together() -> tuple[bytes, bytes]:
    """One of each code page, with a mark and a header in the middle."""
    first = "id;rola;audience\n00123;żeglarz;wszyscy\n".encode("cp1250")
    second = f"{UTF8_MARK}id;rola;audience\n00124;żółw;Administracja\n00125;x;wszyscy\n"
    return first + second.encode(), PLAIN_SIGNED.encode()


def old_macintosh() -> tuple[bytes, bytes]:
    """Carriage returns alone end the lines; letters as on old Macs."""
    roster = "id;rola;kogo dotyczy\r123;źrebię;wszyscy\r124;łoś;administracja\r125;żaba;wszyscy\r"
    return roster.encode("mac-latin2"), PLAIN_SIGNED.replace("\n", "\r").encode()


def copied_from_a_web_page() -> tuple[bytes, bytes]:
    """Spaces and signs that nobody sees stand around what counts."""
    roster = (
        "id,role,audience\n"
        "\u200b00123\u00a0,x,everyone\u200b\n"
        " 00124 ,x,\u202aadmins\u202c\n"
        "00125,x,\n"
    )
    signed = PLAIN_SIGNED.replace("00123", "\u00a0123\u200b").replace("2026.1", "\u202f2026.1")
    return roster.encode(), signed.encode()


PROGRAMS = [
    excel_in_poland,
    excel_with_utf8,
    excel_unicode_text,
    excel_that_says_its_separator,
    google_sheets,
    google_forms,
    microsoft_forms,
    libreoffice,
    payroll_of_the_days_of_dos,
    american_hr_system,
    learning_platform,
    scripts_and_databases,
    two_files_put_together,
    old_macintosh,
    copied_from_a_web_page,
]


@pytest.fixture(scope="module")
def approved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Write the tiny tree and approve its company's handbook; give the folder and the digest."""
    root = tmp_path_factory.mktemp("approved")
    for name, text in TREE.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    company = root / "companies/acme/company.yml"
    company.write_text('version: "2026.1"\n' + company.read_text("utf-8"), encoding="utf-8")
    words = ("--by", "Board", "--note", "n", "--today", "2026-12-01", "--root", str(root))
    with pytest.MonkeyPatch.context() as patch:
        # That site and PDF can be made is tried elsewhere.
        patch.setattr("generator.cli.drafting.prove", lambda *_: None)
        assert outcome(["approve", "--company", "acme", "--version", "2026.1", *words]) == 0
    data = json.loads((root / "companies/acme/editions/2026.1.json").read_text("utf-8"))
    return root, str(data["digest"])


@pytest.mark.parametrize("program", PROGRAMS)
def test_whoever_signed_is_told_so(
    program: Callable[[], tuple[bytes, bytes]],
    approved: tuple[Path, str],
    tmp_path: Path,
    capsys: Any,
) -> None:
    """Two of three have signed; the third one is missing, and nobody is gone."""
    root, digest = approved
    roster, signed = program()
    for encoding in ("utf-16", "cp1250"):
        # The digest goes in as the program would have written it.
        if signed.startswith(b"\xff\xfe") == (encoding == "utf-16"):
            word = DIGEST.encode(encoding).removeprefix(b"\xff\xfe")
            signed = signed.replace(word, digest.encode(encoding).removeprefix(b"\xff\xfe"))
    (tmp_path / "roster.csv").write_bytes(roster)
    (tmp_path / "signed.csv").write_bytes(signed)
    files = ("--roster", str(tmp_path / "roster.csv"), "--signed", str(tmp_path / "signed.csv"))
    more = ("--company", "acme", "--root", str(root), "--today", "2026-12-20", "--format", "json")

    code = outcome(["ack", "status", *files, *more])
    out, err = capsys.readouterr()

    assert (code, err) == (1, "")
    told = json.loads(out)
    assert sorted(told["ids"].values()) == ["missing", "signed", "signed"], told
    (missing,) = (name for name, status in told["ids"].items() if status == "missing")
    assert missing in {"125", "00125", "125.0", "3", "ewa.lis@bank.example"}
