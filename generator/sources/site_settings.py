"""Read the settings that every site shares: the root mkdocs.yml and the overrides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from generator.model.problems import UsageFault

_HOME = Path(__file__).parent.parent.parent
"""The folder of this program, whose settings count where the sources bring none."""


def shared_config(root: Path) -> dict[str, Any]:
    """Read mkdocs.yml of the sources' folder, else of the program's.

    Raises:
        UsageFault: The file is no YAML mapping.
    """
    path = _own(root, "mkdocs.yml")
    try:
        config = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise UsageFault(f"'{path.name}' can't be read: {error}", "mend the file") from None
    if not isinstance(config, dict) or not isinstance(config.get("theme"), dict):
        raise UsageFault(f"'{path.name}' has no theme", "take the one of this project")
    return config


def overrides_folder(root: Path) -> Path:
    """Give the folder with the theme's overrides."""
    return _own(root, "overrides")


def _own(root: Path, name: str) -> Path:
    return root / name if (root / name).exists() else _HOME / name
