# ruff: noqa: E501 - lines of files stand here as they are
"""The company file that people of an office spoil, and the tree that it belongs to."""

from __future__ import annotations

from tests.trees import PARAMETERS, TREE

COMPANY = """\
# Plik firmy. Po każdej zmianie uruchom sprawdzenie.
name: Bank Brzozowy
legal_name: Bank Brzozowy S.A.
industries: [alpha]
binding_language: pl
jurisdictions: [PL, EU]
version: "2026.1"
valid_from: 2026-12-01
brand:
  logo: logo.svg
  colour: "#0b6e4f"
  accent: "#c9962c"
contacts:
  - role: owner
    name: Biuro Zgodności
    email: polityka@brzozowy.example
    phone: "+48 22 000 01 10"
  - role: hr
    name: Zespół HR
    email: hr@brzozowy.example
    phone: +48 22 000 01 20
sign_off:
  form: https://brzozowy.example/zgoda
roles:
  - id: hr
    name: {pl: Kadry, en: HR}
    duty: {pl: Uczy zasad nowe osoby., en: Teaches new people the rules.}
platforms:
  - platform: linkedin
    used: true
    owner: hr
    account: Bank Brzozowy
  - platform: tiktok
    used: false
    owner: owner
settings:
  reply_hours: 4
  help_email: pomoc@brzozowy.example
  help_phone:
    pl: "+48 22 000 01 99"
    en: "+48 22 000 01 99"
  watch_hours:
    pl: codziennie, 7:00–21:00
    en: every day, 7:00–21:00
  record_years:
    value: 6
    reason:
      pl: Zapisy trzymamy sześć lat, bo tak trzymamy umowy.
      en: Records are kept for six years, as long as contracts.
    approved_by: Zarząd, uchwała z 20 listopada 2026
changes:
  - action: amend
    target: talk.name
    reason:
      pl: Klienci pytają, kto do nich pisze.
      en: Customers ask who is writing to them.
    strength: must
    add_statement:
      pl: |
        Dopisz też imię, gdy odpowiadasz klientce lub klientowi.
      en: |
        Add your first name when you answer a customer.
  - action: remove
    target: talk.advice
    reason: {pl: Doradza u nas tylko jeden zespół., en: Only one team gives advice here.}
    approved_by: Zarząd
  - action: add
    chapter: talk
    after: talk.secrets
    clause:
      id: talk.hall
      title:
        pl: Nie fotografuj sali z klientami
        en: Take no pictures of a hall with customers
      strength: must not
      audience: [everyone]
      statement:
        pl: |
          Nie rób zdjęć w oddziale, gdy są w nim klienci.

          Zanim opublikujesz zdjęcie zespołu, sprawdź:

          - czy na ekranie nic nie widać
          - czy każda osoba się zgadza
        en: |
          Take no pictures in a branch while customers are there.

          Before you post a picture of the team, check:

          - that no screen can be read
          - that every person agrees
      why:
        pl: Sam widok osoby przy okienku mówi, że jest klientem.
        en: The mere sight of a person at the counter says that they are a customer.
      references: [PL-ONE]
"""
"""Resolves without a problem as it stands."""

RISKS = """\
risks:
  - id: leak
    threat: {pl: Wyciek danych, en: A leak of data}
    consequence: {pl: Kara i strata zaufania., en: A fine and lost trust.}
    avoid: {pl: Pokaż wpis drugiej osobie., en: Show the post to a second person.}
    owner: hr
    clauses: [talk.hall]
"""
GLOSSARY = """\
glossary:
  - id: branch
    term: {pl: Oddział, en: Branch}
    definition:
      pl: Miejsce, w którym obsługujemy klientów.
      en: A place where we serve customers.
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>\n'
_MORE = """\
  help_email:
    label: {pl: Adres pomocy, en: Help address}
    help: {pl: Dokąd pisać., en: Where to write.}
    type: email
    default: help@acme.example
  help_phone:
    label: {pl: Telefon pomocy, en: Help phone}
    help: {pl: Dokąd dzwonić., en: Where to call.}
    type: text
    default: {pl: "+48 22 000 00 00", en: "+48 22 000 00 00"}
  watch_hours:
    label: {pl: Dyżur, en: Duty}
    help: {pl: Kiedy ktoś czuwa., en: When somebody watches.}
    type: text
    default: {pl: codziennie, en: every day}
  record_years:
    label: {pl: Lata, en: Years}
    help: {pl: Jak długo., en: How long.}
    type: number
    default: 5
    minimum: 1
    maximum: 30
"""
_USES = """\
  - id: talk.help
    title: {pl: Pytaj, en: Ask}
    strength: may
    audience: [everyone]
    statement:
      pl: Pisz na {help_email} albo dzwoń pod {help_phone}. Dyżur {watch_hours}, zapisy {record_years} lat.
      en: Write to {help_email} or call {help_phone}. Duty {watch_hours}, records {record_years} years.
    why: {pl: Bo od tego jesteśmy., en: Because that is what we are for.}
"""
PLATFORMS = """\
platforms:
  - id: linkedin
    name: LinkedIn
    use: {pl: Praca i branża., en: Work and trade.}
  - id: tiktok
    name: TikTok
    use: {pl: Krótkie filmy., en: Short films.}
"""
OFFICE: dict[str, str] = {
    **TREE,
    "handbook/parameters.yml": PARAMETERS + _MORE,
    "handbook/chapters/01-talk.yml": TREE["handbook/chapters/01-talk.yml"] + _USES,
    "handbook/platforms.yml": PLATFORMS,
    "companies/acme/company.yml": COMPANY,
    "companies/acme/risks.yml": RISKS,
    "companies/acme/glossary.yml": GLOSSARY,
    "companies/acme/logo.svg": LOGO,
}
"""All files of the tree by path."""
