"""What builds keep is taken again only when it is whole and of the same maker."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.outputs.kept import Kept, Plain, key_of

VALUES = ["słowo\n\t\x02", ["a", {"b": [1, 0.5, None, True]}], {"pusty": ""}]


class _Count:
    """Makes values, and counts how often it had to."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def __call__(self, key: str, value: Plain) -> Callable[[], Plain]:
        def make() -> Plain:
            self.made.append(key)
            return value

        return make


def _take(kept: Kept, keys: str, count: _Count) -> list[str]:
    return [kept.take("page", key, count(key, f"<{key}>")) for key in keys]


def _filled(file: Path, keys: str = "ab") -> Path:
    kept = Kept(file, "maker")
    _take(kept, keys, _Count())
    kept.save()
    return file


@pytest.mark.parametrize("value", VALUES)
def test_a_value_comes_back_as_it_was(tmp_path: Path, value: Any) -> None:
    """Line ends, tabs and signs that no text holds included."""
    kept = Kept(tmp_path / "deep" / "pl.json", "maker")
    kept.take("page", "k", lambda: value)
    kept.save()

    again = Kept(tmp_path / "deep" / "pl.json", "maker")
    assert again.take("page", "k", lambda: pytest.fail("it was kept")) == value


def test_what_was_not_used_is_forgotten(tmp_path: Path) -> None:
    """So the file never outgrows one build."""
    file, count = _filled(tmp_path / "pl.json", "ab"), _Count()
    second = Kept(file, "maker")
    _take(second, "bc", count)
    second.save()
    assert count.made == ["c"]

    third, count = Kept(file, "maker"), _Count()
    assert _take(third, "abc", count) == ["<a>", "<b>", "<c>"]
    assert count.made == ["a"]


def test_kinds_do_not_mix(tmp_path: Path) -> None:
    """One key may stand for a page and for its entries."""
    kept = Kept(_filled(tmp_path / "pl.json"), "maker")

    assert kept.take("search", "a", lambda: ["other"]) == ["other"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.replace(b"<a>", b"<x>"),
        lambda data: data[:-5],
        lambda data: data.replace(b"maker", b"other"),
        lambda data: b"\xff" + data,
        lambda _: b"",
        lambda data: data.replace(b"\t", b" "),
    ],
)
def test_what_is_damaged_is_made_anew(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    """A disk, another program or another version may have written there."""
    file = _filled(tmp_path / "pl.json")
    file.write_bytes(spoil(file.read_bytes()))
    count = _Count()

    assert _take(Kept(file, "maker"), "ab", count) == ["<a>", "<b>"]
    assert count.made


def test_an_unchanged_file_is_not_written(tmp_path: Path) -> None:
    """A build of nothing new leaves the disk alone."""
    file = _filled(tmp_path / "pl.json")
    before = file.stat()
    kept = Kept(file, "maker")
    _take(kept, "ba", _Count())
    kept.save()

    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_nothing_is_followed_and_nothing_stops_a_build(tmp_path: Path) -> None:
    """A link, a folder in the file's place, a folder that takes no files."""
    real = _filled(tmp_path / "real.json")
    (tmp_path / "link.json").symlink_to(real)
    count = _Count()
    _take(Kept(tmp_path / "link.json", "maker"), "a", count)
    assert count.made == ["a"]

    (tmp_path / "folder.json").mkdir()
    (tmp_path / "file").write_text("")
    for name in ("folder.json", "file/pl.json"):
        kept = Kept(tmp_path / name, "maker")
        assert _take(kept, "a", _Count()) == ["<a>"]
        kept.save()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "file",
        "folder.json",
        "link.json",
        "real.json",
    ]


def test_a_key_stands_for_its_parts_in_their_order() -> None:
    """Parts that look alike when they are joined have keys of their own."""
    parts = [("a", "b"), ("ab",), ("b", "a"), ("a", ["b"]), ("a", "b", None), (1,), ("1",), (True,)]

    assert len({key_of(*some) for some in parts}) == len(parts)
    assert key_of({"x": 1, "y": 2}) == key_of({"y": 2, "x": 1})


def test_what_is_of_another_kind_is_made_anew(tmp_path: Path) -> None:
    """Lists without end, pipes, and values that nobody here has kept."""
    file = tmp_path / "pl.json"
    line = b"[" * 200_000
    head = b'{"form":1,"made_by":"maker"}\n'
    for value in (line, b"[]"):
        file.write_bytes(head + b"page a\t%08x\t%b\n" % (zlib.crc32(value), value))
        assert Kept(file, "maker").take("page", "a", lambda: "made", str) == "made"
    file.unlink()
    os.mkfifo(file)
    assert Kept(file, "maker").take("page", "a", lambda: "made", str) == "made"
