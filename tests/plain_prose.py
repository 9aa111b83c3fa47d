"""Texts as people type them who know nothing of Markdown, with signs wherever lines begin."""

from __future__ import annotations

import random
import re

from hypothesis import strategies as st

_STARTS = [
    *("", "", "", "", "", "1. ", "2. ", "3. ", "5. ", "24. 12. ", "2026. ", "1) ", "2) ", "(3) "),
    *("a) ", "b) ", "c) ", "A. ", "B. ", "i) ", "ii) ", "§ 1 ", "§ 2 ", "§ 3. ", "1.1. ", "1.2. "),
    *(
        "- ",
        "- ",
        "– ",
        "+ ",
        "* ",
        "# ",
        "#",
        "> ",
        ">",
        "| ",
        "= ",
        ": ",
        "! ",
        "~ ",
        "_ ",
        "(*) ",
    ),
    *("[", "(", "„", '"', "& ", "% ", "@", "/ ", "? ", "!!! ", "... ", "… ", "    ", "  ", " "),
]
_WORDS = [
    *("rok", "przynosi", "zmiany", "maja", "biuro", "jest", "zamknięte", "żółw", "gęś", "Łódź"),
    *("the", "office", "opens", "again", "after", "lunch", "Monday", "we", "I", "don't"),
    *(
        "12",
        "3,5",
        "2026",
        "12.05.2026",
        "24",
        "5%",
        "2*3*4",
        "x*y",
        "5*",
        "(*)",
        "words_like_this",
    ),
    *(
        "_a",
        "a_b_c",
        "R&D",
        "AT&T;",
        "&",
        "<3",
        "< 5",
        "> 3",
        "a|b",
        "|",
        "~10",
        "^2",
        "=",
        "==",
        "+",
    ),
    *("-", "–", "--", "#reklama", "#1", "C++", "C:\\Users\\jan", "1/2", "w/g", "[x]", "[REKLAMA]"),
    *("(np.", "itd.)", "„cytat”", '"quote"', "'tak'", "n!", "?!", "...", "…", "e-mail", "@firma"),
    *("jan@bank.pl", "https://bank.pl/a_(b)", "www.bank.pl,", "o'brien@bank.pl.", "$5", "10 zł"),
    *("pl_PL", "**", "~~", "::", ":)", ";-)", "10:30", "art. 5", "ust. 2", "1.", "2)", "a)"),
]
_ENDINGS = ["\n", "\n", "\n", "\n\n", " \n", "  \n"]
_LINE = st.tuples(
    st.sampled_from(_STARTS),
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6).map(" ".join),
).map("".join)
_ENDS = st.sampled_from(_ENDINGS)

TEXTS = (
    st.lists(st.tuples(_LINE, _ENDS), min_size=1, max_size=6)
    .map(lambda lines: "".join(line + end for line, end in lines).rstrip())
    .filter(lambda text: bool(text.strip()))
)
"""Such texts."""
_DASH = re.compile(r"(?m)^[ \t]*-[ \t]+(?=.*[^-*_=\s])")


def some_texts(count: int) -> list[str]:
    """Give texts of the same kind, the same ones each time."""
    choose = random.Random(count)  # noqa: S311 - no secret
    found: list[str] = []
    while len(found) < count:
        text = ""
        for _ in range(choose.randint(1, 6)):
            words = choose.choices(_WORDS, k=choose.randint(1, 6))
            text += choose.choice(_STARTS) + " ".join(words) + choose.choice(_ENDINGS)
        found += [text.rstrip()] if text.strip() else []
    return found


def typed(text: str) -> str:
    """Give what was typed without spaces, and without the dashes of lists, which become dots."""
    return "".join(_DASH.sub("", text).split())
