"""Which companies' handbooks a change in git concerns."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from generator.model.problems import UsageFault
from generator.model.say import say
from generator.outputs.inputs_key import named_industries
from generator.sources.discover import COMPANIES_FOLDER
from generator.sources.home import (
    HOME,
    PROFILES_FOLDER,
    base_folder,
    config_file,
    overrides_folder,
    profile_folder,
    profile_names,
)

_PROGRAM = ("generator", "pyproject.toml", "requirements.txt")


def changed_since(root: Path, revision: str, companies: Iterable[str]) -> list[str]:
    """Give the companies whose sources, layers or program differ from a revision.

    What was not committed counts, new files as well.

    Args:
        root: The folder of the sources.
        revision: Any name that git knows for a commit.
        companies: The companies to choose from.

    Raises:
        UsageFault: There is no git, no repository or no such revision.
    """
    top = Path(_git(root, "rev-parse", "--show-toplevel").rstrip("\n"))
    commit = _commit(root, revision)
    listed = _git(top, "diff", "--name-only", "--no-renames", "-z", commit, "--")
    listed += _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    changed = [top / name for name in listed.split("\0") if name]

    def touched(*places: Path) -> bool:
        return any(path.is_relative_to(place) for place in places for path in changed)

    shared = [base_folder(root), overrides_folder(root), config_file(root)]
    shared += [HOME / name for name in _PROGRAM]
    if touched(*shared) or _sectors_moved(root, top, commit, changed):
        return list(companies)
    found = []
    for name in companies:
        folder = root / COMPANIES_FOLDER / name
        profiles = (profile_folder(root, one) for one in named_industries(folder))
        if touched(folder, *profiles):
            found.append(name)
    return found


def _sectors_moved(root: Path, top: Path, commit: str, changed: Iterable[Path]) -> bool:
    """Tell whether an industry came, went, or is called otherwise: that counts in all handbooks."""
    heads = {profile_folder(root, name) / "profile.yml" for name in profile_names(root)}
    for path in changed:
        if path.name != "profile.yml" or path.parent.parent != root / PROFILES_FOLDER:
            continue
        name = path.relative_to(top).as_posix()
        before = _git(top, "ls-tree", "--name-only", commit, "--", name)
        if not before or path not in heads:
            return True
        lines = _git(top, "diff", "--unified=0", commit, "--", name).splitlines()
        if any(line[1:].startswith("sector:") for line in lines if line[:1] in {"+", "-"}):
            return True
    return False


def _commit(root: Path, revision: str) -> str:
    """Give the commit that a revision names."""
    wanted = f"{revision}^{{commit}}"
    try:
        # Whatever is given is a name, never an option.
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    except UsageFault:
        raise UsageFault(
            say("git knows no revision '{revision}' here", revision=revision),
            say(
                "name a branch, a tag or a commit; a build server may have fetched only the last"
                " one"
            ),
        ) from None
    return found.strip()


def _git(folder: Path, *words: str) -> str:
    program = shutil.which("git")
    if program is None:
        raise UsageFault(say("git is not installed"), say("leave --changed-since out"))
    done = subprocess.run(  # noqa: S603 - words of ours, and a revision that is told to be a name
        [program, "-C", str(folder), *words], capture_output=True, check=False
    )
    if done.returncode:
        raise UsageFault(
            say("'{folder}' is in no repository of git", folder=folder),
            say("leave --changed-since out"),
        )
    return os.fsdecode(done.stdout)
