"""Write the chapters and clauses of a handbook as paragraphs that can be told apart again."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model.handbook import ResolvedChapter, ResolvedClause
from generator.model.labels import Label
from generator.model.pages import REFERENCES, fixed_pages
from generator.model.text import Text
from generator.model.written import Part, Run, Style, Written, bookmark_names, short_name
from generator.render.context import Context
from generator.render.prose import flat
from generator.render.word.texts import Texts

_TAG = re.compile(r"<[^>]*>")
_LINE, _LEGAL, _ORIGIN = "line", "references", "origin"


def page_mark(stem: str, anchor: str = "") -> str:
    """Name the bookmark of a page, or of a place on it."""
    meant = f"{stem}#{anchor}"
    return short_name("pg_" + re.sub(r"[^A-Za-z0-9]", "_", f"{stem}_{anchor}".rstrip("_")), meant)


def bare(encoded: str) -> str:
    """Take the encoding for Markdown pages off one line of words.

    >>> bare("Foo &#38; <span lang=en>bar</span>")
    'Foo & bar'
    """
    return " ".join(html.unescape(_TAG.sub("", encoded)).split())


@dataclass(frozen=True)
class Clauses:
    """Writes clauses in one language."""

    context: Context
    """One language's view of the handbook."""
    texts: Texts
    """Writes policy text."""
    names: dict[str, str]
    """Bookmarks of clauses by id."""

    @classmethod
    def of(cls, context: Context) -> Clauses:
        """Set up for a handbook in one language."""
        handbook = context.handbook
        names = bookmark_names(one.id for one in handbook.clauses())
        marks = {page.stem: page_mark(page.stem) for page in fixed_pages() if page.named}
        for chapter in handbook.chapters:
            for name in (chapter.id, *chapter.stands_for):
                marks[name] = page_mark(chapter.file)
        texts = Texts(context.values, context.language, {**marks, **names})
        return cls(context=context, texts=texts, names=names)

    def label(self, key: Label) -> str:
        """Give a word of the pages themselves, as plain text."""
        return self.flat(self.context.handbook.labels[key])

    def flat(self, text: Text) -> str:
        """Give a text as one line of plain words."""
        return flat(text, self.context.values, self.context.language)

    def chapter(self, chapter: ResolvedChapter) -> Iterator[Part]:
        """Write a chapter's heading, summary and line of facts."""
        context = self.context
        like = Written(runs=(), style=Style.CHAPTER, number=str(chapter.number))
        marks = (page_mark(chapter.file),)
        yield replace(like, runs=self._plain(chapter.title), bookmarks=marks)
        yield from self.texts.prose(chapter.summary, Written(runs=()))
        facts = (
            (Label.OWNER, context.name("role", chapter.owner)),
            (Label.REVIEWED, context.day(chapter.reviewed)),
            (Label.NEXT_REVIEW, context.due(chapter.reviewed, chapter.review_months)),
        )
        told = " ".join(f"{self.label(key)}: {bare(value)}." for key, value in facts)
        yield Written(runs=(Run(text=told),), style=Style.FACT)

    def _plain(self, text: Text) -> tuple[Run, ...]:
        look = Run(text="", language=text.lent(self.context.language))
        return self.texts.plain(text[self.context.language], look)

    def clause(self, resolved: ResolvedClause) -> Iterator[Part]:
        """Write a clause; each paragraph knows its field and its place in it."""
        clause = resolved.clause
        like = Written(runs=(), clause=resolved.id)
        yield replace(
            like,
            style=Style.CLAUSE,
            field="title",
            number=resolved.number,
            runs=self._plain(clause.title),
            bookmarks=(self.names[resolved.id],),
        )
        yield self._line(resolved, replace(like, style=Style.LINE, field=_LINE))
        statement = replace(like, style=Style.STATEMENT, field="statement")
        yield from self.texts.prose(clause.statement, statement)
        why = replace(like, style=Style.WHY, field="why")
        yield from self.texts.prose(clause.why, why, self.label(Label.WHY))
        if clause.guidance:
            guidance = replace(like, style=Style.GUIDANCE, field="guidance")
            yield from self.texts.prose(clause.guidance, guidance)
        yield from self._examples(resolved, like)
        if clause.remedy:
            remedy = replace(like, style=Style.REMEDY, field="remedy")
            yield from self.texts.prose(clause.remedy, remedy, self.label(Label.REMEDY))
        yield from self._legal(resolved, like)
        yield from self._origin(resolved, like)

    def _line(self, resolved: ResolvedClause, like: Written) -> Written:
        """Write number, id, strength and audiences: what an editor that drops numbers keeps."""
        context, clause = self.context, resolved.clause
        audiences = bare(context.names("audience", clause.audience))
        runs = (
            Run(text=f"{resolved.number} · ", own=False),
            Run(text=resolved.id, code=True, own=False),
            Run(text=" · "),
            Run(text=bare(context.strength(clause.strength)), bold=True),
            Run(text=f" · {self.label(Label.CONCERNS)}: {audiences}"),
        )
        unconfirmed = context.language in resolved.unconfirmed
        told = f" · {self.label(Label.ED_UNCONFIRMED)}" if unconfirmed else ""
        return replace(like, runs=(*runs, Run(text=told)) if told else runs)

    def _examples(self, resolved: ResolvedClause, like: Written) -> Iterator[Part]:
        for at, example in enumerate(resolved.clause.examples):
            for style, word, text in (
                (Style.WRONG, Label.WRONG, example.wrong),
                (Style.RIGHT, Label.RIGHT, example.right),
            ):
                name = f"examples-{'wrong' if style is Style.WRONG else 'right'}"
                yield replace(
                    like,
                    style=style,
                    field=name,
                    at=at,
                    runs=(
                        Run(text=f"{self.label(word)} ", bold=True, own=False),
                        Run(text=self.label(Label.QUOTE_OPEN), own=False),
                        *self._plain(text),
                        Run(text=self.label(Label.QUOTE_CLOSE), own=False),
                    ),
                )

    def _legal(self, resolved: ResolvedClause, like: Written) -> Iterator[Part]:
        cited = [str(one) for one in resolved.clause.references]
        if not cited:
            return
        head = Run(text=self.label(Label.LEGAL_BASIS), bold=True, own=False)
        yield replace(like, style=Style.LEGAL, field=f"{_LEGAL}-lead", runs=(head,))
        for at, name in enumerate(cited):
            runs = tuple(self._cited(name))
            yield replace(
                like, style=Style.LEGAL, field=_LEGAL, at=at, level=1, dotted=True, runs=runs
            )

    def _cited(self, name: str) -> Iterator[Run]:
        reference = self.context._references[name]  # noqa: SLF001 - one view of the handbook
        link = f"#{page_mark(REFERENCES.stem, name.lower())}"
        yield Run(text=self.flat(reference.title), link=link)
        for provision in reference.provisions:
            yield Run(text=f", {self.flat(provision)}")
        if not reference.settled and self.context.counsel:
            ask = reference.question or reference.doubt
            yield Run(text=f" {self.label(Label.COUNSEL)}", bold=True)
            if ask:
                yield Run(text=f": {self.flat(ask)}")

    def _origin(self, resolved: ResolvedClause, like: Written) -> Iterator[Part]:
        context = self.context
        layer = f"{self.label(Label.ORIGIN_FROM)}: {bare(context.layer(resolved.layer))}"
        lines = [f"{layer}{bare(context.written(resolved.place))}."]
        lines += [bare(context.event(event)) for event in resolved.history]
        for at, line in enumerate(lines):
            yield replace(like, style=Style.ORIGIN, field=_ORIGIN, at=at, runs=(Run(text=line),))
