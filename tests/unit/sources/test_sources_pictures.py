"""Pictures of a company: by what they are, not by what they are called."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from generator.model.brand import Brand
from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.sources.picture_fault import PictureFault
from generator.sources.picture_kinds import refuse_others
from generator.sources.pictures import MAX_BYTES, read_pictures
from tests.told import told

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path/></svg>'
DOTS = "open it in a picture program (Paint on Windows, Preview on a Mac) and save it as PNG"
DRAWN = (
    "open it in a drawing program (Illustrator, Inkscape) and export it as SVG or PNG, or ask"
    " whoever drew the logo for an SVG"
)
WITHIN = "open it, right-click the logo, choose 'Save as Picture' and save it as PNG"


def at(column: int, name: str) -> Located:
    """Name a picture."""
    return Located(name, Place(file="companies/a/company.yml", line=3, column=column))


def picture(kind: str) -> bytes:
    """Make a small picture."""
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(out, kind)
    return out.getvalue()


def test_pictures_are_read_by_what_they_are(tmp_path: Path) -> None:
    """A JPEG that is called PNG is a JPEG still; a large favicon becomes a small PNG."""
    (tmp_path / "Logo firmy (1).SVG").write_text(SVG, "utf-8")
    (tmp_path / "b.png").write_bytes(picture("JPEG"))
    problems = Collector()

    found = read_pictures(
        tmp_path,
        Brand(logo=at(1, "Logo firmy (1).SVG"), logo_dark=at(2, "b.png"), favicon=at(3, "b.png")),
        problems,
    )

    assert problems.found == []
    assert [(key, data[:4]) for key, data in found.items()] == [
        ("logo", b"<svg"),
        ("logo_dark", b"\xff\xd8\xff\xe0"),
        ("favicon", b"\x89PNG"),
    ]


def test_each_picture_that_can_not_be_used_is_told(tmp_path: Path) -> None:
    """At its name, with what helps, and with the place in the drawing."""
    (tmp_path / "c.png").mkdir()
    (tmp_path / "d.svg").write_bytes(b" " * (MAX_BYTES + 1))
    (tmp_path / "e.svg").write_text(SVG.replace("<path/>", "\n <script/>"), "utf-8")
    problems = Collector()

    read_pictures(tmp_path, Brand(logo=at(1, "c.png"), logo_dark=at(2, "d.svg")), problems)
    read_pictures(tmp_path, Brand(logo=at(3, "e.svg"), favicon=at(4, "logo.png")), problems)

    assert told(problems.found) == [
        (
            "companies/a/company.yml:3:1: HB520 'c.png' is no regular file"
            "\nhint: put the picture itself beside company.yml"
        ),
        (
            "companies/a/company.yml:3:2: HB520 'd.svg' has 5.0 MB, more than 5"
            "\nhint: export a smaller picture; 1000 pixels on the longer side are plenty"
        ),
        (
            "companies/a/company.yml:3:3: HB520 'e.svg' holds <script>, which a logo may not"
            "\nhint: remove what moves or acts, and export it once more"
            "\nnote: companies/a/e.svg:2:2: in the drawing"
        ),
        (
            "companies/a/company.yml:3:4: HB520 'logo.png' is not there"
            "\nhint: use one of: d.svg, e.svg"
        ),
    ]


@pytest.mark.parametrize(
    ("there", "hint"),
    [
        ("logo.png.png", "did you mean 'logo.png.png'?"),
        ("Znak.JPEG", "there is only 'Znak.JPEG'"),
        ("notes.txt", "put the picture beside company.yml"),
    ],
)
def test_missing_picture_is_looked_for(tmp_path: Path, there: str, hint: str) -> None:
    """Windows hides endings, and other systems tell capitals apart."""
    (tmp_path / there).touch()
    problems = Collector()

    read_pictures(tmp_path, Brand(logo=at(1, "logo.png")), problems)

    assert [problem.hint for problem in problems.found] == [hint]


def test_picture_of_five_megabytes_is_read(tmp_path: Path) -> None:
    """What an agency sends."""
    (tmp_path / "a.svg").write_bytes(SVG.encode().ljust(MAX_BYTES))

    assert MAX_BYTES == 5 * 1024 * 1024
    assert list(read_pictures(tmp_path, Brand(logo_dark=at(1, "a.svg")), Collector())) == [
        "logo_dark"
    ]


@pytest.mark.parametrize(
    ("data", "what", "hint"),
    [
        (picture("GIF"), "a GIF picture", DOTS),
        (picture("WEBP"), "a WebP picture", DOTS),
        (picture("BMP"), "a BMP picture", DOTS),
        (picture("TIFF"), "a TIFF picture", DOTS),
        (b"MM\0*", "a TIFF picture", DOTS),
        (picture("AVIF"), "an AVIF picture", DOTS),
        (b"\0\0\0\x18ftypheic", "a HEIC picture or a film", DOTS),
        (picture("ICO"), "a Windows icon", DOTS),
        (b"8BPS\0\1", "a Photoshop file", "export it from Photoshop as PNG"),
        (b"%PDF-1.6", "a PDF or an Illustrator file", DRAWN),
        (b"%!PS-Adobe", "an EPS or an old Illustrator file", DRAWN),
        (b"\xc5\xd0\xd3\xc6", "an EPS or an old Illustrator file", DRAWN),
        (b"RIFF....CDRv", "a CorelDRAW file", DRAWN),
        (b"\xd7\xcd\xc6\x9a", "a Windows metafile", DRAWN),
        (b"\1\0\0\0" + b"\0" * 36 + b" EMF", "a Windows metafile", DRAWN),
        (b"PK\3\4", "an Office document or a ZIP file", WITHIN),
        (b"\xd0\xcf\x11\xe0", "an old Office document", WITHIN),
        (b"{\\rtf1", "an RTF document", WITHIN),
        (b"\x1f\x8b\x08", "a compressed SVG (SVGZ)", "save it as SVG that is not compressed"),
        (
            b"\n<!DOCTYPE  HTML>",
            "a web page",
            (
                "download the picture itself: right-click it in the browser and choose 'Save image"
                " as'"
            ),
        ),
    ],
)
def test_what_is_no_logo_says_how_to_make_one(data: bytes, what: str, hint: str) -> None:
    """Each kind of file that people have, by its first bytes."""
    with pytest.raises(PictureFault) as caught:
        refuse_others(data)

    assert caught.value.message == f"is {what}; logos are SVG, PNG or JPEG files"
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (b" \n", "is empty", "export or download the picture once more"),
        (b"hello", "is no picture; logos are SVG, PNG or JPEG files", DOTS),
    ],
)
def test_what_is_nothing_known_is_refused(data: bytes, message: str, hint: str) -> None:
    """An empty file, and one of any other kind."""
    with pytest.raises(PictureFault) as caught:
        refuse_others(data)

    assert (caught.value.message, caught.value.hint) == (message, hint)


@pytest.mark.parametrize(
    "data", [b"<svg/>", b"\n <?xml?>", b"\xef\xbb\xbf<svg/>", "<svg/>".encode("utf-16")]
)
def test_what_may_be_a_drawing_passes(data: bytes) -> None:
    """With or without a mark in front."""
    refused: list[str] = []
    try:
        refuse_others(data)
    except PictureFault as fault:
        refused.append(fault.message)

    assert refused == []
