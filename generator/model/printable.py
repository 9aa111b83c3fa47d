"""Which letters and signs can be printed: those that the fonts of the PDF hold.

What is found here is told when the sources are checked, because a text that the site shows and the
PDF can't print would otherwise be noticed after its approval.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# begin: written by `python -m tests.printable`, which asks the engine
RANGES = """
20-7e a0-377 37a-37f 384-38a 38c 38e-3a1 3a3-3e1 3f0-52f 531-556 559-58a 58d-58f 10a0-10c5 10c7
10cd 10d0-10ff 1ab0-1ac0 1ac5 1ac7-1ace 1c80-1c88 1c90-1cba 1cbd-1cbf 1d00-1df9 1dfb-1f15 1f18-1f1d
1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d 1f80-1fb4 1fb6-1fc4 1fc6-1fd3 1fd6-1fdb
1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2000-2071 2074-208e 2090-209c 20a0-20c0 20dd-20e0 20e2-20e4 20f0
2100-218b 2190-2213 2215 2217-2220 2223-2224 2227-222d 2234-223d 2241-2269 226d-228b 228d-22a5 22ac
22b2-22b5 22b8 22c2-22c6 22cd-22d1 22da-22ed 22ef 2300-2315 2317-2323 2325-237a 237c-237d 2380-23af
23be-23db 23e2-23f3 23f8-23fa 2423 2460-262f 2638-268b 2690-269d 26a0-26ab 26ad-26be 26c4-26c5 26c8
26ce-26cf 26d1 26d3-26d4 26e2-26ff 2701-275e 2761-27bf 27c2 27c5-27c6 27dc 27e0 27e6-27eb 27f5-27f7
2921-2922 2934-2935 2987-2988 2997-2998 29eb 29fa-29fb 2a00 2a2f 2a6a-2a6b 2b05-2b0d 2b12-2b1c 2b50
2b55 2c60-2c7f 2d00-2d25 2d27 2d2d 2de0-2e5d 3000 302e-3030 303d 3297 3299 a640-a69f a700-a7ca
a7d0-a7d1 a7d3 a7d5-a7d9 a7f2-a7ff ab30-ab6b fb00-fb06 fb13-fb17 fe0e-fe0f fe20-fe2f fffd 1d55a
1d670-1d6a3 1d7f6-1d7ff 1df00-1df1e 1f004 1f0cf 1f100-1f10c 1f110-1f16c 1f170-1f1ac 1f1e6-1f1ff
1f201-1f202 1f21a 1f22f 1f232-1f23a 1f250-1f251 1f300-1f321 1f324-1f393 1f396-1f397 1f399-1f39b
1f39e-1f3f0 1f3f3-1f3f5 1f3f7-1f4fd 1f4ff-1f53d 1f546-1f567 1f56f-1f570 1f573-1f57a 1f587
1f58a-1f58d 1f590 1f595-1f596 1f5a4-1f5a5 1f5a8 1f5b1-1f5b2 1f5bc 1f5c2-1f5c4 1f5d1-1f5d3
1f5dc-1f5de 1f5e1 1f5e3 1f5e8 1f5ef 1f5f3 1f5fa-1f64f 1f680-1f6c5 1f6cb-1f6d2 1f6d5-1f6d7
1f6dc-1f6e5 1f6e9 1f6eb-1f6ec 1f6f0 1f6f3-1f6fc 1f700-1f773 1f7e0-1f7eb 1f7f0 1f90c-1f93a
1f93c-1f945 1f947-1f9ff 1fa70-1fa7c 1fa80-1fa88 1fa90-1fabd 1fabf-1fac5 1face-1fadb 1fae0-1fae8
1faf0-1faf8
"""
"""Code points as hexadecimal numbers, the first and the last of each range."""
# end


def _members() -> str:
    """Give the signs as the inside of a character class."""
    spans = [one.partition("-") for one in RANGES.split()]
    return "".join(f"\\U{first:0>8}-\\U{last or first:0>8}" for first, _, last in spans)


_OTHER = re.compile(rf"[^\n\t{_members()}]")


def unprintable(text: str) -> Iterator[tuple[int, str]]:
    """Find each sign of a text that can't be printed, once.

    Returns:
        Where it first stands, and the sign.

    >>> list(unprintable("Żółw 🐢, 龜, שלום"))[:2]
    [(8, '龜'), (11, 'ש')]
    """
    seen = set()
    for match in _OTHER.finditer(text) if not text.isascii() else ():
        if match.group() not in seen:
            seen.add(match.group())
            yield match.start(), match.group()
