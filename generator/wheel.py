"""Pack the policy into the wheel: setuptools runs these; the program itself never imports them.

A wheel holds the package only, and the base, the profiles and the looks of the pages lie beside
it. They are packed as `generator/_content`, where the program looks for them first. An editable
install packs nothing, so a clone is read where it lies.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from setuptools.command.build import build
from setuptools.command.build_py import build_py

CONTENT = ("handbook", "industry_profiles", "overrides", "mkdocs.yml", "requirements.txt")
"""What a folder that holds only companies lacks, and the lock, for `doctor --wheelhouse`."""
FOLDER = "_content"


class Build(build):
    """Builds in a folder of its own: `build/` belongs to handbooks, and nothing old may linger."""

    def initialize_options(self) -> None:
        """Take a temporary folder, which goes when the program ends."""
        super().initialize_options()
        self.temporary = tempfile.TemporaryDirectory(prefix="policy-handbook-")
        self.build_base = self.temporary.name


class BuildPy(build_py):
    """Packs the content with the modules."""

    def run(self) -> None:
        """Copy modules, then the content."""
        super().run()
        for target, source in self._content().items():
            self.mkpath(str(Path(target).parent))
            self.copy_file(source, target)

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:  # noqa: FBT001, FBT002
        """Name every file that the wheel gets."""
        return [*super().get_outputs(include_bytecode), *self._content()]

    def get_output_mapping(self) -> dict[str, str]:
        """Say where every file of the wheel comes from."""
        return {**super().get_output_mapping(), **self._content()}

    def get_source_files(self) -> list[str]:
        """Name every file that a source distribution must hold."""
        return [*super().get_source_files(), *_files()]

    def _content(self) -> dict[str, str]:
        """Give the source of each packed file."""
        if self.editable_mode:
            return {}
        packed = Path(self.build_lib) / "generator" / FOLDER
        return {str(packed / name): name for name in _files()}


def _files() -> Iterator[str]:
    """Walk the content in the project's folder, in which setuptools works."""
    for name in CONTENT:
        start = Path(name)
        if not start.exists():
            raise FileNotFoundError(f"there is no '{name}' to pack; build from a whole clone")
        paths = sorted(start.rglob("*")) if start.is_dir() else [start]
        for path in paths:
            hidden = any(part.startswith(".") for part in path.parts)
            if path.is_file() and not hidden and not path.name.endswith("~"):
                yield path.as_posix()
