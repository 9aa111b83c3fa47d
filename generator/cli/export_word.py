"""`handbook export --format docx`: what counsel, works council and board mark up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.cli.terminal import short
from generator.model.handbook import Handbook
from generator.model.problems import UsageFault
from generator.model.say import Said, say
from generator.outputs.lms.write import write_package
from generator.outputs.output import Tell
from generator.outputs.word.document import document, view
from generator.workshop import Asked

DOCX = "docx"
"""The word for `--format`."""


def export_docx(
    wanted: Asked,
    handbook: Handbook,
    what: str,
    languages: tuple[str, ...],
    out: Path | None,
    tell: Tell,
) -> Iterator[Said]:
    """Write a document for each language, and say what was written.

    Args:
        wanted: What was asked for.
        handbook: The handbook.
        what: Which part of it.
        languages: The languages; all of the handbook when empty.
        out: The folder; `build` when left out.
        tell: Told of each step.
    """
    # Only who writes such files waits for python-docx.
    from generator.outputs.word.write import docx_bytes

    if out is not None and out.exists() and not out.is_dir():
        raise UsageFault(say("'{path}' is no folder", path=out), say("name a folder with --out"))
    seen = view(handbook, what)
    site = wanted.render(seen)
    for language in languages or tuple(handbook.languages):
        tell(say("writing the document in '{language}'", language=language))
        data = docx_bytes(document(seen, site, what, language))
        name = f"{handbook.name}.{what}.{language}.{DOCX}"
        path = write_package((out or wanted.root / "build") / name, data)
        yield say("Wrote {path} ({size} KB)", path=short(path), size=f"{len(data) / 1000:.0f}")
