"""Everything that the program says can be said in Polish, by one catalogue."""

from __future__ import annotations

import ast
import copy
import pickle
import string
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import bootstrap
from generator.cli.language import asked_language, looked_up, speaking, spoken
from generator.model.say import Said, in_words, joined, say, say_many
from tests.messages import Words, catalogue, commands, said
from tests.trees import ROOT

PACKAGE = ROOT / "generator"
LEEWAY = {"n", "number_type"}
"""What Polish may leave out; the latter is a word that click gives in English at all times."""
ENGLISH_ONLY = ("bootstrap.py",)
"""Rooms and modules whose words are not in the catalogue yet."""
SPEAKING = [
    path
    for path in sorted(PACKAGE.rglob("*.py"))
    if not path.relative_to(PACKAGE).as_posix().startswith(ENGLISH_ONLY)
]
_HEARERS = {"show", "note", "tell", "print_problems", "Problem", "Note", "status"}
"""Functions and records whose texts somebody reads."""
_NAMES = {"message", "hint", "words", "advice", "told", "because"}
"""Names of variables that hold such texts."""


def test_the_catalogue_lacks_nothing_that_the_program_says() -> None:
    """A new message needs its Polish; `make messages` adds the entry."""
    known = {entry.id for entry in catalogue() if entry.id}

    assert said() - known == set()


def test_the_catalogue_holds_nothing_that_nobody_says() -> None:
    """What was reworded or deleted leaves the catalogue, too."""
    known = {entry.id for entry in catalogue() if entry.id}

    assert known - said() == set()


def _forms(entry: Words | list[str] | None) -> tuple[str, ...]:
    return (entry or "",) if entry is None or isinstance(entry, str) else tuple(entry)


def test_every_entry_is_filled_in_and_none_is_a_guess() -> None:
    """An empty or fuzzy entry would be shown in English."""
    entries = [entry for entry in catalogue() if entry.id]

    assert [entry.id for entry in entries if not all(_forms(entry.string))] == []
    assert [entry.id for entry in entries if entry.fuzzy] == []


def test_every_polish_plural_has_its_three_forms() -> None:
    """Jeden problem, dwa problemy, pięć problemów."""
    entries = [entry for entry in catalogue() if isinstance(entry.id, tuple)]

    assert [entry.id for entry in entries if len(_forms(entry.string)) != 3] == []
    assert "n%10>=2" in catalogue().plural_forms


def _places(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name}


def test_polish_uses_the_same_parameters_as_english() -> None:
    """A parameter that is lost or misspelt would lose what the message is about."""
    wrong = [
        entry.id
        for entry in catalogue()
        if entry.id
        for form in _forms(entry.string)
        for english in [[*map(_places, _forms(entry.id))]]
        # The form for one may say the number in a word, in Polish as in English.
        if not set.intersection(*english) - LEEWAY <= _places(form) <= set.union(*english)
    ]

    assert wrong == []


def test_polish_keeps_the_ends_of_messages() -> None:
    """A sentence stays a sentence, and a message in a line stays without a full stop."""
    wrong = [
        (english, polish)
        for entry in catalogue()
        if entry.id
        for english, polish in zip(_forms(entry.id), _forms(entry.string), strict=False)
        if english.endswith(".") != polish.endswith(".")
    ]

    assert wrong == []


def _called(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", None) or getattr(call.func, "id", ""))


def _heard(call: ast.Call) -> Iterator[ast.expr]:
    """Walk the arguments of a call that somebody reads."""
    name = _called(call)
    texts = [*call.args, *(one.value for one in call.keywords if one.arg in {"message", "hint"})]
    if call.args and _is_code(call.args[0]):
        yield from texts[1:]
    elif name in _HEARERS or name.endswith(("Fault", "SearchPackError")):
        yield from (one for one in texts if not _is_code(one))


def _is_code(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and str(value.value).startswith("HB")


def _is_message(value: ast.expr) -> bool:
    return (getattr(value, "id", None) or getattr(value, "attr", "")) in _NAMES - {"words"}


def _is_plain(value: ast.expr) -> bool:
    """Tell whether an expression is words that no catalogue knows."""
    if isinstance(value, ast.IfExp):
        return _is_plain(value.body) or _is_plain(value.orelse)
    if isinstance(value, ast.BinOp | ast.BoolOp):
        parts = value.values if isinstance(value, ast.BoolOp) else [value.left, value.right]
        return any(map(_is_plain, parts))
    if isinstance(value, ast.JoinedStr):
        text = "".join(str(one.value) for one in value.values if isinstance(one, ast.Constant))
        inside = [one.value for one in value.values if isinstance(one, ast.FormattedValue)]
        # One without words of its own would lose the pattern of a message that it takes in.
        return any(map(str.isalpha, text)) or any(map(_is_message, inside))
    return isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value != ""


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_words_go_past_the_catalogue(path: Path) -> None:
    """Problems, hints and output are made by `say`, so that they can be said in Polish."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            found += [f"line {one.lineno}" for one in _heard(node) if _is_plain(one)]
        if isinstance(node, ast.Assign) and _is_plain(node.value):
            names = {one.id for one in node.targets if isinstance(one, ast.Name)}
            found += [f"line {node.lineno}"] if names & _NAMES else []

    assert found == []


def test_what_runs_before_everything_else_speaks_polish_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The set-up can't read the catalogue, so it holds both languages of its few sentences."""
    pairs = [one for name, one in vars(bootstrap).items() if name.isupper() and _is_pair(one)]

    assert len(pairs) > 8
    assert [one for one in pairs if one[0].count("%") != one[1].count("%")] == []
    words: Callable[[object], str] = bootstrap.words
    assert words(bootstrap.SET_UP) == "Set up .venv."
    monkeypatch.setenv("HANDBOOK_UI", "")
    monkeypatch.setenv("LC_ALL", "pl_PL.UTF-8")
    assert words(bootstrap.SET_UP) == "Folder .venv jest gotowy."


def _is_pair(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str)


def test_every_command_has_a_help_that_can_be_translated() -> None:
    """A command that click itself makes would speak English only, and lack `--ui`."""
    assert [one.name for one in commands() if "--ui" not in _options(one)] == []


def _options(command: object) -> set[str]:
    return {name for param in getattr(command, "params", ()) for name in param.opts}


def test_a_said_text_is_the_english_text() -> None:
    """Everything but the command line handles it as the text that it is."""
    assert say("unknown key '{key}'", key="titel") == "unknown key 'titel'"
    assert say("write {{name}}") == "write {name}"


@pytest.mark.parametrize(
    ("n", "expected"), [(1, "1 problem"), (0, "0 problems"), (2, "2 problems")]
)
def test_a_number_chooses_the_english_form(n: int, expected: str) -> None:
    """One is one, everything else is many."""
    assert say_many("{n} problem", "{n} problems", n) == expected


def test_a_said_text_keeps_its_parts_when_it_is_copied_or_sent() -> None:
    """Builds run in several processes, and a problem may come from any of them."""
    first = say_many("{n} a", "{n} b", 2)

    for second in (copy.deepcopy(first), pickle.loads(pickle.dumps(first))):  # noqa: S301
        assert (second, second.pattern, second.many, second.number) == ("2 b", "{n} a", "{n} b", 2)
        assert second.params == {"n": 2}


class _Reversed:
    """A catalogue of a language that writes backwards, whose plural is loud."""

    def gettext(self, message: str) -> str:
        return {"a {x}": "{x} a", "b": "B"}.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        del msgid2
        return msgid1.upper().replace("{N}", "{n}") + "!" * n


def test_parameters_that_were_said_are_said_in_the_other_language_too() -> None:
    """A hint may hold another one."""
    assert in_words(say("a {x}", x=say("b")), _Reversed()) == "B a"


def test_a_number_chooses_the_form_of_the_other_language() -> None:
    """The catalogue decides, not the English form."""
    assert in_words(say_many("{n} cat", "{n} cats", 3), _Reversed()) == "3 CAT!!!"


def test_words_of_nobody_stay_as_they_are() -> None:
    """What an author wrote is quoted, not translated."""
    assert in_words("b", _Reversed()) == "b"


def test_joined_texts_are_said_one_by_one() -> None:
    """A list of messages is no message of its own."""
    assert in_words(joined("; {", ["b", say("b")]), _Reversed()) == "b; {B"
    assert isinstance(joined("", []), Said)


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, "en"),
        ([], {"LANG": "pl_PL.UTF-8"}, "pl"),
        ([], {"LANG": "pl"}, "pl"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LANG": "pl_PL.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ([], {"LC_MESSAGES": "en_GB.UTF-8", "LC_ALL": "pl_PL.UTF-8"}, "pl"),
        ([], {"LC_ALL": "", "LANG": "pl_PL"}, "pl"),
        ([], {"LANG": "pl_PL", "HANDBOOK_UI": "en"}, "en"),
        ([], {"HANDBOOK_UI": "PL"}, "pl"),
        ([], {"HANDBOOK_UI": "xx", "LANG": "pl_PL"}, "pl"),
        (["check", "--ui", "pl"], {"HANDBOOK_UI": "en"}, "pl"),
        (["check", "--ui=en"], {"LANG": "pl_PL"}, "en"),
        (["check", "--ui"], {}, "en"),
        (["check", "--", "--ui", "pl"], {}, "en"),
    ],
)
def test_the_language_is_what_was_asked_for_first(
    arguments: list[str], environment: dict[str, str], expected: str
) -> None:
    """`--ui`, then HANDBOOK_UI, then the locale, then English."""
    assert asked_language(arguments, environment) == expected


def test_polish_is_spoken_until_the_block_ends() -> None:
    """Tests and servers run the command line more than once in a process."""
    with speaking("pl"):
        assert spoken(say("Nothing was written.")) == "Niczego nie zapisano."
        assert looked_up("Options") == "Opcje"

    assert spoken(say("Nothing was written.")) == "Nothing was written."


@pytest.mark.parametrize(
    ("n", "expected"),
    [(1, "1 problem"), (3, "3 problemy"), (5, "5 problemów"), (22, "22 problemy"), (112, "112 pr")],
)
def test_polish_counts_as_polish_does(n: int, expected: str) -> None:
    """The number chooses among three forms."""
    with speaking("pl"):
        told = spoken(say_many("Found {n} problem", "Found {n} problems", n))

    assert told.startswith(f"Znaleziono {expected}")
