"""Values that begin with a bracket, a brace or a dash, which act in YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model.mended import as_value, in_quotes
from generator.model.say import say
from generator.sources.fix import VALUE, Fix

_NOTED = re.compile(r"([\[{][^\[\]{}]*[\]}])(?:\s+(?=\()|\s*(?=//|/\*|<|[–—-]\s))(.*)")
"""A list or braces with a remark behind them."""


def brackets(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose brackets and braces that close once, with texts in quotes between them."""
    match = VALUE.fullmatch(lines[number])
    head, value = match.groups() if match else ("", "")
    value = value.rstrip()
    if value[:1] not in set("[{"):
        return
    closing = "]" if value[0] == "[" else "}"
    if behind := re.fullmatch(r"([\[{].*[\]}])\s*[.,;]+", value):
        message = say("a sign stands behind the closing bracket")
        yield Fix(head + behind[1], message, say("leave it out"))
    elif behind := _NOTED.fullmatch(value):
        message = say("words stand behind the closing bracket")
        note = behind[2].strip("/()<>=-–—# ")
        fixed = f"{head}{behind[1]} # {note}"
        yield Fix(fixed, message, say("leave them out, or make them a comment with #"))
    if value[-1] in "]})" and value[-1] != closing and not value.count(closing):
        message = say("the bracket closes with another sign than it opened with")
        fixed = f"{head}{value[:-1]}{closing}"
        yield Fix(fixed, message, say("close it with the sign of its kind"))
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
    words = re.split(r"\s+-\s+", value.lstrip("- "))
    if len(words) > 1 and not any(" " in word for word in words):
        fixed = f"{head}[{', '.join(as_value(word, within=True) for word in words)}]"
        yield Fix(fixed, message, say("a list in one line stands in square brackets"))
    if value.strip("- "):
        fixed = head + as_value(value.lstrip("- "))
        yield Fix(fixed, message, say("leave the dash out"), column=len(head))
    else:
        line = lines[number].rstrip()
        indent = len(line) - len(line.lstrip(" "))
        fixed = f"{line[:indent]}# {line[indent:]}"
        yield Fix(fixed, message, say("write a value, or make the line a comment"))


def languages(lines: Sequence[str], number: int) -> Iterator[Fix]:
    """Propose braces around texts in languages that stand on one line in another way."""
    match = VALUE.fullmatch(lines[number])
    head, value = match.groups() if match else ("", "")
    if value and (fixed := in_languages(value.rstrip())) and fixed != value.rstrip():
        message = say("the languages on this line are not written as YAML reads them")
        advice = say("put each text in quotes, in braces")
        yield Fix(head + fixed, message, advice, column=len(head))


_LANGUAGE = re.compile(r"(?i)(?:^|[,;/|]\s*|\s+)(pl|en)(?:\s*[:=]|\s+[-–—])\s*")


def in_languages(value: str) -> str:
    """Give a text in languages on one line as YAML reads it; nothing when it is none.

    >>> in_languages("(pl: Kadry; en: HR)"), in_languages("{pl=Kadry, en=HR]")
    ('{pl: "Kadry", en: "HR"}', '{pl: "Kadry", en: "HR"}')
    """
    inner = value.strip("()[]{} ")
    found = list(_LANGUAGE.finditer(inner))
    codes = [match[1].lower() for match in found]
    if len(codes) < 2 or len(set(codes)) < len(codes) or found[0].start():  # noqa: PLR2004
        return ""
    ends = [*(match.start() for match in found[1:]), len(inner)]
    texts = [inner[one.end() : end].strip(" ,;") for one, end in zip(found, ends, strict=True)]
    if not all(texts):
        return ""
    whole = (text[0] == text[-1] and text[0] in "\"'" and len(text) > 1 for text in texts)
    said = [text if quoted else in_quotes(text) for text, quoted in zip(texts, whole, strict=True)]
    return "{" + ", ".join(f"{code}: {text}" for code, text in zip(codes, said, strict=True)) + "}"


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
        if not text:
            return ""
        whole = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
        parts.append(f"{match[1]}: {text if whole else in_quotes(text)}")
    return "{" + ", ".join(parts) + "}"
