"""A tiny complete source tree: one chapter, one parameter, one profile, one company."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
"""The project's folder, whose shipped sources the content tests read."""
_SHIPPED = (ROOT / "handbook" / "labels.yml").read_text(encoding="utf-8")
LABELS = re.sub(
    r"\{[a-z_:]+\}",
    "x",
    _SHIPPED.replace('pl: "{body}"', 'pl: "Firma"').replace('en: "{body}"', 'en: "Company"'),
)
"""The shipped words of the pages, without the parameters of the shipped base."""
SHIPPED_HEAD = re.sub(
    r"\n +team: \w+|\{body:\w+\}",
    lambda found: "x" if found.group().startswith("{") else "",
    (ROOT / "handbook" / "handbook.yml").read_text(encoding="utf-8"),
)
"""The shipped base's own file, for trees without its parameters."""

HANDBOOK = """\
version: "1.0"
title: {pl: Zasady, en: Rules}
subtitle: {pl: Dla wszystkich, en: For everyone}
languages: {pl: Polski, en: English}
binding_language: pl
valid_from: 2026-12-01
intro: {pl: Oto zasady., en: These are the rules.}
notice: {pl: To nie porada., en: This is no advice.}
roles:
  - id: owner
    name: {pl: Opieka, en: Keeper}
    duty: {pl: Dba o zasady., en: Keeps the rules.}
audiences:
  - id: everyone
    name: {pl: Wszyscy, en: Everyone}
  - id: admins
    name: {pl: Administracja, en: Admins}
areas:
  - id: rules
    name: {pl: Zasady, en: Rules}
everyone: everyone
reference_owner: owner
example_company: {pl: Przykładowa Firma, en: Example Company}
"""

CHAPTER = """\
id: talk
title: {pl: Rozmowa, en: Talk}
summary: {pl: Jak rozmawiać., en: How to talk.}
owner: owner
reviewed: 2026-11-01
review_months: 12
clauses:
  - id: talk.open
    title: {pl: Mów śmiało, en: Speak freely}
    strength: may
    audience: [everyone]
    statement:
      pl: |
        Możesz mówić o pracy.

        Odpowiadaj w {reply_hours} godzin.
      en: |
        You may talk about work.

        Answer within {reply_hours} hours.
    why: {pl: Bo to pomaga., en: Because it helps.}
    references: [PL-ONE]
  - id: talk.name
    title: {pl: Podpisz się, en: Sign your name}
    strength: should
    audience: [everyone]
    statement: {pl: Podpisuj wpisy., en: Sign your posts.}
    why: {pl: Bo to uczciwe., en: Because it is fair.}
  - id: talk.secrets
    title: {pl: Chroń tajemnice, en: Keep secrets}
    strength: must not
    locked: true
    audience: [everyone, admins]
    statement: {pl: Nie ujawniaj tajemnic., en: Do not tell secrets.}
    why: {pl: Bo to szkodzi., en: Because it harms.}
"""

PARAMETERS = """\
parameters:
  reply_hours:
    label: {pl: Czas odpowiedzi, en: Time to answer}
    help: {pl: W godzinach., en: In hours.}
    type: number
    default: 24
    minimum: 1
    maximum: 72
    stricter: lower
"""

REFERENCES = """\
references:
  - id: PL-ONE
    jurisdiction: PL
    sectors: [general]
    kind: statute
    title: {pl: Ustawa pierwsza, en: First act}
    citation: Dz.U. 2020 poz. 1
    provisions: [art. 1]
    meaning: {pl: Tak stanowi., en: So it says.}
    status: {pl: obowiązuje, en: in force}
    effective: 2020-01-01
    verification: seen
    confidence: high
    checked_on: 2026-11-20
"""

PAPERS = """\
papers:
  - id: notice
    title: {pl: Obwieszczenie, en: Notice}
    purpose: {pl: "Wprowadza „{policy_title}”.", en: "Puts “{policy_title}” into force."}
    owner: owner
    signs: {pl: Pracodawca, en: The employer}
    kept: {pl: W archiwum., en: In the archive.}
    due: {before: 15, month: 3, when: {pl: gdy coś zmieniasz, en: when you change a thing}}
    clauses: [talk.name, talk.secrets]
    references: [PL-ONE]
    parts:
      - shows: edition
      - title: {pl: Treść, en: Text}
        text:
          pl: Od {valid_from} w {legal_name}, ogłoszone {announce_by}, wydanie {edition}.
          en: From {valid_from} at {legal_name}, announced {announce_by}, edition {edition}.
        quotes: [talk.secrets]
        worksheet:
          caption: {pl: Tabela, en: Table}
          columns: [{pl: Co, en: What}, {pl: Po co, en: Why}]
          rows: 2
        blanks: [{pl: Dzień, en: Day}]
        signatures: [{pl: Pracodawca, en: Employer}]
"""
"""Papers for the tiny tree, which has none by itself."""

PROFILE = """\
id: alpha
name: {pl: Alfa, en: Alpha}
summary: {pl: Dodaje zasady., en: Adds rules.}
settings:
  reply_hours:
    value: 8
    reason: {pl: Klienci czekają., en: Customers wait.}
changes:
  - action: amend
    target: talk.open
    reason: {pl: Branża jest ostrożna., en: The industry is careful.}
    strength: ask first
  - action: add
    chapter: talk
    after: talk.open
    clause:
      id: talk.advice
      title: {pl: Nie doradzaj, en: Give no advice}
      strength: must not
      audience: [everyone]
      statement: {pl: Nie udzielaj porad., en: Give no advice to anyone.}
      why: {pl: Bo to ryzyko., en: Because it is a risk.}
"""

COMPANY = """\
name: Acme
industries: [alpha]
jurisdictions: [PL, EU]
contacts:
  - role: owner
    name: Zespół
    email: team@acme.internal
settings:
  reply_hours: 4
changes:
  - action: amend
    target: talk.name
    reason: {pl: Tak wolimy., en: We prefer it so.}
    strength: must
"""

TREE: dict[str, str] = {
    "handbook/handbook.yml": HANDBOOK,
    "handbook/labels.yml": LABELS,
    "handbook/chapters/01-talk.yml": CHAPTER,
    "handbook/parameters.yml": PARAMETERS,
    "handbook/references.yml": REFERENCES,
    "industry_profiles/alpha/profile.yml": PROFILE,
    "companies/acme/company.yml": COMPANY,
}
"""All files of the tiny tree by path; resolving any part of it finds no problem."""


def second_profile(name: str, changes: str = "", settings: str = "") -> dict[str, str]:
    """Give a further profile: its changes as a YAML list, its settings as YAML keys."""
    head = f"id: {name}\nname: {{pl: {name}, en: {name}}}\nsummary: {{pl: Opis., en: Summary.}}\n"
    body = f"settings:\n{_moved(settings)}" if settings else ""
    body += f"changes:\n{_moved(changes)}" if changes else ""
    return {f"industry_profiles/{name}/profile.yml": head + body}


def company(changes: str = "", settings: str = "", more: str = "") -> dict[str, str]:
    """Give a company file that holds only these changes and settings."""
    body = f"settings:\n{_moved(settings)}" if settings else ""
    body += f"changes:\n{_moved(changes)}" if changes else ""
    return {"companies/acme/company.yml": f"name: Acme\n{more}{body}"}


def _moved(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.rstrip("\n").split("\n"))


ADDED_CLAUSE = """\
  - action: add
    chapter: talk
    clause:
      id: talk.late
      title: {pl: Nowe, en: New}
      strength: may
      audience: [everyone]
      statement: {pl: Nowa zasada., en: A new rule.}
      why: {pl: Bo tak., en: Because.}
"""
"""A change of a company that adds a clause."""
SECOND_REFERENCE = REFERENCES.partition("\n")[2].replace("PL-ONE", "PL-TWO")
SECOND_REFERENCE = SECOND_REFERENCE.replace("pierwsza", "druga").replace("First", "Second")
SECOND_REFERENCE = SECOND_REFERENCE.replace("poz. 1", "poz. 2").replace("art. 1", "art. 2")
"""A further entry of the register of references."""


def amend(target: str, *lines: str) -> str:
    """Write an amendment with a reason."""
    head = f"- action: amend\n  target: {target}\n  reason: {{pl: Bo tak., en: Because.}}\n"
    return head + "".join(f"  {line}\n" for line in lines)


def remove(target: str) -> str:
    """Write a removal with reason and approval."""
    return (
        f"- action: remove\n  target: {target}\n"
        "  reason: {pl: Zbędne., en: Not needed.}\n  approved_by: Board\n"
    )
