"""Check a tree against a record and report every fault at its exact place."""

from __future__ import annotations

from collections.abc import Sequence as Loc
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.load.nodes import Mapping, Node, Scalar, Sequence
from generator.load.shape import keys_at
from generator.load.yaml_tree import MAX_FAULTS
from generator.model.place import Located, Place
from generator.problems import Collector, did_you_mean

_Record = TypeVar("_Record")


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """Give the checker of a record type; made once, because making it takes time."""
    return TypeAdapter(kind)


def decode(tree: Mapping, kind: type[_Record], problems: Collector) -> _Record | None:
    """Fill a record from a tree.

    Args:
        tree: What the file holds.
        kind: The record that it should be.
        problems: Receives HB101 to HB105, each at the key or value concerned.

    Returns:
        The record, or None when a problem was added.
    """
    before = len(problems.found)
    data = _plain(tree, tree.place, problems)
    try:
        filled: _Record = adapter(kind).validate_python(data)  # type: ignore[arg-type]
    except ValidationError as error:
        details = error.errors(include_url=False)
        for detail in details[:MAX_FAULTS]:
            _report(detail, tree, kind, problems)
        if len(details) > MAX_FAULTS:
            problems.add("HB008", f"more than {MAX_FAULTS} faults in one file", tree.place)
        return None
    return filled if len(problems.found) == before else None


def _plain(node: Node, place: Place, problems: Collector) -> Any:
    """Turn nodes into plain values; each mapping also carries its place."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [
            item.value if isinstance(item, Scalar) else _plain(item, item.place, problems)
            for item in node.items
        ]
    plain: dict[str, Any] = {}
    for key, value in node.entries.items():
        if key == "place":
            problems.add("HB102", "unknown key 'place'", key.place, "delete it")
            continue
        if isinstance(value, Scalar) and value.value is None:
            _report_empty(key, problems)
        plain[key] = (
            value.value if isinstance(value, Scalar) else _plain(value, key.place, problems)
        )
    plain["place"] = place
    return plain


def _report_empty(key: Located, problems: Collector) -> None:
    line = key.place.excerpt
    hint = "write a value, or delete the key"
    if "#" in line[key.place.column :]:
        hint = "a value that begins with # is a comment in YAML: put it in quotes"
    problems.add("HB105", f"'{key}' is empty", key.place, hint)


def _report(detail: Any, tree: Mapping, record: object, problems: Collector) -> None:
    """Translate one fault of pydantic into a problem with a place."""
    kind, loc = detail["type"], detail["loc"]
    context = detail.get("ctx", {})
    if kind == "house":
        node, place, _ = _find(tree, loc)
        if context["code"] == "HB105" and isinstance(node, Scalar) and node.value is None:
            if not any(problem.place == place for problem in problems.found):
                problems.add("HB105", "the value is empty", place, "write a value")
            return
        problems.add(context["code"], context["text"], place, context.get("hint", ""))
    elif kind in {"missing", "missing_argument", "missing_keyword_only_argument"}:
        _, place, _ = _find(tree, loc[:-1])
        problems.add("HB101", f"'{loc[-1]}' is missing", place, f"add a line '{loc[-1]}: ...'")
    elif kind in {"unexpected_keyword_argument", "extra_forbidden"}:
        parent, _, _ = _find(tree, loc[:-1])
        place = parent.key_place(str(loc[-1])) if isinstance(parent, Mapping) else tree.place
        unused = set(keys_at(record, loc[:-1])) - set(getattr(parent, "entries", ()))
        hint = did_you_mean(str(loc[-1]), unused)
        problems.add("HB102", f"unknown key '{loc[-1]}'", place, hint)
    elif kind in {"union_tag_invalid", "union_tag_not_found", "literal_error"}:
        _report_tag(loc, tree, problems)
    else:
        node, place, _ = _find(tree, loc)
        expected = {
            "tuple_type": "a list",
            "list_type": "a list",
            "dict_type": "keys with values",
            "dataclass_type": "keys with values",
            "dataclass_exact_type": "keys with values",
        }.get(kind, detail["msg"])
        if isinstance(node, Scalar) and node.value is None:
            return
        problems.add("HB103", f"expected {expected}, found {_describe(node)}", place)


def _report_tag(loc: Loc[Any], tree: Mapping, problems: Collector) -> None:
    """Report a change whose `action` is missing or none of the known ones."""
    actions = ("add", "amend", "remove")
    node, place, _ = _find(tree, loc)
    if not isinstance(node, Mapping):
        problems.add("HB103", f"expected keys with values, found {_describe(node)}", place)
        return
    action = node.entries.get(Located("action"))
    if action is None:
        problems.add("HB101", "'action' is missing", place, "add a line 'action: amend'")
        for key in node.entries:
            if did_you_mean(key, ("action",)).startswith("did"):
                problems.add("HB102", f"unknown key '{key}'", key.place, "did you mean 'action'?")
    elif not isinstance(action, Scalar):
        place = node.key_place("action")
        problems.add("HB103", f"expected one word, found {_describe(action)}", place)
    elif action.value is not None:
        message = f"expected one of {', '.join(actions)}; found '{action.value}'"
        problems.add("HB104", message, action.place, did_you_mean(action.value, actions))


def _find(tree: Mapping, loc: Loc[Any]) -> tuple[Node, Place, list[Any]]:
    """Walk to a location, dropping the segments that pydantic adds.

    Returns:
        The node, the place of its value (of its key when it is a mapping or a list),
        and the segments that were walked.
    """
    node: Node = tree
    place = tree.place
    walked: list[Any] = []
    for segment in loc:
        if isinstance(node, Mapping) and segment in node.entries:
            place = node.key_place(str(segment))
            node = node.entries[Located(str(segment))]
            if isinstance(node, Scalar) and node.value is not None:
                place = node.place
        elif isinstance(node, Sequence) and isinstance(segment, int) and segment < len(node.items):
            node = node.items[segment]
            place = node.place
        else:
            continue
        walked.append(segment)
    if loc and loc[-1] == "[key]" and isinstance(node, Scalar | Mapping | Sequence):
        place = _key_of(tree, loc) or place
    return node, place, walked


def _key_of(tree: Mapping, loc: Loc[Any]) -> Place | None:
    parent, _, _ = _find(tree, loc[:-2])
    name = str(loc[-2])
    return (
        parent.key_place(name) if isinstance(parent, Mapping) and name in parent.entries else None
    )


def _describe(node: Node) -> str:
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Mapping):
        return "keys with values"
    return "nothing" if node.value is None else f"'{node.value}'"
