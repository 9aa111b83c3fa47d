"""Measure the search of a company's site in Material's own worker, run by node.

Run: .venv/bin/python benchmarks/search.py [COMPANY]
Prints for each language the recall of the project's own questions, the results for
words of another world beside stock Material, the size of the pack, and milliseconds.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from generator.search.worker import AFTER, BEFORE

ROOT = Path(__file__).parent.parent
FIRST = 3
STOCK = {
    "lang": ["en"],
    "separator": "[\\s\\-]+",
    "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
}
STOCK_PIPELINE = {"pl": [" "], "en": ["stopWordFilter"]}
"""Material's own settings; for Polish it has neither a stemmer nor stop words."""
OFF_TOPIC = {
    "pl": ("sernik", "gitara", "rower", "pogoda", "jezioro", "kuchnia", "samolot", "koń",
           "ogród", "wiolonczela"),
    "en": ("cheesecake", "guitar", "bicycle", "weather", "lake", "kitchen", "airplane", "horse",
           "garden", "violin"),
}  # fmt: skip
RUNNER = r"""
const fs = require("fs"), path = require("path"), vm = require("vm");
const { site, config, queries, between } = JSON.parse(fs.readFileSync(0, "utf8"));
const folder = path.join(site, "assets/javascripts/workers");
const scope = { console: { ...console, warn: () => {} }, URL };
let handler, answer;
scope.self = scope;
scope.addEventListener = (_, listener) => { handler = listener; };
scope.postMessage = (message) => { answer = message; };
vm.createContext(scope);
const name = fs.readdirSync(folder).find((file) => /^search.*\.min\.js$/.test(file));
const text = fs.readFileSync(path.join(folder, name), "utf8");
const stock = text.split(between[0])[1].split(between[1])[0];
vm.runInContext(config ? stock : text, scope);
const index = JSON.parse(fs.readFileSync(path.join(site, "search/search_index.json"), "utf8"));
(async () => {
  const data = { config: config || index.config, docs: index.docs, options: { suggest: false } };
  await handler({ data: { type: 0, data } });
  const all = [];
  for (const query of queries) {
    const start = process.hrtime.bigint();
    await handler({ data: { type: 2, data: query } });
    const ms = Number(process.hrtime.bigint() - start) / 1e6;
    const found = answer.data.items.flat().filter((item) => item.score > 0);
    found.sort((one, other) => other.score - one.score);
    all.push({ ms, found: found.map((item) => item.location) });
  }
  console.log(JSON.stringify(all));
})();
"""


def main() -> None:
    """Build the site once and print one block for each language."""
    if shutil.which("node") is None:
        sys.exit("node is not installed: it runs Material's search worker")
    company = sys.argv[1] if len(sys.argv) > 1 else "bank-brzozowy"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        build = [sys.executable, "-m", "generator", "build", "--company", company, "--quiet"]
        subprocess.run([*build, "--out", str(out)], cwd=ROOT, check=True)
        for language in OFF_TOPIC:
            report(out / "site" / language, language)


def report(site: Path, language: str) -> None:
    """Print recall, noise, size and time of one language."""
    questions = ROOT / "tests" / "site" / f"queries_{language}.yml"
    asked = yaml.safe_load(questions.read_text(encoding="utf-8"))
    answers = ask(site, [one["query"] for one in asked])
    hits: dict[str, list[bool]] = defaultdict(list)
    for one, answer in zip(asked, answers, strict=True):
        anchors = [place.split("#")[1] for place in answer["found"] if "#" in place][:FIRST]
        hits[one["kind"]].append(any(e.replace(".", "-") in anchors for e in one["expect"]))
    words = list(OFF_TOPIC[language])
    stock = ask(site, words, {**STOCK, "pipeline": STOCK_PIPELINE[language]})
    more = [
        len(ours["found"]) - len(theirs["found"])
        for ours, theirs in zip(ask(site, words), stock, strict=True)
    ]
    times = sorted(answer["ms"] for answer in answers)
    print(f"{language}: recall@{FIRST}")
    for kind, found in sorted(hits.items()):
        print(f"  {kind:<10} {sum(found) / len(found):.2f} (n={len(found)})")
    print(f"  {everyday(site, language)}")
    print(
        f"  noise      {max(more):+d} results at most beside stock Material, {sum(more):+d} in all"
    )
    (worker,) = site.glob("assets/javascripts/workers/search.*.min.js")
    pack = worker.read_bytes().partition(AFTER.encode())[2]
    print(f"  pack       {len(gzip.compress(pack, mtime=0)):,} bytes gzipped")
    slow = times[len(times) * 95 // 100]
    print(f"  query      p50 {times[len(times) // 2]:.1f} ms, p95 {slow:.1f} ms")


def everyday(site: Path, language: str) -> str:
    """Tell how often a question as people type it has its answer first, and among three."""
    questions = ROOT / "tests" / "search" / f"everyday_{language}.yml"
    asked = yaml.safe_load(questions.read_text(encoding="utf-8"))
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    there = [doc["location"] for doc in index["docs"]]
    held = [
        (answer["found"], expected)
        for answer, expected in zip(ask(site, list(asked)), asked.values(), strict=True)
        # Nobody asks a handbook for rules and pages that it lacks.
        if any(_is(place, expected) for place in there)
    ]
    shares = (
        sum(any(_is(place, expected) for place in found[:most]) for found, expected in held)
        for most in (1, FIRST)
    )
    first, three = (share / len(held) for share in shares)
    return f"everyday   {first:.2f} first, {three:.2f} of {FIRST} (n={len(held)})"


def _is(place: str, expected: list[str]) -> bool:
    page, _, anchor = place.partition("#")
    return page in expected or anchor in [one.replace(".", "-") for one in expected]


def ask(site: Path, queries: list[str], config: dict[str, Any] | None = None) -> Any:
    """Run queries through the site's worker, with its own settings or with others."""
    given = json.dumps(
        {"site": str(site), "config": config, "queries": queries, "between": [BEFORE, AFTER]}
    )
    done = subprocess.run(
        ["node", "-e", RUNNER], input=given, capture_output=True, check=True, text=True
    )
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
