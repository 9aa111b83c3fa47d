"""Room between tags goes, and nothing that a reader sees."""

from __future__ import annotations

import re

import pytest

from generator.outputs.site.slim import slim

PAGE = """<!doctype html>
<html>
  <head>

    <title>A  B</title>
  </head>
  <body>
    <nav>
      <a href="a.html">
        One
      </a> <b>two</b>

      <!-- remark -->
    </nav>
    <article class="x">
  <p>
     kept   as is
  </p>

    </article>
    <footer>

      end
    </footer>
  </body>
</html>
"""


def test_indentation_goes_and_words_stay_apart() -> None:
    """The words of the page, as a browser joins them, are the same."""
    done = slim(PAGE)

    assert re.sub(r"\s+", " ", done) == re.sub(r"\s+", " ", PAGE)
    assert "  kept   as is\n  </p>\n\n    </article>" in done
    assert "<title>A  B</title>" in done
    outside = done[: done.index("<article")] + done[done.index("</article>") :]
    assert not re.search(r"\n\s", outside)
    assert slim(done) == done


@pytest.mark.parametrize(
    "page",
    [
        "<body>\n  <p>no article</p>\n</body>",
        "<pre>\n  a\n</pre>\n  <article></article>",
        "<article></article>\n  <textarea>\n  a</textarea>",
        "</article>\n  <article>",
        "",
    ],
)
def test_a_page_whose_room_may_count_stays(page: str) -> None:
    """And so does one that is no page of the handbook."""
    assert slim(page) == page


def test_a_space_that_must_not_break_stays() -> None:
    """It is no room between tags."""
    page = "<b>a\u00a0\nb</b>\u3000\n<article></article>"

    assert slim(page) == page
