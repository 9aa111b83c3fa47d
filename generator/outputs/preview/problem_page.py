"""What a browser shows while the sources hold problems: all of them, each with its way out."""

from __future__ import annotations

import re
from html import escape

from generator.model.place import NOWHERE
from generator.model.problems import HandbookError, Problem, ProblemsFound

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ID = "handbook-problems"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
"""For a page that holds nothing but problems."""


def over(fault: HandbookError, back: str) -> str:
    """Give a dialog to be put over a page.

    Args:
        fault: What is wrong.
        back: The address that shows the page without it.
    """
    return (
        '<link rel="stylesheet" href="/__preview__.css">'
        f'<dialog id="{_ID}" aria-labelledby="{_ID}-title">{_told(fault)}'
        f'<p><a href="{escape(back)}">Show the last good state</a></p></dialog>'
    )


def alone(fault: HandbookError | None, follow: str) -> str:
    """Give a page for an address that has none of its own, or not yet.

    Args:
        fault: What is wrong, if anything is.
        follow: The script that follows the preview.
    """
    if fault is None:
        told = f'<h1 id="{_ID}-title">This page is not there</h1>'
        told += '<p><a href="/">Go to the first page</a></p>'
    else:
        told = _told(fault)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_title(fault)}</title>\n"
        '<link rel="icon" href="data:,">\n<link rel="stylesheet" href="/__preview__.css">\n'
        f'</head>\n<body>\n<main id="{_ID}">\n{told}\n</main>\n{follow}\n</body>\n</html>\n'
    )


def _title(fault: HandbookError | None) -> str:
    if fault is None:
        return "This page is not there"
    if not isinstance(fault, ProblemsFound):
        return "The handbook can't be built"
    return _count(sum(not problem.warning for problem in fault.problems), "problem")


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _told(fault: HandbookError) -> str:
    head = (
        f'<h1 id="{_ID}-title" tabindex="-1" autofocus>{_title(fault)}</h1>\n'
        "<p>The preview shows the page again by itself when this is mended and saved.</p>\n"
    )
    if not isinstance(fault, ProblemsFound):
        return head + f"<ol><li>{_message(str(fault))}{_hint(fault.hint)}</li></ol>"
    listed = sorted(fault.problems, key=Problem.sort_key)
    return head + "<ol>\n" + "\n".join(map(_item, listed)) + "\n</ol>"


def _item(problem: Problem) -> str:
    place = problem.place
    kind = ' class="warning"' if problem.warning else ""
    where = "" if place == NOWHERE else f"<code>{_shown(str(place))}</code> "
    code = f"{problem.code} warning" if problem.warning else problem.code
    notes = "".join(
        f'<p class="note">note: <code>{_shown(str(note.place))}</code> {_shown(note.message)}</p>'
        for note in problem.notes
    )
    excerpt = ""
    if place.excerpt:
        start, end = place.column - 1, place.column - 1 + place.length
        before, marked, after = (
            _shown(part)
            for part in (place.excerpt[:start], place.excerpt[start:end], place.excerpt[end:])
        )
        # Read out, a mark says nothing that the place does not say.
        excerpt = f'<pre tabindex="0">{before}<mark>{marked or " "}</mark>{after}</pre>'
    return (
        f"<li{kind}><p>{where}<strong>{code}</strong></p>{_message(problem.message)}"
        f"{excerpt}{_hint(problem.hint)}{notes}</li>"
    )


def _message(text: str) -> str:
    return f'<p class="message">{_shown(text)}</p>'


def _hint(text: str) -> str:
    return f'<p class="hint">hint: {_shown(text)}</p>' if text else ""


def _shown(text: str) -> str:
    """Encode a text of the sources; what could turn it around is replaced."""
    return escape(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", " ")))
