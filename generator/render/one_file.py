"""The handbook as one Markdown file that any program reads, with its own links inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.clause import anchor
from generator.model.handbook import Handbook, ResolvedChapter, ResolvedClause
from generator.model.labels import Label
from generator.model.registers import GLOSSARY, REFERENCES
from generator.model.text import Prose, Text
from generator.render.escape import plain
from generator.render.prose import flat, prose
from generator.render.words import Words


def one_file(handbook: Handbook, language: str) -> str:
    """Write the handbook in one language: its edition, every clause in order, terms and law.

    Args:
        handbook: The handbook.
        language: The language.
    """
    addresses = {one.id: f"#{one.id}" for one in handbook.chapters}
    addresses |= {one.id: f"#{anchor(one.id)}" for one in handbook.clauses()}
    writer = _Writer(Words(handbook, language), addresses)
    return "\n\n".join(filter(None, writer.parts())) + "\n"


@dataclass(frozen=True)
class _Writer:
    words: Words
    addresses: Mapping[str, str]

    def parts(self) -> Iterator[str]:
        handbook = self.words.handbook
        yield f"# {self.words.t(handbook.title)}"
        yield self.words.t(handbook.subtitle)
        yield self.md(handbook.intro)
        yield "\n".join(self.facts(handbook))
        yield self.md(handbook.notice)
        for chapter in handbook.chapters:
            yield from self.chapter(chapter)
        yield from self.terms(handbook)
        yield from self.law(handbook)

    def facts(self, handbook: Handbook) -> Iterator[str]:
        label = self.words.label
        yield f"- {label(Label.EDITION)}: {plain(handbook.version)}"
        yield f"- {label(Label.VALID_FROM)}: {self.words.day(handbook.valid_from)}"
        yield f"- {label(Label.DIGEST)}: `{handbook.digest}`"
        if not handbook.release:
            yield f"- {label(Label.RV_DRAFT)}"

    def chapter(self, chapter: ResolvedChapter) -> Iterator[str]:
        yield f'<a id="{chapter.id}"></a>'
        yield f"## {chapter.number}. {self.words.flat(chapter.title)}"
        yield self.md(chapter.summary)
        for clause in chapter.clauses:
            yield from self.clause(clause)

    def clause(self, resolved: ResolvedClause) -> Iterator[str]:
        clause, label = resolved.clause, self.words.label
        yield f'<a id="{anchor(resolved.id)}"></a>'
        yield f"### {resolved.number} {self.words.flat(clause.title)}"
        handbook = self.words.handbook
        names = {str(one.id): one.name for one in handbook.registers["audiences"]}
        told = (self.words.t(names[str(one)]) for one in clause.audience if str(one) in names)
        strength = self.words.strength(str(clause.strength))
        yield f"**{strength}** · {label(Label.CONCERNS)}: {', '.join(told)} · `{resolved.id}`"
        yield self.md(clause.statement)
        yield self.md(clause.guidance)
        for example in clause.examples:
            yield (
                f"- {label(Label.WRONG)}: {self.words.flat(example.wrong)}\n"
                f"- {label(Label.RIGHT)}: {self.words.flat(example.right)}"
            )
        yield self.led(Label.WHY, clause.why)
        yield self.led(Label.REMEDY, clause.remedy)
        if clause.references:
            cited = ", ".join(f"[{one}](#{one})" for one in clause.references)
            yield f"{label(Label.LEGAL_BASIS)}: {cited}"

    def terms(self, handbook: Handbook) -> Iterator[str]:
        if not handbook.of(GLOSSARY):
            return
        yield f"## {self.words.label(Label.PAGE_GLOSSARY)}"
        for term in sorted(handbook.of(GLOSSARY), key=lambda one: self.words.sort_key(one.term)):
            yield f"**{self.words.flat(term.term)}**"
            yield self.md(term.definition)

    def law(self, handbook: Handbook) -> Iterator[str]:
        if not handbook.of(REFERENCES):
            return
        yield f"## {self.words.label(Label.PAGE_REFERENCES)}"
        for one in handbook.of(REFERENCES):
            mark = "" if one.settled else f" ({self.words.label(Label.COUNSEL)})"
            yield f'<a id="{one.id}"></a>'
            title, citation = self.words.flat(one.title), self.words.flat(one.citation)
            yield f"**{one.id}**: {title}. {citation}.{mark} {self.words.flat(one.meaning)}"

    def led(self, key: Label, text: Prose | None) -> str:
        return f"*{self.words.label(key)}* {self.one_line(text)}" if text else ""

    def one_line(self, text: Text) -> str:
        return plain(flat(text, self.words.values, self.words.language))

    def md(self, text: Prose | None) -> str:
        if text is None:
            return ""
        return prose(text, self.words.values, self.words.language, self.addresses)
