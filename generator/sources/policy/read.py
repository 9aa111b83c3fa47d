"""Read a policy from whatever it was written with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from generator.model.problems import Collector, ProblemsFound, UsageFault
from generator.model.say import joined, say
from generator.model.system import why
from generator.sources.policy.block import MAX_BYTES, MAX_LETTERS, Block, refused
from generator.sources.policy.plain import blocks_of_text
from generator.sources.reach import NotRegular, named_by_user, read_bounded
from generator.sources.text_file import read_source


def read_policy(path: Path) -> list[Block]:
    """Read the blocks of a policy.

    Args:
        path: The file; its ending says what it is.

    Raises:
        UsageFault: Nobody knows files with such an ending.
        ProblemsFound: The file can't be read as a policy (HB641), or not at all.
    """
    ending = path.suffix.casefold()
    if ending not in (*_PACKED, *_TEXTS):
        endings = joined(", ", (*_PACKED, *_TEXTS))
        raise UsageFault(
            say("'{path}' is no policy that can be imported", path=path.name),
            say("give a file whose name ends with one of: {endings}", endings=endings),
        )
    path = named_by_user(path)
    if ending in _TEXTS:
        problems = Collector()
        source = read_source(path, path.name, problems, 4 * MAX_LETTERS)
        if source is None:
            raise ProblemsFound(problems.found)
        blocks = blocks_of_text(source)
    else:
        blocks = _PACKED[ending](_bytes(path), path.name)
    if not blocks:
        raise refused(path.name, say("the file holds no text"))
    return blocks


def _bytes(path: Path) -> bytes:
    try:
        data, size = read_bounded(path, MAX_BYTES)
    except NotRegular:
        raise refused(path.name, say("this is no regular file")) from None
    except OSError as error:
        message = say("the file can't be read: {why}", why=why(error))
        raise refused(path.name, message) from None
    if size > MAX_BYTES:
        raise refused(
            path.name,
            say("the file has {size} bytes, more than {limit}", size=size, limit=MAX_BYTES),
        )
    return data


def _word(data: bytes, file: str) -> list[Block]:
    # Each kind brings a library of its own.
    from generator.sources.policy.word import blocks_of_word

    return blocks_of_word(data, file)


def _web(data: bytes, file: str) -> list[Block]:
    # As above.
    from generator.sources.policy.web import blocks_of_web

    return blocks_of_web(data, file)


def _pdf(data: bytes, file: str) -> list[Block]:
    # As above.
    from generator.sources.policy.pdf import blocks_of_pdf

    return blocks_of_pdf(data, file)


_PACKED: Mapping[str, Callable[[bytes, str], list[Block]]] = {
    ".docx": _word,
    ".pdf": _pdf,
    ".html": _web,
    ".htm": _web,
}
_TEXTS = (".md", ".txt")
