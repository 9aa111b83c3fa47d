"""Make text from the sources safe for the place that it is put in."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#+|&~^$=@:]")
_LINE_START = re.compile(r"(\s*)([-.)!?]|\d+[.)])")
_RULES = re.compile(r"-{2,}")
_IN_WORDS = re.compile(r"[\\`*_{}\[\]<>#|&~^$@]|:(?=\w)|={2,}|\+{2,}|-{2,}")
_BEGINS = re.compile(r"^([ ]*)([-+=:.)!?]|\d+[.)])", re.MULTILINE)


def _number(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(sign)};" for sign in match.group())


def _folded(text: str) -> str:
    """Bring a text into one line and one Unicode form."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Encode a plain text, so that no part of it can act as Markdown or HTML.

    Every sign that Markdown, its extensions or HTML could react to becomes a numeric
    character reference; line breaks become spaces, because a new line could begin a block.

    >>> plain("Foo & <b>| `x`")
    'Foo &#38; &#60;b&#62;&#124; &#96;x&#96;'
    >>> plain("1. first"), plain("well-kept")
    ('1&#46; first', 'well-kept')
    """
    encoded = _SPECIAL.sub(_number, _folded(text))
    if "--" in encoded:
        encoded = _RULES.sub(_number, encoded)
    if begin := _LINE_START.match(encoded):
        sign = re.sub(r"[-.)!?]", _number, begin.group(2))
        return f"{begin.group(1)}{sign}{encoded[begin.end() :]}"
    return encoded


@lru_cache(maxsize=20_000)
def words(text: str) -> str:
    r"""Encode words of a text that was read, with line ends that part its lines.

    >>> words("Cena: 2*3 zł\n+ VAT")
    'Cena: 2&#42;3 zł\n+ VAT'
    """
    return _IN_WORDS.sub(_number, unicodedata.normalize("NFC", text))


def lines_begun(text: str) -> str:
    r"""Encode signs at the beginnings of lines of Markdown, where they would begin a block.

    >>> lines_begun("1. maja\n+ 48 22")
    '1&#46; maja\n&#43; 48 22'
    """

    def encoded(match: re.Match[str]) -> str:
        return match[1] + re.sub(r"[-+=:.)!?]", _number, match[2])

    return _BEGINS.sub(encoded, text)


def config(text: str) -> str:
    """Encode a text for mkdocs.yml and front matter, which the theme prints as HTML.

    >>> config('Foo & "Bar" <b>')
    'Foo &amp; &quot;Bar&quot; &lt;b&gt;'
    """
    return html.escape(_folded(text), quote=True)


def yaml_string(text: str) -> str:
    r"""Write a text as a double-quoted YAML scalar.

    >>> yaml_string('say "no"')
    '"say \\"no\\""'
    """
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Safe(str):
    """Text that is Markdown already and goes onto the page as it is."""

    __slots__ = ()
