"""What the engine finds, run in Material's own worker."""

from __future__ import annotations

import json
import random
import subprocess
from typing import Any

import pytest

from generator.search import apply_pack
from generator.search.wordlists import asset
from tests.search.search_corpora import ENGLISH, POLISH

POLISH_QUESTIONS = {
    "haslo": "accounts-passwords",
    "hasłami": "accounts-passwords",
    "HASEŁ": "accounts-passwords",
    "menedzer": "accounts-passwords",
    "koncie": "accounts-hacked",
    "kluczami": "accounts-two-step",
    "zwiazki": "accounts-register",
    "związku": "accounts-register",
    "rejestrami": "accounts-register",
    "pracownikow": "posts-creators",
    "pracownicy": "posts-creators",
    "umów": "posts-creators",
    "zdjęć": "posts-photos",
    "usuwać zgody": "posts-photos",
    "hasht": "posts-hashtags",
    "hashatgi": "posts-hashtags",
    "hashtagoway": "posts-hashtags",
    "zalobie": "posts-hashtags",
    "komętarze": "posts-comments",
    "co zrobić, gdy ktoś przejmie nasz profil?": "accounts-hacked",
    "czy mogę wrzucić zdjęcia dzieci": "posts-photos",
    "ile znaków ma mieć hasło": "accounts-passwords",
    "influencer": "posts-creators",
    "fotki": "posts-photos",
    '"zgoda rodziców"': "posts-photos",
    "+reklama": "posts-creators",
    "title:hashtagi": "posts-hashtags",
}
ENGLISH_QUESTIONS = {
    "password": "accounts-passwords",
    "pasword": "accounts-passwords",
    "left the company": "accounts-handover",
    "hashtag": "posts-hashtags",
    "children's pictures": "posts-photos",
    "threatening": "posts-comments",
    "photo": "posts-photos",
    "what do I do when a holder is leaving?": "accounts-handover",
    "2fa": "accounts-two-step",
}
OFF_TOPIC = ["sernik", "gitara", "rower", "pogoda", "jezioro", "kuchnia", "samolot", "koń", "pies"]


@pytest.fixture(scope="session")
def polish(make_site: Any) -> Any:
    """Return the Polish site with the pack."""
    site = make_site("pl", POLISH)
    apply_pack(site, "pl")
    return site


@pytest.fixture(scope="session")
def english(make_site: Any) -> Any:
    """Return the English site with the pack."""
    site = make_site("en", ENGLISH)
    apply_pack(site, "en")
    return site


def test_polish_words_lead_to_their_section(polish: Any, ask: Any, anchors: Any) -> None:
    """Inflected, unaccented, unfinished and misspelt words find the section first."""
    answers = ask(polish, list(POLISH_QUESTIONS))

    found = {
        question: (anchors(answer) or [None])[0]
        for question, answer in zip(POLISH_QUESTIONS, answers, strict=True)
    }
    assert found == POLISH_QUESTIONS


def test_english_words_lead_to_their_section(english: Any, ask: Any, anchors: Any) -> None:
    """The same engine works with an English stemmer and irregular verbs."""
    answers = ask(english, list(ENGLISH_QUESTIONS))

    found = {
        question: (anchors(answer) or [None])[0]
        for question, answer in zip(ENGLISH_QUESTIONS, answers, strict=True)
    }
    assert found == ENGLISH_QUESTIONS


UKRAINIAN = {
    "pravyla.md": (
        "# Правила\n\n## Паролі { #paroli }\n\nПароль має шістнадцять знаків.\n\n"
        "## Світлини { #svitlyny }\n\nЗапитай, перш ніж публікувати світлину колеги.\n"
    )
}
UKRAINIAN_QUESTIONS = {
    "пароль": "pravyla-paroli",
    "світлина": "pravyla-svitlyny",
    "ПУБЛІКУВАТИ": "pravyla-svitlyny",
    "публікувала": "pravyla-svitlyny",
    "шістнадцять знаків": "pravyla-paroli",
}


def test_a_language_without_a_stemmer_is_searched(make_site: Any, ask: Any) -> None:
    """By the words themselves, in any case; long words also without their last letters."""
    site = make_site("uk", UKRAINIAN)
    apply_pack(site, "uk")

    answers = ask(site, list(UKRAINIAN_QUESTIONS))

    found = {
        question: answer["items"][0]["location"].partition("#")[2] if answer["items"] else None
        for question, answer in zip(UKRAINIAN_QUESTIONS, answers, strict=True)
    }
    assert found == {
        question: anchor.partition("-")[2] for question, anchor in UKRAINIAN_QUESTIONS.items()
    }


NUMBERED = {
    "zasady.md": (
        "# 2. Zasady\n\n"
        "## 2.1 Poczta { #a-mail }\n\nE-mail do firmy wyślij z konta. Zobacz też 10.2.\n\n"
        "## 2.2 Platformy { #a-apps }\n\nTikTok i LinkedIn mają własne zasady z punktu 2.1.\n\n"
        "## 2.3 W sieci { #a-net }\n\nSieć to miejsce publiczne, więc uważaj. Mail to nie czat.\n"
    ),
    "dalej.md": "# 10. Dalej\n\n## 10.2 Wyniki { #b-two }\n\nDwa punkty, 2.1 i 2.1, a potem 1.2.\n",
}
WRITTEN_APART = {
    "2.1": "a-mail",
    "10.2": "b-two",
    "2.3": "a-net",
    "email": "a-mail",
    "e-mail": "a-mail",
    "e mailem": "a-mail",
    "tik tok": "a-apps",
    "tik-toku": "a-apps",
    "linked in": "a-apps",
    "w sieci": "a-net",
}


def test_numbers_and_words_written_apart_lead_to_their_section(
    make_site: Any, ask: Any, anchors: Any
) -> None:
    """The section of a number stands before those that name it; `tik tok` is TikTok."""
    site = make_site("pl", NUMBERED)
    apply_pack(site, "pl")
    answers = ask(site, list(WRITTEN_APART))

    found = {
        question: (anchors(answer) or [None])[0]
        for question, answer in zip(WRITTEN_APART, answers, strict=True)
    }
    assert found == WRITTEN_APART


def test_off_topic_words_stay_quiet(polish: Any, make_site: Any, ask: Any) -> None:
    """A word of another world returns at most three more results than stock Material."""
    stock = ask(make_site("pl", POLISH), OFF_TOPIC)
    ours = ask(polish, OFF_TOPIC)

    more = [len(b["items"]) - len(a["items"]) for a, b in zip(stock, ours, strict=True)]
    assert max(more) <= 3
    assert sum(more) / len(more) <= 1


def test_typing_errors_of_short_words_are_not_guessed(polish: Any, ask: Any) -> None:
    """A word of four letters has too many neighbours."""
    assert ask(polish, ["tfzy"])[0]["items"] == []


def test_marks_are_whole_words_and_stand_once(polish: Any, ask: Any) -> None:
    """Each matched word is marked in title and text, and marks never nest."""
    item = ask(polish, ["hasłami hasło haseł"])[0]["items"][0]

    assert item["title"] == "<mark>Hasła</mark>"
    assert "<mark>Hasło</mark> do konta" in item["text"]
    assert "menedżerze <mark>haseł</mark>" in item["text"]


def test_only_missing_words_are_missing(polish: Any, ask: Any) -> None:
    """An inflected or misspelt word counts as found; a word without a form does not."""
    item = ask(polish, ["czy krytykę w komętarzach gryzmoli"])[0]["items"][0]

    assert item["terms"] == {"krytykę": True, "komętarzach": True, "gryzmoli": False}


def test_prohibited_word_bars_sections(polish: Any, ask: Any, anchors: Any) -> None:
    """A minus keeps sections with any form of the word out."""
    both, barred = ask(polish, ["profil", "profil -rejestr"])

    assert set(anchors(both)) == {"accounts-register", "accounts-hacked"}
    assert anchors(barred) == ["accounts-hacked"]


def test_page_does_not_outrank_its_section(polish: Any, ask: Any) -> None:
    """The page is shown above its sections anyway, so the best hit is a section."""
    assert "#" in ask(polish, ["konto"])[0]["items"][0]["location"]


@pytest.mark.parametrize("query", ["", "   ", "?", "+", "-", "*", "a:b", "title:", "~1", "^", '"',
                                   "<script>alert(1)</script>", "ą" * 300, "co to", "constructor",
                                   "__proto__", "hasOwnProperty", "1/2 3.5%", "🙂"])  # fmt: skip
def test_odd_input_is_survived(polish: Any, ask: Any, query: str) -> None:
    """Operators, markup and names of object properties neither fail nor hang."""
    answer = ask(polish, [query])[0]

    assert answer["ms"] < 500
    assert all(item["score"] > 0 for item in answer["items"])


def test_search_stays_fast_with_200_sections(make_site: Any, ask: Any) -> None:
    """The slow end of the queries over 200 sections stays under 50 ms in the worker."""
    words = sorted({word for text in POLISH.values() for word in text.split() if word.isalpha()})
    sections = []
    for n in range(200):
        picked = [words[(n * 7 + k * 3) % len(words)] + "ek" * (k % 3) for k in range(90)]
        sections.append(f"## Ustęp {n} {{ #s-{n} }}\n\n{' '.join(picked)}")
    site = make_site("pl", {"index.md": "# Duży\n\n" + "\n\n".join(sections)})
    apply_pack(site, "pl")
    queries = [*POLISH_QUESTIONS, *OFF_TOPIC, "p", "pr", "prz"]

    rounds = [[answer["ms"] for answer in ask(site, queries)] for _ in range(3)]
    times = sorted(min(of_one) for of_one in zip(*rounds, strict=True))

    assert times[int(len(times) * 0.95)] <= 50


DISTANCES = """
const pairs = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
eval(CODE + "; globalThis.far = (a, b, limit) => distance(makePattern(a), b, limit);");
console.log(JSON.stringify(pairs.map(([a, b, limit]) => {
  const found = far(a, b, limit);
  return found === Infinity ? null : found;
})));
"""


def _alignment(one: str, other: str) -> int:
    """Count errors the plain way: a swap of neighbours is one."""
    table = [[i + j for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            same = one[i - 1] == other[j - 1]
            cost = min(table[i - 1][j], table[i][j - 1], table[i - 1][j - 1] - same) + 1
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                cost = min(cost, table[i - 2][j - 2] + 1)
            table[i][j] = cost
    return table[-1][-1]


def test_errors_are_counted_as_the_plain_way_counts_them(node: str) -> None:
    """In bits, up to 32 letters; longer words have none near them."""
    dice = random.Random(37)  # noqa: S311 - the same words each time
    words = ["".join(dice.choices("abcż", k=dice.randint(0, 9))) for _ in range(60)]
    words += ["a" * 32, "a" * 31 + "b", "ab" * 16, "ba" * 16, "a" * 30]
    pairs = [(one, other, limit) for one in words for other in words for limit in (1, 2, 40)]
    done = subprocess.run(
        [node, "-e", f"const CODE = {json.dumps(asset('expand.js'))};{DISTANCES}"],
        input=json.dumps([*pairs, ("a" * 33, "a" * 33, 2)]),
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    counted = [(pair, _alignment(*pair[:2])) for pair in pairs]
    expected = [count if count <= pair[2] else None for pair, count in counted]

    assert json.loads(done.stdout) == [*expected, None]
