"""What policy text may hold of Markdown: each construct is told at its place, or is let through."""

from __future__ import annotations

import pytest

from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.model.text import Text
from generator.text.inline import Piece, bare, pieces
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
    "* one\n+ two",
    "Text:\n\n1. one\n2. two\n   more",
    "- one\n  more\n\n    still in the list",
    "1. one\n\n\n    2. two",
    r"\# no heading, \<b> no tag, \`no code, \[no\](link",
    "a#b, #tag in words",
    "Text with - a dash",
    "2027 was\n20 of them",
    '„Quoted” words\n"quoted"',
    "a == b\n\nc ** d",
    "x <3 y",
    "1 > 0",
    "Zażółć [link](https://a.example)",
    "`a\\`",
    "a:b",
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_markdown_is_let_through(text: str) -> None:
    """Emphasis, inline code, lists and links are all that a policy needs."""
    assert checked(text) == []


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("a <b>", 2),
        ("a </b>", 2),
        ("a <!-- x -->", 2),
        ("a <?php", 2),
        ("a <Z", 2),
        ("<a@b.example>", 0),
        ("`<i`", 1),
    ],
)
def test_html_is_told_at_its_sign(text: str, offset: int) -> None:
    """Tags, comments and addresses in angle brackets act, also inside of code."""
    assert checked(text) == [
        (
            f"f.yml:2:{offset + 3}: HB403 HTML may not stand in policy text"
            "\nhint: write \\< for the sign itself, and no tags inside `code`"
        )
    ]
    assert carets(text) == [(1, offset + 1, 1)]


INLINE = [
    ("an ![image](https://a.example)", "an image", "describe it in words", 3, 2),
    ("a note[^1]", "a footnote", "put the text in the guidance", 6, 2),
    ("a [link][id]", "a reference link", "write [text](address)", 7, 2),
    ("a [link] [id]", "a reference link", "write [text](address)", 7, 3),
    ("[id]: x", "a link or footnote definition", "write [text](address)", 0, 5),
    ("a\n  - [id]: x", "a link or footnote definition", "write [text](address)", 2, 9),
]


@pytest.mark.parametrize(("text", "what", "hint", "offset", "length"), INLINE)
def test_inline_construct_is_told_with_what_to_write(
    text: str, what: str, hint: str, offset: int, length: int
) -> None:
    """Each has its name and one thing to do instead."""
    lines = text[:offset].count("\n")
    column = offset - (text.rfind("\n", 0, offset) + 1)

    assert (
        f"f.yml:{lines + 2}:{column + 3}: HB405 {what} may not stand in policy text\nhint: {hint}"
        in checked(text)
    )
    assert (lines + 1, column + 1, length) in carets(text)


LINES = [
    ("# a", "a heading", "put the text in **bold** instead; write:\n  **a**", 1),
    ("###### a", "a heading", "put the text in **bold** instead; write:\n  **a**", 1),
    ("  - # a", "a heading", "put the text in **bold** instead", 5),
    ("1. 2) # a", "a heading", "put the text in **bold** instead", 7),
    ("---", "a line or underline", "delete it", 3),
    ("===", "a line or underline", "delete it", 3),
    ("***", "a line or underline", "delete it", 3),
    ("_ _ _", "a line or underline", "delete it", 5),
    ("- - -  ", "a line or underline", "delete it", 7),
    ("-", "a line or underline", "delete it", 1),
    ("```py", "a code fence", "use `inline code`", 3),
    ("~~~", "a code fence", "use `inline code`", 3),
    ("> a", "a block quotation", "put the words in quotation marks", 1),
    ("- > a", "a block quotation", "put the words in quotation marks", 3),
    ("!!! note", "an admonition", "write a plain paragraph", 3),
    ("??? note", "an admonition", "write a plain paragraph", 3),
    ('=== "Tab"', "an admonition", "write a plain paragraph", 3),
    ('--8<-- "file"', "an include", "write the text itself", 5),
    ("8<-- x", "an include", "write the text itself", 3),
    ("*[HTML]: x", "an abbreviation", "add the word to the glossary", 8),
    (": a", "a definition", "write a plain paragraph", 2),
]


@pytest.mark.parametrize(("line", "what", "hint", "length"), LINES)
def test_line_construct_is_told_at_its_line(line: str, what: str, hint: str, length: int) -> None:
    """Wherever the line stands; the caret covers the signs that act."""
    expected = f"f.yml:4:3: HB405 {what} may not stand in policy text\nhint: {hint}"

    assert expected in checked(f"Words.\n\n{line}\n\nWords.")
    assert (3, 1, length) in carets(f"Words.\n\n{line}\n\nWords.")


def test_only_the_first_construct_of_a_line_is_told() -> None:
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


@pytest.mark.parametrize("text", ["a ` b", "``a`", "`a\nb`", "a `b` `"])
def test_backtick_without_a_partner_is_told(text: str) -> None:
    """Code ends on its own line."""
    message = (
        "HB405 a backtick without a partner on its line may not stand in policy text"
        "\nhint: write \\` for the sign itself"
    )

    assert any(one.endswith(message) for one in checked(text))


def test_each_lone_run_of_backticks_has_its_caret() -> None:
    """The caret covers the run."""
    assert carets("`` a") == [(1, 1, 2)]
    assert carets("a\nb `` c ```") == [(2, 3, 2), (2, 8, 3)]


LINKS = [
    "javascript:alert",
    "ftp://a.example",
    "a.md",
    "",
    "https://",
    "https://a.example/<b>",
    "mailto:",
    "tel:a",
    "tel:",
    "tel:1a",
    "#",
    "#Ą",
    "#A",
    "x#a",
    " https://a.example",
]


@pytest.mark.parametrize("address", LINKS)
def test_link_that_may_not_be_is_told_at_its_address(address: str) -> None:
    """Only web pages, mail, telephone and the handbook itself can be led to."""
    expected = (
        f"f.yml:2:10: HB404 the link leads to '{address}'"
        "\nhint: link to http(s)://, mailto:, tel: or #id of a clause, chapter or page"
    )

    assert expected in checked(f"a [bc]({address}) d")


@pytest.mark.parametrize(
    "address",
    ["http://a", "https://a.example/b_c-d?e=f&g=%20", "mailto:a@b", "tel:+48 22 1-2", "#a.b-1"],
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


@pytest.mark.parametrize("text", ["a [b [c]](d)", "[a](b", "a](b)", "[a](b(c))", "a `b`](c)"])
def test_link_that_nobody_can_read_is_told(text: str) -> None:
    """Brackets inside of brackets, or one that is not closed."""
    offset = text.index("](")

    assert (
        f"f.yml:2:{offset + 3}: HB404 this link can't be read"
        "\nhint: write [text](address) without brackets inside; \\[ and \\( give the signs"
    ) in checked(text)
    assert (1, offset + 1, 2) in carets(text)


def test_every_link_of_a_text_is_looked_at() -> None:
    """A good one hides neither a bad nor an unreadable one."""
    found = checked("[a](#b) [c](d) [e](#f) [g](h")

    assert [one.partition("HB404 ")[2].partition("\n")[0] for one in found] == [
        "the link leads to 'd'",
        "this link can't be read",
    ]


@pytest.mark.parametrize("item", ["- a", "* a", "+ a", "1. a", "123. a", "   - a"])
def test_list_right_below_a_paragraph_is_told(item: str) -> None:
    """Markdown would go on with the paragraph."""
    expected = (
        "f.yml:3:3: HB406 this line would not begin a list"
        "\nhint: put an empty line before the list;"
        f" write:\n\n  {item}"
    )

    assert checked(f"Words:\n{item}") == [expected]
    assert carets(f"Words:\n{item}") == [(2, 1, len(item))]
    assert checked(f"Words:\n\n{item}") == []
    assert checked(f"{item}\n{item}\n\nWords\n\n{item}") == []
    assert checked(f"{item}\n\nWords\n{item}") == [expected.replace("f.yml:3", "f.yml:5")]


def test_line_that_only_looks_like_an_item_begins_no_list() -> None:
    """Four digits, no space, or nothing behind the sign."""
    assert checked("Words:\n1234. a\n-a\n1.a") == []


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
    "text", ["- x\n    b", "- x\n\n    b", "- x\n  y\n\n    b", "   b", "- x\ny\n    b"]
)
def test_lines_of_an_item_may_be_indented(text: str) -> None:
    """A list goes on as long as its lines are indented, or follow without an empty line."""
    assert checked(text) == []


def test_list_ends_with_a_paragraph_after_an_empty_line() -> None:
    """What comes then is judged anew."""
    assert [one.partition(" HB")[0] for one in checked("- x\n\nwords\n- y\n\n  a\n    b")] == [
        "f.yml:5:3:"
    ]


PIECES = [
    ("", []),
    ("ab", [("text", "ab", 0)]),
    (r"a\*b", [("text", "a", 0), ("escape", r"\*", 1), ("text", "b", 3)]),
    (r"\a", [("text", r"\a", 0)]),
    ("`a` b", [("code", "`a`", 0), ("text", " b", 3)]),
    ("``a`b``", [("code", "``a`b``", 0)]),
    ("`a``", [("lone", "`", 0), ("text", "a", 1), ("lone", "``", 2)]),
    ("`a\n`", [("lone", "`", 0), ("text", "a\n", 1), ("lone", "`", 3)]),
    (r"`a\`", [("code", r"`a\`", 0)]),
    (r"\`a`", [("escape", r"\`", 0), ("text", "a", 2), ("lone", "`", 3)]),
]


@pytest.mark.parametrize(("text", "expected"), PIECES)
def test_pieces_are_cut_as_markdown_does(text: str, expected: list[tuple[str, str, int]]) -> None:
    """Escapes, code and lone backticks stand apart, and together they are the text."""
    found = list(pieces(text))

    assert [(one.kind, one.text, one.offset) for one in found] == expected
    assert "".join(one.text for one in found) == text


@pytest.mark.parametrize("sign", "\\`*_{}[]<>()#+.!|-")
def test_every_sign_that_acts_can_be_escaped(sign: str) -> None:
    """The backslash and its sign are blanked, so that nothing acts."""
    assert bare(f"a\\{sign}b") == "a··b"


@pytest.mark.parametrize(
    ("text", "visible", "with_code"),
    [
        ("a b", "a b", "a b"),
        ("`<b>` c", "····· c", "`<b>` c"),
        (r"\< `d`", "·· ···", "·· `d`"),
        ("` e", "` e", "` e"),
    ],
)
def test_bare_text_keeps_its_length(text: str, visible: str, with_code: str) -> None:
    """What Markdown takes literally is blanked; code stays where it is asked for."""
    assert (bare(text), bare(text, code=True)) == (visible, with_code)


def test_inside_of_code_is_without_its_ticks() -> None:
    """Spaces around it go with them."""
    assert Piece("code", "`` a`b ``", 0).inside == "a`b"


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
