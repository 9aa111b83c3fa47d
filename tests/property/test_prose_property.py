"""Plain prose: readers see every word and sign that was typed, or its author is told of a line."""

from __future__ import annotations

from hypothesis import assume, example, given, settings

from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.model.text import Prose
from generator.render.prose import flat
from generator.text.markdown import check_markdown
from tests.hostile.test_hostile_markdown import html_of
from tests.plain_prose import TEXTS, typed
from tests.shares import share
from tests.visible import seen


def told(text: str) -> list[str]:
    """Give the hints of everything that is told about a text."""
    problems = Collector()
    check_markdown(Located(text, Place(file="f.yml", line=1, column=1), 2), problems)
    return [problem.hint for problem in problems.found]


@given(TEXTS)
@settings(max_examples=share(1200), deadline=None, derandomize=True)
@example("2026. rok przynosi zmiany.")
@example("1. maja biuro jest nieczynne.\n\n+ 48 22 123 45 67")
@example("5. Punkt piąty\n6. Punkt szósty")
@example("24. 12. 2026 wigilia\n25. 12. 2026 święto")
@example("Wolno:\n1) pisać:\na) o sobie,\nb) o firmie;\n2) czytać.")
@example("#reklama na początku\n#ad at the start")
def test_words_on_the_page_are_the_words_typed(text: str) -> None:
    """Nothing is lost, counted anew or made bold, whatever signs stand among the words."""
    assume(not told(text))

    words = Prose(((Located("pl"), Located(text)),))

    assert "".join(seen(html_of(text)).split()) == typed(text)
    assert _undashed(flat(words, {}, "pl")) == _undashed(typed(text))


def _undashed(words: str) -> str:
    """Leave out dashes, by which one line tells entries apart."""
    return "".join(words.translate({ord("–"): "", ord("-"): ""}).split())


@given(TEXTS)
@settings(max_examples=share(400), deadline=None, derandomize=True)
def test_what_is_told_has_a_hint(text: str) -> None:
    """Nobody is left with a bare complaint."""
    assert all(told(text))
