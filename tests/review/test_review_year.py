"""A year in the life of a handbook: approve, change, review, sign, approve again, hand out."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import yaml

from generator.render.prose import flat
from tests.review.review_desk import COMPANY, Desk

KEPT = "tone.voice"
"""The clause on which the two reviewers disagree."""
LAW = "PL-PB-104"
RECORD = f"companies/{COMPANY}/reviews/2027.yml"
AMENDMENTS = """\

  - action: amend
    target: official-accounts.plan
    reason: {pl: Bez planu kanały milkną., en: Without a plan the channels fall silent.}
    strength: must

  - action: amend
    target: monitoring.results
    reason: {pl: Mamy mało kont., en: We have few accounts.}
    approved_by: Zarząd
    strength: should
"""


def _law_changes(desk: Desk) -> None:
    path = desk.root / "handbook/references.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index(f"- id: {LAW}\n")
    status = re.compile(r'(    status:\n      pl: ".*"\n      en: ").*"')
    changed = status.sub(r'\1amended from 1 January 2028"', text[start:], count=1)
    path.write_text(text[:start] + changed, encoding="utf-8")


def _three_changes(desk: Desk) -> None:
    name = f"companies/{COMPANY}/company.yml"
    desk.replace(name, 'version: "2026.1"', 'version: "2027.1"')
    desk.replace(
        name,
        "Take team pictures before opening time or outside.",
        "Take team pictures outside, never in the hall.",
    )
    desk.replace(
        name,
        "Zdjęcie z zespołem zrób przed otwarciem lub na zewnątrz.",
        "Zdjęcie z zespołem zrób na zewnątrz, nigdy w sali.",
    )
    path = desk.root / name
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + AMENDMENTS, "utf-8")


REWORDED = ("official-accounts.follow", "training.workshops")
"""What the bank says in its own words."""
ADDED = "chapter/people-and-data"
"""The chapter to which it adds a rule."""
CHANGED = {"official-accounts.plan", "monitoring.results", "people-and-data.branch-hall"}


def test_year_of_a_handbook_fits_together_to_the_clause(desk: Desk, browser: Any) -> None:
    """Pages, calendar, due marks, sign-offs and both PDFs tell the same year."""
    _prepare(desk)
    _approve_first(desk)
    _law_changes(desk)
    ids = _start(desk)
    _review(desk, ids)
    _three_changes(desk)
    _sign(desk)
    digest = _approve_second(desk)
    out = desk.root / "out"
    code, _, err = desk.run(
        *("build", "--release", "--for", "owner", "--today", "2027-11-20"),
        *("--out", str(out), "--quiet"),
    )
    assert (code, "HB6" in err and "warning" not in err) == (0, False)
    _compare_changes(desk, out)
    _compare_calendar(desk, out)
    _compare_due(browser, out)
    _compare_signatures(desk, digest)
    _compare_papers(desk, out, digest)


def _prepare(desk: Desk) -> None:
    assert desk.run("translations", "confirm", "--all", company=None)[0] == 0


def _approve_first(desk: Desk) -> None:
    code, out, _ = desk.run(
        *("approve", "--version", "2026.1", "--by", "Zarząd", "--note", "Pierwsze wydanie"),
        *(part for name in (*REWORDED, ADDED, "answers") for part in ("--words", name)),
        *("--today", "2026-12-01"),
    )
    handbook, _ = desk.resolve()
    assert code == 0
    assert out == (
        f"Approved {COMPANY} 2026.1 ({handbook.digest[:12]}):"
        f" companies/{COMPANY}/editions/2026.1.json\n"
        f"Own words compared one by one: {', '.join(REWORDED)}\n"
        f"Own words confirmed together: {ADDED} (1), answers (1)\n"
    )
    assert handbook.standing.approved is not None


def _start(desk: Desk) -> list[str]:
    code, out, _ = desk.run("review", "start", "--year", "2027", "--today", "2027-11-02")
    assert code == 0
    assert out.startswith(f"Wrote {RECORD}: ")
    record = yaml.safe_load((desk.root / RECORD).read_text(encoding="utf-8"))
    handbook, _ = desk.resolve()
    citing = {one.id for one in handbook.clauses() if LAW in one.clause.references}
    ranks = [one["rank"] for one in record["decisions"]]
    assert {one["clause"] for one in record["decisions"] if one["rank"] == "law"} == citing
    assert citing
    assert ranks == sorted(ranks, key=["law", "changed", "default", "rest"].index)
    assert record["due"] == "2027-12-14"
    return [one["clause"] for one in record["decisions"]]


def _review(desk: Desk, ids: list[str]) -> None:
    legal: dict[str, Any] = {name: {"decision": "keep"} for name in ids}
    for name in CHANGED:
        legal[name] = {"decision": "change", "note": f"reason for {name}", "date": "2027-11-03"}
    hr = {KEPT: {"decision": "remove", "note": "nobody follows it"}, ids[0]: {"decision": "keep"}}
    files = (desk.export("legal.json", "legal", legal), desk.export("hr.json", "hr", hr))
    code, out, err = desk.run("review", "import", *files, "--today", "2027-11-04")
    line = next(line for line in err.splitlines() if "HB617" in line)
    assert code == 1
    assert line.split(": ", 1)[1] == (
        f"HB617 warning: the reviewers disagree on '{KEPT}':"
        " legal: keep; hr: remove (nobody follows it)"
    )
    assert f"{len(ids)} of {len(ids)} decided" in out
    code, _, err = desk.run("review", "sign", "--by", "Legal", "--today", "2027-11-05")
    found = re.findall(r"HB6\d\d '([a-z.-]+)' (.*)", err)
    assert code == 1
    assert set(found) == {
        (KEPT, "has an open question"),
        *((name, "was to be changed, but still reads as it did") for name in CHANGED),
    }
    answer = desk.root / "answer.csv"
    answer.write_text(f"clause;decision;note;by\n{KEPT};keep;;legal + hr\n", encoding="utf-8")
    assert desk.run("review", "import", str(answer), "--today", "2027-11-06")[0] == 0


def _sign(desk: Desk) -> None:
    code, _, err = desk.run("review", "sign", "--by", "Legal", "--today", "2027-11-09")
    assert code == 1
    assert set(re.findall(r"(HB\d+) nobody .* of '([a-z.-]+)'", err)) == {
        ("HB607", name) for name in CHANGED
    }
    assert desk.run("translations", "confirm", *sorted(CHANGED))[0] == 0
    code, out, _ = desk.run("review", "status", "--today", "2027-11-09", "--format", "json")
    assert (code, json.loads(out)["open"]) == (1, 0)
    late = {one["id"] for one in json.loads(out)["due"] if one["due"] < "2027-11-09"}
    assert late
    assert {one["id"] for one in json.loads(out)["due"] if one["overdue"]} == late
    code, out, err = desk.run("review", "sign", "--by", "Legal", "--today", "2027-11-10")
    assert (err, code) == ("", 0)
    assert out.startswith(f"Signed {RECORD}: ")
    assert "3 change" in out


def _approve_second(desk: Desk) -> str:
    code, out, err = desk.run(
        *("approve", "--version", "2027.1", "--by", "Zarząd", "--note", "Przegląd roczny"),
        *("--today", "2027-11-15", "--words", ADDED),
    )
    # The bank leaves the day to the base, which still says the last edition's.
    assert (re.findall(r"HB\d{3}", err), code) == (["HB638"], 0)
    assert out.splitlines()[1] == f"Own words confirmed together: {ADDED} (1)"
    assert out.splitlines()[2].startswith("Since 2026.1: ")
    stored = json.loads((desk.company / "editions/2027.1.json").read_text(encoding="utf-8"))
    assert stored["approval"]["review"] == 2027
    return str(stored["digest"])


def _compare_changes(desk: Desk, out: Path) -> None:
    code, text, _ = desk.run("diff", "2026.1", "2027.1", "--format", "json")
    found = {(one["kind"], one["id"]): one for one in json.loads(text)}
    assert code == 0
    assert {name for kind, name in found if kind == "clause"} == CHANGED
    assert found["clause", "official-accounts.plan"]["action"] == "tightened"
    assert found["clause", "monitoring.results"]["action"] == "weakened"
    assert found["clause", "people-and-data.branch-hall"]["action"] == "reworded"
    assert ("reference", LAW) in found
    for language in ("pl", "en"):
        page = (out / "site" / language / "changes.html").read_text(encoding="utf-8")
        listed = set(re.findall(r'id="change-clause-([a-z0-9-]+)"', page))
        assert listed == {name.replace(".", "-") for name in CHANGED}
        marked = set()
        for path in (out / "site" / language).glob("[0-9][0-9]-*.html"):
            text = path.read_text(encoding="utf-8")
            marked |= set(
                re.findall(
                    r'class="hb-changed" href="changes.html#change-clause-([a-z0-9-]+)', text
                )
            )
        assert marked == listed


def _compare_calendar(desk: Desk, out: Path) -> None:
    handbook, _ = desk.resolve()
    told = json.loads((out / "review.json").read_text(encoding="utf-8"))
    due = {one["id"]: one["due"] for one in told["due"] if one["kind"] == "chapter"}
    calendar = (out / "site/pl/review.ics").read_bytes().replace(b"\r\n ", b"").decode()
    assert due["tone"] == "2028-11-10"
    assert "DTSTART;VALUE=DATE:20281110" in calendar
    for chapter in handbook.chapters:
        title = flat(chapter.title, handbook.parameters, "pl").replace(",", "\\,")
        assert f"{due[chapter.id]}: {title}" in calendar
        page = (out / "site/pl" / f"{chapter.file}.html").read_text(encoding="utf-8")
        assert f'data-hb-due="{due[chapter.id]}"' in page


def _compare_due(browser: Any, out: Path) -> None:
    page = browser.new_page()
    for today, marks in (("2028-09-01", 0), ("2028-11-10", 0), ("2028-11-11", 1)):
        page.clock.set_fixed_time(datetime.datetime.fromisoformat(f"{today}T12:00:00"))
        page.goto((out / "site/pl/06-tone.html").as_uri())
        page.wait_for_selector(".hb-meta")
        assert page.locator(".hb-overdue").count() == marks
    assert page.locator(".hb-overdue").inner_text().strip() == (
        "Po terminie: przegląd miał być do 10 listopada 2028."
    )
    assert page.locator(".hb-draft").count() == 0
    page.close()


def _compare_signatures(desk: Desk, digest: str) -> None:
    old = json.loads((desk.company / "editions/2026.1.json").read_text(encoding="utf-8"))["digest"]
    roster, signed = desk.root / "roster.csv", desk.root / "signed.csv"
    roster.write_text(
        "id,role,audience\nn1,clerk,everyone\nn2,social,account-managers\nn3,new,everyone\n",
        encoding="utf-8",
    )
    signed.write_text(
        "id,edition,digest,date\n"
        f"n1,2026.1,{old[:12]},2026-12-05\nn2,2027.1,{digest},2027-11-16\n"
        f"x9,2026.1,{old[:12]},2026-12-05\n",
        encoding="utf-8",
    )
    files = ("--roster", str(roster), "--signed", str(signed))
    code, out, _ = desk.run("ack", "status", *files, "--today", "2027-11-20")
    assert code == 1
    assert out == (
        "gone         x9 (signed 2026.1 on 2026-12-05)\n"
        "missing      n3\n"
        "outdated     n1 (signed 2026.1 on 2026-12-05): 2027.1 changed something material\n"
        "Edition 2027.1: 1 signed, 1 missing, 1 outdated, 1 gone\n"
    )


def _compare_papers(desk: Desk, out: Path, digest: str) -> None:
    code, _, err = desk.run(
        *("pdf", "--release", "--for", "owner", "--today", "2027-11-20"),
        *("--out", str(out), "--quiet"),
        *("--pack", "onboarding", "--role", "account-managers"),
    )
    assert code == 0, err
    handbook, _ = desk.resolve()
    files = sorted(out.glob("*.pdf"))
    assert len(files) == 2
    for path in files:
        language = path.stem.rsplit("-", 1)[1]
        pages = [
            " ".join(page.get_textpage().get_text_bounded().split())
            for page in pdfium.PdfDocument(path)
        ]
        marks = re.findall(
            {"pl": "zmienione w 2027.1", "en": "changed in 2027.1"}[language], " ".join(pages)
        )
        concerned = [
            one
            for one in handbook.clauses()
            if one.id in CHANGED and {"everyone", "account-managers"} & set(one.clause.audience)
        ]
        assert len(marks) == len(concerned) > 0
        # It is broken over lines where it does not fit.
        assert digest in re.sub("[^0-9a-z]", "", pages[-1])
        assert {"pl": "wersja robocza", "en": "draft"}[language] not in pages[-1]
