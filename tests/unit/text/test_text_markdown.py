"""What policy text may hold of Markdown: each construct is told at its place, or is let through."""

from __future__ import annotations

import pytest

from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.model.text import Text
from generator.text.languages import check_languages
from generator.text.markdown import LinkFound, check_markdown, links
from tests.told import told


def block(text: str) -> Located:
    """Write a text as a block that begins on line 2, with two spaces before each line."""
    return Located(text, Place(file="f.yml", line=1, column=1), 2)


def checked(text: str) -> list[str]:
    """Say what is told about a text."""
    problems = Collector()
    check_markdown(block(text), problems)
    return told(problems.found)


def carets(text: str) -> list[tuple[int, int, int]]:
    """Give line, column and length of each problem, counted in the text itself."""
    problems = Collector()
    check_markdown(block(text), problems)
    return [(one.place.line - 1, one.place.column - 2, one.place.length) for one in problems.found]


PLAIN = [
    "",
    "Plain words, **bold** and *slanted*, with `code` and 1 < 2.",
    "A [link](https://a.example/b?c=d#e), one by [mail](mailto:a@b.example).",
    "[phone](tel:+48 22 1-2)",
    "[here](#talk.open-1)",
    "[](#a)",
    "- one\n- two\n    - three\n\n- four",
    "Text:\n\n1. one\n2. two\n   more",
    "- one\n  more\n\n    still in the list",
    "1. one\n\n\n2. two",
    r"\# no heading, \<b> no tag, \`no code, \[no\](link",
    "a#b, #tag in words",
    "#reklama",
    "#",
    "Text with - a dash",
    "2027 was\n20 of them",
    "2026. rok przynosi zmiany.",
    "1. maja biuro jest nieczynne.",
    "Uwaga:\n1. maja biuro jest nieczynne.",
    "+ 48 22 123 45 67",
    "* Dotyczy też umów o dzieło.",
    "24. 12. 2026 wigilia",
    "5. Punkt piąty\n6. Punkt szósty",
    "Wolno:\n1) pisać,\n2) czytać.",
    "Wolno:\na) pisać,\nb) czytać.",
    '„Quoted” words\n"quoted"',
    "a == b\n\nc ** d",
    "x <3 y",
    "1 > 0\n> 18 lat",
    "Zażółć [link](https://a.example)",
    "`a\\`",
    "a:b",
    "[REKLAMA]: nowa kolekcja",
    "[REKLAMA] [KONKURS]",
    "!!! PILNE !!!",
    "Cena* i cena** bez VAT",
    r"Plik C:\Users\jan leży tu.",
    "Wow![1]",
    "R&D; i &nbsp;&amp; nic",
    "a | b",
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_markdown_is_let_through(text: str) -> None:
    """Emphasis, inline code, lists and links are all that a policy needs; prose is prose."""
    assert checked(text) == []


@pytest.mark.parametrize(
    ("text", "offset", "mended"),
    [
        ("a <b>", 2, r"a \<b>"),
        ("a </b>", 2, r"a \</b>"),
        ("a <!-- x -->", 2, r"a \<!-- x -->"),
        ("a <?php", 2, r"a \<?php"),
        ("a <Z", 2, r"a \<Z"),
        ("a &#0; b", 2, r"a \&#0; b"),
        ("a &#x202e; b", 2, r"a \&#x202e; b"),
        ("`<i`", 1, ""),
    ],
)
def test_html_is_told_at_its_sign(text: str, offset: int, mended: str) -> None:
    """Tags and comments act, also inside of code, and so do signs that nobody can see."""
    shown = f"; write:\n  {mended}" if mended else ""

    assert checked(text) == [
        (
            f"f.yml:2:{offset + 3}: HB403 HTML may not stand in policy text"
            f"\nhint: write \\< for the sign itself, and no tags inside `code`{shown}"
        )
    ]


@pytest.mark.parametrize("address", ["https://a.example/b", "jan@bank.example", "www.a.example"])
def test_address_in_angle_brackets_is_shown_without_them(address: str) -> None:
    """It becomes a link by itself."""
    assert checked(f"a <{address}> b") == [
        (
            "f.yml:2:5: HB403 HTML may not stand in policy text\n"
            "hint: leave the angle brackets out: an address becomes a link by itself;"
            f" write:\n  a {address} b"
        )
    ]


INLINE = [
    (
        "an ![image](https://a.example)",
        "an image",
        (
            "describe it in words; \\! gives the sign itself; write:\n"
            "  an \\![image](https://a.example)"
        ),
        (1, 4, 2),
    ),
    (
        "a note[^1]",
        "a footnote",
        "put the text in the guidance; \\[ gives the sign itself; write:\n  a note\\[^1]",
        (1, 7, 2),
    ),
    (
        "a [link][id]",
        "a reference link",
        "write [text](address); \\] gives the sign itself; write:\n  a [link\\][id]",
        (1, 8, 2),
    ),
    (
        "[id]: https://x",
        "a link or footnote definition",
        "write [text](address); \\[ gives the sign itself; write:\n  \\[id]: https://x",
        (1, 1, 5),
    ),
    (
        "a\n\n  - [id]: #x",
        "a link or footnote definition",
        "write [text](address); \\[ gives the sign itself; write:\n    - \\[id]: #x",
        (3, 5, 5),
    ),
    (
        "a **b",
        "bold text without an end",
        "close it with the same stars; \\* gives the sign itself",
        (1, 3, 2),
    ),
    (
        r"Leży na \\serwer\dane.",
        "a path whose backslashes would be lost",
        (
            "put it between backticks, and it stays as it is; write:\n"
            r"  Leży na `\\serwer\dane`."
        ),
        (1, 9, 13),
    ),
    (
        r"a C:\_wspólne",
        "a path whose backslashes would be lost",
        (
            "put it between backticks, and it stays as it is; write:\n"
            r"  a `C:\_wspólne`"
        ),
        (1, 3, 11),
    ),
    *(
        (
            text,
            "a backtick without a partner on its line",
            f"write \\` for the sign itself; write:\n  {mended}",
            place,
        )
        for text, mended, place in [
            ("a ` b", "a \\` b", (1, 3, 1)),
            ("`` a", "\\`\\` a", (1, 1, 2)),
            ("a\nb `` c", "b \\`\\` c", (2, 3, 2)),
            ("a `b` `", "a `b` \\`", (1, 7, 1)),
        ]
    ),
]


@pytest.mark.parametrize(("text", "what", "hint", "place"), INLINE)
def test_inline_construct_is_told_with_what_to_write(
    text: str, what: str, hint: str, place: tuple[int, int, int]
) -> None:
    """Each has its name and one thing to do instead; the hint shows the line as it should be."""
    line, column, _ = place

    assert checked(text) == [
        (f"f.yml:{line + 1}:{column + 2}: HB405 {what} may not stand in policy text\nhint: {hint}")
    ]
    assert carets(text) == [place]


QUOTE = "put the words in quotation marks; \\> gives the sign itself"
ADMONITION = "write a plain paragraph; \\! gives the sign itself"
LINES = [
    ("# a", "a heading", "put the text in **bold** instead", "**a**", (1, 1)),
    ("###### a b ##", "a heading", "put the text in **bold** instead", "**a b**", (1, 6)),
    ("  - # a", "a heading", "put the text in **bold** instead", "  - **a**", (5, 1)),
    ("---", "a line or underline", "delete it", None, (1, 3)),
    ("===", "a line or underline", "delete it", None, (1, 3)),
    ("***", "a line or underline", "delete it", None, (1, 3)),
    ("_ _ _", "a line or underline", "delete it", None, (1, 5)),
    ("- - -  ", "a line or underline", "delete it", None, (1, 5)),
    ("-", "a line or underline", "delete it", None, (1, 1)),
    ("~~~", "a code fence", "use `inline code`", None, (1, 3)),
    ("> a", "a block quotation", QUOTE, "\\> a", (1, 1)),
    ("- > a", "a block quotation", QUOTE, "- \\> a", (3, 1)),
    ("!!! note", "an admonition", ADMONITION, "\\!!! note", (1, 3)),
    ("??? note", "an admonition", ADMONITION, None, (1, 3)),
    ('=== "Tab"', "an admonition", ADMONITION, None, (1, 3)),
    ('--8<-- "file"', "an include", "write the text itself", None, (1, 5)),
    ("8<-- x", "an include", "write the text itself", None, (1, 5)),
    (
        "*[HTML]: x",
        "an abbreviation",
        "add the word to the glossary; \\* gives the sign itself",
        "\\*[HTML]: x",
        (1, 2),
    ),
    (": a", "a definition", "begin with the words themselves", "a", (1, 2)),
    ("    b", "an indented block", "begin the line further left", "b", (1, 5)),
    ("    - b", "an indented block", "begin the line further left", "- b", (1, 7)),
]


@pytest.mark.parametrize(("line", "what", "hint", "mended", "place"), LINES)
def test_line_construct_is_told_at_its_line(
    line: str, what: str, hint: str, mended: str | None, place: tuple[int, int]
) -> None:
    """Wherever the line stands; the caret covers the signs that act."""
    column, length = place
    shown = "" if mended is None else f"; write:\n  {mended}"

    assert checked(f"Words.\n\n{line}\n\nWords.") == [
        f"f.yml:4:{column + 2}: HB405 {what} may not stand in policy text\nhint: {hint}{shown}"
    ]
    assert carets(f"Words.\n\n{line}\n\nWords.") == [(3, column, length)]


def test_code_fence_is_told_with_its_backticks() -> None:
    """Its backticks have no partner on their line either."""
    assert (
        "f.yml:2:3: HB405 a code fence may not stand in policy text\nhint: use `inline code`"
    ) in checked("```py")


def test_each_line_has_its_own_construct() -> None:
    """A heading of signs is one problem; the next line has its own."""
    assert [one.partition("HB405 ")[2].partition(" may")[0] for one in checked("# ---\n> # a")] == [
        "a heading",
        "a block quotation",
    ]
    assert len(checked("Words.\n\n===")) == 1


def test_line_of_spaces_is_an_empty_line() -> None:
    """It ends a paragraph, and is no indented block."""
    assert checked("Words:\n   \n- a") == []
    assert checked("Words\n     \nwords") == []
    assert len(checked("- a\n \nwords\n- b")) == 1


GENERAL = "link to http(s)://, mailto:, tel: or #id of a clause, chapter or page"
APP = (
    "an address of an app opens only where the app is: copy the link in the app, and take the one"
    " that begins with https://"
)
DISK = (
    "a browser opens no files of a computer or server from a page: write the path as `code`, or"
    " link to its https:// address"
)
LINKS = [
    *(
        (address, GENERAL)
        for address in (
            "javascript:alert",
            "javascript:alert(1)",
            "http:/a",
            "ftp://a.example",
            "a.md",
            "",
            "https://",
            "https://a b",
            "https://a.example/<b",
            "mailto:",
            "tel:a",
            "tel:",
            "tel:1a",
            "#",
            "#Ą",
            "#A",
            "x#a",
            " https://a.example",
            "/root",
        )
    ),
    ("msteams:/l/channel/19", APP),
    ("slack://channel?id=1", APP),
    (r"\\serwer\polityki", DISK),
    ("file:///C:/a.pdf", DISK),
    (r"C:\a.pdf", DISK),
    ("//serwer/a", DISK),
    ("www.bank.example", "write:\n  a [bc](https://www.bank.example) d"),
    ("jan@bank.example", "write:\n  a [bc](mailto:jan@bank.example) d"),
    ("22 123 45 67", "write:\n  a [bc](tel:22 123 45 67) d"),
]


@pytest.mark.parametrize(("address", "hint"), LINKS)
def test_link_that_may_not_be_is_told_at_its_address(address: str, hint: str) -> None:
    """Only web pages, mail, telephone and the handbook itself can be led to."""
    expected = f"f.yml:2:10: HB404 the link leads to '{address}'\nhint: {hint}"

    assert expected in checked(f"a [bc]({address}) d")


@pytest.mark.parametrize(
    "address",
    [
        "http://a",
        "https://a.example/b_c-d?e=f&g=%20",
        "https://pl.wikipedia.org/wiki/Hejt_(internet)",
        "https://a.example/o'brien",
        "https://żółw.example/ścieżka?a=ą",
        "mailto:a@b",
        "mailto:o'brien@bank.example",
        "mailto:jan@żółw.example",
        "tel:+48 22 1-2",
        "tel:(22) 123.45",
        "#a.b-1",
        "mailto:{help_email}",
        "tel:{phone}",
        "https://a.example/{name}",
    ],
)
def test_link_that_may_be_is_found_with_its_place(address: str) -> None:
    """The label and the address come with the index of the address."""
    text = f"a [b c]({address}) d"

    assert list(links(text)) == [LinkFound("b c", address, 8)]
    assert checked(text) == []


def test_links_inside_code_and_after_an_escape_are_none() -> None:
    """What Markdown takes literally leads nowhere."""
    assert list(links(r"`[a](b)` \[a](b) [a\](b)")) == []
    assert [one.label for one in links(r"[a`]`b](#c) [\[d\]](#e)")] == ["a`]`b", r"\[d\]"]


@pytest.mark.parametrize("text", ["a [b [c]](d)", "[a](b", "a](b)", "a `b`](c)"])
def test_link_that_nobody_can_read_is_told(text: str) -> None:
    """Brackets inside of brackets, or one that is not closed."""
    offset = text.index("](")

    assert checked(text) == [
        (
            f"f.yml:2:{offset + 3}: HB404 this link can't be read"
            "\nhint: write [text](address) without brackets inside; \\[ and \\( give the signs"
        )
    ]
    assert carets(text) == [(1, offset + 1, 2)]


def test_every_link_of_a_text_is_looked_at() -> None:
    """A good one hides neither a bad nor an unreadable one."""
    found = checked("[a](#b) [c](d) [e](#f) [g](h")

    assert [one.partition("HB404 ")[2].partition("\n")[0] for one in found] == [
        "the link leads to 'd'",
        "this link can't be read",
    ]


@pytest.mark.parametrize("item", ["- a", "1. a\n  2. b", "7. a\n  8. b"])
def test_list_right_below_a_paragraph_is_told(item: str) -> None:
    """A dash and a number may as well begin a line of the paragraph."""
    first, *rest = item.replace("\n  ", "\n").split("\n")
    both = "\n".join((first, *rest))
    expected = (
        "f.yml:3:3: HB406 this line would not begin a list"
        "\nhint: put an empty line before the list;"
        f" write:\n\n  {first}"
    )

    assert checked(f"Words:\n{both}") == [expected]
    assert carets(f"Words:\n{both}") == [(2, 1, len(first))]
    assert checked(f"Words:\n\n{both}") == []
    assert checked(f"{both}\n\nWords\n{both}") == [
        expected.replace("f.yml:3", f"f.yml:{5 + len(rest)}")
    ]


def test_line_that_only_looks_like_an_item_begins_no_list() -> None:
    """A lone number, four digits, no space, or nothing behind the sign."""
    assert checked("Words:\n1234. a\n-a\n1.a") == []
    assert checked("Words:\n123. a") == []


@pytest.mark.parametrize(
    ("line", "advice", "mended"),
    [
        (
            "a dalej",
            (
                "move it two columns to the right if it belongs there; put an empty line before it"
                " if not"
            ),
            "    a dalej",
        ),
        (
            "Nie wolno:",
            (
                "put an empty line before it; if it belongs to the entry, move it two columns to"
                " the right"
            ),
            "\n  Nie wolno:",
        ),
    ],
)
def test_line_below_an_entry_is_told(line: str, advice: str, mended: str) -> None:
    """It would become a part of the entry; a small letter speaks for that, a capital against."""
    assert checked(f"- x\n{line}\n- y")[0] == (
        "f.yml:3:3: HB406 this line would become part of the entry above it"
        f"\nhint: {advice}; write:\n{mended}"
    )


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("1. a\n1. b", "  2. b"),
        ("a) raz\na) dwa", "  b) dwa"),
        ("1. a\n3. b", "\n  3. b"),
        ("1) a\n2) b\n4) c", "\n  4) c"),
    ],
)
def test_marks_that_do_not_count_on_are_told(text: str, mended: str) -> None:
    """Two equal ones are mended; what else was meant, nobody can know."""
    line = text.count("\n") + 2

    assert checked(text) == [
        (
            f"f.yml:{line}:3: HB406 this line does not count on from the one above it"
            "\nhint: count on if both lines are entries; put an empty line between them if not;"
            f" write:\n{mended}"
        )
    ]


def test_stars_and_pluses_in_a_row_are_told() -> None:
    """One alone is a sign of the text; several were meant as a list."""
    assert checked("Words:\n* a\n* b") == [
        (
            "f.yml:3:3: HB406 '*' begins no list"
            "\nhint: begin each entry with '- ', and put an empty line before the list;"
            " write:\n\n  - a"
        ),
        "f.yml:4:3: HB406 '*' begins no list\nhint: begin each entry with '- '; write:\n  - b",
    ]
    assert checked("+ 48 22 123\n\n+ 48 22 124") == []


def test_table_is_told_where_it_could_not_be_one() -> None:
    """Right below a paragraph, and with more cells in a row than in its head."""
    assert checked("T\n| a | b |\n| --- | --- |\n| 1 | 2 |") == [
        (
            "f.yml:3:3: HB406 this line would not begin a table"
            "\nhint: put an empty line before the table; write:\n\n  | a | b |"
        )
    ]
    assert checked("| a | b |\n| --- | --- |\n| 1 | 2 | 3 |") == [
        (
            "f.yml:4:13: HB405 this row has more cells than the head of its table"
            "\nhint: give the head as many; \\| gives the sign itself"
        )
    ]
    assert checked("| a | b |\n| --- | --- |\n| 1 | 2 \\| 3 |\n| `x|y` |") == []


def test_list_nested_too_deep_is_told_once() -> None:
    """However deep it goes: nothing of it is read by calls inside calls."""
    deep = "\n".join(f"{'  ' * level}- a" for level in range(400))

    assert checked(deep) == [
        (
            "f.yml:8:15: HB405 more than 6 lists stand inside one another here"
            "\nhint: end the outer lists first"
        )
    ]
    assert checked("\n".join(f"{'  ' * level}- a" for level in range(6))) == []


@pytest.mark.parametrize("text", ["a\n    b", "    b", "a\n\n    b", "- x\n\nwords\n    b"])
def test_indented_block_is_told(text: str) -> None:
    """Markdown would take it for code."""
    line = text.count("\n") + 2

    assert checked(text)[-1] == (
        f"f.yml:{line}:3: HB405 an indented block may not stand in policy text"
        "\nhint: begin the line further left; write:\n  b"
    )
    assert carets(text)[-1] == (line - 1, 1, 5)


@pytest.mark.parametrize(
    "text", ["- x\n    b", "- x\n\n    b", "- x\n  y\n\n    b", "   b", "- x\n y\n    b"]
)
def test_lines_of_an_item_may_be_indented(text: str) -> None:
    """A list goes on as long as its lines are indented."""
    assert checked(text) == []


def test_list_ends_with_a_paragraph_after_an_empty_line() -> None:
    """What comes then is judged anew."""
    assert [one.partition(" HB")[0] for one in checked("- x\n\nwords\n- y\n\n  a\n    b")] == [
        "f.yml:5:3:"
    ]


def test_mended_line_of_a_quoted_value_has_its_backslashes_doubled() -> None:
    """In straight double quotes YAML takes a backslash for its own."""
    line = '  pl: "a <b> c"'
    place = Place(file="f.yml", line=3, column=7, length=9, excerpt=line)
    problems = Collector()

    check_markdown(Located("a <b> c", place), problems)

    assert told(problems.found) == [
        (
            "f.yml:3:10: HB403 HTML may not stand in policy text"
            "\nhint: write \\< for the sign itself, and no tags inside `code`; write:\n"
            '  pl: "a \\\\<b> c"'
        )
    ]


def at(line: int, text: str) -> Located:
    """Write a word on a line."""
    return Located(text, Place(file="f.yml", line=line, column=3))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["pl", "en"], []),
        (["en", "pl"], []),
        (["pl"], ["f.yml:9:1: HB401 the text has no 'en' version\nhint: add a line 'en: ...'"]),
        (
            ["en", "pl", "eng"],
            ["f.yml:3:3: HB402 the handbook has no language 'eng'\nhint: did you mean 'en'?"],
        ),
        (
            ["de"],
            [
                "f.yml:1:3: HB402 the handbook has no language 'de'\nhint: use one of: en, pl",
                "f.yml:9:1: HB401 the text has no 'pl' version\nhint: add a line 'pl: ...'",
                "f.yml:9:1: HB401 the text has no 'en' version\nhint: add a line 'en: ...'",
            ],
        ),
    ],
)
def test_languages_of_a_text_are_those_of_the_handbook(
    given: list[str], expected: list[str]
) -> None:
    """What is too much stands at its key, what is missing at the text's."""
    problems = Collector()
    pairs = tuple((at(line, code), at(line, "a")) for line, code in enumerate(given, start=1))

    check_languages(
        Text(pairs, Place(file="f.yml", line=9, column=1)), iter(("pl", "en")), problems
    )

    assert told(problems.found) == expected
