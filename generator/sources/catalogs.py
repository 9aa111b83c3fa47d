"""Read and write `languages/<code>.po`: translations in the format that translators' tools know."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model.place import Located, Place
from generator.model.problems import Collector
from generator.model.say import say
from generator.model.signs import HIDDEN
from generator.model.translation import Catalog, Translation
from generator.sources.notes import Tell, head
from generator.sources.reach import entries
from generator.sources.text_file import Source, read_source

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog as Messages

FOLDER = "languages"
"""The sub-folder of a layer that holds its translators' files."""
MAX_BYTES = 4 * 1024 * 1024
"""Such a file holds every text of a handbook twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A text that a translator is to put into another language."""

    source: str
    """What it says."""
    where: tuple[str, int]
    """The file and the line of the source."""
    entry: str
    """The id of the clause, or `kind/id` of another entry; empty for the words of the pages."""


def read_catalogs(folder: Path, name: str, problems: Collector) -> Mapping[str, Catalog]:
    """Read the translators' files of a layer, by language.

    Args:
        folder: The layer's folder.
        name: How it is named in problems.
        problems: Receives HB001 to HB003, HB106 for a strange file, and HB010 for one that is
            no list of translations.
    """
    found: dict[str, Catalog] = {}
    for path in entries(folder / FOLDER, f"{name}/{FOLDER}", problems):
        file = f"{name}/{FOLDER}/{path.name}"
        if path.name.startswith(".") or path.name.endswith("~"):
            continue
        if path.suffix != ".po":
            problems.add(
                "HB106",
                say("'{name}' is no file of translations", name=path.name),
                Place(file=file, line=1, column=1),
                say("call it by the language's code, such as uk.po"),
            )
            continue
        source = read_source(path, file, problems, MAX_BYTES)
        if source is not None:
            # The place is that of the whole file, which may hold nothing.
            code = Located(path.stem, Place(file=file, line=1, column=1))
            found[code] = _read(source, problems)
    return found


_NO_LIST = say("this is no list of translations")
_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgstr)\s+)?"(?:[^"\\]|\\.)*"')


def _read(source: Source, problems: Collector) -> Catalog:
    # Babel takes a line without its last quotation mark, and drops the last letter instead.
    for number, line in enumerate(source.lines):
        if line.strip() and not line.startswith("#") and not _LINE.fullmatch(line.rstrip()):
            problems.add(
                "HB010",
                say("the line is no text between quotation marks"),
                source.place(number, 0, len(line)),
                say('write it as msgstr "..."; a quotation mark inside the text is written as \\"'),
            )
            return {}
    from babel.messages.pofile import PoFileError, read_po

    try:
        messages = read_po(io.BytesIO(source.text.encode()), abort_invalid=True)
    except PoFileError as error:
        problems.add(
            "HB010",
            _NO_LIST,
            source.place(max(error.lineno, 0), 0),
            say("write it anew with 'handbook translations template'"),
        )
        return {}
    except (ValueError, LookupError, TypeError, AttributeError):
        problems.add(
            "HB010",
            _NO_LIST,
            source.place(0, 0),
            say("write it anew with 'handbook translations template'"),
        )
        return {}
    found: dict[str, Translation] = {}
    for message in messages:
        said, key = message.string, message.id
        if isinstance(key, str) and key.strip() and isinstance(said, str) and said.strip():
            # Babel counts lines from 0 and gives the line of the source text.
            place = source.place(max((message.lineno or 1) - 1, 0), 0)
            if hidden := HIDDEN.search(said):
                sign = f"U+{ord(hidden.group()):04X}"
                told = say("the character {sign} can't be seen and may not stand here", sign=sign)
                problems.add("HB003", told, place, say("delete the escape"))
            found[key.strip()] = Translation(Located(said.strip(), place), message.fuzzy)
    return found


def check_catalog(path: Path, file: str) -> None:
    """Make sure that a translators' file can be read before it takes the place of an older one.

    Raises:
        ProblemsFound: It can't.
    """
    problems = Collector()
    source = read_source(path, file, problems, MAX_BYTES)
    if source is not None:
        _read(source, problems)
    problems.raise_if_failed()


def catalog_file(path: Path, language: str, wanted: Iterable[Wanted], tell: Tell = str) -> str:
    """Give a translators' file with every text that is wanted; what it has already is kept.

    A text that changed keeps its old translation, marked `fuzzy` and with the old text beside
    it, so that the translator sees what to mend. What is no longer wanted is dropped.

    Args:
        path: The file, which need not be there yet.
        language: The language that it is for.
        wanted: What is to be translated.
        tell: Says the comment at the top in the language of whoever asks for the file.
    """
    from babel.messages.catalog import Catalog as New
    from babel.messages.pofile import write_po

    template = New(locale=None, header_comment="", fuzzy=False)
    for one in wanted:
        comments = [one.entry] if one.entry else []
        template.add(one.source, locations=[one.where], auto_comments=comments)
    catalog = _kept(path, template) if path.is_file() else template
    buffer = io.BytesIO()
    write_po(
        buffer,
        catalog,
        width=100,
        omit_header=True,
        ignore_obsolete=True,
        include_previous=True,
        # Lines move with every change of a file; the file's name and the entry tell enough.
        include_lineno=False,
    )
    return head(path, _HEAD, tell) + _FIELDS.format(language=language) + buffer.getvalue().decode()


def _kept(path: Path, template: Messages) -> Messages:
    """Bring the translations that a file has into a template."""
    from babel.messages.pofile import read_po

    catalog = read_po(io.BytesIO(path.read_bytes()), ignore_obsolete=True)
    earlier: dict[object, str] = {}
    for message in catalog:
        # Babel writes the older text of a changed one, but reads it as a comment.
        if older := _older(message.user_comments):
            earlier[message.id] = older
        message.user_comments = [one for one in message.user_comments if not _is_older(one)]
    catalog.update(template, keep_user_comments=True, update_creation_date=False)
    for message in catalog:
        if message.fuzzy and message.id in earlier:
            message.previous_id = [earlier[message.id]]
        # A new text that looks like one that is still there is no newer form of it.
        elif message.fuzzy and any(before in template for before in message.previous_id):
            message.string, message.previous_id = "", []
            message.flags.discard("fuzzy")
    return catalog


def _is_older(comment: str) -> bool:
    return comment.startswith("|")


def _older(comments: Iterable[str]) -> str:
    from babel.messages.pofile import denormalize

    lines = [one.removeprefix("|").strip() for one in comments if _is_older(one)]
    return denormalize("\n".join(lines).removeprefix("msgid ")) if lines else ""


_HEAD = say(
    "Write the translation of each msgid into the msgstr below it. Where msgstr is empty, the\n"
    "language that stands in shows. Keep words in {{braces}}, [links](#like.this) and **marks**.\n"
    'When you have checked a text marked "fuzzy", delete that mark.'
)
_FIELDS = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
