"""Ask what a new company is like, one question after another."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.cli import answers
from generator.cli.asking import Asking
from generator.cli.given import Given
from generator.cli.language import spoken_language
from generator.model.entries import WORDED, Parameter
from generator.model.founding import Founding, NewContact
from generator.model.inputs import Inputs
from generator.model.layers import Base
from generator.model.problems import UsageFault
from generator.model.registers import PLATFORMS
from generator.model.say import say
from generator.sources.company_text import in_language, roles_of, to_fill_in
from generator.sources.glance import industry_names, industry_titles
from generator.sources.home import profile_names
from generator.sources.load import load_inputs

_MONTH = "review_month"
"""The parameter that says in which month the annual review is."""
_BODY = "body"
"""The parameter that says what the rules call their company."""
Values = dict[str, int | str | dict[str, str]]


@dataclass(frozen=True, slots=True)
class Interview:
    """The questions about one company."""

    root: Path
    """The folder of the sources."""
    folder: str
    """Name of the company's folder."""
    given: Given
    asking: Asking

    def hold(self, today: datetime.date) -> tuple[Founding, Inputs]:
        """Ask everything that the options do not say.

        Args:
            today: The day from which the first edition holds.

        Returns:
            The answers, and the base and the profiles that they chose.

        Raises:
            UsageFault: An option says what can't be, or options are missing and nobody can be
                asked.
        """
        asking, given = self.asking, self.given
        name = asking.answer(
            "--name",
            given.name,
            say("Name that stands in the rules"),
            answers.name,
            self.folder.replace("-", " ").title(),
            needed=True,
        )
        form = asking.answer(
            "--legal-form",
            given.legal_form,
            say("Legal form, such as sp. z o.o. (empty: later)"),
            answers.legal_form,
        )
        size = asking.answer(
            "--size", given.size, say("How many people work there (empty: later)"), answers.size
        )
        inputs = self._inputs()
        contacts = self.given.contacts([str(role.id) for role in roles_of(inputs)])
        languages = self._languages(inputs)
        places = asking.answer(
            "--place",
            given.place,
            say("Where the company works: PL, EU, another country of the Union such as IE, UK, US"),
            answers.places,
            "PL,EU",
            needed=True,
        )
        # Told before the long part, which nobody needs to answer.
        asking.settle()
        new = Founding(
            folder=self.folder,
            name=name,
            legal_form=form,
            size=size,
            industries=tuple(layer.title for layer in inputs.profiles),
            languages=languages,
            places=places,
            version=f"{today.year}.1",
            valid_from=today,
        )
        return self._rest(new, inputs, contacts), inputs

    def _inputs(self) -> Inputs:
        profiles = profile_names(self.root)
        titles = industry_titles(self.root, profiles)
        spoken = spoken_language()
        shown = [
            f"{one} ({titles[one][spoken]})" if spoken in titles.get(one, {}) else one
            for one in profiles
        ]
        ids = dict(industry_names(self.root, profiles))
        chosen = self.asking.answer(
            "--industry",
            self.given.industry,
            say("Industries: {names}; several with commas (empty: none)", names=", ".join(shown)),
            lambda words: answers.industries(words, profiles, ids),
            needed=True,
        )
        return load_inputs(self.root, chosen, None)[0]

    def _languages(self, inputs: Inputs) -> tuple[str, ...]:
        head = inputs.base.head
        if not isinstance(head, Base):
            raise TypeError("the first layer is no base")
        known = sorted(map(str, head.languages), key=lambda code: code != head.binding_language)
        return self.asking.answer(
            "--language",
            self.given.language,
            say("Languages of the handbook, the binding one first"),
            lambda words: answers.languages(words, known),
            ",".join(known),
            needed=True,
        )

    def _rest(self, new: Founding, inputs: Inputs, told: dict[str, str]) -> Founding:
        """Ask what may stay a gap."""
        asking, given = self.asking, self.given
        known = {str(one.id): str(one.name) for one in inputs.base.of(PLATFORMS)}
        shown = ", ".join(known.values())
        settings = {**self._body(inputs), **self._settings(new, inputs)}
        declared = inputs.base.parameters.get(_MONTH)
        if declared is not None:
            settings[_MONTH] = asking.answer(
                "--review-month",
                given.review_month,
                say("Month of the annual review, 1 to 12"),
                answers.month,
                str(declared.default),
            )
        return dataclasses.replace(
            new,
            settings=settings,
            contacts=tuple(self._contacts(inputs, told)),
            platforms=asking.answer(
                "--platform",
                given.platform,
                say("Platforms that are used: {names} (empty: later)", names=shown),
                lambda words: answers.platforms(words, known),
            ),
            colour=asking.answer(
                "--colour",
                given.colour,
                say("Colour of the company, such as #1f3a5f (empty: later)"),
                answers.colour,
            ),
        )

    def _body(self, inputs: Inputs) -> Values:
        """Ask what the rules shall call the company, where the base has words for it."""
        declared = inputs.base.parameters.get(_BODY)
        if declared is None or not declared.inflected:
            if self.given.body is not None:
                raise UsageFault(
                    say("the base policy has one word for every company, so --body has no use"),
                    say("leave --body out"),
                )
            return {}
        names = ", ".join(
            f"{one.id} ({in_language(one.name, spoken_language())})" for one in declared.choices
        )
        found = self.asking.answer(
            "--body",
            self.given.body,
            say("What you are: {names}", names=names),
            lambda words: answers.choice(words, _BODY, declared),
            str(declared.default),
        )
        return {_BODY: found}

    def logo(self) -> Path | None:
        """Ask for the logo, the last of the questions."""
        path = self.given.logo
        return self.asking.answer(
            "--logo",
            None if path is None else str(path),
            say("Path of the logo, an SVG, PNG or JPEG file (empty: later)"),
            answers.logo,
        )

    def _contacts(self, inputs: Inputs, told: dict[str, str]) -> Iterator[NewContact]:
        for role in roles_of(inputs):
            key, who = str(role.id), in_language(role.name, spoken_language())
            found = self.asking.answer(
                "--contact",
                told.get(key),
                say("{role}: name, address, phone (empty: later)", role=who),
                lambda words, key=key: answers.contact(words, key),  # type: ignore[misc]
                key=key,
            )
            if found is not None:
                yield found

    def _settings(self, new: Founding, inputs: Inputs) -> Values:
        languages = new.languages
        declared = {key: one for layer in inputs.layers for key, one in layer.parameters.items()}
        told = self.given.settings(declared, languages)
        wanted = {**{key: declared[key] for key in to_fill_in(inputs)}}
        wanted |= {key.partition(".")[0]: declared[key.partition(".")[0]] for key in told}
        found: Values = {}
        for key, parameter in wanted.items():
            value = self._value(key, parameter, languages, told)
            if value is not None:
                found[key] = value
        return found

    def _value(
        self,
        key: str,
        parameter: Parameter,
        languages: tuple[str, ...],
        told: dict[str, str],
    ) -> int | str | dict[str, str] | None:
        """Ask for a value; a text in each language, of which some may stay open."""
        label = in_language(parameter.label, spoken_language())
        if parameter.type not in WORDED:
            return self.asking.answer(
                "--set",
                told.get(key),
                say("{label} (empty: later)", label=label),
                lambda words: answers.setting(words, key, parameter),
                key=key,
            )
        found: dict[str, str] = {}
        for code in languages:
            given = told.get(f"{key}.{code}", told.get(key))
            first = next(iter(found.values()), "")
            if given is None and first and not any(map(str.isalpha, first)):
                # A number is the same in every language.
                found[code] = first
                continue
            question = say("{label}, in '{language}' (empty: later)", label=label, language=code)
            words = self.asking.answer(
                "--set",
                given,
                question if len(languages) > 1 else say("{label} (empty: later)", label=label),
                lambda words: answers.setting(words, key, parameter),
                key=f"{key}.{code}",
            )
            if words is not None:
                found[code] = str(words)
        return found or None
