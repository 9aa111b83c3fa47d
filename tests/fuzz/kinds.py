"""The kinds of files that the program reads: seeds, what they are made of, how each is tried."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.compare.snapshot import digest_of
from generator.editions.seal import seal_of
from generator.model.problems import Collector, Problem
from generator.outputs.site.headers import SERVERS, all_headers
from generator.outputs.sums import compare
from generator.search.apply import apply_pack
from generator.search.synonyms import load_synonyms
from generator.sources.catalogs import read_catalogs
from generator.sources.kinds import BESIDE
from generator.sources.policy.read import read_policy
from generator.sources.raster import clean_raster
from generator.sources.review_exports import read_export
from generator.sources.roster import read_roster, read_signed
from generator.sources.site_settings import shared_config
from generator.sources.svg import clean_svg
from generator.sources.word.read import read_returned
from tests.fuzz import seeds
from tests.fuzz.judging import OURS, Try
from tests.fuzz.seeds import Seeds, texts
from tests.fuzz.trying import Ready, in_file, in_tree, picture
from tests.positions import samples
from tests.trees import TREE

COMPANY = "companies/acme/company.yml"
_WORD_WORDS = (
    *(
        b"<w:p>",
        b"</w:p>",
        b"<w:r>",
        b"</w:r>",
        b"<w:t>",
        b"</w:t>",
        b'<w:ins w:id="9">',
        b"</w:ins>",
    ),
    *(b'<w:del w:id="8">', b"</w:del>", b"<w:sdt>", b"<w:sdtContent>", b"&amp;", b"&#x2029;"),
    *(b'<w:bookmarkStart w:name="hb_talk_open"/>', b"<w:tbl>", b"<w:txbxContent>", b"<!DOCTYPE x>"),
)


def _document(path: Path, problems: Collector) -> None:
    """Read a document whose main part is the file."""
    packed = path.with_suffix(".docx")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", path.read_bytes())
    read_returned(packed, problems)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    seeds: Seeds
    ready: Ready
    words: Sequence[bytes] = ()
    """What files of this kind are made of."""


_YAML_WORDS = (
    *(b"pl:", b"en:", b"- id: ", b"reason: ", b"strength: must", b"action: remove", b"[PL-ONE]"),
    *(
        b"{pl: A, en: B}",
        b"true",
        b"false",
        b"2026-12-01",
        b"everyone",
        b"talk.open",
        b"{reply_hours}",
    ),
    *(
        b"|\n      a\n",
        b"1. a\n",
        b"> a",
        b"| a | b |",
        b"# a",
        b"`a`",
        b"[a](#talk.open)",
        b"![a](b)",
    ),
)
_JSON_WORDS = (b"null", b"[]", b"{}", b'"a"', b"1", b"-1.5e3", b"[" * 2_000, b'{"a":' * 60, b",")
_TABLE_WORDS = (
    b";",
    b",",
    b"\t",
    b'"',
    b'""',
    b"sep=",
    b"\r\n",
    b"=1+1",
    b"\xb9",
    b"\xff\xfe",
    b"a\x00",
)
_SVG_WORDS = (
    *(
        b"<g>",
        b"</g>",
        b'<use href="#a"/>',
        b' id="a"',
        b' fill="url(#a)"',
        b"<style>",
        b"<![CDATA[",
    ),
    *(b"]]>", b"<!--", b"-->", b"<!ENTITY a 'b'>", b"&a;", b"&#0;", b' transform="rotate(1e9)"'),
    *(b' class="st0"', b".st0{fill:red}", b"var(--a,", b"<mask id='a'>", b' width="1mm"', b"1e38"),
)
_PO_WORDS = (b"msgid ", b"msgstr ", b'msgctxt "a"', b'"', b"\\", b"#, fuzzy", b"#~ ", b"msgstr[0] ")
_HTML_WORDS = (
    b"<script",
    b"</script>",
    b"<style",
    b" on",
    b"='",
    b"<!--",
    b"src=",
    b"<a ",
    b"href=",
)


def _register_file(data: bytes) -> str:
    """Name the register that a file holds, by its first key."""
    keys = re.findall(rb"^([a-z_]+):", data, re.MULTILINE)
    names = ["one-page" if key == b"duties" else key.decode() for key in keys]
    return f"handbook/{next((name for name in names if name in BESIDE), 'risks')}.yml"


def _sealed(data: bytes) -> bytes:
    """Seal what may be an edition, as an attacker would who knows how."""
    try:
        edition = json.loads(data)
        content = {name: value for name, value in edition.items() if name != "approval"}
        edition["digest"] = digest_of(content)
        edition["approval"]["seal"] = seal_of(edition)
        return json.dumps(edition).encode()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return data


def _edition(folder: Path) -> Try:
    """Try a file as it is, and sealed anew: a seal that does not fit hides what comes after it."""
    attempt = in_tree(lambda _: seeds.EDITION, seeds.APPROVED)(folder)

    def both(data: bytes) -> Iterator[Problem]:
        with suppress(*OURS):
            yield from attempt(data) or ()
        yield from attempt(_sealed(data)) or ()

    return both


def _headers(path: Path, problems: Collector) -> None:
    headers = all_headers(path.parent, problems)
    for write in SERVERS.values():
        write(headers, "/")


def _search_pack(folder: Path) -> Try:
    """Try an index in a site that holds no more than the pack needs."""
    seeds.write_tree(
        folder,
        {
            "index.html": seeds.PAGE,
            **seeds.SCRIPTS,
        },
    )

    def read(path: Path, _: Collector) -> None:
        apply_pack(folder, "pl")

    return in_file("search/search_index.json", read)(folder)


def _pages(path: Path, _: Collector) -> None:
    apply_pack(path.parent, "en")


def _site(folder: Path) -> Try:
    """Try a page in a site, which the pack reads and changes."""
    seeds.write_tree(
        folder,
        {
            "search/search_index.json": json.dumps(seeds.INDEX),
            **seeds.SCRIPTS,
        },
    )
    return in_file("index.html", _pages)(folder)


def _sums(folder: Path) -> Try:
    seeds.write_tree(folder, {"site/pl/0.html": "x"})
    return in_file("SHA256SUMS", lambda path, problems: compare(folder, path, (), problems))(folder)


_AUDIENCES = {"everyone": ("Wszyscy", "Everyone"), "admins": ("Administracja", "Admins")}


def _policy(path: Path, problems: Collector) -> None:
    del problems
    read_policy(path)


KINDS: Mapping[str, Kind] = {
    "company": Kind(texts(samples.COMPANY), in_tree(lambda _: COMPANY), _YAML_WORDS),
    "contacts": Kind(texts(seeds.CONTACTS), in_tree(lambda _: COMPANY), _YAML_WORDS),
    "profile": Kind(
        texts(TREE["industry_profiles/alpha/profile.yml"]),
        in_tree(lambda _: "industry_profiles/alpha/profile.yml"),
        _YAML_WORDS,
    ),
    "base": Kind(
        texts(TREE["handbook/handbook.yml"]),
        in_tree(lambda _: "handbook/handbook.yml"),
        _YAML_WORDS,
    ),
    "chapter": Kind(
        texts(TREE["handbook/chapters/01-talk.yml"]),
        in_tree(lambda _: "handbook/chapters/01-talk.yml"),
        _YAML_WORDS,
    ),
    "register": Kind(seeds.registers, in_tree(_register_file, TREE), _YAML_WORDS),
    "translations": Kind(
        texts(seeds.CONFIRMATIONS), in_tree(lambda _: "handbook/translations.yml"), _YAML_WORDS
    ),
    "review": Kind(
        texts(seeds.REVIEW), in_tree(lambda _: "companies/acme/reviews/2026.yml"), _YAML_WORDS
    ),
    "edition": Kind(seeds.editions, _edition, _JSON_WORDS),
    "catalog": Kind(
        texts(seeds.CATALOG),
        in_file(
            "languages/uk.po",
            lambda path, problems: read_catalogs(path.parent.parent, "acme", problems),
        ),
        _PO_WORDS,
    ),
    "review-export": Kind(
        seeds.as_json(seeds.EXPORT), in_file("jan.json", read_export), _JSON_WORDS
    ),
    "review-table": Kind(
        texts(*seeds.REVIEW_TABLES), in_file("jan.csv", read_export), _TABLE_WORDS
    ),
    "roster": Kind(
        texts(*seeds.ROSTERS),
        in_file(
            "roster.csv",
            lambda path, problems: read_roster(path, _AUDIENCES, "everyone", problems),
        ),
        _TABLE_WORDS,
    ),
    "signatures": Kind(texts(*seeds.SIGNATURES), in_file("signed.csv", read_signed), _TABLE_WORDS),
    "policy-text": Kind(texts(seeds.POLICY), in_file("p.md", _policy)),
    "policy-page": Kind(texts(seeds.PAGE), in_file("p.html", _policy), _HTML_WORDS),
    "policy-document": Kind(seeds.documents, in_file("p.docx", _policy)),
    "policy-pdf": Kind(seeds.pdfs, in_file("p.pdf", _policy)),
    "drawing": Kind(seeds.drawings, picture(clean_svg), _SVG_WORDS),
    "dots": Kind(seeds.dots, picture(clean_raster)),
    "document": Kind(texts(seeds.DOCUMENT), in_file("document.xml", _document), _WORD_WORDS),
    "page": Kind(texts(seeds.PAGE), in_file("index.html", _headers), _HTML_WORDS),
    "page-for-search": Kind(texts(seeds.PAGE), _site, _HTML_WORDS),
    "search-index": Kind(seeds.as_json(seeds.INDEX), _search_pack, _JSON_WORDS),
    "synonyms": Kind(
        texts(seeds.SYNONYMS),
        in_file("own.yml", lambda path, _: load_synonyms("pl", path)),
        _YAML_WORDS,
    ),
    "sums": Kind(texts(seeds.SUMS), _sums, (b"  ", b" *", b"../", b"site/")),
    "site-settings": Kind(
        texts(seeds.MKDOCS),
        in_file("mkdocs.yml", lambda path, _: shared_config(path.parent)),
        _YAML_WORDS,
    ),
}
"""Every kind by its name."""
