"""The clauses of a handbook by their words, so that a statement finds those that say the same."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.gap.phrases import phrases
from generator.gap.vocabulary import Vocabulary, vocabulary
from generator.model.handbook import Handbook, ResolvedClause
from generator.model.registers import TOPICS
from generator.render.prose import flat

FIELDS = {"title": 3.0, "statement": 1.6, "phrases": 2.6, "asked": 2.0, "help": 0.4, "topics": 1.2}
"""How much a word counts by where a clause has it."""
_CORE = ("title", "statement", "phrases", "asked")
_SATURATION = 3.0
_SYNONYM = 0.5
_HEADING = 0.2
_PHRASE = 0.65
_ASKED_PHRASE = 0.55
_TITLE_PHRASE = 0.5
_LEAST_COVER = 0.6
_SURE, _LIKELY = 0.9, 0.8


@dataclass(frozen=True, slots=True)
class Scored:
    """A clause that a statement may be about."""

    clause: ResolvedClause
    """The clause."""
    score: float
    """How much speaks for it; a sum of weights of rare words."""
    cover: float
    """The share of what the statement says that the clause says, too."""


@dataclass(slots=True)
class Index:
    """The words of a handbook's clauses in one language."""

    words: Vocabulary
    clauses: list[ResolvedClause]
    held: dict[str, dict[int, float]]
    """For each key, the clauses that have it, with the weight of the places where they do."""
    rarity: dict[str, float]
    """How much each key tells clauses apart."""
    said: list[tuple[int, float, tuple[str, ...]]] = field(default_factory=list)
    """Phrases: the clause, how much the phrase counts, and its words."""
    by_key: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Phrases by the keys of their words."""
    ignored: frozenset[str] = frozenset()
    """Words that a policy calls its own organisation by, such as "Trust"."""

    def content(self, text: str) -> list[str]:
        """Give the words of a statement that say something, each once."""
        found = dict.fromkeys(self.words.content(text))
        return [word for word in found if word not in self.ignored]

    def search(self, text: str, heading: str = "") -> list[Scored]:
        """Rank the clauses for a statement, the likeliest first.

        Args:
            text: What the statement says.
            heading: What stands above it; it vouches for a clause, but never alone.
        """
        asked = self.content(text)
        scores, matched = self._by_words(asked)
        for number, score in self._by_phrases(asked).items():
            scores[number] += score
        above = [word for word in self.content(heading) if word not in asked]
        for number, score in self._by_words(above)[0].items():
            if number in scores:
                scores[number] += _HEADING * score
        total = sum(self.words.worth(word) * self._rarest(word) for word in asked) or 1.0
        ranked = sorted(scores.items(), key=lambda one: (-one[1], one[0]))
        return [
            Scored(self.clauses[number], score, matched.get(number, 0.0) / total)
            for number, score in ranked
        ]

    def _by_words(self, asked: Iterable[str]) -> tuple[dict[int, float], dict[int, float]]:
        """Score each clause by the words that it shares, and say how much of them it has."""
        scores: dict[int, float] = defaultdict(float)
        matched: dict[int, float] = defaultdict(float)
        for word in asked:
            best: dict[int, tuple[float, float]] = {}
            for key, weight in self._meant(word):
                worth = self.rarity.get(key, 0.0) * weight * self.words.worth(word)
                for number, held in self.held.get(key, {}).items():
                    score = worth * held * weight / (_SATURATION + held * weight)
                    best[number] = max(best.get(number, (0.0, 0.0)), (score, worth))
            for number, (score, worth) in best.items():
                scores[number] += score
                matched[number] += worth
        return scores, matched

    def _rarest(self, word: str) -> float:
        """Tell how rare a word is; one that no clause has is as rare as can be."""
        known = [self.rarity[key] for key in self.words.keys(word) if key in self.rarity]
        return max(known, default=math.log(2 * len(self.clauses) + 2))

    def _meant(self, word: str) -> Iterable[tuple[str, float]]:
        yield from self.words.keys(word).items()
        for other in self.words.synonyms(word):
            for key, weight in self.words.keys(other).items():
                yield key, weight * _SYNONYM

    def _by_phrases(self, asked: Iterable[str]) -> dict[int, float]:
        """Score each clause by the one phrase that the statement says best."""
        sure: dict[str, float] = {}
        for word in asked:
            for key, weight in self.words.keys(word).items():
                sure[key] = max(sure.get(key, 0.0), weight)
        near = set().union(*(self.by_key.get(key, set()) for key in sure))
        best: dict[int, float] = defaultdict(float)
        for at in near:
            number, weight, said = self.said[at]
            matched, total = 0.0, 0.0
            for word in said:
                keys = self.words.keys(word)
                worth = self._worth(word)
                total += worth
                matched += worth * max((sure.get(key, 0.0) * w for key, w in keys.items()))
            cover = matched / total if total else 0.0
            if cover >= _LEAST_COVER:
                best[number] = max(best[number], weight * matched * cover**2)
        return best

    def _worth(self, word: str) -> float:
        keys = self.words.keys(word).items()
        rarest = max(
            (self.rarity.get(key, 0.0) for key, weight in keys if weight > _SURE), default=0
        )
        return rarest * self.words.worth(word)


def index_of(handbook: Handbook, language: str) -> Index:
    """Gather the words of a handbook's clauses.

    Args:
        handbook: The handbook.
        language: One of its languages.
    """
    known = vocabulary(language)
    clauses = list(handbook.clauses())
    held: dict[str, dict[int, float]] = defaultdict(dict)
    made = Index(known, clauses, held, {})
    topics = {str(one.id): flat(one.name, {}, language) for one in handbook.of(TOPICS)}
    frequency: dict[str, set[int]] = defaultdict(set)
    for number, resolved in enumerate(clauses):
        places: dict[str, float] = defaultdict(float)
        for name, texts in _texts(resolved, handbook, language, topics).items():
            keys: dict[str, float] = {}
            for word in {word for text in texts for word in known.content(text)}:
                for key, weight in known.keys(word).items():
                    keys[key] = max(keys.get(key, 0.0), weight)
            for key, weight in keys.items():
                places[key] += FIELDS[name] * weight
                if name in _CORE and weight > _LIKELY:
                    frequency[key].add(number)
        for key, weight in places.items():
            held[key][number] = weight
    count = len(clauses)
    for key, numbers in held.items():
        often = len(frequency.get(key, numbers)) or len(numbers)
        made.rarity[key] = math.log(1 + (count - often + 0.5) / (often + 0.5))
    _add_phrases(made, handbook, language)
    return made


def _texts(
    resolved: ResolvedClause, handbook: Handbook, language: str, topics: Mapping[str, str]
) -> dict[str, list[str]]:
    clause, values = resolved.clause, handbook.parameters
    more = [text for text in (clause.guidance, clause.why, clause.remedy) if text is not None]
    return {
        "title": [flat(clause.title, values, language)],
        "statement": [flat(clause.statement, values, language)],
        "phrases": list(phrases(language).get(resolved.id, ())),
        "asked": list(_asked(resolved, language)),
        "help": [flat(text, values, language) for text in more],
        "topics": [topics[str(name)] for name in clause.topics if str(name) in topics],
    }


def _asked(resolved: ResolvedClause, language: str) -> Iterable[str]:
    ways = resolved.clause.asked_as.items()
    return (str(one) for code, said in ways if code == language for one in said)


def _add_phrases(index: Index, handbook: Handbook, language: str) -> None:
    for number, resolved in enumerate(index.clauses):
        title = flat(resolved.clause.title, handbook.parameters, language)
        lists = (
            (_PHRASE, phrases(language).get(resolved.id, ())),
            (_ASKED_PHRASE, tuple(_asked(resolved, language))),
            (_TITLE_PHRASE, (title,)),
        )
        for weight, several in lists:
            for phrase in several:
                said = tuple(dict.fromkeys(index.words.content(phrase)))
                if said:
                    at = len(index.said)
                    index.said.append((number, weight, said))
                    for word in said:
                        for key in index.words.keys(word):
                            index.by_key[key].add(at)
