"""Tell what a file is that people take for a logo, and how to make a picture of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.say import say
from generator.sources.picture_fault import PictureFault

_DOTS = say("open it in a picture program (Paint on Windows, Preview on a Mac) and save it as PNG")
_DRAWN = say(
    "open it in a drawing program (Illustrator, Inkscape) and export it as SVG or PNG, or ask"
    " whoever drew the logo for an SVG"
)
_WITHIN = say("open it, right-click the logo, choose 'Save as Picture' and save it as PNG")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of file that is no picture of ours."""

    begins: re.Pattern[bytes]
    name: str
    hint: str


def _kind(begins: bytes, name: str, hint: str) -> _Kind:
    return _Kind(re.compile(begins, re.DOTALL), name, hint)


_KINDS = (
    _kind(rb"GIF8[79]a", say("a GIF picture"), _DOTS),
    _kind(rb"RIFF....WEBP", say("a WebP picture"), _DOTS),
    _kind(rb"BM....\0\0\0\0", say("a BMP picture"), _DOTS),
    _kind(rb"II\*\0|MM\0\*|II\+\0|MM\0\+", say("a TIFF picture"), _DOTS),
    _kind(rb"....ftypavi", say("an AVIF picture"), _DOTS),
    _kind(rb"....ftyp", say("a HEIC picture or a film"), _DOTS),
    _kind(rb"\0\0[\x01\x02]\0", say("a Windows icon"), _DOTS),
    _kind(rb"8BPS", say("a Photoshop file"), say("export it from Photoshop as PNG")),
    _kind(rb"%PDF", say("a PDF or an Illustrator file"), _DRAWN),
    _kind(rb"%!PS|\xc5\xd0\xd3\xc6", say("an EPS or an old Illustrator file"), _DRAWN),
    _kind(rb"RIFF....(?:CDR|cdr)", say("a CorelDRAW file"), _DRAWN),
    _kind(rb"\xd7\xcd\xc6\x9a|\x01\0\0\0.{36} EMF", say("a Windows metafile"), _DRAWN),
    _kind(rb"PK\x03\x04", say("an Office document or a ZIP file"), _WITHIN),
    _kind(rb"\xd0\xcf\x11\xe0", say("an old Office document"), _WITHIN),
    _kind(rb"\{\\rtf", say("an RTF document"), _WITHIN),
    _kind(
        rb"\x1f\x8b", say("a compressed SVG (SVGZ)"), say("save it as SVG that is not compressed")
    ),
    _kind(
        rb"\s*(?i:<!doctype\s+html|<html)",
        say("a web page"),
        say(
            "download the picture itself: right-click it in the browser and choose 'Save image as'"
        ),
    ),
)
_DRAWING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe|\xfe\xff")


def refuse_others(data: bytes) -> None:
    """Pass what may be an SVG drawing.

    Raises:
        PictureFault: It is something else; the hint says how to make a picture of it.
    """
    for kind in _KINDS:
        if kind.begins.match(data):
            told = say("is {kind}; logos are SVG, PNG or JPEG files", kind=kind.name)
            raise PictureFault(told, kind.hint)
    if not data.strip():
        raise PictureFault(say("is empty"), say("export or download the picture once more"))
    if not _DRAWING.match(data):
        raise PictureFault(say("is no picture; logos are SVG, PNG or JPEG files"), _DOTS)
