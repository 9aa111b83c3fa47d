"""Read what every site shares: mkdocs.yml, and the overrides of the theme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from generator.model.problems import UsageFault
from generator.model.say import say
from generator.sources.home import HOME, OVERRIDES, config_file, overrides_folder


def shared_config(root: Path) -> dict[str, Any]:
    """Read mkdocs.yml of the sources' folder, else of the program's.

    Raises:
        UsageFault: The file is no YAML mapping.
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
    return config


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
