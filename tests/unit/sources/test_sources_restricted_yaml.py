"""YAML beyond the plain part is refused with the exact place, whatever an author tries."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator

import pytest

Problems = Callable[..., list[str]]
FILE = "companies/acme/company.yml"

CASES = {
    "alias bomb": (
        "a: &a [x, x]\nb: &b [*a, *a]\nname: *b\n",
        [
            "1:4: HB007 anchors (&name) are not allowed",
            "2:4: HB007 anchors (&name) are not allowed",
            "2:8: HB007 aliases (*name) are not allowed",
            "2:12: HB007 aliases (*name) are not allowed",
            "3:7: HB007 aliases (*name) are not allowed",
        ],
    ),
    "open brackets": (
        "name: A\nsettings: " + "[" * 100_000,
        ["2:1: HB008 too many brackets are open at once"],
    ),
    "open braces": (
        "name: A\nsettings: " + "{a: " * 100_000,
        ["2:1: HB008 too many brackets are open at once"],
    ),
    "brackets line by line": (
        "name: A\nsettings: " + "[\n" * 900,
        ["25:1: HB008 nested deeper than 24 levels"],
    ),
    "dashes": (
        "name: A\nsettings:\n  " + "- " * 100_000 + "x\n",
        ["3:1: HB008 the line is indented too deeply"],
    ),
    "fewer dashes": (
        "name: A\nsettings:\n  " + "- " * 100 + "x\n",
        ["3:49: HB008 nested deeper than 24 levels"],
    ),
    "question marks": (
        "name: A\nsettings:\n  " + "? " * 100 + "x\n",
        ["3:49: HB008 nested deeper than 24 levels"],
    ),
    "staircase": (
        "".join(f"{' ' * depth}a:\n" for depth in range(1200)),
        ["402:1: HB008 the line is indented too deeply"],
    ),
    "too many values": (
        "name: A\nindustries: [" + "a," * 60_000 + "]\n",
        ["2:100010: HB008 more than 50000 values in one file"],
    ),
    "keys twice": (
        "name: A\nname: B\nlegal_name: A\nlegal_name: B\n",
        ["2:1: HB005 'name' is given twice", "4:1: HB005 'legal_name' is given twice"],
    ),
    "keys twice in two Unicode forms": (
        "name: A\nsettings:\n  é: 1\n  e\u0301: 2\n",
        [
            "3:3: HB103 expected a name such as 'response_hours', found 'é'",
            "4:3: HB005 'é' is given twice",
        ],
    ),
    "tags": (
        'name: !!python/object/apply:os.system ["id"]\nlegal_name: !own x\n',
        [
            "1:7: HB007 tags (tag:yaml.org,2002:python/object/apply:os.system) are not allowed",
            "2:13: HB007 tags (!own) are not allowed",
        ],
    ),
    "tag on a key and on a list": (
        "!!str name: A\nindustries: !!seq []\n",
        [
            "1:1: HB007 tags (tag:yaml.org,2002:str) are not allowed",
            "2:13: HB007 tags (tag:yaml.org,2002:seq) are not allowed",
        ],
    ),
    "folded text": (
        "name: >\n  A\n  b\nlegal_name: >-\n  B\n",
        [
            "1:7: HB006 folded text (>) loses its line numbers",
            "4:13: HB006 folded text (>) loses its line numbers",
        ],
    ),
    "escaped invisible signs": (
        'name: "a\\0b"\nlegal_name: "a\\u202Eb"\n',
        [
            "1:7: HB003 the character U+0000 can't be seen and may not stand here",
            "2:13: HB003 the character U+202E can't be seen and may not stand here",
        ],
    ),
    "half of a surrogate pair": (
        'name: "a\\ud800b"\n',
        ["1:7: HB004 a backslash acts between these quotes"],
    ),
    "list at the top": (
        "- name: A\n",
        ["1:1: HB009 the file must hold keys with values at its top"],
    ),
    "one word": ("hello\n", ["1:1: HB009 the file must hold keys with values at its top"]),
    "empty file": (
        "",
        ["1:1: HB009 the file holds nothing; it must hold keys with values at its top"],
    ),
    "only a comment": (
        "# x\n",
        ["1:1: HB009 the file holds nothing; it must hold keys with values at its top"],
    ),
    "two documents": (
        "name: A\n---\nname: B\n",
        ["2:1: HB007 a second document begins here"],
    ),
    "tab as indentation": (
        "name: A\nsettings:\n\treply_hours: 4\n",
        ["3:1: HB004 a tab stands at the start of the line"],
    ),
    "fault on a last line without end": (
        "name: A\nnme: x",
        ["2:1: HB102 unknown key 'nme'"],
    ),
    "bracket open at the end": (
        "name: A\nsettings: [",
        [
            "2:11: HB004 the bracket that opens here does not close",
        ],
    ),
    "quote open to the end": (
        'name: "A\nlegal_name: B\n',
        ["1:7: HB004 the quotes that open here do not close"],
    ),
    "empty on a last line without end": (
        "name: A\nlegal_name:",
        ["2:1: HB105 'legal_name' is empty"],
    ),
    "merge key": (
        "name: A\n<<: {legal_name: B}\n",
        ["2:1: HB102 unknown key '<<'"],
    ),
    "keys that are no words": (
        "name: A\n[a]: x\n{b: c}: x\n~: y\n",
        [
            "2:1: HB006 a key must be a single word",
            "3:1: HB006 a key must be a single word",
            "4:1: HB102 unknown key ''",
        ],
    ),
    "the loader's own key": (
        "name: A\nplace: x\nsettings:\n  place: y\n",
        ["2:1: HB102 unknown key 'place'", "4:3: HB102 unknown key 'place'"],
    ),
    "text cut off by a comment": (
        "name: Bank #1 in town\nlegal_name: Use #tags\n",
        [
            "1:7: HB006 the text ends before '#': YAML takes the rest of the line for a comment",
            "2:13: HB006 the text ends before '#': YAML takes the rest of the line for a comment",
        ],
    ),
    "a value that is a comment": (
        "name: #1\nlegal_name: #2\n",
        ["1:1: HB105 'name' is empty", "2:1: HB105 'legal_name' is empty"],
    ),
    "a colon in the text": (
        "name: A\nlegal_name: Firma: dobra\n",
        ["2:13: HB004 the text holds a colon, which acts in YAML"],
    ),
}


@contextlib.contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stop what would go on for ever; no measure of speed, so the bound is far away."""
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_yaml_beyond_the_plain_part_is_refused(
    problems: Problems, text: str, expected: list[str]
) -> None:
    """Each trick gives its exact message, and none goes on for ever."""
    with at_most(60):
        found = problems({FILE: text}, (), "acme")

    assert found == [f"{FILE}:{line}" for line in expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("name: A\n" + "".join(f"k{i}: x\n" for i in range(20_000)), id="unknown keys"),
        pytest.param("name: A\n" + "name: x\n" * 20_000, id="one key again and again"),
        pytest.param(
            "name: A\n" + "".join(f"k{i}: x\n" for i in range(12_000)) * 2, id="all keys twice"
        ),
    ],
)
def test_yaml_with_thousands_of_faults_ends_soon(problems: Problems, text: str) -> None:
    """The first faults are listed and the bound is told; the run does not hang."""
    with at_most(60):
        found = problems({FILE: text}, (), "acme")

    bounds = (
        "HB008 more than 500 faults in one file",
        "HB005 the file has more problems of this kind than are told",
    )
    assert any(bound in line for bound in bounds for line in found)
    assert 500 <= len(found) <= 1010


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("name: A\nx: " + " " * 900_000 + "[\n", id="spaces before a fault"),
        pytest.param("name: A\nx: " + "a: " * 300_000 + "\n", id="colons"),
        pytest.param("name: " + "x" * 900_000 + "\n", id="one long word"),
        pytest.param("name: |\n" + "  `a ``b\n" * 90_000, id="backticks"),
        pytest.param('name: "' + "\\u00e9" * 150_000 + '"\n', id="escapes"),
    ],
)
def test_yaml_of_a_megabyte_is_refused_at_once(problems: Problems, text: str) -> None:
    """No text that fits into a file makes reading slow."""
    with at_most(60):
        found = problems({FILE: text}, (), "acme")

    assert found != []


@pytest.mark.parametrize(
    "word",
    ["no", "off", "yes", "12:30", "010", "1e3", "0x1F", ".inf", "2026-01-01", "true", "null."],
)
def test_yaml_keeps_words_as_text(handbook: Callable[..., object], word: str) -> None:
    """What YAML 1.1 would turn into a truth, a number or a date stays what the author wrote."""
    resolved = handbook({FILE: f"name: {word}\n"}, (), "acme")

    assert resolved.company.name == word  # type: ignore[attr-defined]


def test_yaml_takes_comments_with_a_space(problems: Problems) -> None:
    """A comment after a value is fine when a space follows its sign."""
    assert problems({FILE: 'name: A # a\nlegal_name: "B #1" #x\n'}, (), "acme") == []
