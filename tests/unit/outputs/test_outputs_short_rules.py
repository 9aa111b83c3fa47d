"""What a rule says is taken out of its finished chapter, as data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.outputs.kept import Kept
from generator.outputs.site.short_rules import FOLDER, write_short_rules

PAGE = """<html><body><article>
<details class="hb-aid-card"><summary>A</summary>
<p><a href="01-talk.html#talk-a">The whole rule</a></p></details>
</article></body></html>"""
CHAPTER = """<html><body><article>
<h2 id="talk-a">1.1 A</h2>
<p class="hb-head">You must not</p>
<p class="hb-unconfirmed">Unconfirmed</p>
<p>Never <strong>say</strong> <a href="02-b.html#b" onclick="x()">so</a> &lt;/script&gt;.</p>
<ul>
<li>one</li>
</ul>
<p class="hb-why">Because.</p>
<p>Guidance.</p>
<p class="hb-wrong">Wrong.</p>
<p class="hb-right">Right.</p>
<p class="hb-right">Right again.</p>
<p class="hb-remedy">Mend it.</p>
<p class="hb-legal">Law</p>
<h2 id="talk-b">1.2 B</h2>
<p>Another rule.</p>
</article></body></html>"""


def _written(site: Path) -> dict[str, Any]:
    site.mkdir()
    (site / "may-i.html").write_text(PAGE, encoding="utf-8")
    (site / "01-talk.html").write_text(CHAPTER, encoding="utf-8")
    write_short_rules(site, Kept(None, ""))
    (script,) = (site / FOLDER).iterdir()
    assert script.name == "01-talk.js"
    text = script.read_text(encoding="utf-8")
    assert text.startswith('Handbook.rules.take("01-talk", {')
    assert text.endswith("});\n")
    assert "<" not in text
    return dict(json.loads(text.partition(", ")[2].removesuffix(");\n")))


def test_a_rule_keeps_what_holds_why_one_example_and_the_remedy(tmp_path: Path) -> None:
    """Marks, guidance, wrong and further examples, laws and other rules stay in the chapter."""
    rules = _written(tmp_path / "site")

    assert list(rules) == ["talk-a"]
    assert [(part[0], part[1].get("class")) for part in rules["talk-a"]] == [
        ("p", None),
        ("ul", None),
        ("p", "hb-why"),
        ("p", "hb-right"),
        ("p", "hb-remedy"),
    ]


def test_elements_keep_their_words_and_links_and_nothing_that_acts(tmp_path: Path) -> None:
    """A handler that got past all checks would stay behind."""
    statement = _written(tmp_path / "site")["talk-a"][0]

    assert statement == [
        "p",
        {},
        [
            "Never ",
            ["strong", {}, ["say"]],
            " ",
            ["a", {"href": "02-b.html#b"}, ["so"]],
            " </script>.",
        ],
    ]


def test_without_the_page_nothing_is_written(tmp_path: Path) -> None:
    """A handbook without questions has no scripts of rules."""
    write_short_rules(tmp_path, Kept(None, ""))

    assert list(tmp_path.iterdir()) == []
