"""Say of a key without a value what belongs there, once it is known which record it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Schema
from typing import Any

from generator.model.legal_name import short_name
from generator.model.mended import as_value, commented
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.say import say
from generator.sources.nodes import Mapping, Node
from generator.sources.nodes import Sequence as Items
from generator.sources.shape import keys_at, required_at, schema_at
from generator.sources.tree_faults import WRITE_OR_DELETE

_OWN = "settings"
"""The key whose keys are names; each of them may be left out."""
_FORMS = "forms"
"""The key of a setting whose keys are the forms of a word."""
_LANGUAGES = {"pl": say("write the text in Polish"), "en": say("write the text in English")}


def refine_empty(tree: Mapping, kind: object, problems: Collector) -> None:
    """Give problems of empty values (HB105) a hint that knows what the record needs.

    Args:
        tree: What the file holds.
        kind: The record that it should be.
        problems: Those that were found when the file was read.
    """
    vague = {
        problem.place: index
        for index, problem in enumerate(problems.found)
        if problem.code == "HB105" and problem.hint == WRITE_OR_DELETE
    }
    for key, parent, loc in _empty(tree, ()) if vague else ():
        index = vague.get(key.place)
        if index is not None:
            hint = _name(key, tree, parent) or _hint(key, parent, kind, loc)
            problems.found[index] = problems.found[index].with_hint(hint)


def _empty(node: Node, loc: Sequence[Any]) -> Iterator[tuple[Located, Mapping, Sequence[Any]]]:
    """Walk keys without a value, each with the mapping that it stands in and where that stands."""
    if isinstance(node, Items):
        for index, item in enumerate(node):
            yield from _empty(item, (*loc, index))
    elif isinstance(node, Mapping):
        for key in node.written():
            if node.node(key) is None:
                yield key, node, loc
            yield from _empty(node.node(key), (*loc, str(key)))


def likely_name(tree: Mapping, parent: Mapping) -> str:
    """Give a name that may stand in a mapping: of the company, or of a contact's role.

    Args:
        tree: The whole file.
        parent: The mapping.
    """
    full, role = parent.get("legal_name"), parent.get("role")
    if isinstance(full, Located):
        return short_name(full)
    if not isinstance(role, Located):
        return ""
    roles = tree.get("roles")
    for one in roles if isinstance(roles, Items) else ():
        name = one.get("name") if isinstance(one, Mapping) and one.get("id") == role else None
        said = next(iter(name.values()), "") if isinstance(name, Mapping) else name
        if isinstance(said, Located):
            return str(said)
    return str(role)


def _name(key: Located, tree: Mapping, parent: Mapping) -> str:
    """Give the hint for a name that is empty; nothing for other keys."""
    name = likely_name(tree, parent) if key == "name" else ""
    line = key.place.excerpt.rstrip()
    if not name or not line.endswith(":"):
        return ""
    shown = f"{line} {as_value(name)}"
    return say("write the name, for instance write:\n{line}", line=shown)


def _hint(key: Located, parent: Mapping, kind: object, loc: Sequence[Any]) -> str:
    if key in _LANGUAGES and key not in keys_at(kind, loc):
        return _LANGUAGES[key]
    if loc[:1] == (_OWN,) and loc[-1:] == (_FORMS,):
        return say("write the word in this form; no form may be missing")
    known = key in keys_at(kind, loc) or loc[-1:] == (_OWN,)
    if not known or len(parent.written()) == 1 or key in required_at(kind, loc):
        return _wanted(schema_at(kind, loc, str(key))) if known else WRITE_OR_DELETE
    line = commented(key.place)
    if not line:
        return WRITE_OR_DELETE
    return say("write a value, or make the line a comment; write:\n{line}", line=line)


def _wanted(schema: Schema[str, Any]) -> str:
    """Say which value belongs beside a key that can't be left out."""
    if "enum" in schema:
        return say("write one of: {names}", names=", ".join(schema["enum"]))
    if schema.get("type") == "boolean":
        return say("write true for yes, or false for no")
    return say("write the value that belongs there")
