"""A company file and a profile file that use every key there is."""

from __future__ import annotations

from tests.trees import PARAMETERS

CLAUSE = """\
    clause:
      id: talk.{name}
      title: {{pl: Nowa {name}, en: New {name}}}
      strength: must
      audience: [everyone]
      statement: {{pl: Rób tak., en: Do so.}}
      why: {{pl: Bo warto., en: Because it pays.}}
      guidance: {{pl: Po kolei., en: Step by step.}}
      examples:
        - wrong: {{pl: Źle., en: Wrong.}}
          right: {{pl: Dobrze., en: Right.}}
      remedy: {{pl: Popraw to., en: Mend it.}}
      references: [PL-ONE]
      topics: [talk]
      requirements: [S01]
      jurisdictions: [PL]
      locked: true
"""
CHANGES = """\
changes:
  - action: add
    chapter: talk
    after: talk.open
    reason: {{pl: Tego brak., en: It is missing.}}
{clause}
  - action: amend
    target: talk.open
    reason: {{pl: Inaczej., en: Otherwise.}}
    approved_by: Zarząd
    title: {{pl: Tytuł, en: Title}}
    strength: must not
    statement: {{pl: "Nowe. {{reply_hours}}", en: "New. {{reply_hours}}"}}
    why: {{pl: Po to., en: For this.}}
    guidance: {{pl: Pomoc., en: Help.}}
    remedy: {{pl: Napraw., en: Repair.}}
    examples:
      - wrong: {{pl: Nie tak., en: Not so.}}
        right: {{pl: Tak., en: So.}}
    audience: [admins]
    references: [PL-ONE]
    topics: [talk]
    requirements: [S02]
    locked: true
    add_statement: {{pl: Więcej., en: More.}}
    add_guidance: {{pl: Też., en: Too.}}
    add_examples:
      - wrong: {{pl: A., en: A.}}
        right: {{pl: B., en: B.}}
    add_references: [PL-ONE]
    add_topics: [more]
    add_requirements: [S03]
    add_audience: [everyone]
  - action: remove
    target: talk.name
    reason: {{pl: Zbędne., en: Not needed.}}
    approved_by: Zarząd
"""
SETTINGS = """\
settings:
  reply_hours:
    value: 8
    reason: {pl: Klienci czekają., en: Customers wait.}
    approved_by: Zarząd
  channel:
    value: {pl: skrzynka, en: mailbox}
    reason: {pl: Tak jest., en: So it is.}
    approved_by: Zarząd
"""
GROUPS = """\
roles:
  - id: lead
    name: {pl: Prowadzenie, en: Lead}
    duty: {pl: Prowadzi., en: Leads by {channel}.}
audiences:
  - id: sellers
    name: {pl: Sprzedaż, en: Sales}
areas:
  - id: sales
    name: {pl: Sprzedaż, en: Sales}
"""
COMPANY = (
    """\
name: Acme
legal_name: Acme S.A.
industries: [alpha]
binding_language: en
jurisdictions: [PL]
version: "2.0"
valid_from: 2026-12-31
contacts:
  - role: owner
    name: Zespół
    email: team@acme.example
    phone: "+48 1"
    hours: {pl: 8–16, en: 8–16}
    region: {pl: Kraków, en: Kraków}
platforms:
  - platform: forum
    used: true
    owner: owner
    address: https://forum.example/acme
    official: true
    account: acme
"""
    + GROUPS.replace("{channel}", "mail")
    + SETTINGS
    + "  link: https://acme.example/\n"
    + CHANGES.format(clause=CLAUSE.format(name="own"))
)
PROFILE = (
    """\
id: alpha
name: {pl: Alfa, en: Alpha}
summary: {pl: Dodaje zasady., en: Adds rules.}
"""
    + GROUPS.replace("{channel}", "mail")
    + SETTINGS
    + CHANGES.format(clause=CLAUSE.format(name="alpha"))
)
FILES = {
    "industry_profiles/alpha/profile.yml": """\
id: alpha
name: {pl: Alfa, en: Alpha}
summary: {pl: Opis., en: Summary.}
""",
    "handbook/platforms.yml": """\
platforms:
  - id: forum
    name: Forum
    use: {pl: "{channel} {link}", en: "{channel} {link}"}
""",
    "handbook/parameters.yml": PARAMETERS
    + """\
  channel:
    label: {pl: Kanał, en: Channel}
    help: {pl: Jaki., en: Which.}
    type: text
    default: {pl: poczta, en: mail}
  link:
    label: {pl: Adres, en: Address}
    help: {pl: Jaki., en: Which.}
    type: link
    default: https://example.com/
""",
}
"""What the samples rest on beside the tiny tree."""
