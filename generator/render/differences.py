"""How the page of changes marks what went and what came."""

from __future__ import annotations

import datetime

from generator.compare.wording import readable
from generator.render.changes import spaced
from generator.render.escape import plain
from generator.text import locale

TAGS = {"-": "del", "+": "ins"}
"""The elements of what went and what came."""


def day_of(text: str, language: str) -> str:
    """Give a day as readers write it; an old edition may hold any words in its place."""
    try:
        return locale.day(datetime.date.fromisoformat(text), language)
    except ValueError:
        return text


def marked(before: str, after: str) -> str:
    """Give the way from one wording to another with <del> and <ins>, all text encoded."""
    told: list[str] = []
    for sign, words in spaced(readable(before, after)):
        if sign == "+" and told and told[-1].endswith("</del>"):
            # Without a space, old and new would be read as one word.
            told.append(" ")
        core = words.strip()
        if not core:
            told.append(" ")
            continue
        tag = TAGS.get(sign)
        start = " " if words[:1].isspace() else ""
        end = " " if words[-1:].isspace() else ""
        marks = (f"<{tag}>", f"</{tag}>") if tag else ("", "")
        told.append(f"{start}{marks[0]}{plain(core)}{marks[1]}{end}")
    return "".join(told)
