"""The bill of materials in CycloneDX: equal locks and files give equal bytes."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from typing import Any

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.dependency import Dependency
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from tests.supply.licences import FACTORY
from tests.supply.parts import (
    THEME,
    Asset,
    Package,
    Part,
    asked_for,
    assets,
    fonts,
    own_files,
    packages,
    parts_of_sites,
    project,
    theme_files,
)

NAME = "sbom.cdx.json"
_STANDS = "handbook:stands-in"
"""The property that says where a part ends up: `site` or `pdf`."""


def bill() -> str:
    """Give the bill as JSON."""
    own = Component(
        name=project()["name"],
        version=project()["version"],
        type=ComponentType.APPLICATION,
        bom_ref=project()["name"],
        licenses=[FACTORY.make_from_string(project()["license"])],
        purl=PackageURL("generic", name=project()["name"], version=project()["version"]),
        components=_files(assets(own_files()), project()["name"]),
    )
    bom = Bom()
    bom.metadata.component = own
    inside = {THEME: _files(assets(theme_files()), THEME)}
    for where, parts in (("site", parts_of_sites()), ("pdf", fonts())):
        for part in parts:
            inside.setdefault(part.brought_by, []).append(_part(part, where))
    by_name = {one.name: _package(one, inside.get(one.name, [])) for one in packages()}
    bom.components.update(by_name.values())
    bom.dependencies.add(_needs(own, (by_name[name] for name in asked_for())))
    for one in packages():
        bom.dependencies.add(_needs(by_name[one.name], (by_name[name] for name in one.needs)))
    return _stable(JsonV1Dot6(bom).output_as_string())


def _stable(text: str) -> str:
    """Take the time out, and give a number that comes of what the bill says."""
    data: dict[str, Any] = json.loads(text)
    del data["metadata"]["timestamp"], data["serialNumber"]
    said = json.dumps(data, ensure_ascii=False, sort_keys=True)
    number = uuid.uuid5(uuid.NAMESPACE_OID, said)
    whole = {"serialNumber": number.urn, **data}
    return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _package(one: Package, inside: Iterable[Component]) -> Component:
    return Component(
        name=one.name,
        version=one.version,
        type=ComponentType.LIBRARY,
        bom_ref=one.name,
        licenses=[FACTORY.make_from_string(one.licence)],
        purl=PackageURL("pypi", name=one.name, version=one.version),
        hashes=map(_hash, one.hashes),
        components=inside,
    )


def _part(part: Part, where: str) -> Component:
    return Component(
        name=part.name,
        version=part.version or None,
        type=ComponentType.LIBRARY if part.module else ComponentType.DATA,
        bom_ref=f"{part.brought_by}/{part.name}",
        licenses=[FACTORY.make_from_string(part.licence)],
        purl=_on_npm(part) if part.module else None,
        properties=[Property(name=_STANDS, value=where)],
    )


def _on_npm(part: Part) -> PackageURL:
    return PackageURL("npm", name=part.module, version=part.version or None)


def _files(found: Iterable[Asset], owner: str) -> list[Component]:
    return [
        Component(
            name=asset.name,
            type=ComponentType.FILE,
            bom_ref=f"{owner}/{asset.name}",
            hashes=[_hash(asset.digest)],
            properties=[Property(name=_STANDS, value="site")],
        )
        for asset in found
    ]


def _hash(digest: str) -> HashType:
    return HashType(alg=HashAlgorithm.SHA_256, content=digest)


def _needs(one: Component, others: Iterable[Component]) -> Dependency:
    return Dependency(one.bom_ref, [Dependency(other.bom_ref) for other in others])
