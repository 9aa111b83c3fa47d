"""Load the layers that a handbook asks for."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from generator.model.edition import Edition, Listed
from generator.model.inputs import Inputs, Layer
from generator.model.layers import Company
from generator.model.nearest import did_you_mean
from generator.model.problems import Collector
from generator.model.review import Review
from generator.model.say import say
from generator.sources.discover import COMPANIES_FOLDER, refuse_unknown
from generator.sources.edition_list import read_list
from generator.sources.editions import read_editions
from generator.sources.examples import borrowed
from generator.sources.folder_names import check_company_folder, check_profile_folder
from generator.sources.glance import industry_names, sector_of, unheard
from generator.sources.home import (
    BASE_FOLDER,
    PROFILES_FOLDER,
    base_folder,
    profile_folder,
    profile_names,
    telling_where,
)
from generator.sources.kept import shared_layer
from generator.sources.layer import read_layer
from generator.sources.pictures import read_pictures
from generator.sources.pointed import refine_pointed
from generator.sources.reach import linked
from generator.sources.reviews import read_reviews


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
