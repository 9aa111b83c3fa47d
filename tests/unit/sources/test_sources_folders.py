"""Folders of layers: which files are read, what strangers are told, which layers are asked for."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pytest

from generator.model import registers
from generator.model.engine import Engine
from generator.model.layers import Company, Profile
from generator.model.place import NOWHERE, Place
from generator.model.problems import Problem, ProblemsFound, UsageFault
from generator.sources.discover import company_names, find_root, root_to_begin
from generator.sources.home import overrides_folder, profile_names
from generator.sources.load import load_inputs
from generator.sources.schemas import schemas, write_schemas
from generator.sources.shape import keys_at, records
from generator.sources.site_settings import engine_of, shared_config, whole_overrides
from tests.told import told
from tests.trees import CHAPTER, COMPANY, PROFILE, REFERENCES, second_profile

Faults = Callable[..., tuple[Problem, ...]]
Tree = Callable[..., Path]
BASE = "handbook"
OWN = "companies/acme"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("handbok.yml", "'handbok.yml' is no file of a layer\nhint: did you mean 'handbook.yml'?"),
        ("risks.yaml", "'risks.yaml' is no file of a layer\nhint: did you mean 'risks.yml'?"),
        ("risks.yml.txt", "'risks.yml.txt' is no file of a layer\nhint: did you mean 'risks.yml'?"),
        ("RISKS.YML", "'RISKS.YML' is no file of a layer"),
        ("company.yml", "'company.yml' is no file of a layer"),
        ("chapter/x", "'chapter' is no folder of a layer\nhint: did you mean 'chapters'?"),
        ("rozdziały/x", "'rozdziały' is no folder of a layer\nhint: did you mean 'chapters'?"),
        ("zzz/x", "'zzz' is no folder of a layer\nhint: use one of: chapters, guide"),
    ],
)
def test_stranger_in_a_layer_is_told(faults: Faults, name: str, expected: str) -> None:
    """A file that nobody would read is most likely misspelt."""
    (found,) = told(faults({f"{BASE}/{name}": "x: y"}))

    assert found.startswith(f"{BASE}/{name.partition('/')[0]}:1:1: HB106 {expected}")


@pytest.mark.parametrize(
    "name",
    [
        *(".risks.yml", "risks.yml~", "notes.txt", "README.md", "editions/x.txt", "reviews/x.txt"),
        *(
            "logo/x",
            "schemas/x",
            ".git/x",
            "chapters/.x.yml",
            "chapters/01-x.yml~",
            "yml",
            "x.ymlx",
        ),
    ],
)
def test_file_that_no_author_means_is_left_alone(faults: Faults, name: str) -> None:
    """What systems and editors leave, what is no YAML, and the program's own folders."""
    assert told(faults({f"{BASE}/{name}": "x: y"})) == []


@pytest.mark.parametrize(
    "name", ["1-x.yml", "01-X.yml", "01_x.yml", "01-x.yaml", "x.yml", "001-x.yml"]
)
def test_page_has_to_be_numbered(faults: Faults, name: str) -> None:
    """The next page is read all the same."""
    files = {f"{BASE}/chapters/{name}": CHAPTER, f"{BASE}/chapters/02-y.yml": "id: y\n"}

    found = told(faults(files))

    assert (
        f"{BASE}/chapters/{name}:1:1: HB106 '{name}' is no name for a file in chapters/"
        "\nhint: call it NN-<id>.yml, such as 04-personal-accounts.yml"
    ) in found
    assert any(one.startswith(f"{BASE}/chapters/02-y.yml") for one in found)


def test_page_and_profile_are_called_by_their_ids(faults: Faults) -> None:
    """Told at the id, with what to write."""
    files = {
        f"{BASE}/chapters/01-talk.yml": None,
        f"{BASE}/chapters/01-chat.yml": CHAPTER,
        "industry_profiles/alpha/profile.yml": PROFILE.replace("id: alpha", "id: alfa"),
    }

    assert told(faults(files, ("alpha",))) == [
        (
            f"{BASE}/chapters/01-chat.yml:1:5: HB106 the id is 'talk', but the file is called"
            " '01-chat.yml'\nhint: write 'id: chat' or rename the file"
        ),
        (
            "industry_profiles/alpha/profile.yml:1:5: HB106 the profile's id is 'alfa', but its"
            " folder is called 'alpha'\nhint: give both the same name"
        ),
    ]


def test_file_in_the_place_of_a_folder_is_told(faults: Faults) -> None:
    """Pages stand in a folder."""
    assert told(faults({f"{BASE}/guide": "x"})) == [
        f"{BASE}/guide:1:1: HB106 'guide' must be a folder\nhint: put numbered files into it"
    ]


def test_pages_are_read_in_the_order_of_their_names(load: Callable[..., Any]) -> None:
    """Chapters and guides each; registers go to their own fields."""
    later = CHAPTER.replace("id: talk", "id: more").replace("talk.", "more.")
    inputs = load({f"{BASE}/chapters/00-more.yml": later})

    assert [str(chapter.id) for chapter in inputs.base.chapters] == ["more", "talk"]
    assert [str(one.id) for one in inputs.base.of(registers.REFERENCES)] == ["PL-ONE"]
    assert (inputs.base.name, inputs.base.guides, inputs.base.one_page) == ("base", (), None)
    assert inputs.base.translations is None


def test_register_that_can_not_be_read_is_told_once(faults: Faults, tree: Tree) -> None:
    """A link that leads nowhere is no missing file."""
    (tree() / BASE / "risks.yml").symlink_to("nowhere")

    assert told(faults()) == [
        (
            f"{BASE}/risks.yml:1:1: HB001 this is no regular file"
            "\nhint: put the file itself here; links and devices are refused"
        )
    ]


def test_faults_of_all_layers_are_told_together(faults: Faults) -> None:
    """A company file that can't be taken still says which profiles to look at."""
    files = {
        f"{OWN}/company.yml": COMPANY + "nme: x\n",
        "industry_profiles/alpha/profile.yml": PROFILE + "nme: x\n",
        f"{BASE}/references.yml": REFERENCES + "nme: x\n",
    }

    found = [one.headline() for one in faults(files, (), "acme")]

    assert found == [
        f"{OWN}/company.yml:15:1: HB102 unknown key 'nme'",
        f"{BASE}/references.yml:15:1: HB102 unknown key 'nme'",
        "industry_profiles/alpha/profile.yml:23:1: HB102 unknown key 'nme'",
    ]


@pytest.mark.parametrize("named", ["[alpha]", "[zzz]", "alpha", ""])
def test_broken_company_file_names_the_profiles_that_are_there(faults: Faults, named: str) -> None:
    """Unknown ones and what is no list are passed over."""
    files = {
        f"{OWN}/company.yml": f"industries: {named}\nnme: x\n",
        "industry_profiles/alpha/profile.yml": PROFILE + "nme: x\n",
    }

    found = [one.headline() for one in faults(files, (), "acme")]

    assert any("alpha/profile.yml" in one for one in found) is (named == "[alpha]")


def test_root_is_the_nearest_folder_with_sources(tree: Tree) -> None:
    """From the folder itself upwards; without one the way out is told."""
    root = tree({"companies/acme/company.yml": None, "industry_profiles/alpha/profile.yml": None})
    inner = root / "a" / "b"
    inner.mkdir(parents=True)

    assert find_root(root) == find_root(inner) == root
    (inner / "handbook").mkdir()
    assert find_root(inner) == root
    (inner / "handbook" / "handbook.yml").write_text("x", "utf-8")
    assert find_root(inner) == inner
    with pytest.raises(UsageFault) as caught:
        find_root(Path("/nowhere/x"))
    assert caught.value.message == ("there is no folder 'companies' in '/nowhere/x' or above it")
    assert caught.value.hint == (
        "go to the folder that holds 'companies', or name it with --root; begin one with"
        " `handbook init`"
    )


@pytest.mark.parametrize("name", ["companies", "industry_profiles"])
def test_folder_of_companies_or_profiles_is_a_root_by_itself(tmp_path: Path, name: str) -> None:
    """What it lacks came with the program; a file of that name is no folder."""
    inner = tmp_path / "firm" / name / "lab"
    inner.mkdir(parents=True)
    (inner / name).write_text("x", "utf-8")

    assert find_root(inner) == tmp_path / "firm"


def test_new_company_belongs_in_the_root_or_where_somebody_stands(tree: Tree) -> None:
    """Inside a folder of sources it is the root; where nobody has begun it is the folder itself."""
    root = tree()

    assert root_to_begin(root / "companies" / "acme") == root
    assert root_to_begin(Path("/nowhere/x")) == Path("/nowhere/x")


def test_profiles_and_companies_are_folders_with_their_file(tree: Tree) -> None:
    """Sorted by name; without the folder there is none."""
    root = tree({**second_profile("zeta"), **second_profile("beta"), "companies/empty/x": "x"})

    assert profile_names(root) == ["alpha", "beta", "zeta"]
    assert company_names(root) == ["acme"]


@pytest.mark.parametrize(
    ("industries", "company", "message", "hint"),
    [
        (
            ("alpha", "alpa"),
            None,
            "there is no industry profile 'alpa'",
            "did you mean 'alpha'? others: beta",
        ),
        (("zzz",), None, "there is no industry profile 'zzz'", "use one of: alpha, beta"),
        ((), "acm", "there is no company 'acm'", "did you mean 'acme'?"),
    ],
)
def test_name_that_is_not_there_is_told(
    tree: Tree, industries: tuple[str, ...], company: str | None, message: str, hint: str
) -> None:
    """With the nearest and all that are."""
    with pytest.raises(UsageFault) as caught:
        load_inputs(tree(second_profile("beta")), industries, company)

    assert (caught.value.message, caught.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        (
            "spolka-klom",
            "did you mean 'spolka-klon'? alike: spolka-klin, spolka; there are 103 others",
        ),
        ("acm", "did you mean 'acme'? there are 103 others"),
    ],
)
def test_of_hundreds_of_companies_the_near_ones_are_named(tree: Tree, name: str, hint: str) -> None:
    """A consultant's folder would fill the screen with names that nobody meant."""
    names = [*(f"gmina-{number:03}" for number in range(100))]
    names += ["spolka", "spolka-klin", "spolka-klon"]
    own = {f"companies/{one}/company.yml": "name: A\n" for one in names}
    with pytest.raises(UsageFault) as caught:
        load_inputs(tree(own), (), name)

    assert caught.value.hint == hint


def test_without_any_company_the_hint_says_so(tree: Tree) -> None:
    """There is nothing to choose from."""
    with pytest.raises(UsageFault) as caught:
        load_inputs(tree({f"{OWN}/company.yml": None}), (), "acme")

    assert (caught.value.message, caught.value.hint) == (
        "there is no company 'acme'",
        "none is there yet; `handbook init acme` begins a new one",
    )


def test_layers_are_those_that_are_asked_for(tree: Tree) -> None:
    """Profiles by name and each once; a company brings its own where none are named."""
    root = tree({**second_profile("beta"), **second_profile("zeta")})

    inputs, problems = load_inputs(root, ("zeta", "beta", "zeta"), None)
    own, quiet = load_inputs(root, (), "acme")
    other, warned = load_inputs(root, ("zeta",), "acme")
    same, _ = load_inputs(root, ("alpha",), "acme")

    assert [layer.name for layer in inputs.layers] == ["base", "profile:beta", "profile:zeta"]
    assert isinstance(inputs.profiles[0].head, Profile)
    assert [layer.name for layer in own.layers] == ["base", "profile:alpha", "company:acme"]
    assert [layer.name for layer in other.layers] == ["base", "profile:zeta", "company:acme"]
    assert [layer.name for layer in same.layers] == ["base", "profile:alpha", "company:acme"]
    assert (told(problems.found), told(quiet.found)) == ([], [])
    assert told(warned.found) == [
        (
            f"{OWN}/company.yml:2:14: HB108 warning: the company names the industries alpha, but"
            " the handbook was asked for with zeta"
            "\nhint: leave INDUSTRY empty, or change 'industries:'"
        )
    ]
    assert (own.editions, own.reviews) == ((), ())


def test_company_without_industries_takes_any(tree: Tree) -> None:
    """Nothing is compared."""
    root = tree({f"{OWN}/company.yml": "name: A\n"})

    inputs, problems = load_inputs(root, ("alpha",), "acme")

    assert (len(inputs.layers), problems.found) == (3, [])
    assert isinstance(inputs.layers[2].head, Company)


def test_industry_that_a_company_names_has_to_be_there(tree: Tree) -> None:
    """Told at its name."""
    text = COMPANY.replace("[alpha]", "[alpha, alpah, zzz]")

    with pytest.raises(ProblemsFound) as caught:
        load_inputs(tree({f"{OWN}/company.yml": text}), (), "acme")

    assert told(caught.value.problems) == [
        (
            f"{OWN}/company.yml:2:21: HB209 there is no industry profile 'alpah'"
            "\nhint: did you mean 'alpha'? write:\nindustries: [alpha, alpha, zzz]"
        ),
        (
            f"{OWN}/company.yml:2:28: HB209 there is no industry profile 'zzz'"
            "\nhint: there is only 'alpha'"
        ),
    ]


def test_pictures_belong_to_the_companys_layer(tree: Tree) -> None:
    """They are read from its folder."""
    svg = '<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg"><path /></svg>'
    files = {f"{OWN}/company.yml": "name: A\nbrand: {logo: l.svg}\n", f"{OWN}/l.svg": svg}

    inputs, _ = load_inputs(tree(files), (), "acme")

    assert inputs.company is not None
    assert dict(inputs.company.pictures) == {"logo": (svg + "\n").encode()}


@dataclasses.dataclass
class _Leaf:
    """A leaf."""

    name: str
    """Its name,
    over two lines."""
    size: int = 3
    place: Place = NOWHERE


@dataclasses.dataclass
class Add:
    """A record that is called like a change."""

    extra: int


@dataclasses.dataclass
class Remove:
    """Another one."""

    other: int


@dataclasses.dataclass
class _Tree:
    leaf: _Leaf
    many: tuple[_Leaf, ...]
    perhaps: _Leaf | None
    named: dict[str, _Leaf]
    noted: Annotated[_Leaf, "x"]
    changes: tuple[Add | Remove, ...]
    word: str


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ((), ["leaf", "many", "perhaps", "named", "noted", "changes", "word"]),
        (("leaf",), ["name", "size"]),
        (("many", 0), ["name", "size"]),
        (("perhaps",), ["name", "size"]),
        (("named", "x"), ["name", "size"]),
        (("noted",), ["name", "size"]),
        (("word",), []),
        (("word", "x"), []),
        (("changes", 1), ["extra", "other"]),
        (("changes", 1, "add"), ["extra"]),
        (("changes", 1, "remove"), ["other"]),
        (("changes", 1, "amend"), []),
    ],
)
def test_keys_of_a_location_are_those_of_its_record(
    location: tuple[Any, ...], expected: list[str]
) -> None:
    """Through lists, mappings and choices; the place is nobody's key."""
    assert keys_at(_Tree, location) == expected


def test_records_inside_of_a_record_are_walked() -> None:
    """In the order of its fields, once for each field."""
    assert list(records(_Tree)) == [*[_Leaf] * 5, Add, Remove]


def test_schemas_are_written_where_they_changed(tmp_path: Path) -> None:
    """What changed is written, what no kind has any more is removed, the rest is left alone."""
    (tmp_path / "old.schema.json").write_text("x", "utf-8")
    (tmp_path / "notes.json").write_text("x", "utf-8")
    current = schemas()

    assert write_schemas(tmp_path / "deep" / "new") == list(current)
    assert write_schemas(tmp_path) == [*current, "old.schema.json"]
    assert write_schemas(tmp_path) == []
    (tmp_path / "company.schema.json").write_text("x", "utf-8")
    assert write_schemas(tmp_path) == ["company.schema.json"]
    assert {path.name: path.read_text("utf-8") for path in tmp_path.glob("*.schema.json")} == (
        current
    )
    assert (tmp_path / "notes.json").exists()
    assert list(current) == sorted(current)


def test_schema_describes_keys_for_editors() -> None:
    """Draft 7, with the words of the records, without places, null, defaults and titles."""
    company = json.loads(schemas()["company.schema.json"])
    profile = json.loads(schemas()["profile.schema.json"])
    text = json.dumps([json.loads(one) for one in schemas().values()])

    assert company["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert (company["title"], company["type"]) == ("company.yml", "object")
    assert company["description"] == "company.yml: the organisation's own settings and changes."
    assert company["properties"]["name"] == {
        "description": "The name that texts use.",
        "minLength": 1,
        "type": "string",
    }
    assert company["required"] == ["name"]
    assert company["additionalProperties"] is False
    assert company["properties"]["sign_off"] == {
        "allOf": [{"$ref": "#/definitions/SignOff"}],
        "description": "Where people confirm that they know the rules.",
    }
    for schema in schemas().values():
        assert _beside_references(json.loads(schema)) == []
    assert company["definitions"]["Role"]["description"] == (
        "A role that owns chapters, tasks or contacts."
    )
    assert "title" in company["definitions"]["Clause"]["properties"]
    assert "Place" not in company["definitions"]
    assert "place" not in company["properties"]
    assert all("place" not in one.get("properties", {}) for one in company["definitions"].values())
    assert '"null"' not in text
    assert '"default"' not in json.dumps([company, profile])
    assert "chapter.schema.json" in schemas()
    assert "guide.schema.json" in schemas()


def _beside_references(schema: Any) -> list[Any]:
    """Find what stands beside a reference, where Draft 7 ignores it."""
    if isinstance(schema, list):
        return [found for one in schema for found in _beside_references(one)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if isinstance(schema.get("$ref"), str) and len(schema) > 1 else []
    return own + [found for one in schema.values() for found in _beside_references(one)]


def test_settings_of_sites_are_the_sources_own_or_the_programs(tmp_path: Path) -> None:
    """mkdocs.yml and the overrides, each by itself."""
    own = tmp_path / "mkdocs.yml"
    program = shared_config(tmp_path)

    assert program["theme"]["name"] == "material"
    assert overrides_folder(tmp_path).is_dir()
    assert overrides_folder(tmp_path).parent != tmp_path
    own.write_text("theme: {name: x}\n", "utf-8")
    (tmp_path / "overrides").mkdir()
    assert shared_config(tmp_path) == {"theme": {"name": "x"}, "extra": {}}
    assert overrides_folder(tmp_path) == tmp_path / "overrides"


def test_own_overrides_have_to_be_whole(tmp_path: Path) -> None:
    """Pages would lack a script; the program's are whole, and a copy of them is."""
    brought, own = whole_overrides(tmp_path), tmp_path / "overrides"
    own.mkdir()

    with pytest.raises(UsageFault) as caught:
        whole_overrides(tmp_path)
    assert caught.value.message == "'overrides/' lacks 'assets'"
    assert caught.value.hint == f"copy '{brought}' whole, then change what you want"
    shutil.copytree(brought, own, dirs_exist_ok=True)
    assert whole_overrides(tmp_path) == own


@pytest.mark.parametrize("text", ["[]", "a: b", "theme: x", ""])
def test_settings_without_a_theme_are_a_fault(tmp_path: Path, text: str) -> None:
    """With what to take."""
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")

    with pytest.raises(UsageFault) as caught:
        shared_config(tmp_path)

    assert caught.value.message == "'mkdocs.yml' has no theme"
    assert caught.value.hint == "take the one of this project"


@pytest.mark.parametrize(
    ("extra", "engine"),
    [
        ("", Engine.MKDOCS),
        ("extra:\n", Engine.MKDOCS),
        ("extra: {engine: mkdocs}\n", Engine.MKDOCS),
        ("extra: {engine: properdocs}\n", Engine.PROPERDOCS),
    ],
)
def test_settings_name_the_engine(tmp_path: Path, extra: str, engine: Engine) -> None:
    """MkDocs, unless they say something else."""
    (tmp_path / "mkdocs.yml").write_text(f"theme: {{name: x}}\n{extra}", "utf-8")

    assert engine_of(shared_config(tmp_path)) is engine


@pytest.mark.parametrize(
    ("extra", "message", "hint"),
    [
        (
            "{engine: zensical}",
            "'mkdocs.yml' names the engine 'zensical'",
            "take one of these: mkdocs, properdocs",
        ),
        (
            "{engine: [mkdocs]}",
            "'mkdocs.yml' names the engine '['mkdocs']'",
            "take one of these: mkdocs, properdocs",
        ),
        (
            "[engine]",
            "'extra' of 'mkdocs.yml' holds no settings",
            "write 'key: value' below it, a line for each",
        ),
    ],
)
def test_settings_with_an_unknown_engine_are_a_fault(
    tmp_path: Path, extra: str, message: str, hint: str
) -> None:
    """With the engines that are known."""
    (tmp_path / "mkdocs.yml").write_text(f"theme: {{name: x}}\nextra: {extra}\n", "utf-8")

    with pytest.raises(UsageFault) as caught:
        shared_config(tmp_path)

    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_settings_that_can_not_be_read_are_a_fault(tmp_path: Path) -> None:
    """With the reason."""
    (tmp_path / "mkdocs.yml").write_bytes(b"a: [")

    with pytest.raises(UsageFault) as caught:
        shared_config(tmp_path)

    assert caught.value.message.startswith("'mkdocs.yml' can't be read: while parsing a flow")
    assert caught.value.hint == "mend the file"
