"""Before all steps: narrow every text of every layer to the languages that the company speaks."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping

from generator.model.inputs import Inputs, Layer, rewritten
from generator.model.language_names import as_language
from generator.model.layers import Base, Company
from generator.model.mended import write_instead, write_lines
from generator.model.nearest import did_you_mean
from generator.model.place import Located
from generator.model.problems import Collector
from generator.model.say import say
from generator.model.text import ANY, Cited, Text
from generator.model.translation import Catalog, Translation
from generator.text.locale import language_name


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """In which languages a handbook speaks, and what stands in where words are missing."""

    languages: tuple[Located, ...]
    """The handbook's languages, in order."""
    known: frozenset[str]
    """Languages that a text of a layer may be given in."""
    fallback: Mapping[str, str]
    """For a language, the one whose words stand in for its missing texts."""
    catalogs: Mapping[str, tuple[Catalog, ...]]
    """Translations by language; the first that has a text counts."""

    def said(self, text: Text) -> Text:
        """Give a text in exactly the handbook's languages, as far as it can be had.

        A language that nothing can be had for stays away, and one that nobody knows stays: both
        are reported when the texts are checked.
        """
        if isinstance(text, Cited) and ANY in set(text.languages()):
            return text
        given = {str(code): (code, words) for code, words in text.values}
        if tuple(given) == self.languages:
            return text
        pairs: list[tuple[Located, Located]] = []
        borrowed, stale = list(text.borrowed), list(text.stale)
        for language in self.languages:
            found = given.get(language) or self._unnamed(language, given)
            if found is None and (translation := self._translated(language, text)):
                found = (language, translation.text)
                stale += [str(language)] if translation.stale else []
            other = self.fallback.get(language, "")
            if found is None and other in given:
                found = (language, given[other][1])
                borrowed.append((str(language), other))
            if found is not None:
                pairs.append(found)
        # What is left over is of no use here, unless nobody knows what it is.
        open_ended = not pairs
        pairs += [
            pair
            for code, pair in given.items()
            if (open_ended if code == ANY else code not in self.known)
        ]
        return dataclasses.replace(
            text,
            values=tuple(pairs),
            borrowed=tuple(borrowed),
            stale=tuple(dict.fromkeys(stale)),
        )

    def _unnamed(
        self, language: Located, given: Mapping[str, tuple[Located, Located]]
    ) -> tuple[Located, Located] | None:
        """Take words that name no language where there is one only, or where it is all the same."""
        if ANY not in given:
            return None
        words = given[ANY][1]
        alike = not any(letter.isalpha() for letter in words)
        return (language, words) if alike or len(self.languages) == 1 else None

    def _translated(self, language: str, text: Text) -> Translation | None:
        for catalog in self.catalogs.get(language, ()):
            for _, words in text.values:
                found = catalog.get(words.strip())
                if found is not None:
                    return found
        return None


def spoken(inputs: Inputs, problems: Collector) -> tuple[Inputs, Callable[[Text], Text]]:
    """Give the layers as if their files held the company's languages and no others.

    Args:
        inputs: The loaded layers.
        problems: Receives HB106 (a translators' file in a language of the base),
            HB201 (a language given twice), HB401 (a further language without a
            fallback) and HB402 (a language that does not exist here).

    Returns:
        The layers, and what narrows any other text in the same way.
    """
    base = inputs.base.head
    if not isinstance(base, Base):
        raise TypeError("the first layer is no base")
    _refuse_needless(inputs, base, problems)
    speech = _speech(inputs, base, problems)
    if speech is None:
        # The base and its profiles give every language; a company may leave it open.
        speech = _as_base(base)
        company = rewritten(inputs.company, speech.said) if inputs.company else None
        return dataclasses.replace(inputs, company=company), speech.said
    layers: list[Layer] = [rewritten(layer, speech.said) for layer in inputs.layers]
    head: Base = layers[0].head  # type: ignore[assignment]
    names = {code: base.languages.get(code) or _named(code) for code in speech.languages}
    binding = head.binding_language
    if binding not in names:
        binding = Located(speech.languages[0], speech.languages[0].place)
    own = dataclasses.replace(head, languages=names, binding_language=binding)
    layers[0] = dataclasses.replace(layers[0], head=own)
    count = 1 + len(inputs.profiles)
    fresh = dataclasses.replace(
        inputs,
        base=layers[0],
        profiles=tuple(layers[1:count]),
        company=layers[count] if inputs.company else None,
    )
    return fresh, speech.said


def _refuse_needless(inputs: Inputs, base: Base, problems: Collector) -> None:
    """Report translators' files in a language whose words stand in the sources (HB106)."""
    for layer in inputs.layers:
        for code in layer.catalogs:
            if code in base.languages and isinstance(code, Located):
                problems.add(
                    "HB106",
                    say(
                        "no file of translations is read in '{language}': the base policy has its"
                        " own texts in it",
                        language=code,
                    ),
                    code.place,
                    say(
                        "write them in the files themselves, beside the others, as"
                        " '{language}: ...', and delete this file",
                        language=code,
                    ),
                )


def _as_base(base: Base) -> Speech:
    """Give how a handbook speaks that has the languages of its base."""
    languages = tuple(base.languages)
    return Speech(languages=languages, known=frozenset(languages), fallback={}, catalogs={})


def speech_of(inputs: Inputs) -> Speech | None:
    """Give how a handbook speaks; None when it is as its base does. Faults are not told."""
    base = inputs.base.head
    return _speech(inputs, base, Collector()) if isinstance(base, Base) else None


def _speech(inputs: Inputs, base: Base, problems: Collector) -> Speech | None:
    company = inputs.company.head if inputs.company else None
    if not isinstance(company, Company) or not company.languages:
        return None
    before = len(problems.found)
    _check(company, base, problems)
    if len(problems.found) > before:
        return None
    catalogs = {
        str(code): tuple(
            layer.catalogs[code] for layer in reversed(inputs.layers) if code in layer.catalogs
        )
        for code in company.languages
    }
    return Speech(
        languages=company.languages,
        known=frozenset(map(str, (*base.languages, *company.languages))),
        fallback={str(code): str(other) for code, other in company.fallback.items()},
        catalogs=catalogs,
    )


def _check(company: Company, base: Base, problems: Collector) -> None:
    """Check that each language is known, named once, and has words from somewhere."""
    seen: set[Located] = set()
    for code in company.languages:
        if code in seen:
            problems.add(
                "HB201",
                say("the language '{code}' is given twice", code=code),
                code.place,
                say("keep one"),
            )
        elif code not in base.languages and (
            as_language(code) in base.languages or not language_name(code)
        ):
            hint: str = say("write its code, such as uk or de")
            message = say("no language is known as '{code}'", code=code)
            if (meant := as_language(code)) != code:
                hint = write_instead(code.place, meant)
            problems.add("HB402", message, code.place, hint)
        elif code not in base.languages and code not in company.fallback:
            other = base.binding_language
            problems.add(
                "HB401",
                say(
                    "the base policy has no texts in '{code}', and nothing stands in for them",
                    code=code,
                ),
                code.place,
                _standing_in(code, other, company),
            )
        seen.add(code)
    for code, other in company.fallback.items():
        if code not in seen:
            problems.add(
                "HB402",
                say("the handbook has no language '{language}'", language=code),
                code.place,
                say("add '{code}' to 'languages:', or delete the line", code=code),
            )
        if other not in base.languages:
            message = say("the base policy has no texts in '{other}'", other=other)
            problems.add("HB402", message, other.place, meant_language(other, base.languages))


def _standing_in(code: Located, other: str, company: Company) -> str:
    """Say how another language stands in for the texts that a further one lacks."""
    words = say("add a line 'fallback: {{{code}: {other}}}'", code=code, other=other)
    line = code.place.excerpt.rstrip()
    if company.fallback or not line.startswith("languages:") or not line.endswith("]"):
        return words
    lines = f"{line}\nfallback: {{{code}: {other}}}"
    return write_lines(code.place.line, code.place.line, lines, say("say which one stands in"))


def meant_language(code: Located, known: Iterable[str]) -> str:
    """Give the hint for the code of a language that the handbook has not."""
    meant = as_language(code)
    return write_instead(code.place, meant) if meant in known else did_you_mean(code, known)


def _named(code: Located) -> Located:
    return Located(language_name(code), code.place)
