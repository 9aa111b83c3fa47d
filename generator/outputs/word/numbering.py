"""Count chapters, clauses and lists as the editor will, and say where it must begin anew."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.written import Style, Written

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RULES, _BULLETS, _STEPS = 1, 2, 3
"""Numbers of the three ways of counting."""
_LEVELS = 9
_SIGNS = ("•", "–", "▪")


@dataclass
class Lists:
    """Gives each paragraph that is counted the list that it belongs to."""

    begun: list[tuple[int, tuple[tuple[int, int], ...]]] = field(default_factory=list)
    """Each list: its way of counting, and the levels that begin with a number of their own."""
    _expected: dict[int, int] = field(default_factory=dict)
    """The number that comes next, by level."""
    _rules: int = 0
    _bullets: int = 0
    _steps: dict[int, int] = field(default_factory=dict)

    def numbering(self, one: Written) -> tuple[int, int] | None:
        """Give list and level of a paragraph; None for one that is not counted."""
        if one.number:
            return self._rule(one)
        if one.dotted:
            self._bullets = self._bullets or self._begin(_BULLETS)
            return self._bullets, min(one.level, _LEVELS) - 1
        if one.numbered:
            level = min(one.level, _LEVELS) - 1
            if one.numbered == 1 or level not in self._steps:
                self._steps[level] = self._begin(_STEPS, (level, one.numbered))
            return self._steps[level], level
        return None

    def _begin(self, way: int, *starts: tuple[int, int]) -> int:
        self.begun.append((way, starts))
        return len(self.begun)

    def _rule(self, one: Written) -> tuple[int, int]:
        level = 0 if one.style is Style.CHAPTER else 1
        numbers = [int(part) for part in one.number.split(".")]
        chapter, own = numbers[0], numbers[-1]
        expected = self._expected.get(level, 1)
        if not self._rules or own != expected:
            starts = ((0, chapter),) if level == 0 else ((0, chapter), (1, own))
            self._rules = self._begin(_RULES, *starts)
        self._expected[level] = own + 1
        if level == 0:
            self._expected[1] = 1
        return self._rules, level

    def xml(self) -> str:
        """Write the part that says how lists are counted."""
        ways = _rules_way() + _way(_BULLETS, _bullet) + _way(_STEPS, _step)
        lists = "".join(
            f'<w:num w:numId="{at}"><w:abstractNumId w:val="{way}"/>'
            + "".join(
                f'<w:lvlOverride w:ilvl="{level}">'
                f'<w:startOverride w:val="{start}"/></w:lvlOverride>'
                for level, start in starts
            )
            + "</w:num>"
            for at, (way, starts) in enumerate(self.begun, start=1)
        )
        return f"<w:numbering {NAMESPACE}>{ways}{lists}</w:numbering>"


def _rules_way() -> str:
    levels = (
        _level(0, "decimal", "%1.", 0, "ChapterTitle"),
        _level(1, "decimal", "%1.%2", 0, "ClauseTitle"),
        *(
            _level(at, "decimal", "".join(f"%{n}." for n in range(1, at + 2)), 0, "")
            for at in range(2, _LEVELS)
        ),
    )
    return _abstract(_RULES, "".join(levels))


def _way(number: int, level: object) -> str:
    return _abstract(number, "".join(level(at) for at in range(_LEVELS)))  # type: ignore[operator]


def _bullet(at: int) -> str:
    return _level(at, "bullet", _SIGNS[at % len(_SIGNS)], 360 * (at + 1), "")


def _step(at: int) -> str:
    return _level(at, "decimal", f"%{at + 1}.", 360 * (at + 1), "")


def _abstract(number: int, levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _level(at: int, form: str, text: str, left: int, style: str) -> str:
    """Write one level; the number of a heading is followed by a space."""
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    after = '<w:suff w:val="space"/>' if not left else ""
    indent = (
        f'<w:ind w:left="{left}" w:hanging="360"/>'
        if left
        else '<w:ind w:left="0" w:firstLine="0"/>'
    )
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}{after}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr></w:lvl>'
    )
