"""On paper the page of questions is a table: a row for each subject, a column for each account."""

from __future__ import annotations

from lxml import html

from generator.outputs.pages.subjects import set_subjects

PAGE = """<article><h1>May I?</h1>
<p class="hb-aid-intro">Answer.</p>
<section id="hb-aid"><label>One</label></section>
<section id="hb-aid-result"><h2>Go ahead</h2></section>
<section class="hb-aid-plain"><h2>Subjects</h2><p>How to read.</p>
<h3>Always</h3><h4>Mine</h4><ul><li><a href="a.html#b">1.2 Be fair</a></li></ul>
<h3>Pay &amp; unions</h3>
<h4>Mine</h4><p><strong class="hb-may">Go ahead</strong></p>
<ul><li><a href="a.html#c">1.3 Talk of pay</a></li><li><a href="a.html#b">1.2 Be fair</a></li></ul>
<h4>Ours</h4><p><strong class="hb-may">Go ahead</strong> – admins</p>
<p><strong class="hb-must-not">Do not</strong> – in all other cases</p>
</section>
<section class="hb-aid-cards"><details class="hb-aid-card"></details></section>
<h2 id="whom">Whom to ask</h2></article>"""


def test_subjects_become_rows_and_accounts_columns() -> None:
    """Rules stand by their numbers, which lead to them; what an account lacks stays empty."""
    article = html.fragment_fromstring(PAGE)
    set_subjects(article)
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in article.iter("tr")]

    assert rows == [
        ["Subjects", "Mine", "Ours"],
        ["Always", "1.2", ""],
        ["Pay & unions", "Go ahead1.3, 1.2", "Go ahead – adminsDo not – in all other cases"],
    ]
    links = [link.get("href") for link in article.iter("a")]
    assert links == ["a.html#b", "a.html#c", "a.html#b"]
    assert len(article.findall(".//br")) == 2


def test_what_only_a_screen_can_do_is_taken_out() -> None:
    """Questions, answer, rules in short; the words above the table and whom to ask stay."""
    article = html.fragment_fromstring(PAGE)
    set_subjects(article)
    above = [child.text_content() for child in article.find_class("hb-aid-plain")[0]][:2]

    assert [child.tag for child in article] == ["h1", "section", "h2"]
    assert above == ["Subjects", "How to read."]
    assert article.find_class("hb-aid-card") == []


def test_other_pages_stay_as_they_are() -> None:
    """A chapter has nothing to set."""
    article = html.fragment_fromstring("<article><h1>Talk</h1><ul><li>a</li></ul></article>")
    before = html.tostring(article)
    set_subjects(article)

    assert html.tostring(article) == before
