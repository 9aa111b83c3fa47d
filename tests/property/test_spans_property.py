"""The place of every value and of every part of it points at exactly those signs."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.signs import HIDDEN
from generator.sources.nodes import Mapping
from generator.sources.text_file import Source
from generator.sources.yaml_tree import read_tree

LETTERS = "abcXYZ żółć 😀ą#:'\"\\-{}[]*&!|>%@`,?=019"
WORDS = st.text(LETTERS, min_size=1, max_size=20).filter(
    lambda text: text.strip() == text != "" and not HIDDEN.search(text)
)
SIMPLE = st.text("abcXYZżółć😀019", min_size=1, max_size=12)


def written(text: str, style: str, indent: int) -> str:
    """Write a value in one of YAML's styles."""
    if style == "plain":
        return text
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    if style == "double":
        return json.dumps(text, ensure_ascii=False)
    pad = " " * indent
    return "|\n" + "\n".join(f"{pad}{line}" if line else "" for line in text.split("\n"))


def values_of(source: str) -> list[Located]:
    """Read a source and give its values in order."""
    lines = tuple(source.split("\n"))
    problems = Collector()
    tree = read_tree(Source(file="f.yml", text=source, lines=lines), problems)
    assert problems.found == []
    assert isinstance(tree, Mapping)
    found = []
    for key in tree.written():
        node = tree.node(key)
        assert isinstance(node, Located)
        found.append(node)
    return found


values = st.lists(
    st.one_of(
        st.tuples(SIMPLE, st.just("plain")),
        st.tuples(WORDS, st.sampled_from(["single", "double"])),
        st.tuples(st.lists(WORDS, min_size=1, max_size=3).map("\n".join), st.just("block")),
        st.tuples(st.lists(WORDS, min_size=2, max_size=3).map("\n\n".join), st.just("block")),
    ),
    min_size=1,
    max_size=5,
)


@given(values=values, indent=st.integers(1, 5))
@settings(max_examples=150, deadline=None)
def test_span_cut_from_the_source_gives_the_value(
    values: list[tuple[str, str]], indent: int
) -> None:
    """Line, column and length of each value cut it out of the file as it was written."""
    source = "".join(
        f"k{index}: {written(text, style, indent)}\n" for index, (text, style) in enumerate(values)
    )
    lines = source.split("\n")

    for found, (text, style) in zip(values_of(source), values, strict=True):
        place = found.place
        cut = lines[place.line - 1][place.column - 1 : place.column - 1 + place.length]
        assert found == text
        assert place.excerpt == lines[place.line - 1]
        assert cut == written(text, style, indent).split("\n")[0]


@given(values=values, indent=st.integers(1, 5))
@settings(max_examples=150, deadline=None)
def test_place_of_a_part_is_the_part_or_the_whole_value(
    values: list[tuple[str, str]], indent: int
) -> None:
    """Each sign of a value is found at its own column; only escapes fall back to the start."""
    source = "".join(
        f"k{index}: {written(text, style, indent)}\n" for index, (text, style) in enumerate(values)
    )
    lines = source.split("\n")

    for found, (text, style) in zip(values_of(source), values, strict=True):
        escaped = style in {"single", "double"} and len(written(text, style, 0)) != len(text) + 2
        for offset, sign in enumerate(text):
            place = found.inside(offset)
            if sign == "\n":
                continue
            if escaped:
                assert place == found.place
            else:
                assert lines[place.line - 1][place.column - 1] == sign
                assert place.line - found.place.line == (
                    text.count("\n", 0, offset) + 1 if style == "block" else 0
                )


def test_block_with_an_indentation_of_its_own_keeps_its_columns() -> None:
    """A first line that is moved right, and an indicator, do not move the columns."""
    (found,) = values_of("k: |2\n    ab\n  cd\n")

    assert found == "  ab\ncd"
    assert [found.inside(index).column for index in (2, 3, 5, 6)] == [5, 6, 3, 4]
    assert [found.inside(index).line for index in (2, 3, 5, 6)] == [2, 2, 3, 3]
