"""`handbook review answer`: what became of each mark, for the reviewer."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.arguments import Where
from generator.cli.command import command
from generator.cli.options import LINE, source_options
from generator.cli.review_record import YEAR_OPTION, folder_of, latest
from generator.cli.terminal import short, show
from generator.model.problems import UsageFault
from generator.model.say import say
from generator.outputs.lms.write import write_package
from generator.workshop import asked


@command("answer")
@source_options
@YEAR_OPTION
@click.option("--docx", "as_docx", is_flag=True, help="As documents for Word and LibreOffice.")
@click.option("--by", "--reviewer", "by", type=LINE, default=None, help="Only this reviewer's.")
@click.option(
    "--out",
    type=Where(file_okay=False, path_type=Path),
    default=None,
    help="The folder; default: build.",
)
def answer_command(
    root: Path | None,
    industry: str,
    company: str | None,
    year: int | None,
    by: str | None,
    out: Path | None,
    *,
    as_docx: bool,
) -> None:
    """Write back what became of each mark: applied, accepted, refused or still open.

    Answers in words stand in the record, as `answer` of a proposal. There is one document for
    each language that was marked up.

    \b
    Example:
      handbook review answer --docx --company bank-brzozowy --reviewer Legal
    """
    # Only who writes documents waits for python-docx.
    from generator.outputs.word.answers import ANSWERS, answers
    from generator.outputs.word.write import docx_bytes

    if not as_docx:
        raise UsageFault(say("say in which form"), say("add --docx"))
    wanted = asked(root, industry, company)
    handbook, inputs, _ = wanted.resolve()
    folder_of(wanted, handbook)
    every = latest(inputs.reviews, year).proposals
    chosen = [one for one in every if by in {None, str(one.by)}]
    if not chosen:
        raise UsageFault(
            say("nobody marked up a document"),
            say("import one first: `handbook review import counsel.docx`"),
        )
    for language in dict.fromkeys(str(one.language) for one in chosen):
        shown = language if language in handbook.languages else handbook.binding_language
        own = [one for one in chosen if one.language == language]
        data = docx_bytes(answers(handbook, own, shown))
        name = f"{handbook.name}.{ANSWERS}.{language}.docx"
        path = write_package((out or wanted.root / "build") / name, data)
        show(say("Wrote {path} ({size} KB)", path=short(path), size=f"{len(data) / 1000:.0f}"))
