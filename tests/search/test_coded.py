"""The index as numbers: what the worker makes of it is what MkDocs wrote, word for word."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.search import apply_pack
from generator.search.coded import CLOSES, OPENS, coded, parted
from generator.search.site_index import SiteIndex, head
from tests.search.search_corpora import ENGLISH, POLISH

WORKER = r"""
const fs = require("fs"), path = require("path"), vm = require("vm");
const { site, way, size, queries } = JSON.parse(fs.readFileSync(0, "utf8"));
const folder = path.join(site, "assets/javascripts/workers");
const name = fs.readdirSync(folder).find((file) => file.endsWith(".min.js"));
const target = new EventTarget();
const heard = [];
globalThis.self = globalThis;
globalThis.addEventListener = (...given) => target.addEventListener(...given);
globalThis.dispatchEvent = (event) => target.dispatchEvent(event);
globalThis.postMessage = (message) => { const one = heard.shift(); one.done(message); };
globalThis.importScripts = (file) => vm.runInThisContext(fs.readFileSync(file, "utf8"));
vm.runInThisContext(fs.readFileSync(path.join(folder, name), "utf8"));
const send = (data) => target.dispatchEvent(new MessageEvent("message", { data }));
const next = () => new Promise((done) => heard.push({ done }));
(async () => {
  const begun = next();
  if (way === "early") {
    const text = fs.readFileSync(path.join(site, "search/search_coded.json"), "utf8");
    const lines = text.split("\n");
    // Bracket, head, forms, places and the words of each entry; one line more is the gaps' forms.
    const words = 3 + JSON.parse(lines[3].slice(0, -1)).length + 1;
    send({ type: "part", value: lines.slice(0, words).join("\n") + "\n" });
    await begun;
    const before = [];
    heard.push({ done: (message) => before.push(message) });
    send({ type: 2, data: queries[0] });
    await new Promise((done) => setTimeout(done, 50));
    const told = [...before];
    heard.length = 0;
    const answer = next();
    send({ type: "part", value: lines.slice(words).join("\n") });
    send({ type: "end" });
    const answers = [(await answer).data];
    return console.log(JSON.stringify({ answers, before: told })) ?? process.exit();
  }
  if (way === "coded") {
    const text = fs.readFileSync(path.join(site, "search/search_coded.json"), "utf8");
    for (let at = 0; at < text.length; at += size) {
      send({ type: "part", value: text.slice(at, at + size) });
    }
    send({ type: "end" });
  } else send({ type: "load", value: path.join(site, "search/search_index.js") });
  await begun;
  const { kept, type, message } = way === "coded" ? await next() : {};
  if (type === "failed") return console.log(JSON.stringify({ failed: message }));
  const answers = [];
  for (const data of queries) {
    const answer = next();
    send({ type: 2, data });
    answers.push((await answer).data);
  }
  console.log(JSON.stringify({ answers, docs: kept && JSON.parse(kept.content).docs }));
})();
"""
ODD = (
    "",
    "plain words without an element",
    "<p>Konto <strong>firmowe</strong>, konta</p> <p>KONTO</p> ",
    "a < b > c &amp; d&lt;e &#39; &#٣; f",
    "<p>open <p>twice</p> and</p> <ul><li>li<br/>st</li></ul> tail",
    "</p>closed</p> first<p>",
    "<p>Σίσυφος ΣΑΣ straße İstanbul ǅ Łódź łódź ŁÓDŹ</p>",
    "😀 😁x 😁y 𝐁old \ufeffmark\u1680space\u2028line",
    'quote " and \\ back ! # : {} ~',
    "<>",
    ">",
    "<",
)


def run(node: str, site: Path, way: str, queries: list[str], size: int = 997) -> dict[str, Any]:
    """Ask the site's worker, with its index brought in one way."""
    given = {"site": str(site), "way": way, "size": size, "queries": queries}
    done = subprocess.run(
        [node, "-e", WORKER],
        input=json.dumps(given),
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.fixture
def odd(make_site: Any) -> Path:
    """Give a site whose index holds odd texts beside good ones."""
    site: Path = make_site("pl", POLISH)
    path = site / "search/search_index.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    for number, text in enumerate(ODD):
        doc = {"location": f"odd.html#{number}", "title": f"Odd {number}", "text": text}
        index["docs"].append(doc)
    index["docs"][-1] |= {"boost": 0.5, "tags": ["znacznik", "dwa słowa"]}
    path.write_text(json.dumps(index), encoding="utf-8")
    asked = {"odd.html#0": ("nic a nic", "r&amp;d", "😁x"), "konta.html": ("jak się zalogować",)}
    apply_pack(site, "pl", asked=asked)
    return site


def test_worker_answers_the_same_from_numbers(node: str, odd: Path) -> None:
    """Places, scores, texts and marks are those of the index as MkDocs wrote it."""
    queries = ["konto", "hasłami", "koncie firmowe", "words", "łódź", "😁x", "sisyfos", "zalogować"]
    queries += [
        "konto firmowe konta",
        "d e",
        "first tail",
        "dwa",
        "straße",
        "nic",
        "mark space line",
    ]

    plain = run(node, odd, "load", queries)
    numbers = run(node, odd, "coded", queries)

    assert numbers["answers"] == plain["answers"]
    assert all(answer["items"] for answer in plain["answers"][:3])


@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_worker_reads_back_every_text(node: str, odd: Path, size: int) -> None:
    """To the letter, in whatever pieces it comes."""
    docs = json.loads((odd / "search/search_index.json").read_text(encoding="utf-8"))["docs"]

    read = run(node, odd, "coded", [], size)["docs"]

    # The theme adds pages to their sections, and how people ask is in no answer.
    apart = {"asked": None, "parent": None}
    assert [one | apart for one in read] == [one | apart for one in docs]


def test_a_query_that_came_early_is_answered_once_and_whole(node: str, odd: Path) -> None:
    """Asked when only the words are there, it waits for what stands between them."""
    plain = run(node, odd, "load", ["konto"])
    early = run(node, odd, "early", ["konto"])

    assert early["answers"] == plain["answers"]
    assert early["before"] == []


def test_worker_tells_of_an_index_that_ends_early(node: str, odd: Path) -> None:
    """A line short is no whole index."""
    path = odd / "search/search_coded.json"
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join([*lines[:-2], "]"]), encoding="utf-8")

    assert run(node, odd, "coded", []) == {"failed": "Error: the index ends early"}


def test_text_is_parted_as_the_theme_does() -> None:
    """Only ends of outermost elements stand among the words; the gaps hold the rest."""
    text = "<p>Nie <b>pisz</b>, pytaj.</p> Koniec"
    found = parted(text)

    assert found.words == (OPENS, "Nie", "pisz", "pytaj", CLOSES, "Koniec")
    assert found.gaps == ("<p>", " <b>", "</b>, ", ".</p> ", "")


def test_index_grows_by_little_more_than_its_forms() -> None:
    """A form that stands often costs one or two signs, each time."""
    index = SiteIndex(
        content={"docs": [{"location": "a", "title": "", "text": "słowa " * 1000}]},
    )

    assert len(coded(index, head("0"))) < 2 * 1000 + 1000


def test_more_forms_than_two_signs_can_say(node: str, make_site: Any) -> None:
    """Numbers of three signs are read as they were written."""
    site: Path = make_site("en", ENGLISH)
    path = site / "search/search_index.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    text = " ".join(f"form{number}" for number in range(5000))
    index["docs"].append({"location": "many.html", "title": "Many", "text": text})
    path.write_text(json.dumps(index), encoding="utf-8")
    apply_pack(site, "en")

    assert run(node, site, "coded", [])["docs"][-1]["text"] == text
