"""Give hints for what was named in words where an id of something that is there belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.model.called import names_of
from generator.model.change import Add
from generator.model.inputs import Layer
from generator.model.language_names import as_language
from generator.model.layers import Base
from generator.model.nearest import WHERE, nearest
from generator.model.numbering import numbers_in
from generator.model.place import LONG_LINE, Located
from generator.model.problems import Collector, Problem
from generator.model.registers import AUDIENCES, PLATFORMS, ROLES, changeable
from generator.model.say import say
from generator.model.target import target_word
from generator.model.typed import as_id
from generator.sources.nodes import Mapping as Tree
from generator.sources.nodes import Node
from generator.sources.nodes import Sequence as Items
from generator.sources.rows import words_of

_CLAUSES, _CHAPTERS, _INDUSTRIES, _LANGUAGES = "clause", "chapter", "industry", "language"
_POINTING = {
    **dict.fromkeys(("target", "after", "keep", "clauses"), _CLAUSES),
    **dict.fromkeys(("owner", "role", "other_roles"), ROLES.word),
    **dict.fromkeys(("audience", "add_audience"), AUDIENCES.word),
    **dict.fromkeys(("languages", "binding_language"), _LANGUAGES),
    "chapter": _CHAPTERS,
    "chapter_order": _CHAPTERS,
    "platform": PLATFORMS.word,
    "industries": _INDUSTRIES,
}
"""What the keys point to."""
_DECLARED = {"roles": ROLES.word, "audiences": AUDIENCES.word, "contacts": ROLES.word}
"""Lists of a company's file whose entries its other lines may name."""
# A value ends with a sign: to try every end of a line full of spaces would take for ever.
_LINE = re.compile(r"(\s*(?:- +)?([\w-]+):\s+)([^\s#](?:.*\S)?)\s*")
_ENTRY = re.compile(r"(\s*- +)([^\s#](?:.*\S)?)\s*")
_NUMBERED = re.compile(r"(?i)^(?:pkt|punkt|§|nr|no|zasada|reguła|rule)\.? ?(?=\d)")
_QUOTES = "\"'„”“ "


@dataclass(slots=True)
class _Ids:
    """What may be pointed to, by what people call it."""

    ids: dict[str, set[str]] = field(default_factory=dict)
    called: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, kind: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Take in names, each with its id; of two things with one name, the first is meant."""
        for name, one in pairs:
            self.ids.setdefault(kind, set()).add(one)
            self.called.setdefault(kind, {}).setdefault(as_id(name), one)

    def of(self, said: str, kind: str) -> str:
        """Give the id that a word means; nothing where none is known."""
        low = as_id(_NUMBERED.sub("", said) if kind == _CLAUSES else said)
        if kind == _LANGUAGES:
            code = as_language(said)
            return code if re.fullmatch("[a-z]{2}", code) else ""
        word, _, rest = said.strip().partition(" ")
        other = target_word(word)
        if kind == _CLAUSES and rest and other in self.ids:
            found = self.of(rest, other)
            return f"{other} {found}" if found else ""
        return low if low in self.ids.get(kind, ()) else self.called.get(kind, {}).get(low, "")


def refine_pointed(
    layers: Sequence[Layer | None],
    industries: Iterable[tuple[str, str]],
    file: str,
    tree: Tree | None,
    problems: Collector,
) -> None:
    """Show the ids that are meant where a company's file names things in words (HB103).

    Args:
        layers: The base and the profiles, as far as they could be read.
        industries: What profiles are called, each with its name in a file.
        file: The company's file.
        tree: What it holds, as far as it could be read.
        problems: Those that were found; hints change.
    """
    if tree is None:
        return
    vague = [
        (index, one)
        for index, one in enumerate(problems.found)
        if one.code == "HB103" and one.place.file == file
    ]
    if not vague:
        return
    ids = _Ids()
    ids.add(_INDUSTRIES, industries)
    known = [layer for layer in layers if layer is not None]
    for layer in known:
        _add_layer(layer, ids)
    if len(known) == len(layers):
        _add_numbers(known, ids)
    for kind, pairs in _own(tree, ""):
        ids.add(kind, pairs)
    for index, problem in vague:
        if line := _line(problem, tree, ids):
            problems.found[index] = problem.with_hint(say("write:\n{line}", line=line))
        elif hint := _for_invented(problem, ids):
            problems.found[index] = problem.with_hint(hint)


def _for_invented(problem: Problem, ids: _Ids) -> str:
    """Give a better hint for one with the id of a rule that nobody has; nothing for others."""
    guess, match = problem.guess, _LINE.fullmatch(problem.place.excerpt)
    if not guess or " " in guess or match is None or match[2] not in {"target", "after"}:
        return ""
    near = nearest(guess, ids.ids.get(_CLAUSES, ()))
    return say("write:\n{line}", line=f"{match[1]}{near}") if near else WHERE


def _add_layer(layer: Layer, ids: _Ids) -> None:
    ids.add(_CHAPTERS, names_of(layer.chapters))
    ids.add(_CLAUSES, names_of(one for chapter in layer.chapters for one in chapter.clauses))
    if not isinstance(layer.head, Base):
        added = (one.clause for one in layer.head.changes if isinstance(one, Add))
        ids.add(_CLAUSES, names_of(added))
    for register in changeable():
        ids.add(register.word, names_of(layer.of(register)))
    if isinstance(layer.head, Base):
        ids.add(_LANGUAGES, ((str(code), str(code)) for code in layer.head.languages))


def _add_numbers(layers: Iterable[Layer], ids: _Ids) -> None:
    """Take in what readers see before a rule; changes of the company's may have moved it."""
    order: dict[str, list[str]] = {}
    for chapter in (one for layer in layers for one in layer.chapters):
        order.setdefault(str(chapter.id), [str(clause.id) for clause in chapter.clauses])
    ids.add(_CLAUSES, numbers_in(order).items())


def _own(node: Node, key: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Walk what the company's file declares itself, each kind with names and ids."""
    if isinstance(node, Items):
        for item in node:
            yield from _own(item, key)
    elif isinstance(node, Tree):
        kind = _CLAUSES if key == "clause" else _DECLARED.get(key, "")
        one = node.get("role" if key == "contacts" else "id")
        if kind and isinstance(one, Located):
            yield kind, [(said, str(one)) for said in _names(node)] or [(str(one), str(one))]
        for name in node.written():
            yield from _own(node.node(name), str(name))


def _names(entry: Mapping[str, Any]) -> Iterator[str]:
    for key in ("name", "title"):
        said = entry.get(key)
        for one in said.values() if isinstance(said, Tree) else (said,):
            if isinstance(one, Located):
                yield str(one)


def _line(problem: Problem, tree: Tree, ids: _Ids) -> str:
    """Give the line of a problem with every id in it; nothing where one is not known."""
    line = problem.place.excerpt
    if len(line) > LONG_LINE:
        return ""
    match, key = _LINE.fullmatch(line), ""
    if match is not None:
        head, key, value = match.groups()
    elif match := _ENTRY.fullmatch(line):
        head, value = match.groups()
        key = _above(tree, problem.place.line, "")
    kind = _POINTING.get(key, "")
    if match is None or not kind:
        return ""
    listed = problem.listed
    if value[0] == "[" and value[-1] == "]" and "[" not in value[1:]:
        words, listed = [one for one in value[1:-1].split(",") if one.strip()], True
    elif listed and (kind == _LANGUAGES or not ids.of(value.strip(_QUOTES), kind)):
        words = words_of(value) or [value]
    else:
        words = [value]
    found = [ids.of(word.strip(_QUOTES), kind) for word in words]
    if not any(found):
        return ""
    # What nobody knows is told again, by itself, once the others are right.
    found = [one or as_id(word) for one, word in zip(found, words, strict=True)]
    return f"{head}[{', '.join(found)}]" if listed else f"{head}{found[0]}"


def _above(node: Node, line: int, key: str) -> str:
    """Give the key whose list has an entry on a line; nothing where there is none."""
    if isinstance(node, Items):
        if any(isinstance(one, Located) and one.place.line == line for one in node):
            return key
        return next((found for one in node if (found := _above(one, line, key))), "")
    if isinstance(node, Tree):
        pairs = ((node.node(name), str(name)) for name in node.written())
        return next((found for one, name in pairs if (found := _above(one, line, name))), "")
    return ""
