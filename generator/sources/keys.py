"""What somebody meant by a key that its record has not: another spelling, or another place."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from generator.model.mended import write_instead
from generator.model.nearest import did_you_mean
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.say import say
from generator.model.spaces import ODD_SPACE, called, plain
from generator.sources.nodes import Mapping, Node
from generator.sources.shape import keys_at

LANGUAGES = ("pl", "en")
_NAMES = {
    "nazwa": ("name",),
    "imie": ("name",),
    "nazwa_prawna": ("legal_name",),
    "pelna_nazwa": ("legal_name",),
    "branze": ("industries",),
    "branza": ("industries",),
    "industry": ("industries",),
    "jezyk": ("binding_language",),
    "language": ("binding_language",),
    "jezyki": ("languages",),
    "wersja": ("version",),
    "obowiazuje_od": ("valid_from",),
    "data": ("valid_from", "date"),
    "marka": ("brand",),
    "kolor": ("colour",),
    "color": ("colour",),
    "kontakty": ("contacts",),
    "kontakt": ("contacts",),
    "rola": ("role",),
    "mail": ("email",),
    "e_mail": ("email",),
    "adres": ("email",),
    "telefon": ("phone",),
    "tel": ("phone",),
    "platformy": ("platforms",),
    "platforma": ("platform",),
    "uzywana": ("used",),
    "uzywane": ("used",),
    "wlasciciel": ("owner",),
    "konto": ("account",),
    "ustawienia": ("settings",),
    "zmiany": ("changes",),
    "zmiana": ("changes",),
    "dzialanie": ("action",),
    "akcja": ("action",),
    "cel": ("target",),
    "powod": ("reason",),
    "uzasadnienie": ("reason",),
    "zatwierdzil": ("approved_by",),
    "zatwierdzony_przez": ("approved_by",),
    "sila": ("strength",),
    "tytul": ("title",),
    "tresc": ("statement",),
    "dlaczego": ("why",),
    "wskazowki": ("guidance",),
    "rozdzial": ("chapter",),
    "po": ("after",),
    "przyklady": ("examples",),
    "zle": ("wrong",),
    "dobrze": ("right",),
    "wartosc": ("value",),
    "polski": ("pl",),
    "polish": ("pl",),
    "angielski": ("en",),
    "english": ("en",),
    "eng": ("en",),
    "ang": ("en",),
}
"""Polish and other names of keys, without accents."""
_ACCENTS = str.maketrans("ąćęłńóśźż", "acelnoszz")


def meant_key(key: str, known: Collection[str]) -> str:
    """Give the known key that somebody meant by another spelling; nothing when none is sure.

    >>> meant_key("„Name”", ["name"]), meant_key("Nazwa", ["name"]), meant_key("zzz", ["name"])
    ('name', 'name', '')
    """
    bare = plain(key).strip("\"'„”“‘’*•–- :").casefold().translate(_ACCENTS)
    bare = re.sub(r"[\s–-]+", "_", bare)
    for word in (bare, *_NAMES.get(bare, ())):
        if word in known:
            return word
    return ""


def report_unknown(  # noqa: PLR0913 - a fault has that many parts
    key: Located,
    parent: Mapping,
    tree: Mapping,
    kind: object,
    loc: Sequence[Any],
    problems: Collector,
) -> None:
    """Report a key that its record has not (HB102), with the likeliest remedy.

    Args:
        key: The key.
        parent: The mapping that it stands in.
        tree: The whole file.
        kind: The record of the whole file.
        loc: Where the parent stands.
        problems: Receives the problem.
    """
    unused = set(keys_at(kind, loc)) - set(parent.written())
    message = say("unknown key '{key}'", key=key)
    if odd := ODD_SPACE.search(key):
        message = say("the key '{key}' holds {sign}", key=key, sign=called(odd.group()))
    place = key.place
    if meant := meant_key(key, unused):
        problems.add("HB102", message, place, write_instead(place, meant))
        return
    hint = _further_right(key, parent, kind, loc, problems)
    hint = hint or _further_left(key, parent, tree, kind, loc)
    problems.add("HB102", message, place, hint or did_you_mean(key, unused))


def _further_left(
    key: Located, parent: Mapping, tree: Mapping, kind: object, loc: Sequence[Any]
) -> str:
    """Tell of a key that belongs to a record further out: it stands too far right."""
    own = _column(parent)
    above: Node = tree
    outer: list[tuple[Mapping, Sequence[Any]]] = [(tree, ())]
    for index, segment in enumerate(loc):
        if isinstance(above, Mapping) and above.holds(segment):
            above = above.node(str(segment))
        elif isinstance(above, list) and isinstance(segment, int) and segment < len(above):
            above = above[segment]
        else:
            continue
        if isinstance(above, Mapping):
            outer.append((above, loc[: index + 1]))
    for record, where in reversed(outer):
        column = _column(record)
        if record is not parent and column < own and key in keys_at(kind, where):
            if record.holds(key):
                return ""
            line = " " * column + key.place.excerpt[key.place.column - 1 :].rstrip()
            if parent.written()[-1] != key:
                neighbour = parent.written()[0].place.excerpt.strip()
                return say(
                    "it belongs further out: cut it out, with what belongs to it, and put it"
                    " above the key that holds '{above}', as '{line}'",
                    above=neighbour,
                    line=line.strip(),
                )
            if where:
                return say(
                    "it stands too far to the right: move it, and what belongs to it, to the"
                    " left; write:\n{line}",
                    line=line,
                )
            return say(
                "it belongs at the top of the file: move it, and what belongs to it, to the"
                " start of the line; write:\n{line}",
                line=line,
            )
    return ""


def _further_right(
    key: Located, parent: Mapping, kind: object, loc: Sequence[Any], problems: Collector
) -> str:
    """Tell of a key that belongs to an empty key before it: it stands too far left."""
    written = parent.written()
    place = key.place
    for before in reversed(written[: written.index(key)]):
        node = parent.node(before)
        inside = keys_at(kind, [*loc, before])
        fits = key in inside or (key in LANGUAGES and "values" in inside)
        if not fits or (node is not None and not isinstance(node, Mapping)):
            continue
        column = _column(parent) + 2
        if isinstance(node, Mapping):
            if node.holds(key):
                continue
            column = _column(node)
        else:
            _indent_instead(before, problems)
        line = " " * column + place.excerpt[place.column - 1 :].rstrip()
        return say(
            "it belongs to '{owner}' above: move it, and what belongs to it, to the right;"
            " write:\n{line}",
            owner=before,
            line=line,
        )
    return ""


def _indent_instead(owner: Located, problems: Collector) -> None:
    """Give the empty key above another hint: to delete it would lose what belongs to it."""
    for index, problem in enumerate(problems.found):
        if problem.code == "HB105" and problem.place == owner.place:
            hint = say("the lines below it belong to it: move them to the right by two spaces")
            problems.found[index] = problem.with_hint(hint)


def _column(mapping: Mapping) -> int:
    """Give the column of a mapping's first key, counted from 0."""
    written = mapping.written()
    return written[0].place.column - 1 if written else mapping.place.column - 1


def missing_dash(mapping: Mapping) -> str:
    """Give the line that begins a list where a mapping was written without its dash."""
    place = mapping.written()[0].place
    indent = max(0, place.column - 3)
    return f"{' ' * indent}- {place.excerpt[place.column - 1 :].rstrip()}"
