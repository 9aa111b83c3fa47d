"""The one page of a course, in all its languages; what it asks for stands in its template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.model.labels import Label, label_of
from generator.model.text import Text
from generator.render.course.content import PASS_MARK, Course
from generator.render.course.markup import HtmlWriter, linked_words
from generator.render.prose import flat
from generator.render.words import Labels
from generator.render.written import is_phone
from generator.text.placeholders import fill, shown

_TEMPLATES = Path(__file__).parent.parent.parent / "templates"
TEMPLATE = "course.html.j2"
_LENT_WORDS = Markup('<span lang="{}">{}</span>')
_LENT_BLOCK = Markup('<div lang="{}">{}</div>')


@dataclass(frozen=True)
class CourseWords:
    """What the template can ask for in one language; all of it is encoded for HTML."""

    course: Course
    language: str

    @cached_property
    def _writer(self) -> HtmlWriter:
        return HtmlWriter(self.course.handbook.parameters, self.language)

    @cached_property
    def word(self) -> Labels[Markup]:
        """Words of the pages themselves, from labels.yml."""
        return Labels(lambda key: self.t(self.course.handbook.labels[key]))

    def t(self, text: Text) -> Markup:
        """A plain text with its own line ends; addresses in it can be followed."""
        return self._lent(text, linked_words(self._filled(text)))

    def choice(self, text: Text) -> Markup:
        """A plain text that is chosen by a click; so nothing in it leads elsewhere."""
        return self._lent(text, escape(self._filled(text)))

    def _filled(self, text: Text) -> str:
        return fill(text[self.language], self.course.handbook.parameters, self.language).strip()

    def line(self, text: Text) -> Markup:
        """A text as one line of plain words."""
        words = flat(text, self.course.handbook.parameters, self.language)
        return self._lent(text, escape(words))

    def md(self, text: Text) -> Markup:
        """A Markdown text."""
        return self._lent(text, self._writer.prose(text[self.language]), _LENT_BLOCK)

    def strength(self, strength: str) -> Markup:
        """The word for a strength."""
        return self.t(self.course.handbook.labels[label_of("strength", strength)])

    def verdict(self, *, right: bool) -> Markup:
        """The word for a right or a wrong answer."""
        return self.t(
            self.course.handbook.labels[Label.VERDICT_RIGHT if right else Label.VERDICT_WRONG]
        )

    def parameter(self, name: str) -> Markup:
        """A parameter's value; an address in it can be followed, and a number called."""
        value = self.course.handbook.parameters[name]
        return linked_words(shown(value, self.language), number=is_phone(value))

    @property
    def company(self) -> str:
        """The company's name."""
        return shown(self.course.handbook.parameters["company"], self.language)

    def _lent(self, text: Text, encoded: Markup, form: Markup = _LENT_WORDS) -> Markup:
        """Mark words that stand here in another language than the page's."""
        other = text.lent(self.language)
        return form.format(other, encoded) if other else encoded


def course_title(course: Course, language: str) -> str:
    """Give the course's name, with the company's and that of the group that it is for."""
    handbook = course.handbook
    parts = [
        handbook.title,
        handbook.labels[Label.LMS_COURSE],
        *(group.name for group in course.groups if course.role),
    ]
    said = [flat(text, handbook.parameters, language) for text in parts]
    return " – ".join((shown(handbook.parameters["company"], language), *said))


def course_page(course: Course, scripts: Sequence[str]) -> str:
    """Write the page of a course.

    Args:
        course: What it holds.
        scripts: Names of the scripts beside the page, in their order.
    """
    values: dict[str, Any] = {
        "course": course,
        "scripts": scripts,
        "handbook": course.handbook,
        "languages": {code: CourseWords(course, code) for code in course.languages},
        "titles": {code: course_title(course, code) for code in course.languages},
        "pass_mark": PASS_MARK,
    }
    text = html_templates().get_template(TEMPLATE).render(values)
    lines = (line.rstrip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


@cache
def html_templates() -> Environment:
    """Give the templates of HTML pages; what they print is encoded."""
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
