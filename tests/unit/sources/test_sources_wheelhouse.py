"""A wheelhouse is held against the locks by hash, and pip fills what it lacks."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from generator.cli.doctor import _wheelhouse
from generator.model.problems import UsageFault
from generator.sources import locks
from generator.sources.locks import Pin, every_pin, read_lock
from generator.sources.wheelhouse import fetch, look

ANY = "py3-none-any"
ELSEWHERE = "cp311-abi3-win_arm64"


@pytest.fixture(autouse=True)
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder in which pip finds packages; it asks nothing else."""
    folder = tmp_path / "registry"
    folder.mkdir()
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def wheel(folder: Path, name: str, tag: str = ANY, version: str = "1.0") -> str:
    """Put a wheel that holds nothing into a folder, and give its hash."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}-{version}-{tag}.whl"
    about = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(
            f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        )
        file.writestr(f"{about}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n")
        file.writestr(f"{about}/RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pin(requirement: str, *hashes: str) -> Pin:
    """Give a package of a lock."""
    return Pin(Requirement(requirement), frozenset(hashes))


def test_lock_is_read_with_markers_extras_and_hashes(tmp_path: Path) -> None:
    """As `make locks` writes it; what counts elsewhere is kept."""
    lock = tmp_path / "requirements.txt"
    lock.write_text(
        "inner[fast,small]==1.0 ; python_full_version < '3.12' \\\n"
        f"    --hash=sha256:{'a' * 64} \\\n"
        f"    --hash=sha256:{'b' * 64}\n"
        f"outer==2.0 \\\n    --hash=sha256:{'c' * 64}\n",
        "utf-8",
    )
    first, second = read_lock(lock)

    assert (first.name, first.version) == ("inner", "1.0")
    assert sorted(first.requirement.extras) == ["fast", "small"]
    assert first.hashes == {"a" * 64, "b" * 64}
    assert str(first.requirement.marker) == 'python_full_version < "3.12"'
    assert (second.name, second.version) == ("outer", "2.0")
    assert second.hashes == {"c" * 64}
    assert every_pin(tmp_path) == [first, second]


def test_folder_is_held_against_the_locks(tmp_path: Path) -> None:
    """What is there, what is not, and what is called as something locked but is not it."""
    house = tmp_path / "house"
    pins = [
        pin("held==1.0", wheel(house, "held"), "0" * 64),
        pin("gone==1.0", "0" * 64),
        pin("changed==1.0", "0" * 64),
        pin("win==1.0", wheel(house, "win", ELSEWHERE)),
        pin("other==1.0 ; sys_platform == 'nowhere'", "0" * 64),
        pin("not_here==1.0 ; sys_platform == 'nowhere'", wheel(house, "not_here")),
    ]
    wheel(house, "changed")
    wheel(house, "held", version="2.0")
    wheel(house, "stranger")
    (house / "no-wheel.whl").write_bytes(b"")
    (house / "held-1.0.tar.gz").write_bytes(b"")
    seen = look(house, pins)

    assert seen.held == ("held",)
    assert [one.name for one in seen.lacking] == ["gone", "changed", "win"]
    assert seen.spoiled == ("changed-1.0-py3-none-any.whl",)


def test_nothing_is_held_where_there_is_no_folder(tmp_path: Path) -> None:
    """It is the first time."""
    one = pin("gone==1.0", "0" * 64)
    seen = look(tmp_path / "none", [one])

    assert (seen.held, seen.lacking, seen.spoiled) == ((), (one,), ())


def test_what_is_lacking_is_fetched_by_hash(tmp_path: Path, registry: Path) -> None:
    """A file that was spoiled gets its place back; nothing else is left in the folder."""
    house = tmp_path / "deep" / "house"
    house.mkdir(parents=True)
    pins = [
        pin("inner==1.0", wheel(registry, "inner")),
        pin("outer[fast]==1.0 ; python_version >= '3'", wheel(registry, "outer"), "0" * 64),
    ]
    (house / f"inner-1.0-{ANY}.whl").write_bytes(b"half")
    assert look(house, pins).spoiled == (f"inner-1.0-{ANY}.whl",)

    assert fetch(house, pins) == ""
    seen = look(house, pins)
    assert (seen.held, seen.lacking, seen.spoiled) == (("inner", "outer"), (), ())
    assert sorted(path.name for path in house.iterdir()) == [
        f"inner-1.0-{ANY}.whl",
        f"outer-1.0-{ANY}.whl",
    ]


def test_other_content_is_not_taken(tmp_path: Path, registry: Path) -> None:
    """Whatever the registry gives has to have the hash of the lock."""
    wheel(registry, "inner")
    house = tmp_path / "house"

    assert "PACKAGES DO NOT MATCH THE HASHES" in fetch(house, [pin("inner==1.0", "0" * 64)])
    assert list(house.iterdir()) == []


def test_folder_that_can_not_be_written_is_a_fault(tmp_path: Path) -> None:
    """With the reason, and no traceback."""
    file = tmp_path / "file"
    file.write_text("x", "utf-8")

    with pytest.raises(UsageFault) as caught:
        fetch(file / "house", [])

    assert caught.value.message.startswith(f"'{file / 'house'}' can't be written: ")
    assert caught.value.hint == "choose a folder that you may write to"


def test_doctor_fills_and_tells(
    tmp_path: Path,
    registry: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is missing stays a fault; the second time nothing is fetched any more."""
    home, house = tmp_path / "home", tmp_path / "house"
    home.mkdir()
    lock = home / "requirements.txt"
    lock.write_text(f"inner==1.0 --hash=sha256:{wheel(registry, 'inner')}\n", "utf-8")
    monkeypatch.setattr(locks.every_pin, "__defaults__", (home,))
    good = (True, "wheelhouse: 1 package for this Python and system, with the hash of the locks")

    assert list(_wheelhouse(house)) == [good]
    assert capsys.readouterr().out == "Fetching 1 package ...\n"
    assert list(_wheelhouse(house)) == [good]
    assert capsys.readouterr().out == ""

    lock.write_text(lock.read_text("utf-8") + f"outer==1.0 --hash=sha256:{'0' * 64}\n", "utf-8")
    wheel(house, "outer")
    lacks = (
        "wheelhouse: pip can't fetch what it lacks: No matching distribution found for outer==1.0"
    )
    other = f"wheelhouse: 'outer-1.0-{ANY}.whl' has a hash that the locks do not hold; delete it"
    assert list(_wheelhouse(house)) == [
        (False, lacks),
        (False, "wheelhouse: outer 1.0, for this Python and system"),
        (False, other),
        good,
    ]
