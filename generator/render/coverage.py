"""Say which clauses answer which topics and requirements, for docs/coverage.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.handbook import Handbook
from generator.model.registers import GUIDES, REQUIREMENTS, RISKS, TOPICS
from generator.model.text import Text
from generator.render.prose import flat

_LANGUAGE = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What answers each topic and each requirement, in the handbook's order."""

    topics: Mapping[str, tuple[str, ...]]
    """Ids of clauses and guide sections by topic."""
    requirements: Mapping[str, tuple[str, ...]]
    """Ids of clauses, guide sections and risks by requirement."""

    def missing_topics(self) -> tuple[str, ...]:
        """Topics that nothing answers."""
        return tuple(name for name, answers in self.topics.items() if not answers)

    def missing_requirements(self) -> tuple[str, ...]:
        """Requirements that nothing answers."""
        return tuple(name for name, answers in self.requirements.items() if not answers)


def coverage(handbook: Handbook) -> Coverage:
    """Gather what answers each topic and each requirement that the handbook knows."""
    topics: dict[str, list[str]] = {str(topic.id): [] for topic in handbook.of(TOPICS)}
    requirements: dict[str, list[str]] = {str(row.id): [] for row in handbook.of(REQUIREMENTS)}
    for name, about, asked in _entries(handbook):
        for topic in about:
            topics[topic].append(name)
        for row in asked:
            requirements[row].append(name)
    return Coverage(
        topics={name: tuple(found) for name, found in topics.items()},
        requirements={name: tuple(found) for name, found in requirements.items()},
    )


def _entries(handbook: Handbook) -> Iterator[tuple[str, Iterable[str], Iterable[str]]]:
    """Walk whatever answers something: its name, its topics and its requirements."""
    for resolved in handbook.clauses():
        yield resolved.id, resolved.clause.topics, resolved.clause.requirements
    for guide in handbook.of(GUIDES):
        for section in guide.sections:
            yield f"guide: {section.id}", section.topics, section.requirements
    for risk in handbook.of(RISKS):
        yield f"risk: {risk.id}", (), risk.requirements


def coverage_page(handbook: Handbook) -> str:
    """Write the coverage as a Markdown page for maintainers."""
    found = coverage(handbook)
    layers = ", ".join(("base", *handbook.industries))
    answered = len(found.requirements) - len(found.missing_requirements())
    covered = len(found.topics) - len(found.missing_topics())
    lines = [
        "# Coverage",
        "",
        "Written by `handbook coverage --write`; do not edit. It is made from the resolved",
        f"handbook ({layers}) and shows where each requirement and each topic of published",
        "policies is answered: by clauses, by sections of the guide, or by entries of the risk",
        "table.",
        "",
        f"- Requirements answered: {answered} of {len(found.requirements)}",
        f"- Topics answered: {covered} of {len(found.topics)}",
        "",
        "## Requirements",
        "",
        "| id | requirement | answered by |",
        "| --- | --- | --- |",
        *(
            _row(row.id, _said(row.title), found.requirements[row.id], "")
            for row in handbook.of(REQUIREMENTS)
        ),
        "",
        "## Topics",
        "",
        "| id | layer | topic | answered by |",
        "| --- | --- | --- | --- |",
        *(
            _row(
                topic.id,
                f"{topic.profile} | {_said(topic.name)}",
                found.topics[topic.id],
                _said(topic.not_covered) if topic.not_covered else "",
            )
            for topic in handbook.of(TOPICS)
        ),
    ]
    return "\n".join(lines) + "\n"


def _row(name: str, said: str, answers: tuple[str, ...], reason: str) -> str:
    shown = ", ".join(f"`{answer}`" for answer in answers)
    answer = shown or f"**nothing**: {reason or 'no reason given'}"
    return f"| {name} | {said} | {answer} |"


def _said(text: Text) -> str:
    languages = [str(language) for language in text.languages()]
    language = _LANGUAGE if _LANGUAGE in languages else languages[0]
    return flat(text, {}, language).replace("|", "\\|")
