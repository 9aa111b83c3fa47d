"""Put finished PDFs beside the site and into it, with links that lead somewhere."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path

from generator.model.labels import Label
from generator.model.marks import Mark
from generator.model.packs import megabytes
from generator.model.pages import CRISIS_CARD, PRINT, START, WALLET_CARD
from generator.outputs.pdf.selection import Choice
from generator.outputs.pdf.words import Around

_ENTRY = re.compile(rf'<li><a href="{re.escape(PRINT.html)}">.*?</li>', re.DOTALL)
_ADDED = re.compile(rf'\n<li class="{Mark.PDF}">.*?</li>', re.DOTALL)
_LINKED = {
    "": ("handbook.pdf", Label.PDF_LINK),
    "-onboarding": ("handbook-onboarding.pdf", Label.PDF_LINK_ONBOARDING),
    f"-{CRISIS_CARD.stem}": (f"{CRISIS_CARD.stem}.pdf", Label.PDF_LINK_CRISIS),
    f"-{WALLET_CARD.stem}": (f"{WALLET_CARD.stem}.pdf", Label.PDF_LINK_WALLET),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A PDF that is ready to be written."""

    choice: Choice
    """Which PDF it is."""
    around: Around
    """The handbook's facts in its language."""
    data: bytes
    """The file's bytes."""
    pages: int
    """How many pages it has."""

    @property
    def name(self) -> str:
        """The file's name beside the site."""
        return f"handbook{self.choice.suffix}-{self.around.language}.pdf"


def publish(out: Path, finished: Finished) -> Path:
    """Write a PDF into the stage, and link it from the start page if it is for all.

    The links are added to the built pages, so a site without a PDF never shows a dead one;
    the next build replaces the folder and takes PDF and links away together.

    Args:
        out: The stage's folder.
        finished: The PDF.

    Returns:
        The path of the file.
    """
    path = out / finished.name
    path.write_bytes(finished.data)
    if finished.choice.suffix in _LINKED:
        language = finished.around.language
        copy = f"site/{language}/{_LINKED[finished.choice.suffix][0]}"
        (out / copy).write_bytes(finished.data)
        start = out / "site" / language / START.html
        text = start.read_text(encoding="utf-8")
        linked = _linked(text, start.parent, finished.around)
        if linked != text:
            start.write_bytes(linked.encode())
    return path


def _linked(text: str, folder: Path, around: Around) -> str:
    """Give a page with one link for each PDF in its folder, after the link to the print page."""
    items = "".join(
        f'\n<li class="{Mark.PDF}"><a href="{name}">{html.escape(around.label(key))}</a>'
        f" ({_size(folder / name)}): {html.escape(around.label(Label.PDF_ABOUT_LINK))}</li>"
        for name, key in _LINKED.values()
        if (folder / name).exists()
    )
    return _ENTRY.sub(lambda match: match.group() + items, _ADDED.sub("", text), count=1)


def _size(path: Path) -> str:
    return f"PDF, {megabytes(path.stat().st_size)} MB"
