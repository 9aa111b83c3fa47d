"""What the pack does to a folder."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.search import PackReport, SearchPackError, apply_pack
from generator.search.pack import assemble
from generator.search.site_index import CONFIG
from generator.search.synonyms import load_synonyms
from generator.search.worker import AFTER
from tests.forks import ended, fork, killed_at, steps_of
from tests.search.search_corpora import ENGLISH, POLISH
from tests.shares import of_today

LICENCE = "assets/javascripts/workers/search.licence.txt"
SHIM = "assets/javascripts/iframe-worker.js"


def pack_of(site: Path) -> str:
    """Read the engine from the site's worker."""
    (worker,) = site.glob("assets/javascripts/workers/search.*.min.js")
    return worker.read_text().partition(AFTER)[2]


def content(site: Path) -> dict[str, bytes]:
    """Read every file of a folder."""
    return {
        str(p.relative_to(site)): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()
    }


@pytest.mark.parametrize(("language", "pages"), [("pl", POLISH), ("en", ENGLISH)])
def test_report_tells_the_size(make_site: Any, language: str, pages: dict[str, str]) -> None:
    """Bytes are those of the engine, and a server sends at most 12 KiB for it."""
    site = make_site(language, pages)

    report = apply_pack(site, language)

    data = pack_of(site).encode()
    assert (report.size, report.gzipped) == (len(data), len(gzip.compress(data, mtime=0)))
    assert report.gzipped <= 12 * 1024
    assert report.sections == sum(text.count("\n## ") for text in pages.values())


@pytest.mark.parametrize("language", ["pl", "en"])
def test_pack_with_every_synonym_fits(language: str) -> None:
    """Even a handbook that uses every shipped synonym sends at most 12 KiB."""
    pack = assemble(language, load_synonyms(language))

    assert len(gzip.compress(pack.encode(), mtime=0)) <= 12 * 1024


def test_second_run_changes_nothing(make_site: Any) -> None:
    """The bytes are equal after one run, two runs, and a run on a fresh build."""
    first, second = make_site("pl", POLISH), make_site("pl", POLISH)
    once = (apply_pack(first, "pl"), content(first))
    twice = (apply_pack(first, "pl"), content(first))

    assert once == twice == (apply_pack(second, "pl"), content(second))


def test_pack_that_was_cut_off_can_be_put_in_again(make_site: Any, tmp_path: Path) -> None:
    """Killed at any step, with nothing half written; the next run finishes the work."""
    site = tmp_path / "site"
    stock = make_site("en", ENGLISH)
    shutil.copytree(stock, site)

    def work() -> int:
        apply_pack(site, "en")
        return 0

    steps = steps_of(work, site, tmp_path / "told.txt")
    before, after = content(stock), content(site)
    for point in of_today(range(steps)):
        shutil.rmtree(site)
        shutil.copytree(stock, site)
        assert ended([fork(killed_at(point, work, site))]) == [-9]
        for name, data in content(site).items():
            assert Path(name).name.startswith(".") or data in (before.get(name), after.get(name))
        assert ended([fork(work)]) == [0]
        assert content(site) == after


def test_only_search_files_and_pages_change(make_site: Any) -> None:
    """Nothing but the index, the shim, Material's two scripts and the script tags is touched."""
    site = make_site("pl", POLISH)
    before = content(site)
    apply_pack(site, "pl")
    after = content(site)

    changed = {name for name in after if before.get(name) != after[name]}
    theirs = {
        n for n in before if "javascripts/workers/search." in n or "javascripts/bundle." in n
    } - {n for n in before if n.endswith(".map")}
    pages = {name for name in before if name.endswith(".html")}
    assert set(before) <= set(after)
    assert changed == {
        *pages,
        *theirs,
        LICENCE,
        SHIM,
        "search/search_coded.json",
        "search/search_index.json",
        "search/search_index.js",
        "search/search_config.json",
        "search/search_config.js",
    }


def test_index_keeps_its_entries(make_site: Any) -> None:
    """Only the configuration of the index is replaced, in both files alike."""
    site = make_site("pl", POLISH)
    before = json.loads((site / "search/search_index.json").read_text())
    apply_pack(site, "pl")
    text = (site / "search/search_index.json").read_text()
    after = json.loads(text)

    assert after["docs"] == before["docs"]
    assert after["config"]["fields"]["asked"] == {"boost": 1.0}
    assert (site / "search/search_index.js").read_text() == f"var __index = {text}"


@pytest.mark.parametrize("offline", [False, True])
def test_pages_load_our_shim_and_nothing_from_outside(make_site: Any, *, offline: bool) -> None:
    """Each page loads the shim once, before Material's script; no page names unpkg."""
    site = make_site("pl", POLISH, offline=offline)
    apply_pack(site, "pl")

    for page in site.rglob("*.html"):
        text = page.read_text()
        assert "unpkg" not in text
        assert text.count("iframe-worker") == 1
        assert text.index("iframe-worker") < text.index("/javascripts/bundle.")


def test_pack_carries_the_notice_and_no_eval(make_site: Any) -> None:
    """The Polish pack lies beside Snowball's notice and names it; a strict policy lets it run."""
    site = make_site("pl", POLISH)
    apply_pack(site, "pl")
    pack = pack_of(site)

    assert "licence: search.licence.txt" in pack
    assert "Copyright (c) 2001, Dr Martin Porter" in (site / LICENCE).read_text()
    assert not any(word in pack for word in ("eval(", "new Function", "Blob", "http"))


def test_material_itself_fetches_no_index(make_site: Any) -> None:
    """Its script asks for a stub, and only when the search is open; a second run is the same."""
    site = make_site("pl", POLISH)
    apply_pack(site, "pl")
    (bundle,) = site.glob("assets/javascripts/bundle.*.min.js")
    stub = json.loads((site / "search/search_config.json").read_text())

    assert "search/search_index" not in bundle.read_text()
    assert bundle.read_text().count("search/search_config.js") == 2
    assert 'location.protocol!=="file:"' not in bundle.read_text()
    assert stub["docs"] == []


def test_unknown_material_script_is_refused(make_site: Any) -> None:
    """A release that fetches its index in another way is named; nothing is written."""
    site = make_site("pl", POLISH)
    (bundle,) = site.glob("assets/javascripts/bundle.*.min.js")
    bundle.write_text(bundle.read_text().replace("search/search_index.json", "elsewhere.json"))
    before = content(site)

    with pytest.raises(SearchPackError, match="not known to the search pack"):
        apply_pack(site, "pl")
    assert content(site) == before


def test_digest_names_what_the_index_and_the_engine_say(
    make_site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page and the index name the same; another text, synonym or setting has another name."""

    def digest(change: str = "", synonyms: Path | None = None) -> str:
        site = make_site("pl", POLISH)
        index = site / "search/search_index.json"
        told = json.loads(index.read_text())
        told["docs"][0]["title"] += change
        index.write_text(json.dumps(told))
        apply_pack(site, "pl", synonyms=synonyms)
        name: str = json.loads(index.read_text())["config"]["digest"]
        assert f'"digest":"{name}"' in (site / SHIM).read_text()
        return name

    own = tmp_path / "synonyms.yml"
    own.write_text("fotka: [zdjęciami]\n", encoding="utf-8")

    assert digest() == digest()
    names = {digest(), digest("!"), digest(synonyms=own)}
    monkeypatch.setitem(CONFIG, "separator", " ")
    assert len({*names, digest()}) == 4


def test_each_entry_has_a_line_of_its_own(make_site: Any) -> None:
    """So the worker can take them in while they arrive."""
    site = make_site("pl", POLISH)
    apply_pack(site, "pl")
    text = (site / "search/search_index.json").read_text()
    head, *lines, end = text.split("\n")

    assert json.loads(f"{head}]}}")["docs"] == []
    assert [json.loads(line.removesuffix(",")) for line in lines] == json.loads(text)["docs"]
    assert end == "]}"


def test_synonyms_that_lead_nowhere_are_reported(make_site: Any, tmp_path: Path) -> None:
    """An unused key is named and left out; a target without section is dropped."""
    site = make_site("pl", POLISH)
    source = tmp_path / "synonyms.yml"
    source.write_text("fotka: [zdjęciami, rzeźba]\ngorset: [sukienka]\n", encoding="utf-8")

    report = apply_pack(site, "pl", synonyms=source)

    pack = pack_of(site)
    assert report.unused_synonyms == ("gorset",)
    assert '"synonyms":"fotka zdjęciami"' in pack


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n", "expected a mapping of a word to a list of words"),
        ("a: b\n", "expected a list of words under 'a', found 'b'"),
        ("a: [b c]\n", "expected one word, found 'b c'"),
        ("a b: [c]\n", "expected one word, found 'a b'"),
        ("1: [c]\n", "expected one word, found '1'"),
        ("a: [\n", "cannot read the synonyms"),
    ],
)
def test_broken_synonyms_are_refused(
    make_site: Any, tmp_path: Path, text: str, message: str
) -> None:
    """A synonym file of another shape is named, and the site stays as it was."""
    site = make_site("pl", POLISH)
    before = content(site)
    source = tmp_path / "synonyms.yml"
    source.write_text(text, encoding="utf-8")

    with pytest.raises(SearchPackError) as caught:
        apply_pack(site, "pl", synonyms=source)

    assert message in str(caught.value)
    assert str(source) in str(caught.value)
    assert content(site) == before


def test_other_folders_are_refused(tmp_path: Path, make_site: Any) -> None:
    """A folder that is no Material site, or half of one, is named and left alone."""
    with pytest.raises(SearchPackError, match="no built MkDocs Material site: search/search_index"):
        apply_pack(tmp_path, "pl")
    site = make_site("pl", POLISH)
    (worker,) = site.glob("assets/javascripts/workers/*.min.js")
    text = worker.read_text()
    worker.write_text(text + text)
    with pytest.raises(SearchPackError, match="exactly once"):
        apply_pack(site, "pl")
    worker.unlink()
    with pytest.raises(SearchPackError, match="expected one assets/javascripts/workers"):
        apply_pack(site, "pl")
    entry = '{"config": {}, "docs": [{"location": "a", "title": "b", "text": "c%s}]}'
    tags, half = entry % '", "tags": [1]', entry % '\\ud800"'
    for broken in ("{", "[]", '{"config": {}, "docs": [{"title": 1}]}', tags, half):
        (site / "search/search_index.json").write_text(broken)
        with pytest.raises(SearchPackError, match="no search index"):
            apply_pack(site, "pl")
    assert not (site / SHIM).exists()


def test_page_that_is_no_utf8_is_named_and_nothing_is_written(make_site: Any) -> None:
    """What can't be read as a page can't be mended, either."""
    site = make_site("pl", POLISH)
    (site / "foreign.html").write_bytes("<p>zażółć</p>".encode("cp1250"))

    with pytest.raises(SearchPackError, match=r"foreign\.html: byte 5 is not UTF-8"):
        apply_pack(site, "pl")
    assert not (site / SHIM).exists()


def test_pages_of_other_makers_are_left_alone(make_site: Any) -> None:
    """A page in the folder that is not Material's keeps its bytes."""
    site = make_site("pl", POLISH)
    (site / "foreign.html").write_text("<p>iframe-worker</p>\r\n", newline="")

    report = apply_pack(site, "pl")

    assert isinstance(report, PackReport)
    assert (site / "foreign.html").read_bytes() == b"<p>iframe-worker</p>\r\n"


def test_expressions_lead_to_their_entry_and_are_not_given_back(
    make_site: Any, ask: Any, anchors: Any
) -> None:
    """Words of no page find a section or a page; no answer shows any, a second run keeps them."""
    site = make_site("pl", POLISH)
    asked = {
        "konta.html#accounts-passwords": ("tajny kluczyk", "&lt;b&gt; wihajster"),
        "index.html": ("punkt startowy",),
        "nowhere.html": ("zguba",),
    }
    apply_pack(site, "pl", asked=asked)
    once = content(site)
    apply_pack(site, "pl")

    assert content(site) == once
    first, second, third, none = ask(site, ["kluczyku", "wihajstrem", "punkt startowy", "zguba"])
    assert [anchors(answer)[0] for answer in (first, second)] == ["accounts-passwords"] * 2
    assert third["items"][0]["location"] == "index.html"
    assert none["items"] == []
    every = [item for answer in (first, second, third) for item in answer["items"]]
    assert [item for item in every if "asked" in item or "kluczyk" in str(item["text"])] == []


def test_index_with_expressions_that_are_no_list_is_refused(make_site: Any) -> None:
    """An index that somebody else made may hold anything."""
    site = make_site("pl", POLISH)
    path = site / "search/search_index.json"
    index = json.loads(path.read_text())
    index["docs"][0]["asked"] = "words"
    path.write_text(json.dumps(index))

    with pytest.raises(SearchPackError, match="no search index"):
        apply_pack(site, "pl")
