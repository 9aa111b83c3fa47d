"""Every systematic mutation of a valid file is reported at its exact line and column."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path as Shelf

import pytest

from generator.combine import combine
from generator.model.problems import Problem, ProblemsFound
from generator.sources.load import load_inputs
from tests.positions.mutate import Map, Path, Text, below, changed, emit, parse, walk
from tests.positions.samples import COMPANY, FILES, PROFILE
from tests.trees import TREE

Faults = Callable[..., tuple[Problem, ...]]
Expected = tuple[tuple[int, int, str], ...]

FILE = {
    "company": "companies/acme/company.yml",
    "profile": "industry_profiles/alpha/profile.yml",
}
SAMPLE = {"company": parse(COMPANY), "profile": parse(PROFILE)}

CLAUSE_KEYS = {"id", "title", "strength", "audience", "statement", "why"}
REQUIRED = {
    "company": {"name"},
    "profile": {"id", "name", "summary"},
    "contacts": {"role", "name", "email"},
    "platforms": {"platform", "used"},
    "roles": {"id", "name", "duty"},
    "audiences": {"id", "name"},
    "areas": {"id", "name"},
    "add": {"action", "chapter", "clause"},
    "amend": {"action", "target", "reason"},
    "remove": {"action", "target", "reason", "approved_by"},
    "clause": CLAUSE_KEYS,
    "examples": {"wrong", "right"},
    "add_examples": {"wrong", "right"},
}
"""Keys without which a record makes no sense, by where it stands; the specification."""
PICKY = {
    "used": "HB103",
    "valid_from": "HB103",
    "email": "HB103",
    "locked": "HB103",
    "role": "HB103",
    "target": "HB103",
    "id": "HB103",
    "strength": "HB104",
    "action": "HB104",
    "value": "HB304",
    "link": "HB304",
}
"""Keys whose value is no free text, with the code for a text that they can't take."""


@dataclass(frozen=True)
class Case:
    """One mutated file and what must be said about it."""

    kind: str
    name: str
    made: Callable[[], tuple[str, Expected]]
    """Gives the file, and what is said of it; writing all of them takes long."""


def _is_language(names: tuple[str, ...]) -> bool:
    return names[-1] in {"pl", "en"}


def _record(kind: str, names: tuple[str, ...], top: Map, path: Path) -> str:
    """Name the kind of record that a key stands in."""
    if len(names) == 1:
        return kind
    if names[0] == "changes" and len(names) == 3:
        node: object = top
        for index in path[:-1]:
            node = below(node, index)
        assert isinstance(node, Map)
        return str(dict(node.pairs)["action"])
    parents = [name for name in names[:-1] if name != "-"]
    return parents[-1]


def _missing(kind: str, names: tuple[str, ...], top: Map, path: Path, text: Text) -> Expected:
    """What is said when a key is not there; the text is the file without it."""
    parent = path[:-1]
    place = text.keys.get(parent, (1, 1))
    setting = names[0] == "settings"
    if _is_language(names):
        return ((*place, "HB401"),)
    if setting and len(names) == 3:
        if names[-1] == "value":
            return ((*place, "HB101"),)
        needed = names[-1] == "reason" and kind == "profile"
        return ((*place, "HB305"),) if needed else ()
    needed = names[-1] in REQUIRED.get(_record(kind, names, top, path), set())
    return ((*place, "HB101"),) if needed else ()


def _drops(kind: str) -> Iterator[Case]:
    top = SAMPLE[kind]
    for path, names, _ in walk(top):
        without = changed(top, path, ())
        parent: object = without
        for index in path[:-1]:
            parent = below(parent, index)
        if isinstance(parent, Map) and not parent.pairs:
            continue
        yield Case(kind, f"drop {'.'.join(names)}", partial(_dropped, kind, names, path))


def _dropped(kind: str, names: tuple[str, ...], path: Path) -> tuple[str, Expected]:
    top = SAMPLE[kind]
    text = emit(changed(top, path, ()))
    return text.text, _missing(kind, names, top, path, text)


def _renames(kind: str) -> Iterator[Case]:
    top = SAMPLE[kind]
    for path, names, value in walk(top):
        made = partial(_renamed, kind, names, path, value)
        yield Case(kind, f"rename {'.'.join(names)}", made)


def _renamed(kind: str, names: tuple[str, ...], path: Path, value: object) -> tuple[str, Expected]:
    top = SAMPLE[kind]
    text = emit(changed(top, path, ((names[-1] + "x", value),)))
    spot = text.keys[path]
    # A key that is told as another spelling is not asked for as well.
    asked = _missing(kind, names, top, path, text)
    missing = tuple(one for one in asked if one[2] not in {"HB101", "HB401"})
    free = names[0] == "settings" and len(names) == 2
    code = "HB402" if _is_language(names) else "HB301" if free else "HB102"
    return text.text, (*missing, (*spot, code))


def _doubles(kind: str) -> Iterator[Case]:
    top = SAMPLE[kind]
    for path, names, value in walk(top):
        made = partial(_doubled, kind, names, path, value)
        yield Case(kind, f"double {'.'.join(names)}", made)


def _doubled(kind: str, names: tuple[str, ...], path: Path, value: object) -> tuple[str, Expected]:
    text = emit(changed(SAMPLE[kind], path, ((names[-1], value), (names[-1], value))))
    second = (*path[:-1], path[-1] + 1)
    return text.text, ((*text.keys[second], "HB005"),)


def _wrong(value: object, names: tuple[str, ...]) -> Iterator[tuple[str, object, str]]:
    """Give wrong values for a key: what they are, the value, and the code to expect."""
    code = "HB304" if names[0] == "settings" and len(names) > 1 else "HB103"
    yield "empty", "", "HB105"
    if isinstance(value, str):
        yield "list", ["a", "b"], code
        yield "mapping", Map((("a", "b"),)), code
        if names[-1] in PICKY and names[0] != "settings":
            yield "text", "Nie takie!", PICKY[names[-1]]
    elif isinstance(value, list):
        yield "text", "x y", code
        yield "mapping", Map((("a", "b"),)), code
    else:
        # A text without a language is read, and refused when there are several languages.
        free = "channel" in names or names[-1] == "reason"
        yield "text", "x y", "HB103" if free else code
        yield "list", ["a", "b"], code


def _mistypes(kind: str) -> Iterator[Case]:
    top = SAMPLE[kind]
    for path, names, value in walk(top):
        for what, wrong, code in _wrong(value, names):
            made = partial(_mistyped, kind, names, path, wrong, code)
            yield Case(kind, f"{what} {'.'.join(names)}", made)


def _mistyped(
    kind: str, names: tuple[str, ...], path: Path, wrong: object, code: str
) -> tuple[str, Expected]:
    text = emit(changed(SAMPLE[kind], path, ((names[-1], wrong),)))
    place = text.keys[path]
    if isinstance(wrong, str) and wrong:
        place = text.values[path]
    expected: Expected = ((*place, code),)
    if kind == "profile" and names[0] == "settings" and len(names) == 2 and wrong:
        expected = (*expected, (*text.keys[path], "HB305"))
    return text.text, expected


CASES = [
    case
    for kind in SAMPLE
    for make in (_drops, _renames, _doubles, _mistypes)
    for case in make(kind)
]


def _lines(found: tuple[Problem, ...], kind: str) -> Expected:
    assert all(problem.place.file == FILE[kind] for problem in found), found
    return tuple(
        sorted((problem.place.line, problem.place.column, problem.code) for problem in found)
    )


@pytest.mark.parametrize("kind", SAMPLE)
def test_samples_that_mutations_start_from_are_valid(faults: Faults, kind: str) -> None:
    """The company file and the profile file resolve before anything is changed."""
    files = {**FILES, FILE[kind]: emit(SAMPLE[kind]).text}

    assert faults(files, ("alpha",), "acme" if kind == "company" else None) == ()


def test_mutations_reach_every_key_of_both_files() -> None:
    """The generated mutations are many, and each key meets each sort."""
    sorts = {case.name.split()[0] for case in CASES}

    assert sorts == {"drop", "rename", "double", "empty", "list", "mapping", "text"}
    assert len(CASES) >= 60


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Write the tree once; each case replaces one file of it."""
    root = tmp_path_factory.mktemp("shelf")
    for name, text in {**TREE, **FILES}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}: {case.name}")
def test_mutation_is_reported_at_its_exact_line_and_column(shelf: Shelf, case: Case) -> None:
    """One change of a valid file gives exactly the problems expected, nowhere else."""
    file = shelf / FILE[case.kind]
    text, expected = case.made()
    before = file.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    found: tuple[Problem, ...] = ()
    try:
        inputs, problems = load_inputs(
            shelf, ("alpha",), "acme" if case.kind == "company" else None
        )
        combine(inputs, problems)
    except ProblemsFound as fault:
        found = fault.problems
    finally:
        file.write_text(before, encoding="utf-8")

    assert _lines(found, case.kind) == tuple(sorted(expected)), [
        problem.headline() for problem in found
    ]


@pytest.mark.parametrize("kind", SAMPLE)
def test_file_with_several_faults_reports_all_of_them(faults: Faults, kind: str) -> None:
    """An unknown key, a wrong kind, an empty value and a missing key come in one run."""
    top = SAMPLE[kind]
    paths = {names: path for path, names, _ in walk(top)}
    roles, areas = paths["roles",], paths["areas",]
    top = changed(top, paths["roles", "-", "duty"], ())
    top = changed(top, paths["roles", "-", "name"], (("nmae", "x"),))
    top = changed(top, areas, (("areas", "x"),))
    top = changed(top, paths["audiences",], (("audiences", ""),))
    text = emit(top)

    found = faults({**FILES, FILE[kind]: text.text}, ("alpha",), "acme")

    lines = _lines(tuple(one for one in found if one.place.file == FILE[kind]), kind)
    assert lines == tuple(
        sorted(
            (
                (*text.keys[*roles, 0], "HB101"),
                (*text.keys[paths["roles", "-", "name"]], "HB102"),
                (*text.values[areas], "HB103"),
                (*text.keys[paths["audiences",]], "HB105"),
            )
        )
    )
