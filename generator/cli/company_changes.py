"""What proposals change in company.yml, and whether the handbook still holds together."""

from __future__ import annotations

import dataclasses
from typing import Any

from generator.combine import combine
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs
from generator.model.layers import Company
from generator.model.problems import Collector, UsageFault
from generator.model.review import Proposal
from generator.model.say import say
from generator.model.text import Text
from generator.review.applying import Outcome
from generator.review.proposals import words_of
from generator.review.run import fingerprints
from generator.sources.amendments import Rewriting
from generator.sources.decode import decode
from generator.sources.text_file import inspected
from generator.sources.yaml_text import Quoted
from generator.sources.yaml_tree import read_tree

_REASONS = {
    "pl": "Zmiana po przeglądzie zasad ({by}).",
    "en": "Changed after the review of the rules ({by}).",
}
"""Why a clause was changed, where the owner says nothing else."""


def rewritten(
    file: Rewriting, outcome: Outcome, handbook: Handbook, approved_by: str | None
) -> str:
    """Give the text of company.yml with everything that is carried out."""
    clauses = {one.id: one.clause for one in handbook.clauses()}

    def reason(by: str) -> dict[str, str]:
        return {
            code: _REASONS.get(code, _REASONS["en"]).format(by=by) for code in handbook.languages
        }

    for made in outcome.words:
        text: Text = getattr(clauses[made.clause], made.field)
        every = {code: made.words.get(code, str(text[code])) for code in handbook.languages}
        file.write(made.clause, made.field, every, reason(made.proposals[0].by), approved_by)
    for name, one in outcome.removed.items():
        if not approved_by:
            raise UsageFault(
                say("removing '{clause}' needs somebody who approves it", clause=name),
                say("name the role with --approved-by"),
            )
        file.remove(name, reason(one.by), approved_by)
    for name, own in outcome.settings.items():
        file.set(name, _value(name, own[0], handbook))
    return file.text()


def _value(name: str, one: Proposal, handbook: Handbook) -> Any:
    """Give a setting's new value as the file has it: a number, or a text in each language."""
    words = words_of(one.now).strip()
    now = handbook.parameters[name].setting.value
    if isinstance(now, int):
        return int(words) if words.isdigit() else words
    if isinstance(now, Text):
        return {
            code: Quoted(words if code == one.language else now[code])
            for code in handbook.languages
        }
    return Quoted(words)


def check_rewritten(
    fresh: str, file: str, inputs: Inputs, before: Handbook, outcome: Outcome
) -> None:
    """Resolve the handbook with the new file, before anything is written.

    Raises:
        ProblemsFound: The rules forbid a change; or something else would change as well.
    """
    problems = Collector()
    source = inspected(fresh, file, problems)
    tree = source and read_tree(source, problems)
    head = decode(tree, Company, problems) if tree else None
    problems.raise_if_failed()
    if head is None or inputs.company is None:
        raise AssertionError("a company without a file")
    layer = dataclasses.replace(inputs.company, head=head)
    after = combine(dataclasses.replace(inputs, company=layer))
    touched = {made.clause for made in outcome.words} | set(outcome.removed)
    old, new = fingerprints(before), fingerprints(after)
    if outcome.settings:
        return
    for name in old.keys() | new.keys():
        if name not in touched and old.get(name) != new.get(name):
            raise AssertionError(f"'{name}' would change as well")
