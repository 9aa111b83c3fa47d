"""Drawings: what each program writes gets through, and every reason against one."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest

from generator.sources.picture_fault import PictureFault
from generator.sources.svg import MAX_WRITTEN, clean_svg
from generator.sources.svg_cost import MAX_CUT, MAX_WORK
from generator.sources.svg_tree import MAX_DEPTH, MAX_ELEMENTS, PLAIN
from tests import logos

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 9 9">'
)
CLEAN = '<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg">'
DOT = '<path d="M0 0h9" />'
STYLE = (
    "export it with 'presentation attributes' instead of a style sheet (Illustrator: File > Export"
    " > Export As > SVG > Styling; Inkscape: Save As > Plain SVG)"
)
MOVES = "remove what moves or acts, and export it once more"
FLAT = "expand or flatten it (Illustrator: Object > Expand Appearance), or export it as PNG"
BROWSERS = "has a value for browsers only:"
WORK = "takes as long to draw as 20000 shapes, or longer"
LINK = "remove the link from the drawing and export it once more"
SIMPLER = "simplify the drawing, or export it as PNG, about 1000 pixels wide"
CUT = "export it with its size, cut to the drawing (Inkscape: Edit > Resize Page to Selection)"


def svg(inner: str) -> str:
    """Clean a picture with something inside, and give what is left of that."""
    text = clean_svg(f"{HEAD}{inner}{DOT}</svg>".encode()).decode()
    assert text.endswith(f"{DOT}</svg>\n")
    return text.removeprefix(CLEAN).removesuffix(f"{DOT}</svg>\n")


def fault(data: str | bytes) -> tuple[str, str, tuple[int, int] | None]:
    """Give message, hint and spot of what is wrong with a drawing."""
    with pytest.raises(PictureFault) as caught:
        clean_svg(data.encode() if isinstance(data, str) else data)
    assert str(caught.value) == caught.value.message
    return caught.value.message, caught.value.hint, caught.value.spot


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        (logos.ILLUSTRATOR, logos.ILLUSTRATOR_CLEANED),
        (logos.INKSCAPE, logos.INKSCAPE_CLEANED),
        (logos.FIGMA, logos.FIGMA_CLEANED),
    ],
    ids=["illustrator", "inkscape", "figma"],
)
def test_drawing_of_a_program_becomes_plain_shapes(written: str, cleaned: str) -> None:
    """Style sheets become attributes; names, places and notes of the program go."""
    assert clean_svg(written.encode()).decode() == cleaned


@pytest.mark.parametrize(
    "written", [logos.ILLUSTRATOR, logos.INKSCAPE, logos.FIGMA], ids=["ai", "inkscape", "figma"]
)
def test_cleaned_drawing_is_left_as_it_is(written: str) -> None:
    """Cleaning twice changes nothing more."""
    once = clean_svg(written.encode())

    assert clean_svg(once) == once


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<g id="a" data-x="1" class="b"><rect/></g>', "<g><rect /></g>"),
        ("<!-- a --><?b c?><metadata>d</metadata><title>e</title><desc>f</desc>", ""),
        ('<x:a xmlns:x="urn:x"><rect/></x:a>', ""),
        ("<rect/> words <rect/>", "<rect /><rect />"),
        ("<text> <tspan>\n</tspan></text>", ""),
        (
            '<rect style="fill:#f00;stroke : none ;x:y;clip-path:url(#c)" fill="#000"/>',
            '<rect fill="#f00" stroke="none" />',
        ),
        ('<rect style="fill"/>', "<rect />"),
        ('<rect fill="a:b"/>', "<rect />"),
        ('<rect fill="url (#a)"/>', "<rect />"),
        ('<path d="url(#a)"/>', "<path />"),
        ('<rect fill="url(#lost) red"/>', '<rect fill="red" />'),
        ('<rect fill="url(#lost)" stroke="url(#lost)"/>', '<rect fill="none" stroke="none" />'),
        ('<rect mask="url(#lost)" clip-path="url(#lost)"/>', "<rect />"),
        ('<use href="#lost"/>', ""),
        ('<rect id="a" href="#a"/>', "<rect />"),
        ('<linearGradient id="a"/><rect mask="url(#a)"/>', "<linearGradient /><rect />"),
        ('<rect id="a"/><radialGradient href="#a"/>', "<rect /><radialGradient />"),
        (
            '<radialGradient id="a b"/><rect fill="URL( \'#a b\' )"/>',
            '<radialGradient id="p1" /><rect fill="url(#p1)" />',
        ),
        ('<g id="a"><rect/></g><use l:href="#a"/>', '<g id="p1"><rect /></g><use href="#p1" />'),
        (
            '<rect id="a"/><circle id="a"/><use href="#a"/>',
            '<rect id="p1" /><circle /><use href="#p1" />',
        ),
        ('<filter id="f"/><pattern/><font><glyph/></font>', ""),
        ('<rect filter="url(#lost)" marker-end="none"/>', "<rect />"),
        ('<g display="none"><rect/></g>', '<g display="none"><rect /></g>'),
        ('<rect style="mix-blend-mode:url(#a)"/>', "<rect />"),
        (
            '<g style="isolation:isolate;mix-blend-mode:Multiply"/>',
            '<g style="mix-blend-mode:multiply;isolation:isolate" />',
        ),
        ('<path shape-rendering="crispEdges"/>', '<path shape-rendering="crispEdges" />'),
        (
            '<rect style="x:1px;width:2mm;rx:.5%;cx:1px" width="9"/>',
            '<rect rx=".5%" width="2mm" x="1px" />',
        ),
        ('<circle style="r:2px;width:2px"/>', '<circle r="2px" />'),
        ('<rect style="x:2;y:middle"/>', "<rect />"),
        ('<g style="margin:1px;padding:1px;background:red;border:1px solid"/>', "<g />"),
        ('<g style="margin:0 auto;outline:none;rotate:none;mask-image:none"/>', "<g />"),
        ('<rect style="-webkit-opacity:.5"/>', '<rect opacity=".5" />'),
        ('<svg style="overflow-x:visible"/>', '<svg overflow="visible" />'),
        ('<rect fill="CURRENTCOLOR"/>', '<rect fill="currentColor" />'),
        ('<rect fill="rgb(1 2 3/ 40%)"/>', '<rect fill="rgba(1,2,3,0.4)" />'),
        ('<rect fill="rgba(1, 2%, 3, 4%)"/>', '<rect fill="rgba(1,2%,3,0.04)" />'),
        ('<rect fill="hsl(1 2% 3%)"/>', '<rect fill="hsl(1,2%,3%)" />'),
        ('<rect fill="rgba(1,2,3,.4)"/>', '<rect fill="rgba(1,2,3,.4)" />'),
        (
            '<g transform="rotate(2) skewX(1)" transform-origin="0 0"/>',
            '<g transform="rotate(2) skewX(1)" />',
        ),
        ('<linearGradient spreadMethod="pad"/>', '<linearGradient spreadMethod="pad" />'),
        ('<rect color-interpolation="sRGB"/>', "<rect />"),
        ('<svg viewBox="0 0 1 1"><rect/></svg>', '<svg viewBox="0 0 1 1"><rect /></svg>'),
        ('<switch><rect requiredExtensions="urn:x"/><circle/><g/></switch>', "<g><circle /></g>"),
        ('<rect requiredExtensions=" "/>', "<rect />"),
    ],
)
def test_drawing_keeps_known_shapes_and_looks(inner: str, expected: str) -> None:
    """What nothing shows, and links that lead nowhere, go as they do in browsers."""
    assert svg(inner) == expected


@pytest.mark.parametrize(
    ("sheet", "element", "expected"),
    [
        (".a{fill:red}", '<rect class="b a"/>', '<rect fill="red" />'),
        (".a,#b{fill:red}", '<rect id="b"/>', '<rect fill="red" />'),
        ("rect{fill:red}", '<rect fill="blue"/>', '<rect fill="red" />'),
        (".a{fill:red}rect{fill:blue}", '<rect class="a"/>', '<rect fill="red" />'),
        (".a{fill:red}.b{fill:blue}", '<rect class="b a"/>', '<rect fill="blue" />'),
        (".a{fill:red}", '<rect class="a" style="fill:blue"/>', '<rect fill="blue" />'),
        (
            ".a{fill:red!important}",
            '<rect class="a" style="fill:blue"/>',
            '<rect fill="red" />',
        ),
        (
            ".a{fill:red!important}",
            '<rect class="a" style="fill:blue!important"/>',
            '<rect fill="blue" />',
        ),
        ("<![CDATA[.a{fill:red}]]>", '<rect class="a"/>', '<rect fill="red" />'),
        ('@charset "utf-8";@font-face{src:url(x)}', "<rect/>", "<rect />"),
        ("rect{transform:none}", "<rect/>", "<rect />"),
        ("..{fill:red}", "<rect/>", "<rect />"),
    ],
)
def test_style_sheets_count_as_in_browsers(sheet: str, element: str, expected: str) -> None:
    """By how much a rule says, then by order; style attributes over both, important over all."""
    assert svg(f"<style>{sheet}</style>{element}") == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("background:red", '<rect fill="red" height="9" width="9" x="0" y="0" />'),
        ("background-color:#FFF", '<rect fill="#FFF" height="9" width="9" x="0" y="0" />'),
        (
            "background:rgb(1, 2, 3)",
            '<rect fill="rgb(1, 2, 3)" height="9" width="9" x="0" y="0" />',
        ),
        ("background:none", ""),
        ("background:transparent", ""),
        ("margin:auto;padding:0;border:none;background-image:none", ""),
    ],
)
def test_ground_of_a_drawing_becomes_a_shape(style: str, expected: str) -> None:
    """A browser paints it, and no other program does."""
    data = HEAD.replace("viewBox", f'style="{style}" viewBox') + f"{DOT}</svg>"

    assert clean_svg(data.encode()).decode() == f"{CLEAN}{expected}{DOT}</svg>\n"


@pytest.mark.parametrize(
    ("style", "name"),
    [
        ("background:linear-gradient(red,blue)", "background"),
        ("background-image:url(#a)", "background"),
        ("margin-left:3px", "margin"),
        ("padding:1px", "padding"),
        ("border:1px solid red", "border"),
    ],
)
def test_what_a_browser_puts_around_a_drawing_is_refused(style: str, name: str) -> None:
    """The picture would be another one elsewhere."""
    data = HEAD.replace("viewBox", f'style="{style}" viewBox') + f"{DOT}</svg>"

    assert fault(data)[:2] == (f"has a style with '{name}'", STYLE)


def test_drawing_as_large_as_letters_has_the_size_of_its_view_box() -> None:
    """Collections of icons write it so."""
    data = HEAD.replace("viewBox", 'width="1em" height="1em" viewBox') + f"{DOT}</svg>"

    assert clean_svg(data.encode()).decode() == f"{CLEAN}{DOT}</svg>\n"


def test_style_sheet_for_paper_is_passed_over() -> None:
    """Only what holds on a screen counts."""
    sheets = (
        '<style media="print">rect{fill:red}</style><style media="Screen">rect{rx:1px}</style>'
        '<style type="text/less">rect{fill:red}</style><style type="text/css">rect{ry:1px}</style>'
    )

    assert svg(f"{sheets}<rect/>") == '<rect rx="1px" ry="1px" />'


@pytest.mark.parametrize(
    ("inner", "message", "hint"),
    [
        ("<script/>", "holds <script>, which a logo may not", MOVES),
        ("<pattern><script/></pattern>", "holds <script>, which a logo may not", MOVES),
        ("<animate/>", "holds <animate>, which a logo may not", MOVES),
        ("<foreignObject/>", "holds <foreignObject>, which a logo may not", PLAIN),
        (
            "<image/>",
            "holds a picture made of dots",
            "export the logo as PNG, about 1000 pixels wide, or trace the picture into shapes",
        ),
        (
            "<text>a</text>",
            "holds text, which looks different where its font is missing",
            (
                "convert the text to paths (Illustrator: Type > Create Outlines; Inkscape: Path >"
                " Object to Path; Figma: Flatten) and export it once more"
            ),
        ),
        ("<a><rect/></a>", "holds a link", LINK),
        ('<rect onclick="x"/>', "has the handler 'onclick'", MOVES),
        ('<rect ONLOAD="x"/>', "has the handler 'ONLOAD'", MOVES),
        ('<use href="a.svg#b"/>', "leads to 'a.svg#b', outside of the file", LINK),
        (f'<use href="{"y" * 70}"/>', f"leads to '{'y' * 60}', outside of the file", LINK),
        ('<use l:href="data:x"/>', "leads to 'data:x', outside of the file", LINK),
        ('<rect fill="url(//b.example)"/>', "fetches '//b.example', outside of the file", PLAIN),
        (
            '<rect fill="Url( &quot;a.svg&quot; )"/>',
            "fetches 'a.svg', outside of the file",
            PLAIN,
        ),
        ('<rect style="fill:url(b.svg)"/>', "fetches 'b.svg', outside of the file", PLAIN),
        ('<rect fill="var(--a)"/>', "leans on a variable: 'var(--a)'", STYLE),
        (f'<rect fill="{"x" * 2001}"/>', "has an overlong 'fill'", PLAIN),
        (
            '<filter id="f"/><rect filter="url(#f)"/>',
            "has an effect: filter 'url(#f)'",
            FLAT,
        ),
        (
            '<rect style="filter:blur(2px)"/>',
            "has an effect: filter 'blur(2px)'",
            FLAT,
        ),
        ('<pattern id="f"/><rect fill="url(#f)"/>', "is filled with a pattern", FLAT),
        ('<g id="a"><use href="#a"/></g>', "holds a shape that uses itself", FLAT),
        ("<style>@import url(x);</style>", "has a style sheet with '@import'", STYLE),
        (
            '<style media="(prefers-color-scheme: dark)">rect{}</style>',
            "has a style sheet with '@media (prefers-color-scheme: d'",
            STYLE,
        ),
        ("<style>@media print{}</style>", "has a style sheet with '@media'", STYLE),
        ("<style>.a .b{}</style>", "has a style sheet with the rule '.a .b'", STYLE),
        ("<style>a:hover{}</style>", "has a style sheet with the rule 'a:hover'", STYLE),
        ("<style>.a{transform:scale(2)}</style>", "has a style with 'transform'", STYLE),
        ('<rect style="animation:a"/>', "has a style with 'animation'", STYLE),
        (f'<rect style="fill:{"(" * 17}"/>', "has a style with too many brackets", STYLE),
        ('<rect style="width:auto" width="9"/>', "has a style with 'width'", STYLE),
        ('<rect style="outline:auto"/>', "has a style with 'outline'", STYLE),
        ('<rect style="scale:0"/>', "has a style with 'scale'", STYLE),
        (
            '<rect style="content-visibility:hidden"/>',
            "has a style with 'content-visibility'",
            STYLE,
        ),
        ('<rect style="rotate:9deg"/>', "has a style with 'rotate'", STYLE),
        ('<rect style="-webkit-transform:scale(2)"/>', "has a style with 'transform'", STYLE),
        ('<rect style="mask-image:url(#m)"/>', "has a style with 'mask-image'", STYLE),
        ('<rect style="all:unset;all:revert"/>', "has a style with 'all'", STYLE),
        ("<rect style=\"d:path('M0 0')\"/>", "has a style with 'd'", STYLE),
        ('<rect style="--a:red;fill:var(--a,blue)"/>', "has a style with '--a'", STYLE),
        (
            '<rect style="color-interpolation:linearRGB"/>',
            "has a style with 'color-interpolation'",
            STYLE,
        ),
        ('<rect clip-path="circle(9px)"/>', "has an effect: clip-path 'circle(9px)'", FLAT),
        (
            '<rect style="clip-path:url(#c) fill-box"/>',
            "has an effect: clip-path 'url(#c) fill-box'",
            FLAT,
        ),
        ('<g mask="url(#m),url(#n)"/>', "has an effect: mask 'url(#m),url(#n)'", FLAT),
        ('<g systemLanguage="pl"/>', "has an effect: systemLanguage 'pl'", FLAT),
        ('<g transform-origin="4 4"/>', "has an effect: transform-origin '4 4'", FLAT),
        ('<path pathLength="9"/>', "has an effect: pathLength '9'", FLAT),
        (
            '<linearGradient spreadMethod="reflect"/>',
            "has an effect: spreadMethod 'reflect'",
            FLAT,
        ),
        ('<rect fill="expression(a;b)"/>', f"{BROWSERS} 'expression(a;b)'", PLAIN),
        ('<rect fill="oklch(60% .2 30)"/>', f"{BROWSERS} 'oklch(60% .2 30)'", PLAIN),
        ('<rect fill="rgb(none 2 3)"/>', f"{BROWSERS} 'rgb(none 2 3)'", PLAIN),
        ('<rect style="width:calc(1px + 2px)"/>', f"{BROWSERS} 'calc(1px + 2px)'", PLAIN),
        ('<rect width="2em"/>', f"{BROWSERS} '2em'", PLAIN),
        ('<rect stroke-dasharray="1, 2vw"/>', f"{BROWSERS} '1, 2vw'", PLAIN),
        ('<g display="contents"/>', f"{BROWSERS} 'contents'", PLAIN),
        ('<rect fill="url(#a"/>', "has a value that can't be read: 'url(#a'", PLAIN),
    ],
)
def test_drawing_that_could_act_or_look_different_is_refused(
    inner: str, message: str, hint: str
) -> None:
    """With the way to mend it, and where it stands."""
    found, advice, spot = fault(f"{HEAD}\n<g>\n {inner}</g>{DOT}</svg>")

    assert (found, advice) == (message, hint)
    assert spot is not None
    assert spot[0] == 3


@pytest.mark.parametrize(
    "name", ["1a", "a:b", "-1", "x.y", "Ścieżka", "Logo 1", "Kopia (2)", "50%", "a#b", "a/b"]
)
@pytest.mark.parametrize("shown", [str, quote])
def test_ids_of_any_letters_are_found(name: str, shown: Callable[[str], str]) -> None:
    """Programs take names of layers for ids, and write odd letters of a link in their own way."""
    link = quote(name) if name == "50%" else shown(name)
    inner = (
        f'<g id="{name}"/><linearGradient id="{name}-2"/><use href="#{link}"/>'
        f"<rect fill=\"url('#{link}-2')\"/><rect style=\"fill:url('#{link}-2')\"/>"
    )

    assert svg(inner) == (
        '<g id="p1" /><linearGradient id="p2" /><use href="#p1" />'
        '<rect fill="url(#p2)" /><rect fill="url(#p2)" />'
    )


def test_fault_tells_line_and_column_of_the_element() -> None:
    """Where its tag begins, even if it goes on over several lines."""
    assert fault(f"{HEAD}\n  <g\n/>ąę<image\n/></svg>")[2] == (3, 5)


@pytest.mark.parametrize(
    ("data", "message", "hint", "spot"),
    [
        (b"<svg>\xff</svg>", "is not written in UTF-8", PLAIN, None),
        (b"<svg", "is no SVG picture: unclosed token", PLAIN, (1, 1)),
        (b"\n <g/>", "is no SVG picture: its root is not 'svg'", PLAIN, (2, 2)),
        (
            b'<g xmlns="http://www.w3.org/2000/svg"/>',
            "is no SVG picture: its root is not 'svg'",
            PLAIN,
            (1, 1),
        ),
        (
            b'<svg xmlns="http://www.w3.org/2000/svg"><metadata/></svg>',
            "has neither a viewBox nor a size",
            CUT,
            (1, 1),
        ),
        (b'<svg viewBox="0 0 9 9"><g/></svg>', "draws nothing", PLAIN, None),
        (
            b'<!DOCTYPE svg [\n<!ENTITY a "<b/>">]><svg/>',
            "defines 'a', which could stand for anything",
            PLAIN,
            (2, 12),
        ),
        (
            b'<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><svg/>',
            "defines 'c', which could stand for anything",
            PLAIN,
            (1, 42),
        ),
        (
            b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>',
            "defines 'a', which could stand for anything",
            PLAIN,
            (1, 54),
        ),
        (
            b'<!DOCTYPE svg [<!ENTITY % a "b">]><svg/>',
            "defines 'a', which could stand for anything",
            PLAIN,
            (1, 29),
        ),
        (
            b'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "go()">]><svg/>',
            "has the handler 'onload'",
            MOVES,
            (1, 52),
        ),
    ],
)
def test_what_is_no_plain_drawing_is_refused(
    data: bytes, message: str, hint: str, spot: tuple[int, int] | None
) -> None:
    """With the reason, what to do, and where."""
    assert fault(data) == (message, hint, spot)


@pytest.mark.parametrize(("count", "fits"), [(64, True), (65, False)])
def test_document_type_may_define_few_entities(count: int, *, fits: bool) -> None:
    """Illustrator writes ten; more than 64 are refused."""
    names = "".join(f'<!ENTITY e{number} "x">' for number in range(count))
    data = f"<!DOCTYPE svg [{names}]>{HEAD}{DOT}</svg>"

    if fits:
        assert clean_svg(data.encode()).decode() == f"{CLEAN}{DOT}</svg>\n"
    else:
        assert fault(data)[:2] == ("defines or uses too many entities", PLAIN)


@pytest.mark.parametrize(("count", "fits"), [(1000, True), (1001, False)])
def test_entities_may_not_be_used_without_end(count: int, *, fits: bool) -> None:
    """200 characters a thousand times are nothing to be afraid of; more is refused."""
    data = f'<!DOCTYPE svg [<!ENTITY e "{"1" * 200}">]>{HEAD}<path d="{"&e;" * count}"/></svg>'

    if fits:
        assert len(clean_svg(data.encode())) > 200_000
    else:
        assert fault(data)[:2] == ("defines or uses too many entities", PLAIN)


def test_entity_is_short() -> None:
    """201 characters are too many."""
    data = f'<!DOCTYPE svg [<!ENTITY e "{"1" * 201}">]><svg/>'

    assert fault(data)[0] == "defines 'e', which could stand for anything"


@pytest.mark.parametrize(
    "data",
    [
        f"\ufeff{HEAD}<g id='ż'/>{DOT}</svg>".encode(),
        f"{HEAD}<g id='ż'/>{DOT}</svg>".encode("utf-16"),
        f"<?xml version='1.0' encoding='ISO-8859-2'?>{HEAD}<g id='ż'/>{DOT}</svg>".encode(
            "iso8859-2"
        ),
        f"<?xml version='1.0' encoding='windows-1250'?>{HEAD}<g id='ż'/>{DOT}</svg>".encode(
            "cp1250"
        ),
        f"<?xml version='1.0' encoding='utf-7'?>{HEAD}<g/>{DOT}</svg>".encode(),
        f"{HEAD}<g/>{DOT}</svg>".replace(' xmlns="http://www.w3.org/2000/svg"', "").encode(),
    ],
    ids=["mark", "utf-16", "latin-2", "windows", "utf-7 is not believed", "out of a web page"],
)
def test_drawing_may_be_written_in_the_ways_of_programs(data: bytes) -> None:
    """What is written is always UTF-8 with the namespace."""
    assert clean_svg(data).decode() == f"{CLEAN}<g />{DOT}</svg>\n"


def test_encoding_that_is_not_known_is_refused() -> None:
    """Only a few old ones are read."""
    for name in ("utf-7", "hex", "nothing"):
        data = f"<?xml version='1.0' encoding='{name}'?><svg>".encode() + b"\xff"
        assert fault(data)[0] == "is not written in UTF-8"


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ('height="1" width="2"', 'height="1" viewBox="0 0 2 1" width="2"'),
        ('height="1in" width="2in"', 'height="1in" viewBox="0 0 192 96" width="2in"'),
        ('height="9" viewBox="0,0 2,1" width="100%"', 'viewBox="0,0 2,1"'),
        ('viewBox="-1 -1 2e1 10.5"', 'viewBox="-1 -1 2e1 10.5"'),
        ('viewBox="0 0 50 1"', 'viewBox="0 0 50 1"'),
    ],
)
def test_drawing_says_its_size_in_one_way(size: str, expected: str) -> None:
    """A view box is made of a size; a share of something unknown goes."""
    text = clean_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{DOT}</svg>'.encode())

    assert text.decode() == f'<svg {expected} xmlns="http://www.w3.org/2000/svg">{DOT}</svg>\n'


@pytest.mark.parametrize(
    ("size", "message"),
    [
        ('width="1"', "has neither a viewBox nor a size"),
        ('height="1"', "has neither a viewBox nor a size"),
        ('viewBox="0 0 9"', "has neither a viewBox nor a size"),
        ('viewBox="0 0 nan inf"', "has neither a viewBox nor a size"),
        ('viewBox="0 0 0 9"', "has an empty or a boundless size"),
        ('viewBox="0 0 9 -9"', "has an empty or a boundless size"),
        ('viewBox="0 0 9 1000001"', "has an empty or a boundless size"),
        ('viewBox="0 0 9 9" width="0" height="5"', "has an empty or a boundless size"),
        ('viewBox="0 0 51 1"', "is more than 50 times as long as wide"),
        ('viewBox="0 0 1 51"', "is more than 50 times as long as wide"),
        ('viewBox="0 0 9 9" width="51" height="1"', "is more than 50 times as long as wide"),
    ],
)
def test_drawing_without_a_size_is_refused(size: str, message: str) -> None:
    """None, an empty one, and one that fits nowhere."""
    assert fault(f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{DOT}</svg>') == (
        message,
        CUT,
        (1, 1),
    )


def test_drawing_has_a_greatest_number_of_shapes() -> None:
    """With its root 2000 are allowed; what programs keep for themselves does not count."""
    assert MAX_ELEMENTS == 2000
    assert svg("<metadata/>" * 3000 + "<g/>" * 1998).count("<g />") == 1998
    assert fault(f"{HEAD}{'<g/>' * 2000}</svg>")[:2] == ("has more than 2000 shapes", SIMPLER)
    assert fault(f"{HEAD}{'<metadata/>' * 20_000}</svg>")[0] == "has more than 20000 elements"


def test_drawing_has_a_greatest_depth() -> None:
    """Forty shapes inside of the root are allowed."""
    assert MAX_DEPTH == 40
    assert svg("<g>" * 40 + "</g>" * 40).count("<g") == 40
    assert fault(f"{HEAD}{'<g>' * 41}{'</g>' * 41}</svg>")[:2] == (
        "is nested more than 40 deep",
        SIMPLER,
    )


def test_drawing_has_a_greatest_size() -> None:
    """300,000 bytes may be written, and 5 MB of a program's own data may be read."""
    long = "0" * (MAX_WRITTEN - len(f'{CLEAN}<path d="" /></svg>\n'))
    own = f'<x:a xmlns:x="urn:x">{"z" * 4_000_000}</x:a>'

    assert MAX_WRITTEN == 300_000
    assert len(clean_svg(f'{HEAD}{own}<path d="{long}"/></svg>'.encode())) == MAX_WRITTEN
    assert fault(f'{HEAD}<path d="{long}0"/></svg>') == (
        "has 300001 bytes of shapes, more than 300000",
        "simplify the paths (Illustrator and Inkscape: Path > Simplify), or export it as PNG",
        None,
    )


def test_shapes_may_be_used_again_but_not_without_end() -> None:
    """Nine lines could ask for a billion shapes; 20,000 are allowed."""

    def nested(times: int) -> str:
        lines = "".join(
            f'<g id="b{number + 1}">{f"""<use href="#b{number}"/>""" * 10}</g>'
            for number in range(times)
        )
        return f'<rect id="b0"/>{lines}'

    assert MAX_WORK == 20_000
    assert svg(nested(3)).count("<use") == 30
    assert fault(f"{HEAD}{nested(9)}</svg>")[:2] == (WORK, FLAT)


@pytest.mark.parametrize(
    ("inner", "fits"),
    [
        ('<g mask="url(#m)"><rect/></g>' * 190, True),
        ('<g mask="url(#m)"><rect/></g>' * 200, False),
        ('<rect opacity=".5" style="mix-blend-mode:multiply"/>' * 320, True),
        ('<rect opacity=".5" style="mix-blend-mode:multiply"/>' * 330, False),
        (f'<path id="a" d="M0 0h1{"1" * 5000}"/>' + '<use href="#a"/>' * 180, True),
        (f'<path id="a" d="M0 0h1{"1" * 5000}"/>' + '<use href="#a"/>' * 200, False),
        (f'<polyline id="a" points="{"1 1 " * 1250}"/>' + '<use href="#a"/>' * 200, False),
        ('<g stroke-dasharray="2 1"><rect width="9" height="9"/></g>' * 900, True),
        ('<g stroke-dasharray=".001 1"><circle r="4"/></g>' * 900, True),
        ('<g stroke-dasharray="0"><rect width="9e9" height="9"/></g>', True),
        ('<g stroke-dasharray=".001"><rect width="9" height="9"/></g>', True),
        ('<g stroke-dasharray=".000001"><rect width="9" height="9"/></g>', False),
        ('<g stroke-dasharray="1"><rect width="9e6" height="9"/></g>', False),
        ('<g stroke-dasharray="1"><path d="M1 1L9 9L9e6 9"/></g>', False),
        ('<g stroke-dasharray="1"><path d="M0 0l9e6 9"/></g>', False),
        ('<g stroke-dasharray="1"><path d="M0 0A9e6 9 0 0 1 9 9"/></g>', False),
        ('<g stroke-dasharray="1"><path d="M900 900L901 901L902 900"/></g>' * 600, True),
        ('<g stroke-dasharray="1"><polygon points="0 0 9e6 0"/></g>', False),
        ('<g stroke-dasharray="1%"><rect width="9" height="9"/></g>', True),
        ('<g stroke-dasharray="1%"><rect width="9000" height="9000"/></g>' * 20, False),
    ],
)
def test_work_of_whoever_draws_is_bounded(inner: str, *, fits: bool) -> None:
    """Masks, blending, points and dashes take more than a plain shape, wherever they repeat."""
    data = f'{HEAD}<mask id="m"><rect/></mask>{inner}{DOT}</svg>'

    if fits:
        assert clean_svg(data.encode()).startswith(b"<svg")
    else:
        assert fault(data)[:2] == (WORK, FLAT)


@pytest.mark.parametrize(
    ("count", "long", "fits"), [(1, 30_000, True), (2, 1900, True), (2, 2100, False)]
)
def test_outlines_that_cut_together_are_short(count: int, long: int, *, fits: bool) -> None:
    """A browser joins them first, which takes time by the square of their points."""
    outlines = f'<path d="M0 0h1{"1" * long}"/>' * count
    data = f'{HEAD}<clipPath id="c">{outlines}</clipPath><rect clip-path="url(#c)"/>{DOT}</svg>'

    assert MAX_CUT == 4000
    if fits:
        assert b"clip-path" in clean_svg(data.encode())
    else:
        assert fault(data)[:2] == ("is cut by outlines with too many points", FLAT)


def test_chain_of_links_has_an_end() -> None:
    """A gradient may lean on another one, but not over a thousand steps."""

    def chain(length: int) -> str:
        steps = "".join(f'<linearGradient id="a{n}" href="#a{n + 1}"/>' for n in range(length))
        return f"{HEAD}{steps}{DOT}</svg>"

    assert b'href="#p' in clean_svg(chain(40).encode())
    assert fault(chain(1900))[:2] == ("has too long a chain of shapes that use others", FLAT)


@pytest.mark.parametrize(
    "inner",
    [
        f"<style>{'*,' * 140_000}*{{fill:red}}</style>",
        f"<style>{'*{fill:red}' * 501}</style>",
        f"<style>*{{{'fill:red;' * 34_000}}}</style>",
    ],
    ids=["selectors", "rules", "text"],
)
def test_style_sheet_that_would_take_long_is_refused(inner: str) -> None:
    """Each rule is tried on each shape, so there is a most of both."""
    assert fault(f"{HEAD}{inner}{'<path/>' * 1990}</svg>")[1] == STYLE
