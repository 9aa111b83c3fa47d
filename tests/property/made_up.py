"""Make up small company folders: every field of the records is filled now and then.

The fields are found by walking the records, so a new field takes part by itself. What is made up
need not be free of problems; what `check` lets pass must build.
"""

from __future__ import annotations

import dataclasses
import random
import re
import types
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import yaml
from pydantic import TypeAdapter

from generator.model.clause import Clause
from generator.model.entries import ReviewTask, Scenario
from generator.model.fields import Points
from generator.model.guide import Guide
from generator.model.layers import Account, Company
from generator.model.papers import Paper
from generator.model.text import Prose, Text
from generator.sources.kinds import PAGES, REGISTER_FILES

WORDS = (
    *("Rób tak.", "Masz pytanie? Napisz.", "50 % + VAT = dużo"),
    *("C:\\temp\\plik", "a_b_c i d*e*f", "100 #tagów & więcej", "„Cytat” — myślnik – i…"),
    *(
        "Zażółć gęślą jaźń",
        "Konstantynopolitańczykowianeczka" * 4,
        "2026. rok",
        "- myślnik",
        "a | b | c",
        "[nawias] (drugi)",
    ),
    *("Cena: 5 €; 10 $", "e = mc^2~", "http i www", "'apostrof' \"cudzysłów\""),
    *("{company} pisze.", "W ciągu {reply_hours} godzin", "100%", "@firma #reklama", "Naprawdę?!"),
)
"""Plain texts as companies write them, with signs that some format reacts to."""
PROSE = (
    *WORDS,
    *("- jeden\n- dwa\n", "1. raz\n2. dwa\n", "**Ważne:** *nie* rób `tak`.", "Akapit.\n\nDrugi."),
    *(
        "- a\n    - b\n    - c\n- d\n",
        "Zob. [tu](#talk.open) i [tam](https://example.org/a_b?c=d&e).",
    ),
    *("- **a**\n\n    Dalej.\n- b\n", "Wiersz  \nnowy", "| a | b |\n|---|---|\n| 1 | 2 |\n"),
    *(
        "Napisz: [my](mailto:a@b.example), [tel](tel:+48221234567).",
        "1. a\n    1. b\n    2. c\n2. d\n",
    ),
    "1. maja biuro jest nieczynne.",
)
"""Markdown, some of which is refused."""
DECLARED = ("reply_hours",)
"""Names of parameters of the base."""
DOMAINS = ("acme.internal", "video.acme.internal")
VERSIONS = ("1", "2026.1", "2027.12", "3.0.1")
DAYS = (
    "1900-01-01",
    "1969-12-31",
    "1970-01-01",
    "2026-02-28",
    "2027-03-01",
    "2106-02-08",
    "2999-12-31",
)
NAMES = (
    "a",
    "b-c",
    "talk-open",
    "open",
    "index",
    "print",
    "removed",
    "left-out",
    "x1",
    "print-contents",
    "hb-review",
    "content",
)
LINES = (
    "Acme",
    "Żółw & Syn <sp. z o.o.>",
    "2.0 plus",
    "v1/2",
    "../x",
    "Zero 0",
    "a" * 300,
    "Numer #1",
    "- x",
    "O'Hara",
    "%d {0}",
    "Rada 2026.1",
)
LANGUAGES = (
    *(["pl"], ["en"], ["en", "pl"], ["pl", "uk"], ["en", "nb"]),
    ["pl", "en", "pt-br"],
)
"""Languages with words of their own and without, in letters that the PDF has."""
KNOWN: Mapping[str, tuple[str, ...]] = {
    "clauses": ("talk.secrets",),
    "roles": ("owner",),
    "audiences": ("everyone", "admins"),
    "areas": ("rules",),
    "references": ("PL-ONE",),
    "sectors": ("general", "alpha"),
}
"""Ids of the tiny tree and its profile that made-up entries may point to."""


ASKED = ("questions", "answers")
"""Registers that are made up together, or not at all."""


@dataclass
class MakingUp:
    """Makes up values for the fields of records, always the same ones for the same number."""

    number: int
    """What the choices depend on."""
    ids: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Start with the ids of the tiny tree."""
        self.dice = random.Random(self.number)  # noqa: S311 - the same in every run
        self.ids = {name: list(found) for name, found in KNOWN.items()}

    def folder(self) -> dict[str, str]:
        """Make up the files of a company's folder by their names."""
        files: dict[str, str] = {}
        for name, kind in REGISTER_FILES.items():
            if name not in ASKED and self.dice.random() < 0.4:
                entry = get_args(get_type_hints(kind, include_extras=True)[name])[0]
                entries = self._distinct(self._record(entry) for _ in range(self._few() + 1))
                self.ids.setdefault(name, []).extend(one["id"] for one in entries)
                if entries:
                    files[f"{name}.yml"] = _yaml({name: entries})
        for folder, kind in PAGES.items():
            if self.dice.random() < 0.4:
                page = self._record(kind)
                if not page:
                    continue
                files[f"{folder}/07-{page['id']}.yml"] = _yaml(page)
        told = self._company()
        if "edition" not in told and self.dice.random() < 0.3:
            files |= self._asking(told)
        files["company.yml"] = _yaml(told)
        return files

    def _asking(self, told: dict[str, Any]) -> dict[str, str]:
        """Make up what is asked before a post, and a rule that answers whatever is said."""
        answers = {"about": NAMES[:3], "form": NAMES[3:5]}
        clause = {
            **(self._record(Clause) or self._record(Clause)),
            "id": "talk.whatever",
            "when": {},
            "unless": {"about": [NAMES[0]], "form": [NAMES[3]]},
        }
        for name in ("posting", "jurisdictions"):
            clause.pop(name, None)
        clause["strength"] = self.dice.choice(("may", "ask first", "must not"))
        every = {**clause, "id": "talk.always", "title": self._text(("Zawsze", "Nieraz"))}
        every |= {"unless": {}, "strength": "must"}
        told["changes"] += [
            {"action": "add", "chapter": "talk", "clause": one} for one in (clause, every)
        ]
        return {
            "questions.yml": _yaml(
                {
                    "questions": [
                        {"id": name, "title": self._text(WORDS), "many": name == "about"}
                        for name in answers
                    ]
                }
            ),
            "answers.yml": _yaml(
                {
                    "answers": [
                        {"id": one, "question": name, "title": self._text(WORDS)}
                        for name, found in answers.items()
                        for one in found
                    ]
                }
            ),
        }

    def _company(self) -> dict[str, Any]:
        told = self._record(
            Company,
            without={
                "keep",
                "chapter_order",
                "fallback",
                "adopted",
                "brand",
                "changes",
                "settings",
                "industries",
                "languages",
                "binding_language",
                "edition",
            },
        )
        if self.dice.random() < 0.5:
            told["industries"] = ["alpha"]
        if self.dice.random() < 0.5:
            told["settings"] = {"reply_hours": self.dice.randint(1, 8)}
        if self.dice.random() < 0.3:
            told["languages"] = self.dice.choice(LANGUAGES)
            told["binding_language"] = told["languages"][0]
            further = set(told["languages"]) - {"pl", "en"}
            told["fallback"] = dict.fromkeys(further, told["languages"][0])
        if self.dice.random() < 0.2:
            told["edition"] = "essentials"
        if self.dice.random() < 0.3:
            told["brand"] = {"colour": f"#{self.dice.randrange(1 << 24):06x}"}
        if "edition" in told:
            return told
        told["changes"] = [
            self._change(name) for name in ("talk.open", "talk.name") if self.dice.random() < 0.6
        ]
        if self.dice.random() < 0.5:
            clause = {
                **(self._record(Clause) or self._record(Clause)),
                "id": f"talk.{self.dice.choice(NAMES)}",
            }
            told["changes"].append({"action": "add", "chapter": "talk", "clause": clause})
        return told

    def _change(self, target: str) -> dict[str, Any]:
        reason = self._text(WORDS)
        if self.dice.random() < 0.3:
            return {
                "action": "remove",
                "target": target,
                "reason": reason,
                "approved_by": self._line(),
            }
        names = ("title", "statement", "why", "guidance", "remedy", "add_statement", "add_guidance")
        picked = self.dice.sample(names, self.dice.randint(1, 3))
        said = {name: self._text(WORDS if name == "title" else PROSE) for name in picked}
        return {
            "action": "amend",
            "target": target,
            "reason": reason,
            "approved_by": self._line(),
            **said,
        }

    def _record(self, kind: Any, without: Collection[str] = ()) -> dict[str, Any]:
        hints = get_type_hints(kind, include_extras=True)
        told: dict[str, Any] = {}
        for one in dataclasses.fields(kind):
            needed = (
                one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING
            )
            if one.name in {"place", *without} or not (needed or self.dice.random() < 0.4):
                continue
            value = self._value(hints[one.name])
            if value in (None, []) and needed and one.name != "clauses":
                return {}
            if value not in (None, [], {}) or needed:
                told[one.name] = value
        self._keep_rules(kind, told)
        if kind is Guide or kind is PAGES["chapters"]:
            for inner in ("sections", "clauses"):
                for entry in told.get(inner, ()):
                    entry["id"] = f"{told['id']}.{entry['id'].replace('.', '-')}"
        return told

    def _keep_rules(self, kind: Any, told: dict[str, Any]) -> None:
        """Mend what a rule of the record forbids."""
        if "owner" in told:
            told["owner"] = "owner"
        if kind is Clause:
            told["audience"] = told.get("audience") or ["everyone"]
            told.pop("right", None)
            told.pop("asks", None)
            if told.get("references"):
                told.pop("house_rule", None)
        if kind is Paper:
            self._keep_paper(told)
        if kind is Account and not told.get("used"):
            told.pop("official", None)
            told.pop("address", None)
        if kind is ReviewTask:
            told.pop("month", None) if told.get("trigger") else told.setdefault("month", 3)
        for number, option in enumerate(told.get("options", ()) if kind is Scenario else ()):
            option["verdict"] = "wrong" if number else "right"

    def _keep_paper(self, told: dict[str, Any]) -> None:
        """Let a paper be due once around the first day, and quote only what it rests on."""
        if "before" in told["due"]:
            told["due"].pop("after", None)
        told["clauses"] = told["clauses"] or [self.ids["clauses"][0]]
        for part in told["parts"]:
            quoted = [one for one in part.pop("quotes", ()) if one in told["clauses"]]
            part.update({"quotes": quoted} if quoted else {})

    def _value(self, hint: Any) -> Any:
        if hint is Text or hint is Prose or (isinstance(hint, type) and issubclass(hint, Text)):
            return self._text(PROSE if hint is Prose else WORDS)
        if dataclasses.is_dataclass(hint):
            return self._record(hint)
        origin, parts = get_origin(hint), get_args(hint)
        if origin in {Union, types.UnionType}:
            return self._value(next(part for part in parts if part is not type(None)))
        if origin is tuple:
            made = [self._value(parts[0]) for _ in range(self._few())]
            return self._distinct(made)
        if origin is dict or (parts and get_origin(parts[0]) is dict):
            return None
        for mark in parts[1:] if origin is Annotated else ():
            if isinstance(mark, Points):
                known = self.ids.get(mark.to)
                return self.dice.choice(known) if known else None
        return self._leaf(hint)

    def _leaf(self, hint: Any) -> Any:
        schema = TypeAdapter(hint).json_schema()
        form = schema.get("format", "")
        made: dict[str, Callable[[], Any]] = {
            "date": lambda: self.dice.choice(DAYS),
            "email": lambda: "rules@acme.internal",
            "uri": lambda: "https://acme.internal/a_(b)?c=d&e=%20#f",
        }
        if form in made:
            return made[form]()
        if "enum" in schema:
            return self.dice.choice(schema["enum"])
        if schema.get("type") == "boolean":
            return self.dice.random() < 0.5
        if schema.get("type") == "integer":
            return self.dice.randint(schema.get("minimum", 0), min(schema.get("maximum", 99), 99))
        if schema.get("pattern", "").startswith("^[A-Z0-9]"):
            return self.dice.choice(("X-1", "Y-2", "TALK-OPEN"))
        if schema.get("pattern", "").startswith("^S"):
            return "S01"
        if "pattern" in schema:
            pools = (NAMES, VERSIONS, DECLARED, DOMAINS)
            return self.dice.choice(next(one for one in pools if _fits(schema["pattern"], one)))
        return self._line()

    def _line(self) -> str:
        return self.dice.choice(LINES)

    def _text(self, pool: tuple[str, ...]) -> dict[str, str]:
        words = self.dice.choice(pool)
        return {"pl": words, "en": words}

    def _few(self) -> int:
        return self.dice.choice((0, 1, 1, 2, 3))

    def _distinct(self, entries: Any) -> list[Any]:
        found: dict[str, Any] = {}
        for entry in filter(None, entries):
            key = entry["id"] if isinstance(entry, dict) and "id" in entry else str(entry)
            found.setdefault(key, entry)
        return list(found.values())


def _fits(pattern: str, pool: tuple[str, ...]) -> bool:
    return all(re.search(pattern, one) for one in pool)


def _yaml(data: Any) -> str:
    class Dumper(yaml.SafeDumper):
        pass

    Dumper.ignore_aliases = lambda *_: True  # type: ignore[method-assign]
    Dumper.add_representer(
        str,
        lambda dumper, text: dumper.represent_scalar(
            "tag:yaml.org,2002:str", text, style="|" if "\n" in text else '"'
        ),
    )
    return yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=10_000)
