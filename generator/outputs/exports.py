"""The one table of formats in which a handbook is handed to other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.model.handbook import Handbook

FOLDER = "/"
"""Ends the name of what is several files in a folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants of a format."""

    languages: tuple[str, ...] = ()
    """The only languages wanted; as the format has it when empty."""
    role: str | None = None
    """The only group that a course is for."""
    what: str = "handbook"
    """Which part of it a document holds."""
    site: str = ""
    """Where the site is, for links of a workbook; see `workbook`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One format."""

    ending: str
    """What follows the name of the handbook in that of the file, or of the folder."""
    make: Callable[[Handbook, Wish], Mapping[str, bytes]]
    """Makes the files: what each is called beside the one that was asked for, whose own name is
    empty; in a folder, what each is called there."""
    single: bool = False
    """True for a format that holds one language: the binding one, where none is asked for."""

    @property
    def several(self) -> bool:
        """True when it is a folder with several files."""
        return self.ending.endswith(FOLDER)


def named(handbook: Handbook, form: str, wish: Wish) -> str:
    """Give the name of the file that a format makes, or of its folder."""
    parts = (handbook.name, wish.role, *wish.languages[:1], EXPORTS[form].ending.rstrip(FOLDER))
    return ".".join(filter(None, parts))


def export(handbook: Handbook, form: str, wish: Wish) -> Mapping[str, bytes]:
    """Make the files of a format; equal input gives equal bytes.

    Args:
        handbook: The handbook.
        form: One of `EXPORTS`.
        wish: What is wanted of it.
    """
    return EXPORTS[form].make(handbook, wish)


def _course(form: str) -> Callable[[Handbook, Wish], Mapping[str, bytes]]:
    def make(handbook: Handbook, wish: Wish) -> Mapping[str, bytes]:
        # Each format brings libraries of its own, which the others do not need.
        from generator.outputs.lms.package import package

        return {"": package(handbook, form, wish.languages, wish.role)}

    return make


def _language(handbook: Handbook, wish: Wish) -> str:
    return wish.languages[0] if wish.languages else handbook.binding_language


def _workbook(handbook: Handbook, wish: Wish) -> Mapping[str, bytes]:
    # As above.
    from generator.outputs.sheets.workbook import workbook
    from generator.render.sheets.registers import sheets

    return {"": workbook(sheets(handbook, _language(handbook, wish)), handbook, wish.site)}


def _tables(handbook: Handbook, wish: Wish) -> Mapping[str, bytes]:
    # As above.
    from generator.outputs.sheets.tables import tables
    from generator.render.sheets.registers import sheets

    return tables(sheets(handbook, _language(handbook, wish)))


def _data(handbook: Handbook, wish: Wish) -> Mapping[str, bytes]:
    # As above.
    from generator.compare.data import as_json
    from generator.compare.data_schema import data_schema

    del wish
    return {"": as_json(handbook).encode(), ".schema.json": data_schema().encode()}


def _markdown(handbook: Handbook, wish: Wish) -> Mapping[str, bytes]:
    # As above.
    from generator.render.one_file import one_file

    return {"": one_file(handbook, _language(handbook, wish)).encode()}


def _documents(handbook: Handbook, wish: Wish) -> Mapping[str, bytes]:
    # As above.
    from generator.outputs.compiled import compiled_folder
    from generator.outputs.word.document import document, view
    from generator.outputs.word.write import docx_bytes
    from generator.render.site import render

    seen = view(handbook, wish.what)
    site = render(seen, compiled_folder())
    return {
        f"{handbook.name}.{wish.what}.{language}.docx": docx_bytes(
            document(seen, site, wish.what, language)
        )
        for language in wish.languages or tuple(handbook.languages)
    }


EXPORTS: Mapping[str, Export] = {
    "xlsx": Export(ending="xlsx", make=_workbook, single=True),
    "csv": Export(ending="csv/", make=_tables, single=True),
    "docx": Export(ending="word/", make=_documents),
    "json": Export(ending="json", make=_data),
    "md": Export(ending="md", make=_markdown, single=True),
    **{
        form: Export(ending=f"{form}.zip", make=_course(form))
        for form in ("scorm12", "scorm2004", "cmi5")
    },
}
"""Formats by the word for `--format`."""
