"""A course as a file: its manifest, its bytes, its texts, and how it is written."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from generator.cli.main import outcome
from generator.model.handbook import Handbook
from generator.model.place import Located
from generator.model.problems import WorldFault
from generator.model.text import Text
from generator.outputs.lms.package import FORMS, package
from generator.outputs.lms.write import write_package
from generator.render.course.content import PASS_MARK
from generator.workshop import Asked
from tests.shipped import SHIPPED
from tests.trees import ROOT

CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
CP12 = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL12 = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_v1p3}"
CMI5 = "{https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd}"
PATHS = {
    "scorm12": (
        f"{CP12}metadata/{CP12}schema",
        f"{CP12}metadata/{CP12}schemaversion",
        f"{CP12}organizations/{CP12}organization/{CP12}title",
        f"{CP12}organizations/{CP12}organization/{CP12}item/{CP12}title",
        f"{CP12}resources/{CP12}resource/{CP12}file",
    ),
    "scorm2004": (
        f"{CP}metadata/{CP}schema",
        f"{CP}metadata/{CP}schemaversion",
        f"{CP}organizations/{CP}organization/{CP}title",
        f"{CP}organizations/{CP}organization/{CP}item/{CP}title",
        f"{CP}resources/{CP}resource/{CP}file",
    ),
    "cmi5": (
        f"{CMI5}course/{CMI5}title/{CMI5}langstring",
        f"{CMI5}course/{CMI5}description/{CMI5}langstring",
        f"{CMI5}au/{CMI5}title/{CMI5}langstring",
        f"{CMI5}au/{CMI5}description/{CMI5}langstring",
        f"{CMI5}au/{CMI5}url",
    ),
}
"""What a manifest has to hold: SCORM 1.2 CAM 2.3.3.1, SCORM 2004 4th edition CAM 3.4, cmi5 13.1.

`make suites` holds those of SCORM against the schemas themselves.
"""
VERSIONS = {"scorm12": "1.2", "scorm2004": "2004 4th Edition"}
"""The words by which platforms know a version; any other is taken for 1.2 without a word."""


def opened(data: bytes) -> zipfile.ZipFile:
    """Open a package."""
    return zipfile.ZipFile(io.BytesIO(data))


def manifest(data: bytes, form: str) -> Any:
    """Read a package's manifest."""
    return etree.fromstring(opened(data).read(FORMS[form].manifest))


def page(data: bytes) -> Any:
    """Read a package's page."""
    return html.document_fromstring(opened(data).read("index.html").decode())


@pytest.mark.parametrize("form", FORMS)
def test_manifest_has_what_its_standard_asks_for(bank: Handbook, form: str) -> None:
    """Every element that has to be there is, and names files that are."""
    data = package(bank, form)
    read = manifest(data, form)
    names = set(opened(data).namelist())

    assert [path for path in PATHS[form] if not read.findall(path)] == []
    if form == "cmi5":
        (unit,) = read.findall(f"{CMI5}au")
        assert unit.get("moveOn") == "CompletedAndPassed"
        assert float(unit.get("masteryScore")) == PASS_MARK / 100
        assert unit.get("id") != read.find(f"{CMI5}course").get("id")
        assert unit.findtext(f"{CMI5}url") in names
        tongues = [one.get("lang") for one in read.iter(f"{CMI5}langstring")]
        assert tongues == ["pl", "en"] * 4
        return
    space, kind = (CP12, f"{ADL12}scormtype") if form == "scorm12" else (CP, f"{ADL}scormType")
    (resource,) = read.iter(f"{space}resource")
    (item,) = read.iter(f"{space}item")
    assert read.findtext(f"{space}metadata/{space}schema") == "ADL SCORM"
    assert read.findtext(f"{space}metadata/{space}schemaversion") == VERSIONS[form]
    assert item.get("identifierref") == resource.get("identifier")
    assert (resource.get("type"), resource.get(kind)) == ("webcontent", "sco")
    assert resource.get("href") in names
    listed = {one.get("href") for one in resource.iter(f"{space}file")}
    assert listed == names - {"imsmanifest.xml"}


@pytest.mark.parametrize("form", FORMS)
def test_equal_input_gives_equal_bytes(bank: Handbook, form: str) -> None:
    """Names are sorted, times are the edition's, and nothing tells the system or the moment."""
    one, other = package(bank, form), package(bank, form)
    entries = opened(one).infolist()

    assert one == other
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    day = bank.valid_from
    assert {entry.date_time for entry in entries} == {(day.year, day.month, day.day, 0, 0, 0)}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_handbook_makes_a_course(name: str) -> None:
    """Profiles and small firms too; what a reader has done fits into what SCORM 1.2 keeps."""
    industry, company = SHIPPED[name]
    wanted = Asked(root=ROOT, industries=(industry,) if industry else (), company=company or None)
    read = page(package(wanted.resolve()[0], "scorm12"))
    main = read.find(".//main")
    steps, questions = (len(main.findall(f".//*[@data-{one}]")) for one in ("step", "question"))

    assert main.findall(".//section[@data-case]")
    assert 8 <= questions <= 70
    assert 300 + steps // 4 + questions < 4096


def test_another_edition_is_another_course(bank: Handbook) -> None:
    """Platforms tell packages apart by the identifier, and so they do editions and groups."""
    later = dataclasses.replace(bank, version="2027.1")
    found = {
        manifest(data, "scorm12").get("identifier")
        for data in (
            package(bank, "scorm12"),
            package(later, "scorm12"),
            package(bank, "scorm12", role="managers"),
            package(bank, "scorm12", ["en"]),
        )
    }

    assert len(found) == 4


def test_course_for_one_group_asks_nobody_who_they_are(bank: Handbook) -> None:
    """It holds what is for everyone and for the group, in the one language that was asked for."""
    read = page(package(bank, "scorm12", ["en"], "managers"))
    groups = {name for element in read.iter() for name in (element.get("data-for") or "").split()}

    assert [one.get("lang") for one in read.findall(".//main")] == ["en"]
    assert read.findall(".//*[@data-groups]") == []
    assert read.findall(".//nav[@class='languages']") == []
    assert groups == {"managers"}
    assert read.find(".//title").text.endswith("Training – Managers")
    assert read.find(".//body").get("data-role") == "managers"


def test_languages_hold_the_same(bank: Handbook) -> None:
    """Steps, questions, answers and what is right are equal, so that a state fits both."""
    read = page(package(bank, "scorm12"))
    shapes = [
        [
            (
                one.get("data-step"),
                one.get("data-question"),
                one.get("data-for"),
                "data-right" in one.attrib,
            )
            for one in main.iter("section", "fieldset", "input")
        ]
        for main in read.findall(".//main")
    ]

    assert len(shapes) == 2
    assert shapes[0] == shapes[1]


def test_every_question_has_one_right_answer_and_shown_order_varies(bank: Handbook) -> None:
    """The right post stands first about as often as last, in the same places each time."""
    read = page(package(bank, "scorm12"))
    questions = read.find(".//main").findall(".//fieldset[@data-question]")
    right = [
        [at for at, one in enumerate(question.iter("input")) if "data-right" in one.attrib]
        for question in questions
    ]
    posts = [
        places[0]
        for question, places in zip(questions, right, strict=True)
        if question.get("data-question").startswith("post-")
    ]

    assert {len(places) for places in right} == {1}
    assert 0.25 < sum(posts) / len(posts) < 0.75


def test_lessons_hold_the_duties_and_the_rules_of_the_groups(bank: Handbook) -> None:
    """Nothing that concerns a group by name is missing, and every scenario is there."""
    read = page(package(bank, "scorm12"))
    main = read.find(".//main")
    steps = [one.get("data-step") for one in main.iter("section")]
    everyone = set(bank.all_audiences)
    own = [one for one in bank.clauses() if not everyone & set(map(str, one.clause.audience))]
    headings = " ".join(one.text_content() for one in main.iter("h3"))

    assert steps[0] == "start"
    assert steps[-2:] == ["quiz", "confirm"]
    assert [one for one in steps if one.startswith("duty-")] == [
        f"duty-{one.id}" for one in bank.registers["duties"]
    ]
    assert [one for one in steps if one.startswith("case-")] == [
        f"case-{one.id}" for one in bank.registers["scenarios"]
    ]
    assert own
    assert [one.id for one in own if f"{one.number} " not in headings] == []
    assert bank.digest in main.text_content()


HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(2)"> & \' " {x} `%s`'


def test_hostile_texts_are_only_shown(bank: Handbook) -> None:
    """No text of a company becomes an element, a script or a part of the manifest."""
    said = Text(((Located("pl"), Located(HOSTILE)), (Located("en"), Located(HOSTILE))))
    labels = {**bank.labels, **{key: said for key in bank.labels if key.startswith("lms_")}}
    scenario = dataclasses.replace(bank.registers["scenarios"][0], title=said)
    registers = {**bank.registers, "scenarios": (scenario,)}
    hostile = dataclasses.replace(
        bank, title=said, labels=labels, registers=registers, version='1"><b>'
    )
    for form in FORMS:
        data = package(hostile, form)
        read = page(data)
        scripts = read.findall(".//script")

        assert [one.get("src") for one in scripts if one.get("src") is None] == []
        assert read.findall(".//img") == []
        assert read.findall(".//b") == []
        assert HOSTILE in read.find(".//h1").text_content()
        text = "".join(manifest(data, form).itertext())
        assert HOSTILE in text


def test_nothing_of_a_page_leads_to_where_it_is_not(bank: Handbook) -> None:
    """Links open mails, calls or the web beside the course; all files are the package's own."""
    data = package(bank, "scorm12")
    read = page(data)
    leads = [one.get("href") for one in read.iter("a")]
    own = [one.get("src") or one.get("href") for one in read.iter("script", "link")]

    assert leads
    assert [one for one in leads if not one.startswith(("mailto:", "tel:", "https://"))] == []
    assert set(own) - {"data:,"} <= set(opened(data).namelist())
    labels = [one for label in read.iter("label") for one in label.iter("a")]
    assert labels == []


def test_file_takes_its_place_at_once_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stood there stays when writing fails, and nothing is left beside it."""
    path = tmp_path / "a" / "course.zip"
    write_package(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(WorldFault, match="No space left"):
        write_package(path, b"new")

    assert path.read_bytes() == b"old"
    assert [one.name for one in path.parent.iterdir()] == ["course.zip"]


def test_links_and_folders_are_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written where a link leads, and no folder is replaced."""
    aim = tmp_path / "aim"
    aim.write_bytes(b"kept")
    (tmp_path / "link.zip").symlink_to(aim)
    run = ["export", "--root", str(ROOT), "--format", "cmi5", "--quiet", "--out"]

    assert outcome([*run, str(tmp_path / "link.zip")]) == 2
    assert "is a link or no file, and stays as it is" in capsys.readouterr().err
    assert aim.read_bytes() == b"kept"


def test_command_tells_what_it_wrote(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], elsewhere: Callable[[], Path]
) -> None:
    """The file is named after the handbook, what was chosen, and its format."""
    root = elsewhere()
    run = ["export", "--root", str(root), "--format", "scorm2004", "--quiet"]
    assert outcome([*run, "--role", "managers", "--language", "en"]) == 0
    told = capsys.readouterr().out
    assert outcome([*run, "--role", "manager"]) == 2
    role = capsys.readouterr().err
    assert outcome([*run, "--language", "de"]) == 2
    language = capsys.readouterr().err

    assert "base.managers.en.scorm2004.zip" in told
    assert (root / "build" / "base.managers.en.scorm2004.zip").is_file()
    assert "the handbook has no audience 'manager'" in role
    assert "did you mean 'managers'?" in role
    assert "the handbook has no language 'de'" in language
