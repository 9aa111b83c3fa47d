"""Files of the sources, byte by byte and line by line: limits, places, hints."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.place import Place
from generator.model.problems import Collector
from generator.sources.nodes import Mapping, Sequence
from generator.sources.text_file import MAX_BYTES, Source, read_source
from generator.sources.yaml_faults import plain_reason, syntax_hint, within_bounds
from generator.sources.yaml_tree import MAX_DEPTH, MAX_FAULTS, MAX_NODES, read_tree
from tests.told import marked, told

UTF8 = "\nhint: save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"


def source(text: str) -> Source:
    """Make a source."""
    return Source(file="f.yml", text=text, lines=tuple(text.split("\n")))


def reading(path: Path, data: bytes, **more: Any) -> tuple[Source | None, list[str]]:
    """Write bytes and read them."""
    path.write_bytes(data)
    problems = Collector()
    found = read_source(path, "f.yml", problems, **more)
    return found, told(problems.found)


def test_file_is_read_with_its_lines(tmp_path: Path) -> None:
    """Line ends become LF, letters NFC, and the byte order mark goes."""
    found, problems = reading(tmp_path / "x", "\ufeffa: Z\u0307\r\nb\n\nc".encode())

    assert problems == []
    assert found == Source(file="f.yml", text="a: Ż\nb\n\nc", lines=("a: Ż", "b", "", "c"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            b"\xff\xfea\0",
            f"f.yml:1:1: HB002 the file is UTF-16, not UTF-8, from byte 0 on{UTF8}",
        ),
        (
            b"\xfe\xff\0a",
            f"f.yml:1:1: HB002 the file is UTF-16, not UTF-8, from byte 0 on{UTF8}",
        ),
        (b"\xff", f"f.yml:1:1: HB002 byte 0 (0xFF) is not UTF-8{UTF8}"),
        (b"ab\n\xc5\xbcc\xe9", f"f.yml:2:3: HB002 byte 6 (0xE9) is not UTF-8{UTF8}"),
        (b"a\nb\n\x80", f"f.yml:3:1: HB002 byte 4 (0x80) is not UTF-8{UTF8}"),
        (
            b"a\r\nb\x00",
            (
                "f.yml:2:2: HB003 the character U+0000 can't be seen and may not stand here"
                "\nhint: delete it and type the line anew; write:\nb"
            ),
        ),
        (
            b"a\rb",
            (
                "f.yml:1:2: HB003 the character U+000D can't be seen and may not stand here"
                "\nhint: delete it and type the line anew; write:\na b"
            ),
        ),
    ],
)
def test_file_that_is_no_text_is_told_at_its_first_fault(
    tmp_path: Path, data: bytes, expected: str
) -> None:
    """Line and column count characters, bytes count from 0 in the whole file."""
    found, problems = reading(tmp_path / "x", data)

    assert (found, problems) == (None, [expected])


def test_bad_byte_shows_what_stands_before_it(tmp_path: Path) -> None:
    """The excerpt is the readable part of its line."""
    path = tmp_path / "x"
    path.write_bytes(b"one\ntwo\xff")
    problems = Collector()
    read_source(path, "f.yml", problems)

    assert problems.found[0].place.excerpt == "two"


def test_invisible_signs_are_told_up_to_twenty(tmp_path: Path) -> None:
    """The first twenty are enough, and the text is refused all the same."""
    found, problems = reading(tmp_path / "x", b"a\n" + b"\x01" * 25)

    assert found is None
    assert len(problems) == 20
    assert problems[19].startswith("f.yml:2:20: HB003 the character U+0001 ")


def test_file_may_have_as_many_bytes_as_its_limit(tmp_path: Path) -> None:
    """One more is too many; the limit is that of the caller."""
    assert MAX_BYTES == 1024 * 1024
    assert reading(tmp_path / "x", b"abc", limit=3)[1] == []
    assert reading(tmp_path / "x", b"abcd", limit=3) == (
        None,
        [("f.yml:1:1: HB001 the file has 4 bytes, more than 3\nhint: split it into several files")],
    )


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    """A folder, and nothing at all."""
    problems = Collector()

    assert read_source(tmp_path, "f.yml", problems) is None
    assert read_source(tmp_path / "none", "g.yml", problems) is None
    assert told(problems.found) == [
        (
            "f.yml:1:1: HB001 this is no regular file"
            "\nhint: put the file itself here; links and devices are refused"
        ),
        (
            "g.yml:1:1: HB001 the file can't be read: No such file or directory"
            "\nhint: check that it exists and that you may open it"
        ),
    ]


@pytest.mark.parametrize(
    ("line", "column", "length", "expected"),
    [
        (0, 0, 1, (1, 1, 1, "abc")),
        (0, 1, 9, (1, 2, 2, "abc")),
        (0, 2, 0, (1, 3, 1, "abc")),
        (0, 3, 5, (1, 4, 1, "abc")),
        (1, 0, 2, (2, 1, 2, "de")),
        (2, 0, 1, (2, 3, 1, "de")),
        (9, 7, 4, (2, 3, 1, "de")),
    ],
)
def test_place_stays_in_its_line(
    line: int, column: int, length: int, expected: tuple[int, int, int, str]
) -> None:
    """The caret is one sign at least and ends with the line; past the end is the last line."""
    place = source("abc\nde").place(line, column, length)

    assert (place.line, place.column, place.length, place.excerpt) == expected
    assert place.file == "f.yml"


def bounded(text: str) -> list[str]:
    """Say what is told of a text before it is parsed."""
    problems = Collector()
    ok = within_bounds(source(text), problems)
    assert ok is not bool(problems.found)
    return told(problems.found)


def test_indentation_has_a_bound() -> None:
    """400 columns of spaces, dashes and the like are allowed, one more is not."""
    deep = "f.yml:2:1: HB008 the line is indented too deeply"

    assert bounded("a:\n" + " " * 400 + "x") == []
    assert bounded("a:\n" + " " * 401 + "x") == [deep]
    assert bounded("a:\n" + " -?:\t" * 81 + "x") == [deep]
    assert bounded("a:\n" + " " * 500) == []
    assert bounded("a:\n" + "x" * 500) == []
    assert bounded("x" * 401 + "\n" + " " * 401 + "x") == [deep]


@pytest.mark.parametrize("sign", "[{")
def test_open_brackets_have_a_bound(sign: str) -> None:
    """A thousand may be open at once, and closed ones don't count."""
    closing = {"[": "]", "{": "}"}[sign]
    many = "f.yml:2:1: HB008 too many brackets are open at once"

    assert bounded("a:\n" + sign * 1000) == []
    assert bounded("a:\n" + sign * 1001) == [many]
    assert bounded(f"{sign}{closing}\n" * 2000) == []
    assert bounded(f"{sign * 1000}\n{closing}{sign}") == []
    assert bounded(f"{closing * 50}\n{sign * 1001}") == [many]
    assert bounded(f"{sign * 600}\n{sign * 600}") == [many]
    assert bounded(f"{sign * 600}{closing * 300}\n{sign * 600}") == []


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("\ta: b", "use spaces, not tabs, at the start of a line"),
        ("a: b: c", "put the text in quotes, because it holds a colon"),
        ("a: 'b: c", "check the indentation and the quotes of this line and the one before"),
        ("a: @b", "put the text in quotes, because it begins with a special sign"),
        ("- `b", "put the text in quotes, because it begins with a special sign"),
        ("%b", "put the text in quotes, because it begins with a special sign"),
        ("a: {b", "put the text in quotes, because it begins with a special sign"),
        ("a: b", "check the indentation and the quotes of this line and the one before"),
        (
            "x" * 300 + "\t",
            "check the indentation and the quotes of this line and the one before",
        ),
        ("x" * 299 + "\t", "use spaces, not tabs, at the start of a line"),
    ],
)
def test_hint_follows_from_the_line(line: str, hint: str) -> None:
    """The line that the parser stopped at, not another one."""
    one = source(f"x\n{line}\ny")

    assert syntax_hint(one, one.place(1, 0)) == hint


def test_reason_is_the_most_telling_one() -> None:
    """Quotes have words of our own, else the parser's, else general ones."""
    quoted = "the quoted text is not closed, or holds a sign that may not stand there"

    def reason(context: str | None, problem: str | None) -> str:
        return plain_reason(yaml.MarkedYAMLError(context=context, problem=problem))

    assert reason("while scanning a quoted scalar", "x") == f"this is not YAML: {quoted}"
    assert reason("a", "b") == "this is not YAML: it can't be read"
    key = "did not find expected key"
    assert reason("a", key) == f"this is not YAML: {key}"
    assert reason(None, None) == "this is not YAML: it can't be read"


def parsed(text: str) -> tuple[Mapping | None, list[str]]:
    """Parse a text."""
    problems = Collector()
    return read_tree(source(text), problems), told(problems.found)


def test_tree_keeps_texts_and_places() -> None:
    """Every key, value, list and mapping knows where it stands, and every value stays text."""
    tree, problems = parsed(
        "a: no\nb:\n  c: [010, 'x y', \"z\\n\"]\n  d: |\n    one\n     two\n\ne: 1.10"
    )

    assert problems == []
    assert tree is not None
    inner, items = tree["b"], tree["b"]["c"]
    assert (tree["a"], items, inner["d"], tree["e"]) == (
        "no",
        ["010", "x y", "z\n"],
        "one\n two",
        "1.10",
    )
    assert isinstance(inner, Mapping)
    assert isinstance(items, Sequence)
    assert [str(key.place) for key in tree.written()] == ["f.yml:1:1", "f.yml:2:1", "f.yml:8:1"]
    assert [marked(item.place) for item in items] == ["010", "'x y'", '"z\\n"']
    assert (marked(tree["a"].place), marked(tree["e"].place)) == ("no", "1.10")
    assert str(items.place) == "f.yml:3:6"
    assert str(inner.place) == "f.yml:3:3"
    assert str(inner["place"]) == "f.yml:2:1"
    assert str(tree["place"]) == str(tree.place) == "f.yml:1:1"
    assert str(inner["d"].place) == "f.yml:4:6"
    assert (inner["d"].indent, tree["a"].indent) == (4, -1)
    assert str(inner["d"].inside(5, 3)) == "f.yml:6:6"
    assert tree.key_place("b").line == 2
    assert (tree.holds("a"), tree.holds("place"), tree.holds("z")) == (True, False, False)
    assert tree.node("e") == "1.10"


@pytest.mark.parametrize(
    ("text", "indent"),
    [
        ("a: |\n  x\n", 2),
        ("a: |\n\n\n   x\n", 3),
        ("a: |2\n    x\n", 2),
        ("a: |2\n\n    x\n   y\n", 2),
        ("a: |\n", 0),
        ("a: |\n \n", 0),
    ],
)
def test_block_knows_its_indentation(text: str, indent: int) -> None:
    """Empty lines before it don't count, and an own indentation is part of the text."""
    tree, _ = parsed(text)

    assert tree is not None
    assert tree["a"].indent == indent


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_key_without_a_value_is_told(nothing: str) -> None:
    """In all the ways in which YAML writes nothing; in quotes it is a word."""
    assert parsed(f"a: {nothing}\nb: x")[1] == [
        "f.yml:1:1: HB105 'a' is empty\nhint: write a value, or delete the key"
    ]
    assert parsed(f"a: '{nothing}'")[1] == []


def test_value_that_became_a_comment_is_told() -> None:
    """YAML takes what begins with # for a comment."""
    hint = (
        '\nhint: a value that begins with # is a comment in YAML: put it in quotes; write:\na: "#b"'
    )

    assert parsed("a: #b\nc: x")[1] == [f"f.yml:1:1: HB105 'a' is empty{hint}"]
    assert parsed("#a:\n")[1] == [
        (
            "f.yml:1:1: HB009 the file holds nothing; it must hold keys with values at its top"
            "\nhint: write into it, for instance 'f:', or delete the file"
        )
    ]


def test_item_that_is_empty_is_told() -> None:
    """At its dash, also where others follow; its place can still be asked for."""
    tree, problems = parsed("a:\n  - x\n  -\n  - y\n  - ~")

    assert problems == [
        "f.yml:3:4: HB105 the value is empty\nhint: write a value",
        "f.yml:5:5: HB105 the value is empty\nhint: write a value",
    ]
    assert tree is not None
    assert tree["a"] == ["x", None, "y", None]
    assert [str(tree["a"].place_of(index)) for index in range(4)] == [
        *("f.yml:2:5", "f.yml:3:4", "f.yml:4:5", "f.yml:5:5"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a: x #b",
            [
                (
                    "f.yml:1:4: HB006 the text ends before '#': YAML takes the rest of the line"
                    " for a comment"
                    "\nhint: put the text in quotes, or the comment on a line of its own; write:"
                    '\na: "x #b"'
                )
            ],
        ),
        ("a: x # b", []),
        ("a: 'x' #b", []),
        ("a: x\n#b", []),
        ("a: x#b", []),
        (
            "a: >\n  x\n",
            [
                (
                    "f.yml:1:4: HB006 folded text (>) loses its line numbers"
                    "\nhint: write | instead of >; write:\na: |"
                )
            ],
        ),
        (
            'a: "\\u200b"',
            [
                (
                    "f.yml:1:4: HB003 the character U+200B can't be seen and may not stand here"
                    "\nhint: delete the escape, or use quotes between which a backslash does not"
                    " act;"
                    " write:\na: '\\u200b'"
                )
            ],
        ),
        ("a: '\\u200b'", []),
        (
            "a: &b x\nc: *b",
            [
                (
                    "f.yml:1:4: HB007 anchors (&name) are not allowed\nhint: if the sign belongs"
                    ' to the text, put the text in quotes; write:\na: "&b x"'
                ),
                "f.yml:2:4: HB007 aliases (*name) are not allowed\nhint: repeat the text",
            ],
        ),
        (
            "a: &b [x]\nc: !d {e: f}",
            [
                "f.yml:1:4: HB007 anchors (&name) are not allowed\nhint: delete the anchor",
                "f.yml:2:4: HB007 tags (!d) are not allowed\nhint: delete the tag",
            ],
        ),
        ("? [a]\n: b\nc: d", ["f.yml:1:3: HB006 a key must be a single word"]),
        ("place: x\na: b", ["f.yml:1:1: HB102 unknown key 'place'\nhint: delete it"]),
        (
            "a: x\nb: y\na: z\nb: z",
            [
                (
                    "f.yml:3:1: HB005 'a' is given twice"
                    "\nhint: it was first given on line 1; keep one of them;"
                    " to keep the first, write:\n# a: z"
                    "\nnote: f.yml:1:1: first given here"
                ),
                (
                    "f.yml:4:1: HB005 'b' is given twice"
                    "\nhint: it was first given on line 2; keep one of them;"
                    " to keep the first, write:\n# b: z"
                    "\nnote: f.yml:2:1: first given here"
                ),
            ],
        ),
        (
            "a: x\n---\nb: y",
            [
                (
                    "f.yml:2:1: HB007 a second document begins here"
                    "\nhint: delete the line, or make it a comment; write:\n# ---"
                )
            ],
        ),
        (
            "- a",
            [
                (
                    "f.yml:1:1: HB009 the file must hold keys with values at its top"
                    "\nhint: the list needs its key on a line before it; write:\nf:\n- a"
                )
            ],
        ),
        (
            "a: b\n c: d: e",
            [
                (
                    "f.yml:2:3: HB004 this is not YAML: mapping values are not allowed in this"
                    " context"
                    "\nhint: put the text in quotes, because it holds a colon"
                )
            ],
        ),
        (
            "a: 'b",
            [
                (
                    "f.yml:1:4: HB004 the quotes that open here do not close"
                    '\nhint: close the quotes on the same line; write:\na: "b"'
                )
            ],
        ),
        ("~: x\nb: y", []),
    ],
)
def test_yaml_beyond_the_plain_part_is_told(text: str, expected: list[str]) -> None:
    """Whole messages with place and hint."""
    assert parsed(text)[1] == expected


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a: &b x", False),
        ("a: x\n---\nb: y", False),
        ("a: x\na: y", True),
        ("a: >\n  x\n", True),
        ("a:\n", True),
        ("a: 'b", True),
        ("- a", False),
    ],
)
def test_tree_is_given_where_it_can_be_trusted(text: str, *, read: bool) -> None:
    """With aliases, anchors or tags the rest would mean something else."""
    assert (parsed(text)[0] is not None) is read


def test_mark_of_an_earlier_file_does_not_count() -> None:
    """Problems of another file are no reason to refuse this one."""
    problems = Collector()
    problems.add("HB007", "x", Place(file="g.yml", line=1, column=1))

    assert read_tree(source("a: b"), problems) is not None


def test_second_of_two_equal_keys_is_left_out() -> None:
    """The first one counts."""
    tree, _ = parsed("a: x\na: y")

    assert tree is not None
    assert tree["a"] == "x"


def nested(depth: int) -> str:
    """Nest lists below a key."""
    return "a: " + "[" * depth + "x" + "]" * depth


def test_depth_has_a_bound() -> None:
    """24 levels with the file's own are allowed."""
    assert MAX_DEPTH == 24
    assert parsed(nested(23))[1] == []
    assert parsed(nested(24)) == (
        None,
        ["f.yml:1:27: HB008 nested deeper than 24 levels\nhint: flatten it"],
    )
    maps = "".join(f"{' ' * level}a:\n" for level in range(23))
    assert parsed(maps + " " * 23 + "b: x")[1] == []
    assert parsed(maps + " " * 23 + "b:\n" + " " * 24 + "c: x")[1] == [
        "f.yml:25:25: HB008 nested deeper than 24 levels\nhint: flatten it"
    ]


def test_values_and_faults_have_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exactly as many as the bound are read; a fault too many ends the list."""
    assert (MAX_NODES, MAX_FAULTS) == (50_000, 500)
    monkeypatch.setattr("generator.sources.yaml_tree.MAX_NODES", 4)
    monkeypatch.setattr("generator.sources.yaml_tree.MAX_FAULTS", 2)

    assert parsed("a: [x, y]\nb: z")[1] == []
    assert parsed("a: [x, y]\nb: z\nc: z") == (
        None,
        ["f.yml:3:1: HB008 more than 4 values in one file\nhint: split it"],
    )
    monkeypatch.setattr("generator.sources.yaml_tree.MAX_NODES", 40)
    for text, line, column in (
        ("a:\nb:\nc:\nd:\ne:", 4, 1),
        ("a: [~, ~, ~, ~, ~]", 1, 11),
        ("a: x\n" * 5, 5, 1),
    ):
        tree, problems = parsed(text)
        assert tree is None
        assert len(problems) == 4
        assert problems[-1] == f"f.yml:{line}:{column}: HB008 more than 2 faults in one file"


def test_deep_nesting_that_the_parser_gives_up_on_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever the parser raises, the file is told to be no YAML."""

    def fails(error: Exception) -> Any:
        def loader(_: str) -> Any:
            raise error

        return loader

    for error, expected in (
        (ValueError("bad\nthing"), "f.yml:1:1: HB004 this is not YAML: it can't be read"),
        (RecursionError(), "f.yml:1:1: HB004 this is not YAML: it can't be read"),
    ):
        monkeypatch.setattr("generator.sources.yaml_tree._LOADER", fails(error))
        assert parsed("a: b") == (None, [expected])
