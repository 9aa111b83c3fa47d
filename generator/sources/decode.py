"""Check a tree against a record and report every fault at its exact place."""

from __future__ import annotations

from collections.abc import Sequence as Loc
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypedDict

from generator.model.addresses import is_email
from generator.model.key_names import meant_key
from generator.model.mended import write_instead, write_lines
from generator.model.nearest import did_you_mean, nearest
from generator.model.place import Located, Place
from generator.model.problems import Collector, Problem
from generator.model.said import ACTION_WORDS
from generator.model.say import Said, say
from generator.model.spaces import plain
from generator.sources.empty import likely_name, refine_empty
from generator.sources.finding import find
from generator.sources.keys import MISSING, UNKNOWN, report_keys
from generator.sources.kinds import FILES
from generator.sources.moving import add_line
from generator.sources.nodes import Mapping, Node, Sequence
from generator.sources.rows import separated
from generator.sources.shape import keys_at
from generator.sources.values import described, report_brackets, report_house, report_kind
from generator.sources.yaml_tree import MAX_FAULTS

_Record = TypeVar("_Record")


@cache
def _files() -> TypeAdapter[Any]:
    """Give one checker of all kinds of file: what they share is prepared once.

    Preparing takes long, and whoever reads no file needs none.
    """
    kinds = {kind.__name__: kind for kind in FILES}
    return TypeAdapter(TypedDict("_Files", kinds, total=False))  # type: ignore[operator]


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """Give the checker of a record type; made once, because making it takes time."""
    return TypeAdapter(kind)


def decode(tree: Mapping, kind: type[_Record], problems: Collector) -> _Record | None:
    """Fill a record from a tree.

    Args:
        tree: What the file holds.
        kind: The record that it should be, one of `FILES`.
        problems: Receives HB101 to HB105, each at the key or value concerned.

    Returns:
        The record, or None when a problem was added.
    """
    before = len(problems.found)
    settled = {one.place.line for one in problems.found if _is_settled(one, tree.place.file)}
    refine_empty(tree, kind, problems)
    try:
        filled: _Record = _files().validate_python({kind.__name__: tree})[kind.__name__]
    except ValidationError as error:
        details = error.errors(include_url=False)
        # A target that says wrongly what is meant would have other keys asked for in vain.
        misnamed = {
            detail["loc"][1:-1]
            for detail in details
            if detail["loc"][-1] == "target" and detail["type"] == "house"
        }
        faults: list[Any] = [{**one, "loc": one["loc"][1:]} for one in details[:MAX_FAULTS]]
        told = report_keys(faults, tree, kind, problems)
        for detail in faults:
            loc, missing = detail["loc"], detail["type"] in MISSING
            if missing and (detail["loc"][:-1] in misnamed or loc in told):
                continue
            # What was told when the file was read comes first; its line reads otherwise then.
            told_before = not missing and find(tree, loc)[1].line in settled
            if detail["type"] not in UNKNOWN and not told_before:
                _report(detail, tree, kind, problems)
        problems.found[before:] = [_without_mended(one, settled) for one in problems.found[before:]]
        if len(details) > MAX_FAULTS:
            problems.add(
                "HB008",
                say("more than {most} faults in one file", most=MAX_FAULTS),
                tree.place,
            )
        return None
    return filled if len(problems.found) == before else None


def _without_mended(problem: Problem, settled: AbstractSet[int]) -> Problem:
    """Leave out the lines of a hint that stand otherwise once other lines are mended."""
    span = problem.hint.params if isinstance(problem.hint, Said) else {}
    first, last = span.get("first"), span.get("last")
    if not isinstance(first, int) or not isinstance(last, int):
        return problem
    if settled.isdisjoint(range(first, last + 1)):
        return problem
    return problem.with_hint(say("mend the other lines first; then this one is told again"))


def _is_settled(problem: Problem, file: str) -> bool:
    """Tell whether a problem shows how a whole line of a file should read."""
    return problem.code in _OF_LINES and problem.place.file == file


_OF_LINES = frozenset(("HB004", "HB006", "HB011", "HB012"))


def _report(detail: Any, tree: Mapping, record: object, problems: Collector) -> None:
    """Translate one fault of pydantic into a problem with a place."""
    kind, loc = detail["type"], detail["loc"]
    context = detail.get("ctx", {})
    if kind == "house":
        node, place = find(tree, loc)
        listed, _ = find(tree, loc[:-1])
        if isinstance(node, Located) and isinstance(loc[-1], int) and separated(node, listed):
            advice = say("put a comma between the entries of the list:")
            hint = write_instead(place, separated(node, listed), advice)
            problems.add(context["code"], context["text"], place, hint)
        elif hint := _as_email(node, loc, listed, record):
            problems.add(context["code"], context["text"], place, hint)
        elif isinstance(node, Sequence | Mapping) and context["text"].startswith("expected text"):
            named = isinstance(listed, Mapping) and loc[-1] == "name"
            name = likely_name(tree, listed) if named and isinstance(listed, Mapping) else ""
            report_brackets(node, place, context["text"], problems, name)
        elif node is not None:  # what is empty was reported when the file was read
            report_house(node, place, context, problems)
    elif kind in MISSING:
        parent, place = find(tree, loc[:-1])
        message = say("'{key}' is missing", key=loc[-1])
        problems.add("HB101", message, place, add_line(parent, str(loc[-1])))
    elif kind in {"union_tag_invalid", "union_tag_not_found", "literal_error"}:
        _report_tag(loc, tree, problems)
    else:
        node, place = find(tree, loc)
        if node is not None:
            report_kind(node, place, detail, problems, keys_at(record, [*loc, 0]))


def _as_email(node: Node, loc: Loc[Any], parent: Node, record: object) -> str:
    """Give the hint for a mail address that stands where the address of a form belongs."""
    if loc[-1:] != ("form",) or not isinstance(node, Located) or not is_email(node):
        return ""
    if not isinstance(parent, Mapping) or parent.holds("email"):
        return ""
    if "email" not in keys_at(record, loc[:-1]):
        return ""
    return write_instead(parent.key_place("form"), "email")


def _report_tag(loc: Loc[Any], tree: Mapping, problems: Collector) -> None:
    """Report a change whose `action` is missing or none of the known ones."""
    actions = ("add", "amend", "remove")
    node, place = find(tree, loc)
    if not isinstance(node, Mapping):
        problems.add(
            "HB103",
            say("expected keys with values, found {found}", found=described(node)),
            place,
        )
        return
    if not node.holds("action"):
        _report_no_action(node, place, problems)
        return
    action = node.node("action")
    if isinstance(action, Mapping | Sequence):
        place = node.key_place("action")
        problems.add(
            "HB103", say("expected one word, found {found}", found=described(action)), place
        )
    elif action is not None:
        message = say(
            "expected one of {options}; found {found}",
            options=", ".join(actions),
            found=f"'{action}'",
        )
        low = plain(action).casefold().strip("\"'„”“.,;! ")
        meant = low if low in actions else ACTION_WORDS.get(low, "")
        hint = write_instead(action.place, meant) if meant else did_you_mean(action, actions)
        problems.add("HB104", message, action.place, hint)


def _report_no_action(node: Mapping, place: Place, problems: Collector) -> None:
    """Report a change without `action`, with the key that was meant to be it."""
    for key in node.written():
        if meant_key(key, ("action",)) or nearest(key, ("action",)):
            hint = write_instead(key.place, "action")
            problems.add("HB102", say("unknown key '{key}'", key=key), key.place, hint)
            return
    action = "add" if node.holds("clause") else "amend"
    hint = say("add a line '{line}'", line=f"action: {action}")
    first = node.written()[0] if node.written() else None
    # What only has a reason may be a removal as well.
    if first and {"target", "reason", "approved_by"}.issuperset(node.written()):
        hint = say("add a line 'action: amend' or 'action: remove'")
    elif first and (head := first.place.excerpt[: first.place.column - 1]).strip() == "-":
        rest = first.place.excerpt[len(head) :].rstrip()
        shown = f"{head}action: {action}\n{' ' * len(head)}{rest}"
        hint = write_lines(first.place.line, first.place.line, shown, hint)
    problems.add("HB101", say("'{key}' is missing", key="action"), place, hint)
