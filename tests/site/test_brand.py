"""A company's looks: only harmless pictures, only readable colours."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.model.colour import DARK_GROUND, LIGHT_GROUND, contrast, readable
from generator.model.handbook import Handbook
from generator.model.problems import Problem
from generator.outputs.pdf.words import Around
from generator.outputs.site.brand import add_brand, colour_notes, pictures, write_brand
from generator.sources.raster import clean_raster

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def _png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (600, 300), "navy").save(out, "PNG")
    return out.getvalue()


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
        ("companies/acme/company.yml:4:12: HB520 'icon.png' is not there"),
    ]


def test_bad_names_and_colours_are_reported_before_any_file_is_read(
    faults: Callable[..., tuple[Problem, ...]],
) -> None:
    """A path out of the folder and free CSS are no picture and no colour."""
    text = 'name: Acme\nbrand:\n  logo: ../../secret.svg\n  colour: "red;}body{x"\n'
    found = faults({"companies/acme/company.yml": text}, company="acme")

    assert [problem.headline() for problem in found] == [
        (
            "companies/acme/company.yml:3:9: HB103 expected the name of an SVG, PNG or JPEG file"
            " beside company.yml, such as 'logo.svg', found '../../secret.svg'"
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
    config: dict[str, object] = {"theme": {}}
    add_brand(branded, config)

    assert config == {
        "theme": {"favicon": "assets/images/brand-favicon.png"},
        "extra": {"brand": {"logo": "assets/images/brand-logo.svg"}},
    }
    assert (tmp_path / "o/assets/images/brand-favicon.png").read_bytes() == clean_raster(
        _png(), icon=True
    )
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


def test_jpeg_keeps_its_kind_on_pages_and_on_paper(handbook: Callable[..., Handbook]) -> None:
    """Its bytes say what it is, whatever its name is."""
    out = io.BytesIO()
    Image.new("CMYK", (40, 20), (90, 10, 0, 0)).save(out, "JPEG")
    branded = handbook(
        {
            "companies/acme/company.yml": "name: Acme\nbrand: {logo: Logo druk (1).png}\n",
            "companies/acme/Logo druk (1).png": out.getvalue(),
        },
        company="acme",
    )

    assert pictures(branded) == {"logo": "assets/images/brand-logo.jpg"}
    assert Around(branded, "pl").logo == ("logo.jpg", branded.pictures["logo"])
