"""Run the engine: source in, bytes out; a warning counts as much as an error."""

from __future__ import annotations

import re
import shutil
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

import typst

from generator.model.say import say
from generator.outputs.pdf.document import Source
from generator.outputs.pdf.faults import Faults
from generator.outputs.pdf.fonts import copy_fonts

_ASSETS = ("template.typ", "cards.typ", "fonts.typ")
_WHERE = re.compile(r"main\.typ:(\d+):")


def compile_pdf(source: Source, epoch: int, faults: Faults) -> bytes:
    """Make a PDF that is PDF/UA-1 and PDF/A-2a at once.

    Args:
        source: What to print.
        epoch: The time that the file bears, in seconds since 1970.
        faults: Receives HB512.

    Returns:
        The file's bytes; equal input gives equal bytes.

    Raises:
        ProblemsFound: The engine failed or warned.
    """
    with tempfile.TemporaryDirectory(prefix="handbook-pdf-") as name:
        folder = Path(name)
        main = folder / "main.typ"
        main.write_text(source.text, encoding="utf-8", newline="\n")
        with as_file(files("generator.outputs.pdf") / "assets") as assets:
            for asset in _ASSETS:
                shutil.copyfile(assets / asset, folder / asset)
        for file, data in source.files.items():
            (folder / file).write_bytes(data)
        copy_fonts(folder / "fonts")
        try:
            data, warnings = typst.compile_with_warnings(
                str(main),
                root=str(folder),
                font_paths=[str(folder / "fonts")],
                ignore_system_fonts=True,
                pdf_standards=["ua-1", "a-2a"],
                timestamp=epoch,
                sys_inputs={"meta": source.meta},
            )
        except typst.TypstError as error:
            _report(error, source, faults)
            faults.problems.raise_if_failed()
            raise
    for warning in warnings:
        _report(warning, source, faults)
    faults.problems.raise_if_failed()
    return bytes(data)


def _report(found: typst.TypstError | typst.TypstWarning, source: Source, faults: Faults) -> None:
    """Turn what the engine says into a problem at the page that caused it."""
    match = _WHERE.search(found.diagnostic)
    line = int(match.group(1)) - 1 if match else -1
    owner = source.owners[line] if 0 <= line < len(source.owners) else ""
    hint = "; ".join(found.hints) or say("report it together with this message")
    faults.engine(found.message, owner, hint)
