"""The language that the command line speaks: English in the code, others by the catalogue."""

from __future__ import annotations

import contextlib
import functools
import gettext
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from generator.model.say import in_words
from generator.outputs.compiled import compiled_folder

ENGLISH = "en"
LANGUAGES = (ENGLISH, "pl")
"""What the command line speaks."""
LOCALE = Path(__file__).parent.parent / "locale"
"""Holds `<language>/LC_MESSAGES/messages.po` for every language but English."""
VARIABLE = "HANDBOOK_UI"
_DOMAIN = "messages"
"""The standard library's own default, so that click finds its words in the same catalogue."""

_spoken: ContextVar[tuple[str, gettext.NullTranslations]] = ContextVar(
    "spoken",
    default=(ENGLISH, gettext.NullTranslations()),
)


def asked_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Choose the language: `--ui`, then the variable HANDBOOK_UI, then the locale, then English.

    Args:
        arguments: The command line. It is looked at before anything reads it, because what is
            wrong with it has to be said in some language, too.
        environment: Variables by name.
    """
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--ui" or argument.startswith("--ui="):
            named = argument.partition("=")[2] or "".join(arguments[index + 1 : index + 2])
            if named in LANGUAGES:
                return named
    named = environment.get(VARIABLE, "").lower()
    if named in LANGUAGES:
        return named
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    code = (locale or _of_windows()).partition("_")[0].partition(".")[0].lower()
    return code if code in LANGUAGES else ENGLISH


def _of_windows() -> str:
    """Give the language of Windows, which sets none of the variables; empty elsewhere."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language until the block ends; click's own words included."""
    if language == ENGLISH:
        yield
        return
    with contextlib.ExitStack() as stack:
        root, words = stack.enter_context(_catalogue(language))
        stack.callback(_spoken.reset, _spoken.set((language, words)))
        # click asks `gettext` for its words, and that asks the environment.
        stack.callback(_restore, "LANGUAGE", os.environ.get("LANGUAGE"))
        stack.callback(gettext.bindtextdomain, _DOMAIN, gettext.bindtextdomain(_DOMAIN))
        os.environ["LANGUAGE"] = language
        gettext.bindtextdomain(_DOMAIN, str(root))
        yield


@contextmanager
def _catalogue(language: str) -> Iterator[tuple[Path, gettext.GNUTranslations]]:
    folder = compiled_folder()
    if folder is not None:
        yield _compiled(language, folder)
        return
    import tempfile

    with tempfile.TemporaryDirectory(prefix="handbook-") as name:
        yield _compiled(language, Path(name))


def _restore(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value


def _compiled(language: str, folder: Path) -> tuple[Path, gettext.GNUTranslations]:
    """Give the compiled catalogue and where `gettext` finds it; made once for each state of it."""
    import hashlib
    import io

    source = (LOCALE / language / "LC_MESSAGES" / f"{_DOMAIN}.po").read_bytes()
    root = folder / f"words-{hashlib.sha256(source).hexdigest()[:16]}"
    path = root / language / "LC_MESSAGES" / f"{_DOMAIN}.mo"
    with contextlib.suppress(Exception):  # whatever is wrong with a kept file only costs time
        return root, gettext.GNUTranslations(io.BytesIO(path.read_bytes()))
    # Only the first run after a change of the catalogue pays for this.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = io.BytesIO()
    write_mo(made, read_po(io.BytesIO(source), locale=language))
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{os.getpid()}.new")
        fresh.write_bytes(made.getvalue())
        fresh.replace(path)
    return root, gettext.GNUTranslations(io.BytesIO(made.getvalue()))


def spoken(text: str) -> str:
    """Give a text in the language that is spoken."""
    return in_words(text, _spoken.get()[1])


def speaker() -> Callable[[str], str]:
    """Give what says texts in the language that is spoken now, in other threads as well."""
    return functools.partial(in_words, words=_spoken.get()[1])


def spoken_language() -> str:
    """Give the code of the language that is spoken."""
    return _spoken.get()[0]


def said_in(text: str, language: str) -> str:
    """Give a text in any language; in English where the program does not speak it."""
    if language == ENGLISH or language not in LANGUAGES:
        return str(text)
    with _catalogue(language) as (_, words):
        return in_words(text, words)


def speaker_of(language: str) -> Callable[[str], str]:
    """Give what says texts in any language; in English where the program does not speak it."""
    if language == ENGLISH or language not in LANGUAGES:
        return str
    with _catalogue(language) as (_, words):
        return functools.partial(in_words, words=words)


def looked_up(words: str) -> str:
    """Look up words that stand in the code as plain English, such as the help of an option."""
    return _spoken.get()[1].gettext(words)
