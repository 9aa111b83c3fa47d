"""`handbook may-i`: may I post this? The rules answer, the strictest first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from generator.aid.outcomes import Aid, Applied, Outcome, Result, Selection, aid_of
from generator.cli.command import command
from generator.cli.elsewhere import hint_elsewhere
from generator.cli.language import spoken_language
from generator.cli.options import source_options
from generator.cli.selection import read_selection
from generator.cli.terminal import show
from generator.model.handbook import Handbook
from generator.model.known import check_language
from generator.model.labels import label_of
from generator.model.problems import UsageFault
from generator.model.say import Said, joined, say
from generator.model.text import Text
from generator.render.ask import mailbox_of
from generator.render.posting import as_data, people
from generator.render.prose import flat
from generator.workshop import asked

_HEADLINES = {
    None: say("The rules say nothing of it."),
    Outcome.GO: say("Go ahead."),
    Outcome.LIKE_THIS: say("Go ahead, like this:"),
    Outcome.ASK: say("Ask first."),
    Outcome.DO_NOT: say("Do not do it."),
}


@command("may-i")
@click.option("--role", multiple=True, metavar="ANSWER", help="Who asks.")
@click.option("--account", multiple=True, metavar="ANSWER", help="Whose account it is.")
@click.option("--about", multiple=True, metavar="ANSWERS", help="What it is about, with commas.")
@click.option("--form", multiple=True, metavar="ANSWER", help="What is to be posted.")
@click.option(
    "--answer",
    "more",
    multiple=True,
    metavar="QUESTION=ANSWER",
    help="Answer to a question that a profile or the company adds; may be repeated.",
)
@source_options
@click.option(
    "--language", default=None, help="Language of the rules; default: that of the program."
)
@click.option("--json", "as_json", is_flag=True, help="Give the answer as JSON.")
def may_i_command(
    role: tuple[str, ...],
    account: tuple[str, ...],
    about: tuple[str, ...],
    form: tuple[str, ...],
    more: tuple[str, ...],
    root: Path | None,
    industry: str,
    company: str | None,
    language: str | None,
    *,
    as_json: bool,
) -> None:
    """Say whether something may be posted, and by which rules.

    What is not answered may be anything: then the strictest rule counts. Without any answer the
    questions and their answers are listed.

    \b
    Example:
      handbook may-i --role everyone --account mine --about client,picture --form post
    """
    wanted = asked(root, industry, company)
    handbook, _, _ = wanted.resolve()
    aid = aid_of(handbook)
    if not aid.space.dimensions:
        raise UsageFault(
            say("this handbook asks nothing before a post"),
            say("list questions in questions.yml, and answers in answers.yml"),
        )
    given = {"role": role, "account": account, "about": about, "form": form}
    # Each may be repeated, as `--answer` may: none of what was typed is dropped.
    typed = [(name, one) for name, said in given.items() for one in said]
    elsewhere = partial(hint_elsewhere, wanted, handbook)
    selection = read_selection(aid.space, typed, more, elsewhere)
    telling = _Telling(handbook, aid, _language(handbook, language))
    if as_json:
        show(json.dumps(as_data(handbook, aid, selection), ensure_ascii=False, indent=1))
        return
    for line in telling.result(selection) if selection else telling.questions():
        show(line)


def _language(handbook: Handbook, wanted: str | None) -> str:
    """Choose the language of the rules: the one asked for, else that of the program."""
    if wanted is None:
        here = spoken_language()
        return here if here in handbook.languages else handbook.binding_language
    check_language(wanted, handbook)
    return wanted


@dataclass(frozen=True, slots=True)
class _Telling:
    """Says what the rules of one handbook say, in one language."""

    handbook: Handbook
    aid: Aid
    language: str

    def flat(self, text: Text) -> str:
        """Give a text on one line."""
        return flat(text, self.handbook.parameters, self.language)

    def questions(self) -> Iterator[str]:
        """Tell what can be asked: each question with its answers."""
        for question in self.aid.space.dimensions:
            yield f"{question.id}: {self.flat(question.title)}"
            for choice in question.choices:
                yield f"  {choice.id}: {self.flat(choice.title)}"

    def result(self, selection: Selection) -> Iterator[str]:
        """Tell the outcome, the rights first, then the rules, the strictest first."""
        result = self.aid.result(selection)
        yield _HEADLINES[result.outcome]
        for one in result.rights:
            yield say("You have a right: {clause}", clause=self.named(one))
            yield f"  {self.flat(one.box.resolved.clause.statement)}"
        stopped = result.outcome is not None and result.outcome >= Outcome.ASK
        if result.rights and stopped:
            yield say("What stands against it:")
        for one in result.clauses:
            yield from self.clause(one, whole=one in result.deciding)
        yield from self.whom(result)
        if result.open:
            words = ", ".join(result.open)
            yield say("Not answered yet: {names}. The answer may allow more.", names=words)
        if result.unasked:
            words = ", ".join(one.id for one in result.unasked)
            yield say("Rules that do not say for which posts they apply: {names}", names=words)

    def named(self, one: Applied) -> Said:
        """Give number, title and id of a rule."""
        resolved = one.box.resolved
        return say(
            "{number} {title} ({id})",
            number=resolved.number,
            title=self.flat(resolved.clause.title),
            id=one.box.id,
        )

    def clause(self, one: Applied, *, whole: bool) -> Iterator[str]:
        """Tell a rule; one that decides nothing on one line."""
        clause = one.box.resolved.clause
        badge = self.handbook.labels[label_of("strength", clause.strength)]
        yield say("{strength}: {clause}", strength=self.flat(badge), clause=self.named(one))
        if one.only_how:
            yield _line(say("that only says how: the right stands"))
        elif one.box.asks:
            yield _line(say("ask first: only then is it done"))
        if not whole:
            return
        yield f"  {self.flat(clause.statement)}"
        yield _line(say("why: {what}", what=self.flat(clause.why)))
        for example in clause.examples[:1]:
            yield _line(say("for example: {what}", what=self.flat(example.right)))
        if clause.remedy:
            yield _line(say("if it is out already: {what}", what=self.flat(clause.remedy)))

    def whom(self, result: Result) -> Iterator[str]:
        """Tell whom to ask first."""
        found = people(self.handbook, result)
        for one in found:
            told = joined(", ", filter(None, (one.name, one.email, one.phone)))
            yield say("Ask: {who}", who=told)
        address = mailbox_of(self.handbook)
        if result.outcome is Outcome.ASK and not found and address:
            yield say("Ask: {who}", who=address)


def _line(said: str) -> Said:
    return joined("", ["  ", said])
