"""Pictures of a company: what gets through, and every reason against one."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.brand import Brand
from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.sources.picture_fault import PictureFault
from generator.sources.pictures import MAX_BYTES, read_pictures
from generator.sources.png import MAX_SIDE, clean_png
from generator.sources.svg import MAX_DEPTH, MAX_ELEMENTS, clean_svg
from tests.told import told

MAGIC = b"\x89PNG\r\n\x1a\n"
AGAIN = "export the picture once more as PNG"
PLAIN = "save it as 'plain SVG' with outlines only, without scripts, styles and pictures inside"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'


def fault(clean: Callable[[bytes], bytes], data: bytes) -> tuple[str, str]:
    """Give message and hint of what is wrong with a picture."""
    with pytest.raises(PictureFault) as caught:
        clean(data)
    assert str(caught.value) == caught.value.message
    return caught.value.message, caught.value.hint


def chunk(kind: bytes, body: bytes) -> bytes:
    """Write a chunk with its sum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def head(width: int = 2, height: int = 2, depth: int = 8, colours: int = 0) -> bytes:
    """Write the first chunk."""
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0))


def pixels(count: int = 6) -> bytes:
    """Write pixels that unpack to so many bytes."""
    return chunk(b"IDAT", zlib.compress(b"\0" * count))


END = chunk(b"IEND", b"")


def test_png_keeps_what_a_picture_needs() -> None:
    """Sizes, colours and pixels stay byte by byte; texts, animations and what follows go."""
    kept = [
        head(),
        chunk(b"sRGB", b"\0"),
        chunk(b"gAMA", b"\0\0\0\1"),
        chunk(b"PLTE", b"\0\0\0"),
        chunk(b"tRNS", b"\0"),
        pixels(),
        END,
    ]
    more = [
        chunk(b"tEXt", b"who"),
        chunk(b"iCCP", b"x"),
        chunk(b"acTL", b"y"),
        chunk(b"eXIf", b"z"),
    ]

    data = MAGIC + kept[0] + b"".join(more) + b"".join(kept[1:]) + b"tail"

    assert clean_png(data) == MAGIC + b"".join(kept)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"GIF89a", "is no PNG picture, whatever its name says"),
        (b"", "is no PNG picture, whatever its name says"),
        (MAGIC, "is damaged: its first or last part is missing"),
        (MAGIC + head() + pixels(), "is damaged: its first or last part is missing"),
        (MAGIC + pixels() + END, "is damaged: its first or last part is missing"),
        (MAGIC + head() + head() + END, "is damaged: its first or last part is missing"),
        (MAGIC + pixels() + head() + END, "is damaged: its first or last part is missing"),
        (MAGIC + head()[:-1] + b"x" + pixels() + END, "is damaged at byte 8"),
        (MAGIC + head() + pixels()[:-1] + b"x" + END, "is damaged at byte 33"),
        (MAGIC + head() + b"\xff\xff\xff\xff" + pixels()[4:] + END, "is damaged at byte 33"),
        (MAGIC + chunk(b"IHDR", b"x") + END, "is damaged: its size is missing"),
        (
            MAGIC + head() + chunk(b"IDAT", b"xx") + END,
            "is damaged: its pixels can't be unpacked",
        ),
    ],
)
def test_png_that_is_damaged_is_refused(data: bytes, message: str) -> None:
    """The byte or the part is named."""
    assert fault(clean_png, data) == (message, AGAIN)


@pytest.mark.parametrize(
    ("width", "height", "fits"),
    [
        (2048, 1, True),
        (1, 2048, True),
        (2049, 1, False),
        (1, 2049, False),
        (0, 1, False),
        (1, 0, False),
    ],
)
def test_png_has_a_greatest_size(width: int, height: int, *, fits: bool) -> None:
    """2048 pixels a side are allowed, and none are not."""
    data = MAGIC + head(width, height) + pixels(1) + END

    assert MAX_SIDE == 2048
    if fits:
        assert clean_png(data) == data
    else:
        assert fault(clean_png, data) == (
            f"is {width} by {height} pixels, more than 2048 a side",
            "export a smaller picture, some 600 pixels wide",
        )


@pytest.mark.parametrize(
    ("depth", "colours", "row"),
    [
        (8, 0, 101),
        (8, 2, 301),
        (8, 3, 101),
        (8, 4, 201),
        (8, 6, 401),
        (16, 6, 801),
        (1, 0, 14),
        (8, 9, 401),
    ],
)
def test_png_may_not_unpack_to_more_than_its_size(depth: int, colours: int, row: int) -> None:
    """Rows with their filter bytes, and what an interlaced picture adds."""
    most = row * 10 + 2 * 10 * 8 + 64
    first = MAGIC + head(100, 10, depth, colours)

    assert clean_png(first + pixels(most) + END)
    assert fault(clean_png, first + pixels(most + 1) + END) == (
        "unpacks to more than its size says",
        AGAIN,
    )


def test_png_may_have_its_pixels_in_several_chunks() -> None:
    """They are one stream."""
    packed = zlib.compress(b"\0" * 6)
    data = MAGIC + head() + chunk(b"IDAT", packed[:3]) + chunk(b"IDAT", packed[3:]) + END

    assert clean_png(data) == data


def svg(inner: str) -> str:
    """Clean a picture with something inside, and give what is left of it."""
    text = clean_svg(f"{HEAD}{inner}</svg>".encode()).decode()
    if text == HEAD[:-1] + "/>\n":
        return ""
    return text.removeprefix(HEAD).removesuffix("</svg>\n")


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("", ""),
        ('<path d="M0 0h9"/>', '<path d="M0 0h9"/>'),
        ('<g id="a" data-x="1" class="b"><rect/></g>', '<g id="a"><rect/></g>'),
        ("<!-- a --><?b c?><metadata>d</metadata>", ""),
        ('<x:a xmlns:x="urn:x"><rect/></x:a>', ""),
        ("<rect/> words <rect/>", "<rect/><rect/>"),
        ("<title>A &lt; B</title><desc>C</desc>", "<title>A &lt; B</title><desc>C</desc>"),
        ("<text>a<tspan>b</tspan>c</text>d", "<text>a<tspan>b</tspan>c</text>"),
        ("<g>words</g>", "<g/>"),
        (
            '<path style="fill:#f00;stroke : none ;x:y;clip-path:url(#c)" fill="#000"/>',
            '<path clip-path="url(#c)" fill="#f00" stroke="none"/>',
        ),
        ('<path style="fill"/>', "<path/>"),
        ('<path fill="expression(a;b)"/>', "<path/>"),
        ('<path fill="a:b"/>', "<path/>"),
        ('<path fill="url (#a)"/>', "<path/>"),
        ('<path aria-label="a: b!"/>', '<path aria-label="a: b!"/>'),
        (
            '<use xmlns:l="http://www.w3.org/1999/xlink" l:href="#a"/>',
            '<use href="#a"/>',
        ),
        ("<path fill=\"URL('#a')\"/>", "<path fill=\"URL('#a')\"/>"),
        ('<g id="a"><rect/></g><use href="#a"/>', '<g id="a"><rect/></g><use href="#a"/>'),
    ],
)
def test_svg_keeps_known_shapes_and_looks(inner: str, expected: str) -> None:
    """Whatever a drawing program adds in names of its own is left out silently."""
    assert svg(inner) == expected


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        ("<script/>", "holds <script>, which a logo may not"),
        ("<g><style/></g>", "holds <style>, which a logo may not"),
        ("<image/>", "holds <image>, which a logo may not"),
        ("<foreignObject/>", "holds <foreignObject>, which a logo may not"),
        ('<rect onclick="x"/>', "has the handler 'onclick'"),
        ('<rect ONLOAD="x"/>', "has the handler 'ONLOAD'"),
        ('<use href="a.svg#b"/>', "leads to 'a.svg#b'"),
        ('<use href="#"/>', "leads to '#'"),
        (f'<use href="{"y" * 70}"/>', f"leads to '{'y' * 60}'"),
        (
            '<use xmlns:l="http://www.w3.org/1999/xlink" l:href="https://a.example"/>',
            "leads to 'https://a.example'",
        ),
        ('<rect fill="url(https://a.example)"/>', "fetches 'https://a.example'"),
        ('<rect fill="Url( &quot;a.svg&quot; )"/>', "fetches 'a.svg'"),
        ('<rect style="fill:url(b.svg)"/>', "fetches 'b.svg'"),
        (f'<rect fill="url({"z" * 70})"/>', f"fetches '{'z' * 60}'"),
        (
            '<g id="a"><use href="#b"/></g><use href="#a"/><g id="b"/>',
            "uses a shape that uses another one",
        ),
        (
            '<use id="a" href="#b"/><use xmlns:l="http://www.w3.org/1999/xlink" l:href="#a"/>',
            "uses a shape that uses another one",
        ),
    ],
)
def test_svg_that_could_act_is_refused(inner: str, message: str) -> None:
    """Scripts, handlers, styles, pictures and whatever leads out."""
    assert fault(clean_svg, f"{HEAD}{inner}</svg>".encode()) == (message, PLAIN)


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (b"<!DOCTYPE svg><svg/>", "has a document type, which could define anything", PLAIN),
        (b"x<!ENTITY a>", "has a document type, which could define anything", PLAIN),
        (b"<svg>\xff</svg>", "is not written in UTF-8", PLAIN),
        (
            b"<svg",
            "is no SVG picture: Couldn't find end of Start Tag svg line 1, line 1, column 5",
            PLAIN,
        ),
        (b"<svg/>", "is no SVG picture: its root is not 'svg'", PLAIN),
        (
            b'<g xmlns="http://www.w3.org/2000/svg"/>',
            "is no SVG picture: its root is not 'svg'",
            PLAIN,
        ),
        (
            b'<svg xmlns="http://www.w3.org/2000/svg" width="1"/>',
            "has neither a viewBox nor a size",
            "give it a viewBox",
        ),
        (
            b'<svg xmlns="http://www.w3.org/2000/svg" height="1"/>',
            "has neither a viewBox nor a size",
            "give it a viewBox",
        ),
    ],
)
def test_what_is_no_svg_is_refused(data: bytes, message: str, hint: str) -> None:
    """With the reason, and what to do."""
    found, advice = fault(clean_svg, data)

    assert (found.partition(" line 1,")[0], advice) == (message.partition(" line 1,")[0], hint)


def test_svg_may_say_its_size_instead_of_a_view_box() -> None:
    """Width and height together are enough."""
    data = b'<svg xmlns="http://www.w3.org/2000/svg" height="1" width="2"/>'

    assert clean_svg(data) == data + b"\n"


def test_svg_has_a_greatest_number_of_shapes() -> None:
    """With its root 2000 are allowed."""
    assert MAX_ELEMENTS == 2000
    assert svg("<g/>" * 1999).count("<g/>") == 1999
    assert fault(clean_svg, f"{HEAD}{'<g/>' * 2000}</svg>".encode()) == (
        "has more than 2000 shapes",
        "simplify the drawing",
    )


def test_svg_has_a_greatest_depth() -> None:
    """Forty shapes inside of the root are allowed."""
    assert MAX_DEPTH == 40
    assert svg("<g>" * 40 + "</g>" * 40).count("<g") == 40
    assert fault(clean_svg, f"{HEAD}{'<g>' * 41}{'</g>' * 41}</svg>".encode()) == (
        "is nested more than 40 deep",
        "simplify the drawing",
    )


def test_svg_in_another_encoding_hides_nothing() -> None:
    """Whatever the file declares, it is read as UTF-8."""
    text = '<?xml version="1.0" encoding="utf-7"?>' + HEAD + "<title>ż</title></svg>"

    assert clean_svg(text.encode()).decode() == HEAD + "<title>ż</title></svg>\n"


def at(column: int, name: str) -> Located:
    """Name a picture."""
    return Located(name, Place(file="c.yml", line=3, column=column))


def test_pictures_of_a_brand_are_read_by_key(tmp_path: Path) -> None:
    """SVG and PNG by their endings; each that can't be used is told at its name."""
    (tmp_path / "a.svg").write_text(f"{HEAD}</svg>", "utf-8")
    (tmp_path / "b.png").write_bytes(MAGIC + head() + pixels() + END)
    (tmp_path / "c.png").mkdir()
    (tmp_path / "d.svg").write_bytes(b" " * (MAX_BYTES + 1))
    problems = Collector()

    found = read_pictures(tmp_path, Brand(logo=at(1, "a.svg"), favicon=at(2, "b.png")), problems)
    read_pictures(tmp_path, Brand(logo=at(1, "c.png"), logo_dark=at(2, "d.svg")), problems)
    read_pictures(tmp_path, Brand(logo=at(1, "none.svg"), favicon=at(2, "a.png")), problems)
    (tmp_path / "e.svg").write_bytes(f"{HEAD}</svg>".encode().ljust(MAX_BYTES))

    assert sorted(found) == ["favicon", "logo"]
    assert found["favicon"].startswith(MAGIC)
    assert told(problems.found) == [
        (
            "c.yml:3:1: HB520 'c.png' is no regular file"
            "\nhint: put the picture itself beside company.yml"
        ),
        (
            "c.yml:3:2: HB520 'd.svg' has 100001 bytes, more than 100000"
            "\nhint: export a smaller picture"
        ),
        (
            "c.yml:3:1: HB520 'none.svg' can't be read: No such file or directory"
            "\nhint: put the picture beside company.yml"
        ),
        (
            "c.yml:3:2: HB520 'a.png' can't be read: No such file or directory"
            "\nhint: put the picture beside company.yml"
        ),
    ]
    assert list(read_pictures(tmp_path, Brand(logo_dark=at(1, "e.svg")), problems)) == ["logo_dark"]
