"""Find the folder of the sources, and load the layers that a handbook asks for."""

from __future__ import annotations

import contextlib
import dataclasses
import re
from pathlib import Path

from generator.model.edition import Edition, Listed
from generator.model.folders import plain_name
from generator.model.inputs import Inputs, Layer
from generator.model.layers import Company
from generator.model.nearest import did_you_mean, nearest, others_than
from generator.model.problems import Collector, UsageFault
from generator.model.review import Review
from generator.model.say import joined, say
from generator.sources.edition_list import read_list
from generator.sources.editions import read_editions
from generator.sources.examples import borrowed
from generator.sources.folder_names import as_written, check_company_folder, check_profile_folder
from generator.sources.glance import industry_names, sector_of, unheard
from generator.sources.home import (
    BASE_FOLDER,
    PROFILES_FOLDER,
    base_folder,
    folders_with,
    profile_folder,
    profile_names,
    telling_where,
)
from generator.sources.kept import shared_layer
from generator.sources.layer import read_layer
from generator.sources.pictures import read_pictures
from generator.sources.pointed import refine_pointed
from generator.sources.reach import entries, linked
from generator.sources.reviews import read_reviews

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


def load_inputs(
    root: Path, industries: tuple[str, ...], company: str | None
) -> tuple[Inputs, Collector]:
    """Read every layer of one handbook.

    Args:
        root: The folder that holds the sources.
        industries: Names of profiles in the order in which they were asked for; when empty,
            those of the company file count.
        company: Name of the company's folder, or None.

    Returns:
        The layers, and a collector that holds warnings only.

    Raises:
        UsageFault: A profile or company of that name does not exist.
        ProblemsFound: The files hold problems; all files were read.
    """
    root = root.resolve()
    refuse_unknown(root, industries, company)
    problems = Collector(told=telling_where(root))
    if company:
        check_company_folder(company, profile_names(root), problems)
    last = _company_layer(root, company, problems) if company else None
    if last and isinstance(last.head, Company):
        if industries:
            _compare(industries, last.head, problems)
        else:
            industries = _known(root, last.head, profile_names(root), problems)
    elif company and not industries:
        industries = _named_in(root, company)
    editions, listed, reviews = _records(root, company, problems)
    base = shared_layer(base_folder(root), "base", "handbook", BASE_FOLDER, problems)
    profiles = _profiles(root, sorted(set(industries)), problems)
    if company and problems.found:
        names = industry_names(root, profile_names(root))
        file = f"{COMPANIES_FOLDER}/{company}/company.yml"
        refine_pointed((base, *profiles), names, file, unheard(root / file), problems)
    problems.raise_if_failed()
    if base is None:
        raise AssertionError("a layer is missing without a problem")
    loaded = tuple(profile for profile in profiles if profile is not None)
    inputs = Inputs(
        base=base,
        profiles=loaded,
        company=last,
        editions=editions,
        listed=listed,
        reviews=reviews,
        borrowed=borrowed(last) if last else (),
        sectors=frozenset(sector_of(root, name) for name in profile_names(root)),
        told=problems.told,
    )
    return inputs, problems


def _records(
    root: Path, company: str | None, problems: Collector
) -> tuple[tuple[Edition, ...], tuple[Listed, ...], tuple[Review, ...]]:
    """Read the editions, their list and the reviews of a company."""
    folder, named = root / COMPANIES_FOLDER / (company or ""), f"{COMPANIES_FOLDER}/{company}"
    if not company or linked(folder):  # which is reported already
        return (), (), ()
    return (
        read_editions(folder, named, problems),
        read_list(folder, named, problems),
        read_reviews(folder, named, problems),
    )


def _profiles(root: Path, names: list[str], problems: Collector) -> list[Layer | None]:
    for name in names:
        check_profile_folder(name, problems)
    return [
        shared_layer(
            profile_folder(root, name),
            f"profile:{name}",
            "profile",
            f"{PROFILES_FOLDER}/{name}",
            problems,
        )
        for name in names
    ]


def _company_layer(root: Path, name: str, problems: Collector) -> Layer | None:
    folder = f"{COMPANIES_FOLDER}/{name}"
    layer = read_layer(root / folder, f"company:{name}", "company", folder, problems)
    if layer is None or not isinstance(layer.head, Company) or layer.head.brand is None:
        return layer
    pictures = read_pictures(root / folder, layer.head.brand, problems)
    return dataclasses.replace(layer, pictures=pictures)


def _named_in(root: Path, company: str) -> tuple[str, ...]:
    """Give the industries that a company file names although it can't be taken as a whole.

    So the faults of these profiles are told together with its own, which are told already.
    """
    tree = unheard(root / COMPANIES_FOLDER / company / "company.yml")
    named = tree.get("industries") if tree else None
    known = profile_names(root)
    return tuple(str(name) for name in named if name in known) if isinstance(named, list) else ()


def _compare(industries: tuple[str, ...], company: Company, problems: Collector) -> None:
    """Warn when the command asks for other industries than the company file names (HB108)."""
    own = company.industries
    if own and set(own) != set(industries):
        problems.add(
            "HB108",
            say(
                "the company names the industries {own}, but the handbook was asked for with"
                " {asked}",
                own=", ".join(own),
                asked=", ".join(industries),
            ),
            own[0].place,
            say("leave INDUSTRY empty, or change 'industries:'"),
            warning=True,
        )


def _known(root: Path, company: Company, names: list[str], problems: Collector) -> tuple[str, ...]:
    """Give the company's own industries that are there; report the others (HB209)."""
    for name in company.industries:
        if name not in names:
            message = say("there is no industry profile '{name}'", name=name)
            hint = did_you_mean(name, names, industry_names(root, names))
            problems.add("HB209", message, name.place, hint)
    return tuple(str(name) for name in company.industries if name in names)


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
