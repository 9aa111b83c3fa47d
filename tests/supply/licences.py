"""Which licence a package has, as an SPDX expression."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Mapping

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.spdx import is_expression

_CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
}
"""Those that mean one licence; "BSD License" does not."""
_PREFIX = "License :: OSI Approved :: "
FACTORY = LicenseFactory()


def licence_of(package: str, known: Mapping[str, str]) -> str:
    """Give the licence of an installed package.

    Args:
        package: Its name as registries spell it.
        known: Licences of packages whose data leaves them open.

    Raises:
        LookupError: Neither tells.
    """
    if package in known:
        return known[package]
    data = importlib.metadata.metadata(package)
    named = [
        one.removeprefix(_PREFIX)
        for one in data.get_all("Classifier", [])
        if one.startswith(_PREFIX)
    ]
    # Of two nothing says whether both hold, or either.
    classified = _CLASSIFIERS.get(named[0]) if len(named) == 1 else None
    for said in (*data.get_all("License-Expression", []), *data.get_all("License", []), classified):
        if said and is_spdx(said):
            return str(said)
    raise LookupError(f"{package}: tests/supply/parts.toml has to tell its licence")


def is_spdx(text: str) -> bool:
    """Tell whether a text is an SPDX expression of known licences."""
    return is_expression(text)
