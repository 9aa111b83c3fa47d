"""Read what every site shares: mkdocs.yml, and the overrides of the theme."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.model.engine import Engine
from generator.model.problems import UsageFault
from generator.model.say import joined, say
from generator.sources.home import HOME, OVERRIDES, config_file, overrides_folder


def shared_config(root: Path) -> dict[str, Any]:
    """Read mkdocs.yml of the sources' folder, else of the program's.

    Raises:
        UsageFault: The file is no YAML mapping, or names an engine that is not known.
    """
    path = config_file(root)
    try:
        config = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise UsageFault(
            say("'{name}' can't be read: {error}", name=path.name, error=error),
            say("mend the file"),
        ) from None
    if not isinstance(config, dict) or not isinstance(config.get("theme"), dict):
        raise UsageFault(
            say("'{name}' has no theme", name=path.name), say("take the one of this project")
        )
    extra = config["extra"] = config.get("extra") or {}
    if not isinstance(extra, dict):
        raise UsageFault(
            say("'extra' of '{name}' holds no settings", name=path.name),
            say("write 'key: value' below it, a line for each"),
        )
    named = extra.get("engine", Engine.MKDOCS)
    if named not in list(Engine):
        raise UsageFault(
            say("'{name}' names the engine '{engine}'", name=path.name, engine=named),
            say("take one of these: {engines}", engines=joined(", ", list(Engine))),
        )
    return config


def engine_of(shared: Mapping[str, Any]) -> Engine:
    """Give the engine that mkdocs.yml names as `engine` below `extra`, else MkDocs.

    Args:
        shared: What `shared_config` has read.
    """
    return Engine(shared["extra"].get("engine", Engine.MKDOCS))


def whole_overrides(root: Path) -> Path:
    """Give the folder with the theme's overrides, which the scripts and pages rely on.

    Raises:
        UsageFault: The folder of the sources has one of its own, and it lacks files.
    """
    own, brought = overrides_folder(root), HOME / OVERRIDES
    for path in sorted(brought.rglob("*")):
        name = path.relative_to(brought)
        if not (own / name).exists() and not name.name.startswith("."):
            raise UsageFault(
                say("'{folder}/' lacks '{name}'", folder=OVERRIDES, name=name.as_posix()),
                say("copy '{folder}' whole, then change what you want", folder=brought),
            )
    return own
