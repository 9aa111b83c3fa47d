"""Cut policy text into the sentences that a reader meets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.text.plain import plain_lines

_TOKEN = re.compile(r"\S+")
_ENDING = re.compile(r"\.\w+")
_WEB = re.compile(r"https?://\S")
_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s)")
_BEGIN = re.compile(r"\s+[\"„“‘«(\[]*[A-ZĄĆĘŁŃÓŚŹŻ0-9#@]")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+(?:[.,:]\d+)*")


def words(sentence: str) -> list[str]:
    """Give the words of a sentence; a number and a hyphenated word are one word each."""
    return _WORD.findall(sentence)


def sentences(text: str, abbreviations: Iterable[str] = ()) -> Iterator[str]:
    r"""Walk the sentences of a Markdown text with all values put in.

    A paragraph, an item of a list and a row of a table end a sentence, whatever stands there.

    Args:
        text: The text.
        abbreviations: Words with a full stop, such as `np.`, that end no sentence.

    >>> list(sentences("Ask **us**, e.g. by mail. We help:\n\n- today\n- tomorrow", ["e.g."]))
    ['Ask us, e.g. by mail.', 'We help:', 'today', 'tomorrow']
    """
    short = tuple(abbreviations)
    for block in _blocks(text):
        start = 0
        for end in _END.finditer(block):
            said = block[start : end.end()]
            if said.split()[-1].lower().lstrip('(„“"') in short:
                continue
            if _BEGIN.match(block, end.end()):
                yield said.strip()
                start = end.end()
        if words(block[start:]):
            yield block[start:].strip()


def _blocks(text: str) -> Iterator[str]:
    """Walk paragraphs, entries of lists and rows of tables, each as one line without Markdown."""
    for line in plain_lines(text):
        plain = line.words.replace("|", " ")
        if "@" in plain or "://" in plain:
            plain = _TOKEN.sub(_unaddressed, plain)
        if plain.strip():
            yield " ".join(plain.split())


def _unaddressed(token: re.Match[str]) -> str:
    """Put one word in the place of an address, however long what stands without a space is."""
    said = token.group()
    at = said.find("@", 1)
    endings = list(_ENDING.finditer(said, at + 2)) if at > 0 else []
    done = endings[-1].end() if endings else 0
    mail = "link" if endings else ""
    web = _WEB.search(said, done)
    return f"{mail}{said[done : web.start()]}link" if web else mail + said[done:]
