"""Translators' files: what is read, what is told, and what writing one anew keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.problems import Collector
from generator.sources.catalogs import Wanted, catalog_file, read_catalogs
from tests.told import told


def write(folder: Path, text: str | bytes, name: str = "uk.po") -> Path:
    """Write a translators' file into a layer's folder."""
    path = folder / "languages" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read(folder: Path) -> tuple[dict[str, dict[str, tuple[str, bool]]], list[str]]:
    """Read the files of a layer; give what they say with what is told."""
    problems = Collector()
    found = read_catalogs(folder, "acme", problems)
    plain = {
        code: {source: (str(one.text), one.stale) for source, one in catalog.items()}
        for code, catalog in found.items()
    }
    return plain, told(problems.found)


def wanted(*sources: str) -> list[Wanted]:
    """Want texts of one entry."""
    return [Wanted(source=one, where=("a.yml", 3), entry="talk.open") for one in sources]


def test_folder_that_is_not_there_has_no_translations(tmp_path: Path) -> None:
    """Nearly every layer does without."""
    assert read(tmp_path) == ({}, [])


def test_filled_in_texts_are_read_without_spaces_around_them(tmp_path: Path) -> None:
    """Empty ones are passed over; a fuzzy one is stale; hidden files and copies are left alone."""
    write(
        tmp_path,
        'msgid "Tak"\nmsgstr "Так "\n\nmsgid "Nie"\nmsgstr ""\n\n'
        '#, fuzzy\nmsgid ""\n"Może\\n"\n"być"\nmsgstr "Можливо"\n',
    )
    write(tmp_path, "", ".uk.po.new")
    write(tmp_path, "", "uk.po~")

    assert read(tmp_path) == ({"uk": {"Tak": ("Так", False), "Może\nbyć": ("Можливо", True)}}, [])


def test_translation_knows_its_line(tmp_path: Path) -> None:
    """The line of its source text in the file."""
    write(tmp_path, 'msgid "Tak"\nmsgstr "Так"\n\nmsgid "Nie"\nmsgstr "Ні"\n')

    found = read_catalogs(tmp_path, "acme", Collector())

    assert str(found["uk"]["Nie"].text.place) == "acme/languages/uk.po:4:1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('msgid "Tak\nmsgstr "Так"\n', "HB010 the line is no text between quotation marks"),
        ("nonsense\n", "HB010 the line is no text between quotation marks"),
        (b"\xff\xfeM", "HB002 the file is UTF-16"),
        ('msgid "T\u200bak"\nmsgstr "x"\n', "HB003 the character U+200B"),
    ],
)
def test_broken_file_is_one_problem(tmp_path: Path, text: str | bytes, expected: str) -> None:
    """With its place; nothing of it counts."""
    write(tmp_path, text)

    found, problems = read(tmp_path)

    assert not found.get("uk")
    assert len(problems) == 1
    assert problems[0].startswith("acme/languages/uk.po:")
    assert f" {expected}" in problems[0]


def test_other_files_are_refused(tmp_path: Path) -> None:
    """Nobody would read them."""
    write(tmp_path, "", "uk.txt")

    assert read(tmp_path)[1] == [
        (
            "acme/languages/uk.txt:1:1: HB106 'uk.txt' is no file of translations"
            "\nhint: call it by the language's code, such as uk.po"
        )
    ]


def test_written_file_has_each_text_once_with_its_entry(tmp_path: Path) -> None:
    """In the order of the sources; no dates or lines, so that equal texts give equal bytes."""
    text = catalog_file(tmp_path / "uk.po", "uk", wanted("Tak {company}", "Nie", "Nie"))

    assert text.split("\n\n", 1)[1] == (
        '#. talk.open\n#: a.yml\n#, python-brace-format\nmsgid "Tak {company}"\nmsgstr ""\n\n'
        '#. talk.open\n#: a.yml\nmsgid "Nie"\nmsgstr ""\n\n'
    )
    assert '"Language: uk\\n"' in text


def test_writing_anew_keeps_translations_and_marks_changed_texts(tmp_path: Path) -> None:
    """The old text stands beside a changed one; what is gone is dropped; twice is as once."""
    filled = (
        'msgid "Zapytaj, zanim opublikujesz zdjęcie."\nmsgstr "Запитай."\n\n'
        'msgid "Nie"\nmsgstr "Ні"\n\nmsgid "Kiedyś"\nmsgstr "Колись"\n'
    )
    path = write(tmp_path, filled)
    fresh = wanted("Zapytaj, zanim opublikujesz to zdjęcie.", "Nie")

    path.write_text(catalog_file(path, "uk", fresh), "utf-8")

    found, problems = read(tmp_path)
    assert problems == []
    assert found["uk"] == {
        "Zapytaj, zanim opublikujesz to zdjęcie.": ("Запитай.", True),
        "Nie": ("Ні", False),
    }
    assert '#| msgid "Zapytaj, zanim opublikujesz zdjęcie."' in path.read_text("utf-8")
    assert catalog_file(path, "uk", fresh) == path.read_text("utf-8")


def test_text_like_another_that_is_still_there_takes_nothing_from_it(tmp_path: Path) -> None:
    """A new text is new, however much it looks like an old one."""
    path = write(tmp_path, 'msgid "Zapytaj, zanim opublikujesz zdjęcie."\nmsgstr "Запитай."\n')
    both = wanted("Zapytaj, zanim opublikujesz zdjęcie.", "Zapytaj, zanim opublikujesz zdjęcia.")

    path.write_text(catalog_file(path, "uk", both), "utf-8")

    assert read(tmp_path)[0] == {
        "uk": {"Zapytaj, zanim opublikujesz zdjęcie.": ("Запитай.", False)}
    }
