"""Files as they should be, of every kind; what is tried are changes of them."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import typst
from PIL import Image

from generator.cli.main import outcome
from generator.sources.kinds import BESIDE
from tests import logos
from tests.trees import ROOT, TREE

Seeds = Callable[[], Sequence[bytes]]
"""Gives files of one kind; made only for those who ask."""
_OTHERS = frozenset({"labels", "parameters", "references", "questions", "answers", "answer_groups"})
"""Files that stand in the tiny tree themselves, and two that are nothing without each other."""
SCRIPTS = {
    "assets/javascripts/workers/search.0.min.js": 'a.split("/worker");self.lunr=b',
    "assets/javascripts/bundle.0.min.js": 'location.protocol!=="file:";"search/search_index.json"',
}
"""What the search pack leans on in Material's scripts."""
EDITION = "companies/acme/editions/1.0.json"
APPROVED: Mapping[str, str] = {
    **TREE,
    "companies/acme/company.yml": f'version: "1.0"\n{TREE["companies/acme/company.yml"]}',
}
"""The tiny tree of which the edition is."""

CONTACTS = """\
name: Acme
industries: [alpha]
contacts:
  - role: owner
    name: Zespół komunikacji
    email: zespol@acme.example
    phone: "+48 22 555 01 00"
  - role: owner
    name: O'Brien & Żak
    email: o.brien@acme.example
"""
REVIEW = """\
year: 2026
edition: "1.0"
started: 2026-11-01
due: 2026-12-31
decisions:
  - clause: talk.open
    rank: law
    text: "Możesz mówić o pracy."
    decision: change
    note: "Za krótko: trzeba \\"więcej\\""
    by: "Jan"
    date: 2026-11-02
  - clause: talk.name
    rank: rest
    text: "Podpisuj wpisy."
signed:
  by: "Anna"
  date: 2026-11-30
  digest: 0123456789ab
"""
CONFIRMATIONS = """\
translations:
  talk.open: {en: "0123456789ab"}
  talk.name:
    en: "abcdef012345"
"""
CATALOG = """\
# Comment.
msgid ""
msgstr ""
"Language: uk\\n"
"Content-Type: text/plain; charset=utf-8\\n"

#. talk.open
#: handbook/chapters/01-talk.yml
msgid "Mów śmiało"
msgstr "Говори"

#, fuzzy
#| msgid "Podpis"
msgid ""
"Podpisz \\"się\\"\\n"
"tutaj"
msgstr "Підпиши"

msgctxt "nagłówek"
msgid "wpis"
msgstr "допис"
"""
EXPORT = {
    "format": "handbook-review-1",
    "company": "acme",
    "reviewer": "Jan Żak",
    "clauses": {
        "talk.open": {"decision": "change", "note": "Za\nkrótko", "date": "2026-11-30"},
        "talk.name": {"decision": "keep"},
    },
}
REVIEW_TABLES = (
    'clause,decision,note,by,date,material\r\ntalk.open,change,"a, ""b""",Jan,2026-11-30,yes\r\n',
    "sep=;\nZasada;Decyzja;Uwaga\ntalk.open;zmienić;'=1+1\n\ntalk.name;zostaw;\n",
)
ROSTERS = (
    'id,role,audience\n1,"HR, Warszawa",everyone\njan.zak@acme.example,Sprzedaż,admins everyone\n',
    "sep=;\nLista osób\n\nIdentyfikator;Stanowisko;Odbiorcy\n00123;HR;Wszyscy, Administracja\n",
)
SIGNATURES = (
    "id,edition,digest,date\n1,1.0,0123456789ab,2026-11-30\n2,1,0123456789ab,30.11.2026\n",
    "E-mail\tWydanie\tSkrót\tData\nJan@Acme.example\t1,0\t0123456789AB\t45991\n",
)
PAGE = """\
<!doctype html><html lang="pl"><head><title>A &amp; B</title>
<script src="../assets/javascripts/bundle.a5f9d56c.min.js"></script>
<script>var a = "<b>";</script><script type="application/json">{"a": 1}</script>
<style>p{}</style></head><body onload="x()"><p style='a'>T</p>
<script src=https://unpkg.example/iframe-worker/shim></script><a href="javascript:x()">L</a>
</body></html>
"""
INDEX = {
    "config": {"lang": ["pl"], "separator": "[\\s]+", "pipeline": ["stopWordFilter"]},
    "docs": [
        {"location": "a.html", "title": "Konta", "text": "Zasady kont &lt;b&gt; i hasła 2.1"},
        {"location": "a.html#x", "title": "Hejt", "text": "Nie odpowiadaj.", "tags": ["mowa"]},
    ],
}
SYNONYMS = "hejt: [mowa, konta]\ntiktok: [konta]\nfotka: [zdjęcie]\n"
SUMS = "".join(f"{digit * 64}  site/pl/{digit}.html\n" for digit in "0a")
MKDOCS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def texts(*files: str) -> Seeds:
    """Give texts as files."""
    return lambda: [text.encode() for text in files]


_POINTERS = (
    (r"clauses: .*", "clauses: [talk.open]"),
    (r"clause: .*", "clause: talk.open"),
    (r"requirements: .*", "requirements: [S01]"),
    (r"area: .*", "area: rules"),
    (r"references: .*", "references: [PL-ONE]"),
    (r"audience: .*", "audience: [everyone]"),
    (r"quotes: .*", "quotes: [talk.open]"),
    (r"owner: .*", "owner: owner"),
    (r"\(#[a-z.-]+\)", "(#talk.open)"),
    # A language that needs no form of a word leaves it out, so that it counts as a word here.
    (r"\{body(?::[a-z]+)?\}", "Acme"),
    (r"\{[a-z_]+(?::[a-z_]+)?\}", "{reply_hours}"),
)
"""What shipped entries point to, and what the tiny tree has in its place."""


def registers() -> Sequence[bytes]:
    """Give the first entries of each shipped register, as they may stand in the tiny tree."""
    found = [TREE["handbook/parameters.yml"], TREE["handbook/references.yml"]]
    for name in BESIDE:
        path = ROOT / "handbook" / f"{name}.yml"
        if path.is_file() and name not in _OTHERS:
            whole = path.read_text(encoding="utf-8")
            text = "".join(whole.splitlines(keepends=True)[:60])
            # The last entry may be cut; of long ones there is one.
            text = text[: max(text.rfind("\n  - "), text.rfind("\n\n")) + 1] or text
            if text.endswith(f"{name}:\n"):
                text = "".join(re.split(r"(?m)^(?=  - )", whole)[:2])
            for pattern, own in _POINTERS:
                text = re.sub(pattern, own, text)
            found.append(text)
    return [text.encode() for text in found]


def write_tree(root: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@cache
def editions() -> Sequence[bytes]:
    """Approve the tiny tree."""
    with TemporaryDirectory() as folder:
        write_tree(Path(folder), APPROVED)
        where = ("--root", folder, "--company", "acme", "--today", "2026-12-01")
        with contextlib.redirect_stdout(io.StringIO()):
            code = outcome(
                ["approve", *where, "--by", "Board", "--note", "First", "--version", "1.0"]
            )
        assert code == 0
        return [(Path(folder) / EDITION).read_bytes()]


def drawings() -> Sequence[bytes]:
    """Give logos as drawing programs write them."""
    found = [text for name, text in vars(logos).items() if name.isupper() and isinstance(text, str)]
    return [text.encode() for text in found if "<svg" in text]


@cache
def dots() -> Sequence[bytes]:
    """Give small pictures of the kinds that cameras and programs write."""
    found = []
    for mode, kind in (("RGBA", "PNG"), ("P", "PNG"), ("L", "JPEG"), ("CMYK", "JPEG")):
        out = io.BytesIO()
        drawn = Image.new("RGB", (24, 12), "white")
        drawn.paste((200, 30, 60), (0, 0, 12, 12))
        drawn.convert(mode).save(out, kind, dpi=(72, 72))
        found.append(out.getvalue())
    return found


def as_json(data: object) -> Seeds:
    """Give data as a file."""
    return lambda: [json.dumps(data, ensure_ascii=False, indent=1).encode()]


POLICY = """\
# Rules

Staff must not:

- share [plans](https://a.example) or **names**,
1. post `keys`.

Title
=====

§ 2. Ask first.
"""


@cache
def documents() -> Sequence[bytes]:
    """Give a small document of Word."""
    made = docx.Document()
    made.add_heading("Rules", 1)
    made.add_paragraph("Never share plans.", style="List Bullet")
    made.add_table(rows=1, cols=1).cell(0, 0).text = "A cell."
    out = io.BytesIO()
    made.save(out)
    return [out.getvalue()]


@cache
def pdfs() -> Sequence[bytes]:
    """Give a small PDF."""
    return [typst.compile(b"= Rules\nNever share plans.\n- One more.\n")]


DOCUMENT = """\
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="ClauseTitle"/><w:rPr><w:ins w:id="1" w:author="A"/></w:rPr></w:pPr>
<w:bookmarkStart w:id="1" w:name="hb_talk_open"/><w:r><w:t>Words</w:t></w:r>
<w:ins w:id="2" w:author="A" w:date="2026-12-01T10:00:00Z">
<w:r><w:t xml:space="preserve"> in</w:t></w:r>
<w:del w:id="3" w:author="B"><w:r><w:delText>out</w:delText></w:r></w:del></w:ins>
<w:bookmarkEnd w:id="1"/></w:p>
<w:p><w:moveFromRangeStart w:id="4" w:name="m"/><w:moveFrom w:id="5" w:author="A">
<w:r><w:t>go</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="4"/><w:commentRangeStart w:id="0"/>
<w:r><w:sym w:char="F0FC"/>
<w:noBreakHyphen/><w:tab/><w:br/></w:r><w:commentRangeEnd w:id="0"/>
<w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
<w:tbl><w:tr><w:trPr><w:del w:id="6" w:author="A"/></w:trPr><w:tc><w:p><w:sdt><w:sdtContent><w:r>
<w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText><w:fldChar w:fldCharType="end"/>
</w:r></w:sdtContent></w:sdt></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>
</w:body></w:document>
"""
