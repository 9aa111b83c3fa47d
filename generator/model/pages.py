"""One table of the handbook's pages: their names, their order on the site and on paper.

A page's template is called as the page is. To add a page, write its template and its row.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import Annotated

from generator.model.choices import choice
from generator.model.folders import plain_name
from generator.model.labels import Label
from generator.model.parts import InBook, Part
from generator.model.place import Located
from generator.model.said import OWNERS_WORDS


class Owners(Enum):
    """What is made for the owner of the policy; its value is the word for `publish:`."""

    GUIDE = "guide"
    """The guide for the policy owner."""
    REVIEW = "review"
    """The tasks of the review, its checklist of clauses and its calendar."""
    COMPARISON = "comparison"
    """What each layer does differently."""
    PARAMETERS = "parameters"
    """All values and who set them."""
    ASSEMBLY = "how-it-was-made"
    """How the handbook was put together, with what was taken out and why."""
    COUNSEL = "counsel-marks"
    """Questions to counsel, doubts, and how and where each reference was checked."""
    SOURCES = "sources"
    """File and line of each clause and change."""
    PAPERS = "papers"
    """The papers that put the policy into force, and when each is due."""


EVERYTHING = frozenset(Owners)
"""What the owner sees."""
Publishable = Annotated[Located, choice(*(one.value for one in Owners), otherwise=OWNERS_WORDS)]
"""One of the words for what is the owner's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page with a place of its own, which a handbook has once or, with nothing to say, not."""

    stem: str
    """The file's name without its ending."""
    title: Label
    """Its name in the navigation."""
    part: Part
    """The part of the handbook that it stands in."""
    named: bool = True
    """True when policy texts may link to it by its name."""
    in_book: InBook = InBook.IN_ORDER
    """Where it stands in a book."""
    owners: Owners | None = None
    """What of the owner's it is; None for a page that every reader sees."""
    lists: str = ""
    """Name of the register that it lists; without entries there is no page."""
    essential: bool = True
    """True when a small firm's handbook of essentials has it."""
    pocket: bool = False
    """True when the printed essentials have it; they are a few sheets."""
    emergency: bool = False
    """True for one that says what to do in an emergency; where nothing says that, there is none."""

    @property
    def template(self) -> str:
        """Name of its template."""
        return f"{self.stem}.md.j2"

    @property
    def markdown(self) -> str:
        """Its file's name among the Markdown pages."""
        return f"{self.stem}.md"

    @property
    def html(self) -> str:
        """Its file's name on the site."""
        return f"{self.stem}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Pages of one kind, as many as the handbook has entries for."""

    template: str
    """Name of the template that they share."""
    prefix: str
    """How their files' names begin; empty for the chapters, which begin with their number."""
    part: Part
    """The part of the handbook that they stand in."""
    in_book: InBook = InBook.IN_ORDER
    """Where they stand in a book."""
    owners: Owners | None = None
    """What of the owner's they are; None for pages that every reader sees."""
    essential: bool = True
    """True when a small firm's handbook of essentials has them."""
    pocket: bool = False
    """True when the printed essentials have them; they are a few sheets."""

    def stem(self, entry: str) -> str:
        """Name the page of an entry, without its ending.

        The folder of a company may have any name, so its plain letters stand for it.

        >>> AUDIENCES.stem("account-managers"), COMPARISONS.stem("profile:finance")
        ('for-account-managers', 'comparison-profile-finance')
        >>> COMPARISONS.stem("company:Żółw & Syn")
        'comparison-company-zolw-syn'
        """
        return self.prefix + plain_name(entry)


START = Page(stem="index", title=Label.PAGE_START, part=Part.FIRST, named=False, pocket=True)
ONE_PAGE = Page(stem="one-page", title=Label.PAGE_ONE_PAGE, part=Part.FIRST, pocket=True)
MAY_I = Page(stem="may-i", title=Label.PAGE_MAY_I, part=Part.FIRST, lists="questions")
CHANGES = Page(stem="changes", title=Label.PAGE_CHANGES, part=Part.FIRST)
CHAPTERS = Family(template="chapter.md.j2", prefix="", part=Part.RULES, pocket=True)
PLATFORMS = Page(
    stem="platforms", title=Label.PAGE_PLATFORMS, part=Part.PRACTICE, lists="platforms"
)
ROLES = Page(stem="roles", title=Label.PAGE_ROLES, part=Part.PRACTICE, pocket=True)
GLOSSARY = Page(stem="glossary", title=Label.PAGE_GLOSSARY, part=Part.PRACTICE, lists="glossary")
SCENARIOS = Page(
    stem="scenarios", title=Label.PAGE_SCENARIOS, part=Part.PRACTICE, lists="scenarios"
)
QUIZ = Page(
    stem="quiz",
    title=Label.PAGE_QUIZ,
    part=Part.PRACTICE,
    in_book=InBook.NOWHERE,
    lists="scenarios",
)
CRISIS_CARD = Page(
    stem="crisis-card",
    title=Label.PDF_CRISIS_CARD,
    part=Part.PRACTICE,
    in_book=InBook.NOWHERE,
    emergency=True,
)
"""One sheet for the worst hour, made of clauses."""
WALLET_CARD = Page(
    stem="wallet-card",
    title=Label.PAGE_WALLET_CARD,
    part=Part.PRACTICE,
    in_book=InBook.NOWHERE,
    lists="duties",
)
REPLIES = Page(
    stem="replies", title=Label.PAGE_REPLIES, part=Part.PRACTICE, lists="replies", pocket=True
)
SHEET = Page(
    stem="sign-off",
    title=Label.PAGE_SIGN_OFF,
    part=Part.PRACTICE,
    in_book=InBook.TAKEN_OUT,
    pocket=True,
)
"""The page to sign."""
AUDIENCES = Family(
    template="audience.md.j2",
    prefix="for-",
    part=Part.CONCERNS,
    in_book=InBook.NOWHERE,
    essential=False,
)
GUIDES = Family(template="guide.md.j2", prefix="guide-", part=Part.GUIDE, owners=Owners.GUIDE)
PAPERS = Page(
    stem="papers",
    title=Label.PAGE_PAPERS,
    part=Part.PAPERS,
    in_book=InBook.FILLED_IN,
    owners=Owners.PAPERS,
    lists="papers",
)
"""What papers there are."""
PAPER_PAGES = Family(
    template="paper.md.j2",
    prefix="paper-",
    part=Part.PAPERS,
    in_book=InBook.FILLED_IN,
    owners=Owners.PAPERS,
)
"""Each paper, to print and fill in."""
REVIEW = Page(
    stem="review",
    title=Label.PAGE_REVIEW,
    part=Part.BACKGROUND,
    in_book=InBook.FILLED_IN,
    owners=Owners.REVIEW,
)
RISKS = Page(
    stem="risks",
    title=Label.PAGE_RISKS,
    part=Part.BACKGROUND,
    in_book=InBook.OPENS_PRACTICE,
    lists="risks",
)
REFERENCES = Page(
    stem="references", title=Label.PAGE_REFERENCES, part=Part.BACKGROUND, lists="references"
)
ASSEMBLY = Page(
    stem="assembly", title=Label.PAGE_ASSEMBLY, part=Part.BACKGROUND, owners=Owners.ASSEMBLY
)
COMPARISONS = Family(
    template="comparison.md.j2",
    prefix="comparison-",
    part=Part.BACKGROUND,
    owners=Owners.COMPARISON,
)
PRINT = Page(
    stem="print",
    title=Label.PAGE_PRINT,
    part=Part.BACKGROUND,
    named=False,
    in_book=InBook.NOWHERE,
)
"""The whole handbook on one page, for the browser's own printing."""

READING_ORDER: tuple[Page | Family, ...] = (
    START,
    ONE_PAGE,
    MAY_I,
    CHANGES,
    CHAPTERS,
    SCENARIOS,
    QUIZ,
    REPLIES,
    PLATFORMS,
    ROLES,
    GLOSSARY,
    CRISIS_CARD,
    WALLET_CARD,
    SHEET,
    AUDIENCES,
    GUIDES,
    PAPERS,
    Page(
        stem="year-plan",
        title=Label.PAGE_YEAR_PLAN,
        part=Part.PAPERS,
        in_book=InBook.FILLED_IN,
        owners=Owners.PAPERS,
        lists="papers",
    ),
    PAPER_PAGES,
    REVIEW,
    Page(
        stem="review-clauses",
        title=Label.PAGE_REVIEW_CLAUSES,
        part=Part.BACKGROUND,
        in_book=InBook.NOWHERE,
        owners=Owners.REVIEW,
    ),
    RISKS,
    REFERENCES,
    Page(
        stem="parameters",
        title=Label.PAGE_PARAMETERS,
        part=Part.BACKGROUND,
        owners=Owners.PARAMETERS,
    ),
    ASSEMBLY,
    COMPARISONS,
    PRINT,
)
"""Every page in the order in which the site is read; pages that code asks for have a name."""


def fixed_pages() -> tuple[Page, ...]:
    """Give the pages with a place of their own, in reading order."""
    return tuple(row for row in READING_ORDER if isinstance(row, Page))


def named_pages() -> frozenset[str]:
    """Give the names by which policy texts may link to pages; no chapter may have one as id."""
    return frozenset(page.stem for page in fixed_pages() if page.named)


def navigation() -> tuple[tuple[Part, tuple[Page | Family, ...]], ...]:
    """Give the parts of the navigation with what stands in each."""
    return tuple((part, tuple(rows)) for part, rows in groupby(READING_ORDER, lambda row: row.part))


def row_of(stem: str) -> Page | Family:
    """Find the row that a page belongs to.

    >>> row_of("07-customers") is CHAPTERS, row_of("for-managers").paper
    (True, <Paper.NOWHERE: 'nowhere'>)
    """
    own = (row for row in fixed_pages() if row.stem == stem)
    kinds = (row for row in READING_ORDER if isinstance(row, Family) and row.prefix)
    return next(own, None) or next((row for row in kinds if stem.startswith(row.prefix)), CHAPTERS)
