"""Pictures made of dots: what cameras, print shops and phones write, and what is refused."""

from __future__ import annotations

import contextlib
import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageCms

from generator.sources.picture_fault import PictureFault
from generator.sources.png import MAGIC, damage_of, write_png
from generator.sources.raster import MAX_PIXELS, MAX_SCANS, clean_raster

AGAIN = "open it in any picture program and save it once more as PNG"
SMALLER = "export a smaller picture; 1000 pixels on the longer side are plenty"
RED = (200, 30, 60)
NEAR = 6


def drawn(mode: str = "RGB", size: tuple[int, int] = (40, 20)) -> Image.Image:
    """Draw a red picture with a white right half."""
    image = Image.new("RGB", size, "white")
    image.paste(RED, (0, 0, size[0] // 2, size[1]))
    return image.convert(mode)


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """Give a picture as a file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def cleaned(data: bytes, *, icon: bool = False) -> Image.Image:
    """Clean a file and open what comes out."""
    image = Image.open(io.BytesIO(clean_raster(data, icon=icon)))
    image.load()
    return image


def fault(data: bytes) -> tuple[str, str]:
    """Give message and hint of what is wrong with a picture."""
    with pytest.raises(PictureFault) as caught:
        clean_raster(data)
    return caught.value.message, caught.value.hint


def chunk(kind: bytes, body: bytes) -> bytes:
    """Write a part of a PNG with its sum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(
    width: int,
    height: int,
    pixels: bytes,
    more: bytes = b"",
    depth: int = 8,
    ways: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> bytes:
    """Write a PNG by hand; the ways are those of colour, of packing, of filters and of passes."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, *ways))
    return MAGIC + head + more + chunk(b"IDAT", zlib.compress(pixels, 9)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA", "1", "CMYK"])
def test_picture_of_any_mode_keeps_its_colours(mode: str) -> None:
    """Palettes, greys and inks become the colours of a screen."""
    image = drawn(mode)
    kind = "JPEG" if mode == "CMYK" else "PNG"
    expected = image.convert("RGB").getpixel((5, 5))
    assert isinstance(expected, tuple)

    found = cleaned(saved(image, kind)).getpixel((5, 5))

    assert isinstance(found, tuple)
    assert all(abs(one - other) <= NEAR for one, other in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    "data",
    [
        saved(Image.new("RGBA", (4, 4), (9, 9, 9, 0))),
        saved(Image.new("LA", (4, 4), (9, 0))),
        saved(Image.new("P", (4, 4), 0), transparency=0),
        saved(Image.new("RGB", (4, 4), RED), transparency=RED),
    ],
    ids=["RGBA", "LA", "P", "one colour"],
)
def test_clear_parts_stay_clear(data: bytes) -> None:
    """However the file says it."""
    image = cleaned(data)

    assert image.mode == "RGBA"
    assert image.getchannel("A").getextrema() == (0, 0)


def test_alpha_that_hides_nothing_is_left_out() -> None:
    """It would only make the file larger."""
    assert cleaned(saved(drawn("RGBA"))).mode == "RGB"


def test_sixteen_bits_become_eight() -> None:
    """The upper half of each value counts, instead of white for everything above 255."""
    assert cleaned(saved(Image.new("I;16", (4, 4), 40_000))).getpixel((0, 0)) == (156, 156, 156)


def test_picture_stands_upright() -> None:
    """As the camera said."""
    turned = Image.Exif()
    turned[0x0112] = 6

    assert cleaned(saved(drawn(), "JPEG", exif=turned)).size == (20, 40)


def test_profile_of_another_screen_is_followed() -> None:
    """What the numbers mean is what is seen; a profile that can't be read is passed over."""
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # A screen whose red is blue, and whose blue is red.
    swapped = usual.replace(b"rXYZ", b"....").replace(b"bXYZ", b"rXYZ").replace(b"....", b"bXYZ")
    data = saved(drawn(), icc_profile=swapped)

    assert cleaned(data).getpixel((5, 5)) == RED[::-1]
    assert cleaned(saved(drawn(), icc_profile=b"none")).getpixel((5, 5)) == RED
    assert "icc_profile" not in cleaned(data).info


def test_nothing_but_pixels_is_written() -> None:
    """Notes, places, further pictures and what follows the end do not get through."""
    notes = Image.Exif()
    notes[0x010E] = "secret"
    jpeg = saved(drawn(), "JPEG", exif=notes, comment=b"secret") + b"secret"
    moving = saved(drawn(), save_all=True, append_images=[Image.new("RGB", (40, 20), "black")])
    told = png(2, 2, b"\0\1\2\0\1\2", more=chunk(b"tEXt", b"Comment\0secret")) + b"secret"

    for data in (jpeg, told):
        assert b"secret" in data
        assert b"secret" not in clean_raster(data)
    assert not ImageChops.difference(cleaned(moving), drawn()).getbbox()
    assert b"acTL" not in clean_raster(moving)


@pytest.mark.parametrize(
    ("size", "icon", "expected"),
    [
        ((1000, 500), False, (1000, 500)),
        ((3000, 1500), False, (1000, 500)),
        ((1500, 3000), False, (500, 1000)),
        ((2000, 41), False, (1000, 20)),
        ((600, 300), True, (256, 128)),
        ((16, 16), True, (16, 16)),
    ],
)
def test_picture_is_scaled_down(
    size: tuple[int, int], expected: tuple[int, int], *, icon: bool
) -> None:
    """To 1000 pixels on the longer side, an icon to 256; small ones stay as they are."""
    assert cleaned(saved(drawn(size=size)), icon=icon).size == expected
    assert cleaned(saved(drawn(size=size), "JPEG"), icon=icon).size == expected


def test_picture_that_packs_badly_becomes_smaller() -> None:
    """A page should come at once, so 150,000 bytes are enough."""
    noise = Image.effect_noise((1200, 1200), 90).convert("RGB")

    data = clean_raster(saved(noise))

    assert len(data) <= 150_000
    assert Image.open(io.BytesIO(data)).size == (350, 350)


def test_photo_stays_a_jpeg_but_an_icon_is_a_png() -> None:
    """A photo as PNG would be ten times as large; browsers want icons as PNG."""
    data = saved(drawn(), "JPEG")

    assert clean_raster(data).startswith(b"\xff\xd8\xff")
    assert clean_raster(data, icon=True).startswith(MAGIC)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_equal_pictures_give_equal_bytes(kind: str) -> None:
    """A site can be built again byte for byte."""
    data = saved(drawn(size=(1234, 567)), kind)

    assert clean_raster(data) == clean_raster(data)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("kind", ["flat", "across", "down"])
def test_written_png_holds_the_same_pixels(mode: str, kind: str) -> None:
    """Whatever way of packing is the shortest."""
    slope = Image.linear_gradient("L").resize((90, 60))
    shapes = {"flat": drawn(size=(90, 60)), "across": slope.rotate(90), "down": slope}
    image = shapes[kind].convert(mode)

    again = Image.open(io.BytesIO(write_png(image)))

    assert again.mode == mode
    assert again.tobytes() == image.tobytes()


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (MAGIC, "is damaged: it can't be read", AGAIN),
        (b"\xff\xd8\xff", "is damaged: it can't be read", AGAIN),
        (
            saved(Image.effect_noise((90, 90), 50), "PNG")[:3000],
            "is damaged: it ends too early",
            AGAIN,
        ),
        (png(30_000, 30_000, b""), "has too many pixels", SMALLER),
        (png(5001, 5000, b""), "is 5001 by 5000 pixels, which is too many", SMALLER),
        (
            png(51, 1, b"\0" * 52),
            "is more than 50 times as long as wide",
            "cut the picture to the logo",
        ),
        (
            png(1, 51, b"\0" * 102),
            "is more than 50 times as long as wide",
            "cut the picture to the logo",
        ),
        (
            png(2, 2, b"\0" * 6, chunk(b"zTXt", b"a\0\0" + zlib.compress(b"a" * 9_000_000))),
            "is damaged: it can't be read",
            AGAIN,
        ),
        (b"\xff\xd8\xff" + b"\xff\xda" * 41, "is drawn in more than 40 passes", AGAIN),
    ],
    ids=["png", "jpeg", "cut", "bomb", "large", "wide", "high", "text bomb", "passes"],
)
def test_picture_that_can_not_be_read_or_is_too_much_is_refused(
    data: bytes, message: str, hint: str
) -> None:
    """With what to do about it, and before much is unpacked."""
    assert (MAX_PIXELS, MAX_SCANS) == (25_000_000, 40)
    assert fault(data) == (message, hint)


SAYS = "is damaged: its header says what no PNG can"
DOTS = b"\0\1\2" * 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (png(2, 2, DOTS, ways=(0, 1, 0, 0)), SAYS),
        (png(2, 2, DOTS, ways=(0, 0, 0, 2)), SAYS),
        (png(2, 2, DOTS, more=chunk(b"IHDR", png(2, 2, DOTS)[16:29])), SAYS),
        (png(2, 2, DOTS, ways=(3, 0, 0, 0)), "is damaged: its palette is missing"),
        (png(2, 2, DOTS[:-1]), "is damaged: it ends too early"),
        (png(2, 2, b"\0\1" * 3, ways=(0, 0, 0, 1)), "is damaged: it ends too early"),
        (
            MAGIC + chunk(b"gAMA", bytes(4)) + png(2, 2, DOTS).removeprefix(MAGIC),
            "is damaged: it has no proper header",
        ),
        (
            MAGIC + chunk(b"IHDR", png(2, 2, DOTS)[16:29] + b"x") + png(2, 2, DOTS)[33:],
            "is damaged: it has no proper header",
        ),
    ],
    ids=["packing", "passes", "twice", "palette", "rows", "interlaced rows", "later", "longer"],
)
def test_picture_with_an_impossible_header_is_refused(data: bytes, message: str) -> None:
    """A lenient reader takes it; browsers and print shops do not."""
    assert fault(data) == (message, AGAIN)


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (5, 3), (9, 17)])
@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA"])
def test_every_whole_picture_passes(size: tuple[int, int], mode: str) -> None:
    """Whatever its depth; rows end on whole bytes."""
    assert damage_of(saved(drawn(mode, size))) == ""


def test_interlaced_picture_passes() -> None:
    """Five by three dots come in seven passes, one of which is empty: 22 bytes with their marks."""
    passes = (1, 1), (1, 1), (0, 0), (1, 1), (1, 3), (2, 2), (1, 5)
    rows = b"".join(b"\0" * (rows * (1 + columns)) for rows, columns in passes if rows)

    assert damage_of(png(5, 3, rows[:-1], ways=(0, 0, 0, 1))) == "it ends too early"
    assert damage_of(png(5, 3, rows, ways=(0, 0, 0, 1))) == ""


def test_pixels_beyond_the_size_are_never_unpacked() -> None:
    """A small picture with a bomb behind its pixels is the small picture."""
    assert cleaned(png(10, 10, b"\0" * 100_000_000)).size == (10, 10)


def test_damage_anywhere_is_a_fault_of_the_picture() -> None:
    """Each byte of a file may be wrong; nothing else than a fault comes of it."""
    whole = 0
    for data in (saved(drawn()), saved(drawn(), "JPEG")):
        for at in range(3, len(data)):
            spoilt = data[:at] + bytes((data[at] ^ 0x5A,)) + data[at + 1 :]
            with contextlib.suppress(PictureFault):
                clean_raster(spoilt)
                whole += 1

    # What remains readable is taken; most damage is none of that.
    assert whole < len(saved(drawn())) + len(saved(drawn(), "JPEG")) - 6
