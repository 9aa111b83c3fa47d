"""THIRD-PARTY.md: what of others is shipped, and under which licences."""

from __future__ import annotations

from collections.abc import Iterable

from tests.supply.parts import THEME, Part, fonts, packages, parts_of_sites

NAME = "THIRD-PARTY.md"
_HEAD = """\
# What of others is shipped

Written by `make sbom`; do not edit.
Licences are named as SPDX does; a row "A and B" means that both hold.
The same list with hashes and origins, in CycloneDX, is \
`dist/sbom.cdx.json`, which `make sbom` writes, too.

The program is under Apache-2.0 ([LICENSE](LICENSE)), \
and the policy text under CC BY 4.0 ([LICENSE-TEXT](LICENSE-TEXT)).
Nothing of what follows lies in this repository: \
`pip` fetches it, by version and hash, from the index that you use.
"""
_SITE = """\
## In the pages of a site

Whoever publishes a site passes these on.
{theme}, its scripts and styles, are MIT, and hold parts of others; \
a version is named where the files tell it.
Of `lunr-languages` the search loads one file of helpers; \
its other files, `tiny-segmenter` and `wordcut` come with the theme, and no page loads them.
All else in a site is ours or the company's own: texts, scripts, styles, logo.
"""
_PDF = """\
## In PDFs

A PDF holds the letters that it uses of these fonts, which their licences allow.
"""
_PACKAGES = """\
## What the program is installed with

The {n} packages of `requirements.txt`.
Some bring compiled libraries of others; \
their lists lie beside them, in `*.dist-info/sboms/` and `*.dist-info/licenses/` of the environment.
"""


def third_party() -> str:
    """Give the page's text."""
    every = packages()
    theme = next(one for one in every if one.name == THEME)
    return (
        "\n".join(
            [
                _HEAD,
                _SITE.format(theme=f"Material for MkDocs {theme.version} (`{THEME}`)"),
                _rows(_as_row(one) for one in parts_of_sites()),
                _PDF,
                _rows(_as_row(one) for one in fonts()),
                _PACKAGES.format(n=len(every)),
                _rows((one.name, one.version, one.licence, "") for one in every),
            ]
        ).rstrip("\n")
        + "\n"
    )


def _as_row(part: Part) -> tuple[str, str, str, str]:
    return part.name, part.version, part.licence, part.brought_by


def _rows(rows: Iterable[tuple[str, str, str, str]]) -> str:
    """Give a table; its last column is left out where no row has anything in it."""
    listed = [("part", "version", "licence", "comes with"), *rows]
    wide = 4 if any(row[3] for row in listed[1:]) else 3
    lines = [f"| {' | '.join(row[:wide])} |" for row in listed]
    lines.insert(1, f"| {' | '.join(['---'] * wide)} |")
    return (
        "\n".join(line.replace(" AND ", " and ").replace(" OR ", " or ") for line in lines) + "\n"
    )
