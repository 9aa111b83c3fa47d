"""HTML becomes Typst calls; nothing is dropped in silence, and no text can act as markup."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.outputs.pdf.checks import check_words
from generator.outputs.pdf.code import string
from generator.outputs.pdf.typography import BREAK, HYPHEN, NBSP, breakable
from tests.pdf.pdf_shelf import Written, make_article

Write = Callable[..., Written]


def _messages(written: Written) -> list[str]:
    return [problem.headline() for problem in written.faults.problems.found]


def test_paragraph_with_emphasis_and_link_is_written_as_calls(write: Write) -> None:
    """Bold, italics, code and a link inside the handbook keep their place in the line."""
    written = write(
        '<p>Ask <strong>us</strong> <em>now</em>: <a href="06-other.html#there">there</a></p>'
    )

    expected = 'p({"Ask ";strong({"us"});" ";emph({"now"});": ";see("06-other--there", {"there"})})'
    assert expected == written.source
    assert _messages(written) == []


def test_unknown_elements_are_problems_and_each_is_named(write: Write) -> None:
    """A block and an inline element without a form are reported with page and line."""
    written = write("<h1>T</h1>\n<p>See <blink>this</blink></p>\n<video>film</video>")

    page = "site/en/05-posting.html"
    assert _messages(written) == [
        f"{page}:2:1: HB511 the PDF has no form for '<blink>', which stands near 'this'",
        f"{page}:3:1: HB511 the PDF has no form for '<video>', which stands near 'film'",
    ]


def test_signs_without_a_glyph_are_problems(write: Write) -> None:
    """Scripts that no font covers are reported once for each sign."""
    written = write("<p>שלום ש</p><p>漢</p>")

    assert _messages(written)[-1] == (
        "site/en/05-posting.html:1:1: HB510 the sign '漢' (CJK UNIFIED IDEOGRAPH-6F22)"
        " can't be printed in the PDF"
    )
    assert len(_messages(written)) == 5


def test_dead_links_are_problems(write: Write) -> None:
    """A link to a missing page and one to a missing heading are both reported."""
    written = write('<p><a href="gone.html">a</a> <a href="06-other.html#no">b</a></p>')

    rest = "leads to no page of the handbook"
    assert _messages(written) == [
        f"site/en/05-posting.html:1:1: HB513 the link to 'gone.html' {rest}",
        f"site/en/05-posting.html:1:1: HB513 the link to '06-other.html#no' {rest}",
    ]


def test_lost_words_are_problems(write: Write) -> None:
    """The check of words knows nothing of the writer and sees what is missing."""
    article = make_article("<p>one two <b>three</b></p>", "x")
    faults = write("<p>x</p>").faults
    check_words(article, ['p({"one ";strong({"thr"});" ee"})'], faults)

    assert faults.problems.found[-1].message == "the PDF lacks words of this page: 'three two'"


@pytest.mark.parametrize(
    "html",
    [
        "<p>za<strong>mek</strong> d<em>e</em>f <code>ko</code>d</p>",
        '<p>za<a href="06-other.html#there">mek</a> i dalej</p>',
        '<p>za<a href="https://example.org/a/b/c/so/long/that/it/needs/a/footnote">mek</a>.</p>',
        '<p>za<span lang="pt-br">mek</span> <span lang="uk">so</span>wa</p>',
        "<p><strong>a<em>b<code>c</code></em></strong>d</p>",
    ],
)
def test_words_may_change_their_looks_in_the_middle(write: Write, html: str) -> None:
    """The check of words knows them as one word, as readers do."""
    written = write(html)

    check_words(make_article(html, "x"), [written.source], written.faults)

    assert _messages(written) == []


def test_language_of_a_region_is_written_as_the_engine_takes_it(write: Write) -> None:
    """It knows languages of two or three letters, and regions beside them."""
    written = write('<p><span lang="pt-br">oi</span> <span lang="zh-hant">ni</span></p>')

    assert written.source == (
        'p({text(lang: "pt", region: "br", {"oi"});" ";text(lang: "zh", {"ni"})})'
    )


def test_heading_levels_never_skip(write: Write) -> None:
    """Small headings right below the title stay siblings of each other, as PDF/UA asks."""
    written = write(
        '<h1 id="g">G</h1><h3 id="a">A</h3><h3 id="b">B</h3><h2 id="c">C</h2><h3>D</h3>'
    )

    assert written.source.split("\n") == [
        'opening("05-posting", "Part", {"G"})',
        'headline(2, 3, "05-posting--a", {"A"})',
        'headline(2, 3, "05-posting--b", {"B"})',
        'headline(2, 2, "05-posting--c", {"C"})',
        'headline(3, 3, "", {"D"})',
    ]


def test_examples_stand_in_a_pair(write: Write) -> None:
    """A wrong post is written beside the right one; a lone one stays alone."""
    written = write('<p class="hb-wrong">W</p><p class="hb-right">R</p><p class="hb-wrong">L</p>')

    assert written.source == 'pair({"W"}, {"R"})\nwrong({"L"})'


def test_nested_lists_and_checkboxes_are_written(write: Write) -> None:
    """A list in a list keeps its depth; a list of boxes becomes a checklist."""
    written = write(
        "<ul><li>a<ul><li>b</li></ul></li></ul><ul><li>☐ <strong>do</strong> it</li></ul>"
    )

    assert written.source == (
        'bullets(({{"a"};bullets(({"b"}, ))}, ))\nchecks(({strong({"do"});" it"}, ))'
    )


def test_emoji_stays_text(write: Write) -> None:
    """A font draws it, in one colour; readers of screens name it in their own language."""
    written = write("<p>Go 🚀 🇵🇱</p>")

    assert written.source == 'p({"Go 🚀 🇵🇱"})'


def test_long_table_cells_may_break_and_long_words_get_breaks(write: Write) -> None:
    """A cell that could outgrow a page may break; a word of 200 letters too."""
    rows = f"<tr><td>{'word ' * 800}</td><td>{'x' * 200}</td></tr>"
    written = write(
        f"<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>{rows}</tbody></table>"
    )

    assert "breakable: true" in written.source
    assert "together: 0" in written.source
    assert written.source.count("x" * 20) == 0
    assert len(re.findall("x+\u00ad", written.source)) > 10


@pytest.mark.parametrize(
    ("link", "note"),
    [
        ('<a href="https://a.example/x-y/">the act</a>', 'address("a.example/x-y")'),
        ('<a href="https://a.example/%C4%99/a%FF">act</a>', 'address("a.example/ę/a%FF")'),
        ('<a href="https://a.example/">a.example</a>', "none"),
        ('<a href="mailto:x@a.example">the desk</a>', 'address("x@a.example")'),
        ('<a href="mailto:x@a.example">x@a.example</a>', "none"),
        ('<a href="mailto:x@a.example?subject=4.1">Ask</a>', "none"),
        ('<a href="tel:+48123456789">+48 123 456 789</a>', "none"),
    ],
)
def test_address_that_the_words_hide_becomes_a_footnote(write: Write, link: str, note: str) -> None:
    """Readers on paper see each address once: in the words, or at the foot of the page."""
    written = write(f"<p>See {link}.</p>")

    assert f", {note}, {{" in written.source


@pytest.mark.parametrize("length", [30, 40])
def test_short_address_takes_the_place_of_its_site(write: Write, length: int) -> None:
    """The name of a site alone is no address; a long one stands at the foot of the page."""
    address = "a.example/" + "x" * length
    written = write(f'<p>See <a href="https://{address}">a.example</a>.</p>')

    whole = f'address("{breakable(address, sign=BREAK)}")'
    assert (f"none, {whole})" in written.source) == (length == 30)
    assert (f'{whole}, {{"a.example"}})' in written.source) == (length == 40)


def test_translation_that_waits_is_stamped(write: Write) -> None:
    """The stamp of the page is a stamp on paper too."""
    written = write('<p class="hb-unconfirmed">Not compared yet</p>')

    assert written.source == 'unconfirmed({"Not compared yet"})'


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=60))
def test_any_text_stays_text(text: str) -> None:
    """No text from a page can act as Typst code, whatever signs it holds."""
    value = typst.query(f"#metadata({string(text)}) <it>".encode(), "<it>", field="value", one=True)

    assert value == string_of(text)


def string_of(text: str) -> str:
    """Give the JSON that the engine answers for a text."""
    import json

    clean = "".join(" " if ord(sign) < 32 or ord(sign) == 127 else sign for sign in text)
    return json.dumps(clean, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Mów o tym w domu i w pracy", "Mów o~tym w~domu i~w~pracy"),
        ("This is a test, and I say so", "This is a~test, and I~say so"),
        ("art. 12 ust. 3 w 24 godz.", "art.~12 ust.~3 w~24~godz."),
        ("don't a", "don't a"),
    ],
)
def test_one_letter_words_are_bound_to_the_next(text: str, bound: str) -> None:
    """A space after a one-letter word does not let a line end there."""
    from generator.outputs.pdf.typography import bind

    assert bind(text).replace("\u00a0", "~") == bound


def test_lines_of_a_reply_begin_at_the_margin(write: Write) -> None:
    """The white space after a forced break belongs to the source, not to the line."""
    written = write("<blockquote><p>One.<br>\nTwo a b.</p></blockquote>")

    assert written.source == f'quoted(true, {{p({{"One.";linebreak();"Two a{NBSP}b."}})}})'


def test_what_introduces_a_quotation_stays_with_it(write: Write) -> None:
    """A line before a ready-made text is not left alone at the foot of a page."""
    written = write("<p>When:</p><blockquote><p>x</p></blockquote><p>After.</p>")

    assert [line.split("(")[0] for line in written.source.splitlines()] == ["lead", "quoted", "p"]


@pytest.mark.parametrize(("length", "whole"), [(1200, "true"), (1201, "false")])
def test_box_that_could_outgrow_a_page_may_break(write: Write, length: int, whole: str) -> None:
    """Short boxes stay whole; a long one breaks, because nothing may run off the page."""
    text = "x " * (length // 2) + "x" * (length % 2)
    quote = write(f"<blockquote><p>{text}</p></blockquote>")
    fold = write(f"<details><summary></summary>{text}</details>")

    assert quote.source.startswith(f"quoted({whole}, ")
    assert fold.source.startswith(f"folded({whole}, ")


def test_width_goes_to_the_column_that_makes_rows_high(write: Write) -> None:
    """A long text gets the room that short ones beside it do not need."""
    row = f"<tr><td>Yes</td><td>{'many words ' * 20}</td><td>No</td></tr>"
    written = write(f"<table><tbody>{row * 3}</tbody></table>")

    found = re.search(r"widths: \((\d+)fr, (\d+)fr, (\d+)fr", written.source)
    assert found
    left, middle, right = map(int, found.groups())
    assert middle > 1200
    assert max(left, right) < 150


def test_blanks_have_a_line_of_their_own(write: Write) -> None:
    """What is filled in by hand stands under the task, with rules in place of dots."""
    written = write('<p>Look. <em class="hb-blank">Who: ……</em></p>')

    assert written.source == 'p({"Look. ";blanks({"Who: ……"})})'


@pytest.mark.parametrize(
    "cell",
    ["zespolkomunikacji@bank.example", "<code>identyfikatorzasady</code>", "a/bbbbbbbbbbbbbbbbb"],
)
def test_exact_words_in_narrow_columns_get_no_hyphen(write: Write, cell: str) -> None:
    """A hyphen in an address or in code would be read as a sign of it."""
    row = f"<tr>{f'<td>{cell}</td>' * 8}</tr>"
    written = write(f"<table><tbody>{row}</tbody></table>")

    assert BREAK in written.source
    assert HYPHEN not in written.source


def test_a_row_that_is_signed_is_high_enough_to_write_in(write: Write) -> None:
    """Beside who signs; a table that is all empty keeps its own rows, and one row its lines."""
    head = "<thead><tr><th>Who</th><th>Date</th></tr></thead>"
    blank, named = "<td>&nbsp;</td>", "<td>Employer</td>"

    def table(*rows: str) -> str:
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return write(f'<h1 id="t">T</h1><table>{head}<tbody>{body}</tbody></table>').source

    signed, empty = table(named + blank), table(blank * 2, blank * 2)

    assert "to-fill" in signed
    assert "blank: false" in signed
    assert "to-fill" not in empty
    assert "blank: true" in empty
    assert "to-fill" not in table(named * 2)
    assert "lines-to-sign" in table(blank * 2)
