"""Values that begin with a bracket, a brace or a dash, which act in YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model.mended import as_value, in_quotes
from generator.model.say import say
from generator.sources.fix import VALUE, Fix


def brackets(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose brackets and braces that close once, with texts in quotes between them."""
    match = VALUE.fullmatch(lines[number])
    head, value = match.groups() if match else ("", "")
    value = value.rstrip()
    if value[:1] not in set("[{"):
        return
    if behind := re.fullmatch(r"([\[{].*[\]}])\s*[.,;]+", value):
        message = say("a sign stands behind the closing bracket")
        yield Fix(head + behind[1], message, say("leave it out"))
    closing = "]" if value[0] == "[" else "}"
    if value.count(value[0]) > value.count(closing):
        message = say("the bracket that opens here does not close")
        fixed = f"{head}{value.rstrip(',')}{closing}"
        yield Fix(fixed, message, say("close it on the same line"), column=len(head))
    elif value.count(value[0]) < value.count(closing):
        message = say("a bracket too many closes here")
        yield Fix(head + value[:-1], message, say("delete the last one"))
    if value[0] == "{" and (fixed := in_braces(value)):
        message = say("a comma or a colon inside the braces ends the text")
        yield Fix(head + fixed, message, say("put each text in quotes"), column=len(head))


def own_dash(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose a value without the dash that somebody put before it."""
    match = VALUE.fullmatch(lines[number])
    head, value = match.groups() if match else ("", "")
    value = value.rstrip()
    if head.strip() == "-" or not re.match(r"-(?:\s|$)", value):
        return
    message = say("the text begins with '{sign}', which acts in YAML", sign="-")
    if value.strip("- "):
        fixed = head + as_value(value.lstrip("- "))
        yield Fix(fixed, message, say("leave the dash out"), column=len(head))
    else:
        line = lines[number].rstrip()
        indent = len(line) - len(line.lstrip(" "))
        fixed = f"{line[:indent]}# {line[indent:]}"
        yield Fix(fixed, message, say("write a value, or make the line a comment"))


_ENTRY = re.compile(r"(?:^|,)\s*([a-z_]+):\s+")


def in_braces(value: str) -> str:
    """Give `{pl: one, two, en: three}` with each text in quotes; nothing when it is no such text.

    >>> in_braces("{pl: Raz, a dobrze, en: Once}")
    '{pl: "Raz, a dobrze", en: "Once"}'
    """
    if value[-1:] != "}":
        return ""
    inner = value[1:-1]
    found = list(_ENTRY.finditer(inner))
    if not found or found[0].start() != 0:
        return ""
    parts = []
    for match, following in zip(found, [*found[1:], None], strict=True):
        text = inner[match.end() : following.start() if following else len(inner)].strip()
        whole = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
        parts.append(f"{match[1]}: {text if whole else in_quotes(text)}")
    return "{" + ", ".join(parts) + "}"
