"""Links to other folders and files: nothing is read or written where they lead."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.main import outcome
from generator.outputs.folder import remove_written
from generator.search import SearchPackError, apply_pack
from generator.search.site_files import write_all
from tests.trees import ROOT
from tests.world.world_apart import Attempt, Told, state_of

Tree = Callable[..., Path]
OWN = "companies/acme"
ACME = ("--company", "acme")
BUILD = ("build", "--quiet", *ACME)


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder that is nobody's business, with a file in each of its folders."""
    folder = tmp_path_factory.mktemp("outside")
    for name in ("editions", "reviews", "languages", "chapters", "guide", "acme", "build"):
        (folder / name).mkdir()
        (folder / name / "secret.yml").write_text("secret: true\n", "utf-8")
    return folder


def _lead(path: Path, target: Path) -> None:
    """Put a link in the place of whatever there is."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


_REWRITERS = {
    "editions": ("approve", *ACME, "--version", "1.0", "--by", "Board", "--note", "First"),
    "reviews": ("review", "start", *ACME, "--year", "2027"),
    "languages": ("translations", "template", "uk", *ACME),
    "chapters": ("translations", "confirm", "--all", *ACME),
    "guide": BUILD,
}


@pytest.mark.parametrize("there", [True, False], ids=["full", "dangling"])
@pytest.mark.parametrize("name", _REWRITERS)
def test_linked_folder_of_a_company_is_a_problem(
    tree: Tree, attempt: Attempt, outside: Path, name: str, *, there: bool
) -> None:
    """No command reads it, and none writes into it, also when it leads nowhere yet."""
    root = tree()
    _lead(root / OWN / name, outside / name if there else outside / "nowhere")
    before = (state_of(outside), state_of(root))

    for words in (("check", *ACME), _REWRITERS[name]):
        told = attempt(*words)
        assert told.code == 1
        assert (
            f"{OWN}/{name}:1:1: HB001 this is a link, and what it leads to is not read"
        ) in told.lines

    assert (state_of(outside), state_of(root)) == before


@pytest.mark.parametrize(
    ("name", "place"),
    [
        (OWN, OWN),
        ("companies", OWN),
        ("handbook", "handbook"),
        ("handbook/chapters", "handbook/chapters"),
        ("industry_profiles/alpha", "industry_profiles/alpha"),
    ],
)
def test_linked_layer_is_a_problem(
    tree: Tree, attempt: Attempt, tmp_path_factory: pytest.TempPathFactory, name: str, place: str
) -> None:
    """Also when what it leads to is a good layer."""
    root, other = tree(), tmp_path_factory.mktemp("other")
    shutil.copytree(root, other, dirs_exist_ok=True)
    _lead(root / name, other / name)
    before = state_of(other)

    for words in (("check", *ACME), BUILD, ("translations", "confirm", "--all", *ACME)):
        told = attempt(*words)
        assert told.code == 1
        assert f"{place}:1:1: HB001 this is a link, and what it leads to is not read" in told.lines

    assert state_of(other) == before


def test_new_folder_is_not_made_behind_a_link(tree: Tree, attempt: Attempt, outside: Path) -> None:
    """Companies and profiles are founded in the sources' own folder."""
    root = tree()
    before = state_of(outside)
    for folder, words in (
        ("companies", ("init", "new", "--defaults")),
        ("industry_profiles", ("profile", "new", "edu")),
    ):
        _lead(root / folder, outside)
        assert attempt(*words) == Told(2, (f"'{root / folder}' is a link",))

    assert state_of(outside) == before


@pytest.mark.parametrize("name", ["docs", "docs/coverage.md"])
def test_page_is_not_written_behind_a_link(
    tree: Tree, attempt: Attempt, outside: Path, name: str
) -> None:
    """What a command keeps current stands in the sources' own folder."""
    root = tree()
    _lead(root / name, outside / "acme" / ("secret.yml" if "." in name else ""))
    before = state_of(outside)

    told = attempt("coverage", "--write", *ACME)

    assert told == Told(2, (f"'{root}/docs/coverage.md' is a link",))
    assert state_of(outside) == before


def test_folder_of_sources_may_stand_behind_a_link(tree: Tree, tmp_path: Path) -> None:
    """Links above it are the user's own."""
    (tmp_path / "way").symlink_to(tree())

    assert outcome(["check", "--root", str(tmp_path / "way"), *ACME]) == 0


@pytest.mark.parametrize("name", ["overrides", "overrides/assets/more.txt", "mkdocs.yml"])
def test_linked_looks_are_told(tree: Tree, attempt: Attempt, outside: Path, name: str) -> None:
    """What the pages look like is copied into the build."""
    root = tree()
    shutil.copytree(ROOT / "overrides", root / "overrides")
    _lead(root / name, outside / "acme" / "secret.yml" if "." in name else ROOT / "overrides")

    assert attempt(*BUILD) == Told(2, (f"'{name}' is a link",))


@pytest.mark.parametrize(
    "words", [BUILD, ("pdf", "--quiet", *ACME), ("clean",)], ids=lambda w: w[0]
)
@pytest.mark.parametrize(
    "name", ["build", ".acme.new", ".acme.old", ".acme.lock", ".acme.preview", ".acme.preview.lock"]
)
def test_link_where_a_build_writes_is_told(
    tree: Tree, attempt: Attempt, outside: Path, name: str, words: tuple[str, ...]
) -> None:
    """What it leads to keeps every byte."""
    path = tree() / "build" / ("" if name == "build" else name)
    _lead(path, outside / "build")
    before = state_of(outside)

    told = attempt(*words)

    if words[0] != "clean" or "lock" in name or name == "build":
        sentence = f"'{path}' is a link, and nothing is written where it leads to"
        assert told == Told(2, (sentence,))
    assert path.is_symlink()
    assert state_of(outside) == before


def test_preview_writes_nothing_behind_a_link(tree: Tree, attempt: Attempt, outside: Path) -> None:
    """It keeps its pages beside the builds."""
    path = tree() / "build" / ".acme.preview"
    _lead(path, outside / "build")

    told = attempt("serve", "--port", "0", *ACME)

    assert told == Told(2, (f"'{path}' is a link, and nothing is written where it leads to",))


def test_clean_leaves_what_links_lead_to(tmp_path: Path) -> None:
    """A whole build of somebody else, a page and a folder of ours, and the latest one."""
    build, other = tmp_path / "build", tmp_path / "other"
    for out in (build / "acme", other):
        (out / "site").mkdir(parents=True)
        (out / "site" / "page").write_text("x", "utf-8")
        names = '{"files": {"site/page": "", "site/other": "", "more/page": ""}}'
        (out / ".handbook.json").write_text(names, "utf-8")
    (build / "linked").symlink_to(other)
    (build / "acme" / "site" / "other").symlink_to(other / "site" / "page")
    (build / "acme" / "more").symlink_to(other / "site")
    (build / "latest").symlink_to("acme")
    before = state_of(other)

    assert remove_written(build) == (2, 3)
    assert state_of(other) == before
    assert sorted(state_of(build)) == ["acme/more", "acme/site/other", "linked"]


def test_pack_stays_within_its_site(tmp_path: Path) -> None:
    """A link in the place of a file or of a folder is told before anything is written."""
    site, other = tmp_path / "site", tmp_path / "other"
    (site / "sub").mkdir(parents=True)
    other.mkdir()
    (other / "a.txt").write_text("old", "utf-8")
    (site / "file").symlink_to(other / "a.txt")
    (site / "folder").symlink_to(other)
    before = (state_of(site), state_of(other))

    for name in ("file", "folder/a.txt", "folder/new.txt"):
        with pytest.raises(SearchPackError, match="this is a link or no file"):
            write_all({site / "first.txt": "new", site / name: "new"})

    assert (state_of(site), state_of(other)) == before
    write_all({site / "first.txt": "new", site / "sub" / "deep" / "b.txt": "new"})
    assert sorted(state_of(site)) == ["file", "first.txt", "folder", "sub/deep/b.txt"]


@pytest.mark.parametrize("name", ["search/search_index.json", "search"])
def test_pack_reads_no_index_behind_a_link(tmp_path: Path, name: str) -> None:
    """Nothing of another site gets into this one."""
    site, other = tmp_path / "site", tmp_path / "other"
    (other / "search").mkdir(parents=True)
    (other / "search" / "search_index.json").write_text('{"config": {}, "docs": []}', "utf-8")
    _lead(site / name, other / name)

    with pytest.raises(SearchPackError, match="this is a link or no file"):
        apply_pack(site, "pl")


def test_headers_read_no_page_behind_a_link(tmp_path: Path, attempt: Attempt) -> None:
    """Its scripts are not those of the site."""
    (tmp_path / "site").mkdir()
    (tmp_path / "page").write_text("<script>1</script>", "utf-8")
    (tmp_path / "site" / "index.html").symlink_to(tmp_path / "page")
    words = ["headers", "--nginx", str(tmp_path / "site")]

    assert outcome(words) == 2
