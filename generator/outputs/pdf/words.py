"""What stands around the articles: the running head and foot, and the sheet to sign."""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.model.brand import ending
from generator.model.colour import readable
from generator.model.handbook import Handbook
from generator.model.labels import Label
from generator.outputs.pdf.code import tongue
from generator.outputs.pdf.typography import bind
from generator.render.ask import ADDRESS
from generator.render.prose import flat
from generator.render.start import next_review
from generator.render.words import Words
from generator.text.placeholders import shown

_COLOUR = "#1f3a5f"
_PRINTABLE = 5.5
"""Contrast to white paper that a grey print of a colour still has."""
_REGIONS = {"pl": "PL", "en": "GB"}
_PAGE_WORDS = {
    "edition": Label.EDITION,
    "valid_until": Label.PDF_VALID_UNTIL,
    "check_at": Label.PDF_CHECK_AT,
    "page": Label.PDF_PAGE,
    "of": Label.PDF_OF,
    "short_page": Label.PDF_SHORT_PAGE,
    "notes": Label.PDF_NOTES,
    "in_chapter": Label.PDF_IN_CHAPTER,
    "give_back": Label.PDF_SIGN_RETURN,
}


@dataclass(frozen=True)
class Around:
    """The handbook's own facts in one language."""

    handbook: Handbook
    language: str

    def label(self, key: Label) -> str:
        """Give a word from labels.yml as plain text."""
        return bind(flat(self.handbook.labels[key], self.handbook.parameters, self.language))

    @property
    def title(self) -> str:
        """The handbook's title."""
        return flat(self.handbook.title, self.handbook.parameters, self.language)

    @property
    def company(self) -> str:
        """The company's name."""
        return shown(self.handbook.parameters["company"], self.language)

    def meta(
        self, paper: str, title: str, *, flowing: bool, pocket: bool = False, card: bool = False
    ) -> str:
        """Give the template's settings as JSON.

        Args:
            paper: `a4` or `letter`.
            title: The document's title.
            flowing: True when chapters follow each other without beginning a page.
            pocket: True for a few sheets in small type.
            card: True for a sheet without margins for numbers, whose letters fit its size.
        """
        handbook = self.handbook
        language, region = tongue(self.language)
        return json.dumps(
            {
                "title": self.title,
                "full_title": title,
                "company": self.company,
                "lang": language,
                "region": region or _REGIONS.get(self.language),
                "paper": {"letter": "us-letter"}.get(paper, paper),
                "flowing": flowing,
                "pocket": pocket,
                "card": card,
                "edition": self._edition(),
                "digest": handbook.digest[:12],
                "until": self.until(),
                "colour": self._colour(),
                "logo": self.logo[0] if self.logo else None,
                "check": self._address(),
                "words": {name: self.label(key) for name, key in _PAGE_WORDS.items()},
            },
            ensure_ascii=False,
        )

    def _address(self) -> str:
        """Give the address for questions, or nothing where no layer declares it."""
        value = self.handbook.parameters.get(ADDRESS)
        return shown(value, self.language) if value else ""

    def _edition(self) -> str:
        draft = "" if self.handbook.release else f" ({self.label(Label.RV_DRAFT_SHORT)})"
        return self.handbook.version + draft

    @property
    def logo(self) -> tuple[str, bytes] | None:
        """The company's logo for white paper: a file name for the source, and its bytes."""
        data = self.handbook.pictures.get("logo")
        if data is None:
            return None
        return f"logo.{ending(data)}", data

    def _colour(self) -> str:
        """Give a shade of the company's colour that can be read on paper."""
        company = self.handbook.company
        own = company.brand.colour if company and company.brand else None
        return readable(own, "#ffffff", _PRINTABLE) if own else _COLOUR

    def until(self) -> str:
        """Give the day by which the first chapter is due for review."""
        due = next_review(self.handbook)
        return str(Words(self.handbook, self.language).day(due)) if due else "–"
