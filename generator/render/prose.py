"""Put policy text onto a page: values in, links resolved, or flattened to one line."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.handbook import Value
from generator.model.text import Prose, Text
from generator.render.escape import Safe, plain
from generator.render.written import Writer
from generator.text.blocks import Paragraph, parsed
from generator.text.placeholders import fill
from generator.text.plain import plain_lines


def plain_text(text: Text, values: Mapping[str, Value], language: str) -> Safe:
    """Give a plain text of the sources, encoded for a Markdown page."""
    return Safe(plain(fill(text[language], values, language)))


def prose(
    text: Text,
    values: Mapping[str, Value],
    language: str,
    addresses: Mapping[str, str],
    attributes: str = "",
) -> Safe:
    r"""Give a Markdown text of the sources, ready for a page.

    Args:
        text: The text; its Markdown was checked when the layers were resolved.
        values: Parameters by name.
        language: The page's language.
        addresses: Relative addresses by clause, chapter and page id. Of a link to anything
            else, which a layer or the reader's view has taken out, only the words stay.
        attributes: What an element says, without quotation marks, that stands around the words
            of each paragraph, entry and cell; none when empty.

    >>> from generator.model.place import Located
    >>> words = Prose(((Located("pl"), Located("Zrób:\n\n1. to,\n2. i *to*.\n\n+ 48 22")),))
    >>> print(prose(words, {}, "pl", {}))
    Zrób:
    <BLANKLINE>
    1. to,
    2. i *to*.
    <BLANKLINE>
    &#43; 48 22
    """
    writer = _writer(values, language, addresses, attributes)
    return Safe(writer.blocks(parsed(text[language]).blocks))


def led_prose(  # noqa: PLR0913 - a text, what it is put onto, and what stands before it
    text: Text,
    values: Mapping[str, Value],
    language: str,
    addresses: Mapping[str, str],
    attributes: str,
    lead: str,
    mark: str = "",
) -> Safe:
    """Give a Markdown text behind words that lead in to it, in the same paragraph.

    Args:
        text: The text.
        values: As for `prose`.
        language: As for `prose`.
        addresses: As for `prose`.
        attributes: As for `prose`.
        lead: Markdown to stand before the text.
        mark: The class of the first paragraph, if any.
    """
    writer = _writer(values, language, addresses, attributes)
    first, *rest = parsed(text[language]).blocks or (Paragraph(()),)
    if isinstance(first, Paragraph):
        head = f"{lead} {writer.paragraph(first)}"
    else:
        head, rest = lead, [first, *rest]
    marked = f"{head}\n{{ .{mark} }}" if mark else head
    return Safe("\n\n".join((marked, writer.blocks(rest))) if rest else marked)


def _writer(
    values: Mapping[str, Value], language: str, addresses: Mapping[str, str], attributes: str
) -> Writer:
    if not attributes:
        return Writer(values, language, addresses)
    return Writer(values, language, addresses, f"<span {attributes}>", "</span>")


def flat(text: Text, values: Mapping[str, Value], language: str) -> str:
    r"""Give a text as one line of plain words, for tables, feeds and comparisons.

    Args:
        text: The text; only prose has Markdown to take away.
        values: Parameters by name.
        language: The language wanted.

    >>> from generator.model.place import Located
    >>> words = Prose(((Located("en"), Located("Say **so**:\n\n- [here](#a.b)\n- now")),))
    >>> flat(words, {}, "en")
    'Say so: – here – now'
    """
    words: str = text[language]
    if not isinstance(text, Prose):
        return " ".join(fill(words, values, language).split())
    said = ""
    before = None
    for line in plain_lines(words, lambda part: fill(part, values, language)):
        between = "; " if line.row and before is not None and before.row else " "
        mark = {"": "", "-": "– "}.get(line.mark, f"{line.mark} ")
        said += f"{between}{mark}{line.words}"
        before = line
    return " ".join(said.split())


def indent(text: str, width: int = 4) -> Safe:
    """Move every line but empty ones to the right, for blocks inside blocks."""
    return Safe("\n".join(" " * width + line if line else line for line in text.split("\n")))
