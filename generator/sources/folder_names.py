"""Find a layer's folder by the name that somebody typed, and report names that can't be built."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize

from generator.model.folders import fault_of, is_taken, plain_name
from generator.model.place import Place
from generator.model.problems import Collector
from generator.model.say import say


def as_written(name: str, known: Iterable[str]) -> str:
    """Give the folder's own name for one that differs only in how its letters are made.

    A `ż` is one sign on most keyboards, and two in what some systems and archives store.
    """
    names = list(known)
    same = (one for one in names if normalize("NFC", one) == normalize("NFC", name))
    return name if name in names else next(same, name)


def check_company_folder(name: str, profiles: Iterable[str], problems: Collector) -> None:
    """Report a company's folder that can't be built, or not beside a profile's handbook (HB106).

    Args:
        name: The folder's name.
        profiles: Names of the profiles that there are.
        problems: Receives the problem.
    """
    taken = is_taken(name, profiles)
    reason = fault_of(name)
    if not taken and not reason:
        return
    message = say("'{name}' is no name for a company's folder: {why}", name=name, why=reason)
    if taken:
        message = say(
            "the company's folder is called like the industry '{name}', and both would be built"
            " into 'build/{name}'",
            name=name,
        )
    near = plain_name(name)
    if near and (fault_of(near) or is_taken(near, profiles)):
        near += "-1"
    hint = say("rename the folder to '{near}', for instance", near=near)
    if not near or fault_of(near):
        hint = say("rename the folder; use letters a to z, numbers and hyphens")
    problems.add(
        "HB106", message, Place(file=f"companies/{name}/company.yml", line=1, column=1), hint
    )


def check_profile_folder(name: str, problems: Collector) -> None:
    """Report a profile whose handbook would be built into a folder of another one (HB106)."""
    if reason := fault_of(name):
        problems.add(
            "HB106",
            say("'{name}' is no name for a profile: {why}", name=name, why=reason),
            Place(file=f"industry_profiles/{name}/profile.yml", line=1, column=1),
            say("rename the folder, and write the new name as 'id:'"),
        )
