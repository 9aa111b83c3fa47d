"""Run MkDocs for every language at once, each in a process of its own."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def build_sites(
    configs: Iterable[Path], epoch: int, pool: ProcessPoolExecutor | None = None
) -> list[str]:
    """Build one site for each configuration, in parallel.

    Args:
        configs: Paths of mkdocs.<language>.yml files.
        epoch: The time that the sites bear, in seconds since 1970, so that equal input
            gives equal bytes.
        pool: Processes to use again; they are faster the second time.

    Returns:
        MkDocs' warnings and errors, each with the name of its configuration; empty when
        every site was built without any.
    """
    paths = list(configs)
    if pool is None:
        with ProcessPoolExecutor(max_workers=len(paths)) as fresh:
            return build_sites(paths, epoch, fresh)
    results = pool.map(_build, paths, [epoch] * len(paths))
    return [message for messages in results for message in messages]


class _Listener(logging.Handler):
    """Collects what MkDocs complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _build(path: Path, epoch: int) -> list[str]:
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)
    # Material prints that its life ends on 5 May 2027 at each import; README.md says so once.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    listener = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    logger.propagate = False
    try:
        config = load_config(str(path))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as error:
        listener.messages.append(str(error))
    finally:
        logger.removeHandler(listener)
    return [f"{path.name}: {message}" for message in listener.messages]
