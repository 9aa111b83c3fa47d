"""Read what every site shares: mkdocs.yml, and the overrides of the theme."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.model.engine import Engine
from generator.model.problems import Collector, UsageFault
from generator.model.say import joined, say
from generator.model.system import why
from generator.sources.home import HOME, OVERRIDES, config_file, overrides_folder
from generator.sources.reach import NotRegular, linked, read_bounded
from generator.sources.text_file import MAX_BYTES, Source
from generator.sources.yaml_faults import within_bounds

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def shared_config(root: Path) -> dict[str, Any]:
    """Read mkdocs.yml of the sources' folder, else of the program's.

    Raises:
        UsageFault: The file is no YAML mapping, or names an engine that is not known.
    """
    path = config_file(root)
    try:
        config = _bounded(path)
    except NotRegular:
        raise UsageFault(
            say("'{name}' is a link", name=path.name)
            if linked(path)
            else say("'{name}' is no file", name=path.name),
            say("put the file or folder itself there; no link is followed"),
        ) from None
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise UsageFault(
            say(
                "'{name}' can't be read: {error}",
                name=path.name,
                error=why(error) if isinstance(error, OSError) else error,
            ),
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


def _bounded(path: Path) -> Any:
    """Read YAML in a time that depends on its size only.

    Raises:
        OSError: It can't be read.
        ValueError: It is too large, nested too deep, or holds aliases, which can grow without end.
        YAMLError: It is no YAML.
    """
    data, size = read_bounded(path, MAX_BYTES)
    if size > MAX_BYTES:
        raise ValueError(say("it has {size} bytes, more than {limit}", size=size, limit=MAX_BYTES))
    text = data.decode("utf-8")
    problems = Collector()
    within_bounds(Source(file=path.name, text=text, lines=tuple(text.split("\n"))), problems)
    if problems.found:
        raise ValueError(problems.found[0].message)
    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=_LOADER)):
        raise ValueError(say("aliases (*name) are not allowed"))
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader, in C where there is one


def engine_of(shared: Mapping[str, Any]) -> Engine:
    """Give the engine that mkdocs.yml names as `engine` below `extra`, else MkDocs.

    Args:
        shared: What `shared_config` has read.
    """
    return Engine(shared["extra"].get("engine", Engine.MKDOCS))


def whole_overrides(root: Path) -> Path:
    """Give the folder with the theme's overrides, which the scripts and pages rely on.

    Raises:
        UsageFault: The folder of the sources has one of its own, and it lacks files, or holds
            links.
    """
    own, brought = overrides_folder(root), HOME / OVERRIDES
    for path in (own, *sorted(own.rglob("*"))) if own.parent == root else ():
        if linked(path):
            raise UsageFault(
                say("'{name}' is a link", name=path.relative_to(root).as_posix()),
                say("put the file or folder itself there; no link is followed"),
            )
    for path in sorted(brought.rglob("*")):
        name = path.relative_to(brought)
        if not (own / name).exists() and not name.name.startswith("."):
            raise UsageFault(
                say("'{folder}/' lacks '{name}'", folder=OVERRIDES, name=name.as_posix()),
                say("copy '{folder}' whole, then change what you want", folder=brought),
            )
    return own
