"""The finished PDFs: standards, contents, text, bytes, and what the site says of them."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import lxml.html
import pypdf
import pypdfium2 as pdfium
import pytest

from generator.model.labels import Label, label_of
from generator.model.registers import PAPERS, REFERENCES
from generator.outputs.folder import keep_built
from generator.outputs.pdf.make import make_pdfs
from generator.outputs.pdf.publish import publish
from generator.outputs.pdf.selection import Choice
from generator.outputs.pdf.words import Around
from tests.pdf.pdf_shelf import CHAPTER, FULL, STARTER, Built, broken_rules

LANGUAGES = ("pl", "en")
CHOICES = (FULL, STARTER, CHAPTER)


@cache
def _reader(path: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(path)


@cache
def _pages(path: Path) -> tuple[str, ...]:
    document = pdfium.PdfDocument(path)
    texts = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    return tuple(text.replace("\r\n", "\n") for text in texts)


@cache
def _squeezed(path: Path) -> str:
    return _squeeze("\n".join(_pages(path)))


def _squeeze(text: str) -> str:
    """Drop spaces, hyphens at line ends and break marks, so that only the signs count."""
    return re.sub(r"[\s\u00a0\u200b\ufffe\u00ad\x02]+", "", re.sub(r"-\n", "", text))


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", ["pdf-ua1", "pdf-a2a"])
def test_pdf_meets_the_standard(built: Built, language: str, choice: Choice, profile: str) -> None:
    """Every PDF is accessible (PDF/UA-1) and archival (PDF/A-2a) at once."""
    assert broken_rules(built.path(language, choice), profile) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_clauses_stand_once_and_in_order(built: Built, language: str) -> None:
    """Each clause's heading is a bookmark once, in the handbook's order."""
    bookmarks = [title for title, _ in _bookmarks(built.path(language))]
    wanted = [
        _plain(clause.number + " " + clause.clause.title[language], built, language)
        for clause in built.handbook.clauses()
    ]

    assert [title for title in bookmarks if re.match(r"\d+\.\d+ ", title)] == wanted


def test_cover_names_who_issues_the_handbook(built: Built) -> None:
    """The full name in the register stands above the edition."""
    cover = _pages(built.path("pl"))[0]

    assert cover.index("Pełna nazwa") < cover.index("Bank Brzozowy S.A.") < cover.index("Wydanie")


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_stand_in_the_order_of_a_book(built: Built, language: str) -> None:
    """Chapters, risks, scenarios, glossary, laws, how it was made, review, sheet to sign."""
    around = Around(built.handbook, language)
    keys = ("risks", "scenarios", "glossary", "references", "assembly", "review", "sign_off")
    names = [around.label(label_of("page", key)).replace("\u00a0", " ") for key in keys]
    bookmarks = [title for title, _ in _bookmarks(built.path(language))]
    last = built.handbook.chapters[-1]
    chapter = _plain(f"{last.number}. {last.title[language]}", built, language)
    places = [bookmarks.index(name) for name in (chapter, *names)]

    assert places == sorted(places)
    assert bookmarks[0] == around.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_paper_begins_a_page_of_its_own(built: Built, language: str) -> None:
    """In the owner's book, so that it can be taken out; it says that it is no advice."""
    path = built.path(language)
    where, text = dict(_bookmarks(path)), _pages(path)
    titles = [_plain(one.title[language], built, language) for one in built.handbook.of(PAPERS)]
    starts = [where[title] for title in titles]
    notice = built.handbook.labels[Label.PAPER_NO_ADVICE][language].split(".")[0]

    assert starts == sorted(set(starts))
    ends = [*starts[1:], starts[-1] + 3]
    for title, first, end in zip(titles, starts, ends, strict=True):
        said = " ".join(" ".join(text[first:end]).replace("\u00a0", " ").split())
        assert notice in said, title


@pytest.mark.parametrize("language", LANGUAGES)
def test_contents_name_the_pages_where_chapters_are(built: Built, language: str) -> None:
    """Each number in the contents is the page of the chapter's bookmark."""
    path = built.path(language)
    where = dict(_bookmarks(path))
    first = next(index for title, index in _bookmarks(path) if title in {"Spis treści", "Contents"})
    text = _pages(path)[first]
    wrong = []
    for chapter in built.handbook.chapters:
        title = _plain(f"{chapter.number}. {chapter.title[language]}", built, language)
        number, rest = title.split(" ", 1)
        found = re.search(
            rf"{re.escape(number)}\s*{re.escape(rest)}\s*(\d+)", text.replace("\u00a0", " ")
        )
        if not found or int(found.group(1)) != where[title] + 1:
            wrong.append((title, where.get(title), found and found.group(1)))

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_the_site_are_in_the_text(built: Built, language: str) -> None:
    """At least 999 of 1000 words of the chapters can be found, hyphens at line ends apart."""
    words: Counter[str] = Counter()
    for chapter in built.handbook.chapters:
        html = (built.out / "site" / language / f"{chapter.file}.html").read_bytes()
        article = lxml.html.document_fromstring(html).find(".//article")
        assert article is not None
        words.update(re.findall(r"[^\W\d_]{3,}", "".join(map(str, article.itertext()))))
    text = _squeezed(built.path(language))
    missing = [word for word in words if word not in text]

    assert len(missing) / len(words) <= 0.001, missing[:20]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_ends_in_a_one_letter_word(built: Built, language: str) -> None:
    """No line of the text ends in 'w', 'i', 'a' and the like."""
    lines = [line for text in _pages(built.path(language)) for line in text.split("\n")]

    assert [line for line in lines if re.search(r"[a-ząęó,] [aiouwzAIOUWZ]\s*$", line)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_what_it_belongs_to(built: Built, language: str) -> None:
    """Head and foot name company, edition, digest, end of validity and the number of pages."""
    pages = _pages(built.path(language))
    digest = built.handbook.digest[:12]
    of = {"pl": "z", "en": "of"}[language]
    lacking = [
        number
        for number, text in enumerate(pages, 1)
        if number > 1
        and not all(
            part in text.replace("\u00a0", " ")
            for part in (
                digest,
                "Bank Brzozowy",
                built.handbook.version,
                f"{number} {of} {len(pages)}",
            )
        )
    ]

    assert lacking == []


@pytest.mark.parametrize("choice", [FULL, STARTER])
@pytest.mark.parametrize("language", LANGUAGES)
def test_sheet_to_sign_is_the_last_leaf(built: Built, language: str, choice: Choice) -> None:
    """The sheet is the last page, stands on a right-hand page and names edition and digest."""
    pages = _pages(built.path(language, choice))
    fields = {"pl": ("Imię i nazwisko", "Podpis"), "en": ("Name", "Signature")}[language]

    assert len(pages) % 2 == 1
    last = pages[-1].replace("\u00a0", " ")
    assert [field for field in (*fields, built.handbook.digest[:12]) if field not in last] == []


def test_polish_letters_can_be_searched(built: Built) -> None:
    """Polish letters come out of the text as they went in."""
    text = _squeezed(built.path("pl"))

    assert [letter for letter in "ąćęłńóśźżĆŁŚŹŻ" if letter not in text] == []
    assert _squeeze("Zasady w mediach społecznościowych") in text


def test_only_our_fonts_are_used_and_all_are_embedded(built: Built) -> None:
    """No font of the machine gets into the file."""
    fonts = set()
    one: Any
    for one in _reader(built.path("pl")).pages:
        for font in one["/Resources"]["/Font"].values():
            kid = font["/DescendantFonts"][0]
            fonts.add(kid["/BaseFont"].split("+")[1].split("-")[0])
            descriptor = kid["/FontDescriptor"]
            assert "/FontFile3" in descriptor or "/FontFile2" in descriptor

    assert fonts <= {"SourceSansPro", "SourceSerifPro", "DejaVuSansMono", "NotoEmoji"}


def test_links_lead_to_pages_that_exist(built: Built) -> None:
    """Every link inside the file has a target, and links to the web are http, mail or phone."""
    reader = _reader(built.path("en"))
    names = set(reader.named_destinations)
    sheets = {one.indirect_reference.idnum for one in reader.pages if one.indirect_reference}
    for one in reader.pages:
        for link in one.get("/Annots", ()):
            found = link.get_object()
            target = found.get("/Dest")
            target = target.get_object() if target is not None else None
            if isinstance(target, list):
                assert target[0].idnum in sheets
            elif target is not None:
                assert str(target).removeprefix("/") in names
            else:
                assert re.match(r"https?://|mailto:|tel:", found["/A"]["/URI"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_numbers_of_cross_references_are_those_of_their_targets(
    built: Built, language: str
) -> None:
    """Each "(p. 12)" stands on a page with a link to page 12, or right after such a page."""
    reader = _reader(built.path(language))
    leads = [set(_led_to(reader, one)) for one in reader.pages]
    shown = [
        (index, int(number))
        for index, text in enumerate(_pages(built.path(language)))
        for number in re.findall(r"\((?:s|p)\.\s(\d+)\)", text)
    ]

    assert len(shown) > 1000
    assert len({number for _, number in shown}) > 100
    assert [
        (index + 1, number)
        for index, number in shown
        if number not in leads[index] | leads[index - 1]
    ] == []


def _led_to(reader: pypdf.PdfReader, page_object: pypdf.PageObject) -> Iterator[int]:
    """Walk the numbers of the pages that a page's links lead to."""
    for link in page_object.get("/Annots", ()):
        target = link.get_object().get("/Dest")
        if target is None:
            continue
        target = target.get_object()
        if not isinstance(target, list):
            target = reader.named_destinations[str(target).removeprefix("/")].dest_array
        sheet = target[0].get_object()
        yield (reader.get_page_number(sheet) or 0) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_addresses_of_sources_are_printed_whole(built: Built, language: str) -> None:
    """The register's links can be typed in from paper, with their letters as letters."""
    sources = [
        unquote(source.url.split("://", 1)[1].strip("/"))
        for reference in built.handbook.of(REFERENCES)
        for source in reference.sources
    ]
    # A line may end in a hyphen of an address, which can't be told from one of a broken word.
    every = unquote(_squeezed(built.path(language)).replace("-", ""))
    missing = [address for address in sources if address.replace("-", "") not in every]

    assert len(sources) > 100
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_addresses_stand_at_the_foot_of_their_page(built: Built, language: str) -> None:
    """A footnote is on the page of the site's name that it belongs to, below all other text.

    The engine moves a note of a page's last line to the next page when there is no room for it.
    """
    pages = [_squeeze(text) for text in _pages(built.path(language))]
    sources = [source.url for one in built.handbook.of(REFERENCES) for source in one.sources]
    # Two references may rest on the same page: its address is looked at once.
    long = dict.fromkeys(url.split("://", 1)[1].strip("/") for url in sources if len(url) > 80)
    label = built.handbook.labels["source"][language]

    assert len(long) > 20
    moved: list[str] = []
    for address in long:
        bare = unquote(address).replace("-", "")
        noted = [at for at, text in enumerate(pages) if bare in unquote(text.replace("-", ""))]
        assert noted, address
        for at in noted:
            before, _, after = unquote(pages[at].replace("-", "")).rpartition(bare)
            host = address.split("/")[0].replace("-", "")
            if host not in before:
                moved.append(address)
                assert host in pages[at - 1].replace("-", "")
            assert f"{label}:" not in after
    assert len(moved) <= len(long) // 20


def test_pdf_has_the_same_bytes_again(built: Built) -> None:
    """Printing again gives equal bytes; the dates are the edition's, not the clock's."""
    again = make_pdfs(built.shelf, ["pl"], STARTER, "a4")[0]

    assert again.data == built.pdfs["pl", STARTER].data
    metadata: Any = _reader(built.path("pl")).metadata
    assert metadata.creation_date.date() == built.handbook.valid_from


def test_letter_paper_is_letter(built: Built, tmp_path: Path) -> None:
    """`--paper letter` changes the size of the page."""
    letter = make_pdfs(built.shelf, ["en"], CHAPTER, "letter")[0]
    path = tmp_path / "letter.pdf"
    path.write_bytes(letter.data)

    assert [float(side) for side in _reader(path).pages[0].mediabox[2:]] == [612.0, 792.0]


def test_starter_pack_holds_the_role_only(built: Built) -> None:
    """The starter pack holds the clauses for everyone and for the role, and the crisis card."""
    titles = [title for title, _ in _bookmarks(built.path("en", STARTER))]
    wanted = [
        _plain(f"{clause.number} {clause.clause.title['en']}", built, "en")
        for clause in built.handbook.clauses()
        if {"everyone", "managers"} & {str(one) for one in clause.clause.audience}
    ]

    assert [title for title in titles if re.match(r"\d+\.\d+ ", title)] == wanted
    assert "Crisis card" in titles


def test_size_stays_small(built: Built) -> None:
    """A handbook can be sent by mail, even the copy of the owner with every paper to print."""
    assert len(built.pdfs["pl", FULL].data) < 2_500_000


def test_site_links_to_the_pdf_exactly_when_it_is_there(built: Built, tmp_path: Path) -> None:
    """The start page leads to the files that exist; publishing again adds no second link."""
    out = tmp_path / "out"
    shutil.copytree(built.out, out)
    publish(out, built.pdfs["pl", FULL])
    text = (out / "site" / "pl" / "index.html").read_text(encoding="utf-8")

    assert text.count('href="handbook.pdf"') == 1
    assert (out / "site" / "pl" / "handbook.pdf").read_bytes() == built.pdfs["pl", FULL].data


@pytest.mark.parametrize(
    "name", ["docs/pl/glossary.md", "overrides/assets/stylesheets/handbook.css"]
)
def test_built_site_is_kept_until_a_source_changes(built: Built, tmp_path: Path, name: str) -> None:
    """A changed page or look makes `handbook pdf` build the site anew."""
    stage = tmp_path / "stage"
    for part in ("docs", "overrides"):
        shutil.copytree(built.out / part, stage / part)
    for path in built.out.glob("*.*"):
        if path.suffix in {".json", ".yml"} and not path.name.startswith("."):
            shutil.copy2(path, stage / path.name)
    text = (stage / name).read_text(encoding="utf-8")
    (stage / name).write_text(text + "\n", encoding="utf-8")

    assert not keep_built(built.out, stage)
    assert not (stage / "site").exists()
    (stage / name).write_text(text, encoding="utf-8")
    assert keep_built(built.out, stage)
    assert (stage / "site/pl/handbook.pdf").read_bytes() == built.pdfs["pl", FULL].data


def _bookmarks(path: Path) -> list[tuple[str, int]]:
    reader = _reader(path)

    def walk(entries: list[object]) -> list[tuple[str, int]]:
        found = []
        for entry in entries:
            if isinstance(entry, list):
                found += walk(entry)
            else:
                number = reader.get_destination_page_number(entry)  # type: ignore[arg-type]
                title = str(entry.title).replace("\u00a0", " ")  # type: ignore[attr-defined]
                found.append((title, number if number is not None else -1))
        return found

    return walk(list(reader.outline))


def _plain(text: str, built: Built, language: str) -> str:
    from generator.text.placeholders import fill

    return fill(text, built.handbook.parameters, language)
