"""The JavaScript stemmer is the Python one, over many forms."""

from __future__ import annotations

import itertools
import json
import subprocess
from types import SimpleNamespace

import pytest
import snowballstemmer
from snowballstemmer.polish_stemmer import PolishStemmer

from generator.search.errors import SearchPackError
from generator.search.pack import assemble, carrier, starter
from generator.search.stemmer_tables import export_polish, licence_notice
from generator.search.wordlists import asset, families, stop_words

ONSETS = (
    "",
    "b",
    "brz",
    "ch",
    "dź",
    "gł",
    "k",
    "ł",
    "mn",
    "p",
    "prz",
    "r",
    "ś",
    "szcz",
    "tw",
    "wst",
    "ż",
)
NUCLEI = "a", "ą", "e", "ę", "i", "ia", "o", "ó", "u", "y", "oba", "ecia"
CODAS = "", "c", "ć", "cz", "dz", "k", "ł", "n", "ń", "r", "rz", "sz", "ś", "ść", "t", "w", "ź", "'"
RUN = """
const { code, tables, words } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const make = new Function(code + "; return polishStemmer;")();
const stem = make(tables, (text) => text);
console.log(JSON.stringify(words.map(stem)));
"""


def word_forms() -> list[str]:
    """Combine invented roots and our own words with every ending that the tables know."""
    rows = " ".join(export_polish().tables).split(" ")
    endings = sorted({row.rstrip("*0123456789") for row in rows})
    roots = ["".join(parts) for parts in itertools.product(ONSETS, NUCLEI, CODAS)]
    own = [word for text in (*families("pl"), *stop_words("pl")) for word in text.split()]
    forms = {root + ending for root in roots[::3] for ending in endings}
    forms |= {word[:cut] + ending for word in own for cut in (2, 3, 4, 5) for ending in endings}
    return sorted(forms | set(own) | set(roots) | {"", "a", "ć", "ż'", "facebook'a"})


def test_polish_stemmer_equals_snowballstemmer(node: str) -> None:
    """Each of more than 50,000 forms has the stem that PyPI snowballstemmer gives it."""
    words = word_forms()
    given = {"code": asset("polish_stem.js"), "tables": export_polish().as_json(), "words": words}

    done = subprocess.run(
        [node, "-e", RUN], input=json.dumps(given), capture_output=True, check=True, text=True,
        encoding="utf-8", timeout=120,
    )  # fmt: skip

    expected = snowballstemmer.stemmer("polish").stemWords(words)
    different = [
        (word, python, script)
        for word, python, script in zip(words, expected, json.loads(done.stdout), strict=True)
        if python != script
    ]
    assert len(words) >= 50_000
    assert different == []


def test_notice_of_snowball_is_found() -> None:
    """The licence that must go with the tables comes from the installed package."""
    assert "Copyright (c) 2001, Dr Martin Porter" in licence_notice()
    assert "Redistributions" in licence_notice()


def test_unknown_guard_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stemmer built in another way stops the build and is not exported half."""

    def other() -> None: ...

    entry = SimpleNamespace(s="owi", result=1, method=other)
    monkeypatch.setattr(PolishStemmer, "a_2", [entry])

    with pytest.raises(SearchPackError, match="guards the ending 'owi' in a way"):
        export_polish()


def test_missing_tables_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """An older or newer package without the tables is named, with the remedy."""
    monkeypatch.delattr(PolishStemmer, "a_3")

    with pytest.raises(SearchPackError, match=r"install 'snowballstemmer>=3\.1,<4'"):
        export_polish()


@pytest.mark.parametrize("language", ["pl", "en"])
def test_pack_holds_no_comment_but_its_head(language: str) -> None:
    """What the sources say to readers and to tsc is not sent to every browser."""
    head, body = assemble(language, {}).split(" */\n", maxsplit=1)

    assert head.startswith("/*!\n * Search of the handbook")
    body += carrier() + starter("worker", "digest")
    assert [part for part in ("/*", "*/", "@param", "@type", "@ts-", "\n//") if part in body] == []
