"""Addresses: what a link may lead to, how it is written for a browser, and what nobody can have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

_RESERVED = re.compile(
    r"(?:@|//)(?P<domain>(?:[\w-]+\.)*(?:example\.(?:com|net|org)|example|invalid|test|localhost))"
    r"(?![\w-]|\.\w)",
    re.IGNORECASE,
)
"""Domains set aside for examples (RFC 2606 and RFC 6761), in an e-mail or a web address."""

_NO_SIGN = r"\s<>\"`\\|^\x00-\x1f\x7f"
_HOST = r"[^\W_](?:[\w-]*[^\W_])?"
"""A label of a domain, in the letters of any language."""
_WEB = re.compile(
    rf"(?i:https?)://(?P<host>(?:{_HOST}\.)*{_HOST})\.?(?::\d{{1,5}})?(?P<rest>[/?#][^{_NO_SIGN}]*)?"
)
_MAIL = re.compile(
    rf"(?P<name>[\w.+%'&*/=~-]+)@(?P<host>(?:{_HOST}\.)*{_HOST})(?P<rest>\?[^{_NO_SIGN}]*)?"
)
_PHONE = re.compile(r"[+0-9(][0-9 ().-]*")
_OWN = re.compile(r"#[a-z0-9.-]+")
_KEPT = "!$&+,/:;=?@-.~#%"
"""Signs of an address that stay: the rest would act in Markdown, or is none of ASCII."""
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_AT_HOST = re.compile(r"(?:https?://|mailto:[^@]*@)(?P<host>[^/?#]*)", re.IGNORECASE)
_PUNYCODE = re.compile(r"(?i)xn--[a-z0-9-]+")

_SLOT = re.compile(r"\{[a-z][a-z0-9_:]*\}")
_AMONG_WORDS = re.compile(
    r"(?<![\w/@.+-])(?:(?P<scheme>(?i:https?)://)|(?i:www)\.(?=[^\W_]))"
    r"(?:\{[a-z][a-z0-9_:]*\}|[^\s<>\"`\\|^{}\[\]„“”«»\x00-\x1f])++"
    rf"|(?P<mail>(?<![\w.+%'/@’-])[\w.+%'-]*[\w+%-]@(?:{_HOST}\.)+[^\W\d_]{{2,}}(?![\w@]))"
)


_NUMBER = re.compile(
    r"(?P<number>\+?[0-9][0-9 ()-]{3,20}[0-9])(?:[ ,]+(?:wewn|wew|w|ext|x)\b\.? *[0-9]{1,6})?"
)
"""A number, and what a switchboard is asked for; few phones can dial that by themselves."""


def dialled(text: str) -> tuple[int, str] | None:
    """Read a telephone number: where it ends, and what calls it; None for any other text.

    >>> dialled("+48 22 000 01 10 wew. 12"), dialled("Dyżur: 112")
    ((16, 'tel:+48220000110'), None)
    """
    found = _NUMBER.fullmatch(text)
    digits = re.sub(r"[^+0-9]", "", found["number"]) if found else ""
    return (found.end("number"), f"tel:{digits}") if found else None


def reserved(text: str) -> Iterator[tuple[int, str]]:
    """Walk the addresses of a text that lead nowhere: their offsets, and their domains.

    >>> list(reserved("Write to hr@acme.example."))
    [(12, 'acme.example')]
    """
    for found in _RESERVED.finditer(text):
        yield found.start("domain"), found.group("domain")


def browsable(address: str) -> str | None:
    """Write the address of a link as browsers and readers of PDF take it: in ASCII, encoded.

    Args:
        address: What an author wrote, with the values of its placeholders.

    Returns:
        None when the address may not be linked to. `#id` stays as it is.

    >>> browsable("https://pl.wikipedia.org/wiki/Hejt_(internet)")
    'https://pl.wikipedia.org/wiki/Hejt_%28internet%29'
    >>> browsable("https://żółw.example/o'brien"), browsable("mailto:o'neil@bank.example")
    ('https://xn--w-uga1v8h.example/o%27brien', 'mailto:o%27neil@bank.example')
    >>> browsable("tel:+48 22 123"), browsable("javascript:alert(1)")
    ('tel:+4822123', None)
    """
    scheme, _, rest = address.partition(":")
    scheme = scheme.lower()
    if scheme == "mailto" and (mail := _MAIL.fullmatch(rest)):
        host = _ascii(mail["host"])
        more = _encoded(mail["rest"] or "")
        return f"mailto:{quote(mail['name'], safe='+%')}@{host}{more}" if host else None
    if scheme == "tel" and _PHONE.fullmatch(rest) and (digits := re.sub(r"[^+0-9]", "", rest)):
        return f"tel:{digits}" if digits.strip("+") else None
    if web := _WEB.fullmatch(address):
        host = _ascii(web["host"])
        start = web.start("rest") if web["rest"] else len(address)
        port = address[web.end("host") : start]
        return f"{scheme}://{host}{port}{_encoded(web['rest'] or '')}" if host else None
    return address if _OWN.fullmatch(address) else None


def host_of(address: str) -> str:
    """Give the domain of a web address in small letters; nothing for what is none.

    >>> host_of("https://Www.Firma.pl:8080/o-nas")
    'www.firma.pl'
    """
    web = _WEB.fullmatch(address)
    return web["host"].lower() if web else ""


def _encoded(part: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", part), safe=_KEPT)


def _ascii(host: str) -> str | None:
    """Write a domain in the letters that the net itself knows (IDNA 2008, UTS 46)."""
    if host.isascii():
        return host
    import idna  # Few addresses need it, and it takes a while to start.

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return None


def legible(address: str) -> str:
    """Write an address from `browsable` as one would type it.

    >>> legible("https://xn--w-uga1v8h.example/o%27brien_%28x%29")
    "https://żółw.example/o'brien_(x)"
    """
    for sign in "()*'":
        address = address.replace(f"%{ord(sign):02X}", sign)
    match = _AT_HOST.match(address) if "xn--" in address.lower() else None
    if match is None:
        return address
    host = _PUNYCODE.sub(_letters, match["host"])
    return address[: match.start("host")] + host + address[match.end("host") :]


def _letters(match: re.Match[str]) -> str:
    import idna

    try:
        return idna.decode(match.group())
    except (idna.IDNAError, UnicodeError):
        return match.group()


def found_among_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Walk the addresses that stand among words: begin, end, and what each leads to.

    A sign that closes a sentence, a bracket or a quotation is no part of an address.

    >>> list(found_among_words("Pisz (na: hr@acme.pl), zob. www.acme.pl/o_(nas)."))
    [(10, 20, 'mailto:hr@acme.pl'), (28, 47, 'https://www.acme.pl/o_(nas)')]
    >>> list(found_among_words("@firma@mastodon.social, firma.pl, 3@, www. i http://"))
    []
    """
    if "@" not in text and "://" not in text and "www." not in text.lower():
        return
    for match in _AMONG_WORDS.finditer(text):
        written = match.group()
        if match["mail"]:
            name = written.lstrip("'")
            yield match.end() - len(name), match.end(), f"mailto:{name}"
            continue
        written = _without_close(written)
        address = written if match["scheme"] else f"https://{written}"
        filled = _SLOT.sub("x", address)
        if browsable(filled) and (match["scheme"] or "." in written[len("www.") :]):
            yield match.start(), match.start() + len(written), address


def leads(text: str, *, number: bool = False) -> Iterator[tuple[str, str | None]]:
    """Walk plain words in parts, each with what it leads to; None where it leads nowhere.

    Args:
        text: What readers see.
        number: True when it is a number to call, unless it says something else.

    >>> list(leads("Pisz: hr@acme.pl"))
    [('Pisz: ', None), ('hr@acme.pl', 'mailto:hr@acme.pl'), ('', None)]
    >>> list(leads("22 000 01 10, wew. 12", number=True))
    [('22 000 01 10', 'tel:220000110'), (' wew. 12', None)]
    """
    if number and (found := dialled(text)):
        end, lead = found
        extension = text[end:].strip(" ,")
        yield text[:end], lead
        yield f" {extension}" if extension else "", None
        return
    done = 0
    for start, end, address in found_among_words(text):
        yield text[done:start], None
        yield text[start:end], browsable(address)
        done = end
    yield text[done:], None


def _without_close(written: str) -> str:
    """Leave what closes a sentence or a bracket to the words around an address."""
    while written:
        last = written[-1]
        if last in ".,;:!?…'’*_~" or (last == ")" and written.count(")") > written.count("(")):
            written = written[:-1]
        else:
            break
    return written
