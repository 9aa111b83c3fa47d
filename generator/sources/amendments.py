"""Write changes of clauses into a company's file; all other lines stay as they are."""

from __future__ import annotations

from collections.abc import Mapping as Texts
from collections.abc import Sequence
from typing import Any

from generator.model.place import Located
from generator.sources.moving import block_of
from generator.sources.nodes import Mapping
from generator.sources.yaml_text import Quoted, yaml_text


class Rewriting:
    """The lines of a company's file, changed from the end to the beginning."""

    def __init__(self, lines: Sequence[str], tree: Mapping) -> None:
        """Begin with the file as it is.

        Args:
            lines: Its lines.
            tree: What they say.
        """
        self.lines = list(lines)
        self.tree = tree
        self._replaced: dict[int, tuple[int, list[str]]] = {}
        self._added: list[dict[str, Any]] = []
        self._settings: list[tuple[str, Any]] = []

    def write(
        self,
        clause: str,
        field: str,
        words: Texts[str, str],
        reason: Texts[str, str],
        approved_by: str | None,
    ) -> None:
        """Let a field of a clause say other words.

        Where the company says them itself or amends them already, these words are replaced.
        """
        entry, owner = self._entry(clause, field)
        if owner is not None:
            key = owner.key_place(field)
            self._replace(_key(owner, field), {field: _texts(words)}, key.column - 1)
            return
        if entry is not None:
            extra = f"add_{field}"
            if entry.holds(extra):
                column = entry.key_place(extra).column - 1
                self._replace(_key(entry, extra), {field: _texts(words)}, column)
                return
        told: dict[str, Any] = {"action": "amend", "target": clause}
        told["reason"] = {code: Quoted(said) for code, said in reason.items()}
        if approved_by:
            told["approved_by"] = Quoted(approved_by)
        same = next((one for one in self._added if one["target"] == clause), None)
        if same is None:
            self._added.append(told)
            same = told
        same[field] = _texts(words)

    def remove(self, clause: str, reason: Texts[str, str], approved_by: str) -> None:
        """Take a clause out."""
        self._added.append(
            {
                "action": "remove",
                "target": clause,
                "reason": {code: Quoted(said) for code, said in reason.items()},
                "approved_by": Quoted(approved_by),
            }
        )

    def set(self, name: str, value: Any) -> None:
        """Give a parameter a value of the company's own."""
        settings = self.tree.get("settings")
        if isinstance(settings, Mapping) and settings.holds(name):
            column = settings.key_place(name).column - 1
            node = settings.node(name)
            if isinstance(node, Mapping) and node.holds("value"):
                inner = node.key_place("value").column - 1
                self._replace(_key(node, "value"), {"value": value}, inner)
            else:
                self._replace(_key(settings, name), {name: value}, column)
        else:
            self._settings.append((name, value))

    def text(self) -> str:
        """Give the file's new text."""
        lines = list(self.lines)
        insertions: list[tuple[int, int, list[str]]] = [
            (first, first + count, fresh) for first, (count, fresh) in self._replaced.items()
        ]
        if self._settings:
            insertions.append(
                self._into(
                    "settings",
                    [line for name, value in self._settings for line in _yaml({name: value}, 2)],
                )
            )
        if self._added:
            insertions.append(
                self._into("changes", [line for one in self._added for line in _yaml([one], 2)])
            )
        for first, last, fresh in sorted(insertions, reverse=True):
            lines[first:last] = fresh
        return "\n".join(lines)

    def _into(self, name: str, fresh: list[str]) -> tuple[int, int, list[str]]:
        """Say behind which line of a key's block more lines go; the key is made if need be."""
        node = self.tree.get(name)
        if node is None or not node:
            end = len(self.lines)
            while end and not self.lines[end - 1].strip():
                end -= 1
            if self.tree.holds(name):
                at = self.tree.key_place(name).line
                return at - 1, at, [f"{name}:", *fresh]
            return end, end, ["", f"{name}:", *fresh]
        key = _key(self.tree, name)
        block = block_of(key, self.tree.spot)
        while block and (not block[-1].strip() or block[-1].lstrip().startswith("#")):
            block.pop()
        at = key.place.line - 1 + len(block)
        return at, at, fresh

    def _replace(self, key: Located, data: Any, column: int) -> None:
        block = block_of(key, self.tree.spot)
        while len(block) > 1 and (not block[-1].strip() or block[-1].lstrip().startswith("#")):
            block.pop()
        fresh = _yaml(data, column)
        first = key.place.line - 1
        before = self.lines[first][:column]
        if before.strip():
            # The key follows a dash.
            fresh[0] = before + fresh[0][column:]
        self._replaced[first] = (len(block), fresh)

    def _entry(self, clause: str, field: str) -> tuple[Mapping | None, Mapping | None]:
        """Find the company's change of a clause, and where it says the field."""
        changes = self.tree.get("changes") or []
        amending: Mapping | None = None
        for one in changes:
            if not isinstance(one, Mapping):
                continue
            own = one.get("clause")
            if isinstance(own, Mapping) and str(own.get("id")) == clause:
                return own, own if own.holds(field) else None
            if str(one.get("target")) == clause and str(one.get("action")) == "amend":
                amending = one if amending is None or one.holds(field) else amending
                if one.holds(field):
                    return one, one
        return amending, None


def _key(mapping: Mapping, name: str) -> Located:
    return next(one for one in mapping.written() if one == name)


def _texts(words: Texts[str, str]) -> dict[str, Any]:
    return {code: said if "\n" not in said else Block(said) for code, said in words.items()}


class Block(str):
    """A text of several lines, which YAML shows as they are."""

    __slots__ = ()


def _yaml(data: Any, column: int) -> list[str]:
    """Write data as lines that stand at a column; texts of several lines as blocks."""
    blocks: dict[str, Block] = {}
    plain = _marked(data, blocks)
    text = yaml_text(plain).rstrip("\n")
    lines: list[str] = []
    for line in text.split("\n"):
        name = next((one for one in blocks if line.endswith(one)), "")
        indent = len(line) - len(line.lstrip(" "))
        if name:
            lines.append(line.removesuffix(name).rstrip() + " |")
            lines += (
                f"{' ' * (indent + 2)}{one}" if one else "" for one in blocks[name].split("\n")
            )
        else:
            lines.append(line)
    return [f"{' ' * column}{line}" if line else "" for line in lines]


def _marked(data: Any, blocks: dict[str, Block]) -> Any:
    if isinstance(data, Block):
        name = f"handbookblock{len(blocks)}"
        blocks[name] = data
        return name
    if isinstance(data, dict):
        return {key: _marked(said, blocks) for key, said in data.items()}
    if isinstance(data, list):
        return [_marked(one, blocks) for one in data]
    if isinstance(data, str) and not isinstance(data, Quoted):
        return Quoted(data) if any(sign in data for sign in "{}:#\"'") else data
    return data
