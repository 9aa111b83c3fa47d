"""What is traced: tracing doubles the cost of work, and adds nothing where others go as well."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def traced(config: pytest.Config) -> Iterator[None]:
    """Measure coverage, if it is measured at all, also where it is paused at the moment."""
    plugin = config.pluginmanager.getplugin("_cov")
    controller = plugin.cov_controller if plugin else None
    if controller is None or controller.started:
        yield
        return
    controller.resume()
    try:
        yield
    finally:
        controller.pause()


@contextmanager
def untraced(config: pytest.Config) -> Iterator[None]:
    """Pause the measuring of coverage, if it is on, for as long as the block takes."""
    plugin = config.pluginmanager.getplugin("_cov")
    controller = plugin.cov_controller if plugin else None
    if controller is None or not controller.started:
        yield
        return
    controller.pause()
    try:
        yield
    finally:
        controller.resume()
