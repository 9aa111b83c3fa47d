"""Run the engine for every language at once, each in a process of its own."""

from __future__ import annotations

import importlib
import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.model.collection import only_new_collected
from generator.model.engine import Engine
from generator.outputs.compiled import compiled_folder
from generator.outputs.kept import Kept, key_of
from generator.outputs.site.finish import finish_site, finished_page
from generator.outputs.site.job import SiteJob
from generator.outputs.site.kept_pages import KeptPages, is_known
from generator.outputs.site.quick import quicken

_PARTS = (
    "mkdocs.commands.build",
    "material.plugins.search.plugin",
    "material.plugins.offline.plugin",
)
_ALIASES = "properdocs.replacement"
"""The module whose import lets `mkdocs` mean ProperDocs."""


def build_sites(jobs: Iterable[SiteJob], pool: Executor | None = None) -> list[str]:
    """Build and finish one site for each job, in parallel.

    Args:
        jobs: What to make.
        pool: Processes to use again; they are faster the second time.

    Returns:
        The engine's warnings and errors, each with the name of its configuration; empty when
        every site was built without any.
    """
    todo = list(jobs)
    if pool is None:
        if multiprocessing.get_start_method() == "fork":
            # What is imported here the processes need not import each by itself.
            _load(todo[0].engine)
        with workers(len(todo)) as fresh:
            return build_sites(todo, fresh)
    return [message for messages in pool.map(_build, todo) for message in messages]


@contextmanager
def workers(count: int) -> Iterator[ProcessPoolExecutor]:
    """Give processes for building; they end with the block, at once when it is interrupted."""
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(max_workers=count, initializer=obey_parent)
    try:
        yield pool
    except BaseException:
        for child in set(multiprocessing.active_children()) - others:
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def obey_parent() -> None:
    """Leave Ctrl+C to the parent, and end when the parent is gone.

    A worker that outlived a killed parent would wait for work for ever, and hold the lock.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


class _Listener(logging.Handler):
    """Collects what the engine complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def take(engine: Engine) -> None:
    """Let `mkdocs` mean an engine in this process, from the next import on.

    The theme's plugins import `mkdocs`, and an engine takes only plugins made of its own classes.
    ProperDocs brings a module that lends it the name, but not for what was imported before; so all
    that belongs to the other engine is forgotten first.
    """
    known = sys.modules.get(Engine.MKDOCS.value)
    if known is not None and known.__name__ == engine:
        return
    for name in list(sys.modules):
        if name.partition(".")[0] in {*Engine, "material"}:
            del sys.modules[name]
    sys.meta_path[:] = [one for one in sys.meta_path if type(one).__module__ != _ALIASES]
    if engine == Engine.PROPERDOCS:
        importlib.import_module(_ALIASES)


def _load(engine: Engine) -> None:
    """Import an engine and what the theme adds to it."""
    # Material prints that its life ends on 5 May 2027 at each import; README.md says so once.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    take(engine)
    for name in _PARTS:
        importlib.import_module(name)


def _build(job: SiteJob) -> list[str]:
    os.environ["SOURCE_DATE_EPOCH"] = str(job.epoch)
    _load(job.engine)
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    kept = Kept(None, "")
    with listening(job.config.name) as messages:
        config = load_config(str(job.config))
        if is_known(config):
            kept = Kept(job.kept, key_of(job.made_by, job.engine, job.epoch, job.table))
        pages = KeptPages(kept, job.config, finished_page(job.table))
        quicken(config, compiled_folder(), pages)
        if remember is not None:
            remember(job.config, config)
        config.plugins.on_startup(command="build", dirty=False)
        with only_new_collected():
            build(config)
        config.plugins.on_shutdown()
    if not messages:
        finish_site(job, kept)
        kept.save()
    return messages


remember: Callable[[Path, Any], None] | None = None
"""In the processes of a preview: keeps what the engine learns of a site; see `desks.py`."""


@contextmanager
def listening(name: str) -> Iterator[list[str]]:
    """Gather what the engine complains about in the block, each with a name in front.

    What stops the engine ends the block, and is gathered too.
    """
    from jinja2 import TemplateError
    from mkdocs.exceptions import MkDocsException

    listener = _Listener()
    # The theme's plugins talk to the logger of MkDocs in either case.
    loggers = [logging.getLogger(name) for name in Engine]
    for logger in loggers:
        logger.addHandler(listener)
        logger.propagate = False
    messages: list[str] = []
    try:
        yield messages
    except (MkDocsException, SystemExit, TemplateError) as error:
        if isinstance(error, TemplateError):
            # It was told of the page that was being made, and stands in none.
            told = [one for one in listener.messages if not one.endswith(f": {error}")]
            listener.messages = [*told, f"a template in overrides/ can't be used: {error}"]
        # What stops an engine it has mostly told before, page by page.
        elif not listener.messages:
            listener.messages.append(f"{error}")
    finally:
        for logger in loggers:
            logger.removeHandler(listener)
        messages += [f"{name}: {message}" for message in listener.messages]
