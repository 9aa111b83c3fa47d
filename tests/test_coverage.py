"""Which clauses answer which topics and requirements, and docs/coverage.md."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.cli.main import outcome
from generator.combine import combine
from generator.model.handbook import Handbook
from generator.model.problems import ProblemsFound
from generator.model.registers import SUBJECTS, TOPICS
from generator.render.coverage import coverage, coverage_page
from generator.render.subjects import clauses_on, subjects_page
from generator.sources.home import profile_names
from generator.sources.load import load_inputs
from tests.shipped import handbook_of

HOME = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def whole() -> Handbook:
    """Resolve the base with all shipped profiles."""
    return handbook_of(tuple(profile_names(HOME)))


def test_coverage_page_is_current(whole: Handbook) -> None:
    """docs/coverage.md is what `handbook coverage --write` would write."""
    written = (HOME / "docs" / "coverage.md").read_text(encoding="utf-8")

    assert written == coverage_page(whole)


def test_subjects_page_is_current(whole: Handbook) -> None:
    """docs/subjects.md is what `handbook coverage --write` would write."""
    written = (HOME / "docs" / "subjects.md").read_text(encoding="utf-8")

    assert written == subjects_page(whole)


def test_each_subject_has_a_clause_that_comes_first(whole: Handbook) -> None:
    """And others beside it: of what one clause alone speaks, nothing can clash."""
    for subject in whole.of(SUBJECTS):
        found = [one.id for one in clauses_on(whole, subject)]
        assert found[0] == subject.first
        assert len(found) > 2


def test_every_requirement_is_answered(whole: Handbook) -> None:
    """All 49 rows lead to a clause, a guide section or a risk."""
    found = coverage(whole)

    assert list(found.requirements) == [f"S{number:02d}" for number in range(1, 50)]
    assert found.missing_requirements() == ()


def test_a_company_is_asked_only_for_what_it_uses() -> None:
    """Topics and requirements of industries that take no part are no gaps of its handbook."""
    handbook = handbook_of(company="lesna-polana")
    found = coverage(handbook)
    profiles = {str(one.profile) for one in handbook.of(TOPICS) if one.id in found.topics}

    assert profiles == {"base", "healthcare", "tech"}
    assert "S35" not in found.requirements
    assert {"S36", "S37"} <= {*found.requirements}


def test_page_says_who_took_the_answer_out() -> None:
    """The clinic left the rule on a posting rhythm out, so nothing answers that topic there."""
    page = coverage_page(handbook_of(company="lesna-polana"))

    (line,) = [one for one in page.split("\n") if "**nothing**" in one]
    assert line.startswith("| acc-frequency | base |")
    assert line.endswith("| **nothing**: taken out by company:lesna-polana |")


def test_topics_are_answered_or_have_a_reason(whole: Handbook) -> None:
    """At least 165 of 171 topics are answered; each other one says why not."""
    found = coverage(whole)
    reasons = {str(topic.id): topic.not_covered for topic in whole.of(TOPICS)}

    assert len(found.topics) == 171
    assert len(found.missing_topics()) <= 6
    assert [name for name in found.missing_topics() if reasons[name] is None] == []
    assert [name for name, answers in found.topics.items() if answers and reasons[name]] == []


@pytest.mark.parametrize("profile", ["finance", "healthcare", "tech"])
def test_a_profile_answers_its_own_topics(profile: str) -> None:
    """The base and one profile together answer everything that is meant for them."""
    handbook = handbook_of((profile,))
    missing = set(coverage(handbook).missing_topics())

    assert [str(one.id) for one in handbook.of(TOPICS) if one.profile == profile] != []
    assert [
        str(one.id)
        for one in handbook.of(TOPICS)
        if one.profile in {"base", profile} and one.id in missing
    ] == []


def test_unknown_topics_and_requirements_are_problems(tmp_path: Path) -> None:
    """A clause, a guide section and a risk may name known ids only."""
    shutil.copytree(HOME / "handbook", tmp_path / "handbook")
    chapter = tmp_path / "handbook" / "chapters" / "06-tone.yml"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(
        text.replace("topics: [con-argue]", "topics: [con-argu]").replace("S26]", "S62]", 1),
        encoding="utf-8",
    )

    with pytest.raises(ProblemsFound) as stopped:
        combine(*load_inputs(tmp_path, (), None))

    found = [(one.code, one.message, one.hint) for one in stopped.value.problems]
    assert (
        "HB209",
        "there is no topic 'con-argu'",
        "did you mean 'con-argue'? write:\n    topics: [con-argue]",
    ) in found
    assert (
        "HB209",
        "there is no requirement 'S62'",
        "did you mean 'S46'? write:\n    requirements: [S46]",
    ) in found
    assert len(found) == 2


def test_unanswered_topic_is_shown_with_its_reason(tmp_path: Path) -> None:
    """The page names what is missing, and why."""
    shutil.copytree(HOME / "handbook", tmp_path / "handbook")
    topics = tmp_path / "handbook" / "topics.yml"
    more = (
        "  - id: con-dance\n    profile: base\n    name:\n      pl: Taniec\n      en: Dance\n"
        "    not_covered:\n      pl: Nikt o to nie pyta.\n      en: Nobody asks.\n"
    )
    topics.write_text(topics.read_text(encoding="utf-8") + more, encoding="utf-8")

    page = coverage_page(combine(*load_inputs(tmp_path, (), None)))

    assert "| con-dance | base | Dance | **nothing**: Nobody asks. |" in page


def test_command_writes_the_pages_into_the_sources(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--write` makes both; without it they are printed."""
    shutil.copytree(HOME / "handbook", tmp_path / "handbook")
    with (tmp_path / "handbook" / "topics.yml").open("a", encoding="utf-8") as topics:
        topics.write("  - {id: odd, profile: base, name: {pl: Inne, en: Other}}\n")

    assert outcome(["coverage", "--root", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert outcome(["coverage", "--subjects", "--root", str(tmp_path)]) == 0
    subjects = capsys.readouterr().out
    assert outcome(["coverage", "--write", "--root", str(tmp_path)]) == 0

    assert (tmp_path / "docs" / "coverage.md").read_text(encoding="utf-8") == printed
    assert (tmp_path / "docs" / "subjects.md").read_text(encoding="utf-8") == subjects
    told = capsys.readouterr().out
    assert told.startswith("Wrote docs/coverage.md\nWrote docs/subjects.md\nNot answered: ")
    assert "odd" in told
    assert "fin-fair" not in told
