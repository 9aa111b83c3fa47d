"""How policy text is read: paragraphs, lists with the marks of their authors, tables."""

from __future__ import annotations

import pytest

from generator.text.blocks import Block, Listing, Paragraph, nodes, parsed
from generator.text.marks import read_mark
from generator.text.nodes import Words
from generator.text.tables import Table


def shape(text: str) -> list[object]:
    """Give a paragraph as its words, a list as pairs of mark and content, a table as its rows."""
    return [_shape(block) for block in parsed(text).blocks]


def _shape(block: Block) -> object:
    if isinstance(block, Paragraph):
        return _words(block)
    if isinstance(block, Listing):
        return [(entry.mark.text, *map(_shape, entry.blocks)) for entry in block.entries]
    return [[_words(Paragraph(cell)) for cell in row] for row in (block.head, *block.rows)]


def _words(block: Paragraph) -> str:
    return "".join(node.text for node in nodes((block,)) if isinstance(node, Words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026. rok przynosi zmiany.", ["2026. rok przynosi zmiany."]),
        ("1. maja biuro\njest zamknięte.", ["1. maja biuro\njest zamknięte."]),
        ("1. maja nie.\n\n3. maja nie.", ["1. maja nie.", "3. maja nie."]),
        ("24. 12. 2026 wigilia", ["24. 12. 2026 wigilia"]),
        ("+ 48 22 123\n\n* gwiazdka", ["+ 48 22 123", "* gwiazdka"]),
        ("#reklama i #ad", ["#reklama i #ad"]),
        ("-5 stopni", ["-5 stopni"]),
        ("- raz", [[("-", "raz")]]),
        ("- raz\n\n- dwa", [[("-", "raz"), ("-", "dwa")]]),
        ("5. Pięć\n6. Sześć", [[("5.", "Pięć"), ("6.", "Sześć")]]),
        ("1. Raz\n\n2. Dwa", [[("1.", "Raz"), ("2.", "Dwa")]]),
        (
            "24. 12. 2026 wigilia\n25. 12. 2026 święto",
            [[("24.", "12. 2026 wigilia"), ("25.", "12. 2026 święto")]],
        ),
        ("Co:\n1) to\n2) owo", ["Co:", [("1)", "to"), ("2)", "owo")]]),
        ("Co:\na) to\nb) owo", ["Co:", [("a)", "to"), ("b)", "owo")]]),
        ("a)to\nb)owo", [[("a)", "to"), ("b)", "owo")]]),
        ("(i) one\n(ii) two", [[("(i)", "one"), ("(ii)", "two")]]),
        ("A. one\nB. two", [[("A.", "one"), ("B.", "two")]]),
        ("h) osiem\ni) dziewięć\nj) dziesięć", [
            [("h)", "osiem"), ("i)", "dziewięć"), ("j)", "dziesięć")]
        ]),
        ("§ 1. Cel\n§ 2. Zakres", [[("§ 1.", "Cel"), ("§ 2.", "Zakres")]]),
        ("Art. 5. Cel\nArt. 6. Zakres", [[("Art. 5.", "Cel"), ("Art. 6.", "Zakres")]]),
        ("ust. 1 Raz\nust. 2 Dwa", [[("ust. 1", "Raz"), ("ust. 2", "Dwa")]]),
        ("lit. a) raz\nlit. b) dwa", [[("lit. a)", "raz"), ("lit. b)", "dwa")]]),
        ("art. 5 i art. 6\noraz art. 7", ["art. 5 i art. 6\noraz art. 7"]),
        ("1.1. raz\n1.2. dwa", [[("1.1.", "raz"), ("1.2.", "dwa")]]),
        ("2) dwa\n2a) dwa a\n3) trzy", [[("2)", "dwa"), ("2a)", "dwa a"), ("3)", "trzy")]]),
        ("z) ostatni\naa) dalej", [[("z)", "ostatni"), ("aa)", "dalej")]]),
        (
            "1) jeden:\na) raz,\nb) dwa;\n2) dwa:\n- x\n- y",
            [
                [
                    ("1)", "jeden:", [("a)", "raz,"), ("b)", "dwa;")]),
                    ("2)", "dwa:", [("-", "x"), ("-", "y")]),
                ]
            ],
        ),
        (
            "1) jeden:\n\na) raz,\n\nb) dwa;\n\n2) dwa",
            [[("1)", "jeden:", [("a)", "raz,"), ("b)", "dwa;")]), ("2)", "dwa")]],
        ),
        ("1) raz\nwciąż raz\n2) dwa", [[("1)", "raz\nwciąż raz"), ("2)", "dwa")]]),
        ("1) a) raz\nb) dwa\n2) trzy", [
            [("1)", [("a)", "raz"), ("b)", "dwa")]), ("2)", "trzy")]
        ]),
        ("- a\n  - b\n    - c\n- d", [[("-", "a", [("-", "b", [("-", "c")])]), ("-", "d")]]),
        ("- a\n - b", [[("-", "a"), ("-", "b")]]),
        ("- a\n\n  b\n\n- c", [[("-", "a", "b"), ("-", "c")]]),
        ("- a\n\nb", [[("-", "a")], "b"]),
        ("1. a\n2. b\n\n1. c\n2. d", [[("1.", "a"), ("2.", "b")], [("1.", "c"), ("2.", "d")]]),
        ("- a\n\n1. b\n2. c", [[("-", "a")], [("1.", "b"), ("2.", "c")]]),
        ("- - a", [[("-", "- a")]]),
        ("- 1. maja", [[("-", "1. maja")]]),
        ("Tak | Nie", ["Tak | Nie"]),
        ("a | b\n---|---\n1 | 2", [[["a", "b"], ["1", "2"]]]),
        ("| a | b |\n|:--|--:|\n| 1 |", [[["a", "b"], ["1", ""]]]),
        (r"| a\|b |" + "\n|---|\n| 1 |", [[["a|b"], ["1"]]]),
        ("", []),
        ("\n \n", []),
    ],
)  # fmt: skip
def test_text_is_read_as_it_is_meant(text: str, expected: list[object]) -> None:
    """A list is what counts on, or has dashes; whatever else looks like one is a paragraph."""
    assert shape(text) == expected
    assert parsed(text).faults == ()


def test_columns_of_a_table_stand_as_their_rule_says() -> None:
    """Colons say where."""
    (table,) = parsed("|a|b|c|d|\n|:-|-:|:-:|-|\n|1|2|3|4|").blocks

    assert isinstance(table, Table)
    assert table.aligned == ("left", "right", "center", "")


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("1. a", "1."), ("12) a", "12)"), ("(3) a", "(3)"), ("a) a", "a)"), ("B. a", "B."),
        ("iv) a", "iv)"), ("XII. a", "XII."), ("§ 7 a", "§ 7"), ("§7a. a", "§7a."),
        ("2.1 a", "2.1"), ("2.1.3. a", "2.1.3."), ("- a", "-"), ("5a) a", "5a)"),
    ],
)  # fmt: skip
def test_mark_is_read(line: str, mark: str) -> None:
    """As people and laws write them."""
    found = read_mark(line)

    assert found is not None
    assert (found.text, line[found.width :]) == (mark, "a")


@pytest.mark.parametrize(
    "line",
    ["", "a", "1.", "1) ", "1.a", "1234. a", "(a b)", "np. a", "(np.) a", "-a", "* a", "+ a",
     "– a", "2.5.", "1.12.2026 a", "aB) a", "vx) a", "a), b", "I a", "Ad 1) a"],
)  # fmt: skip
def test_what_only_looks_like_a_mark_is_none(line: str) -> None:
    """Years, amounts, abbreviations, dashes of other kinds, marks without words."""
    assert read_mark(line) is None
