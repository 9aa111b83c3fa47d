"""Put side by side what clauses say of one subject, for docs/subjects.md."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.editorial import Subject
from generator.model.handbook import Handbook, ResolvedClause
from generator.model.layer_words import layer_words
from generator.model.registers import AUDIENCES, SUBJECTS
from generator.model.say import Said, joined, say
from generator.render.prose import flat


def clauses_on(handbook: Handbook, subject: Subject) -> tuple[ResolvedClause, ...]:
    """Give the clauses that speak of a subject: the one that comes first, then by number."""
    found = [one for one in handbook.clauses() if subject.id in one.clause.subjects]
    return tuple(sorted(found, key=lambda one: one.id != subject.first))


def subjects_page(handbook: Handbook, language: str = "en") -> Said:
    """Write who does what about each subject as a Markdown page for maintainers.

    Args:
        handbook: The resolved handbook.
        language: Language of the policy's own words.

    Returns:
        The page, whose other words can be said in another language.
    """
    layers = joined(", ", (layer_words("base"), *handbook.industries))
    parts = [joined(" ", ["#", say("Subjects")]), "", _intro(layers)]
    for subject in handbook.of(SUBJECTS):
        title = flat(subject.title, handbook.parameters, language)
        parts += [
            "",
            f"## {title}",
            "",
            say("| clause | for | what it says | if it has happened |"),
        ]
        parts += ["| --- | --- | --- | --- |", *_rows(handbook, subject, language)]
    return joined("\n", [*parts, ""])


def _intro(layers: Said) -> Said:
    return say(
        "Written by `handbook coverage --write`; do not edit. It is made from the resolved\n"
        "handbook ({layers}). Each table holds all clauses that speak of one subject, so that two\n"
        "that contradict each other stand side by side; the first row says what comes first.",
        layers=layers,
    )


def _rows(handbook: Handbook, subject: Subject, language: str) -> Iterator[str]:
    names = {str(one.id): one.name for one in handbook.of(AUDIENCES)}
    for resolved in clauses_on(handbook, subject):
        clause, values = resolved.clause, handbook.parameters
        told = ", ".join(
            flat(names[audience], values, language) for audience in map(str, clause.audience)
        )
        statement = flat(clause.statement, values, language)
        remedy = flat(clause.remedy, values, language) if clause.remedy else ""
        cells = (
            f"{resolved.number} `{resolved.id}`",
            told,
            f"*{clause.strength}*: {statement}",
            remedy,
        )
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
