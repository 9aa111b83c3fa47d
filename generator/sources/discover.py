"""Find the folder of the sources, and what stands in it by name."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from generator.model.folders import plain_name
from generator.model.nearest import did_you_mean, nearest, others_than
from generator.model.problems import Collector, UsageFault
from generator.model.say import joined, say
from generator.sources.folder_names import as_written
from generator.sources.home import BASE_FOLDER, PROFILES_FOLDER, folders_with, profile_names
from generator.sources.reach import entries

COMPANIES_FOLDER = "companies"
_COMPANY_FILE = re.compile(
    r"(?i)company(?:[ _-]?\(?\d*\)?|[ _-]copy|[ _-]kopia)?(?:\.ya?ml)?"
    r"\.?(?:ya?ml|txt|docx?|rtf|odt)?"
)
"""Names that word processors, mail programs and other systems give the company file."""


def find_root(start: Path) -> Path:
    """Find the nearest folder, from `start` upwards, that holds sources.

    Links on the way to it are the user's own; below it none is followed.

    Raises:
        UsageFault: There is none.
    """
    root = _nearest(start)
    if root is None:
        raise UsageFault(
            say(
                "there is no folder '{name}' in '{start}' or above it",
                name=COMPANIES_FOLDER,
                start=start,
            ),
            say(
                "go to the folder that holds '{name}', or name it with --root; begin one with"
                " `handbook init`",
                name=COMPANIES_FOLDER,
            ),
        )
    return root.resolve()


def root_to_begin(start: Path) -> Path:
    """Give the folder in which a new company or profile belongs.

    It is the nearest one that holds sources, else `start` itself, where nobody has begun yet.
    """
    return (_nearest(start) or start).resolve()


def _nearest(start: Path) -> Path | None:
    for folder in (start, *start.parents):
        parts = (folder / COMPANIES_FOLDER, folder / PROFILES_FOLDER)
        if (folder / BASE_FOLDER / "handbook.yml").is_file() or any(map(Path.is_dir, parts)):
            return folder
    return None


def company_names(root: Path) -> list[str]:
    """List the companies in the root folder."""
    return folders_with(root / COMPANIES_FOLDER, "company.yml")


def company_meant(root: Path, name: str) -> str:
    """Give the company's folder for the name that somebody typed, which there may not be."""
    return as_written(name, company_names(root))


def refuse_unknown(root: Path, industries: tuple[str, ...], company: str | None) -> None:
    """Make sure that everything that is asked for is there, by the name of its folder.

    Raises:
        UsageFault: A profile or company of that name does not exist.
    """
    _require("industry profile", industries, profile_names(root))
    if company and Path(company).name == company and company not in company_names(root):
        with contextlib.suppress(OSError):
            _refuse_misnamed(root / COMPANIES_FOLDER / company)
    _require("company", (company,) if company else (), company_names(root))


def _require(what: str, names: tuple[str, ...], known: list[str]) -> None:
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or say("none is there yet")
            near = nearest(name, known)
            if near and len(known) > 1:
                hint = joined(" ", [hint, others_than(name, near, known)])
            if what == "company" and not near:
                begin = say("`handbook init {name}` begins a new one", name=plain_name(name))
                hint = joined("; ", [hint, begin])
            raise UsageFault(
                say("there is no company '{name}'", name=name)
                if what == "company"
                else say("there is no industry profile '{name}'", name=name),
                hint,
            )


def _refuse_misnamed(folder: Path) -> None:
    """Tell of a company file under another name, such as `Company.yml` or `company.yml.txt`.

    Raises:
        UsageFault: There is such a file.
    """
    for path in entries(folder, folder.name, Collector()):
        misnamed = path.name != "company.yml" and _COMPANY_FILE.fullmatch(path.name)
        if misnamed and path.is_file():
            message = say(
                "the folder '{folder}' holds '{file}', but no 'company.yml'",
                folder=f"{COMPANIES_FOLDER}/{folder.name}",
                file=path.name,
            )
            hint = say(
                "rename '{file}' to 'company.yml'; the Explorer of Windows shows the whole name"
                " under View, File name extensions",
                file=path.name,
            )
            if path.suffix.lower() not in {".yml", ".yaml", ".txt"}:
                hint = say("save its text in Notepad, as UTF-8, under the name 'company.yml'")
            raise UsageFault(message, hint)
