"""Confirmations of translations, drift, and the stamp on the page."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.main import outcome
from generator.combine import combine
from generator.render.site import render
from generator.sources.load import load_inputs

Edit = Callable[[str, str, str], None]
Report = Callable[[], list[str]]

HOME = Path(__file__).parents[2]
FILE = "handbook/chapters/01-posts.yml"


def _confirm(tree: Path, *names: str) -> int:
    return outcome(["translations", "confirm", *names, "--root", str(tree)])


def test_a_layer_without_the_file_has_no_drift(report: Report) -> None:
    """Whoever keeps no confirmations is not reminded of them."""
    assert report() == []


def test_confirming_everything_leaves_no_warning(tree: Path, report: Report) -> None:
    """After `--all` nothing waits, and a second run changes no byte."""
    assert _confirm(tree, "--all") == 0
    path = tree / "handbook" / "translations.yml"
    first = path.read_bytes()

    assert report() == []
    assert _confirm(tree, "--all") == 0
    assert path.read_bytes() == first


def test_a_changed_source_text_drifts_and_its_translation_does_not(
    tree: Path, edit: Edit, report: Report
) -> None:
    """A change of the binding text is drift; a change of the translation alone is none."""
    _confirm(tree, "--all")
    edit("chapters/01-posts.yml", "en: It is easier.", "en: That is easier.")
    assert report() == []

    edit("chapters/01-posts.yml", "pl: Tak łatwiej.", "pl: Tak lepiej.")
    edit("chapters/01-posts.yml", "pl: Pisz jasno.", "pl: Pisz jaśniej.")

    assert report() == [
        (
            f"{FILE}:3:7: HB415 warning: the 'pl' text of 'chapter/posts' changed after 'en' was"
            " confirmed"
        ),
        (
            f"{FILE}:14:11: HB415 warning: the 'pl' text of 'posts.plain' changed after 'en' was"
            " confirmed"
        ),
    ]


def test_a_new_clause_in_a_layer_with_the_file_was_never_confirmed(
    tree: Path, report: Report
) -> None:
    """From the first confirmation on, the layer's other texts are open."""
    assert _confirm(tree, "posts.plain") == 0

    assert report() == [
        "handbook/handbook.yml:3:7: HB415 warning: the 'en' text of 'handbook' was never confirmed",
        f"{FILE}:3:7: HB415 warning: the 'en' text of 'chapter/posts' was never confirmed",
    ]


def test_confirming_one_entry_mends_it_alone(tree: Path, edit: Edit, report: Report) -> None:
    """Other entries keep their confirmation as it was."""
    _confirm(tree, "--all")
    edit("chapters/01-posts.yml", "pl: Tak łatwiej.", "pl: Tak lepiej.")
    edit("chapters/01-posts.yml", "pl: Pisz jasno.", "pl: Pisz jaśniej.")

    assert _confirm(tree, "posts.plain") == 0
    assert [line.split("'")[3] for line in report()] == ["chapter/posts"]


def test_confirm_drops_entries_that_are_gone(tree: Path) -> None:
    """A line about a clause that was deleted goes with the next confirmation."""
    _confirm(tree, "--all")
    path = tree / "handbook" / "translations.yml"
    known = path.read_text(encoding="utf-8")
    path.write_text(known + '  posts.old: {en: "0123456789ab"}\n', encoding="utf-8")

    _confirm(tree, "posts.plain")

    assert path.read_text(encoding="utf-8") == known


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), "no translations are named\nhint: name the ids of those to confirm, or write --all"),
        (("posts.plan",), "nothing is called 'posts.plan'\nhint: did you mean 'posts.plain'?"),
    ],
)
def test_confirm_asks_for_known_ids(
    tree: Path, capsys: pytest.CaptureFixture[str], names: tuple[str, ...], told: str
) -> None:
    """No id, or one that leads nowhere, is a wrong command line and writes nothing."""
    assert _confirm(tree, *names) == 2
    assert told in capsys.readouterr().err
    assert not (tree / "handbook" / "translations.yml").exists()


def test_the_translation_page_stamps_the_clause(tmp_path: Path) -> None:
    """Only the page of the translation says that the clause waits, and the data say it too."""
    shutil.copytree(HOME / "handbook", tmp_path / "handbook")
    _confirm(tmp_path, "--all")
    path = tmp_path / "handbook" / "chapters" / "06-tone.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("Nie podsycaj kłótni", "Nie wszczynaj kłótni", 1), encoding="utf-8"
    )

    handbook = combine(*load_inputs(tmp_path, (), None))
    site = render(handbook)

    waiting = [one.id for one in handbook.clauses() if one.unconfirmed]
    assert waiting == ["tone.argue"]
    assert site.pages["en"]["06-tone.md"].count("Translation not confirmed.") == 1
    assert "czeka na sprawdzenie" not in site.pages["pl"]["06-tone.md"]
