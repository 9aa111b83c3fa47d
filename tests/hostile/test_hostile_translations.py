"""No translation can break out of the place that its text is put in."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from generator.model.problems import Problem, ProblemsFound
from generator.render.site import render
from generator.sources.site_settings import shared_config
from tests.hostile.hostile_trial import SLOTS, Slot, Trial, bodies
from tests.hostile.test_hostile_fields import HOSTILE, MARKDOWN, MAY_REFUSE, NEWLINES, folded

FILE = "companies/firm/languages/uk.po"
LANGUAGES = "languages: [pl, uk]\nfallback: {uk: pl}\n"
HARMLESS = "звичайно"
Skeletons = dict[str, tuple[tuple[str, ...], ...]]
TEXTS = [(number, slot) for number, slot in enumerate(SLOTS) if slot.path[-1] == "pl"]
"""What a translator sees."""


class Translations:
    """Builds the tree with one translation of every text."""

    def __init__(self, trial: Trial) -> None:
        """Say everything in Polish, and speak one language more."""
        self.trial = trial
        trial.fill(lambda _, number: f"zwykle n{number}")
        company = trial.root / "companies" / "firm" / "company.yml"
        company.write_text(company.read_text("utf-8") + LANGUAGES, "utf-8")
        (trial.root / FILE).parent.mkdir(exist_ok=True)

    def write(self, said: str, spared: set[Slot]) -> dict[int, Slot]:
        """Write the translators' file; give the text of each of its lines."""
        lines: list[str] = []
        places = {}
        for number, slot in TEXTS:
            words = HARMLESS if slot in spared else said
            places[len(lines) + 1] = slot
            lines += [f'msgid "zwykle n{number}"']
            lines += [f"msgstr {json.dumps(f'{words} n{number}', ensure_ascii=False)}", ""]
        (self.trial.root / FILE).write_text("\n".join(lines), "utf-8")
        return places

    def run(self, said: str, spared: set[Slot]) -> tuple[Skeletons, dict[Slot, Problem]]:
        """Give the pages' skeletons, and the texts in which the words are a problem."""
        refused: dict[Slot, Problem] = {}
        # Of one kind a file is told of so many at a time.
        for _ in range(12):
            places = self.write(said, spared | set(refused))
            try:
                site = render(self.trial.resolved())
            except ProblemsFound as found:
                for problem in found.problems:
                    # A placeholder too many is told at the text that lacks it, with a note.
                    ends = (problem.place, *(note.place for note in problem.notes))
                    line = next(place.line for place in ends if place.file == FILE)
                    refused[places[line]] = problem
            else:
                return bodies(site, shared_config(self.trial.root)), refused
        raise AssertionError(f"still refused: {refused}")


@pytest.fixture(scope="module")
def translations(trial: Trial) -> Iterator[Translations]:
    """Give the tree; the file goes afterwards."""
    yield Translations(trial)
    (trial.root / FILE).unlink()


@pytest.fixture(scope="module")
def harmless_translations(translations: Translations) -> Skeletons:
    """Give the skeletons with harmless translations."""
    return translations.run(HARMLESS, set())[0]


def test_translations_stand_on_the_pages(translations: Translations) -> None:
    """Words that never come on a page would prove nothing."""
    translations.write(HARMLESS, set())

    pages = render(translations.trial.resolved()).pages["uk"]

    assert sum(text.count(f"{HARMLESS} n") for text in pages.values()) > len(TEXTS)


@pytest.mark.parametrize("what", [*HOSTILE, *NEWLINES])
def test_hostile_translation_leaves_every_text_as_it_is(
    translations: Translations, harmless_translations: Skeletons, what: str
) -> None:
    """Each page has the same tags; what is refused is so for a reason that fits."""
    said = {**HOSTILE, **NEWLINES}[what]
    only = folded if what in NEWLINES else MARKDOWN.get(what, lambda _: True)

    found, refused = translations.run(said, {slot for _, slot in TEXTS if not only(slot)})

    for slot, problem in refused.items():
        if problem.code == "HB510":
            # Signs that no font of the PDF holds are refused wherever they stand.
            continue
        assert problem.code in MAY_REFUSE, problem.headline()
        assert slot.kind == "Prose" or set(said) & {"{", "}"}, problem.headline()
    expected = harmless_translations
    assert sorted(found) == sorted(expected)
    assert [name for name in found if found[name] != expected[name]] == []
