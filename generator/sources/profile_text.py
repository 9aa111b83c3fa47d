"""A new profile's files: enough to check and build, with notes on what to write where."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping

from generator.model.layers import Base
from generator.model.say import Said, say
from generator.sources.notes import Tell, example, lines, note
from generator.sources.yaml_text import Quoted

TellIn = Callable[[str, str], str]
"""Says a text in a language of the handbook."""
_SCHEMA = "# yaml-language-server: $schema={up}generator/schemas/{kind}.schema.json"


def profile_files(  # noqa: PLR0913 - a profile file has that many parts
    profile: str,
    names: Mapping[str, str],
    base: Base,
    today: datetime.date,
    tell: Tell,
    tell_in: TellIn,
) -> dict[str, str]:
    """Give the texts of a new profile by their path in its folder.

    Args:
        profile: The profile's id.
        names: Name of the industry by language; its keys are the languages of the texts.
        base: The base policy, whose roles and audiences the profile shares.
        today: Day on which the chapter counts as reviewed.
        tell: Says notes in the language of whoever reads the files.
        tell_in: Says the first words of the policy in a language of the handbook.
    """

    def texts(said: Said) -> dict[str, Quoted]:
        return {code: Quoted(tell_in(said, code)) for code in names}

    head = list(_head(profile, names, tell, texts(say("TO FILL IN: what the profile adds."))))
    clause = {
        "id": f"{profile}.first",
        "title": texts(say("TO FILL IN: what the rule is called")),
        "strength": "may",
        "audience": [str(base.everyone or base.audiences[0].id)],
        "statement": texts(say("TO FILL IN: what people in this industry may do.")),
        "why": texts(say("TO FILL IN: why, in one or two short sentences.")),
        # Until its author names the law behind it.
        "house_rule": True,
    }
    chapter = {
        "id": profile,
        "title": {code: Quoted(name) for code, name in names.items()},
        "summary": texts(say("TO FILL IN: what readers take away, in two or three sentences.")),
        "owner": str(base.reference_owner or base.roles[0].id),
        "reviewed": today,
        "review_months": 12,
        "clauses": [clause],
    }
    pages = [
        _SCHEMA.format(up="../../../", kind="chapter"),
        *note(
            say(
                "The industry's own rules. The id of a rule is the chapter's id, a dot and a name;"
                " strength is may, ask first, must not, should or must. TO FILL IN marks a gap: the"
                " pages show it, and no edition is handed out with it."
            ),
            tell,
        ),
        *lines(chapter),
    ]
    return {
        "profile.yml": "\n".join(head) + "\n",
        f"chapters/01-{profile}.yml": "\n".join(pages) + "\n",
    }


def _head(
    profile: str, names: Mapping[str, str], tell: Tell, summary: Mapping[str, Quoted]
) -> Iterator[str]:
    yield _SCHEMA.format(up="../../", kind="profile")
    yield from note(
        say(
            "What an industry adds to the base policy. Rules of its own stand in chapters/; risks,"
            " terms and other registers may stand beside this file, as in the base."
        ),
        tell,
    )
    named = {code: Quoted(name) for code, name in names.items()}
    yield from lines({"id": profile, "name": named, "summary": summary})
    reason = {code: Quoted("...") for code in names}
    yield ""
    yield from note(say("Values that the industry sets, each with a reason. An example:"), tell)
    yield from example({"settings": {"response_hours": {"value": 8, "reason": reason}}})
    yield ""
    yield from note(
        say(
            "Changes of the base's rules: amend, add or remove. A rule may become stricter freely."
            " An example:"
        ),
        tell,
    )
    change = {"action": "amend", "target": Quoted("..."), "reason": reason, "strength": "must"}
    yield from example({"changes": [change]})
