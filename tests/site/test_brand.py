"""A company's looks: only harmless pictures, only readable colours."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.colour import DARK_GROUND, LIGHT_GROUND, contrast, readable
from generator.model.handbook import Handbook
from generator.model.problems import Problem
from generator.outputs.site.brand import add_brand, colour_notes, write_brand
from generator.sources.picture_fault import PictureFault
from generator.sources.png import clean_png
from generator.sources.svg import clean_svg

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _png(
    width: int = 2, height: int = 2, *, pixels: bytes = b"\0\1\2\0\1\2", more: bytes = b""
) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    packed = _chunk(b"IDAT", zlib.compress(pixels))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + more + packed + _chunk(b"IEND", b"")


def test_svg_is_written_anew_without_what_drawing_programs_add() -> None:
    """Comments, foreign names, metadata and empty styles go; shapes and looks stay."""
    data = SVG.format(
        '<!-- note --><metadata>who</metadata><x:view xmlns:x="urn:x"/>'
        '<path xmlns:x="urn:x" x:nodes="c" d="M0 0h9" style="fill:#f00;-x-y:1;filter:none"/>'
    )

    assert clean_svg(data.encode()).decode() == SVG.format('<path d="M0 0h9" fill="#f00"/>') + "\n"


def test_svg_keeps_gradients_and_fragments() -> None:
    """A gradient that is named within the picture still paints."""
    inner = (
        '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
        '<rect fill="url(#a)" height="9" width="9"/><use href="#a"/>'
    )

    assert clean_svg(SVG.format(inner).encode()).decode() == SVG.format(inner) + "\n"


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        ("<script>go()</script>", "holds <script>, which a logo may not"),
        ("<style>@import url(//evil)</style>", "holds <style>, which a logo may not"),
        ("<foreignObject/>", "holds <foreignObject>, which a logo may not"),
        ('<image href="//evil"/>', "holds <image>, which a logo may not"),
        ("<animate/>", "holds <animate>, which a logo may not"),
        ('<a href="#x"/>', "holds <a>, which a logo may not"),
        ('<path onload="go()"/>', "has the handler 'onload'"),
        ('<path ONCLICK="go()"/>', "has the handler 'ONCLICK'"),
        ('<use href="http://evil/#x"/>', "leads to 'http://evil/#x'"),
        (
            '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="data:x"/>',
            "leads to 'data:x'",
        ),
        ('<path fill="url(http://evil/x)"/>', "fetches 'http://evil/x'"),
        ('<path style="fill:url(//evil)"/>', "fetches '//evil'"),
        ("<g>" * 60 + "</g>" * 60, "is nested more than 40 deep"),
        ("<g/>" * 3000, "has more than 2000 shapes"),
        (
            '<g id="a"><path/></g><g id="b"><use href="#a"/></g><use href="#b"/>',
            "uses a shape that uses another one",
        ),
    ],
)
def test_svg_that_could_act_is_refused(inner: str, message: str) -> None:
    """Each thing that could run, fetch, hide or explode is named."""
    with pytest.raises(PictureFault) as fault:
        clean_svg(SVG.format(inner).encode())

    assert fault.value.message == message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            '<?xml version="1.0" encoding="UTF-16"?><svg/>'.encode("utf-16"),
            "is not written in UTF-8",
        ),
        (
            b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
            "has a document type, which could define anything",
        ),
        (b"<svg viewBox='0 0 1 1'/>", "is no SVG picture: its root is not 'svg'"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "has neither a viewBox nor a size"),
    ],
)
def test_file_that_is_no_plain_svg_is_refused(data: bytes, message: str) -> None:
    """A document type, another root and a missing size are told apart."""
    with pytest.raises(PictureFault) as fault:
        clean_svg(data)

    assert fault.value.message == message


def test_svg_that_is_no_xml_is_refused() -> None:
    """The parser's own words are passed on in one line."""
    with pytest.raises(PictureFault, match=r"^is no SVG picture: "):
        clean_svg(b"<svg")


def test_png_loses_texts_and_what_follows_its_end() -> None:
    """A comment and a script behind the picture do not get through."""
    data = _png(more=_chunk(b"tEXt", b"Comment\0secret")) + b"<script>go()</script>"

    assert clean_png(data) == _png()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"GIF89a", "is no PNG picture, whatever its name says"),
        (_png(5000, 1), "is 5000 by 1 pixels, more than 2048 a side"),
        (_png(pixels=b"\0" * 5_000_000), "unpacks to more than its size says"),
        (_png()[:40], "is damaged: its first or last part is missing"),
        (_png().replace(b"IHDR", b"IHDX", 1), "is damaged at byte 8"),
    ],
)
def test_png_that_is_none_or_too_much_is_refused(data: bytes, message: str) -> None:
    """Wrong magic, size, bomb, cut and damage are told apart."""
    with pytest.raises(PictureFault) as fault:
        clean_png(data)

    assert fault.value.message == message


COMPANY = """\
name: Acme
brand:
  logo: logo.svg
  favicon: icon.png
  colour: "#ffcc00"
settings: {}
"""


def test_two_bad_pictures_are_reported_at_their_keys(
    faults: Callable[..., tuple[Problem, ...]],
) -> None:
    """A script in the logo and a missing icon are two problems, each with its line."""
    found = faults(
        {
            "companies/acme/company.yml": COMPANY.replace("settings: {}\n", ""),
            "companies/acme/logo.svg": SVG.format("<script/>"),
        },
        company="acme",
    )

    assert [problem.headline() for problem in found] == [
        "companies/acme/company.yml:3:9: HB520 'logo.svg' holds <script>, which a logo may not",
        (
            "companies/acme/company.yml:4:12: HB520 'icon.png' can't be read:"
            " No such file or directory"
        ),
    ]


def test_bad_names_and_colours_are_reported_before_any_file_is_read(
    faults: Callable[..., tuple[Problem, ...]],
) -> None:
    """A path out of the folder and free CSS are no picture and no colour."""
    text = 'name: Acme\nbrand:\n  logo: ../../secret.svg\n  colour: "red;}body{x"\n'
    found = faults({"companies/acme/company.yml": text}, company="acme")

    assert [problem.headline() for problem in found] == [
        (
            "companies/acme/company.yml:3:9: HB103 expected the name of an .svg or .png file beside"
            " company.yml, such as 'logo.svg', found '../../secret.svg'"
        ),
        (
            "companies/acme/company.yml:4:11: HB103 expected a colour of six hexadecimal digits,"
            " such as '#1f3a5f', found 'red;}body{x'"
        ),
    ]


def test_link_to_a_picture_is_refused(
    tree: Callable[..., Path], faults: Callable[..., tuple[Problem, ...]]
) -> None:
    """A symbolic link could publish any file of the machine."""
    root = tree({"secret.svg": SVG.format("")})
    (root / "companies" / "acme").mkdir(parents=True, exist_ok=True)
    (root / "companies" / "acme" / "logo.svg").symlink_to(root / "secret.svg")
    text = "name: Acme\nbrand:\n  logo: logo.svg\n"
    found = faults({"companies/acme/company.yml": text}, company="acme")

    assert [problem.message for problem in found] == ["'logo.svg' is no regular file"]


def _branded(handbook: Callable[..., Handbook]) -> Handbook:
    return handbook(
        {
            "companies/acme/company.yml": COMPANY.replace("settings: {}\n", ""),
            "companies/acme/logo.svg": SVG.format("<path/>"),
            "companies/acme/icon.png": _png(),
        },
        company="acme",
    )


def test_brand_is_written_as_cleaned_files_and_checked_colours(
    handbook: Callable[..., Handbook], tmp_path: Path
) -> None:
    """The style sheet holds nothing but variables, each a colour that can be read."""
    branded = _branded(handbook)
    (tmp_path / "o" / "assets" / "stylesheets").mkdir(parents=True)
    write_brand(branded, tmp_path / "o")
    config: dict[str, object] = {"theme": {}, "extra_css": ["a.css"]}
    add_brand(branded, config)

    assert config == {
        "theme": {"favicon": "assets/images/brand-favicon.png"},
        "extra": {"brand": {"logo": "assets/images/brand-logo.svg"}},
        "extra_css": ["a.css", "assets/stylesheets/brand.css"],
    }
    assert (tmp_path / "o/assets/images/brand-favicon.png").read_bytes() == _png()
    style = (tmp_path / "o/assets/stylesheets/brand.css").read_text(encoding="utf-8")
    assert "--hb-stripe: #ffcc00;" in style
    assert f"--hb-link: {readable('#ffcc00', LIGHT_GROUND)};" in style


def test_unreadable_colour_is_told_with_its_shade(handbook: Callable[..., Handbook]) -> None:
    """Yellow on white cannot be read; the note says what is used instead."""
    assert colour_notes(_branded(handbook)) == [
        (
            "brand colour #ffcc00 has 1.4:1 on the light pages; links and marks there use"
            f" {readable('#ffcc00', LIGHT_GROUND)} (4.5:1)"
        )
    ]


def test_handbook_without_a_brand_gets_no_files(
    handbook: Callable[..., Handbook], tmp_path: Path
) -> None:
    """The base looks as it is."""
    config: dict[str, object] = {"theme": {}}
    add_brand(handbook(), config)
    write_brand(handbook(), tmp_path)

    assert config == {"theme": {}}
    assert list(tmp_path.glob("assets")) == []


@given(COLOUR)
def test_every_colour_gets_a_readable_shade(colour: str) -> None:
    """Whatever the company's colour is, text in its shade can be read on both grounds."""
    assert contrast(readable(colour, LIGHT_GROUND), LIGHT_GROUND) >= 4.5
    assert contrast(readable(colour, DARK_GROUND), DARK_GROUND) >= 4.5
    assert contrast(readable(colour, "#ffffff"), "#ffffff") >= 4.5


@given(COLOUR, COLOUR)
def test_contrast_is_symmetric_and_bounded(one: str, other: str) -> None:
    """The order of two colours does not matter."""
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.01
