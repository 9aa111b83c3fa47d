"""Check that everything a text or an entry points to is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.clause import Clause
from generator.model.entries import GuideSection, Risk
from generator.model.handbook import Handbook
from generator.model.nearest import did_you_mean
from generator.model.pages import named_pages
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.reference import Reference
from generator.model.text import Prose
from generator.resolve.draft import Working
from generator.text.markdown import links


@dataclass(frozen=True, slots=True)
class Targets:
    """Every id that may be pointed to, by kind."""

    clauses: frozenset[str]
    """Clauses that stand, and those taken out, which keep an entry of their own."""
    chapters: frozenset[str]
    roles: frozenset[str]
    audiences: frozenset[str]
    areas: frozenset[str]
    platforms: frozenset[str]
    topics: frozenset[str]
    requirements: frozenset[str]

    @classmethod
    def of(cls, handbook: Handbook) -> Targets:
        """Gather the ids of a handbook."""
        standing = {resolved.id for resolved in handbook.clauses()}
        gone = {resolved.id for resolved in handbook.removed}
        return cls(
            frozenset(standing | gone),
            frozenset(chapter.id for chapter in handbook.chapters),
            frozenset(str(role.id) for role in handbook.roles),
            frozenset(str(audience.id) for audience in handbook.audiences),
            frozenset(str(area.id) for area in handbook.areas),
            frozenset(str(platform.id) for platform in handbook.platforms),
            frozenset(str(topic.id) for topic in handbook.topics),
            frozenset(str(requirement.id) for requirement in handbook.requirements),
        )


def check_targets(
    handbook: Handbook, register: Mapping[str, Reference], problems: Collector
) -> None:
    """Step 8: check ids in clauses and registers (HB209).

    Args:
        handbook: The handbook before it is sealed.
        register: All references of all layers by id.
        problems: Receives one problem for each id that leads nowhere.
    """
    targets = Targets.of(handbook)
    for resolved in handbook.clauses():
        _check_clause(resolved.clause, targets, register, problems)
    for chapter in handbook.chapters:
        owner = Located(chapter.owner, getattr(chapter.owner, "place", chapter.title.place))
        _known("role", (owner,), targets.roles, problems)
    for what, named, known in (
        ("audience", handbook.everyone, targets.audiences),
        ("role", handbook.reference_owner, targets.roles),
        ("chapter", handbook.emergency, targets.chapters),
    ):
        _known(what, filter(None, (named,)), known, problems)
    _check_answers(handbook, targets, problems)
    _check_tasks(handbook, targets, problems)
    _check_scenarios(handbook, targets, register, problems)
    _check_company(handbook, targets, problems)
    for risk in handbook.risks:
        _known("role", (risk.owner,), targets.roles, problems)
        _known("clause", risk.clauses, targets.clauses, problems)
    for reply in handbook.replies:
        _known("clause", reply.clauses, targets.clauses, problems)
    for duty in handbook.duties:
        _known("clause", duty.clauses, targets.clauses, problems)
    for route in handbook.routes:
        _known("clause", (route.clause,), targets.clauses, problems)


def _check_tasks(handbook: Handbook, targets: Targets, problems: Collector) -> None:
    for task in handbook.review_tasks:
        _known("role", (task.owner,), targets.roles, problems)
        _known("review area", (task.area,), targets.areas, problems)
        _known("clause", task.clauses, targets.clauses, problems)
        if (task.month is None) == (task.trigger is None):
            problems.add(
                "HB107",
                f"the task '{task.id}' needs either a month or a trigger",
                task.id.place,
                "keep exactly one of 'month:' and 'trigger:'",
            )


def _check_scenarios(
    handbook: Handbook,
    targets: Targets,
    register: Mapping[str, Reference],
    problems: Collector,
) -> None:
    for scenario in handbook.scenarios:
        _known("clause", scenario.clauses, targets.clauses, problems)
        _known("audience", scenario.audience, targets.audiences, problems)
        _known("reference", scenario.references, register, problems)
        if [str(option.verdict) for option in scenario.options].count("right") != 1:
            problems.add(
                "HB107",
                f"the scenario '{scenario.id}' must have exactly one right option",
                scenario.id.place,
                "mark one option with 'verdict: right'",
            )


def _check_company(handbook: Handbook, targets: Targets, problems: Collector) -> None:
    for contact in handbook.contacts:
        _known("role", (contact.role,), targets.roles, problems)
    for account in handbook.accounts:
        _known("platform", (account.platform,), targets.platforms, problems)
        if account.owner is not None:
            _known("role", (account.owner,), targets.roles, problems)


def _check_clause(
    clause: Clause,
    targets: Targets,
    register: Mapping[str, Reference],
    problems: Collector,
) -> None:
    _known("audience", clause.audience, targets.audiences, problems)
    _known("reference", clause.references, register, problems)


def check_basis(working: Working, register: Mapping[str, Reference], problems: Collector) -> None:
    """Report clauses that rest only on weak references, wherever those hold (HB407)."""
    for resolved in working.clauses.values():
        ids = resolved.clause.references
        cited = [register[ref] for ref in ids if ref in register]
        if cited and all(reference.weak for reference in cited):
            problems.add(
                "HB407",
                f"'{resolved.id}' rests only on references that were not read in a source",
                ids[0].place,
                "add a reference that was seen, or drop these",
            )


def _check_answers(handbook: Handbook, targets: Targets, problems: Collector) -> None:
    """Check which topics and requirements are said to be answered; without a register, any."""
    clauses = [resolved.clause for resolved in handbook.clauses()]
    sections = [section for guide in handbook.guides for section in guide.sections]
    entries: list[Clause | GuideSection | Risk] = [*clauses, *sections, *handbook.risks]
    for entry in entries:
        if targets.requirements:
            _known("requirement", entry.requirements, targets.requirements, problems)
        if targets.topics and not isinstance(entry, Risk):
            _known("topic", entry.topics, targets.topics, problems)


def _known(what: str, ids: Iterable[Located], known: Iterable[str], problems: Collector) -> None:
    names = known if isinstance(known, frozenset | Mapping) else frozenset(known)
    for given in ids:
        if given not in names:
            problems.add(
                "HB209",
                f"there is no {what} '{given}'",
                given.place,
                did_you_mean(given, names),
            )


def link_targets(handbook: Handbook) -> frozenset[str]:
    """Gather everything that a link in a text may lead to."""
    clauses = (resolved.id for resolved in (*handbook.clauses(), *handbook.removed))
    return frozenset((*named_pages(), *(chapter.id for chapter in handbook.chapters), *clauses))


def check_links(text: Prose, known: frozenset[str], problems: Collector) -> None:
    """Report links to clauses, chapters and pages that are not there (HB209)."""
    for _, words in text.values:
        for link in links(words):
            if link.address.startswith("#") and link.address[1:] not in known:
                problems.add(
                    "HB209",
                    f"nothing is called '{link.address[1:]}'",
                    words.inside(link.offset, len(link.address)),
                    did_you_mean(link.address[1:], known),
                )
