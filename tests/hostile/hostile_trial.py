"""A profile and a company whose every text field can be filled with one hostile text.

The fields are found by walking the records of the model, so a field that is added to a record
and not to the data below is reported by `test_every_text_field_of_the_records_is_tried`.
"""

from __future__ import annotations

import dataclasses
import json
import multiprocessing
import re
import types
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import markdown
import pytest
import yaml

from generator.combine import combine
from generator.model.change import TAGS, tag_of
from generator.model.fields import Line, Raw
from generator.model.handbook import Handbook
from generator.model.marks import Mark
from generator.model.pages import EVERYTHING
from generator.model.problems import Problem, ProblemsFound
from generator.model.text import Text
from generator.outputs.output import Stage, Target
from generator.outputs.site.make import SITE, SOURCES
from generator.render.site import Site, render
from generator.sources.home import overrides_folder
from generator.sources.kinds import BESIDE, HEADS, PAGES
from generator.sources.load import load_inputs
from generator.sources.site_settings import shared_config
from tests.trees import SHIPPED_HEAD

HOME = Path(__file__).parents[2]
LANGUAGES = ("pl", "en")
WORDS = {"pl": "", "en": ""}
"""Stands for a text in both languages; filling puts the words in."""
LINE = ""
UNTIL = "2031-06-30"
NAME = 'Foo & "Bar" <b>|`{{x}}` ${HOME} sp. z o.o.'
Path_ = tuple[str | int, ...]


def _clause(name: str, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "title": WORDS,
        "strength": "should",
        "audience": ["everyone", "profs", "firms"],
        "statement": WORDS,
        "why": WORDS,
        "guidance": WORDS,
        "examples": [{"wrong": WORDS, "right": WORDS}],
        "remedy": WORDS,
        "references": ["XX-1", "XX-2"],
        "topics": ["t"],
        "requirements": ["S07"],
        "jurisdictions": ["PL"],
        "local": [{"jurisdictions": ["PL"], "statement": WORDS, "why": WORDS, "guidance": WORDS}],
        "locked": False,
        "when": {"account": ["mine"]},
        "brief": {
            **dict.fromkeys(("statement", "guidance", "remedy"), WORDS),
            "examples": [{"wrong": WORDS, "right": WORDS}],
        },
        **more,
    }


def _role(name: str) -> dict[str, Any]:
    return {"id": name, "name": WORDS, "duty": WORDS}


def _named(name: str) -> dict[str, Any]:
    return {"id": name, "name": WORDS}


def _amend(target: str) -> dict[str, Any]:
    return {
        "action": "amend",
        "target": target,
        "reason": WORDS,
        "approved_by": LINE,
        **dict.fromkeys(("title", "statement", "why", "guidance", "remedy"), WORDS),
        "strength": "must",
        "examples": [{"wrong": WORDS, "right": WORDS}],
        "add_statement": WORDS,
        "add_guidance": WORDS,
        "add_examples": [{"wrong": WORDS, "right": WORDS}],
    }


def _remove(target: str, **more: str) -> dict[str, Any]:
    return {"action": "remove", "target": target, "reason": WORDS, "approved_by": LINE, **more}


def _amend_entry(target: str, *texts: str, **more: Any) -> dict[str, Any]:
    """Give a change of an entry: these of its fields are texts."""
    said = {"reason": WORDS, "approved_by": LINE, **dict.fromkeys(texts, WORDS)}
    return {"action": "amend", "target": target, **said, **more}


def _add(chapter: str, clause: str) -> dict[str, Any]:
    change = {"action": "add", "chapter": chapter, "clause": _clause(clause), "reason": WORDS}
    return {**change, "after": f"{chapter}.first"}


def _parameter(kind: str, default: Any, **more: Any) -> dict[str, Any]:
    return {"label": WORDS, "help": WORDS, "type": kind, "default": default, **more}


def _reference(name: str, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "jurisdiction": "PL",
        "sectors": ["general"],
        "kind": LINE,
        "title": WORDS,
        "citation": WORDS,
        "provisions": [WORDS, WORDS],
        "meaning": WORDS,
        "status": WORDS,
        "effective": LINE,
        "verification": "seen",
        "confidence": "high",
        "checked_on": "2026-11-01",
        "doubt": WORDS,
        "national": [{"jurisdictions": ["PL"], "status": WORDS, "doubt": WORDS, "question": WORDS}],
        "sources": [
            {"url": "https://example.org/a(b)", "seen_on": "2026-11-01", "page_date": LINE}
        ],
        **more,
    }


def _section(name: str) -> dict[str, Any]:
    sheet = {"caption": WORDS, "columns": [WORDS, WORDS], "rows": 2}
    return {"id": name, "title": WORDS, "text": WORDS, "worksheet": sheet}


def _guide(name: str) -> dict[str, Any]:
    return {"id": name, "title": WORDS, "summary": WORDS, "sections": [_section(f"{name}.first")]}


def _chapter(name: str) -> dict[str, Any]:
    return {
        "id": name,
        "title": WORDS,
        "summary": WORDS,
        "owner": "prof-lead",
        "reviewed": "2026-11-01",
        "review_months": 12,
        "clauses": [_clause(f"{name}.first")],
    }


def _duty(name: str) -> dict[str, Any]:
    return {
        "id": name,
        "title": WORDS,
        "text": WORDS,
        "brief": WORDS,
        "clauses": ["accounts.first"],
    }


def _risk(name: str) -> dict[str, Any]:
    return {
        "id": name,
        "threat": WORDS,
        "consequence": WORDS,
        "avoid": WORDS,
        "owner": "prof-lead",
        "clauses": ["prof.first"],
    }


def _options() -> list[dict[str, Any]]:
    return [{"text": WORDS, "verdict": one, "because": WORDS} for one in ("right", "wrong")]


def _scenario(name: str) -> dict[str, Any]:
    return {
        "id": name,
        "title": WORDS,
        "story": WORDS,
        "options": _options(),
        "lesson": WORDS,
        "clauses": ["prof.first"],
        "audience": ["everyone"],
    }


def _task(name: str, **when: Any) -> dict[str, Any]:
    return {
        "id": name,
        "area": "prof-area",
        "task": WORDS,
        "evidence": WORDS,
        "owner": "prof-lead",
        "clauses": ["prof.first"],
        **when,
    }


def _reply(name: str) -> dict[str, Any]:
    return {
        "id": name,
        "kind": "reply",
        "title": WORDS,
        "when": WORDS,
        "text": WORDS,
        "clauses": ["prof.first"],
    }


def _paper(name: str) -> dict[str, Any]:
    return {
        "id": name,
        "title": WORDS,
        "purpose": WORDS,
        "owner": "prof-lead",
        "signs": WORDS,
        "kept": WORDS,
        "due": {"before": 15, "when": WORDS},
        "clauses": ["prof.first"],
        "parts": [_part(), {"shows": "accounts"}, {"shows": "contacts"}, {"shows": "edition"}],
    }


def _part() -> dict[str, Any]:
    return {
        "title": WORDS,
        "text": WORDS,
        "shows": "duties",
        "quotes": ["prof.first"],
        "worksheet": {"caption": WORDS, "columns": [WORDS, WORDS], "rows": 2},
        "blanks": [WORDS],
        "signatures": [WORDS],
    }


def _term(name: str) -> dict[str, Any]:
    return {"id": name, "term": WORDS, "definition": WORDS}


def _platform(name: str) -> dict[str, Any]:
    return {"id": name, "name": LINE, "use": WORDS}


def _route(name: str) -> dict[str, Any]:
    return {"id": name, "wish": WORDS, "clause": "prof.first"}


def _answer(question: str, name: str) -> dict[str, Any]:
    return {"id": name, "question": question, "title": WORDS}


def _subject(number: int) -> dict[str, Any]:
    """Give one of so many answers that some of them are seen on demand."""
    more = {"group": "subjects", "also": {"pl": [LINE, LINE], "en": [LINE]}}
    return {**_answer("about", f"subject-{number}"), **(more if number == 13 else {})}


_FATES = ("kept", "new", "old")
"""Of each kind of entry one that stays, one that the company words anew, and one that it drops."""
PROFILE: dict[str, Any] = {
    "profile.yml": {
        "id": "prof",
        "name": WORDS,
        "summary": WORDS,
        "roles": [_role("prof-lead"), *map(_role, _FATES)],
        "audiences": [_named("profs"), *map(_named, _FATES)],
        "areas": [_named("prof-area"), *map(_named, _FATES)],
        "settings": {
            "hours": {"value": 3, "reason": WORDS},
            "words": {"value": WORDS, "reason": WORDS},
        },
        "changes": [
            _add("accounts", "accounts.prof"),
            _amend("accounts.second"),
            _remove("accounts.third"),
        ],
    },
    "chapters/50-prof.yml": _chapter("prof"),
    "chapters/60-gone.yml": _chapter("gone"),
    **{f"guide/5{number}-{name}.yml": _guide(name) for number, name in enumerate(_FATES)},
    "one-page.yml": {"duties": [*map(_duty, _FATES)]},
    "labels.yml": {
        "labels": dict.fromkeys(
            ("strength_must", "nav_rules", "origin_title", "page_risks", "edition", "dark_mode"),
            WORDS,
        )
    },
    "parameters.yml": {
        "parameters": {
            "prof_words": _parameter("text", WORDS, local={"UK": WORDS, "PL": WORDS}),
            "pick": _parameter(
                "choice", "one", choices=[{"id": "one", "name": WORDS}, _named("two")]
            ),
        }
    },
    "references.yml": {
        "references": [
            _reference("XX-1"),
            _reference("XX-2", question=WORDS, citation=LINE, provisions=[LINE, LINE]),
        ],
    },
    "risks.yml": {"risks": [*map(_risk, _FATES)]},
    "scenarios.yml": {"scenarios": [*map(_scenario, _FATES)]},
    "glossary.yml": {"glossary": [*map(_term, _FATES)]},
    "review_tasks.yml": {
        "review_tasks": [
            *(_task(name, month=3) for name in _FATES),
            _task("if", trigger="incident"),
        ]
    },
    "replies.yml": {"replies": [*map(_reply, _FATES)]},
    "papers.yml": {"papers": [*map(_paper, _FATES)]},
    "platforms.yml": {"platforms": [*map(_platform, _FATES)]},
    "routes.yml": {"routes": [*map(_route, _FATES)]},
    "topics.yml": {
        "topics": [
            {"id": "t", "profile": "prof", "name": WORDS},
            {"id": "u", "profile": "prof", "name": WORDS, "not_covered": WORDS},
        ]
    },
    "requirements.yml": {"requirements": [{"id": "S07", "title": WORDS}]},
    "questions.yml": {
        "questions": [
            {"id": "reader", "title": WORDS, "audiences": True, "otherwise": WORDS},
            {"id": "account", "title": WORDS},
            {"id": "about", "title": WORDS, "many": True},
        ]
    },
    "answer_groups.yml": {
        "answer_groups": [{"id": "subjects", "question": "about", "title": WORDS}]
    },
    "answers.yml": {"answers": [_answer("account", "mine"), *map(_subject, range(14))]},
}
_CHANGED = {
    "duty": ("title", "text"),
    "guide page": ("title", "summary"),
    "risk": ("threat", "consequence", "avoid"),
    "scenario": ("title", "story", "lesson"),
    "term": ("term", "definition"),
    "review task": ("task", "evidence"),
    "reply": ("title", "when", "text"),
    "paper": ("title", "purpose", "signs", "kept"),
    "platform": ("use",),
    "role": ("name", "duty"),
    "audience": ("name",),
    "review area": ("name",),
    "route": ("wish",),
}
"""The texts that a change may give an entry, by the word of its target."""
_LISTS: dict[str, dict[str, Any]] = {
    "guide page": {"sections": [_section("new.second")]},
    "scenario": {"options": _options()},
    "paper": {"due": {"month": 3, "when": WORDS}, "parts": [_part()]},
    "platform": {"name": LINE},
}
"""What else the company changes."""
COMPANY: dict[str, Any] = {
    "company.yml": {
        "name": LINE,
        "legal_name": LINE,
        "title": WORDS,
        "subtitle": WORDS,
        "industries": ["prof"],
        "binding_language": "pl",
        "jurisdictions": ["PL", "EU"],
        "version": "2027.1",
        "valid_from": "2026-12-01",
        "contacts": [
            {
                "role": "firm-lead",
                "name": LINE,
                "email": "a@b.example",
                "phone": LINE,
                "hours": WORDS,
                "region": WORDS,
            },
            {"role": "prof-lead", "name": LINE, "email": "c@d.example"},
        ],
        "platforms": [
            {
                "platform": "kept",
                "used": True,
                "owner": "firm-lead",
                "account": LINE,
                "address": "https://kept.example/firm",
            },
            {"platform": "kept", "used": True, "account": "Klub", "official": False},
        ],
        "adopted": [LINE],
        "roles": [_role("firm-lead")],
        "audiences": [_named("firms")],
        "areas": [_named("firm-area")],
        "settings": {
            "words": {"value": WORDS, "reason": WORDS, "approved_by": LINE, "until": UNTIL},
            "prof_words": WORDS,
            "hours": {"value": 2, "reason": WORDS, "approved_by": LINE},
        },
        "changes": [
            _add("photos", "photos.firm"),
            {**_amend("photos.first"), "until": UNTIL},
            {**_remove("photos.second"), "until": UNTIL},
            {**_remove("chapter gone"), "until": UNTIL},
            *(
                _amend_entry(f"{word} new", *texts, **_LISTS.get(word, {}))
                for word, texts in _CHANGED.items()
            ),
            *(_remove(f"{word} old") for word in _CHANGED),
        ],
    }
}
_BASE_CLAUSE = """\
  - id: {chapter}.{name}
    title: {{pl: "Zasada {chapter} {name}", en: "Rule {chapter} {name}"}}
    strength: should
    audience: [everyone]
    statement:
      pl: W firmie {{company}} masz {{hours}} godz., {{words}} i `{{words}}`.
      en: At {{company}} you have {{hours}} hours, {{words}} and `{{words}}`.
    why:
      pl: Bo {{prof_words}} i {{pick}}.
      en: Because of {{prof_words}} and {{pick}}.
"""
_BASE_PARAMETERS = """\
parameters:
  hours:
    label: {pl: Godziny, en: Hours}
    help: {pl: Ile., en: How many.}
    type: number
    default: 4
    stricter: lower
  words:
    label: {pl: Słowa, en: Words}
    help: {pl: Jakie., en: Which.}
    type: text
    default: {pl: słowa, en: words}
"""


@dataclass(frozen=True, slots=True)
class Slot:
    """One text of a file that can be filled."""

    file: str
    path: Path_
    kind: str
    """`Line`, `Text`, `Prose` or `Cited`."""
    record: str
    """Record and field that hold it, such as `Clause.title`."""


def slots(  # noqa: C901, PLR0912 - one branch for each kind of annotation
    file: str, kind: Any, data: Any, path: Path_ = (), record: str = ""
) -> Iterator[Slot]:
    """Walk every text of some data along the records that describe it."""
    origin = get_origin(kind)
    if kind == Raw:
        yield from _raw(file, data, path, record)
    elif kind == Line:
        yield Slot(file, path, "Line", record)
    elif isinstance(kind, type) and issubclass(kind, Text) and isinstance(data, str):
        yield Slot(file, path, kind.__name__, record)
    elif isinstance(kind, type) and issubclass(kind, Text):
        for language in LANGUAGES:
            yield Slot(file, (*path, language), kind.__name__, record)
    elif origin is Annotated:
        yield from slots(file, get_args(kind)[0], data, path, record)
    elif origin in {Union, types.UnionType}:
        options = [option for option in get_args(kind) if option is not type(None)]
        if isinstance(data, dict) and "action" in data:
            options = [TAGS[tag_of(data) or ""]]
        yield from slots(file, options[0], data, path, record)
    elif origin is tuple:
        for index, entry in enumerate(data):
            yield from slots(file, get_args(kind)[0], entry, (*path, index), record)
    elif origin is dict:
        for key, entry in data.items():
            yield from slots(file, get_args(kind)[1], entry, (*path, key), record)
    elif isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind, include_extras=True)
        for key, entry in data.items():
            where = f"{kind.__name__}.{key}"
            yield from slots(file, hints[key], entry, (*path, key), where)


def _raw(file: str, data: Any, path: Path_, record: str) -> Iterator[Slot]:
    """Walk a setting or a default: a text, or a value with reason and approver."""
    if not isinstance(data, dict):
        return
    if "value" in data:
        for key in ("value", "reason"):
            if isinstance(data.get(key), dict):
                yield from _raw(file, data[key], (*path, key), f"{record}/{key}")
        if "approved_by" in data:
            yield Slot(file, (*path, "approved_by"), "Line", f"{record}/approved_by")
        return
    for language in LANGUAGES:
        yield Slot(file, (*path, language), "Text", record)


def kind_of(file: str) -> Any:
    """Give the record that a file holds."""
    folder, _, name = file.rpartition("/")
    stem = name.removesuffix(".yml")
    return PAGES[folder] if folder else {**HEADS, **BESIDE}[stem]


FOLDERS = {"industry_profiles/prof": PROFILE, "companies/firm": COMPANY}
FILES = {
    f"{folder}/{name}": data for folder, files in FOLDERS.items() for name, data in files.items()
}
SLOTS = tuple(
    slot
    for folder, files in FOLDERS.items()
    for name, data in files.items()
    for slot in slots(f"{folder}/{name}", kind_of(name), data)
    if slot.record != "Company.binding_language"
)
"""Every text of the profile and of the company; a language's code is no text."""


def dump(data: Any, depth: int = 0, path: Path_ = ()) -> Iterator[tuple[str, Path_]]:
    """Write data as YAML, one value a line, each line with its path."""
    margin = "  " * depth
    entries = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in entries:
        head = f"{margin}{key}:" if isinstance(data, dict) else f"{margin}-"
        if isinstance(value, dict | list):
            yield head, (*path, key)
            yield from dump(value, depth + 1, (*path, key))
        else:
            yield f"{head} {json.dumps(value, ensure_ascii=False)}", (*path, key)


def skeleton(html: str) -> tuple[tuple[str, ...], ...]:
    """Give a page's tags in order, each with the names of its attributes and kinds of address."""
    found: list[tuple[str, ...]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            # Cells on paper are marked by the length of their words, whatever they say.
            attrs = [one for one in attrs if one != ("class", Mark.LONG)]
            kinds = (_kind(value or "") for name, value in attrs if name in {"href", "src"})
            found.append((tag, *sorted(name for name, _ in attrs), *kinds))

        def handle_endtag(self, tag: str) -> None:
            found.append((f"/{tag}",))

    Reader(convert_charrefs=True).feed(html)
    return tuple(found)


def _kind(address: str) -> str:
    match = re.match(r"\s*([a-z]+):", address, re.IGNORECASE)
    return match.group(1).lower() if match else "here"


def bodies(site: Site, shared: Mapping[str, Any]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give every page's front matter keys and tags, made with the extensions of mkdocs.yml."""
    found = {}
    extensions = shared["markdown_extensions"]
    maker = markdown.Markdown(extensions=list(extensions), extension_configs=extensions)
    for language, pages in site.pages.items():
        for name, text in pages.items():
            front, _, body = text.removeprefix("---\n").partition("\n---\n")
            keys = tuple(sorted(yaml.safe_load(front)))
            found[f"{language}/{name}"] = (keys, *skeleton(maker.reset().convert(body)))
    return found


@dataclass
class Outcome:
    """What came of one hostile text."""

    refused: dict[Slot, Problem] = field(default_factory=dict)
    """Fields in which it is a problem."""
    problems: list[Problem] = field(default_factory=list)
    """What the finished pages still held."""
    out: Path = Path()
    """The built folder."""
    bodies: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """The skeleton of the Markdown of each page."""

    def pages(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Give the skeleton of each built page."""
        return {
            path.relative_to(self.out).as_posix(): skeleton(path.read_text("utf-8"))
            for path in sorted((self.out / "site").rglob("*.html"))
        }


class Trial:
    """Builds the tree with one text in every field."""

    def __init__(self, root: Path, pool: ProcessPoolExecutor) -> None:
        """Keep the folder of the sources and the workers that build."""
        self.root = root
        self.pool = pool
        self.lines: dict[tuple[str, int], Path_] = {}

    def fill(self, words: Callable[[Slot, int], str]) -> None:
        """Write profile and company with words in every field."""
        # A copy through text, so that no two fields share one mapping.
        filled = json.loads(json.dumps(FILES))
        for number, slot in enumerate(SLOTS):
            *parents, last = slot.path
            place: Any = filled[slot.file]
            for key in parents:
                place = place[key]
            place[last] = words(slot, number)
        for file, data in filled.items():
            lines = list(dump(data))
            for number, (_, path) in enumerate(lines, start=1):
                self.lines[file, number] = path
            target = self.root / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("\n".join(line for line, _ in lines) + "\n", "utf-8")

    def resolved(self) -> Handbook:
        """Resolve what was filled in, for the reader who sees everything."""
        handbook = combine(*load_inputs(self.root, (), "firm"))
        return dataclasses.replace(handbook, shows=EVERYTHING)

    def site(self, words: Callable[[Slot, int], str]) -> Site:
        """Give the pages with words in every field, which must all be taken."""
        self.fill(words)
        return render(self.resolved())

    def run(
        self,
        hostile: str,
        name: str,
        *,
        only: Callable[[Slot], bool] | None = None,
        build: bool = True,
    ) -> Outcome:
        """Render with a hostile text wherever it is taken; build the sites as well when asked."""
        outcome = Outcome(out=self.root.parent / name)

        def words(slot: Slot, number: int) -> str:
            wanted = slot not in outcome.refused and (only is None or only(slot))
            return f"{hostile} n{number}" if wanted else f"zwykle n{number}"

        for _ in range(6):
            self.fill(words)
            try:
                handbook = self.resolved()
                break
            except ProblemsFound as found:
                for problem in found.problems:
                    self._note(problem, outcome)
        else:
            raise AssertionError(f"still refused: {outcome.refused}")
        site = render(handbook)
        shared = shared_config(self.root)
        outcome.bodies = bodies(site, shared)
        if not build:
            return outcome
        target = Target(
            out=outcome.out,
            root=self.root,
            shared=shared,
            overrides=overrides_folder(self.root),
        )
        outcome.out.mkdir()
        stage = Stage(folder=outcome.out, target=target, tell=lambda _: None, pool=self.pool)
        SOURCES.make(handbook, site, stage)
        try:
            SITE.make(handbook, site, stage)
        except ProblemsFound as found:
            outcome.problems = list(found.problems)
        complaints = [one.headline() for one in outcome.problems if one.code == "HB501"]
        assert complaints == []
        return outcome

    def _note(self, problem: Problem, outcome: Outcome) -> None:
        """Find the fields that a problem is about; it must name one of them."""
        place = (problem.place.file, problem.place.line)
        assert place in self.lines, problem.headline()
        path = self.lines[place]
        about = [
            slot
            for slot in SLOTS
            if slot.file == problem.place.file and slot.path[: len(path)] == path
        ]
        assert about, problem.headline()
        fresh = [slot for slot in about if slot not in outcome.refused]
        assert fresh or problem.warning or len(about) > 0
        for slot in about:
            outcome.refused.setdefault(slot, problem)


@pytest.fixture(scope="session")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    """Give the base that the hostile profile and company stand on."""
    root = tmp_path_factory.mktemp("hostile") / "sources"
    (root / "handbook" / "chapters").mkdir(parents=True)
    (root / "handbook" / "handbook.yml").write_text(SHIPPED_HEAD, "utf-8")
    labels = (HOME / "handbook" / "labels.yml").read_text("utf-8")
    # The shipped labels use shipped parameters, which this tree does not have.
    labels = re.sub(r"\{[a-z_]+\}", "x", labels)
    (root / "handbook" / "labels.yml").write_text(labels, "utf-8")
    (root / "handbook" / "parameters.yml").write_text(_BASE_PARAMETERS, "utf-8")
    for number, chapter in enumerate(("accounts", "photos"), start=1):
        text = (
            f"id: {chapter}\ntitle: {{pl: Rozdział {chapter}, en: Chapter {chapter}}}\n"
            "summary: {pl: O czym., en: About what.}\nowner: policy-owner\n"
            "reviewed: 2026-11-01\nreview_months: 12\nclauses:\n"
        )
        names = ("first", "second", "third")
        text += "".join(_BASE_CLAUSE.format(chapter=chapter, name=name) for name in names)
        path = root / "handbook" / "chapters" / f"{number:02d}-{chapter}.yml"
        path.write_text(text, "utf-8")
    # Forked processes would keep the pipes of a browser's driver open, which then never ends.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(LANGUAGES), mp_context=fresh) as pool:
        yield Trial(root, pool)


@pytest.fixture(scope="session")
def harmless(trial: Trial) -> Outcome:
    """Give the build with harmless words in every field."""
    return trial.run("zwykle", "harmless")
