"""A tiny tree that asks who posts, from which account, about what."""

from __future__ import annotations

from collections.abc import Mapping

from tests.trees import CHAPTER

QUESTIONS = """\
questions:
  - id: role
    title: {pl: Kim jesteś?, en: Who are you?}
    audiences: true
    otherwise: {pl: Nikim z nich, en: None of these}
  - id: account
    title: {pl: Czyje konto?, en: Whose account?}
  - id: about
    title: {pl: O czym?, en: About what?}
    many: true
"""
ANSWERS = """\
answers:
  - {id: mine, question: account, title: {pl: Moje, en: Mine}}
  - {id: company, question: account, title: {pl: Firmowe, en: Of the company}}
  - {id: work, question: about, title: {pl: Praca, en: Work}}
  - {id: pay, question: about, title: {pl: Płaca, en: Pay}}
  - {id: client, question: about, title: {pl: Klient, en: A client}}
"""
_HEAD = CHAPTER.partition("  - id:")[0]
_CLAUSE = """\
  - id: talk.{name}
    title: {{pl: "Tytuł {name}", en: "Title {name}"}}
    strength: {strength}
    audience: [{audience}]
{conditions}    statement: {{pl: "Zasada {name}.", en: "Rule {name}."}}
    why: {{pl: "Powód {name}.", en: "Reason {name}."}}
    references: [PL-ONE]
"""
Clauses = Mapping[str, str]
"""For the name of a clause: its strength, and lines of conditions after a bar each."""
CLAUSES: Clauses = {
    "free": "may|when: {}",
    "pay": "may|when: {about: [pay]}|right: true",
    "voice": "must not|when: {account: [company]}|unless: {role: [admins]}",
    "client": "must not|when: {about: [client]}",
    "care": "should|when: {about: [work]}",
    "passwords": "must|posting: false",
}
"""A right, a ban that only says how it is used, a ban, advice, and a rule on something else."""


def aid_tree(clauses: Clauses = CLAUSES, **audiences: str) -> dict[str, str | None]:
    """Give the files over the tiny tree that ask, with these clauses.

    Args:
        clauses: The clauses by name.
        audiences: Audiences of clauses that do not concern everyone, by the clause's name.
    """
    text = _HEAD
    for name, said in clauses.items():
        strength, *lines = said.split("|")
        text += _CLAUSE.format(
            name=name,
            strength=strength,
            audience=audiences.get(name, "everyone"),
            conditions="".join(f"    {line}\n" for line in lines),
        )
    return {
        "handbook/parameters.yml": None,
        "industry_profiles/alpha/profile.yml": None,
        "companies/acme/company.yml": None,
        "handbook/questions.yml": QUESTIONS,
        "handbook/answers.yml": ANSWERS,
        "handbook/chapters/01-talk.yml": text,
    }
