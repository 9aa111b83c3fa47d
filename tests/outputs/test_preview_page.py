"""What the preview shows while the sources hold problems."""

from __future__ import annotations

from generator.model.place import NOWHERE, Place
from generator.model.problems import Note, Problem, ProblemsFound, UsageFault
from generator.outputs.preview.problem_page import POLICY, Voice, alone, over

PLACE = Place(file="a/<b>.yml", line=3, column=4, length=2, excerpt="x: <b>\u202e")
ITEM = (
    "<li><p><code>a/&lt;b&gt;.yml:3:4</code> <strong>HB103</strong></p>"
    '<p class="message">found &#x27;&lt;b&gt;&#x27;</p>'
    '<pre tabindex="0">x: <mark>&lt;b</mark>&gt;\N{REPLACEMENT CHARACTER}</pre>'
    '<p class="hint">hint: mend &amp; save</p>'
    '<p class="note">note: see &lt;i&gt;: c.yml:1:1</p></li>'
)


def found(*, more: bool = False) -> ProblemsFound:
    """Give a problem in hostile words, and a warning when asked."""
    first = Problem(
        code="HB103",
        message="found '<b>'",
        place=PLACE,
        hint="mend & save",
        notes=(Note(message="see <i>", place=Place(file="c.yml", line=1, column=1)),),
    )
    second = Problem(code="HB501", message="MkDocs", place=NOWHERE, warning=True)
    return ProblemsFound([second, first] if more else [first])


def test_problem_is_told_with_everything_that_helps() -> None:
    """Place, code, message, the line with a mark, hint and notes; each encoded."""
    assert ITEM in over(found(), "/pl/index.html?last")


def test_dialog_names_the_count_and_the_way_back() -> None:
    """Warnings are listed last and do not count."""
    text = over(found(more=True), '/pl/"a".html?last')

    assert text.startswith(
        '<link rel="stylesheet" href="/__preview__.css">'
        '<dialog id="handbook-problems" lang="en" aria-labelledby="handbook-problems-title">'
        '<h1 id="handbook-problems-title" tabindex="-1" autofocus>1 problem</h1>'
    )
    assert text.endswith(
        '<p><a href="/pl/&quot;a&quot;.html?last">Show the last good state</a></p></dialog>'
    )
    assert (
        f'{ITEM}\n<li class="warning"><p><strong>HB501 warning</strong></p>'
        '<p class="message">MkDocs</p></li>'
    ) in text


def test_page_of_its_own_holds_the_same() -> None:
    """Where there is no page to be covered, under a policy that allows its script and style."""
    text = alone(ProblemsFound([*found().problems] * 2), "<script></script>")

    assert "<title>2 problems</title>" in text
    assert text.count(ITEM) == 2
    assert "<script></script>\n</body>" in text
    assert "'unsafe" not in POLICY


def test_other_faults_are_told_too() -> None:
    """A company that is gone has no place, but a hint."""
    text = over(UsageFault("there is no <x>", "take y"), "/")

    assert ">The handbook can&#x27;t be built</h1>" in text
    assert (
        '<ol><li><p class="message">there is no &lt;x&gt;</p><p class="hint">hint: take y</p></li>'
    ) in text


def test_address_without_a_page_leads_to_the_first() -> None:
    """Nothing is wrong then but the address."""
    text = alone(None, "")

    assert "<title>This page is not there</title>" in text
    assert '<a href="/">' in text


def test_problems_are_said_in_the_language_of_the_preview() -> None:
    """The page says which language that is."""
    loud = Voice("pl", lambda text: text.upper())

    text = over(found(), "/", loud)

    assert '<dialog id="handbook-problems" lang="pl"' in text
    assert '<p class="message">FOUND &#x27;&lt;B&gt;&#x27;</p>' in text
    assert '<html lang="pl">' in alone(None, "", loud)
