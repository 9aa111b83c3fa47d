"""What stands around the articles: the running head and foot, and the sheet to sign."""

from __future__ import annotations

import json
from dataclasses import dataclass

from generator.model.days import add_months
from generator.model.handbook import Handbook
from generator.pdf.typography import bind
from generator.render.prose import flat
from generator.render.words import Words
from generator.resolve.placeholders import shown

_REGIONS = {"pl": "PL", "en": "GB"}
_PAGE_WORDS = {
    "edition": "edition", "valid_until": "pdf_valid_until", "check_at": "pdf_check_at",
    "page": "pdf_page", "of": "pdf_of", "short_page": "pdf_short_page", "done_on": "done_on",
    "notes": "pdf_notes",
}
_FIELDS = ("pdf_name", "pdf_role", "pdf_date", "pdf_signature")


@dataclass(frozen=True)
class Around:
    """The handbook's own facts in one language."""

    handbook: Handbook
    language: str

    def label(self, key: str) -> str:
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

    def meta(self, paper: str, title: str) -> str:
        """Give the template's settings as JSON.

        Args:
            paper: `a4` or `letter`.
            title: The document's title.
        """
        handbook = self.handbook
        return json.dumps(
            {
                "title": self.title,
                "full_title": title,
                "company": self.company,
                "lang": self.language,
                "region": _REGIONS.get(self.language),
                "paper": {"letter": "us-letter"}.get(paper, paper),
                "edition": handbook.version,
                "digest": handbook.digest[:12],
                "until": self.until(),
                "check": shown(handbook.parameters["help_email"], self.language),
                "words": {name: self.label(key) for name, key in _PAGE_WORDS.items()},
                "sign_off": self._sign_off(),
            },
            ensure_ascii=False,
        )

    def until(self) -> str:
        """Give the day by which the first chapter is due for review."""
        due = min(
            add_months(chapter.reviewed, chapter.review_months)
            for chapter in self.handbook.chapters
        )
        return str(Words(self.handbook, self.language).day(due))

    def _sign_off(self) -> dict[str, object]:
        handbook = self.handbook
        valid_from = str(Words(handbook, self.language).day(handbook.valid_from))
        return {
            "title": self.label("pdf_sign_off"),
            "statement": self.label("pdf_sign_statement"),
            "entries": [
                (self.label("company_name"), self.company),
                (self.label("pdf_document"), self.title),
                (self.label("edition"), handbook.version),
                (self.label("valid_from"), valid_from),
                (self.label("digest"), handbook.digest[:12]),
            ],
            "fields": [self.label(key) for key in _FIELDS],
            "give_back": self.label("pdf_sign_return"),
            "limits": self.label("pdf_sign_limits"),
        }
