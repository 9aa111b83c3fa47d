"""Marks of reviewers come back, bound to their clauses; none is lost."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from generator.model.problems import Collector
from generator.model.written import Document, compared
from generator.outputs.word.document import document, view
from generator.outputs.word.write import docx_bytes
from generator.review.mark import Mark
from generator.review.marks import bind
from generator.sources.word.read import read_returned
from tests.marking import Marked, W, run, w
from tests.random_marks import mark_at_random
from tests.shipped import handbook_of

Back = Callable[[Marked | bytes], tuple[Mark, ...]]
WORD = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"


def key(sent: Document, clause: str, field: str = "statement", at: int = 0) -> str:
    """Give the bookmark of a paragraph."""
    return next(
        one.key
        for one in sent.paragraphs()
        if (one.clause, one.field, one.at) == (clause, field, at)
    )


def short(marks: tuple[Mark, ...]) -> list[tuple[str, str, str, str]]:
    """Give of each mark what it proposes."""
    return [(one.action, one.clause, one.was, one.now.strip()) for one in marks]


def test_what_comes_back_as_it_was_holds_no_mark(back: Back, marked: Marked) -> None:
    """The document itself says nothing new."""
    assert back(marked) == ()
    assert back(marked.data) == ()


@pytest.fixture(scope="module")
def shipped() -> tuple[Document, bytes]:
    """Give the document of a shipped company."""
    from generator.render.site import render

    handbook = view(handbook_of(company="bank-brzozowy"), "essentials")
    made = document(handbook, render(handbook), "essentials", "pl")
    return made, docx_bytes(made)


@pytest.mark.parametrize("seed", range(2026, 2034))
def test_marks_at_random_come_back_bound_to_their_clauses(
    seed: int, shipped: tuple[Document, bytes], tmp_path: Path
) -> None:
    """Every mark, once, with its words; and nothing else."""
    sent, data = shipped
    marked, expected = mark_at_random(seed, sent, data)
    path = tmp_path / "counsel.docx"
    path.write_bytes(marked)
    returned = read_returned(path, Collector())
    assert returned is not None
    left = list(bind(sent, returned))
    for action, clause, words in expected:
        hit = next(
            one
            for one in left
            if (one.action, one.clause) == (action, clause)
            and " ".join(compared(words).split())
            in " ".join(compared(f"{one.was} {one.now} {one.note}").split())
        )
        left.remove(hit)

    assert left == []


def test_a_change_inside_a_value_is_about_the_setting(
    back: Back, marked: Marked, sent: Document
) -> None:
    """The words around stay words, and the number is the parameter's."""
    one = next(one for one in sent.paragraphs() if any("reply_hours" in r.slot for r in one.runs))
    at = 0
    for part in one.runs:
        if part.slot:
            break
        at += len(part.text)
    marked.replace(marked.find(one.key), at, at + len(part.text), "12")
    (mark,) = back(marked)

    assert (mark.setting, mark.was, mark.now) == ("{reply_hours}", part.text, "12")
    assert (mark.action, mark.clause, mark.field) == ("change", one.clause, "statement")


def test_two_people_nested(back: Back, marked: Marked, sent: Document) -> None:
    """What one put in and another took out is a mark of each."""
    change = marked.insert(marked.find(key(sent, "talk.open")), 6, "x")
    change.remove(change[0])
    inner = marked.did("del", run("wcale ", deleted=True), author="Second")
    change.extend([run("też "), inner])
    marks = back(marked)

    assert [(one.action, one.author) for one in marks] == [
        ("change", "Counsel"),
        ("ask", "Second"),
    ]
    assert marks[0].now == "też wcale "


def test_a_thread_keeps_its_parent_and_its_state(
    back: Back, marked: Marked, sent: Document
) -> None:
    """As commentsExtended tells."""
    paragraph = marked.find(key(sent, "talk.name"))
    first = marked.comment(paragraph, 0, 8, "Zawsze?", done=True)
    marked.comment(paragraph, 0, 8, "Tak.", parent=first)
    one, other = back(marked)

    assert (one.note, one.resolved, one.parent, one.was) == ("Zawsze?", True, "", "Podpisuj")
    assert (other.note, other.resolved, other.parent) == ("Tak.", False, one.comment)


def test_what_stands_in_no_clause_is_listed(back: Back, marked: Marked, sent: Document) -> None:
    """A mark in the title of the document belongs to nothing, and is told all the same."""
    marked.comment(marked.find("pg_index"), 0, 6, "Ładny tytuł")
    (mark,) = back(marked)

    assert (mark.action, mark.clause, mark.note) == ("ask", "", "Ładny tytuł")
    assert str(mark.why_not) == "it stands in no clause"


def test_text_in_controls_fields_and_boxes(back: Back, marked: Marked, sent: Document) -> None:
    """Words that stand in a content control are words; a text box is a note of its paragraph."""
    paragraph = marked.find(key(sent, "talk.open"))
    inside = paragraph.findall(f"{{{W}}}r")
    control = w("sdt", w("sdtPr"), w("sdtContent"))
    inside[0].addprevious(control)
    control[1].extend(inside)
    assert back(marked) == ()
    box = w("pict", w("txbxContent", w("p", run("Uwaga w ramce"))))
    paragraph.append(w("r", box))
    field = w("fldSimple", run(" pole"), instr=" DOCPROPERTY x ")
    paragraph.append(field)

    assert sorted((one.action, one.now + one.note) for one in back(marked)) == [
        ("ask", "Uwaga w ramce"),
        ("change", " pole"),
    ]


def test_rows_of_tables(back: Back, marked: Marked, sent: Document) -> None:
    """A row that was put in or taken out while changes were tracked is told."""
    table: Any = next(marked.root.iter(f"{{{W}}}tbl"))
    rows = table.findall(f"{{{W}}}tr")
    fresh: Any = deepcopy(rows[-1])
    one: Any
    for one in fresh.iter(f"{{{W}}}bookmarkStart", f"{{{W}}}bookmarkEnd"):
        one.getparent().remove(one)
    for one in fresh.iter(f"{{{W}}}t"):
        one.text = "Nowe"
    fresh.find(f"{{{W}}}trPr").append(marked.did("ins"))
    rows[-1].addnext(fresh)

    marks = back(marked)
    assert marks
    assert all("Nowe" in one.now for one in marks)


def test_changes_of_looks_are_counted_apart(
    marked: Marked, sent: Document, back: Back, tmp_path: Path
) -> None:
    """They are no marks."""
    paragraph = marked.find(key(sent, "talk.open"))
    looks = paragraph.find(f"{{{W}}}r").find(f"{{{W}}}rPr")
    looks.append(marked.did("rPrChange", w("rPr")))
    path = tmp_path / "looks.docx"
    path.write_bytes(marked.finished())
    returned = read_returned(path, Collector())

    assert returned is not None
    assert returned.formatting == 1
    assert back(marked) == ()


def test_an_unknown_element_is_listed(back: Back, marked: Marked, sent: Document) -> None:
    """Nothing is passed over in silence."""
    marked.find(key(sent, "talk.open")).append(w("hologram", run("słowa")))
    (mark,) = back(marked)

    assert str(mark.why_not) == "the element 'hologram' is not known"
    assert mark.was == "słowa"


def archive(document: str, **more: str) -> bytes:
    """Make a document of given parts."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", document)
        for name, text in more.items():
            made.writestr(name, text)
    return stored.getvalue()


HOSTILE = {
    "no archive": b"PK\x03\x04 nothing",
    "an old document": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "no part": archive("<x/>").replace(b"document", b"dokument"),
    "no XML": archive("<w:document"),
    "entities": archive(f"<!DOCTYPE x [<!ENTITY a 'b'>]><w:document {WORD}>&a;</w:document>"),
    "another kind": archive("<workbook/>"),
    "a bomb": archive(f"<w:document {WORD}>" + "<w:body/>" * 4_000_000 + "</w:document>"),
    "too deep": archive(
        f"<w:document {WORD}><w:body>" + "<w:sdt>" * 5_000 + "</w:sdt>" * 5_000 + "</w:body>"
        "</w:document>"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_one_problem(name: str, tmp_path: Path) -> None:
    """It is told in a sentence, and nothing is unpacked beyond the bounds."""
    path = tmp_path / "counsel.docx"
    path.write_bytes(HOSTILE[name])
    problems = Collector()

    assert read_returned(path, problems) is None
    assert [one.code for one in problems.found] == ["HB651"]


def test_a_title_written_anew_is_the_title_still(
    back: Back, marked: Marked, sent: Document
) -> None:
    """An editor may lose the bookmark with the words; where it stands says what it is."""
    title = marked.find("hb_talk_name")
    for one in list(title):
        if one.tag != f"{{{W}}}pPr":
            title.remove(one)
    title.append(run("Zupełnie co innego"))
    marks = back(marked)

    assert {(one.action, one.clause, one.field) for one in marks} == {
        ("change", "talk.name", "title")
    }


def test_a_clause_that_was_moved_is_one_mark(back: Back, marked: Marked, sent: Document) -> None:
    """All its paragraphs went together."""
    behind = list(marked.of_clause("hb_talk_secrets"))[-1]
    for one in list(marked.of_clause("hb_talk_open")):
        words = marked.text(one)
        marked.move(one, behind, name="whole")
        behind = behind.getnext()
        assert marked.text(behind) == words
    (mark,) = back(marked)

    assert (mark.action, mark.clause, mark.field) == ("change", "talk.open", "title")
    assert mark.note.startswith("moved behind: talk.secrets")


def test_what_it_was_made_of_is_known_without_the_core_property(
    marked: Marked, sent: Document, tmp_path: Path
) -> None:
    """Word may drop the identifier, and keeps properties that authors choose."""
    marked.parts["docProps/core.xml"] = marked.parts["docProps/core.xml"].replace(
        b"identifier>", b"source>"
    )
    path = tmp_path / "word.docx"
    path.write_bytes(marked.finished())
    returned = read_returned(path, Collector())

    assert returned is not None
    assert returned.identifier == sent.identifier
    assert returned.known == dict(sent.fingerprints)
