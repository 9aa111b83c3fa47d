"""Read the text of a table whatever program saved it: encoding, line ends, invisible signs."""

from __future__ import annotations

import codecs
import re
import unicodedata

from generator.sources.foreign import encoding_of

_CODE_PAGES = ("cp1250", "iso8859-2", "cp852", "mac-latin2")
"""Where Polish letters stand without Unicode: in Windows, Linux, DOS and on old Macs."""
_LIKELY = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻäöüßéÄÖÜÉ–—„”’…€§°")
"""Signs that a table of people in Poland or nearby holds; a wrong code page gives others."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_UNSEEN = re.compile(
    "[\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
"""Signs without a width that mail programs and web pages leave in what is copied from them."""
_IN_LINE = re.compile("[\x0b\x0c\x85\u2028\u2029]")
"""Signs that end a line or a page elsewhere; in a table they are a space in a cell."""
_END_OF_FILE = re.compile(r"\x1a\s*\Z")
"""What programs of the days of DOS put after the last line."""


def table_text(data: bytes) -> str:
    r"""Read a table whatever it was saved as; what no encoding knows is marked.

    Lines that are no UTF-8 are taken for the code page in which they hold Polish letters, each for
    itself, because tables are put together from several files. Line ends become LF.

    >>> table_text("Żółw\r\n".encode("cp852")), table_text("Żółw".encode("utf-16"))
    ('Żółw\n', 'Żółw')
    """
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    return _END_OF_FILE.sub("", _IN_LINE.sub(" ", _UNSEEN.sub("", text)))


def _decoded(data: bytes) -> str:
    data = data.removeprefix(codecs.BOM_UTF8)
    # Latin letters in UTF-16 are good UTF-8, too, with a NUL after each.
    if (encoding := encoding_of(data)).startswith("utf-16"):
        return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _by_lines(data)


def _by_lines(data: bytes) -> str:
    lines: list[str | bytes] = []
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(line)
    foreign = b"\n".join(line for line in lines if isinstance(line, bytes))
    page = max(_CODE_PAGES, key=lambda name: _likeness(foreign, name))
    return "\n".join(
        line if isinstance(line, str) else line.decode(page, errors="replace") for line in lines
    )


def _likeness(data: bytes, page: str) -> int:
    """Say how well a code page reads bytes: its signs that are likely against all others."""
    signs = _NOT_ASCII.findall(unicodedata.normalize("NFC", data.decode(page, errors="replace")))
    likely = sum(sign in _LIKELY for sign in signs)
    return 2 * likely - len(signs)
