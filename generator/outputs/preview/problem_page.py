"""What a browser shows while the sources hold problems: all of them, each with its way out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from generator.model.place import NOWHERE, Place
from generator.model.problems import HandbookError, Note, Problem, ProblemsFound
from generator.model.say import Said, say, say_many

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ID = "handbook-problems"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
"""For a page that holds nothing but problems."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How texts are said to whoever looks at the preview."""

    language: str = "en"
    """The code of the language."""
    of: Callable[[str], str] = str
    """Says a text in it."""


ENGLISH = Voice()


def over(fault: HandbookError, back: str, voice: Voice = ENGLISH) -> str:
    """Give a dialog to be put over a page.

    Args:
        fault: What is wrong.
        back: The address that shows the page without it.
        voice: The language to say it in.
    """
    way = _shown(say("Show the last good state"), voice)
    return (
        '<link rel="stylesheet" href="/__preview__.css">'
        f'<dialog id="{_ID}" lang="{voice.language}" aria-labelledby="{_ID}-title">'
        f'{_told(fault, voice)}<p><a href="{escape(back)}">{way}</a></p></dialog>'
    )


def alone(fault: HandbookError | None, follow: str, voice: Voice = ENGLISH) -> str:
    """Give a page for an address that has none of its own, or not yet.

    Args:
        fault: What is wrong, if anything is.
        follow: The script that follows the preview.
        voice: The language to say it in.
    """
    title = _shown(_title(fault), voice)
    if fault is None:
        first = _shown(say("Go to the first page"), voice)
        content = f'<h1 id="{_ID}-title">{title}</h1><p><a href="/">{first}</a></p>'
    else:
        content = _told(fault, voice)
    return (
        f'<!doctype html>\n<html lang="{voice.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n"
        '<link rel="icon" href="data:,">\n<link rel="stylesheet" href="/__preview__.css">\n'
        f'</head>\n<body>\n<main id="{_ID}">\n{content}\n</main>\n{follow}\n</body>\n</html>\n'
    )


def _title(fault: HandbookError | None) -> Said:
    if fault is None:
        return say("This page is not there")
    if not isinstance(fault, ProblemsFound):
        return say("The handbook can't be built")
    faults = sum(not problem.warning for problem in fault.problems)
    return say_many("{n} problem", "{n} problems", faults)


def _told(fault: HandbookError, voice: Voice) -> str:
    comes = say("The preview shows the page again by itself when this is mended and saved.")
    head = (
        f'<h1 id="{_ID}-title" tabindex="-1" autofocus>{_shown(_title(fault), voice)}</h1>\n'
        f"<p>{_shown(comes, voice)}</p>\n"
    )
    if not isinstance(fault, ProblemsFound):
        told = fault.args[0] if fault.args else str(fault)
        return head + f"<ol><li>{_message(told, voice)}{_hint(fault.hint, voice)}</li></ol>"
    listed = sorted(fault.problems, key=Problem.sort_key)
    return head + "<ol>\n" + "\n".join(_item(one, voice) for one in listed) + "\n</ol>"


def _item(problem: Problem, voice: Voice) -> str:
    place = problem.place
    kind = ' class="warning"' if problem.warning else ""
    where = "" if place == NOWHERE else f"<code>{_shown(str(place), voice)}</code> "
    code = problem.code
    if problem.warning:
        code += f" {_shown(say('warning'), voice)}"
    notes = "".join(_note(note, voice) for note in problem.notes)
    return (
        f"<li{kind}><p>{where}<strong>{code}</strong></p>{_message(problem.message, voice)}"
        f"{_excerpt(place, voice)}{_hint(problem.hint, voice)}{notes}</li>"
    )


def _note(note: Note, voice: Voice) -> str:
    told = say("note: {message}: {place}", message=note.message, place=str(note.place))
    return f'<p class="note">{_shown(told, voice)}</p>'


def _excerpt(place: Place, voice: Voice) -> str:
    if not place.excerpt:
        return ""
    text, column, length = place.window()
    start, end = column - 1, column - 1 + length
    before, marked, after = (
        _shown(part, voice) for part in (text[:start], text[start:end], text[end:])
    )
    # A line may be wider than the window; the keyboard reaches what can be scrolled.
    return f'<pre tabindex="0">{before}<mark>{marked or " "}</mark>{after}</pre>'


def _message(text: str, voice: Voice) -> str:
    return f'<p class="message">{_shown(text, voice)}</p>'


def _hint(text: str, voice: Voice) -> str:
    if not text:
        return ""
    return f'<p class="hint">{_shown(say("hint: {hint}", hint=text), voice)}</p>'


def _shown(text: str, voice: Voice) -> str:
    """Say and encode a text; what could turn it around is replaced."""
    return escape(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", voice.of(text).replace("\t", " ")))
