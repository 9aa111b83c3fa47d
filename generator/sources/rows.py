"""Entries of a list that were typed in a row, by name, or without their dash."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from generator.model.colour_names import as_colour
from generator.model.mended import as_value, write_lines
from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.model.say import say
from generator.model.typed import as_truth
from generator.sources.bracket_fixes import in_languages
from generator.sources.moving import block_of, shifted
from generator.sources.nodes import Mapping, Node
from generator.sources.nodes import Sequence as Items

_CELLS = re.compile(r"\s*[,;|\t]\s*|\s+[–—-]\s+")
_PHONE = re.compile(r"\+?[\d ()-]{7,}")
_FIRST = ("role", "platform", "id")
"""Keys with which entries begin that people write as a row, or below the value of that key."""
_MOST_LINES = 40
_LONGEST = 300
"""Characters of a row that is still guessed about."""
Pair = tuple[str, str]
"""A key and what stands beside it."""


def as_entry(place: Place, text: str, keys: Sequence[str]) -> str:
    """Give the hint for an entry whose values stand in a row, each value with its key.

    Args:
        place: Where the row stands.
        text: The row.
        keys: The keys that the entry may have, in order.
    """
    pairs = paired(_CELLS.split(text.strip(" ,;|")), keys) if len(text) <= _LONGEST else []
    if len(pairs) == 1 and keys[0] == "platform":
        pairs.append(("used", "true"))
    if not pairs or keys[0] not in _FIRST:
        return say("write each value on a line of its own, after its key and a colon")
    before = place.excerpt[: place.column - 1]
    lines = [before + _line(pairs[0]), *(" " * len(before) + _line(pair) for pair in pairs[1:])]
    advice = say("write each value after its key, on a line of its own")
    return write_lines(place.line, place.line, "\n".join(lines), advice)


def as_platforms(node: Located, keys: Sequence[str]) -> str:
    """Give the hint for a list of platforms that stands on one line; nothing for other lists."""
    key = node.place.excerpt[: node.place.column - 1].rstrip()
    words = words_of(node) or ([str(node)] if " " not in node else [])
    if keys[:1] != ["platform"] or not words or not key.endswith(":"):
        return ""
    indent = " " * (len(key) - len(key.lstrip(" ")) + 2)
    entries = (f"{indent}- platform: {as_value(word)}\n{indent}  used: true" for word in words)
    advice = say("write each value after its key, on a line of its own")
    return write_lines(node.place.line, node.place.line, "\n".join([key, *entries]), advice)


def as_record(place: Place, text: str, keys: Sequence[str]) -> str:
    """Give the hint for values beside a key below which keys belong, such as `brand: logo.svg`.

    Args:
        place: Where they stand.
        text: They.
        keys: The keys that belong there.
    """
    words = say("write keys with values on lines of their own below it")
    cells = _CELLS.split(text.strip(" ,;|")) if len(text) <= _LONGEST else []
    likely = [(_likely(cell, keys), cell) for cell in cells]
    key = place.excerpt[: place.column - 1].rstrip()
    if not likely or not all(one for one, _ in likely) or not key.endswith(":"):
        return words
    indent = " " * (len(key) - len(key.lstrip(" -")) + 2)
    lines = [key, *(indent + _line(pair) for pair in likely)]
    return write_lines(place.line, place.line, "\n".join(lines), words)


def _likely(cell: str, keys: Sequence[str]) -> str:
    """Give the key for a value by what it looks like; nothing when it looks like none of them."""
    looks = {
        "email": "@" in cell and "." in cell,
        "phone": _PHONE.fullmatch(cell) is not None,
        "form": cell.startswith(("http", "www.")),
        "used": bool(as_truth(cell)),
        "logo": re.search(r"(?i)\.(?:svg|png|jpe?g)$", cell) is not None,
        "colour": bool(as_colour(cell)),
    }
    return next((key for key in keys if looks.get(key)), "")


def paired(cells: Sequence[str], keys: Sequence[str]) -> list[Pair]:
    """Give each value of a row its key: by what it looks like, else in order; nothing if it fails.

    >>> paired(["hr", "Kadry", "hr@firma.pl"], ["role", "name", "email", "phone"])
    [('role', 'hr'), ('name', 'Kadry'), ('email', 'hr@firma.pl')]
    """
    left, found = list(keys), []
    for cell in filter(None, (cell.strip() for cell in cells)):
        key = _likely(cell, left) or next(iter(left), "")
        if not key:
            return []
        left.remove(key)
        found.append((key, as_truth(cell) if key == "used" and as_truth(cell) else cell))
    return found


def _line(pair: Pair) -> str:
    return f"{pair[0]}: {as_value(pair[1])}"


def by_name(node: Mapping, keys: Sequence[str]) -> str:
    """Give the hint for a list whose entries stand below their names instead; else nothing.

    Args:
        node: What stands where the list belongs, such as `{linkedin: true, x: false}`.
        keys: The keys that an entry of the list may have, in order.
    """
    written = node.written()
    if not keys or keys[0] not in _FIRST or any(key in keys for key in written):
        return ""
    if not all(isinstance(node.node(key), Located | Mapping) for key in written):
        return ""
    lines = [line for key in written for line in entry_of(key, node, keys)]
    first = written[0].place.line
    last = written[-1].place.line + len(block_of(written[-1], node.spot)) - 1
    own_lines = len({key.place.line for key in written}) == len(written)
    if len(lines) > _MOST_LINES or not own_lines or not lines:
        return ""
    advice = say("each entry of the list begins with '- {key}: '", key=keys[0])
    return write_lines(first, last, "\n".join(lines), advice)


def entry_of(key: Located, parent: Mapping, keys: Sequence[str]) -> list[str]:
    """Give the lines of an entry that stands below its own name."""
    node = parent.node(key)
    indent = key.place.column - 1
    before = key.place.excerpt[:indent]
    dash = before if before.strip() == "-" else f"{before}- "
    head = f"{dash}{keys[0]}: {key}"
    if isinstance(node, Located):
        said = as_truth(node) or str(node) if keys[1] == "used" else str(node)
        return [head, f"{' ' * len(dash)}{keys[1]}: {as_value(said)}"]
    below = block_of(key, parent.spot)[1:]
    column = len(below[0]) - len(below[0].lstrip()) if below else 0
    return [head, *(shifted(below, column, len(dash)) if below else [])]


def report_named_entry(
    key: Located,
    parent: Mapping,
    keys: Sequence[str],
    missing: Collection[str],
    problems: Collector,
) -> bool:
    """Report an entry of a list whose values stand below its name, as in `- hr:` (HB102).

    Args:
        key: The key that is the name.
        parent: The entry, which holds nothing else.
        keys: The keys that an entry may have, in order.
        missing: Those of them that it must have.
        problems: Receives the problem.

    Returns:
        True when it was reported.
    """
    node = parent.node(key)
    first = keys[0] if keys and keys[0] in missing else ""
    named = isinstance(node, Mapping) or (isinstance(node, Located) and node.indent < 0)
    if first not in _FIRST or parent.written() != [key] or not named or key in keys:
        return False
    last = key.place.line + len(block_of(key, parent.spot)) - 1
    lines = "\n".join(entry_of(key, parent, keys))
    advice = say("the entry begins with '- {key}: '", key=first)
    hint = write_lines(key.place.line, last, lines, advice)
    problems.add("HB102", say("unknown key '{key}'", key=key), key.place, hint)
    return True


def report_dashes(items: Items, keys: Sequence[str], problems: Collector) -> set[int]:
    """Report entries of a list that are one entry, each of whose keys has a dash (HB101).

    Args:
        items: The list.
        keys: The keys that an entry may have, in order.
        problems: Receives one problem for each dash too many.

    Returns:
        The indexes of all entries that belong together with another one.
    """
    belonging: set[int] = set()
    first, seen = 0, set[str]()
    for index, item in enumerate(items):
        written = item.written() if isinstance(item, Mapping) else []
        key = written[0] if len(written) == 1 and keys[:1] and keys[0] in _FIRST else ""
        if isinstance(key, Located) and seen and key in keys and key not in seen:
            place = key.place
            before = place.excerpt[: place.column - 1].replace("-", " ")
            shown = before + place.excerpt[place.column - 1 :].rstrip()
            message = say("the dash before '{key}' begins another entry", key=key)
            hint = say("write a space in its place; write:\n{line}", line=shown)
            problems.add("HB101", message, place, hint)
            belonging |= {first, index}
        elif key == (keys[0] if keys else None):
            first, seen = index, set()
        else:
            seen = set()
            continue
        seen.add(str(key))
    return belonging


def in_one_line(place: Place) -> str:
    """Give the hint for a text whose languages stand in a line, in some brackets or in none."""
    value = place.excerpt[place.column - 1 :]
    key = ""
    if ":" in place.excerpt[: place.column - 1] or not (match := _KEY.match(place.excerpt)):
        key = place.excerpt[: place.column - 1]
    else:
        key, value = match[0], place.excerpt[match.end() :]
    fixed = in_languages(value.strip())
    if not fixed:
        return ""
    return say("put each text in quotes, in braces; write:\n{line}", line=f"{key.rstrip()} {fixed}")


_KEY = re.compile(r"\s*(?:- )?[\w-]+:")


def without_dashes(node: Items) -> str:
    """Give the hint for texts in languages that stand in a list: the lines without dashes."""
    entries = [one for one in node if isinstance(one, Mapping)]
    if len(entries) != len(node) or not entries:
        return ""
    lines = list(_undashed(entries))
    first = entries[0].written()[0].place.line
    last_key = entries[-1].written()[-1]
    last = last_key.place.line + len(block_of(last_key, entries[-1].spot)) - 1
    advice = say("these keys stand below without dashes")
    return write_lines(first, last, "\n".join(lines), advice)


def _undashed(entries: Sequence[Mapping]) -> Iterator[str]:
    indent = entries[0].written()[0].place.column - 1
    for entry in entries:
        for key in entry.written():
            yield from shifted(block_of(key, entry.spot), key.place.column - 1, indent)


def separated(item: Located, listed: Node) -> str:
    """Give the entries of a list that stand in one, with commas; nothing when it is one entry.

    Args:
        item: What stands in the list.
        listed: The list.
    """
    words = words_of(item)
    if not words:
        codes = item.replace(".", " ").split() if len(item) <= _LONGEST else []
        words = codes if len(codes) > 1 and all(map(_CODE.fullmatch, codes)) else []
    if not isinstance(listed, Items) or not words:
        return ""
    return ", ".join(as_value(word, within=True) for word in words)


def words_of(text: str) -> list[str]:
    """Give the entries of a list that stand in a line, with signs or an "and" between them.

    >>> words_of("PL; EU"), words_of("Polska oraz Unia Europejska"), words_of("all of us")
    (['PL', 'EU'], ['Polska', 'Unia Europejska'], [])
    """
    if len(text) > _LONGEST:
        return []
    words = [word for word in _BETWEEN.split(text.strip(" .,;()•–—·-")) if word]
    return words if len(words) > 1 else []


_BETWEEN = re.compile(r"\s*[,;/|•·]\s*|\s+(?:i|and|oraz|or|lub|&|\+|[–—-])\s+")
_CODE = re.compile(r"[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*|[a-z]{2}|S\d\d")
