"""What the documents promise is there: codes, targets, commands, schemas, headers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.cli.main import cli
from generator.compare.data_schema import SCHEMA, data_schema
from generator.model.codes import CODES
from generator.sources.locks import LOCKS
from generator.sources.schemas import schemas
from tests.messages import catalogue, commands

ROOT = Path(__file__).parent.parent
SOURCES = sorted(
    path
    for folder in ("handbook", "industry_profiles", "companies")
    for path in (ROOT / folder).rglob("*.yml")
    if not {"editions", "reviews"} & set(path.parts)
)
_USED = re.compile(r'"(HB\d{3})"')


def used_codes() -> set[str]:
    """Find every code that the program reports."""
    files = [path for path in (ROOT / "generator").rglob("*.py") if path.name != "codes.py"]
    return {code for path in files for code in _USED.findall(path.read_text(encoding="utf-8"))}


def test_codes_table_holds_exactly_the_codes_in_use() -> None:
    """No code is undocumented, and none is documented that nobody reports."""
    assert used_codes() == set(CODES)


def test_problems_page_has_every_code_with_a_bad_and_a_mended_example() -> None:
    """docs/problems.md and the table of codes agree to the title."""
    page = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## (HB\d{3}) (.+)$", page, re.MULTILINE)
    parts = re.split(r"^## HB\d{3}.*$", page, flags=re.MULTILINE)[1:]

    assert dict(sections) == CODES
    assert len(sections) == len(CODES)
    for (code, _), part in zip(sections, parts, strict=True):
        blocks = re.findall(r"(Bad|Mended):\n\n```text\n(.+?)\n```", part, re.DOTALL)
        assert [label for label, _ in blocks] == ["Bad", "Mended"], code
        assert blocks[0][1] != blocks[1][1], code


def test_readme_make_commands_name_targets_that_exist() -> None:
    """Every `make ...` line of the documents runs a target of the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = set()
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for line in re.findall(r"^make (.+)$", text, re.MULTILINE):
            named |= {word for word in line.split() if "=" not in word}

    assert named
    assert named - targets == set()


def test_readme_handbook_commands_exist() -> None:
    """Every `handbook <command>` that the documents show is a command, and has help."""
    named = set()
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        text = path.read_text(encoding="utf-8")
        named |= set(re.findall(r"\bhandbook ([a-z][a-z-]+)(?= |`|$)", text, re.MULTILINE))
    known = set(cli.commands)

    assert {"build", "explain"} <= named
    assert {name for name in named if name in known} >= {"build", "explain"}
    assert all(command.help for command in commands())


def test_every_command_shows_an_example() -> None:
    """Each command's help says how it is typed."""
    without = [one.name for one in commands() if "Example:" not in (one.help or "")]

    assert without == []


def test_readme_company_example_is_valid_and_resolves(tmp_path: Path) -> None:
    """The company file that the README shows can be used as it stands."""
    from generator.combine import combine
    from generator.sources.load import load_inputs

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.findall(r"```yaml\n(.+?)```", readme, re.DOTALL)[0]
    (tmp_path / "companies" / "example").mkdir(parents=True)
    (tmp_path / "companies" / "example" / "company.yml").write_text(example, encoding="utf-8")

    inputs, problems = load_inputs(tmp_path, (), "example")
    handbook = combine(inputs, problems)

    assert handbook.industries == ("finance",)
    assert handbook.parameters["response_hours"].setting.value == 8


@pytest.mark.parametrize(
    ("name", "language", "title"),
    [
        ("company-file.md", "en", "Social media rules"),
        ("plik-firmy.md", "pl", "Zasady mediów społecznościowych"),
    ],
)
def test_examples_of_what_a_company_can_say_work_together(
    tmp_path: Path, name: str, language: str, title: str
) -> None:
    """Every example of the page stands in one company file, and it resolves."""
    from generator.combine import combine
    from generator.model.pages import Owners
    from generator.sources.load import load_inputs

    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    merged: dict[str, Any] = {"name": "Wzór"}
    if language == "pl":
        # As the page says: its examples are those of a handbook in Polish alone.
        merged["languages"] = ["pl"]
    for example in re.findall(r"```yaml\n(.+?)```", page, re.DOTALL):
        for key, value in yaml.safe_load(example).items():
            if key == "settings":
                merged[key] = merged.get(key, {}) | value
            else:
                merged[key] = merged.get(key, []) + value if key == "changes" else value
    gone = {"hashtags"}
    merged["chapter_order"] = [name for name in merged["chapter_order"] if name not in gone]
    (tmp_path / "companies" / "example").mkdir(parents=True)
    file = tmp_path / "companies" / "example" / "company.yml"
    file.write_text(yaml.safe_dump(merged, allow_unicode=True), encoding="utf-8")

    handbook = combine(*load_inputs(tmp_path, (), "example"))

    assert handbook.title[language] == title
    assert handbook.chapters[0].id == "crisis"
    gone = {one.entry.id for one in handbook.left_out}
    assert gone == {"discord", "security", "legal", "work-regulations-annex"}
    assert handbook.parameters["response_hours"].setting.value == 48
    assert {one.value for one in handbook.shows} == {"guide", "comparison"}
    words = re.findall(r"^\| `([a-z-]+)` \| ", page, re.MULTILINE)
    assert {*words} >= {one.value for one in Owners}


PAIRS = {
    "company-file": "plik-firmy",
    "essentials": "mala-firma",
    "looks": "wyglad",
    "annual-review": "coroczny-przeglad",
    "first-hour": "pierwsza-godzina",
    "lms": "platforma-szkoleniowa",
    "spreadsheets": "arkusze",
    "own-policy": "wlasna-polityka",
    "word": "uwagi-w-wordzie",
}
"""Pages for a company's owner, in English and in Polish."""
_APART = {
    # Files, notes and words that each language has its own of.
    *("{pl: Zasady, en: Rules}", "languages: [pl]", "editions/<version>.json"),
    *("editions/<wersja>.json", "reviews/<year>.yml", "reviews/<rok>.yml", "target"),
    *("companies/<your-company>/company.yml", "companies/<twoja-firma>/company.yml"),
}


@pytest.mark.parametrize("english", PAIRS)
def test_polish_page_tells_what_the_english_one_does(english: str) -> None:
    """Neither goes stale alone: parts, rows, keys, codes and examples are the same."""
    pages = [
        (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
        for name in (english, PAIRS[english])
    ]

    for told in (_parts, _codes, _marked, _given, _ran):
        assert told(pages[0]) == told(pages[1]), told.__name__
    assert f"({PAIRS[english]}.md)" in pages[0]
    assert f"({english}.md)" in pages[1]


def _plain(page: str) -> str:
    return re.sub(r"```.+?```", "", page, flags=re.DOTALL)


def _parts(page: str) -> list[str]:
    """Give headings, rows and entries of lists by their signs, in order."""
    lines = re.findall(r"^(?:#+ |\| |- )", _plain(page), re.MULTILINE)
    # The Polish page of the first hour leads on to the others in a list.
    return [line for line in lines if line != "- " or "first-hour" not in page]


def _codes(page: str) -> set[str]:
    return set(re.findall(r"HB\d{3}", page))


def _marked(page: str) -> set[str]:
    """Give keys, options and commands that stand in the text."""
    return set(re.findall(r"`([^`\n]+)`", _plain(page))) - _APART


def _given(page: str) -> list[set[str]]:
    """Give the keys of each example, and the values that are no words of either language."""
    return [
        set(_walked(yaml.safe_load(one)))
        for one in re.findall(r"```yaml\n(.+?)```", page, re.DOTALL)
    ]


def _walked(data: Any, key: str = "") -> Iterator[str]:
    if isinstance(data, dict):
        for name, value in data.items():
            # A text in one language stands without its code in a handbook of one language.
            if name not in {"pl", "en", "languages"}:
                yield str(name)
                yield from _walked(value, str(name))
    elif isinstance(data, list):
        for one in data:
            yield from _walked(one, key)
    elif key in {"action", "target", "role", "edition", "clauses", "keep", "publish", "strength"}:
        yield f"{key}: {data}"


def _ran(page: str) -> list[list[str]]:
    """Give the words and options of each command, without what is in quotes."""
    return [
        re.findall(r"(?:^|(?<= ))[a-z-]+(?= |$)", re.sub(r'"[^"]*"', "", line))
        for block in re.findall(r"```sh\n(.+?)```", page, re.DOTALL)
        for line in block.splitlines()
    ]


def test_messages_about_logos_are_those_that_the_program_says() -> None:
    """What docs/wyglad.md quotes is found by whoever searches the page for what they read."""
    page = (ROOT / "docs" / "wyglad.md").read_text(encoding="utf-8")
    [table] = re.findall(r"\| komunikat .+?\n\n", page, re.DOTALL)
    quoted = [
        one.strip().strip("…").strip()
        for row in table.splitlines()[2:-1]
        for one in row.split(" | ")[0].strip("| ").split(";")
    ]
    said = "\n".join(
        re.sub(r"\{\w+\}", "script", str(entry.string)).replace("<script>", "`<script>`")
        for entry in catalogue()
        if isinstance(entry.string, str)
    )
    kinds = {f"to {one}" for one in said.splitlines()}

    assert len(quoted) > 15
    assert [one for one in quoted if one not in said and one not in kinds] == []


def test_schemas_are_current() -> None:
    """The schemas in the repository are those that the records give; `make schemas` renews them."""
    folder = ROOT / "generator" / "schemas"
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}

    assert there == {**schemas(), SCHEMA: data_schema()}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_source_names_its_schema_and_fits_it(path: Path) -> None:
    """Each shipped file names a schema in its first line, and an editor finds no fault in it."""
    head = path.read_text(encoding="utf-8").split("\n", maxsplit=1)[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", head)
    assert match is not None, head
    schema = json.loads((path.parent / match.group(1)).read_text(encoding="utf-8"))
    data = json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))

    jsonschema.Draft7Validator.check_schema(schema)
    assert [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(data)] == []


def test_repository_holds_no_registry_and_no_machine_path() -> None:
    """Locks name no address, and no file holds a path of a machine."""
    for name in LOCKS:
        lock = (ROOT / name).read_text(encoding="utf-8")
        assert "http" not in lock
        assert "--index-url" not in lock
        assert lock.count("==") <= lock.count("--hash=sha256:")
    lock = (ROOT / "tests" / "js" / "package-lock.json").read_text(encoding="utf-8")
    packages = [one for name, one in json.loads(lock)["packages"].items() if name]
    assert packages
    assert "http" not in lock
    assert [one for one in packages if not one["integrity"].startswith("sha512-")] == []


def test_architecture_counts_the_steps_of_the_code() -> None:
    """The numbered steps of the page are those of the code, in its order."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    listed = re.findall(
        r"^(\d+)\. (.+)", page.split("## Resolving")[1].split("\n## ")[0], re.MULTILINE
    )
    code = "".join(
        (ROOT / "generator" / name).read_text(encoding="utf-8")
        for name in ("resolve/handbook.py", "combine.py")
    )
    steps = re.findall(r"# Step (\d+): (.+)", code)

    assert [number for number, _ in steps] == [str(count) for count in range(1, len(steps) + 1)]
    assert [number for number, _ in listed] == [number for number, _ in steps]
    for (_, said), (_, done) in zip(listed, steps, strict=True):
        first = re.split(r"[;:,.]", done)[0].casefold()
        assert said.casefold().startswith(first), (said, done)
