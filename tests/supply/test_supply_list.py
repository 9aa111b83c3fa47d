"""The bill of materials and the list of licences hold what is shipped, and nothing is forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fnmatch import fnmatch
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from generator.outputs.pdf import fonts as printed
from tests.pins import pins
from tests.supply.bill import bill
from tests.supply.licences import is_spdx, licence_of
from tests.supply.page import NAME, third_party
from tests.supply.parts import (
    LOCK,
    assets,
    every_licence,
    icon_sets,
    modules,
    own_files,
    packages,
    table,
    theme_files,
)
from tests.trees import ROOT


@pytest.fixture(scope="module")
def listed() -> Any:
    """Make the bill once."""
    return json.loads(bill())


def components(data: Any) -> Iterator[Any]:
    """Walk all components, those within others too."""
    for one in data.get("components", []):
        yield one
        yield from components(one)


def test_bill_is_what_cyclonedx_wants() -> None:
    """The strict schema of the version that it bears finds nothing."""
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill()) is None


def test_equal_locks_give_equal_bills() -> None:
    """No time, no number by chance."""
    assert bill() == bill()
    assert "timestamp" not in bill()


def test_bill_has_every_locked_package_with_its_hashes(listed: Any) -> None:
    """By name, version and purl; of each file that the lock allows the hash."""
    found = {one["name"]: one for one in listed["components"]}

    assert {(one["name"], one["version"]) for one in listed["components"]} == {
        (pin.name, pin.version) for pin in pins(LOCK)
    }
    for pin in pins(LOCK):
        one = found[pin.name]
        assert one["purl"] == f"pkg:pypi/{pin.name}@{pin.version}"
        assert {hashed["content"] for hashed in one["hashes"]} == pin.hashes
        assert one["licenses"]


def test_bill_tells_what_asks_for_what(listed: Any) -> None:
    """Every package is asked for, by the project or by another."""
    needs = {one["ref"]: one.get("dependsOn", []) for one in listed["dependencies"]}
    asked = {name for names in needs.values() for name in names}
    # The program is installed with it, whether or not another package asks for it.
    building = {"setuptools"}

    assert "mkdocs" in needs["mkdocs-material"]
    assert {one.name for one in packages()} - asked <= building


def test_bill_has_every_asset_with_its_hash(listed: Any) -> None:
    """The theme's below the theme, ours below the program."""
    whole = {one["bom-ref"]: one for one in components(listed)}
    own = {one["name"] for one in components(listed["metadata"]["component"])}

    assert own == set(own_files())
    for asset in assets(theme_files()):
        one = whole[f"mkdocs-material/{asset.name}"]
        assert one["hashes"] == [{"alg": "SHA-256", "content": asset.digest}]


def test_page_of_licences_is_current() -> None:
    """THIRD-PARTY.md is what `make sbom` writes."""
    assert (ROOT / NAME).read_text(encoding="utf-8") == third_party()


def test_every_licence_is_one_that_spdx_knows() -> None:
    """No name of our own making."""
    assert [licence for licence in every_licence() if not is_spdx(licence)] == []


def test_package_whose_data_tells_no_licence_has_to_be_looked_at() -> None:
    """A licence is never guessed: "BSD" may be several."""
    with pytest.raises(LookupError, match=r"jinja2: tests/supply/parts\.toml"):
        licence_of("jinja2", {})


def test_licences_told_by_hand_are_needed() -> None:
    """One that the package's own data tells by now would only grow old."""
    names = {one.name for one in packages()}
    for name in table()["licences"]:
        assert name in names
        with pytest.raises(LookupError):
            licence_of(name, {})


def test_table_knows_every_script_of_the_theme() -> None:
    """Whatever its source maps name, and each file that holds nothing else."""
    told = table()["scripts"].values()
    known = {one["module"] for one in told if "module" in one}
    patterns = [pattern for one in told for pattern in one.get("files", ())]
    files = [name.removeprefix("assets/javascripts/") for name in theme_files()]
    loose = [name for name in files if name.startswith("lunr/")]

    assert set(modules()) == known
    assert [name for name in loose if not any(fnmatch(name, one) for one in patterns)] == []
    assert [one for one in patterns if not any(fnmatch(name, one) for name in loose)] == []


def test_table_knows_every_set_of_icons_and_every_font() -> None:
    """Those that templates name, and those whose files the PDF takes."""
    assert set(table()["icons"]) == icon_sets()
    # The engine brings the last one itself.
    assert set(table()["fonts"]) == {*printed._FILES, "typst"}
