"""A new company's company.yml: its own words in YAML, with notes for whoever reads the file."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.entries import Parameter, Role
from generator.model.founding import Founding
from generator.model.inputs import Inputs
from generator.model.registers import PLATFORMS, ROLES
from generator.model.say import Said, say
from generator.model.text import Text
from generator.sources.notes import Tell, example, gap, lines, note, optional
from generator.sources.yaml_text import Quoted

GAP = "example.com"
"""The domain of addresses that are still to be filled in; no mail ever gets there."""
_SCHEMA = "# yaml-language-server: $schema=../../generator/schemas/company.schema.json"


def company_text(new: Founding, inputs: Inputs, language: str, tell: Tell) -> str:
    """Give the text of a new company.yml.

    Args:
        new: The answers. Each is written so that YAML reads it back as it is.
        inputs: The base and the profiles, which say what roles, platforms and values there are.
        language: Language of the notes, where the sources have words for them.
        tell: Says the notes' own words in that language.
    """
    writer = _Writer(new, inputs, language, tell)
    parts = ["\n".join([_SCHEMA, "#", *writer.note(writer.head())])]
    parts += ["\n".join(written) for part in writer.parts() if (written := list(part))]
    return "\n\n".join(parts) + "\n"


def roles_of(inputs: Inputs) -> tuple[Role, ...]:
    """Give the roles of the base and the profiles."""
    return tuple(role for layer in inputs.layers for role in layer.of(ROLES))


def to_fill_in(inputs: Inputs) -> dict[str, Parameter]:
    """Give the parameters that each company should set, those of its profiles included."""
    return {
        name: parameter
        for layer in inputs.layers
        for name, parameter in layer.parameters.items()
        if parameter.fill_in
    }


def in_language(text: Text, language: str) -> str:
    """Give a text of the sources in a language, or in the first one that it has."""
    words = {str(code): str(said) for code, said in text.values}
    return " ".join(words.get(language, next(iter(words.values()))).split())


_SMALL = 50
"""People in a firm for which the essentials are made."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Writer:
    new: Founding
    inputs: Inputs
    language: str
    tell: Tell

    def note(self, said: str, indent: int = 0) -> list[str]:
        return note(said, self.tell, indent)

    def gap(self, data: Any, indent: int = 0) -> Iterator[str]:
        return gap(data, self.tell, indent)

    def optional(self, data: Any, indent: int = 0) -> Iterator[str]:
        return optional(data, self.tell, indent)

    def words(self, text: Text) -> str:
        """Give a text of the sources, with the values that its placeholders have by default."""
        declared = _declared(self.inputs)

        def put(match: re.Match[str]) -> str:
            if (known := declared.get(match.group(1))) is None:
                return self.new.name if match.group(1) == "company" else match.group()
            if match.group(2) and known.inflected:
                own = self.new.settings.get(match.group(1), str(known.default))
                word = next((one for one in known.choices if one.id == own), known.choices[0])
                forms = {str(name): words for name, words in word.forms.items()}
                return in_language(forms[match.group(2)], self.language)
            value = _default(known, (self.language, *self.new.languages))
            return str(next(iter(value.values())) if isinstance(value, Mapping) else value)

        return re.sub(r"\{(\w+)(?::(\w+))?\}", put, in_language(text, self.language))

    def head(self) -> Said:
        return say(
            "What holds in this company and nowhere else; everything more comes from the base"
            " policy and the profiles. Lines that begin with # are notes. TO FILL IN marks a gap:"
            " the pages show it, and no edition is handed out with it. OPTIONAL marks what may stay"
            " out."
        )

    def parts(self) -> Iterator[Iterator[str]]:
        yield self._name()
        yield self._industries()
        yield self._languages()
        yield self._places()
        yield self._edition()
        yield self._brand()
        yield self._contacts()
        yield self._platforms()
        yield self._settings()
        yield self._changes()

    def _name(self) -> Iterator[str]:
        yield from self.note(
            say("The name that stands in the rules, and the one in the register of companies.")
        )
        yield from lines({"name": Quoted(self.new.name)})
        legal = {"legal_name": Quoted(f"{self.new.name} {self.new.legal_form or '...'}")}
        yield from lines(legal) if self.new.legal_form else self.optional(legal)
        if self.new.size is not None:
            yield from self.note(say("People: {size}", size=self.new.size))
            if self.new.size <= _SMALL:
                yield from self.note(
                    say(
                        "For a small firm: delete the # and get the essential rules only. The first"
                        " contact then answers for every role that you delete below, and a value"
                        " that these rules do not use may stay a gap."
                    )
                )
                yield "# edition: essentials"

    def _industries(self) -> Iterator[str]:
        yield from self.note(
            say(
                "Industry profiles whose rules hold as well; where two of them set one number, the"
                " stricter value counts."
            )
        )
        if self.new.industries:
            yield f"industries: [{', '.join(self.new.industries)}]"
        else:
            yield "# industries: []"

    def _languages(self) -> Iterator[str]:
        yield from self.note(
            say("Languages of the handbook, and the one that counts when two texts differ.")
        )
        yield f"languages: [{', '.join(self.new.languages)}]"
        yield f"binding_language: {self.new.languages[0]}"

    def _places(self) -> Iterator[str]:
        yield from self.note(
            say("Where the company works: PL, EU, another country of the Union such as IE, UK, US.")
        )
        yield f"jurisdictions: [{', '.join(self.new.places)}]"

    def _edition(self) -> Iterator[str]:
        yield from self.note(
            say("Number of the edition, and the day from which it holds; change both each time.")
        )
        yield f'version: "{self.new.version}"'
        yield f"valid_from: {self.new.valid_from.isoformat()}"

    def _brand(self) -> Iterator[str]:
        yield from self.note(
            say("Logo and colour. The picture lies beside this file; a colour has six digits.")
        )
        brand = {"logo": Quoted(self.new.logo), "colour": Quoted(self.new.colour)}
        missing = {"logo": "logo.svg", "colour": Quoted("#1f3a5f")}
        given = {key: value for key, value in brand.items() if value}
        if not given:
            yield from self.optional({"brand": missing})
            return
        yield from lines({"brand": given})
        for key in brand.keys() - given.keys():
            yield from self.optional({key: missing[key]}, 2)

    def _contacts(self) -> Iterator[str]:
        yield from self.note(
            say(
                "Whom to ask. A shared mailbox is best, so that an answer comes when somebody is"
                " away; one person may hold several roles."
            )
        )
        given = {one.role: one for one in self.new.contacts}
        yield "contacts:"
        for role in roles_of(self.inputs):
            contact = given.get(str(role.id))
            yield from self.note(f"{self.words(role.name)}: {self.words(role.duty)}", 2)
            if contact is None:
                yield from self.note(say("TO FILL IN: name, email and, if wanted, phone."), 2)
            yield f"  - role: {role.id}"
            name = contact.name if contact else in_language(role.name, self.new.languages[0])
            yield from lines({"name": Quoted(name)}, 4)
            email = contact.email if contact else f"{role.id}@{GAP}"
            yield from lines({"email": email}, 4)
            if contact and contact.phone:
                yield from lines({"phone": Quoted(contact.phone)}, 4)

    def _platforms(self) -> Iterator[str]:
        yield from self.note(
            say("Say true or false to each platform, so that nobody has to guess.")
        )
        used = self.new.platforms
        accounts = [
            {"platform": str(one.id), "used": one.id in (used or ())}
            for one in self.inputs.base.of(PLATFORMS)
        ]
        told = {"platforms": accounts}
        yield from self.optional(told) if used is None else lines(told)

    def _settings(self) -> Iterator[str]:
        yield from self.note(
            say("Values that stand in the rules; the page of values names all of them.")
        )
        known = {name: value for name, value in self.new.settings.items() if self._whole(value)}
        # A key with nothing below it would be a mistake.
        yield "settings:" if known else "# settings:"
        declared = _declared(self.inputs)
        for name in {**self.new.settings, **to_fill_in(self.inputs)}:
            about = declared[name]
            yield ""
            yield from self.note(f"{self.words(about.label)}. {self.words(about.help)}", 2)
            if name in known:
                yield from lines({name: _quoted(known[name])}, 2)
                continue
            said = self.new.settings.get(name)
            proposed = _default(about, self.new.languages)
            if isinstance(said, Mapping):
                # The default would say something else than the other language.
                proposed = _quoted({code: said.get(code, "...") for code in self.new.languages})
            yield from self.gap({name: proposed}, 2)

    def _whole(self, value: int | str | Mapping[str, str]) -> bool:
        """Tell whether a value is said in every language of the handbook."""
        return not isinstance(value, Mapping) or set(self.new.languages) <= set(value)

    def _changes(self) -> Iterator[str]:
        yield from self.note(
            say(
                "Rules of your own, and other words for those that are there. An example, which"
                " makes a recommendation binding:"
            )
        )
        words = Quoted("...")
        reason = dict.fromkeys(self.new.languages, words)
        change = {"action": "amend", "target": words, "strength": "must", "reason": reason}
        yield from example({"changes": [change]})


def _declared(inputs: Inputs) -> dict[str, Parameter]:
    return {name: one for layer in inputs.layers for name, one in layer.parameters.items()}


def _default(parameter: Parameter, languages: tuple[str, ...]) -> Any:
    """Give a parameter's default in the languages of the handbook."""
    value = parameter.default
    if isinstance(value, Mapping):
        found = {code: str(value[code]) for code in languages if code in value}
        return {code: Quoted(words) for code, words in found.items()}
    return Quoted(str(value))


def _quoted(value: int | str | Mapping[str, str]) -> Any:
    if isinstance(value, int):
        return value
    if isinstance(value, str):
        return Quoted(value)
    return {code: Quoted(words) for code, words in value.items()}
