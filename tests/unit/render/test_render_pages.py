"""Pages of the tiny tree: what is told of each clause, and that no text breaks out of its place."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import markdown
import pytest
import yaml

from generator.model.handbook import Handbook
from generator.model.pages import EVERYTHING
from generator.render.site import render
from tests.trees import CHAPTER, LABELS, REFERENCES, ROOT, TREE, company, second_profile

Problems = Callable[..., list[str]]
Resolved = Callable[..., Handbook]

SITE: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
HOSTILE = [
    'Foo & "Bar" <b>| `{{x}}` ${HOME} sp. z o.o.',
    "</title><script>alert(1)</script>",
    "??? note x",
    "# a {{ #x }} [y](javascript:alert(1))",
    "a: b # c",
    "- {x}\\",
]


@pytest.fixture
def pages(handbook: Resolved) -> Callable[..., dict[str, dict[str, str]]]:
    """Resolve a tree with the shipped labels and render it for its owner."""

    def rendered(
        files: dict[str, str], industries: tuple[str, ...] = (), company: str | None = None
    ) -> dict[str, dict[str, str]]:
        resolved = handbook({"handbook/labels.yml": LABELS, **files}, industries, company)
        whole = dataclasses.replace(resolved, shows=EVERYTHING)
        return {code: dict(found) for code, found in render(whole).pages.items()}

    return rendered


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") for name, _ in attrs), attrs
        self.tags.append(tag)
        self.links += [str(value) for name, value in attrs if name == "href"]


def tags_of(page: str) -> _Tags:
    """Turn a page into HTML as the site does, and list its tags."""
    body = re.sub(r"\A---\n.*?\n---\n", "", page, flags=re.DOTALL)
    extensions: dict[str, Any] = SITE["markdown_extensions"]
    options = {name: option for name, option in extensions.items() if option}
    reader = _Tags()
    reader.feed(markdown.markdown(body, extensions=list(extensions), extension_configs=options))
    return reader


def _files(text: str) -> dict[str, str]:
    """Put one text into every text field that a company file has."""
    quoted = "'" + text.replace("'", "''") + "'"
    # In policy texts a brace must be escaped; in names nothing has a meaning.
    safe = quoted.replace("{", "\\{").replace("}", "\\}")
    both = f"{{pl: {safe}, en: {safe}}}"
    return {
        "companies/acme/company.yml": f"""\
name: {quoted}
legal_name: {quoted}
version: "1"
contacts:
  - role: owner
    name: {quoted}
    email: a@b.example
    phone: {quoted[:-1]} 112'
    hours: {both}
    region: {both}
roles:
  - id: lead
    name: {both}
    duty: {both}
audiences:
  - id: sellers
    name: {both}
settings:
  reply_hours:
    value: 48
    reason: {both}
    approved_by: {quoted}
changes:
  - action: amend
    target: talk.open
    reason: {both}
    approved_by: {quoted}
    title: {both}
    examples:
      - wrong: {both}
        right: {both}
    audience: [sellers]
  - action: remove
    target: talk.name
    reason: {both}
    approved_by: {quoted}
"""
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_pages_have_the_structure_of_harmless_values(
    pages: Callable[..., dict[str, dict[str, str]]], text: str
) -> None:
    """A hostile value in every field of a company file changes no tag and adds no link."""
    harmless = pages(_files("QQ"), ("alpha",), "acme")
    hostile = pages(_files(text), ("alpha",), "acme")

    assert list(hostile["pl"]) == list(harmless["pl"])
    for code in ("pl", "en"):
        for name, page in hostile[code].items():
            shown, expected = tags_of(page), tags_of(harmless[code][name])
            assert shown.tags == expected.tags, (code, name)
            assert not [link for link in shown.links if link.lower().startswith("javascript")]
            front = yaml.safe_load(page.split("---\n")[1])
            assert set(front) == set(yaml.safe_load(harmless[code][name].split("---\n")[1]))
            assert "<" not in str(front["title"]).replace("<br>", "")


PLATFORMS = """\
platforms:
  - {id: linkedin, name: LinkedIn, use: {pl: Do pracy., en: For work.}}
  - {id: forum, name: Forum, use: {pl: Do rozmów., en: For talk.}}
"""
ACCOUNTS = """\
name: Acme
platforms:
  - platform: linkedin
    used: true
    owner: owner
    account: Acme
    address: https://www.linkedin.com/company/acme_(pl)/
  - {platform: linkedin, used: true, owner: owner, account: Acme | Praca}
  - {platform: linkedin, used: true, account: Klub Acme, official: false}
  - {platform: forum, used: false, account: acme.forum}
"""


def test_several_accounts_on_one_platform_are_listed_with_their_addresses(
    pages: Callable[..., dict[str, dict[str, str]]],
) -> None:
    """Official ones stand apart from others; one that is not used is only named, beside its no."""
    files = {"handbook/platforms.yml": PLATFORMS, "companies/acme/company.yml": ACCOUNTS}
    found = pages(files, company="acme")
    lead = "https://www.linkedin.com/company/acme_%28pl%29/"
    link = f"[www.linkedin.com/company/acme&#95;(pl)/]({lead})"

    for code, yes, no, keeper in (("pl", "tak", "nie", "Opieka"), ("en", "yes", "no", "Keeper")):
        page = found[code]["platforms.md"]
        official, _, rest = page.partition("{ #other-accounts }")
        others, _, every = rest.partition("{ #all }")
        rows = [line for line in official.split("\n") if line.startswith("| **")]
        assert rows == [
            f"| **Acme** | LinkedIn | {link} | {keeper} |",
            f"| **Acme &#124; Praca** | LinkedIn | – | {keeper} |",
        ]
        assert "| **Klub Acme** | LinkedIn | – | – |" in others
        # The club speaks for itself, so it is no account of ours there either.
        names = "Acme; Acme &#124; Praca"
        linkedin = next(line for line in every.split("\n") if line.startswith("| **LinkedIn**"))
        assert linkedin.endswith(f" | {yes} | {names} | {keeper} |")
        forum = next(line for line in every.split("\n") if line.startswith("| **Forum**"))
        assert forum.endswith(f" | {no} | acme.forum | – |")
        assert page.count("acme.forum") == 1
        assert not [link for link in tags_of(page).links if "forum" in link]
        assert lead in tags_of(page).links
        assert "(platforms.md)" in found[code]["index.md"]


def test_platforms_without_named_accounts_are_one_table(
    pages: Callable[..., dict[str, dict[str, str]]],
) -> None:
    """No heading stands over an empty list."""
    own = "name: Acme\nplatforms:\n  - {platform: forum, used: true}\n"
    files = {"handbook/platforms.yml": PLATFORMS, "companies/acme/company.yml": own}

    assert "## " not in pages(files, company="acme")["pl"]["platforms.md"]


def test_contacts_tell_place_and_hours_wherever_they_stand(
    pages: Callable[..., dict[str, dict[str, str]]],
) -> None:
    """Two offices that share a role are told apart, and each says when somebody is there."""
    offices = """\
contacts:
  - role: owner
    name: Kadry
    email: krakow@acme.internal
    phone: "+48 12 000 01 10"
    hours: {pl: pn.–pt. 8–16, en: Mon–Fri 8–16}
    region: {pl: Małopolska i Śląsk, en: The south}
  - role: owner
    name: Kadry
    email: gdansk@acme.internal
    region: {pl: Pomorze, en: The north}
"""
    found = pages({"companies/acme/company.yml": f"name: Acme\n{offices}"}, company="acme")
    south = (
        "[krakow&#64;acme.internal](mailto:krakow@acme.internal),"
        " [&#43;48 12 000 01 10](tel:+48120000110)"
    )
    north = "[gdansk&#64;acme.internal](mailto:gdansk@acme.internal)"
    wanted = {
        "pl": (
            "Opieka",
            f"Kadry, Małopolska i Śląsk, {south}, pn.–pt. 8–16",
            f"Kadry, Pomorze, {north}",
        ),
        "en": ("Keeper", f"Kadry, The south, {south}, Mon–Fri 8–16", f"Kadry, The north, {north}"),
    }

    for code, (role, first, second) in wanted.items():
        assert f"{first}; {second}" in found[code]["roles.md"]
        assert [line for line in found[code]["index.md"].split("\n") if "Kadry" in line] == [
            f"    - **{role}:** {first}",
            f"    - **{role}:** {second}",
        ]


ATTACKS = {
    "<script>alert(1)</script>": "HB403",
    "\\\\<b>x</b>": "HB403",
    "`<b>`": "HB403",
    "a\n<div>x</div>": "HB403",
    "<!-- x -->": "HB403",
    "<https://x.pl>": "HB403",
    "[a](javascript:alert(1))": "HB404",
    "[a](javascript:alert)": "HB404",
    "[a [b] c](javascript:alert)": "HB404",
    "\\\\[a](javascript:x)": "HB404",
    "[a](data:text/html,x)": "HB404",
    '[a](http://x.pl "t")': "HB404",
    "[a](//x.pl)": "HB404",
    "![a](http://x.pl)": "HB405",
    "# a": "HB405",
    "# (a)": "HB405",
    "- # a": "HB405",
    "a\n-": "HB405",
    "a\n===": "HB405",
    "- [x]: javascript:alert": "HB405",
    "[x]: javascript:alert": "HB405",
    "```\na\n```": "HB405",
    "> a": "HB405",
    "??? note": "HB405",
    "!!! note": "HB405",
    "--8<-- 'x'": "HB405",
    "*[a]: b": "HB405",
    "a ` b": "HB405",
    "a\n- b": "HB406",
    "{ .x onclick=a }": "HB302",
    "{{ x }}": "HB302",
}


@pytest.mark.parametrize("text", ATTACKS)
def test_prose_refuses_everything_beyond_plain_markdown(problems: Problems, text: str) -> None:
    """HTML, foreign links, headings and other constructs are problems in each language."""
    chapter = CHAPTER.replace(
        "{pl: Podpisuj wpisy., en: Sign your posts.}",
        f"{{pl: {json.dumps(text)}, en: {json.dumps('x ' + text)}}}",
    )

    found = problems({"handbook/chapters/01-talk.yml": chapter})

    assert ATTACKS[text] in {line.split(": ")[1].split()[0] for line in found}
    assert {line.split(":")[1] for line in found} == {"27"}


def test_weakened_and_removed_clauses_are_printed_with_reason_and_approver(
    pages: Callable[..., dict[str, dict[str, str]]],
) -> None:
    """Both languages show on the clause and on the assembly page who approved what, and why."""
    changes = (
        "- action: amend\n  target: talk.name\n  strength: may\n  approved_by: Rada Nadzorcza\n"
        "  reason: {pl: Mała firma., en: A small company.}\n"
        "- action: remove\n  target: talk.open\n  approved_by: Rada Nadzorcza\n"
        "  reason: {pl: 'Zbędne po {reply_hours} h.', en: 'Not after {reply_hours} h.'}\n"
    )
    files = company(changes)

    found = pages(files, (), "acme")

    for code, why, why_removed in (
        ("pl", "Mała firma.", "Zbędne po 24 h."),
        ("en", "A small company.", "Not after 24 h."),
    ):
        chapter, assembly = found[code]["01-talk.md"], found[code]["assembly.md"]
        assert why in chapter
        assert chapter.count("Rada Nadzorcza") == 1
        assert why in assembly + "".join(found[code].values())
        assert why_removed in assembly
        assert "{ #talk-open }" in assembly
        assert "{ #talk-open }" not in chapter


def test_history_of_agreeing_profiles_is_shown_for_both(
    pages: Callable[..., dict[str, dict[str, str]]],
) -> None:
    """The folded origin names every layer that changed the clause, in order."""
    same = (
        "- action: amend\n  target: talk.name\n  strength: must\n  reason: {pl: Powód, en: Cause}\n"
    )
    files = {**second_profile("alpha", same), **second_profile("beta", same)}

    page = pages(files, ("alpha", "beta"))["en"]["01-talk.md"]

    assert page.count("Cause") == 2
    assert page.index("industry&#95;profiles/alpha") < page.index("industry&#95;profiles/beta")


def test_status_of_a_law_is_encoded_once(pages: Callable[..., dict[str, dict[str, str]]]) -> None:
    """Its full stop goes, because the sentence has one of its own; its signs stay what they are."""
    words = "in force: with changes & more."
    register = REFERENCES.replace("en: in force", f'en: "{words}"')

    page = pages({"handbook/references.yml": register})["en"]["references.md"]

    assert "in force&#58; with changes &#38; more. **" in page
    assert "&#38;#" not in page


def test_facts_of_a_reference_stand_on_lines_of_their_own(
    pages: Callable[..., dict[str, dict[str, str]]],
) -> None:
    """What a reference covers does not run into where it holds."""
    text = pages({})["en"]["references.md"]
    facts = [line for line in text.split("\n") if line.startswith("- **")]

    assert [fact for fact in facts if "- **" in fact[1:]] == []
    assert len(facts) >= 5


def test_filter_of_a_chapter_knows_who_everybody_is(
    pages: Callable[..., dict[str, dict[str, str]]],
) -> None:
    """Whatever the handbook calls the audience for all, its rules are shown to each group."""
    files = {
        name: re.sub(r"(?<=[ \[])everyone", "all-staff", text)
        for name, text in TREE.items()
        if "labels" not in name
    }
    page = pages(files)["pl"]["01-talk.md"]

    assert "{ .hb-audiences data-hb-everyone=all-staff data-search-exclude }" in page
    assert ".hb-for-all-staff .hb-for-admins " in page
