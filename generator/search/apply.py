"""Puts the search pack into a built site."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.search.analysis import stems_for
from generator.search.coded import coded
from generator.search.pack import assemble, carrier, starter
from generator.search.pages import SHIM, mended_pages
from generator.search.site_files import write_all
from generator.search.site_index import head, read_index, stub
from generator.search.stemmer_tables import licence_notice
from generator.search.synonyms import check_synonyms, load_synonyms
from generator.search.worker import AFTER, BEFORE, mended_bundle, stock_worker

LICENCE = "assets/javascripts/workers/search.licence.txt"
"""The notice that goes with Snowball's tables: beside the worker; no reader waits for it."""
CODED = "search/search_coded.json"
"""What browsers fetch from a server; the index of MkDocs stays beside it, for other readers."""

_DIGITS = 16
_NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class PackReport:
    """What was put into a site."""

    size: int
    """Bytes of the pack."""
    gzipped: int
    """Bytes of the pack as a server sends it."""
    sections: int
    """Entries of the index that lead to an anchor."""
    unused_synonyms: tuple[str, ...]
    """Keys of the synonym file that lead to no section, in file order."""


def apply_pack(
    site: Path,
    language: str,
    *,
    synonyms: Path | None = None,
    asked: Mapping[str, tuple[str, ...]] = _NOTHING,
) -> PackReport:
    """Give a built MkDocs Material site the handbook's search.

    Everything is worked out before the first file is written. Running it again
    changes nothing. Only files in the folder are touched, whatever links stand in it.

    Args:
        site: The folder that `mkdocs build` has written.
        language: The language of its text; `pl` and `en` have a stemmer.
        synonyms: A synonym file to use in place of the one that ships with the pack.
        asked: How people ask for what stands at an address of the index; words of no page. What
            an earlier run has put into the index stays.

    Raises:
        SearchPackError: The folder is no built Material site, holds links where files are to
            be written, or the synonyms cannot be read.
        OSError: Something in the folder can't be read or written.
    """
    site = site.resolve()
    index = read_index(site).with_asked(asked)
    table = load_synonyms(language, synonyms)
    sought = (target for targets in table.values() for target in targets)
    chosen = check_synonyms(table, stems_for(index.texts, sought, language), language)
    pack = assemble(language, chosen.targets)
    worker, stock = stock_worker(site)
    engine = f"{carrier()}{BEFORE}{stock}{AFTER}{pack}"
    bundle, mended = mended_bundle(site)
    said = f"{engine}{stub()}{index.entries}"
    digest = hashlib.sha256(said.encode()).hexdigest()[:_DIGITS]
    files = {
        worker: engine,
        site / SHIM: starter(worker.name, digest),
        bundle: mended,
        site / CODED: coded(index, head(digest)),
        **_both(site, "index", index.rewritten(digest)),
        **_both(site, "config", stub()),
    }
    if language == "pl":
        files[site / LICENCE] = f"{licence_notice()}\n"
    files.update(mended_pages(site))
    write_all(files)
    encoded = pack.encode()
    return PackReport(
        size=len(encoded),
        gzipped=len(gzip.compress(encoded, mtime=0)),
        sections=index.sections,
        unused_synonyms=chosen.unused,
    )


def _both(site: Path, name: str, content: str) -> dict[Path, str]:
    """Name the two files of an index: for a server, and for a disk, where only scripts are read."""
    file = site / "search" / f"search_{name}.json"
    return {file: content, file.with_suffix(".js"): f"var __index = {content}"}
