"""What an approver is shown and asked about the company's own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.cli import comparing
from generator.cli.terminal import show
from generator.model.handbook import Handbook
from tests.trees import company

Resolved = Callable[..., Handbook]
Talk = Callable[..., tuple[list[str], list[str]]]
ADD = (
    "- {{action: add, chapter: talk, clause: {{id: talk.own-{0}, title: {{pl: Coś {0}, en: Thing"
    " {0}}}, strength: must, audience: [everyone], statement: {{pl: Tak., en: Yes.}},"
    " why: {{pl: Bo., en: For.}}}}}}\n"
)
OTHER = (
    "- {action: amend, target: talk.name, reason: {pl: Bo., en: For.},"
    " statement: {pl: Nie musisz., en: You need not.}}\n"
)


@pytest.fixture
def talk(
    handbook: Resolved, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Talk:
    """Give what the approver reads, and the ids that count as confirmed after the answers."""

    def held(
        changes: str, answers: str = "", known: tuple[str, ...] = ()
    ) -> tuple[list[str], list[str]]:
        said = iter(answers)

        def agreed(question: str) -> bool:
            show(f"? {question}")
            return next(said) == "y"

        monkeypatch.setattr(comparing, "agreed", agreed)
        book = handbook(company(changes), (), "acme")
        confirmed = [one.id for one in comparing.compared(book, known)]
        assert next(said, None) is None
        return capsys.readouterr().out.splitlines(), confirmed

    return held


def test_other_words_are_shown_beside_those_that_they_replace(talk: Talk) -> None:
    """One question for each, with what goes and what comes."""
    lines, confirmed = talk(OTHER, "y")

    assert lines == [
        "talk.name (companies/acme/company.yml:3:29)",
        "    statement",
        "      was: Podpisuj wpisy.",
        "      is: Nie musisz.",
        "? Is it at least as strict as before?",
    ]
    assert confirmed == ["talk.name"]


def test_added_rules_of_a_chapter_are_read_in_one_go(talk: Talk) -> None:
    """And whoever is asked is told so before, with the number of questions."""
    lines, confirmed = talk(OTHER + "".join(map(ADD.format, range(12))), "ny")

    assert lines[0] == (
        "13 texts of your own wait to be confirmed. Those that replace other words are asked for"
        " one by one, added ones together: 2 questions."
    )
    assert lines[7:14] == [
        "chapter/talk (12 added texts)",
        "talk.own-0 (companies/acme/company.yml:4:47)",
        "    title: Coś 0",
        "    statement: Tak.",
        "    why: Bo.",
        "    strength: must",
        "    audience: everyone",
    ]
    assert [line for line in lines if line.startswith("?")] == [
        "? Is it at least as strict as before?",
        "? Does this leave every other rule as it is?",
    ]
    assert confirmed == [f"talk.own-{n}" for n in range(12)]


@pytest.mark.parametrize("known", [("chapter/talk",), ("talk.own-0", "talk.own-1")])
def test_what_the_command_names_is_not_asked(talk: Talk, known: tuple[str, ...]) -> None:
    """By the group or by each id."""
    assert talk(ADD.format(0) + ADD.format(1), known=known) == ([], [])


def test_what_was_confirmed_is_told_apart(handbook: Resolved) -> None:
    """One by one, or together with how many."""
    book = handbook(company(OTHER + ADD.format(0) + ADD.format(1)), (), "acme")

    assert list(comparing.told(book, ("talk.name", "chapter/talk"))) == [
        "Own words compared one by one: talk.name",
        "Own words confirmed together: chapter/talk (2)",
    ]
    assert list(comparing.told(book, ())) == []
