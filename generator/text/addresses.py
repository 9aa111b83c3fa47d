"""Addresses that nobody can have."""

from __future__ import annotations

import re
from collections.abc import Iterator

_RESERVED = re.compile(
    r"(?:@|//)(?P<domain>(?:[\w-]+\.)*(?:example\.(?:com|net|org)|example|invalid|test|localhost))"
    r"(?![\w-]|\.\w)",
    re.IGNORECASE,
)
"""Domains set aside for examples (RFC 2606 and RFC 6761), in an e-mail or a web address."""


def reserved(text: str) -> Iterator[tuple[int, str]]:
    """Walk the addresses of a text that lead nowhere: their offsets, and their domains.

    >>> list(reserved("Write to hr@acme.example."))
    [(12, 'acme.example')]
    """
    for found in _RESERVED.finditer(text):
        yield found.start("domain"), found.group("domain")
