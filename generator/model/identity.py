"""What a document was made of, as a line that editors keep."""

from __future__ import annotations

from dataclasses import dataclass

_FORMAT = "handbook-document-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a document was made of."""

    company: str
    what: str
    language: str
    version: str
    digest: str


def identify(one: Identity) -> str:
    """Write what a document was made of as one line, which editors keep among its properties.

    >>> line = identify(Identity(company="x y", what="papers", language="pl", version="1",
    ...     digest="ab"))
    >>> line, identified(line).company
    ('handbook-document-1 papers pl 1 ab x y', 'x y')
    """
    return f"{_FORMAT} {one.what} {one.language} {one.version} {one.digest} {one.company}"


def identified(line: str) -> Identity | None:
    """Read what a document was made of; None for one that is not of ours."""
    parts = line.split(" ", 5)
    if len(parts) < 6 or parts[0] != _FORMAT:  # noqa: PLR2004 - the parts of `identify`
        return None
    _, what, language, version, digest, company = parts
    return Identity(company=company, what=what, language=language, version=version, digest=digest)
