"""Mark up a document at random, and say what has to come back."""

from __future__ import annotations

import random
from collections.abc import Callable

from generator.model.written import Document, Style, Written
from tests.marking import Marked, run, w

Expected = tuple[str, str, str]
"""Action, clause and words that the mark has to show."""
_WORDS = ("zawsze", "oraz na piśmie", "wyjątkowo", "zgodnie z umową", "bez zwłoki")


def mark_at_random(
    seed: int, document: Document, data: bytes, count: int = 8, *, moves: bool = True
) -> tuple[bytes, list[Expected]]:
    """Put marks of every kind on different clauses."""
    dice = random.Random(seed)  # noqa: S311 - nobody may gain by guessing
    marked = Marked(data, author=f"Counsel {seed}")
    own = [
        one
        for one in document.paragraphs()
        if one.clause and one.field in {"statement", "why", "guidance", "remedy"} and not one.cell
    ]
    clauses = list(dict.fromkeys(one.clause for one in own))
    chosen = dice.sample(clauses, min(count, len(clauses)))
    marked.taken = frozenset(chosen)
    expected: list[Expected] = []
    kinds: list[Callable[..., list[Expected]]] = [
        _insert,
        _delete,
        _replace,
        _comment,
        _silent,
        _paragraph,
        _gone,
        _nested,
        _remove,
        _remove_silently,
        _new_clause,
        _split,
        _footnote,
        _answered,
    ]
    if moves:
        kinds.append(_move)
    for name in chosen:
        mine = [one for one in own if one.clause == name]
        expected += dice.choice(kinds)(dice, marked, document, dice.choice(mine))
    return marked.finished(), expected


def _spot(dice: random.Random, one: Written) -> tuple[int, int]:
    """Choose some words of a paragraph that are no value."""
    at, places = 0, []
    for part in one.runs:
        if not part.slot and part.own and len(part.text) > 3:
            places.append((at, at + len(part.text)))
        at += len(part.text)
    begin, end = dice.choice(places)
    start = dice.randrange(begin, end - 2)
    while one.text[start].isspace() and start > begin:
        start -= 1
    close = min(end, start + dice.randrange(2, 30))
    return start, close


def _insert(
    dice: random.Random, marked: Marked, document: Document, one: Written
) -> list[Expected]:
    words = dice.choice(_WORDS)
    marked.insert(marked.find(one.key), _spot(dice, one)[0], f" {words} ")
    return [("change", one.clause, words)]


def _delete(
    dice: random.Random, marked: Marked, document: Document, one: Written
) -> list[Expected]:
    start, end = _spot(dice, one)
    marked.delete(marked.find(one.key), start, end)
    return [("change", one.clause, one.text[start:end])]


def _replace(
    dice: random.Random, marked: Marked, document: Document, one: Written
) -> list[Expected]:
    start, end = _spot(dice, one)
    words = dice.choice(_WORDS)
    marked.replace(marked.find(one.key), start, end, words)
    return [("change", one.clause, words)]


def _comment(
    dice: random.Random, marked: Marked, document: Document, one: Written
) -> list[Expected]:
    start, end = _spot(dice, one)
    words = f"Czy {dice.choice(_WORDS)}?"
    marked.comment(marked.find(one.key), start, end, words)
    return [("ask", one.clause, words)]


def _answered(
    dice: random.Random, marked: Marked, document: Document, one: Written
) -> list[Expected]:
    start, end = _spot(dice, one)
    paragraph = marked.find(one.key)
    first = marked.comment(paragraph, start, end, "Dlaczego?", done=True)
    marked.comment(paragraph, start, end, "Dlatego.", parent=first)
    return [("ask", one.clause, "Dlaczego?"), ("ask", one.clause, "Dlatego.")]


def _silent(
    dice: random.Random, marked: Marked, document: Document, one: Written
) -> list[Expected]:
    words = dice.choice(_WORDS)
    marked.silently(marked.find(one.key), lambda text: f"{text} {words}")
    return [("change", one.clause, words)]


def _paragraph(
    dice: random.Random, marked: Marked, document: Document, one: Written
) -> list[Expected]:
    words = f"Nowy akapit: {dice.choice(_WORDS)}."
    marked.add_behind(marked.find(one.key), words)
    return [("change", one.clause, words)]


def _gone(dice: random.Random, marked: Marked, document: Document, one: Written) -> list[Expected]:
    others = [
        other
        for other in document.paragraphs()
        if other.clause == one.clause and other.field == "statement" and other.key != one.key
    ]
    if one.field == "statement" and not others:
        marked.take_out(marked.find(one.key))
        return [("change", one.clause, one.text[:20])]
    paragraph = marked.find(one.key)
    paragraph.getparent().remove(paragraph)
    return [("change", one.clause, one.text[:20])]


def _nested(
    dice: random.Random, marked: Marked, document: Document, one: Written
) -> list[Expected]:
    change = marked.insert(marked.find(one.key), _spot(dice, one)[0], "x")
    change.remove(change[0])
    change.extend(
        [run(" pierwsze "), marked.did("del", run("drugie ", deleted=True), author="Second")]
    )
    return [("change", one.clause, "pierwsze"), ("ask", one.clause, "drugie")]


def _mark(document: Document, clause: str) -> str:
    return next(
        one.bookmarks[0]
        for one in document.paragraphs()
        if one.clause == clause and one.style is Style.CLAUSE
    )


def _remove(
    dice: random.Random, marked: Marked, document: Document, one: Written
) -> list[Expected]:
    for paragraph in list(marked.of_clause(_mark(document, one.clause))):
        marked.take_out(paragraph)
    return [("remove", one.clause, "")]


def _remove_silently(
    dice: random.Random, marked: Marked, document: Document, one: Written
) -> list[Expected]:
    for paragraph in list(marked.of_clause(_mark(document, one.clause))):
        paragraph.getparent().remove(paragraph)
    return [("remove", one.clause, "")]


def _new_clause(
    dice: random.Random, marked: Marked, document: Document, one: Written
) -> list[Expected]:
    last = list(marked.of_clause(_mark(document, one.clause)))[-1]
    title = marked.add_behind(last, "Nowa zasada prawna", "ClauseTitle")
    marked.add_behind(title, "Treść nowej zasady.")
    return [("add", one.clause, "Treść nowej zasady.")]


def _split(dice: random.Random, marked: Marked, document: Document, one: Written) -> list[Expected]:
    paragraph = marked.find(one.key)
    start, _ = _spot(dice, one)
    if start == 0 or not one.text[:start].strip() or not one.text[start:].strip():
        return []
    length = len(one.text)
    tail = marked.cut(paragraph, start, length)
    fresh = w("p", *tail)
    marked.end_of(paragraph, "ins")
    paragraph.addnext(fresh)
    return [("change", one.clause, "")]


def _footnote(
    dice: random.Random, marked: Marked, document: Document, one: Written
) -> list[Expected]:
    name = str(50 + len(marked.footnotes))
    marked.footnotes.append(w("footnote", w("p", run(f"Przypis {name}")), id=name))
    reference = w("r", w("footnoteReference", id=name))
    marked.put(marked.find(one.key), _spot(dice, one)[0], marked.did("ins", reference))
    return [("ask", one.clause, f"Przypis {name}")]


def _move(dice: random.Random, marked: Marked, document: Document, one: Written) -> list[Expected]:
    others = [
        other
        for other in document.paragraphs()
        if other.clause and other.clause not in marked.taken and other.field == "why"
    ]
    target = dice.choice(others)
    marked.move(marked.find(one.key), marked.find(target.key), name=f"move{dice.random()}")
    return [("change", one.clause, one.text[:20])]
