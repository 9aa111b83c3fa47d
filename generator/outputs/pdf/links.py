"""Where the links of the pages lead inside one PDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.outputs.pages.articles import Article, headings
from generator.render.book import repeats


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads."""

    kind: str
    """`inside` the PDF, `web`, `elsewhere` in the handbook, or `dead`."""
    address: str = ""
    """A label of the PDF, or a web address."""


class Links:
    """Knows the headings of the document and the pages of the whole handbook."""

    def __init__(
        self, chosen: Iterable[Article], every: Iterable[Article], aliases: Mapping[str, str]
    ) -> None:
        """Note the labels of the chosen articles.

        Args:
            chosen: What goes into the PDF.
            every: All articles of the site.
            aliases: Labels that stand for a heading which is printed in another form.
        """
        self.aliases = aliases
        self.labels: set[str] = set(aliases)
        for article in chosen:
            self.labels.add(article.stem)
            for heading in headings(article):
                if heading.get("id"):
                    self.labels.add(label(article.stem, heading.get("id", "")))
        self.anchors = {
            article.stem: {
                element.get("id") for element in article.element.iter() if element.get("id")
            }
            for article in every
        }

    def target(self, address: str, stem: str) -> Target:
        """Say where an address leads.

        Args:
            address: What `href` says.
            stem: The page on which the link stands.
        """
        if address.startswith(("http://", "https://", "mailto:", "tel:")):
            return Target("web", address)
        file, _, anchor = address.partition("#")
        page = file.removesuffix(".html") if file else stem
        if repeats(page) or (file and not file.endswith(".html")):
            return Target("elsewhere")
        if page not in self.anchors or (anchor and anchor not in self.anchors[page]):
            return Target("dead")
        for name in (label(page, anchor), page) if anchor else (page,):
            if name in self.labels:
                return Target("inside", self.aliases.get(name, name))
        return Target("elsewhere")


def label(stem: str, anchor: str) -> str:
    """Name a heading of a page in the PDF."""
    return f"{stem}--{anchor}"
