"""Read a PNG or JPEG picture and write it anew: small, upright, and with nothing but pixels."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from typing import TYPE_CHECKING

from generator.model.say import say
from generator.sources.picture_fault import PictureFault
from generator.sources.png import damage_of, write_png

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 25_000_000
"""A logo of 5000 by 5000; more would only take memory."""
MAX_SCANS = 40
"""Passes over a JPEG picture; programs write ten. A small file could ask for thousands."""
_SIDES = (1000, 700, 500, 350, 250)
"""Pixels: a logo is shown some 200 wide, on fine screens with three dots for each."""
_ICON_SIDE = 256
_LONGEST = 50
_SMALL = 150_000
"""Bytes: a logo is fetched with the first page, which should come at once."""
_QUALITY = 90
JPEG = b"\xff\xd8\xff"
"""How a JPEG file begins."""
_SCAN = b"\xff\xda"
_DEEP = 1 / 256
"""From 16 bits to the 8 of a screen."""
_AGAIN = say("open it in any picture program and save it once more as PNG")
_SMALLER = say("export a smaller picture; 1000 pixels on the longer side are plenty")
_CUT = say("cut the picture to the logo")
_DAMAGES = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError)


def clean_raster(data: bytes, *, icon: bool = False) -> bytes:
    """Give a picture scaled down, in the colours of screens, as PNG or JPEG.

    It stands upright as its camera said, and holds no texts, no places, no profile, no further
    pictures. Of a picture that moves the first one is taken. The same input gives the same bytes.

    Args:
        data: A PNG or a JPEG file.
        icon: True for the small picture of a browser's tab; that is always a PNG.

    Raises:
        PictureFault: It is damaged or too large.
    """
    # Pillow takes its time to load; most commands meet no picture.
    from PIL import Image, UnidentifiedImageError

    jpeg = data.startswith(JPEG)
    if jpeg and data.count(_SCAN) > MAX_SCANS:
        raise PictureFault(say("is drawn in more than {most} passes", most=MAX_SCANS), _AGAIN)
    try:
        with warnings.catch_warnings():
            # What matters of its warnings is checked here; the rest is about parts that go.
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise PictureFault(
                    say(
                        "is {width} by {height} pixels, which is too many",
                        width=width,
                        height=height,
                    ),
                    _SMALLER,
                )
            if max(width / height, height / width) > _LONGEST:
                raise PictureFault(say("is more than {n} times as long as wide", n=_LONGEST), _CUT)
            if not jpeg and (damage := damage_of(data)):
                raise PictureFault(say("is damaged: {told}", told=damage), _AGAIN)
            return _written(_upright(image), jpeg=jpeg and not icon, icon=icon)
    except Image.DecompressionBombError:
        raise PictureFault(say("has too many pixels"), _SMALLER) from None
    except UnidentifiedImageError:
        raise PictureFault(say("is damaged: it can't be read"), _AGAIN) from None
    except (*_DAMAGES, struct.error, zlib.error) as error:
        ends = not str(error) or "truncated" in str(error)
        told = say("it ends too early") if ends else say("it can't be read")
        raise PictureFault(say("is damaged: {told}", told=told), _AGAIN) from None


def _upright(image: Image) -> Image:
    """Give the pixels in RGB or RGBA, as they are to be seen."""
    from PIL import ImageOps

    if image.format in {"JPEG", "MPO"}:
        # Nothing of a huge photo but what a small one needs is unpacked.
        image.draft(None, (2 * _SIDES[0], 2 * _SIDES[0]))
    image.load()
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda depth: depth * _DEEP).convert("L")
    clear = image.has_transparency_data
    if image.mode != "CMYK":
        image = image.convert("RGBA" if clear else "RGB")
    if profile:
        image = _in_screen_colours(image, profile)
    image = image.convert("RGBA" if clear else "RGB")
    if clear and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    return image


def _in_screen_colours(image: Image, profile: bytes) -> Image:
    """Follow a profile of print or of a wider screen; one that can't be read is passed over."""
    from PIL import ImageCms

    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        screen = ImageCms.createProfile("sRGB")
        followed = ImageCms.profileToProfile(image, given, screen, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    return followed or image


def _written(image: Image, *, jpeg: bool, icon: bool) -> bytes:
    """Write the largest size that is small enough."""
    from PIL.Image import Resampling

    sides = (_ICON_SIDE,) if icon else _SIDES
    data = b""
    for side in sides:
        share = min(1.0, side / max(image.size))
        size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
        small = image if share == 1 else image.resize(size, Resampling.LANCZOS, reducing_gap=3)
        data = _as_jpeg(small) if jpeg else write_png(small)
        if len(data) <= _SMALL:
            break
    return data


def _as_jpeg(image: Image) -> bytes:
    # What the old file says about itself would be written into the new one.
    image.info = {}
    out = io.BytesIO()
    # Letters and lines get coloured fringes where colours have fewer dots.
    image.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return out.getvalue()
